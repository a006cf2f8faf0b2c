"""Words on the screen: labels in the few roles that there are, and those for one line that changes often."""

from __future__ import annotations

import math
from typing import Final, Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.parts.announce import announce

Role = Literal[
    "body", "display", "heading", "title", "strong", "figure", "muted", "caption", "overline", "trouble"
]


def label(
    text: str, role: Role = "body", *, wrap: bool = False, parent: QWidget | None = None, said: bool = True
) -> QLabel:
    """Plain text in a role; never read as markup, since people's words are shown in it.

    Trouble is `said` by a screen reader when it comes, but where the line at the top says the same."""
    made = _Trouble(text, parent) if role == "trouble" and said else QLabel(text, parent)
    _dress(made, role)
    made.setWordWrap(wrap)
    return made


class _Trouble(QLabel):
    """Why something was not done: a screen reader says it once when it comes, and again after it had gone.

    What it was made with is read with the rest. What comes behind another window is said when its own is in front.
    """

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._said = text

    def setText(self, text: str) -> None:
        super().setText(text)
        self._say()

    def clear(self) -> None:
        """The same words once more are said once more."""
        self.setText("")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # itself, not the page that it is on
            self._said = ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._say()

    def _say(self) -> None:
        words = self.text()
        if not words:
            self._said = ""
        elif words != self._said and self.isVisible() and self.isActiveWindow():
            self._said = words
            if self.property("role") == "trouble":  # a field's hint is one only at times
                announce(self, words)


_DIGITS: Final = str.maketrans("123456789", "000000000")
ON_CARD, ON_WINDOW = QPalette.ColorRole.Base, QPalette.ColorRole.Window
# when a style sheet is put on, which makes a widget see-through again
PUT_ON: Final = (QEvent.Type.Polish, QEvent.Type.StyleChange)


class LineLabel(QLabel):
    """One line that paints itself and asks for a new layout only when it became wider or narrower.

    One that takes the room it is given, whatever it says (`QSizePolicy.Policy.Ignored`), never asks.

    Qt's own label has the whole window laid out again for each new text: too much for a clock that counts.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        parent: QWidget | None = None,
        *,
        counts: bool = False,
        ground: QPalette.ColorRole | None = None,
    ) -> None:
        """`counts`: its digits keep their places; hyphens stand wide then, as Inter has it. What counts
        paints the `ground` that it stands on as well, or all that lies below would be painted again each second."""
        super().__init__(parent)
        self._line = ""
        self._spoken = ""
        self._ground = ground
        self._wide: int | None = None  # of the line in this font, once somebody asked
        self._counts = counts
        _dress(self, role)
        if counts and role != "figure":
            self.setFont(_tabular())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        return self._line

    def setText(self, text: str) -> None:
        if text == self._line:
            return
        before = self._advance()
        # of what counts all digits are as wide as each other: only other signs have to be measured
        if not self._counts or text.translate(_DIGITS) != self._line.translate(_DIGITS):
            self._wide = None
        self._line = text
        if not self._spoken:
            self.setAccessibleName(text)
        if self._advance() != before and self.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Ignored:
            self.updateGeometry()
        self.update()

    def speak(self, words: str) -> None:
        """What a screen reader says in place of the text; '' is the text itself."""
        self._spoken = words
        if (words or self._line) != self.accessibleName():
            self.setAccessibleName(words or self._line)

    def warn_if(self, warns: bool) -> None:
        """In the colour of a warning, or in its own again."""
        tone = "warn" if warns else ""
        if (self.property("tone") or "") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._wide = None
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if self._ground is not None and event.type() in PUT_ON:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return done

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        margins = self.contentsMargins()
        return QSize(
            self._advance() + margins.left() + margins.right(),
            self.fontMetrics().height() + margins.top() + margins.bottom(),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._ground is not None:
            painter.fillRect(event.rect(), QGuiApplication.palette().brush(self._ground))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown())

    def shown(self) -> str:
        """The text as it is painted."""
        return self._line

    def _advance(self) -> int:
        if self._wide is None:
            # fractions count: a text that is half a pixel wider than its room is shortened
            self._wide = math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self._line))
        return self._wide


# between the pieces of a line; and how little of the first one is not worth a look
_DOT, _HARDLY = " · ", 0.7


class ElidedLabel(LineLabel):
    """One line that tells all of it as a tooltip when there is no room. Of pieces with dots between them the last ones
    go then, as a whole; what is one piece ends in …"""

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") * 2, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.is_elided() else "")
        return super().event(event)

    def shown(self) -> str:
        room, metrics = self.contentsRect().width(), QFontMetricsF(self.font())
        line = self._line
        while metrics.horizontalAdvance(line) > room and _DOT in line:
            line = line.rpartition(_DOT)[0].rstrip()
        if line != self._line and metrics.horizontalAdvance(line) > room / _HARDLY:
            return ""  # a letter or two of the first piece would say nothing
        return metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)

    def is_elided(self) -> bool:
        return self._advance() > self.contentsRect().width()


def _dress(made: QLabel, role: Role) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if role == "figure":
        made.setFont(_tabular())


def _tabular() -> QFont:
    """Digits that do not jump while they count; only the feature: size and weight come from the style sheet."""
    font = QFont()
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
