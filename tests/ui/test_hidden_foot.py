"""While everything is hidden the edges of the window say nothing: no key in the bottom line, and no message."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.parts.hidden_page import HiddenPage
from ui.practice_windows import PracticeWindows


def seen(windows: PracticeWindows) -> str:
    return "\n".join(each.text() for each in windows.main.findChildren(QLabel) if each.isVisible())


def test_no_key_is_offered_while_all_is_hidden(live: PracticeWindows) -> None:
    assert "F1" in seen(live)
    live.hiding.hide()
    assert live.main.findChild(HiddenPage) is not None
    assert "Any key or a click" in seen(live)
    assert "F1" not in seen(live)
    assert "Saved" in seen(live) or "Saving" in seen(live)
    live.hiding.show()
    assert "F1" in seen(live)


def test_what_is_said_while_all_is_hidden_waits_until_it_is_back(live: PracticeWindows) -> None:
    live.hiding.hide()
    live.main.say("The note about Maria S. was written.")
    assert "Maria" not in seen(live)
    live.hiding.show()
    assert "The note about Maria S. was written." in seen(live)


def test_what_was_answered_meanwhile_is_not_asked_afterwards(live: PracticeWindows) -> None:
    live.hiding.hide()
    live.main.say("Somebody asked to come in.", "Let in", "let-in")
    live.main.withdraw("let-in")
    live.hiding.show()
    assert "asked to come in" not in seen(live)
