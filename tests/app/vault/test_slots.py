"""Ways into a vault come and go without a byte of the journal: passphrases, the recovery key, what was forgotten."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import MustWait, Refused, WrongPassphrase
from app.vault import header, keys, recovery
from app.vault.folder import Vault, unlock, unlock_with_recovery
from app.vault.keys import EARLIER, NOBODY, PASSPHRASE, RECOVERY, Cost
from app.vault.slots import WayIn
from tests.app.vault.making import CHEAP, USER, contents, journal_of, new_vault, note
from tests.app.vault.making import PASSPHRASE as MINE

OTHER, THEIRS = "c0" * 16, "the co-facilitator's words"
NEW = "the new words go here"
WORDS, NOTE = "She told of zebrawood.", "counseling note"


@pytest.fixture
def shared(folder: Path) -> Path:
    """A vault of two users with a note, closed."""
    vault = new_vault(folder)
    vault.append(note(vault, 1, "kept"))
    vault.add_user(OTHER, THEIRS, cost=CHEAP)
    vault.close()
    return folder


def opened(folder: Path, passphrase: str = MINE) -> Vault:
    return Vault.open(folder, unlock(folder, passphrase))


def with_key(folder: Path) -> str:
    """Gives the vault a recovery key; what stands on its page."""
    vault = opened(folder)
    vault.keep_recovery_key(key := recovery.new())
    vault.close()
    return " ".join(recovery.shown(key))


def kinds(folder: Path) -> list[tuple[str, str]]:
    return [(slot.user, slot.kind) for slot in header.read(folder).slots]


# The list


def test_the_list_says_who_may_open_the_vault_and_how(shared: Path) -> None:
    with_key(shared)
    vault = opened(shared)
    vault.change_passphrase(OTHER, THEIRS, NEW, cost=Cost(128, 2, 1))
    assert vault.ways_in() == (
        WayIn(USER, PASSPHRASE, CHEAP, True),
        WayIn(OTHER, PASSPHRASE, Cost(128, 2, 1), True),
        WayIn(NOBODY, RECOVERY, None, True),
    )
    vault.close()


# The recovery key


def test_the_recovery_key_opens_the_vault_and_nobodys_own_words(shared: Path) -> None:
    journal = journal_of(shared).read_bytes()
    typed = with_key(shared)
    assert journal_of(shared).read_bytes() == journal
    before = contents(shared)
    vault = Vault.open(shared, unlock_with_recovery(shared, typed.lower()))
    assert vault.user == NOBODY
    assert len(vault.read("session-1").result()) == 1
    for act in (vault.seal_own, vault.open_own):
        with pytest.raises(Refused, match="opens nobody’s own notes"):
            act(f"own-1:{NOBODY}:AAAA", NOTE)
    vault.close()
    assert contents(shared) == before


def test_a_slip_in_the_recovery_key_is_no_failed_try(shared: Path) -> None:
    typed = with_key(shared)
    before = contents(shared)
    sign = "7" if typed[13] != "7" else "8"
    with pytest.raises(Refused, match="Group 3 is not as it stands on the page"):
        unlock_with_recovery(shared, typed[:13] + sign + typed[14:])
    assert contents(shared) == before


def test_a_new_recovery_key_takes_the_place_of_the_old_one(shared: Path) -> None:
    first, second = with_key(shared), with_key(shared)
    assert [kind for _user, kind in kinds(shared)] == [PASSPHRASE, PASSPHRASE, RECOVERY]
    with pytest.raises(WrongPassphrase, match="a newer one has taken its place"):
        unlock_with_recovery(shared, first)
    assert unlock_with_recovery(shared, second).user == NOBODY


def test_a_vault_without_a_recovery_key_opens_with_none(shared: Path) -> None:
    with pytest.raises(WrongPassphrase, match="not the one of this vault"):
        unlock_with_recovery(shared, " ".join(recovery.shown(recovery.new())))


def test_a_recovery_key_is_no_passphrase(shared: Path) -> None:
    typed = with_key(shared)
    with pytest.raises(WrongPassphrase):
        unlock(shared, typed)


# What was forgotten


def test_a_forgotten_passphrase_gives_way_to_a_new_one(shared: Path) -> None:
    journal, typed = journal_of(shared).read_bytes(), with_key(shared)
    vault = Vault.open(shared, unlock_with_recovery(shared, typed))
    with pytest.raises(Refused, match="at least"):
        vault.renew_passphrase(USER, "short", cost=CHEAP)
    with pytest.raises(ValueError, match="never a name"):
        vault.renew_passphrase(NOBODY, NEW, cost=CHEAP)
    vault.renew_passphrase(USER, NEW, cost=CHEAP)
    vault.close()
    with pytest.raises(WrongPassphrase):
        unlock(shared, MINE)
    assert unlock(shared, NEW).user == USER
    assert unlock(shared, THEIRS).user == OTHER
    assert journal_of(shared).read_bytes() == journal


def test_own_words_of_a_forgotten_passphrase_open_once_it_is_remembered(shared: Path) -> None:
    vault = opened(shared)
    old = vault.seal_own(WORDS, NOTE)
    vault.close()
    vault = Vault.open(shared, unlock_with_recovery(shared, with_key(shared)))
    vault.renew_passphrase(USER, NEW, cost=CHEAP)
    vault.close()
    vault = opened(shared, NEW)
    with pytest.raises(Exception, match="earlier passphrase"):
        vault.open_own(old, NOTE)
    new = vault.seal_own(WORDS, NOTE)
    for then, now in (("a wrong guess", NEW), (MINE, "a wrong guess"), (THEIRS, NEW)):
        with pytest.raises(WrongPassphrase):
            vault.remember_passphrase(then, now)
    vault.remember_passphrase(MINE, NEW)
    vault.close()
    assert (USER, EARLIER) not in kinds(shared)
    vault = opened(shared, NEW)
    assert [vault.open_own(each, NOTE) for each in (old, new)] == [WORDS, WORDS]
    vault.change_passphrase(USER, NEW, MINE, cost=CHEAP)
    with pytest.raises(Refused, match="No words of yours wait"):
        vault.remember_passphrase(MINE, NEW)
    vault.close()
    vault = opened(shared)
    assert [vault.open_own(each, NOTE) for each in (old, new)] == [WORDS, WORDS]
    vault.close()


def test_passphrases_forgotten_again_and_again_are_each_remembered(shared: Path) -> None:
    typed, passphrases = with_key(shared), [MINE, "the second of the words", "the third of the words"]
    sealed = []
    for passphrase, following in zip(passphrases, [*passphrases[1:], NEW], strict=True):
        vault = opened(shared, passphrase)
        sealed.append(vault.seal_own(passphrase, NOTE))
        vault.close()
        vault = Vault.open(shared, unlock_with_recovery(shared, typed))
        vault.renew_passphrase(USER, following, cost=CHEAP)
        vault.close()
    vault = opened(shared, NEW)
    for passphrase in reversed(passphrases):
        vault.remember_passphrase(passphrase, NEW)
    vault.close()
    vault = opened(shared, NEW)
    assert [vault.open_own(each, NOTE) for each in sealed] == passphrases
    vault.close()


def test_only_the_recovery_key_renews_a_passphrase(shared: Path) -> None:
    vault = opened(shared)
    before = header.read(shared)
    with pytest.raises(Refused, match="Only the recovery key"):
        vault.renew_passphrase(OTHER, NEW, cost=CHEAP)
    assert header.read(shared) == before
    vault.close()


def test_what_waits_for_a_passphrase_opens_no_vault(shared: Path) -> None:
    vault = Vault.open(shared, unlock_with_recovery(shared, with_key(shared)))
    vault.renew_passphrase(USER, NEW, cost=CHEAP)
    vault.close()
    waiting = next(slot for slot in header.read(shared).members["slots"] if slot["kind"] == EARLIER)
    assert set(waiting) == {"id", "user", "kind", "kdf", "keys"}
    assert list(waiting["keys"]) == ["counseling"]


# Taking away


def test_a_way_in_is_taken_away_without_a_byte_of_the_journal(shared: Path) -> None:
    vault = opened(shared, THEIRS)
    sealed = vault.seal_own(WORDS, NOTE)
    vault.close()
    journal = journal_of(shared).read_bytes()
    vault = opened(shared)
    vault.remove_user(OTHER)
    vault.close()
    assert journal_of(shared).read_bytes() == journal
    assert (shared / "header").read_bytes() == (shared / "header.copy").read_bytes()
    with pytest.raises(WrongPassphrase):
        unlock(shared, THEIRS)
    # who comes back gets their own words back with what they remember
    vault = opened(shared)
    vault.add_user(OTHER, NEW, cost=CHEAP)
    vault.close()
    vault = opened(shared, NEW)
    vault.remember_passphrase(THEIRS, NEW)
    vault.close()
    vault = opened(shared, NEW)
    assert vault.open_own(sealed, NOTE) == WORDS
    vault.close()


def test_nobody_locks_themselves_or_everybody_out(shared: Path) -> None:
    typed = with_key(shared)
    vault = opened(shared)
    with pytest.raises(Refused, match="Another person can take it away"):
        vault.remove_user(USER)
    with pytest.raises(Refused, match="no passphrase for this vault"):
        vault.remove_user("d0" * 16)
    vault.remove_user(OTHER)
    vault.close()
    vault = Vault.open(shared, unlock_with_recovery(shared, typed))
    with pytest.raises(Refused, match="the only passphrase"):
        vault.remove_user(USER)
    vault.close()
    assert unlock(shared, MINE).user == USER


# Slots of before


def test_a_slot_of_before_gets_its_halves_at_its_users_next_unlock(shared: Path) -> None:
    head, keyring = header.read(shared), unlock(shared, MINE)
    before = [
        {
            **{name: part for name, part in slot.items() if name != "public"},
            "keys": {"counseling": slot["keys"]["counseling"]},
        }
        for slot in head.members["slots"]
    ]
    header.write(shared, header._header({**head.members, "slots": before}), keyring)
    vault = opened(shared)
    assert [way.reachable for way in vault.ways_in()] == [True, False]
    sealed = vault.seal_own(WORDS, NOTE)
    vault.close()
    assert header.read(shared).members["slots"][0]["keys"]["counseling"] == before[0]["keys"]["counseling"]
    after = contents(shared)
    vault = opened(shared)
    assert vault.open_own(sealed, NOTE) == WORDS
    vault.close()
    assert contents(shared) == after
    opened(shared, THEIRS).close()
    assert all(slot.public for slot in header.read(shared).slots)


def test_a_public_half_that_is_not_the_slots_own_is_replaced_by_its_user(shared: Path) -> None:
    """Somebody with the master key could put theirs there; at the next unlock it is gone."""
    head, keyring = header.read(shared), unlock(shared, MINE)
    slots = [{**slot, "public": "11" * 32} for slot in head.members["slots"]]
    header.write(shared, header._header({**head.members, "slots": slots}), keyring)
    opened(shared).close()
    mine, theirs = header.read(shared).slots
    assert (mine.public == b"\x11" * 32, theirs.public == b"\x11" * 32) == (False, True)
    assert keys.open_slot(mine, head.vault, MINE).slot is None


# Each by their own


def test_nobody_gets_the_passphrase_of_somebody_else(shared: Path) -> None:
    typed = with_key(shared)
    vault = opened(shared)
    with pytest.raises(Refused, match=r"^Choose another passphrase\.$"):
        vault.add_user("d0" * 16, THEIRS, cost=CHEAP)
    with pytest.raises(Refused, match=r"^Choose another passphrase\.$"):
        vault.change_passphrase(USER, MINE, THEIRS, cost=CHEAP)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase(USER, NEW, THEIRS, cost=CHEAP)  # a guess at one is not a guess at the other
    vault.change_passphrase(USER, MINE, MINE, cost=CHEAP)
    vault.close()
    vault = Vault.open(shared, unlock_with_recovery(shared, typed))
    with pytest.raises(Refused, match="Choose another passphrase"):
        vault.renew_passphrase(USER, THEIRS, cost=CHEAP)
    vault.renew_passphrase(USER, MINE, cost=CHEAP)
    vault.close()
    assert unlock(shared, MINE).user == USER


def test_who_shared_a_passphrase_before_is_still_let_in_as_themselves(shared: Path) -> None:
    vault = opened(shared)
    twin = keys.new_slot(replace(vault._keyring, user="d0" * 16, counseling=None), MINE, CHEAP)
    vault._slots.put(header.with_slots(vault._slots.header, [twin]))
    vault.close()
    assert unlock(shared, MINE).user == USER
    assert unlock(shared, MINE, user="d0" * 16).user == "d0" * 16
    with pytest.raises(WrongPassphrase):
        unlock(shared, MINE, user=OTHER)


# Closed meanwhile


def test_nothing_changes_who_gets_in_once_the_vault_is_closed(shared: Path) -> None:
    vault = opened(shared)
    assert vault.close() == 0
    before = contents(shared)
    with pytest.raises(Refused, match=r"The vault is closed\. Nothing was changed\."):
        vault.add_user("d0" * 16, NEW, cost=CHEAP)
    with pytest.raises(Refused, match="The vault is closed"):
        vault.change_passphrase(USER, MINE, NEW, cost=CHEAP)
    with pytest.raises(Refused, match="The vault is closed"):
        vault.remove_user(OTHER)
    with pytest.raises(Refused, match="The vault is closed"):
        vault.keep_recovery_key(recovery.new())
    assert contents(shared) == before


def test_closing_does_not_wait_for_a_passphrase_that_is_being_worked_on(shared: Path) -> None:
    vault, refused = opened(shared), []

    def give() -> None:
        try:
            vault.add_user("d0" * 16, NEW, cost=Cost(64 * 1024, 6, 1))
        except Refused as refusal:
            refused.append(refusal.sentence)

    before, thread = contents(shared), threading.Thread(target=give)
    thread.start()
    assert vault.close(5.0) == 0
    assert thread.is_alive()
    thread.join()
    assert refused == ["The vault is closed. Nothing was changed."]
    assert contents(shared) == before


def test_closing_waits_for_a_header_that_is_being_written(shared: Path) -> None:
    vault = opened(shared)
    with vault._slots._gate:
        assert vault.close(0.01) == 1
    vault.add_user("d0" * 16, NEW, cost=CHEAP)
    assert vault.close() == 0


def test_once_the_journal_was_let_go_nobody_gets_in_whatever_a_header_takes(shared: Path) -> None:
    vault = opened(shared)
    before = contents(shared)
    with vault._slots._gate:  # a header's write that hangs
        assert vault.close(0.01) == 1
        vault.give_up()
    with pytest.raises(Refused, match=r"The vault is closed\. Nothing was changed\."):
        vault.add_user("d0" * 16, NEW, cost=CHEAP)
    assert contents(shared) == before


def test_a_closing_that_failed_meanwhile_opens_nothing_of_what_was_let_go(shared: Path) -> None:
    vault = opened(shared)
    with vault._slots._gate:
        closing = threading.Thread(target=vault.close, args=(0.2,))
        closing.start()
        vault.give_up()
        closing.join()
    with pytest.raises(Refused, match="The vault is closed"):
        vault.add_user("d0" * 16, NEW, cost=CHEAP)


# Guesses


def test_a_guess_at_the_passphrase_one_has_counts_and_waits_as_at_the_door(shared: Path) -> None:
    typed = with_key(shared)
    vault = Vault.open(shared, unlock_with_recovery(shared, typed))
    vault.renew_passphrase(USER, NEW, cost=CHEAP)
    vault.close()
    vault = opened(shared, NEW)
    for _each in range(2):
        with pytest.raises(WrongPassphrase):
            vault.change_passphrase(USER, "not the one I have", MINE, cost=CHEAP)
        with pytest.raises(WrongPassphrase):
            vault.remember_passphrase(MINE, "not the one I have")
    with pytest.raises(MustWait):
        vault.change_passphrase(USER, NEW, MINE, cost=CHEAP)
    with pytest.raises(MustWait):
        vault.remember_passphrase(MINE, NEW)
    vault.close()
    (shared / "tries").write_text('{"failed": 4, "at": 1}')
    vault = opened(shared, NEW)
    assert vault.failed_unlocks == 4
    vault.remember_passphrase(MINE, NEW)
    vault.close()
