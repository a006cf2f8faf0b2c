"""Words that only their author's passphrase opens: not another user's, not the master key."""

import base64
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import DamagedVault, Refused, VaultError, WrongPassphrase
from app.vault import durable, header, keys, own
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.journal import Journal
from app.vault.keys import COUNSELING, EXCHANGE, Keyring, Purpose
from tests.app.vault.making import CHEAP, PASSPHRASE, USER, contents, entry, journal_of, new_vault, note
from tests.app.vault.pages import decrypted

OTHER, THEIRS = "c0" * 16, "the co-facilitator's words"
WORDS = "She told of zebrawood, for the first time."
NOTE = "counseling note person-maria"
RING = keys.new_keyring(USER, "ab" * 16)


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Vault:
    return Vault.open(folder, unlock(folder, passphrase))


def slot_of(folder: Path, user: str = USER) -> keys.Slot:
    return next(slot for slot in header.read(folder).slots if slot.user == user)


def without_own_keys(folder: Path) -> None:
    """As a version made it that knew of no own keys."""
    head, keyring = header.read(folder), unlock(folder, PASSPHRASE)
    slots = [{name: part for name, part in slot.items() if name != "keys"} for slot in head.members["slots"]]
    header.write(folder, header._header({**head.members, "slots": slots}), keyring)
    assert slot_of(folder).keys == {}


@pytest.fixture
def shared(folder: Path) -> Path:
    """A vault of two users, closed."""
    vault = new_vault(folder)
    vault.add_user(OTHER, THEIRS, cost=CHEAP)
    vault.close()
    return folder


def sealed_in(folder: Path, passphrase: str = PASSPHRASE) -> str:
    vault = opened(folder, passphrase)
    sealed = vault.seal_own(WORDS, NOTE)
    vault.close()
    return sealed


def read_in(folder: Path, sealed: str, passphrase: str = PASSPHRASE) -> str:
    vault = opened(folder, passphrase)
    try:
        return vault.open_own(sealed, NOTE)
    finally:
        vault.close()


# What its author gets


def test_what_is_sealed_on_the_first_day_opens_on_every_other(folder: Path) -> None:
    vault = new_vault(folder)
    sealed = vault.seal_own(WORDS, NOTE)
    assert sealed.isascii()
    assert "zebrawood" not in sealed
    assert vault.open_own(sealed, NOTE) == WORDS
    vault.close()
    assert read_in(folder, sealed) == WORDS
    assert read_in(folder, sealed_in(folder)) == WORDS


def test_every_user_has_an_own_key_and_opens_nobody_elses_words(shared: Path) -> None:
    mine, theirs = sealed_in(shared), sealed_in(shared, THEIRS)
    assert read_in(shared, theirs, THEIRS) == WORDS
    for sealed, passphrase in ((theirs, PASSPHRASE), (mine, THEIRS)):
        with pytest.raises(Refused, match="Only the person who wrote this can open it"):
            read_in(shared, sealed, passphrase)
    rings = [unlock(shared, passphrase) for passphrase in (PASSPHRASE, THEIRS)]
    assert rings[0].master == rings[1].master
    assert rings[0].counseling != rings[1].counseling


def test_another_user_s_words_do_not_open_under_a_borrowed_name(shared: Path) -> None:
    """Whoever writes their own id over the author's, or unlocks as another and says to be the author, gets nothing."""
    mine = sealed_in(shared)
    with pytest.raises(DamagedVault):
        read_in(shared, mine.replace(USER, OTHER), THEIRS)
    them = unlock(shared, THEIRS)
    with pytest.raises(DamagedVault):
        own.opened(Keyring(USER, them.vault, them.master, them.counseling), mine, NOTE)
    for purpose in Purpose:
        with pytest.raises(DamagedVault):
            own.opened(Keyring(USER, them.vault, them.master, them.key(purpose)), mine, NOTE)


