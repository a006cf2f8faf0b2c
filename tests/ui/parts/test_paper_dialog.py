"""A page for paper: seen as it will look, printed without a file, saved whole, pasted as text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.documents.page import Page, Section
from tests.ui.screens.conftest import press, words_in
from ui.parts.paper_dialog import PaperDialog
from ui.theme import Look, Space, Theme

PAGE = Page(
    "One steady day", (Section("Morning", ("Something to eat.",), ("Tea",), ("Move",), 3),), "Tomorrow"
)


class Opened:
    """The dialog over a window, and what was said of how the page left."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        self.hidden = 0
        self.left: list[tuple[str, str]] = []
        self.dialog = PaperDialog(theme, self._hide, over)
        self.dialog.left.connect(lambda how, digest: self.left.append((how, digest)))
        self.dialog.show_page(PAGE, "One steady day")

    def _hide(self) -> None:
        self.hidden += 1


@pytest.fixture
def opened_page(theme: Theme, opened: Callable[[QWidget, int, int], None]) -> Opened:
    over = QWidget()
    opened(over, 900, 800)
    page = Opened(theme, over)
    page.over = over  # type: ignore[attr-defined]
    return page


def test_the_sheet_is_seen_and_read_out(opened_page: Opened) -> None:
    (sheet,) = [each for each in opened_page.dialog.findChildren(QLabel) if not each.pixmap().isNull()]
    assert sheet.pixmap().deviceIndependentSize().width() == pytest.approx(560, abs=2)
    assert "Something to eat." in sheet.accessibleDescription()


def test_it_is_saved_under_a_name_that_is_free(opened_page: Opened, tmp_path: Path) -> None:
    (tmp_path / "One steady day.pdf").write_bytes(b"mine")
    opened_page.dialog.save_into(str(tmp_path))
    written = (tmp_path / "One steady day (2).pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert (tmp_path / "One steady day.pdf").read_bytes() == b"mine"
    assert opened_page.left == [("pdf", hashlib.sha256(written).hexdigest())]
    assert "One steady day (2).pdf" in words_in(opened_page.dialog)


def test_a_folder_that_is_gone_is_one_sentence(opened_page: Opened, tmp_path: Path) -> None:
    opened_page.dialog.save_into(str(tmp_path / "gone"))
    assert "That folder is not there any more" in words_in(opened_page.dialog)
    assert opened_page.left == []


def test_it_can_be_pasted(opened_page: Opened) -> None:
    press(opened_page.dialog, "Copy as text")
    assert QApplication.clipboard().text().startswith("One steady day\n")
    assert opened_page.left[0][0] == "text"


def test_it_is_printed_over_the_whole_sheet(opened_page: Opened, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert opened_page.dialog.print_on(printer)
    assert opened_page.left[0][0] == "print"
    assert (tmp_path / "printed.pdf").stat().st_size > 1000


def test_it_fits_a_narrow_window_with_large_text(
    theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    theme.choose(Look(mode="dark", text_percent=200, reduced_motion=True))
    over = QWidget()
    opened(over, 480, 720)
    page = Opened(theme, over)
    screen = page.dialog.screen().availableSize()
    assert page.dialog.width() <= screen.width()
    (sheet,) = [each for each in page.dialog.findChildren(QLabel) if not each.pixmap().isNull()]
    assert sheet.pixmap().deviceIndependentSize().width() <= page.dialog.width() - 2 * Space.XL
