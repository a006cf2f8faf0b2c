"""Cloned text is found, whatever was changed in its dress; short notes of who did not come are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.live import events as e
from app.model.rows import ProgressRow
from app.review.alike import Compared, Text, alike_notes, like_last, normalized
from app.review.commands import answer_risk, write_section
from app.review.sheet import Need, NoteSheet
from app.review.sheets import Beside, note_sheet
from tests.app.review.notes_for_tests import PRACTICE, held
from tests.events_for_tests import after, at

LONG = (
    "Sees warning signs earlier than two weeks ago, and puts them into words. Evenings remain the weak spot."
)
OTHER = "Sleep is improving, which bears on mood and craving. Asks how tiredness can be told from a craving."
PROSE = st.text("abcdefghij klm", min_size=80, max_size=200)


def of(*own: str) -> Compared:
    return Compared(Text.of(" ".join(own)), tuple(map(Text.of, own)))


@given(PROSE)
def test_dress_makes_no_difference(text: str) -> None:
    dressed = text.upper().replace(" ", " \n ") + "!"
    assert normalized(dressed) == normalized(text)


def test_the_same_section_in_another_note_is_found_with_both_texts() -> None:
    mine, theirs = (
        of(LONG, "Call on Friday."),
        of(LONG.replace("two weeks", "three weeks"), "Nothing like it."),
    )
    (found,) = alike_notes(mine, [("James T.’s", theirs), ("Aisha K.’s", of(OTHER))])
    assert found.whose == "James T.’s"
    assert found.percent >= 90
    assert (found.mine, found.other) == (LONG, theirs.own[0].shown)


def test_short_words_are_everybody_s() -> None:
    assert not alike_notes(of("Continue as planned."), [("James T.’s", of("Continue as planned."))])


def test_a_stretch_of_the_last_note_is_found_within_it() -> None:
    last = f"{OTHER}\n{LONG}\nPlan for the weekend: the list of five people, to be called one a day."
    assert [found.other for found in like_last(of(LONG), "their own", last)] == [last]
    assert not like_last(of("A wholly different text about something else that happened at home."), "x", last)


def sheets(
    mine: str, theirs: str, beside: Beside | None = None, *, section: str = "assessment"
) -> tuple[NoteSheet, NoteSheet]:
    session = held(
        (10, e.CheckedIn(person="maria", answers={"feeling": "calm", "goal": "speak once in small group"})),
        (11, e.CheckedIn(person="james", answers={"feeling": "tired", "goal": "listen without fixing"})),
    )
    for number, (person, words) in enumerate((("maria", mine), ("james", theirs))):
        session = after(session, 190 + number, write_section(session, at(190), person, section, words))
    around = beside or Beside()
    return (
        note_sheet(session, PRACTICE, "maria", around),
        note_sheet(session, PRACTICE, "james", around),
    )


def test_a_note_says_whose_it_is_like() -> None:
    maria, james = sheets(LONG, LONG)
    assert [found.whose for found in maria.alike] == ["James T.’s"]
    assert [found.whose for found in james.alike] == ["Maria S.’s"]
    words = next(each.words for each in maria.hindrances if each.need is Need.ALIKE)
    assert words == "The text is like James T.’s (100 %). Change it, or say why it may be."
    assert not sheets(LONG, OTHER)[0].alike


def test_the_person_s_own_last_note_is_compared_with_its_day() -> None:
    row = ProgressRow("session-0", "maria", "g", "2026-11-19", "signed", "", "", "alex", f"{OTHER}\n{LONG}")
    maria, _james = sheets(LONG, OTHER, Beside(last_notes={"maria": row}))
    assert [found.whose for found in maria.alike] == ["their own note of Thursday, November 19, 2026"]


def test_risk_is_not_compared_and_who_did_not_come_may_be_alike() -> None:
    session = held(come=())
    for number, person in enumerate(("maria", "james")):
        answered = answer_risk(session, at(190), person, "not_seen", LONG)
        session = after(session, 190 + number, answered)
    both = [note_sheet(session, PRACTICE, person) for person in ("maria", "james")]
    assert [sheet.alike for sheet in both] == [(), ()]
    assert [sheet.hindrances for sheet in both] == [(), ()]


def test_what_everybody_s_note_takes_from_the_group_makes_no_two_alike() -> None:
    """Ten people in one room have one topic: only what is their own is compared."""
    session = held(
        (10, e.CheckedIn(person="maria", answers={"goal": "speak once in small group today"})),
        (11, e.CheckedIn(person="james", answers={"goal": "listen to everybody without fixing"})),
        (170, e.TurnPassed(person="maria", round="check_out")),
        (171, e.TurnPassed(person="james", round="check_out")),
    )
    maria, james = (note_sheet(session, PRACTICE, person) for person in ("maria", "james"))
    whole = [Compared(Text.of(sheet.sections[0].standing.text)) for sheet in (maria, james)]
    assert alike_notes(whole[0], [("James T.’s", whole[1])]), "with the group's part they would be"
    assert (maria.alike, james.alike) == ((), ())
