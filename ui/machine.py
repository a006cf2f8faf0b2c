"""What is needed before unlocking: theme, text size, where the vault is, where windows stood. No names in it."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeGuard

from app.words import LANGUAGES

# how loud chimes are
VOLUMES = ("off", "soft", "medium", "full")
# how long the end of the program waits for a disk that hangs, seconds
PATIENCE = 2.0
# how long nobody can touch Groupside, at most, before it locks or hides
MOST_MINUTES = 60
# px: beyond every desktop, and still far below what the window systems can count
FARTHEST = 100_000


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
class Privacy:
    """When Groupside locks, and hides in a group, because nobody touches it: minutes, 0 for never; and whether its
    windows are kept out of what is shared or recorded, where the system can do that."""

    lock_after: int = 10
    hide_after: int = 20
    kept_out: bool = True


@dataclass(frozen=True, slots=True)
class Machine:
    """This computer's settings. `places` are windows by their kind; `set_aside` are files with entries to bring in.

    `keys` are acts that have other keys than the table says, or none; `second_places` are folders for copies of
    backups, each by the folder of its vault; `language` is a code and `paper` one of PAPERS, or '' for the system's.
    """

    mode: str = "system"
    text_percent: int = 100
    vault: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)
    set_aside: tuple[str, ...] = ()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    share: ShareLook = field(default_factory=ShareLook)
    chimes: str = "soft"
    privacy: Privacy = field(default_factory=Privacy)
    second_places: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    paper: str = ""

    def second_place_of(self, vault: Path) -> str:
        """Of the vault in this folder, or ''."""
        return self.second_places.get(os.path.abspath(vault), "")


class MachineFile:
    """One small file; what is missing in it or cannot be read has its default, and the rest stays.

    `now` is changed at once, and the file soon after by a thread of its own: a window never waits for the disk. A file
    that cannot be written costs the next start its memory and nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._to_write: Machine | None = None
        self._writing: threading.Thread | None = None
        self.now = self._read()

    def change(self, **changes: object) -> None:
        """Keep a change. What has to be in the file whatever comes next is followed by a `flush`."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]
        with self._lock:
            self._to_write = self.now
            if self._writing is None:
                self._writing = threading.Thread(target=self._write_newest, name="settings", daemon=True)
                self._writing.start()

    def keep_place(self, kind: str, place: Place) -> None:
        self.change(places={**self.now.places, kind: place})

    def choose_second_place(self, vault: Path, place: str) -> None:
        """That of the vault in this folder; '' for none."""
        others = {key: kept for key, kept in self.now.second_places.items() if key != os.path.abspath(vault)}
        self.change(second_places={**others, os.path.abspath(vault): place} if place else others)

    def flush(self, patience: float = PATIENCE) -> None:
        """Wait until the file holds every change, or for `patience` seconds where the disk hangs."""
        with self._lock:
            writing = self._writing
        if writing is not None:
            writing.join(patience)

    def _write_newest(self) -> None:
        """Until there is nothing newer; of changes that came while the disk was busy only the last is written."""
        while True:
            with self._lock:
                newest, self._to_write = self._to_write, None
                if newest is None:
                    self._writing = None
                    return
            with suppress(OSError):
                self._write(newest)

    def _write(self, newest: Machine) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(asdict(newest), indent=1), encoding="utf-8")
        os.replace(beside, self._path)

    def _read(self) -> Machine:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Machine()
        return _machine(kept) if isinstance(kept, dict) else Machine()


def _machine(kept: dict[str, Any]) -> Machine:
    """Each entry for itself: one that makes no sense has its default."""
    mode, vault, set_aside, volume = (kept.get(key) for key in ("mode", "vault", "set_aside", "chimes"))
    return Machine(
        mode if mode in ("light", "dark") else "system",
        _whole(kept.get("text_percent"), 100, 200, usual=100),
        vault if _is_path(vault) else "",
        _places(kept.get("places")),
        tuple(path for path in set_aside if _is_path(path)) if isinstance(set_aside, list) else (),
        _keys(kept.get("keys")),
        _share(kept.get("share")),
        volume if volume in VOLUMES else "soft",
        _privacy(kept.get("privacy")),
        _second_places(kept),
        next((code for code in LANGUAGES if code == kept.get("language")), ""),
        _paper(kept.get("paper")),
    )


def _paper(kept: object) -> str:
    if not kept:
        return ""
    from app.documents.paper import PAPERS  # most have the system's, and the first window waits

    return next((paper for paper in PAPERS if paper == kept), "")


def _second_places(kept: dict[str, Any]) -> dict[str, str]:
    """Before there was one for each vault, a single one was kept, which was that of the remembered vault."""
    places = kept.get("second_places")
    if isinstance(places, dict):
        return {
            vault: place for vault, place in places.items() if _is_path(vault) and _is_path(place) and place
        }
    vault, place = kept.get("vault"), kept.get("second_place")
    return {os.path.abspath(vault): place} if _is_path(vault) and vault and _is_path(place) and place else {}


def _is_path(kept: Any) -> TypeGuard[str]:
    """Whether the system can be asked for it at all."""
    try:
        return isinstance(kept, str) and b"\0" not in os.fsencode(kept)
    except UnicodeEncodeError:
        return False


def _whole(kept: Any, least: int, most: int, usual: int) -> int:
    """A whole number, moved in between the two."""
    return min(max(kept, least), most) if isinstance(kept, int) and not isinstance(kept, bool) else usual


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
        _whole(percent, 80, 160, usual.percent),
        clock if clock in ("minutes", "seconds", "none") else usual.clock,
        *shows,
    )


def _privacy(kept: Any) -> Privacy:
    usual = Privacy()
    if not isinstance(kept, dict):
        return usual
    kept_out = kept.get("kept_out")
    return Privacy(
        _whole(kept.get("lock_after"), 0, MOST_MINUTES, usual.lock_after),
        _whole(kept.get("hide_after"), 0, MOST_MINUTES, usual.hide_after),
        kept_out if isinstance(kept_out, bool) else usual.kept_out,
    )


def _places(kept: Any) -> dict[str, Place]:
    if not isinstance(kept, dict):
        return {}
    return {kind: place for kind, there in kept.items() if (place := _place(there)) is not None}


def _place(kept: Any) -> Place | None:
    """None where it is no place, or none that a desktop could have."""
    match kept:
        case [int(x), int(y), int(width), int(height), str(screen), bool(maximized)] if all(
            abs(pixels) <= FARTHEST for pixels in (x, y, width, height)
        ):
            return Place(x, y, width, height, screen, maximized)
    return None
