"""The record of a session as JSON, with a published schema (resources/schemas/session-1.json)."""

from __future__ import annotations

import json

from app.documents.notices import Notice
from app.documents.record import SessionRecord


def session_json(record: SessionRecord, notice: Notice | None = None) -> bytes:
    """With the `notice` that goes with a disclosure (42 CFR 2.32)."""
    if notice is not None:
        record = record.model_copy(update={"notice": notice.short, "consent_scope": notice.scope})
    return (record.model_dump_json(indent=2) + "\n").encode()


def schema_text() -> str:
    """The schema as it is published: made from the shapes themselves, so that the two cannot differ."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:groupside:session:1",
        **SessionRecord.model_json_schema(mode="serialization"),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
