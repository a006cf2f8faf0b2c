"""A practice and sessions that have ended, for tests of the notes about them."""

from __future__ import annotations

from app.live import events as e
from app.live.state import LiveEntry, Session, fold
from app.model.entry import Entry
from app.model.people import Location, Objective, Person
from app.model.telehealth import TelehealthCheck
from app.practice.state import Practice
from app.review.drafting import draft
from app.review.facts import hold, known
from app.review.sheets import format_of
from tests.events_for_tests import AISHA as AISHA
from tests.events_for_tests import ALEX, HARMONY, SAM, Fact, arrived, at, opening, started, told
from tests.events_for_tests import JAMES as JAMES
from tests.events_for_tests import MARIA as MARIA

HOME = Location(id="home", name="Home", address="12 Elm Street, Concord", state="NH")
PEOPLE = (
    Person(
        id="maria",
        name="Maria S.",
        locations=(HOME,),
        objectives=(
            Objective(id="network", text="Build a sober network."),
            Objective(id="sleep", text="Sleep before midnight."),
        ),
    ),
    Person(id="james", name="James T.", objectives=(Objective(id="work", text="Return to work."),)),
    Person(id="aisha", name="Aisha K."),
)
PRACTICE = Practice(
    users={ALEX.id: ALEX, SAM.id: SAM},
    programs={HARMONY.program.id: HARMONY.program},
    people={person.id: person for person in PEOPLE},
)
CHECKED = TelehealthCheck(
    identity=True,
    address="12 Elm Street, Concord",
    location="home",
    state="NH",
    private=True,
    others="nobody",
    not_driving=True,
    modality="video",
)
BLOCKS: tuple[Fact, ...] = (
    (30, e.BlockEntered(block="education")),
    (75, e.BlockEntered(block="break")),
    (90, e.BlockEntered(block="small-group")),
    (150, e.BlockEntered(block="check-out")),
)


def held(
    *facts: Fact, come: tuple[e.Expected, ...] = (MARIA, JAMES), opened: e.SessionOpened | None = None
) -> Session:
    """A whole day from nine to twelve with what happened in it, in the order of time; who `come` is there from the
    start."""
    told_of = [started(), *(arrived(person) for person in come), *BLOCKS, *facts, (180, e.SessionEnded())]
    return told(*sorted(told_of, key=lambda fact: fact[0]), opened=opened or opening())


def more(session: Session, *facts: Fact) -> Session:
    """The session with what happened after it."""
    for fact in facts:
        entry: LiveEntry = Entry(
            f"more-{len(session.entries):03d}", session.stream, ALEX.id, at(fact[0]), at(fact[0]), fact[1]
        )
        session = fold(session, entry)
    return session


def drafted(session: Session, person: str = "maria", practice: Practice = PRACTICE) -> dict[str, str]:
    """Every sentence that is drafted about somebody, by its fact."""
    of = known(hold(session, practice), person)
    format = format_of(of.held, of)
    return {
        sentence.fact: sentence.text for section in format.sections for sentence in draft(of, format, section)
    }


def note(text: str, *people: str, tags: tuple[str, ...] = (), mark: str = "") -> e.NoteCaught:
    return e.NoteCaught(text=text, people=people, tags=tags, mark=mark)
