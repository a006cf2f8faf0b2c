"""F1: all keys, as they really are on this system."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.words import _
from ui.keys import live_keys
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class KeysPage(QDialog):
    """A table of keys and what they do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Root")
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        column.addWidget(label(_("Keys during a group"), "heading"))
        words = _("Just type: any letter begins a note, and Enter saves it. @ names a person, # adds a tag.")
        column.addWidget(label(words, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.SM)
        for row, key in enumerate(live_keys()):
            native = QKeySequence.SequenceFormat.NativeText
            sequences = _(" or ").join(QKeySequence(keys).toString(native) for keys in key.sequences)
            grid.addWidget(label(sequences, "strong"), row, 0)
            grid.addWidget(label(key.words), row, 1)
        column.addLayout(grid)
        close = Button(theme, _("Close"), kind="primary")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
