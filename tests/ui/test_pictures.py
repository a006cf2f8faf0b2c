"""The screens look as they did: small grey pictures of them are kept, and drawn again here.

Two pictures are the same when, in half the size and in grey, no more than `FEW` of all pixels and no more than `HERE`
of those in any square of `SQUARE` px differ by more than `SEEN` of 255: the first is for a change of all, the second
for one thing that moved. In the same place they differ by nothing at all; on another machine letters have slightly
other edges (FreeType's version), which is what the tolerance is for.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

HOUSE = Path(__file__).resolve().parents[2]
KEPT = HOUSE / "tests" / "pictures"
SEEN = 24
FEW, HERE, SQUARE = 0.005, 0.06, 32


@pytest.mark.timeout(120)  # windows of all kinds in a process of their own: about 12 s
def test_the_screens_look_as_they_did(tmp_path: Path) -> None:
    new = tmp_path / "new"
    done = subprocess.run(
        [sys.executable, "-m", "bench.picture_book", str(new)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names = {path.name for folder in (KEPT, new) for path in folder.glob("*.png")}
    others = {name: why for name in sorted(names) if (why := differs(KEPT / name, new / name, tmp_path))}
    assert not others, (
        f"{others}. They are in {tmp_path}: new/, and in other/ where they differ. If it is meant, draw the kept ones "
        "anew: python3 dev.py shots --keep"
    )


def differs(kept: Path, new: Path, folder: Path) -> str:
    """How two pictures differ, if they do; where is painted in the folder."""
    before, now = QImage(str(kept)), QImage(str(new))
    if before.isNull() or now.isNull():
        return "is not kept" if before.isNull() else "was not drawn"
    if before.size() != now.size():
        return f"{before.width()}x{before.height()} became {now.width()}x{now.height()}"
    if before == now:
        return ""
    rows = [moved(before, now, y) for y in range(now.height())]
    share = sum(map(sum, rows)) / (now.width() * now.height())
    most = max(
        sum(sum(row[left : left + SQUARE]) for row in rows[top : top + SQUARE])
        for top in range(0, now.height(), SQUARE // 2)
        for left in range(0, now.width(), SQUARE // 2)
    ) / (SQUARE * SQUARE)
    if share <= FEW and most <= HERE:
        return ""
    now.fill(QColor("white"))
    for y, row in enumerate(rows):
        for x in (x for x, other in enumerate(row) if other):
            now.setPixelColor(x, y, QColor("black"))
    (folder / "other").mkdir(exist_ok=True)
    now.save(str(folder / "other" / new.name))
    return f"{share:.2%} of it, {most:.0%} of one place"


def moved(before: QImage, now: QImage, y: int) -> list[bool]:
    """Which pixels of a line are seen to be others."""
    one, other = (bytes(cast(memoryview, each.constScanLine(y)))[: each.width()] for each in (before, now))
    return [abs(was - is_now) > SEEN for was, is_now in zip(one, other, strict=True)]


@pytest.mark.parametrize(
    ("by", "seen"), [(0, False), (1, True)]
)  # in half the size: one is two px of the screen
def test_a_button_that_moved_is_seen(tmp_path: Path, by: int, seen: bool) -> None:
    kept = KEPT / "today.png"
    picture = QImage(str(kept))
    whole, start = picture.copy(), QRect(20, 176, 60, 30)
    for y in range(start.top(), start.bottom()):
        for x in range(start.left() + by, start.right()):
            picture.setPixelColor(x, y, whole.pixelColor(x - by, y))
    picture.save(str(tmp_path / "moved.png"))
    assert bool(differs(kept, tmp_path / "moved.png", tmp_path)) is seen
