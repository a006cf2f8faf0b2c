"""A person is erased whole or not at all, whenever the process is killed."""

import os
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.live import commands
from app.practice.care import discharge
from app.vault.entries import ERASED
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from tests.app.vault.making import CHEAP, journal_of
from tests.app.vault.pages import decrypted
from tests.faults.figures import note_passed
from tests.faults.killing import killed
from tests.practice_for_tests import JAMES, MARIA, PASSPHRASE, ZONE, clock_at, minutes, new_desk, opened

SESSIONS, NOTES = 8, 12


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A vault with sessions and notes about Maria, about James, and about both of them."""
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock, cost=CHEAP)
    for day in range(SESSIONS):
        clock.pass_time(minutes(24 * 60 if day else 0))
        seat = opened(desk, scheduled=datetime(2026, 11, 24 + day % 6, 9, 0, tzinfo=ZoneInfo(ZONE)))
        seat.do(commands.start)
        for person in (MARIA, JAMES):
            seat.do(commands.mark_arrived, person)
        for number in range(NOTES):
            who = ("@Maria", "@James", "@Maria @James")[number % 3]
            seat.do(commands.catch_note, f"{who} quixotilda{number} " + "and the rest of it " * 20)
        seat.do(commands.end, [MARIA, JAMES])
        desk.put_away()
    desk.seat(desk.vault.user).arrange(discharge, MARIA, date(2026, 11, 24), "Moved.")
    desk.keep_draft("session-x/a/note", desk.vault.user, "@Maria half typed")
    assert desk.close(30) == 0
    return tmp_path / "vault"


LONG = 120


@pytest.mark.skipif(os.name == "nt", reason="forks and kills")
@pytest.mark.parametrize(
    "kills", [10, pytest.param(LONG, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_killed_while_erasing_leaves_all_of_a_person_or_nothing(told: Path, kills: int) -> None:
    copies = killed("tests.faults.erasing", told, kills, PASSPHRASE, MARIA, longest=200_000)
    outcomes = [(erased(folder), said == "saved") for folder, said in copies]
    assert all(now for now, said in outcomes if said)
    assert (outcomes[0][0], outcomes[-1][0]) == (False, True)
    note_passed("killed while a person is erased", kills, LONG, "all of their words or none")


def erased(folder: Path) -> bool:
    """Whether she is; it must be all of her words, from everywhere, or none."""
    keyring = unlock(folder, PASSPHRASE)
    vault = Vault.open(folder, keyring)
    assert vault.verify().result() == []
    authorised = [each for each in vault.read("practice").result() if each.kind == ERASED]
    found, drafts = len(vault.search("maria", 1000).result()), len(vault.drafts().result())
    notes, held = len(vault.search("quixo", 1000).result()), vault.sessions().result()
    assert vault.close(10) == 0
    assert [row.attended for row in held] == [2] * SESSIONS
    third = SESSIONS * NOTES // 3
    assert (len(authorised), found, drafts, notes) in ((0, 2 * third, 1, 3 * third), (1, 0, 0, 2 * third))
    assert (b"Maria" in decrypted(journal_of(folder), keyring.key(Purpose.JOURNAL))) is not bool(authorised)
    return bool(authorised)
