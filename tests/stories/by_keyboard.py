"""A screen of its own with a window manager, Groupside on it, and real keys that go to whatever has the focus."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

HOUSE = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool")
PATIENCE = 30.0  # seconds, for a machine that is busy
AROUND = 40  # more fields and buttons than any window has


class Told(TypedDict):
    """What can be read on the screen, and how many keys have come in."""

    keys: int
    focus: str
    menu: list[str]
    chosen: str
    seen: str


class Keyboard:
    """Presses keys, and waits for what they bring about; there is no mouse."""

    def __init__(self, display: str, groupside: subprocess.Popen[str]) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._groupside = groupside
        self._pressed = 0
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._told: Told = {"keys": 0, "focus": "", "menu": [], "chosen": "", "seen": ""}
        threading.Thread(target=self._listen, daemon=True).start()

    def press(self, key: str) -> None:
        """In the words of xdotool: ctrl+n, Return, Tab. Comes back when it has arrived."""
        self._xdotool("key", "--clearmodifiers", key)
        self._arrived(1)

    def type(self, text: str) -> None:
        self._xdotool("type", "--clearmodifiers", "--delay", "25", text)
        self._arrived(len(text))

    def close_window(self) -> None:
        """The window manager takes this key itself."""
        self._xdotool("key", "--clearmodifiers", "alt+F4")

    def sees(self, words: str) -> None:
        self._until(lambda told: words in told["seen"], f"“{words}” is not on the screen")

    def is_in(self, field: str) -> None:
        self._until(lambda told: told["focus"] == field, f"the focus is not in “{field}”")

    def go_to(self, name: str) -> None:
        """Tab by Tab, until the button or field of this name has the focus."""
        passed = []
        while (here := self._told["focus"]) != name:
            passed.append(here)
            assert len(passed) < AROUND, f"no Tab leads to “{name}”, but to {passed}"
            self.press("Tab")

    def choose(self, act: str) -> None:
        """In the menu that opens: down to the act, and Enter."""
        self._until(lambda told: act in told["menu"], f"no menu has “{act}”")
        for _step in self._told["menu"]:
            if self._told["chosen"] != act:
                self.press("Down")
        assert self._told["chosen"] == act
        self.press("Return")
        self._until(lambda told: not told["menu"], "the menu stays open")

    def is_over(self) -> None:
        assert self._groupside.wait(PATIENCE) == 0

    def _arrived(self, keys: int) -> None:
        self._pressed += keys
        self._until(lambda told: told["keys"] >= self._pressed, "a key did not arrive")

    def _until(self, condition: Callable[[Told], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition(self._told):
            try:
                self._told = json.loads(self._lines.get(timeout=max(0.0, end - time.monotonic())))
            except queue.Empty:
                raise AssertionError(f"{otherwise}.\n{self._told}") from None

    def _listen(self) -> None:
        assert self._groupside.stdout is not None
        for line in self._groupside.stdout:
            self._lines.put(line)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True)


@contextmanager
def an_x_server(size: str) -> Iterator[str]:
    """A screen in memory, by the name that programs find it under."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    assert not missing, f"{', '.join(missing)} is missing: python3 dev.py test --long brings it"
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
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


@contextmanager
def a_screen_with_groupside(folder: Path, size: str = "1440x900") -> Iterator[Keyboard]:
    """Groupside on the vault in `folder`, in front of a person who has only a keyboard."""
    with an_x_server(size) as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
        desktop = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
        groupside = subprocess.Popen(
            [sys.executable, "-m", "tests.stories.on_a_screen", str(folder)],
            cwd=HOUSE,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Keyboard(display, groupside)
        finally:
            for process in (groupside, desktop):
                process.kill()
                process.wait()
            if groupside.stdout is not None:
                groupside.stdout.close()
