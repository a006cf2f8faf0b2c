"""Days as a person reads them, and as a person types them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt


def day_shown(day: date | None) -> str:
    """A day as this person's system writes it in short."""
    if day is None:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)


def read_day(text: str) -> date | None:
    """The day that was typed, as it is shown or as 2026-11-24. Raises ValueError for what cannot be read."""
    text = text.strip()
    if not text:
        return None
    found = QDate.fromString(text, Qt.DateFormat.ISODate)
    for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
        if not found.isValid():
            # two digits of a year mean this century; who types all four means them
            found = QLocale().toDate(text, form, 2000)
        if not found.isValid():
            whole = QLocale().dateFormat(form).replace("yyyy", "yy").replace("yy", "yyyy")
            found = QLocale().toDate(text, whole)
    if not found.isValid():
        raise ValueError(text)
    return date(found.year(), found.month(), found.day())
