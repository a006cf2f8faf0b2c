"""The disk does not take the last entries: closing loses nothing, and what was kept elsewhere comes in again."""

from __future__ import annotations

import asyncio
import json
import threading
from pathlib import Path

import pytest

from app.live import commands
from app.vault.entries import Batch
from app.vault.folder import Vault
from app.vault.journal import Journal
from app.vault.keys import Keyring
from tests.practice_for_tests import ALEX, PASSPHRASE, new_desk_today
from tests.stories.by_hand import ByHand, seen, until
from tests.stories.conftest import Computer, Play
from ui.machine import MachineFile
from ui.one_program import AnotherAnswered, OneProgram

NOTE = "@Maria brought her plan for the weekend"


class FailingDisk(Journal):
    """The real journal on a disk that refuses while `broken` is set."""

    broken = threading.Event()

    def write(self, batch: Batch, brought_in: bool = False) -> tuple[str, ...]:
        with self._telling_errors():
            if self.broken.is_set():
                raise OSError(28, "No space left on device")
        return super().write(batch, brought_in)


def open_on_failing_disk(folder: Path, keyring: Keyring) -> Vault:
    return Vault.open(folder, keyring, disk=FailingDisk)


@pytest.fixture(autouse=True)
def _the_disk_works_at_first(computer: Computer) -> None:
    FailingDisk.broken.clear()
    new_desk_today(computer.vault).close()


async def note_on_a_full_disk(computer: Computer, one: OneProgram | None = None) -> ByHand:
    """A session runs, then the disk is full, then a note is caught."""
    groupside = computer.launch(open_on_failing_disk, one)
    await groupside.unlock(PASSPHRASE)
    await groupside.click("Start")
    await groupside.sees("Next: Education")
    await until(lambda: groupside.desk.saving.pending == 0, "the start is not saved")
    FailingDisk.broken.set()
    groupside.desk.seat(ALEX.id).do(commands.catch_note, NOTE)
    await groupside.sees("1 entry is not saved yet.")
    await groupside.sees("Not saved")
    return groupside


async def note_on_a_failing_disk(computer: Computer) -> ByHand:
    """The same, and then the window is closed."""
    groupside = await note_on_a_full_disk(computer)
    await groupside.close_in_a_group()
    await groupside.sees("1 entry is not saved yet")
    await groupside.sees("Nothing is lost while Groupside stays open.")
    return groupside


def notes(groupside: ByHand) -> list[str]:
    session = groupside.desk.session
    return [note.text for note in session.notes] if session else []


def test_what_waits_is_kept_elsewhere_and_brought_in_by_the_next_start(
    computer: Computer, play: Play, tmp_path: Path
) -> None:
    kept = tmp_path / "stick" / "entries.json"
    kept.parent.mkdir()

    async def full() -> None:
        groupside = await note_on_a_failing_disk(computer)
        await groupside.click("Keep them elsewhere…")
        await groupside.choose_file(kept)
        await groupside.sees("The entries are safe in another place")
        assert "Maria" not in kept.read_text()
        assert json.loads(kept.read_text())["format"] == "groupside-set-aside"
        await groupside.click("Close Groupside")
        await groupside.is_over()

    async def mended() -> None:
        FailingDisk.broken.clear()
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("Entries of last time were kept in another place.")
        assert notes(groupside) == []
        await groupside.click("Bring them in")
        await groupside.sees("1 entry was brought in.")
        assert notes(groupside) == [NOTE]
        await groupside.leave()

    async def later() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("IOP Morning was running.")
        assert notes(groupside) == [NOTE]
        assert kept.exists()
        await groupside.leave()

    play(full())
    play(mended())
    play(later())


