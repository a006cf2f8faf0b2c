"""Deck and topic files are read as written, or refused with file, line, field and reason."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadFile
from app.intake.decks import load_deck, load_topics, read_deck, read_topics
from app.model.decks import DeckItem

GOOD = """\
id = "ours"
title = "Our own"

[[item]]
id = "first"
text = "What made today worth getting up for?"

# a remark, and an item with everything
[[item]]
id = "second"
text = "Which season are you?"
follow_up = "What would change it?"
tags = ["lively", "playful"]
"""
TOPIC = """\
[[topic]]
id = "sleep"
title = "Sleep"
minutes = 45
outline = ["Why it is hard.", "What helps."]
question = "What helps you rest?"
"""


def test_a_deck_is_read_as_it_is_written() -> None:
    deck = read_deck(GOOD, "ours.toml")
    assert (deck.id, deck.title) == ("ours", "Our own")
    assert deck.items[0] == DeckItem(id="first", text="What made today worth getting up for?")
    assert deck.items[1].follow_up == "What would change it?"
    assert deck.items[1].tags == ("lively", "playful")


def test_a_deck_on_disk_is_the_same_with_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load_deck(path) == read_deck(GOOD, "ours.toml")


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ('id = "second"\n', "", "ours.toml, line 9: id of item 2 is missing."),
        ('"Which season are you?"', '" "', "ours.toml, line 11: text of item 2 is empty."),
        (
            '"Which season are you?"',
            f'"{"x" * 241}"',
            "ours.toml, line 11: text of item 2 is longer than 240 characters.",
        ),
        ('"Which season are you?"', "7", "ours.toml, line 11: text of item 2 is not a text in quotes."),
        (
            '"Which season are you?"',
            r'"Which\nseason?"',
            "ours.toml, line 11: text of item 2 has to stay on one line.",
        ),
        (
            'id = "second"',
            'id = "The Second"',
            "ours.toml, line 10: id of item 2 may hold only small letters, digits and single hyphens between them.",
        ),
        (
            'id = "second"',
            'id = "first"',
            "ours.toml, line 10: id of item 2 was already given to another entry.",
        ),
        ("follow_up", "followup", "ours.toml, line 12: followup of item 2 is not known here."),
        ('title = "Our own"\n', "", "ours.toml: title is missing."),
        ('id = "ours"', 'id = "ours', "ours.toml, line 1: this is not written as TOML asks for."),
        (
            'tags = ["lively", "playful"]',
            'tags = "lively"',
            "ours.toml, line 13: tags of item 2 is not a list.",
        ),
    ],
)
def test_a_bad_deck_is_refused_with_line_field_and_reason(was: str, becomes: str, sentence: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_deck(GOOD.replace(was, becomes, 1), "ours.toml")
    assert str(refused.value) == sentence


def test_a_table_inside_a_long_text_does_not_move_the_lines() -> None:
    text = GOOD.replace('follow_up = "What would change it?"', 'follow_up = """\n[[item]]\nid = "no"\n"""')
    with pytest.raises(BadFile, match="line 12: follow_up of item 2 has to stay on one line"):
        read_deck(text, "ours.toml")


def test_a_deck_without_items_is_refused() -> None:
    with pytest.raises(BadFile, match=r"^ours.toml: item is missing"):
        read_deck('id = "ours"\ntitle = "Ours"\n', "ours.toml")


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"^nowhere.toml cannot be read\.$"):
        load_deck(tmp_path / "nowhere.toml")
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(BadFile, match=r"^picture.toml is not plain text in UTF-8\.$"):
        load_deck(tmp_path / "picture.toml")


def test_a_file_far_too_big_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "big.toml").write_bytes(b"#" * 2_000_001)
    with pytest.raises(BadFile, match=r"^big.toml is too big"):
        load_deck(tmp_path / "big.toml")


@pytest.mark.parametrize("text", ["x = " + "[" * 5000, "x = " + "1" * 6000, "x = 2024-13-45", "\x00"])
def test_what_no_reader_should_choke_on_is_refused(text: str) -> None:
    with pytest.raises(BadFile, match="not written as TOML"):
        read_deck(text, "odd.toml")


@given(st.integers(0, len(GOOD)), st.text(max_size=6), st.integers(0, 6))
def test_a_mutated_deck_is_read_or_refused_in_one_sentence(place: int, put: str, cut: int) -> None:
    sentence = ""
    try:
        read_deck(GOOD[:place] + put + GOOD[place + cut :], "ours.toml")
    except BadFile as refused:
        sentence = str(refused)
    assert re.fullmatch(r"(ours\.toml[^\n]+\.)?", sentence)


def test_topics_are_read_in_order_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(TOPIC + TOPIC.replace('"sleep"', '"rest"'), encoding="utf-8")
    topics = load_topics(path)
    assert [topic.id for topic in topics] == ["sleep", "rest"]
    assert topics[0].outline == ("Why it is hard.", "What helps.")


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("minutes = 45", "minutes = 3", "t.toml, line 4: minutes of topic 1 is less than 5."),
        ('["Why it is hard.", "What helps."]', "[]", "t.toml, line 5: outline of topic 1 is empty."),
        ('"What helps."]', '""]', "t.toml, line 5: outline 2 of topic 1 is empty."),
        ("question", "questions", "t.toml, line 1: question of topic 1 is missing."),
    ],
)
def test_a_bad_topic_is_refused_with_line_field_and_reason(was: str, becomes: str, sentence: str) -> None:
    with pytest.raises(BadFile) as refused:
        read_topics(TOPIC.replace(was, becomes, 1), "t.toml")
    assert str(refused.value) == sentence


def test_two_topics_with_one_id_are_refused() -> None:
    with pytest.raises(BadFile, match="line 8: id of topic 2 was already given"):
        read_topics(TOPIC + TOPIC, "t.toml")


def test_the_files_in_the_guide_can_be_read() -> None:
    guide = (Path(__file__).parents[3] / "docs" / "decks.md").read_text(encoding="utf-8")
    deck, topics = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert [item.minutes for item in read_deck(deck, "deck.toml").items] == [10, 5]
    assert [topic.id for topic in read_topics(topics, "topics.toml")] == ["rest-and-sleep"]
