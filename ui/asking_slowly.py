"""A dialog whose work takes a moment, as keys do: it is done in another thread, and nothing is pressed meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.audit.events import KeysChanged
from app.errors import GroupsideError
from app.ways_in import enter
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn, done_apart
from ui.asking import Asking
from ui.theme import Theme


class AskingSlowly(Asking):
    """Say in `work` what is to be done, and in `worked` what follows in the windows."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._spawn = spawn
        self._works = False

    def work(self) -> Callable[[], object]:
        """What is done in the other thread, from what was typed. Raises Refused with one sentence."""
        raise NotImplementedError

    def worked(self, result: object) -> None:
        """What follows in the windows. Raises Refused."""

    def try_to_keep(self) -> None:
        if not self._works:
            self._rest(True)  # at once: one Enter can be heard twice, by the field and by the dialog
            self._spawn(self._keep_slowly())

    def reject(self) -> None:
        """What has begun is waited for."""
        if not self._works:
            super().reject()

    async def _keep_slowly(self) -> None:
        try:
            self.worked(await done_apart(self.work()))
        except GroupsideError as error:
            self._say(error.sentence)
            return
        finally:
            self._rest(False)
        self._say("")
        self.accept()
        self.kept.emit()

    def _rest(self, resting: bool) -> None:
        if resting:
            self._say("")
            self._word = self._keep.text()
            self._keep.display(_("One moment…"))
        elif self._works:
            self._keep.display(self._word)
        self._works = resting
        self._keep.setEnabled(not resting)
        self._back.setEnabled(not resting)


class ChangingKeys(AskingSlowly):
    """What `work` returns says which way in is another one from now on: that is entered here, where the desk is."""

    def worked(self, result: object) -> None:
        assert isinstance(result, KeysChanged)
        enter(self._acting.seat, result)
