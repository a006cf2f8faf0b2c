"""Which notes of a person are to be handed over, and what in them is another member's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.documents.redaction import Answers
from app.errors import Refused
from app.model.people import Person
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.practice.days import DayEdit
from ui.theme import Theme

# what is usually asked for: the last month
USUAL = timedelta(days=30)
MEMBER, WORD = "member", "word"


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


class AskNames(Asking):
    """Words that may be another member's name: each is answered before anything leaves."""

    answered = Signal(object)  # Answers

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._before: Answers = {}
        self._pickers: dict[str, Picker] = {}
        words = _(
            "These words are also names: of people who are or were in a group, of guests, or of others’ contacts. "
            "What are they here?"
        )
        self.column.addWidget(label(words, wrap=True))
        self._rows: list[QWidget] = []
        self.column.addStretch(1)

    def begin(self, words: Mapping[str, str], before: Answers) -> None:
        """`words` as they are written, by the key of their answer; `before` is what was answered already."""
        self._before = before
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._pickers = [], {}
        for key, written in words.items():
            picker = Picker(self._theme, written)
            choices = [
                ("", _("Choose")),
                (MEMBER, _("The name of one of them: take it out")),
                (WORD, _("No name here: leave it")),
            ]
            picker.display(choices, "")
            row = Field(self._theme, f"“{written}”", picker)
            self.column.insertWidget(self.column.count() - 1, row)
            self._rows.append(row)
            self._pickers[key] = picker
        self.ask(_("Is this a name?"), _("Go on"), next(iter(self._pickers.values())))

    def keep(self) -> None:
        given = {key: picker.chosen for key, picker in self._pickers.items()}
        if not all(given.values()):
            raise Refused(_("Choose for each of them."))
        self.answered.emit({**self._before, **{key: chosen == MEMBER for key, chosen in given.items()}})
