"""Groups in Settings: added and edited, with what is changed in their calendar; nothing that is not asked is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.model.groups import Group, ScheduleException, Specialization
from app.model.people import Person, User
from app.practice import commands
from app.practice.programs import add_program, copy_of
from app.practice.schedule import next_meetings
from tests.practice_for_tests import ALEX, EVENING, MORNING, NINE, SAM
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.parts.choice import Picker
from ui.practice.groups_card import GroupsCard
from ui.practice.schedule_export import ScheduleExport
from ui.practice.shared_with import SharedWith
from ui.screens.settings import SettingsScreen
from ui.screens.today import TodayScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
THURSDAY = date(2026, 11, 26)


@pytest.fixture
def card(stage: Stage, theme: Theme, opened: Show) -> GroupsCard:
    card = GroupsCard(theme, stage.acting)
    card.edit(MORNING)
    opened(card, 720, 1200)
    return card


def line(card: QWidget, name: str) -> QLineEdit:
    return next(
        edit
        for edit in card.findChildren(QLineEdit)
        if edit.accessibleName() == name and edit.isVisibleTo(card)
    )


def pick(card: QWidget, name: str, words: str) -> None:
    picker = next(one for one in card.findChildren(Picker) if one.accessibleName() == name)
    at = picker.findText(words)
    assert at >= 0, [picker.itemText(row) for row in range(picker.count())]
    picker.setCurrentIndex(at)
    picker.activated.emit(at)


def kept(stage: Stage, group: str = MORNING) -> Group:
    return stage.desk.practice.groups[group]


def test_a_new_group_is_there_when_it_is_saved(card: GroupsCard, stage: Stage, told: list[str]) -> None:
    press(card, "New group")
    assert "New group" not in {group.name for group in stage.desk.practice.groups.values()}
    line(card, "Name of the group").setText("IOP Morning")
    press(card, "Add group")
    assert told == ["There is already a group called IOP Morning."]
    line(card, "Name of the group").setText("Women’s mornings")
    pick(card, "Program", "Blue Heart")
    pick(card, "For", "Women")
    press(card, "Fri")
    press(card, "Open: people may join at any time")
    press(card, "Add group")
    assert told[1:] == ["Women’s mornings is saved."]
    made = next(group for group in stage.desk.practice.groups.values() if group.name.startswith("Women"))
    assert (made.program_id, made.specialization, made.open) == ("blue-heart", Specialization.WOMEN, False)
    assert [(meeting.weekday, meeting.start) for meeting in made.meetings] == [(4, time(9))]
    assert made.facilitators == (ALEX.id,)
    press(card, "Save group")
    assert told[2:] == []  # nothing was changed


def test_a_group_that_was_begun_and_left_is_not_there(card: GroupsCard, stage: Stage) -> None:
    press(card, "New group")
    pick(card, "Group", "IOP Evening")
    card.redraw()
    assert line(card, "Name of the group").text() == "IOP Evening"
    assert len(stage.desk.practice.groups) == 2


def test_what_is_not_asked_for_stays_as_it_was(card: GroupsCard, stage: Stage) -> None:
    past = ScheduleException(day=date(2026, 9, 7), start=time(9), kind="holiday", reason="Labor Day")
    full = kept(stage).model_copy(
        update={
            "facilitators": (ALEX.id, SAM.id),
            "specialization": Specialization.VETERANS,
            "exceptions": (past,),
            "open": False,
            "meetings": tuple(each.model_copy(update={"also": (EVENING,)}) for each in kept(stage).meetings),
        }
    )
    stage.seat.arrange(commands.change_group, full)
    card.edit(MORNING)
    assert "Labor Day" not in words_in(card)  # it is past
    line(card, "Name of the group").setText("Early birds")
    line(card, "Name of the group").textEdited.emit("Early birds")
    press(card, "Save group")
    assert kept(stage) == full.model_copy(update={"name": "Early birds"})


def test_a_holiday_is_noted_and_today_brings_the_meeting_after_it(card: GroupsCard, stage: Stage) -> None:
    pick(card, "Meeting", "Thu, 11/26/26, 9:00 AM")
    line(card, "Reason").setText("Thanksgiving")
    press(card, "Note it")
    assert "Holiday  ·  Thanksgiving" in words_in(card)
    assert kept(stage).exceptions == ()
    press(card, "Save group")
    holiday = ScheduleException(day=THURSDAY, start=time(9), kind="holiday", reason="Thanksgiving")
    assert kept(stage).exceptions == (holiday,)
    starts = [
        each.starts
        for each in next_meetings(stage.desk.practice, [], NINE + timedelta(hours=5), days=6)
        if each.group.id == MORNING
    ]
    assert starts == [NINE + timedelta(days=6)]
    press(card, "Take back")
    press(card, "Save group")
    assert kept(stage).exceptions == ()


def test_a_meeting_is_moved_to_another_day(card: GroupsCard, stage: Stage, told: list[str]) -> None:
    pick(card, "Meeting", "Thu, 11/26/26, 9:00 AM")
    pick(card, "What happens", "Moved")
    line(card, "New day").setText("the day after")
    press(card, "Note it")
    assert told == ["Type the new day like 11/24/26. Nothing was changed."]
    line(card, "New day").setText("11/27/26")
    line(card, "New time").setText("10:30 am")
    press(card, "Note it")
    assert "Moved to Fri, 11/27/26, 10:30 AM" in words_in(card)
    press(card, "Save group")
    (moved,) = kept(stage).exceptions
    assert moved.to == datetime.combine(date(2026, 11, 27), time(10, 30))
    # said anew, it takes the place of what was said
    pick(card, "What happens", "Canceled")
    pick(card, "Meeting", "Thu, 11/26/26, 9:00 AM")
    press(card, "Note it")
    press(card, "Save group")
    assert [each.kind for each in kept(stage).exceptions] == ["cancelled"]


def test_a_weekly_time_is_shared_with_another_group(card: GroupsCard, stage: Stage) -> None:
    share = card.findChildren(SharedWith)[0]
    menu = share.menu_of_groups()
    assert [action.text() for action in menu.actions()] == ["IOP Evening"]
    menu.actions()[0].trigger()
    assert "With the members of IOP Evening" in words_in(card)
    press(card, "Save group")
    assert {each.also for each in kept(stage).meetings} == {(EVENING,)}
    person = Person(id="noor", name="Noor A.")
    stage.seat.arrange(commands.add_person, person, EVENING, date(2026, 11, 2))
    assert person in stage.desk.practice.expected_at(kept(stage), NINE)


def test_too_many_people_and_too_short_a_week_are_pointed_out_kindly(
    card: GroupsCard, stage: Stage, theme: Theme, opened: Show
) -> None:
    today = TodayScreen(theme, stage.hub, stage.ticker, stage.acting, at_once)
    opened(today, 1280, 720)
    words = "13 people are in this group; Harmony plans for 12 at most."
    assert words not in words_in(card) + words_in(today)
    more = [Person(id=f"p{place}", name=f"Person {place}") for place in range(10)]
    stage.seat.arrange(commands.add_people, more, MORNING, date(2026, 11, 2))
    card.redraw()
    assert words in words_in(card)
    assert words in words_in(today.next)
    press(card, "Thu")
    press(card, "Save group")
    assert "A week of this group has 6:00 hours; Harmony asks for 9:00 hours." in words_in(today.next)


def test_the_schedule_leaves_for_a_calendar_without_names(
    card: GroupsCard, stage: Stage, told: list[str], tmp_path: Path
) -> None:
    linked = kept(stage).model_copy(update={"call_link": "https://call.example/room"})
    stage.seat.arrange(commands.change_group, linked)
    card.edit(MORNING)
    export = card.findChildren(ScheduleExport)[0]
    export.export_to(str(tmp_path))
    press(card, "With the call link")
    export.export_to(str(tmp_path))
    plain, with_link = tmp_path / "IOP Morning schedule.ics", tmp_path / "IOP Morning schedule (2).ics"
    assert told == [f"The schedule was written to {tmp_path} as {path.name}." for path in (plain, with_link)]
    assert b"call.example" not in plain.read_bytes()
    assert b"call.example" in with_link.read_bytes()
    events = icalendar.Calendar.from_ical(plain.read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == ["IOP Morning"] * 3
    for name in ("Maria", "James", "Aisha", "Alex", "Sam"):
        assert name.encode() not in plain.read_bytes()


def test_a_folder_that_is_gone_is_said_in_a_sentence(
    card: GroupsCard, told: list[str], tmp_path: Path
) -> None:
    card.findChildren(ScheduleExport)[0].export_to(str(tmp_path / "gone"))
    assert told == ["That folder is not there any more. Nothing was written; choose another folder."]


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (1280, 200), (760, 200)])
def test_nothing_in_it_is_cut_off(
    stage: Stage, theme: Theme, qtbot: QtBot, opened: Show, width: int, percent: int
) -> None:
    moved = ScheduleException(
        day=THURSDAY,
        start=time(9),
        kind="moved",
        to=datetime.combine(date(2026, 11, 27), time(10)),
        reason="The building is closed for the holiday, and most of us are with our families",
    )
    shared = tuple(each.model_copy(update={"also": (EVENING,)}) for each in kept(stage).meetings[:2])
    changed = kept(stage).model_copy(update={"exceptions": (moved,), "meetings": shared})
    stage.seat.arrange(commands.change_group, changed)
    theme.choose(Look("light", percent))
    settings = SettingsScreen(theme, stage.hub, stage.acting, at_once)
    opened(settings, width, 760)
    settings.edit_group(MORNING)
    card = settings.findChildren(GroupsCard)[0]
    pick(card, "What happens", "Moved")
    qtbot.wait(20)
    assert settings.width() == width
    assert cut_off(settings) == []
    assert beyond(settings) == []


def test_users_and_programs_that_are_added_meanwhile_can_be_chosen(card: GroupsCard, stage: Stage) -> None:
    press(card, "Sam Okafor")
    line(card, "Name of the group").setText("Early bir")
    stage.seat.arrange(commands.add_user, User(id="c3" * 16, name="Kim Ito", credentials="LPC"))
    evenings = copy_of(stage.desk.practice, stage.desk.practice.programs["harmony"], "evenings")
    stage.seat.arrange(add_program, evenings)
    card.redraw()
    assert line(card, "Name of the group").text() == "Early bir"
    press(card, "Kim Ito, LPC")
    pick(card, "Program", "Copy of Harmony")
    press(card, "Save group")
    assert (kept(stage).name, kept(stage).program_id) == ("Early bir", "evenings")
    assert kept(stage).facilitators == (SAM.id, "c3" * 16)
