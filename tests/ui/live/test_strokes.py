"""What the keystroke model counts: the least that the windows need, with their own lookups, and never a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import SetClock
from app.live import commands
from app.live import events as e
from app.live.state import Session
from app.model.marks import SHIPPED_MARKS, SHIPPED_TAGS
from app.model.notes import handles
from app.model.telehealth import TelehealthCheck
from bench.catching import catch, facts
from bench.strokes import Click, Press, Stroke, Words, completed, keys, marked, words
from bench.writing import Finished, mean, minutes
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA
from tests.ui.by_strokes import Hands
from tests.ui.conftest import Stage
from tests.ui.live.conftest import session_of
from ui.parts.completion import Begun, Offer, matching
from ui.screens.live import LiveScreen
from ui.theme import Theme

CAST = (
    "Maria S.",
    "Marcus W.",
    "Marco T.",
    "Tom B.",
    "Tomás B.",
    "Aisha K.",
    "Will O.",
    "Ann-Marie D.",
    "Zoë Y.",
)
TAGS = [Offer("#", tag.id, tag.meaning) for tag in SHIPPED_TAGS]


def offers(names: list[str]) -> list[Offer]:
    by_id = {str(place): name for place, name in enumerate(names)}
    return [Offer("@", handle, by_id[person]) for person, handle in handles(by_id).items()]


def taken(known: list[Offer], strokes: tuple[Stroke, ...]) -> str:
    """What the list of offers would take by these strokes."""
    pressed = [stroke.key for stroke in strokes if isinstance(stroke, Press)]
    letters = "".join(key for key in pressed[1:] if len(key) == 1)
    at = pressed.count("Down") - pressed.count("Up")
    found = matching(known, Begun(0, pressed[0], letters))
    return found[at % len(found)].id if found and pressed[-1] != letters[-1:] else pressed[0] + letters


@given(st.lists(st.sampled_from(CAST), min_size=1, max_size=9, unique=True), st.data(), st.booleans())
def test_the_strokes_of_a_name_or_a_tag_take_just_that_one(
    names: list[str], data: st.DataObject, ends: bool
) -> None:
    known = [*offers(names), *TAGS]
    wanted = data.draw(st.sampled_from(known))
    strokes = completed(known, wanted, ends=ends)
    assert taken(known, strokes) == wanted.id
    assert keys(strokes) <= 1 + len(wanted.word) + ends


def test_more_names_that_are_alike_take_more_keys() -> None:
    alone = offers(["Maria S.", "Tom B."])
    crowd = offers(["Marcus W.", "Marco M.", "Marian S.", "Mariam S.", "Mara S.", "Maria S.", "Mary T."])
    assert keys(completed(alone, alone[0])) == 2  # the first of the list, with its sign alone
    assert keys(completed(alone, alone[1])) == 3
    assert keys(completed(crowd, crowd[3])) > 3


def test_a_tag_that_ends_a_note_is_taken_by_the_enter_that_saves() -> None:
    follow_up = next(tag for tag in TAGS if tag.word == "follow-up")
    assert completed(TAGS, follow_up, ends=True) == (Press("#"), Press("f"), Press("Return"))
    assert keys(completed(TAGS, Offer("#", "ride"), ends=True)) == 6  # nobody offers it: typed, and Enter


def test_every_mark_of_everybody_is_made_by_the_strokes_that_are_counted(
    live: LiveScreen, stage: Stage, theme: Theme
) -> None:
    for person, name in (("marcus", "Marcus W."), ("sam", "Sam Ito"), ("ruth", "Ruth M.")):
        stage.seat.do(commands.expect_person, e.Expected(id=person, name=name, initials="XX"))
        stage.seat.do(commands.mark_arrived, person)
    hands, wanted = Hands(theme), []
    for person in (MARIA, JAMES, "marcus", "sam", "ruth"):
        for mark in SHIPPED_MARKS:
            strokes = marked(session_of(stage).names, person, mark)
            hands.do(live, strokes)
            wanted.append((person, mark.id))
            assert keys(strokes) <= 5
    assert [(note.people[0], note.mark) for note in session_of(stage).notes] == wanted


def test_what_is_a_fact() -> None:
    note = e.NoteCaught(text="@Maria @James agreed #goal", people=(MARIA, JAMES), tags=("goal",))
    assert facts(note) == 4  # two people, what was said, the tag
    assert facts(e.NoteCaught(text="insight", people=(MARIA,), mark="insight")) == 1
    assert facts(e.CheckedIn(person=MARIA, answers={"craving": "3", "used": "no"}, kept="partly")) == 3
    assert facts(e.TelehealthChecked(person=MARIA, check=TelehealthCheck(identity=True, private=False))) == 2
    assert facts(e.SessionEnded(let_go=(MARIA,))) == 2
    assert facts(e.Undone(entry="x")) + facts(e.BlockEntered(block="x")) == 0


def test_of_what_no_way_is_known_nothing_is_counted(stage: Stage, clock: SetClock) -> None:
    seat = stage.seat
    seat.open_session(
        stage.desk.prepare(stage.desk.practice.groups["group-morning"], stage.desk.now()).result()
    )
    seat.do(commands.mark_arrived, AISHA)
    caught = catch(session_of(stage).entries, SHIPPED_MARKS, SHIPPED_TAGS)
    assert [keys(each.strokes) for each in caught] == [1, 1]
    session: Session = session_of(stage)
    odd = replace(session.entries[-1], id="odd", event=e.ClockCorrected(seconds=9))
    with pytest.raises(ValueError, match="clock_corrected"):
        catch((*session.entries, odd), SHIPPED_MARKS, SHIPPED_TAGS)


def test_minutes_are_words_at_their_pace_and_keys() -> None:
    typed = (Words("one two " * 40), Click("risk"), Press("Ctrl+Enter"))
    assert words(typed) == 80
    assert minutes(typed, 200) == pytest.approx(80 / 40 + 200 / 200 + (1.3 + 0.28) / 60)
    group = Finished("group", "Group", False, (Press("Ctrl+Enter"),), 400)
    person = Finished(ALEX.id, "A", False, (), 200)
    assert mean([group, person, person]) == pytest.approx((2 + 0.28 / 60 + 2) / 2)
