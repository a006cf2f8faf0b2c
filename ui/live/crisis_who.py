"""Whom the crisis page is about: the name, and another one by typing letters of it or from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.model.notes import folded
from app.words import _
from ui.parts.button import Button
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme


class CrisisWho(QWidget):
    """Letters that no field took come here as well: `start_with`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[tuple[str, str]] = ()
        self._match = ""
        self._name = label("", "heading", wrap=True)
        self._find = QLineEdit()
        self._find.setAccessibleName(_("Letters of a name"))
        self._find.setPlaceholderText(_("Letters of a name, then Enter"))
        self._find.installEventFilter(self)
        self._list = Button(theme, _("Everybody"), "users", "quiet")
        self._found = ElidedLabel("", "strong")
        self._found.setVisible(False)
        row = QHBoxLayout()
        row.setSpacing(Space.SM)
        row.addWidget(self._find, 1)
        row.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self._found)
        self._find.textEdited.connect(self._look_for)
        self._find.returnPressed.connect(self._take)
        self._list.clicked.connect(self._open_list)

    def display(self, name: str, people: Sequence[tuple[str, str]]) -> None:
        """Who it is ('' for nobody yet), and everybody it could be: id and name."""
        self._people = people
        self._name.setText(name or _("Stay with the person"))
        for part in (self._find, self._list):
            part.setVisible(bool(people))
        if not people:
            self._found.setVisible(False)

    def fit(self, small: bool) -> None:
        self._list.show_word(_("Everybody"), not small)

    def start_with(self, letter: str) -> None:
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.setText(letter)
        self._look_for(letter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape empties the field first; the page stays."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if (
            pressed
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._find.text()
        ):
            self._clear()
            return True
        return False

    def close_list(self) -> None:
        """It holds names."""
        for menu in self.findChildren(QMenu):
            menu.close()
        self._clear()

    def _look_for(self, typed: str) -> None:
        letters = folded(typed.strip())
        found = [
            (person, name)
            for person, name in self._people
            if letters and any(folded(word).startswith(letters) for word in (name, *name.split()))
        ]
        self._match = found[0][0] if found else ""
        self._found.setText(found[0][1] if found else _("Nobody on today’s list"))
        self._found.setVisible(bool(letters))

    def _take(self) -> None:
        if self._match:
            person = self._match
            self._clear()
            self.chosen.emit(person)

    def _clear(self) -> None:
        self._match = ""
        self._find.clear()
        self._found.setVisible(False)

    def _open_list(self) -> None:
        menu = QMenu(self)
        for person, name in self._people:
            menu.addAction(name.replace("&", "&&")).setData(person)
        menu.triggered.connect(self._from_list)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._list.mapToGlobal(self._list.rect().bottomLeft()))

    def _from_list(self, action: QAction) -> None:
        self.chosen.emit(action.data())
