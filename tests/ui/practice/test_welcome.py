"""The welcome page: a program's own lines, seen before they leave, and the page of a person's program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from app.documents.handouts import welcome_lines
from tests.practice_for_tests import JAMES
from tests.ui.conftest import Stage
from tests.ui.screens.conftest import press, words_in
from ui.parts.paper_dialog import PaperDialog
from ui.parts.words_edit import WordsEdit
from ui.practice.person_care import PersonCare
from ui.practice.programs_card import ProgramsCard
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]
WELCOME = 4


def card_of(stage: Stage, theme: Theme, opened: Show) -> tuple[ProgramsCard, WordsEdit]:
    card = ProgramsCard(theme, stage.acting)
    card.redraw()
    opened(card, 720, 1200)
    card.edit("harmony")
    card.show_section(WELCOME)
    (lines,) = card.findChildren(WordsEdit)
    return card, lines


def pasted(widget: QWidget) -> str:
    (page,) = widget.findChildren(PaperDialog)
    press(page, "Copy as text")
    page.reject()
    return QApplication.clipboard().text()


def kept(stage: Stage) -> tuple[str, ...]:
    return stage.desk.practice.programs["harmony"].welcome


def test_a_program_begins_with_our_lines_and_keeps_its_own(stage: Stage, theme: Theme, opened: Show) -> None:
    card, lines = card_of(stage, theme, opened)
    assert lines.toPlainText() == "\n".join(welcome_lines())
    press(card, "Save program")
    assert kept(stage) == ()

    lines.setPlainText("  Bring   tea. \n\nSit well.\n")
    press(card, "Welcome page…")
    assert "• Bring tea.\n• Sit well." in pasted(card)  # as typed, before it is kept
    assert kept(stage) == ()
    press(card, "Save program")
    assert kept(stage) == ("Bring tea.", "Sit well.")

    lines.clear()
    press(card, "Save program")
    assert kept(stage) == ()
    assert lines.toPlainText() == "\n".join(welcome_lines())


def test_lines_that_do_not_fit_are_refused_and_stay_as_typed(
    stage: Stage, theme: Theme, opened: Show
) -> None:
    card, lines = card_of(stage, theme, opened)
    refused: list[str] = []
    stage.acting.refused.connect(refused.append)
    typed = "\n".join(["Bring tea."] * 21)
    lines.setPlainText(typed)
    press(card, "Save program")
    assert "20 fit. Leave some out." in "".join(refused) + words_in(card)
    assert lines.toPlainText() == typed
    assert kept(stage) == ()


def test_a_person_is_given_the_page_of_their_program(stage: Stage, theme: Theme, opened: Show) -> None:
    care = PersonCare(theme, stage.acting)
    opened(care, 720, 900)
    care.display(stage.desk.practice.people[JAMES])
    press(care, "Welcome page…")
    words = pasted(care)
    assert words.startswith("Welcome to Harmony\n")
    assert "James" not in words
