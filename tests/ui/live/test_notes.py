"""Notes as they are caught: saved by Enter, kept while half typed, changed in the same field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from tests.practice_for_tests import ALEX, MARIA, SAM
from tests.ui.conftest import Stage
from tests.ui.live.conftest import focused, session_of, words_in
from ui.live.half_typed_line import DRAFT_AFTER
from ui.live.notes import NotesCard
from ui.screens.live import LiveScreen
from ui.theme import Theme


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
    assert (row.author, row.changeable) == ("Sam Okafor", False)


def test_a_struck_note_stays_and_is_struck(live: LiveScreen, stage: Stage) -> None:
    saved(live, "Maria was calm")
    live.notes.stream.strike_asked.emit(session_of(stage).notes[0].id)
    assert [row.struck for row in live.notes.stream.shown] == [True]
