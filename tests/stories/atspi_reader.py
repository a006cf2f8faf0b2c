"""What a screen reader has of the programs on this desktop: their accessibility trees, read and acted on over D-Bus.

Started by by_screen_reader.py with the system's Python, which has `gi`; it shares nothing with Groupside but
the desktop. A line of JSON comes in, a line goes out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any
from warnings import simplefilter

gi: Any = import_module("gi")  # by name: our own environment has none
gi.require_version("Atspi", "2.0")
GLib: Any = import_module("gi.repository.GLib")
Atspi: Any = import_module("gi.repository.Atspi")

DEEPEST = 60
STATES = (
    "SHOWING",
    "ENABLED",
    "FOCUSABLE",
    "FOCUSED",
    "CHECKED",
    "SELECTED",
    "EDITABLE",
    "CHECKABLE",
    "ACTIVE",
)


class Reader:
    """Keeps what it listed last, so that an answer can be acted on by its number."""

    def __init__(self) -> None:
        self._listed: list[Any] = []
        self._focused = ["", ""]
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:state-changed:focused")

    def _hear(self, event: Any) -> None:
        try:
            if event.detail1:
                self._focused = [event.source.get_role_name(), event.source.get_name()]
        except GLib.Error:  # it went before its name was asked for
            pass

    def focused(self) -> list[str]:
        """The role and the name of what was last told to have the focus; menus stand in no tree."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return self._focused

    def tree(self, of: int) -> list[dict[str, Any]]:
        """Everything that is shown by the program of this process id, windows first."""
        self._listed = []
        desktop = Atspi.get_desktop(0)
        found: list[dict[str, Any]] = []
        for at in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(at)
            if program is not None and program.get_process_id() == of:
                found.extend(self._below(program, "", 0))
        return found

    def _below(self, node: Any, window: str, depth: int) -> Iterator[dict[str, Any]]:
        for at in range(node.get_child_count()):
            try:
                child = node.get_child_at_index(at)
                if child is None:
                    continue
                child.clear_cache()
                states = [
                    name for name in STATES if child.get_state_set().contains(getattr(Atspi.StateType, name))
                ]
                if "SHOWING" not in states:
                    continue
                within = window if depth else child.get_name()
                yield self._told(child, states, within, depth)
            except GLib.Error:  # it went while it was looked at
                continue
            if depth < DEEPEST:
                yield from self._below(child, within, depth + 1)

    def _told(self, node: Any, states: list[str], window: str, depth: int) -> dict[str, Any]:
        self._listed.append(node)
        told = {
            "at": len(self._listed) - 1,
            "depth": depth,
            "window": window,
            "role": node.get_role_name(),
            "name": node.get_name(),
            "says": node.get_description(),
            "states": states,
            "acts": [],
        }
        interfaces = node.get_interfaces()
        if "Action" in interfaces:
            told["acts"] = [Atspi.Action.get_action_name(node, at) for at in range(node.get_n_actions())]
        if "Value" in interfaces:
            told["value"] = [node.get_current_value(), node.get_maximum_value()]
        if "Text" in interfaces:
            told["text"] = Atspi.Text.get_text(node, 0, -1)
        return told

    def act(self, at: int, act: str) -> bool:
        """Whether it was done: what was listed may have gone since."""
        node = self._listed[at]
        try:
            names = [Atspi.Action.get_action_name(node, place) for place in range(node.get_n_actions())]
            return act in names and bool(node.do_action(names.index(act)))
        except GLib.Error:
            return False

    def write(self, at: int, text: str) -> bool:
        return bool(Atspi.EditableText.set_text_contents(self._listed[at], text))

    def key(self, keysym: int) -> bool:
        """To whatever has the focus, as a screen reader passes keys on."""
        return bool(Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM))

    def focus(self, at: int) -> bool:
        return bool(self._listed[at].grab_focus())


def main() -> None:
    simplefilter("ignore", DeprecationWarning)  # the names of acts have no other way to come
    reader = Reader()
    for line in sys.stdin:
        asked = json.loads(line)
        answer = getattr(reader, asked.pop("do"))(**asked)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
