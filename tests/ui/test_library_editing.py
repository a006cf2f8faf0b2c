"""The Library in the main window: what is taken back, what a group has had, and files in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.documents.library_toml import deck_toml, topics_toml
from app.intake.decks import load_deck, load_topics
from app.live import commands
from app.model.decks import Deck, DeckItem, DeckKind
from app.practice import library
from app.practice.library import OWN
from tests.practice_for_tests import ALEX, MORNING, held
from tests.ui.hand import press, words_in
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.message_bar import MessageBar
from ui.parts.words_edit import WordsEdit
from ui.practice.taken_id import TakenId
from ui.practice.topics_form import TopicsForm
from ui.practice_windows import PracticeWindows
from ui.screens.today import TodayScreen
from ui.setting_words import Section

ICE = DeckKind.ICEBREAKER
SPRING = Deck(
    id="spring",
    title="Spring",
    items=(DeckItem(id="grows", text="What grows?"), DeckItem(id="blooms", text="What blooms?")),
)


@pytest.fixture
def shelf(windows: PracticeWindows) -> PracticeWindows:
    press(windows.main, "Library")
    return windows


def file(folder: Path, name: str, deck: Deck) -> str:
    path = folder / name
    path.write_bytes(deck_toml(deck))
    return str(path)


def own(windows: PracticeWindows) -> list[str]:
    deck = windows.desk.practice.offer.decks.get(OWN[ICE])
    return [item.text for item in deck.items] if deck else []


def add(windows: PracticeWindows, text: str) -> None:
    press(windows.main, "Add")
    type_text(windows, text)
    press(windows.main, "Save")


def type_text(windows: PracticeWindows, text: str) -> None:
    edits = windows.main.findChildren(WordsEdit)
    edit = next(edit for edit in edits if edit.accessibleName() == "Text" and edit.isVisible())
    edit.selectAll()
    QTest.keyClicks(edit, text)


def answer(windows: PracticeWindows, chosen: str) -> None:
    """Answer the question about a file."""
    dialog = windows.main.findChild(TakenId)
    assert dialog is not None
    assert dialog.isVisible()
    picker = dialog.findChild(Picker)
    assert picker is not None
    assert picker.findData(chosen) >= 0
    picker.setCurrentIndex(picker.findData(chosen))
    press(dialog, "Go on")


def test_hiding_is_said_and_taken_back(shelf: PracticeWindows) -> None:
    press(shelf.main, "Do not offer")
    assert len(shelf.desk.practice.offer.hidden) == 1
    assert "No group is offered it any more." in words_in(shelf.main)
    press(shelf.main, "Undo")
    assert not shelf.desk.practice.offer.hidden
    press(shelf.main, "Do not offer")
    press(shelf.main, "Offer again")
    assert not shelf.desk.practice.offer.hidden


def test_a_removed_one_comes_back_where_it_stood(shelf: PracticeWindows) -> None:
    for text in ("Which smell?", "Which sound?", "Which color?"):
        add(shelf, text)
    shelf.library.screen.show_one((OWN[ICE], "which-sound"))
    press(shelf.main, "Remove")
    assert own(shelf) == ["Which smell?", "Which color?"]
    press(shelf.main, "Undo")
    assert own(shelf) == ["Which smell?", "Which sound?", "Which color?"]


def test_removing_by_keys_leads_to_the_line_that_is_next(shelf: PracticeWindows) -> None:
    add(shelf, "Which smell?")
    screen = shelf.library.screen
    screen.show_one((OWN[ICE], "which-smell"))
    remove = next(one for one in screen.findChildren(Button) if one.text() == "Remove" and one.isVisible())
    remove.setFocus()
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert own(shelf) == []
    assert screen.focusWidget() is screen.list


def test_a_deck_that_was_brought_in_is_removed_and_comes_back(shelf: PracticeWindows, tmp_path: Path) -> None:
    shelf.library.files.bring_in([file(tmp_path, "spring.toml", SPRING)])
    shelf.library.screen.show_one(("spring", "grows"))
    press(shelf.main, "Remove the whole deck")
    assert "Spring was removed." in words_in(shelf.main)
    assert "What grows?" not in [row.text for row in shelf.library.screen.list.shown]
    press(shelf.main, "Undo")
    assert shelf.desk.practice.offer.decks["spring"] == SPRING


def test_a_topic_goes_back_to_the_shipped_one_and_forth(shelf: PracticeWindows) -> None:
    first = next(iter(shelf.desk.shipped.topics.values()))
    changed = first.model_copy(update={"question": "What else?"})
    shelf.desk.seat(ALEX.id).arrange(library.keep_topic, shelf.desk.library, changed)
    press(shelf.main, "Topics")
    assert "To ask: What else?" in words_in(shelf.main)
    press(shelf.main, "As it comes with Groupside")
    assert f"To ask: {first.question}" in words_in(shelf.main)
    press(shelf.main, "Undo")
    assert shelf.desk.library.topics[first.id] == changed


def test_what_was_left_out_waits_whatever_is_said_and_shown_meanwhile(shelf: PracticeWindows) -> None:
    press(shelf.main, "Add")
    type_text(shelf, "Which smell?")
    press(shelf.main, "Cancel")
    assert "Your changes to “Which smell?” were left out. They are not saved yet." in words_in(shelf.main)
    press(shelf.main, "Do not offer")
    press(shelf.main, "Undo")
    press(shelf.main, "Today")
    press(shelf.main, "Library")
    press(shelf.main, "Go on with them")
    assert "were left out" not in words_in(shelf.main)
    press(shelf.main, "Save")
    assert own(shelf) == ["Which smell?"]


def test_a_message_that_waits_makes_way_for_the_form(shelf: PracticeWindows, qtbot: QtBot) -> None:
    press(shelf.main, "Do not offer")
    bar = shelf.main.findChild(MessageBar)
    assert bar is not None
    press(shelf.main, "Add")
    fields = [
        one
        for kind in (WordsEdit, Picker)
        for one in shelf.library.screen.findChildren(kind)
        if one.isVisibleTo(shelf.main)
    ]

    def covered() -> list[str]:
        seen = {one: one.visibleRegion().boundingRect() for one in fields}
        places = {one: rect.translated(one.mapTo(shelf.main, QPoint(0, 0))) for one, rect in seen.items()}
        return [one.accessibleName() for one, rect in places.items() if rect.intersects(bar.geometry())]

    qtbot.waitUntil(lambda: not covered())
    assert bar.isVisible()


def test_what_was_typed_is_kept_when_another_screen_is_gone_to(shelf: PracticeWindows) -> None:
    press(shelf.main, "Add")
    type_text(shelf, "Which smell?")
    press(shelf.main, "Today")
    assert shelf.main.shows(TodayScreen)
    assert own(shelf) == ["Which smell?"]


def test_what_cannot_be_kept_is_named_elsewhere_with_the_way_back(shelf: PracticeWindows) -> None:
    press(shelf.main, "Add")
    follow_up = next(
        one
        for one in shelf.main.findChildren(WordsEdit)
        if one.accessibleName() == "Follow-up" and one.isVisible()
    )
    QTest.keyClicks(follow_up, "Where was it?")
    press(shelf.main, "Today")
    said = "Your new icebreaker is not saved: “Text” is empty. Write something there first."
    assert said in words_in(shelf.main)
    press(shelf.main, "Back to it")
    assert follow_up.isVisible()
    assert follow_up.words == "Where was it?"
    assert said not in words_in(shelf.main)
    press(shelf.main, "Today")
    press(shelf.main, "Library")  # the other way back: nothing is asked any more
    assert said not in words_in(shelf.main)
    type_text(shelf, "Which smell?")
    press(shelf.main, "Today")
    assert own(shelf) == ["Which smell?"]


def test_hiding_names_in_the_middle_keeps_nothing_half_typed_and_loses_nothing(
    shelf: PracticeWindows,
) -> None:
    press(shelf.main, "Add")
    type_text(shelf, "Which sm")
    QTest.keyClick(shelf.main.focusWidget(), Qt.Key.Key_F9)
    assert not shelf.library.screen.isVisible()
    assert own(shelf) == []
    QTest.keyClick(shelf.main.focusWidget(), Qt.Key.Key_F9)
    press(shelf.main, "Save")
    assert own(shelf) == ["Which sm"]


def test_going_on_while_another_one_is_typed_keeps_both(shelf: PracticeWindows) -> None:
    press(shelf.main, "Add")
    type_text(shelf, "Which smell?")
    press(shelf.main, "Cancel")
    press(shelf.main, "Add")
    type_text(shelf, "Which sound?")
    press(shelf.main, "Go on with them")
    press(shelf.main, "Save")
    press(shelf.main, "Go on with them")
    press(shelf.main, "Save")
    assert own(shelf) == ["Which smell?", "Which sound?"]


def test_a_group_that_had_it_today_says_so(shelf: PracticeWindows, clock: SetClock) -> None:
    desk = shelf.desk
    desk.seat(ALEX.id).open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    seat = desk.seat(ALEX.id)
    seat.do(commands.start)
    assert desk.session is not None
    item = desk.session.icebreaker
    assert item is not None
    held(seat, clock)
    shelf.library.screen.show_one((item.deck, item.id))
    assert "Once, on Nov 24" in words_in(shelf.main)


def test_a_deck_leaves_and_is_the_same_when_it_comes_back(shelf: PracticeWindows, tmp_path: Path) -> None:
    add(shelf, "Which smell?")
    deck = shelf.desk.practice.offer.decks[OWN[ICE]]
    shelf.library.files.export_to(deck, str(tmp_path))
    assert load_deck(tmp_path / "own-icebreakers.toml") == deck
    assert "own-icebreakers.toml" in words_in(shelf.main)
    shelf.library.files.export_to(deck, str(tmp_path))
    assert (tmp_path / "own-icebreakers (2).toml").exists()
    shelf.library.files.export_to(None, str(tmp_path))
    assert load_topics(tmp_path / "topics.toml") == tuple(shelf.desk.library.topics.values())


def test_several_files_are_each_named_and_a_bad_one_stops_no_other(
    shelf: PracticeWindows, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('id = "bad"\ntitle = "Bad"\n[[item]]\nid = "one"\ntext = ""\n', encoding="utf-8")
    topic = next(iter(shelf.desk.shipped.topics.values())).model_copy(update={"id": "rest", "title": "Rest"})
    topics = tmp_path / "more.toml"
    topics.write_bytes(topics_toml([topic]))
    shelf.library.files.bring_in([str(bad), file(tmp_path, "spring.toml", SPRING), str(topics)])
    words = words_in(shelf.main)
    assert "Brought in: spring.toml with 2 items, more.toml with 1 topic." in words
    assert "bad.toml, line 5: text of item 1 is empty." in words
    assert shelf.desk.practice.offer.decks == {"spring": SPRING}
    assert shelf.desk.library.topics["rest"] == topic
    assert "What grows?" in [row.text for row in shelf.library.screen.list.shown]


def test_a_deck_whose_id_is_there_is_asked_about(shelf: PracticeWindows, tmp_path: Path) -> None:
    other = SPRING.model_copy(update={"items": (DeckItem(id="rains", text="What rains?"),)})
    paths = [file(tmp_path, "spring.toml", SPRING), file(tmp_path, "other.toml", other)]
    shelf.library.files.bring_in(paths)
    answer(shelf, "beside")
    decks = shelf.desk.practice.offer.decks
    assert [(deck.id, deck.title) for deck in decks.values()] == [
        ("spring", "Spring"),
        ("spring-2", "Spring 2"),
    ]
    third = SPRING.model_copy(update={"items": (DeckItem(id="thaws", text="What thaws?"),)})
    shelf.library.files.bring_in([file(tmp_path, "third.toml", third)])
    answer(shelf, "in_place")
    assert shelf.desk.practice.offer.decks["spring"] == third
    shelf.library.files.bring_in(paths[:1])
    answer(shelf, "not")
    assert shelf.desk.practice.offer.decks["spring"] == third
    assert "spring.toml was left out." in words_in(shelf.main)


def test_what_is_here_already_is_not_brought_in_twice(shelf: PracticeWindows, tmp_path: Path) -> None:
    known = shelf.desk.shipped.decks[0].items[0]
    both = SPRING.model_copy(update={"items": (SPRING.items[0], known)})
    none = SPRING.model_copy(update={"id": "none", "items": (known,)})
    shelf.library.files.bring_in([file(tmp_path, "both.toml", both), file(tmp_path, "none.toml", none)])
    words = words_in(shelf.main)
    assert "Brought in: both.toml with 1 item (1 was here already)." in words
    assert "none.toml: All of it is here already." in words
    (deck,) = shelf.desk.practice.offer.decks.values()
    assert deck.items == SPRING.items[:1]


def test_a_name_of_somebody_here_is_pointed_out(shelf: PracticeWindows, tmp_path: Path) -> None:
    add(shelf, "Which smell?")
    assert "name of somebody here" not in words_in(shelf.main)
    add(shelf, "What would Maria bring?")
    told = "It holds a name of somebody here: Maria. Everybody who gets this file can read it."
    assert told in words_in(shelf.main)
    assert own(shelf) == ["Which smell?", "What would Maria bring?"]
    shelf.library.files.export_to(None, str(tmp_path))
    assert told not in words_in(shelf.main)
    shelf.library.files.export_to(shelf.desk.practice.offer.decks[OWN[ICE]], str(tmp_path))
    assert told in words_in(shelf.main)


def test_going_back_from_the_question_brings_nothing_in(shelf: PracticeWindows, tmp_path: Path) -> None:
    taken = SPRING.model_copy(update={"id": "icebreakers"})
    shelf.library.files.bring_in([file(tmp_path, "taken.toml", taken), file(tmp_path, "spring.toml", SPRING)])
    dialog = shelf.main.findChild(TakenId)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert shelf.desk.practice.offer.decks == {"spring": SPRING}
    assert "taken.toml was left out." in words_in(shelf.main)


def test_topics_that_are_there_are_asked_about(shelf: PracticeWindows, tmp_path: Path) -> None:
    first, second, *_rest = shelf.desk.shipped.topics.values()
    other = first.model_copy(update={"question": "What else?"})
    path = tmp_path / "topics.toml"
    path.write_bytes(topics_toml([other, second]))
    shelf.library.files.bring_in([str(path)])
    dialog = shelf.main.findChild(TakenId)
    assert dialog is not None
    assert first.title in words_in(dialog)
    answer(shelf, "in_place")
    assert shelf.desk.library.topics[first.id] == other
    assert list(shelf.desk.practice.offer.topics) == [first.id]


def test_the_same_deck_again_changes_nothing(shelf: PracticeWindows, tmp_path: Path) -> None:
    path = file(tmp_path, "spring.toml", SPRING)
    shelf.library.files.bring_in([path])
    before = shelf.desk.practice.offer
    shelf.library.files.bring_in([path])
    dialog = shelf.main.findChild(TakenId)
    assert dialog is None or not dialog.isVisible()
    assert shelf.desk.practice.offer == before


def test_with_several_decks_a_menu_asks_which_one_leaves(shelf: PracticeWindows, qtbot: QtBot) -> None:
    press(shelf.main, "Export…")
    dialog = shelf.main.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    add(shelf, "Which smell?")
    press(shelf.main, "Export…")
    menu = shelf.library.files.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Icebreakers", "Our icebreakers"]
    menu.close()


def test_a_new_topic_can_be_put_into_a_curriculum(shelf: PracticeWindows) -> None:
    press(shelf.main, "Settings")
    shelf.settings.go_to_setting(Section.PROGRAMS.id)
    topic = next(iter(shelf.desk.shipped.topics.values())).model_copy(update={"id": "rest", "title": "Rest"})
    shelf.desk.seat(ALEX.id).arrange(library.keep_topic, shelf.desk.library, topic)
    form = shelf.settings.findChild(TopicsForm)
    assert form is not None
    before = form.topics
    picker = form.findChild(Picker)
    assert picker is not None
    picker.setCurrentIndex(picker.findData("rest"))
    next(button for button in form.findChildren(Button) if button.text() == "Add").click()
    assert form.topics == (*before, "rest")
