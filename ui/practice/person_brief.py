"""A person at a glance: who they are, their groups, and what is due. The place of the overview."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.people import Person
from app.practice.care import discharged
from app.practice.details import reviews_due, screens_due
from app.practice.state import Practice
from app.words import _, ngettext
from ui.days import day_shown
from ui.parts.button import Button
from ui.parts.label import label
from ui.practice.groups_section import memberships
from ui.practice.plan_words import plan_line
from ui.theme import Space, Theme


class PersonBrief(QWidget):
    """Says it in a few lines; everything is changed on the pages beside it."""

    plan_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._who = label("", wrap=True)
        self._groups = label("", wrap=True)
        self._due = label("", wrap=True)
        self._plan = label("", wrap=True)
        self._open = Button(theme, _("Open the plan"), kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._who)
        column.addWidget(label(_("Groups"), "title"))
        column.addWidget(self._groups)
        column.addWidget(self._due)
        column.addWidget(self._plan)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._open.clicked.connect(self.plan_asked)

    def display(self, practice: Practice, person: Person, today: date) -> None:
        pieces = [person.pronouns]
        if person.joined is not None:
            pieces.append(_("First day {day}").format(day=day_shown(person.joined)))
        self._who.setText(" · ".join(piece for piece in pieces if piece))
        self._who.setVisible(bool(self._who.text()))
        held = [f"{one.name} · {one.words}" for one in memberships(practice, person.id, today) if one.words]
        gone = discharged(practice.care_of(person.id))
        if gone is not None:
            held.append(_("Discharged on {day}.").format(day=day_shown(gone.on)))
        self._groups.setText("\n".join(held) or _("In no group yet. Add them to one under Care."))
        lines = []
        if (reviews := reviews_due(person, today)) > 0:
            lines.append(
                ngettext(
                    "{n} objective is due for review.", "{n} objectives are due for review.", reviews
                ).format(n=reviews)
            )
        if (screens := screens_due(person, today)) > 0:
            lines.append(
                ngettext("{n} drug screen is due.", "{n} drug screens are due.", screens).format(n=screens)
            )
        papers = len(practice.care_of(person.id).papers_missing(today))
        if papers:
            words = ngettext("{n} first-day paper is missing.", "{n} first-day papers are missing.", papers)
            lines.append(words.format(n=papers))
        self._due.setText("\n".join(lines))
        self._due.setVisible(bool(lines))
        self._plan.setText(_("Plan: {words}").format(words=plan_line(practice, person.id, today)))
