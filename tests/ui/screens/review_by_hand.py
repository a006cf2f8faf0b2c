"""A session that was held, and writing its notes as a person does: what is seen, pressed and typed in the review."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from app.live.noting import ProgressNote
from app.live.state import Session
from app.model.people import Objective
from app.practice.commands import change_person
from tests.practice_for_tests import ALEX, JAMES, MARIA, minutes, opened
from ui.parts.button import Button
from ui.practice_windows import PracticeWindows
from ui.review.section_edit import SectionEdit
from ui.screens.review import ReviewScreen

CTRL = Qt.KeyboardModifier.ControlModifier
NOTES = (
    "@Maria called her sponsor on Sunday",
    "@James thanked @Maria for the ride",
    "@Maria sat quietly with Grace",
)


def hold_session(desk: Desk, clock: SetClock) -> Session:
    """Maria and James come and have an objective each, Aisha does not come; three notes are caught."""
    seat = desk.seat(ALEX.id)
    for person in (MARIA, JAMES):
        known = desk.practice.people[person]
        wanted = Objective(id=f"objective-{person}", text=f"Objective of {known.name.split()[0]}")
        seat.arrange(change_person, known.model_copy(update={"objectives": (wanted,)}))
    seat = opened(desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    clock.pass_time(minutes(20))
    for note in NOTES:
        seat.do(commands.catch_note, note)
    for spent in (10, 45, 15, 60):
        clock.pass_time(minutes(spent))
        seat.do(commands.next_block)
    clock.pass_time(minutes(30))
    seat.do(commands.end, [MARIA, JAMES])
    session = desk.session
    assert session is not None
    return session


class Writer:
    """Somebody at the review, with a keyboard."""

    def __init__(self, windows: PracticeWindows) -> None:
        self.windows = windows

    @property
    def screen(self) -> ReviewScreen:
        return self.windows.reviewing.screen

    def open(self, about: str = "") -> None:
        """From the summary."""
        self.windows.main.go_to(self.windows.summary)
        self.windows.reviewing.open_from_summary()
        if about:
            self.windows.reviewing.show_note(about)

    def edit(self, section: str) -> SectionEdit:
        return self.screen.note.sections[section].edit

    def text(self, section: str) -> str:
        return self.edit(section).text

    def type_in(self, section: str, words: str) -> None:
        """At the end of a section, which keeps the focus."""
        edit = self.edit(section)
        edit.setFocus()
        edit.moveCursor(edit.textCursor().MoveOperation.End)
        QTest.keyClicks(edit, words)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To whatever has the focus."""
        QTest.keyClick(QApplication.focusWidget() or self.windows.main, key, held)

    def sign_and_next(self) -> None:
        self.key(Qt.Key.Key_Return, CTRL)

    def finish(self, about: str, plan: str) -> None:
        """Everything that Maria's or James's note still needs, but for the signature."""
        self.windows.reviewing.show_note(about)
        self.type_in("assessment", f"Takes part more freely than before: {plan}.")
        self.type_in("plan", plan)
        self.answer("None voiced or seen")
        self.name_objective()

    def answer(self, words: str) -> None:
        press_in(self.screen.note.risk, words)

    def name_objective(self) -> None:
        box = next(each for each in self.screen.note.objectives.stops() if each.isVisibleTo(self.screen))
        box.setFocus()
        self.key(Qt.Key.Key_Space)

    def leave_field(self) -> None:
        self.screen.note.foot.go.setFocus()


def press_in(widget: QWidget, words: str) -> None:
    found = [
        each for each in widget.findChildren(Button) if each.text() == words and each.isVisibleTo(widget)
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words!r}"
    found[0].click()


def note_of(desk: Desk, about: str) -> ProgressNote:
    assert desk.session is not None
    return desk.session.progress_of(about)


def chips(writer: Writer) -> dict[str, str]:
    return {row.id: row.status_word for row in writer.screen.list.shown}


def marked(edit: QTextEdit, ground: str) -> list[str]:
    """The words that stand on a colour."""
    return [
        each.cursor.selectedText()
        for each in edit.extraSelections()
        if each.format.background().color().name().upper() == ground.upper()
    ]
