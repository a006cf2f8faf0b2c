"""What can happen to the people of a session: who is in the room, what they answer, what is done for their safety."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import AwareDatetime

from app.model.entry import Event, Value
from app.model.people import ConsentKind
from app.model.rounds import OrderedBy, Round
from app.model.telehealth import Modality, TelehealthCheck

Situation = Literal["unresponsive", "under_influence", "left_in_distress", "risk_to_self", "other"]


class Expected(Value):
    """A person the session was opened with, and what is worth remembering from last time."""

    id: str
    name: str
    initials: str
    joined: date | None = None
    last_promise: str = ""
    last_craving: int | None = None
    # what they answered at the last session that asked, for "same as last time"
    last_check: TelehealthCheck | None = None
    # first-day papers that were still missing when the session was opened
    papers: tuple[ConsentKind, ...] = ()


class Stay(Value):
    """A stretch in the room; without an end they are still here."""

    start: AwareDatetime
    end: AwareDatetime | None = None


class PersonExpected(Event):
    """Somebody joins the roster while the session is open."""

    kind: Literal["person_expected"] = "person_expected"
    person: Expected


class PersonArrived(Event):
    kind: Literal["person_arrived"] = "person_arrived"
    person: str


class PersonSteppedOut(Event):
    """Away for a while: a dropped connection, a phone call."""

    kind: Literal["person_stepped_out"] = "person_stepped_out"
    person: str


class PersonReturned(Event):
    kind: Literal["person_returned"] = "person_returned"
    person: str


class PersonLeft(Event):
    """Gone for today."""

    kind: Literal["person_left"] = "person_left"
    person: str


class PersonExcused(Event):
    kind: Literal["person_excused"] = "person_excused"
    person: str


class PersonFlagged(Event):
    """Somebody to talk with before the session ends."""

    kind: Literal["person_flagged"] = "person_flagged"
    person: str
    flagged: bool = True


class StayCorrected(Event):
    """When a person really was in the room: these spans take the place of all that was marked. Who corrected it, and
    when, is in the entry."""

    kind: Literal["stay_corrected"] = "stay_corrected"
    person: str
    spans: tuple[Stay, ...]


class PersonSeen(Event):
    """Somebody on the list of those to be seen before the end was talked with."""

    kind: Literal["person_seen"] = "person_seen"
    person: str


class TelehealthChecked(Event):
    """What a person answered to the telehealth checks, whole: the newest counts. `as_before`: they said that all is as
    it was last time."""

    kind: Literal["telehealth_checked"] = "telehealth_checked"
    person: str
    check: TelehealthCheck
    as_before: bool = False


class ModalityChanged(Event):
    """From the camera to the phone, or back, in the middle of a session."""

    kind: Literal["modality_changed"] = "modality_changed"
    person: str
    modality: Modality


class GuestCame(Event):
    """Somebody is in the room who is not a participant: no minutes, no turn, no note of their own."""

    kind: Literal["guest_came"] = "guest_came"
    guest: str
    name: str
    role: Literal["family", "observer", "other"]


class GuestLeft(Event):
    kind: Literal["guest_left"] = "guest_left"
    guest: str


class TurnsOrdered(Event):
    """In which order a round goes round from now on, all of it; how that came about is kept beside it."""

    kind: Literal["turns_ordered"] = "turns_ordered"
    round: Round
    order: tuple[str, ...]
    by: OrderedBy


class TurnPutOff(Event):
    """A person takes their turn later: after those who are still to come. `began`: it was their turn just then."""

    kind: Literal["turn_put_off"] = "turn_put_off"
    person: str
    round: Round
    began: bool = True


class SafetyStepTaken(Event):
    """A step on the crisis page was taken for this person; `words` say more where somebody wrote it."""

    kind: Literal["safety_step_taken"] = "safety_step_taken"
    person: str
    situation: Situation
    step: str
    words: str = ""


class EmergencyTold(Event):
    """The record of 42 CFR 2.51(c): medical personnel were told in an emergency. By whom is the entry's author unless
    `by` names somebody else; when is the entry's time."""

    kind: Literal["emergency_told"] = "emergency_told"
    person: str
    told: str
    affiliation: str
    emergency: str
    by: str = ""


class ReportTaken(Event):
    """An attendance report of the call was compared: its SHA-256, who was taken for whom, and what was kept of it.

    The file itself is not kept. Spans that were taken from it come as `StayCorrected` of the same act.
    """

    kind: Literal["report_taken"] = "report_taken"
    platform: str
    digest: str
    matches: Mapping[str, str] = {}
    kept: Mapping[str, Literal["live", "report"]] = {}


class CheckedIn(Event):
    """Answers of the opening round by question; `kept` is what became of the last promise."""

    kind: Literal["checked_in"] = "checked_in"
    person: str
    answers: Mapping[str, str]
    kept: Literal["", "kept", "partly", "not_yet"] = ""


class CheckedOut(Event):
    kind: Literal["checked_out"] = "checked_out"
    person: str
    answers: Mapping[str, str]


class TurnPassed(Event):
    """A person passed in a round; a pass is always welcome."""

    kind: Literal["turn_passed"] = "turn_passed"
    person: str
    round: Round
