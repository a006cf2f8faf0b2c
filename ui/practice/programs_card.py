"""Programs: the rules and defaults of each service, and new ones made by copying."""

from __future__ import annotations

import secrets
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.intake.programs import shipped_programs
from app.model.agenda import Agenda
from app.model.programs import NAME_LENGTH, Program
from app.model.rounds import Round
from app.practice.cautions import program_cautions
from app.practice.programs import add_program, change_program, copy_of
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.cautions import Cautions
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.section_row import SectionRow
from ui.practice.agenda_words import total_words
from ui.practice.length_form import LengthForm
from ui.practice.questions_form import QuestionsForm
from ui.practice.rules_form import RulesForm
from ui.practice.topics_form import TopicsForm
from ui.theme import Space, Theme

# below this width fields stand under each other, px at 100 %
NARROW = 420


class ProgramsCard(Card):
    """One program at a time; it changes when it is saved, and a copy is there when it is."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Programs"))
        self._theme, self._acting = theme, acting
        self._shown: Program | None = None
        self._new = False
        self._program, self._agenda = Picker(theme, ""), Picker(theme, "")
        self._name = QLineEdit()
        self._name.setMaxLength(NAME_LENGTH)
        self._program.be_narrow()
        self._agenda.be_narrow()
        self._copy = Button(theme, _("New program"), "plus")
        self._copy.tell(_("A copy of the one that is shown"))
        self._cautions = Cautions(theme)
        self._minutes = label("", "muted", wrap=True)
        self._sections = SectionRow(theme, (_("Rules"), _("Questions"), _("Length"), _("Topics")))
        self._rules, self._length = RulesForm(theme), LengthForm(theme)
        self._check_in = QuestionsForm(
            theme,
            Round.CHECK_IN,
            _("Check-in"),
            _("What each person is asked as the group begins. Every question can be skipped."),
        )
        self._check_out = QuestionsForm(
            theme,
            Round.CHECK_OUT,
            _("Check-out"),
            _("What each person is asked before the group ends. Every question can be skipped."),
        )
        self._topics = TopicsForm(theme, acting.desk.library.topics)
        self._questions = QWidget()
        self._pages = (self._rules, self._questions, self._length, self._topics)
        self._save = Button(theme, _("Save program"), "check", "primary")
        self._place()
        self._program.picked.connect(self.edit)
        self._copy.clicked.connect(self.begin_copy)
        self._agenda.picked.connect(self._tell_minutes)
        self._sections.picked.connect(self.show_section)
        self._save.clicked.connect(self._keep)
        self.show_section(0)

    def _place(self) -> None:
        theme = self._theme
        self._top, self._head = QHBoxLayout(), QHBoxLayout()
        for row in (self._top, self._head):
            row.setSpacing(Space.MD)
        self._top.addWidget(Field(theme, _("Program"), self._program), 1)
        self._top.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._head.addWidget(Field(theme, _("Name of the program"), self._name), 1)
        self._head.addWidget(Field(theme, _("Agenda of the program"), self._agenda), 1)
        asked = QVBoxLayout(self._questions)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(Space.XL)
        asked.addWidget(self._check_in)
        asked.addWidget(self._check_out)
        words = _("Groupside points out what differs from these rules, and decides nothing.")
        end = QHBoxLayout()
        end.addWidget(self._save)
        end.addStretch(1)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(self._top)
        self.body.addWidget(self._cautions)
        self.body.addLayout(self._head)
        self.body.addWidget(self._minutes)
        self.body.addWidget(self._sections)
        self.body.addWidget(rule())
        for page in self._pages:
            self.body.addWidget(page)
        self.body.addWidget(rule())
        words = _("Sessions that were held keep the rules that they were opened with.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(end)

    def show_section(self, place: int) -> None:
        self._sections.choose(place)
        for at, page in enumerate(self._pages):
            page.setVisible(at == place)

    def edit(self, program_id: str) -> None:
        """Show this program as it is kept, or as it ships; what was typed in another one is gone."""
        if self._new and self._shown is not None and program_id == self._shown.id:
            return
        kept = self._acting.desk.practice.programs.get(program_id)
        program = kept or self._shipped.get(program_id)
        if program is not None:
            self._new = kept is None
            self._display(program)

    def begin_copy(self) -> None:
        """A program like the one that is shown, there when it is saved."""
        practice = self._acting.desk.practice
        like = practice.programs.get(self._shown.id) if self._shown is not None else None
        if like is None:
            return
        self._new = True
        self._display(copy_of(practice, like, secrets.token_hex(16)))
        self._name.setFocus()
        self._name.selectAll()

    def redraw(self) -> None:
        """The practice may have changed: what is being typed stays."""
        programs = self._acting.desk.practice.programs
        if self._shown is None or (not self._new and self._shown.id not in programs):
            self.edit(next(iter([*programs, *self._shipped])))
            return
        listed = [(program.id, program.name) for program in programs.values()]
        listed += [
            (program.id, _("{program} (not added yet)").format(program=program.name))
            for program in self._shipped.values()
            if program.id not in programs
        ]
        if self._new and self._shown.id not in self._shipped:
            listed.append((self._shown.id, self._shown.name))
        self._program.display(listed, self._shown.id)
        self._copy.setVisible(not self._new)
        self._save.display(_("Add program") if self._new else _("Save program"))
        self._offer_agendas(self._agenda.chosen or self._shown.agenda.id)
        self._topics.know(self._acting.desk.library.topics)
        kept = programs.get(self._shown.id)
        self._cautions.display(program_cautions(kept) if kept is not None else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._top, self._head):
            row.setDirection(across)

    def _display(self, program: Program) -> None:
        self._shown = program
        self._name.setText(program.name)
        self._offer_agendas(program.agenda.id)
        self._rules.display(program.rules)
        self._check_in.display(program.rules.check_in)
        self._check_out.display(program.rules.check_out)
        self._length.display(program)
        self._topics.display(program.topics)
        self.redraw()

    @cached_property
    def _shipped(self) -> dict[str, Program]:
        return {each.program.id: each.program for each in shipped_programs()}

    # The agenda

    def _agendas(self) -> dict[str, Agenda]:
        """Those that can be chosen: the program's own, what ships, and the practice's own."""
        own = {} if self._shown is None else {self._shown.agenda.id: self._shown.agenda}
        shipped = {program.agenda.id: program.agenda for program in self._shipped.values()}
        return {**shipped, **own, **self._acting.desk.practice.agendas}

    def _offer_agendas(self, chosen: str) -> None:
        agendas = sorted(self._agendas().values(), key=lambda agenda: agenda.title.casefold())
        self._agenda.display([(agenda.id, agenda.title) for agenda in agendas], chosen)
        self._tell_minutes()

    def _tell_minutes(self) -> None:
        agenda = self._agendas().get(self._agenda.chosen)
        self._minutes.setText(total_words(agenda.minutes, agenda.service_minutes) if agenda else "")

    # Saving

    def _typed(self, shown: Program) -> Program:
        name = " ".join(self._name.text().split())
        if not name:
            raise Refused(_("A program needs a name."))
        rules = self._rules.filled(shown.rules)
        asked = {"check_in": self._check_in.questions(), "check_out": self._check_out.questions()}
        chosen = {
            "name": name,
            "agenda": self._agendas().get(self._agenda.chosen, shown.agenda),
            "rules": rules.model_copy(update=asked),
            "topics": self._topics.topics,
        }
        return self._length.filled(shown).model_copy(update=chosen)

    def _keep(self) -> None:
        if self._shown is None:
            return
        try:
            program = self._typed(self._shown)
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            return
        if self._acting.arrange(add_program if self._new else change_program, program):
            self._new = False
            self._display(self._acting.desk.practice.programs[program.id])
            self._acting.said.emit(_("{program} is saved.").format(program=program.name))
