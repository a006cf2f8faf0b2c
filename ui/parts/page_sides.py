"""The margins at the sides of a page: the same for its head, its cards and the line at the foot of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from ui.theme import Space, Theme

# below this width of the window its margins are smaller, px at 100 % text
ROOMY = 1000


def side(theme: Theme, width: int) -> int:
    """Of a window that is so wide, px."""
    return Space.LG if width < theme.px(ROOMY) else Space.XL


def give_sides(page: QWidget, theme: Theme, layout: QLayout | None = None) -> None:
    """To a page that is as wide as the window; `layout` is the one that holds its contents, if it is not its own."""
    holds = layout or page.layout()
    if holds is not None:
        margins, at_side = holds.contentsMargins(), side(theme, page.width())
        holds.setContentsMargins(at_side, margins.top(), at_side, margins.bottom())
