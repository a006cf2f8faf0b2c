"""The topics that can be chosen now, as a menu: the curriculum with the most needed first, and all others below."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.live import commands
from app.opening import TopicNeed, as_drawn, topics_by_need
from app.words import _
from ui.acting import Acting
from ui.topic_words import need_words


class TopicMenu(QMenu):
    """Each topic says how many of those in the room still need it; the figures are kept with the choice."""

    def __init__(self, acting: Acting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topics")
        self._acting = acting
        desk = acting.desk
        session = desk.session
        self._needs = topics_by_need(session, desk.practice, desk.library) if session is not None else []
        opened = session.opened if session is not None else None
        self._languages = (opened.language, opened.record_language) if opened is not None else ()
        self._now = session.topic.id if session is not None and session.topic is not None else ""
        others = [need for need in self._needs if not need.named]
        for need in self._needs:
            if need.named:
                self._add(self, need)
        if others:
            below = self.addMenu(_("Not in this program"))
            for need in others:
                self._add(below, need)
        if not self._needs:
            self.addAction(_("There is no topic to choose.")).setEnabled(False)
        self.triggered.connect(self._choose)
        self.aboutToHide.connect(self.deleteLater)

    def open_at(self, place: QPoint) -> None:
        self.popup(place)

    def _add(self, menu: QMenu, need: TopicNeed) -> None:
        title = need.topic.title.replace("&", "&&")
        words = _("{topic}  ·  {need}").format(topic=title, need=need_words(need.why))
        action = menu.addAction(words)
        action.setData(need.topic.id)
        action.setCheckable(True)
        action.setChecked(need.topic.id == self._now)

    def _choose(self, action: QAction) -> None:
        for need in self._needs:
            if need.topic.id == action.data():
                topic = as_drawn(need.topic, *self._languages)
                self._acting.do(commands.choose_topic, topic, need.why)
