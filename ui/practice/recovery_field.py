"""Where the recovery key is typed: all groups in one field, however they are parted."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.words import _
from ui.parts.field import Field
from ui.parts.words_edit import WordsEdit
from ui.theme import Theme


class RecoveryField(QWidget):
    """Small letters, spaces and dashes do not matter; Enter says that it is all there."""

    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = WordsEdit(theme, least=2)
        field = Field(theme, _("Recovery key"), self.edit, framed=True)
        field.tell(_("13 groups of 5. Small letters, spaces and dashes do not matter."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        self.edit.entered.connect(self.entered)

    @property
    def typed(self) -> str:
        return self.edit.words

    def clear(self) -> None:
        self.edit.write()
        self.edit.document().clearUndoRedoStacks()

    def begin(self) -> None:
        """The cursor goes in, once the field stands."""
        QTimer.singleShot(0, self.edit, self.edit.setFocus)
