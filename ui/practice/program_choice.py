"""Which programs a new practice runs: those that come with Groupside, each by its blocks, and one of its own."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.intake.programs import ShippedProgram, shipped_programs
from app.live.block_titles import block_title
from app.model.agenda import Agenda, PartKind
from app.model.agenda_draft import AgendaDraft, BlockDraft, parts_with
from app.model.programs import NAME_LENGTH, Program
from app.practice.state import Practice
from app.setting_up import begun_program
from app.words import _
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.agenda_form import AgendaForm
from ui.practice.agenda_words import total_words
from ui.theme import Space, Theme

# how far what belongs to a box stands in, px at 100 %
INSET = 26


class ProgramChoice(QWidget):
    """Nothing is kept here: `programs` are those that were chosen and are not in the practice yet."""

    line_opened = Signal(QWidget)  # what has to be seen now

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._boxes: list[tuple[ShippedProgram, CheckBox]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for shipped in shipped_programs():
            box = CheckBox(theme, shipped.program.name)
            words = agenda_words(shipped.program.agenda)
            box.setAccessibleDescription(words)
            self._boxes.append((shipped, box))
            column.addWidget(box)
            column.addWidget(_inset(theme, label(words, "muted", wrap=True)))
            column.addSpacing(Space.MD)
        self._own_box = CheckBox(theme, _("Our own program"))
        words = _("Name it and list its blocks. Questions, topics and targets are there to begin with.")
        self._own_box.setAccessibleDescription(words)
        self._name, self._agenda = QLineEdit(), AgendaForm(theme)
        self._name.setMaxLength(NAME_LENGTH)
        own = QVBoxLayout()
        own.setContentsMargins(0, Space.SM, 0, 0)
        own.setSpacing(Space.MD)
        own.addWidget(Field(theme, _("Name of the program"), self._name))
        own.addWidget(self._agenda)
        self._own = QWidget()
        self._own.setLayout(own)
        self._kept = label("", "muted", wrap=True)
        column.addWidget(self._own_box)
        column.addWidget(_inset(theme, label(words, "muted", wrap=True)))
        column.addWidget(self._own)
        column.addWidget(self._kept)
        self._own_box.clicked.connect(self._turn_own)
        self._agenda.line_opened.connect(self.line_opened)
        self.setFocusProxy(self._boxes[0][1])
        self._begin_own()

    def display(self, practice: Practice) -> None:
        """What the practice has already is ticked for good."""
        for shipped, box in self._boxes:
            if shipped.program.id in practice.programs:
                box.setChecked(True)
                box.setEnabled(False)
        brought = {shipped.program.id for shipped, _box in self._boxes}
        own = [each.name for each in practice.programs.values() if each.id not in brought]
        self._kept.setText(_("Already here: {programs}.").format(programs=", ".join(own)))
        self._kept.setVisible(bool(own))

    @property
    def half_typed(self) -> bool:
        begun = not self._name.text().strip() and self._agenda.draft() == self._as_begun
        return self._own_box.isChecked() and not begun

    def begin_own_anew(self) -> None:
        """It was kept: the next one is another."""
        self._begin_own()

    def programs(self) -> list[Program]:
        """Raises Refused for an own program that cannot be; the hand is where it has to be mended."""
        chosen = [shipped.program for shipped, box in self._boxes if box.isChecked() and box.isEnabled()]
        if self._own_box.isChecked():
            name = " ".join(self._name.text().split())
            if not name:
                self._name.setFocus()
                raise Refused(_("Please give your program a name."))
            if troubles := self._agenda.judge():
                self._agenda.go_to_first_trouble()
                raise Refused(troubles[0].sentence)
            program_id = f"program-{secrets.token_hex(8)}"
            agenda = AgendaDraft(f"agenda-{secrets.token_hex(8)}", name, self._agenda.draft().blocks).agenda()
            chosen.append(begun_program(program_id, name, agenda))
        return chosen

    def types_own(self, focus: QWidget | None) -> bool:
        """Whether the hand is in the blocks, where Enter has work of its own."""
        return focus is not None and self._agenda.isAncestorOf(focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._agenda.fit(self.width())

    def _begin_own(self) -> None:
        self._name.clear()
        self._own_box.setChecked(False)
        self._own.setVisible(False)
        self._agenda.display(_begun(), with_title=False)
        self._as_begun = self._agenda.draft()

    def _turn_own(self) -> None:
        self._own.setVisible(self._own_box.isChecked())
        if self._own_box.isChecked():
            self._name.setFocus()


def agenda_words(agenda: Agenda) -> str:
    """ "180 min, 165 of service: Check-in & icebreaker 30, Education 45, …"."""
    blocks = ", ".join(f"{block_title(block.title)} {block.minutes}" for block in agenda.blocks)
    total = total_words(agenda.minutes, agenda.service_minutes)
    return _("{total}: {blocks}").format(total=total, blocks=blocks)


def _begun() -> AgendaDraft:
    """Three blocks that most days have, to be changed, added to and taken out."""
    blocks = (
        (_("Check-in"), 20, PartKind.CHECK_IN_ROUND),
        (_("Education"), 40, PartKind.EDUCATION),
        (_("Check-out"), 20, PartKind.CHECK_OUT_ROUND),
    )
    drafts = [
        BlockDraft(f"block-{secrets.token_hex(4)}", title, minutes, parts_with((), (kind,)))
        for title, minutes, kind in blocks
    ]
    return AgendaDraft("own", _("Our own program"), tuple(drafts))


def _inset(theme: Theme, words: QWidget) -> QWidget:
    words.setContentsMargins(theme.px(INSET), 0, 0, 0)
    return words
