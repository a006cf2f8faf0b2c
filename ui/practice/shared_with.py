"""Which other groups come to a weekly meeting as well: a small button with a menu, and a line that says it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.words import _
from ui.parts.button import Button
from ui.theme import Theme


class SharedWith(Button):
    """Groups as (id, name) pairs to tick; those that are not offered any more are left out of what is chosen."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Share…"), "users", "quiet", parent=parent)
        self.make_small()
        self.tell(_("Members of another group are expected at this time as well"))
        self._groups: tuple[tuple[str, str], ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.setVisible(False)
        self.clicked.connect(self._open)

    def be_slim(self, slim: bool) -> None:
        self.show_word(_("Share…"), not slim)

    def offer(self, groups: Sequence[tuple[str, str]]) -> None:
        self._groups = tuple(groups)
        self.setVisible(bool(groups))

    def choose(self, chosen: Collection[str]) -> None:
        """Nothing is emitted."""
        self._chosen = tuple(chosen)

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    @property
    def words(self) -> str:
        """ "With the members of IOP Morning", or nothing."""
        names = [name for group, name in self._groups if group in self._chosen]
        return _("With the members of {groups}").format(groups=", ".join(names)) if names else ""

    def menu_of_groups(self) -> QMenu:
        """A tick for each group; choosing one gives it to this time, or takes it away."""
        menu = QMenu(self)
        for group, name in self._groups:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(group in self._chosen)
            action.setData(group)
            action.triggered.connect(self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open(self) -> None:
        self.menu_of_groups().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self) -> None:
        action = self.sender()
        group = str(getattr(action, "data", str)())
        kept = tuple(each for each in self._chosen if each != group)
        self._chosen = kept if group in self._chosen else (*self._chosen, group)
        self.edited.emit()
