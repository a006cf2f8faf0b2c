"""From the group into a person's plan: any note, and what they answer in the closing round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.lines import half_typed
from app.live import commands
from app.model.plans import Plan, PlanPart
from app.practice import plans
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING, NINE, SAM
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press
from tests.ui.live.conftest import field, focused, session_of, words_in
from ui.acting import Acting
from ui.live.add_to_plan import AddToPlan
from ui.live.plan_panel import PlanPanel
from ui.parts.choice import Picker
from ui.parts.label import ElidedLabel
from ui.parts.written_line import WrittenLine
from ui.screens.live import LiveScreen
from ui.theme import Look, Theme
from ui.windows.co_facilitator import CoFacilitatorWindow

PLAN = "Your plan for the hard hours until our next group"
DIFFERENTLY = "What you will do differently"
LINE = "Add a line for the hours until the next group"
TO_PLAN = (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def plan(stage: Stage, person: str = MARIA) -> Plan:
    return stage.desk.practice.care_of(person).plan


def form(live: QWidget) -> AddToPlan:
    found = live.findChild(AddToPlan)
    assert found is not None
    return found


def panel(live: QWidget) -> PlanPanel:
    found = live.findChild(PlanPanel)
    assert found is not None
    return found


def picker(live: QWidget, name: str) -> Picker:
    return next(each for each in form(live).findChildren(Picker) if each.accessibleName() == name)


def choose_from_menu(live: LiveScreen, note: str) -> None:
    """The note's menu, by keyboard."""
    stream = live.notes.stream
    stream.setFocus()
    stream.choose(note)
    QTest.keyClick(stream, Qt.Key.Key_Return)
    menu = next(menu for menu in stream.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Add to a person’s plan…").trigger()
    menu.close()


@pytest.fixture
def closing(live: LiveScreen, stage: Stage) -> LiveScreen:
    """Maria has the card of the check-out round; she has two lines in her plan."""
    for line, part, text in (
        ("1", PlanPart.COPING_SKILLS, "Walk to the river"),
        ("2", PlanPart.WARNING_SIGNS, "Not picking up"),
    ):
        stage.seat.arrange(plans.keep_line, MARIA, line, part, text)
    for _each in range(4):
        stage.seat.do(commands.next_block)
    live.resize(1440, 900)
    return live


def test_a_note_becomes_a_line_of_the_plan_of_whom_it_names(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.catch_note, "@Maria James showed her the stairs #coping")
    note = session_of(stage).notes[0].id
    choose_from_menu(live, note)
    assert (picker(live, "Whose plan").chosen, picker(live, "Part of their plan").chosen) == (
        MARIA,
        PlanPart.COPING_SKILLS,
    )
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "take the stairs")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    (line,) = plan(stage).lines
    assert (line.part, line.text, line.session, line.note) == (
        PlanPart.COPING_SKILLS,
        "take the stairs",
        session_of(stage).stream,
        note,
    )
    assert not form(live).isVisible()
    assert live.notes.bar.text == ""


def test_nobody_else_is_named_in_the_words_that_are_offered(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.catch_note, "@Maria James showed her the stairs")
    choose_from_menu(live, session_of(stage).notes[0].id)
    press(live, "Add to their plan")
    assert [line.text for line in plan(stage).lines] == ["another group member showed her the stairs"]


def test_a_note_that_is_in_the_plan_already_is_told(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.catch_note, "@Maria takes the stairs #coping")
    note, said = session_of(stage).notes[0].id, list[str]()
    stage.acting.refused.connect(said.append)
    for _each in range(2):
        choose_from_menu(live, note)
        press(live, "Add to their plan")
    assert "Already in their plan, under “Coping skills”: takes the stairs" in words_in(form(live))
    assert said == ["That is in the plan already, under “Coping skills”."]
    assert len(plan(stage).lines) == 1
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not form(live).isVisible()


def test_a_note_about_nobody_asks_whose_plan_it_is(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.catch_note, "Sundays are the hardest #trigger")
    said: list[str] = []
    stage.acting.refused.connect(said.append)
    QTest.keyClick(live, *TO_PLAN)
    press(live, "Add to their plan")
    assert said == ["Choose whose plan it is."]
    whose = picker(live, "Whose plan")
    whose.setCurrentIndex(whose.findData(JAMES))
    part = picker(live, "Part of their plan")
    part.setCurrentIndex(part.findData(PlanPart.TRIGGER_TIMES))
    press(live, "Add to their plan")
    assert [(line.part, line.text) for line in plan(stage, JAMES).lines] == [
        (PlanPart.TRIGGER_TIMES, "Sundays are the hardest")
    ]


