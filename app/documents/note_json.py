"""A person's signed notes as JSON, with a published schema (resources/schemas/note-1.json)."""

from __future__ import annotations

import json
from datetime import datetime

from app.documents.note_record import NotesRecord
from app.documents.notices import Notice
from app.documents.packet import Packet
from app.documents.person_note import PersonNote
from app.documents.redaction import Redacted, certain


def note_json(note: Redacted[PersonNote], made_at: datetime, notice: Notice | None = None) -> bytes:
    """One note; `made_at` is aware. Raises ExportRefused while a word of it may be another member's name."""
    person, day = certain(note).person, certain(note).note.day
    return packet_json(Packet(person, day, day, (note,), ()), made_at, notice)


def packet_json(packet: Packet, made_at: datetime, notice: Notice | None = None) -> bytes:
    """All notes of a packet, with the short notice where it is disclosed. Raises ExportRefused as `note_json`."""
    record = NotesRecord(
        schema_version=1,
        made_at=made_at,
        person=packet.person,
        since=packet.since,
        until=packet.until,
        notes=tuple(certain(each).note for each in packet.notes),
        unsigned=packet.unsigned,
        notice=notice.short if notice else "",
        consent_scope=notice.scope if notice else "",
    )
    return (record.model_dump_json(indent=2) + "\n").encode()


def schema_text() -> str:
    """The schema as it is published: made from the shapes themselves, so that the two cannot differ."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:groupside:note:1",
        **NotesRecord.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
