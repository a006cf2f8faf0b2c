"""Today, as somebody meets it in the minutes before a group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands
from app.model.care import BesideSession
from app.model.programs import Program
from app.practice import care
from app.practice import commands as practice
from app.practice.events import BesideSessionKept, ProgramChanged
from app.sending import record_copy
from app.words import speaking
from tests.practice_for_tests import AISHA, EVENING, JAMES, MARIA, MORNING, minutes
from tests.sent_for_tests import RECORD, send_session
from tests.ui.conftest import Stage
from tests.ui.cut_off import cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.pictures import settle
from ui.screens.today import TodayScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def today(theme: Theme, stage: Stage, opened: Show) -> TodayScreen:
    """The screen at 8:35 on the Tuesday of the tests; the morning group meets at nine."""
    stage.clock.pass_time(minutes(-25))
    screen = TodayScreen(theme, stage.hub, stage.ticker, stage.acting, at_once)
    opened(screen, 1280, 720)
    return screen


def buttons(screen: QWidget) -> list[str]:
    return [b.text() for b in screen.findChildren(QAbstractButton) if b.isVisibleTo(screen) and b.text()]


def hold(stage: Stage, length: float = 180) -> str:
    """A whole session of the next group, put away; returns its stream."""
    desk, seat = stage.desk, stage.seat
    seat.open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    seat.do(commands.start)
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    for _block in range(4):
        stage.clock.pass_time(minutes(length / 5))
        seat.do(commands.next_block)
    stage.clock.pass_time(minutes(length / 5))
    seat.do(commands.end, [MARIA, JAMES])
    assert desk.session is not None
    stream = desk.session.stream
    desk.put_away()
    return stream


def test_the_next_group_is_the_page(today: TodayScreen) -> None:
    words = words_in(today.next)
    assert "IOP Morning" in words
    assert "Today, 9:00 to 12:00  ·  Harmony day  ·  3 people expected" in words
    assert "in 25 minutes" in words
    assert "Maria S., James T., Aisha K." in words


def test_icebreaker_and_topic_are_drawn_before_the_group_begins_and_are_those_that_it_gets(
    stage: Stage, today: TodayScreen
) -> None:
    words = words_in(today.next)
    press(today, "Start")
    session = stage.desk.session
    assert session is not None
    assert session.icebreaker is not None
    assert session.topic is not None
    assert session.icebreaker.text in words
    assert session.topic.title in words
    assert "Still needed by 3 of 3 people expected" in words


def test_start_opens_the_session_and_starts_its_clock(stage: Stage, today: TodayScreen) -> None:
    went: list[bool] = []
    today.started.connect(lambda: went.append(True))
    press(today, "Start")
    assert stage.desk.session is not None
    assert stage.desk.session.run.live
    assert went == [True]


def test_the_room_can_be_opened_before_the_clock_starts(stage: Stage, today: TodayScreen) -> None:
    press(today, "Open the room")
    assert stage.desk.session is not None
    assert stage.desk.session.run.started is None
    assert "The room is open. The clock has not started." in words_in(today.next)
    assert "Go on" in buttons(today.next)


def test_nobody_is_missing_who_joined_while_the_page_stood_there(stage: Stage, today: TodayScreen) -> None:
    person = stage.desk.practice.people[MARIA].model_copy(update={"id": "new", "name": "Noor A."})
    stage.seat.arrange(practice.add_person, person, MORNING, date(2026, 11, 24))
    press(today, "Start")
    assert stage.desk.session is not None
    assert "Noor A." in stage.desk.session.names.values()


def test_a_group_that_is_late_is_said_without_blame(stage: Stage, today: TodayScreen) -> None:
    stage.wait(29)
    assert "4 minutes after its time" in words_in(today.next)
    assert "not started yet" in words_in(today.next)


def test_the_evening_group_says_that_it_is_in_the_evening(today: TodayScreen) -> None:
    assert "Today, 5:00 to 7:15 PM · 0 people" in words_in(today)


def test_a_later_meeting_becomes_the_page_and_can_be_started(stage: Stage, today: TodayScreen) -> None:
    stage.seat.arrange(care.join, AISHA, EVENING, date(2026, 11, 2))
    evening = next(
        b for b in today.findChildren(QPushButton) if b.accessibleName().startswith("Prepare: IOP E")
    )
    evening.click()
    assert "A LATER GROUP" in words_in(today.next)
    assert "IOP Evening" in words_in(today.next)
    press(today, "Start")
    assert stage.desk.session is not None
    assert stage.desk.session.opened is not None
    assert stage.desk.session.opened.group_id == EVENING


def test_a_running_session_is_the_page_until_it_ends(stage: Stage, today: TodayScreen) -> None:
    press(today, "Start")
    words = words_in(today)
    assert "GOING ON NOW" in words
    assert "Coming up" not in words
    asked: list[bool] = []
    today.go_on_asked.connect(lambda: asked.append(True))
    press(today, "Go on")
    assert asked == [True]
    with speaking("es"):
        stage.seat.do(commands.next_block)
    assert "Educación" in words_in(today.next)


def test_the_week_shows_hours_in_group_and_of_service_against_the_target(
    stage: Stage, today: TodayScreen
) -> None:
    hold(stage)
    bars = {bar.accessibleName() for bar in today.findChildren(QProgressBar)}
    assert "Maria S., 3:00 of 9:00, 2:24 of service" in bars
    assert "Aisha K., 0:00 of 9:00, 0:00 of service" in bars


def test_what_was_held_lately_says_whether_it_was_exported_and_opens_its_summary(
    stage: Stage, today: TodayScreen, tmp_path: Path
) -> None:
    stream = hold(stage)
    assert "Today, 8:35 to 11:35 · 2 of 3 attended · not exported yet" in words_in(today)
    asked: list[bool] = []
    today.summary_asked.connect(lambda: asked.append(True))
    press(today, "Summary")
    assert asked == [True]
    assert stage.desk.session is not None
    assert stage.desk.session.stream == stream
    out = tmp_path / "out"
    out.mkdir()
    record_copy(stage.seat, MARIA, "note", "Maria spoke.", RECORD)
    stage.desk.put_away()
    assert "2 of 3 attended · not exported yet" in words_in(today)  # a note is not the session
    stage.desk.take_out(stage.desk.past_session(stream).result())
    send_session(stage.seat, out)
    stage.desk.put_away()
    assert "2 of 3 attended · exported" in words_in(today)


def test_sessions_beside_the_group_count_in_the_week(stage: Stage, today: TodayScreen) -> None:
    group = stage.desk.practice.groups[MORNING]
    program = stage.desk.practice.programs[group.program_id]
    rules = program.rules.model_copy(update={"individual_counts": True})
    session = BesideSession(id="1", kind="individual", on=date(2026, 11, 23), minutes=50)
    changed = ProgramChanged(program=program.model_copy(update={"rules": rules}))
    kept = BesideSessionKept(person=MARIA, session=session)
    stage.desk.act_practice(stage.seat.user, [changed, kept])
    hold(stage)
    maria = next(bar for bar in today.findChildren(QProgressBar) if "Maria" in bar.accessibleName())
    assert maria.accessibleName() == "Maria S., 3:50 of 9:00, 2:24 of service"
    words = words_in(today)
    assert "counted\nservice" in words
    assert "Sessions beside the group count as well." in words


def test_where_breaks_do_not_count_the_bars_are_those_of_service(stage: Stage, today: TodayScreen) -> None:
    group = stage.desk.practice.groups[MORNING]
    program = stage.desk.practice.programs[group.program_id]
    rules = program.rules.model_copy(update={"breaks_count": False})
    changed = ProgramChanged(program=program.model_copy(update={"rules": rules}))
    stage.desk.act_practice(stage.seat.user, [changed])
    hold(stage)
    maria = next(bar for bar in today.findChildren(QProgressBar) if "Maria" in bar.accessibleName())
    assert maria.accessibleName() == "Maria S., 2:24 of 9:00, 3:00 in group"
    assert "service\nin group" in words_in(today)


def test_the_week_by_days_is_one_click_away(today: TodayScreen) -> None:
    asked: list[str] = []
    today.week_asked.connect(asked.append)
    press(today, "The week by days")
    assert asked == [MORNING]


def test_a_group_without_people_offers_to_add_them(stage: Stage, today: TodayScreen) -> None:
    for person in (MARIA, JAMES, AISHA):
        stage.seat.arrange(care.leave, person, MORNING, date(2026, 11, 24))
    assert "Nobody is in this group yet. Add the people who belong to it." in words_in(today)
    asked: list[str] = []
    today.people_asked.connect(asked.append)
    press(today, "Add people")
    assert asked == [MORNING]
    assert "Start" not in buttons(today.next)


def test_without_a_planned_group_the_page_says_what_to_do(stage: Stage, today: TodayScreen) -> None:
    for group in list(stage.desk.practice.groups.values()):
        stage.seat.arrange(practice.change_group, group.model_copy(update={"meetings": ()}))
    assert "No group is planned" in words_in(today)
    asked: list[str] = []
    today.edit_group_asked.connect(asked.append)
    press(today, "Edit group")
    assert asked == [MORNING]


def test_only_a_web_link_is_offered_as_the_call(stage: Stage, today: TodayScreen) -> None:
    assert "Open call" not in buttons(today)
    group = stage.desk.practice.groups[MORNING]
    link = {"call_link": "https://call.example/morning"}
    stage.seat.arrange(practice.change_group, group.model_copy(update=link))
    assert "Open call" in buttons(today)
    # a link that came in by another way than the form, which refuses it
    stage.seat.arrange(practice.change_group, group.model_copy(update={"call_link": "file:///etc/passwd"}))
    assert "Open call" not in buttons(today)


def test_an_agenda_is_tried_and_a_group_is_edited_from_here(stage: Stage, today: TodayScreen) -> None:
    programs: list[Program] = []
    groups: list[str] = []
    stage.acting.rehearse_asked.connect(programs.append)
    today.edit_group_asked.connect(groups.append)
    press(today, "Rehearse this day")
    press(today, "Edit group")
    assert [program.agenda.title for program in programs] == ["Harmony day"]
    assert groups == [MORNING]


def beyond(screen: QWidget) -> list[str]:
    """Buttons that stand wholly or partly at the right of the screen."""
    shown = [button for button in screen.findChildren(QPushButton) if button.isVisibleTo(screen)]
    return [b.text() for b in shown if b.mapTo(screen, b.rect().bottomRight()).x() > screen.width()]


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (480, 900)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(
    stage: Stage, today: TodayScreen, theme: Theme, size: tuple[int, int], percent: int, qtbot: QtBot
) -> None:
    hold(stage)
    group = stage.desk.practice.groups[MORNING]
    link = {"call_link": "https://call.example/morning"}
    stage.seat.arrange(practice.change_group, group.model_copy(update=link))
    theme.choose(Look("light", percent))
    today.resize(*size)
    qtbot.waitUntil(lambda: (today.width(), today.height()) == size)
    qtbot.waitUntil(lambda: cut_off(today) == [])
    qtbot.waitUntil(lambda: beyond(today) == [])


def test_reflection_and_closing_thought_stand_in_two_columns_each_on_one_line_with_its_name(
    today: TodayScreen, stage: Stage
) -> None:
    stage.seat.arrange(care.join, AISHA, EVENING, date(2026, 11, 2))
    next(
        b for b in today.findChildren(QPushButton) if b.accessibleName().startswith("Prepare: IOP E")
    ).click()
    today.resize(1400, 900)
    settle(30)
    lines = [today.next.drawn[kind] for kind in ("reflection", "closing_thought")]
    names, words = zip(*(line.findChildren(QLabel)[:2] for line in lines), strict=True)

    def line_of(one: QLabel) -> int:
        top = one.contentsRect().top()
        if one.alignment() & Qt.AlignmentFlag.AlignVCenter:
            high = one.fontMetrics().boundingRect(
                one.contentsRect(), Qt.TextFlag.TextWordWrap if one.wordWrap() else 0, one.text()
            )
            top += (one.contentsRect().height() - high.height()) // 2
        return one.mapTo(today, QPoint(0, top)).y() + one.fontMetrics().ascent()

    assert all(name.isVisibleTo(today) for name in names)
    assert len({one.mapTo(today, QPoint(0, 0)).x() for one in words}) == 1
    for name, one in zip(names, words, strict=True):
        assert abs(line_of(name) - line_of(one)) <= 1, name.text()
