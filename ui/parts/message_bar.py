"""One sentence at the edge of a window: what happened, and perhaps the one thing to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.words import _
from ui.parts.announce import announce
from ui.parts.button import Button, IconButton
from ui.parts.label import label
from ui.theme import Space, Theme, Tone

# below this width two buttons stand below the sentence, px at 100 %
TWO_BUTTONS: Final = 700
_ICONS: Final[dict[Tone, str]] = {
    "neutral": "info",
    "accent": "info",
    "info": "info",
    "ok": "check",
    "warn": "circle-alert",
    "danger": "triangle-alert",
}


@dataclass(frozen=True, slots=True)
class Message:
    """`action` is what the button says; without it there is none. `act` is the id that is emitted. `other` is a second,
    quiet button, with its act. What is `nameless` holds no name, and may be said where all are hidden."""

    sentence: str
    tone: Tone = "info"
    action: str = ""
    act: str = ""
    other: tuple[str, str] = ("", "")
    nameless: bool = False


class _Bar(QFrame):
    """An icon, a sentence that wraps, a button. Hidden while there is nothing to say.

    Whoever came to its buttons is back where they were when those go.
    """

    act_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message: Message | None = None
        self.setProperty("part", "bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MD, Space.SM, Space.SM, Space.SM)
        column.setSpacing(Space.SM)
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._below):
            row.setSpacing(Space.SM)
            column.addLayout(row)
        self._picture = QLabel(self)
        self._sentence = label("", wrap=True, parent=self)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = Button(theme, "…", parent=self)
        self._other = Button(theme, "…", kind="quiet", parent=self)
        self._button.clicked.connect(self._act)
        self._other.clicked.connect(self._act_otherwise)
        self._row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self._other)
        self._row.addWidget(self._button)
        self._below.addStretch(1)
        self._came_from: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)
        self.setVisible(False)
        theme.changed.connect(self._paint)

    @property
    def message(self) -> Message | None:
        """What stands in it now."""
        return self._message

    def display(self, message: Message | None) -> None:
        """Say this; None says nothing and hides the bar."""
        if message == self._message:
            return
        self._message = message
        if message is None or not message.action:
            self._give_focus_back()
        self.setVisible(message is not None)
        if message is not None:
            self._sentence.setText(message.sentence)
            self._button.setText(message.action)
            self._button.setVisible(bool(message.action))
            self._other.setText(message.other[0])
            self._other.setVisible(bool(message.other[0]))
            self._fit()
            self._paint()
            announce(self, message.sentence)

    def _note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if (
            now is not None
            and self.isAncestorOf(now)
            and before is not None
            and not self.isAncestorOf(before)
        ):
            self._came_from = before

    def _give_focus_back(self) -> None:
        """Before its buttons go: Qt would give it to what comes next, which may end a session at one more Enter."""
        held = self.window().focusWidget()
        if not self.isVisible() or not self.isAncestorOf(held):
            return
        before = self._came_from
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            held.clearFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two buttons, or a long one, leave a sentence no room where it is narrow: then they stand below it."""
        two = bool(self._message and self._message.other[0])
        long = (
            bool(self._message and self._message.action)
            and self._button.sizeHint().width() > self.width() // 2
        )
        narrow = long or (two and self.width() < self._theme.px(TWO_BUTTONS))
        row = self._below if narrow else self._row
        if row.indexOf(self._other) < 0:
            for button in (self._other, self._button):
                row.addWidget(button)

    def _paint(self) -> None:
        if self._message is None:
            return
        tone = self._message.tone
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sentence.style().polish(self._sentence)
        colour = "muted" if tone == "neutral" else tone
        self._picture.setPixmap(self._theme.pixmap(_ICONS[tone], colour, 18, self.devicePixelRatioF()))

    def _act(self) -> None:
        if self._message is not None:
            self.act_chosen.emit(self._message.act)

    def _act_otherwise(self) -> None:
        if self._message is not None:
            self.act_chosen.emit(self._message.other[1])


class MessageBar(_Bar):
    """For what may be dismissed: a refusal, "Maria is here · Undo". The window decides when it goes by itself.

    A click on it leaves the focus where it is.
    """

    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._close = IconButton(theme, "x", _("Close"), parent=self)
        self._close.clicked.connect(self._dismiss)
        self._row.addWidget(self._close)
        for button in (self._button, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _dismiss(self) -> None:
        self.display(None)
        self.dismissed.emit()


class Banner(_Bar):
    """For what stays as long as it is so: "Not saved yet. …" It cannot be dismissed."""

    def say_past(self, sentence: str) -> None:
        """It is so no more: the place stays as high as it was, without its buttons, until it is told to `go`."""
        self.setMinimumHeight(self.height())
        self.display(Message(sentence, "ok"))

    def go(self) -> None:
        self.display(None)
        self.setMinimumHeight(0)
