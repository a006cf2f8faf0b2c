"""The record as JSON: the published schema is the one that the documents follow."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from app.documents.record import SessionRecord
from app.documents.session_json import schema_text, session_json
from app.documents.taking import take_record
from app.live.group_events import SmallGroupsDrawn
from app.live.state import Session
from app.model.small_groups import Room
from app.resources import resources_folder
from tests.app.documents.test_session_page import a_hard_day
from tests.app.documents.test_taking import USERS, a_day
from tests.events_for_tests import ALEX, JAMES, MARIA, arrived, at, started, told

PUBLISHED = resources_folder() / "schemas" / "session-1.json"


def written(session: Session) -> Any:
    return json.loads(session_json(take_record(session, at(200), USERS)))


@pytest.fixture
def schema() -> Draft202012Validator:
    text = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(text)
    return Draft202012Validator(text)


def test_the_published_schema_is_the_one_of_the_code() -> None:
    """After a change that old readers understand: python -m app.documents.session_json > resources/schemas/…"""
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("session", [a_day(), told(), told(started())], ids=["ended", "open", "running"])
def test_every_document_follows_the_published_schema(schema: Draft202012Validator, session: Session) -> None:
    schema.validate(written(session))


def test_a_document_of_before_blocks_told_of_visits_and_pauses_stays_readable(
    schema: Draft202012Validator,
) -> None:
    document = written(a_day())
    del document["left_out"]
    for block in document["blocks"]:
        for later in ("put_in", "visits", "paused"):
            del block[later]
    schema.validate(document)
    assert SessionRecord.model_validate(document).blocks[0].held.minutes == 34


def test_a_document_of_before_steps_for_safety_were_told_stays_readable(schema: Draft202012Validator) -> None:
    document = written(a_day())
    for person in document["people"]:
        for later in ("seen", "safety", "told"):
            del person[later]
    schema.validate(document)
    assert SessionRecord.model_validate(document).people[0].safety == ()


def test_steps_for_safety_and_who_was_told_are_in_it(schema: Draft202012Validator) -> None:
    document = written(a_hard_day())
    schema.validate(document)
    maria, james, _aisha = document["people"]
    assert [step["step"] for step in maria["safety"]] == ["called_by_name", "call_dispatch", "written"]
    assert maria["told"][0]["at"] == "2026-11-24T09:42:00-05:00"
    assert (james["seen"], james["safety"], james["told"]) == (True, [], [])


def test_a_document_that_does_not_follow_it_is_found(schema: Draft202012Validator) -> None:
    document = written(a_day())
    for change in ({"schema_version": 2}, {"surprise": 1}, {"state": "half"}, {"day": None}):
        with pytest.raises(ValidationError):
            schema.validate({**document, **change})


def test_the_version_comes_first() -> None:
    assert next(iter(written(a_day()))) == "schema_version"
    assert written(a_day())["schema_version"] == 1


def test_times_carry_their_zone_and_amounts_their_seconds() -> None:
    document = written(a_day())
    assert document["scheduled_start"] == "2026-11-24T09:00:00-05:00"
    assert document["people"][1]["group"] == {"seconds": 10062.0, "minutes": 168}


def test_a_document_reads_back_as_it_was_written() -> None:
    record = take_record(a_day(), at(200), USERS)
    assert SessionRecord.model_validate_json(session_json(record)) == record


def test_a_record_does_not_tell_with_whom_anybody_sat() -> None:
    drawn = SmallGroupsDrawn(rooms=(Room(people=(MARIA.id, JAMES.id), lead=ALEX.id),), by="fresh")
    facts = (arrived(MARIA), arrived(JAMES), started())
    without = take_record(told(*facts), at(200), USERS)
    assert take_record(told(*facts, (10, drawn)), at(200), USERS) == without
