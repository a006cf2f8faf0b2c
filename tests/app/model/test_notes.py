"""Participation notes: who a line is about and what it says, read from what was typed with one hand."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.model.marks import SHIPPED_TAGS
from app.model.notes import MENTION, folded, handles, read_note

NAMES = {"maria": "Maria S.", "james": "James T.", "zoe": "Zoë Okonkwo-Li", "tj": "T.J. Reed"}
ROSTERS = st.dictionaries(st.integers(0, 99).map(str), st.text(min_size=1, max_size=12), max_size=8)


def words(text: str) -> str:
    return read_note(text, NAMES).words


def test_a_line_says_who_what_and_under_which_tags() -> None:
    note = read_note("@Maria named two warning signs before the weekend #insight", NAMES)
    assert note.people == ("maria",)
    assert note.tags == ("insight",)
    assert note.words == "named two warning signs before the weekend"
    assert note.unknown == ()


def test_a_line_can_be_about_several_people_each_of_them_once() -> None:
    note = read_note("@James offered @maria his number, and @Maria took it #peer-support #follow-up", NAMES)
    assert note.people == ("james", "maria")
    assert note.tags == ("peer-support", "follow-up")
    assert note.words == "James offered Maria his number, and Maria took it"


@pytest.mark.parametrize("typed", ["@zoe", "@Zoë", "@ZOE", "@Zoé"])
def test_accents_and_capitals_do_not_matter(typed: str) -> None:
    assert read_note(f"{typed} smiled", NAMES).people == ("zoe",)


@pytest.mark.parametrize(
    "typed", ["@Maria's plan", "@Maria’s plan", "(@Maria) plan", "@Maria, plan", "plan:@Maria"]
)
def test_what_stands_around_a_name_does_not_matter(typed: str) -> None:
    assert read_note(typed, NAMES).people == ("maria",)


def test_names_in_front_are_shown_beside_the_words_and_others_stay() -> None:
    assert words("@Maria: thanked the group") == "thanked the group"
    assert words("@Maria, @James talked") == "talked"
    assert words("Thanked by @james") == "Thanked by James"
    assert words("@maria's plan is written") == "Maria's plan is written"


def test_names_in_front_stay_where_the_words_need_them() -> None:
    assert words("@James thanked @Maria") == "James thanked Maria"
    assert words("@Maria and @James planned the weekend") == "Maria and James planned the weekend"
    assert words("@Maria, @James and @Zoe talked") == "Maria, James and Zoë talked"


def test_two_people_of_one_first_name_are_told_apart_in_the_words() -> None:
    names = {"1": "Maria S.", "2": "María K.", "3": "James T."}
    assert read_note("Thanked by @MariaK and @james", names).words == "Thanked by María K. and James"


def test_a_word_after_at_that_is_nobody_stays_as_it_was_typed_and_is_named() -> None:
    note = read_note("@Marta said hello, from home @8pm", NAMES)
    assert note.people == ()
    assert note.unknown == ("Marta", "8pm")
    assert note.words == "@Marta said hello, from home @8pm"


def test_an_address_is_no_name() -> None:
    note = read_note("Gave the address help@maria.example to the group", NAMES)
    assert note.people == ()
    assert note.unknown == ()
    assert note.words == "Gave the address help@maria.example to the group"


def test_tags_in_mid_sentence_stay_as_words_and_numbers_are_no_tags() -> None:
    note = read_note("@James used #coping skill #1 at 5#30, #Goal #goal", NAMES)
    assert note.tags == ("coping", "goal")
    assert note.words == "used coping skill #1 at 5#30,"


def test_a_line_of_names_and_tags_alone_has_no_words() -> None:
    assert read_note("@Maria #insight", NAMES).words == ""
    assert read_note("  ", NAMES) == ((), (), "", ())


def test_the_offered_tags_are_read_as_they_are_offered() -> None:
    tags = tuple(tag.id for tag in SHIPPED_TAGS)
    assert read_note(" ".join(f"#{tag}" for tag in tags), NAMES).tags == tags


def test_a_handle_is_the_first_name_and_more_where_two_share_it() -> None:
    assert handles(NAMES) == {"maria": "Maria", "james": "James", "zoe": "Zoë", "tj": "TJ"}
    assert handles({"1": "Maria S.", "2": "María K.", "3": "James T."}) == {
        "1": "MariaS",
        "2": "MaríaK",
        "3": "James",
    }
    assert handles({"1": "Ann B.", "2": "Ann B"}) == {"1": "AnnB", "2": "AnnB2"}


@example({"1": "ͺ", "2": "ͺ"})
@example({"1": "A's", "2": "A"})
@example({"1": "Ann", "2": "Ann", "3": "Ann2"})
@given(ROSTERS)
def test_every_person_has_a_handle_of_their_own_that_is_read_back_as_them(names: dict[str, str]) -> None:
    given_handles = handles(names)
    assert set(given_handles) == set(names)
    assert len({folded(handle) for handle in given_handles.values()}) == len(names)
    for person, handle in given_handles.items():
        assert read_note(f"@{handle} spoke", names).people == (person,)
        assert read_note(f"Then @{handle}’s plan", names).people == (person,)
        assert read_note(f"@{handle} spoke", names).words == "spoke"


@given(ROSTERS, st.text(max_size=60))
def test_any_line_can_be_read(names: dict[str, str], text: str) -> None:
    note = read_note(text, names)
    assert set(note.people) <= set(names)
    assert len(set(note.people)) == len(note.people)
    assert note.words == " ".join(note.words.split())


@given(
    st.lists(
        st.sampled_from(["@Maria", "@Marta", "#goal", "spoke", "and", "a@b", "#1", "(@James)"]), max_size=8
    )
)
def test_nothing_that_was_written_gets_lost(line: list[str]) -> None:
    """Every word stands in the words, or is a person or a tag that was read from it."""
    note = read_note(" ".join(line), NAMES)
    left = note.words.split()
    for word in line:
        plain = word.replace("@Maria", "Maria").replace("@James", "James").replace("#goal", "goal")
        shown_beside = (word == "@Maria" and "maria" in note.people) or (
            word == "#goal" and "goal" in note.tags
        )
        beside = shown_beside or (word == "(@James)" and "james" in note.people)
        assert plain in left or beside


def test_a_mention_starts_with_a_letter_or_digit() -> None:
    assert MENTION.findall("@ @- @_x @a-b @9") == ["a-b", "9"]
