"""A practice makes its own note formats, and none is lost while a program writes in it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.desk import Desk
from app.errors import Refused
from app.model.note_formats import NoteFormat, NoteSection, Takes
from app.practice.note_formats import drop_format, keep_format
from app.practice.programs import change_program
from app.practice.state import Practice
from tests.practice_for_tests import ALEX

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def section(title: str, *takes: Takes, required: bool = True) -> NoteSection:
    return NoteSection(id=title.lower(), title=title, takes=takes, required=required)


SHORT = NoteFormat(
    id="short",
    title="Short note",
    sections=(section("What happened", Takes.PRESENCE, Takes.SEEN), section("Next steps")),
)


def test_an_own_format_is_kept_changed_and_dropped(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(keep_format, SHORT)
    assert list(desk.practice.noting.formats) == ["DAP", "BIRP", "GIRP", "PIRP", "SOAP", "short"]
    entries = len(desk.practice.entries)
    seat.arrange(keep_format, SHORT)
    assert len(desk.practice.entries) == entries, "nothing changed"
    seat.arrange(keep_format, SHORT.model_copy(update={"title": "  Our   note "}))
    assert desk.practice.noting.formats["short"].title == "Our note"
    seat.arrange(drop_format, "short")
    assert "short" not in desk.practice.noting.formats


def test_a_program_can_take_it_and_then_it_stays(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    program = next(iter(desk.practice.programs.values()))
    rules = program.rules.model_copy(update={"note_format": "short"})
    with pytest.raises(Refused, match="not here any more"):
        seat.arrange(change_program, program.model_copy(update={"rules": rules}))
    seat.arrange(keep_format, SHORT)
    seat.arrange(change_program, program.model_copy(update={"rules": rules}))
    with pytest.raises(Refused, match=f"{program.name} writes its notes in Short note"):
        seat.arrange(drop_format, "short")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": "DAP"}, "come with Groupside"),
        ({"title": " "}, "needs a title"),
        ({"title": "dap"}, "already a format called DAP"),
        ({"title": "No-show"}, "already a format called No-show"),
        ({"title": "x" * 41}, "room for 40 letters"),
        ({"sections": ()}, "at least one section"),
        ({"sections": tuple(section(f"S{n}") for n in range(9))}, "room for 8 sections"),
        ({"sections": (section("Plan"), section("plan"))}, "same title"),
        ({"sections": (section("Plan").model_copy(update={"title": "  "}),)}, "Each section needs a title"),
        ({"sections": (section("Plan", required=False),)}, "has to be filled in"),
        ({"sections": (section("A", Takes.SAID), section("B", Takes.SAID))}, "check-in and check-out"),
    ],
)
def test_what_is_no_format_says_why(change: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        keep_format(Practice(), NOW, SHORT.model_copy(update=change))


def test_a_format_that_is_gone_cannot_be_dropped_again() -> None:
    with pytest.raises(Refused, match="not here any more"):
        drop_format(Practice(), NOW, "short")
