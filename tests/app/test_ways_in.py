"""Who gets into a vault: somebody always can, by a passphrase of their own, and what is done to the keys is entered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.audit.deeds import Deed
from app.audit.events import KeysChanged
from app.auditing import Pages, Sought, read_on
from app.clock import SetClock, SystemClock
from app.desk import Desk
from app.errors import DamagedVault, DiskTrouble, Refused, WrongPassphrase
from app.model.people import Role
from app.practice import commands
from app.setting_up import shipped_library
from app.vault import header, recovery
from app.vault.folder import Vault, unlock
from app.vault.keys import Keyring
from app.ways_in import (
    OpenedByRecovery,
    change_key,
    check_it_is_them,
    enter,
    give_passphrase,
    remember_passphrase,
    take_passphrase,
    with_passphrase,
)
from tests.app.vault.making import CHEAP, damaged_once_open, is_closed
from tests.practice_for_tests import ALEX, BOTH, PASSPHRASE, RECOVERY_KEY, SAM, SAMS_PASSPHRASE

NEW = "seven slow trains at dusk"
TYPED = " ".join(recovery.shown(RECOVERY_KEY))
SAM_TOO = SAM.model_copy(update={"role": Role.FACILITATOR})


# Somebody always can


def test_the_last_facilitator_with_a_passphrase_stays_one(desk: Desk) -> None:
    alex = desk.seat(ALEX.id)
    alex.arrange(commands.change_user, SAM_TOO, with_passphrase(desk))
    less = ALEX.model_copy(update={"role": Role.CO_FACILITATOR})
    with pytest.raises(Refused, match="No other facilitator has a passphrase"):
        alex.arrange(commands.change_user, less, with_passphrase(desk))
    desk.vault.add_user(SAM.id, SAMS_PASSPHRASE, cost=CHEAP)
    alex.arrange(commands.change_user, less, with_passphrase(desk))
    assert desk.practice.users[ALEX.id].role is Role.CO_FACILITATOR


def test_the_passphrase_of_the_last_facilitator_who_has_one_stays(desk: Desk) -> None:
    alex = desk.seat(ALEX.id)
    desk.vault.add_user(SAM.id, SAMS_PASSPHRASE, cost=CHEAP)
    alex.arrange(commands.change_user, SAM_TOO, BOTH)
    sam = desk.seat(SAM.id)
    sam.arrange(commands.change_user, ALEX.model_copy(update={"role": Role.CO_FACILITATOR}), BOTH)
    with pytest.raises(Refused, match="the only facilitator with a passphrase"):
        take_passphrase(sam, SAM.id)


def test_the_recovery_key_lets_a_facilitator_in_who_has_no_passphrase(desk: Desk) -> None:
    desk.seat(ALEX.id).arrange(commands.change_user, SAM_TOO, BOTH)
    desk.vault.keep_recovery_key(RECOVERY_KEY)
    desk.close()
    inside = OpenedByRecovery(desk.vault.folder, TYPED)
    assert [user.name for user in inside.users] == [ALEX.name, SAM.name]
    vault = inside.renew(SAM.id, NEW)
    assert vault.user == SAM.id
    vault.close()


# Each by their own


def test_who_renews_goes_in_as_themselves(desk: Desk) -> None:
    desk.vault.add_user(SAM.id, SAMS_PASSPHRASE, cost=CHEAP)
    desk.vault.keep_recovery_key(RECOVERY_KEY)
    desk.close()
    inside = OpenedByRecovery(desk.vault.folder, TYPED)
    with pytest.raises(Refused, match="Choose another passphrase"):
        inside.renew(SAM.id, PASSPHRASE)
    vault = inside.renew(SAM.id, NEW)
    assert vault.user == SAM.id
    vault.close()


def test_the_second_window_knows_who_it_is(desk: Desk) -> None:
    desk.vault.add_user(SAM.id, SAMS_PASSPHRASE, cost=CHEAP)
    check_it_is_them(desk, SAM.id, SAMS_PASSPHRASE)()
    with pytest.raises(WrongPassphrase, match="not the passphrase of Sam Okafor"):
        check_it_is_them(desk, SAM.id, PASSPHRASE)()


# The recovery key, and a disk or a vault that fails


def with_key(desk: Desk) -> Path:
    desk.vault.keep_recovery_key(RECOVERY_KEY)
    desk.close()
    return desk.vault.folder


def test_a_vault_whose_names_cannot_be_read_is_closed_again(desk: Desk) -> None:
    folder = with_key(desk)
    opened: list[Vault] = []

    def damaged(folder: Path, keyring: Keyring) -> Vault:
        opened.append(damaged_once_open(folder, keyring))
        return opened[0]

    with pytest.raises(DamagedVault):
        OpenedByRecovery(folder, TYPED, damaged)
    assert is_closed(opened[0])


def test_who_renews_tries_again_where_the_disk_did_not_open_it(desk: Desk) -> None:
    folder, opened = with_key(desk), []

    def second_and_fourth_fail(folder: Path, keyring: Keyring) -> Vault:
        opened.append(keyring.user)
        if len(opened) in (2, 4):
            raise DiskTrouble
        return Vault.open(folder, keyring)

    inside = OpenedByRecovery(folder, TYPED, second_and_fourth_fail)
    with pytest.raises(DiskTrouble):
        inside.renew(ALEX.id, NEW)
    with pytest.raises(DiskTrouble):
        inside.renew(ALEX.id, "another one after that")  # by the key once more
    slots = header.read(folder).slots
    vault = inside.renew(ALEX.id, "another one after that")
    assert vault.user == ALEX.id
    assert header.read(folder).slots == slots
    vault.close()


def test_who_goes_back_leaves_the_count_of_failed_tries(desk: Desk) -> None:
    folder = with_key(desk)
    for _each in range(3):
        with pytest.raises(WrongPassphrase):
            unlock(folder, "not the passphrase")
    inside = OpenedByRecovery(folder, TYPED)
    inside.close()
    inside.close()
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert vault.failed_unlocks == 3
    vault.close()


def test_who_goes_back_from_the_recovery_key_leaves_an_entry(desk: Desk, clock: SetClock) -> None:
    """They have seen who uses the vault."""
    folder = with_key(desk)
    OpenedByRecovery(folder, TYPED).close()
    again = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock, shipped_library())
    (line,) = read_on(again.seat(ALEX.id), Pages(Sought(deed=Deed.OPENED)), 50).result().lines
    assert line.act == "Unlocked the vault with the printed recovery key"
    assert line.user == "Whoever had the recovery key"
    assert again.vault.verify().result() == []
    again.close()


@pytest.mark.parametrize("entered", [True, False])
def test_what_was_done_to_the_keys_is_entered_once_also_where_it_closes_first(
    desk: Desk, clock: SetClock, entered: bool
) -> None:
    """As a lock does, in the moment between the act and the window that asked for it."""
    seat = desk.seat(ALEX.id)
    with pytest.raises(Refused):
        give_passphrase(seat, SAM.id, "short")()
    changed = give_passphrase(seat, SAM.id, SAMS_PASSPHRASE)()
    if entered:
        enter(seat, changed)
    assert desk.close() == 0
    again = Desk(
        Vault.open(desk.vault.folder, unlock(desk.vault.folder, PASSPHRASE)), clock, shipped_library()
    )
    lines = read_on(again.seat(ALEX.id), Pages(Sought(deed=Deed.OPENED)), 50).result().lines
    assert [(line.act, line.user) for line in lines] == [("Gave somebody a way into the vault", ALEX.name)]
    again.close()


def test_a_passphrase_that_is_remembered_is_entered(desk: Desk) -> None:
    folder = with_key(desk)
    vault = OpenedByRecovery(folder, TYPED).renew(ALEX.id, NEW)
    seat = Desk(vault, SystemClock(), shipped_library()).seat(ALEX.id)
    assert remember_passphrase(seat, PASSPHRASE, NEW)() == KeysChanged(what="remembered", user=ALEX.id)
    vault.close()


# Words


@pytest.mark.parametrize(
    ("of_before", "words"),
    [((SAM.id,), "Sam Okafor has to unlock"), ((ALEX.id, SAM.id), "Alex Rivera, Sam Okafor have to unlock")],
)
def test_who_has_to_unlock_before_the_key_can_be_changed_is_named(
    desk: Desk, of_before: tuple[str, ...], words: str
) -> None:
    desk.vault.add_user(SAM.id, SAMS_PASSPHRASE, cost=CHEAP)
    with desk.vault._slots.held() as slots:
        old = [replace(slot, public=b"") for slot in slots.header.slots if slot.user in of_before]
        slots.put(header.with_slots(slots.header, old))
    with pytest.raises(Refused, match=words):
        change_key(desk.seat(ALEX.id))
