"""Programs in Settings: every rule with its sentence, questions in any order, copies, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.model.programs import Program, Rules
from app.model.rounds import Question
from app.practice import agendas, commands
from app.practice.programs import change_program
from app.setting_up import shipped_library
from app.vault.folder import Vault
from tests.app.practice.test_agendas import SHORT
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import ALEX, MORNING, PASSPHRASE, clock_at
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once, press, words_in
from ui.acting import Acting
from ui.parts.choice import CheckBox, Picker
from ui.practice.groups_card import GroupsCard
from ui.practice.programs_card import ProgramsCard
from ui.practice.rules_form import RulesForm, sections
from ui.screens.settings import SettingsScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
RULES, QUESTIONS, LENGTH, TOPICS = range(4)


@pytest.fixture
def card(stage: Stage, theme: Theme, opened: Show) -> ProgramsCard:
    card = ProgramsCard(theme, stage.acting)
    card.redraw()
    opened(card, 720, 1600)
    return card


def lines(card: QWidget, name: str) -> list[QLineEdit]:
    found = [
        edit
        for edit in card.findChildren(QLineEdit)
        if edit.accessibleName() == name and edit.isVisibleTo(card)
    ]
    return sorted(found, key=lambda edit: edit.mapTo(card, edit.rect().topLeft()).y())


def number(card: QWidget, name: str) -> QSpinBox:
    return next(field for field in card.findChildren(QSpinBox) if field.accessibleName() == name)


def pick(card: QWidget, name: str, words: str) -> None:
    """In the first visible list of this name that has it."""
    picker = next(
        one
        for one in card.findChildren(Picker)
        if one.accessibleName() == name and one.isVisibleTo(card) and one.findText(words) >= 0
    )
    picker.setCurrentIndex(picker.findText(words))
    picker.activated.emit(picker.currentIndex())


def press_called(card: QWidget, name: str) -> None:
    """The first visible button of this name, as a screen reader says it."""
    next(
        button
        for button in card.findChildren(QAbstractButton)
        if name in (button.accessibleName(), button.text()) and button.isVisibleTo(card)
    ).click()


def harmony(stage: Stage) -> Program:
    return stage.desk.practice.programs["harmony"]


def asked(stage: Stage) -> list[str]:
    return [question.short for question in harmony(stage).rules.check_in]


def test_every_rule_is_a_setting_with_a_sentence(card: ProgramsCard) -> None:
    listed = {rule.field for _title, rules in sections() for rule in rules}
    assert listed | {"check_in", "check_out"} == set(Rules.model_fields)
    for _title, rules in sections():
        for rule in rules:
            assert rule.why.endswith(".")
            assert any(label.text() == rule.why for label in card.findChildren(QLabel))


def test_what_is_shown_and_not_touched_is_saved_as_it_was(
    card: ProgramsCard, stage: Stage, told: list[str]
) -> None:
    before = dict(stage.desk.practice.programs)
    entries = len(stage.desk.practice.entries)
    for program in before.values():
        card.edit(program.id)
        press(card, "Save program")
    assert stage.desk.practice.programs == before
    assert len(stage.desk.practice.entries) == entries
    assert told == ["Harmony is saved.", "Blue Heart is saved."]


def test_rules_are_changed(card: ProgramsCard, stage: Stage) -> None:
    number(card, "Minutes a week").setValue(360)
    number(card, "Days a week").setValue(2)
    pick(card, "Format of notes", "BIRP")
    pick(card, "Next topic", "In order")
    number(card, "Share of a topic, in percent").setValue(75)
    press(card, "Breaks count")
    press(card, "Roll call after a break")
    press(card, "Save program")
    rules = harmony(stage).rules
    assert (rules.weekly_minutes, rules.days_a_week, rules.note_format) == (360, 2, "BIRP")
    assert (rules.breaks_count, rules.roll_call) == (False, True)
    assert (rules.next_topic, rules.topic_share) == ("in_order", 75)
    # 165 minutes of service do not make a day of 180
    assert "A day of this agenda has 2:45 hours; the rules ask for 3:00 hours." in words_in(card)


def test_what_cannot_be_is_said_and_what_was_typed_stays(
    card: ProgramsCard, stage: Stage, told: list[str]
) -> None:
    number(card, "Fewest people").setValue(20)
    press(card, "Save program")
    assert told == ["The most people in counseling cannot be fewer than the fewest in a group."]
    assert harmony(stage).rules.group_size_min == 2
    assert number(card, "Fewest people").value() == 20
    number(card, "Fewest people").setValue(3)
    lines(card, "Name of the program")[0].setText(" ")
    press(card, "Save program")
    lines(card, "Name of the program")[0].setText("blue  heart")
    press(card, "Save program")
    assert told[1:] == ["A program needs a name.", "There is already a program called blue heart."]


def test_questions_are_edited_put_in_another_order_dropped_and_added(
    card: ProgramsCard, stage: Stage, told: list[str]
) -> None:
    card.show_section(QUESTIONS)
    press_called(card, "Move down: Feeling")
    press_called(card, "Leave out: Used")
    pick(card, "Add a question", "Mood right now, 0 to 10")
    press_called(card, "Add")
    lines(card, "Question")[0].setText("How strong is the pull right now?")
    pick(card, "Answer", "0 to 10")
    press(card, "Save program")
    assert asked(stage) == ["Craving", "Feeling", "Goal", "Mood"]
    craving, mood = harmony(stage).rules.check_in[0], harmony(stage).rules.check_in[3]
    # in other words, it is still the question whose trend is drawn
    assert craving.label == "How strong is the pull right now?"
    assert (craving.id, craving.kind) == ("craving", "scale")
    assert (mood.id, mood.kind) == ("mood", "scale")
    assert told == ["Harmony is saved."]


def test_a_question_of_ones_own_needs_words(card: ProgramsCard, stage: Stage, told: list[str]) -> None:
    card.show_section(QUESTIONS)
    press_called(card, "Add")
    press(card, "Save program")
    assert told == ["Each question of the check-in needs words and a short name."]
    lines(card, "Question")[4].setText("Who did you call?")
    lines(card, "Short name")[4].setText("Craving")
    press(card, "Save program")
    assert told[1:] == ["Two questions of the check-in are called Craving. Give one another short name."]
    lines(card, "Short name")[4].setText("Called")
    press(card, "Save program")
    assert asked(stage) == ["Feeling", "Craving", "Used", "Goal", "Called"]


def test_a_session_is_opened_with_the_new_questions(card: ProgramsCard, stage: Stage) -> None:
    card.show_section(QUESTIONS)
    press_called(card, "Leave out: Goal")
    press(card, "Save program")
    prepared = stage.desk.prepare(stage.desk.practice.groups[MORNING], stage.desk.now()).result()
    assert [question.id for question in prepared.rules.check_in] == ["feeling", "craving", "used"]


def test_a_program_is_copied_and_named(card: ProgramsCard, stage: Stage, told: list[str]) -> None:
    press(card, "New program")
    assert len(stage.desk.practice.programs) == 2
    assert lines(card, "Name of the program")[0].text() == "Copy of Harmony"
    lines(card, "Name of the program")[0].setText("Evenings")
    number(card, "Most in counseling").setValue(8)
    press(card, "Add program")
    assert told == ["Evenings is saved."]
    made = next(program for program in stage.desk.practice.programs.values() if program.name == "Evenings")
    assert made.rules == harmony(stage).rules.model_copy(update={"group_size_max": 8})
    assert made.topics == harmony(stage).topics
    assert harmony(stage).rules.group_size_max == 12
    pick(card, "Program", "Harmony")
    assert number(card, "Most in counseling").value() == 12


def test_the_agenda_is_one_that_ships_or_one_of_the_practices_own(card: ProgramsCard, stage: Stage) -> None:
    stage.seat.arrange(agendas.keep_agenda, SHORT)
    card.redraw()
    pick(card, "Agenda of the program", "Short day")
    press(card, "Save program")
    group = stage.desk.practice.groups[MORNING]
    assert stage.desk.practice.agenda_of(group) == SHORT
    assert "A day of this agenda has 1:00 hours; the rules ask for 3:00 hours." in words_in(card)
    pick(card, "Agenda of the program", "Harmony day")  # the one that ships is still there
    press(card, "Save program")
    agenda = stage.desk.practice.agenda_of(group)
    assert agenda is not None
    assert agenda.title == "Harmony day"


def test_length_parts_and_aftercare_are_changed(card: ProgramsCard, stage: Stage, told: list[str]) -> None:
    card.edit("blue-heart")
    card.show_section(LENGTH)
    assert "26 weeks in all." in words_in(card)
    number(card, "Fewest weeks").setValue(40)
    press(card, "Save program")
    assert told == ["The most weeks of the program cannot be fewer than the fewest."]
    number(card, "Fewest weeks").setValue(8)
    press_called(card, "Leave out: Second twelve weeks")
    press_called(card, "Add a part")
    press(card, "Save program")
    assert told[1:] == ["Each part of the program needs a name."]
    lines(card, "Name of the part")[2].setText("Winter")
    press_called(card, "Add a step")
    lines(card, "What it is called")[0].setText("The Path")
    press(card, "Save program")
    program = stage.desk.practice.programs["blue-heart"]
    assert (program.weeks_min, program.weeks_max, program.aftercare_name) == (8, 36, "The Path")
    assert [each.name for each in program.formats] == ["First twelve weeks", "Third twelve weeks", "Winter"]
    assert [(each.weeks, each.groups_a_week) for each in program.aftercare] == [
        (8, 3),
        (8, 2),
        (10, 1),
        (10, 1),
    ]


def test_the_curriculum_is_ordered_topics_of_the_library(card: ProgramsCard, stage: Stage) -> None:
    card.show_section(TOPICS)
    press_called(card, "Move up: Goal setting")
    press_called(card, "Leave out: Daily recovery routines")
    pick(card, "Add a topic", "Assertiveness")
    press_called(card, "Add")
    press(card, "Save program")
    assert harmony(stage).topics[0] == "relapse-warning-signs"
    assert harmony(stage).topics[-3:] == ("goal-setting", "values-clarification", "assertiveness")
    assert len(harmony(stage).topics) == 10


def test_a_part_has_topics_of_its_own_in_an_order(card: ProgramsCard, stage: Stage) -> None:
    card.edit("blue-heart")
    card.show_section(LENGTH)
    part = "Topics of Second twelve weeks: "
    press_called(card, f"{part}All topics of the curriculum")
    for topic in ("Assertiveness", "Stages of change", "Tobacco awareness"):
        pick(card, "Add a topic", topic)
        press_called(card, "Add")
    press_called(card, "Move up: Tobacco awareness")
    press_called(card, "Leave out: Assertiveness")
    press_called(card, f"{part}2 topics")  # folded away again, they stay
    press(card, "Save program")
    parts = stage.desk.practice.programs["blue-heart"].formats
    assert [each.topics for each in parts] == [(), ("tobacco-awareness", "stages-of-change"), ()]
    card.edit("harmony")
    card.edit("blue-heart")
    press_called(card, f"{part}2 topics")
    assert "Tobacco awareness" in words_in(card)


def test_a_topic_that_the_library_lost_keeps_its_place(card: ProgramsCard, stage: Stage) -> None:
    stage.seat.arrange(change_program, harmony(stage).model_copy(update={"topics": ("gone", "goal-setting")}))
    card.edit("harmony")
    press(card, "Save program")
    assert harmony(stage).topics == ("gone", "goal-setting")


def test_what_is_typed_stays_while_the_practice_changes_elsewhere(card: ProgramsCard, stage: Stage) -> None:
    number(card, "Minutes a week").setValue(333)
    stage.seat.arrange(agendas.keep_agenda, SHORT)
    card.redraw()
    assert number(card, "Minutes a week").value() == 333


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (1280, 200), (760, 200)])
@pytest.mark.parametrize("program", ["harmony", "blue-heart"])
def test_nothing_in_it_is_cut_off(
    stage: Stage, theme: Theme, qtbot: QtBot, opened: Show, width: int, percent: int, program: str
) -> None:
    theme.choose(Look("light", percent))
    long = Question(id="long", label="x " * 60, short="A long short one", kind="text")
    rules = harmony(stage).rules.model_copy(update={"check_in": (*harmony(stage).rules.check_in, long)})
    stage.seat.arrange(change_program, harmony(stage).model_copy(update={"rules": rules}))
    settings = SettingsScreen(theme, stage.hub, stage.acting, at_once)
    opened(settings, width, 760)
    press_or_pick(settings, "Programs")
    card = settings.findChildren(ProgramsCard)[0]
    card.edit(program)

    def all_can_be_read() -> None:
        assert settings.width() == width
        assert cut_off(settings) == []
        assert beyond(settings) == []

    for section in (RULES, QUESTIONS, LENGTH, TOPICS):
        card.show_section(section)
        if section == LENGTH and program == "blue-heart":
            press_called(card, "Topics of Second twelve weeks: All topics of the curriculum")
            pick(card, "Add a topic", "Thinking errors and corrections")
            press_called(card, "Add")
        qtbot.wait(20)
        qtbot.waitUntil(all_can_be_read)  # fields that come to stand below each other are laid out once more


def press_or_pick(settings: SettingsScreen, section: str) -> None:
    picker = next(one for one in settings.findChildren(Picker) if one.accessibleName() == "Settings")
    settings.go_to(picker.findText(section))


def test_what_is_not_kept_yet_is_said_until_it_is(card: ProgramsCard, qtbot: QtBot) -> None:
    said = "Your changes to Harmony are not kept yet."
    assert "not kept yet" not in words_in(card)
    box = next(box for box in card.findChildren(CheckBox) if box.text() == "Roll call after a break")
    box.click()
    qtbot.waitUntil(lambda: said in words_in(card))
    box.click()
    qtbot.waitUntil(lambda: said not in words_in(card))
    number(card, "Minutes until late").setValue(9)
    qtbot.waitUntil(lambda: said in words_in(card))
    press(card, "Save program")
    qtbot.waitUntil(lambda: said not in words_in(card))
    press(card, "New program")
    qtbot.waitUntil(lambda: "This program is not kept yet." in words_in(card))


def test_boxes_say_their_sentence_too(theme: Theme, qtbot: QtBot) -> None:
    form = RulesForm(theme)
    qtbot.addWidget(form)
    boxes = form.findChildren(CheckBox)
    assert len(boxes) == 6
    assert all(box.accessibleDescription().endswith(".") for box in boxes)


def test_a_program_that_ships_can_be_added_later(
    theme: Theme, opened: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    """A practice that began without any has both to choose from, and can then add a group."""
    desk = Desk(
        Vault.create(tmp_path / "vault", ALEX.id, PASSPHRASE, cost=CHEAP), clock_at(), shipped_library()
    )
    acting = Acting(desk.seat(ALEX.id))
    acting.seat.arrange(commands.add_user, ALEX)
    card, groups = ProgramsCard(theme, acting), GroupsCard(theme, acting)
    qtbot.addWidget(groups)
    opened(card, 720, 900)
    card.redraw()
    groups.redraw()
    assert "There is no group yet." in words_in(groups)
    pick(card, "Program", "Blue Heart (not added yet)")
    press(card, "Add program")
    assert list(desk.practice.programs) == ["blue-heart"]
    press(card, "New program")
    press(card, "Add program")
    assert [program.name for program in desk.practice.programs.values()] == [
        "Blue Heart",
        "Copy of Blue Heart",
    ]
    press(groups, "New group")
    press(groups, "Add group")
    assert [group.program_id for group in desk.practice.groups.values()] == ["blue-heart"]
    desk.close()


def test_how_long_working_notes_are_kept_is_picked_and_stays_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    form = RulesForm(theme)
    qtbot.addWidget(form)
    picker = form.pickers["working_notes_days"]
    for days in (None, 0, 45, 90):
        form.display(Rules(working_notes_days=days))
        assert form.filled(Rules()).working_notes_days == days
    assert picker.currentText() == "90 days"
    picker.setCurrentIndex(picker.findText("For good"))
    assert form.filled(Rules(working_notes_days=90)).working_notes_days is None
