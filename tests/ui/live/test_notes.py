"""Notes as they are caught: saved by Enter, kept while half typed, changed in the same field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.live.marking import mark
from app.live.speaking import start_speaker
from app.model.marks import SHIPPED_MARKS, Tag
from app.practice.marks import keep_tag
from tests.practice_for_tests import ALEX, JAMES, MARIA, SAM
from tests.ui.conftest import Stage
from tests.ui.hand import press
from tests.ui.live.conftest import focused, session_of, words_in
from ui.live.half_typed_line import DRAFT_AFTER
from ui.live.notes import NotesCard
from ui.parts.label import LineLabel
from ui.screens.live import LiveScreen
from ui.theme import Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def typed(live: LiveScreen, text: str) -> None:
    live.setFocus()
    for letter in text:
        QTest.keyClicks(focused(), letter)


def saved(live: LiveScreen, text: str) -> None:
    typed(live, text)
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def kept_drafts(stage: Stage) -> dict[str, tuple[str, str]]:
    return stage.desk.drafts()


def test_enter_saves_the_note_and_the_field_is_empty_for_the_next(live: LiveScreen, stage: Stage) -> None:
    saved(live, "@Maria named two signs #insight ")
    note = session_of(stage).notes[0]
    assert (note.author, note.people, note.tags) == (ALEX.id, (MARIA,), ("insight",))
    assert live.notes.bar.text == ""
    assert [(row.names, row.words) for row in live.notes.stream.shown] == [(("Maria",), "named two signs")]


def test_a_name_that_nobody_has_is_said_and_the_note_is_kept(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    saved(live, "@Zoe was quiet")
    assert [note.text for note in session_of(stage).notes] == ["@Zoe was quiet"]
    assert told == ["@Zoe is nobody on today’s list. The note was kept as you typed it."]


def test_a_note_waits_visibly_until_the_disk_has_it(live: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    saved(live, "James offered his number")
    qtbot.waitUntil(lambda: not live.notes.stream.shown[0].pending)
    assert stage.desk.is_saved(session_of(stage).notes[0].id)


def test_a_half_typed_note_is_kept_within_a_second_and_dropped_when_it_is_saved(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    assert DRAFT_AFTER < 1000
    typed(live, "She said")
    key = stage.seat.draft_key("note")
    qtbot.waitUntil(lambda: kept_drafts(stage).get(key) == (ALEX.id, "She said"), timeout=2000)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert key not in kept_drafts(stage)


def test_typing_on_without_a_break_does_not_put_the_draft_off(
    live: LiveScreen, stage: Stage, qtbot: QtBot
) -> None:
    live.setFocus()
    kept: list[str] = []

    def type_on() -> bool:
        QTest.keyClicks(focused(), "x")
        kept.extend(text for _author, text in kept_drafts(stage).values())
        return bool(kept)

    qtbot.waitUntil(type_on, timeout=2000)


def test_a_half_typed_note_comes_back_on_another_day_with_its_window(
    live: LiveScreen, theme: Theme, stage: Stage, opened: Callable[[QWidget, int, int], None]
) -> None:
    typed(live, "She said that")
    live.notes.keep_draft()
    card = NotesCard(theme, stage.acting)
    opened(card, 600, 400)
    card.restore_draft(kept_drafts(stage))
    assert card.bar.text == "She said that"


def test_an_emptied_field_leaves_no_draft(live: LiveScreen, stage: Stage) -> None:
    typed(live, "She")
    live.notes.keep_draft()
    for _letter in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    live.notes.keep_draft()
    assert kept_drafts(stage) == {}


def test_a_note_is_amended_in_the_field_and_what_was_half_typed_comes_back(
    live: LiveScreen, stage: Stage
) -> None:
    saved(live, "Maria was calm")
    typed(live, "James sa")
    live.notes.stream.amend_asked.emit(session_of(stage).notes[0].id)
    assert live.notes.bar.text == "Maria was calm"
    assert "Enter saves the change, Esc leaves it" in words_in(live.notes)
    QTest.keyClicks(focused(), "er")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [note.text for note in session_of(stage).notes] == ["Maria was calmer"]
    assert live.notes.bar.text == "James sa"


def test_escape_leaves_a_note_as_it_was(live: LiveScreen, stage: Stage) -> None:
    saved(live, "Maria was calm")
    live.notes.amend(session_of(stage).notes[0].id)
    QTest.keyClicks(focused(), " and more")
    live.notes.keep_draft()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert [note.text for note in session_of(stage).notes] == ["Maria was calm"]
    assert live.notes.bar.text == ""
    assert kept_drafts(stage) == {}


def test_a_half_typed_change_comes_back_as_a_change(
    live: LiveScreen, theme: Theme, stage: Stage, opened: Callable[[QWidget, int, int], None]
) -> None:
    saved(live, "Maria was calm")
    note = session_of(stage).notes[0].id
    live.notes.amend(note)
    QTest.keyClicks(focused(), "er")
    live.notes.keep_draft()
    card = NotesCard(theme, stage.acting)
    opened(card, 600, 400)
    card.restore_draft(kept_drafts(stage))
    assert card.bar.text == "Maria was calmer"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [kept.text for kept in session_of(stage).notes] == ["Maria was calmer"]


def test_a_note_about_a_person_goes_on_with_what_is_typed(live: LiveScreen) -> None:
    typed(live, "both")
    live.notes.about("James")
    assert live.notes.bar.text == "both @James "


def test_another_persons_note_says_who_wrote_it_and_cannot_be_changed_here(
    live: LiveScreen, stage: Stage
) -> None:
    stage.desk.seat(SAM.id).do(commands.catch_note, "James offered his number")
    row = live.notes.stream.shown[0]
    assert (row.author, row.acts) == ("Sam Okafor", ("plan",))


def menu_of(live: LiveScreen, note: str) -> QMenu:
    live.notes.stream.choose(note)
    live.notes.stream.setFocus()
    QTest.keyClick(live.notes.stream, Qt.Key.Key_Return)
    return next(menu for menu in live.notes.stream.findChildren(QMenu) if menu.isVisible())


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_struck_note_is_folded_away_seen_on_demand_and_taken_back_by_undo(
    live: LiveScreen, stage: Stage
) -> None:
    live.resize(1440, 900)
    saved(live, "Maria was calm")
    saved(live, "James spoke")
    stage.wait(1)
    choose(menu_of(live, session_of(stage).notes[0].id), "Strike")
    assert [row.words for row in live.notes.stream.shown] == ["James spoke"]
    press(live, "1 struck")
    assert [(row.words, row.struck) for row in live.notes.stream.shown] == [
        ("James spoke", False),
        ("Maria was calm", True),
    ]
    press(live, "1 struck")
    assert len(live.notes.stream.shown) == 1
    live.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Z, CONTROL | SHIFT)
    assert [row.words for row in live.notes.stream.shown] == ["James spoke", "Maria was calm"]
    assert "struck" not in words_in(live.notes)


def test_a_strike_can_be_taken_back_long_after(live: LiveScreen, stage: Stage) -> None:
    live.resize(1440, 900)
    saved(live, "Maria was calm")
    note = session_of(stage).notes[0].id
    live.notes.stream.strike_asked.emit(note)
    stage.wait(90)
    press(live, "1 struck")
    choose(menu_of(live, note), "Take the strike back")
    assert [row.struck for row in live.notes.stream.shown] == [False]


def test_a_strike_is_said_with_the_way_back(live: LiveScreen, stage: Stage) -> None:
    """On a low screen nothing else tells where the note went."""
    undo: list[Callable[[], object]] = []
    stage.acting.undoable.connect(lambda _words, back: undo.append(back))
    saved(live, "Maria was calm")
    live.notes.stream.strike_asked.emit(session_of(stage).notes[0].id)
    assert list(live.notes.stream.shown) == []
    undo[0]()
    assert [row.words for row in live.notes.stream.shown] == ["Maria was calm"]


def test_an_amended_note_says_so_and_shows_its_earlier_words(live: LiveScreen, stage: Stage) -> None:
    saved(live, "Maria was calm")
    note = session_of(stage).notes[0].id
    stage.wait(6)
    live.notes.amend(note)
    QTest.keyClicks(focused(), "er")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert live.notes.stream.shown[0].byline == "Check-in & icebreaker · changed 9:06"
    choose(menu_of(live, note), "What it said before")
    assert [row.earlier for row in live.notes.stream.shown] == [("9:00 said “Maria was calm”",)]
    choose(menu_of(live, note), "Hide what it said before")
    assert [row.earlier for row in live.notes.stream.shown] == [()]


def test_a_mark_can_be_struck_and_not_amended(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(mark, SHIPPED_MARKS[0], [MARIA])
    note = session_of(stage).notes[0].id
    menu = menu_of(live, note)
    assert [action.text() for action in menu.actions()] == ["Strike"]
    menu.close()


def test_every_note_has_its_time_block_and_author_without_anybody_typing_them(
    live: LiveScreen, stage: Stage
) -> None:
    saved(live, "Maria was calm")
    saved(live, "James as well")
    stage.wait(35)
    stage.seat.do(commands.next_block)
    stage.desk.seat(SAM.id).do(commands.catch_note, "@James asked a question")
    assert [row.tip for row in live.notes.stream.shown] == [
        "9:35, Education, noted by Sam Okafor",
        "9:00, Check-in & icebreaker, noted by Alex Rivera",
        "9:00, Check-in & icebreaker, noted by Alex Rivera",
    ]
    assert [row.byline for row in live.notes.stream.shown] == [
        "Education · noted by Sam Okafor",
        "Check-in & icebreaker",
        "",
    ]


def filter_menu(live: LiveScreen) -> QMenu:
    QTest.keyClick(focused(), Qt.Key.Key_F, CONTROL | SHIFT)
    return next(menu for menu in live.notes.filter.findChildren(QMenu) if menu.isVisible())


def ask_for(live: LiveScreen, what: str, which: str) -> None:
    menu = filter_menu(live)
    offered = next(a.menu() for a in menu.actions() if a.text().replace("&", "") == what)
    assert isinstance(offered, QMenu)
    next(a for a in offered.actions() if a.text().replace("&&", "&") == which).trigger()
    menu.close()


def told_today(stage: Stage) -> None:
    """Four things that were caught in two blocks by two people."""
    stage.seat.do(commands.catch_note, "@Maria named a sign #insight")
    stage.seat.do(mark, SHIPPED_MARKS[1], [JAMES])
    stage.wait(30)
    stage.seat.do(commands.next_block)
    stage.seat.do(commands.catch_note, "@Maria and @James agreed on a plan #goal")
    stage.desk.seat(SAM.id).do(commands.catch_note, "The room was warm")


@pytest.mark.parametrize(
    ("what", "which", "words", "count"),
    [
        ("Person", "James T.", ["Maria and James agreed on a plan", "gave feedback"], "2 of 4"),
        ("Tag", "#insight", ["named a sign"], "1 of 4"),
        ("Mark", "gave feedback", ["gave feedback"], "1 of 4"),
        ("Block", "Education", ["The room was warm", "Maria and James agreed on a plan"], "2 of 4"),
        ("Author", "Sam Okafor", ["The room was warm"], "1 of 4"),
    ],
)
def test_the_stream_filters_and_says_how_much_it_shows(
    live: LiveScreen, stage: Stage, what: str, which: str, words: list[str], count: str
) -> None:
    told_today(stage)
    ask_for(live, what, which)
    assert [row.words for row in live.notes.stream.shown] == words
    assert {which, count} <= {
        each.text() for each in live.notes.filter.findChildren(LineLabel) if each.isVisible()
    }
    press(live, "All")
    assert len(live.notes.stream.shown) == 4
    assert not live.notes.filter.isVisible()


def test_filters_narrow_each_other_and_the_same_choice_again_takes_one_away(
    live: LiveScreen, stage: Stage
) -> None:
    told_today(stage)
    ask_for(live, "Person", "Maria S.")
    ask_for(live, "Block", "Education")
    assert len(live.notes.stream.shown) == 1
    ask_for(live, "Block", "Education")
    assert len(live.notes.stream.shown) == 2
    menu = filter_menu(live)
    menu.actions()[0].trigger()
    menu.close()
    assert len(live.notes.stream.shown) == 4


def test_a_new_note_is_shown_although_the_filter_would_hide_it_and_that_is_said(
    live: LiveScreen, stage: Stage
) -> None:
    told_today(stage)
    ask_for(live, "Tag", "#insight")
    saved(live, "James left the room")
    assert [row.words for row in live.notes.stream.shown] == ["James left the room", "named a sign"]
    assert "1 of 5, and the newest" in {each.text() for each in live.notes.filter.findChildren(LineLabel)}
    saved(live, "And came back #insight")
    assert [row.words for row in live.notes.stream.shown] == ["And came back", "named a sign"]
    assert "2 of 6" in {each.text() for each in live.notes.filter.findChildren(LineLabel)}


def test_the_co_facilitator_filters_for_themselves(
    live: LiveScreen, theme: Theme, stage: Stage, opened: Callable[[QWidget, int, int], None]
) -> None:
    told_today(stage)
    window = CoFacilitatorWindow(theme, stage.hub, stage.ticker, stage.acting.of(SAM.id), stage.hiding)
    opened(window, 1120, 760)
    QTest.keyClick(focused(), Qt.Key.Key_F, CONTROL | SHIFT)
    menu = next(menu for menu in window.notes.filter.findChildren(QMenu) if menu.isVisible())
    authors = next(a.menu() for a in menu.actions() if a.text() == "A&uthor")
    assert isinstance(authors, QMenu)
    next(a for a in authors.actions() if a.text() == "Alex Rivera").trigger()
    menu.close()
    assert len(window.notes.stream.shown) == 3
    assert len(live.notes.stream.shown) == 4


def test_tags_are_offered_as_the_practice_keeps_them_now(live: LiveScreen, stage: Stage) -> None:
    stage.seat.arrange(keep_tag, Tag(id="humor", meaning="a light moment"))
    typed(live, "Laughed #hum")
    assert live.notes.bar.offered == ["#humor"]


def test_whoever_has_the_floor_is_offered_first(live: LiveScreen, stage: Stage) -> None:
    def first() -> str:
        typed(live, "@")
        offered = live.notes.bar.offered[0]
        QTest.keyClick(focused(), Qt.Key.Key_Backspace)
        return offered

    def whose_turn() -> str:
        return f"@{session_of(stage).people[live.block.round.whose_turn].name.split()[0]}"

    before = whose_turn()
    assert first() == before
    press(live, "Pass")
    assert first() == whose_turn() != before
    speaker = next(person for person in session_of(stage).here if person != live.block.round.whose_turn)
    stage.acting.do(start_speaker, speaker, 3)
    assert first() == f"@{session_of(stage).people[speaker].name.split()[0]}"


def test_a_note_of_names_alone_is_not_saved_and_stays_typed(
    live: LiveScreen, stage: Stage, told: list[str]
) -> None:
    saved(live, "@Maria")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not session_of(stage).notes
    assert set(told) == {"Write what there is to say after the name, or add a tag."}
    assert live.notes.bar.text.strip() == "@Maria"
    QTest.keyClicks(focused(), "#coping")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [row.words for row in live.notes.stream.shown] == ["coping"]
    stage.acting.do(commands.amend_note, session_of(stage).notes[0].id, "@Maria, @James")
    assert [note.text for note in session_of(stage).notes] == ["@Maria #coping"]
