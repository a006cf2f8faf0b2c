"""Marks: something seen of a person, caught with one key instead of words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from app.errors import Refused
from app.live import events as e
from app.live.commands import Events
from app.live.conditions import opened
from app.live.state import Session
from app.model.marks import Mark
from app.words import _


def mark(session: Session, now: datetime, mark: Mark, people: Collection[str]) -> Events:
    """Keep that this was seen of these people: a participation note whose words are the mark's title.

    Only of somebody who is or was in the room today: of others nothing was seen.
    """
    opened(session)
    if not people:
        raise Refused(_("Choose a person first."))
    for person in people:
        if person not in session.people:
            raise Refused(_("That person is not on today's list."))
        if not session.people[person].spans:
            raise Refused(_("{name} has not arrived.").format(name=session.people[person].name))
    return [e.NoteCaught(text=mark.title, people=tuple(people), mark=mark.id)]


def take_strike_back(session: Session, now: datetime, note: str) -> Events:
    """A struck note counts again, however long ago it was struck."""
    if not any(each.id == note and each.struck for each in session.notes):
        raise Refused(_("That note is not struck."))
    return [
        e.Undone(entry=entry.id)
        for entry in session.entries
        if isinstance(entry.event, e.NoteStruck)
        and entry.event.note == note
        and entry.id not in session.undone
    ]
