"""What the telehealth checks of the people say, and what a key does to an answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.live.attending import Attendee
from app.live.lobby import missing
from app.live.state import Session
from app.live.turns import NEWCOMER_DAYS
from app.model.people import FIRST_DAY, ConsentKind, Person
from app.model.states import STATES
from app.model.telehealth import CheckName, TelehealthCheck
from app.practice.consents import papers_of
from app.practice.state import Practice
from app.words import _, ngettext
from ui.live.check_words import alone, check_name, last_words, license_words
from ui.live.people_words import newcomer_words
from ui.parts.check_grid import Cell, CheckRow, Column
from ui.parts.person_row import Mark

# the checks in the order of asking; a digit from 1 answers each, 0 is "same as last time"
CHECKS: Final[tuple[CheckName, ...]] = (
    "identity",
    "address",
    "private",
    "others",
    "not_driving",
    "modality",
)
AS_BEFORE: Final = len(CHECKS)
_STATE_AT_END: Final = re.compile(r"[\s,]([A-Z]{2})(?:[\s,]+\d{5}(?:-\d{4})?)?\s*$")


def columns() -> tuple[Column, ...]:
    words = {
        "identity": (_("Identity"), _("Seen")),
        "address": (_("Address"), _("Place")),
        "private": (_("Private"), _("Private")),
        "others": (_("Alone"), _("Alone")),
        "not_driving": (_("Parked"), _("Parked")),
        "modality": (_("Camera"), _("Video")),
    }
    checks = (Column(str(at + 1), *words[check]) for at, check in enumerate(CHECKS))
    return (*checks, Column("0", _("Same"), _("Same")))


def question_for_chat() -> str:
    """What is asked in the private chat; it names nobody."""
    return _(
        "Before we begin, please answer here, just to me: What is the address where you are right now? "
        "And is anybody near you? I ask everybody, each time, so that help could find you."
    )


def check_rows(session: Session, practice: Practice) -> tuple[CheckRow, ...]:
    """Everybody expected, in the order of the roster; who is excused has nothing to answer."""
    return tuple(
        CheckRow(
            person,
            attendee.name,
            (*(_cell(session, attendee, check) for check in CHECKS), _as_before(attendee)),
            _marks(session, attendee, practice),
        )
        for person, attendee in session.people.items()
        if attendee.presence != "excused"
    )


def done_words(session: Session) -> str:
    asked = [attendee for attendee in session.people.values() if attendee.presence != "excused"]
    done = sum(1 for attendee in asked if not missing(attendee))
    return _("{done} of {count} checked").format(done=done, count=len(asked))


def next_answer(check: TelehealthCheck, which: CheckName) -> TelehealthCheck | None:
    """What a key makes of an answer: yes, then no, then open again. None where words have to be typed."""
    match which:
        case "identity" | "private" | "not_driving":
            following = {None: True, True: False, False: None}[getattr(check, which)]
            return check.model_copy(update={which: following})
        case "others" if not check.others or alone(check):
            return check.model_copy(update={"others": "" if check.others else "nobody"})
        case "modality":
            following_one = {"": "video", "video": "phone", "phone": ""}[check.modality]
            return check.model_copy(update={"modality": following_one})
        case _:
            return None


def at_address(check: TelehealthCheck, person: Person | None, address: str, state: str) -> TelehealthCheck:
    """The check with an address as it was typed; a usual place is recognized, a state read from the address's end."""
    address, state = " ".join(address.split()), state.strip().upper()
    for place in person.locations if person else ():
        if place.address == address:
            return check.model_copy(
                update={"address": address, "location": place.id, "state": state or place.state.upper()}
            )
    read = _STATE_AT_END.search(address)
    if not state and read and read[1] in STATES:
        state = read[1]
    return check.model_copy(update={"address": address, "location": "", "state": state if address else ""})


def today_of(session: Session) -> date:
    """The day of the session, in its zone."""
    return session.opened.day if session.opened else date.min


def first_day(session: Session, practice: Practice, person: str) -> tuple[ConsentKind, ...]:
    """The first-day papers to be looked at with a person, as the practice stands now.

    Asked of newcomers, and of those whose papers are kept here: others may have signed elsewhere, long ago.
    """
    today, attendee = today_of(session), session.people[person]
    held = practice.care_of(person).consents.values()
    since = [one.since for one in practice.enrollments if one.person == person]
    new = newcomer_words(session, attendee) or (since and (today - min(since)).days < NEWCOMER_DAYS)
    if not new and not any(consent.kind in FIRST_DAY for consent in held):
        return ()
    return FIRST_DAY if new else papers_of(practice, person, today, attendee.person.papers)


def papers_left(session: Session, practice: Practice, person: str) -> tuple[ConsentKind, ...]:
    """Those of them that do not hold today."""
    missing_now = practice.care_of(person).papers_missing(today_of(session))
    return tuple(kind for kind in first_day(session, practice, person) if kind in missing_now)


def paper_name(kind: ConsentKind) -> str:
    match kind:
        case "telehealth":
            return _("Telehealth consent")
        case "group_confidentiality":
            return _("Group confidentiality agreement")
        case "part2_notice":
            return _("42 CFR Part 2 notice")
        case "contact_release":
            return _("Emergency contact release")
        case "disclosure":
            return _("Consent to a disclosure")
        case "treatment":
            return _("Consent for treatment, payment and operations")


def papers_words(kinds: Sequence[ConsentKind]) -> str:
    return (
        ngettext("{n} paper to sign", "{n} papers to sign", len(kinds)).format(n=len(kinds)) if kinds else ""
    )


def _marks(session: Session, attendee: Attendee, practice: Practice) -> tuple[Mark, ...]:
    papers = papers_words(papers_left(session, practice, attendee.person.id))
    said = [piece for piece in (newcomer_words(session, attendee), papers) if piece]
    return (Mark("pen-line", "info", ": ".join(said)),) if papers else ()


def _as_before(attendee: Attendee) -> Cell | None:
    last = attendee.person.last_check
    if last is None or attendee.check == last:
        return None
    tip = _("Same as last time: {last}").format(last=last_words(last))
    return Cell("rotate-ccw", "neutral", tip)


def _cell(session: Session, attendee: Attendee, which: CheckName) -> Cell:
    check = attendee.check or TelehealthCheck()
    match which:
        case "identity" | "private" | "not_driving":
            return _yes_or_no(which, getattr(check, which))
        case "address" if check.address:
            if words := license_words(session, check):
                return Cell("triangle-alert", "warn", f"{check.address}. {words}")
            return Cell("check", "ok", check.address)
        case "others" if check.others:
            if alone(check):
                return Cell("check", "ok", _("nobody near"))
            return Cell("users", "info", _("near: {who}").format(who=check.others))
        case "modality" if check.modality:
            if check.modality == "phone":
                return Cell("phone", "info", _("on the phone"))
            return Cell("check", "ok", _("on camera"))
        case _:
            return Cell("", "neutral", _("{check}: not asked yet").format(check=check_name(which)))


def _yes_or_no(which: CheckName, answer: bool | None) -> Cell:
    if answer is None:
        return Cell("", "neutral", _("{check}: not asked yet").format(check=check_name(which)))
    if answer:
        return Cell("check", "ok", check_name(which))
    words = {
        "identity": _("identity not seen"),
        "private": _("not in a private space"),
        "not_driving": _("driving"),
    }[which]
    return Cell("x", "warn", words)
