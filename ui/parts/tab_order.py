"""The order in which the Tab key goes through a window whose parts are made at different times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget

# a part of a page with this property is reached after the part that has this name, wherever the two of them stand
AFTER = "tabAfter"


def chain(page: QWidget, stops: Sequence[QWidget]) -> None:
    """Go through `stops`, all of them on the page, in this order, after whatever comes before the page."""
    before = page.previousInFocusChain()
    while before is not None and before is not page and not _comes_before(before, page):
        before = before.previousInFocusChain()
    found = list(stops) if before is None or before is page else [before, *stops]
    for one, other in pairwise(found):
        QWidget.setTabOrder(one, other)


def step(window: QWidget, forward: bool) -> bool:
    """Tab, or Shift+Tab, in a window: through each part of it as it is laid out, then to the next part. Says whether
    there was somewhere to go.

    Qt goes by when things were made: fields that came later would stand behind everything else. And it passes over what
    stands before a widget to which a page hands its focus.
    """
    here = window.focusWidget()
    stops = _stops(window, here)
    if not stops or stops == [here]:
        return False
    if here in stops:
        following = stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]
    else:
        following = stops[0 if forward else -1]
    following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    for around in _parts_around(
        following, window
    ):  # a page does so only for a Tab that was pressed inside it
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(following)
    return True


def _stops(window: QWidget, here: QWidget | None) -> list[QWidget]:
    """As the layouts have them; what no layout holds comes after it, in Qt's own order. With where the focus is now."""
    paths: list[list[QWidget]] = []
    first: dict[QWidget, int] = {}
    for made, widget in enumerate(_chained(window)):
        if widget is not here and not _is_stop(widget, window):
            continue
        path = [widget, *_parts_around(widget, window)]
        for part in path:
            first.setdefault(part, made)
        paths.append(path)
    places: dict[QWidget, int] = {}
    for around in {window, *(part for path in paths for part in path[1:])}:
        if (layout := around.layout()) is not None:
            for place, widget in enumerate(_laid_out(layout)):
                places[widget] = place
        elif isinstance(around, QScrollArea):
            places[around.viewport()] = 0  # before what stands below it
    last = len(first)
    paths.sort(key=lambda path: [(places.get(part, last), first[part]) for part in reversed(path)])
    return [path[0] for path in _late_ones_later(paths)]


def _late_ones_later(paths: list[list[QWidget]]) -> list[list[QWidget]]:
    """What is to come after another part stands behind the last stop of it, if there is one on the page."""
    waits = {path[0]: next((name for part in path if (name := part.property(AFTER))), "") for path in paths}
    found = [path for path in paths if not waits[path[0]]]
    for path in (each for each in reversed(paths) if waits[each[0]]):
        before = [
            at for at, each in enumerate(found) if waits[path[0]] in {part.objectName() for part in each}
        ]
        if not before:
            return paths
        found.insert(before[-1] + 1, path)
    return found


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those in it, as they are read."""
    items: Iterable[int] = range(layout.count())
    if isinstance(layout, QGridLayout):
        items = sorted(items, key=lambda at: _cell(layout, at))
    for at in items:
        item = layout.itemAt(at)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)


def _cell(grid: QGridLayout, at: int) -> tuple[int, int]:
    """Row and column of what a grid holds."""
    row, column, *_spans = cast(tuple[int, int, int, int], grid.getItemPosition(at))
    return row, column


def _chained(window: QWidget) -> Iterator[QWidget]:
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        yield widget
        widget = widget.nextInFocusChain()


def _parts_around(widget: QWidget, window: QWidget) -> Iterator[QWidget]:
    around = widget.parentWidget()
    while around is not None and around is not window:
        yield around
        around = around.parentWidget()


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    """As Qt sees it: on a Mac whose owner wants it so, Tab leads to fields and lists alone."""
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isVisibleTo(window):
        return False
    all_of_them = QGuiApplication.styleHints().tabFocusBehavior() is Qt.TabFocusBehavior.TabFocusAllControls
    needed = Qt.FocusPolicy.TabFocus if all_of_them else Qt.FocusPolicy.StrongFocus
    return (
        widget.focusPolicy() & needed == needed
        and widget.focusProxy() is None
        and widget.window() is window
        and widget.isEnabled()
    )


def _comes_before(widget: QWidget, page: QWidget) -> bool:
    return not page.isAncestorOf(widget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
