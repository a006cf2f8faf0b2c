"""In the live windows a letter that nothing else took starts a note, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.live.notes import NotesCard, is_note_text


class TypingStartsNote(QObject):
    """Keys that no field and no button took reach the window at last: there they are caught."""

    def __init__(self, page: QWidget, notes: NotesCard) -> None:
        """`page` is what has to be on the screen: while something else is shown, letters do nothing here."""
        super().__init__(page)
        self._page, self._notes = page, notes

    def watch(self) -> None:
        """Call when the page is shown: its window is known then."""
        self._page.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not self._page.isVisible() or event.modifiers() & ~_TYPING:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        if not is_note_text(event.text()):
            return False
        self._notes.bar.start_with(event.text())
        return True


def leave_focus(window: QWidget) -> None:
    """A click on a button does not take the focus: the next Space would press it again. Tab still reaches it."""
    for button in window.findChildren(QPushButton):
        if button.focusPolicy() == Qt.FocusPolicy.StrongFocus:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
