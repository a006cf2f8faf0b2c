"""The first start: who you are, a passphrase, and the programs to begin with."""

from __future__ import annotations

import secrets
from pathlib import Path
from zoneinfo import available_timezones

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Refused
from app.intake.programs import ShippedProgram, shipped_programs
from app.model.groups import Group
from app.model.notes import folded
from app.model.people import User
from app.setting_up import first_group
from app.words import _
from ui.disk_room import PlaceAdvice
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.practice.group_form import ZONES, GroupForm
from ui.practice.new_passphrase import NewPassphrase
from ui.theme import Space, Theme

WIDTH = 640  # px at 100 %
# below this width fields stand under each other, px at 100 %
NARROW = 560


class WelcomeWindow(QWidget):
    """Two calm pages, then Today. Nothing is written before the second one is done."""

    finished = Signal(object, str, list)  # the user, the passphrase, (program, group) pairs
    other_asked = Signal()
    closed = Signal()
    bring_back_asked = Signal()  # from another computer

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme, self._folder = theme, folder
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self._who_trouble, self._what_trouble = _trouble(), _trouble()
        self._place = (label(str(folder), "strong", wrap=True), label("", wrap=True))
        for words in self._place:
            words.setVisible(False)
        self._advice = ""  # against a vault in this folder
        self._advised = False  # and it was read where the vault is made
        self._offered: list[tuple[ShippedProgram, CheckBox, GroupForm]] = []
        self._pages = QStackedWidget()
        self._page_of: dict[Card, QWidget] = {}
        self._pages.addWidget(_in_the_middle(self._make_who(), theme))
        self._pages.addWidget(_in_the_middle(self._make_what(), theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._name.setFocus()
        PlaceAdvice(folder, self._advise, self)

    def _advise(self, trouble: str) -> None:
        self._advice = trouble
        self._place[1].setText(trouble)
        for words in self._place:
            words.setVisible(True)

    # The first page

    def _make_who(self) -> Card:
        theme = self._theme
        card = Card(margin=Space.XXL)
        self._name, self._credentials = QLineEdit(), QLineEdit()
        self._credentials.setPlaceholderText(_("LADC, LCSW, …"))
        self._passphrase = NewPassphrase(theme, _("A passphrase"), _("The same again"))
        self._fields = QHBoxLayout()
        self._fields.setSpacing(Space.MD)
        self._fields.addWidget(Field(theme, _("Your name, as it stands on notes"), self._name), 3)
        self._fields.addWidget(Field(theme, _("Credentials"), self._credentials), 2)
        why = _(
            "The passphrase is the key to everything you write here: without it, or the recovery key that you print "
            "next, nobody can open it. Write it down, and keep it in a safe place."
        )
        self._onward = Button(theme, _("Go on"), kind="primary")
        other = Button(theme, _("I have a vault already…"), kind="link")
        take_in = Button(theme, _("I come from another computer…"), kind="link")
        card.body.addWidget(label(_("Welcome to Groupside"), "display", wrap=True))
        words = _("Everything about your groups stays on this computer, encrypted.")
        card.body.addWidget(label(words, "muted", wrap=True))
        card.body.addSpacing(Space.SM)
        card.body.addLayout(self._fields)
        card.body.addWidget(self._passphrase)
        card.body.addWidget(label(why, "muted", wrap=True))
        for words_of_place in self._place:
            card.body.addWidget(words_of_place)
        card.body.addWidget(self._who_trouble)
        card.body.addLayout(_row(other, self._onward))
        card.body.addWidget(take_in, 0, Qt.AlignmentFlag.AlignLeft)
        take_in.clicked.connect(self.bring_back_asked)
        self._name.textEdited.connect(self._passphrase.think_of)
        self._name.returnPressed.connect(self._credentials.setFocus)
        self._credentials.returnPressed.connect(self._passphrase.setFocus)
        self._passphrase.done.connect(self.go_on)
        self._onward.clicked.connect(self.go_on)
        other.clicked.connect(self.other_asked)
        return card

    def go_on(self) -> None:
        """To the second page, if the first says enough."""
        try:
            if not self._name.text().strip():
                self._name.setFocus()
                raise Refused(_("Please type your name: it stands on the notes that you write."))
            self._passphrase.given()
        except Refused as refusal:
            _tell(self._who_trouble, refusal.sentence)
            return
        _tell(self._who_trouble, "")
        self._pages.setCurrentIndex(1)
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_page(self, card: Card) -> None:
        """A card that can stand in place of the first page."""
        self._page_of[card] = page = _in_the_middle(card, self._theme)
        self._pages.addWidget(page)

    def show_page(self, card: Card) -> None:
        self._pages.setCurrentWidget(self._page_of[card])

    def leave_page(self, _card: Card) -> None:
        self._pages.setCurrentIndex(0)

    # The second page

    def _make_what(self) -> Card:
        theme = self._theme
        card = Card(margin=Space.XXL)
        card.body.addWidget(label(_("Your groups"), "display", wrap=True))
        words = _("Both programs are ready to run. Change what differs now, or later under Settings.")
        card.body.addWidget(label(words, "muted", wrap=True))
        zone = _zone_here()
        for shipped in shipped_programs():
            blocks = " + ".join(str(block.minutes) for block in shipped.program.agenda.blocks)
            words = _("{program}: {minutes} minutes ({blocks})")
            program = shipped.program
            words = words.format(program=program.name, minutes=program.agenda.minutes, blocks=blocks)
            box = CheckBox(theme, words)
            box.setChecked(True)
            form = GroupForm(theme, with_link=False)
            form.display(first_group(shipped, secrets.token_hex(16), zone))
            box.clicked.connect(self._show_chosen)
            card.body.addSpacing(Space.SM)
            card.body.addWidget(box)
            card.body.addWidget(form)
            self._offered.append((shipped, box, form))
        self._done = Button(theme, _("Open Groupside"), kind="primary")
        self._back = Button(theme, _("Back"), kind="quiet")
        card.body.addWidget(self._what_trouble)
        card.body.addLayout(_row(self._back, self._done))
        self._back.clicked.connect(self._go_back)
        self._done.clicked.connect(self._finish)
        return card

    def _show_chosen(self) -> None:
        for _shipped, box, form in self._offered:
            form.setVisible(box.isChecked())

    def _go_back(self) -> None:
        self._pages.setCurrentIndex(0)

    def _finish(self) -> None:
        try:
            chosen: list[tuple[ShippedProgram, Group]] = [
                (shipped, form.group()) for shipped, box, form in self._offered if box.isChecked()
            ]
            names = {folded(group.name) for _shipped, group in chosen}
            if len(names) < len(chosen):
                raise Refused(_("Two groups have the same name. Please give one of them another."))
            passphrase = self._passphrase.given()
        except Refused as refusal:
            self.tell(refusal.sentence)
            return
        if self._advice and not self._advised:
            self._advised = True
            self.tell(self._advice)
            return
        user = User(
            id=secrets.token_hex(16),
            name=" ".join(self._name.text().split())[:60],
            credentials=" ".join(self._credentials.text().split())[:40],
        )
        self._wait(True)
        self.finished.emit(user, passphrase, chosen)

    def tell(self, sentence: str) -> None:
        """Why it could not be done; everything that was typed is still there."""
        _tell(self._what_trouble, sentence)
        self._wait(False)

    def _wait(self, waiting: bool) -> None:
        words = _("Create it here all the same") if self._advised else _("Open Groupside")
        self._done.display(_("Making the vault…") if waiting else words)
        for button in (self._done, self._back):
            button.setEnabled(not waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._fields.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._passphrase.narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()
        self.closed.emit()


def _in_the_middle(card: Card, theme: Theme) -> QWidget:
    """The card in the middle of the window; where it is higher than that, it scrolls."""
    card.setMaximumWidth(theme.px(WIDTH))
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(Space.LG, Space.LG, Space.LG, Space.LG)
    row.addStretch(1)
    row.addWidget(card, 1000)
    row.addStretch(1)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(Scroll(inside))
    column.addStretch(1)
    return page


def _row(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch(1)
    row.addWidget(right)
    return row


def _trouble() -> QLabel:
    made = label("", "trouble", wrap=True)
    made.setVisible(False)
    return made


def _tell(place: QLabel, sentence: str) -> None:
    place.setText(sentence)
    place.setVisible(bool(sentence))


def _zone_here() -> str:
    """The computer's time zone, or the first of ours where its name is not one."""
    zone = bytes(QDateTime.currentDateTime().timeZone().id().data()).decode()
    return zone if zone in available_timezones() else ZONES[0]
