"""What was typed is found again in a text, and shown with the words around."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.found_words import Around, around, hits, words
from tests.app.vault.conftest import vault as vault

TYPED = st.text("abcdeéÉñ'’-. 12母々が", max_size=12)
TEXTS = st.text("abcdeéÉñ'’-. 12母々が", max_size=40)


def shown(text: str, typed: str) -> list[str] | None:
    found = hits(text, typed)
    return None if found is None else [text[start:end] for start, end in found]


def test_words_are_found_by_their_beginning_without_case_and_accents() -> None:
    assert shown("Ángel went to the café", "angel caf") == ["Ángel", "café"]
    assert shown("a cafe\u0301 again", "CAFÉ") == ["cafe\u0301"]
    assert shown("craving, then calm; cravings", "crav") == ["craving", "cravings"]
    assert shown("craving", "raving") is None
    assert shown("craving", "crav calm") is None
    assert shown("she didn’t call", "didn't") == ["didn", "t"]
    assert shown("t and didn", "didn't") is None
    assert shown("anything", "") == []


def test_a_run_of_chinese_or_japanese_is_found_from_its_middle() -> None:
    assert shown("今日は電話した", "電話") == ["電話"]
    assert shown("Ana電話 twice", "ana電") == ["Ana電"]
    assert shown("電的話", "電話") is None
    assert shown("がんばる", "か") is None


def test_a_short_text_is_shown_whole_and_a_long_one_around_its_first_hit() -> None:
    assert around("a calm day", ((2, 6),)) == Around("a calm day", ((2, 6),))
    long = "one two three " * 30 + "lighthouse " + "four five six " * 30
    found = hits(long, "lighthouse")
    assert found is not None
    piece = around(long, found)
    ((start, end),) = piece.hits
    assert piece.text[start:end] == "lighthouse"
    assert piece.text.startswith("…")
    assert piece.text.endswith("…")
    assert len(piece.text) <= 182
    assert piece.text[1:4] in ("one", "two", "thr")


@given(TEXTS, TYPED, st.integers(20, 60))
def test_what_is_marked_begins_like_what_was_typed(text: str, typed: str, room: int) -> None:
    found = hits(text, typed)
    if found is None:
        return
    asked = {word.folded for word in words(typed)}
    piece = around(text, found, room)
    assert len(piece.text) <= max(len(text), room + 2)
    for start, end in piece.hits:
        for word in words(piece.text[start:end]):
            assert any(word.folded.startswith(each) for each in asked)
    if found:
        assert piece.hits


def test_a_hit_is_never_cut_where_there_is_no_space_behind_it() -> None:
    shown_around = around("begin " + "w" * 200, ((6, 30),), 60)
    [(start, end)] = shown_around.hits
    assert shown_around.text[start:end] == "w" * 24
