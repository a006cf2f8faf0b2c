"""Backups come by themselves, each checked by a program of its own; Settings shows them, and a second place."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.backing_up import examined_apart
from app.erasing import erase, told_of
from app.live import commands
from app.model.people import Person
from app.practice.care import discharge
from app.practice.commands import add_person
from app.vault import backup
from app.vault.backup import Backup
from app.vault.folder import unlock
from app.vault.keys import Purpose
from app.vault.restoring import unlock_backups
from tests.app.vault.pages import decrypted
from tests.practice_for_tests import ALEX, MORNING, PASSPHRASE, new_desk_today
from tests.stories.by_hand import ByHand, seen, until
from tests.stories.conftest import Computer, Play

NOT_MADE = "No backup could be made"


@pytest.fixture(autouse=True)
def _a_practice_with_a_group_today(computer: Computer) -> None:
    new_desk_today(computer.vault).close()


def kept(place: Path) -> list[Backup]:
    return backup.kept(place)


async def opened(computer: Computer) -> ByHand:
    """With the backup that is made at the start."""
    groupside = computer.launch(examine=examined_apart)
    await groupside.unlock(PASSPHRASE)
    await until(lambda: len(kept(computer.vault / backup.FOLDER)) == 1, "there is no backup")
    return groupside


async def in_settings(groupside: ByHand) -> None:
    await groupside.click("Settings")
    await groupside.click("Backups")
    await groupside.sees("The newest was made today")


def test_a_session_that_ends_is_backed_up_and_seen_in_settings(computer: Computer, play: Play) -> None:
    async def story() -> None:
        groupside = await opened(computer)
        assert "Look at the backups" not in seen()  # nothing is wrong
        await groupside.click("Start")
        await groupside.sees("Next: Education")
        groupside.desk.seat(ALEX.id).do(commands.end)
        await until(lambda: len(kept(computer.vault / backup.FOLDER)) == 2, "the end was not backed up")
        groupside.practice.main.go_to(groupside.practice.settings)
        await in_settings(groupside)
        listed = groupside.practice.settings.backups.list
        await until(lambda: len(listed.shown) == 2, "the list is not there")
        assert "1 session" in listed.shown[0].line
        assert "0 sessions" in listed.shown[1].line
        await groupside.leave()

    play(story())
    newest = kept(computer.vault / backup.FOLDER)[-1]
    assert backup.examine(newest.path, unlock(computer.vault, PASSPHRASE)) == []


def test_a_second_place_gets_each_and_is_missed_quietly(
    computer: Computer, play: Play, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"

    async def chosen() -> None:
        stick.mkdir()
        groupside = await opened(computer)
        await in_settings(groupside)
        groupside.practice.settings.backups.choose_second(str(stick))
        await groupside.sees(str(stick))
        await groupside.sees("Each backup is copied there from now on.")
        await groupside.sees("The newest backup is there, compared with the one here.")
        await groupside.sees("This folder is on the same disk as the vault: a disk that breaks takes both.")
        await until(lambda: any(kept(folder) for folder in stick.iterdir()), "nothing was copied")
        await groupside.leave()

    async def gone() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("The second place for backups is not there.")
        await groupside.click("Look at the backups")
        await groupside.click("Stop using it")
        await groupside.sees("There is none.")
        await groupside.click("Today")
        await until(lambda: "The second place" not in seen(), "it is still missed")
        await groupside.leave()

    play(chosen())
    stick.rename(tmp_path / "in a drawer")
    play(gone())


def test_the_vault_is_checked_in_settings(computer: Computer, play: Play) -> None:
    async def story() -> None:
        groupside = await opened(computer)
        await in_settings(groupside)
        await groupside.click("Check the vault now")
        await groupside.sees("All is well.")
        backup_of_now = kept(computer.vault / backup.FOLDER)[-1].path
        with backup_of_now.open("r+b") as file:
            file.seek(5000)
            file.write(bytes(100))
        await groupside.click("Check the vault now")
        await groupside.sees("1 finding. Nothing was changed.")
        await groupside.sees("The newest backup, of ")
        groupside.practice.main.go_to(groupside.practice.today)
        await groupside.click("Start")
        await groupside.sees("Next: Education")
        groupside.practice.main.go_to(groupside.practice.settings)
        check = groupside.practice.settings.check
        await until(
            lambda: not check.findChildren(QPushButton)[0].isEnabled(), "it can be checked in a group"
        )
        await groupside.leave()

    play(story())


def test_a_place_inside_the_vault_is_no_second_one(computer: Computer, play: Play) -> None:
    async def story() -> None:
        groupside = await opened(computer)
        await in_settings(groupside)
        groupside.practice.settings.backups.choose_second(str(computer.vault / backup.FOLDER))
        await groupside.sees("This folder is inside the vault.")
        await groupside.sees("There is none.")
        await groupside.leave()

    play(story())


def test_the_whole_vault_is_saved_for_another_computer(
    computer: Computer, play: Play, tmp_path: Path
) -> None:
    out = tmp_path / "moving.backup"

    async def story() -> None:
        groupside = await opened(computer)
        await in_settings(groupside)
        await groupside.click("Save for another computer…")
        await groupside.choose_file(out)
        await groupside.sees("The whole vault is in “moving.backup”, checked.")
        await groupside.click("Save for another computer…")
        await groupside.choose_file(out)
        await groupside.sees("There is already a file with this name.")
        await groupside.leave()

    play(story())
    assert unlock_backups([out], PASSPHRASE).vault == unlock(computer.vault, PASSPHRASE).vault


def test_backups_that_hold_an_erased_person_s_words_go_on_request(computer: Computer, play: Play) -> None:
    noah = Person(id="person-noah", name="Noah B.")
    key = unlock(computer.vault, PASSPHRASE).key(Purpose.JOURNAL)

    def name_noah() -> list[bool]:
        """Which backups do, oldest first."""
        return [b"Noah" in pages(each) for each in kept(computer.vault / backup.FOLDER)]

    def pages(each: Backup) -> bytes:
        journal = computer.home / "journal of a backup"
        journal.write_bytes(each.path.read_bytes()[: backup.journal_size(each.path)])
        return decrypted(journal, key)

    async def story() -> None:
        groupside = await opened(computer)
        seat = groupside.desk.seat(groupside.desk.vault.user)
        seat.arrange(add_person, noah, MORNING, date(2016, 5, 2))
        seat.arrange(discharge, noah.id, date(2016, 8, 1), "Done.")
        await asyncio.wrap_future(groupside.practice.acting.backed_up())
        erase(seat, await asyncio.wrap_future(told_of(groupside.desk, noah.id)), noah.name, "It is time.")
        await asyncio.wrap_future(groupside.practice.acting.backed_up())
        assert name_noah() == [False, True, False]
        await in_settings(groupside)
        await groupside.sees("1 older backup still holds words about somebody who was erased.")
        await groupside.click("Destroy these backups…")
        await groupside.click("Destroy them")
        await groupside.sees("1 backup is destroyed.")
        await until(lambda: "still holds" not in seen(), "it is still counted")
        await groupside.leave()

    play(story())
    assert name_noah() == [False, False]  # from before he came, and from after


def test_where_no_backup_can_be_made_today_says_so_and_nobody_is_erased(
    computer: Computer, play: Play
) -> None:
    place = computer.vault / backup.FOLDER
    place.write_text("a file where the folder should be")

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("Look at the backups")
        assert seen().count(NOT_MADE) == 1
        desk = groupside.desk
        person, day = next(iter(desk.practice.people)), desk.now().date() - timedelta(days=1)
        desk.seat(ALEX.id).arrange(discharge, person, day, "Done.")
        groupside.practice.acting.erase_asked.emit(person)
        await until(lambda: seen().count(NOT_MADE) == 2, "it is not said why nobody is erased")
        assert "Erase" not in seen()
        await groupside.leave()

    play(story())
