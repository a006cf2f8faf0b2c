"""Letters of scripts that leave no space between words: each counts as a word by itself, here and in the index."""

from __future__ import annotations

import re
from typing import Final

# Chinese characters and both Japanese syllabaries
ALONE: Final = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]"
)


def spaced(text: str) -> str:
    """The text with a space on both sides of each such letter, for an index that goes by spaces."""
    return ALONE.sub(r" \g<0> ", text)
