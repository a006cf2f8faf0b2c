"""A list of names, one a line, pasted in: what will be added, and what is the matter with each line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.intake.rosters import LINE_END, PastedNames, read_pasted_names
from app.words import _, ngettext
from ui.keys import Act, bind
from ui.parts.button import Button
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme


class PasteNames(QDialog):
    """Nothing is added before the button is pressed, and nothing that was pasted is dropped without a word.

    `hide` hides all windows.
    """

    accepted_names = Signal(list)

    def __init__(self, theme: Theme, hide: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("Root")
        bind(theme.keys, self, {Act.HIDE: hide})
        self.setWindowTitle(_("Paste a list of names"))
        self._existing: list[str] = []
        self._read = PastedNames((), ())
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        self._title = label("", "heading", wrap=True)
        self._edit = QPlainTextEdit()
        self._edit.setTabChangesFocus(True)
        self._found = label("", wrap=True)
        self._problems = label("", "trouble", wrap=True)
        self._add = Button(theme, _("Add"), "user-plus", "primary")
        back = Button(theme, _("Back"), kind="quiet")
        column.addWidget(self._title)
        column.addWidget(Field(theme, _("Names, one a line"), self._edit, framed=True), 1)
        found = QWidget()
        words = QVBoxLayout(found)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.SM)
        words.addWidget(self._found)
        words.addWidget(self._problems)
        column.addWidget(Scroll(found, least=theme.px(90)))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self._add)
        column.addLayout(row)
        # the preview reads the text and writes none: it may follow every change
        self._edit.document().contentsChanged.connect(self._look)
        back.clicked.connect(self.reject)
        self._add.clicked.connect(self._finish)

    def ask(self, group: str, existing: Sequence[str]) -> None:
        self._existing = list(existing)
        self._title.setText(_("Add people to {group}").format(group=group))
        self._edit.clear()
        self._look()
        px = self._theme.px
        self.resize(QSize(px(460), px(520)).boundedTo(self.screen().availableSize() * 0.9))
        self.open()
        self._edit.setFocus()

    def _look(self) -> None:
        self._read = read_pasted_names(self._edit.toPlainText(), self._existing)
        count = len(self._read.names)
        words = ngettext("{n} person will be added: {names}", "{n} people will be added: {names}", count)
        self._found.setText(words.format(n=count, names=", ".join(self._read.names)) if count else "")
        self._found.setVisible(bool(count))
        self._problems.setText("\n".join(_problem(line, why) for line, why in self._read.problems))
        self._problems.setVisible(bool(self._read.problems))
        self._add.setEnabled(bool(count))

    def _finish(self) -> None:
        self.accepted_names.emit(list(self._read.names))

    def keep_rest(self) -> None:
        """The names were added: lines that could not be stay here to be mended, and without any it closes."""
        lines = LINE_END.split(self._edit.toPlainText())
        rest = [lines[number - 1] for number, _why in self._read.problems]
        if not rest:
            self.accept()
            return
        self._existing += self._read.names
        self._edit.setPlainText("\n".join(rest))


def _problem(line: int, why: str) -> str:
    return _("Line {line}: {why}").format(line=line, why=why)
