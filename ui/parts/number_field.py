"""Fields for a number and for a time of day: typed, or stepped with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.words import _
from ui.parts.field import ring_trouble
from ui.parts.label import label
from ui.theme import Space, Theme
from ui.times import read_time, time_words


class NumberField(QSpinBox):
    """A whole number. `edited` is emitted when a person is done with another number than before."""

    edited = Signal(int)

    def __init__(
        self, theme: Theme, name: str, low: int = 0, high: int = 999, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = low
        self.setRange(low, high)
        self.setAccessibleName(name)
        self._make_room()
        theme.changed.connect(self._make_room)
        self.editingFinished.connect(self._tell)

    def display(self, value: int) -> None:
        self._shown = value
        if value != self.value():
            self.setValue(value)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._theme.px(22), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the page, it does not change what is written

    def _make_room(self) -> None:
        _inset(self, self._theme)

    def _tell(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.edited.emit(self._shown)


class TimeField(QWidget):
    """A time of day, as this person's system writes it, typed in any way that can be read.

    `edited` is emitted when a person is done with another time than before. What cannot be read is said below the
    field and changes nothing. `line` is the editor itself.
    """

    edited = Signal(QTime)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = QTime(0, 0)
        self.line = _TimeLine(self)
        self.line.setAccessibleName(name)
        self._trouble = label("", "trouble", wrap=True, parent=self)
        self._trouble.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._trouble)
        self.setFocusProxy(self.line)
        self._write()
        self._fit()
        theme.changed.connect(self._fit)
        self.line.textEdited.connect(self._forgive)
        self.line.stepped.connect(self._step)
        self.line.left.connect(self.finish)

    def display(self, value: QTime) -> None:
        """Show this time; what is being typed, or could not be read, is not written over by the same time again."""
        other, self._shown = value != self._shown, value
        if not (self.line.hasFocus() and self.line.isModified()) and (other or not self.unread):
            self._write()

    def time(self) -> QTime:
        """The time that stands in it; the last one that could be read, where this one cannot."""
        return self._read() or self._shown

    @property
    def unread(self) -> str:
        """One sentence where what stands in it cannot be read, or nothing."""
        if self._read() is not None:
            return ""
        example = time_words(QTime(16, 30)).replace(" ", "\u00a0")
        return _("Type a time like {example}.").format(example=example)

    def finish(self) -> None:
        """The person is done: take the time, or say why not."""
        time, sentence = self._read(), self.unread
        self.line.setModified(False)
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        ring_trouble(self.line, bool(sentence))
        self.line.setAccessibleDescription(sentence)
        if time is None:
            return
        other, self._shown = time != self._shown, time
        self._write()
        if other:
            self.edited.emit(time)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self.unread:
            self._write()  # who comes back finds what is true

    def _read(self) -> QTime | None:
        return read_time(self.line.text(), self._shown)

    def _write(self) -> None:
        self.line.setText(time_words(self._shown))
        self._forgive()

    def _forgive(self) -> None:
        self._trouble.setVisible(False)
        ring_trouble(self.line, False)
        self.line.setAccessibleDescription("")

    def _step(self, minutes: int) -> None:
        """To the next time that is a multiple of the step, past midnight and back."""
        time = self.time()
        now, size = time.hour() * 60 + time.minute(), abs(minutes)
        then = (
            now + minutes if size >= 60 else (now // size + 1 if minutes > 0 else -(-now // size) - 1) * size
        )
        self.line.setText(time_words(QTime(0, 0).addSecs(then % (24 * 60) * 60)))
        self.line.setModified(True)
        self._forgive()

    def _fit(self) -> None:
        """As wide as the longest time and what stands around it."""
        self.line.ensurePolished()
        letters = self.line.fontMetrics()
        widest = max(letters.horizontalAdvance(time_words(QTime(hour, 58))) for hour in (8, 10, 20, 22))
        self.line.setFixedWidth(widest + self._theme.px(20) + 12)
        # one line, where the letters leave room for it
        self._trouble.setMinimumWidth(self._theme.px(180 if self._theme.look.scale < 1.4 else 110))


class _TimeLine(QLineEdit):
    """Steps with the arrow keys. A press of the mouse anywhere else leaves it, also on a button that takes no focus."""

    stepped = Signal(int)  # minutes
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step * (12 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget)
        if pressed and watched is not self and self.isModified():
            self.left.emit()
        return False


def _inset(spin: QAbstractSpinBox, theme: Theme) -> None:
    """The style sheet's padding does not reach a spin box's own line edit: its text margin does."""
    line = spin.findChild(QLineEdit)
    if isinstance(line, QLineEdit):
        line.setTextMargins(theme.px(8), 0, theme.px(8), 0)
