"""Who gets into a vault: somebody always can, by a passphrase of their own, and what is done to the keys is entered."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.errors import Refused, WrongPassphrase
from app.model.people import Role
from app.practice import commands
from app.vault import recovery
from app.ways_in import OpenedByRecovery, check_it_is_them, take_passphrase, with_passphrase
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import ALEX, PASSPHRASE, RECOVERY_KEY, SAM, SAMS_PASSPHRASE

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
    alex.arrange(commands.change_user, SAM_TOO)
    sam = desk.seat(SAM.id)
    sam.arrange(commands.change_user, ALEX.model_copy(update={"role": Role.CO_FACILITATOR}))
    with pytest.raises(Refused, match="the only facilitator with a passphrase"):
        take_passphrase(sam, SAM.id)


def test_the_recovery_key_lets_a_facilitator_in_who_has_no_passphrase(desk: Desk) -> None:
    desk.seat(ALEX.id).arrange(commands.change_user, SAM_TOO)
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
