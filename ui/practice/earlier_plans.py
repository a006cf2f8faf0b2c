"""The plan as it was at the end of earlier days: to look at, and to take again."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.roles import Right
from app.practice.plan_versions import PlanVersion, versions
from app.practice.plan_words import amount_words
from app.practice.plans import take_again
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.label import label
from ui.practice.care_section import CareRow, CareSection
from ui.practice.plan_words import version_title, whole_plan
from ui.practice.week_words import short_day
from ui.theme import Space, Theme

LOOK = "look"


class EarlierPlans(CareSection):
    """Newest first, without the one that stands."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(
            theme, _("Earlier plans"), _("None yet. Each day on which the plan changes is kept.")
        )
        self._acting = acting
        self._person, self._today = "", date.min
        self._held: dict[str, PlanVersion] = {}
        self.acted.connect(self._look)

    def show_plans(self, person: str, today: date) -> None:
        self._person, self._today = person, today
        practice = self._acting.desk.practice
        earlier = versions(practice, person)[1:]
        self._held = {each.day.isoformat(): each for each in earlier}
        self.display_rows(
            [
                CareRow(
                    day,
                    version_title(each, practice.users, today),
                    amount_words(each.plan) or _("empty"),
                    ((LOOK, _("Look")),),
                )
                for day, each in self._held.items()
            ]
        )

    @cached_property
    def _dialog(self) -> _LookAt:
        return _LookAt(self._theme, self._acting, self)

    def _look(self, act: str, day: str) -> None:
        if act == LOOK and day in self._held:
            self._dialog.begin(self._person, self._held[day], self._today)


class _LookAt(Asking):
    """An old plan in full; the button takes it again."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person, self._day = "", date.min
        self._words: QWidget | None = None

    def begin(self, person: str, version: PlanVersion, today: date) -> None:
        self._person, self._day = person, version.day
        if self._words is not None:
            self._words.hide()
            self._words.deleteLater()
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        newest = versions(self._acting.desk.practice, person)[0].day
        if newest == today:
            column.addWidget(label(_("What was changed today goes when you take it."), "muted", wrap=True))
            column.addSpacing(Space.SM)
        for heading, lines in whole_plan(version.plan):
            column.addWidget(label(heading, "strong", wrap=True))
            body = label(lines, wrap=True)
            body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(body)
            column.addSpacing(Space.SM)
        if not version.plan.lines and not version.plan.goals:
            column.addWidget(label(_("Nothing stood in it."), "muted"))
        column.addStretch(1)
        self.column.addWidget(self._words)
        self._keep.offer_if(self._acting.seat.may(Right.PEOPLE))
        title = _("The plan of {day}").format(day=short_day(version.day, today))
        self.ask(title, _("Take this one again"), self._words)

    def keep(self) -> None:
        self._acting.seat.arrange(take_again, self._person, self._day)
        self._acting.said.emit(_("The plan is as it was then."))
