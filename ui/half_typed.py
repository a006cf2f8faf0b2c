"""What is half typed when somebody closes the window: it is pointed out, with the way there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.words import _
from ui.parts.button import Button
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.theme import Space, Theme

if TYPE_CHECKING:
    from ui.practice_windows import PracticeWindows
    from ui.screens.settings import SettingsScreen


class Place(NamedTuple):
    """Where something is half typed, in words, and how to get there."""

    words: str
    go: Callable[[], None]


def half_typed(windows: PracticeWindows) -> list[Place]:
    """What no draft keeps: forms of Settings, of the Library, and an agenda."""
    from ui.screens.first_steps import FirstStepsScreen
    from ui.screens.library import LibraryScreen
    from ui.screens.settings import SettingsScreen

    places = []
    if (first := windows.main.findChild(FirstStepsScreen)) is not None and first.half_typed:
        places.append(Place(_("the first steps"), partial(windows.main.go_to, first)))
    if (settings := windows.main.findChild(SettingsScreen)) is not None:
        for place, section in settings.half_typed():
            words = _("Settings → {section}").format(section=section)
            places.append(Place(words, partial(_to_settings, windows, settings, place)))
    if (library := windows.main.findChild(LibraryScreen)) is not None and library.half_typed:
        places.append(Place(_("the Library"), windows.library.go))
    if windows.agendas.half_typed:
        places.append(Place(_("an agenda"), windows.agendas.go_on))
    return places


def _to_settings(windows: PracticeWindows, settings: SettingsScreen, place: int) -> None:
    settings.go_to(place)
    windows.main.go_to(settings)


class HalfTyped(QDialog):
    """Enter goes there, Escape back; closing needs the word for it."""

    close_asked = Signal()

    def __init__(self, theme: Theme, places: Sequence[Place], parent: QWidget) -> None:
        """`places` is not empty."""
        super().__init__(parent)
        self._there = places[0]
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = label("", "heading", wrap=True)
        words.setText(
            _("There is something half typed in {where}.").format(
                where=", ".join(each.words for each in places)
            )
        )
        go = Button(theme, _("Go there"), kind="primary")
        close = Button(theme, _("Close anyway"), kind="quiet")
        go.setDefault(True)
        row = Flow()
        row.add(go)
        row.add(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        column.addWidget(words)
        column.addWidget(label(_("It is not saved, and is gone when Groupside closes."), "muted", wrap=True))
        column.addStretch(1)
        column.addWidget(row)
        # as high as the words and buttons are in this width: a dialog does not ask for that by itself
        width = min(theme.px(370), round(self.screen().availableSize().width() * 0.9))
        self.resize(width, column.totalHeightForWidth(width))
        go.clicked.connect(self._go)
        close.clicked.connect(self._close)
        go.setFocus()

    def _go(self) -> None:
        self.accept()
        self._there.go()

    def _close(self) -> None:
        self.accept()
        self.close_asked.emit()
