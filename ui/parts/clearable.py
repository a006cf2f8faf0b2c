"""A field with a sign in it that empties it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton

from app.words import _


def make_clearable(edit: QLineEdit) -> None:
    """By mouse alone: by keyboard, the text is chosen and deleted. Qt gives the sign no name."""
    edit.setClearButtonEnabled(True)
    for sign in edit.findChildren(QToolButton):
        sign.setAccessibleName(_("Empty the field"))
