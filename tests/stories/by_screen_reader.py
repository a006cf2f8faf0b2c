"""A desktop with an accessibility bus, Groupside on it, and a second process that has nothing but that bus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypedDict

from tests.stories.by_keyboard import HOUSE, PATIENCE, an_x_server

SYSTEM_PYTHON = "/usr/bin/python3"  # has `gi`, which no environment of ours has
ENTER = 0xFF0D
BUS = "dbus-daemon", "--session", "--nofork", "--print-address=1"


class Part(TypedDict, total=False):
    """A node of the tree, as it is told."""

    at: int
    depth: int
    window: str
    role: str
    name: str
    says: str
    states: list[str]
    acts: list[str]
    value: list[float]
    text: str


class ScreenReader:
    """Reads, presses and writes by names and roles; there is neither mouse nor keyboard."""

    def __init__(self, program: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
        self._program = program
        self._reader = subprocess.Popen(
            [SYSTEM_PYTHON, str(Path(__file__).with_name("atspi_reader.py"))],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def parts(self) -> list[Part]:
        """Everything on the screen, as it stands now."""
        told: list[Part] = self._ask("tree", of=self._program.pid)
        return told

    def find(self, name: str, role: str = "") -> Part:
        """The part of this name, once it is there."""
        return self._found(lambda part: part["name"] == name and role in ("", part["role"]), name)

    def hears(self, words: str) -> Part:
        """Whatever says these words, in its name, its text or what is said about it, once it is there."""
        return self._found(
            lambda part: words in f"{part['name']}\n{part['says']}\n{part.get('text', '')}", words
        )

    def press(self, name: str, role: str = "") -> None:
        self._press(lambda part: part["name"] == name and role in ("", part["role"]), name)

    def press_what_begins(self, words: str) -> None:
        self._press(lambda part: part["name"].startswith(words), words)

    def _press(self, meant: Callable[[Part], bool], name: str) -> None:
        """Rows are made anew as the session goes on: what went between reading and pressing is looked for again."""
        end = time.monotonic() + PATIENCE
        while True:
            part = self._found(
                lambda each: meant(each) and "ENABLED" in each["states"] and bool(each["acts"]), name
            )
            act = next(act for act in ("Press", "Toggle", "ShowMenu") if act in part["acts"])
            if self._ask("act", at=part["at"], act=act):
                return
            assert time.monotonic() < end, f"“{name}” cannot be pressed"

    def write(self, name: str, text: str) -> None:
        field = self._found(lambda part: part["name"] == name and "EDITABLE" in part["states"], name)
        assert self._ask("write", at=field["at"], text=text), f"“{name}” takes no text"

    def focus(self, name: str, role: str = "") -> None:
        assert self._ask("act", at=self.find(name, role)["at"], act="SetFocus"), f"“{name}” takes no focus"
        self._found(lambda part: part["name"] == name and "FOCUSED" in part["states"], name)

    def goes_to(self, name: str, role: str) -> None:
        """Waits until the program has told that this has the focus."""
        end = time.monotonic() + PATIENCE
        while (told := self._ask("focused")) != [role, name]:
            assert time.monotonic() < end, f"the focus went to {told}"
            time.sleep(0.1)

    def enter(self) -> None:
        """Enter, sent over the bus to what has the focus."""
        assert self._ask("key", keysym=ENTER)

    def is_over(self) -> None:
        assert self._program.wait(PATIENCE) == 0

    def let_go(self) -> None:
        self._reader.kill()
        self._reader.communicate()

    def _found(self, meant: Callable[[Part], bool], words: str) -> Part:
        end = time.monotonic() + PATIENCE
        while True:
            parts = self.parts()
            if (found := next((part for part in parts if meant(part)), None)) is not None:
                return found
            assert time.monotonic() < end, f"nothing says “{words}”:\n{as_lines(parts)}"
            time.sleep(0.2)

    def _ask(self, do: str, **what: object) -> Any:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        print(json.dumps({"do": do, **what}), file=self._reader.stdin, flush=True)
        answer = self._reader.stdout.readline()
        assert answer, "the reader has ended"
        return json.loads(answer)


def as_lines(parts: list[Part]) -> str:
    """The tree as it is read by people."""
    return "\n".join(
        f"{'  ' * part['depth']}{part['role']} “{part['name']}”"
        + (f" = {part['text']}" if part.get("text") not in (None, part["name"]) else "")
        + (f" {part['value']}" if "value" in part else "")
        + (f" ({part['says']})" if part["says"] else "")
        for part in parts
    )


@contextmanager
def a_desktop_with_groupside(folder: Path, size: str = "1440x900") -> Iterator[ScreenReader]:
    """Groupside on the vault in `folder`, and a reader beside it."""
    with ExitStack() as stack:
        display = stack.enter_context(an_x_server(size))
        bus = stack.enter_context(_running([*BUS], {**os.environ, "DISPLAY": display}, subprocess.PIPE))
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        environment = {
            **os.environ,
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LANG": "C.UTF-8",
        }
        stack.enter_context(_running(["openbox"], environment))
        command = [sys.executable, "-m", "app", "--vault", str(folder)]
        groupside = stack.enter_context(_running(command, environment))
        reader = ScreenReader(groupside, environment)
        stack.callback(reader.let_go)
        yield reader


@contextmanager
def _running(
    command: list[str], environment: dict[str, str], stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, cwd=HOUSE, env=environment, stdout=stdout, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
