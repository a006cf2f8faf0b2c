"""Whatever happened in a session, its notes can be drafted, name nobody else, and follow the facts alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.live import events as e
from app.live.state import LiveEntry, Session, fold, fold_all
from app.model.entry import Entry
from app.model.people import Person
from app.practice.state import Practice
from app.review.sheet import NoteSheet
from app.review.sheets import note_sheets
from tests.app.live.any_session import ANY, Played
from tests.app.review.notes_for_tests import PRACTICE, drafted, held, more, note
from tests.events_for_tests import ALEX, JOURNALS, LATER

NAMES = {"maria": "Maria", "james": "James", "aisha": "Aisha"}


def ended(session: Session) -> Session:
    """The session, ended if it was not."""
    assume(session.run.started is not None)
    if session.run.ended is not None:
        return session
    end: LiveEntry = Entry("the-end", session.stream, ALEX.id, LATER, LATER, e.SessionEnded())
    return fold(session, end)


def texts(sheet: NoteSheet) -> str:
    sections = (section.standing.text for section in sheet.sections)
    group = (section.text for section in sheet.group)
    return "\n".join((*sections, *group, *(f"{label} {words}" for label, words in sheet.header)))


def named_in(sheet: NoteSheet) -> set[str]:
    """The people whose first name stands in a note that is not about them."""
    text = texts(sheet).casefold()
    return {one for one, name in NAMES.items() if one != sheet.about and name.casefold() in text}


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_any_session_is_drafted_without_another_s_name_and_always_the_same(played: Played) -> None:
    session = ended(played.session)
    sheets = note_sheets(session, PRACTICE)
    assert [sheet.about for sheet in sheets[:1]] == ["group"]
    assert {sheet.about for sheet in sheets[1:]} == set(session.people)
    assert [named_in(sheet) for sheet in sheets] == [set()] * len(sheets)
    assert note_sheets(session, PRACTICE) == sheets


@settings(max_examples=60, deadline=None)
@given(JOURNALS)
def test_any_journal_is_drafted(entries: list[LiveEntry]) -> None:
    session = ended(fold_all("session-1", entries))
    for sheet in note_sheets(session, PRACTICE):
        facts = [fact for section in sheet.sections for fact in section.standing.facts]
        assert len(facts) == len(set(facts)), "a fact stands once in a note"
        assert all(sentence.text.strip() for section in sheet.sections for sentence in section.offered)


WORDS = st.lists(
    st.sampled_from(
        [
            "thanked @James",
            "James",
            "asked Aisha's sister",
            "MARIA",
            "named two signs",
            "with james and aisha",
            "Used on Saturday.",
        ]
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=5), WORDS)
def test_names_in_what_was_caught_and_answered_never_come_through(caught: list[str], answer: str) -> None:
    session = held(
        *((40 + number, note(f"@Maria {words}", "maria")) for number, words in enumerate(caught)),
        (10, e.CheckedIn(person="maria", answers={"goal": answer, "feeling": answer}, kept="kept")),
        (170, e.CheckedOut(person="maria", answers={"learned": answer, "closing_word": answer})),
    )
    assert [named_in(sheet) for sheet in note_sheets(session, PRACTICE)] == [set()] * 4


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5), WORDS, st.integers(0, 4))
def test_changing_a_note_changes_its_sentence_alone(caught: list[str], words: str, which: int) -> None:
    session = held(*((40 + number, note(f"@Maria {each}", "maria")) for number, each in enumerate(caught)))
    changed = session.notes[which % len(session.notes)].id
    amended = e.NoteAmended(note=changed, text=f"@Maria said: {words}", people=("maria",))
    before, after = drafted(session), drafted(more(session, (190, amended)))
    different = {fact for fact in before if before[fact] != after[fact]}
    # the first note of a block that tells of the group says in which it was
    later = {f"note-{each.id}" for each in session.notes if each.id > changed}
    assert different <= {f"note-{changed}"} | later
    assert len(different - {f"note-{changed}"}) <= 1


@given(
    st.sampled_from(["Will", "Grace", "Hope", "May", "Mark", "Joy", "Drew", "Rose", "Art", "Faith", "Took"])
)
def test_our_own_words_ask_about_nobody(name: str) -> None:
    """Members are called what words are called: what the rules write must not look like them."""
    session = held(
        (
            10,
            e.CheckedIn(
                person="maria", answers={"feeling": "calm", "craving": "3", "goal": "x"}, kept="kept"
            ),
        ),
        (40, note("@Maria named two signs", "maria")),
        (170, e.CheckedOut(person="maria", answers={"learned": "x", "differently": "y", "promise": "z"})),
        (1, e.PersonExpected(person=e.Expected(id="other", name=f"{name} B.", initials="B"))),
    )
    practice: Practice = replace(
        PRACTICE, people={**PRACTICE.people, "other": Person(id="other", name=f"{name} B.")}
    )
    sheets = note_sheets(session, practice)
    assert [section.asked for sheet in sheets for section in sheet.sections if section.asked] == []
