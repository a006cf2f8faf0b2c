"""One spacing grid and one type scale: what stands between things, and how large words are, is named once."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.test_house import SCREENS, called, name

SPACES = {
    "setSpacing",
    "addSpacing",
    "setContentsMargins",
    "setHorizontalSpacing",
    "setVerticalSpacing",
    "Card",
}
SIZES = {"font", "exact_font"}


def bare_numbers(call: ast.Call) -> Iterator[int]:
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(argument):
            number = node.value if isinstance(node, ast.Constant) else None
            if isinstance(number, int) and not isinstance(number, bool) and number != 0:
                yield number


def test_distances_and_sizes_are_those_of_the_theme() -> None:
    found = [
        f"{name(path)}:{node.lineno} {ast.unparse(node)}"
        for path in SCREENS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and called(node) in SPACES | SIZES and any(bare_numbers(node))
    ]
    assert not found, f"Take them from Space and Type in ui/theme.py: {found}"
