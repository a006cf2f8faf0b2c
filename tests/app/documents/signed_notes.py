"""A morning with signed notes, for tests of what leaves. Maria's, the group's and Aisha's no-show are signed, James's
is owed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.live import note_events as n
from app.live.state import Session
from app.model.people import Person
from app.practice.state import Practice
from tests.app.documents.test_taking import a_day
from tests.events_for_tests import ALEX, SAM, after

DIGEST, HEAD = "3f" * 32, "a7" * 32
PRACTICE = Practice(
    users={ALEX.id: ALEX, SAM.id: SAM},
    people={
        "maria": Person(id="maria", name="Maria S.", legal_name="Maria Santos", record_number="4711"),
        "james": Person(id="james", name="James T.", legal_name="James Tran"),
        "aisha": Person(id="aisha", name="Aisha K."),
        # a member of another group with the facilitator's first name
        "alex-p": Person(id="alex-p", name="Alex P."),
    },
)
HEADER = (
    ("Program", "Harmony"),
    ("Group", "IOP Morning, session 14"),
    ("Date", "Tuesday, November 24, 2026"),
    ("Scheduled", "9:00 to 12:00"),
    ("Held", "9:02 to 12:03, 182 minutes, 167 of them service"),
    ("In the group", "9:02 to 12:03; 182 minutes, 167 of them service"),
    ("Telehealth", "by video with the camera on, from home, identity seen"),
    ("Participants", "2"),
    ("Facilitators", "Alex Rivera, LADC; Sam Okafor"),
)
SHARED = (
    n.SignedSection(id="topic", title="Topic", text="Warning signs: early ones, and one’s own."),
    n.SignedSection(
        id="interventions",
        title="Interventions",
        text="Psychoeducation with examples from the group. Small-group counseling on what helped this week.",
    ),
)
NOTE = n.SignedNote(
    format="DAP",
    title="DAP",
    header=HEADER,
    group=SHARED,
    sections=(
        n.SignedSection(
            id="data",
            title="Data",
            text="Maria reported craving at 4 of 10 at check-in and 2 at check-out. She named two of her own warning "
            "signs, and thanked James for his words.\nJames T. had asked her how the weekend went. Alex Rivera "
            "offered to go through the plan with her; Alex is who she called on Sunday.",
        ),
        n.SignedSection(
            id="assessment",
            title="Assessment",
            text="Insight into early signs is growing; ambivalent about telling her sister.",
        ),
        n.SignedSection(id="plan", title="Plan", text="Call Dee before Friday. Bring the plan on Thursday."),
    ),
    risk="none",
    objectives=("Name three early warning signs and what to do about each",),
)
ABSENT = n.SignedNote(
    format="no_show",
    title="No-show",
    header=HEADER[:5],
    sections=(
        n.SignedSection(
            id="absence", title="Absence", text="Did not attend. A call at 9:20 was not answered."
        ),
    ),
    risk="not_seen",
    no_show=True,
)
GROUP = n.SignedNote(
    format="group",
    title="Group section",
    header=(*HEADER[:5], *HEADER[-2:]),
    sections=(
        *SHARED,
        n.SignedSection(id="process", title="Process", text="Aisha was missed; James opened."),
    ),
)


def signature(name: str = "Alex Rivera", credentials: str = "LADC") -> n.Signature:
    return n.Signature(name=name, credentials=credentials, digest=DIGEST, head_count=812, head=HEAD)


def signed(about: str, note: n.SignedNote) -> n.NoteSigned:
    return n.NoteSigned(about=about, note=note, signature=signature())


def signed_day() -> Session:
    """Signed twenty past twelve, with an addendum of Maria's note at one and a co-signature at two."""
    session = after(a_day(), 190, [n.NameJudged(about="maria", word="Alex", member=True)])
    session = after(
        session, 200, [signed("maria", NOTE), signed("aisha", ABSENT), signed(n.GROUP_SECTION, GROUP)]
    )
    added = n.AddendumSigned(about="maria", text="Dee called back. James knows.", signature=signature())
    session = after(session, 240, [added])
    return after(session, 300, [n.NoteCosigned(about="maria", signature=signature("Robin Vale", "LCSW"))])


def another_day(days: int, about: str | None = "maria") -> Session:
    """The same morning so many days later, with a note about one person, or with none."""
    judged = n.NameJudged(about=about or "", word="Alex", member=True)
    session = after(a_day(), 200, [judged, signed(about, NOTE)] if about else [])
    assert session.opened is not None
    moved = session.opened.model_copy(
        update={"scheduled": session.opened.scheduled + timedelta(days=days), "number": 14 + days}
    )
    return replace(session, stream=f"session-{days}", opened=moved)
