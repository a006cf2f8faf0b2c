"""An agenda as a form: its title, its blocks in their order, and what each block is."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.agenda import TITLE_LENGTH
from app.model.agenda_draft import AgendaDraft, BlockDraft, Trouble, moved
from app.words import _
from ui.parts.button import Button
from ui.parts.card import rule
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.block_line import BlockLine
from ui.theme import Space, Theme

NEW_MINUTES = 15


class AgendaForm(QWidget):
    """Shows a draft and gives back what was typed; nothing is changed before somebody asks for `draft`.

    What is wrong is said when a field is left, and no longer as soon as it is mended.
    """

    changed = Signal()
    line_opened = Signal(QWidget)  # what has to be seen now

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._id = ""
        self._said: tuple[Trouble, ...] = ()
        self._room = 0
        self.lines: list[BlockLine] = []
        self._title = QLineEdit()
        self._title.setMaxLength(TITLE_LENGTH)
        self._name = Field(theme, _("Title of the agenda"), self._title)
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(Space.MD)
        self._trouble = label("", "trouble", wrap=True)
        self._add = Button(theme, _("Add a block"), "plus")
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(self._name)
        column.addWidget(label(_("Blocks"), "caption"))
        column.addLayout(self._blocks)
        column.addWidget(self._trouble)
        column.addWidget(rule())
        column.addLayout(row)
        self._title.textEdited.connect(self._follow)
        self._title.editingFinished.connect(self.judge)
        self._add.clicked.connect(self.add_block)

    def display(self, draft: AgendaDraft, *, with_title: bool = True) -> None:
        """Show a draft; what was typed before is gone."""
        self._id = draft.id
        self._title.setText(draft.title)
        self._name.setVisible(with_title)
        while self.lines:
            self._drop(self.lines[0])
        for block in draft.blocks:
            self._append(block)
        self._said = ()
        self._tell()
        self._set_tab_order()

    def draft(self) -> AgendaDraft:
        """The agenda as it stands there now, right or wrong."""
        return AgendaDraft(self._id, self._title.text(), tuple(line.draft() for line in self.lines))

    def judge(self) -> tuple[Trouble, ...]:
        """Say at each field what is wrong with it."""
        for line in self.lines:
            line.settle()
        self._said = self.draft().troubles()
        self._tell()
        self.changed.emit()
        return self._said

    def suggest(self, minutes: Mapping[str, int]) -> None:
        """How long each block usually takes in the sessions of a group, by its id."""
        for line in self.lines:
            line.suggest(minutes.get(line.id))

    @property
    def last_stop(self) -> QWidget:
        """Where the Tab key leaves the form."""
        return self._add

    def fit(self, room: int) -> None:
        """Arrange everything for this width of the form."""
        self._room = room
        for line in self.lines:
            line.fit(room)

    def go_to_first_trouble(self) -> None:
        """Put the hand where something has to be mended."""
        for trouble in self._said[:1]:
            line = self._line(trouble.block)
            if line is None:
                (self._title if trouble.what == "title" else self._add).setFocus(_BY_PROGRAM)
                return
            field = line.title if trouble.what == "block_title" else line.minutes
            field.setFocus(_BY_PROGRAM)
            self._show(line)

    def begin(self) -> None:
        """The first field takes the focus."""
        if self._name.isVisibleTo(self):
            self._title.setFocus(_BY_PROGRAM)
            self._title.selectAll()
        elif self.lines:
            self.lines[0].title.setFocus(_BY_PROGRAM)

    def add_block(self) -> None:
        """One more at the end, opened, with its title ready to be typed over."""
        title = _("New block")
        line = self._append(BlockDraft(f"block-{secrets.token_hex(4)}", title, NEW_MINUTES))
        self._set_tab_order()
        self._open_only(line)
        line.title.setFocus(_BY_PROGRAM)
        line.title.selectAll()
        self._show(line)
        self._follow()

    # What is typed and pressed

    def _follow(self) -> None:
        """While something is half typed: what was said and is mended now is said no more."""
        now = self.draft().troubles()
        still = tuple(trouble for trouble in self._said if trouble in now)
        if still != self._said:
            self._said = still
            self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        of_agenda = {trouble.what: trouble.sentence for trouble in self._said if not trouble.block}
        self._name.tell(of_agenda.get("title", ""), trouble=True)
        self._trouble.setText(of_agenda.get("blocks", ""))
        self._trouble.setVisible("blocks" in of_agenda)
        for line in self.lines:
            line.tell([trouble for trouble in self._said if trouble.block == line.id])

    def _line(self, block: str) -> BlockLine | None:
        return next((line for line in self.lines if line.id == block), None)

    def _append(self, block: BlockDraft) -> BlockLine:
        line = BlockLine(self._theme, block)
        line.typed.connect(self._follow)
        line.edited.connect(self.judge)
        line.move_asked.connect(self._move)
        line.remove_asked.connect(self._remove)
        line.opened.connect(self._opened)
        self.lines.append(line)
        self._blocks.addWidget(line)
        line.fit(self._room)
        line.show()
        self._let_move()
        return line

    def _move(self, by: int) -> None:
        line = self.sender()
        if not isinstance(line, BlockLine):
            return
        order = moved([one.id for one in self.lines], line.id, by)
        self.lines.sort(key=lambda one: order.index(one.id))
        self._blocks.insertWidget(self.lines.index(line), line)
        self._set_tab_order()
        self._let_move()
        self._show(line)
        self.changed.emit()

    def _remove(self) -> None:
        line = self.sender()
        if not isinstance(line, BlockLine):
            return
        place = self.lines.index(line)
        self._drop(line)
        self._let_move()
        after = self.lines[min(place, len(self.lines) - 1)].title if self.lines else self._add
        after.setFocus(_BY_PROGRAM)
        self._follow()

    def _drop(self, line: BlockLine) -> None:
        self.lines.remove(line)
        self._blocks.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _opened(self) -> None:
        line = self.sender()
        if isinstance(line, BlockLine):
            self._open_only(line)
            self._show(line)

    def _open_only(self, one: BlockLine) -> None:
        for line in self.lines:
            line.show_more(line is one)

    def _show(self, line: BlockLine) -> None:
        # its place is known once it was laid out
        QTimer.singleShot(0, line, lambda: self.line_opened.emit(line))

    def _let_move(self) -> None:
        last = len(self.lines) - 1
        for place, line in enumerate(self.lines):
            line.let_move(up=place > 0, down=place < last)

    def _set_tab_order(self) -> None:
        """Tab follows what is seen, not what was made first."""
        stops = [self._title, *(stop for line in self.lines for stop in line.stops())]
        for one, other in zip(stops, [*stops[1:], self._add], strict=True):
            QWidget.setTabOrder(one, other)


_BY_PROGRAM = Qt.FocusReason.OtherFocusReason
