"""Which notes of a person are to be handed over."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.model.people import Person
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.practice.days import DayEdit
from ui.theme import Theme

# what is usually asked for: the last month
USUAL = timedelta(days=30)


class AskDays(Asking):
    """From which day to which; the signed notes of these days make one packet."""

    chosen = Signal(str, object, object)  # person, and two dates

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person = ""
        self._since, self._until = DayEdit(_("From")), DayEdit(_("To"))
        words = _("What was signed on these days, the newest last, behind a sheet that says what is in it.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(
            SideBySide(
                theme, Field(theme, _("From"), self._since), Field(theme, _("To"), self._until), least=300
            )
        )
        self.column.addStretch(1)

    def begin(self, person: Person, today: date) -> None:
        self._person = person.id
        self._since.display(today - USUAL)
        self._until.display(today)
        title = _("Notes of {name}").format(name=person.name)
        self.ask(title, _("Go on"), self._since, height=300)

    def keep(self) -> None:
        since, until = self._since.wanted(), self._until.wanted()
        if until < since:
            raise Refused(_("The last day cannot be before the first."))
        self.chosen.emit(self._person, since, until)
