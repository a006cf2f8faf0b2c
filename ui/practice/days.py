"""Days as people type them, and the field for one."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refused
from app.words import _
from ui.days import day_meant, day_shown, read_day

_EXAMPLE: Final = date(2026, 11, 24)


class DayEdit(QLineEdit):
    """A day that is typed. `name` is what a refusal calls it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown: date | None = None
        self.setAccessibleName(name)
        self.need(False)

    def need(self, needed: bool) -> None:
        """Whether a day has to stand here; while it is empty it says so."""
        words = _("like {day}") if needed else _("optional, like {day}")
        self.setPlaceholderText(words.format(day=day_shown(_EXAMPLE)))

    def display(self, day: date | None) -> None:
        self._shown = day
        self.setText(day_shown(day))

    def day(self) -> date | None:
        """None where nothing stands. Raises Refused with one sentence for what cannot be read."""
        if self.text() == day_shown(self._shown):
            return self._shown  # a system that writes years with two digits would lose the century
        try:
            return self.read(self.text())
        except ValueError:
            raise Refused(self.refusal(self._name)) from None

    def read(self, text: str) -> date | None:
        """Raises ValueError for what is no day."""
        return read_day(text)

    def refusal(self, field: str) -> str:
        words = _("“{field}” could not be read as a day. Type it like {day}, or leave it empty.")
        return words.format(field=field, day=day_shown(_EXAMPLE))

    def wanted(self) -> date:
        """The same where a day is needed."""
        day = self.day()
        if day is None:
            raise Refused(_("“{field}” needs a day.").format(field=self._name))
        return day


class SearchedDayEdit(DayEdit):
    """A day of the past that is looked for: month and day are enough."""

    today = date.max

    def read(self, text: str) -> date | None:
        if text.strip() and (day := day_meant(text, self.today)) is None:
            raise ValueError(text)
        return day if text.strip() else None

    def refusal(self, field: str) -> str:
        words = _("“{field}” could not be read as a day: type it like “Nov 24” or {day}, or leave it empty.")
        return words.format(field=field, day=day_shown(_EXAMPLE))
