"""Finding a person by letters, and marking them with one more: glance, a few keys, and back to where one was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.model.finding_names import begun_by, meant
from app.model.marks import Mark
from app.words import _
from ui.parts.announce import announce
from ui.parts.label import ElidedLabel
from ui.parts.mark_palette import MarkPalette
from ui.theme import Space, Theme

_HELD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class FindPerson(QWidget):
    """Hidden until it is asked for. A letter that leads on to a name belongs to the name; once one person is left, any
    other is a mark of theirs: a name that is typed to its end marks nothing. Space ends the name earlier."""

    person_entered = Signal(str)  # Enter
    person_pointed = Signal(str)  # whom the letters mean so far
    marked = Signal(str, str)  # the person, the mark's id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: dict[str, str] = {}
        self._marks: tuple[Mark, ...] = ()
        self._can_mark: Callable[[str], bool] = bool
        self._found: tuple[str, ...] = ()
        self._named = False  # the name is at its end: letters are marks
        self._before: QWidget | None = None
        self._palette: MarkPalette | None = None
        self._edit, self._match = QLineEdit(), ElidedLabel("", "strong")
        self._edit.setAccessibleName(_("Find a person"))
        self._edit.installEventFilter(self)
        self._edit.textEdited.connect(self._look_for)
        self._edit.returnPressed.connect(self._enter)
        self._match.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._edit)
        column.addWidget(self._match)
        self.setVisible(False)

    @property
    def waits(self) -> bool:
        """Whether a letter would be a mark now."""
        return self._palette is not None and self._palette.isVisible()

    def begin(
        self,
        names: Mapping[str, str],
        hint: str,
        marks: Sequence[Mark] = (),
        can_mark: Callable[[str], bool] = bool,
        person: str = "",
    ) -> None:
        """Ask for letters; with `person` only for a mark of theirs. Without `marks` letters are names alone."""
        if not self._edit.hasFocus():
            self._before = cast("QWidget | None", self.window().focusWidget())
        self._names, self._marks, self._can_mark = dict(names), tuple(marks), can_mark
        self._edit.setPlaceholderText(hint)
        self._edit.clear()
        self.setVisible(True)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find((person,) if person else (), named=bool(person))

    def close_field(self) -> None:
        self._find(())
        self.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.close_field()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return True
        if event.modifiers() & _HELD or not event.text().isprintable() or not event.text():
            return super().eventFilter(watched, event)
        return self._takes(event.text(), stays=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _takes(self, letter: str, *, stays: bool) -> bool:
        """Whether a letter is no part of a name any more, and was taken for what it is."""
        if letter.isspace():
            if self._found and not self._named:
                self._find(self._found[:1], named=True)
            return True
        names_on = not self._named and bool(begun_by(self._names, self._edit.text() + letter))
        if self.waits and not names_on and self._palette is not None:
            mark = self._palette.mark_of(letter)
            if mark is not None:
                self._mark(self._found[0], mark.id, stays=stays)
                return True
        return self._named  # any other letter is typed, and then the letters are nobody's

    def _look_for(self, typed: str) -> None:
        """What was typed into the field, or erased in it; an input method hands over letters without keys."""
        self._find(meant(self._names, typed))

    def _find(self, people: tuple[str, ...], *, named: bool = False) -> None:
        """Who would be taken stands below the field; when it is one, their marks are offered."""
        self._found, self._named = people, named
        first = people[0] if people else ""
        self._match.setText(self._names.get(first, ""))
        one = len(people) == 1 and bool(self._marks) and self._can_mark(first)
        self._match.setVisible(bool(people) and not one)
        if first:
            self.person_pointed.emit(first)
        if one:
            self._offer(first)
        elif self._palette is not None:
            self._palette.hide()

    def _offer(self, person: str) -> None:
        if self._palette is None or self._palette.parentWidget() is not self.window():
            if self._palette is not None:
                self._palette.deleteLater()
            self._palette = MarkPalette(self._theme, self.window(), self._edit)
            self._palette.taken.connect(self._mark_clicked)
        place = QRect(self._edit.mapTo(self.window(), QPoint(0, 0)), self._edit.size())
        said = not self._palette.isVisible()
        self._palette.show_for(self._names[person], self._marks, place)
        if said:
            announce(self, _("{name}. Press a letter for a mark.").format(name=self._names[person]))

    def _mark_clicked(self, mark: str) -> None:
        if len(self._found) == 1:
            self._mark(self._found[0], mark, stays=False)

    def _mark(self, person: str, mark: str, *, stays: bool) -> None:
        if stays:
            self._find((person,), named=True)
        else:
            self._go_back()
        self.marked.emit(person, mark)

    def _enter(self) -> None:
        if self._found:
            person = self._found[0]
            self.close_field()
            self.person_entered.emit(person)

    def _go_back(self) -> None:
        """The focus is where it was: a half-typed note goes on."""
        before, self._before = self._before, None
        self.close_field()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.window().setFocus(Qt.FocusReason.ShortcutFocusReason)
