"""Check-in and check-out rounds: the questions, whose turn it is, and what a fair share of the time is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from pydantic import Field

from app.errors import Refused
from app.model.entry import Value
from app.model.notes import folded
from app.words import _

_ON_THE_SCALE = re.compile(r"0*(10|[0-9])")


class Round(StrEnum):
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"


OrderedBy = Literal["rotation", "arrival", "newcomers_last", "hand"]
"""How the order of a round comes about."""


class Question(Value):
    """One question of a round. `short` is its name on a small field."""

    id: str
    label: str = Field(min_length=1)
    short: str = Field(min_length=1, max_length=16)
    kind: Literal["word", "scale", "yes_no", "text"] = "text"


def scale_number(answer: str) -> int | None:
    """The number 0 to 10 that an answer is, in the digits 0 to 9; None for any other words."""
    found = _ON_THE_SCALE.fullmatch(answer)
    return int(found[1]) if found else None


def read_answer(question: Question, typed: str) -> str:
    """What was typed, tidied: a scale is a whole number 0 to 10, yes/no takes y, n, yes, no, and these words in the
    language that is spoken; empty is skipped.

    Raises Refused with one sentence when it cannot be read; nothing is guessed.
    """
    text = " ".join(typed.split())
    if not text:
        return ""
    if question.kind == "scale":
        number = scale_number(text)
        if number is None:
            raise Refused(_("{question} is a whole number from 0 to 10.").format(question=question.short))
        return str(number)
    if question.kind == "yes_no":
        answers = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}
        for answer in ("yes", "no"):
            said = folded(answer_words(answer))
            answers |= {said: answer, said[0]: answer}
        if folded(text) not in answers:
            raise Refused(_("{question} takes yes or no.").format(question=question.short))
        return answers[folded(text)]
    return text


def answer_words(answer: str) -> str:
    """An answer as it is shown: yes and no in the language that is spoken, anything else as it was given."""
    return {"yes": _("yes"), "no": _("no")}.get(answer, answer)


def read_answers(questions: Sequence[Question], typed: Mapping[str, str]) -> dict[str, str]:
    """All answers that were given, by question; skipped ones are left out."""
    answers = {question.id: read_answer(question, typed.get(question.id, "")) for question in questions}
    return {question: answer for question, answer in answers.items() if answer}


def by_rotation(people: Sequence[str], first_last_time: str) -> tuple[str, ...]:
    """The list from the one who stands after whoever began last time; that one comes last of all."""
    if first_last_time not in people:
        return tuple(people)
    start = people.index(first_last_time) + 1
    return (*people[start:], *people[:start])


def by_arrival(people: Sequence[str], arrived: Mapping[str, datetime]) -> tuple[str, ...]:
    """Who came first begins; who has not come yet stands last, in the order of the list."""
    came = sorted((person for person in people if person in arrived), key=lambda person: arrived[person])
    return (*came, *(person for person in people if person not in arrived))


def last_of_all(people: Sequence[str], those: Collection[str]) -> tuple[str, ...]:
    """The list with some of its people at the end: newcomers hear the others first. Nobody else moves."""
    return (
        *(person for person in people if person not in those),
        *(person for person in people if person in those),
    )


def moved(people: Sequence[str], person: str, steps: int) -> tuple[str, ...]:
    """The list with one person so many places later, or earlier when below zero; it ends at its ends."""
    if person not in people:
        return tuple(people)
    others = [other for other in people if other != person]
    place = min(max(0, people.index(person) + steps), len(others))
    return (*others[:place], person, *others[place:])


def turns(
    order: Sequence[str], here: frozenset[str], done: frozenset[str], put_off: Sequence[str] = ()
) -> tuple[str, ...]:
    """Who is still to come, in order: the people here who had no turn yet; who put theirs off comes after them."""
    left = [person for person in order if person in here and person not in done]
    return (
        *(person for person in left if person not in put_off),
        *(person for person in put_off if person in left),
    )


def fair_share(left: timedelta, kept_for_others: timedelta, people: int) -> timedelta:
    """What each of the `people` still to come can have of the time left, whole seconds, never below zero."""
    if people <= 0:
        return timedelta()
    seconds = int(max(0.0, (left - kept_for_others).total_seconds()) // people)
    return timedelta(seconds=seconds)
