"""Settings: the newest backup, what each holds, a second place for them, and the way to another computer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.audit.events import BackupsDestroyed, ComputerSettingChanged, VaultCopied
from app.backing_up import Backup, Listed
from app.errors import GroupsideError
from app.model.roles import Right, only_words
from app.outliving import still_hold
from app.vault_place import on_one_disk
from app.words import _, ngettext
from ui.acting import Acting
from ui.apart import Spawn, done_apart
from ui.asking import Asking
from ui.backups import Backups
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.documents_folder import documents_folder
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.parts.let_change import let_change
from ui.parts.text_list import TextList
from ui.practice.backup_rows import backup_row
from ui.setting_words import Setting, called, sets, words_of
from ui.theme import Theme
from ui.times import day_and_time

# px at 100 % text
LEAST: Final = 180


class BackupsCard(Card):
    """What the backups hold is read when the card comes up, and when another one was made."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(_("Backups"))
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._backups: Backups | None = None
        self._why_none = _("A rehearsal is not kept, so it has no backups.")
        self._read_for: object = None
        self._asked_for: Path | None = None  # whether this is on the disk of the vault
        self._works = False  # it moves the vault out, or destroys backups: one at a time
        self._only = label(only_words(Right.VAULT), "muted", wrap=True)
        self._newest = label("", "strong", wrap=True)
        self._trouble = label("", "trouble", wrap=True)
        self._now = sets(Button(theme, words_of(Setting.BACK_UP_NOW), "save"), Setting.BACK_UP_NOW)
        self.list = sets(TextList(theme, words_of(Setting.BACKUPS)), Setting.BACKUPS)
        self._holding = label("", wrap=True)
        self._destroy = sets(
            Button(theme, words_of(Setting.DESTROY_BACKUPS), "trash-2"), Setting.DESTROY_BACKUPS
        )
        self._second, self._missed = label("", wrap=True), label("", "muted", wrap=True)
        self._arrived = label(
            _("The newest backup is there, compared with the one here."), "muted", wrap=True
        )
        self._arrived.setVisible(False)
        self._same_disk = label(
            _("This folder is on the same disk as the vault: a disk that breaks takes both."),
            "muted",
            wrap=True,
        )
        self._choose = Button(theme, _("Choose a folder…"), "folder")
        self._none = Button(theme, _("Stop using it"), kind="quiet")
        self._move = Button(theme, _("Save for another computer…"), "external-link")
        self._place()
        self._same_disk.setVisible(False)
        self._now.clicked.connect(self._make_one)
        self._destroy.clicked.connect(self._ask_destroy)
        self._choose.clicked.connect(self._ask_second)
        self._none.clicked.connect(self._have_no_second)
        self._move.clicked.connect(self._ask_move)
        theme.changed.connect(self._fit)
        self._fit()

    def _place(self) -> None:
        when = _(
            "One is made at the end of each session, every 15 minutes while a group runs, and before anything that "
            "could go wrong. Each is checked before it counts, and older ones go by their age."
        )
        second = _(
            "A disk that breaks takes the vault and its backups with it. A USB stick, or a folder on another computer, "
            "gets a copy of each one that is made from now on; they are encrypted like the vault."
        )
        move = _(
            "Saves the whole vault in one encrypted file. On the other computer, Groupside takes it in at its first "
            "start, with your passphrase. Go on with one of the two: they do not come together by themselves."
        )
        for widget in (self._only, label(when, "muted", wrap=True), self._newest, self._trouble):
            self.body.addWidget(widget)
        self.body.addWidget(self._now, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.list)
        self.body.addWidget(self._holding)
        self.body.addWidget(self._destroy, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_holding([])
        self.body.addWidget(rule())
        self.body.addWidget(label(words_of(Setting.SECOND_PLACE), "strong"))
        self.body.addWidget(label(second, "muted", wrap=True))
        self.body.addWidget(self._second)
        self.body.addWidget(self._arrived)
        self.body.addWidget(self._same_disk)
        self.body.addWidget(self._missed)
        row = sets(Flow(), Setting.SECOND_PLACE)
        row.add(self._choose)
        row.add(self._none)
        self.body.addWidget(row)
        self.body.addWidget(rule())
        self.body.addWidget(label(called(Setting.ANOTHER_COMPUTER, self._move), "strong"))
        self.body.addWidget(label(move, "muted", wrap=True))
        self.body.addWidget(self._move, 0, Qt.AlignmentFlag.AlignLeft)

    def have_none(self, why: str) -> None:
        """In place of backups, a sentence."""
        self._why_none = why
        self.redraw()

    def follow(self, backups: Backups) -> None:
        """Without them, as in a rehearsal, there is nothing to do here."""
        self._backups = backups
        backups.changed.connect(self.redraw)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        margins = self.body.contentsMargins()
        for button in (self._destroy, self._move):
            button.fold(self.width() - margins.left() - margins.right())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fold()
        self.redraw()

    def redraw(self) -> None:
        backups = self._backups
        may, there = self._acting.seat.may(Right.VAULT), backups is not None
        self._only.setVisible(there and not may)
        let_change(self, may)
        for button in (self._choose, self._none):
            button.setEnabled(there)
        for button in (self._destroy, self._move):
            button.setEnabled(there and not self._works)
        self._now.setEnabled(backups is not None and not backups.underway)
        if backups is None:
            self._newest.setText(self._why_none)
            for part in (self._trouble, self.list, self._second, self._missed, self._none):
                part.setVisible(False)
            return
        if not self.isVisible():
            return
        self._now.display(_("Backing up…") if backups.underway else words_of(Setting.BACK_UP_NOW))
        newest = backups.newest
        if newest is not None:
            made = day_and_time(newest.made, self._acting.desk.now(), self._zone())
            self._newest.setText(_("The newest was made {when}.").format(when=made))
        else:
            self._newest.setText(_("None was made since Groupside was opened."))
        for words, said in ((self._trouble, backups.trouble), (self._missed, backups.second_trouble)):
            words.setText(said)
            words.setVisible(bool(said))
        self._second.setText(str(backups.second) if backups.second else _("There is none."))
        self._arrived.setVisible(backups.is_at_second and not backups.underway)
        self._none.setVisible(backups.second is not None)
        if self._asked_for != backups.second:
            self._asked_for = backups.second
            self._same_disk.setVisible(False)
            if backups.second is not None:
                self._spawn(self._ask_disk(backups.second))
        if not backups.underway and self._read_for != (newest, backups.second):
            self._read_for = newest, backups.second
            self._spawn(self._read(backups))

    async def _ask_disk(self, second: Path) -> None:
        same = await done_apart(partial(on_one_disk, self._acting.desk.vault.folder, second))
        if second == self._asked_for:
            self._same_disk.setVisible(same)

    async def _read(self, backups: Backups) -> None:
        try:
            found = await asyncio.wrap_future(backups.listed())
        except GroupsideError as error:
            self._trouble.setText(error.sentence)
            self._trouble.setVisible(True)
            return
        zone = ZoneInfo(self._zone())
        self.list.display([backup_row(each, zone) for each in found])
        self._show_holding(still_hold(self._acting.desk.practice, found))

    def _show_holding(self, holding: Sequence[Listed]) -> None:
        """Backups with words about somebody who was erased."""
        words = ngettext(
            "{n} older backup still holds words about somebody who was erased.",
            "{n} older backups still hold words about somebody who was erased.",
            len(holding),
        )
        self._holding.setText(words.format(n=len(holding)))
        for part in (self._holding, self._destroy):
            part.setVisible(bool(holding))

    def _ask_destroy(self) -> None:
        dialog = AskDestroy(self._theme, self._acting, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self.destroy_holding)
        dialog.begin()

    def destroy_holding(self) -> None:
        """What still holds words about somebody who was erased."""
        if self._backups is not None:
            self._spawn(self._destroy_those(self._backups))

    async def _destroy_those(self, backups: Backups) -> None:
        self._work(True)
        try:
            self._acting.seat.must(Right.VAULT)
            told_of = await self._holding_now(backups)
            await asyncio.wrap_future(backups.now())  # first: none goes before a newer one is there
            going = await self._holding_now(backups)
            went = await done_apart(partial(backups.remove, going))
            # those that had to make room for the new one are gone as well
            gone = went.gone + len({each.path.name for each in told_of} - {each.path.name for each in going})
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        finally:
            self._read_for = None
            self._work(False)
        if gone:
            self._acting.seat.note(BackupsDestroyed(count=gone))
        if went.gone < len(going):
            self._acting.refused.emit(_("Some could not be destroyed. They stay listed until they are gone."))
            return
        words = ngettext("{n} backup is destroyed.", "{n} backups are destroyed.", gone)
        told = words.format(n=gone)
        if not went.reached:
            told += " " + _("The second place is not there: once it is, look here again for its copies.")
        self._acting.said.emit(told)

    async def _holding_now(self, backups: Backups) -> Sequence[Backup]:
        found = await asyncio.wrap_future(backups.listed())
        return [each.backup for each in still_hold(self._acting.desk.practice, found)]

    def _work(self, works: bool) -> None:
        self._works = works
        self.redraw()

    def _zone(self) -> str:
        return next((group.zone for group in self._acting.desk.practice.groups.values()), "UTC")

    def _fit(self) -> None:
        self.list.setFixedHeight(self._theme.px(LEAST))

    def _make_one(self) -> None:
        if self._backups is not None:
            self._spawn(self._make(self._backups))

    async def _make(self, backups: Backups) -> None:
        try:
            await asyncio.wrap_future(backups.now())
        except GroupsideError:
            return  # the card says it
        self._acting.said.emit(_("Everything so far is backed up, and the backup is checked."))

    def _ask_second(self) -> None:
        dialog = QFileDialog(self._over(), _("Choose a folder for a copy of each backup"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.choose_second)
        dialog.open()

    def choose_second(self, place: str) -> None:
        """A folder, or '' for none."""
        if self._backups is None:
            return
        try:
            self._acting.seat.must(Right.VAULT)
            self._backups.choose_second(Path(place) if place else None)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        self._acting.seat.note(ComputerSettingChanged(setting="second_place"))
        self.redraw()
        if place:
            self._acting.said.emit(_("Each backup is copied there from now on."))

    def _have_no_second(self) -> None:
        self.choose_second("")

    def _ask_move(self) -> None:
        home = documents_folder()
        name = f"groupside-{self._acting.desk.now():%Y-%m-%d}.backup"
        dialog = QFileDialog(self._over(), _("Save the whole vault as"), str(Path(home) / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a file that is there is refused
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.move_to)
        dialog.open()

    def move_to(self, path: str) -> None:
        if self._backups is not None:
            self._spawn(self._move_out(self._backups, Path(path)))

    async def _move_out(self, backups: Backups, path: Path) -> None:
        self._work(True)
        try:
            self._acting.seat.must(Right.VAULT)
            await asyncio.wrap_future(backups.move_out(path))
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        finally:
            self._work(False)
        self._acting.seat.note(VaultCopied())
        self._acting.said.emit(
            _("The whole vault is in “{file}”, checked. Take it to the other computer.").format(
                file=path.name
            )
        )

    def _over(self) -> QWidget:
        return self.window()


class AskDestroy(Asking):
    """Nothing of it comes back."""

    def begin(self) -> None:
        words = _(
            "First a new backup is made and checked, which holds nothing about whoever was erased. Then the older ones "
            "that do are removed, here and at the second place if it is there. What was written since they were made "
            "is in the vault and in the new one; nobody can go back to an earlier day with them any more."
        )
        self.column.addWidget(label(words, wrap=True))
        self.column.addStretch(1)
        self.ask(_("Destroy these backups?"), _("Destroy them"), self._back, width=500, height=300)
        self._keep.display(_("Destroy them"), "trash-2")

    def keep(self) -> None:
        """What follows is done when it is closed."""
