"""A forgotten passphrase: the printed recovery key, then who one is, then a new passphrase."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import Refused
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.held_button import HeldButton
from ui.parts.label import label
from ui.practice.new_passphrase import NewPassphrase
from ui.practice.recovery_field import RecoveryField
from ui.theme import Space, Theme


class ForgottenCard(Card):
    """Names stand here only once the key has opened the vault."""

    key_given = Signal(str)
    renewed = Signal(str, str)  # the user's id, and the new passphrase
    back_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=Space.XXL, parent=parent)
        self._waits = False
        self._key, self._people = QWidget(), QWidget()
        self.field = RecoveryField(theme)
        self._who = Picker(theme, _("Who you are"))
        self._who.setPlaceholderText(_("Choose your name"))
        self._new = NewPassphrase(theme, _("A new passphrase"), _("The same again"))
        self._new.narrow(True)
        self._trouble = label("", "trouble", wrap=True)
        self._trouble.setVisible(False)
        self._open = HeldButton(theme, _("Open"))
        self._renew = Button(theme, _("Go in"), kind="primary")
        self._back = Button(theme, _("Back"), kind="quiet")
        key, people = _column(self._key), _column(self._people)
        key.addWidget(label(_("Type the key from the page that was printed for this vault."), wrap=True))
        key.addWidget(self.field)
        people.addWidget(Field(theme, _("Who you are"), self._who))
        people.addWidget(self._new)
        lost = _(
            "Counseling notes that you wrote so far stay closed until you remember your earlier passphrase. "
            "Everything else is there."
        )
        people.addWidget(label(lost, "muted", wrap=True))
        self._people.setVisible(False)
        row = QHBoxLayout()
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(self._renew)
        self._renew.setVisible(False)
        self.body.addWidget(label(_("Use the recovery key"), "display", wrap=True))
        for part in (self._key, self._people, self._trouble):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.field.entered.connect(self._give)
        self._open.clicked.connect(self._give)
        self._new.done.connect(self._choose)
        self._renew.clicked.connect(self._choose)
        self._who.picked.connect(self._rest)
        self._back.clicked.connect(self.back_asked)

    def begin(self) -> None:
        """From the start, with nothing typed."""
        self.field.clear()
        self._new.clear()
        self._who.display([], "")
        self._show_people(False)
        self.tell("")
        self.field.begin()

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """The key is right: (id, name) of those who can be chosen."""
        self.field.clear()
        self._who.display(people, "")
        self._show_people(True)
        self.tell("")
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str, seconds: int = 0) -> None:
        """Why it did not open; after `seconds` it can be tried again."""
        self.wait(False)
        self._trouble.clear()  # the same words once more are said once more
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            # the cursor was in what rested meanwhile
            (self.field.edit if self._key.isVisibleTo(self) else self._new).setFocus()
        if seconds:
            self._open.hold(seconds)

    def wait(self, waiting: bool) -> None:
        self._waits = waiting
        for part in (self._key, self._people, self._back):
            part.setEnabled(not waiting)
        self._rest()
        self._open.setEnabled(not waiting and not self._open.held)

    def _give(self) -> None:
        if self.field.typed and not self._waits and not self._open.held:
            self.wait(True)
            self.key_given.emit(self.field.typed)

    def _rest(self, _chosen: str = "") -> None:
        """Nobody is chosen for somebody: the first name would be renewed by whoever only types on."""
        self._renew.setEnabled(bool(self._who.chosen) and not self._waits)

    def _choose(self) -> None:
        if not self._who.chosen:
            self.tell(_("Choose who you are first."))
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            passphrase = self._new.given()
        except Refused as refusal:
            self.tell(refusal.sentence)
            return
        if not self._waits:
            self.wait(True)
            self.renewed.emit(self._who.chosen, passphrase)

    def _show_people(self, there: bool) -> None:
        for part, shown in (
            (self._key, not there),
            (self._open, not there),
            (self._people, there),
            (self._renew, there),
        ):
            part.setVisible(shown)


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.MD)
    return column
