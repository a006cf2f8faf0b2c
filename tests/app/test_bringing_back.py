"""Before a vault is open: restored, recovered, taken in; and whatever goes wrong, nothing is deleted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.audit.events import STREAM as AUDIT
from app.audit.events import VaultBroughtBack
from app.backing_up import BackingUp, later_words, second_folder
from app.bringing_back import BroughtBack, find, find_file, recover, restore
from app.checking import closed_vault
from app.clock import SetClock
from app.desk import Desk
from app.errors import AlreadyOpen, DamagedVault, MustWait, NotAVault, Refused, WrongPassphrase
from app.lines import any_entry
from app.model.people import Role, User
from app.practice.commands import add_user
from app.setting_up import shipped_library
from app.vault import backup, header, pages, swapping, tries
from app.vault.cipher import PAGE
from app.vault.entries import StoredEntry
from app.vault.folder import Vault, unlock
from app.ways_in import nameless_words
from tests.app.test_backing_up import examined
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import MARIA, PASSPHRASE, SAM, clock_at, minutes, new_desk, opened

PATIENCE = 60
RUTH = User(id="d0" * 16, name="Ruth Amsel", role=Role.FACILITATOR)
THEIRS = "four brown boats drifting"


@pytest.fixture
def clock() -> SetClock:
    return clock_at()


@pytest.fixture
def vault(tmp_path: Path, clock: SetClock) -> Iterator[Path]:
    """With a backup, and a session that is later. Afterwards nothing half is left."""
    desk = new_desk(tmp_path / "vault", clock)
    BackingUp(desk, clock, verified=examined).now().result(PATIENCE)
    opened(desk)
    desk.close()
    yield tmp_path / "vault"
    assert list((tmp_path / "vault").glob(".restored-*")) == []


def journal(vault: Path) -> Path:
    return vault / header.read(vault).journal


def said(folder: Path, back: BroughtBack) -> VaultBroughtBack:
    """The entry that says in the vault what was done."""
    opened = Vault.open(folder, back.keyring)
    lines = [audit_event(each) for each in opened.read(AUDIT).result(PATIENCE)]
    opened.close()
    (event,) = [each for each in lines if isinstance(each, VaultBroughtBack)]
    return event


def audit_event(stored: StoredEntry) -> object:
    return any_entry(stored).event


def sessions(folder: Path, back: BroughtBack, clock: SetClock) -> int:
    """How many the vault has that came back, opened like any other; its people are there."""
    desk = Desk(Vault.open(folder, back.keyring), clock, shipped_library())
    desk.rebuild_views().result(PATIENCE)
    assert MARIA in desk.practice.people
    count = len(set(desk.vault.streams().result(PATIENCE)) - {AUDIT})
    desk.close()
    return count


def test_a_backup_is_restored_and_the_later_session_is_only_in_what_was_set_aside(
    vault: Path, clock: SetClock
) -> None:
    found = find(vault, None, PASSPHRASE)
    (backed_up,) = found.listed
    assert backed_up.holds is not None
    assert backed_up.holds.sessions == 0
    back = restore(vault, found, backed_up, clock)
    assert "later than the backup" in back.sentence
    event = said(vault, back)
    assert (event.how, event.backup) == ("restored", backed_up.backup.made)
    assert event.later
    without = sessions(vault, back, clock)
    (aside,) = vault.glob("set-aside-*")
    assert sessions(aside, back, clock) == without + 1


def test_what_each_backup_does_not_have_is_said_before_it_is_restored(
    tmp_path: Path, clock: SetClock
) -> None:
    folder = tmp_path / "vault"
    desk = new_desk(folder, clock)
    BackingUp(desk, clock, verified=examined).now().result(PATIENCE)
    desk.seat(desk.vault.user).arrange(add_user, RUTH)
    desk.vault.add_user(RUTH.id, THEIRS, cost=CHEAP)
    opened(desk)
    clock.pass_time(minutes(1))
    newest = BackingUp(desk, clock, verified=examined).now().result(PATIENCE)
    desk.close()
    whole, early = find(folder, None, PASSPHRASE).listed
    assert later_words(whole) == "Everything that is in the vault now is in this backup."
    assert later_words(early) == (
        "2 entries are later than the backup. 1 session is among them. 1 person who uses the vault was added "
        "since, and has to be given a name again."
    )
    (elsewhere,) = find_file(early.backup.path, folder, PASSPHRASE).listed
    assert elsewhere.later == early.later
    back = restore(folder, find(folder, None, PASSPHRASE), early, clock)
    assert "1 person who uses the vault was added since" in back.sentence
    # the restored vault has the entry that says so: by number the other one seems to be a part of it
    (again, _early) = find(folder, None, PASSPHRASE).listed
    assert (again.backup.path, again.later) == (newest.path, {"vault_brought_back": 1})


def test_who_was_added_since_opens_a_restored_vault_without_a_name_and_is_given_one(
    tmp_path: Path, clock: SetClock
) -> None:
    folder = tmp_path / "vault"
    desk = new_desk(folder, clock)
    BackingUp(desk, clock, verified=examined).now().result(PATIENCE)
    desk.seat(desk.vault.user).arrange(add_user, RUTH)
    desk.vault.add_user(RUTH.id, THEIRS, cost=CHEAP)
    desk.close()
    found = find(folder, None, PASSPHRASE)
    back = restore(folder, found, found.listed[0], clock)
    theirs = Desk(Vault.open(folder, unlock(folder, THEIRS)), clock, shipped_library())
    assert "belongs to nobody on its list" in nameless_words(theirs.seat(RUTH.id))
    with pytest.raises(Refused, match="Only a facilitator"):
        theirs.seat(RUTH.id).arrange(add_user, RUTH)
    theirs.close()
    desk = Desk(Vault.open(folder, back.keyring), clock, shipped_library())
    seat = desk.seat(desk.vault.user)
    assert nameless_words(seat).startswith("1 passphrase belongs to nobody in this vault")
    assert nameless_words(desk.seat(SAM.id)) == ""
    seat.arrange(add_user, RUTH)
    assert nameless_words(seat) == ""
    assert desk.practice.users[unlock(folder, THEIRS).user] == RUTH
    with pytest.raises(Refused, match="name here already"):
        seat.arrange(add_user, RUTH.model_copy(update={"name": "Somebody Else"}))
    desk.close()


def test_a_damaged_vault_is_made_whole_with_its_later_session_and_kept_as_it_was(
    vault: Path, clock: SetClock
) -> None:
    damaged = journal(vault)
    with damaged.open("r+b") as file:  # a page in the middle is torn
        file.seek(damaged.stat().st_size // PAGE // 2 * PAGE + 100)
        file.write(bytes(200))
    as_it_was = damaged.read_bytes()
    back = recover(vault, None, PASSPHRASE, clock)
    event = said(vault, back)
    assert (event.how, event.missing, event.end_seen) == ("recovered", 0, True)
    assert f"{event.entries} entries are there again" in back.sentence
    (aside,) = vault.glob("set-aside-*")
    assert aside.name in back.sentence
    assert (aside / damaged.name).read_bytes() == as_it_was
    assert not damaged.exists()
    assert sessions(vault, back, clock) > 0
    vault_now = Vault.open(vault, back.keyring)
    assert vault_now.verify().result(PATIENCE) == []
    vault_now.close()


def test_of_a_journal_of_zeroes_the_backup_is_left(vault: Path, clock: SetClock) -> None:
    damaged = journal(vault)
    damaged.write_bytes(bytes(damaged.stat().st_size))
    back = recover(vault, None, PASSPHRASE, clock)
    assert "of them from the backup" in back.sentence
    assert "If more was written after the last of them, it could not be read." in back.sentence
    assert not said(vault, back).end_seen
    sessions(vault, back, clock)


def test_nothing_to_read_and_no_backup_leaves_everything(vault: Path, clock: SetClock) -> None:
    damaged = journal(vault)
    damaged.write_bytes(bytes(damaged.stat().st_size))
    shutil.rmtree(vault / backup.FOLDER)
    before = {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()}
    with pytest.raises(DamagedVault, match="Nothing could be read"):
        recover(vault, None, PASSPHRASE, clock)
    assert {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()} == before


def test_a_vault_whose_header_is_lost_is_found_by_its_backups(vault: Path, clock: SetClock) -> None:
    for name in header.NAMES:
        (vault / name).unlink()
    found = find(vault, None, PASSPHRASE)
    back = restore(vault, found, found.listed[0], clock)
    assert "passphrases of the time of the backup" in back.sentence
    sessions(vault, back, clock)


def test_without_its_header_a_vault_is_recovered_whole_by_the_one_of_a_backup(
    vault: Path, clock: SetClock
) -> None:
    for name in header.NAMES:
        (vault / name).write_bytes(b"what was here is gone")
    back = recover(vault, None, PASSPHRASE, clock)
    assert "passphrases of the time of the backup" in back.sentence
    event = said(vault, back)
    assert (event.missing, event.end_seen) == (0, True)
    assert sessions(vault, back, clock) == 2  # the practice, and the session after the backup as well
    assert [path.name for path in vault.glob("journal-*.db")] == [header.read(vault).journal]


def test_keys_and_backups_are_found_at_the_second_place(vault: Path, clock: SetClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    there = second_folder(stick, header.read(vault).vault)
    stick.mkdir()
    shutil.move(vault / backup.FOLDER, there)
    for name in header.NAMES:
        (vault / name).unlink()
    with pytest.raises(NotAVault):
        find(vault, None, PASSPHRASE)
    found = find(vault, stick, PASSPHRASE)
    assert [each.backup.path.parent for each in found.listed] == [there]
    journal_left = next(vault.glob("journal-*.db"))
    content = bytearray(journal_left.read_bytes())
    content[PAGE * 20 : PAGE * 30] = bytes(PAGE * 10)
    journal_left.write_bytes(content)
    back = recover(vault, stick, PASSPHRASE, clock)
    assert said(vault, back).missing == 0
    assert sessions(vault, back, clock) > 0


def test_backups_that_may_be_of_another_vault_are_said_to_be(
    vault: Path, clock: SetClock, tmp_path: Path
) -> None:
    other = new_desk(tmp_path / "other", clock)
    there = second_folder(tmp_path / "stick", other.vault.id)
    (tmp_path / "stick").mkdir()
    BackingUp(other, clock, verified=examined).now().result(PATIENCE)
    other.close()
    shutil.move(tmp_path / "other" / backup.FOLDER, there)
    shutil.rmtree(vault / backup.FOLDER)
    for name in header.NAMES:
        (vault / name).unlink()
    assert "may be of another vault" in find(vault, tmp_path / "stick", PASSPHRASE).doubt


def test_where_the_newest_backup_is_damaged_an_older_one_has_the_keys(vault: Path, clock: SetClock) -> None:
    (kept,) = backup.kept(vault / backup.FOLDER)
    newer = backup.named(vault / backup.FOLDER, kept.made + timedelta(days=1))
    newer.write_bytes(kept.path.read_bytes()[:-100])
    for name in header.NAMES:
        (vault / name).unlink()
    found = find(vault, None, PASSPHRASE)
    assert [each.holds is not None for each in found.listed] == [False, True]
    recover(vault, None, PASSPHRASE, clock)


def test_whoever_guesses_at_a_backup_waits_like_at_the_vault(vault: Path, tmp_path: Path) -> None:
    (kept,) = backup.kept(vault / backup.FOLDER)
    for _each in range(tries.FREE + 1):
        with pytest.raises(WrongPassphrase):
            find_file(kept.path, vault, "not the one")
    with pytest.raises(MustWait):
        find_file(kept.path, vault, PASSPHRASE)
    for name in header.NAMES:
        (vault / name).unlink()
    with pytest.raises(MustWait):
        find(vault, None, PASSPHRASE)


def test_a_vault_that_lost_something_for_good_is_backed_up_and_checked_like_any_other(
    vault: Path, clock: SetClock
) -> None:
    shutil.rmtree(vault / backup.FOLDER)
    damaged = journal(vault)
    keyring = unlock(vault, PASSPHRASE)
    found = pages.read(damaged, backup.file_keys(keyring).file)
    with damaged.open("r+b") as file:
        file.seek((page_of_entry(found, 5) - 1) * PAGE)
        file.write(bytes(PAGE))
    back = recover(vault, None, PASSPHRASE, clock)
    assert said(vault, back).missing > 0
    desk = Desk(Vault.open(vault, back.keyring), clock, shipped_library())
    BackingUp(desk, clock, verified=examined).now().result(PATIENCE)
    desk.close()
    assert [each.finding for each in closed_vault(vault, back.keyring) if each.finding] == []
    again = Vault.open(vault, back.keyring)
    again.change_data_key().result(PATIENCE)
    again.close()


def page_of_entry(found: pages.Pages, number: int) -> int:
    """The page that this entry stands on; the file can have older ones that are not in use."""
    (page,) = [
        each
        for each in found.plain
        if any(
            row.rowid == number and len(row.values) == 14
            for row in pages.Pages({each: found.plain[each]}, {each}).rows()
        )
    ]
    return page


@pytest.mark.parametrize("header_before", [True, False])
def test_a_plan_that_was_left_behind_takes_nothing_when_the_header_is_lost_later(
    vault: Path, clock: SetClock, header_before: bool
) -> None:
    """As where the old journal could not be removed: what was written since is in the new one alone."""
    found = find(vault, None, PASSPHRASE)
    restore(vault, found, found.listed[0], clock)
    (aside,) = vault.glob("set-aside-*")
    new, old = journal(vault).name, "journal-0123456789abcdef.db"
    plan = {"new": new, "old": [old], "aside": aside.name, "counted": old if header_before else new}
    (vault / swapping.PLAN).write_text(json.dumps(plan))
    for name in header.NAMES:
        (vault / name).unlink()
    back = recover(vault, None, PASSPHRASE, clock)
    assert aside.exists()
    with pytest.raises(ValueError, match="too many values"):  # said twice: by the restoring, and by this
        said(vault, back)


def test_a_header_that_somebody_changed_is_not_sealed_anew(vault: Path, clock: SetClock) -> None:
    taken = header.read(vault)
    keyring = unlock(vault, PASSPHRASE)
    users = Vault.open(vault, keyring)
    users.add_user(SAM.id, "another four plain words", cost=CHEAP)
    users.close()
    with_sam = dict(header.read(vault).members)
    header.write(vault, header.with_journal(taken, taken.journal, above=9), keyring)  # Sam's way in is taken
    changed = {**with_sam, "generation": 20}
    changed["digest"] = header._digest(changed)
    for name in header.NAMES:
        (vault / name).write_text(json.dumps(changed))
    back = recover(vault, None, PASSPHRASE, clock)
    assert "passphrases of the time of the backup" in back.sentence
    with pytest.raises(WrongPassphrase):
        unlock(vault, "another four plain words")
    unlock(vault, PASSPHRASE)


def test_a_vault_that_is_open_without_a_header_is_left_alone(vault: Path, clock: SetClock) -> None:
    opened_here = Vault.open(vault, unlock(vault, PASSPHRASE))
    for name in header.NAMES:
        (vault / name).unlink()
    with pytest.raises(AlreadyOpen):
        recover(vault, None, PASSPHRASE, clock)
    opened_here.close()


def test_a_wrong_passphrase_first_does_not_close_an_empty_folder(
    vault: Path, clock: SetClock, tmp_path: Path
) -> None:
    (kept,) = backup.kept(vault / backup.FOLDER)
    here = tmp_path / "empty"
    here.mkdir()
    with pytest.raises(WrongPassphrase):
        find_file(kept.path, here, "not the one")
    found = find_file(kept.path, here, PASSPHRASE)
    sessions(here, restore(here, found, found.listed[0], clock), clock)


def test_a_file_from_another_computer_comes_into_an_empty_place(
    vault: Path, clock: SetClock, tmp_path: Path
) -> None:
    (kept,) = backup.kept(vault / backup.FOLDER)
    moved, here = tmp_path / "stick.backup", tmp_path / "new laptop" / "vault"
    shutil.copy(kept.path, moved)
    found = find_file(moved, here, PASSPHRASE)
    back = restore(here, found, found.listed[0], clock)
    assert said(here, back).how == "moved"
    sessions(here, back, clock)
    assert moved.exists()


def test_what_cannot_be_is_one_sentence_and_changes_nothing(vault: Path, clock: SetClock) -> None:
    with pytest.raises(WrongPassphrase):
        find(vault, None, "not the one")
    found = find(vault, None, PASSPHRASE)
    still_open = Vault.open(vault, found.keyring)
    with pytest.raises(AlreadyOpen):
        restore(vault, found, found.listed[0], clock)
    with pytest.raises(AlreadyOpen):
        recover(vault, None, PASSPHRASE, clock)
    still_open.close()
    shutil.rmtree(vault / backup.FOLDER)
    with pytest.raises(Refused, match="no backup"):
        find(vault, None, PASSPHRASE)
