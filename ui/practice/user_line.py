"""One user: their signature and role, and the states in which their license holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.people import User
from app.model.states import read_states
from app.words import _
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme


class UserLine(QWidget):
    """What is typed counts when Enter is pressed or the field is left; what is no state is said, and stays typed."""

    changed = Signal(User)
    refused = Signal(str)

    def __init__(self, theme: Theme, user: User, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._user = user
        column, head, row = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        head.setSpacing(Space.MD)
        row.setSpacing(Space.MD)
        head.addWidget(ElidedLabel(user.signature, "strong"), 1)
        head.addWidget(label(role, "muted"))
        self._states = QLineEdit(", ".join(user.licensed_in))
        self._states.setPlaceholderText(_("like NY, NJ"))
        self._states.setAccessibleName(_("Licensed in: {name}").format(name=user.name))
        self._states.setToolTip(_("An address in another state is pointed out in the room"))
        name = label(_("Licensed in"), "muted")
        name.setBuddy(self._states)
        row.addWidget(name)
        row.addWidget(self._states, 1)
        column.addLayout(head)
        column.addLayout(row)
        self._states.editingFinished.connect(self._take)

    def _take(self) -> None:
        if not self._states.isModified():
            return
        self._states.setModified(False)  # first: the sentence may take the focus, which ends the typing again
        try:
            states = read_states(self._states.text())
        except Refused as refusal:
            self.refused.emit(refusal.sentence)
            return
        self._states.setText(", ".join(states))
        if states != self._user.licensed_in:
            self.changed.emit(self._user.model_copy(update={"licensed_in": states}))
