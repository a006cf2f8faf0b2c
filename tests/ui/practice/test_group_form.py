"""A group as a form: what is shown, what comes back, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Refused
from app.model.groups import Group, Meeting
from app.resources import resources_folder
from tests.ui.cut_off import cut_off
from ui.parts.choice import Picker
from ui.parts.number_field import TimeField
from ui.practice.group_form import GroupForm
from ui.theme import Look, Theme

GROUP = Group(
    id="g",
    name="IOP Evening",
    program_id="blue-heart",
    zone="America/Chicago",
    meetings=(
        Meeting(weekday=0, start=time(17)),
        Meeting(weekday=1, start=time(17)),
        Meeting(weekday=6, start=time(9)),
    ),
    call_link="https://call.example/evening",
)

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> GroupForm:
    form = GroupForm(theme)
    qtbot.addWidget(form)
    form.display(GROUP)
    return form


def edit(form: GroupForm, name: str) -> QLineEdit:
    return next(line for line in form.findChildren(QLineEdit) if line.accessibleName() == name)


def button(form: GroupForm, name: str, place: int = 0) -> QPushButton:
    found = [
        one
        for one in form.findChildren(QPushButton)
        if name in (one.accessibleName(), one.text()) and one.isVisible()
    ]
    return found[place]


meetings = st.lists(
    st.builds(
        Meeting,
        weekday=st.integers(0, 6),
        start=st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    ),
    max_size=8,
    unique=True,
)


@given(meetings)
def test_what_is_shown_and_not_touched_comes_back_as_it_was(
    one_theme: Theme, meetings: list[Meeting]
) -> None:
    in_order = tuple(sorted(meetings, key=lambda one: (one.weekday, one.start)))
    group = GROUP.model_copy(update={"meetings": in_order})
    form = GroupForm(one_theme)
    form.display(group)
    assert form.group() == group
    form.deleteLater()


@pytest.fixture(scope="module")
def one_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resources_folder(), Look("light"))


def test_a_day_is_pressed_and_another_time_added(form: GroupForm, opened: Show) -> None:
    opened(form, 700, 400)
    QTest.mouseClick(button(form, "Wednesday"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(form, "Another time"), Qt.MouseButton.LeftButton)
    QTest.qWait(20)  # the new line is laid out
    QTest.mouseClick(button(form, "Friday", 2), Qt.MouseButton.LeftButton)
    found = [(meeting.weekday, meeting.start.hour) for meeting in form.group().meetings]
    assert found == [(0, 17), (1, 17), (2, 17), (4, 9), (6, 9)]


def test_a_time_can_be_left_out_but_one_line_stays(form: GroupForm, opened: Show) -> None:
    opened(form, 700, 400)
    QTest.mouseClick(button(form, "Leave this time out"), Qt.MouseButton.LeftButton)
    assert [meeting.weekday for meeting in form.group().meetings] == [6]
    with pytest.raises(IndexError):
        button(form, "Leave this time out")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Name of the group", "  ", "A group needs a name."),
        ("Name of the group", "x" * 61, "60 letters at most"),
        ("Call link (optional)", "file:///etc/passwd", "starts with https://"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    form: GroupForm, field: str, typed: str, sentence: str
) -> None:
    edit(form, field).setText(typed)
    with pytest.raises(Refused, match=sentence):
        form.group()


AGENDAS = [("", "Blue Heart day (from the program)"), ("short", "Short day")]


def test_an_agenda_is_picked_and_stays_picked_while_another_is_made(form: GroupForm, opened: Show) -> None:
    opened(form, 700, 500)
    form.offer_agendas(AGENDAS)
    picker = next(one for one in form.findChildren(Picker) if one.accessibleName() == "Agenda")
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert form.group().agenda_id == "short"
    form.offer_agendas([*AGENDAS, ("third", "Third day")])
    assert form.group().agenda_id == "short"
    form.offer_agendas(AGENDAS[:1])  # it was removed meanwhile
    assert form.group().agenda_id == ""


def test_where_no_agenda_is_offered_the_groups_own_is_kept(form: GroupForm, opened: Show) -> None:
    opened(form, 700, 500)
    group = GROUP.model_copy(update={"agenda_id": "short"})
    form.display(group)
    assert not [
        one for one in form.findChildren(Picker) if one.accessibleName() == "Agenda" and one.isVisible()
    ]
    assert form.group() == group


@pytest.mark.parametrize(("width", "percent"), [(560, 100), (380, 100), (900, 200), (760, 200)])
def test_nothing_in_it_is_cut_off(
    form: GroupForm, theme: Theme, opened: Show, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent))
    opened(form, width, 700)
    assert form.width() == width
    assert cut_off(form) == []


def test_a_time_that_cannot_be_read_is_not_taken_for_the_old_one(form: GroupForm, qtbot: QtBot) -> None:
    line = form.findChildren(TimeField)[0].line
    line.setText("half five")
    with pytest.raises(Refused, match="Type a time like"):
        form.group()
    line.setText("5:30 pm")
    assert {meeting.start for meeting in form.group().meetings} == {time(17, 30), time(9)}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("call.example/room?pwd=1", "https://call.example/room?pwd=1"),
        (" us02web.call.example ", "https://us02web.call.example"),
    ],
)
def test_a_link_without_its_beginning_gets_it(form: GroupForm, typed: str, kept: str) -> None:
    edit(form, "Call link (optional)").setText(typed)
    assert form.group().call_link == kept


@pytest.mark.parametrize(
    "typed", ["http://call.example", "room", "file:call.example", "call.example or by phone"]
)
def test_what_is_no_link_gets_nothing(form: GroupForm, typed: str) -> None:
    edit(form, "Call link (optional)").setText(typed)
    with pytest.raises(Refused):
        form.group()
