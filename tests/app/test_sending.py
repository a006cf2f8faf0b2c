"""Documents that leave: what is written, what is recorded, and what is never touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.desk import Desk
from app.documents.formats import FORMATS
from app.errors import ExportRefused, Refused
from app.live import commands
from app.live.events import DocumentSent
from app.sending import names_taken, record_of, send
from tests.practice_for_tests import MARIA, opened


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
    written = send(ended.seat(ended.vault.user), FORMATS, out, "program’s own record")
    assert [event.format for event in sent(ended)] == ["markdown", "csv", "json"]
    for path, event in zip(written, sent(ended), strict=True):
        assert event.digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert event.purpose == "program’s own record"


def test_a_second_export_stands_beside_the_first(ended: Desk, out: Path) -> None:
    seat = ended.seat(ended.vault.user)
    (first,) = send(seat, FORMATS[:1], out, "own record")
    before = first.read_bytes()
    assert names_taken(ended, FORMATS, out) == (first.name,)
    (second,) = send(seat, FORMATS[:1], out, "own record")
    assert second.name == f"{first.stem} (2){first.suffix}"
    assert first.read_bytes() == before


def test_what_could_not_be_written_is_not_recorded(ended: Desk, out: Path) -> None:
    with pytest.raises(ExportRefused):
        send(ended.seat(ended.vault.user), FORMATS, out / "gone", "own record")
    assert sent(ended) == []


def test_without_a_session_there_is_nothing_to_send(desk: Desk, out: Path) -> None:
    with pytest.raises(Refused):
        record_of(desk)
    assert list(out.iterdir()) == []
