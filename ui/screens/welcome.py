"""The first start: who you are, and a passphrase. The vault is made then; the first steps follow in it."""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.people import User
from app.words import _
from ui.disk_room import PlaceAdvice
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.field import Field
from ui.parts.in_the_middle import InTheMiddle
from ui.parts.label import label
from ui.parts.steps_head import StepsHead
from ui.practice.new_passphrase import NewPassphrase
from ui.theme import Space, Theme

# below this width fields stand under each other, px at 100 %
NARROW = 560


class WelcomeWindow(QWidget):
    """One calm page. Nothing is written before it is done."""

    finished = Signal(object, str)  # the user, the passphrase
    other_asked = Signal()
    closed = Signal()
    bring_back_asked = Signal()  # from another computer
    rehearse_asked = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme, self._folder = theme, folder
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self._trouble = label("", "trouble", wrap=True)
        self._trouble.setVisible(False)
        self._place = (label(str(folder), "strong", wrap=True), label("", wrap=True))
        for words in self._place:
            words.setVisible(False)
        self._advice = ""  # against a vault in this folder
        self._advised = False  # and it was read where the vault is made
        self._pages = QStackedWidget()
        self._page_of: dict[Card, QWidget] = {}
        self._name, self._credentials = QLineEdit(), QLineEdit()
        self._passphrase = NewPassphrase(theme, _("A passphrase"), _("The same again"))
        self._fields = QHBoxLayout()
        self._onward = Button(theme, _("Go on"), kind="primary")
        self._pages.addWidget(InTheMiddle(self._make_who(), theme))
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

    def _make_who(self) -> Card:
        theme = self._theme
        card = Card(margin=Space.XXL)
        head = StepsHead(theme)
        head.display(1)
        self._credentials.setPlaceholderText(_("LADC, LCSW, …"))
        self._fields.setSpacing(Space.MD)
        self._fields.addWidget(Field(theme, _("Your name, as it stands on notes"), self._name), 3)
        self._fields.addWidget(Field(theme, _("Credentials"), self._credentials), 2)
        why = _(
            "The passphrase is the key to everything you write here: without it, or the recovery key that you print "
            "next, nobody can open it. Write it down, and keep it in a safe place."
        )
        other = Button(theme, _("I have a vault already…"), kind="link")
        take_in = Button(theme, _("From another computer…"), kind="link")
        self._look_around = Button(theme, _("Look around first…"), kind="link")
        self._look_around.tell(
            _("A rehearsal with made-up people, in a window of its own. Nothing of it is kept.")
        )
        card.body.addWidget(head)
        card.body.addWidget(label(_("Welcome to Groupside"), "display", wrap=True))
        words = _("Everything about your groups stays on this computer, encrypted.")
        card.body.addWidget(label(words, "muted", wrap=True))
        card.body.addSpacing(Space.SM)
        card.body.addLayout(self._fields)
        card.body.addWidget(self._passphrase)
        card.body.addWidget(label(why, "muted", wrap=True))
        for words_of_place in self._place:
            card.body.addWidget(words_of_place)
        card.body.addWidget(self._trouble)
        card.body.addWidget(self._onward, 0, Qt.AlignmentFlag.AlignRight)
        for link in (self._look_around, other, take_in):
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._look_around.clicked.connect(self.rehearse_asked)
        other.clicked.connect(self.other_asked)
        take_in.clicked.connect(self.bring_back_asked)
        self._name.textEdited.connect(self._passphrase.think_of)
        self._name.returnPressed.connect(self._credentials.setFocus)
        self._credentials.returnPressed.connect(self._passphrase.setFocus)
        self._passphrase.done.connect(self.go_on)
        self._onward.clicked.connect(self.go_on)
        return card

    def go_on(self) -> None:
        """To the vault, if the page says enough; in a folder that is advised against, at the second press."""
        try:
            if not self._name.text().strip():
                self._name.setFocus()
                raise Refused(_("Please type your name: it stands on the notes that you write."))
            passphrase = self._passphrase.given()
            if self._advice and not self._advised:
                self._advised = True
                raise Refused(self._advice)
        except Refused as refusal:
            self.tell(refusal.sentence)
            return
        self.tell("")
        user = User(
            id=secrets.token_hex(16),
            name=" ".join(self._name.text().split())[:60],
            credentials=" ".join(self._credentials.text().split())[:40],
        )
        self._wait(True)
        self.finished.emit(user, passphrase)

    def add_page(self, card: Card) -> None:
        """A card that can stand in place of the first page."""
        self._page_of[card] = page = InTheMiddle(card, self._theme)
        self._pages.addWidget(page)

    def show_page(self, card: Card) -> None:
        self._pages.setCurrentWidget(self._page_of[card])

    def leave_page(self, _card: Card) -> None:
        self._pages.setCurrentIndex(0)

    def tell(self, sentence: str) -> None:
        """Why it could not be done; everything that was typed is still there."""
        self._trouble.clear()  # the same words once more are said once more
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        waited = not self._pages.isEnabled()
        self._wait(False)
        if waited:  # while the page waited, it had no focus
            self._onward.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rehearsal_opens(self, opens: bool) -> None:
        """Its window takes seconds to come up."""
        self._look_around.display(_("The rehearsal opens…") if opens else _("Look around first…"))

    def _wait(self, waiting: bool) -> None:
        words = _("Create it here all the same") if self._advised else _("Go on")
        self._onward.display(_("Making the vault…") if waiting else words)
        self._pages.setEnabled(not waiting)

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
