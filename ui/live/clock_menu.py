"""What else can be done with the clock: a short break, an earlier start, another end, and why it is late."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.words import _, ngettext
from ui.keys import Act
from ui.live.clock_acts import SHORT_BREAK, ClockActs
from ui.theme import Theme

# by how much a start can be moved back with one click, in minutes
EARLIER = (1, 2, 3, 5)


class ClockMenu(QMenu):
    """Opened beside the clock; it goes when it is closed."""

    def __init__(self, theme: Theme, acts: ClockActs, parent: QWidget) -> None:
        super().__init__(parent)
        self._acts = acts
        for icon, words, act in self.acts(acts):
            self.addAction(theme.icon(icon), words).triggered.connect(act)
        earlier = self.addMenu(theme.icon("skip-back"), _("This really began…"))
        for minutes in EARLIER:
            words = ngettext("{n} minute earlier", "{n} minutes earlier", minutes).format(n=minutes)
            earlier.addAction(words).setData(minutes)
        earlier.triggered.connect(self._began_earlier)
        self.aboutToHide.connect(self.deleteLater)

    def _began_earlier(self, action: QAction) -> None:
        self._acts.began_earlier(action.data())

    @staticmethod
    def acts(acts: ClockActs) -> tuple[tuple[str, str, Callable[[], object]], ...]:
        """Icon, words and what is done: also for the menu of the narrow column."""
        pause = _("Short break, {minutes} min, or back").format(minutes=SHORT_BREAK)
        tip = acts.keys_in_force.tip
        return (
            ("coffee", tip(Act.SHORT_BREAK, pause), acts.short_break),
            ("clock", tip(Act.REST_OF_SESSION, _("The rest of the session")), acts.rest_asked.emit),
            ("users", tip(Act.SMALL_GROUPS, _("Small groups")), acts.groups_asked.emit),
            ("info", tip(Act.WHY, _("Why behind or ahead")), acts.why),
            ("undo-2", tip(Act.UNDO, _("Take back the last act")), acts.undo),
        )

    def open_at(self, place: QPoint) -> None:
        self.popup(place)
