"""SUD counseling notes: only their author reads them, and nothing else in Groupside knows their words."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app import counseling
from app.clock import SetClock
from app.counseling import keep, keep_half_typed, put_back, read, throw_away
from app.desk import Desk, Seat
from app.documents.page import text
from app.errors import Refused
from app.finding import Asked, written
from app.lines import half_typed
from app.live import rows as live_rows
from app.live.commands import start
from app.live.note_events import GROUP_SECTION, CounselingNoteKept
from app.live.state import Session
from app.model.people import Objective
from app.note_parcels import group_note_parcel, note_parcel, packet_parcel
from app.parcels import (
    accounting_parcel,
    attendance_parcel,
    nameless_parcel,
    plan_parcel,
    session_parcel,
    summary_parcel,
)
from app.practice.accounting import accounting
from app.practice.commands import change_person
from app.review import commands
from app.review.sheets import note_sheets
from app.reviewing import beside, sign
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.keys import Cost, Keyring, Purpose
from tests.app.vault.pages import decrypted
from tests.practice_for_tests import (
    AISHA,
    ALEX,
    JAMES,
    MARIA,
    PASSPHRASE,
    SAM,
    clock_at,
    held,
    minutes,
    new_desk,
    opened,
)

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
SAMS = "another lamp at the gate"
WORDS = "Zebrawood: her silence reads as grief, not as distance."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def seat(folder: Path, clock: SetClock) -> Iterator[Seat]:
    """Alex's, after a group that ended; Sam has a passphrase as well."""
    desk = new_desk(folder, clock, cost=CHEAP)
    desk.vault.add_user(SAM.id, SAMS, cost=CHEAP)
    seat = opened(desk)
    seat.do(start)
    held(seat, clock)
    yield seat
    seat.desk.close()


