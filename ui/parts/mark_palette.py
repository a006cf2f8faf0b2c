"""The marks with their letters, for a moment: it waits for one key or one click over the window, and takes no focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.model.marks import Mark
from app.words import _
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import STRONG, Space, Theme, Type

# px at 100 % text: how wide the palette is where its words need no more
_WIDE: Final = 372
_CAP: Final = 20


class MarkPalette(QFrame):
    """Floats in its window, not as a window of its own: those are placed badly or not at all on Wayland."""

    taken = Signal(str)  # the id of a mark, by a click

    def __init__(self, theme: Theme, window: QWidget, keyboard: QWidget) -> None:
        """`keyboard` has the focus while it waits, and keeps it when it is clicked."""
        super().__init__(window)
        self._theme, self._window = theme, window
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(keyboard)
        self._marks: tuple[Mark, ...] = ()
        self._buttons: list[_MarkButton] = []
        self.setProperty("part", "popup")
        self.setAccessibleName(_("Marks"))
        self._name = label("", "strong")
        self._how = label("", "caption", wrap=True)
        grid = QWidget()
        self._grid = QGridLayout(grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.HAIR)
        self._page = QScrollArea()  # for large letters in a low window
        self._page.setWidget(grid)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page.viewport().setAutoFillBackground(False)
        grid.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MD, Space.MD, Space.MD, Space.MD)
        column.setSpacing(Space.SM)
        column.addWidget(self._name)
        column.addWidget(self._page)
        column.addWidget(self._how)
        self.hide()

    def show_for(self, name: str, marks: Sequence[Mark], below: QRect) -> None:
        """Wait for a mark of this person, beside a rectangle of the window: below it, or where there is more room."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._fill()
        self._name.setText(name)
        self._how.setText(
            _("Press a letter, with Shift for more than one.")
            if marks
            else _("There are no marks. Make some in Settings.")
        )
        self._place(below)
        self.show()
        self.raise_()

    def mark_of(self, key: str) -> Mark | None:
        """The mark that has this letter."""
        return next((mark for mark in self._marks if mark.key == key.lower()), None)

    def _fill(self) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = [_MarkButton(self._theme, mark, self) for mark in self._marks]
        for button in self._buttons:
            button.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _MarkButton):
            self.taken.emit(button.mark)

    def _place(self, below: QRect) -> None:
        window, px = self._window.rect(), self._theme.px
        most, sides = window.width() - 16, 2 * Space.MD + 2 * self.frameWidth()
        half = -(-len(self._buttons) // 2)
        abreast = sum(map(_widest, (self._buttons[:half], self._buttons[half:]))) + Space.HAIR + sides
        columns = 1 if abreast > most else 2
        width = min(max(px(_WIDE), abreast), most)
        room = width - sides
        # down the columns, so that neighbours in the list stay neighbours
        rows = -(-len(self._buttons) // columns) if self._buttons else 0
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place % rows, place // rows)
            button.show()
        self._how.setFixedWidth(room)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        buttons = max((button.sizeHint().height() for button in self._buttons), default=0)
        grid = rows * buttons + 2 * max(rows - 1, 0)
        head = self._name.sizeHint().height() + self._how.heightForWidth(room)
        height = head + grid + 2 * Space.SM + 2 * Space.MD + 4
        height = min(height, window.height() - 16)
        left = max(min(below.right() - width, window.width() - width - 8), 8)
        under, over = below.bottom() + 4, below.top() - 4 - height
        if under + height > window.height() - 8:
            under = over if over >= 8 else max(window.height() - height - 8, 8)
        self.setGeometry(QRect(QPoint(left, under), QSize(width, height)))


def _widest(buttons: Sequence[QWidget]) -> int:
    return max((button.sizeHint().width() for button in buttons), default=0)


class _MarkButton(Button):
    """A letter on a key, and what it marks."""

    def __init__(self, theme: Theme, mark: Mark, parent: QWidget) -> None:
        self._key = mark.key.upper()
        super().__init__(theme, mark.title.replace("&", "&&"), kind="quiet", parent=parent)
        self.mark = mark.id
        self.make_small()
        self.setProperty("align", "left")
        self.style().polish(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("{title}, key {key}").format(title=mark.title, key=self._key))
        self.setToolTip(mark.meaning)

    def _tint(self) -> None:
        side, gap, ratio = self._theme.px(_CAP), self._theme.px(6), 2.0
        picture = QPixmap(round((side + gap) * ratio), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRectF(0.5, 0.5, side - 1, side - 1)
        painter.setPen(QPen(self._theme.colour("control"), 1))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setPen(self._theme.colour("accent"))
        painter.setFont(self._theme.font(Type.CAPTION, STRONG))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.end()
        self.setIconSize(QSize(side + gap, side))
        self.setIcon(QIcon(picture))
