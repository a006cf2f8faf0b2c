"""Days as people type them, and the field for one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refused
from app.words import _
from ui.days import day_shown, read_day


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
        self.setPlaceholderText(words.format(day=day_shown(date(2026, 11, 24))))

    def display(self, day: date | None) -> None:
        self._shown = day
        self.setText(day_shown(day))

    def day(self) -> date | None:
        """None where nothing stands. Raises Refused with one sentence for what cannot be read."""
        if self.text() == day_shown(self._shown):
            return self._shown  # a system that writes years with two digits would lose the century
        try:
            return read_day(self.text())
        except ValueError:
            raise Refused(
                _("“{field}” could not be read as a day. Type it like {day}, or leave it empty.").format(
                    field=self._name, day=day_shown(date(2026, 11, 24))
                )
            ) from None

    def wanted(self) -> date:
        """The same where a day is needed."""
        day = self.day()
        if day is None:
            raise Refused(_("“{field}” needs a day.").format(field=self._name))
        return day
