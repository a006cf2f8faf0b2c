"""The disk refuses one thing after the other of all that a session asks of it: told in a sentence, and saved later."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from app.desk import Desk
from app.errors import VaultError
from app.live import commands
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.app.vault.making import CHEAP, contents
from tests.faults.figures import note_figure
from tests.faults.recorded_disk import FULL, SHORT_WRITE, SYNC_FAILED, WRITE_FAILED, RecordedDisk
from tests.practice_for_tests import MARIA, PASSPHRASE, clock_at, minutes, new_desk, opened

pytestmark = pytest.mark.skipif(os.name == "nt", reason="stands under what SQLite asks of a POSIX system")
KINDS = {"full": FULL, "write": WRITE_FAILED, "sync": SYNC_FAILED, "short write": SHORT_WRITE}
OF = {"full": {"make", "write", "cut"}, "write": {"make", "write", "cut", "delete", "rename"}}
OF |= {"sync": {"sync"}, "short write": {"write"}}
LONG = [pytest.mark.long, pytest.mark.timeout(1500)]


class Trouble(NamedTuple):
    """What goes wrong: `kind`, from the `first` thing that is asked, `lasting` so many things of that kind."""

    kind: str
    first: int
    lasting: int


def a_session(folder: Path, disk: RecordedDisk) -> tuple[list[str], list[str]]:
    """A person opens the vault, a second time if the first does not work, and runs a session. Gives what the notes
    were, and every sentence that was said."""
    said: list[str] = []
    while True:
        before = contents(folder)
        try:
            vault = Vault.open(folder, unlock(folder, PASSPHRASE))
            desk = Desk(vault, clock := clock_at(), shipped_library())
            break
        except VaultError as error:
            said.append(error.sentence)
            assert contents(folder).keys() <= {*before, *(f"{name}-journal" for name in before)}
            assert len(said) < 40, "it never opens"
    changed = threading.Event()

    def heard() -> None:
        if (trouble := desk.saving.trouble) is not None:
            said.append(str(trouble))
        changed.set()

    desk.watch_saving(heard)
    seat = desk.seat(vault.user)
    assert desk.session is not None
    acts: list[Callable[[], object]] = [
        lambda: seat.do(commands.start),
        lambda: seat.do(commands.mark_arrived, MARIA),
        *(partial(seat.do, commands.catch_note, f"@Maria note {number}") for number in range(4)),
        lambda: vault.put_draft("note", vault.user, "half typed"),
        lambda: vault.add_user("c3" * 16, "one more passphrase", cost=CHEAP),
        lambda: seat.do(commands.next_block),
        lambda: seat.do(commands.end, [MARIA]),
    ]
    for act in acts:
        clock.pass_time(minutes(1))
        try:
            act()
        except VaultError as error:  # what is no entry is asked for again by the person
            said.append(error.sentence)
    while desk.saving.pending:
        assert changed.wait(20), "what waits is never saved"
        changed.clear()
        vault.retry_now()
    entries = [entry.id for entry in desk.session.entries]
    assert all(desk.is_saved(entry) for entry in entries)
    assert desk.close() == 0
    return entries, said


def is_whole(folder: Path, entries: list[str]) -> None:
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert vault.verify().result() == []
    desk = Desk(vault, clock_at(), shipped_library())
    stream = next(each for each in vault.streams().result() if each.startswith("session"))
    assert [each.id for each in vault.read(stream).result()] == entries
    assert vault.drafts().result()["note"][1] == "half typed"
    assert desk.close() == 0
    assert [name for name in contents(folder) if name.startswith(".")] == []


@pytest.mark.parametrize("every", [37, pytest.param(1, marks=LONG)])
def test_whatever_the_disk_refuses_once_or_for_a_while_nothing_is_lost(memory: Path, every: int) -> None:
    desk = new_desk(memory / "new", clock_at(), cost=CHEAP)
    opened(desk)
    assert desk.close() == 0

    disk = RecordedDisk()
    asked: list[str] = []
    disk.refuse = lambda number, what: asked.append(what)
    shutil.copytree(memory / "new", memory / "vault")
    with disk.used():
        entries, said = a_session(memory / "vault", disk)
    assert said == []
    is_whole(memory / "vault", entries)

    dice = random.Random("refused")
    troubles = [
        Trouble(kind, number, dice.choice((1, 1, 3, 30)))
        for kind, of in OF.items()
        for number, what in enumerate(asked, 1)
        if what in of
    ]
    told = 0
    for trouble in troubles[::every]:
        shutil.rmtree(memory / "vault")
        shutil.copytree(memory / "new", memory / "vault")
        told += bool(in_trouble(memory / "vault", trouble))
    assert told > len(troubles[::every]) / 2
    note_figure(
        "one refused write, sync or file", len(troubles[::every]), 0, f"{told:,} of them were seen", 500
    )


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "tiny"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tiny", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.mark.long
def test_on_a_full_disk_the_session_goes_on_and_is_saved_when_there_is_room(tiny_disk: Path) -> None:
    """A real disk of 600 kB."""
    folder = tiny_disk / "vault"
    desk = new_desk(folder, clock := clock_at(), cost=CHEAP)
    seat = opened(desk)
    seat.do(commands.start)
    ballast = tiny_disk / "holiday pictures"
    assert desk.vault.drafts().result() == {}
    left = shutil.disk_usage(tiny_disk).free
    ballast.write_bytes(bytes(max(left - 40_000, 0)))
    told = threading.Event()
    desk.watch_saving(lambda: told.set() if desk.saving.trouble else None)
    for number in range(60):
        clock.pass_time(minutes(1))
        seat.do(commands.catch_note, f"@Maria note {number} " + "and words " * 200)
    assert told.wait(20)
    assert "disk is full" in str(desk.saving.trouble)
    assert desk.saving.pending > 0
    assert desk.session is not None
    assert len(desk.session.notes) == 60
    saved = [note.id for note in desk.session.notes if desk.is_saved(note.id)]
    seat.do(commands.next_block)
    ballast.unlink()
    desk.vault.retry_now()
    if desk.close(10):  # a disk of that size does not hold them all
        assert desk.vault.set_aside(folder.parent.parent / "stick")
        desk.vault.give_up()
        desk.vault._writer._thread.join()
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    found = [each.id for each in vault.read(desk.session.stream).result()]
    made = [entry.id for entry in desk.session.entries]
    assert found == made[: len(found)]
    assert set(saved) < set(found)
    assert vault.verify().result() == []
    vault.close()


def in_trouble(folder: Path, trouble: Trouble) -> list[str]:
    """What was said in a session that the trouble came into."""
    disk, left = RecordedDisk(), [trouble.lasting]

    def refuse(number: int, what: str) -> int | None:
        if number < trouble.first or not left[0] or what not in OF[trouble.kind]:
            return None
        left[0] -= 1
        return KINDS[trouble.kind]

    disk.refuse = refuse
    try:
        with disk.used():
            entries, said = a_session(folder, disk)
        is_whole(folder, entries)
    except Exception as error:
        raise AssertionError(f"after {trouble}") from error
    for sentence in said:
        assert sentence.endswith("."), sentence
        assert "\n" not in sentence
    return said
