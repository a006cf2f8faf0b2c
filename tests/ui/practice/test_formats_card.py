"""Note formats in Settings: listed, copied, changed, taken away and put back, and offered to programs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from app.model.note_formats import NoteFormat, Takes
from app.practice.programs import change_program
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, tabbed, words_in
from ui.parts.choice import CheckBox
from ui.parts.scroll import Scroll
from ui.practice.formats_card import FormatsCard
from ui.practice.rules_form import RulesForm
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def card(stage: Stage, theme: Theme, opened: Show) -> FormatsCard:
    card = FormatsCard(theme, stage.acting)
    stage.hub.changed.connect(card.redraw)
    card.redraw()
    opened(card, 720, 1400)
    return card


def fields(card: QWidget, name: str) -> list[QLineEdit]:
    return [
        each
        for each in card.findChildren(QLineEdit)
        if each.accessibleName() == name and each.isVisibleTo(card)
    ]


def tick(card: QWidget, words: str, place: int = 0) -> None:
    boxes = [box for box in card.findChildren(CheckBox) if box.words == words and box.isVisibleTo(card)]
    boxes[place].click()


def own(stage: Stage) -> dict[str, NoteFormat]:
    return dict(stage.desk.practice.noting.own_formats)


def write(card: FormatsCard, title: str) -> None:
    """A format with two sections."""
    press(card, "New format")
    QTest.keyClicks(fields(card, "Title of the format")[0], title)
    QTest.keyClicks(fields(card, "Title of the section")[0], "What happened")
    tick(card, "Attendance and telehealth")
    tick(card, "Marks and notes")
    press(card, "Add a section")
    QTest.keyClicks(fields(card, "Title of the section")[1], "Next steps")
    press(card, "Save format")


def test_the_formats_that_ship_stand_there_with_their_sections(card: FormatsCard) -> None:
    assert "Behavior · Intervention · Response · Plan" in words_in(card)
    assert "used by Harmony, Blue Heart" in words_in(card)


def test_a_format_of_one_s_own_is_made_and_offered_to_programs(
    card: FormatsCard, stage: Stage, theme: Theme
) -> None:
    write(card, "Short note")
    (made,) = own(stage).values()
    assert [(each.title, each.takes, each.required) for each in made.sections] == [
        ("What happened", (Takes.PRESENCE, Takes.SEEN), True),
        ("Next steps", (), True),
    ]
    assert len({each.id for each in made.sections}) == 2
    assert "What happened · Next steps" in words_in(card)
    rules = RulesForm(theme)
    rules.know(stage.desk.practice.noting.formats.values())
    rules.display(next(iter(stage.desk.practice.programs.values())).rules)
    picker = rules.pickers["note_format"]
    assert [picker.itemText(at) for at in range(picker.count())][-1] == "Short note"
    assert picker.chosen == "DAP"


def test_a_copy_is_changed_and_keeps_where_each_section_was_written(card: FormatsCard, stage: Stage) -> None:
    press(card, "Copy and change: DAP")
    press(card, "Save format")
    (made,) = own(stage).values()
    assert made.title == "Copy of DAP"
    assert [each.id for each in made.sections] == ["data", "assessment", "plan"]
    press(card, "Change: Copy of DAP")
    edit = fields(card, "Title of the section")[1]
    edit.selectAll()
    QTest.keyClicks(edit, "How it looks to me")
    tick(card, "A signature needs words in it", 1)
    press(card, "Save format")
    (made,) = own(stage).values()
    assert [(each.id, each.title) for each in made.sections][1] == ("assessment", "How it looks to me")
    assert not made.sections[1].required


def test_what_is_no_format_says_why_and_loses_nothing(
    card: FormatsCard, stage: Stage, told: list[str]
) -> None:
    press(card, "New format")
    press(card, "Save format")
    QTest.keyClicks(fields(card, "Title of the format")[0], "DAP")
    press(card, "Save format")
    QTest.keyClicks(fields(card, "Title of the section")[0], "Plan")
    press(card, "Save format")
    assert told == [
        "A format needs a title.",
        "A format needs at least one section.",
        "There is already a format called DAP.",
    ]
    assert own(stage) == {}
    assert fields(card, "Title of the section")[0].text() == "Plan"


def test_a_format_is_taken_away_put_back_and_kept_while_a_program_writes_in_it(
    card: FormatsCard, stage: Stage, told: list[str]
) -> None:
    back: list[Callable[[], object]] = []
    stage.acting.undoable.connect(lambda _words, undo: back.append(undo))
    write(card, "Short note")
    press(card, "Remove: Short note")
    assert own(stage) == {}
    back[0]()
    (made,) = own(stage).values()
    program = next(iter(stage.desk.practice.programs.values()))
    rules = program.rules.model_copy(update={"note_format": made.id})
    stage.seat.arrange(change_program, program.model_copy(update={"rules": rules}))
    press(card, "Remove: Short note")
    assert told[-1] == f"{program.name} writes its notes in Short note. Choose another format for it first."
    assert own(stage)


@pytest.mark.parametrize(("width", "percent"), [(720, 100), (360, 100), (480, 200)])
def test_nothing_is_cut_off(stage: Stage, theme: Theme, opened: Show, width: int, percent: int) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    card = FormatsCard(theme, stage.acting)
    card.redraw()
    scroll = Scroll(card)
    opened(scroll, width, 900)
    press(card, "Copy and change: BIRP")
    QTest.qWait(60)
    assert cut_off(card) == []
    assert beyond(card) == []


def test_the_keyboard_goes_through_the_form_from_top_to_bottom_and_on(card: FormatsCard) -> None:
    press(card, "New format")
    press(card, "Add a section")
    met = tabbed(fields(card, "Title of the format")[0])
    assert met[0] == "Title of the section"
    assert met.index("A signature needs words in it") < met.index("Leave out: 1")
    assert met.index("Leave out: 1") < met.index("Leave out: 2") < met.index("Add a section")
    assert met[met.index("Add a section") :][:3] == ["Add a section", "Save format", "Throw away"]
    assert "Copy and change: DAP" in met
