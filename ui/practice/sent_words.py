"""What a person's page says of documents that have left, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.documents.leaving_words import document_words
from app.practice.documents_sent import DocumentsSent
from app.practice.person_record import PersonRecord
from app.words import _, ngettext
from ui.practice.week_words import day_name, short_day


def kinds(formats: Iterable[str]) -> str:
    """ "session, attendance, data" """
    return ", ".join(dict.fromkeys(document_words(each) for each in formats))


def sent_head(record: PersonRecord) -> str:
    """How many have left; '' for none."""
    count = sum(len(sent.formats) for sent in record.sent)
    if not count:
        return ""
    words = ngettext(
        "{n} document that names them has left.", "{n} documents that name them have left.", count
    )
    return words.format(n=count)


def sent_line(record: PersonRecord, groups: Mapping[str, str], sent: DocumentsSent) -> str:
    """The line for what left together; `groups` are the groups' names by id."""
    today = record.today
    when = _day(sent.on, today)
    if sent.day is not None and sent.day != sent.on:
        when = _("{day}, of the session on {session_day}").format(
            day=when, session_day=short_day(sent.day, today)
        )
    words = _("{day}: {documents}").format(day=when, documents=kinds(sent.formats))
    to = _("to {whom}").format(whom=sent.to) if sent.to else ""
    pieces = (words, groups.get(sent.group, ""), to, sent.purpose, sent.by)
    return " · ".join(piece for piece in pieces if piece)


def _day(day: date, today: date) -> str:
    return f"{day_name(day)}, {short_day(day, today)}"
