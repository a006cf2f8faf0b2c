"""What the packets of a whole group cost, as PDF and as DOCX; run as a module, a process that makes them once.

The first document is included, with everything that is imported for it; the sessions stand in memory already.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.documents.notices import notice
from app.documents.packet import packet, packet_page
from app.documents.page import pdf
from app.intake.programs import shipped_programs
from app.live import events as e
from app.live import note_events as n
from app.live.state import LiveEntry, Session, fold_all
from app.model.entry import Entry
from app.model.people import Person, User
from app.practice.state import Practice
from bench.measuring import Figure, child, repeated

GOAL = 1000.0
TIMES = 5
ZONE = "America/New_York"
MONDAY = date(2026, 11, 16)
USER = User(id="a1" * 16, name="Alex Rivera", credentials="LADC")
NAMES = (
    "Maria Santos",
    "James Tran",
    "Aisha Khan",
    "Devon Reed",
    "Lena Petrov",
    "Marcus Webb",
    "Priya Nair",
    "Tom Baker",
    "Grace Lowe",
    "Chidi Obi",
    "Nora Haddad",
    "Will Stone",
)
PEOPLE = {f"person-{place}": name for place, name in enumerate(NAMES)}
# Monday, Wednesday, Thursday of an intensive outpatient week
DAYS = (0, 2, 3)
DATA = (
    "{name} reported craving at 4 of 10 at check-in and 2 at check-out, and kept the promise of Monday. Named two "
    "early warning signs, spoke of the weekend with her sister, and was tearful when another member told of a loss. "
    "Gave feedback to other group members twice, and asked what had helped them to call someone. {name} received "
    "feedback on the evening routine, and wrote one change into the plan. Practiced urge surfing and said that it was "
    "easier than last week."
)
SECTIONS = (
    ("data", "Data", DATA),
    ("assessment", "Assessment", "Insight into early signs is growing. Ambivalent about telling the family."),
    ("plan", "Plan", "Call a peer before Friday, bring the plan on Thursday, and go to a meeting on Sunday."),
)


def measure() -> list[Figure]:
    """Milliseconds, the median of some fresh processes."""
    said = [child("bench.packets") for _time in range(TIMES)]
    spent = [each["milliseconds"] for each in said]
    detail = f"a fresh process: packets of {len(NAMES)} people, {len(DAYS)} notes each, as PDF and DOCX"
    return [repeated("packet_ms", spent, GOAL, detail)]


def held(day: int) -> Session:
    """A session of everybody, each with a signed note."""
    program = shipped_programs()[0].program
    start = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 9, tzinfo=ZoneInfo(ZONE)) + timedelta(days=day)
    end = start + timedelta(hours=3)
    opened = e.SessionOpened(
        group_id="group-morning",
        group_name="IOP Morning",
        program_id=program.id,
        program_name=program.name,
        number=14 + day,
        zone=ZONE,
        scheduled=start,
        agenda=program.agenda,
        rules=program.rules,
        facilitators=(USER,),
        expected=tuple(
            e.Expected(id=person, name=name, initials=name[:1]) for person, name in PEOPLE.items()
        ),
    )
    facts: list[tuple[datetime, e.LiveEvent]] = [(start, opened), (start, e.SessionStarted())]
    facts += [(start, e.PersonArrived(person=person)) for person in PEOPLE]
    facts += [(end, e.SessionEnded()), *((end, _signed(person, name)) for person, name in PEOPLE.items())]
    entries: list[LiveEntry] = [
        Entry(f"{day}-{place}", f"session-{day}", USER.id, at, at, event)
        for place, (at, event) in enumerate(facts)
    ]
    return fold_all(f"session-{day}", entries)


def _signed(person: str, name: str) -> n.NoteSigned:
    first = name.split()[0]
    note = n.SignedNote(
        format="DAP",
        title="DAP",
        header=(
            ("Program", "Harmony"),
            ("Held", "9:00 to 12:00, 180 minutes, 165 of them service"),
            ("In the group", "9:00 to 12:00; 180 minutes, 165 of them service"),
            ("Telehealth", "by video with the camera on, from home, identity seen"),
            ("Participants", "12"),
            ("Facilitators", USER.signature),
        ),
        group=(n.SignedSection(id="topic", title="Topic", text="Warning signs, early ones and one’s own."),),
        sections=tuple(
            n.SignedSection(id=id, title=title, text=text.format(name=first)) for id, title, text in SECTIONS
        ),
        risk="none",
        objectives=("Name three early warning signs and what to do about each",),
    )
    signature = n.Signature(
        name=USER.name, credentials=USER.credentials, digest="3f" * 32, head_count=812, head="a7" * 32
    )
    return n.NoteSigned(about=person, note=note, signature=signature)


def main() -> None:
    people = {person: Person(id=person, name=name) for person, name in PEOPLE.items()}
    practice = Practice(users={USER.id: USER}, people=people)
    sessions = [held(day) for day in DAYS]
    began = time.perf_counter()
    from app.documents.docx_page import docx

    goes_along = notice("Progress notes of November 2026.")
    made = []
    for person in people:
        made_of = packet(practice, sessions, person, MONDAY, MONDAY + timedelta(days=6))
        page = replace(packet_page(made_of), notice=goes_along)
        made += [pdf(page), docx(page)]
    spent = (time.perf_counter() - began) * 1000
    assert all(made)
    print(json.dumps({"milliseconds": spent}))


if __name__ == "__main__":
    main()
