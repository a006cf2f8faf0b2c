"""The unlock window: a passphrase, and nothing else. It paints before anything heavy is imported."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.held_button import HeldButton
from ui.parts.label import label
from ui.parts.password_field import PassphraseField
from ui.theme import Space, Theme

if TYPE_CHECKING:
    from ui.practice.forgotten_card import ForgottenCard

# px at 100 %
WIDTH, WIDE = 400, 680
USUAL_NAME = "vault"  # the folder's where nobody chose one


class UnlockWindow(QWidget):
    """Asks for the passphrase of one vault. The answer to it comes back through `tell`."""

    passphrase_given = Signal(str)
    key_given = Signal(str)  # the printed recovery key
    renewed = Signal(str, str)  # by somebody whom that key let in: who, and a new passphrase
    forgotten_left = Signal()
    bring_back_asked = Signal()  # a backup
    other_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self.asked = ""  # what was given, as long as nobody has said what came of it
        self.damaged = False  # as whoever locked it found it
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self._name = label(_whose(folder.name), "muted", wrap=True)
        self.field = PassphraseField(theme, _("Passphrase"))
        self._unlock = HeldButton(theme, _("Unlock"))
        self._forgotten = Button(theme, _("Use the recovery key…"), kind="link")
        self._restore = Button(theme, _("Restore a backup…"), kind="link")
        self._other = Button(theme, _("Another vault…"), kind="link")
        self._trouble = label("", "trouble", wrap=True)
        self._pages: dict[Card, QWidget] = {}
        self._place()
        self._unlock.clicked.connect(self._give)
        self.field.edit.returnPressed.connect(self._give)
        self._unlock.free.connect(self._be_free)
        self._forgotten.clicked.connect(self._show_forgotten)
        self._restore.clicked.connect(self.bring_back_asked)
        self._other.clicked.connect(self.other_asked)
        self.field.edit.setFocus()

    def _place(self) -> None:
        card = Card(margin=Space.XXL)
        card.setMaximumWidth(self._theme.px(WIDTH))
        card.body.setSpacing(Space.MD)
        card.body.addWidget(label("Groupside", "display"))
        card.body.addWidget(self._name)
        card.body.addSpacing(Space.SM)
        card.body.addWidget(self.field)
        card.body.addWidget(self._trouble)
        card.body.addWidget(self._unlock)
        for link in (self._forgotten, self._restore, self._other):
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        self._trouble.setVisible(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        # room for a sentence below: the card stays where it is when one comes
        row.addStrut(card.sizeHint().height() + self._theme.px(60))
        self._front = QWidget()
        self._column = column = QVBoxLayout(self._front)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._front)

    @cached_property
    def forgotten(self) -> ForgottenCard:
        """Made when somebody asks for it: the window has to stand first."""
        from ui.practice.forgotten_card import ForgottenCard

        card = ForgottenCard(self._theme)
        self.add_page(card)
        card.key_given.connect(self.key_given)
        card.renewed.connect(self.renewed)
        card.back_asked.connect(self.show_front)
        return card

    def _show_forgotten(self) -> None:
        card = self.forgotten
        self.show_page(card)
        card.begin()

    def show_front(self) -> None:
        """Back to the passphrase; what the recovery key has opened is closed."""
        self.forgotten.begin()
        self.leave_page(self.forgotten)
        self.forgotten_left.emit()

    def add_page(self, card: Card) -> None:
        """A card that can stand in place of the passphrase."""
        from ui.parts.scroll import Scroll

        card.setMaximumWidth(self._theme.px(WIDE))
        inside, page = QWidget(), QWidget()
        row, column = QHBoxLayout(inside), QVBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(card, 1000)
        row.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addWidget(Scroll(inside))
        column.addStretch(3)
        page.setVisible(False)
        self._outer.addWidget(page)
        self._pages[card] = page

    def show_page(self, card: Card) -> None:
        self.field.edit.clear()
        self._front.setVisible(False)
        for each, page in self._pages.items():
            page.setVisible(each is card)

    def leave_page(self, card: Card) -> None:
        self._pages[card].setVisible(False)
        self._front.setVisible(True)
        self.field.edit.setFocus()

    def put_above(self, strip: QWidget) -> None:
        """The clock of a group that goes on."""
        strip.setMaximumWidth(self._theme.px(400))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(strip, 1000)
        row.addStretch(1)
        self._column.insertLayout(1, row)
        self._column.insertSpacing(2, Space.LG)

    def tell(self, sentence: str, seconds: int = 0) -> None:
        """Why it did not open; the passphrase can be typed again at once, and tried in so many seconds."""
        self.asked = ""
        self._trouble.clear()  # the same words once more are said once more
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.wait(False)
        self.field.edit.selectAll()
        self.field.edit.setFocus()
        if seconds:
            self._unlock.hold(seconds)

    def _be_free(self) -> None:
        """The wait is over: what was said of it is past."""
        self._trouble.setVisible(False)

    def wait(self, waiting: bool) -> None:
        """While the key is derived: about half a second."""
        self._unlock.display(_("Unlocking…") if waiting else _("Unlock"))
        for widget in (self._unlock, self.field, self._forgotten, self._restore, self._other):
            widget.setEnabled(not waiting)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.hide()
        self.closed.emit()

    def _give(self) -> None:
        if self.field.text and not self.asked and not self._unlock.held:
            self.asked = self.field.text
            self.wait(True)
            self.passphrase_given.emit(self.asked)


def _whose(name: str) -> str:
    """What the passphrase opens: a folder's name says something where somebody chose it."""
    if name == USUAL_NAME:
        return _("Opens your groups, people and notes.")
    return _("Opens your groups, people and notes in “{name}”.").format(name=name)
