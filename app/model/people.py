"""The people of a practice: users, who sign what they write, and participants, with what is good to know of them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final, Literal

from pydantic import Field

from app.model.entry import Value

NAME_LENGTH: Final = 60  # characters


class Role(StrEnum):
    """What each may do stands in `roles`."""

    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co_facilitator"
    SUPERVISOR = "supervisor"


class User(Value):
    """Somebody who opens the vault with their own passphrase and signs what they write.

    `licensed_in` are the states where the license holds, as two letters; none named means that nothing is said.
    """

    id: str
    name: str = Field(min_length=1, max_length=NAME_LENGTH)
    credentials: str = Field(default="", max_length=40)
    role: Role = Role.FACILITATOR
    licensed_in: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


class Location(Value):
    """A place from which a participant usually joins. 911 dialed by the facilitator reaches the facilitator's own town:
    `dispatch` is the ten-digit number of the dispatch center of this place."""

    id: str
    name: str = Field(min_length=1, max_length=40)
    address: str = Field(min_length=1, max_length=200)
    state: str = Field(default="", max_length=2)
    dispatch: str = Field(default="", max_length=20)


class EmergencyContact(Value):
    """Whom to call in an emergency, and whether a release allows it."""

    name: str = Field(min_length=1, max_length=NAME_LENGTH)
    relation: str = Field(default="", max_length=40)
    phone: str = Field(default="", max_length=30)
    release: bool = False


class Objective(Value):
    """An objective of the treatment plan, and when it is to be reviewed."""

    id: str
    text: str = Field(min_length=1, max_length=300)
    review: date | None = None
    met: bool = False


class DrugScreen(Value):
    """A drug screen that is due, and when it was taken. Its result belongs into the record of the laboratory."""

    due: date
    taken: date | None = None


class Person(Value):
    """A participant, by the name used in the group. All but the name may be left open.

    `known_as` are the names under which call platforms reported them. `medication`: for the disorder, None is unknown.
    """

    id: str
    name: str = Field(min_length=1, max_length=NAME_LENGTH)
    pronouns: str = Field(default="", max_length=30)
    joined: date | None = None
    legal_name: str = Field(default="", max_length=120)
    record_number: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=120)
    known_as: tuple[str, ...] = ()
    recovery_date: date | None = None
    objectives: tuple[Objective, ...] = ()
    callback: str = Field(default="", max_length=30)
    emergency_contact: EmergencyContact | None = None
    locations: tuple[Location, ...] = ()
    naloxone: str = Field(default="", max_length=120)
    withdrawal_risk: str = Field(default="", max_length=200)
    medication: bool | None = None
    screens: tuple[DrugScreen, ...] = ()
    access_needs: str = Field(default="", max_length=300)

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalnum()]
        letters = [words[0][0], words[-1][0]] if len(words) > 1 else [self.name[0]]
        return "".join(letters).upper()


ConsentKind = Literal[
    "telehealth", "group_confidentiality", "part2_notice", "contact_release", "disclosure", "treatment"
]
# What a new member's first day asks for, in this order (DOMAIN: a consent for telehealth, the group's confidentiality
# agreement, the notice of 42 CFR 2.22, and a release for the emergency contact).
FIRST_DAY: tuple[ConsentKind, ...] = (
    "telehealth",
    "group_confidentiality",
    "part2_notice",
    "contact_release",
)


class Consent(Value):
    """A consent as 42 CFR 2.31 wants it: who discloses what to whom, why, until when; signed, and perhaps revoked.

    `treatment` is the one consent for treatment, payment and operations: it may name classes of recipients and no
    expiry. A first-day paper needs only its kind and the day of the signature. `ends_with` is the event or condition
    that ends it where the paper names no day; the day on which that happens becomes its last one, `expires`.
    """

    id: str
    kind: ConsentKind
    discloses: str = Field(default="", max_length=120)
    what: str = Field(default="", max_length=300)
    to_whom: str = Field(default="", max_length=200)
    purpose: str = Field(default="", max_length=200)
    signed: date | None = None
    expires: date | None = None
    ends_with: str = Field(default="", max_length=120)
    revoked: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it can be acted on that day: signed, not expired (its last day included), not revoked."""
        return (
            self.signed is not None
            and self.signed <= day
            and (self.expires is None or day <= self.expires)
            and (self.revoked is None or day < self.revoked)
        )
