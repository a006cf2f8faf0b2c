"""While everything is hidden the bottom line speaks of no key: the page says what brings everything back."""

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
