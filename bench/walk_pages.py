"""The pictures of a walk as small files, and the pages of docs/walks that show them."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

WALKS = Path(__file__).resolve().parents[1] / "docs" / "walks"
COLOURS = 32


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of a walk: its file, what is seen, and what was pressed to come there."""

    file: str
    caption: str
    keys: str


def save(image: QImage, path: Path) -> None:
    """As a PNG with a palette: the colours that are most of the picture, and for each other one the nearest."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1)
    pixels = array("I", bytes(image.constBits()))
    counted = Counter(pixels)
    kept = [colour for colour, _times in counted.most_common(COLOURS)]
    table = {colour: at for at, colour in enumerate(kept)}
    near: dict[int, int] = {}
    for colour in counted:
        if colour not in table:
            coarse = colour & 0xFFFCFCFC
            if coarse not in near:
                near[coarse] = _nearest(coarse, kept)
            table[colour] = near[coarse]
    width, height = image.width(), image.height()
    small = QImage(bytes(map(table.__getitem__, pixels)), width, height, width, QImage.Format.Format_Indexed8)
    small.setColorTable(kept)
    path.parent.mkdir(parents=True, exist_ok=True)
    small.save(str(path), quality=0)  # packed as tightly as it goes


def _nearest(colour: int, kept: Sequence[int]) -> int:
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255

    def far(other: int) -> int:
        return (
            2 * (red - (other >> 16 & 255)) ** 2
            + 4 * (green - (other >> 8 & 255)) ** 2
            + 3 * (blue - (other & 255)) ** 2
        )

    return min(range(len(kept)), key=lambda at: far(kept[at]))


def write_page(path: Path, title: str, words: str, shown: Sequence[Shown]) -> None:
    lines = [f"# {title}", "", words, ""]
    for number, each in enumerate(shown, start=1):
        lines += [f"## {number}. {each.caption}", ""]
        if each.keys:
            lines += [each.keys, ""]
        lines += [f"![{each.caption}]({path.stem}/{each.file})", ""]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


README = """# Walks through Groupside

Two walks through the whole of it, each step with its picture, of people who do not exist:

- [By keyboard alone](keyboard.md): from the first start over a group to its notes, with the keys that were pressed for
  each step. There is no mouse in this walk.
- [With large text, in dark](large-dark.md): the same at 200 % text, on a small laptop and in a column beside the call.

`python3 dev.py walks` plays both through the real windows and a vault in a temporary folder, and draws these pages
anew. It ends where a key does not lead to the next step, and says where the focus went out of sight.
"""


def write_readme(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(README, encoding="utf-8", newline="\n")
