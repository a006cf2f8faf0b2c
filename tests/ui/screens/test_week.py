"""The week of a group on the screen: figures, words, weeks back and on, and what is copied."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.begun import settle
from app.documents.parcel import Parcel
from app.live import commands
from app.model.care import BesideSession
from app.opening import expected
from app.practice import care
from app.practice.commands import change_group
from app.practice.events import BesideSessionKept, ProgramChanged
from app.sending import send
from tests.practice_for_tests import AISHA, EVENING, JAMES, MARIA, MORNING, NINE, ZONE, minutes
from tests.sent_for_tests import RECORD
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.clipboard import HINTS
from ui.parts.week_shape import WeekRow
from ui.parts.week_table import WeekTable
from ui.screens.week import WeekScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


def hold(stage: Stage, here: Sequence[str], group: str = MORNING, start: datetime = NINE) -> None:
    """A whole session: 180 minutes, each block as planned."""
    seat = stage.seat
    seat.open_session(stage.desk.prepare(stage.desk.practice.groups[group], start).result())
    seat.do(commands.start)
    session = stage.desk.session
    assert session is not None
    for person in here:
        if person not in session.people:
            seat.do(commands.expect_person, expected(stage.desk.practice.people[person], None))
        seat.do(commands.mark_arrived, person)
    session = stage.desk.session
    assert session is not None
    blocks = session.run.blocks
    for block in blocks:
        stage.clock.pass_time(minutes(block.minutes))
        if block is not blocks[-1]:
            seat.do(commands.next_block)
    seat.do(commands.end, list(session.people))
    stage.desk.put_away()


def with_rules(stage: Stage, **rules: int) -> None:
    """The morning group's program asks for something else."""
    group = stage.desk.practice.groups[MORNING]
    program = stage.desk.practice.programs[group.program_id]
    changed = program.model_copy(update={"rules": program.rules.model_copy(update=rules)})
    stage.desk.act_practice(stage.seat.user, [ProgramChanged(program=changed)])


@pytest.fixture
def week(stage: Stage, theme: Theme, opened: Show) -> WeekScreen:
    screen = WeekScreen(theme, stage.hub, stage.acting, at_once)
    opened(screen, 1280, 660)
    return screen


def rows(week: WeekScreen) -> dict[str, WeekRow]:
    table = week.findChild(WeekTable)
    assert table is not None
    return {row.id: row for row in table.people.shown}


def test_who_was_there_has_hours_and_who_was_not_is_short(stage: Stage, week: WeekScreen) -> None:
    hold(stage, [MARIA])
    maria, james = rows(week)[MARIA], rows(week)[JAMES]
    assert (maria.cells[1].figure, maria.cells[1].under, maria.total.figure) == ("3:00", "2:45", "3:00")
    assert maria.cells[1].spoken == "Tue, Nov 24: Present, 3:00 in group, 2:45 of service"
    assert maria.words == "6:00 and 2 days short · 1 session left, not enough: Thu"
    assert (james.cells[1].figure, james.cells[1].under) == ("", "No-show")
    assert james.words == "9:00 and 3 days short · 1 session left, not enough: Thu"
    assert james.warns


def test_what_can_still_be_reached_is_no_warning(stage: Stage, week: WeekScreen) -> None:
    with_rules(stage, weekly_minutes=360, days_a_week=2)
    hold(stage, [MARIA])
    maria = rows(week)[MARIA]
    assert (maria.words, maria.warns) == ("3:00 and 1 day short · 1 session left: Thu", False)
    assert rows(week)[JAMES].warns


def test_a_make_up_in_the_other_cohort_stands_in_the_persons_row(stage: Stage, week: WeekScreen) -> None:
    evening = datetime(2026, 11, 24, 17, tzinfo=ZoneInfo(ZONE))
    hold(stage, [JAMES], EVENING, evening)
    james = rows(week)[JAMES]
    assert james.cells[1].figure == "2:15"
    assert "a make-up" in james.cells[1].spoken


def test_what_two_groups_shared_stays_no_make_up_when_they_share_it_no_more(
    stage: Stage, week: WeekScreen
) -> None:
    seat, morning = stage.seat, stage.desk.practice.groups[MORNING]
    shared = tuple(each.model_copy(update={"also": (EVENING,)}) for each in morning.meetings)
    seat.arrange(care.leave, JAMES, MORNING, date(2026, 11, 3))
    seat.arrange(care.join, JAMES, EVENING, date(2026, 11, 3))
    seat.arrange(change_group, morning.model_copy(update={"meetings": shared}))
    hold(stage, [JAMES])
    seat.arrange(change_group, morning)
    week.show_group(EVENING)
    assert rows(week)[JAMES].cells[1].spoken.startswith("Tue, Nov 24: Present, 3:00 in group")


