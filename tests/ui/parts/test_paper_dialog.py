"""A page for paper: seen as it will look, printed without a file, saved whole, pasted as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from app.documents.docx_page import docx
from app.documents.page import Page, Section, pdf
from app.documents.page_markdown import page_markdown
from tests.ui.screens.conftest import press, words_in
from ui.parts.paper_dialog import PaperDialog
from ui.theme import Look, Space, Theme

PAGE = Page(
    "One steady day", (Section("Morning", ("Something to eat.",), ("Tea",), ("Move",), 3),), "Tomorrow"
)


class Opened:
    """The dialog over a window."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        self.hidden = 0
        self.dialog = PaperDialog(theme, self._hide, over)
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


WAYS = ["PDF, for reading and printing", "Word, for editing (DOCX)", "Text with headings (Markdown)"]


def save_as(dialog: PaperDialog, way: str, folder: Path) -> None:
    """Chosen in the menu, and then the folder."""
    press(dialog, "Save as…")
    assert [action.text() for action in dialog.menu.actions()] == WAYS
    dialog.menu.close()
    next(action for action in dialog.menu.actions() if action.text() == way).trigger()
    (asked,) = dialog.findChildren(QFileDialog)
    asked.fileSelected.emit(str(folder))
    asked.done(0)
    QCoreApplication.sendPostedEvents(asked, QEvent.Type.DeferredDelete)


def test_it_is_saved_in_each_format_under_a_name_that_is_free(opened_page: Opened, tmp_path: Path) -> None:
    (tmp_path / "One steady day.pdf").write_bytes(b"mine")
    for way in WAYS:
        save_as(opened_page.dialog, way, tmp_path)
    assert (tmp_path / "One steady day.pdf").read_bytes() == b"mine"
    assert (tmp_path / "One steady day (2).pdf").read_bytes() == pdf(PAGE)
    assert (tmp_path / "One steady day.docx").read_bytes() == docx(PAGE)
    assert (tmp_path / "One steady day.md").read_bytes() == page_markdown(PAGE)
    assert "One steady day.md" in words_in(opened_page.dialog)


def test_a_title_that_no_file_can_have_is_no_hindrance(opened_page: Opened, tmp_path: Path) -> None:
    """A topic of one's own is called as somebody likes, and a page after it."""
    opened_page.dialog.show_page(PAGE, "Me/you: what now?")
    save_as(opened_page.dialog, WAYS[0], tmp_path)
    opened_page.dialog.show_page(PAGE, "...")
    save_as(opened_page.dialog, WAYS[0], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Me you what now.pdf", "Page.pdf"]


def test_a_folder_that_is_gone_is_one_sentence(opened_page: Opened, tmp_path: Path) -> None:
    save_as(opened_page.dialog, WAYS[1], tmp_path / "gone")
    assert "That folder is not there any more" in words_in(opened_page.dialog)


def test_it_can_be_pasted(opened_page: Opened) -> None:
    press(opened_page.dialog, "Copy as text")
    assert QApplication.clipboard().text().startswith("One steady day\n")


def test_it_is_printed_over_the_whole_sheet(opened_page: Opened, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert opened_page.dialog.print_on(printer)
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
