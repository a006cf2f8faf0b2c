"""One user: their signature, role and way in, and the states in which their license holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.people import Role, User
from app.model.roles import role_words
from app.model.states import read_states
from app.words import _
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.flow import Flow
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme

# below this width what can be chosen stands under the words, px at 100 %
NARROW = 300


class UserLine(QWidget):
    """What is typed counts when Enter is pressed or the field is left; what is no state is said, and stays typed."""

    changed = Signal(User)
    way_in_asked = Signal(User)  # to be given, or taken away
    refused = Signal(str)

    def __init__(
        self,
        theme: Theme,
        user: User,
        *,
        me: bool,
        inside: bool,
        may: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`me`: it is who looks at it; `inside`: they have a passphrase; `may`: who looks may change it."""
        super().__init__(parent)
        self._theme, self._user = theme, user
        column, head, row, way = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for line in (head, row, way):
            line.setSpacing(Space.MD)
        self._rows = (head, way)
        head.addWidget(ElidedLabel(user.signature, "strong"), 1)
        if may:
            self._role = Picker(theme, _("Role of {name}").format(name=user.name))
            self._role.display([(role.value, role_words(role)) for role in Role], user.role.value)
            self._role.picked.connect(self._take_role)
            head.addWidget(self._role)
        else:
            head.addWidget(label(role_words(user.role), "muted"))
        words = _("Opens this vault with a passphrase") if inside else _("Has no passphrase for this vault")
        way.addWidget(label(_("You") if me else words, "muted", wrap=True), 1)
        if may and not me:
            ask = _("Take it away…") if inside else _("Give a passphrase…")
            self._way_in = Button(theme, ask, kind="link")
            self._way_in.tell(_("The way in of {name}").format(name=user.name))
            self._way_in.clicked.connect(self._ask_way_in)
            way.addWidget(self._way_in, 0, Qt.AlignmentFlag.AlignLeft)
        self._states = QLineEdit(", ".join(user.licensed_in))
        self._states.setPlaceholderText(_("like NY, NJ"))
        self._states.setAccessibleName(_("Licensed in: {name}").format(name=user.name))
        self._states.setToolTip(_("An address in another state is pointed out in the room"))
        self._states.setEnabled(may)
        name = label(_("Licensed in"), "muted")
        name.setBuddy(self._states)
        row.addWidget(name)
        row.addWidget(self._states, 1)
        column.addLayout(head)
        column.addLayout(way)
        column.addLayout(row)
        self._states.editingFinished.connect(self._take)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        below = self.width() < self._theme.px(NARROW)
        for row in self._rows:
            row.setSpacing(Space.XS if below else Space.MD)
            row.setDirection(ways.TopToBottom if below else ways.LeftToRight)

    def _take_role(self, role: str) -> None:
        self.changed.emit(self._user.model_copy(update={"role": Role(role)}))

    def _ask_way_in(self) -> None:
        self.way_in_asked.emit(self._user)

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


class NamelessLine(QWidget):
    """Somebody whose passphrase opens the vault, and who stands in no list."""

    # the user's id
    named = Signal(str)  # they are to be somebody again
    taken = Signal(str)  # the passphrase is to be taken away

    def __init__(self, theme: Theme, user: str, *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._user = user
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        words = _("A passphrase opens this vault that belongs to nobody on this list.")
        column.addWidget(label(_("Somebody without a name"), "strong"))
        column.addWidget(label(words, "muted", wrap=True))
        if may:
            ways = Flow()
            for text, act in (
                (_("Give a name and a role…"), self._name),
                (_("Take the passphrase away…"), self._take),
            ):
                button = Button(theme, text, kind="link")
                button.clicked.connect(act)
                ways.add(button)
            column.addWidget(ways)

    def _name(self) -> None:
        self.named.emit(self._user)

    def _take(self) -> None:
        self.taken.emit(self._user)