def test_two_groups_at_one_time_are_told_apart_by_name(stage: Stage, week: WeekScreen) -> None:
    evening = stage.desk.practice.groups[EVENING]
    mornings = stage.desk.practice.groups[MORNING].meetings
    stage.seat.arrange(care.join, MARIA, EVENING, date(2026, 11, 3))
    for meetings, said in (
        (mornings, "Thu IOP Morning, Thu IOP Evening"),
        (tuple(each.model_copy(update={"start": time(17)}) for each in mornings), "Thu 9:00 AM, Thu 5:00 PM"),
    ):
        stage.seat.arrange(change_group, evening.model_copy(update={"meetings": meetings}))
        assert said in rows(week)[MARIA].words


def test_who_joined_while_the_session_was_open_is_no_make_up(stage: Stage, week: WeekScreen) -> None:
    today = date(2026, 11, 24)
    stage.seat.arrange(care.leave, JAMES, MORNING, today)
    hold(stage, [JAMES])
    assert "a make-up" in rows(week)[JAMES].cells[1].spoken
    stage.seat.arrange(care.join, JAMES, MORNING, today)
    week.show_group(MORNING)
    assert "a make-up" not in rows(week)[JAMES].cells[1].spoken


def test_a_past_week_stands_by_the_rules_that_its_sessions_had(stage: Stage, week: WeekScreen) -> None:
    hold(stage, [MARIA])
    with_rules(stage, weekly_minutes=120, day_minutes=120, days_a_week=1, breaks_count=False)
    assert "The program asks for 2:00 a week" in words_in(week)
    assert rows(week)[MARIA].words.startswith("has the hours and days")
    stage.wait(7 * 24 * 60)
    assert "The program asks for 2:00 a week" in words_in(week)
    QTest.mouseClick(week._before, Qt.MouseButton.LeftButton)
    assert "The program asked for 9:00 a week on 3 days" in words_in(week)
    assert rows(week)[MARIA].words == "6:00 and 2 days short"
    assert rows(week)[MARIA].total.figure == "3:00"


def test_somebody_in_two_sessions_at_one_time_is_pointed_out_and_nothing_is_decided(
    stage: Stage, week: WeekScreen
) -> None:
    hold(stage, [MARIA, JAMES])
    stage.clock.pass_time(minutes(-90))
    hold(stage, [MARIA], EVENING, NINE)
    maria, james = rows(week)[MARIA], rows(week)[JAMES]
    assert maria.warns
    assert maria.words.endswith("in two sessions at one time on Tue: 1:30 counted twice")
    assert maria.cells[1].spoken.endswith("; in two sessions at one time, 1:30 counted twice")
    assert maria.total.figure == "5:15"
    assert "two sessions" not in james.words + james.cells[1].spoken


def test_sessions_beside_the_group_are_said_where_they_count(stage: Stage, week: WeekScreen) -> None:
    with_rules(stage, individual_counts=True)
    session = BesideSession(id="1", kind="individual", on=date(2026, 11, 23), minutes=50)
    stage.desk.act_practice(stage.seat.user, [BesideSessionKept(person=AISHA, session=session)])
    aisha = rows(week)[AISHA]
    assert (aisha.cells[0].figure, aisha.total.figure) == ("0:50", "0:50")
    assert aisha.words.startswith("with 0:50 beside the group · 8:10")


def test_one_goes_a_week_back_and_comes_home(stage: Stage, week: WeekScreen) -> None:
    hold(stage, [MARIA])
    assert "Nov 23 to Nov 29, 2026" in words_in(week)
    QTest.mouseClick(week._before, Qt.MouseButton.LeftButton)
    assert "Nov 16 to Nov 22, 2026" in words_in(week)
    assert rows(week)[MARIA].total.figure == "0:00"
    assert "left" not in rows(week)[MARIA].words
    press(week, "This week")
    assert rows(week)[MARIA].total.figure == "3:00"
    QTest.mouseClick(week._after, Qt.MouseButton.LeftButton)
    assert rows(week)[MARIA].words.endswith("3 sessions left: Mon, Tue, Thu")


