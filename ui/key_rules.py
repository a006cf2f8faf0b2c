"""Which keys can be given to an act: what types, edits text or belongs to the system stays what it is."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.words import _

ON_MAC: Final = sys.platform == "darwin"

_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_META: Final = Qt.KeyboardModifier.MetaModifier

# as Qt writes them, and in the language of its words otherwise; on a Mac they are signs
_HELD: Final = ("Ctrl", "Shift", "Alt", "Meta")

# fields and buttons need these, whatever is held with them
_FIELDS: Final = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
    }
)
# with Ctrl, in every text on every system; the first ones also with Shift
_IN_TEXT: Final = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Insert,
    }
)
_LETTERS_IN_TEXT: Final = frozenset("ACVXYZ")
# Cmd with these; Cmd+Tab and Cmd+Space are no keys of ours anyway
_OF_MACOS: Final = frozenset(
    {"Ctrl+H", "Ctrl+Q", "Ctrl+W", "Ctrl+M", "Ctrl+,", "Ctrl+`", "Ctrl+?", "Ctrl+Shift+Q"}
    | {f"Ctrl+{key}" for key in "3456#$%^"}
    | {f"Ctrl+Shift+{key}" for key in "3456"}
)
_NO_KEY: Final = frozenset(
    {
        Qt.Key.Key_unknown,
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Hyper_L,
        Qt.Key.Key_Hyper_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Mode_switch,
        Qt.Key.Key_Multi_key,
    }
)


def portable(sequence: str) -> str:
    """A key as it is kept and compared, the same on every system; empty when it is none, or more than one."""
    read = QKeySequence(sequence, QKeySequence.SequenceFormat.PortableText)
    if read.count() != 1 or _only(read).key() in _NO_KEY:
        return ""
    return read.toString(QKeySequence.SequenceFormat.PortableText)


def native(sequence: str) -> str:
    """A key as this system writes it; but what is held down as it stands on the keyboard, in every language."""
    shown = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
    for held in _HELD:
        shown = shown.replace(f"{in_words(held)}+", f"{held}+")
    return shown


def in_words(key: str) -> str:
    """A key by the name that Qt has for it in the language of the screens, as `native` writes it."""
    return QCoreApplication.translate("QShortcut", key)


def pressed(event: QKeyEvent) -> str:
    """What was pressed, as it is kept; empty while only Ctrl, Shift or the like is down.

    A sign that needs Shift on this keyboard ("+" on many) is kept as the sign alone: on others it needs none.
    """
    key = Qt.Key(event.key())
    if key in _NO_KEY:
        return ""
    held = event.modifiers() & (_CTRL | _SHIFT | _ALT | _META)
    sign = chr(key) if 0x20 < key.value < 0x10000 else ""
    if sign and not sign.isalpha():
        held &= ~_SHIFT
    return portable(
        QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)
    )


def why_not(sequence: str, mac: bool) -> str:
    """One sentence on why a key (as `portable` writes it) cannot be given to an act; empty when it can."""
    read = QKeySequence(sequence, QKeySequence.SequenceFormat.PortableText)
    key, held = _only(read).key(), _only(read).keyboardModifiers()
    keys, control = native(sequence), native("Ctrl+N")[:-1].rstrip("+")
    system = _("{keys} belongs to the system.").format(keys=keys)
    if key in _FIELDS:
        return _("{keys} stays with fields and buttons.").format(keys=keys)
    if held & _META:
        return system
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return system if held & _ALT else ""
    if not held & _CTRL:
        words = _("{keys} stays for typing. Hold {control} with it, or take a function key.")
        return words.format(keys=keys, control=control)
    if held & _ALT:
        return system if mac else _("{keys} types a sign on some keyboards.").format(keys=keys)
    if key in _IN_TEXT or (not held & _SHIFT and sequence[-1] in _LETTERS_IN_TEXT and len(sequence) == 6):
        return _("{keys} stays what it is in every text.").format(keys=keys)
    return system if mac and sequence in _OF_MACOS else ""


def _only(read: QKeySequence) -> QKeyCombination:
    combination: QKeyCombination = read[0]  # type: ignore[index]  # PySide's stubs forget it
    return combination
