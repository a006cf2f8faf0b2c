"""A walk through Groupside: its windows over a vault in a temporary folder, a clock that is moved, and the pictures."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QDialog, QWidget

from app import rehearsal
from app import rehearsal_cast as cast
from app.clock import SetClock
from app.desk import Desk
from app.setting_up import shipped_library
from app.vault.folder import Vault
from app.ways_in import NewRecoveryKey, give_passphrase
from bench.walk_hands import Hands, over_it
from bench.walk_pages import Shown, save
from ui.first_window import first_window
from ui.handed_over import HandedOver
from ui.locking import Locking
from ui.machine import MachineFile
from ui.opening import Opening
from ui.parts.message_bar import MessageBar
from ui.practice_windows import PracticeWindows
from ui.theme import Look, Theme

LAPTOP, COLUMN = (1280, 720), (480, 720)
PASSPHRASE, SECOND = "seven quiet lamps by the river", "nine slow rivers under the moon"
ZONE = ZoneInfo(rehearsal.ZONE)
# a Tuesday on which a new group can meet at once
BEFORE_NINE = datetime(2026, 11, 24, 8, 46, tzinfo=ZONE)


class Enough(Exception):
    """As many pictures as were asked for."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the two walks."""

    name: str
    title: str
    words: str
    look: Look
    column: bool  # some places are drawn in a column beside the call as well


class Walk:
    """One walk: Groupside from its first window, a clock that stands until it is moved, and the pictures so far."""

    def __init__(self, kind: Kind, theme: Theme, out: Path, enough: int = 1000) -> None:
        self.kind, self.hands, self.shown = kind, Hands(), list[Shown]()
        self._theme, self._out, self._enough = theme, out, enough
        self._chance = random.Random(1)
        self.clock = SetClock(BEFORE_NINE)
        self._opening: Opening | None = None
        self._over: asyncio.Future[None] | None = None
        self._locks: _LocksHere | None = None

    # Groupside

    def launch(self, home: Path, clock: SetClock) -> None:
        """As by its icon, on the vault in this folder."""
        self.clock = clock

        def lay(vault: Vault) -> Desk:
            # ids without chance: the same icebreaker is drawn each time
            return Desk(vault, clock, shipped_library(), self._chance.randbytes)

        first = first_window(self._theme, home / "vault")
        first.resize(*LAPTOP)
        first.move(0, 0)
        first.show()
        first.activateWindow()
        self.hands.main = first
        self._opening = Opening(
            self._theme, MachineFile(home / "machine.json"), home / "vault", first, lay=lay
        )
        self._over = asyncio.ensure_future(self._opening.until_closed())

    async def opened(self) -> None:
        """The main window is there, and has the room of a laptop."""
        opening = self._opening
        assert opening is not None
        await self.hands.until(lambda: opening.windows is not None, "the vault does not open")
        assert opening.windows is not None
        self.hands.main = opening.windows.main
        self.hands.main.resize(*LAPTOP)
        self.hands.main.move(0, 0)
        self.hands.main.activateWindow()
        await asyncio.sleep(0.2)

    async def closed(self, answer: str = "") -> None:
        """Closed by its cross, which is the window system's; the `answer` is the button of what is asked then."""
        assert self._over is not None
        assert self.hands.main is not None
        self.hands.main.close()
        if answer:
            await self.hands.sees(answer)
            self.hands.pressed.append("Alt+F4")
            await self.show("closing", "Closing while a group runs: what that means, before it is done.")
            await self.hands.push(answer)
        await self.hands.until(self._over.done, "Groupside is still open")

    def beside(self, kind: str) -> QWidget:
        """A window beside the main one."""
        assert self._opening is not None
        assert self._opening.windows is not None
        window: QWidget | None = getattr(self._opening.windows.beside, kind)
        assert window is not None
        return window

    @property
    def _windows(self) -> PracticeWindows:
        assert self._opening is not None
        assert self._opening.windows is not None
        return self._opening.windows

    def lock_here(self) -> None:
        """From now on a lock leaves this process, which draws the pictures; everything else is as ever."""
        opening = self._opening
        assert opening is not None
        assert opening.windows is not None
        assert opening._guarding is not None
        self._locks = _LocksHere(opening.windows, opening._machine, opening._folder, None, opening)
        opening._guarding.lock_by(self._locks)

    async def locked(self, home: Path) -> None:
        """The windows are gone, the key with them; the next first window stands."""
        assert self._locks is not None
        locks, opening = self._locks, self._opening
        assert opening is not None
        await self.hands.until(lambda: locks.left, "it is not locked")
        opening._finish()
        await self.hands.until(lambda: self._over is not None and self._over.done(), "it does not end")
        self.launch(home, self.clock)

    def shows(self, screen: str) -> bool:
        assert self._opening is not None
        windows = self._opening.windows
        return windows is not None and type(windows.main.shown).__name__ == screen

    def has(self, kind: str) -> bool:
        assert self._opening is not None
        windows = self._opening.windows
        return windows is not None and getattr(windows.beside, kind) is not None

    def forward(self) -> None:
        """The main window again, by the key that every desktop has for it."""
        assert self.hands.main is not None
        self.hands.main.activateWindow()
        self.hands.pressed.append("Alt+Tab")

    async def minutes(self, minutes: float) -> None:
        """They pass, and the windows notice."""
        self.clock.pass_time(timedelta(minutes=minutes))
        await asyncio.sleep(1.2)

    # Pictures

    async def calm(self) -> None:
        """What was said has gone by itself."""
        bars = self._windows.main.findChildren(MessageBar)
        await self.hands.until(lambda: not any(bar.isVisible() for bar in bars), "a message stays")

    async def show(self, name: str, caption: str, *, of: QWidget | None = None, column: bool = False) -> None:
        """A picture of what stands there now; `column`: in the second walk beside the call as well."""
        keys = self.hands.keys()
        await self._draw(name, caption, keys, of)
        if column and self.kind.column and of is None and self.hands.main is not None:
            dialogs = [each for each in over_it(self.hands.main) if isinstance(each, QDialog)]
            over = dialogs[-1] if dialogs else None
            window = over or self.hands.main
            size = window.size()
            window.resize(*COLUMN)
            await self._draw(f"{name}-column", f"{caption} In a column.", "", over)
            window.resize(size)
            await asyncio.sleep(0.1)

    async def _draw(self, name: str, caption: str, keys: str, of: QWidget | None) -> None:
        file = f"{len(self.shown) + 1:02}-{name}.png"
        save(await self.hands.picture(of=of), self._out / self.kind.name / file)
        self.shown.append(Shown(file, caption, keys))
        print(file, flush=True)
        if len(self.shown) >= self._enough:
            raise Enough


class _LocksHere(Locking):
    """Everything but the end of the process."""

    left = False

    def _leave(self, handed_over: HandedOver) -> None:
        assert self._cover is not None
        self._cover._application.removeEventFilter(self._cover)
        self.left = True


def furnish(folder: Path) -> SetClock:
    """A practice that has met for some weeks, on the morning of its next group; both facilitators have a passphrase,
    and the recovery key lies in its drawer."""
    desk, clock, _group = rehearsal.open_practice(folder / "vault", "harmony", passphrase=PASSPHRASE)
    give_passphrase(desk.seat(cast.FACILITATOR.id), cast.CO_FACILITATOR.id, SECOND)()
    desk.vault.keep_recovery_key(NewRecoveryKey().key)
    desk.close()
    return clock
