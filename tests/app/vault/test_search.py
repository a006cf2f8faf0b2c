"""Searching finds words by their beginning, newest first, whatever a person types."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.found_words import asks_something, hits
from app.model.rows import Rows
from app.vault.entries import Batch
from app.vault.folder import Vault
from app.vault.search import Narrowed
from tests.app.vault.making import USER, entry, erasing, found_row, note, told

SIGNS = "abcdeéÉñ'’-. 12母々が"


def found(vault: Vault, text: str, limit: int = 50) -> list[int]:
    return [int(each.id, 16) for each in vault.search(text, limit).result()]


def say(vault: Vault, *texts: str) -> None:
    """Entries of one session, numbered from 1."""
    vault.append(Batch(entries=tuple(entry(vault, number) for number in range(1, len(texts) + 1))))
    told(vault, "session-1", *(found_row(number, text) for number, text in enumerate(texts, start=1)))


def test_every_word_is_found_by_its_beginning_newest_first(vault: Vault) -> None:
    say(vault, "Texted two people on Friday", "Went for a walk, texted her sponsor", "Ángel’s café")
    assert found(vault, "text") == [2, 1]
    assert found(vault, "TEXT") == [2, 1]
    assert found(vault, "fri tex") == [1]
    assert found(vault, "walk text spon") == [2]
    assert found(vault, "angel cafe") == [3]
    assert found(vault, "exted") == []
    assert found(vault, "t", limit=1) == [2]


def test_chinese_and_japanese_are_found_from_the_middle_of_a_run(vault: Vault) -> None:
    say(
        vault,
        "今日はお母さんに電話した。",
        "我今天給媽媽打了電話",
        "Ana電話 twice",
        "電 and 話 apart",
        "電的話",
    )
    assert found(vault, "電話") == [3, 2, 1]
    assert found(vault, "お母さん") == [1]
    assert found(vault, "媽媽 今天") == [2]
    assert found(vault, "ana電") == [3]
    assert found(vault, "話電") == []
    (hit,) = vault.search("媽媽").result()
    assert hit.text == "我今天給媽媽打了電話"


def test_what_is_shown_can_be_more_than_what_is_found(vault: Vault) -> None:
    vault.append(note(vault, 1))
    told(vault, "session-1", found_row(1, "4 · call Dee", shown="Craving: 4 · Promise: call Dee"))
    (hit,) = vault.search("dee").result()
    assert hit.text == "Craving: 4 · Promise: call Dee"
    assert found(vault, "craving") == []


def test_what_is_found_has_its_text_stream_and_entry(vault: Vault) -> None:
    vault.append(note(vault, 7, stream="session-9"))
    told(vault, "session-9", found_row(7, "craving before the weekend", "session-9"))
    (hit,) = vault.search("weekend").result()
    assert hit[:3] == (f"{7:032x}", "session-9", "craving before the weekend")
    assert (hit.kind, hit.author, hit.at) == ("note_caught", USER, entry(vault, 7).at)


def test_an_entry_without_words_is_not_indexed(vault: Vault) -> None:
    say(vault, "", "something")
    assert found(vault, "something") == [2]


def test_nothing_that_is_typed_is_an_operator(vault: Vault) -> None:
    say(vault, 'she said "not now" AND left; NEAR the end: a-b (c) text^2 *')
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


def test_tidying_changes_no_answer(vault: Vault) -> None:
    for number in range(150):
        stream = f"session-{number}"
        vault.append(note(vault, number, stream=stream))
        told(vault, stream, found_row(number, f"word{number} shared", stream))
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
        stream = f"session-{number}"
        vault.append(note(vault, number, stream=stream))
        told(vault, stream, found_row(number, f"note {number}", stream))
    assert vault.saving.trouble is None
    count = vault._writer.ask(
        lambda db: db.execute("SELECT count(DISTINCT segid) FROM words_idx").fetchone()[0]
    )
    assert count.result() < 130


def test_the_index_can_be_filled_anew(vault: Vault) -> None:
    say(vault, "as it was", "stays")
    rows = found_row(1, "as it is"), found_row(2, "stays"), found_row(99, "is nothing")
    vault.rebuild_views(lambda _stream, _entries: Rows(found=rows)).result()
    assert found(vault, "was") == []
    assert found(vault, "is") == [1]
    assert found(vault, "stays") == [2]


def test_a_session_says_last_what_its_entries_are_found_by(vault: Vault) -> None:
    say(vault, "as it was", "struck later")
    vault.append(note(vault, 3, stream="session-2"))
    told(vault, "session-2", found_row(3, "of another session", "session-2"))
    told(vault, "session-1", found_row(1, "as it is"))
    assert [found(vault, word) for word in ("was", "is", "struck", "another")] == [[], [1], [], [3]]
    told(vault, "session-1", found_row(1, "as it is"), found_row(2, "struck no more"))
    assert [found(vault, word) for word in ("is", "struck", "another")] == [[1], [2], [3]]
    told(vault, "session-1")
    assert [found(vault, word) for word in ("is", "struck", "another")] == [[], [], [3]]


def test_a_search_is_narrowed_by_group_person_tag_and_day(vault: Vault) -> None:
    for number in range(1, 5):
        stream = f"session-{number}"
        vault.append(Batch(entries=(entry(vault, number, stream=stream),)))
        told(
            vault,
            stream,
            found_row(
                number,
                f"shared word{number}",
                stream,
                group_id="evening" if number == 4 else "morning",
                day=f"2026-03-0{number}",
                people=json.dumps(["ann", "bo"] if number % 2 else ["bo"]),
                tags=json.dumps(["follow-up"] if number > 2 else []),
            ),
        )

    def narrowed(text: str = "shared", **by: str) -> list[int]:
        return [int(each.id, 16) for each in vault.search(text, 50, Narrowed(**by)).result()]

    assert narrowed() == [4, 3, 2, 1]
    assert narrowed(group="morning") == [3, 2, 1]
    assert narrowed(person="ann") == [3, 1]
    assert narrowed(tag="follow-up") == [4, 3]
    assert narrowed(person="bo", tag="follow-up", group="morning") == [3]
    assert narrowed(since="2026-03-02", until="2026-03-03") == [3, 2]
    assert narrowed(since="2026-03-04") == [4]
    assert narrowed(until="2026-03-01") == [1]
    assert narrowed(until="2026-02-01") == narrowed(person="nobody") == narrowed(tag="follow") == []
    assert narrowed("word2", person="bo") == [2]
    assert narrowed("word2", person="ann") == narrowed("...", person="ann") == []
    # without a word: everything it is narrowed by
    assert narrowed("", person="ann") == [3, 1]
    assert narrowed("", since="2026-03-03") == [4, 3]
    assert narrowed("", person="ann", until="2026-03-02") == [1]
    (hit,) = vault.search("word3").result()
    assert (hit.group_id, hit.day, hit.block) == ("morning", "2026-03-03", "Education")
    assert (hit.people, hit.tags) == (("ann", "bo"), ("follow-up",))
    assert vault.tags().result() == ["follow-up"]


def test_nobody_is_found_by_what_a_search_is_narrowed_by(vault: Vault) -> None:
    vault.append(note(vault, 1))
    told(vault, "session-1", found_row(1, "shared", people=json.dumps(["ann"])))
    for typed in ("ann", "morning", "p", "g", "about:ann", "\ue000", "\ue000p", "Education"):
        assert found(vault, typed) == []


def test_what_was_erased_is_not_found_whatever_it_is_narrowed_by(vault: Vault) -> None:
    vault.append(note(vault, 1))
    vault.append(note(vault, 2))
    rows = [found_row(number, "shared", people=json.dumps(["ann"])) for number in (1, 2)]
    told(vault, "session-1", *rows)
    gone = f"{1:032x}"
    vault.erase([gone], erasing(vault, 9, [gone]), rows={"session-1": Rows(found=tuple(rows[1:]))}).result()
    assert [int(hit.id, 16) for hit in vault.search("shared", 9, Narrowed(person="ann")).result()] == [2]
    assert [int(hit.id, 16) for hit in vault.search("", 9, Narrowed(person="ann")).result()] == [2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.text(SIGNS, max_size=40), st.text(SIGNS, max_size=12))
def test_a_text_is_found_in_memory_exactly_when_the_vault_finds_it(
    vault: Vault, text: str, typed: str
) -> None:
    vault.append(Batch(entries=(entry(vault, 1),)))
    told(vault, "session-1", found_row(1, text))
    assert bool(vault.search(typed).result()) == (asks_something(typed) and hits(text, typed) is not None)
