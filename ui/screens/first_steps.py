"""The first steps in a new vault, one at a time: recovery key, program, group, people, and then the first session."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Refused
from app.practice.programs import add_program
from app.practice.schedule import NextMeeting, next_meetings
from app.words import _, ngettext
from ui.acting import Acting
from ui.hub import Hub
from ui.live.clock_words import other_day_words
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.in_the_middle import InTheMiddle
from ui.parts.label import label
from ui.parts.steps_head import StepsHead
from ui.practice.first_groups import FirstGroups
from ui.practice.first_people import FirstPeople
from ui.practice.program_choice import ProgramChoice
from ui.theme import Space, Theme
from ui.times import day_words


class Step(IntEnum):
    """By their numbers; the first was the passphrase."""

    KEY = 2
    PROGRAM = 3
    GROUP = 4
    PEOPLE = 5
    READY = 6


class FirstStepsScreen(QWidget):
    """Each step writes down what it asked for: whoever leaves in between goes on from there another time."""

    key_asked = Signal()
    left = Signal()
    start_asked = Signal()
    rehearse_asked = Signal(object)  # the Program whose day is tried

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, owes_key: Callable[[], bool]) -> None:
        super().__init__()
        self._theme, self._acting, self._owes_key = theme, acting, owes_key
        self._step = Step.KEY
        self._head, self._title = StepsHead(theme), label("", "display", wrap=True)
        self._words, self._trouble = label("", "muted", wrap=True), label("", "trouble", wrap=True)
        self._programs = ProgramChoice(theme)
        self._groups, self._people = FirstGroups(theme, acting), FirstPeople(theme, acting)
        self._key, self._ready = label("", wrap=True), label("", wrap=True)
        self._pages: dict[Step, QWidget] = {
            Step.KEY: self._key,
            Step.PROGRAM: self._programs,
            Step.GROUP: self._groups,
            Step.PEOPLE: self._people,
            Step.READY: self._ready,
        }
        self._back = Button(theme, _("Back"), kind="quiet")
        self._later = Button(theme, _("Finish later"), kind="link")
        self._rehearse = Button(theme, _("Rehearse first"), "rotate-ccw")
        self._rehearse.tell(_("A group of made-up people, in a window of its own. Nothing of it is kept."))
        self._onward = Button(theme, _("Go on"), kind="primary")
        self._row = QHBoxLayout()
        self._place()
        self._back.clicked.connect(self._go_back)
        self._later.clicked.connect(self._put_off)
        self._rehearse.clicked.connect(self._ask_rehearsal)
        self._onward.clicked.connect(self.go_on)
        self._programs.line_opened.connect(self._bring_into_view)
        hub.changed.connect(self.redraw)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        card = Card(margin=Space.XXL)
        for part in (self._head, self._title, self._words):
            card.body.addWidget(part)
        card.body.addSpacing(Space.SM)
        for page in self._pages.values():
            card.body.addWidget(page)
        card.body.addWidget(self._trouble)
        card.body.addSpacing(Space.SM)
        self._row.setSpacing(Space.SM)
        self._row.addWidget(self._back)
        self._row.addStretch(1)
        for button in (self._later, self._rehearse, self._onward):
            self._row.addWidget(button)
        card.body.addLayout(self._row)
        self._page = InTheMiddle(card, self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    # Where one stands

    def begin(self) -> None:
        """The first thing that is still missing."""
        practice = self._acting.desk.practice
        if not practice.programs:
            self._go_to(Step.KEY if self._owes_key() else Step.PROGRAM)
        elif not practice.groups:
            self._go_to(Step.GROUP)
        else:
            self._go_to(Step.READY if practice.people else Step.PEOPLE)

    @property
    def half_typed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._programs.half_typed or self._groups.half_typed or self._people.half_typed

    def key_made(self) -> None:
        if self._step is Step.KEY:
            self._go_to(Step.PROGRAM)

    def go_on(self) -> None:
        """Keep what this step asked for, and show the next one."""
        self._tell("")
        match self._step:
            case Step.KEY if self._owes_key():
                self.key_asked.emit()
                return
            case Step.PROGRAM if not self._keep_programs():
                return
            case Step.GROUP if not self._groups.keep(self._tell):
                return
            case Step.PEOPLE if not self._people.keep(self._tell):
                self.redraw()
                return
            case Step.READY:
                (self.start_asked if self._starts_now() else self.left).emit()
                return
        self._go_to(Step(self._step + 1))

    def _keep_programs(self) -> bool:
        seat = self._acting.seat
        try:
            chosen = self._programs.programs()
            if not chosen and not seat.desk.practice.programs:
                raise Refused(_("Choose a program, or write down your own."))
            for program in chosen:
                seat.arrange(add_program, program)
        except Refused as refusal:
            self._tell(refusal.sentence)
            return False
        self._programs.begin_own_anew()
        return True

    def _go_back(self) -> None:
        self._tell("")
        self._go_to(Step(self._step - 1))

    def _put_off(self) -> None:
        self._tell("")
        if self._step is Step.KEY:
            self._go_to(Step.PROGRAM)
        else:
            self.left.emit()

    def _ask_rehearsal(self) -> None:
        practice = self._acting.desk.practice
        meeting = self._next()
        program = meeting.program if meeting else next(iter(practice.programs.values()))
        agenda = meeting.agenda if meeting else program.agenda
        self.rehearse_asked.emit(program.model_copy(update={"agenda": agenda}))

    def _go_to(self, step: Step) -> None:
        if step is not self._step:
            self._acting.moved_on.emit()  # what was said of the step that is left is past
        self._step = step
        self.redraw()
        self._page.area.verticalScrollBar().setValue(0)
        self._take_focus()
        announce(self, f"{self._head.words} {self._title.text()}")

    def _take_focus(self) -> None:
        match self._step:
            case Step.PROGRAM:
                self._programs.setFocus(Qt.FocusReason.OtherFocusReason)
            case Step.GROUP:
                self._groups.take_focus()
            case Step.PEOPLE:
                self._people.take_focus()
            case _:
                self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()
        self._take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever shows the page gives it the focus."""
        super().focusInEvent(event)
        self._take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def redraw(self) -> None:
        step, practice = self._step, self._acting.desk.practice
        owes = self._owes_key()
        self._head.display(step)
        title, words = _said(step)
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        match step:
            case Step.KEY:
                self._key.setText(_key_words(owes))
            case Step.PROGRAM:
                self._programs.display(practice)
            case Step.GROUP:
                self._groups.display(practice)
            case Step.PEOPLE:
                self._people.display(practice)
            case Step.READY:
                self._ready.setText("\n".join(self._ready_lines(owes)))
        for each, page in self._pages.items():
            page.setVisible(each is step)
        self._back.setVisible(step is not Step.KEY)
        self._rehearse.setVisible(step is Step.READY)
        starts = self._starts_now()
        self._later.setVisible(step is not Step.KEY or owes)
        if step is Step.READY:
            self._later.setVisible(starts)
            self._later.display(_("Go to Today"))
            self._onward.display(_("Start the group") if starts else _("Go to Today"))
        else:
            self._later.display(_("Later") if step is Step.KEY else _("Finish later"))
            makes = step is Step.KEY and owes
            self._onward.display(_("Make the key…") if makes else _("Go on"))
        self._fit()

    def _fit(self) -> None:
        """Buttons stand below each other where a row has no room, the loud one first."""
        buttons = [self._onward, self._rehearse, self._later, self._back]
        needed = sum(each.sizeHint().width() + Space.SM for each in buttons if not each.isHidden())
        across = needed <= self._page.room
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.BottomToTop
        )

    def _next(self) -> NextMeeting | None:
        desk = self._acting.desk
        coming = next_meetings(desk.practice, (), desk.now())
        return next((each for each in coming if each.expected), coming[0] if coming else None)

    def _starts_now(self) -> bool:
        """Whether the next meeting is one of today: another day’s is looked at first."""
        meeting = self._next()
        if meeting is None or not meeting.expected:
            return False
        group, now = meeting.group, self._acting.desk.now()
        return not other_day_words(group.name, meeting.starts, group.zone, now)

    def _ready_lines(self, owes: bool) -> list[str]:
        meeting, now = self._next(), self._acting.desk.now()
        lines = []
        if meeting is not None:
            group, count = meeting.group, len(meeting.expected)
            people = ngettext("{n} person expected", "{n} people expected", count).format(n=count)
            when = day_words(meeting.starts, meeting.ends, group.zone, now)
            lines.append("  ·  ".join([group.name, when, *([people] if count else [])]))
        if owes:
            lines.append(_("You are asked for the recovery key before the first group starts."))
        return lines

    # What is said and pressed

    def _tell(self, sentence: str) -> None:
        self._trouble.clear()  # the same words once more are said once more
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _bring_into_view(self, part: QWidget) -> None:
        self._page.area.ensureWidgetVisible(part, 0, Space.MD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on, except among the blocks of an agenda."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._programs.types_own(self.focusWidget()):
            self.go_on()
        else:
            super().keyPressEvent(event)


def _said(step: Step) -> tuple[str, str]:
    return {
        Step.KEY: (_("A key for a forgotten passphrase"), ""),
        Step.PROGRAM: (
            _("Your program"),
            _("Choose what you run; more than one is fine. All of it can be changed under Settings."),
        ),
        Step.GROUP: (_("Your group"), _("What it is called, when it meets, and where its call is.")),
        Step.PEOPLE: (
            _("Who is in it"),
            _("Type or paste their names as you say them in the group. The rest about them can wait."),
        ),
        Step.READY: (
            _("You can begin"),
            _("Rehearse once if you like: with made-up people, in a window of its own."),
        ),
    }[step]


def _key_words(owes: bool) -> str:
    if not owes:
        return _("The recovery key is set.")
    return _(
        "If your passphrase is forgotten, only a printed key can open this vault. Making it takes three minutes: "
        "print it or write it down, then type it once from the page. If you do it later, you are asked before the "
        "first group starts."
    )
