"""An attempt to reach somebody that was made earlier, or of which there is more to say than the menu has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refused
from app.model.care import ReachedHow
from app.practice.no_shows import DAYS_LISTED, LONGEST_WORDS, try_to_reach
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.number_field import TimeField
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme
from ui.times import begun, shaped

Ways = Sequence[tuple[ReachedHow, str]]


class AskReach(Asking):
    """How, when, what came of it, and in which words. It is made anew each time, and goes when it is closed."""

    def __init__(
        self,
        theme: Theme,
        acting: Acting,
        person: str,
        session: str,
        missing: Collection[str],
        parent: QWidget,
    ) -> None:
        """`missing` are those who did not come to the session, as far as is known."""
        super().__init__(theme, acting, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._person, self._session, self._missing = person, session, missing
        self._zone, self._opened = ZoneInfo("UTC"), acting.desk.now()
        self._how, self._came = Picker(theme, _("How")), Picker(theme, _("What came of it"))
        self._day, self._time = Picker(theme, _("Day")), TimeField(theme, _("Time"))
        self._words = QLineEdit()
        self._words.setMaxLength(LONGEST_WORDS)
        self._words.setPlaceholderText(_("optional"))
        self.column.addWidget(Field(theme, _("How"), self._how))
        self.column.addWidget(
            SideBySide(
                theme, Field(theme, _("Day"), self._day), Field(theme, _("Time"), self._time), least=300
            )
        )
        self.column.addWidget(Field(theme, _("What came of it"), self._came))
        self.column.addWidget(Field(theme, _("In your words"), self._words))
        self.column.addSpacing(Space.SM)
        self.column.addStretch(1)

    def begin(self, name: str, ways: Ways, zone: str) -> None:
        """Ask about `name`; times are of `zone`, and the time is now until somebody types another one."""
        self._zone = ZoneInfo(zone)
        self._opened = self._acting.desk.now().astimezone(self._zone)
        self._how.display(ways, ways[0][0])
        days = [self._opened.date() - timedelta(days=back) for back in range(DAYS_LISTED + 1)]
        words = [(day.isoformat(), _day_words(day, self._opened.date())) for day in days]
        self._day.display(words, words[0][0])
        self._time.display(QTime(self._opened.hour, self._opened.minute))
        self._came.display([("no", _("No answer")), ("yes", _("Reached"))], "no")
        self.ask(_("An attempt to reach {name}").format(name=name), _("Save"), self._how, height=440)

    def keep(self) -> None:
        how: dict[str, ReachedHow] = {"call": "call", "text": "text", "email": "email", "contact": "contact"}
        self._acting.seat.arrange(
            try_to_reach,
            self._person,
            self._session,
            self._missing,
            how[self._how.chosen],
            self._came.chosen == "yes",
            words=self._words.text(),
            at=self._at(),
        )

    def _at(self) -> datetime | None:
        """When it was, or nothing where the time was left as it stood. Raises Refused for a time nobody can read."""
        if self._time.unread:
            raise Refused(self._time.unread)
        typed = self._time.time()
        day, at = date.fromisoformat(self._day.chosen), time(typed.hour(), typed.minute())
        if (day, at) == (self._opened.date(), time(self._opened.hour, self._opened.minute)):
            return None
        return datetime.combine(day, at, tzinfo=self._zone).astimezone(UTC)


def _day_words(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return begun(shaped(day, _("ddd, MMM d")))
