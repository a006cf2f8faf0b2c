"""What kinds of act there are in an audit, each entry's, and whom an entry is about."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import get_args

from app.audit.events import AuditEvent
from app.live.events import LiveEvent
from app.live.note_events import GROUP_SECTION
from app.model.entry import Event
from app.model.people import Person
from app.practice.events import PracticeEvent
from app.words import _


class Deed(StrEnum):
    """As few as somebody looks for."""

    OPENED = "opened"  # the vault, or failed to; its keys
    LOOKED = "looked"
    WROTE = "wrote"  # in a session or about a person
    SIGNED = "signed"
    LEFT = "left"
    ERASED = "erased"
    SET = "set"  # programs, groups, users and the other settings


_DEEDS: Mapping[Deed, frozenset[str]] = {
    Deed.OPENED: frozenset({"unlocked", "locked", "unlocks_failed", "keys_changed", "vault_brought_back"}),
    Deed.LOOKED: frozenset({"looked_at", "vault_checked"}),
    Deed.SIGNED: frozenset({"note_signed", "addendum_signed", "note_cosigned", "note_entered"}),
    Deed.LEFT: frozenset({"document_sent", "person_document_sent", "document_left", "vault_copied"}),
    Deed.ERASED: frozenset({"erased", "backups_destroyed"}),
    Deed.SET: frozenset(
        {
            "practice_named",
            "user_added",
            "user_changed",
            "program_added",
            "program_changed",
            "group_added",
            "group_changed",
            "agenda_kept",
            "agenda_dropped",
            "deck_kept",
            "deck_dropped",
            "item_kept",
            "item_dropped",
            "item_hidden",
            "item_barred",
            "item_pinned",
            "topic_kept",
            "topic_dropped",
            "mark_kept",
            "mark_dropped",
            "tag_kept",
            "tag_dropped",
            "note_format_kept",
            "note_format_dropped",
            "computer_setting_changed",
        }
    ),
}
_EVERY = frozenset(
    event.model_fields["kind"].default
    for events in (LiveEvent, PracticeEvent, AuditEvent)
    for event in get_args(events)
)


def kinds_of(deed: Deed) -> frozenset[str]:
    """Whatever is nothing else is written."""
    return _DEEDS.get(deed) or _EVERY.difference(*_DEEDS.values())


def deed_of(kind: str) -> Deed:
    return next((deed for deed, kinds in _DEEDS.items() if kind in kinds), Deed.WROTE)


def deed_words(deed: Deed) -> str:
    return {
        Deed.OPENED: _("Unlocking and keys"),
        Deed.LOOKED: _("Looking"),
        Deed.WROTE: _("Writing and changing"),
        Deed.SIGNED: _("Signing"),
        Deed.LEFT: _("Leaving the vault"),
        Deed.ERASED: _("Erasing"),
        Deed.SET: _("Settings"),
    }[deed]


def people_in(event: Event | None) -> tuple[str, ...]:
    """The ids of the people whom an event names as those that it is about."""
    found: list[str] = []
    for field in ("person", "about", "people", "one", "other"):
        value = getattr(event, field, None)
        for one in value if isinstance(value, tuple) else (value,):
            id = one.id if isinstance(one, Person) else getattr(one, "id", one)
            if isinstance(id, str) and id not in ("", GROUP_SECTION):
                found.append(id)
    return tuple(dict.fromkeys(found))