def session_of(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def texts(desk: Desk, about: str = AISHA, user: str = "") -> list[str]:
    return [note.text for note in read(desk, user or desk.vault.user, about)]


def sealed_texts(desk: Desk) -> list[str]:
    return [
        entry.event.sealed
        for entry in session_of(desk).entries
        if isinstance(entry.event, CounselingNoteKept) and entry.event.sealed
    ]


def again(seat: Seat, folder: Path, clock: SetClock, passphrase: str) -> Desk:
    """The vault closed, and opened with a passphrase, with the same session on the desk."""
    stream = session_of(seat.desk).stream
    seat.desk.close()
    desk = Desk(Vault.open(folder, unlock(folder, passphrase)), clock, shipped_library())
    desk.take_out(desk.past_session(stream).result())
    return desk


# What its author gets


def test_an_author_writes_reads_changes_and_throws_away(seat: Seat, clock: SetClock) -> None:
    desk = seat.desk
    keep(seat, AISHA, WORDS + "\n\n")
    clock.pass_time(minutes(5))
    keep(seat, AISHA, "A second one.")
    assert texts(desk) == [WORDS, "A second one."]
    assert texts(desk, MARIA) == []
    first = read(desk, ALEX.id, AISHA)[0]
    clock.pass_time(minutes(5))
    keep(seat, AISHA, "Other words.", first.id)
    assert sorted(texts(desk)) == ["A second one.", "Other words."]
    thrown = throw_away(seat, AISHA, first.id)
    assert texts(desk) == ["A second one."]
    clock.pass_time(minutes(5))
    put_back(seat, AISHA, thrown)
    assert sorted(texts(desk)) == ["A second one.", "Other words."]
    (back,) = [note for note in read(desk, ALEX.id, AISHA) if note.id == first.id]
    assert back.at == thrown.at, "what comes back is of the time when it was written"


def test_the_last_act_can_be_taken_back(seat: Seat, clock: SetClock) -> None:
    keep(seat, AISHA, WORDS)
    clock.pass_time(minutes(1))
    throw_away(seat, AISHA, read(seat.desk, ALEX.id, AISHA)[0].id)
    assert texts(seat.desk) == []
    assert seat.undo() == "Taken back: counseling note."
    assert texts(seat.desk) == [WORDS]


def test_the_same_words_are_kept_once(seat: Seat) -> None:
    keep(seat, AISHA, WORDS)
    before = len(session_of(seat.desk).entries)
    keep(seat, AISHA, WORDS + " \n", read(seat.desk, ALEX.id, AISHA)[0].id)
    assert len(session_of(seat.desk).entries) == before


@pytest.mark.parametrize("words", ["", " \n ", "x" * (counseling.NOTE_LENGTH + 1)])
def test_nothing_and_too_much_are_refused_and_nothing_is_changed(seat: Seat, words: str) -> None:
    with pytest.raises(Refused):
        keep(seat, AISHA, words)
    with pytest.raises(Refused, match="not here any more"):
        throw_away(seat, AISHA, "no such note")
    with pytest.raises(Refused, match="about one person"):
        keep(seat, GROUP_SECTION, "Something about everybody.")
    assert sealed_texts(seat.desk) == []


def test_half_a_letter_and_every_script_are_kept(seat: Seat) -> None:
    keep(seat, AISHA, "Kì lạ \ud83d … نص ❤")
    assert texts(seat.desk) == ["Kì lạ ? … نص ❤"]


def test_after_another_passphrase_the_author_still_reads(seat: Seat, folder: Path, clock: SetClock) -> None:
    keep(seat, AISHA, WORDS)
    seat.desk.vault.change_passphrase(ALEX.id, PASSPHRASE, "yet another quiet lamp", cost=CHEAP)
    desk = again(seat, folder, clock, "yet another quiet lamp")
    assert texts(desk) == [WORDS]
    keep(desk.seat(ALEX.id), AISHA, "And more.")
    assert sorted(texts(desk)) == ["And more.", WORDS]
    desk.close()


# Nobody else


def test_another_user_is_not_even_told_that_there_is_one(seat: Seat, folder: Path, clock: SetClock) -> None:
    keep(seat, AISHA, WORDS)
    keep_half_typed(seat, AISHA, "ab12", "Zebrawood, half ty")
    (note,) = read(seat.desk, ALEX.id, AISHA)
    desk = again(seat, folder, clock, SAMS)
    sam = desk.seat(SAM.id)
    assert read(desk, SAM.id, AISHA) == ()
    assert read(desk, ALEX.id, AISHA) == (), "the vault is Sam's now, whoever asks"
    assert counseling.own_notes(desk, ALEX.id, AISHA) == ()
    assert counseling.half_typed(desk, SAM.id, AISHA) == counseling.half_typed(desk, ALEX.id, AISHA) == {}
    with pytest.raises(Refused, match="not here any more"):
        throw_away(sam, AISHA, note.id)
    # not even by hand: what another one writes over a note, or throws away, changes nothing
    sam.do(commands.keep_counseling_note, AISHA, note.id, "")
    sam.do(commands.keep_counseling_note, AISHA, note.id, desk.vault.seal_own("Mine.", "anything"))
    keep(sam, AISHA, "Of Sam.")
    assert texts(desk) == ["Of Sam."]
    alex = again(sam, folder, clock, PASSPHRASE)
    assert texts(alex) == [WORDS]
    assert counseling.half_typed(alex, ALEX.id, AISHA) == {"ab12": "Zebrawood, half ty"}
    alex.close()


def test_in_a_window_beside_the_main_one_nobody_has_any(seat: Seat) -> None:
    desk, sam = seat.desk, seat.desk.seat(SAM.id)
    keep(seat, AISHA, WORDS)
    assert read(desk, SAM.id, AISHA) == ()
    with pytest.raises(Refused, match="whoever unlocked"):
        keep(sam, AISHA, "Typed in the wrong window.")
    with pytest.raises(Refused, match="whoever unlocked"):
        keep_half_typed(sam, AISHA, "ab12", "Typed")
    assert desk.drafts() == {}


def test_a_note_opens_only_where_it_was_written(seat: Seat) -> None:
    """As somebody could do who can write into the journal: a text of one person laid under another, or another id."""
    keep(seat, AISHA, WORDS)
    (sealed,) = sealed_texts(seat.desk)
    seat.do(commands.keep_counseling_note, JAMES, "ab12", sealed)
    seat.do(commands.keep_counseling_note, AISHA, "ab12", sealed)
    assert texts(seat.desk, JAMES) == [""]
    assert sorted(texts(seat.desk)) == ["", WORDS]
    (moved,) = read(seat.desk, ALEX.id, JAMES)
    assert moved.trouble.startswith("This note cannot be opened.")


def test_without_the_own_key_it_is_said_what_to_do(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after an unlock of an old vault whose header could not be written."""
    keep(seat, AISHA, WORDS)
    ring = seat.desk.vault._keyring
    monkeypatch.setattr(seat.desk.vault._slots, "keyring", Keyring(ring.user, ring.vault, ring.master))
    for about in (AISHA, MARIA):
        with pytest.raises(Refused, match="Unlock again"):
            read(seat.desk, ALEX.id, about)
        with pytest.raises(Refused, match="Unlock again"):
            keep(seat, about, "More.")
        with pytest.raises(Refused, match="Unlock again"):
            keep_half_typed(seat, about, "ab12", "Mor")
    assert seat.desk.drafts() == {}


# Half typed


def test_half_typed_words_are_sealed_and_go_when_the_note_is_kept(seat: Seat) -> None:
    desk = seat.desk
    keep_half_typed(seat, AISHA, "ab12", "Zebrawood, half ty")
    keep_half_typed(seat, AISHA, "cd34", "Another")
    assert counseling.half_typed(desk, ALEX.id, AISHA) == {"ab12": "Zebrawood, half ty", "cd34": "Another"}
    assert not any("Zebra" in kept for _author, kept in desk.vault.drafts().result().values())
    assert half_typed(desk.drafts(), session_of(desk).stream) == (), "the summary offers none as a note"
    keep(seat, AISHA, WORDS, "ab12")
    assert counseling.half_typed(desk, ALEX.id, AISHA) == {"cd34": "Another"}
    keep_half_typed(seat, AISHA, "cd34", "")
    assert desk.vault.drafts().result() == {}


def test_a_person_whose_id_begins_like_anothers_has_drafts_of_their_own(seat: Seat) -> None:
    keep_half_typed(seat, AISHA, "ab12", "Of Aisha")
    assert counseling.half_typed(seat.desk, ALEX.id, AISHA.rsplit("-", 1)[0]) == {}


# Nowhere else


def test_no_document_search_list_or_view_has_it(seat: Seat) -> None:
    desk = seat.desk
    _write_all_notes(seat)
    before = live_rows.rows(session_of(desk))
    sheets = note_sheets(session_of(desk), desk.practice, beside(desk, session_of(desk)).result())
    for about in (AISHA, MARIA):
        keep(seat, about, WORDS)
        keep_half_typed(seat, about, "ab12", WORDS)
    session = session_of(desk)
    assert live_rows.rows(session) == before, "views"
    assert all(live_rows.words(entry) == "" for entry in session.entries[-2:])
    for word in ("zebrawood", "grief", "own-1", sealed_texts(desk)[0].rpartition(":")[2][:12]):
        assert desk.vault.search(word).result() == []
    assert written(desk, Asked("zebrawood")).result() == []
    about_her = written(desk, Asked(person=AISHA)).result()
    assert not any("counseling" in each.kind for each in about_her)
    desk.rebuild_views().result()
    assert desk.vault.search("zebrawood").result() == []
    after = note_sheets(session, desk.practice, beside(desk, session).result())
    assert [sheet.sections for sheet in after] == [sheet.sections for sheet in sheets]
    documents = _every_document(desk)
    readable = [
        name
        for name in documents
        if name.startswith(("note ", "packet ")) and not name.endswith(("pdf", "told"))
    ]
    assert len(readable) == 8
    assert all(b"Goes on with what" in documents[name] for name in readable), "what is there is found"
    banned = ("zebrawood", "grief", "own-1", "counseling_note", *sealed_texts(desk))
    banned += tuple(sealed for _author, sealed in desk.drafts().values())
    for name, data in documents.items():
        found = [word for word in banned if word.lower().encode() in data.lower()]
        assert not found, f"{name} holds {found}"


def test_on_disk_even_the_vaults_key_shows_none_of_its_words(seat: Seat, folder: Path) -> None:
    keep(seat, AISHA, WORDS)
    keep_half_typed(seat, AISHA, "ab12", WORDS)
    ring = seat.desk.vault._keyring
    seat.desk.close()
    (journal,) = folder.glob("journal-*.db")
    pages = decrypted(journal, ring.key(Purpose.JOURNAL))
    assert b"counseling_note_kept" in pages
    assert b"own-1:" in pages
    assert b"Zebrawood" not in pages


def _write_all_notes(seat: Seat) -> None:
    """Everybody's note signed, so that there is something to leave."""
    desk = seat.desk
    elsewhere = beside(desk, session_of(desk)).result()
    for about, answer in ((MARIA, "none"), (JAMES, "none"), (AISHA, "not_seen")):
        person = desk.practice.people[about]
        if about != AISHA:
            seat.do(commands.write_section, about, "assessment", f"{person.name} took part in their own way.")
            seat.do(commands.write_section, about, "plan", f"Goes on with what {about[-5:]} began.")
            _name_an_objective(seat, about)
        seat.do(commands.answer_risk, about, answer)
    for about in (GROUP_SECTION, MARIA, JAMES, AISHA):
        sheets = note_sheets(session_of(desk), desk.practice, elsewhere)
        sign(seat, next(sheet for sheet in sheets if sheet.about == about), "Both did the same.")


def _name_an_objective(seat: Seat, about: str) -> None:
    wanted = Objective(id=f"objective-{about}", text=f"Objective of {about}")
    person = seat.desk.practice.people[about]
    seat.arrange(change_person, person.model_copy(update={"objectives": (wanted,)}))
    seat.do(commands.name_objectives, seat.desk.practice, about, [wanted.id])


def _every_document(desk: Desk) -> dict[str, bytes]:
    """Everything that can leave of the session and its people, in every format."""
    session, practice = session_of(desk), desk.practice
    day = date(2026, 11, 24)
    account = accounting(practice, MARIA, desk.vault.sent_of(session.stream).result())
    parcels = (
        session_parcel(desk),
        attendance_parcel(desk),
        nameless_parcel(desk),
        summary_parcel(desk, MARIA),
        plan_parcel(desk, MARIA, ()),
        accounting_parcel(desk, account),
        note_parcel(desk, session, MARIA),
        packet_parcel(desk, [session], MARIA, day - timedelta(days=9), day),
        group_note_parcel(desk),
    )
    made = {}
    for parcel in parcels:
        for way in parcel.ways:
            made[f"{parcel.document} {way.id}"] = _unpacked(way.render(None))
        if parcel.page is not None:
            made[f"{parcel.document} text"] = text(parcel.page).encode()
        made[f"{parcel.document} as told"] = f"{parcel.title} {parcel.holds} {parcel.told}".encode()
    return made


def _unpacked(document: bytes) -> bytes:
    """A document, and beside it what is packed in it: the files of a DOCX, the streams of a PDF."""
    parts = [document]
    if document.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(document)) as file:
            parts += [file.read(name) for name in file.namelist()]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(stream))
    return b"".join(parts)
