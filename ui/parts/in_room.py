"""Words that are too long for a narrow page with large letters: they break, so that nothing holds the page wider."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ui.parts.button import Button
from ui.parts.choice import CheckBox, Picker
from ui.parts.label import ElidedLabel


def break_words(page: QWidget, width: int) -> list[Button]:
    """Break what is wider by itself than a page of `width` px within its margins; the buttons that were folded.

    Rows that are too wide because of how many things stand in them have to fold themselves."""
    parts = [part for part in page.findChildren(QWidget) if _has_words(part) and part.isVisibleTo(page)]
    lefts = {part: part.mapTo(page, part.rect().topLeft()).x() for part in parts}
    margin = min((left for left in lefts.values() if left >= 0), default=0)
    folded = []
    for part, left in lefts.items():
        room = width - max(left, margin) - margin
        if left < 0 or max(part.minimumWidth(), part.minimumSizeHint().width()) <= width - 2 * margin:
            continue
        match part:
            case Button():
                part.fold(room)
                folded.append(part)
            case CheckBox():
                part.fit(room)
            case Picker():
                part.be_narrow()
                letter = part.fontMetrics().horizontalAdvance("X")
                more = (room - part.sizeHint().width()) // letter
                part.setMinimumContentsLength(part.minimumContentsLength() + max(more, 0))
            case QLabel():
                part.setWordWrap(True)
    return folded


def _has_words(part: QWidget) -> bool:
    return isinstance(part, Button | CheckBox | Picker | QLabel) and not isinstance(part, ElidedLabel)
