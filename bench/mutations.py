"""Whether the tests notice when `app/model` is wrong: a seeded sample of small faults, each put in and looked for.

A fault is one flipped comparison, sign, `and`, truth or condition, or a number that is off by one. It is put into a
copy of the source; there `tests/app/model` run, and then the tests beside them that import the module. A fault that
none of them notices is printed with its line: a property is missing, it is not needed, or both are the same.
"""

from __future__ import annotations

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parents[1]
MODEL, TESTS = Path("app", "model"), Path("tests", "app")
COPIED = ("app", "tests", "resources", "docs", "ui", "bench", "pyproject.toml", "README.md", "CHANGELOG.md")
# the rooms of tests that only compute: what the model gets wrong is wrong there first
BESIDE = ("live", "practice", "review", "documents", "intake")

# seconds: what goes on for ever while tests are still collected is noticed as well
PATIENCE = 600
# faults that are none, by the line that they stand in and what stands there instead
THE_SAME = {
    (
        "if lacking == fewest and Search(table, table.rooms).rooms() is None:",
        "(False)",
    ): "only gives up sooner",
    ("return self._must_move(0, empty)", "(1)"): "the search asks again, for everybody",
    ("step = 1 if missing > 0 else -1", "(-1)"): "where nothing is missing, no step is taken",
    (
        "return merged((start, ended if closed - WITH_EVERYBODY <= end < ended else end) for start, end in stays)",
        "(closed - WITH_EVERYBODY <= end <= ended)",
    ): "who stays to the end stays to the end",
}

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
}  # fmt: skip


class Fault(NamedTuple):
    """`instead` stands where `was` stood, from `start` to `end` in the bytes of a file."""

    path: Path
    line: int
    start: int
    end: int
    was: str
    instead: str

    @property
    def whole_line(self) -> str:
        return (HOUSE / self.path).read_text(encoding="utf-8").splitlines()[self.line - 1].strip()

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {' '.join(self.was.split())}  →  {self.instead}"


