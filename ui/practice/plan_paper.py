"""A person's plan as one page of its own: for whom it is, and the page that leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.plan_page import names_replaced, plan_page
from app.practice.care import send_document
from app.practice.days import today_of
from app.practice.documents_sent import day_it_left
from app.words import _
from ui.acting import Acting
from ui.days import day_shown
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.paper_dialog import PaperDialog
from ui.practice.people_met import PeopleMet
from ui.theme import Space, Theme

# Both need no consent: 42 CFR 2.23 for the person's own copy, 2.12(c)(3) for the program's record.
OWN_COPY, RECORD = "own", "record"


class PlanPaper(QWidget):
    """Printed, saved as PDF or copied, from the page as it will look."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._person = ""
        self._met = PeopleMet(acting, self)
        self._for = Picker(theme, _("The page is for"))
        self._for.display(
            [(OWN_COPY, _("The person’s own copy")), (RECORD, _("The program’s record"))], OWN_COPY
        )
        self._for.be_narrow()
        self._page_button = Button(theme, _("Open the page…"), "printer")
        self._sent = label("", "muted", wrap=True)
        self._sent.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(_("One page to keep at hand"), "title", wrap=True))
        words = _("What is empty has lines to fill in by hand. What the group said names nobody.")
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(Field(theme, _("The page is for"), self._for))
        column.addWidget(self._page_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._sent)
        self._page_button.clicked.connect(self._ask)
        self._met.told.connect(self._open)

    def display(self, person: str) -> None:
        self._person = person
        practice = self._acting.desk.practice
        sent = [each for each in practice.care_of(person).sent if each.format == "plan"]
        on = day_shown(day_it_left(practice, person, sent[-1])) if sent else ""
        self._say(_("It left last on {day}.").format(day=on) if on else "")

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._for, self._page_button]

    @cached_property
    def page(self) -> PaperDialog:
        """The page as it will look; each way that it leaves is written down."""
        page = PaperDialog(self._theme, self._acting.hide_asked.emit, self)
        page.left.connect(self._note_left)
        return page

    def _ask(self) -> None:
        """The page waits for the names that must not be on it."""
        self._met.ask(self._person)

    def _open(self, person: str, met: Collection[str]) -> None:
        practice, now = self._acting.desk.practice, self._acting.desk.now()
        if person != self._person or person not in practice.people:
            return
        on = today_of(practice, now, person)
        # the file's name says neither who the person is nor in which group
        name = f"{_('Relapse prevention plan')} {on.isoformat()}"
        told = replaced_words(names_replaced(practice, person, met))
        self.page.show_page(plan_page(practice, person, on, met), name, told)

    def _note_left(self, _how: str, digest: str) -> None:
        self._acting.arrange(send_document, self._person, "plan", self._for.currentText(), digest)

    def _say(self, words: str) -> None:
        self._sent.setText(words)
        self._sent.setVisible(bool(words))


def replaced_words(names: Mapping[str, int]) -> str:
    """What was written and is not on the page: a line for each name, '' for none."""
    once = _("“{name}” was replaced by “another group member”.")
    often = _("“{name}” was replaced by “another group member” ({n}).")
    return "\n".join((once if n == 1 else often).format(name=name, n=n) for name, n in names.items())
