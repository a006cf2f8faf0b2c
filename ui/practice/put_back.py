"""What was just left out, with the way to have it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.model.plans import Feedback, Goal, PlanLine
from app.words import _
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.label import label
from ui.practice.plan_field import INSET
from ui.theme import Space, Theme


class PutBack(QWidget):
    """Hidden until something is left out; the next thing that is done beside it lets it go."""

    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.thing: PlanLine | Goal | Feedback | None = None
        self._words = label("", "muted", wrap=True)
        self._back = Button(theme, _("Put it back"), "undo-2", "quiet")
        self._back.make_small()
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, 0, 0)
        row.setSpacing(Space.SM)
        row.addWidget(self._words, 1)
        row.addWidget(self._back)
        self._back.clicked.connect(self.back_asked)
        self.setVisible(False)

    def display(self, thing: PlanLine | Goal | Feedback | None) -> None:
        self.thing = thing
        self.setVisible(thing is not None)
        if thing is not None:
            words = _("Left out: “{words}”").format(words=thing.text)
            self._words.setText(words)
            announce(self, words)

    def stops(self) -> list[QWidget]:
        return [self._back]
