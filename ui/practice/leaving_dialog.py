""" "Where does it go?": asked before anything leaves; then it is saved, copied or printed, and written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QSizePolicy, QVBoxLayout, QWidget

from app.documents.page import pictures
from app.documents.parcel import Parcel, Way
from app.errors import GroupsideError, Refused
from app.model.leaving import Destination, Leaving
from app.model.people import ConsentKind
from app.practice.days import today_of
from app.practice.leavings import leaving_of
from app.sending import Step, names_taken, print_beside, record_leaving, send_beside
from app.words import _, ngettext
from ui.acting import Acting
from ui.apart import Spawn
from ui.clipboard import RecordClipboard
from ui.keys import Act, bind
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.choice import CheckBox
from ui.parts.documents_folder import documents_folder
from ui.parts.label import label
from ui.parts.paper_dialog import PaperDialog
from ui.parts.printing import ask_printer, page_printer, print_sheets, printed_words
from ui.parts.scroll import Scroll
from ui.parts.side_by_side import SideBySide
from ui.parts.tab_order import chain
from ui.practice.allowed_fields import AllowedFields
from ui.practice.consent_dialog import AskConsent
from ui.practice.destination_list import DestinationList
from ui.theme import Space, Theme

# px at 100 % text
WIDE, HIGH, NARROW, FOOT = 560, 640, 430, 330
OF_SCREEN = 0.9
# work that takes longer is seen, and can be stopped; ms
A_WHILE = 300


class LeavingDialog(QDialog):
    """Nothing leaves before the rules allow it; a refusal is said here, and nothing that was typed is lost."""

    names_asked = Signal(object, object)  # what was answered about names in this Parcel is looked at again

    def __init__(
        self, theme: Theme, acting: Acting, spawn: Spawn, clipboard: RecordClipboard, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._acting, self._spawn, self._clipboard = theme, acting, spawn, clipboard
        self._parcel = Parcel("", "", "", (), ())
        self._folder, self._leaving = Path(), Leaving(destination=Destination.RECORD)
        self._printer: QPrinter | None = None
        self._busy = self._stopping = False
        self._boxes: list[tuple[Way, CheckBox]] = []
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")  # a person's name must not stand in a taskbar
        self._make_page()
        self._make_foot()
        bind(theme.keys, self, {Act.HIDE: acting.hide_asked.emit})
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(A_WHILE)
        self._slow.timeout.connect(self._show_progress)

    def _make_page(self) -> None:
        theme = self._theme
        self._what, self._holds = label("", "strong", wrap=True), label("", "muted", wrap=True)
        self._told = label("", wrap=True)
        self._where = DestinationList(theme)
        self._asked = AllowedFields(theme, self._acting)
        self._as = label(_("As"), "caption")
        self._formats = QVBoxLayout()
        self._formats.setSpacing(Space.XS)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.SM, 0)
        column.setSpacing(Space.MD)
        self._names = Button(theme, _("Answers about names…"), kind="link")
        self._names.make_small()
        head = QVBoxLayout()
        head.setSpacing(Space.HAIR)
        for words in (self._what, self._holds, self._told):
            head.addWidget(words)
        head.addWidget(self._names, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        column.addWidget(self._where)
        column.addWidget(self._asked)
        column.addWidget(self._as)
        column.addLayout(self._formats)
        self._copy = Button(theme, _("Copy as text"), "copy")
        self._print = Button(theme, _("Print…"), "printer")
        self._see = Button(theme, _("See the page"), "book-open")
        self._others = SideBySide(theme, self._see, self._copy, self._print, least=NARROW)
        column.addWidget(self._others)
        column.addStretch(1)
        self._page, self._scroll = page, Scroll(page)
        self._where.picked.connect(self._show_asked)
        self._asked.add_asked.connect(self._add_consent)
        self._names.clicked.connect(self._ask_names)

    def _make_foot(self) -> None:
        theme = self._theme
        self._sentence = label("", "trouble", wrap=True)
        self._progress = label("", "muted", wrap=True)
        self._stop = Button(theme, _("Stop"), "x")
        self._save = Button(theme, _("Save into a folder…"), "file-down", "primary")
        self._back = Button(theme, _("Back"), kind="quiet")
        self._save.setDefault(True)  # Enter in a field
        self._waiting = SideBySide(theme, self._progress, self._stop, least=NARROW, shares=(1, 0))
        self._row = SideBySide(theme, self._back, self._save, least=FOOT, shares=(1, 2))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        outer.setSpacing(Space.MD)
        outer.addWidget(label(_("Where does it go?"), "heading", wrap=True))
        outer.addWidget(self._scroll)
        outer.addStretch(1)
        outer.addWidget(self._sentence)
        outer.addWidget(self._waiting)
        outer.addWidget(self._row)
        self._save.clicked.connect(self._ask_folder)
        self._copy.clicked.connect(self._copy_text)
        self._print.clicked.connect(self._ask_printer)
        self._see.clicked.connect(self._show_paper)
        self._stop.clicked.connect(self._ask_to_stop)
        self._back.clicked.connect(self.reject)

    def ask(self, parcel: Parcel, destination: Destination) -> None:
        """Open for one document; `destination` is the usual one."""
        self._parcel = parcel
        self._what.setText(parcel.title)
        self._holds.setText(parcel.holds)
        self._told.setText(parcel.told)
        self._told.setVisible(bool(parcel.told))
        self._names.setVisible(bool(parcel.asked))
        self._where.display(destination)
        self._show_asked()
        self._make_boxes()
        self._others.setVisible(parcel.page is not None)
        self._work(False)
        self._say("")
        px = self._theme.px
        self.resize(QSize(px(WIDE), px(HIGH)).boundedTo(self.screen().availableSize() * OF_SCREEN))
        self._scroll.verticalScrollBar().setValue(0)
        self.open()
        self._where.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for _way, box in self._boxes:
            box.fit(self.width() - 2 * Space.XL - Space.LG)

    def reject(self) -> None:
        """While a file is being written, Escape stops that; the dialog stays, with what became of it."""
        if self._busy:
            self._ask_to_stop()
            return
        super().reject()

    # What is chosen

    def choose(self, destination: Destination) -> None:
        """As if a person had chosen it."""
        self._where.display(destination)
        self._show_asked()

    def _show_asked(self) -> None:
        self._asked.display(self._parcel.people, self._where.chosen)
        self._say("")
        self._order()

    def _order(self) -> None:
        """Pickers of consents and boxes of formats are made anew: the keyboard still goes from top to bottom."""
        boxes = [box for _way, box in self._boxes]
        ways = [self._see, self._copy, self._print, self._stop, self._back, self._save]
        chain(self, [self._names, *self._where.stops(), *self._asked.stops(), *boxes, *ways])

    def _make_boxes(self) -> None:
        while (item := self._formats.takeAt(0)) is not None:
            if (box := item.widget()) is not None:
                box.hide()
                box.deleteLater()
        self._boxes = []
        for way in self._parcel.ways:
            box = CheckBox(self._theme, way.title)
            box.setChecked(way in self._parcel.usual)
            box.clicked.connect(self._look)
            # its words break into lines instead of keeping the page wide
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._formats.addWidget(box)
            self._boxes.append((way, box))
        several = len(self._parcel.ways) > 1
        self._as.setVisible(several)
        self._fit()
        for _way, box in self._boxes:
            box.setVisible(several)
        self._order()
        self._look()

    def _ways(self) -> tuple[Way, ...]:
        return tuple(way for way, box in self._boxes if box.isChecked())

    def _look(self) -> None:
        self._save.setEnabled(bool(self._ways()) and not self._busy)

    def _allowed(self) -> bool:
        """Whether the rules let it go; else what is missing is said."""
        desk, parcel = self._acting.desk, self._parcel
        try:
            self._leaving = leaving_of(
                desk.practice, desk.now(), parcel.people, self._asked.wish(), parcel.nameless
            )
        except Refused as refusal:
            self._say(refusal.sentence)
            return False
        self._say("")
        return True

    @cached_property
    def _ask_consent(self) -> AskConsent:
        made = AskConsent(self._theme, self._acting, self)
        made.kept.connect(self._show_asked)
        return made

    def _add_consent(self, person: str) -> None:
        desk = self._acting.desk
        kind: ConsentKind = "treatment" if self._where.chosen is Destination.PAYER else "disclosure"
        to_whom, purpose = self._asked.typed
        today = today_of(desk.practice, desk.now(), person)
        self._ask_consent.begin(person, None, kind, today, to_whom=to_whom, purpose=purpose)

    def _ask_names(self) -> None:
        self.accept()
        self.names_asked.emit(self._parcel, self._where.chosen)

    # Into a folder

    def _ask_folder(self) -> None:
        if not self._allowed():
            return
        dialog = QFileDialog(self, _("Save into"), documents_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_into)
        dialog.open()

    def save_into(self, folder: str) -> None:
        """Write into this folder; where files of that name are, ask before anything is written beside them."""
        self._folder = Path(folder)
        if not self._allowed():
            return
        if not names_taken(self._ways(), self._folder):
            self._write()
            return
        box = QMessageBox(self)
        box.setObjectName("beside-old")
        box.setWindowTitle("Groupside")
        box.setText(_("This document was saved into that folder before."))
        box.setInformativeText(
            _("The files that are there stay. The new ones get a number behind their name.")
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self._theme.keys, box, {Act.HIDE: self._acting.hide_asked.emit})  # names stand below it
        box.addButton(_("Back"), QMessageBox.ButtonRole.RejectRole)
        onward = box.addButton(_("Write new ones"), QMessageBox.ButtonRole.AcceptRole)
        onward.clicked.connect(self._write)
        box.open()

    def _write(self) -> None:
        self._stopping = False
        self._work(True)
        self._spawn(self._write_all(self._leaving, self._ways(), self._folder))

    async def _write_all(self, leaving: Leaving, ways: tuple[Way, ...], folder: Path) -> None:
        try:
            written = await send_beside(
                self._acting.seat, self._parcel, ways, folder, leaving, self._tell, self._stops
            )
        except GroupsideError as error:
            self._say(error.sentence)
            return
        finally:
            self._work(False)
        count = len(written)
        words = ngettext("{n} file was written to {folder}.", "{n} files were written to {folder}.", count)
        self._done(words.format(n=count, folder=str(folder)))

    def _tell(self, step: Step) -> None:
        words = _("Writing {file}, {n} of {all}.")
        self._progress.setText(words.format(file=step.file, n=step.number, all=step.of))

    def _stops(self) -> bool:
        """Asked by the thread that writes."""
        return self._stopping

    def _ask_to_stop(self) -> None:
        self._stopping = True
        self._progress.setText(_("Stopping. What is being written is left out."))

    def _work(self, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._slow.start()
        else:
            self._slow.stop()
            self._waiting.setVisible(False)
        for part in (self._page, self._others, self._row):
            part.setEnabled(not busy)
        self._look()

    def _show_progress(self) -> None:
        self._waiting.setVisible(True)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._progress, self._progress.text())

    # As a page

    def _show_paper(self) -> None:
        """With its notice, if the rules let it go."""
        if self._allowed():
            self._paper.show_only(self._parcel.page_for(self._leaving))

    @cached_property
    def _paper(self) -> PaperDialog:
        return PaperDialog(self._theme, self._acting.hide_asked.emit, self)

    def _copy_text(self) -> None:
        if not self._allowed():
            return
        words = self._parcel.text_for(self._leaving)
        if self._note("clipboard", words.encode("utf-8", "surrogatepass")):
            self._clipboard.copy(words)
            self._done(_("Copied. Paste it within two minutes; then the clipboard is emptied."))

    def _ask_printer(self) -> None:
        if self._allowed():
            self._printer = page_printer(self._parcel.page_for(self._leaving).paper)
            ask_printer(self._printer, self).accepted.connect(self._print_it)

    def _print_it(self) -> None:
        if self._printer is not None:
            self.print_on(self._printer)

    def print_on(self, printer: QPrinter) -> None:
        """Hand the page to this printer, if the rules let it go."""
        if not self._allowed():
            return
        sheets = pictures(self._parcel.page_for(self._leaving))
        self._stopping = False
        self._progress.setText(_("Handing it to the printer."))
        self._work(True)
        self._spawn(self._print_all(self._leaving, sheets, partial(print_sheets, sheets, printer)))

    async def _print_all(
        self, leaving: Leaving, sheets: Sequence[bytes], hand_over: Callable[[], bool]
    ) -> None:
        try:
            printed = await print_beside(
                self._acting.seat, self._parcel, sheets, leaving, hand_over, self._stops
            )
        except GroupsideError as error:
            self._say(error.sentence)
            return
        finally:
            self._work(False)
        (self._done if printed else self._say)(printed_words(printed))

    def _note(self, how: str, data: bytes) -> bool:
        try:
            record_leaving(self._acting.seat, self._parcel, how, data, self._leaving)
        except GroupsideError as error:
            self._say(error.sentence)
            return False
        return True

    def _done(self, words: str) -> None:
        self.accept()
        self._acting.said.emit(words)

    def _say(self, sentence: str) -> None:
        self._sentence.clear()  # the same words once more are said once more
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
