"""What is needed before unlocking: theme, text size, where the vault is, where the window stood. No names in it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Machine:
    """This computer's settings. `window` is x, y, width, height of the main window; empty at first."""

    mode: str = "system"
    text_percent: int = 100
    vault: str = ""
    window: tuple[int, ...] = ()


class MachineFile:
    """One small file; when it is missing or cannot be read, everything has its default."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = self._read()

    def _read(self) -> Machine:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            mode = kept.get("mode", "system")
            window = tuple(int(edge) for edge in kept.get("window", ()))
            return Machine(
                mode if mode in ("system", "light", "dark") else "system",
                min(max(int(kept.get("text_percent", 100)), 100), 200),
                str(kept.get("vault", "")),
                window if len(window) == 4 else (),
            )
        except (OSError, ValueError, TypeError, AttributeError):
            return Machine()

    def change(self, **changes: object) -> None:
        """Keep a change; a file that cannot be written costs the next start its memory and nothing else."""
        self.now = replace(self.now, **changes)  # type: ignore[arg-type]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(asdict(self.now)), encoding="utf-8")
            os.replace(beside, self._path)