def test_the_week_is_copied_as_text_and_as_cells(stage: Stage, week: WeekScreen, told: list[str]) -> None:
    hold(stage, [MARIA])
    press(week, "Copy")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("IOP Morning, Nov 23 to Nov 29, 2026\n")
    assert "Maria S.: 3:00 of 9:00, 3:00 in group, 2:45 of service\n" in text
    press(week, "Copy for a spreadsheet")
    copied = QGuiApplication.clipboard().mimeData()
    head, _monday, tuesday, *_rest = copied.text().split("\r\n")
    assert head.split("\t")[:5] == ["group", "week", "date", "name", "status"]
    assert tuesday.split("\t") == [
        *("IOP Morning", "2026-11-23", "2026-11-24", "Maria S.", "present", ""),
        *("180", "165", "15", "0", "180", "0"),
    ]
    assert bytes(copied.data("text/csv").data()).decode().split("\r\n")[2] == tuesday.replace("\t", ",")
    assert told[-1].startswith(
        "The week is copied for a spreadsheet. It names people, and leaves the clipboard"
    )


def test_a_week_that_is_copied_counts_as_a_copy_of_everybody_on_it(stage: Stage, week: WeekScreen) -> None:
    hold(stage, [MARIA])
    for words in ("Copy", "Copy for a spreadsheet"):
        press(week, words)
        assert set(HINTS) <= set(QGuiApplication.clipboard().mimeData().formats())
    people = rows(week).keys()
    assert {MARIA, JAMES} <= people
    for person in people:
        sent = stage.desk.practice.care_of(person).sent
        assert [(each.document, each.format) for each in sent] == [("week", "clipboard")] * 2
        assert {each.leaving for each in sent} == {RECORD}


def week_to_leave(week: WeekScreen, qtbot: QtBot) -> Parcel:
    with qtbot.waitSignal(week._acting.leaving_asked, timeout=1000) as asked:
        press(week, "Export…")
    parcel: Parcel = asked.args[0]
    return parcel


def test_a_week_leaves_as_a_file_that_is_written_down_of_everybody_on_it(
    stage: Stage, week: WeekScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    hold(stage, [MARIA])
    parcel = week_to_leave(week, qtbot)
    (path,) = send(stage.seat, parcel, parcel.ways, tmp_path, RECORD)
    assert path.name == "IOP Morning 2026-11-23 week.csv"
    lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [line["group_minutes"] for line in lines if line["name"] == "Maria S."][:2] == ["0", "180"]
    people = rows(week).keys()
    assert {MARIA, JAMES} <= people
    sent = [stage.desk.practice.care_of(person).sent for person in people]
    assert [[(each.document, each.format) for each in own] for own in sent] == [[("week", "csv")]] * len(
        people
    )
    assert stage.desk.drafts() == {}


def test_a_week_whose_export_was_cut_off_is_written_down_of_everybody_at_the_next_start(
    stage: Stage, week: WeekScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(stage, [MARIA])
    parcel = week_to_leave(week, qtbot)

    def killed(*_anything: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("app.sending.note_left", killed)
        with pytest.raises(KeyboardInterrupt):
            send(stage.seat, parcel, parcel.ways, tmp_path, RECORD)
    (said,) = settle(stage.desk)
    assert "That it left is written down now" in said
    assert all(len(stage.desk.practice.care_of(person).sent) == 1 for person in rows(week))
    assert stage.desk.drafts() == {}


def test_enter_on_a_row_asks_for_the_person(qtbot: QtBot, week: WeekScreen) -> None:
    table = week.findChild(WeekTable)
    assert table is not None
    table.people.setFocus()
    table.people.choose(JAMES)
    with qtbot.waitSignal(week.person_asked, timeout=1000) as asked:
        QTest.keyClick(table.people, Qt.Key.Key_Return)
    assert asked.args == [MORNING, JAMES]


@pytest.mark.parametrize("size", [(1440, 800), (1280, 600), (480, 780)])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off(
    stage: Stage, week: WeekScreen, theme: Theme, size: tuple[int, int], percent: int, qtbot: QtBot
) -> None:
    hold(stage, [MARIA])
    theme.choose(Look("light", percent, True))
    week.resize(*size)
    qtbot.waitUntil(lambda: (week.width(), week.height()) == size)
    qtbot.waitUntil(lambda: cut_off(week) == [])
    qtbot.waitUntil(lambda: beyond(week) == [])
