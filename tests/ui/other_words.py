"""A language that nobody speaks: every message of the catalogue a third longer, with accents, between ⟦ and ⟧."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from app import words
from ui.parts.agenda_segment import AgendaSegment
from ui.parts.ring import TimerRing

_KEPT = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&\w+;)")
_ACCENTS = str.maketrans("aeiouyncsAEIOUYNCS", "áéíóúýñçšÁÉÍÓÚÝÑÇŠ")
_WORD = re.compile(r"[^\W\d_]{2,}")
# what Qt reads, and no person
_SHAPES = re.compile(r"[dMy ,]+")


def disguised(message: str) -> str:
    """A message in that language; placeholders and tags stay, and so does a shape of a date, which is for Qt."""
    if _SHAPES.fullmatch(message) or not re.search(r"[^\W\d_]", _KEPT.sub("", message)):
        return message
    pieces = (
        piece if _KEPT.fullmatch(piece) else piece.translate(_ACCENTS) for piece in _KEPT.split(message)
    )
    longer = "~" * (math.ceil(len(_KEPT.sub("", message)) / 3) - 2)  # beside the brackets
    return f"⟦{''.join(pieces)}{longer}⟧"


class _Disguised(NullTranslations):
    def gettext(self, message: str) -> str:
        return disguised(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return disguised(msgid1 if n == 1 else msgid2)


@contextmanager
def other_words(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything speaks it meanwhile."""
    patch.setitem(words.LANGUAGES, "xx", "xx")
    real = words._catalogue
    patch.setattr(words, "_catalogue", lambda language: _Disguised() if language == "xx" else real(language))
    words.speak("xx")
    try:
        yield
    finally:
        words.speak("en")


def said(window: QWidget) -> Iterator[str]:
    """Every text that can be seen in a window, and every one that is told on pointing at something."""
    yield window.windowTitle()
    for part in (window, *window.findChildren(QWidget)):
        if part is not window and not part.isVisibleTo(window):
            continue
        yield from (part.toolTip(), part.accessibleName(), part.accessibleDescription())
        if isinstance(part, AgendaSegment):
            yield part.block.line
        elif isinstance(part, TimerRing):
            yield from (part.text(),)
        elif isinstance(part, QLabel | QAbstractButton):
            yield part.text()
        elif isinstance(part, QGroupBox):
            yield part.title()
        elif isinstance(part, QComboBox):
            yield from (part.itemText(at) for at in range(part.count()))
        elif isinstance(part, QLineEdit):
            yield part.placeholderText()
        elif isinstance(part, QAbstractItemView) and (model := part.model()) is not None:
            table = isinstance(model, QAbstractTableModel)
            for row in range(model.rowCount(QModelIndex())):
                for column in range(model.columnCount(QModelIndex()) if table else 1):
                    index = model.index(row, column)
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                        yield str(index.data(role) or "")


def untranslated(window: QWidget, own: re.Pattern[str]) -> set[str]:
    """Texts with a word that came through no catalogue and is not among `own`: people's words, numbers and what
    ships as content."""
    found = set()
    for text in set(said(window)):
        rest, before = text, ""
        while rest != before:  # messages stand within messages
            before, rest = rest, re.sub(r"⟦[^⟦⟧]*⟧", " ", rest)
        rest = re.sub(r"<[^<>]*>|&\w+;|⟦|⟧", " ", rest)
        if _WORD.search(rest) and _WORD.search(own.sub(" ", rest)):
            found.add(text)
    return found
