"""The paper that somebody chose is what every page is made for: PDF, Word, the sheet on the screen and the printer."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx as library
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtWidgets import QLabel, QWidget

from app.documents.docx_page import docx
from app.documents.page import Page, Section, Table, headed, pdf, pictures
from app.documents.paper import A4, LETTER, Paper, print_on_paper
from app.model.practice_head import LINE_LENGTH, NAME_LENGTH, PracticeHead
from tests.ui.hand import at_once
from ui.machine import MachineFile
from ui.paper_of_the_system import system_paper
from ui.parts.choice import Picker
from ui.parts.paper_dialog import PaperDialog
from ui.parts.printing import page_printer
from ui.practice.documents_card import DocumentsCard
from ui.practice_windows import PracticeWindows
from ui.theme import Theme


def page() -> Page:
    table = Table(("Who", "When"), (("Somebody whose words are long enough for a whole line", "18:00"),))
    return Page("One steady day", (Section("Words", ("Some.",), blanks=2, table=table),), header="Head")


def sheet_of(made: bytes) -> tuple[int, int]:
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", made)
    assert box is not None
    return round(float(box[1])), round(float(box[2]))


def choose(picker: Picker, words: str) -> None:
    picker.setCurrentIndex(picker.findText(words))
    picker.activated.emit(picker.currentIndex())


@pytest.mark.parametrize(("paper", "points"), [(LETTER, (612, 792)), (A4, (595, 842))])
def test_a_page_is_as_large_as_the_paper_in_every_format(
    theme: Theme, paper: Paper, points: tuple[int, int]
) -> None:
    print_on_paper(paper)
    made = page()
    assert sheet_of(pdf(made)) == points
    (picture,) = pictures(made, 72)
    image = QImage.fromData(picture)
    assert abs(image.width() - points[0]) <= 1
    assert abs(image.height() - points[1]) <= 1
    (section,) = library.Document(io.BytesIO(docx(made))).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.pt), round(section.page_height.pt)) == points
    # the head ends at the margin of that paper
    (stop,) = section.header.paragraphs[0].paragraph_format.tab_stops
    assert stop.position.inches == pytest.approx(paper.wide - 1.8, abs=0.01)
    size = page_printer(paper).pageLayout().pageSize().size(QPageSize.Unit.Point)
    assert (size.width(), size.height()) == points


def test_a_page_that_was_made_keeps_its_paper(theme: Theme) -> None:
    made = page()
    print_on_paper(A4)
    assert sheet_of(pdf(made)) == (612, 792)


def test_it_is_chosen_in_settings_and_kept_on_this_computer(
    windows: PracticeWindows, theme: Theme, tmp_path: Path, opened: Callable[[QWidget, int, int], None]
) -> None:
    windows.main.go_to(windows.settings)
    windows.settings.go_to_setting("section-DOCUMENTS")
    card = windows.settings.findChild(DocumentsCard)
    assert card is not None
    (picker,) = card.findChildren(Picker)
    choose(picker, "A4")
    windows._machine.flush()
    assert MachineFile(tmp_path / "machine.json").now.paper == "a4"
    dialog = PaperDialog(theme, lambda: None, windows.main)
    dialog.show_page(page(), "Page")
    sheet = next(each for each in dialog.findChildren(QLabel) if each.accessibleName() == "Sheet 1")
    assert sheet.pixmap().height() / sheet.pixmap().width() == pytest.approx(297 / 210, abs=0.01)
    dialog.reject()
    choose(picker, "US Letter")
    assert sheet_of(pdf(page())) == (612, 792)


def test_the_next_start_prints_on_it(windows: PracticeWindows, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "machine.json").write_text('{"paper": "a4"}')
    again = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), windows.desk, at_once)
    assert page().paper == A4
    again.put_away()


@pytest.mark.parametrize(
    ("system", "paper"),
    [("en_US", LETTER), ("es_US", LETTER), ("es_MX", LETTER), ("C", LETTER), ("de_DE", A4), ("en_GB", A4)],
)
def test_what_nobody_chose_is_what_the_place_prints_on(system: str, paper: Paper) -> None:
    assert system_paper(QLocale(system)) == paper


def test_the_longest_name_of_a_practice_leaves_room_at_the_edge_of_the_sheet() -> None:
    head = PracticeHead(name=("Women " * 10)[:NAME_LENGTH], line=("Main Street " * 10)[:LINE_LENGTH])
    made = replace(page(), header="Maria Guadalupe Santos-Hernandez · R-1042-77-2026")
    (picture,) = pictures(headed(made, head), 100)
    image = QImage.fromData(picture)
    at_the_edge = {image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(20)}
    assert at_the_edge == {255}
