"""What a screen about groups says while there is none: what to do, with the way there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.roles import Right
from app.words import _
from ui.acting import Acting
from ui.hub import Hub
from ui.parts.empty_state import EmptyState
from ui.theme import Theme


class NoGroup(EmptyState):
    """Stands in `column` in place of a page, until there is a group."""

    def __init__(
        self, theme: Theme, hub: Hub, acting: Acting, column: QVBoxLayout, page: QWidget, icon: str
    ) -> None:
        super().__init__(
            theme,
            icon,
            _("There is no group yet"),
            _("Its program, its days and its people: a few short steps."),
            _("Set up a group"),
        )
        self._acting, self._page = acting, page
        column.addWidget(self, 1)
        self.action_chosen.connect(acting.set_up_asked)
        hub.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        there = bool(self._acting.desk.practice.groups)
        self.let_act(self._acting.seat.may(Right.PRACTICE))
        self.setVisible(not there)
        self._page.setVisible(there)
