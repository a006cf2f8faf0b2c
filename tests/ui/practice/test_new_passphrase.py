"""A new passphrase typed twice: what stands beside the fields is true of what stands in them now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.hand import words_in
from ui.practice.new_passphrase import NewPassphrase
from ui.theme import Theme


def test_the_same_goes_when_the_first_is_changed(
    theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    fields = NewPassphrase(theme, "A new one", "The new one again")
    opened(fields, 480, 200)
    first, again = fields.findChildren(QLineEdit)
    QTest.keyClicks(first, "a quiet lamp")
    QTest.keyClicks(again, "a quiet lamp")
    assert "The same." in words_in(fields)
    QTest.keyClicks(first, "s")
    assert "The same." not in words_in(fields)
    QTest.keyClicks(again, "s")
    assert "The same." in words_in(fields)
    fields.clear()
    assert "The same." not in words_in(fields)


def test_what_makes_it_stronger_is_said_and_is_true(
    theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    fields = NewPassphrase(theme, "A new one", "The new one again")
    opened(fields, 480, 200)
    first, _again = fields.findChildren(QLineEdit)
    QTest.keyClicks(first, "a quiet")
    assert "Strength: too short. At least 10 characters." in words_in(fields)
    QTest.keyClicks(first, " lamp")
    assert "Strength: weak. 3 more words make it strong." in words_in(fields)
    QTest.keyClicks(first, " stone river")
    assert "Strength: good. One more word makes it strong." in words_in(fields)
    QTest.keyClicks(first, " cloud")
    assert words_in(fields).count("Strength: strong") == 1
    assert "makes it" not in words_in(fields)
