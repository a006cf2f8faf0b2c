"""What is needed before unlocking: theme, text size, where the vault is, where windows stood. No names in it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

# how loud chimes are
VOLUMES = ("off", "soft", "medium", "full")


class Place(NamedTuple):
    """Where a window stood, in px of the desktop."""

    x: int
    y: int
    width: int
    height: int
    screen: str = ""
    maximized: bool = False


@dataclass(frozen=True, slots=True)
class ShareLook:
    """What the share window shows, and how large; in a break the clock and the return time are always there."""

    percent: int = 100
    clock: Literal["minutes", "seconds", "none"] = "minutes"
    block: bool = True
    prompts: bool = True
    plan: bool = True


@dataclass(frozen=True, slots=True)
class Machine:
    """This computer's settings. `places` are windows by their kind; `set_aside` are files with entries to bring in.

    `keys` are acts that have other keys than the table says, or none.
    """

    mode: str = "system"
    text_percent: int = 100
    vault: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)
    set_aside: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    share: ShareLook = field(default_factory=ShareLook)
    chimes: str = "soft"


class MachineFile:
    """One small file; when it is missing or cannot be read, everything has its default."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = self._read()

    def change(self, **changes: object) -> None:
        """Keep a change; a file that cannot be written costs the next start its memory and nothing else."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(asdict(self.now), indent=1), encoding="utf-8")
            os.replace(beside, self._path)

    def keep_place(self, kind: str, place: Place) -> None:
        self.change(places={**self.now.places, kind: place})

    def _read(self) -> Machine:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            mode = kept.get("mode")
            places = kept.get("places", {})
            return Machine(
                mode if mode in ("light", "dark") else "system",
                min(max(int(kept.get("text_percent", 100)), 100), 200),
                str(kept.get("vault", "")),
                {str(kind): place for kind in places if (place := _place(places[kind])) is not None},
                tuple(str(path) for path in kept.get("set_aside", ())),
                _keys(kept.get("keys")),
                _share(kept.get("share")),
                volume if (volume := kept.get("chimes")) in VOLUMES else "soft",
            )
        except (OSError, ValueError, TypeError, AttributeError):
            return Machine()


def _keys(kept: Any) -> dict[str, tuple[str, ...]]:
    """What is no list of texts is left out: the table stands in for it."""
    if not isinstance(kept, dict):
        return {}
    return {
        str(act): tuple(keys)
        for act, keys in kept.items()
        if isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    }


def _share(kept: Any) -> ShareLook:
    usual = ShareLook()
    if not isinstance(kept, dict):
        return usual
    percent, clock = kept.get("percent"), kept.get("clock")
    shows = [
        there if isinstance(there := kept.get(what), bool) else True for what in ("block", "prompts", "plan")
    ]
    return ShareLook(
        min(max(percent, 80), 160) if isinstance(percent, int) else usual.percent,
        clock if clock in ("minutes", "seconds", "none") else usual.clock,
        *shows,
    )


def _place(kept: Any) -> Place | None:
    try:
        x, y, width, height, screen, maximized = kept
        return Place(int(x), int(y), int(width), int(height), str(screen), bool(maximized))
    except (ValueError, TypeError):
        return None
