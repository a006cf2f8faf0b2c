"""Before a vault is open: a backup becomes the vault, or a damaged one is made whole of what can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.backing_up import Listed, later_words
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.flow import Flow
from ui.parts.held_button import HeldButton
from ui.parts.label import label
from ui.parts.password_field import PassphraseField
from ui.parts.text_list import TextList
from ui.practice.backup_rows import backup_row
from ui.theme import Space, Theme

# px at 100 % text
LEAST: Final = 228  # four whole rows

Asked = Literal["restore", "damaged", "take_in"]


class BringBackCard(Card):
    """First a passphrase, then what each backup holds. Nothing here deletes anything."""

    look_asked = Signal(str)  # with this passphrase
    recover_asked = Signal(str)
    file_asked = Signal()
    chosen = Signal(str)  # the file's name of a backup
    back_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=Space.XXL, parent=parent)
        self._theme = theme
        self._waits = False
        self._needs_file = False
        self._asked: Asked = "restore"
        self._title, self._words = label("", "display", wrap=True), label("", wrap=True)
        self._file = label("", "strong", wrap=True)
        self.field = PassphraseField(theme, _("Passphrase"))
        self._trouble = label("", "trouble", wrap=True)
        self.list = TextList(theme, _("Backups, newest first"))
        self._aside, self._later = label("", "muted", wrap=True), label("", wrap=True)
        self._found: Mapping[str, Listed] = {}
        self._back = Button(theme, _("Back"), kind="quiet")
        self._other = Button(theme, _("Choose a file…"), "folder")
        self._instead = Button(theme, _("Show the backups"))  # of a damaged vault
        self._recover = HeldButton(theme, _("Recover what can be read"))
        self._look = HeldButton(theme, _("Show the backups"))
        self._restore = Button(theme, _("Restore this one"), kind="primary")
        self._buttons = (
            self._back,
            self._other,
            self._instead,
            self._recover,
            self._look,
            self._restore,
        )
        self._place()
        self.field.edit.returnPressed.connect(self._give_at_once)
        self._look.clicked.connect(self._give)
        self._look.free.connect(self._allow)
        self._instead.clicked.connect(self._give)
        self._recover.clicked.connect(self._give_for_recovery)
        self._other.clicked.connect(self.file_asked)
        self._restore.clicked.connect(self._choose)
        self.list.row_chosen.connect(self._tell_later)
        self._back.clicked.connect(self._go_back)
        theme.changed.connect(self._fit)
        self._fit()

    def _place(self) -> None:
        self._first, self._second = QWidget(), QWidget()
        for page, widgets in (
            (self._first, (self._words, self._file, self.field)),
            (self._second, (self._aside, self.list, self._later)),
        ):
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(Space.MD)
            for widget in widgets:
                column.addWidget(widget)
        row = Flow()
        for button in self._buttons:
            row.add(button)
        for part in (self._title, self._first, self._second, self._trouble, row):
            self.body.addWidget(part)

    def begin(self, asked: Asked, passphrase: str = "") -> None:
        """From the start; the passphrase is one that was typed before and may be the right one."""
        self._asked = asked
        self._needs_file = asked == "take_in"
        title, words = _beginning(asked)
        if asked == "damaged" and not passphrase:
            words += " " + _("Your passphrase is needed once more.")
        self._title.setText(title)
        self._words.setText(words)
        self._aside.setText(_aside(asked))
        self._aside.setVisible(not self._needs_file)
        self._look.display(_("Go on") if self._needs_file else _("Show the backups"))
        self._restore.display(_("Take it in") if self._needs_file else _("Restore this one"))
        self.field.edit.setText(passphrase)
        self.show_file("")
        self._show_list(False)
        self.tell("")
        self.field.edit.setFocus()

    def show_file(self, name: str) -> None:
        """The file that was chosen; '' for the backups where they are kept."""
        self._file.setText(name)
        self._file.setVisible(bool(name))
        self._needs_file = self._needs_file and not name

    def show_backups(self, found: Sequence[Listed], doubt: str = "") -> None:
        """What the passphrase has opened, and why it may be the wrong ones. It stays typed: one can go back to it."""
        self._found = {each.backup.path.name: each for each in found}
        self.list.display([backup_row(each, None) for each in found])
        self.list.choose(found[0].backup.path.name)
        self._tell_later()
        self._show_list(True)
        self.tell(doubt)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_later(self) -> None:
        """What of the vault the chosen one does not have: said before it is restored."""
        chosen = self._found.get(self.list.chosen)
        words = later_words(chosen) if chosen is not None else ""
        self._later.setText(words)
        self._later.setVisible(bool(words))

    def tell(self, sentence: str, seconds: int = 0) -> None:
        """Why it was not done; after `seconds` it can be tried again."""
        self.wait(False)
        self._trouble.clear()  # the same words once more are said once more
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if seconds:
            self._look.hold(seconds)
            self._recover.hold(seconds)
            self._allow()

    def wait(self, waiting: bool) -> None:
        """While it is looked or worked: nothing can be pressed."""
        self._waits = waiting
        for part in (self._first, self._second, *self._buttons):
            part.setEnabled(not waiting)
        self._allow()

    def _allow(self) -> None:
        """What takes a passphrase waits after too many tries."""
        for button in (self._look, self._recover, self._instead):
            button.setEnabled(not self._waits and not self._look.held)

    def _show_list(self, listed: bool) -> None:
        self._first.setVisible(not listed)
        self._second.setVisible(listed)
        damaged = self._asked == "damaged"
        self._look.setVisible(not listed and not damaged)
        self._recover.setVisible(not listed and damaged)
        self._instead.setVisible(not listed and damaged)
        self._other.setVisible(not listed)
        self._restore.setVisible(listed)

    def _go_back(self) -> None:
        """From the list to what was typed, and from there to the first window."""
        if self._second.isVisibleTo(self):
            self._show_list(False)
            self.tell("")
            self.field.edit.setFocus()
            return
        self.field.edit.clear()
        self.back_asked.emit()

    def _give_at_once(self) -> None:
        """Enter does what the button in the accent does."""
        if self._asked == "damaged":
            self._give_for_recovery()
        else:
            self._give()

    def _give(self) -> None:
        if self._waits or self._look.held or not self.field.text:
            return
        if self._needs_file:
            self.tell(
                _(
                    "Please choose the file first: it was saved on the other computer, under Settings → Backups."
                )
            )
            return
        self.wait(True)
        self.look_asked.emit(self.field.text)

    def _give_for_recovery(self) -> None:
        if self._waits or self._look.held or not self.field.text:
            return
        self.wait(True)
        self.recover_asked.emit(self.field.text)

    def _choose(self) -> None:
        if not self._waits and self.list.chosen:
            self.wait(True)
            self.chosen.emit(self.list.chosen)

    def _fit(self) -> None:
        self.list.setFixedHeight(self._theme.px(LEAST))


def _aside(asked: Asked) -> str:
    """What becomes of the vault as it is now."""
    if asked == "damaged":
        return _(
            "The one you choose becomes the vault. The damaged vault is set aside as it is, in a folder of its own "
            "inside the vault’s. Nothing is deleted."
        )
    return _(
        "The one you choose becomes the vault. The vault as it is now is set aside in a folder of its own inside the "
        "vault’s, and can be opened as before. Nothing is deleted."
    )


def _beginning(asked: Asked) -> tuple[str, str]:
    """Title and first words."""
    match asked:
        case "restore":
            return _("Restore a backup"), _(
                "Type your passphrase to see what each backup holds. Nothing changes until you choose one."
            )
        case "damaged":
            return _("This vault is damaged"), _(
                "Nothing of it is thrown away. Groupside can read what is still readable, and complete it from the "
                "newest good backup; or restore a backup alone. Either way the damaged vault is kept as it is, in a "
                "folder of its own inside the vault’s."
            )
        case "take_in":
            return _("Take in a vault"), _(
                "Choose the file that was saved on the other computer, or a backup, and type your passphrase of there."
            )
