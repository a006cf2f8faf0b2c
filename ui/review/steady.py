"""Keeps what is under the hand where it is, while the page around it is drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.scroll import Scroll


class Steady:
    """A page may be longer than what it holds for it: one that became short would slide down under the hand."""

    def __init__(self, scrolled: Scroll, page: QWidget) -> None:
        self._scrolled, self._page = scrolled, page

    def forget(self) -> None:
        """Another page begins at its top, and is as long as what it holds."""
        self._page.setMinimumHeight(0)
        self._scrolled.verticalScrollBar().setValue(0)

    @contextmanager
    def held(self) -> Iterator[None]:
        """The part of the page that has the focus keeps its place in the window."""
        part = self._part()
        if part is None:
            yield
            return
        bar = self._scrolled.verticalScrollBar()
        place = part.y() - bar.value()
        self._reach(bar.value())
        yield
        _lay_out()
        if part.isVisible() and part.y() - place != bar.value():
            value = max(0, part.y() - place)
            self._reach(value)
            _lay_out()
            bar.setValue(value)

    def _part(self) -> QWidget | None:
        part = QApplication.focusWidget()
        if part is None or not self._page.isAncestorOf(part):
            return None
        while part is not None and part.parentWidget() is not self._page:
            part = part.parentWidget()
        return part

    def _reach(self, value: int) -> None:
        self._page.setMinimumHeight(value + self._scrolled.viewport().height())


def _lay_out() -> None:
    """Now, and not when the program comes to it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
