"""Every kind of entry that can be written has a kind of act and a sentence of its own."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from app.audit.deeds import Deed, deed_of, deed_words, kinds_of
from app.audit.events import AuditEvent, KeysChanged
from app.audit.words import act_words
from app.live.events import LiveEvent
from app.model.entry import Entry, Event
from app.practice.events import PracticeEvent
from tests.events_for_tests import NINE

KINDS: list[type[Event]] = [
    event for events in (LiveEvent, PracticeEvent, AuditEvent) for event in get_args(events)
]


@pytest.mark.parametrize("event", KINDS)
def test_each_kind_is_told(event: type[Event]) -> None:
    said: dict[str, Any] = {
        "what": "added" if event is KeysChanged else "person",
        "times": 2,
        "minutes": 5,
        "count": 2,
        "findings": 2,
    }
    fields: dict[str, Any] = {name: said.get(name, "") for name in event.model_fields}
    made = event.model_construct(None, **fields)
    words = act_words(Entry("1", "", "", NINE, NINE, made), erased=False)
    assert words
    assert words[0].isupper() or words.startswith(("2 failed", "+5"))
    assert "_" not in words


def test_kinds_of_acts_share_out_all_kinds() -> None:
    kinds = [event.model_fields["kind"].default for event in KINDS]
    assert sorted({kind for deed in Deed for kind in kinds_of(deed)}) == sorted(set(kinds))
    assert sum(len(kinds_of(deed)) for deed in Deed) == len(set(kinds))
    assert all(kind in kinds_of(deed_of(kind)) for kind in kinds)
    assert len({deed_words(deed) for deed in Deed}) == len(Deed)