def test_escape_leaves_the_plan_alone(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.catch_note, "@Maria takes the stairs")
    choose_from_menu(live, session_of(stage).notes[0].id)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not form(live).isVisible()
    assert plan(stage) == Plan()


def test_one_key_puts_the_answers_of_the_check_out_into_the_plan(closing: LiveScreen, stage: Stage) -> None:
    QTest.keyClicks(field(closing, DIFFERENTLY), "Phone off at nine")
    answer = field(closing, PLAN)
    answer.setFocus()
    QTest.keyClicks(answer, "Text two  people")
    QTest.keyClick(answer, *TO_PLAN)
    assert [line.text for line in plan(stage).of(PlanPart.NEXT_HOURS)] == ["Text two people"]
    assert focused() is answer
    press(closing, "Add “Phone off at nine”")
    added = plan(stage).of(PlanPart.NEXT_HOURS)
    assert [line.text for line in added] == ["Text two people", "Phone off at nine"]
    assert {(line.session, line.note) for line in added} == {(session_of(stage).stream, "")}
    assert "Until the next group: Text two people · Phone off at nine" in words_in(panel(closing))
    QTest.keyClick(answer, *TO_PLAN)
    assert len(plan(stage).lines) == 4
    assert field(closing, PLAN).text() == "Text two  people"


def test_the_plan_of_whose_turn_it_is_stands_in_the_check_out(closing: LiveScreen, stage: Stage) -> None:
    assert "MARIA’S PLAN" in [line.text() for line in panel(closing).findChildren(ElidedLabel)]
    assert "Coping skills: Walk to the river" in words_in(panel(closing))
    line = next(edit for edit in closing.findChildren(QLineEdit) if edit.accessibleName() == LINE)
    line.setFocus()
    QTest.keyClicks(line, "Stay with Rosa")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == ""
    assert plan(stage).of(PlanPart.NEXT_HOURS)[0].text == "Stay with Rosa"
    QTest.keyClicks(line, "half")
    closing.block.round.finish()
    assert line.text() == ""
    assert "Walk to the river" not in words_in(panel(closing))
    closing.people.turn_asked.emit(MARIA, "check_out")
    assert line.text() == "half"


def test_it_does_not_stand_in_the_check_in(live: LiveScreen) -> None:
    assert not panel(live).isVisible()


def half(stage: Stage) -> list[tuple[str, str, str]]:
    """What waits half typed for plans: whose, which part, and the words."""
    found = half_typed(stage.desk.drafts(), session_of(stage).stream)
    return [(each.person, each.part, each.text) for each in found]


def test_a_line_that_is_being_typed_is_a_draft_of_this_session(closing: LiveScreen, stage: Stage) -> None:
    line = next(edit for edit in closing.findChildren(QLineEdit) if edit.accessibleName() == LINE)
    line.setFocus()
    QTest.keyClicks(line, "Stay with")
    closing.hide()
    assert half(stage) == [(MARIA, PlanPart.NEXT_HOURS, "Stay with")]
    closing.show()
    assert line.text() == "Stay with"
    line.setFocus()
    QTest.keyClicks(line, " Rosa")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert half(stage) == []


def test_it_is_never_far_behind_what_is_typed(closing: LiveScreen, stage: Stage, qtbot: QtBot) -> None:
    line = next(edit for edit in closing.findChildren(QLineEdit) if edit.accessibleName() == LINE)
    QTest.keyClicks(line, "Stay with")
    qtbot.waitUntil(lambda: half(stage) == [(MARIA, PlanPart.NEXT_HOURS, "Stay with")])
    stage.seat.do(commands.catch_note, "@James slept badly")
    closing.notes.add_last_to_plan()
    QTest.keyClicks(words_of(closing), " again")
    qtbot.waitUntil(lambda: (JAMES, PlanPart.COPING_SKILLS, "slept badly again") in half(stage))


