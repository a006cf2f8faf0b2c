"""Backups as rows of a list: when each was made, and what it holds."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import QLocale, QTime

from app.backing_up import Listed, is_at_second_place
from app.documents.wording import day_in_words
from app.words import _, ngettext
from ui.days import day_shown
from ui.language import locale
from ui.parts.text_list import TextRow
from ui.times import time_words


def backup_row(each: Listed, zone: tzinfo | None) -> TextRow:
    """In a zone, or in this computer's."""
    made = each.backup.made.astimezone(zone)
    when = _("{day}, {time}").format(
        day=day_in_words(made.date()), time=time_words(QTime(made.hour, made.minute))
    )
    size = locale().formattedDataSize(each.backup.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    where = [_("at the second place")] if is_at_second_place(each.backup) else []
    return TextRow(each.backup.path.name, when, " · ".join([*_holds_words(each), size, *where]))


def _holds_words(each: Listed) -> list[str]:
    """What a backup holds, or why that is not known."""
    holds = each.holds
    if holds is None:
        return [each.why_not] if each.why_not else []
    told = []
    if holds.sessions is not None:
        told.append(ngettext("{n} session", "{n} sessions", holds.sessions).format(n=holds.sessions))
    if holds.newest:
        told.append(_("the last on {day}").format(day=day_shown(date.fromisoformat(holds.newest[:10]))))
    told.append(ngettext("{n} entry", "{n} entries", holds.entries).format(n=f"{holds.entries:,}"))
    return told
