"""What somebody who hears a window, or has no mouse, would stumble over in it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from ui.parts.field import FieldFrame
from ui.parts.tab_order import AFTER

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QTabBar)
NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client)
LEAST = QSize(24, 24)  # px at 100 %: WCAG 2.5.8
TABS = Qt.FocusPolicy.TabFocus


def controls(window: QWidget) -> list[QWidget]:
    """Everything in a window that can be acted on or has the focus, without the parts that fields are made of."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.window() is window.window()
        and not widget.visibleRegion().isNull()
        and (isinstance(widget, CONTROLS) or widget.focusPolicy() & TABS)
        and not isinstance(widget, QScrollBar)
        and not _inside_a_field(widget)
        and not (isinstance(widget, QScrollArea) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus)
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it. Of a list to pick from, Qt tells what is picked on Linux: `Picker` tells its name
    beside it."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    return _heard(widget).text(QAccessible.Text.Name)


def told_of(widget: QWidget) -> str:
    kind = _heard(widget).role().name
    return f"{kind} “{name_of(widget)}” ({type(widget).__name__})"


def unnamed(window: QWidget) -> list[str]:
    """Controls without a word for a name, without a role, or with the name of another one."""
    found = []
    names: Counter[tuple[str, str]] = Counter()
    for widget in controls(window):
        name, role = name_of(widget), _heard(widget).role()
        if not any(sign.isalpha() for sign in name):
            found.append(f"no name: {told_of(widget)} in {type(widget.parentWidget()).__name__}")
        if role in NO_ROLE and not isinstance(widget, QScrollArea):  # a page, which is read
            found.append(f"no role: {told_of(widget)}")
        if isinstance(widget, QProgressBar) and _heard(widget).valueInterface() is None:
            found.append(f"no value: {told_of(widget)}")
        if isinstance(widget, QAbstractItemView):
            found.extend(_unnamed_rows(widget))
        if widget.isEnabled() and not isinstance(
            widget, QLineEdit | QTextEdit
        ):  # these have words of their own
            names[(name, role.name)] += 1
    return found + [f"{count} times: {role} “{name}”" for (name, role), count in names.items() if count > 1]


def read_on(window: QWidget) -> list[str]:
    """Where somebody who counted the parts of something, and asks for one more, is given something. Lists are left out:
    Qt looks there, and warns."""
    return [
        told_of(widget)
        for widget in [window, *window.findChildren(QWidget)]
        if not isinstance(widget, QAbstractItemView)
        and _heard(widget).child(_heard(widget).childCount()) is not None
    ]


def too_small(window: QWidget) -> list[str]:
    """Controls that are hard to hit."""
    found = []
    for widget in controls(window):
        if isinstance(widget, QAbstractButton | QComboBox | QLineEdit | QAbstractSpinBox):
            around = widget.parentWidget()
            hit = around.size() if isinstance(around, FieldFrame) else widget.size()
            if hit.width() < LEAST.width() or hit.height() < LEAST.height():
                found.append(f"{told_of(widget)}: {hit.width()}x{hit.height()}")
    return found


def tabbed_through(window: QWidget, most: int = 400) -> list[QWidget]:
    """Everything that Tab leads to, once round."""
    met: list[QWidget] = []
    for _press in range(most):
        before: QWidget | None = window.focusWidget()
        QTest.keyClick(window if before is None else before, Qt.Key.Key_Tab)
        here: QWidget | None = window.focusWidget()
        if here is None:
            return met
        if here in met:
            left = here is not met[-1] or len(met) == 1
            assert left, f"Tab does not leave {told_of(here)}"
            return met[met.index(here) :]
        met.append(here)
    raise AssertionError(f"Tab never comes back: {[told_of(widget) for widget in met]}")


