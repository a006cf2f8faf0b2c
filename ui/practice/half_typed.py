"""What somebody was half typing when the session ended: kept as a note or in a plan, or thrown away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.lines import HalfTyped
from app.model.people import Person, User
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.theme import Space, Theme

# below this width the buttons stand under each other, px at 100 %
NARROW = 300


class HalfTypedCard(Card):
    """Gone while nothing waits."""

    keep_asked = Signal(HalfTyped)
    drop_asked = Signal(HalfTyped)

    def __init__(self, theme: Theme) -> None:
        super().__init__(_("Half-typed words"))
        self.setObjectName("half-typed")
        self._theme = theme
        self._shown: tuple[HalfTyped, ...] = ()
        self._room = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.MD)
        words = _("These were being typed when the session ended. They are in no document yet.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addLayout(self._list)
        self.setVisible(False)

    def display_texts(
        self, texts: Sequence[HalfTyped], users: Mapping[str, User], people: Mapping[str, Person]
    ) -> None:
        """Show these; each says who typed it, and whose plan it is for."""
        self.setVisible(bool(texts))
        if tuple(texts) == self._shown:
            return
        self._shown = tuple(texts)
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in texts:
            user = users.get(each.author)
            person = people.get(each.person)
            line = _Line(self._theme, each, user.name if user else "", person.name if person else "")
            line.keep_asked.connect(self.keep_asked)
            line.drop_asked.connect(self.drop_asked)
            self._list.addWidget(line)
            line.show()  # the layout would do it later
            line.fit(self._room)

    def fit(self, room: int) -> None:
        """How wide the card is, px."""
        self._room = room
        for line in self.findChildren(_Line):
            line.fit(room)


class _Line(QWidget):
    keep_asked = Signal(HalfTyped)
    drop_asked = Signal(HalfTyped)

    def __init__(self, theme: Theme, typed: HalfTyped, name: str, person: str) -> None:
        super().__init__()
        self._theme, self._typed = theme, typed
        what, act = _("A note, by {name}"), _("Keep as a note")
        if typed.person:
            what, act = _("For {person}’s plan, by {name}"), _("Keep in their plan")
        elif typed.note:
            what, act = _("A change of a note, by {name}"), _("Keep the change")
        keep = Button(theme, act, "check")
        drop = Button(theme, _("Throw away"), kind="quiet")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SM)
        for button in (keep, drop):
            button.make_small()
            button.setAccessibleName(f"{button.text()}: {typed.text}")
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(typed.text, wrap=True))
        if name:
            column.addWidget(label(what.format(name=name, person=person), "caption", wrap=True))
        column.addLayout(self._buttons)
        keep.clicked.connect(self._keep)
        drop.clicked.connect(self._drop)

    def fit(self, room: int) -> None:
        narrow = room < self._theme.px(NARROW)
        self._buttons.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _keep(self) -> None:
        self.keep_asked.emit(self._typed)

    def _drop(self) -> None:
        self.drop_asked.emit(self._typed)
