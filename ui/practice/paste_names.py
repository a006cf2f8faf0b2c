"""A list of names, one a line, pasted in: what will be added, and what is the matter with each line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.keys import Act, bind
from ui.parts.button import Button
from ui.parts.label import label
from ui.practice.names_field import NamesField
from ui.theme import Space, Theme


class PasteNames(QDialog):
    """Nothing is added before the button is pressed, and nothing that was pasted is dropped without a word.

    `hide` hides all windows.
    """

    accepted_names = Signal(list)

    def __init__(self, theme: Theme, hide: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._existing: Sequence[str] = ()
        self.setObjectName("Root")
        bind(theme.keys, self, {Act.HIDE: hide})
        self.setWindowTitle(_("Paste a list of names"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        self._title = label("", "heading", wrap=True)
        self._names = NamesField(theme)
        self._add = Button(theme, _("Add"), "user-plus", "primary")
        back = Button(theme, _("Back"), kind="quiet")
        column.addWidget(self._title)
        column.addWidget(self._names, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._add)
        column.addLayout(row)
        self._names.read_anew.connect(self._look)
        back.clicked.connect(self.reject)
        self._add.clicked.connect(self._finish)

    def ask(self, group: str, existing: Sequence[str]) -> None:
        self._existing = existing
        self._title.setText(_("Add people to {group}").format(group=group))
        self._names.begin(existing)
        px = self._theme.px
        self.resize(QSize(px(460), px(520)).boundedTo(self.screen().availableSize() * 0.9))
        self.open()
        self._names.setFocus()

    def _look(self) -> None:
        self._add.setEnabled(bool(self._names.names))

    def _finish(self) -> None:
        self.accepted_names.emit(self._names.names)

    def keep_rest(self) -> None:
        """The names were added: lines that could not be stay here to be mended, and without any it closes."""
        rest = self._names.rest
        self._existing = [*self._existing, *self._names.names]
        self._names.keep(rest, self._existing)
        if not rest:
            self.accept()
