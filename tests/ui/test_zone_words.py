"""Time zones are named by a place and their distance, not by a code."""

from __future__ import annotations

import pytest

from ui.zone_words import zone_words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("America/New_York", "New York (UTC−5)"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires (UTC−3)"),
        ("Asia/Kolkata", "Kolkata (UTC+5:30)"),
        ("Europe/London", "London (UTC)"),
        ("Etc/UTC", "Universal time (UTC)"),
        ("UTC", "Universal time (UTC)"),
        ("Etc/GMT+5", "UTC−5"),
    ],
)
def test_a_zone_is_said_by_place_and_distance(zone: str, words: str, in_english: None) -> None:
    assert zone_words(zone) == words
