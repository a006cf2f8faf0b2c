"""Ways to choose: a box to tick, and a list to pick from, with signs that a style sheet cannot tint."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.theme import Theme


def in_lines(widget: QWidget, words: str, room: int) -> str:
    """Words broken into lines that are no wider than a room, as far as single words allow."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and widest(widget, longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def widest(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()


class CheckBox(QCheckBox):
    """A box to tick. Connect `clicked`: it is emitted by a person only."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.words = text

    def fit(self, width: int) -> None:
        """Break the words into lines where a box of this width has no room for one."""
        self.ensurePolished()
        text = in_lines(self, self.words, width - super().sizeHint().width() + widest(self, self.text()))
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(self.words)

    def words_from(self) -> int:
        """How far from its left edge its words begin."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).x()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        sign = self._theme.pixmap("check", "on_accent", 14, self.devicePixelRatioF())
        half = self._theme.px(14) / 2
        painter = QPainter(self)
        painter.drawPixmap(QPointF(box.center()) + QPointF(0.5 - half, 0.5 - half), sign)


class Picker(QComboBox):
    """A list to pick one thing from; things have ids. The wheel scrolls the page, not the choice."""

    picked = Signal(str)  # the id; by a person only

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        if sys.platform.startswith("linux"):  # there Qt tells what is picked in place of the name
            self.setAccessibleDescription(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page and takes no focus
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that a style sheet reaches
        self.activated.connect(self._tell)
        theme.changed.connect(self.update)

    def be_narrow(self) -> None:
        """Ask for less room than the longest words need: the list that opens shows all of them."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def minimumSizeHint(self) -> QSize:
        """Qt remembers what it was before it was made narrow."""
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        return self.sizeHint() if self.sizeAdjustPolicy() == narrow else super().minimumSizeHint()

    def be_quiet(self) -> None:
        """Words without a frame, beside what they are about."""
        self.setProperty("kind", "quiet")

    def display(self, things: Sequence[tuple[str, str]], chosen: str) -> None:
        """Show (id, words) pairs and which of them is chosen; nothing is emitted."""
        now = [(self.itemData(at), self.itemText(at)) for at in range(self.count())]
        if now != list(things):
            self.clear()
            for thing, words in things:
                self.addItem(words, thing)
        at = self.findData(chosen)
        if at != self.currentIndex():
            self.setCurrentIndex(at)

    @property
    def chosen(self) -> str:
        return str(self.currentData() or "")

    def showPopup(self) -> None:
        """Qt leaves the list's own border and padding out of its height: the last row would be cut."""
        super().showPopup()
        rows = self.view()
        shown = min(self.count(), self.maxVisibleItems())
        missing = sum(rows.sizeHintForRow(row) for row in range(shown)) - rows.viewport().height()
        if missing > 0:
            popup, room = rows.window(), self.screen().availableGeometry()
            place = popup.geometry()
            above = place.center().y() < self.mapToGlobal(self.rect().center()).y()
            place.adjust(0, -missing if above else 0, 0, 0 if above else missing)
            place.moveBottom(min(place.bottom(), room.bottom()))
            place.setTop(max(place.top(), room.top()))
            popup.setGeometry(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt draws it, but words without room end in dots instead of in the middle of a letter."""
        style, option = self.style(), QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        dots, rounded = (
            Qt.TextElideMode.ElideRight,
            self._theme.px(3),
        )  # in which the width it asked for can differ
        option.currentText = self.fontMetrics().elidedText(option.currentText, dots, room + rounded)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        if not self.isEnabled():  # nothing opens
            return
        sign = self._theme.pixmap("chevron-down", "muted", 16, self.devicePixelRatioF())
        side = self._theme.px(16)
        place = QPointF(self.width() - side - self._theme.px(8), (self.height() - side) / 2)
        painter.drawPixmap(place, sign)

    def _tell(self, at: int) -> None:
        self.picked.emit(str(self.itemData(at)))
