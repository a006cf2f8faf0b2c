"""Buttons: a word, an icon or both, in the few kinds that there are."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui.keys import Act
from ui.theme import Theme

Kind = Literal["plain", "primary", "quiet", "danger", "link"]

_GAP: Final = 5
_RING: Final = 2  # px, as all rings are
_ROUND: Final = 5  # px, inside the button's own corner
_ICON_COLOUR: Final[dict[Kind, str]] = {
    "plain": "text",
    "primary": "on_accent",
    "quiet": "text",
    "danger": "danger",
    "link": "accent",
}


class Button(QPushButton):
    """A push button that tints its icon anew when the theme changes.

    Without a word (`text` empty) it is square and `tip` is what a screen reader calls it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        icon: str = "",
        kind: Kind = "plain",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._kind = kind
        self._act: Act | None = None
        self._does = ""
        self._in_lines = ""  # what a screen reader calls it while its words stand in two lines
        self.reads = False  # it changes nothing: it stays where one may only read
        self._meant, self._withheld = True, False
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.tell(tip)
        if not text:
            self.setProperty("shape", "square")
        self._tint()
        theme.changed.connect(self._tint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring in the color of what fills the button would not be seen: a line of its words' color sets it off."""
        super().paintEvent(event)
        if not self.hasFocus() or not self._is_filled():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("on_accent"), _RING))
        inset = _RING * 1.5  # the ring, and half of the line
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)

    def _is_filled(self) -> bool:
        return self._kind == "primary" or (self.property("shape") == "day" and self.isChecked())

    def offer_if(self, may: bool) -> None:
        """To whoever may; for others it is not there, whatever else is said of it."""
        if self._withheld is may:
            self._withheld = not may
            super().setVisible(self._meant and may)

    def setVisible(self, visible: bool) -> None:
        self._meant = visible
        super().setVisible(visible and not self._withheld)

    def tell(self, tip: str) -> None:
        """Say in a tooltip what it does; for a button without a word this is also its name."""
        if tip == self.toolTip():
            return
        self.setToolTip(tip)
        if self.text():
            self.setAccessibleDescription(tip)
        else:
            self.setAccessibleName(tip)

    def tell_key(self, act: Act, words: str = "") -> None:
        """Say what it does and by which key; the tooltip follows when the key is changed."""
        if self._act is None:
            self._theme.keys.changed.connect(self._tell_key)
        self._act, self._does = act, words
        self._tell_key()

    def _tell_key(self) -> None:
        if self._act is not None:
            self.tell(self._theme.keys.tip(self._act, self._does))

    def display(self, text: str, icon: str | None = None) -> None:
        """Change word and icon, if they are other ones: "Pause" becomes "Go on"."""
        if text != self.text().replace("\n", " "):
            self.setText(text)
        if icon is not None and icon != self._icon:
            self._icon = icon
            self._tint()

    def show_word(self, word: str, there: bool) -> None:
        """Where room is short the icon stands alone, and the word becomes its name."""
        if self.text() == (word if there else ""):
            return
        self.setText(word if there else "")
        self.setAccessibleName("" if there else word)
        self._in_lines = ""
        if self.toolTip() in ("", word):  # nothing says what it does: at least what it is called
            self.setToolTip("" if there else word)
        if self.property("shape") != "small":  # which fits an icon as well
            self.setProperty("shape", "" if there else "square")
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()  # the word was set before its shape
        self._tint()

    def be_icon_where(self, slim: bool, word: str, icon: str) -> None:
        """A word without an icon, of which the icon stands for the word where room is short."""
        self.display(self.text(), icon if slim else "")
        self.show_word(word, not slim)

    def fold(self, width: int) -> None:
        """Break the words into two lines where one has no room in a width."""
        words = self.text().replace("\n", " ")
        self.setMinimumWidth(1)  # it must not hold wide what it stands in
        spaces = [at for at, letter in enumerate(words) if letter == " "]
        text = words
        if spaces and self.in_one_line() > width:
            middle = min(spaces, key=lambda at: abs(2 * at - len(words)))
            text = f"{words[:middle]}\n{words[middle + 1 :]}"
        if text != self.text():
            self.setText(text)
        if self.accessibleName() == self._in_lines:  # a name of its own says more than the words
            self._in_lines = words if "\n" in self.text() else ""
            self.setAccessibleName(self._in_lines)

    def in_one_line(self) -> int:
        """How wide it is with its words in one line."""
        metrics, text = self.fontMetrics(), self.text()
        now, one = (
            metrics.size(Qt.TextFlag.TextShowMnemonic, each).width()
            for each in (text, text.replace("\n", " "))
        )
        return self.sizeHint().width() - now + one

    def make_small(self) -> None:
        """Fit into a line of text: less padding."""
        self.setProperty("shape", "small")
        self.style().polish(self)

    def _tint(self) -> None:
        if self._icon:
            gap = _GAP if self.text() else 0
            self.setIconSize(self._theme.icon_size(gap=gap))
            self.setIcon(self._theme.icon(self._icon, _ICON_COLOUR[self._kind], gap=gap))
        elif not self.icon().isNull():
            self.setIcon(QIcon())


class IconButton(Button):
    """An icon alone; `name` is its tooltip and what a screen reader says."""

    def __init__(
        self, theme: Theme, icon: str, name: str, kind: Kind = "quiet", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", icon, kind, name, parent)


def button(theme: Theme, text: str, icon: str = "", kind: Kind = "plain", tip: str = "") -> Button:
    """A button with a word; see `Button`."""
    return Button(theme, text, icon, kind, tip)
