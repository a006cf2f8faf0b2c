"""Half-typed text is kept in place, and goes with the entry that it became."""

from pathlib import Path

from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from tests.app.vault.making import PASSPHRASE, USER, entry, new_vault


def test_a_draft_is_replaced_in_place_and_dropped(vault: Vault) -> None:
    vault.put_draft("note", USER, "She sai")
    vault.put_draft("note", USER, "She said that")
    vault.put_draft("title", USER, "Mor")
    assert vault.drafts().result() == {"note": (USER, "She said that"), "title": (USER, "Mor")}
    vault.drop_draft("note")
    vault.drop_draft("never was")
    assert vault.drafts().result() == {"title": (USER, "Mor")}


def test_a_draft_goes_in_the_transaction_of_the_entry_that_it_became(folder: Path) -> None:
    vault = new_vault(folder)
    vault.put_draft("note", USER, "She said that")
    vault.append(Batch(entries=(entry(vault, 1),), drop_drafts=("note",)))
    vault.put_draft("note", USER, "The next")
    vault.close()
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert vault.drafts().result() == {"note": (USER, "The next")}
    vault.close()


def test_half_a_letter_can_be_kept(vault: Vault) -> None:
    vault.put_draft("note", USER, "a smile \ud83d")
    assert vault.drafts().result() == {"note": (USER, "a smile ?")}
