"""The first start: who you are, a passphrase, and the programs to begin with."""

from __future__ import annotations

import secrets
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Refused
from app.intake.programs import ShippedProgram, shipped_programs
from app.model.people import Group, User
from app.setting_up import first_group
from app.vault.passphrase import check_long_enough, strength
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.password_field import PassphraseField
from ui.parts.scroll import Scroll
from ui.practice.group_form import GroupForm
from ui.theme import Space, Theme


class WelcomeWindow(QWidget):
    """Two calm pages, then Today. Nothing is written before the second one is done."""

    finished = Signal(object, str, list)  # the user, the passphrase, (program, group) pairs
    other_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self._folder = folder
        self._pages = QStackedWidget()
        self._who = self._make_who()
        self._what = self._make_what()
        self._pages.addWidget(self._who)
        self._pages.addWidget(self._what)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    # The first page

    def _make_who(self) -> QWidget:
        theme = self._theme
        card = Card(margin=Space.XXL)
        self._name, self._credentials = QLineEdit(), QLineEdit()
        self._credentials.setPlaceholderText(_("LADC, LCSW, …"))
        self._passphrase = PassphraseField(theme, _("Passphrase"))
        self._again = PassphraseField(theme, _("The same passphrase again"))
        self._who_trouble = label("", "trouble", wrap=True)
        self._who_trouble.setVisible(False)
        card.body.addWidget(label(_("Welcome to Groupside"), "display"))
        card.body.addWidget(
            label(_("Everything about your groups stays on this computer, encrypted."), "muted", wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(Space.MD)
        row.addWidget(Field(theme, _("Your name, as it stands on notes"), self._name), 3)
        row.addWidget(Field(theme, _("Credentials"), self._credentials), 2)
        card.body.addLayout(row)
        card.body.addWidget(self._passphrase)
        card.body.addWidget(self._again)
        card.body.addWidget(
            label(
                _("Only this passphrase opens the vault: write it down and keep it somewhere safe."),
                "caption",
                wrap=True,
            )
        )
        card.body.addWidget(self._who_trouble)
        onward = Button(theme, _("Go on"), kind="primary")
        other = Button(theme, _("I have a vault already…"), kind="link")
        card.body.addWidget(onward)
        card.body.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)
        self._passphrase.edit.textEdited.connect(self._weigh)
        onward.clicked.connect(self._go_on)
        self._again.edit.returnPressed.connect(self._go_on)
        other.clicked.connect(self.other_asked)
        return _in_the_middle(card, theme.px(500))

    def _weigh(self, typed: str) -> None:
        found = strength(typed, (self._name.text(),))
        self._passphrase.tell(found.word if typed else "")

    def _go_on(self) -> None:
        try:
            if not self._name.text().strip():
                raise Refused(_("Please type your name: it stands on the notes that you write."))
            check_long_enough(self._passphrase.text)
            if self._passphrase.text != self._again.text:
                raise Refused(_("The two passphrases are not the same. Type the second one again."))
        except Refused as refusal:
            self._who_trouble.setText(refusal.sentence)
            self._who_trouble.setVisible(True)
            return
        self._who_trouble.setVisible(False)
        self._pages.setCurrentWidget(self._what)

    # The second page

    def _make_what(self) -> QWidget:
        theme = self._theme
        inside = Card(margin=Space.XXL)
        inside.body.addWidget(label(_("Your groups"), "display"))
        words = _("Both programs are ready to run. Change what differs now, or later under Settings.")
        inside.body.addWidget(label(words, "muted", wrap=True))
        self._offered: list[tuple[ShippedProgram, CheckBox, GroupForm]] = []
        zone = bytes(QDateTime.currentDateTime().timeZone().id().data()).decode()
        for shipped in shipped_programs():
            minutes = shipped.program.agenda.minutes
            words = _("{program}: {minutes} minutes, {blocks}").format(
                program=shipped.program.name,
                minutes=minutes,
                blocks=" / ".join(str(block.minutes) for block in shipped.program.agenda.blocks),
            )
            box = CheckBox(theme, words)
            box.setChecked(True)
            form = GroupForm(theme)
            form.display(first_group(shipped, secrets.token_hex(16), _known(zone)))
            box.clicked.connect(form.setVisible)
            inside.body.addSpacing(Space.SM)
            inside.body.addWidget(box)
            inside.body.addWidget(form)
            self._offered.append((shipped, box, form))
        self._what_trouble = label("", "trouble", wrap=True)
        self._what_trouble.setVisible(False)
        self._done = Button(theme, _("Open Groupside"), kind="primary")
        back = Button(theme, _("Back"), kind="quiet")
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._done)
        inside.body.addWidget(self._what_trouble)
        inside.body.addLayout(row)
        back.clicked.connect(self._go_back)
        self._done.clicked.connect(self._finish)
        return _in_the_middle(inside, theme.px(620))

    def _go_back(self) -> None:
        self._pages.setCurrentWidget(self._who)

    def _finish(self) -> None:
        try:
            chosen: list[tuple[ShippedProgram, Group]] = [
                (shipped, form.group()) for shipped, box, form in self._offered if box.isChecked()
            ]
        except Refused as refusal:
            self.tell(refusal.sentence)
            return
        user = User(
            id=secrets.token_hex(16),
            name=self._name.text().strip()[:60],
            credentials=self._credentials.text().strip()[:40],
        )
        self._done.setEnabled(False)
        self._done.display(_("Making the vault…"))
        self.finished.emit(user, self._passphrase.text, chosen)

    def tell(self, sentence: str) -> None:
        """Why it could not be done; everything that was typed is still there."""
        self._what_trouble.setText(sentence)
        self._what_trouble.setVisible(bool(sentence))
        self._done.setEnabled(True)
        self._done.display(_("Open Groupside"))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closed.emit()


def _in_the_middle(card: QWidget, width: int) -> QWidget:
    page = QWidget()
    card.setMaximumWidth(width)
    card.setMinimumWidth(min(width, 420))
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.addStretch(1)
    row.addWidget(card, 100)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addWidget(Scroll(inside))
    column.addStretch(1)
    return page


def _known(zone: str) -> str:
    """The computer's zone, or the first of ours where its name is not one."""
    from zoneinfo import available_timezones

    from ui.practice.group_form import ZONES

    return zone if zone in available_timezones() else ZONES[0]
