"""Start and memory beside two programs that are made in the same way, Python with Qt: novelWriter and Plover.

Each is installed into an environment of its own the first time. All are measured in turn on one screen in memory,
each start in a home that is new.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.big_vault import furnished
from bench.measuring import HOME, child, milliseconds_to, ratio, spread

ENVIRONMENTS = HOME / ".venv-peers"
TIMES = 7
BARE, OURS = "a bare window", "Groupside"
SIZE = ("1440", "900")
# at its very first start it asks questions before there is a window
PLOVER_ASKS_NOTHING = "[Startup]\nstart minimized = False\n"


Taken = tuple[float, float]  # milliseconds to the first painted window, and megabytes


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program: how it is called here, what pip installs, what `bench.peer_window` knows it by."""

    name: str
    package: str
    key: str

    @property
    def python(self) -> Path:
        return ENVIRONMENTS / self.key / "bin" / "python"


PEERS = (
    Peer("novelWriter", "novelWriter==26.2.2", "novelwriter"),
    Peer("Plover", "plover[gui-qt]==5.4.2", "plover"),
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A row of the table: what was taken of one program, beside a bare window in the same rounds."""

    name: str
    taken: tuple[Taken, ...] = ()
    bare: tuple[Taken, ...] = ()
    missing: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Start, memory, and how many times a bare window's each is; or why there are none."""
        if self.missing:
            return (self.missing, "", "", "")
        start, memory = (statistics.median(one[what] for one in self.taken) for what in (0, 1))
        return (f"{start:.0f} ms", self._times(0), f"{memory:.0f} MB", self._times(1))

    def _times(self, what: int) -> str:
        ours, bare = [one[what] for one in self.taken], [one[what] for one in self.bare]
        noise = spread([one / other for one, other in zip(ours, bare, strict=True)])
        return f"{ratio(ours, bare):.2f} ± {noise:.2f}"


def measure(folder: Path) -> list[Beside]:
    """A bare window, Groupside, and each of the others, or why it is not there."""
    vault = folder / "live"
    furnished(vault).close()
    missing = {peer.name: why for peer in PEERS if (why := _install(peer))}
    with _screen() as display:
        ways: dict[str, Callable[[], Taken]] = {
            BARE: partial(_bare, display),
            OURS: partial(_ours, display, vault),
            **{peer.name: partial(_peer, display, peer) for peer in PEERS if peer.name not in missing},
        }
        # the first round warms up
        rounds = [{name: way() for name, way in ways.items()} for _time in range(TIMES + 1)][1:]
    bare = tuple(one[BARE] for one in rounds)
    return [
        *(Beside(name, tuple(one[name] for one in rounds), bare) for name in ways),
        *(Beside(name, missing=why) for name, why in missing.items()),
    ]


def _bare(display: str) -> Taken:
    said = _started("bench.bare_window", *SIZE, display=display)
    return milliseconds_to("painted", said), _megabytes(said)


def _ours(display: str, vault: Path) -> Taken:
    """The start is that of the window that asks for the passphrase; the memory that of a live session."""
    started = _started("bench.unlock_window", str(vault), display=display)
    lived = _started("bench.live_session", str(vault), *SIZE, "0", "0", "0", display=display)
    return milliseconds_to("painted", started), _megabytes(lived)


def _peer(display: str, peer: Peer) -> Taken:
    said = _started("bench.peer_window", peer.key, display=display, python=str(peer.python))
    return milliseconds_to("painted", said), _megabytes(said)


def _megabytes(said: dict[str, float]) -> float:
    return said["pages"] * os.sysconf("SC_PAGE_SIZE") / 2**20


def _started(module: str, *arguments: str, display: str, python: str = sys.executable) -> dict[str, float]:
    """A process on that screen with a home of its own, as somebody has it who starts for the second time."""
    with tempfile.TemporaryDirectory(prefix="home-") as home:
        config = Path(home, "config")
        (config / "plover").mkdir(parents=True)
        (config / "plover" / "plover.cfg").write_text(PLOVER_ASKS_NOTHING)
        return child(
            module,
            *arguments,
            python=python,
            QT_QPA_PLATFORM="xcb",
            DISPLAY=display,
            XDG_SESSION_TYPE="x11",
            HOME=home,
            XDG_CONFIG_HOME=str(config),
            XDG_DATA_HOME=str(Path(home, "data")),
            TMPDIR=home,
        )


def _install(peer: Peer) -> str:
    """Into its own environment, unless it is there; what went wrong, in a few words, or ''."""
    folder = ENVIRONMENTS / peer.key
    if (stamp := folder / "installed").exists() and stamp.read_text() == peer.package:
        return ""
    print(f"Installing {peer.package}", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
    pip = [str(peer.python), "-m", "pip", "install", "-q", "--no-input", peer.package]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return "could not be installed here"
    stamp.write_text(peer.package)
    return ""


@contextmanager
def _screen() -> Iterator[str]:
    """A screen in memory, by the name that programs find it under: without one Plover opens no window."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        screen.kill()
        screen.wait()
