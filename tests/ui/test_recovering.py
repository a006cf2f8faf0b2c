"""The desk of a vault that was just opened: it says who opened it, and how; or the vault is closed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.audit.deeds import Deed
from app.auditing import Pages, Sought, read_on
from app.errors import DamagedVault
from app.vault import recovery
from app.vault.folder import unlock
from app.ways_in import OpenedByRecovery
from tests.app.vault.making import damaged_once_open, is_closed
from tests.practice_for_tests import ALEX, PASSPHRASE, RECOVERY_KEY, clock_at, new_desk
from ui.recovering import desk_of

NEW = "seven slow trains at dusk"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk = new_desk(tmp_path / "vault", clock_at())
    desk.vault.keep_recovery_key(RECOVERY_KEY)
    desk.close()
    return tmp_path / "vault"


def test_a_new_passphrase_by_the_recovery_key_is_entered(folder: Path) -> None:
    inside = OpenedByRecovery(folder, " ".join(recovery.shown(RECOVERY_KEY)))
    desk = desk_of(inside.renew(ALEX.id, NEW), "recovery")
    lines = read_on(desk.seat(ALEX.id), Pages(Sought(deed=Deed.OPENED)), 50).result().lines
    assert [line.act for line in lines] == [
        "Chose a new passphrase with the printed recovery key",
        "Unlocked the vault with the printed recovery key",  # as who they are
        "Unlocked the vault with the printed recovery key",  # before anybody said who
    ]
    assert [line.user for line in lines] == [ALEX.name, ALEX.name, "Whoever had the recovery key"]
    desk.close()


def test_a_vault_that_makes_no_desk_is_closed_again(folder: Path) -> None:
    vault = damaged_once_open(folder, unlock(folder, PASSPHRASE))
    with pytest.raises(DamagedVault):
        desk_of(vault)
    assert is_closed(vault)
