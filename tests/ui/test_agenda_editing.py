"""Agendas are made, copied, changed and removed by hand, chosen for a group, and today's is edited before the start."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.live import commands
from app.model.agenda import Agenda, PartKind
from app.practice.agendas import keep_agenda
from app.practice.commands import change_group
from tests.practice_for_tests import ALEX, MORNING, minutes
from tests.ui.cut_off import cut_off
from tests.ui.hand import press, words_in
from tests.ui.test_steering import chosen_in_plan
from ui.parts.choice import CheckBox, Picker
from ui.practice.agenda_form import AgendaForm
from ui.practice.block_line import BlockLine
from ui.practice_windows import PracticeWindows
from ui.screens.agenda import AgendaScreen
from ui.screens.live import LiveScreen
from ui.screens.settings import SettingsScreen
from ui.setting_words import Section
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
AGENDAS = list(Section).index(Section.AGENDAS)


@pytest.fixture
def settings(windows: PracticeWindows) -> PracticeWindows:
    windows.settings.go_to(AGENDAS)
    windows.main.go_to(windows.settings)
    return windows


def form(windows: PracticeWindows) -> AgendaForm:
    assert windows.main.shows(AgendaScreen)
    return windows.agendas.screen.form


def line(windows: PracticeWindows, title: str) -> BlockLine:
    return next(one for one in form(windows).lines if one.title.text() == title)


def retype(field: QLineEdit | QAbstractSpinBox, text: str) -> None:
    """Type over what stands there, and leave the field."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


def tick(window: QWidget, words: str) -> None:
    box = next(b for b in window.findChildren(CheckBox) if b.text() == words and b.isVisible())
    QTest.keyClick(box, Qt.Key.Key_Space)


def title_field(windows: PracticeWindows) -> QLineEdit:
    fields = form(windows).findChildren(QLineEdit)
    return next(one for one in fields if one.accessibleName() == "Title of the agenda")


def own(windows: PracticeWindows) -> list[Agenda]:
    return list(windows.desk.practice.agendas.values())


def titles(blocks: Sequence[object]) -> list[str]:
    return [block.title for block in blocks]  # type: ignore[attr-defined]


def test_a_shipped_agenda_is_copied_changed_and_chosen_for_a_group(settings: PracticeWindows) -> None:
    assert "180 min, 165 of service  ·  comes with Harmony" in words_in(settings.main)
    press(settings.main, "Copy and change: Harmony day")
    retype(title_field(settings), "Long break day")
    retype(line(settings, "Break").minutes, "20")
    assert "185 min, 165 of service" in words_in(settings.main)
    press(settings.main, "More about Break")
    tick(settings.main, "Never shortened")
    press(settings.main, "Save agenda")
    assert settings.main.shows(SettingsScreen)
    assert "Long break day is saved." in words_in(settings.main)
    assert "185 min, 165 of service  ·  no group uses it yet" in words_in(settings.main)
    (agenda,) = own(settings)
    assert (agenda.title, agenda.minutes) == ("Long break day", 185)
    assert [block.protected for block in agenda.blocks] == [False, False, False, False, True]
    assert settings.desk.practice.programs["harmony"].agenda.minutes == 180

    settings.settings.edit_group(MORNING)
    picker = next(one for one in settings.settings.findChildren(Picker) if one.accessibleName() == "Agenda")
    assert picker.currentText() == "Harmony day (from the program)"
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    press(settings.main, "Save group")
    assert "Harmony, 185 minutes" in words_in(settings.main)
    assert settings.desk.practice.groups[MORNING].agenda_id == agenda.id
    settings.main.go_to(settings.today)
    assert "Long break day" in words_in(settings.main)
    settings.today.next.start_asked.emit()
    session = settings.desk.session
    assert session is not None
    assert session.opened is not None
    assert session.opened.agenda == agenda


def test_a_new_agenda_is_made_by_keys_alone(settings: PracticeWindows) -> None:
    press(settings.main, "New agenda")
    QTest.keyClicks(settings.main.focusWidget(), "Evening")
    QTest.keyClick(settings.main.focusWidget(), Qt.Key.Key_Tab)
    assert settings.main.focusWidget() is form(settings).lines[0].title
    retype(form(settings).lines[0].title, "Education")
    assert settings.main.focusWidget() is form(settings).lines[0].minutes
    retype(form(settings).lines[0].minutes, "90")
    form(settings).add_block()
    added = form(settings).lines[1]
    assert settings.main.focusWidget() is added.title
    QTest.keyClicks(added.title, "Rest")  # over the title that it came with
    tick(added, "Break")
    tick(added, "Counts as service")
    added.up.setFocus()
    QTest.keyClick(added.up, Qt.Key.Key_Space)
    assert settings.main.focusWidget() is added.down  # it is first now
    QTest.keyClick(added.down, Qt.Key.Key_Space)
    assert settings.main.focusWidget() is added.up  # and last again
    QTest.keyClick(added.up, Qt.Key.Key_Space)
    assert "105 min, 90 of service" in words_in(settings.main)
    press(settings.main, "Save agenda")
    (agenda,) = own(settings)
    assert [(block.title, block.minutes, block.service) for block in agenda.blocks] == [
        ("Rest", 15, False),
        ("Education", 90, True),
    ]
    assert [part.kind for part in agenda.blocks[0].parts] == [PartKind.BREAK]


