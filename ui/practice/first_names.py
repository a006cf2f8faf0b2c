"""The names that are in a group already, each in a line of its own in which it can be corrected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.model.people import NAME_LENGTH, Person
from app.practice import commands
from app.words import _
from ui.acting import Acting
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.theme import Space, Theme

# px at 100 %
WIDTH = 190


class FirstNames(QWidget):
    """A name is written down by Enter, or when one goes on; one that is emptied is as it was."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self._lines: dict[str, QLineEdit] = {}
        self._flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(
            label(_("In the group already. Correct a name in its line; Enter keeps it."), "muted", wrap=True)
        )
        column.addWidget(self._flow)
        theme.changed.connect(self._fit)

    def display(self, people: Mapping[str, str]) -> None:
        """Names by the person's id; what is being typed in a line stays."""
        for gone in self._lines.keys() - people.keys():
            edit = self._lines.pop(gone)
            self._flow.remove(edit)
            edit.deleteLater()
        for person, name in people.items():
            edit = self._lines.get(person) or self._add(person)
            words = _("Name: {name}").format(name=name)
            if edit.accessibleName() != words:
                edit.setAccessibleName(words)
                edit.setText(name)

    @property
    def half_typed(self) -> bool:
        """Whether a name was typed that is not written down."""
        return any(_typed(edit) != person.name for edit, person in self._pairs())

    def take_focus(self) -> None:
        if edit := next(iter(self._lines.values()), None):
            edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> bool:
        """Write down what was typed; False where a name cannot be as it stands, and the focus is with it."""
        for edit, person in self._pairs():
            if not self._keep(edit, person):
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps a name; it goes on to the next step as well only with Ctrl, as in the list of names."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)

    def _keep(self, edit: QLineEdit, person: Person) -> bool:
        name = _typed(edit)
        if name and name != person.name:
            return self._acting.arrange(commands.change_person, person.model_copy(update={"name": name}))
        edit.setText(person.name)
        return True

    def _pairs(self) -> list[tuple[QLineEdit, Person]]:
        people = self._acting.desk.practice.people
        return [(edit, people[who]) for who, edit in self._lines.items() if who in people]

    def _add(self, person: str) -> QLineEdit:
        edit = self._lines[person] = QLineEdit()
        edit.setMaxLength(NAME_LENGTH)
        edit.editingFinished.connect(self._finish)
        self._flow.add(edit)
        self._fit()
        return edit

    def _finish(self) -> None:
        edit: QObject = self.sender()
        for each, person in self._pairs():
            if each is edit:
                self._keep(each, person)

    def _fit(self) -> None:
        for edit in self._lines.values():
            edit.setFixedWidth(self._theme.px(WIDTH))


def _typed(edit: QLineEdit) -> str:
    return " ".join(edit.text().split())
