"""A block of the strip is checked off only where it was held."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from ui.parts.agenda_segment import AgendaSegment, StripBlock
from ui.theme import Theme


def test_a_block_that_was_not_held_has_no_check(
    theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    page = QWidget()
    segment = AgendaSegment(theme, page)
    segment.resize(240, 60)
    opened(page, 300, 80)
    segment.display(StripBlock("a", "Education", 45, 45, "done", held=44))
    assert green(segment, theme)
    segment.display(StripBlock("a", "Education", 45, 45, "done"))
    assert not green(segment, theme)
    segment.compact = True
    segment.update()
    assert not green(segment, theme)


def green(segment: QWidget, theme: Theme) -> bool:
    image: QImage = segment.grab().toImage()
    wanted = theme.colour("ok").rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))
