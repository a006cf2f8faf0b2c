"""Documents that leave: what is written, what is recorded, and what is never touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import ExportRefused, Refused
from app.live import commands
from app.live.events import DocumentSent
from app.model.people import Person
from app.parcels import session_parcel
from app.practice.accounting import accounting
from app.sending import names_taken, send
from tests.practice_for_tests import AISHA, JAMES, MARIA, MORNING, opened
from tests.sent_for_tests import RECORD, send_session, three_ways


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
    written = send(ended.seat(ended.vault.user), parcel, three_ways(parcel), out, RECORD)
    assert [event.format for event in sent(ended)] == ["pdf", "csv", "json"]
    for path, event in zip(written, sent(ended), strict=True):
        assert event.digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (event.purpose, event.leaving) == ("The program’s own record", RECORD)
        assert event.people == (MARIA, JAMES, AISHA)
    assert ended.drafts() == {}


def accounted(desk: Desk, person: str) -> list[str]:
    """Which copies about somebody have left, as their account says."""
    rows = desk.vault.sent_about(person).result()
    return [left.document for left in accounting(desk.practice, person, rows).copies]


def test_what_left_of_a_session_that_never_started_is_in_the_account_of_its_people(
    desk: Desk, out: Path
) -> None:
    send_session(opened(desk), out, "csv")
    desk.put_away()
    assert accounted(desk, MARIA) == accounted(desk, AISHA) == ["session"]
    desk.rebuild_views().result()
    assert accounted(desk, MARIA) == ["session"]


def test_who_comes_later_was_not_told_of_before(desk: Desk, out: Path) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    send_session(seat, out, "csv")
    seat.join(Person(id="late", name="Lena P."), MORNING)
    send_session(seat, out, "json")
    seat.do(commands.end, [])
    rows = desk.vault.sent_about("late").result()
    (left,) = accounting(desk.practice, "late", rows).copies
    assert left.format == "json"
    assert len(accounted(desk, MARIA)) == 2


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
