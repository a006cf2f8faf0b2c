"""The stream of notes: pending and saved, struck, wrapped, amended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.note_row import NoteShape
from ui.parts.note_stream import NoteRow, NoteStream, Tag
from ui.theme import Theme

NOTE = NoteRow(
    "n1",
    "9:14",
    ("Aisha",),
    "Called her sponsor on Sunday.",
    (Tag("coping", "ok"),),
    pending=True,
    acts=("amend", "strike", "plan"),
)
OTHER = NoteRow("n2", "9:10", ("James", "Marcus"), "James offered his number.", author="Sam", acts=("plan",))

Opened = Callable[[QWidget, int, int], None]


@pytest.fixture
def stream(theme: Theme, opened: Opened) -> NoteStream:
    made = NoteStream(theme)
    made.display([NOTE, OTHER])
    opened(made, 560, 300)
    made.setFocus()
    return made


def spoken(stream: NoteStream, row: int) -> str:
    return str(stream.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_pending_note_says_so_until_it_is_saved(stream: NoteStream) -> None:
    assert spoken(stream, 0) == "9:14, Aisha, Called her sponsor on Sunday., coping, saving"
    before = stream.grab().toImage()
    stream.display([replace(NOTE, pending=False), OTHER])
    assert spoken(stream, 0) == "9:14, Aisha, Called her sponsor on Sunday., coping"
    assert stream.grab().toImage() != before


def test_another_authors_note_names_them(stream: NoteStream) -> None:
    assert spoken(stream, 1) == "9:10, James, Marcus, James offered his number., noted by Sam"


def test_a_struck_note_stays_and_is_said_to_be_struck(stream: NoteStream) -> None:
    stream.display([replace(NOTE, struck=True, pending=False), OTHER])
    assert spoken(stream, 0).endswith("struck")
    assert len(stream.shown) == 2


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Amend", "amend_asked"),
        ("Strike", "strike_asked"),
        ("Take the strike back", "restore_asked"),
        ("What it said before", "earlier_asked"),
        ("Add to a person’s plan…", "plan_asked"),
    ],
)
def test_the_menu_of_a_note_asks_for_what_is_chosen(
    qtbot: QtBot, stream: NoteStream, words: str, signal: str
) -> None:
    stream.display([replace(NOTE, acts=("amend", "strike", "restore", "earlier", "plan"))])
    stream.choose("n1")
    QTest.keyClick(stream, Qt.Key.Key_Return)
    menu = stream.findChild(QMenu)
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == words)
    with qtbot.waitSignal(getattr(stream, signal), timeout=1000) as asked:
        action.trigger()
    assert asked.args == ["n1"]
    menu.close()


def test_where_nothing_can_be_done_there_is_no_menu(stream: NoteStream) -> None:
    stream.display([replace(NOTE, struck=True, acts=())])
    stream.choose("n1")
    QTest.keyClick(stream, Qt.Key.Key_Return)
    assert stream.findChild(QMenu) is None


def test_a_note_of_somebody_else_can_only_go_into_a_plan(stream: NoteStream) -> None:
    stream.choose("n2")
    QTest.keyClick(stream, Qt.Key.Key_Return)
    menu = stream.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Add to a person’s plan…"]
    menu.close()


def test_a_new_note_on_top_emits_nothing_and_keeps_the_place(qtbot: QtBot, stream: NoteStream) -> None:
    stream.choose("n2")
    with qtbot.assertNotEmitted(stream.row_chosen), qtbot.assertNotEmitted(stream.row_activated):
        stream.display([replace(NOTE, id="n3"), NOTE, OTHER])
    assert stream.chosen == "n2"


def test_words_wrap_and_are_never_cut(theme: Theme) -> None:
    long = replace(NOTE, words="She named two warning signs. " * 12)
    shape = NoteShape(theme, long, 420)
    assert shape.text.lineCount() > 4
    assert shape.height >= shape.text.boundingRect().height()


def test_many_tags_stand_below_the_words_inside_the_row(theme: Theme) -> None:
    tags = tuple(Tag(word) for word in ("insight", "coping", "follow-up", "strength", "trigger", "feedback"))
    shape = NoteShape(theme, replace(NOTE, tags=tags), 360)
    assert all(box.right() <= 360 for box in shape.chips)
    assert shape.chips[0].top() >= shape.text_at.y() + shape.text.boundingRect().height()
    assert shape.chips[-1].bottom() <= shape.height


def test_a_note_tells_its_time_block_and_author_and_shows_what_is_new_above_it(stream: NoteStream) -> None:
    note = replace(
        NOTE, block="Education", begins_block=True, writer="Alex Rivera", changed="9:20", pending=False
    )
    assert note.byline == "Education · changed 9:20"
    assert note.tip == "9:14, Education, noted by Alex Rivera"
    assert note.spoken == "9:14, Aisha, Called her sponsor on Sunday., coping, Education, changed 9:20"
    assert replace(note, begins_block=False).byline == "changed 9:20"


def test_what_a_note_said_before_stands_below_it_on_lines_of_its_own(theme: Theme) -> None:
    folded, unfolded = (
        NoteShape(theme, NOTE, 420),
        NoteShape(theme, replace(NOTE, earlier=("9:14 said “x”",)), 420),
    )
    assert unfolded.text.lineCount() == folded.text.lineCount() + 1
    assert unfolded.height > folded.height
