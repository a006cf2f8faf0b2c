"""Working notes are destroyed whole or not at all, whenever the process is killed."""

import os
from pathlib import Path

import pytest

from app.live import commands
from app.vault.entries import ERASED
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from tests.app.vault.making import CHEAP, journal_of
from tests.app.vault.pages import decrypted
from tests.faults.figures import note_passed
from tests.faults.killing import killed
from tests.practice_for_tests import MARIA, PASSPHRASE, clock_at, new_desk, opened

NOTES = 150


@pytest.fixture
def ended(tmp_path: Path) -> Path:
    """A vault with a session of many notes, a word of its own in each, and one half typed."""
    desk = new_desk(tmp_path / "vault", clock_at(), cost=CHEAP)
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.mark_arrived, MARIA)
    for number in range(NOTES):
        seat.do(commands.catch_note, f"@Maria quixotilda{number:03} " + "and the rest of it " * 20)
    seat.do(commands.end, [MARIA])
    desk.keep_draft(seat.draft_key("note"), seat.user, "quixotilda half typed")
    assert desk.close(30) == 0
    return tmp_path / "vault"


LONG = 150


@pytest.mark.skipif(os.name == "nt", reason="forks and kills")
@pytest.mark.parametrize(
    "kills", [12, pytest.param(LONG, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_killed_while_destroying_leaves_all_of_the_words_or_none(ended: Path, kills: int) -> None:
    copies = killed("tests.faults.destroying", ended, kills, PASSPHRASE, longest=120_000)
    outcomes = [(destroyed(folder), said == "saved") for folder, said in copies]
    assert all(now for now, said in outcomes if said)
    assert (outcomes[0][0], outcomes[-1][0]) == (False, True)
    note_passed("killed while words are destroyed", kills, LONG, "all of them or none")


def destroyed(folder: Path) -> bool:
    """Whether the words are gone; it must be all of them, from everywhere, or none."""
    keyring = unlock(folder, PASSPHRASE)
    vault = Vault.open(folder, keyring)
    assert vault.verify().result() == []
    stream = vault.sessions().result()[0].stream
    notes = [each for each in vault.read(stream).result() if each.kind == "note_caught"]
    empty = {each.payload is None for each in notes}
    authorised = [each for each in vault.read("practice").result() if each.kind == ERASED]
    found, drafts = len(vault.search("quixo", 1000).result()), len(vault.drafts().result())
    assert vault.close(10) == 0
    assert len(notes) == NOTES
    assert (empty, len(authorised), found, drafts) in (({False}, 0, NOTES, 1), ({True}, 1, 0, 0))
    assert (b"quixotilda" in decrypted(journal_of(folder), keyring.key(Purpose.JOURNAL))) == bool(found)
    return empty == {True}
