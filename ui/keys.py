"""The one table of keys: what F1 shows is what the windows bind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.words import _


class Act(Enum):
    """Everything that has a key."""

    NEXT_BLOCK = auto()
    PREVIOUS_BLOCK = auto()
    ADD_MINUTE = auto()
    TAKE_MINUTE = auto()
    PAUSE = auto()
    SHORT_BREAK = auto()
    WHY = auto()
    REST_OF_SESSION = auto()
    SPEAKER = auto()
    UNDO = auto()
    FIND_PERSON = auto()
    DONE = auto()
    ANOTHER_ICEBREAKER = auto()
    HIDE = auto()
    CRISIS = auto()
    KEYS = auto()


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the table: the act, its key sequences (the first is shown), and what it does in words."""

    act: Act
    sequences: tuple[str, ...]
    words: str


def live_keys() -> tuple[Key, ...]:
    """The keys of the live windows. On macOS Qt reads Ctrl as Cmd; none of these is one that the system owns."""
    return (
        Key(Act.NEXT_BLOCK, ("Ctrl+N",), _("Next block")),
        Key(Act.PREVIOUS_BLOCK, ("Ctrl+Shift+N",), _("Back to the block before")),
        Key(Act.ADD_MINUTE, ("Ctrl++", "Ctrl+="), _("One minute more for this block")),
        Key(Act.TAKE_MINUTE, ("Ctrl+-",), _("One minute less for this block")),
        Key(Act.PAUSE, ("Ctrl+P",), _("Pause, or go on")),
        Key(Act.SHORT_BREAK, ("Ctrl+B",), _("A short break for everybody, or back from it")),
        Key(Act.WHY, ("F3",), _("Why the session is behind or ahead")),
        Key(Act.REST_OF_SESSION, ("F4",), _("The rest of the session: minutes, and when it ends")),
        Key(Act.SPEAKER, ("Ctrl+T",), _("A clock for one speaker, or their end")),
        Key(Act.UNDO, ("Ctrl+Shift+Z",), _("Take back the last act")),
        Key(Act.FIND_PERSON, ("Ctrl+J",), _("Go to a person: type letters of the name")),
        Key(Act.DONE, ("Ctrl+D",), _("Done, next person")),
        Key(Act.ANOTHER_ICEBREAKER, ("Ctrl+I",), _("Another icebreaker")),
        Key(Act.HIDE, ("F9", "Ctrl+Shift+H"), _("Hide names and notes in all windows")),
        Key(Act.CRISIS, ("F2", "Ctrl+E"), _("Crisis: what to do now")),
        Key(Act.KEYS, ("F1",), _("All keys")),
    )


def bind(window: QWidget, acts: Mapping[Act, Callable[[], object]]) -> list[QShortcut]:
    """Give a window the keys of the acts that it knows; they work wherever the focus is inside it."""
    shortcuts = []
    for key in live_keys():
        if key.act in acts:
            for sequence in key.sequences:
                shortcut = QShortcut(QKeySequence(sequence), window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(acts[key.act])
                shortcuts.append(shortcut)
    return shortcuts


@cache
def shown(act: Act) -> str:
    """The key of an act as this system writes it, for tooltips and the line at the bottom."""
    for key in live_keys():
        if key.act is act:
            return QKeySequence(key.sequences[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return ""
