"""Which of the drawn screens are pictures of the guide: `python3 dev.py shots --guide` draws them anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
# a picture of the guide → what the screen is called among all of them
DRAWN_AS = {
    "co-facilitator": "co-facilitator-live",
    "library": "library-icebreakers-1280",
    "live": "live-1440",
    "lobby": "lobby-1280",
    "mini": "mini-live",
    "narrow": "live-480",
    "over-run": "over-run-1280",
    "rest-of-session": "catch-up-1280",
    "review": "review-1280",
    "share": "share-live",
    "small-groups": "small-groups-1280",
    "summary": "summary-1280",
    "today": "today-1280",
    "topics": "coverage-1280",
    "worksheet": "worksheet-recovery-day",
}


def put_into_guide(drawn: Path) -> Iterator[Path]:
    """Copy from a folder with all screens; one that was not drawn is a FileNotFoundError."""
    for name, screen in DRAWN_AS.items():
        yield Path(shutil.copyfile(drawn / f"{screen}.png", PICTURES / f"{name}.png"))
