"""A page for paper as it will look, and the ways that it leaves: to the printer, into a PDF, as text to paste."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from app.documents.files import free_name, write_new
from app.documents.page import Page, pdf, pictures, text
from app.errors import GroupsideError
from app.words import _
from ui.keys import Act, bind
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.label import label
from ui.parts.printing import ask_printer, letter_printer, print_sheets, printed_words
from ui.parts.scroll import Scroll
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme

# a sheet is 8.5 inches wide; px at 100 %
WIDE, HIGH, SHEET, NARROW = 640, 680, 560, 520
INCHES = 8.5
OF_SCREEN = 0.9


class PaperDialog(QDialog):
    """Shows a page sheet by sheet; `hide` hides all windows.

    `left` says how it left, as "print", "pdf" or "text", with the SHA-256 of what left: whoever opened the dialog
    writes that down where the page is about a person.
    """

    left = Signal(str, str)

    def __init__(self, theme: Theme, hide: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._printer: QPrinter | None = None
        self._page = Page("", ())
        self._name = ""
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")  # a person's name must not stand in a taskbar
        self._told = label("", wrap=True)
        self._said = label("", "muted", wrap=True)
        self._said.setVisible(False)
        shown, self._sheets = QWidget(), QVBoxLayout()
        self._sheets.setSpacing(Space.MD)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, Space.MD, 0)  # of the scroll bar
        beside.addWidget(self._told)
        column.addLayout(beside)
        column.addLayout(self._sheets)
        self._scroll = Scroll(shown)
        self._print = Button(theme, _("Print…"), "printer", "primary")
        self._pdf = Button(theme, _("Save as PDF…"), "file-down")
        self._text = Button(theme, _("Copy as text"), "copy")
        back = Button(theme, _("Back"), kind="quiet")
        bind(theme.keys, self, {Act.HIDE: hide})
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        outer.setSpacing(Space.MD)
        self._ways = SideBySide(theme, self._print, self._pdf, self._text, back, least=NARROW)
        self._ways.setMinimumWidth(
            1
        )  # beside each other they would keep the window too wide to become a column
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._said)
        outer.addWidget(self._ways)
        self._print.clicked.connect(self._ask_printer)
        self._pdf.clicked.connect(self._ask_folder)
        self._text.clicked.connect(self._copy)
        back.clicked.connect(self.reject)

    def show_page(self, page: Page, name: str, told: str = "") -> None:
        """Open with a page; `name` is what its file is called, which names nobody. `told` stands above the page: what
        to know before it leaves."""
        self._page, self._name = page, name
        self.setAccessibleName(page.title)
        self._scroll.setAccessibleName(page.title)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._say("")
        self._draw()
        px = self._theme.px
        self.resize(QSize(px(WIDE), px(HIGH)).boundedTo(self.screen().availableSize() * OF_SCREEN))
        self._scroll.verticalScrollBar().setValue(0)
        self.open()
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)
        if told:
            announce(self._told, told)

    def show_only(self, page: Page) -> None:
        """Open to look at a page that leaves in another way, or not at all."""
        self.show_page(page, "")
        for way in (self._print, self._pdf, self._text):
            way.setVisible(False)

    def print_on(self, printer: QPrinter) -> bool:
        """Whether the printer took it."""
        sheets = pictures(self._page)
        if not print_sheets(sheets, printer):
            return False
        self.left.emit("print", hashlib.sha256(b"".join(sheets)).hexdigest())
        return True

    def save_into(self, folder: str) -> None:
        """Write the page as a PDF under a name that is free."""
        data = pdf(self._page)
        try:
            path = write_new(Path(folder), free_name(Path(folder), f"{self._name}.pdf"), data)
        except GroupsideError as error:
            self._say(error.sentence)
            return
        self.left.emit("pdf", hashlib.sha256(data).hexdigest())
        self._say(_("It was written to {folder} as {file}.").format(folder=folder, file=path.name))

    def _copy(self) -> None:
        words = text(self._page)
        QGuiApplication.clipboard().setText(words)
        self.left.emit("text", hashlib.sha256(words.encode()).hexdigest())
        self._say(_("Copied. Paste it into a message."))

    def _ask_printer(self) -> None:
        self._printer = letter_printer()
        ask_printer(self._printer, self).accepted.connect(self._print_it)

    def _print_it(self) -> None:
        if self._printer is None:
            return
        printed = self.print_on(self._printer)
        self._say(printed_words(printed))

    def _ask_folder(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Save the PDF to"), documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.save_into)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _draw(self) -> None:
        while (item := self._sheets.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        ratio = self.devicePixelRatioF()
        room = int(self.screen().availableSize().width() * OF_SCREEN) - 2 * Space.XL - Space.MD
        width = min(self._theme.px(SHEET), room)
        for number, data in enumerate(pictures(self._page, width * ratio / INCHES), start=1):
            picture = QPixmap()
            picture.loadFromData(data)
            picture.setDevicePixelRatio(ratio)
            sheet = QLabel()
            sheet.setPixmap(picture)
            sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            # what a screen reader says instead of a picture
            sheet.setAccessibleName(_("Sheet {n}").format(n=number))
            sheet.setAccessibleDescription(text(self._page) if number == 1 else "")
            self._sheets.addWidget(sheet)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self._said, sentence)
