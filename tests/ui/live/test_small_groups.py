"""Small groups in the window: drawn with one key, changed by dragging and by keys, copied for the host."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.live import commands
from app.live.events import DocumentSent, Expected
from app.live.small_groups import draw_as_last_time, set_lead
from app.model.agenda import PartKind
from app.model.people import Person, Role, User
from app.model.small_groups import Room
from app.practice import commands as practice
from app.practice.keeping_apart import keep_apart
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, MORNING, NINE, SAM
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press
from tests.ui.live.conftest import focused, session_of, words_in
from ui.keys import Act
from ui.live.room_panel import PersonTile
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BEN, CHRIS, DANA, ELI = (
    Expected(id=name.lower(), name=f"{name} X.", initials=name[0], joined=date(2026, 11, day))
    for name, day in (("Ben", 20), ("Chris", 1), ("Dana", 1), ("Eli", 1))
)
LAST = ((Room(people=(MARIA, JAMES, AISHA), lead=ALEX.id), Room(people=("ben", "chris", "dana"))),)


@pytest.fixture
def groups(theme: Theme, stage: Stage, opened: Callable[[QWidget, int, int], None]) -> LiveScreen:
    """Six people here, in the block that holds small groups; last time they sat in two rooms."""
    return begin(theme, stage, opened)


def begin(theme: Theme, stage: Stage, opened: Callable[[QWidget, int, int], None]) -> LiveScreen:
    group = stage.desk.practice.groups[MORNING]
    event = stage.desk.prepare(group, NINE).result()
    rules = event.rules.model_copy(update={"rooms_alone": True})
    people = (*event.expected, BEN, CHRIS, DANA, ELI)
    stage.seat.open_session(
        event.model_copy(update={"expected": people, "rooms_before": LAST, "rules": rules})
    )
    stage.seat.do(commands.start)
    for person in (MARIA, JAMES, AISHA, "ben", "chris", "dana"):
        stage.seat.do(commands.mark_arrived, person)
    block = next(b for b in session_of(stage).run.blocks if b.has(PartKind.SMALL_GROUP))
    stage.seat.do(commands.enter_block, block.id)
    screen = LiveScreen(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(screen, 1280, 900)
    return screen


def rooms(stage: Stage) -> list[tuple[str, ...]]:
    return [room.people for room in session_of(stage).small_groups]


def tile(screen: LiveScreen, person: str) -> PersonTile:
    return screen.block.groups.grid.tiles[person]


def drag(one: QWidget, onto: QWidget, place: QPoint) -> None:
    start = one.rect().center()
    end = one.mapFromGlobal(onto.mapToGlobal(place))
    QTest.mousePress(one, Qt.MouseButton.LeftButton, pos=start)
    for step in (1, 2, 3):
        QTest.mouseMove(one, start + (end - start) * step / 3)
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, pos=end)


def test_last_time_is_one_press_away_and_everybody_is_together_again_with_another(
    groups: LiveScreen, stage: Stage
) -> None:
    assert "Everybody is together" in words_in(groups.block)
    press(groups, "Same as last time")
    assert rooms(stage) == [(MARIA, JAMES, AISHA), ("ben", "chris", "dana")]
    assert "Room 1" in words_in(groups.block)
    assert tile(groups, "ben").accessibleName() == "Ben X., newcomer, day 5. Room 2"
    press(groups, "Together")
    assert rooms(stage) == []
    assert not groups.block.groups.grid.isVisible()


def test_one_key_draws_again_and_undo_takes_it_back(groups: LiveScreen, stage: Stage) -> None:
    press(groups, "Same as last time")
    before = rooms(stage)
    stage.wait(1)
    QTest.keyClick(groups, Qt.Key.Key_M, CONTROL | SHIFT)
    assert {frozenset(room) for room in rooms(stage)} != {frozenset(room) for room in before}
    assert session_of(stage).small_groups[0].lead
    stage.acting.undo()
    assert rooms(stage) == before


def test_more_rooms_are_chosen_before_they_are_drawn(groups: LiveScreen, stage: Stage) -> None:
    press(groups, "One room more")
    assert "3 rooms" in words_in(groups.block)
    press(groups, "Draw")
    assert [len(room) for room in rooms(stage)] == [2, 2, 2]
    assert len(groups.block.groups.grid.rooms) == 3
    press(groups, "One room less")
    press(groups, "Draw again")
    assert [len(room) for room in rooms(stage)] == [3, 3]
    assert len(groups.block.groups.grid.rooms) == 2


def test_by_keys_a_person_is_chosen_and_changes_places_or_moves(groups: LiveScreen, stage: Stage) -> None:
    press(groups, "Same as last time")
    QTest.keyClick(groups, Qt.Key.Key_G, CONTROL | SHIFT)
    assert focused() is tile(groups, MARIA)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert tile(groups, MARIA).isChecked()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is tile(groups, "chris")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert rooms(stage) == [("chris", JAMES, AISHA), ("ben", MARIA, "dana")]
    assert not tile(groups, MARIA).isChecked()
    assert focused() is tile(groups, "chris")
    QTest.keyClick(focused(), Qt.Key.Key_Right, CONTROL)
    assert rooms(stage) == [(JAMES, AISHA), ("ben", MARIA, "dana", "chris")]
    assert focused() is tile(groups, "chris")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not tile(groups, "chris").isChecked()
    # letters are still the beginning of a note
    QTest.keyClick(focused(), Qt.Key.Key_W)
    assert groups.notes.bar.isAncestorOf(focused())


def test_by_dragging_two_people_change_places_or_one_moves(groups: LiveScreen, stage: Stage) -> None:
    press(groups, "Same as last time")
    QTest.qWait(20)  # until they stand where they are
    onto = tile(groups, "dana")
    drag(tile(groups, MARIA), onto, onto.rect().center())
    assert rooms(stage) == [("dana", JAMES, AISHA), ("ben", "chris", MARIA)]
    QTest.qWait(20)
    room = groups.block.groups.grid.rooms[1]
    drag(tile(groups, JAMES), room, QPoint(room.width() // 2, 6))
    assert rooms(stage) == [("dana", AISHA), ("ben", "chris", MARIA, JAMES)]
    drag(tile(groups, AISHA), groups.people, QPoint(10, 10))
    assert rooms(stage) == [("dana", AISHA), ("ben", "chris", MARIA, JAMES)]
    assert not tile(groups, AISHA).isChecked()


def test_who_is_kept_apart_is_not_put_together_and_it_is_said(
    groups: LiveScreen, stage: Stage, told: list[str]
) -> None:
    stage.seat.do(draw_as_last_time, 2, ())
    stage.seat.arrange(keep_apart, MARIA, JAMES)
    stage.seat.arrange(keep_apart, AISHA, JAMES)
    assert "kept apart now sit together" in words_in(groups.block)
    QTest.keyClick(groups, Qt.Key.Key_M, CONTROL | SHIFT)
    assert "kept apart" not in words_in(groups.block)
    at = next(number for number, room in enumerate(rooms(stage)) if JAMES in room)
    assert not {MARIA, AISHA} & set(rooms(stage)[at])
    before = rooms(stage)
    tile(groups, MARIA).setFocus()
    QTest.keyClick(tile(groups, MARIA), Qt.Key.Key_Left if at == 0 else Qt.Key.Key_Right, CONTROL)
    assert rooms(stage) == before
    assert told[-1] == "These two cannot sit together. Choose another room."


def test_who_comes_later_is_put_where_they_fit_and_who_left_stands_apart(
    groups: LiveScreen, stage: Stage
) -> None:
    press(groups, "Same as last time")
    stage.seat.do(commands.mark_left, "ben")
    stage.seat.do(commands.mark_arrived, "eli")
    assert "Not here now: Ben X. (Room 2)" in words_in(groups.block)
    assert "ben" not in groups.block.groups.grid.tiles
    assert "Eli X. came later." in words_in(groups.block)
    press(groups, "Put into Room 2")
    assert rooms(stage)[1] == ("ben", "chris", "dana", "eli")
    assert "came later" not in words_in(groups.block)


def test_the_focus_stays_on_who_came_late_and_goes_on_from_who_was_placed(
    groups: LiveScreen, stage: Stage
) -> None:
    stage.seat.do(commands.mark_left, "dana")
    stage.seat.do(commands.mark_left, "chris")
    press(groups, "Same as last time")
    for person in ("eli", "dana", "chris"):
        stage.seat.do(commands.mark_arrived, person)

    def late(name: str) -> QPushButton:
        return next(
            button
            for button in groups.block.groups.findChildren(QPushButton)
            if button.accessibleDescription() == f"{name} came later." and button.isVisible()
        )

    here = late("Eli X.")
    here.setFocus()
    stage.seat.do(commands.mark_left, MARIA)
    assert focused() is here
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert "eli" in {person for room in rooms(stage) for person in room}
    assert focused().accessibleDescription().endswith("X. came later.")
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    last = focused().accessibleDescription()[: -len(" X. came later.")].lower()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert focused() is tile(groups, last)


def test_how_many_rooms_follows_what_stands_in_every_window(
    groups: LiveScreen, stage: Stage, theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    other = CoFacilitatorWindow(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(other, 1120, 760)
    press(groups, "One room more")
    stage.wait(1)
    press(groups, "Draw")
    assert "3 rooms" in words_in(other.block)
    stage.acting.undo()
    assert rooms(stage) == []
    for window in (groups, other):
        assert "2 rooms" in words_in(window.block)


def test_no_more_rooms_are_offered_than_there_can_be(groups: LiveScreen, stage: Stage) -> None:
    press(groups, "One room more")
    for person in (MARIA, JAMES):
        stage.seat.do(commands.mark_left, person)
    assert "2 rooms" in words_in(groups.block)
    press(groups, "Draw")
    assert len(rooms(stage)) == 2


def test_while_rooms_stand_a_break_takes_one_line(groups: LiveScreen, stage: Stage) -> None:
    stage.seat.do(
        commands.enter_block, next(b for b in session_of(stage).run.blocks if b.has(PartKind.BREAK)).id
    )
    groups.block.groups.open()
    words = words_in(groups.block)
    assert "Stand, stretch, move" in words
    press(groups, "Same as last time")
    rest, back = (
        next(
            each
            for each in groups.block.findChildren(QLabel)
            if each.isVisible() and each.text().startswith(words)
        )
        for words in ("Break", "Back at")
    )
    assert "Stand, stretch, move" not in words_in(groups.block)
    assert abs(rest.geometry().center().y() - back.geometry().center().y()) < 12


def test_who_was_added_by_mistake_is_gone_from_the_rooms_as_well(groups: LiveScreen, stage: Stage) -> None:
    sam = stage.desk.seat(SAM.id)
    sam.join(Person(id="zed", name="Zed W."), MORNING)
    stage.seat.do(commands.mark_arrived, "zed")
    press(groups, "Draw")
    assert "zed" in groups.block.groups.grid.tiles
    sam.undo()
    assert "zed" not in groups.block.groups.grid.tiles
    assert "Zed" not in words_in(groups.block)
    assert sorted(one for room in rooms(stage) for one in room) == sorted(session_of(stage).here)


def test_another_lead_is_chosen(groups: LiveScreen, stage: Stage) -> None:
    press(groups, "Same as last time")
    picker = groups.block.groups.grid.rooms[0].lead
    assert picker.accessibleName() == "Who leads Room 1"
    assert picker.currentText() == "Alex Rivera"
    picker.setFocus()
    picker.setCurrentIndex(picker.findText("Nobody"))
    picker.activated.emit(picker.currentIndex())
    assert session_of(stage).small_groups[0].lead == ""


def test_a_co_facilitator_who_came_to_the_practice_later_leads_a_room_by_name(
    groups: LiveScreen, stage: Stage
) -> None:
    robin = User(id="c3" * 16, name="Robin Vale", role=Role.CO_FACILITATOR)
    stage.seat.arrange(practice.add_user, robin)
    stage.desk.seat(robin.id).do(commands.catch_note, "Good questions.")
    press(groups, "Same as last time")
    picker = groups.block.groups.grid.rooms[0].lead
    assert picker.findText("Robin Vale") >= 0
    stage.seat.do(set_lead, 0, robin.id)
    press(groups, "List for the host")
    assert QGuiApplication.clipboard().text().startswith("Room 1 (Robin Vale): ")


def test_the_list_is_copied_with_names_for_the_host(
    groups: LiveScreen, stage: Stage, told: list[str]
) -> None:
    press(groups, "Same as last time")
    press(groups, "List for the host")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Room 1 (Alex Rivera): Maria S., James T., Aisha K."
    assert lines[1].endswith("Ben X., Chris X., Dana X.")
    assert "not for the chat" in told[-1]
    (sent,) = [each.event for each in session_of(stage).entries if isinstance(each.event, DocumentSent)]
    assert sent.document == "small_groups"
    assert set(sent.people) == set(session_of(stage).here)


def test_in_another_block_a_key_opens_them_and_closes_them(groups: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.next_block)
    assert not groups.block.groups.isVisible()
    QTest.keyClick(groups, Qt.Key.Key_M, CONTROL | SHIFT)
    assert groups.block.groups.isVisible()
    assert rooms(stage) == []
    QTest.keyClick(groups, Qt.Key.Key_G, CONTROL | SHIFT)
    assert not groups.block.groups.isVisible()
    groups.middle.open_rest()
    assert not groups.block.groups.isVisible()
    QTest.keyClick(groups, Qt.Key.Key_G, CONTROL | SHIFT)
    assert groups.block.groups.isVisible()


def test_rooms_that_stand_stay_to_be_seen_in_the_next_block(groups: LiveScreen, stage: Stage) -> None:
    press(groups, "Same as last time")
    stage.seat.do(commands.next_block)
    assert groups.block.groups.grid.isVisible()
    press(groups, "Together")
    assert not groups.block.groups.isVisible()


def test_without_enough_people_it_says_why_there_are_none(groups: LiveScreen, stage: Stage) -> None:
    for person in (MARIA, JAMES, AISHA):
        stage.seat.do(commands.mark_left, person)
    assert "at least four people" in words_in(groups.block)
    assert not any(
        button.isVisible() and button.text() == "Draw"
        for button in groups.block.groups.findChildren(QWidget)
        if hasattr(button, "text")
    )


def test_why_there_are_none_is_seen_below_a_long_round_and_the_key_puts_it_away(
    groups: LiveScreen, stage: Stage
) -> None:
    groups.resize(1280, 600)
    for person in (MARIA, JAMES, AISHA):
        stage.seat.do(commands.mark_left, person)
    stage.seat.do(commands.enter_block, session_of(stage).run.blocks[-1].id)
    panel = groups.block.groups
    QTest.keyClick(groups, Qt.Key.Key_G, CONTROL | SHIFT)
    QApplication.processEvents()
    assert "at least four people" in words_in(panel)
    assert panel.visibleRegion().boundingRect().height() == panel.height()
    QTest.keyClick(groups, Qt.Key.Key_G, CONTROL | SHIFT)
    assert not panel.isVisible()


def test_the_co_facilitator_draws_under_their_own_name(
    groups: LiveScreen, stage: Stage, theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    window = CoFacilitatorWindow(theme, stage.hub, stage.ticker, stage.acting, stage.hiding)
    opened(window, 1120, 760)
    press(window, "Same as last time")
    assert len(rooms(stage)) == 2
    assert window.block.groups.grid.isVisible()


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (480, 200), (1280, 200)])
def test_no_word_is_cut(groups: LiveScreen, stage: Stage, theme: Theme, width: int, percent: int) -> None:
    theme.choose(Look("light", percent, reduced_motion=True))
    groups.resize(width, 900)
    press(groups, "Same as last time")
    stage.seat.do(commands.mark_left, "ben")
    stage.seat.do(commands.mark_arrived, "eli")
    QTest.qWait(50)
    panel = groups.block.groups
    assert cut_off(panel) == []
    assert beyond(panel) == []
    page = next(page for page in groups.middle.pages if page.widget() is groups.block)
    assert groups.block.width() <= page.viewport().width()
    for one in panel.grid.tiles.values():
        assert one.height() >= one.heightForWidth(one.width())


def test_f1_names_both_keys(theme: Theme) -> None:
    assert theme.keys.shown(Act.SMALL_GROUPS) == "Ctrl+Shift+G"
    assert theme.keys.shown(Act.DRAW_GROUPS) == "Ctrl+Shift+M"
