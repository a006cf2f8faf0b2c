"""The Library: finding, reading, adding, changing and hiding what rotates, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.model.decks import Deck, DeckItem, DeckKind, Pin
from app.practice import events as e
from app.practice import library
from app.practice.library import OWN
from app.practice.shelf import Used
from tests.practice_for_tests import EVENING, MORNING
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import press, words_in
from ui.parts.button import Button
from ui.parts.choice import CheckBox, Picker
from ui.parts.number_field import NumberField
from ui.parts.words_edit import WordsEdit
from ui.screens.library import LibraryScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
ICE = DeckKind.ICEBREAKER


@pytest.fixture
def screen(stage: Stage, theme: Theme, opened: Show) -> LibraryScreen:
    screen = LibraryScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 700)
    return screen


def named(screen: LibraryScreen, kind: type[QWidget], name: str) -> QWidget:
    return next(
        one for one in screen.findChildren(kind) if one.accessibleName() == name and one.isVisibleTo(screen)
    )


def write(screen: LibraryScreen, name: str, words: str) -> WordsEdit:
    """Type over what stands in a field."""
    edit = named(screen, WordsEdit, name)
    assert isinstance(edit, WordsEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    return edit


def listed(screen: LibraryScreen) -> list[str]:
    return [row.text for row in screen.list.shown]


def narrow(screen: LibraryScreen, name: str, chosen: str) -> None:
    picker = named(screen, Picker, name)
    assert isinstance(picker, Picker)
    picker.setCurrentIndex(picker.findData(chosen))
    picker.picked.emit(chosen)


def own(stage: Stage) -> Sequence[DeckItem]:
    deck = stage.desk.practice.offer.decks.get(OWN[ICE])
    return deck.items if deck else ()


def add_own(stage: Stage, *texts: str) -> None:
    for text in texts:
        item_id = library.id_for(stage.desk.practice, stage.desk.library, OWN[ICE], text)
        item = DeckItem(id=item_id, text=text)
        stage.seat.arrange(library.keep_item, stage.desk.library, ICE, OWN[ICE], item)


def test_the_first_icebreaker_is_read_at_once(stage: Stage, screen: LibraryScreen) -> None:
    first = stage.desk.shipped.decks[0].items[0]
    assert listed(screen)[0] == first.text
    words = words_in(screen)
    assert first.text in words
    assert f"Follow-up: {first.follow_up}" in words
    assert "Comes with Groupside" in words


def test_words_and_filters_narrow_the_list_and_an_empty_one_says_what_to_do(
    stage: Stage, screen: LibraryScreen
) -> None:
    search = named(screen, QLineEdit, "Search the Library")
    QTest.keyClicks(search, "WEATHER mood")
    assert [text[:12] for text in listed(screen)] == ["If your mood"]
    QTest.keyClicks(search, "zz")
    assert listed(screen) == []
    for _time in range(40):
        QTest.keyClick(search, Qt.Key.Key_Backspace)
    narrow(screen, "Only of this energy", "lively")
    lively = [item.text for item in stage.desk.shipped.decks[0].items if item.energy == "lively"]
    assert listed(screen) == lively


def test_an_own_icebreaker_is_added_by_keys(stage: Stage, screen: LibraryScreen) -> None:
    press(screen, "Add")
    edit = named(screen, WordsEdit, "Text")
    assert screen.focusWidget() is edit
    QTest.keyClicks(edit, "Which smell takes you home?")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert [(item.id, item.text) for item in own(stage)] == [
        ("which-smell-takes-you-home", "Which smell takes you home?")
    ]
    assert listed(screen)[-1] == "Which smell takes you home?"
    assert screen.list.chosen == "own-icebreakers/which-smell-takes-you-home"
    assert "Our icebreakers" in words_in(screen)
    assert screen.focusWidget() is screen.list


def test_every_field_is_kept(stage: Stage, screen: LibraryScreen) -> None:
    press(screen, "Add")
    write(screen, "Text", "Which smell?")
    write(screen, "Follow-up", "Where was it?")
    narrow(screen, "Answered", "chat")
    press(screen, "Veterans")
    tags = named(screen, QLineEdit, "Tags")
    QTest.keyClicks(tags, "Self care, #Play")
    QTest.keyClick(tags, Qt.Key.Key_Return)
    (kept,) = own(stage)
    assert (kept.follow_up, kept.online, kept.fits, kept.tags) == (
        "Where was it?",
        "chat",
        ("veterans",),
        ("self-care", "play"),
    )


def test_a_shipped_one_is_copied_and_hidden_in_one_act(stage: Stage, screen: LibraryScreen) -> None:
    shipped = stage.desk.shipped.decks[0]
    press(screen, "Edit a copy")
    QTest.keyClick(write(screen, "Text", "What went right?"), Qt.Key.Key_Return)
    assert [item.text for item in own(stage)] == ["What went right?"]
    assert own(stage)[0].follow_up == shipped.items[0].follow_up
    assert stage.desk.practice.offer.hidden == {(shipped.id, shipped.items[0].id)}
    assert screen.list.shown[0].line.startswith("Not offered")


def test_the_shipped_one_stays_where_nobody_asked_to_hide_it(stage: Stage, screen: LibraryScreen) -> None:
    press(screen, "Edit a copy")
    press(screen, "Do not offer the one that comes with Groupside")
    QTest.keyClick(write(screen, "Text", "What went right?"), Qt.Key.Key_Return)
    assert len(own(stage)) == 1
    assert not stage.desk.practice.offer.hidden


def test_what_was_typed_is_kept_when_another_line_is_chosen(stage: Stage, screen: LibraryScreen) -> None:
    add_own(stage, "Which smell?")
    screen.show_one((OWN[ICE], "which-smell"))
    press(screen, "Edit")
    write(screen, "Text", "Which sound?")
    other = screen.list.shown[1]
    screen.list.row_chosen.emit(other.id)
    assert [(item.id, item.text) for item in own(stage)] == [("which-smell", "Which sound?")]
    assert screen.list.chosen == other.id
    assert other.text in words_in(screen)


def test_what_cannot_be_kept_stays_to_be_mended(stage: Stage, screen: LibraryScreen, told: list[str]) -> None:
    add_own(stage, "Which smell?", "Which sound?")
    screen.show_one((OWN[ICE], "which-smell"))
    press(screen, "Edit")
    edit = write(screen, "Text", "Which SOUND")
    screen.list.row_chosen.emit(screen.list.shown[0].id)
    assert told == ["These words are there already, in Our icebreakers."]
    assert edit.isVisibleTo(screen)
    assert edit.words == "Which SOUND"
    assert screen.list.chosen == f"{OWN[ICE]}/which-smell"
    screen.go_to_section("topics")
    assert screen.section == "icebreaker"
    screen.hide()  # another screen
    screen.show()
    assert edit.words == "Which SOUND"
    assert [item.text for item in own(stage)] == ["Which smell?", "Which sound?"]


def test_an_empty_text_is_refused_with_one_sentence(
    stage: Stage, screen: LibraryScreen, told: list[str]
) -> None:
    press(screen, "Add")
    press(screen, "Save")
    assert told == ["“Text” is empty. Write something there first."]
    assert not own(stage)


def test_half_typed_words_stay_while_the_disk_answers(stage: Stage, screen: LibraryScreen) -> None:
    press(screen, "Add")
    edit = write(screen, "Text", "Which")
    stage.hub.changed.emit()
    assert (edit.words, screen.focusWidget()) == ("Which", edit)


def test_something_new_goes_into_a_deck_that_was_brought_in(stage: Stage, screen: LibraryScreen) -> None:
    brought = Deck(id="brought", title="Spring", items=(DeckItem(id="one", text="What grows?"),))
    stage.seat.arrange(library.import_deck, stage.desk.library, brought)
    press(screen, "Add")
    narrow(screen, "Goes into", "brought")
    QTest.keyClick(write(screen, "Text", "What blooms?"), Qt.Key.Key_Return)
    assert [item.text for item in stage.desk.practice.offer.decks["brought"].items] == [
        "What grows?",
        "What blooms?",
    ]


def test_a_topic_is_changed_and_its_id_stays(stage: Stage, screen: LibraryScreen) -> None:
    first = next(iter(stage.desk.shipped.topics.values()))
    screen.go_to_section("topics")
    press(screen, "Edit")
    outline = write(screen, "Outline, line by line", "One.")
    QTest.keyClick(outline, Qt.Key.Key_Return)
    QTest.keyClicks(outline, "Two.")
    QTest.keyClick(outline, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = stage.desk.library.topics[first.id]
    assert (kept.title, kept.outline) == (first.title, ("One.", "Two."))
    assert "Comes with Groupside, in your own words" in words_in(screen)


def test_a_topic_of_ones_own_stands_with_the_others(stage: Stage, screen: LibraryScreen) -> None:
    screen.go_to_section("topics")
    press(screen, "Add")
    title = named(screen, QLineEdit, "Title")
    QTest.keyClicks(title, "Rest and sleep")
    write(screen, "Outline, line by line", "Why it is hard.")
    QTest.keyClick(write(screen, "Question to the group", "What helps?"), Qt.Key.Key_Return)
    assert stage.desk.library.topics["rest-and-sleep"].question == "What helps?"
    assert listed(screen)[-1] == "Rest and sleep"


def test_each_group_says_what_it_has_had_and_takes_back_what_was_marked(
    stage: Stage, screen: LibraryScreen
) -> None:
    item = stage.desk.shipped.decks[0].items[0]
    key = ("icebreakers", item.id)
    coming, past = (Pin(group=EVENING, deck=key[0], item=key[1], on=date(2026, 11, day)) for day in (30, 2))
    barred = e.ItemBarred(group=MORNING, deck=key[0], item=key[1])
    stage.desk.act_practice(stage.seat.user, [barred, e.ItemPinned(pin=past), e.ItemPinned(pin=coming)])
    screen.show_used({MORNING: {key: Used(3, date(2026, 11, 17))}})
    words = words_in(screen)
    assert "3 times, last on Nov 17" in words
    assert "Not yet" in words
    assert "Kept for Nov 30" in words
    assert "Nov 2" not in words
    press(screen, "Allow again")
    press(screen, "Let the rotation decide")
    assert not stage.desk.practice.offer.barred_for(MORNING)
    assert list(stage.desk.practice.offer.pins) == [past]
    assert "Never for this group" not in words_in(screen)
    assert screen.focusWidget() is screen.list


def test_enter_on_a_line_goes_on_to_what_can_be_done(screen: LibraryScreen) -> None:
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.chosen is not None
    assert screen.chosen.words == listed(screen)[1]
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    focus = screen.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert screen.focusWidget() is named(screen, WordsEdit, "Text")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Escape)
    assert screen.focusWidget() is screen.list


@pytest.mark.parametrize(("width", "height", "text"), [(1232, 610, 100), (480, 800, 100), (480, 800, 200)])
def test_nothing_is_cut_off(
    stage: Stage, screen: LibraryScreen, theme: Theme, qtbot: QtBot, width: int, height: int, text: int
) -> None:
    theme.choose(Look(mode="light", text_percent=text, reduced_motion=True))
    screen.resize(width, height)
    add_own(stage, "Which smell?")

    def look() -> None:
        assert [*cut_off(screen), *beyond(screen)] == []

    for section in ("icebreaker", "closing_thought", "topics"):
        screen.go_to_section(section)
        qtbot.waitUntil(look)
        screen.list.row_activated.emit(screen.list.shown[0].id)
        qtbot.waitUntil(look)
        screen.card.edit_asked.emit()
        qtbot.waitUntil(look)
        screen.card.cancel_asked.emit()
        screen.card.back_asked.emit()


def test_enter_in_the_search_goes_on_to_what_was_found(screen: LibraryScreen) -> None:
    search = named(screen, QLineEdit, "Search the Library")
    QTest.keyClicks(search, "weather mood")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.list
    assert screen.chosen is not None
    assert screen.chosen.words.startswith("If your mood")


def test_after_a_line_is_gone_the_next_one_is_chosen(stage: Stage, screen: LibraryScreen) -> None:
    add_own(stage, "Which smell?", "Which sound?", "Which color?")
    screen.show_one((OWN[ICE], "which-sound"))
    stage.seat.arrange(library.remove_item, stage.desk.library, OWN[ICE], "which-sound")
    stage.hub.changed.emit()
    assert screen.chosen is not None
    assert screen.chosen.words == "Which color?"


def test_tab_goes_through_the_form_as_it_is_seen(screen: LibraryScreen) -> None:
    press(screen, "Add")
    gone_through = []
    while screen.card.isAncestorOf(focus := screen.focusWidget()) and not isinstance(focus, Button):
        gone_through.append(focus.text() if isinstance(focus, CheckBox) else focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    fields = ["Text", "Follow-up", "Minutes", "Energy", "Right for", "Answered"]
    names = [one.accessibleName() for one in screen.findChildren(Picker) if one.isVisible()]
    assert len(names) == len(set(names))  # a filter beside the form is not called like one of its fields
    assert gone_through == [*fields, "Women", "Men", "Veterans", "LGBTQ+", "Young adults", "Tags"]


def test_the_box_of_a_kind_of_group_says_whom_it_is_for(screen: LibraryScreen) -> None:
    press(screen, "Add")
    words = [box.text() for box in screen.findChildren(CheckBox) if box.isVisibleTo(screen)]
    assert words == ["Women", "Men", "Veterans", "LGBTQ+", "Young adults"]


def test_fields_beside_each_other_are_equally_high(screen: LibraryScreen) -> None:
    press(screen, "Add")
    minutes = named(screen, NumberField, "Minutes")
    energy = next(one for one in screen.card.findChildren(Picker) if one.accessibleName() == "Energy")
    assert minutes.height() == energy.height()
    assert minutes.mapTo(screen, QPoint(0, 0)).y() == energy.mapTo(screen, QPoint(0, 0)).y()


@pytest.mark.parametrize("percent", [100, 200])
def test_in_a_narrow_window_all_stands_at_one_edge(
    stage: Stage, theme: Theme, opened: Show, percent: int
) -> None:
    theme.choose(Look("light", percent))
    screen = LibraryScreen(theme, stage.hub, stage.acting)
    opened(screen, 480, 720)
    screen.go_to_section("topics")
    topic = next(iter(stage.desk.shipped.topics.values()))
    screen.show_one(("topics", topic.id))
    back = next(one for one in screen.findChildren(Button) if one.text() == "The whole list")
    texts = [one for one in screen.findChildren(QLabel) if one.isVisible()]
    heading = next(one for one in texts if one.text() == topic.title)

    def edge(part: QWidget) -> int:
        return part.mapTo(screen, QPoint(0, 0)).x()

    drawn = back.grab().toImage()
    ground = drawn.pixelColor(drawn.width() - 1, drawn.height() // 2)
    rows = range(drawn.height() // 4, 3 * drawn.height() // 4)
    first = next(x for x in range(drawn.width()) if any(drawn.pixelColor(x, y) != ground for y in rows))
    assert edge(back) == edge(heading)
    assert first <= theme.px(7)  # the sign brings some air of its own
    points = [one for one in texts if one.text() == "•"]
    lines = [one for one in texts if one.text() in topic.outline]
    assert len(points) == len(lines) == len(topic.outline)
    assert {edge(point) for point in points} == {edge(heading)}
    assert len({edge(line) for line in lines}) == 1
    assert edge(lines[0]) > edge(points[0])
