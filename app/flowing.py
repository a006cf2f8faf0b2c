"""Text that was broken into lines of about eighty letters, as it reads in a window of any width."""

from __future__ import annotations

import re
from typing import Final

# a shorter line ends where it was meant to
_FULL: Final = 55
_BEGINS: Final = re.compile(r"[-*•·=_#(]|\w{1,4}[.)]\s|copyright\b|https?:|portions\b", re.IGNORECASE)


def flowing(text: str) -> str:
    """The same words in the same order: only breaks within a sentence are spaces now."""
    lines: list[str] = []
    full = False
    for line in text.splitlines():
        words = line.strip()
        if full and words and not _BEGINS.match(words):
            lines[-1] = f"{lines[-1]} {words}"
        else:
            lines.append(line.rstrip())
        full = len(words) >= _FULL
    return "\n".join(lines)