def test_in_a_group_what_waits_is_kept_elsewhere_as_well_until_the_disk_takes_it(
    computer: Computer, play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "stick" / "entries.json"
    kept.parent.mkdir()

    async def story() -> None:
        monkeypatch.setattr("app.vault_place.LITTLE", 2**62)
        groupside = await note_on_a_full_disk(computer)
        await groupside.sees("B free on the disk")
        await groupside.sees("Not saved  ·")
        await groupside.click("Keep a copy elsewhere…")
        await groupside.choose_file(kept)
        await groupside.sees(
            "1 entry is kept there as well, encrypted. Groupside goes on trying to save it here."
        )
        assert "Not saved  ·" in seen()  # the disk still lacks it
        assert "Maria" not in kept.read_text()
        assert MachineFile(computer.home / "groupside.json").now.set_aside == (str(kept),)
        groupside.desk.seat(ALEX.id).do(commands.catch_note, "And another one")
        FailingDisk.broken.clear()
        await groupside.click("Try again now")
        await groupside.sees(f"Everything is saved. The copy in “{kept.name}” is not needed any more.")
        assert notes(groupside) == [NOTE, "And another one"]
        await groupside.leave()
        assert MachineFile(computer.home / "groupside.json").now.set_aside == ()

    play(story())


def test_half_typed_words_are_kept_elsewhere_as_well_and_the_next_start_knows_of_them(
    computer: Computer, play: Play, tmp_path: Path
) -> None:
    kept = tmp_path / "half typed.json"

    async def story() -> None:
        groupside = computer.launch(open_on_failing_disk)
        await groupside.unlock(PASSPHRASE)
        vault = groupside.desk.vault
        await until(lambda: not vault.saving.waits, "the opening is not saved")
        FailingDisk.broken.set()
        vault.put_draft("note", ALEX.id, "Maria brought")
        await groupside.sees("What is half typed is not saved yet.")
        await groupside.click("Keep a copy elsewhere…")
        await groupside.choose_file(kept)
        await groupside.sees("What is half typed is kept there as well, encrypted.")
        assert "Maria" not in kept.read_text()
        assert MachineFile(computer.home / "groupside.json").now.set_aside == (str(kept),)
        FailingDisk.broken.clear()
        await groupside.click("Try again now")
        await groupside.sees(f"Everything is saved. The copy in “{kept.name}” is not needed any more.")
        assert vault.drafts().result() == {"note": (ALEX.id, "Maria brought")}
        await groupside.leave()

    play(story())


def test_a_stick_that_hangs_does_not_hold_up_the_group_and_where_the_disk_took_all_no_copy_is_needed(
    computer: Computer, play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "entries.json"
    answers = threading.Event()
    asked: list[Path] = []
    at_once = Vault.set_aside

    def when_it_answers(vault: Vault, path: Path) -> int | None:
        asked.append(path)
        answers.wait(20)
        return at_once(vault, path)

    monkeypatch.setattr(Vault, "set_aside", when_it_answers)

    async def story() -> None:
        groupside = computer.launch(open_on_failing_disk)
        await groupside.unlock(PASSPHRASE)
        FailingDisk.broken.set()
        await groupside.click("Start")
        await groupside.click("Keep a copy elsewhere…")
        await groupside.choose_file(kept)
        await groupside.sees("Keeping a copy…")
        await groupside.click("Keep a copy elsewhere…")
        await groupside.choose_file(kept)
        await groupside.click("Next: Education")  # the group goes on
        FailingDisk.broken.clear()
        await groupside.click("Try again now")
        await until(lambda: not groupside.desk.saving.waits, "it is not saved")
        answers.set()
        await groupside.sees("Everything is saved meanwhile. No copy is needed.")
        assert asked == [kept]
        assert not kept.exists()
        assert MachineFile(computer.home / "groupside.json").now.set_aside == ()
        await groupside.leave()

    play(story())


def test_a_place_that_does_not_work_either_is_said_and_nothing_is_lost(
    computer: Computer, play: Play, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.json"
    taken.write_text("somebody's file")

    async def story() -> None:
        groupside = await note_on_a_failing_disk(computer)
        await groupside.click("Keep them elsewhere…")
        await groupside.choose_file(taken)
        await groupside.sees("There is already a file with this name. Choose another one.")
        assert taken.read_text() == "somebody's file"
        FailingDisk.broken.clear()
        await groupside.click("Try again")
        await groupside.is_over()

    play(story())


def test_trying_again_closes_once_the_disk_takes_everything(computer: Computer, play: Play) -> None:
    async def full() -> None:
        groupside = await note_on_a_failing_disk(computer)
        await groupside.click("Try again")
        await groupside.sees("The disk still does not take them.")
        FailingDisk.broken.clear()
        await groupside.click("Try again")
        await groupside.is_over()

    async def later() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("IOP Morning was running.")
        assert notes(groupside) == [NOTE]
        await groupside.leave()

    play(full())
    play(later())


def test_going_back_goes_on_with_the_group(computer: Computer, play: Play) -> None:
    async def story() -> None:
        groupside = await note_on_a_failing_disk(computer)
        await groupside.click("Go back")
        await groupside.click("Next: Education")
        await groupside.sees("2 entries are not saved yet.")
        FailingDisk.broken.clear()
        await groupside.click("Try again now")
        await until(lambda: "not saved yet" not in seen(), "the banner still stands")
        await groupside.sees("Saved")
        await groupside.leave()

    play(story())


def test_who_starts_groupside_while_it_closes_gets_no_answer_and_the_next_one_does_when_it_stays(
    computer: Computer, play: Play, tmp_path: Path
) -> None:
    """The first of the two gives up in between."""

    async def story() -> None:
        one = OneProgram(tmp_path / "locks")
        assert one.enter(computer.vault)
        groupside = await note_on_a_full_disk(computer, one)
        await groupside.close_in_a_group()
        second = asyncio.ensure_future(OneProgram(tmp_path / "locks").enter_later(computer.vault))
        await groupside.sees("Nothing is lost while Groupside stays open.")
        assert not (second.done() and second.exception()), "it was answered by a program that was closing"
        second.cancel()
        await asyncio.wait([second])
        with pytest.raises(AnotherAnswered):
            await OneProgram(tmp_path / "locks").enter_later(computer.vault)
        FailingDisk.broken.clear()
        await groupside.click("Try again")
        await groupside.is_over()
        one.leave()

    play(story())
