"""How long words about somebody are kept after their discharge, program by program, and for whom that time is over."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.programs import Program
from app.model.roles import Right
from app.practice.days import today_of
from app.practice.programs import change_program
from app.practice.retention import Due, due
from app.words import _, ngettext
from ui.acting import Acting
from ui.days import day_shown
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme

FOR_GOOD = ""
YEARS = (3, 5, 6, 7, 10)
# px at 100 %: in less room the button stands below
NARROW = 300


class RetentionCard(Card):
    """Nothing is erased by itself: the list says who is due, and each is erased by hand."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(words_of(Setting.KEEPING))
        sets(self, Setting.KEEPING)
        self._theme, self._acting = theme, acting
        self._shown: tuple[object, ...] = ()
        self._rules, self._due = QVBoxLayout(), QVBoxLayout()
        self._rules.setSpacing(Space.MD)
        self._due.setSpacing(Space.MD)
        words = _(
            "How long words about somebody are kept after their discharge. Nothing is erased by itself. Ask your "
            "state’s rules; who was a minor is often kept longer, and no birth dates are kept here."
        )
        self._head = label("", "strong", wrap=True)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(self._rules)
        self.body.addWidget(rule())
        self.body.addWidget(self._head)
        self.body.addLayout(self._due)

    def redraw(self) -> None:
        practice = self._acting.desk.practice
        over = due(practice, today_of(practice, self._acting.desk.now()))
        shown = (*practice.programs.values(), *over, self._acting.seat.may(Right.VAULT))
        if shown == self._shown:
            return
        self._shown = shown
        for part in (self._rules, self._due):
            while (item := part.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
        for program in practice.programs.values():
            self._rules.addWidget(self._rule(program))
        self._head.setText(
            ngettext("{n} person is due", "{n} people are due", len(over)).format(n=len(over))
            if over
            else _("Nobody is due")
        )
        for each in over:
            self._due.addWidget(self._line(each))

    def _rule(self, program: Program) -> QWidget:
        picker = Picker(self._theme, _("Kept after discharge from {program}").format(program=program.name))
        now = program.keep_years
        years = sorted({*YEARS, *([now] if now is not None else [])})
        words = [(str(each), ngettext("{n} year", "{n} years", each).format(n=each)) for each in years]
        picker.display([(FOR_GOOD, _("For good")), *words], FOR_GOOD if now is None else str(now))
        picker.picked.connect(partial(self._keep, program.id))
        return Field(self._theme, program.name, picker)

    def _keep(self, program: str, chosen: str) -> None:
        known = self._acting.desk.practice.programs.get(program)
        if known is not None:
            years = int(chosen) if chosen else None
            if not self._acting.arrange(change_program, known.model_copy(update={"keep_years": years})):
                self._shown = ()
                self.redraw()

    def _line(self, each: Due) -> QWidget:
        words = _("{name}, discharged {day}, was to be kept until {until}")
        told = label(
            words.format(name=each.person.name, day=day_shown(each.discharged), until=day_shown(each.until)),
            wrap=True,
        )
        erase = Button(self._theme, _("Erase…"), "trash-2")
        erase.setAccessibleName(_("Erase {name}…").format(name=each.person.name))
        erase.setVisible(self._acting.seat.may(Right.VAULT))
        erase.clicked.connect(partial(self._acting.erase_asked.emit, each.person.id))
        return SideBySide(self._theme, told, erase, least=NARROW, shares=(1, 0))
