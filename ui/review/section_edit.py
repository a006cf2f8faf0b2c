"""The text of one section: drafted sentences tell their fact, own words carry a quiet line, names are pointed out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from app.review.standing import pieces_of
from ui.parts.growing_edit import GrowingEdit
from ui.theme import Theme

# the focus comes back: another window is looked at, or a menu is open
_FOR_A_MOMENT: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)

_Underline = QTextCharFormat.UnderlineStyle


class Words(NamedTuple):
    """A stretch of the text that is pointed out: what could be a name, or stands in the place of one."""

    start: int
    end: int
    # 'asked', 'unknown' or 'replaced'
    why: str


class SectionEdit(GrowingEdit):
    """`typed` is a person's; `left` comes when they go on to something else. What was typed stays until `display` is
    told that it was kept."""

    typed = Signal()
    left = Signal()
    fact_met = Signal(str)  # the fact of the sentence where the cursor is; '' in own words

    def __init__(self, theme: Theme, name: str, fact_words: Callable[[str], str], least: int = 1) -> None:
        """`fact_words`: the fact of a drafted sentence in words."""
        super().__init__(theme, least=least, by_line=True)
        self._fact_words = fact_words
        self._offered: Mapping[str, str] = {}
        self._shown = ""
        self._last = ""
        self._writing = False
        self._drafted = False
        self._met = ""
        # these move with what is typed before them
        self._marked: list[tuple[QTextCursor, str]] = []
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.document().contentsChange.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        theme.changed.connect(self._mark)

    def display(
        self, text: str, offered: Mapping[str, str], words: Sequence[Words], drafted: bool, kept: str = ""
    ) -> None:
        """Show a text with the drafted sentences in it by fact. What somebody is typing is never written over; what was
        `kept` of it is: names that were answered about are out of `text`, and that is what is signed."""
        if self.is_typed and self.text not in (text, kept):
            return
        self._offered, self._shown, self._drafted = offered, text, drafted
        if text != self.text:
            self._write(text)
        self._marked = [(self._over(each.start, each.end), each.why) for each in words]
        self._mark()

    def restore(self, text: str) -> None:
        """Half-typed text of an earlier time: it is typed, and not kept yet."""
        if text != self.text:
            self._write(text)
            self._mark()

    @property
    def text(self) -> str:
        """As it stands: plain text would lose the space that keeps "9:02 AM" on one line, and no drafted sentence would
        be one any more."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def is_typed(self) -> bool:
        """Whether something else stands here than was shown."""
        return self.text != self._shown

    @property
    def fact(self) -> str:
        """The fact of the sentence where the cursor is."""
        return self._fact_at(self.textCursor().position())

    # What a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the page
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _FOR_A_MOMENT:
            self._moved()
            self.left.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """What is told over a drafted sentence: where it comes from."""
        fact = self._fact_at(self.cursorForPosition(point).position())
        return self._fact_words(fact) if fact else ""

    # How it is shown

    def _write(self, text: str) -> None:
        self._writing = True
        place = min(self.textCursor().position(), len(text))
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(place if self.hasFocus() else len(text))
        self.setTextCursor(cursor)
        self._writing = False

    def _changed(self) -> None:
        text = self.text
        if text == self._last:
            return  # an input method composes
        self._last = text
        if not self._writing:
            self._mark()
            self.typed.emit()

    def _moved(self) -> None:
        met = self.fact if self.hasFocus() else ""
        if met != self._met:
            self._met = met
            self._mark()
            self.fact_met.emit(met)

    def _fact_at(self, place: int) -> str:
        start = 0
        for piece in pieces_of(self.text, self._offered):
            start += len(piece.text)
            if place < start or (place == start == len(self.text)):
                return piece.fact
        return ""

    def _over(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(start, len(self.text)))
        cursor.setPosition(min(end, len(self.text)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        """Own words have a thin line where drafted ones stand beside them; the sentence of the cursor is tinted."""
        selections, start = [], 0
        for piece in pieces_of(self.text, self._offered) if self._drafted else ():
            end = start + len(piece.text)
            if piece.fact and piece.fact == self._met:
                selections.append(self._look(self._over(start, end), ground="accent_soft"))
            elif not piece.fact and piece.text.strip():
                left = start + len(piece.text) - len(piece.text.lstrip())
                over = self._over(left, start + len(piece.text.rstrip()))
                selections.append(self._look(over, line="accent"))
            start = end
        for cursor, why in self._marked:
            match why:
                case "asked":
                    selections.append(self._look(cursor, "info_soft", "info", _Underline.DashUnderline))
                case "unknown":
                    selections.append(self._look(cursor, "", "warn", _Underline.DotLine))
                case _:
                    selections.append(self._look(cursor, "warn_soft"))
        self.setExtraSelections(selections)

    def _look(
        self,
        cursor: QTextCursor,
        ground: str = "",
        line: str = "",
        style: QTextCharFormat.UnderlineStyle = _Underline.SingleUnderline,
    ) -> QTextEdit.ExtraSelection:
        made, shape = QTextEdit.ExtraSelection(), QTextCharFormat()
        if ground:
            shape.setBackground(self._theme.colour(ground))
        if line:
            shape.setUnderlineStyle(style)
            shape.setUnderlineColor(self._theme.colour(line))
        made.cursor, made.format = cursor, shape
        return made
