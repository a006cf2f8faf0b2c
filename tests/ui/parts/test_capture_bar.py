"""Typing a note: what is offered, what the keys do, what is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.model.notes import folded, handles
from ui.parts.capture_bar import CaptureBar, Offer
from ui.parts.completion import Begun, CompletionList, begun, matching
from ui.parts.note_edit import NoteEdit
from ui.theme import Theme

PEOPLE = [Offer("@", "Maria", "Maria S."), Offer("@", "Marcus", "Marcus W."), Offer("@", "Aisha", "Aisha K.")]
TAGS = [Offer("#", "insight"), Offer("#", "coping"), Offer("#", "peer-support")]

Opened = Callable[[QWidget, int, int], None]


@pytest.fixture
def bar(theme: Theme, opened: Opened) -> CaptureBar:
    window = QWidget()
    made = CaptureBar(theme, window)
    made.offer(PEOPLE, TAGS)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addStretch(1)
    opened(window, 700, 400)
    edit_of(made).setFocus()
    return made


def edit_of(bar: CaptureBar) -> NoteEdit:
    edit = bar.findChild(NoteEdit)
    assert isinstance(edit, NoteEdit)
    return edit


def test_enter_gives_the_note_and_keeps_it_until_it_is_saved(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "Called her sponsor")
    with qtbot.waitSignal(bar.caught, timeout=1000) as caught:
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)
    assert caught.args == ["Called her sponsor"]
    assert bar.text == "Called her sponsor"


def test_enter_behind_a_name_that_was_typed_in_full_goes_on_as_behind_one_that_was_begun(
    qtbot: QtBot, bar: CaptureBar
) -> None:
    with qtbot.assertNotEmitted(bar.caught):
        QTest.keyClicks(edit_of(bar), "@maria")
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)
    QTest.keyClicks(edit_of(bar), "listened to @Aisha")
    with qtbot.waitSignal(bar.caught, timeout=1000) as caught:
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)
    assert caught.args == ["@maria listened to @Aisha"]


def test_enter_on_an_empty_line_gives_nothing(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "   ")
    with qtbot.assertNotEmitted(bar.caught):
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)


def test_shift_enter_begins_another_line(qtbot: QtBot, bar: CaptureBar) -> None:
    edit = edit_of(bar)
    QTest.keyClicks(edit, "one")
    height = edit.height()
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(edit, "two")
    assert bar.text == "one\ntwo"
    assert edit.height() > height


def test_the_field_grows_to_four_lines_and_no_further(qtbot: QtBot, bar: CaptureBar) -> None:
    edit = edit_of(bar)
    bar.write("word " * 400)
    qtbot.waitUntil(lambda: edit.height() == edit.fontMetrics().lineSpacing() * 4)
    bar.clear()
    qtbot.waitUntil(lambda: edit.height() < edit.fontMetrics().lineSpacing() * 2)


def test_a_name_is_offered_and_taken_with_enter_which_does_not_save(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "@ma")
    assert bar.offered == ["@Maria", "@Marcus"]
    with qtbot.assertNotEmitted(bar.caught):
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Down)
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)
    assert bar.text == "@Marcus "
    assert bar.offered == []


def test_tab_takes_what_is_offered_and_the_focus_stays(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "Spoke up #ins")
    QTest.keyClick(edit_of(bar), Qt.Key.Key_Tab)
    assert bar.text == "Spoke up #insight "
    assert edit_of(bar).hasFocus()


def test_enter_at_a_tag_that_ends_the_line_takes_it_and_saves(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "Spoke up #ins")
    with qtbot.waitSignal(bar.caught, timeout=1000) as caught:
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)
    assert caught.args == ["Spoke up #insight"]
    assert bar.offered == []


@pytest.mark.parametrize(
    ("typed", "back", "stands"),
    [
        ("Spoke up #", 0, "Spoke up #insight "),  # nothing of it was typed yet
        ("Spoke up #igh", 0, "Spoke up #insight "),  # letters inside it: hardly meant
        ("#ins today", 6, "#insight  today"),  # the line goes on after it
    ],
)
def test_enter_at_a_tag_that_may_not_be_the_end_only_takes_it(
    qtbot: QtBot, bar: CaptureBar, typed: str, back: int, stands: str
) -> None:
    QTest.keyClicks(edit_of(bar), typed)
    for _letter in range(back):
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(bar.caught):
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)
    assert bar.text == stands


def test_up_goes_round_to_the_last_offer(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "#")
    QTest.keyClick(edit_of(bar), Qt.Key.Key_Up)
    QTest.keyClick(edit_of(bar), Qt.Key.Key_Tab)
    assert bar.text == "#peer-support "


def test_a_click_takes_an_offer(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "@")
    offers = bar.window().findChild(CompletionList)
    assert isinstance(offers, CompletionList)
    third = offers.visualRect(offers.model().index(2, 0)).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert bar.text == "@Aisha "
    assert edit_of(bar).hasFocus()


def test_a_name_typed_to_its_end_leaves_enter_free_to_save(qtbot: QtBot, bar: CaptureBar) -> None:
    QTest.keyClicks(edit_of(bar), "Thanked @aisha")
    assert bar.offered == []
    with qtbot.waitSignal(bar.caught, timeout=1000):
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)


def test_escape_closes_the_offers_first_and_leaves_then(qtbot: QtBot, bar: CaptureBar) -> None:
    edit = edit_of(bar)
    QTest.keyClicks(edit, "@m")
    with qtbot.assertNotEmitted(bar.left):
        QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert bar.offered == []
    QTest.keyClicks(edit, "a")
    assert bar.offered == []
    with qtbot.waitSignal(bar.left, timeout=1000):
        QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.hasFocus()
    assert bar.text == "@ma"


def test_typing_is_told_and_writing_by_program_is_not(qtbot: QtBot, bar: CaptureBar) -> None:
    told: list[str] = []
    bar.typed.connect(told.append)
    bar.write("a draft of yesterday")
    bar.clear()
    bar.offer(PEOPLE[:1], TAGS)
    assert told == []
    QTest.keyClicks(edit_of(bar), "hi")
    assert told == ["h", "hi"]


def test_a_letter_typed_elsewhere_goes_on_here(qtbot: QtBot, bar: CaptureBar) -> None:
    bar.write("Lena ")
    edit_of(bar).clearFocus()
    with qtbot.waitSignal(bar.typed, timeout=1000) as typed:
        bar.start_with("@")
    assert typed.args == ["Lena @"]
    assert edit_of(bar).hasFocus()
    assert bar.offered == ["@Maria", "@Marcus", "@Aisha"]


def test_what_is_pasted_becomes_one_plain_line(bar: CaptureBar) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>Called</b><br>her sponsor")
    pasted.setText("Called\n\n  her sponsor\n")
    edit_of(bar).insertFromMimeData(pasted)
    assert bar.text == "Called her sponsor"


def test_what_an_input_method_composes_is_told_when_it_is_done(bar: CaptureBar) -> None:
    told: list[str] = []
    bar.typed.connect(told.append)
    composing = QInputMethodEvent("´", [])
    QApplication.sendEvent(edit_of(bar), composing)
    assert told == []
    done = QInputMethodEvent()
    done.setCommitString("é")
    QApplication.sendEvent(edit_of(bar), done)
    assert told == ["é"]


def test_what_is_dictated_reads_names_and_tags_like_what_is_typed(qtbot: QtBot, bar: CaptureBar) -> None:
    """Dictation hands over whole phrases as an input method does, without a key."""
    told: list[str] = []
    bar.typed.connect(told.append)
    for phrase in ("Spoke up today, ", "thanked @Mar"):
        spoken = QInputMethodEvent(phrase[:3], [])
        QApplication.sendEvent(edit_of(bar), spoken)
        done = QInputMethodEvent()
        done.setCommitString(phrase)
        QApplication.sendEvent(edit_of(bar), done)
    assert told[-1] == bar.text == "Spoke up today, thanked @Mar"
    assert bar.offered == ["@Maria", "@Marcus"]
    replaced = QInputMethodEvent()
    replaced.setCommitString("aria", -2, 2)  # dictation corrects what it said before
    QApplication.sendEvent(edit_of(bar), replaced)
    assert bar.text == "Spoke up today, thanked @Maria"
    with qtbot.waitSignal(bar.caught, timeout=1000) as caught:
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Return)
    assert caught.args == ["Spoke up today, thanked @Maria"]


def test_undoing_an_act_is_left_to_the_window(qtbot: QtBot, bar: CaptureBar) -> None:
    undo = QShortcut(QKeySequence("Ctrl+Shift+Z"), bar.window())
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(undo.activated, timeout=1000):
        QTest.keyClick(edit_of(bar), Qt.Key.Key_Z, both)


def test_letters_without_accents_find_names_with_them() -> None:
    zoe = Offer("@", "Zoë", "Zoë Núñez")
    for letters in ("@zo", "@nu", "@ZOE N"[:4]):
        typed = begun(letters)
        assert typed is not None
        assert matching([zoe], typed) == ([] if letters == "@ZOE" else [zoe])


def test_any_part_of_a_name_finds_the_person_and_beginnings_come_first() -> None:
    people = [
        Offer("@", "Joanna", "Joanna Bell"),
        Offer("@", "Tom", "Tom Annan"),
        Offer("@", "Ann", "Ann W."),
    ]
    typed = begun("@an")
    assert typed is not None
    assert [offer.word for offer in matching(people, typed)] == ["Ann", "Tom", "Joanna"]
    for letters, word in (("@oan", "Joanna"), ("@bel", "Joanna"), ("@ANNAN", "Tom"), ("@om", "Tom")):
        typed = begun(letters)
        assert typed is not None
        assert [offer.word for offer in matching(people, typed)] == [word]


def test_a_whole_name_leaves_enter_free_although_it_stands_inside_another() -> None:
    typed = begun("@ann")
    assert typed is not None
    assert matching([Offer("@", "Ann", "Ann W."), Offer("@", "Joanna", "Joanna B.")], typed) == []


def test_tags_are_offered_with_their_meaning_and_found_by_any_part(theme: Theme) -> None:
    tags = [Offer("#", "peer-support", "help given or taken"), Offer("#", "support", "")]
    typed = begun("Asked #supp")
    assert typed is not None
    found = matching(tags, typed)
    assert [offer.word for offer in found] == ["support", "peer-support"]
    assert [offer.spoken for offer in found] == ["support", "peer-support, help given or taken"]


NAMES = st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=14).filter(
    lambda name: bool(folded(name)) and bool(name.split())
)


@given(st.dictionaries(st.uuids().map(str), NAMES, min_size=1, max_size=12), st.data())
def test_any_letters_of_a_name_find_the_person_unless_six_fit_better(
    names: dict[str, str], data: st.DataObject
) -> None:
    offers = [Offer("@", handle, names[person]) for person, handle in handles(names).items()]
    offer = data.draw(st.sampled_from(offers))
    whole = folded(offer.name)
    start = data.draw(st.integers(0, len(whole) - 1))
    letters = whole[start : data.draw(st.integers(start + 1, len(whole)))]
    found = matching(offers, Begun(0, "@", letters))
    exact = any(folded(each.word) == letters for each in offers)
    assert offer in found or len(found) == 6 or exact
    assert len(found) == len(set(found)) <= 6
    assert all(letters in folded(each.word) + folded(each.name) for each in found)
    begins = [folded(each.word).startswith(letters) for each in found]
    assert begins == sorted(begins, reverse=True)


def test_an_address_is_not_a_name() -> None:
    assert begun("write to sam@example") is None
    assert begun("item#3") is None


def test_the_offers_stay_inside_the_window(qtbot: QtBot, bar: CaptureBar) -> None:
    window = bar.window()
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertStretch(0, 100)
    window.resize(320, 300)
    qtbot.waitUntil(lambda: bar.y() > 150)
    QTest.keyClicks(edit_of(bar), "@")
    offers = window.findChild(CompletionList)
    assert isinstance(offers, CompletionList)
    assert window.rect().contains(offers.geometry())
    assert offers.geometry().bottom() < bar.y()
