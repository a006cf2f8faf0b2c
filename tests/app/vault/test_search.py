"""Searching finds words by their beginning, newest first, whatever a person types."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.rows import Rows
from app.vault.entries import Batch
from app.vault.folder import Vault
from tests.app.vault.making import entry, note


def found(vault: Vault, text: str, limit: int = 50) -> list[int]:
    return [int(each.id, 16) for each in vault.search(text, limit).result()]


def test_every_word_is_found_by_its_beginning_newest_first(vault: Vault) -> None:
    vault.append(note(vault, 1, "Texted two people on Friday"))
    vault.append(note(vault, 2, "Went for a walk, texted her sponsor"))
    vault.append(note(vault, 3, "Ángel’s café"))
    assert found(vault, "text") == [2, 1]
    assert found(vault, "TEXT") == [2, 1]
    assert found(vault, "fri tex") == [1]
    assert found(vault, "walk text spon") == [2]
    assert found(vault, "angel cafe") == [3]
    assert found(vault, "exted") == []
    assert found(vault, "t", limit=1) == [2]


def test_what_is_found_has_its_text_stream_and_entry(vault: Vault) -> None:
    vault.append(note(vault, 7, "craving before the weekend", stream="session-9"))
    (hit,) = vault.search("weekend").result()
    assert hit == (f"{7:032x}", "session-9", "craving before the weekend")


def test_an_entry_without_words_is_not_indexed(vault: Vault) -> None:
    one, two = entry(vault, 1), entry(vault, 2)
    vault.append(Batch(entries=(one, two), words={one.id: "", two.id: "something"}))
    assert found(vault, "something") == [2]


def test_nothing_that_is_typed_is_an_operator(vault: Vault) -> None:
    vault.append(note(vault, 1, 'she said "not now" AND left; NEAR the end: a-b (c) text^2 *'))
    for typed in (
        '"not',
        "NOT",
        "AND",
        "OR",
        "NEAR(",
        "text:",
        "a-b",
        "(c)",
        "text^2",
        "*",
        "'",
        '""',
        "left;",
        "{end}",
    ):
        assert found(vault, typed) == [] or found(vault, typed) == [1]
    assert found(vault, 'not" now') == [1]
    assert found(vault, "NEAR end") == [1]
    assert found(vault, "... end ...") == [1]
    assert found(vault, " ") == found(vault, "...") == found(vault, "") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=30))
def test_any_text_can_be_searched_for(vault: Vault, typed: str) -> None:
    found(vault, typed)


def test_half_a_letter_does_not_stop_the_saving(vault: Vault) -> None:
    made = entry(vault, 1)
    vault.append(Batch(entries=(made,), words={made.id: "caught \ud83d halfway"}))
    assert found(vault, "halfway") == [1]


def test_tidying_changes_no_answer(vault: Vault) -> None:
    for number in range(150):
        vault.append(note(vault, number, f"word{number} shared"))
    before = found(vault, "shared", 200), found(vault, "word1")
    vault.tidy().result()
    assert (found(vault, "shared", 200), found(vault, "word1")) == before
    segments = vault._writer.ask(
        lambda db: db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]
    )
    assert segments.result() < 10


def test_thousands_of_appends_without_tidying_never_fill_the_index(vault: Vault) -> None:
    """FTS5 holds at most 2,000 segments and then says that the disk is full."""
    segments = vault._writer.ask(
        lambda db: dict(db.execute("SELECT k, v FROM words_config").fetchall())["crisismerge"]
    )
    assert int(segments.result()) <= 64
    for number in range(200):
        vault.append(note(vault, number, f"note {number}"))
    assert vault.saving.trouble is None
    count = vault._writer.ask(
        lambda db: db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]
    )
    assert count.result() < 130


def test_the_index_can_be_filled_anew(vault: Vault) -> None:
    vault.append(note(vault, 1, "as it was"))
    vault.append(note(vault, 2, "stays"))
    words = {f"{1:032x}": "as it is", f"{2:032x}": "stays", "unknown": "nothing"}
    vault.rebuild_views(lambda _stream, _entries: (Rows(), words)).result()
    assert found(vault, "was") == []
    assert found(vault, "is") == [1]
    assert found(vault, "stays") == [2]