def test_a_changed_passphrase_still_opens_what_was_sealed_before(shared: Path) -> None:
    sealed = sealed_in(shared)
    vault = opened(shared)
    vault.change_passphrase(USER, PASSPHRASE, "the new words go here", cost=CHEAP)
    assert vault.open_own(sealed, NOTE) == WORDS
    later = vault.seal_own(WORDS, NOTE)
    vault.close()
    for each in (sealed, later):
        assert read_in(shared, each, "the new words go here") == WORDS
    with pytest.raises(Refused):
        read_in(shared, sealed, THEIRS)


def test_no_word_lies_in_the_journal_for_who_has_the_master_key(shared: Path) -> None:
    vault = opened(shared)
    made = entry(vault, 1, vault.seal_own(WORDS, NOTE))
    vault.append(Batch(entries=(made, entry(vault, 2, "tamarind"))))
    vault.put_draft("counseling", USER, vault.seal_own(f"half typed, {WORDS}", NOTE))
    (stored, _plain) = vault.read("session-1").result()
    vault.close()
    plain = decrypted(journal_of(shared), unlock(shared, THEIRS).key(Purpose.JOURNAL))
    assert b"tamarind" in plain
    assert b"zebrawood" not in plain
    assert base64.b64encode(WORDS.encode())[4:-4] not in plain
    assert stored.payload is not None
    assert b"zebrawood" not in stored.payload
    assert read_in(shared, json.loads(stored.payload)["text"]) == WORDS


def test_either_copy_of_the_header_and_a_copy_of_the_vault_carry_the_key(
    shared: Path, tmp_path: Path
) -> None:
    sealed = sealed_in(shared)
    shutil.copytree(shared, tmp_path / "backup")
    assert read_in(tmp_path / "backup", sealed) == WORDS
    for name in header.NAMES:
        (shared / name).write_bytes(b"scratched")
        assert read_in(shared, sealed) == WORDS


# Vaults of before


def test_a_user_without_an_own_key_gets_it_at_the_next_unlock_once(shared: Path) -> None:
    without_own_keys(shared)
    generation, journal = header.read(shared).generation, journal_of(shared).read_bytes()
    before = contents(shared)
    unlock(shared, PASSPHRASE)
    assert contents(shared) == before  # unlocking alone changes nothing
    sealed = sealed_in(shared)
    assert header.read(shared).generation == generation + 1
    assert (shared / "header").read_bytes() == (shared / "header.copy").read_bytes()
    assert (list(slot_of(shared).keys), slot_of(shared, OTHER).keys) == ([COUNSELING, EXCHANGE], {})
    after = contents(shared)
    assert read_in(shared, sealed) == WORDS
    assert contents(shared) == after
    assert journal_of(shared).read_bytes() == journal
    theirs = sealed_in(shared, THEIRS)
    assert read_in(shared, theirs, THEIRS) == WORDS
    assert read_in(shared, sealed) == WORDS


def test_an_own_key_does_not_follow_from_the_master_key(folder: Path) -> None:
    new_vault(folder).close()
    created = unlock(folder, PASSPHRASE)
    without_own_keys(folder)
    given = [unlock(folder, PASSPHRASE) for _ in range(2)]
    follows = {created.master, *(created.key(purpose) for purpose in Purpose)}
    found = {ring.counseling for ring in (created, *given)}
    assert len(found) == 3  # until one of them is kept, each unlock makes another
    assert not found & follows


def test_the_same_keys_open_the_vault_again(folder: Path) -> None:
    new_vault(folder).close()
    without_own_keys(folder)
    keyring = unlock(folder, PASSPHRASE)
    vault = Vault.open(folder, keyring)
    sealed = vault.seal_own(WORDS, NOTE)
    vault.close()
    vault = Vault.open(folder, keyring)
    assert vault.open_own(sealed, NOTE) == WORDS
    vault.close()


