"""Parts of a screen that who sits here may only read: what would change something is not offered there."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit, QTextEdit, QWidget

from ui.parts.button import Button
from ui.parts.new_line import NewLine

# by which the style sheet knows what is only read
_READ: Final = "read"


def let_change(part: QWidget, may: bool) -> None:
    """Called at the end of each drawing, since rows are made anew: without the right, buttons go (but for those that
    change nothing, `Button.reads`), so do fields for something new, and what stands in the others is read."""
    if may and not part.property(_READ):
        return
    part.setProperty(_READ, "" if may else "on")
    for button in part.findChildren(Button):
        if button.isCheckable():  # an answer: which one was given can be seen
            button.setEnabled(may)
        elif not button.reads:
            button.offer_if(may)
    for line in part.findChildren(QLineEdit):
        if isinstance(line, NewLine):
            line.setVisible(may)
        else:
            line.setReadOnly(not may)
            _look(line, may)
    for text in part.findChildren(QTextEdit):
        text.setReadOnly(not may)
        if isinstance(frame := text.parentWidget(), QFrame):
            _look(frame, may)
    for choice in (*part.findChildren(QCheckBox), *part.findChildren(QComboBox)):
        choice.setEnabled(may)
        _look(choice, may)


def _look(widget: QWidget, may: bool) -> None:
    look = "" if may else "on"
    if (widget.property(_READ) or "") != look:
        widget.setProperty(_READ, look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
