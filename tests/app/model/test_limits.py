"""How much fits where something is typed: the limit itself is taken, and one more is refused."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from app.model.agenda import Agenda, Block
from app.model.care import BesideSession, CareStep, ReachTry
from app.model.decks import Deck, DeckItem, DeckKind, EducationTopic, Library
from app.model.groups import Group, ScheduleException
from app.model.leaving import Leaving
from app.model.lessons import Activity, LessonPart, LessonSession, Source
from app.model.marks import Mark, Tag
from app.model.people import Consent, Location, Person
from app.model.programs import Program, Rules
from app.model.rows import CoverageRow, DeckRow

# what it is, its field, the least and the most: letters of a text, or a number itself
LETTERS: list[tuple[type[BaseModel], str, int, int]] = [
    (Agenda, "title", 1, 60),
    (Block, "title", 1, 60),
    (CareStep, "reason", 0, 300),
    (CareStep, "to", 0, 80),
    (Consent, "discloses", 0, 120),
    (Consent, "ends_with", 0, 120),
    (Consent, "to_whom", 0, 200),
    (Consent, "what", 0, 300),
    (DeckItem, "id", 1, 60),
    (DeckItem, "text", 1, 240),
    (EducationTopic, "title", 1, 60),
    (Group, "name", 1, 60),
    (LessonPart, "title", 1, 60),
    (Leaving, "purpose", 0, 200),
    (Leaving, "recipient", 0, 200),
    (Location, "address", 1, 200),
    (Location, "dispatch", 0, 20),
    (Location, "name", 1, 40),
    (Mark, "meaning", 0, 160),
    (Mark, "title", 1, 40),
    (Person, "access_needs", 0, 300),
    (Person, "withdrawal_risk", 0, 200),
    (Program, "aftercare_name", 0, 60),
    (Program, "name", 1, 60),
    (ReachTry, "words", 0, 200),
    (ScheduleException, "reason", 0, 80),
    (Source, "publisher", 1, 120),
    (Source, "title", 1, 200),
    (Tag, "id", 1, 40),
]
NUMBERS: list[tuple[type[BaseModel], str, int, int]] = [
    (Activity, "minutes", 2, 45),
    (BesideSession, "minutes", 1, 480),
    (Block, "least_minutes", 0, 240),
    (Block, "minutes", 1, 240),
    (DeckItem, "minutes", 1, 60),
    (EducationTopic, "minutes", 5, 240),
    (LessonPart, "long", 1, 90),
    (LessonPart, "minutes", 1, 45),
    (Program, "keep_years", 1, 99),
    (Program, "weeks_max", 0, 260),
    (Program, "weeks_min", 0, 260),
    (Rules, "days_a_week", 0, 7),
    (Rules, "family_a_week", 0, 7),
    (Rules, "individual_a_week", 0, 7),
]


def takes(kind: type[BaseModel], field: str, value: object) -> bool:
    info = kind.model_fields[field]
    typed: Any = Annotated[info.annotation, *info.metadata]
    try:
        TypeAdapter(typed).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("kind", "field", "least", "most"), LETTERS)
def test_a_text_fits_up_to_its_limit(kind: type[BaseModel], field: str, least: int, most: int) -> None:
    taken = [takes(kind, field, "a" * letters) for letters in (least, most, most + 1)]
    assert (taken, takes(kind, field, "")) == ([True, True, False], least == 0)


@pytest.mark.parametrize(("kind", "field", "least", "most"), NUMBERS)
def test_a_number_fits_up_to_its_limit(kind: type[BaseModel], field: str, least: int, most: int) -> None:
    taken = [takes(kind, field, number) for number in (least - 1, least, most, most + 1)]
    assert taken == [False, True, True, False]


def test_a_lesson_has_two_parts_at_least() -> None:
    part = LessonPart(title="One", minutes=20, long=40, words=("First.",))
    taken = [takes(LessonSession, "part", [part] * parts) for parts in (1, 2)]
    assert taken == [False, True]


@pytest.mark.parametrize("kind", [Agenda, Block])
def test_an_id_may_be_short_and_is_never_empty(kind: type[BaseModel]) -> None:
    assert (takes(kind, "id", ""), takes(kind, "id", "a")) == (False, True)


def test_a_program_that_says_nothing_is_held_to_the_usual_rules() -> None:
    rules = Rules()
    assert (rules.weekly_minutes, rules.days_a_week, rules.day_minutes) == (540, 3, 180)
    assert (rules.group_size_min, rules.group_size_max, rules.education_size_max) == (2, 12, 35)
    assert (rules.late_minutes, rules.individual_a_week, rules.family_a_week) == (5, 1, 0)
    counts = (rules.breaks_count, rules.roll_call, rules.individual_counts, rules.family_counts)
    assert counts == (True, False, False, False)
    agenda = Agenda(id="day", title="A day", blocks=(Block(id="one", title="One", minutes=60),))
    program = Program(id="own", name="Our own", agenda=agenda)
    assert (program.weeks_min, program.weeks_max, program.keep_years) == (0, 0, None)


def test_what_a_file_leaves_out_is_as_its_guide_says() -> None:
    item = DeckItem(id="one", text="One?")
    topic = EducationTopic(id="one", title="One", outline=("First.",), question="What?")
    assert (item.minutes, topic.minutes) == (5, 45)
    block = Block(id="one", title="One", minutes=10)
    assert (block.service, block.protected, block.least_minutes, block.marks) == (True, False, 5, (5, 1))


def test_a_row_of_before_there_were_pins_and_halves_was_neither() -> None:
    assert DeckRow("session", "group", "deck", "item", "2026-11-24", "used").pinned == 0
    row = CoverageRow("session", "maria", "topic", "2026-11-24", 1.0)
    assert (row.whole, row.enough) == (1, 50)


def test_decks_are_found_by_what_they_are_for() -> None:
    walks = Deck(id="walks", title="Walks", items=())
    evening = Deck(id="evening", title="Evening", kind=DeckKind.CLOSING_THOUGHT, items=())
    assert Library((walks, evening)).of(DeckKind.ICEBREAKER) == (walks,)


@pytest.mark.parametrize("sign", ["\n", "\t", "\u2028", "\u2029"])
def test_a_title_stays_on_one_line(sign: str) -> None:
    assert not takes(DeckItem, "text", f"One{sign}two")
