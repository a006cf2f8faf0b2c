"""Check-in and check-out rounds: the questions, whose turn it is, and what a fair share of the time is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from pydantic import Field

from app.errors import Refused
from app.model.entry import Value
from app.words import _


class Round(StrEnum):
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"


class Question(Value):
    """One question of a round. `short` is its name on a small field."""

    id: str
    label: str = Field(min_length=1)
    short: str = Field(min_length=1, max_length=16)
    kind: Literal["word", "scale", "yes_no", "text"] = "text"


def read_answer(question: Question, typed: str) -> str:
    """What was typed, tidied: a scale is a whole number 0 to 10, yes/no takes y, n, yes, no; empty is skipped.

    Raises Refused with one sentence when it cannot be read; nothing is guessed.
    """
    text = " ".join(typed.split())
    if not text:
        return ""
    if question.kind == "scale":
        if not (text.isascii() and text.isdigit() and int(text) <= 10):
            raise Refused(_("{question} is a whole number from 0 to 10.").format(question=question.short))
        return str(int(text))
    if question.kind == "yes_no":
        answers = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}
        if text.lower() not in answers:
            raise Refused(_("{question} takes yes or no.").format(question=question.short))
        return answers[text.lower()]
    return text


def read_answers(questions: Sequence[Question], typed: Mapping[str, str]) -> dict[str, str]:
    """All answers that were given, by question; skipped ones are left out."""
    answers = {question.id: read_answer(question, typed.get(question.id, "")) for question in questions}
    return {question: answer for question, answer in answers.items() if answer}


def turns(order: Sequence[str], here: frozenset[str], done: frozenset[str]) -> tuple[str, ...]:
    """Who is still to come, in order: the people here who had no turn yet."""
    return tuple(person for person in order if person in here and person not in done)


def fair_share(left: timedelta, kept_for_others: timedelta, people: int) -> timedelta:
    """What each of the `people` still to come can have of the time left, whole seconds, never below zero."""
    if people <= 0:
        return timedelta()
    seconds = int(max(0.0, (left - kept_for_others).total_seconds()) // people)
    return timedelta(seconds=seconds)
