"""Who may do what is one table; the guide says the same, and everything it names is there."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from app.live import commands as live
from app.live import steering
from app.model.people import Role
from app.model.roles import NEEDED, RIGHTS, Right, may, needed, right_words, role_words
from app.practice import care
from app.practice import commands as practice
from app.practice.follow_ups import follow_up
from app.practice.names_answered import answer_names

GUIDE = Path(__file__).parents[3] / "docs" / "roles.md"


def test_the_guide_says_what_the_table_says() -> None:
    rows = [line.strip("|").split("|") for line in GUIDE.read_text("utf-8").splitlines() if line[:1] == "|"]
    told = [[cell.strip() for cell in row] for row in rows]
    assert told[0][1:] == [role_words(role) for role in Role]
    assert told[2:] == [
        [right_words(right), *("yes" if right in RIGHTS[role] else "" for role in Role)] for right in Right
    ]


@pytest.mark.parametrize("name", NEEDED)
def test_what_the_table_names_is_there(name: str) -> None:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        module, _dot, command = name.rpartition(".")
        assert callable(getattr(importlib.import_module(module), command))


def test_the_longest_name_that_fits_counts() -> None:
    assert needed(live.next_block) is Right.GROUP
    assert needed(live.end) is Right.END
    assert needed(steering.note_sleep) is None
    assert needed(care.admit) is Right.PEOPLE
    assert needed(care.send_document) is Right.SEND
    assert needed(follow_up) is Right.PEOPLE
    assert needed(answer_names) is Right.SEND  # whoever lets a document leave is asked
    assert needed(practice.add_group) is Right.PRACTICE
    with pytest.raises(KeyError):
        needed(len)


def test_what_needs_nothing_is_everybody_s() -> None:
    assert all(may(role, None) for role in Role)