def test_tab_goes_through_the_blocks_as_they_are_seen(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    press(settings.main, "Move Break up")
    order = [one.title for one in form(settings).lines]
    assert titles(form(settings).draft().blocks)[:3] == ["Check-in & icebreaker", "Break", "Education"]
    order[0].setFocus()
    seen: list[QWidget] = []
    for _stop in range(60):
        QTest.keyClick(settings.main.focusWidget(), Qt.Key.Key_Tab)
        here = settings.main.focusWidget()
        if here in order:
            seen.append(here)
        if here.property("kind") == "primary":
            break
    assert seen == order[1:]  # and the button that saves comes last


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    check_in = line(settings, "Check-in & icebreaker")
    retype(title_field(settings), "  ")
    retype(check_in.minutes, "300")
    press(settings.main, "More about Education")
    inside = line(settings, "Education").details
    marks = next(one for one in inside.findChildren(QLineEdit) if one.text() == "5, 1")
    retype(marks, "soon")
    words = words_in(settings.main)
    assert "An agenda needs a title." in words
    assert "A block has 1 to 240 minutes." in words
    assert "Type whole minutes with commas between them, like 5, 1." in words
    press(settings.main, "Save agenda")
    assert own(settings) == []
    assert title_field(settings).hasFocus()
    assert (check_in.minutes.value(), marks.text()) == (300, "soon")
    retype(check_in.minutes, "30")
    retype(marks, "10, 2")
    QTest.keyClicks(title_field(settings), "Mended")
    assert "An agenda needs a title." not in words_in(settings.main)  # at the first letter already
    press(settings.main, "Save agenda")
    assert own(settings)[0].blocks[1].marks == (10, 2)


def test_an_agenda_without_blocks_is_refused(settings: PracticeWindows) -> None:
    press(settings.main, "New agenda")
    retype(title_field(settings), "Nothing")
    press(settings.main, "Remove New block")
    press(settings.main, "Save agenda")
    assert "An agenda needs at least one block." in words_in(settings.main)
    assert own(settings) == []
    press(settings.main, "Add a block")
    assert "An agenda needs at least one block." not in words_in(settings.main)


def test_a_title_that_is_taken_is_refused_and_what_was_typed_stays(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    retype(title_field(settings), "Blue Heart day")
    press(settings.main, "Save agenda")
    assert "There is already an agenda called Blue Heart day." in words_in(settings.main)
    assert title_field(settings).text() == "Blue Heart day"


def test_leaving_the_editor_can_be_taken_back(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    retype(line(settings, "Break").minutes, "25")
    QTest.keyClick(title_field(settings), Qt.Key.Key_Escape)
    assert settings.main.shows(SettingsScreen)
    assert own(settings) == []
    press(settings.main, "Go on with them")
    assert line(settings, "Break").minutes.value() == 25
    press(settings.main, "Save agenda")
    assert own(settings)[0].minutes == 190


def test_leaving_it_as_it_was_says_nothing(settings: PracticeWindows) -> None:
    press(settings.main, "Copy and change: Harmony day")
    press(settings.main, "Cancel")
    assert "Your changes were left out." not in words_in(settings.main)


def keep_own(windows: PracticeWindows) -> Agenda:
    shipped = windows.desk.practice.programs["harmony"].agenda
    agenda = shipped.model_copy(update={"id": "own", "title": "Our day"})
    windows.desk.seat(ALEX.id).arrange(keep_agenda, agenda)
    return agenda


def test_an_agenda_is_removed_without_a_question_and_brought_back(settings: PracticeWindows) -> None:
    agenda = keep_own(settings)
    press(settings.main, "Remove: Our day")
    assert own(settings) == []
    assert "Our day was removed." in words_in(settings.main)
    press(settings.main, "Undo")
    assert own(settings) == [agenda]
    press(settings.main, "Change: Our day")
    retype(line(settings, "Education").minutes, "40")
    press(settings.main, "Save agenda")
    assert own(settings)[0].minutes == 175


def test_an_agenda_that_a_group_uses_is_not_removed(settings: PracticeWindows) -> None:
    agenda = keep_own(settings)
    group = settings.desk.practice.groups[MORNING].model_copy(update={"agenda_id": agenda.id})
    settings.desk.seat(ALEX.id).arrange(change_group, group)
    assert "used by IOP Morning" in words_in(settings.main)
    press(settings.main, "Remove: Our day")
    sentence = "IOP Morning uses this agenda. Choose another one for the group first."
    assert sentence in words_in(settings.main)
    assert own(settings) == [agenda]


@pytest.fixture
def lobby(windows: PracticeWindows) -> PracticeWindows:
    desk = windows.desk
    desk.seat(ALEX.id).open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    windows.main.go_to(windows.live)
    return windows


def blocks_today(windows: PracticeWindows) -> list[str]:
    session = windows.desk.session
    assert session is not None
    return titles(session.run.blocks)


def test_todays_agenda_is_edited_in_the_lobby(lobby: PracticeWindows) -> None:
    press(lobby.main, "Edit today’s agenda")
    press(lobby.main, "Remove Break")
    retype(line(lobby, "Education").minutes, "60")
    press(lobby.main, "Use it today")
    assert lobby.main.shows(LiveScreen)
    session = lobby.desk.session
    assert session is not None
    assert [block.minutes for block in session.run.planned] == [30, 60, 60, 30]
    assert lobby.desk.practice.programs["harmony"].agenda.minutes == 180
    lobby.desk.seat(ALEX.id).undo()
    assert blocks_today(lobby)[2] == "Break"
    lobby.desk.seat(ALEX.id).do(commands.start)
    with pytest.raises(StopIteration):
        press(lobby.main, "Edit today’s agenda")


def test_todays_agenda_is_edited_from_the_plan(lobby: PracticeWindows) -> None:
    chosen_in_plan(lobby, "education", "Edit today’s agenda")
    press(lobby.main, "Move Small-group counseling up")
    press(lobby.main, "Use it today")
    assert blocks_today(lobby)[2:4] == ["Small-group counseling", "Break"]


def test_what_comes_too_late_is_refused_and_the_group_goes_on(lobby: PracticeWindows) -> None:
    press(lobby.main, "Edit today’s agenda")
    press(lobby.main, "Remove Break")
    lobby.desk.seat(ALEX.id).do(commands.start)
    press(lobby.main, "Use it today")
    assert "The session has started. Change its plan block by block." in words_in(lobby.main)
    assert "Break" in blocks_today(lobby)
    press(lobby.main, "Cancel")
    assert lobby.main.shows(LiveScreen)


def hold(windows: PracticeWindows, clock: SetClock, times: int) -> None:
    """So many sessions of the morning group, whose first block takes 38 minutes."""
    desk = windows.desk
    seat = desk.seat(ALEX.id)
    for _day in range(times):
        seat.open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
        seat.do(commands.start)
        clock.pass_time(minutes(38))
        seat.do(commands.next_block)
        clock.pass_time(minutes(45))
        seat.do(commands.end)
        desk.put_away()
        clock.pass_time(minutes(24 * 60))


def test_what_blocks_usually_take_is_suggested_and_used_with_one_click(
    settings: PracticeWindows, clock: SetClock
) -> None:
    hold(settings, clock, 4)
    press(settings.main, "Copy and change: Harmony day")
    assert "usually 38 min" in words_in(line(settings, "Check-in & icebreaker"))
    assert "usually 45 min" in words_in(line(settings, "Education"))
    assert "usually" not in words_in(line(settings, "Check-out"))
    press(settings.main, "Use 38 min for Check-in & icebreaker")
    assert "188 min, 173 of service" in words_in(settings.main)
    with pytest.raises(StopIteration):
        press(settings.main, "Use 45 min for Education")  # it has them already
    press(settings.main, "Save agenda")
    assert own(settings)[0].blocks[0].minutes == 38


def test_three_sessions_are_too_few_to_suggest_anything(settings: PracticeWindows, clock: SetClock) -> None:
    hold(settings, clock, 3)
    press(settings.main, "Copy and change: Harmony day")
    assert "usually" not in words_in(settings.main)
    press(settings.main, "Cancel")
    hold(settings, clock, 1)
    desk = settings.desk
    desk.seat(ALEX.id).open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    settings.main.go_to(settings.live)
    press(settings.main, "Edit today’s agenda")
    assert "usually 38 min" in words_in(settings.main)


def test_another_groups_sessions_suggest_nothing(settings: PracticeWindows, clock: SetClock) -> None:
    hold(settings, clock, 4)
    press(settings.main, "Copy and change: Blue Heart day")
    assert "usually" not in words_in(settings.main)


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ((1280, 720), Look("light")),
        ((480, 860), Look("dark")),
        ((1280, 720), Look("light", 200)),
        ((480, 860), Look("light", 200)),
    ],
)
def test_nothing_in_the_editor_is_cut_off(
    settings: PracticeWindows, theme: Theme, size: tuple[int, int], look: Look, qtbot: QtBot
) -> None:
    theme.choose(look)
    settings.main.resize(*size)
    press(settings.main, "Copy and change: Harmony day")
    form(settings).suggest({"check-in": 38, "education": 41})
    line(settings, "Education").more.click()
    retype(line(settings, "Education").minutes, "999")
    QTest.qWait(30)
    assert settings.main.width() == size[0]
    assert cut_off(settings.main) == []
    page = form(settings)
    reach = page.mapTo(settings.main, page.rect().topRight()).x()
    assert reach <= size[0]
    assert page.width() >= page.minimumSizeHint().width()


def test_a_block_that_is_opened_can_be_seen(settings: PracticeWindows, qtbot: QtBot) -> None:
    press(settings.main, "Copy and change: Harmony day")
    last = line(settings, "Check-out")
    last.more.click()
    qtbot.waitUntil(lambda: wholly_seen(last.title))
    qtbot.waitUntil(lambda: wholly_seen(last.details))


def wholly_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()