def faults(path: Path) -> Iterator[Fault]:
    """All the faults that a file can have, in its order."""
    text = (HOUSE / path).read_bytes()
    begins = [0]
    for line in text.splitlines(keepends=True):
        begins.append(begins[-1] + len(line))
    for node, instead in _wrong(ast.parse(text)):
        start = begins[node.lineno - 1] + node.col_offset
        end = begins[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        yield Fault(path, node.lineno, start, end, text[start:end].decode(), f"({ast.unparse(instead)})")


def _wrong(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each expression below that can be made wrong, and how."""
    yield from _one(node)
    for name, below in ast.iter_fields(node):
        # annotations say nothing while it runs, and Python 3.11 does not know where the parts of an f-string stand
        if name in ("annotation", "returns") or isinstance(below, ast.JoinedStr):
            continue
        for each in below if isinstance(below, list) else [below]:
            if isinstance(each, ast.AST) and not isinstance(each, ast.JoinedStr):
                yield from _wrong(each)


def _one(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Compare(ops=[only]) if type(only) in COMPARED:
            yield node, ast.Compare(node.left, [COMPARED[type(only)]()], node.comparators)
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                flipped = deepcopy(node)
                flipped.ops[at] = COMPARED[type(op)]()
                yield node, flipped
        case ast.BinOp(op=op) if type(op) in SIGNS:
            yield node, ast.BinOp(node.left, SIGNS[type(op)](), node.right)
        case ast.BoolOp(op=op):
            yield node, ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node, node.operand
        case ast.Constant(value=bool(value)):
            yield node, ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield node, ast.Constant(value + 1)
            yield node, ast.Constant(value - 1)
        case ast.Return(value=ast.expr() as value):
            yield value, ast.UnaryOp(ast.Not(), value)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield test, ast.Constant(True)
            yield test, ast.Constant(False)
        case ast.comprehension(ifs=[test, *_others]):
            yield test, ast.Constant(True)


def sample_of(every: Iterable[Fault], seed: int, count: int) -> list[Fault]:
    """Chosen by what they are and not by their number: what is mended elsewhere leaves the others in the sample."""
    same: Counter[tuple[str, str, str]] = Counter()
    ranked = []
    for fault in every:
        what = (fault.path.as_posix(), fault.was, fault.instead)
        same[what] += 1
        ranked.append((sha256(f"{seed} {what} {same[what]}".encode()).digest(), fault))
    return [fault for _rank, fault in sorted(ranked)[:count]]


def tests_of(path: Path) -> list[list[str]]:
    """The tests that would notice, the likeliest first: the module's own, the model's, and those that import it."""
    own = TESTS / "model" / f"test_{path.stem}.py"
    module = re.compile(
        rf"^\s*from app\.model(\.{path.stem} import|\s+import .*\b{path.stem}\b)", re.MULTILINE
    )
    beside = [
        test.relative_to(HOUSE).as_posix()
        for room in BESIDE
        for test in sorted((HOUSE / TESTS / room).rglob("test_*.py"))
        if module.search(test.read_text(encoding="utf-8"))
    ]
    return [[own.as_posix()] if (HOUSE / own).exists() else [], [(TESTS / "model").as_posix()], beside]


class Copy:
    """A copy of the source in which one fault at a time is looked for."""

    def __init__(self, place: Path) -> None:
        self._place = place
        for name in COPIED:
            there = HOUSE / name
            (shutil.copytree if there.is_dir() else shutil.copy)(there, place / name)

    def is_noticed(self, fault: Fault, by: int) -> bool:
        """By the first so many of `tests_of`."""
        right = (HOUSE / fault.path).read_bytes()
        wrong = right[: fault.start] + fault.instead.encode() + right[fault.end :]
        compile(wrong, fault.path, "exec")  # what is no Python is noticed by nobody's test
        for tests in filter(None, tests_of(fault.path)[:by]):
            (self._place / fault.path).write_bytes(wrong)
            noticed = not self._pass(tests)
            (self._place / fault.path).write_bytes(right)
            if noticed and self._pass_without(tuple(tests)):
                return True
        return False

    @cache  # noqa: B019  there is one copy
    def _pass_without(self, tests: tuple[str, ...]) -> bool:
        """Whether they pass without a fault: what fails anyway notices nothing."""
        return self._pass(list(tests))

    def _pass(self, tests: list[str]) -> bool:
        # what is written as bytecode could be of another fault: none is
        command = [
            sys.executable,
            "-B",
            "-m",
            "pytest",
            "-x",
            "-q",
            "--timeout",
            "60",
            "--hypothesis-seed",
            "0",
        ]
        env = {**os.environ, "PYTHONPATH": str(self._place)}
        try:
            done = subprocess.run(
                [*command, *tests],
                cwd=self._place,
                env=env,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python3 dev.py mutations", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--only", default="", help="the stem of one module, such as agenda")
    parser.add_argument(
        "--model", action="store_true", help="only the model's own tests: quick, for a first look"
    )
    parser.add_argument("--list", action="store_true", help="print the sample and end")
    asked = parser.parse_args(arguments)
    modules = [path.relative_to(HOUSE) for path in sorted((HOUSE / MODEL).glob(f"{asked.only or '*'}.py"))]
    every = [fault for path in modules for fault in faults(path)]
    sample = sample_of(every, asked.seed, asked.count)
    print(f"{len(sample)} of {len(every)} faults, seed {asked.seed}", flush=True)
    if asked.list:
        print(*sample, sep="\n")
        return 0
    survived = []
    with tempfile.TemporaryDirectory(prefix="groupside-mutations-") as folder:
        copy = Copy(Path(folder))
        for fault in sample:
            if why := THE_SAME.get((fault.whole_line, fault.instead)):
                print("  the same", fault, f"({why})", flush=True)
            elif copy.is_noticed(fault, 2 if asked.model else 3):
                print("  noticed ", fault, flush=True)
            else:
                print("  survived", fault, flush=True)
                survived.append(fault)
    print(f"{len(survived)} of {len(sample)} went unnoticed")
    print(*survived, sep="\n")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
