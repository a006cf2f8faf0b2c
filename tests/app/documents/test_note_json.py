"""A person's notes as data: the published schema is the one that the documents follow."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from app.documents.note_json import note_json, packet_json, schema_text
from app.documents.note_record import NotesRecord
from app.documents.notices import notice
from app.documents.packet import packet
from app.documents.person_note import person_note
from app.resources import resources_folder
from tests.app.documents.signed_notes import PRACTICE, another_day, signed_day
from tests.events_for_tests import at

PUBLISHED = resources_folder() / "schemas" / "note-1.json"


def one(about: str = "maria") -> Any:
    return json.loads(note_json(person_note(PRACTICE, signed_day(), about), at(310), notice("November")))


def test_the_published_schema_is_the_one_that_documents_follow() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("about", ["maria", "aisha"])
def test_a_note_follows_it(about: str) -> None:
    schema = Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    schema.validate(one(about))
    wrong: tuple[dict[str, object], ...] = (
        {"schema_version": 2},
        {"surprise": 1},
        {"notes": [{}]},
        {"since": None},
    )
    for change in wrong:
        with pytest.raises(ValidationError):
            schema.validate({**one(about), **change})


def test_a_packet_is_the_same_document_with_its_gaps() -> None:
    made = packet(
        PRACTICE,
        [signed_day(), another_day(1, about=None)],
        "maria",
        date(2026, 11, 24),
        date(2026, 11, 30),
    )
    data = packet_json(made, at(310))
    Draft202012Validator(json.loads(schema_text())).validate(json.loads(data))
    read = NotesRecord.model_validate_json(data)
    assert (len(read.notes), [each.state for each in read.unsigned], read.notice) == (1, ["owed"], "")
    assert read.notes == tuple(each.value.note for each in made.notes)


def test_it_says_whose_it_is_names_nobody_else_and_carries_the_short_notice() -> None:
    document = one()
    assert next(iter(document)) == "schema_version"
    assert document["person"] == {"name": "Maria S.", "legal_name": "Maria Santos", "record_number": "4711"}
    assert (document["notice"], document["consent_scope"]) == (notice().short, "November")
    assert document["notes"][0]["signature"]["at"] == "2026-11-24T12:20:00-05:00"
    assert "James" not in json.dumps(document)
