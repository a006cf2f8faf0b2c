"""A person's plan on a page of theirs: typed and kept by Enter, changed where it stands, and had again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.model.plans import Plan, PlanPart
from app.practice import plans
from tests.practice_for_tests import JAMES, MARIA, MORNING, SAM
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import press, words_in
from tests.ui.screens.people_pages import choose, field, go_to
from ui.asking import Asking
from ui.parts.choice import Picker
from ui.parts.written_line import WrittenLine
from ui.practice.person_plan import PersonPlan
from ui.screens.people import PeopleScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
SAID = "What did the group say?"
COPING = "Add to “Coping skills”"


@pytest.fixture
def people(stage: Stage, theme: Theme, opened: Show) -> PeopleScreen:
    screen = PeopleScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 900)
    go_to(screen, "Plan")
    return screen


def plan(stage: Stage, person: str = MARIA) -> Plan:
    return stage.desk.practice.care_of(person).plan


def lines(stage: Stage) -> list[str]:
    return [line.text for line in plan(stage).lines]


def type_into(widget: QWidget, words: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, words)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def written(people: PeopleScreen, words: str) -> WrittenLine:
    return next(line for line in people.findChildren(WrittenLine) if line.text == words)


def away(line: WrittenLine, reason: Qt.FocusReason) -> None:
    """The focus leaves the line for this reason."""
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut, reason))


def filled(stage: Stage) -> None:
    for line, text in (("1", "Call Ann"), ("2", "Walk to the river")):
        stage.seat.arrange(plans.keep_line, MARIA, line, PlanPart.COPING_SKILLS, text)


def with_goal(stage: Stage) -> None:
    stage.seat.arrange(plans.keep_goal, MARIA, "g", "Thirty meetings")


def test_enter_adds_a_line_and_the_field_is_free_for_the_next(stage: Stage, people: PeopleScreen) -> None:
    assert "Nothing yet. Type under a heading and press Enter" in words_in(people)
    type_into(field(people, COPING), "Call Ann")
    assert QApplication.focusWidget() is field(people, COPING)
    type_into(field(people, COPING), "Walk to the river")
    assert lines(stage) == ["Call Ann", "Walk to the river"]
    assert {line.part for line in plan(stage).lines} == {PlanPart.COPING_SKILLS}
    assert "2 lines, changed Nov 24" in words_in(people)


def test_a_members_name_in_a_line_is_pointed_out(stage: Stage, people: PeopleScreen) -> None:
    said: list[str] = []
    stage.acting.said.connect(said.append)
    type_into(field(people, COPING), "Breathe like James")
    assert said == ["James T.: from the group too. On paper it says “another group member”."]
    assert lines(stage) == ["Breathe like James"]


def test_what_is_refused_stays_as_typed(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    said: list[str] = []
    stage.acting.refused.connect(said.append)
    type_into(field(people, COPING), "call ann")
    assert said == ["That is in the plan already, under “Coping skills”."]
    assert field(people, COPING).text() == "call ann"


def test_a_line_is_changed_where_it_stands_by_enter_or_by_going_on(
    stage: Stage, people: PeopleScreen
) -> None:
    filled(stage)
    type_into(written(people, "Call Ann"), " at noon")
    assert lines(stage) == ["Call Ann at noon", "Walk to the river"]
    river = written(people, "Walk to the river")
    river.setFocus()
    QTest.keyClicks(river, " and back")
    field(people, COPING).setFocus()
    assert lines(stage) == ["Call Ann at noon", "Walk to the river and back"]


@pytest.mark.parametrize("name", [COPING, "Add a goal", "What did the group say?"])
def test_what_is_typed_is_kept_when_the_field_is_left(stage: Stage, people: PeopleScreen, name: str) -> None:
    """By Tab or by a click elsewhere; not while another window is in front."""
    with_goal(stage)
    for words, leave in (("Call Ann", "tab"), ("Walk to the river", "click")):
        typed = field(people, name)
        typed.setFocus()
        QTest.keyClicks(typed, words)
        QApplication.sendEvent(
            typed, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
        )
        assert typed.text() == words
        if leave == "tab":
            QTest.keyClick(typed, Qt.Key.Key_Tab)
        else:
            field(people, "Search people").setFocus(Qt.FocusReason.MouseFocusReason)
        assert typed.text() == ""
        assert not typed.hasFocus()
    found = [*lines(stage), *(goal.text for goal in plan(stage).goals[1:])]
    found += [said.text for said in plan(stage).goals[0].feedback]
    assert found == ["Call Ann", "Walk to the river"]


def test_a_name_is_asked_about_when_the_field_is_left_as_well(stage: Stage, people: PeopleScreen) -> None:
    with_goal(stage)
    said = field(people, "What did the group say?")
    said.setFocus()
    QTest.keyClicks(said, "James heard it too")
    QTest.keyClick(said, Qt.Key.Key_Tab)
    assert plan(stage).goals[0].feedback == ()
    press(people, "Keep as typed")
    assert [each.text for each in plan(stage).goals[0].feedback] == ["James heard it too"]
    assert said.hasFocus()


def test_what_is_refused_on_leaving_stays_as_typed(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    typed = field(people, COPING)
    typed.setFocus()
    QTest.keyClicks(typed, "call ann")
    QTest.keyClick(typed, Qt.Key.Key_Tab)
    assert (typed.text(), lines(stage)) == ("call ann", ["Call Ann", "Walk to the river"])


def test_escape_puts_the_words_back(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    line = written(people, "Call Ann")
    line.setFocus()
    QTest.keyClicks(line, " or not")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text == "Call Ann"
    field(people, COPING).setFocus()
    assert lines(stage) == ["Call Ann", "Walk to the river"]


def test_an_emptied_line_is_left_out_and_can_be_put_back(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    line = written(people, "Call Ann")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert lines(stage) == ["Walk to the river"]
    assert "Left out: “Call Ann”" in words_in(people)
    press(people, "Put it back")
    assert lines(stage) == ["Walk to the river", "Call Ann"]
    assert "Left out" not in words_in(people)


def test_looking_at_the_call_keeps_and_drops_nothing(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    line = written(people, "Call Ann")
    line.setFocus()
    QTest.keyClicks(line, " or")
    away(line, Qt.FocusReason.ActiveWindowFocusReason)
    assert lines(stage) == ["Call Ann", "Walk to the river"]
    assert line.text == "Call Ann or"
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    away(line, Qt.FocusReason.ActiveWindowFocusReason)
    assert lines(stage) == ["Call Ann", "Walk to the river"]


def test_going_on_from_an_emptied_line_leaves_nothing_out(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    line = written(people, "Call Ann")
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert lines(stage) == ["Call Ann", "Walk to the river"]
    assert line.text == "Call Ann"


def test_a_line_moves_to_another_part_by_its_menu(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    more = next(
        button
        for button in people.findChildren(QAbstractButton)
        if button.accessibleName() == "Move it, or leave it out: Call Ann"
    )
    more.click()
    menu = next(menu for menu in people.findChildren(QMenu) if menu.isVisible())
    parts = next(inner for action in menu.actions() if isinstance(inner := action.menu(), QMenu))
    next(action for action in parts.actions() if action.text() == "People to call").trigger()
    menu.close()
    assert [line.part for line in plan(stage).lines] == [PlanPart.PEOPLE_TO_CALL, PlanPart.COPING_SKILLS]


def test_half_typed_words_wait_for_the_person_they_are_about(stage: Stage, people: PeopleScreen) -> None:
    field(people, COPING).setFocus()
    QTest.keyClicks(field(people, COPING), "Call")
    choose(people, JAMES)
    assert field(people, COPING).text() == ""
    choose(people, MARIA)
    type_into(field(people, COPING), " Ann")
    assert lines(stage) == ["Call Ann"]
    assert plan(stage, JAMES) == Plan()


def test_what_the_group_said_waits_half_typed_for_its_goal(stage: Stage, people: PeopleScreen) -> None:
    with_goal(stage)
    stage.seat.arrange(plans.keep_goal, JAMES, "j", "Sleep eight hours")
    QTest.keyClicks(field(people, SAID), "You sound")
    choose(people, JAMES)
    assert field(people, SAID).text() == ""
    QTest.keyClicks(field(people, SAID), "Early to bed")
    choose(people, MARIA)
    assert field(people, SAID).text() == "You sound"
    type_into(field(people, SAID), " steadier")
    assert [said.text for said in plan(stage).goals[0].feedback] == ["You sound steadier"]
    choose(people, JAMES)
    assert field(people, SAID).text() == "Early to bed"


def test_a_goal_has_progress_and_the_groups_words_beside_it(stage: Stage, people: PeopleScreen) -> None:
    type_into(field(people, "Add a goal"), "Thirty meetings")
    how_far = next(
        each for each in people.findChildren(Picker) if each.accessibleName() == "How far this goal is"
    )
    how_far.activated.emit(how_far.findText("halfway there"))
    type_into(field(people, SAID), "You sound steadier")
    (goal,) = plan(stage).goals
    assert (goal.text, goal.progress) == ("Thirty meetings", "halfway")
    assert [said.text for said in goal.feedback] == ["You sound steadier"]
    assert "Nov 24: You sound steadier" in words_in(people)
    assert field(people, SAID).text() == ""


def test_what_the_group_said_belongs_to_the_session_of_today_that_is_open(
    stage: Stage, people: PeopleScreen
) -> None:
    with_goal(stage)
    type_into(field(people, SAID), "Before the group")
    stage.seat.open_session(
        stage.desk.prepare(stage.desk.practice.groups[MORNING], stage.desk.now()).result()
    )
    type_into(field(people, SAID), "You sound steadier")
    stage.clock.pass_time(timedelta(days=1))
    type_into(field(people, SAID), "Looking back the day after")
    assert stage.desk.session is not None
    here = stage.desk.session.stream
    assert [said.session for said in plan(stage).goals[0].feedback] == ["", here, ""]


def test_what_the_group_said_can_be_put_back(stage: Stage, people: PeopleScreen) -> None:
    with_goal(stage)
    for said in ("You sound steadier", "Keep the evenings free"):
        stage.seat.arrange(plans.add_feedback, MARIA, "g", said)
        stage.clock.pass_time(timedelta(days=1))
    before = plan(stage)
    next(
        button
        for button in people.findChildren(QAbstractButton)
        if button.accessibleDescription() == "You sound steadier"
    ).click()
    assert [said.text for said in plan(stage).goals[0].feedback] == ["Keep the evenings free"]
    assert "Left out: “You sound steadier”" in words_in(people)
    press(people, "Put it back")
    assert plan(stage) == before
    assert "Left out" not in words_in(people)


@pytest.mark.parametrize(
    ("button", "kept"),
    [("Without the name", "another group member heard it too"), ("Keep as typed", "James heard it too")],
)
def test_a_members_name_in_what_the_group_said_is_asked_about(
    stage: Stage, people: PeopleScreen, button: str, kept: str
) -> None:
    with_goal(stage)
    type_into(field(people, SAID), "James heard it too")
    assert "James T. is somebody from the group. Keep the name?" in words_in(people)
    assert plan(stage).goals[0].feedback == ()
    press(people, button)
    assert [said.text for said in plan(stage).goals[0].feedback] == [kept]
    assert "from the group. Keep" not in words_in(people)


def test_an_earlier_plan_is_looked_at_and_taken_again(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    before = plan(stage)
    stage.clock.pass_time(timedelta(days=1))
    stage.desk.seat(SAM.id).arrange(plans.drop_line, MARIA, "1")
    assert "Nov 24 · Alex Rivera" in words_in(people)
    press(people, "Look")
    (dialog,) = [each for each in people.findChildren(Asking) if each.isVisible()]
    assert "Call Ann\nWalk to the river" in words_in(dialog)
    assert "What was changed today goes when you take it." in words_in(dialog)
    press(dialog, "Take this one again")
    assert plan(stage) == before
    assert not dialog.isVisible()
    stage.seat.arrange(plans.keep_line, MARIA, "3", PlanPart.COPING_SKILLS, "Breathe")
    stage.clock.pass_time(timedelta(days=1))
    stage.seat.arrange(plans.keep_line, MARIA, "4", PlanPart.COPING_SKILLS, "Sleep")
    assert "Nov 25 · Sam Okafor, Alex Rivera" in words_in(people)


def test_the_overview_tells_of_the_plan_and_leads_to_it(stage: Stage, people: PeopleScreen) -> None:
    filled(stage)
    with_goal(stage)
    go_to(people, "Overview")
    assert "Plan: 2 lines, 1 goal, changed Nov 24" in words_in(people)
    press(people, "Open the plan")
    page = people.findChild(PersonPlan)
    assert page is not None
    assert page.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [1240, 480])
def test_nothing_is_cut_off(
    stage: Stage, people: PeopleScreen, theme: Theme, qtbot: QtBot, width: int, percent: int
) -> None:
    filled(stage)
    with_goal(stage)
    stage.seat.arrange(plans.keep_line, MARIA, "3", PlanPart.WARNING_SIGNS, "I say that I am fine " * 14)
    stage.seat.arrange(plans.add_feedback, MARIA, "g", "You sound steadier than you did in the summer")
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    people.resize(width, 900)
    people.show_person("group-morning", MARIA)
    qtbot.wait(50)
    page = people.findChild(PersonPlan)
    assert page is not None
    assert cut_off(page) == []
    assert beyond(page) == []
    for line in page.findChildren(WrittenLine):
        assert line.height() >= round(line.document().size().height()) - 1
