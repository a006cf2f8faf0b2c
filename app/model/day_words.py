"""A day as it is written in a document: \"Tuesday, November 24, 2026\"."""

from __future__ import annotations

from datetime import date

from app.words import _


def day_in_words(day: date) -> str:
    weekdays = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    months = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return _("{weekday}, {month} {day}, {year}").format(
        weekday=weekdays[day.weekday()], month=months[day.month - 1], day=day.day, year=day.year
    )
