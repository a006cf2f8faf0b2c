"""The order in which the Tab key goes through a page whose parts are made at different times."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(page: QWidget, stops: Sequence[QWidget]) -> None:
    """Go through `stops`, all of them on the page, in this order, after whatever comes before the page."""
    before = page.previousInFocusChain()
    while before is not None and before is not page and not _comes_before(before, page):
        before = before.previousInFocusChain()
    found = list(stops) if before is None or before is page else [before, *stops]
    for one, other in pairwise(found):
        QWidget.setTabOrder(one, other)
        _bring_frames(one, other, page)


def _comes_before(widget: QWidget, page: QWidget) -> bool:
    return not page.isAncestorOf(widget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _bring_frames(one: QWidget, stop: QWidget, page: QWidget) -> None:
    """What hands the focus on to a stop, as the frame of a field does, stands right before it: from where it was left
    behind, Tab would lead back to the field for ever."""
    around = stop.parentWidget()
    while around is not None and around is not page:
        if around.focusProxy() is stop:
            around.setFocusProxy(None)  # type: ignore[arg-type]  # else Qt moves the stop, and not the frame
            QWidget.setTabOrder(one, around)
            around.setFocusProxy(stop)
        around = around.parentWidget()
