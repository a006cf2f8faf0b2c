"""Whatever happens to an export, nothing half is left, and the vault says what really left."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.begun import Begun, begin, settle
from app.clock import SetClock
from app.desk import Desk
from app.documents.notices import Notice
from app.documents.parcel import Parcel, Way
from app.errors import ExportRefused, Refused
from app.live import commands
from app.live.events import DocumentSent
from app.live.state import Session
from app.parcels import session_parcel, summary_parcel
from app.practice.events import PersonDocumentSent
from app.sending import send
from tests.faults.figures import note_passed
from tests.faults.leaving import opened as opened_again
from tests.practice_for_tests import ALEX, MARIA, clock_at, held, new_desk, opened
from tests.sent_for_tests import OWN_COPY, RECORD, send_session, send_summary, three_ways

HOUSE = Path(__file__).resolve().parents[2]
LONG = 400
ON_POSIX = pytest.mark.skipif(os.name == "nt", reason="forks, kills, limits")


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def desk(folder: Path, clock: SetClock) -> Iterator[Desk]:
    """A session that has ended lies on it."""
    made = new_desk(folder, clock)
    seat = opened(made)
    seat.do(commands.start)
    held(seat, clock)
    yield made
    made.close()


def run(desk: Desk, folder: Path, out: Path, *asked: str) -> list[str]:
    """In a process of its own, which opens the vault with its key."""
    ring = desk.vault._keyring
    desk.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.leaving", asked[0], folder, out, *asked[1:]],
        input=f"{ring.user} {ring.vault} {ring.master.hex()}",
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=600,
    )
    return done.stdout.splitlines()


def digests(folder: Path) -> Counter[str]:
    return Counter(hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir())


def written_down(desk: Desk) -> Counter[str]:
    """Of every leaving that the vault has an entry of."""
    found = Counter(
        entry.event.digest for entry in desk.practice.entries if isinstance(entry.event, PersonDocumentSent)
    )
    for row in desk.vault.sessions().result():
        session: Session = desk.past_session(row.stream).result()
        found += Counter(
            entry.event.digest for entry in session.entries if isinstance(entry.event, DocumentSent)
        )
    return found


@ON_POSIX
@pytest.mark.parametrize(
    "rounds", [25, pytest.param(LONG, marks=[pytest.mark.long, pytest.mark.timeout(1200)])]
)
def test_killed_at_random_moments_what_left_is_whole_and_written_down(
    desk: Desk, folder: Path, out: Path, rounds: int
) -> None:
    ring = desk.vault._keyring
    run(desk, folder, out, "kill", str(rounds), "seed")
    again = opened_again(folder, ring, rounds)
    said = settle(again)
    assert all("was cut off" in each for each in said)
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []
    assert len(digests(out)) > 2 * rounds
    assert written_down(again) == digests(out)
    assert again.drafts() == {}
    assert again.session is None
    assert again.vault.verify().result() == []
    again.close()
    note_passed("killed while documents leave", rounds, LONG, "whole and written down")


@ON_POSIX
def test_on_a_full_disk_one_sentence_is_said_and_nothing_half_stays(
    desk: Desk, folder: Path, out: Path
) -> None:
    ring = desk.vault._keyring
    full = "There is no room left on that disk. Nothing was written; choose another folder."
    assert run(desk, folder, out, "full") == ["written", full, full, "0 0"]
    assert len(list(out.iterdir())) == 1
    again = opened_again(folder, ring)
    assert written_down(again) == digests(out)
    again.close()


def before_it_is_made(parcel: Parcel, act: Callable[[], object]) -> Parcel:
    """Something happens, once, while the first file is being made."""
    waiting = [act]

    def render(way: Way, said: Notice | None) -> bytes:
        while waiting:
            waiting.pop()()
        return way.render(said)

    return replace(parcel, ways=tuple(replace(way, render=partial(render, way)) for way in parcel.ways))


def test_a_folder_that_vanishes_on_the_way_is_one_sentence(desk: Desk, out: Path) -> None:
    parcel = before_it_is_made(session_parcel(desk), lambda: shutil.rmtree(out))
    with pytest.raises(ExportRefused, match="not there any more"):
        send(desk.seat(ALEX.id), parcel, three_ways(parcel), out, RECORD)
    assert not out.exists()
    assert written_down(desk) == Counter()
    assert desk.drafts() == {}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder that takes no files, for root too")
def test_a_folder_that_takes_no_files_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(ExportRefused, match="cannot be written to"):
        send_session(desk.seat(ALEX.id), Path("/sys/kernel"))
    assert written_down(desk) == Counter()
    assert desk.drafts() == {}


def test_what_cannot_be_made_leaves_nothing_and_is_not_written_down(desk: Desk, out: Path) -> None:
    def trouble() -> None:
        raise ValueError("a fault of ours")

    parcel = before_it_is_made(session_parcel(desk), trouble)
    with pytest.raises(ValueError, match="of ours"):
        send(desk.seat(ALEX.id), parcel, three_ways(parcel), out, RECORD)
    assert list(out.iterdir()) == []
    assert desk.drafts() == {}


# Cut off between the file and its entry


def cut_off(desk: Desk, parcel: Parcel, out: Path, data: bytes | None, person: str = "") -> Begun:
    """As if the program had died: before anything was there, or with the file on the disk."""
    begun = Begun(
        stream=parcel.stream or "practice",
        document=parcel.document,
        format="markdown",
        people=(person,) if person else (),
        digest=hashlib.sha256(data or b"never written").hexdigest(),
        purpose="own record",
        leaving=RECORD,
        folder=str(out),
        name="a file.md",
    )
    begin(desk.seat(ALEX.id), begun).result()
    if data is not None:
        (out / begun.name).write_bytes(data)
    return begun


@pytest.mark.parametrize("about", ["session", "person"])
def test_a_file_that_left_before_the_end_is_written_down_at_the_next_start(
    desk: Desk, out: Path, about: str
) -> None:
    alone = about == "person"
    parcel = summary_parcel(desk, MARIA) if alone else session_parcel(desk)
    begun = cut_off(desk, parcel, out, b"whole", MARIA if alone else "")
    desk.put_away()
    desk.reload()
    assert settle(desk) == (
        f"An export was cut off after a file.md was in {out}. That it left is written down now.",
    )
    assert written_down(desk) == Counter([begun.digest])
    assert desk.session is None
    assert settle(desk) == ()


@pytest.mark.parametrize("left_over", [None, "half", "empty"])
def test_a_file_that_never_left_is_not_written_down(desk: Desk, out: Path, left_over: str | None) -> None:
    begun = cut_off(desk, session_parcel(desk), out, None)
    if left_over == "half":  # on a disk that knows no files without a name
        (out / f".groupside-{begun.digest[:16]}").write_bytes(b"hal")
    if left_over == "empty":
        (out / begun.name).write_bytes(b"")
    desk.put_away()
    assert settle(desk) == (f"An export was cut off before a file.md was in {out}. Nothing of it left.",)
    assert written_down(desk) == Counter()
    assert list(out.iterdir()) == []


def test_somebody_elses_file_of_that_name_is_left_alone(desk: Desk, out: Path) -> None:
    cut_off(desk, session_parcel(desk), out, None)
    (out / "a file.md").write_bytes(b"mine")
    desk.put_away()
    assert "Nothing of it left" in settle(desk)[0]
    assert (out / "a file.md").read_bytes() == b"mine"


def test_while_another_session_is_open_what_left_waits(desk: Desk, out: Path, clock: SetClock) -> None:
    begun = cut_off(desk, session_parcel(desk), out, b"whole")
    desk.put_away()
    opened(desk)
    assert settle(desk) == ()
    assert written_down(desk) == Counter()
    desk.put_away()
    assert len(settle(desk)) == 1
    assert written_down(desk) == Counter([begun.digest])


def test_a_session_that_was_laid_aside_meanwhile_keeps_what_left_for_the_next_start(
    desk: Desk, out: Path
) -> None:
    parcel = before_it_is_made(session_parcel(desk), desk.put_away)
    with pytest.raises(Refused, match="at the next start"):
        send(desk.seat(ALEX.id), parcel, parcel.ways[:1], out, RECORD)
    assert len(settle(desk)) == 1
    assert written_down(desk) == digests(out)


def test_where_the_folder_is_away_nobody_says_that_nothing_left(
    desk: Desk, out: Path, tmp_path: Path
) -> None:
    """A stick that was pulled out may have the file on it."""
    begun = cut_off(desk, session_parcel(desk), out, b"whole")
    desk.put_away()
    out.rename(tmp_path / "in a pocket")
    (said,) = settle(desk)
    assert said.startswith(f"An export of a file.md was cut off, and {out} is not there now.")
    assert written_down(desk) == Counter()
    (tmp_path / "in a pocket").rename(out)
    assert "written down now" in settle(desk)[0]
    assert written_down(desk) == Counter([begun.digest])


def test_the_same_document_again_does_not_hide_that_it_left_before(desk: Desk, out: Path) -> None:
    parcel = session_parcel(desk)
    session = desk.session
    assert session is not None
    laid_aside = before_it_is_made(parcel, desk.put_away)
    with pytest.raises(Refused, match="at the next start"):
        send(desk.seat(ALEX.id), laid_aside, laid_aside.ways[:1], out, RECORD)
    desk.take_out(session)
    send(desk.seat(ALEX.id), parcel, parcel.ways[:1], out, RECORD)
    assert len(list(out.iterdir())) == 2
    assert written_down(desk).total() == 2
    assert settle(desk) == ()


def test_a_draft_that_says_nothing_is_dropped(desk: Desk) -> None:
    desk.keep_draft("practice/a/leaving-1", "a", "{}")
    assert settle(desk) == ()
    assert desk.drafts() == {}


def test_what_left_stays_known_whoever_starts_next(desk: Desk, out: Path) -> None:
    send_summary(desk.seat(ALEX.id), MARIA, out, OWN_COPY)
    desk.reload()
    assert settle(desk) == ()
    assert written_down(desk) == digests(out)
