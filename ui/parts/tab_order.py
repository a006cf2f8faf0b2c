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


def _comes_before(widget: QWidget, page: QWidget) -> bool:
    return not page.isAncestorOf(widget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
