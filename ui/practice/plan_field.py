"""An empty field of a plan: quiet words until somebody types, on the left edge of the lines above it."""

from __future__ import annotations

from typing import Final

from app.words import _
from ui.parts.new_line import NewLine

# how far inside their frames all words of a plan begin, px
INSET: Final = 10


class PlanField(NewLine):
    """Its frame comes with the focus."""

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self.setProperty("part", "add")
        self.setPlaceholderText(_("+  {hint}").format(hint=hint))
        self.setAccessibleName(name)
