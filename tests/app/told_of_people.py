"""A practice and a session with all kinds of words about Maria, and some about James and Aisha."""

from __future__ import annotations

from datetime import date

from app.clock import SetClock
from app.counseling import keep as keep_counseling
from app.desk import Desk
from app.lines import draft_key
from app.live import commands
from app.live import events as e
from app.live.note_events import Signature, SignedNote, SignedSection
from app.model.care import CareStep, ReachTry
from app.model.leaving import Destination, Leaving, LegalBasis
from app.model.people import Consent, EmergencyContact, Location, Objective, Person
from app.model.plans import Goal, PlanLine, PlanPart
from app.model.rounds import Round
from app.model.small_groups import Room
from app.model.telehealth import TelehealthCheck
from app.practice import events as practice
from app.practice.commands import change_person
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, SAM, minutes, opened

GONE = [
    "Maria S.",
    "Mariana",
    "Sotomayorga",
    "MRN-77123",
    "maria.s@example.org",
    "(612) 555-0143",
    "quixotilda",
    "zebrawood",
    "marzipan",
    "plumbago",
    "xylophonic",
    "halfwritten",
    "gentian",
    "addendly",
    "consently",
    "stepwise",
    "triedly",
    "planwords",
    "goalwords",
    "lakestreet",
    "contactdee",
    "riskword",
    "signedly",
    "emergly",
    "stepword",
    "promisely",
    "morningly",
    "purposely",
]
STAYS = [
    "jamesword",
    "sharedword",
    "aishaword",
    "jamesplan",
    "groupword",
    "jamespromise",
    "jamessigned",
    "jamescontact",
]


SIGNATURE = Signature(name="Alex", credentials="LADC", digest="", head_count=0, head="")


def signed(text: str) -> SignedNote:
    data = SignedSection(id="data", title="Data", text=text)
    return SignedNote(format="dap", title="", header=(), sections=(data,))


def told_much(desk: Desk) -> None:
    """All kinds of words about Maria, and some about James, in the practice."""
    maria = Person(
        id=MARIA,
        name="Maria S.",
        legal_name="Mariana Sotomayorga",
        record_number="MRN-77123",
        email="maria.s@example.org",
        callback="(612) 555-0143",
        locations=(Location(id="l", name="Home", address="5 lakestreet"),),
        emergency_contact=EmergencyContact(name="contactdee"),
        objectives=(Objective(id="o", text="quixotilda"),),
    )
    james = desk.practice.people[JAMES].model_copy(
        update={"emergency_contact": EmergencyContact(name="jamescontact"), "access_needs": "sits with Maria"}
    )
    leaving = Leaving(
        destination=Destination.OTHER,
        recipient="County",
        purpose="purposely",
        basis=LegalBasis.COURT_ORDER,
        reference="4",
    )
    seat = desk.seat(ALEX.id)
    seat.arrange(change_person, maria)
    seat.arrange(change_person, james)
    desk.act_practice(
        ALEX.id,
        [
            practice.ConsentKept(person=MARIA, consent=Consent(id="c", kind="disclosure", what="consently")),
            practice.CareStepTaken(
                person=MARIA, step=CareStep(kind="admitted", on=date(2026, 11, 2), reason="stepwise")
            ),
            practice.ReachTried(
                person=MARIA, session="x", attempt=ReachTry(how="call", reached=False, words="triedly")
            ),
            practice.PlanLineKept(
                person=MARIA, line=PlanLine(id="1", part=PlanPart.WARNING_SIGNS, text="planwords")
            ),
            practice.GoalKept(person=MARIA, goal=Goal(id="2", text="goalwords")),
            practice.PlanLineKept(
                person=JAMES,
                line=PlanLine(id="3", part=PlanPart.PEOPLE_TO_CALL, text="jamesplan: call Maria"),
            ),
            practice.KeptApart(one=MARIA, other=AISHA),
            practice.PersonDocumentSent(
                person=MARIA, format="pdf", purpose="purposely", digest="d", document="note", leaving=leaving
            ),
        ],
    )


