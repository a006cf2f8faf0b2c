"""The reason for a topic, as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from app.model.decks import WhyTopic
from ui.topic_words import need_words, why_words

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _american_days() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (None, ""),
        (WhyTopic(kind="pinned", lacking=3, people=9), "Kept for this day"),
        (
            WhyTopic(kind="most_needed", lacking=7, people=9, last=date(2026, 10, 3)),
            "Still needed by 7 of 9 people expected",
        ),
        (WhyTopic(kind="most_needed", lacking=1, people=1), "Still needed by 1 of 1 person expected"),
        (
            WhyTopic(kind="most_needed", people=9, last=date(2026, 10, 3)),
            "Everybody expected has had it; last on October 3",
        ),
        (WhyTopic(kind="most_needed"), "Next in the curriculum; new to this group"),
        (
            WhyTopic(kind="in_order", lacking=7, people=9, last=date(2026, 10, 3)),
            "Next in the curriculum; last on October 3",
        ),
        (
            WhyTopic(kind="in_order", last=date(2025, 10, 3)),
            "Next in the curriculum; last on October 3, 2025",
        ),
        (WhyTopic(kind="chosen", lacking=5, people=7), "Chosen today; needed by 5 of 7 people here"),
        (WhyTopic(kind="chosen", people=7), "Chosen today; everybody here has had it"),
    ],
)
def test_the_reason_is_one_plain_line(why: WhyTopic | None, words: str) -> None:
    assert why_words(why, TODAY) == words


def test_how_many_need_it_is_said_of_one_person_too() -> None:
    assert need_words(WhyTopic(kind="chosen", lacking=1, people=1)) == "needed by 1 of 1 person here"
