"""A page of the guide to be read: Markdown in the theme's letters and colours, pictures as wide as there is room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.theme import MEDIUM, NORMAL, STRONG, Space, Theme, Type

_HEADS: Final = {1: Type.HEADING, 2: Type.TITLE}
_LINE_HEIGHT: Final = 130.0  # percent
_HEAD_HEIGHT: Final = 110.0


class Reading(QTextBrowser):
    """Shows one text at a time. A link is told to whoever holds the page; it is never opened, and what leads out of
    the guide is words like any other."""

    link_followed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        place_of: Callable[[str], Path | None],
        as_in_force: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """`place_of`: the file that an address means, if it is one that may be shown; `as_in_force`: what is shown in
        place of a key as it is written in the text."""
        super().__init__(parent)
        self._theme, self._place_of, self._as_in_force = theme, place_of, as_in_force
        self._text = ""
        self._drawn = 0
        self._page: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(self._draw)
        theme.keys.changed.connect(self._draw)

    def read(self, title: str, text: str) -> None:
        """From its beginning."""
        self._text = text
        self.setAccessibleName(title)
        self._draw()
        self.verticalScrollBar().setValue(0)

    def find_next(self, words: str) -> bool:
        """Choose the next place after the one that is chosen; False where there is none before the end."""
        return self.find(words)

    def doSetSource(self, name: QUrl | str, /, type: QTextDocument.ResourceType | None = None) -> None:
        """Nothing is ever loaded by an address."""

    def loadResource(self, type: int, name: QUrl | str, /) -> QImage | None:
        """A picture of the guide as wide as the page at most; nothing else."""
        address = name if isinstance(name, str) else name.toString()
        place = self._place_of(address)
        if type != QTextDocument.ResourceType.ImageResource.value or place is None:
            return None
        picture, sharp = QImage(str(place)), self.devicePixelRatioF()
        width = round(self._width_of(picture) * sharp)
        if width < picture.width():
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if abs(event.size().width() - self._drawn) > 1:
            bar = self.verticalScrollBar()
            at = bar.value() / max(bar.maximum(), 1)
            self._draw()
            bar.setValue(round(at * bar.maximum()))

    # How it is dressed

    def _draw(self) -> None:
        if not self._text:
            return
        self._drawn = self.viewport().width()
        document = QTextDocument(self)  # one that held another page would keep its letters
        document.setDefaultFont(self._theme.font(Type.BODY))
        document.setDocumentMargin(Space.SM)
        anywhere = QTextOption()
        anywhere.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(anywhere)
        document.setIndentWidth(self._theme.px(Space.XL))
        document.setMarkdown(self._text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        blocks = []
        block = document.begin()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        for block in reversed(blocks):
            self._dress_words(cursor, block)
            self._dress_block(cursor, block)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        cursor.endEditBlock()
        self.setDocument(document)
        if self._page is not None:
            self._page.deleteLater()
        self._page = document

    def _dress_words(self, cursor: QTextCursor, block: QTextBlock) -> None:
        """From the end, so that what was found stays where it was."""
        level, code = block.blockFormat().headingLevel(), block.blockFormat().nonBreakableLines()
        found: list[tuple[int, int, str, QTextCharFormat]] = []
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            found.append((piece.position(), piece.length(), piece.text(), piece.charFormat()))
            pieces += 1
        for start, length, text, was in reversed(found):
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            if was.isImageFormat():
                self._dress_picture(cursor, was.toImageFormat())
            elif was.fontFixedPitch() and not code:
                cursor.insertText(self._as_in_force(text), self._letters(was, level))
            else:
                cursor.setCharFormat(self._letters(was, level, code=code))

    def _letters(self, was: QTextCharFormat, level: int, *, code: bool = False) -> QTextCharFormat:
        theme, now = self._theme, QTextCharFormat()
        strong = level or (was.fontFixedPitch() and not code) or was.fontWeight() > NORMAL.value
        weight = STRONG if strong else MEDIUM if was.fontItalic() else NORMAL
        now.setFont(theme.font(_HEADS.get(level, Type.BODY), weight))
        now.setForeground(theme.colour("text"))
        if was.isAnchor() and self._place_of(was.anchorHref()) is not None:
            now.setAnchor(True)
            now.setAnchorHref(was.anchorHref())
            now.setForeground(theme.colour("accent"))
            now.setFontUnderline(True)
        return now

    def _dress_picture(self, cursor: QTextCursor, picture: QTextImageFormat) -> None:
        """As wide as the page at most, and below it what it shows, in words."""
        told = str(picture.property(QTextFormat.Property.ImageAltText.value) or "")
        place = self._place_of(picture.name())
        shown = QTextImageFormat()
        shown.setName(picture.name())
        shown.setWidth(self._width_of(QImage(str(place))) if place else 0)
        cursor.insertImage(shown)
        if told:
            words = QTextCharFormat()
            words.setFont(self._theme.font(Type.CAPTION))
            words.setForeground(self._theme.colour("muted"))
            below = QTextBlockFormat()
            below.setTopMargin(Space.XS)
            below.setBottomMargin(Space.MD)
            cursor.insertBlock(below)
            cursor.insertText(told, words)

    def _width_of(self, picture: QImage) -> int:
        return min(picture.width(), self._drawn - 2 * Space.LG)

    def _dress_block(self, cursor: QTextCursor, block: QTextBlock) -> None:
        level, shape = block.blockFormat().headingLevel(), QTextBlockFormat()
        if code := block.blockFormat().nonBreakableLines():
            shape.setNonBreakableLines(False)
            shape.setBackground(self._theme.colour("sunken"))
        pictured = not block.begin().atEnd() and block.begin().fragment().charFormat().isImageFormat()
        if not pictured and not code:  # the ground of lines of code has no gaps
            height = _HEAD_HEIGHT if level else _LINE_HEIGHT
            shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(Space.LG if level > 1 else 0)
        in_table = QTextCursor(block).currentTable() is not None
        goes_on = block.textList() is not None and block.next().textList() is not None
        # they are dressed from the end: one that follows has its ground already
        follows = code and block.next().blockFormat().hasProperty(QTextFormat.Property.BackgroundBrush.value)
        shape.setBottomMargin(0 if in_table or follows else Space.SM if goes_on else Space.MD)
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(shape)

    def _dress_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QBrush(self._theme.colour("border")))
        shape.setCellPadding(Space.SM)
        shape.setCellSpacing(0)
        shape.setBottomMargin(Space.MD)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(shape)

    def _follow(self, address: QUrl) -> None:
        self.link_followed.emit(address.toString())
