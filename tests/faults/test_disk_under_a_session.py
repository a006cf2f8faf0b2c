"""A disk that hangs or fails never stops a group: the clock goes on, entries wait in order, nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from app.setting_up import shipped_library
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.journal import Journal
from tests.practice_for_tests import MARIA, PASSPHRASE, clock_at, minutes, new_desk, opened


class DiskThatCanFail(Journal):
    """The real journal on a disk that hangs while `stuck` is set, or refuses while `broken` is."""

    going_on = threading.Event()
    broken = threading.Event()

    def write(self, batch: Batch, brought_in: bool = False) -> tuple[str, ...]:
        self.going_on.wait()
        with self._telling_errors():
            if self.broken.is_set():
                raise OSError(5, "Input/output error")
        return super().write(batch, brought_in)


def wait_for(condition: Callable[[], bool], desk: Desk) -> None:
    """Wait until the writer says that something has come about."""
    said = threading.Event()
    desk.watch_saving(said.set)
    while not condition():
        assert said.wait(10), "the disk never answered"
        said.clear()


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def desk(tmp_path: Path, clock: SetClock) -> Desk:
    DiskThatCanFail.going_on.set()
    DiskThatCanFail.broken.clear()
    return new_desk(tmp_path / "vault", clock, disk=DiskThatCanFail)


def test_while_the_disk_hangs_the_clock_goes_on_and_notes_wait_in_order(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    wait_for(lambda: desk.saving.pending == 0, desk)

    DiskThatCanFail.going_on.clear()
    for number in range(20):
        clock.pass_time(minutes(1))
        seat.do(commands.catch_note, f"@Maria note {number}")
    seat.do(commands.next_block)
    assert desk.session is not None
    assert desk.session.block is not None
    assert desk.session.block.title == "Education"
    assert desk.session.run.elapsed(desk.session.run.blocks[0], desk.now()) == minutes(20)
    assert desk.saving.pending == 21
    assert desk.saving.oldest is not None
    assert not any(desk.is_saved(note.id) for note in desk.session.notes)

    DiskThatCanFail.going_on.set()
    wait_for(lambda: desk.saving.pending == 0, desk)
    assert all(desk.is_saved(note.id) for note in desk.session.notes)
    texts = [note.text for note in desk.session.notes]
    assert desk.close() == 0
    folder = tmp_path / "vault"
    again = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())
    assert again.session is not None
    assert [note.text for note in again.session.notes] == texts
    again.close()


def test_while_the_disk_fails_it_is_said_and_tried_again(desk: Desk) -> None:
    seat = opened(desk)
    wait_for(lambda: desk.saving.pending == 0, desk)
    DiskThatCanFail.broken.set()
    seat.do(commands.mark_arrived, MARIA)
    wait_for(lambda: desk.saving.trouble is not None, desk)
    assert "kept and tried again" in str(desk.saving.trouble)
    assert desk.session is not None
    assert desk.session.people[MARIA].presence == "here"
    assert desk.close(timeout=0.1) == 1

    DiskThatCanFail.broken.clear()
    desk.vault.retry_now()
    wait_for(lambda: desk.saving.pending == 0, desk)
    assert desk.saving.trouble is None
    assert desk.close() == 0


def test_what_the_disk_does_not_take_can_be_kept_in_another_place_and_brought_in(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    wait_for(lambda: desk.saving.pending == 0, desk)
    DiskThatCanFail.broken.set()
    seat.do(commands.catch_note, "@Aisha asked for the number of the meeting")
    seat.do(commands.next_block)
    place = tmp_path / "stick" / "waiting.groupside"
    place.parent.mkdir()
    assert desk.vault.set_aside(place) == 2
    assert b"Aisha" not in place.read_bytes()
    desk.vault.give_up()

    folder = tmp_path / "vault"
    later = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())
    assert later.session is not None
    assert not later.session.notes
    assert len(later.vault.bring_in(place).result()) == 2
    later.reload()
    assert later.session.block is not None
    assert later.session.block.title == "Education"
    assert [note.text for note in later.session.notes] == ["@Aisha asked for the number of the meeting"]
    assert later.vault.verify().result() == []
    later.close()
