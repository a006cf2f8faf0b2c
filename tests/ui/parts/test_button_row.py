"""Buttons below a list: words where they have room, and else icons that say what they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.parts.button import Button
from ui.parts.button_row import ButtonRow
from ui.theme import Theme

Opened = Callable[[QWidget, int, int], None]


def test_without_room_for_words_icons_are_called_by_them(theme: Theme, opened: Opened) -> None:
    add, paste = (
        Button(theme, "Add person", "user-plus"),
        Button(theme, "Paste a list", "clipboard", tip="Names"),
    )
    page, row = QWidget(), ButtonRow([add, paste])
    page.setLayout(row)
    opened(page, 400, 60)
    row.fit(400)
    assert [(each.text(), each.toolTip()) for each in (add, paste)] == [
        ("Add person", ""),
        ("Paste a list", "Names"),
    ]
    row.fit(200)
    assert [each.text() for each in (add, paste)] == ["Add person", ""]
    row.fit(100)
    assert [(each.text(), each.accessibleName(), each.toolTip()) for each in (add, paste)] == [
        ("", "Add person", "Add person"),
        ("", "Paste a list", "Names"),
    ]
    row.fit(400)
    assert [(each.text(), each.toolTip()) for each in (add, paste)] == [
        ("Add person", ""),
        ("Paste a list", "Names"),
    ]
