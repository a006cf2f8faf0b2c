"""A document's value reaches its renderer only without the names of others, and says what was asked and taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.desk import Desk
from app.documents.redaction import (
    Names,
    Redacted,
    answer_key,
    members_named,
    names_about,
    names_around,
    redact,
)
from app.model.entry import Value
from app.model.people import Person
from app.practice import commands
from tests.practice_for_tests import ALEX, EVENING, JAMES, MARIA, MORNING

NAMES = Names(("Maria S.",), {"1": ("James T.",), "2": ("Grace L.", "Grace Lee")})


@dataclass(frozen=True)
class Note:
    """As a document's value is made: its own name, and free words."""

    name: str
    response: str
    plan: tuple[str, ...] = ()

    def map_words(self, change: Callable[[str], str]) -> Note:
        return replace(self, response=change(self.response), plan=tuple(map(change, self.plan)))


class Stored(Value):
    """The same of a value that is stored."""

    words: str

    def map_words(self, change: Callable[[str], str]) -> Stored:
        return self.model_copy(update={"words": change(self.words)})


def page(note: Redacted[Note]) -> str:
    """A renderer: it takes nothing that did not come through redaction."""
    return f"{note.value.name}: {note.value.response}"


def test_a_value_comes_without_names_and_says_what_went() -> None:
    note = Note(
        "Maria S.", "James and James T. heard Maria. Grace spoke", ("Call Kevin", "James’s list, Grace Lee")
    )
    redacted = redact(note, NAMES, {})
    assert redacted.value.plan == ("Call Kevin", "another group member’s list, another group member")
    assert redacted.replaced == {"James": 2, "James T.": 1, "Grace": 1, "Grace Lee": 1}
    (asked,) = redacted.asked
    assert (asked.word, asked.phrase, redacted.unanswered) == (
        "Grace",
        "…James T. heard Maria. Grace spoke",
        (asked,),
    )
    assert redacted.unknown == ("Kevin",)
    assert page(redacted).startswith("Maria S.: another group member and another group member heard Maria.")


@pytest.mark.parametrize(("answer", "stays"), [(True, False), (False, True)])
def test_an_answer_decides_and_nothing_is_left_to_ask(answer: bool, stays: bool) -> None:
    redacted = redact(Stored(words="Grace spoke"), NAMES, {answer_key("Grace"): answer})
    assert redacted.unanswered == ()
    assert [(each.word, each.answer) for each in redacted.asked] == [("Grace", answer)]
    assert ("Grace" in redacted.value.words) is stays


def test_nothing_else_makes_what_a_renderer_takes() -> None:
    note = Note("Maria S.", "James spoke")
    with pytest.raises(TypeError):
        Redacted(note, {}, (), (), seal=None)
    changed: Callable[..., object] = replace  # a type checker asks for the seal as well
    with pytest.raises((TypeError, ValueError)):
        changed(redact(note, NAMES), value=note)
    assert "James" not in page(redact(note, NAMES))


def test_a_value_is_redacted_once_and_stays_so() -> None:
    once = redact(Note("Maria S.", "James’s words, the Jameses"), NAMES)
    assert redact(once.value, NAMES).value == once.value
    assert redact(once.value, NAMES).replaced == {}


def test_what_a_renderer_has_does_not_lead_to_a_name() -> None:
    """Nor does what was told of it: only the words that stood there, for whoever writes the document."""
    redacted = redact(Note("Maria S.", "Hello"), NAMES)
    assert "James" not in repr(redacted)


def test_everybody_of_the_practice_and_who_runs_it_are_known(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(
        commands.add_person, Person(id="m", name="Marcus B.", known_as=("Marco’s iPhone",)), EVENING, TODAY
    )
    everybody = names_about(desk.practice, MARIA)
    text = "Alex Rivera of IOP Morning asked James T., Marcus and Marco"
    assert everybody.without(text) == (
        "Alex Rivera of IOP Morning asked another group member, another group member and another group member"
    )
    assert everybody.read(text).unknown == ()
    around = names_about(desk.practice, MARIA, names_around(desk.practice, MARIA))
    assert around.without("James, Marcus") == "another group member, Marcus"
    assert around.read("then James met Marcus").unknown == ("Marcus",)


TODAY = date(2026, 11, 2)


def test_who_is_named_is_told_by_the_name_used_in_the_group(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    seat.arrange(commands.add_person, Person(id="g", name="Grace L.", legal_name="Grace Lee"), MORNING, TODAY)
    assert members_named(desk.practice, MARIA, "Grace Lee and james") == (
        desk.practice.people[JAMES].name,
        "Grace L.",
    )
    assert members_named(desk.practice, MARIA, "by the grace of God, Maria") == ()
    assert members_named(desk.practice, JAMES, "James and maria") == ("Maria S.",)
