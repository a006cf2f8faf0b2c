"""A page that is as high as its contents while there is room, and scrolls when there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from ui.parts.button import Button


class Scroll(QScrollArea):
    """Holds one widget whose height follows from its width. Where nothing in it takes the focus, the page does, so that
    it can be read to its end by keyboard."""

    def __init__(self, contents: QWidget, least: int = 120, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._contents = contents
        self._frame = 0  # px on each side
        self._foot: QWidget | None = None
        self._reckoned: tuple[int, int] | None = (
            None  # width → height of the contents, until they are laid out anew
        )
        self._folded: set[Button] = set()  # their words had no room in one line
        self._broken: tuple[int, int] | None = None  # the width of the page, and what its words needed then
        self._breaking = QTimer(self)  # once all is laid out: a page can be narrow on its way to its width
        self._breaking.setSingleShot(True)
        self._breaking.setInterval(0)
        self._breaking.timeout.connect(self._break_words)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(contents)
        self.viewport().setAutoFillBackground(False)
        contents.setAutoFillBackground(False)
        contents.installEventFilter(self)
        self._ring = QFrame(self)
        self._ring.setProperty("part", "ring")
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.setVisible(False)

    def keep(self, least: int) -> None:
        """At least so many px of it are seen."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def frame_like_card(self) -> None:
        """The frame of the card inside stands around the page, and what is in it scrolls."""
        self.setProperty("part", "card")
        self._contents.setProperty("part", "")
        self._frame = 1

    def stand_below(self, foot: QWidget) -> None:
        """What ends or closes the page stays in sight: it stands below what scrolls, at every size."""
        self._foot = foot
        foot.setParent(self)
        foot.installEventFilter(self)
        foot.setVisible(True)
        self._place_foot()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        foot = self._foot_height()
        return QSize(0, min(max(self._least, foot + self._least // 2), self._wanted()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._reckoned = None
            self._breaking.start()
            self._place_foot()
            self.updateGeometry()
            self._look()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was hidden while the text size changed has not said how large it is now."""
        super().showEvent(event)
        self._reckoned = None
        for part in self._contents.findChildren(QWidget):
            part.updateGeometry()
        self._broken = None
        self._breaking.start()
        self._place_foot()
        self.updateGeometry()
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._folded = {button for button in self._folded if isValid(button)}  # rows come and go
            for button in self._folded:
                button.fold(self.viewport().width())
            self._breaking.start()
            self.updateGeometry()
        self._place_foot()
        self._look()
        self._ring.setGeometry(self.rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring.setVisible(True)
        self._ring.raise_()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _break_words(self) -> None:
        """It scrolls up and down alone: what is wider than the page could not be reached."""
        width, needed = self.viewport().width(), self._contents.minimumSizeHint().width()
        if needed > width and self._broken != (width, needed) and self.isVisible():
            from ui.parts.in_room import break_words  # few pages need it, and the first window none

            self._broken = width, needed
            self._folded.update(break_words(self._contents, width))

    def _foot_height(self) -> int:
        return self._foot.sizeHint().height() if self._foot is not None else 0

    def _place_foot(self) -> None:
        if self._foot is not None:
            self.setViewportMargins(0, 0, 0, self._foot_height())
            shown = self.viewport().geometry()
            self._foot.setGeometry(shown.x(), shown.bottom() + 1, shown.width(), self._foot_height())

    def _look(self) -> None:
        """A bar takes width, and narrower contents can need the bar: none where they fit without it."""
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        fits = self._wanted() <= self.height()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else needed)
        takes_focus = not fits and not self._holds_focus()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if takes_focus else Qt.FocusPolicy.NoFocus)

    def _holds_focus(self) -> bool:
        """Whether Tab leads to something in it."""
        return any(
            bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and part.isEnabled()
            and part.isVisibleTo(self._contents)
            for part in self._contents.findChildren(QWidget)
        )

    def _wanted(self) -> int:
        contents = self._contents
        width = self.width() - 2 * self._frame
        if self._reckoned is None or self._reckoned[0] != width:
            high = (
                contents.heightForWidth(width)
                if contents.hasHeightForWidth()
                else contents.sizeHint().height()
            )
            self._reckoned = width, high
        return self._reckoned[1] + 2 * self._frame + self._foot_height()
