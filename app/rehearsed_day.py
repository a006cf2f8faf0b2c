"""The day of any program, tried with the made-up group: their agenda, questions and topics are that program's."""

from __future__ import annotations

from pydantic import ValidationError

from app.desk import Desk
from app.errors import Refused
from app.model.groups import Group
from app.model.programs import Program
from app.practice.programs import change_program
from app.rehearsal_cast import FACILITATOR


def told_program(told: bytes) -> Program | None:
    """What came over a pipe; None where it was nothing, or makes no sense."""
    try:
        return Program.model_validate_json(told)
    except ValidationError:
        return None


def group_of(desk: Desk, agenda: str, program: Program | None) -> Group:
    """The made-up group of a shipped agenda, on the day of `program` where one is given."""
    group = desk.practice.groups[f"group-{agenda}"]
    if program is None:
        return group
    own = desk.practice.programs[group.program_id]
    formats, topics = desk.practice.noting.formats, desk.library.topics
    rules = program.rules
    if rules.note_format not in formats:  # one that the practice wrote itself
        rules = rules.model_copy(update={"note_format": own.rules.note_format})
    tried = {
        "agenda": program.agenda.model_copy(update={"id": own.agenda.id}),
        "rules": rules,
        "topics": tuple(topic for topic in program.topics if topic in topics) or own.topics,
    }
    seat = desk.seat(FACILITATOR.id)
    try:
        seat.arrange(change_program, own.model_copy(update={**tried, "name": program.name}))
    except Refused:  # another program of the rehearsal has that name
        seat.arrange(change_program, own.model_copy(update=tried))
    return desk.practice.groups[group.id]
