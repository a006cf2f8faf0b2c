"""Documents that leave: what is written, what is recorded, and what is never touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import ExportRefused, Refused
from app.live import commands
from app.live.events import DocumentSent
from app.parcels import session_parcel
from app.sending import names_taken, send
from tests.practice_for_tests import MARIA, opened
from tests.sent_for_tests import RECORD, send_session


@pytest.fixture
def ended(desk: Desk) -> Desk:
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    seat.do(commands.end, [MARIA])
    return desk


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "chosen"
    folder.mkdir()
    return folder


def sent(desk: Desk) -> list[DocumentSent]:
    entries = desk.session.entries if desk.session else ()
    return [entry.event for entry in entries if isinstance(entry.event, DocumentSent)]


def test_each_document_is_recorded_with_where_it_went_and_the_digest_of_its_bytes(
    ended: Desk, out: Path
) -> None:
    parcel = session_parcel(ended)
    written = send(ended.seat(ended.vault.user), parcel, parcel.usual, out, RECORD)
    assert [event.format for event in sent(ended)] == ["markdown", "csv", "json"]
    for path, event in zip(written, sent(ended), strict=True):
        assert event.digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (event.purpose, event.leaving, event.people) == ("The program’s own record", RECORD, ())
    assert ended.drafts() == {}


def test_a_second_export_stands_beside_the_first(ended: Desk, out: Path) -> None:
    seat = ended.seat(ended.vault.user)
    parcel = session_parcel(ended)
    (first,) = send(seat, parcel, parcel.ways[:1], out, RECORD)
    before = first.read_bytes()
    assert names_taken(parcel.ways, out) == (first.name,)
    (second,) = send(seat, parcel, parcel.ways[:1], out, RECORD)
    assert second.name == f"{first.stem} (2){first.suffix}"
    assert first.read_bytes() == before


def test_what_could_not_be_written_is_not_recorded(ended: Desk, out: Path) -> None:
    with pytest.raises(ExportRefused):
        send_session(ended.seat(ended.vault.user), out / "gone")
    assert sent(ended) == []
    assert ended.drafts() == {}


def test_without_a_session_there_is_nothing_to_send(desk: Desk, out: Path) -> None:
    with pytest.raises(Refused):
        session_parcel(desk)
    assert list(out.iterdir()) == []
