"""Programs: the rules and defaults of each service, and new ones made by copying."""

from __future__ import annotations

import secrets
from functools import cached_property, partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.documents.handouts import welcome_page
from app.documents.page import headed
from app.errors import Refused
from app.intake.programs import shipped_programs
from app.model.agenda import Agenda
from app.model.programs import NAME_LENGTH, Program
from app.model.rounds import Round
from app.practice.cautions import program_cautions
from app.practice.languages import language_of_groups
from app.practice.programs import add_program, change_program, copy_of
from app.words import _, speaking
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.cautions import Cautions
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.paper_dialog import PaperDialog
from ui.parts.section_row import SectionRow
from ui.practice.agenda_words import total_words
from ui.practice.left_out import Left, LeftOut, thrown_away
from ui.practice.length_form import LengthForm
from ui.practice.questions_form import QuestionsForm
from ui.practice.rules_form import RulesForm
from ui.practice.topics_form import TopicsForm
from ui.practice.welcome_form import WelcomeForm
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Space, Theme

# below this width fields stand under each other, px at 100 %
NARROW = 420
# how often it is looked whether something was changed, ms: forms of many kinds of fields are in it
A_MOMENT = 400


class ProgramsCard(Card):
    """One program at a time; it changes when it is saved, and a copy is there when it is.

    What was typed in one waits in `_left` while another one is shown.
    """

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Programs"))
        self._theme, self._acting = theme, acting
        self._shown: Program | None = None
        self._before: Program | None = None  # as it stood here before anything was typed
        self._left: dict[str, Left[Program]] = {}
        self._new = False
        self._program, self._agenda = Picker(theme, ""), Picker(theme, "")
        self._name = QLineEdit()
        self._name.setMaxLength(NAME_LENGTH)
        self._program.be_narrow()
        self._agenda.be_narrow()
        self._copy = sets(Button(theme, words_of(Setting.NEW_PROGRAM), "plus"), Setting.NEW_PROGRAM)
        self._copy.tell(_("A copy of the one that is shown"))
        self._waiting = LeftOut(theme, self._program)
        self._cautions = Cautions(theme)
        self._minutes = label("", "muted", wrap=True)
        self._not_kept = label("", "strong", wrap=True)
        self._looks = QTimer(self)
        self._looks.setInterval(A_MOMENT)
        self._looks.timeout.connect(self._tell_not_kept)
        self._sections = SectionRow(
            theme, (_("Rules"), _("Questions"), _("Length"), _("Topics"), _("Welcome"))
        )
        self._rules, self._length = RulesForm(theme), LengthForm(theme, acting.desk.library.topics)
        self._check_in = QuestionsForm(
            theme,
            Round.CHECK_IN,
            words_of(Setting.CHECK_IN),
            _("What each person is asked as the group begins. Every question can be skipped."),
        )
        self._check_out = QuestionsForm(
            theme,
            Round.CHECK_OUT,
            words_of(Setting.CHECK_OUT),
            _("What each person is asked before the group ends. Every question can be skipped."),
        )
        sets(self._check_in, Setting.CHECK_IN)
        sets(self._check_out, Setting.CHECK_OUT)
        self._topics = TopicsForm(theme, acting.desk.library.topics)
        self._welcome = WelcomeForm(theme)
        self._questions = QWidget()
        self._pages = (self._rules, self._questions, self._length, self._topics, self._welcome)
        self._save = Button(theme, _("Save program"), "check", "primary")
        self._let_go = Button(theme, _("Throw changes away"), kind="quiet")
        self._place()
        self._program.picked.connect(self.edit)
        self._copy.clicked.connect(self.begin_copy)
        self._agenda.picked.connect(self._tell_minutes)
        self._sections.picked.connect(self.show_section)
        self._welcome.page_asked.connect(self._show_welcome)
        self._save.clicked.connect(self._keep)
        self._let_go.clicked.connect(self._begin_anew)
        self._waiting.go_on_asked.connect(self.edit)
        self._waiting.let_go_asked.connect(self._forget)
        self.show_section(0)

    def _place(self) -> None:
        theme = self._theme
        self._top, self._head, self._end = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (self._top, self._head, self._end):
            row.setSpacing(Space.MD)
        self._top.addWidget(Field(theme, called(Setting.PROGRAM, self._program), self._program), 1)
        self._top.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._head.addWidget(Field(theme, called(Setting.PROGRAM_NAME, self._name), self._name), 1)
        self._head.addWidget(Field(theme, called(Setting.PROGRAM_AGENDA, self._agenda), self._agenda), 1)
        asked = QVBoxLayout(self._questions)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(Space.XL)
        asked.addWidget(self._check_in)
        asked.addWidget(self._check_out)
        words = _("Groupside points out what differs from these rules, and decides nothing.")
        for button in (self._save, self._let_go):
            self._end.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._end.addStretch(1)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(self._top)
        self.body.addWidget(self._waiting)
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
        self.body.addWidget(self._not_kept)
        self.body.addLayout(self._end)

    def show_section(self, place: int) -> None:
        self._sections.choose(place)
        for at, page in enumerate(self._pages):
            page.setVisible(at == place)

    def bring_up(self, part: QWidget) -> None:
        """The page on which this stands, if it stands on one."""
        for place, page in enumerate(self._pages):
            if page is part or page.isAncestorOf(part):
                self.show_section(place)

    def edit(self, program_id: str) -> None:
        """Show this program as it was typed before, as it is kept, or as it ships."""
        here = self._shown is not None and program_id == self._shown.id
        if not (here and (self._new or self._is_changed())) and self._leave():
            self._open(program_id)

    def begin_copy(self) -> None:
        """A program like the one that is shown, there when it is saved."""
        practice = self._acting.desk.practice
        like = practice.programs.get(self._shown.id) if self._shown is not None else None
        if like is None or not self._leave():
            return
        self._new = True
        self._display(copy_of(practice, like, secrets.token_hex(16)))
        self._name.setFocus()
        self._name.selectAll()

    def redraw(self) -> None:
        """The practice may have changed: what is being typed stays."""
        programs = self._acting.desk.practice.programs
        if self._shown is None or (not self._new and self._shown.id not in programs):
            self._open(next(iter([*programs, *self._shipped])))
            return
        self._waiting.display({program: left.typed.name for program, left in self._left.items()})
        listed = [(program.id, program.name) for program in programs.values()]
        listed += [
            (program.id, _("{program} (not added yet)").format(program=program.name))
            for program in self._shipped.values()
            if program.id not in programs
        ]
        begun = [left.typed for left in self._left.values()] + ([self._shown] if self._new else [])
        there = {program_id for program_id, _name in listed}
        listed += [(program.id, program.name) for program in begun if program.id not in there]
        self._program.display(listed, self._shown.id)
        self._copy.setVisible(not self._new)
        self._save.display(_("Add program") if self._new else _("Save program"))
        self._offer_agendas(self._agenda.chosen or self._shown.agenda.id)
        self._rules.know(self._acting.desk.practice.noting.formats.values())
        topics = self._acting.desk.library.topics
        self._topics.know(topics)
        self._length.know(topics)
        kept = programs.get(self._shown.id)
        if kept is not None:  # chosen on a card of its own
            self._shown = self._shown.model_copy(update={"keep_years": kept.keep_years})
        self._cautions.display(program_cautions(kept) if kept is not None else ())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_not_kept()
        self._looks.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looks.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._top, self._head, self._end):
            row.setDirection(across)

    def _open(self, program_id: str) -> None:
        left = self._left.pop(program_id, None)
        kept = self._acting.desk.practice.programs.get(program_id)
        program = left.typed if left is not None else kept or self._shipped.get(program_id)
        if program is not None:
            self._new = kept is None
            self._display(program)
            if left is not None:
                self._before = left.before

    def _display(self, program: Program) -> None:
        self._shown = program
        self._name.setText(program.name)
        self._offer_agendas(program.agenda.id)
        self._rules.display(program.rules)
        self._check_in.display(program.rules.check_in)
        self._check_out.display(program.rules.check_out)
        self._length.display(program)
        self._topics.display(program.topics)
        self._welcome.display(program)
        try:
            self._before = self._typed(program)
        except Refused:  # it was kept before this was asked for
            self._before = program
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

    @cached_property
    def _paper(self) -> PaperDialog:
        return PaperDialog(self._theme, self._acting.hide_asked.emit, self)

    def _show_welcome(self) -> None:
        """The page as it is typed, saved or not."""
        if self._shown is not None:
            name = " ".join(self._name.text().split()) or self._shown.name
            typed = self._shown.model_copy(update={"name": name, "welcome": self._welcome.lines})
            with speaking(language_of_groups(self._acting.desk.practice, typed.id)):
                page = headed(welcome_page(typed), self._acting.desk.practice.head)
            self._paper.show_page(page, _("Welcome"))

    # What was typed and is not saved

    def _is_changed(self) -> bool:
        if self._shown is None:
            return False
        try:
            return self._typed(self._shown) != self._before
        except Refused:
            return True

    def _tell_not_kept(self) -> None:
        """The foot of the window tells of what was kept; what is typed here is not yet."""
        if self._shown is None or not (self._new or self._is_changed()):
            words = ""
        elif self._new:
            words = _("This program is not kept yet.")
        else:
            words = _("Your changes to {name} are not kept yet.").format(name=self._shown.name)
        self._not_kept.setText(words)
        self._not_kept.setVisible(bool(words))

    @property
    def half_typed(self) -> bool:
        """Whether something was typed that is not saved, here or where it waits."""
        return bool(self._left) or self._new or self._is_changed()

    def _leave(self) -> bool:
        """What was typed waits. Where it cannot be read it stays in front, with what is missing."""
        if self._shown is None or self._before is None:
            return True
        try:
            typed = self._typed(self._shown)
        except Refused as refusal:
            self._acting.refused.emit(refusal.sentence)
            self.redraw()
            return False
        if typed != self._before:
            self._left[typed.id] = Left(self._before, typed)
        return True

    def _begin_anew(self) -> None:
        """The program that is shown as it is kept; a new one is not begun after all."""
        if self._shown is not None:
            program_id, self._shown, self._new = self._shown.id, None, False
            self._open(program_id)
            self.redraw()

    def _forget(self, program_id: str) -> None:
        if (left := self._left.pop(program_id, None)) is not None:
            self._acting.undoable.emit(thrown_away(left.typed.name), partial(self._wait_again, left))
        self.redraw()

    def _wait_again(self, left: Left[Program]) -> None:
        self._left[left.typed.id] = left
        self.redraw()

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
            "welcome": self._welcome.lines,
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