def out_of_order(window: QWidget) -> list[str]:
    """Where Tab leaves something out, or goes back up in a part of the window before it is through with it."""
    met = tabbed_through(window)
    missed = [
        widget
        for widget in controls(window)
        if widget.isEnabled()
        and widget.focusPolicy() & TABS
        and widget not in met
        and not _of_an_exclusive_group(widget)
    ]
    found = [f"no Tab leads to {told_of(widget)}" for widget in missed]
    shown = [widget for widget in met if widget is not window and not widget.visibleRegion().isNull()]
    for before, after in pairwise(shown):
        here, there = _place(before, window), _place(after, window)
        up = there.bottom() <= here.top() and there.left() <= here.right() and here.left() <= there.right()
        back = there.right() <= here.left() and there.top() < here.bottom() and here.top() < there.bottom()
        if (up or back) and not all(_within(_around(before, after, window), each) for each in shown):
            found.append(f"{'up' if up else 'back'} from {told_of(before)} to {told_of(after)}")
    return found


def torn(window: QWidget) -> list[str]:
    """Parts of the window that Tab leaves and comes back to, before it has been round, unless it is meant so."""
    met = tabbed_through(window)
    shown = [widget for widget in met if widget is not window and not widget.visibleRegion().isNull()]
    parts = {around for widget in shown for around in _parts_around(widget, window)}
    late = {part.parentWidget() for part in parts if part.property(AFTER)}
    found = []
    for part in parts - late:
        inside = [_within(part, widget) for widget in shown]
        starts = [at for at, here in enumerate(inside) if here and not inside[at - 1]]
        if len(starts) > 1 and not any(
            _within(part, other) and other is not part and _times(other, shown) > 1 for other in parts
        ):
            runs = [f"{told_of(shown[at - 1])} → {told_of(shown[at])}" for at in starts]
            found.append(f"{type(part).__name__} is entered {len(starts)} times: {'; '.join(runs)}")
    return found


def without_a_ring(window: QWidget) -> list[str]:
    """What looks the same with and without the focus; the blinking line in a text is not enough."""
    found = []
    for widget in tabbed_through(window):
        QApplication.processEvents()
        if widget.visibleRegion().isNull():
            continue
        place = _place(widget, window).adjusted(-14, -12, 14, 12)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        there = window.grab(place).toImage()
        widget.clearFocus()
        without = window.grab(place).toImage()
        if _differing(there, without) < 60:
            found.append(f"{told_of(widget)}: {_differing(there, without)} px")
    return found


def _heard(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _unnamed_rows(view: QAbstractItemView) -> list[str]:
    """Lists alone: cells of a table may be empty."""
    model = view.model()
    if isinstance(view, QTableView):
        return []
    return [
        f"row {row} without words: {told_of(view)}"
        for row in range(model.rowCount(view.rootIndex()))
        if not any(
            model.index(row, 0, view.rootIndex()).data(role)
            for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
        )
    ]


def _inside_a_field(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return isinstance(
        around, QLineEdit | QAbstractSpinBox | QComboBox | QAbstractScrollArea
    ) and not isinstance(around, QScrollArea)


def _of_an_exclusive_group(widget: QWidget) -> bool:
    """Arrows go from one answer to the next; Tab leads to the one that is chosen."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = cast(QButtonGroup | None, widget.group())
    return widget.autoExclusive() if group is None else group.exclusive()


def _around(one: QWidget, other: QWidget, window: QWidget) -> QWidget:
    """The smallest part of the window that has both in it."""
    return next((part for part in _parts_around(one, window) if part.isAncestorOf(other)), window)


def _parts_around(widget: QWidget, window: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    around: QWidget | None = widget.parentWidget()
    while around is not None and around is not window:
        found.append(around)
        around = around.parentWidget()
    return found


def _times(part: QWidget, shown: list[QWidget]) -> int:
    """How often Tab comes into a part on its way round."""
    inside = [_within(part, widget) for widget in shown]
    return sum(here and not inside[at - 1] for at, here in enumerate(inside))


def _within(around: QWidget, widget: QWidget) -> bool:
    return around is widget or around.isAncestorOf(widget)


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _differing(one: QImage, other: QImage) -> int:
    return sum(was != now for was, now in zip(_pixels(one), _pixels(other), strict=True))


def _pixels(image: QImage) -> memoryview:
    return memoryview(bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())).cast("I")
