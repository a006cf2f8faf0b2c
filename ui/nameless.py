"""Passphrases that belong to nobody, as after restoring an older backup: said in the main window when it opens."""

from __future__ import annotations

from app.ways_in import nameless_words
from app.words import _
from ui.practice_windows import GO_TO_SETTINGS, PracticeWindows


def tell_of_nameless(windows: PracticeWindows) -> None:
    """Where something else waits for an answer already, the next start says it."""
    words = nameless_words(windows.acting.seat)
    if words and not windows.main.waits_for_answer:
        windows.main.say(words, _("Open Settings"), GO_TO_SETTINGS)
