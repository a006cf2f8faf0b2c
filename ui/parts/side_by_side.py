"""Things beside each other where there is room, below each other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.parts.button import Button
from ui.theme import Space, Theme


class SideBySide(QWidget):
    """A row of widgets that becomes a column below `least` px (at 100 % text), or where their words need more.

    Of a button that is too long even for a column the words break into two lines."""

    def __init__(
        self,
        theme: Theme,
        *widgets: QWidget,
        least: int = 400,
        shares: tuple[int, ...] = (),
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
        right_from: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`shares` are how much of the room each widget takes; all alike without. `at` is where they stand.

        With `right_from` each is as wide as its words; those from this place on stand at the right edge."""
        super().__init__(parent)
        self._theme, self._least, self._widgets = theme, least, widgets
        # what scrolls above it gives way, not the second line of a button
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.MD)
        alike = int(right_from is None)
        for widget, share in zip(widgets, shares or (alike,) * len(widgets), strict=True):
            self._row.addWidget(widget, share, at)
        if right_from is not None:
            self._row.insertStretch(right_from, 1)
        theme.changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # other words need another room
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """A row does not keep what it stands in too wide for it to become a column."""
        needs = [1 if isinstance(each, Button) else _need(each) for each in self._shown()]
        return QSize(max(needs, default=0), super().minimumSizeHint().height())

    def _shown(self) -> list[QWidget]:
        return [each for each in self._widgets if not each.isHidden()]

    def _fit(self) -> None:
        shown, needs = self._shown(), []
        for widget in shown:
            if not isinstance(widget, Button):
                needs.append(_need(widget))
                continue
            if (widget.in_one_line() > self.width()) is not ("\n" in widget.text()):
                widget.fold(self.width())
            needs.append(widget.minimumSizeHint().width())
        row = sum(needs) + self._row.spacing() * max(len(needs) - 1, 0)
        below = self.width() < max(self._theme.px(self._least), row)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )
        for widget, need in zip(shown, needs, strict=True):
            if isinstance(widget, Button):  # a row gives each its words; a column is as wide as it is
                widget.setMinimumWidth(1 if below else need)


def _need(widget: QWidget) -> int:
    return max(widget.minimumWidth(), widget.minimumSizeHint().width())