def test_a_half_typed_line_does_not_stand_in_the_next_session(closing: LiveScreen, stage: Stage) -> None:
    line = next(edit for edit in closing.findChildren(QLineEdit) if edit.accessibleName() == LINE)
    QTest.keyClicks(line, "Stay with")
    stage.seat.do(commands.end, list(session_of(stage).here))
    stage.clock.pass_time(timedelta(days=1))
    group = stage.desk.practice.groups[MORNING]
    stage.seat.open_session(stage.desk.prepare(group, NINE + timedelta(days=1)).result())
    stage.seat.do(commands.start)
    for person in (MARIA, JAMES):
        stage.seat.do(commands.mark_arrived, person)
    for _each in range(4):
        stage.seat.do(commands.next_block)
    assert panel(closing).isVisible()
    assert line.text() == ""


def ask_about(live: LiveScreen, stage: Stage, *texts: str) -> list[str]:
    """Notes are caught, and the form is open on the first one."""
    for text in texts:
        stage.seat.do(commands.catch_note, text)
    notes = [note.id for note in session_of(stage).notes]
    choose_from_menu(live, notes[0])
    return notes


def words_of(live: LiveScreen) -> WrittenLine:
    found = form(live).findChild(WrittenLine)
    assert found is not None
    return found


def test_the_key_does_not_write_over_what_is_typed_and_each_note_keeps_its_words(
    live: LiveScreen, stage: Stage
) -> None:
    one, other = ask_about(live, stage, "@Maria takes the stairs", "@James slept badly")
    part = picker(live, "Part of their plan")
    part.setCurrentIndex(part.findData(PlanPart.WARNING_SIGNS))
    QTest.keyClicks(words_of(live), " each day")
    live.notes.add_to_plan(one)
    assert words_of(live).text == "takes the stairs each day"
    live.notes.add_to_plan(other)
    assert (words_of(live).text, picker(live, "Whose plan").chosen) == ("slept badly", JAMES)
    assert half(stage) == [(MARIA, PlanPart.WARNING_SIGNS, "takes the stairs each day")]
    live.notes.add_to_plan(one)
    assert words_of(live).text == "takes the stairs each day"
    assert part.chosen == PlanPart.WARNING_SIGNS
    press(live, "Add to their plan")
    assert half(stage) == []


@pytest.mark.parametrize("gone", ["struck", "taken back"])
def test_with_its_note_the_form_goes(live: LiveScreen, stage: Stage, gone: str) -> None:
    (note,) = ask_about(live, stage, "@Maria takes the stairs")
    if gone == "struck":
        stage.seat.do(commands.strike_note, note)
    else:
        stage.acting.undo()
    assert not form(live).isVisible()


def test_a_changed_note_changes_what_is_offered(live: LiveScreen, stage: Stage) -> None:
    (note,) = ask_about(live, stage, "@Maria takes the stairs")
    stage.seat.do(commands.amend_note, note, "@Maria takes the long way home")
    assert words_of(live).text == "takes the long way home"


@pytest.mark.parametrize("name", ["Whose plan", "Part of their plan"])
def test_escape_leaves_from_a_choice_too_and_the_focus_goes_back(
    live: LiveScreen, stage: Stage, name: str
) -> None:
    ask_about(live, stage, "@Maria takes the stairs")
    picker(live, name).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not form(live).isVisible()
    assert focused() is live.notes.stream


def test_the_co_facilitator_adds_under_their_own_name(
    stage: Stage, live: LiveScreen, theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    stage.seat.do(commands.catch_note, "@Maria takes the stairs #coping")
    sam = CoFacilitatorWindow(theme, stage.hub, stage.ticker, Acting(stage.desk.seat(SAM.id)), stage.hiding)
    opened(sam, 1120, 760)
    sam.notes.add_to_plan(session_of(stage).notes[0].id)
    press(sam, "Add to their plan")
    assert [line.text for line in plan(stage).lines] == ["takes the stairs"]
    assert stage.desk.practice.entries[-1].author == SAM.id != ALEX.id


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 720), (480, 900)])
def test_nothing_is_cut_off(
    closing: LiveScreen, stage: Stage, theme: Theme, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    closing.resize(*size)
    stage.seat.do(commands.catch_note, "@Maria takes the stairs when it gets loud at work #coping")
    QTest.keyClicks(field(closing, PLAN), "Text two people before dinner and stay with Rosa")
    closing.notes.add_last_to_plan()
    qtbot.wait(50)
    for part in (panel(closing), form(closing)):
        assert part.isVisible()
        assert cut_off(part) == []
        assert beyond(part) == []
        assert part.mapTo(closing, part.rect().topRight()).x() <= closing.width()
