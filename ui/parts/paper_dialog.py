"""A page for paper as it will look, and the ways that it leaves: to the printer, into a file, as text to paste."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.documents.files import free_name, write_new
from app.documents.formats import in_names
from app.documents.page import Page, pictures, text
from app.documents.parcel import Way, page_ways
from app.errors import GroupsideError
from app.words import _
from ui.keys import Act, bind
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.documents_folder import documents_folder
from ui.parts.label import label
from ui.parts.printing import ask_printer, page_printer, print_sheets, printed_words
from ui.parts.scroll import Scroll
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme

# px at 100 %
WIDE, HIGH, SHEET, NARROW = 640, 680, 560, 520
OF_SCREEN = 0.9


class PaperDialog(QDialog):
    """Shows a page sheet by sheet; `hide` hides all windows. What leaves from here tells of nobody, so that nothing is
    written down: a page about somebody is only looked at here (`show_only`)."""

    def __init__(self, theme: Theme, hide: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._printer: QPrinter | None = None
        self._page = Page("", ())
        self._name = ""
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")  # a person's name must not stand in a taskbar
        self._said = label("", "muted", wrap=True)
        self._said.setVisible(False)
        shown, self._sheets = QWidget(), QVBoxLayout()
        self._sheets.setSpacing(Space.MD)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addLayout(self._sheets)
        self._scroll = Scroll(shown)
        self._print = Button(theme, _("Print…"), "printer", "primary")
        self._save = Button(theme, _("Save as…"), "file-down")
        self.menu = QMenu(self)
        self._text = Button(theme, _("Copy as text"), "copy")
        back = Button(theme, _("Back"), kind="quiet")
        bind(theme.keys, self, {Act.HIDE: hide})
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        outer.setSpacing(Space.MD)
        self._ways = SideBySide(theme, self._print, self._save, self._text, back, least=NARROW)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._said)
        outer.addWidget(self._ways)
        self._print.clicked.connect(self._ask_printer)
        self._save.clicked.connect(self._offer_ways)
        self._text.clicked.connect(self._copy)
        back.clicked.connect(self.reject)

    def show_page(self, page: Page, name: str) -> None:
        """Open with a page; `name` is what its files are called, which names nobody."""
        self._page, self._name = page, name
        self.setAccessibleName(page.title)
        self._scroll.setAccessibleName(page.title)
        self._say("")
        self._draw()
        px = self._theme.px
        self.resize(QSize(px(WIDE), px(HIGH)).boundedTo(self.screen().availableSize() * OF_SCREEN))
        self._scroll.verticalScrollBar().setValue(0)
        self.open()
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_only(self, page: Page) -> None:
        """Open to look at a page that leaves in another way, or not at all."""
        self.show_page(page, "")
        for way in (self._print, self._save, self._text):
            way.setVisible(False)

    def print_on(self, printer: QPrinter) -> bool:
        """Whether the printer took it."""
        return print_sheets(pictures(self._page), printer)

    def save_into(self, way: Way, folder: str) -> None:
        """Write the page in a format, under a name that is free."""
        try:
            path = write_new(Path(folder), free_name(Path(folder), way.file_name), way.render(None))
        except GroupsideError as error:
            self._say(error.sentence)
            return
        self._say(_("It was written to {folder} as {file}.").format(folder=folder, file=path.name))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(text(self._page))
        self._say(_("Copied. Paste it into a message."))

    def _ask_printer(self) -> None:
        self._printer = page_printer(self._page.paper)
        ask_printer(self._printer, self).accepted.connect(self._print_it)

    def _print_it(self) -> None:
        if self._printer is None:
            return
        printed = self.print_on(self._printer)
        self._say(printed_words(printed))

    def _offer_ways(self) -> None:
        self.menu.clear()
        for way in page_ways(self._page, in_names(self._name) or _("Page")):
            self.menu.addAction(way.title, partial(self._ask_folder, way))
        self.menu.popup(self._save.mapToGlobal(QPoint(0, self._save.height())))

    def _ask_folder(self, way: Way) -> None:
        dialog = QFileDialog(self, _("Save into"), documents_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(partial(self.save_into, way))
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
        for number, data in enumerate(pictures(self._page, width * ratio / self._page.paper.wide), start=1):
            picture = QPixmap()
            picture.loadFromData(data)
            picture.setDevicePixelRatio(ratio)
            sheet = _Sheet(picture)
            # what a screen reader says instead of a picture
            sheet.setAccessibleName(_("Sheet {n}").format(n=number))
            sheet.setAccessibleDescription(text(self._page) if number == 1 else "")
            self._sheets.addWidget(sheet)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        if sentence:
            announce(self._said, sentence)


class _Sheet(QLabel):
    """A picture as wide as it was drawn, and smaller where there is less room: never with its edge cut off."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self.setPixmap(picture)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def heightForWidth(self, width: int) -> int:
        return round(self._shown(width).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(QPointF(), self._shown(self.width()))
        place.moveLeft(round((self.width() - place.width()) / 2))
        painter.drawPixmap(place, self.pixmap(), QRectF(self.pixmap().rect()))

    def _shown(self, width: int) -> QSizeF:
        drawn = self.pixmap().deviceIndependentSize()
        return drawn * min(1.0, width / drawn.width())
