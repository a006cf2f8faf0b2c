"""A list of names, one a line, pasted in: what will be added, and what is the matter with each line."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.intake.rosters import PastedNames, read_pasted_names
from ui.parts.button import Button
from ui.parts.field import Field
from ui.parts.label import label
from ui.theme import Space, Theme


class PasteNames(QDialog):
    """Nothing is added before the button is pressed, and nothing that was pasted is dropped without a word."""

    accepted_names = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("Root")
        self.setWindowTitle(_("Paste a list of names"))
        self._existing: list[str] = []
        self._read = PastedNames((), ())
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        self._title = label("", "heading", wrap=True)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._found = label("", "strong", wrap=True)
        self._problems = label("", "trouble", wrap=True)
        self._add = Button(theme, _("Add"), "user-plus", "primary")
        back = Button(theme, _("Back"), kind="quiet")
        column.addWidget(self._title)
        column.addWidget(Field(theme, _("Names, one a line"), self._edit, framed=True), 1)
        column.addWidget(self._found)
        column.addWidget(self._problems)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._add)
        column.addLayout(row)
        # the preview reads the text and writes none: it may follow every change
        self._edit.document().contentsChanged.connect(self._look)
        back.clicked.connect(self.reject)
        self._add.clicked.connect(self._finish)
        self.resize(theme.px(460), theme.px(480))

    def ask(self, group: str, existing: Sequence[str]) -> None:
        self._existing = list(existing)
        self._title.setText(_("Add people to {group}").format(group=group))
        self._edit.clear()
        self._look()
        self.open()
        self._edit.setFocus()

    def _look(self) -> None:
        self._read = read_pasted_names(self._edit.toPlainText(), self._existing)
        count = len(self._read.names)
        words = ngettext("{n} person will be added.", "{n} people will be added.", count).format(n=count)
        self._found.setText(words if count else "")
        self._problems.setText("\n".join(_problem(line, why) for line, why in self._read.problems[:6]))
        self._problems.setVisible(bool(self._read.problems))
        self._add.setEnabled(bool(count))

    def _finish(self) -> None:
        self.accept()
        self.accepted_names.emit(list(self._read.names))


def _problem(line: int, why: str) -> str:
    return _("Line {line}: {why}").format(line=line, why=why)
