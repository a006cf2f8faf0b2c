"""What opens the vault beside passphrases: the printed recovery key, words that wait, and the vault's own key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.model.roles import Right
from app.ways_in import another_helps, has_recovery_key, waits_for_earlier
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.practice.way_in_dialogs import ChangeKey, RememberPassphrase
from ui.setting_words import Setting, sets, words_of
from ui.theme import Theme


class _KeyCard(Card):
    """A few words, and one button for who may."""

    def __init__(self, title: str, theme: Theme, acting: Acting, spawn: Spawn, ask: str) -> None:
        super().__init__(title)
        self.wrap_title()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._words: QLabel = label("", wrap=True)
        self._only = label("", "muted", wrap=True)
        self._ask = Button(theme, ask, "key-round")
        self.body.addWidget(self._words)
        self.body.addWidget(self._only)
        self.body.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._ask.clicked.connect(self._begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask.fold(self._room())

    def showEvent(self, event: QShowEvent) -> None:
        """Letters may have grown meanwhile."""
        super().showEvent(event)
        self._ask.fold(self._room())

    def _room(self) -> int:
        margins = self.body.contentsMargins()
        return self.width() - margins.left() - margins.right()

    def _begin(self) -> None:
        raise NotImplementedError

    def _offer(self, only: str) -> None:
        """For who may; others read `only`."""
        may = self._acting.seat.may(Right.VAULT)
        self._ask.setVisible(may)
        self._only.setVisible(not may)
        self._only.setText(only)

    def _over(self) -> QWidget:
        return self.window()


class RecoveryKeyCard(_KeyCard):
    """Whether there is one, and a new one in its place."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(words_of(Setting.RECOVERY_KEY), theme, acting, spawn, "…")
        sets(self, Setting.RECOVERY_KEY)

    def redraw(self) -> None:
        there = has_recovery_key(self._acting.desk)
        if there:
            words = _("A printed recovery key opens this vault when a passphrase is forgotten.")
        elif another_helps(self._acting.desk, self._acting.seat.user):
            words = _(
                "There is no recovery key yet. Without one, only another facilitator can help when a passphrase is "
                "forgotten."
            )
        else:
            words = _(
                "There is no recovery key yet. Without one, nobody can help when a passphrase is forgotten."
            )
        self._words.setText(words)
        self._ask.display(_("Make a new recovery key…") if there else _("Make the recovery key…"))
        self._ask.fold(self._room())
        self._offer(_("A facilitator makes it."))

    def _begin(self) -> None:
        from ui.practice.recovery_dialog import RecoveryDialog  # with Qt's printing

        dialog = RecoveryDialog(self._theme, self._acting, self._spawn, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self._made)
        dialog.begin()

    def _made(self) -> None:
        self._acting.said.emit(_("The recovery key is set. Put the page in its place now."))
        self.redraw()


class EarlierCard(_KeyCard):
    """Stands only where words of this user wait for a passphrase that they once forgot."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        title, ask = words_of(Setting.EARLIER_PASSPHRASE), _("I remember my earlier passphrase…")
        super().__init__(title, theme, acting, spawn, ask)
        sets(self, Setting.EARLIER_PASSPHRASE)
        self._only.setVisible(False)
        self._words.setText(
            _(
                "Counseling notes that you wrote before your passphrase was renewed are here, and still closed."
            )
        )

    def redraw(self) -> None:
        self.setVisible(waits_for_earlier(self._acting.seat))

    def _begin(self) -> None:
        dialog = RememberPassphrase(self._theme, self._acting, self._spawn, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(self.redraw)
        dialog.begin()


class DataKeyCard(_KeyCard):
    """Rarely needed, so it says when."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        title, ask = words_of(Setting.DATA_KEY), _("Change the vault’s key…")
        super().__init__(title, theme, acting, spawn, ask)
        sets(self, Setting.DATA_KEY)
        self._words.setText(
            _(
                "Every passphrase opens one key, and that key opens the vault. Change it when somebody may have both "
                "a copy of the vault and a way into it: a laptop was stolen, a passphrase was seen, somebody left on "
                "bad terms."
            )
        )

    def redraw(self) -> None:
        self._offer(_("A facilitator changes it."))

    def _begin(self) -> None:
        dialog = ChangeKey(self._theme, self._acting, self._spawn, self._over())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.begin()
