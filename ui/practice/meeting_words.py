"""Days, and meetings of a schedule, as a person reads them."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime

from app.model.groups import ScheduleException
from app.words import _
from ui.language import locale
from ui.times import time_words


def day_of_meeting(day: date) -> str:
    """ "Thu, 11/26/26", as this person's system writes it."""
    here = locale()
    weekday = here.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    shown = here.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
    return _("{weekday}, {day}").format(weekday=weekday, day=shown)


def meeting_words(day: date, at: time) -> str:
    """ "Thu, 11/26/26, 9:00 AM" """
    clock = time_words(QTime(at.hour, at.minute))
    return _("{day}, {time}").format(day=day_of_meeting(day), time=clock)


def exception_words(exception: ScheduleException) -> str:
    """What becomes of the meeting: "Holiday", "Moved to Fri, 11/27/26, 10:00 AM", with its reason."""
    if exception.to is not None:
        to: datetime = exception.to
        words = _("Moved to {when}").format(when=meeting_words(to.date(), to.time()))
    elif exception.kind == "holiday":
        words = _("Holiday")
    else:
        words = _("Canceled")
    return f"{words}  ·  {exception.reason}" if exception.reason else words
