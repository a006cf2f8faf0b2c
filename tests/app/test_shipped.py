"""What others made is told, with its licence: nothing in the lock is left out, and no text is missing."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from app.shipped import Work, shipped, table
from tests.app.test_main import run

HOUSE = Path(__file__).resolve().parents[2]
LOCKED = re.findall(r"^([\w.-]+)==", (HOUSE / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(scope="module")
def works() -> dict[str, Work]:
    return {re.sub("_", "-", work.name).lower(): work for work in shipped()}


def test_every_package_that_is_installed_to_run_is_told_and_no_other(works: dict[str, Work]) -> None:
    assert {name for name, work in works.items() if work.package} == set(LOCKED)


def test_every_work_has_a_text(works: dict[str, Work]) -> None:
    assert [work.name for work in works.values() if not work.text] == []


@pytest.mark.parametrize("name", LOCKED)
def test_the_licence_is_the_one_that_the_package_names_itself(works: dict[str, Work], name: str) -> None:
    metadata = distribution(name).metadata
    theirs = next((metadata[key] for key in ("License-Expression", "License") if key in metadata), "")
    if len(theirs.splitlines()) == 1:  # some put the whole text there
        assert works[name].licence == theirs or works[name].licence in theirs.split(" OR ")


def test_what_is_inside_a_package_is_told_with_its_text(works: dict[str, Work]) -> None:
    assert "option-ext" in {part.name for part in works["typst"].parts}
    assert "Mozilla Public License" in works["typst"].text
    assert "option-ext 0.2.0: MPL-2.0" in works["typst"].text


def test_qts_licence_says_how_qt_is_replaced(works: dict[str, Work]) -> None:
    for name in ("pyside6-essentials", "shiboken6", "qt"):
        assert "in the place of ours" in works[name].text
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in works[name].text
        assert "GNU GENERAL PUBLIC LICENSE" in works[name].text


def test_the_table_has_a_line_for_each(works: dict[str, Work]) -> None:
    lines = table(list(works.values())).splitlines()
    assert len(lines) == len(works)
    assert next(line for line in lines if line.startswith("libiconv")).split()[1:] == [
        "in",
        "lxml",
        "LGPL-2.1-or-later",
    ]


def test_the_terminal_prints_one_licence_and_says_when_there_is_none() -> None:
    assert "ZETETIC" in run("licences", "sqlcipher").stdout
    # a file on Windows does not take every letter
    assert r"Tomi Pievil\xe4inen" in run("licences", "python-dateutil", PYTHONIOENCODING="ascii").stdout
    done = run("licences", "nonsense")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.strip() == "There is no licence text for this."
