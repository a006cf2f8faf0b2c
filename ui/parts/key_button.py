"""A button that shows a key and, once it was pressed, takes the next one that is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.words import _
from ui.key_rules import pressed
from ui.parts.button import Button
from ui.theme import Theme


class KeyButton(Button):
    """While it waits, every key comes here and does nothing else; Escape, Tab or a click elsewhere ends it."""

    began = Signal()
    pressed_keys = Signal(str)  # as they are kept
    waits = False

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "…", parent=parent)
        self._name, self._keys = name, ""
        self.clicked.connect(self.begin)

    def show_keys(self, keys: str) -> None:
        """The keys in force; none is "off"."""
        self._keys = keys
        self._draw()

    def begin(self) -> None:
        if not self.waits:
            self.waits = True
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._draw()
            self.began.emit()

    def end(self) -> None:
        if self.waits:
            self.waits = False
            self._draw()

    def _draw(self) -> None:
        self.setProperty("kind", "primary" if self.waits else "plain")
        self.style().unpolish(self)
        self.style().polish(self)
        words = _("Press the keys…") if self.waits else self._keys or _("off")
        self.display(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def event(self, event: QEvent) -> bool:
        if self.waits and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # it is a key to be taken, not one that acts
                return True
            if event.type() == QEvent.Type.KeyPress and self._take(event):
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not event.modifiers() & _HELD:
            self.end()
            return False
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.end()
        elif (keys := pressed(event)) and not event.isAutoRepeat():
            self.pressed_keys.emit(keys)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.end()


_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