def held(desk: Desk, clock: SetClock) -> str:
    """A session with words about everybody, over; its stream."""
    seat = opened(desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES, AISHA):
        seat.do(commands.mark_arrived, person)
        clock.pass_time(minutes(1))
    for text in (
        "@Maria spoke of quixotilda #insight",
        "@Maria @James argued about a sharedword",
        "@James jamesword of maria’s zebra",
        "@Aisha aishaword",
        "@Maria first",
        "groupword without anybody",
    ):
        seat.do(commands.catch_note, text)
        clock.pass_time(minutes(0.1))
    session = desk.session
    assert session is not None
    notes = session.notes
    seat.do(commands.amend_note, notes[0].id, "@Maria named zebrawood")
    seat.do(commands.amend_note, notes[4].id, "@Maria @James both, sharedword again")
    clock.pass_time(minutes(0.1))
    seat.do(commands.catch_note, "@Maria xylophonic")
    seat.undo()
    seat.do(commands.catch_note, "@Maria plumbago")
    assert desk.session is not None
    seat.do(commands.strike_note, desk.session.notes[-1].id)
    told = e.EmergencyTold(person=MARIA, told="medic", affiliation="Hospital", emergency="emergly")
    step = e.SafetyStepTaken(person=MARIA, situation="other", step="written", words="stepword")
    rooms = (Room(people=(MARIA, JAMES)), Room(people=(AISHA,), lead=SAM.id))
    desk.act_live(
        ALEX.id,
        [
            e.CheckedIn(person=MARIA, answers={"used": "no", "promise": "marzipan"}),
            e.CheckedIn(person=JAMES, answers={"promise": "jamespromise, with Maria"}),
            e.CheckedOut(person=MARIA, answers={"promise": "promisely"}),
            e.CheckedOut(person=JAMES, answers={"promise": "jamespromise"}),
            e.TurnPassed(person=AISHA, round=Round.CHECK_IN),
            e.TelehealthChecked(person=MARIA, check=TelehealthCheck(address="morningly")),
            e.SmallGroupsDrawn(rooms=rooms, by="hand"),
            told,
            step,
        ],
        None,
    )
    clock.pass_time(minutes(170))
    seat.do(commands.end, [MARIA, JAMES, AISHA])
    desk.act_live(
        ALEX.id,
        [
            e.SectionWritten(about=MARIA, section="data", text="gentian", offered={"f": "gentian too"}),
            e.SectionWritten(about=JAMES, section="data", text="jamesword beside Maria"),
            e.RiskAnswered(about=MARIA, answer="concern", words="riskword"),
            e.NameJudged(about=JAMES, word="maria", member=True),
            e.NoteSigned(about=MARIA, note=signed("signedly"), signature=SIGNATURE),
            e.AddendumSigned(about=MARIA, text="addendly", signature=SIGNATURE),
            e.NoteSigned(about=JAMES, note=signed("jamessigned"), signature=SIGNATURE),
            e.DocumentSent(format="pdf", purpose="purposely", digest="d", document="note", people=(MARIA,)),
            e.DocumentSent(format="pdf", purpose="for Maria’s county", digest="d", people=(MARIA, JAMES)),
        ],
        None,
    )
    keep_counseling(seat, MARIA, "sealed words")
    assert desk.session is not None
    stream = desk.session.stream
    desk.keep_draft(draft_key(stream, ALEX.id, "note"), ALEX.id, "@Maria halfwritten")
    desk.keep_draft(draft_key(stream, ALEX.id, f"section-{MARIA}-data"), ALEX.id, "halfwritten")
    desk.keep_draft(draft_key(stream, ALEX.id, f"section-{JAMES}-data"), ALEX.id, "jamesword half")
    return stream
