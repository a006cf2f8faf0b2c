"""A vault that is damaged, lost or on another computer comes back from the first window, by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.backing_up import BackingUp, examined_apart
from app.vault import backup, header, pages
from app.vault.cipher import PAGE
from app.vault.folder import Vault, unlock
from app.vault.restoring import restore
from tests.app.vault.making import CHEAP, brought_back
from tests.practice_for_tests import PASSPHRASE, clock_at, new_desk, opened
from tests.stories.by_hand import ByHand, examined, found, seen, until
from tests.stories.conftest import Computer, Play
from ui.damage import Damage


@pytest.fixture(autouse=True)
def _a_vault_with_a_backup_and_a_later_session(computer: Computer) -> None:
    clock = clock_at()
    desk = new_desk(computer.vault, clock)
    BackingUp(desk, clock, verified=examined).now().result(60)
    opened(desk)
    desk.close()


def damage(vault: Path) -> Path:
    """Zeroes over the second half of the journal's file."""
    journal = vault / header.read(vault).journal
    half = journal.stat().st_size // 2
    with journal.open("r+b") as file:
        file.seek(half)
        file.write(bytes(half))
    return journal


async def people(groupside: ByHand) -> int:
    await until(lambda: groupside.opening.windows is not None, "the practice is not open")
    return len(groupside.desk.practice.people)


def test_a_damaged_vault_is_recovered_with_one_button(computer: Computer, play: Play) -> None:
    journal = damage(computer.vault)
    as_it_was = journal.read_bytes()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.click("Unlock")
        await groupside.sees("This vault is damaged")
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.click("Recover what can be read")
        assert await people(groupside) > 2
        await groupside.sees("there again")
        await groupside.leave()

    play(story())
    (aside,) = computer.vault.glob("set-aside-*")
    assert (aside / journal.name).read_bytes() == as_it_was


def test_a_vault_whose_header_is_lost_is_found_damaged_and_comes_back_whole(
    computer: Computer, play: Play
) -> None:
    for name in header.NAMES:
        (computer.vault / name).unlink()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.click("Unlock")
        await groupside.sees("This vault is damaged")
        assert "once more" not in seen()  # it stands there
        await groupside.click("Show the backups")
        await groupside.sees("The damaged vault is set aside")
        await groupside.click("Back")
        await groupside.sees("Recover what can be read")
        await groupside.press(Qt.Key.Key_Return)
        assert await people(groupside) > 2
        await groupside.sees("there again")
        assert groupside.desk.session is not None  # it is later than the backup
        await groupside.leave()

    play(story())


def test_damage_that_is_found_later_is_said_and_leads_to_where_it_is_recovered(
    computer: Computer, play: Play
) -> None:
    """On a page that nobody needs to see Today: the backup of the start finds it."""
    journal = computer.vault / header.read(computer.vault).journal
    keyring = unlock(computer.vault, PASSPHRASE)
    page = pages.read(journal, backup.file_keys(keyring).file)._root("index", "view_found_by_stream")
    assert page is not None
    with journal.open("r+b") as file:
        file.seek((page - 1) * PAGE + 1000)
        file.write(bytes(100))

    async def found_later() -> None:
        groupside = computer.launch(examine=examined_apart)
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("A part of this vault is damaged and cannot be read.")
        locked = []
        damage = groupside.practice.findChild(Damage)
        assert damage is not None
        damage._lock = lambda: locked.append(True)  # it would end this process
        groupside.practice.main.say("Something else was done.")
        await groupside.sees("A part of this vault is damaged and cannot be read.")
        await groupside.click("Lock and recover…")
        await until(lambda: locked == [True], "nobody is asked to lock")
        assert groupside.desk.vault.damaged
        await groupside.leave()

    async def after_the_lock() -> None:
        groupside = ByHand(computer.theme, computer.home / "groupside.json", computer.vault, damaged=True)
        await groupside.sees("This vault is damaged")
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.press(Qt.Key.Key_Return)
        await groupside.sees("there again")
        assert not groupside.desk.vault.damaged
        await groupside.leave()

    play(found_later())
    play(after_the_lock())


def test_a_vault_that_was_set_aside_says_so_and_makes_no_backups(computer: Computer, play: Play) -> None:
    keyring = unlock(computer.vault, PASSPHRASE)
    (kept,) = backup.kept(computer.vault / backup.FOLDER)
    done = restore(computer.vault, kept.path, keyring, clock_at().read().wall, brought_back)
    stick = computer.home / "stick"
    stick.mkdir()

    async def story() -> None:
        groupside = computer.launch()
        groupside.opening._ask_turn_to(str(done.set_aside))  # as *Another vault…* does
        await groupside.sees(done.set_aside.name)
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("This vault was set aside.")
        await groupside.leave()

    play(story())
    settings = computer.home / "groupside.json"
    assert not settings.exists() or done.set_aside.name not in json.loads(settings.read_text()).get(
        "vault", ""
    )
    assert not (done.set_aside / backup.FOLDER).exists()


def test_a_backup_is_looked_into_and_restored(computer: Computer, play: Play) -> None:
    vault = Vault.open(computer.vault, unlock(computer.vault, PASSPHRASE))
    vault.add_user("d0" * 16, "four brown boats drifting", cost=CHEAP)
    vault.close()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.click("Restore a backup…")
        assert "Recover what can be read" not in seen()
        await groupside.write("Passphrase", "not the one")
        await groupside.click("Show the backups")
        await groupside.sees("does not open")
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.click("Show the backups")
        await groupside.sees("Nothing is deleted.")
        await groupside.sees("later than the backup. 1 session is among them.")
        await groupside.click("Restore this one")
        assert await people(groupside) > 2
        await groupside.sees("The vault now holds")
        await groupside.sees("1 passphrase belongs to nobody in this vault")
        await groupside.click("Open Settings")
        await groupside.sees("Somebody without a name")
        assert groupside.desk.session is None  # it is later than the backup
        await groupside.leave()

    play(story())
    assert len(list(computer.vault.glob("set-aside-*"))) == 1


def test_going_back_changes_nothing(computer: Computer, play: Play) -> None:
    before = {path.name: path.read_bytes() for path in computer.vault.iterdir() if path.is_file()}

    async def story() -> None:
        groupside = computer.launch()
        await groupside.click("Restore a backup…")
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.click("Show the backups")
        await groupside.sees("Nothing is deleted.")
        await groupside.click("Back")
        await groupside.sees("Type your passphrase to see what each backup holds.")
        await groupside.click("Back")
        await groupside.sees("Another vault…")
        await groupside.close()
        await groupside.is_over()

    play(story())
    assert {path.name: path.read_bytes() for path in computer.vault.iterdir() if path.is_file()} == before


def test_a_new_computer_takes_the_vault_in_at_its_first_start(computer: Computer, play: Play) -> None:
    (kept,) = backup.kept(computer.vault / backup.FOLDER)
    stick = computer.home / "stick.backup"
    shutil.copy(kept.path, stick)
    shutil.rmtree(computer.vault)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.click("From another computer…")
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.click("Go on")
        await groupside.sees("Please choose the file first")
        await groupside.click("Choose a file…")
        await groupside.choose_file(stick)
        await until(lambda: not found(QFileDialog), "the dialog stays")
        await groupside.sees("stick.backup")
        await groupside.click("Go on")
        await groupside.click("Take it in")
        assert await people(groupside) > 2
        await groupside.sees("The vault is here now.")
        await groupside.leave()

    play(story())
    assert stick.exists()
