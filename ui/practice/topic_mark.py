"""Whether a session's topic was covered, where nobody has said so yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.live.commands import may_cover
from app.live.state import Session
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.theme import Theme

# px at 100 %: below this width the buttons stand under each other
NARROW = 260


class TopicMark(Card):
    """Coverage is counted from this mark and from who was there: without it nobody has had the topic."""

    covered = Signal(bool)  # wholly, or in part

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Topic"), parent=parent)
        self._words = label("", wrap=True)
        whole, part = Button(theme, _("Covered"), "check"), Button(theme, _("In part"))
        self.body.addWidget(self._words)
        self.body.addWidget(SideBySide(theme, whole, part, least=NARROW))
        whole.clicked.connect(self._wholly)
        part.clicked.connect(self._in_part)

    def draw(self, session: Session) -> None:
        taught = session.run.ended is not None and may_cover(session, session.run.ended)
        open_ = taught and session.topic is not None and session.topic_covered is None
        self.setVisible(open_)
        if open_ and session.topic is not None:
            words = _("Was “{topic}” covered? It counts for everybody who was there long enough.")
            self._words.setText(words.format(topic=session.topic.title))

    def _wholly(self) -> None:
        self.covered.emit(True)

    def _in_part(self) -> None:
        self.covered.emit(False)