def test_a_key_that_the_header_does_not_have_seals_nothing(folder: Path) -> None:
    """Two unlocked at once, and only one could open: the other one's fresh key is in no header."""
    new_vault(folder).close()
    without_own_keys(folder)
    late = unlock(folder, PASSPHRASE)
    first = sealed_in(folder)
    vault = Vault.open(folder, late)
    with pytest.raises(Refused, match="Unlock again"):
        vault.seal_own(WORDS, NOTE)
    with pytest.raises(Refused, match="Unlock again"):
        vault.open_own(first, NOTE)
    vault.append(note(vault, 1, "everything else goes on"))
    vault.close()
    assert read_in(folder, first) == WORDS


def test_a_passphrase_that_was_changed_meanwhile_is_never_lost(folder: Path) -> None:
    new_vault(folder).close()
    without_own_keys(folder)
    late = unlock(folder, PASSPHRASE)
    vault = opened(folder)
    vault.change_passphrase(USER, PASSPHRASE, "the new words go here", cost=CHEAP)
    sealed = vault.seal_own(WORDS, NOTE)
    vault.close()
    Vault.open(folder, late).close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    assert read_in(folder, sealed, "the new words go here") == WORDS


def test_a_change_between_reading_the_header_and_holding_the_journal_stays(folder: Path) -> None:
    new_vault(folder).close()
    without_own_keys(folder)
    first = sealed_in(folder)
    keyring = unlock(folder, PASSPHRASE)

    class ChangedMeanwhile(Journal):
        def open(self) -> None:
            head = header.read(folder)
            slot = keys.change_slot(head.slots[0], head.vault, PASSPHRASE, "the new words go here", CHEAP)
            header.write(folder, header.with_slots(head, [slot]), keyring)
            super().open()

    Vault.open(folder, keyring, disk=ChangedMeanwhile).close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    assert read_in(folder, first, "the new words go here") == WORDS


def test_a_header_that_cannot_be_written_costs_only_the_sealing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_vault(folder).close()
    without_own_keys(folder)
    keyring = unlock(folder, PASSPHRASE)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(durable, "replace", full)
        vault = Vault.open(folder, keyring)
        with pytest.raises(Refused, match="Unlock again"):
            vault.seal_own(WORDS, NOTE)
        vault.append(note(vault, 1, "everything else goes on"))
        vault.close()
    assert slot_of(folder).keys == {}
    assert read_in(folder, sealed_in(folder)) == WORDS


# The seal


@given(st.text(), st.text("abc |:1é"))
def test_any_words_come_back_and_only_as_what_they_were(words: str, what: str) -> None:
    sealed = own.seal(RING, words, what)
    assert sealed != own.seal(RING, words, what)
    assert own.opened(RING, sealed, what) == words.encode("utf-8", "replace").decode()
    with pytest.raises(DamagedVault):
        own.opened(RING, sealed, what + "!")
    elsewhere = Keyring(USER, "cd" * 16, RING.master, RING.counseling)
    with pytest.raises(DamagedVault):
        own.opened(elsewhere, sealed, what)


@given(st.data())
def test_any_change_of_it_is_told(data: st.DataObject) -> None:
    sealed = own.seal(RING, WORDS, NOTE)
    place = data.draw(st.integers(0, len(sealed) - 1))
    letter = data.draw(st.characters(max_codepoint=0x2FF).filter(lambda letter: letter != sealed[place]))
    for changed in (sealed[:place] + letter + sealed[place + 1 :], sealed[:place], sealed + letter):
        try:
            assert own.opened(RING, changed, NOTE) == WORDS  # two spellings of one base64
        except (Refused, VaultError) as error:
            assert str(error)  # noqa: PT017


def test_the_seal_is_settled() -> None:
    """What was sealed once must open for ever."""
    ring = Keyring(USER, "ab" * 16, bytes(32), bytes(range(32)))
    sealed = "own-1:5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a:cGRs7eLZzXJwkO8CXdQnkfRDouXFEM4NYdxWAao2gCzlM9/wnOGEoA=="
    assert own.opened(ring, sealed, "note 1") == "A few words."


def test_an_own_key_does_not_show() -> None:
    assert RING.counseling is not None
    assert repr(RING.counseling) not in repr(RING)
    assert RING.counseling.hex() not in repr(RING)
