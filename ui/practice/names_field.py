"""Names, one a line: what will be added is said below while they are typed or pasted, and what is wrong with a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.intake.rosters import LINE_END, PastedNames, read_pasted_names
from app.words import _, ngettext
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme


class NamesField(QWidget):
    """Nothing that was typed is dropped without a word. Tab leaves it: Enter is the next name."""

    read_anew = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._existing: list[str] = []
        self._read = PastedNames((), ())
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self._found = label("", wrap=True)
        self._problems = label("", "trouble", wrap=True)
        found = QWidget()
        words = QVBoxLayout(found)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(Space.SM)
        words.addWidget(self._found)
        words.addWidget(self._problems)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(Field(theme, _("Names, one a line"), self.edit, framed=True), 1)
        column.addWidget(Scroll(found, least=theme.px(90)))
        self.setFocusProxy(self.edit)
        # the preview reads the text and writes none: it may follow every change
        self.edit.document().contentsChanged.connect(self._look)
        self._look()

    @property
    def names(self) -> list[str]:
        """Those that can be added as they stand."""
        return list(self._read.names)

    @property
    def half_typed(self) -> bool:
        return bool(self.edit.toPlainText().strip())

    @property
    def problems(self) -> str:
        """What is the matter with lines that cannot be added as they stand, one a line."""
        return self._problems.text()

    def begin(self, existing: Sequence[str]) -> None:
        """Empty, beside the names that are there already."""
        self.edit.clear()
        self.stand_beside(existing)

    def stand_beside(self, existing: Sequence[str]) -> None:
        """Other names are there now; what was typed stays, and is read anew."""
        self._existing = list(existing)
        self._look()

    @property
    def rest(self) -> list[str]:
        """The lines that cannot be added as they stand."""
        lines = LINE_END.split(self.edit.toPlainText())
        return [lines[number - 1] for number, _why in self._read.problems]

    def keep(self, rest: Sequence[str], existing: Sequence[str]) -> None:
        """The others were added, and are there now: these lines stay here to be mended."""
        self._existing = list(existing)
        self.edit.setPlainText("\n".join(rest))

    def _look(self) -> None:
        self._read = read_pasted_names(self.edit.toPlainText(), self._existing)
        count = len(self._read.names)
        words = ngettext("{n} person will be added: {names}", "{n} people will be added: {names}", count)
        self._found.setText(words.format(n=count, names=", ".join(self._read.names)) if count else "")
        self._found.setVisible(bool(count))
        self._problems.setText("\n".join(_problem(line, why) for line, why in self._read.problems))
        self._problems.setVisible(bool(self._read.problems))
        self.read_anew.emit()


def _problem(line: int, why: str) -> str:
    return _("Line {line}: {why}").format(line=line, why=why)
