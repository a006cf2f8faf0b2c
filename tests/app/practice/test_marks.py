"""Marks and tags are the practice's own list: what ships, changed, added to, taken from."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.model.marks import RISK, SHIPPED_MARKS, SHIPPED_TAGS, Mark, Tag
from app.practice import events as e
from app.practice.marks import drop_mark, drop_tag, keep_mark, keep_tag
from app.practice.noting import Noting, NotingEvent, noting
from app.practice.state import Practice
from app.words import speaking
from tests.events_for_tests import NINE

OWN = Mark(id="own", title="joked", key="j", meaning="Made the group laugh", words="Used humor.")


def arranged(practice: Practice, *events: e.PracticeEvent) -> Practice:
    kept = reduce(noting, (each for each in events if isinstance(each, NotingEvent)), practice.noting)
    return replace(practice, noting=kept)


def test_the_twelve_marks_ship_each_with_a_letter_of_its_own_and_a_meaning() -> None:
    titles = "spoke|gave feedback|received feedback|insight|coping skill used|ambivalent|disagreed|tearful"
    titles += "|camera off|tech trouble|follow up|risk"
    assert [mark.title for mark in SHIPPED_MARKS] == titles.split("|")
    assert len({mark.key for mark in SHIPPED_MARKS}) == len(SHIPPED_MARKS)
    assert all(re.fullmatch("[a-z]", mark.key) and mark.meaning for mark in SHIPPED_MARKS)


def test_a_marks_letter_is_in_its_title_so_that_it_is_remembered() -> None:
    assert [mark.title for mark in SHIPPED_MARKS if mark.key not in mark.title] == ["tech trouble"]


def test_the_words_of_a_mark_are_a_sentence_and_what_is_for_the_clinician_alone_has_none() -> None:
    assert all(mark.words.endswith(".") for mark in SHIPPED_MARKS if mark.words)
    assert [mark.id for mark in SHIPPED_MARKS if not mark.words] == ["tech-trouble", "follow-up", RISK]


def test_every_tag_that_ships_says_what_it_is_for() -> None:
    assert all(tag.meaning for tag in SHIPPED_TAGS)


def test_the_list_is_what_ships_as_it_was_changed_and_then_the_own() -> None:
    calm = SHIPPED_MARKS[0].model_copy(update={"key": "p"})
    practice = arranged(Practice(), *keep_mark(Practice(), NINE, OWN), *keep_mark(Practice(), NINE, calm))
    marks = practice.noting.all_marks
    assert (marks[0], marks[-1]) == (calm, OWN)
    practice = arranged(practice, *drop_mark(practice, NINE, "insight"), *drop_mark(practice, NINE, "own"))
    assert [mark.id for mark in practice.noting.all_marks] == [
        mark.id for mark in SHIPPED_MARKS if mark.id != "insight"
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "Spoke"}, "There is already a mark called spoke."),
        ({"key": "s"}, "S is the key of “spoke” already."),
        ({"key": ""}, "A mark’s key is one small letter."),
        ({"key": "1"}, "A mark’s key is one small letter."),
        ({"key": "J"}, "A mark’s key is one small letter."),
        ({"title": "  "}, "A mark needs a title."),
    ],
)
def test_what_makes_no_mark_is_refused_with_one_sentence(change: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        keep_mark(Practice(), NINE, OWN.model_copy(update=change))
    assert refusal.value.sentence == sentence


def test_a_dropped_mark_gives_its_letter_free_and_nothing_is_written_down_for_no_change() -> None:
    practice = arranged(Practice(), *drop_mark(Practice(), NINE, "spoke"))
    assert keep_mark(practice, NINE, OWN.model_copy(update={"key": "s"}))
    assert keep_mark(Practice(), NINE, SHIPPED_MARKS[3]) == []
    with pytest.raises(Refused, match="not here any more"):
        drop_mark(practice, NINE, "spoke")


@pytest.mark.parametrize("lasting", ["risk", "follow-up"])
def test_what_people_are_found_by_is_worded_anew_and_never_removed(lasting: str) -> None:
    mark = next(each for each in SHIPPED_MARKS if each.id == lasting)
    own = mark.model_copy(update={"title": "look after", "key": "l"})
    practice = arranged(Practice(), *keep_mark(Practice(), NINE, own))
    assert own in practice.noting.all_marks
    with pytest.raises(Refused) as refusal:
        drop_mark(practice, NINE, lasting)
    assert refusal.value.sentence == (
        "“look after” stays, because people who have to be seen again are found by it."
    )
    with pytest.raises(Refused, match=f"“#{lasting}” stays"):
        drop_tag(practice, NINE, lasting)
    with pytest.raises(Refused, match=f"“#{lasting}” stays"):
        keep_tag(practice, NINE, Tag(id="watch", meaning="x"), lasting)
    assert keep_tag(practice, NINE, Tag(id=lasting, meaning="in our own words"), lasting)


def test_a_tag_can_be_added_changed_renamed_and_taken_away() -> None:
    practice = arranged(Practice(), *keep_tag(Practice(), NINE, Tag(id="humor", meaning="a light moment")))
    assert practice.noting.all_tags[-1] == Tag(id="humor", meaning="a light moment")
    practice = arranged(practice, *keep_tag(practice, NINE, Tag(id="humour", meaning="light"), "humor"))
    assert [tag.id for tag in practice.noting.all_tags][len(SHIPPED_TAGS) :] == ["humour"]
    practice = arranged(practice, *drop_tag(practice, NINE, "humour"), *drop_tag(practice, NINE, "out"))
    assert [tag.id for tag in practice.noting.all_tags] == [t.id for t in SHIPPED_TAGS if t.id != "out"]
    with pytest.raises(Refused, match="not here any more"):
        drop_tag(practice, NINE, "out")


@pytest.mark.parametrize(
    ("tag", "sentence"),
    [
        ("two words", "A tag is one word in small letters. It can hold digits and hyphens."),
        ("9", "A tag is one word in small letters. It can hold digits and hyphens."),
        ("Loud", "A tag is one word in small letters. It can hold digits and hyphens."),
        ("goal", "There is already a tag #goal."),
        ("followup", "There is already a tag #followup."),
    ],
)
def test_what_makes_no_tag_is_refused_with_one_sentence(tag: str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        keep_tag(Practice(), NINE, Tag(id=tag, meaning="x"))
    assert refusal.value.sentence == sentence


@given(
    st.lists(
        st.one_of(
            st.builds(e.MarkKept, mark=st.sampled_from([OWN, *SHIPPED_MARKS])),
            st.builds(e.MarkDropped, mark=st.sampled_from(["own", "spoke", "nothing"])),
            st.builds(e.TagKept, tag=st.sampled_from(SHIPPED_TAGS)),
            st.builds(e.TagDropped, tag=st.sampled_from(["goal", "nothing"])),
        )
    )
)
def test_whatever_happened_each_stands_once_and_what_ships_stands_in_its_order(
    events: list[e.MarkKept | e.MarkDropped | e.TagKept | e.TagDropped],
) -> None:
    kept = reduce(noting, events, Noting())
    for standing, shipped in ((kept.all_marks, SHIPPED_MARKS), (kept.all_tags, SHIPPED_TAGS)):
        ids = [each.id for each in standing]
        assert len(set(ids)) == len(ids)
        assert [id for id in ids if id in {each.id for each in shipped}] == [
            each.id for each in shipped if each.id in ids
        ]


def test_what_ships_is_called_in_the_language_of_the_screens_and_what_a_practice_wrote_stays() -> None:
    own = SHIPPED_MARKS[0].model_copy(update={"title": "spoke up"})
    kept = arranged(Practice(), e.MarkKept(mark=own)).noting
    with speaking("es"):
        titles = [mark.title for mark in kept.told_marks]
        assert kept.told_marks[0].words != own.words
        assert all(
            tag.meaning != shipped.meaning for tag, shipped in zip(kept.told_tags, SHIPPED_TAGS, strict=True)
        )
    assert titles[0] == "spoke up"
    assert not set(titles[1:]) & {mark.title for mark in SHIPPED_MARKS}
    assert kept.told_marks == kept.all_marks
