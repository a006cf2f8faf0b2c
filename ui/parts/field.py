"""A field: its name above, a frame with a focus ring around the editor, a word of trouble below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.parts.label import label
from ui.theme import Space, Theme


def ring_trouble(edit: QLineEdit, trouble: bool) -> None:
    """The red ring around a field that has no frame of its own."""
    if bool(edit.property("ring")) != trouble:
        edit.setProperty("ring", "trouble" if trouble else "")
        edit.style().unpolish(edit)
        edit.style().polish(edit)


class FieldFrame(QFrame):
    """The rounded frame around any editor; the ring is on while the editor has the focus.

    It is no proxy of the editor, nor is the field: left behind where the order of a page is put right, Tab would lead
    from it back to the editor for ever.
    """

    def __init__(self, theme: Theme, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._editor = editor
        self._trouble, self._beside = False, False
        self.setProperty("part", "field")
        self.row = QHBoxLayout(self)
        self.row.setSpacing(Space.SM)
        self.row.addWidget(editor, 1)
        editor.installEventFilter(self)
        self._pad()
        theme.changed.connect(self._pad)

    def mark_trouble(self, trouble: bool) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._ring()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._ring()
        return False

    def stand_beside(self, button: QWidget) -> None:
        """A small button at the right of the editor. It is higher than a line: the frame stays as high as others."""
        self._beside = True
        self.row.addWidget(button)
        self._pad()

    def _pad(self) -> None:
        height = self._theme.px(4 if self._beside else 8)
        self.row.setContentsMargins(Space.MD, height, Space.SM, height)

    def _ring(self) -> None:
        self.setProperty("ring", "trouble" if self._trouble else "on" if self._editor.hasFocus() else "")
        self.style().unpolish(self)
        self.style().polish(self)


class Field(QWidget):
    """An editor with its name above it, which a click and a screen reader connect to it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        editor: QWidget,
        *,
        framed: bool = False,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`framed` for editors that bring no frame of their own (a text editor); a long name `wraps`."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._name = label(name, "caption", wrap=framed or wraps, parent=self)
        self._name.setBuddy(editor)
        self._hint: QLabel = label("", "trouble", wrap=True, parent=self)
        self._hint.setVisible(False)
        self.editor = editor
        self._frame = FieldFrame(theme, editor, self) if framed else None
        editor.setAccessibleName(name)
        column.addWidget(self._name)
        column.addWidget(self._frame or editor)
        column.addWidget(self._hint)

    def add_beside(self, widget: QWidget) -> None:
        """Put something into the frame, at the right of the editor."""
        if self._frame is not None:
            self._frame.stand_beside(widget)

    def rename(self, name: str) -> None:
        """Another name, where what is asked for depends on a choice."""
        self._name.setText(name)
        self.editor.setAccessibleName(name)

    def tell(self, hint: str, *, trouble: bool = False) -> None:
        """A word below the field; `trouble` says it in the tone of an error."""
        self._hint.setProperty("role", "trouble" if trouble else "caption")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
        self.editor.setAccessibleDescription(hint)
        if self._frame is not None:
            self._frame.mark_trouble(trouble)
