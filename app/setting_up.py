"""What a new practice starts with: its first user, the shipped programs with a group each, and the shipped library."""

from __future__ import annotations

from collections.abc import Iterable

from app.desk import Seat
from app.intake.decks import shipped_decks, shipped_topics
from app.intake.programs import ShippedProgram, shipped_programs
from app.model.agenda import Agenda
from app.model.decks import Library
from app.model.groups import Group
from app.model.people import User
from app.model.programs import Program
from app.practice import commands
from app.practice.events import Erased
from app.practice.programs import add_program
from app.practice.state import Practice


def shipped_library() -> Library:
    """The decks and topics that ship with Groupside, as they are drawn from."""
    return Library(shipped_decks(), {topic.id: topic for topic in shipped_topics()})


def first_group(shipped: ShippedProgram, group_id: str, zone: str) -> Group:
    """The group that a shipped program suggests, to be edited; `zone` is an IANA name."""
    return Group(
        id=group_id,
        name=shipped.group_name,
        program_id=shipped.program.id,
        zone=zone,
        meetings=shipped.meetings,
    )


def set_up(seat: Seat, user: User, chosen: Iterable[tuple[ShippedProgram, Group]]) -> None:
    """Write down the first user and the chosen programs with their groups. Raises Refused for two of one name."""
    seat.arrange(commands.add_user, user)
    for shipped, group in chosen:
        seat.arrange(add_program, shipped.program)
        seat.arrange(commands.add_group, group)


def begun_program(program_id: str, name: str, agenda: Agenda) -> Program:
    """A program that begins with the questions, topics and targets of the first shipped one, on its own agenda."""
    like = shipped_programs()[0].program
    rules = like.rules.model_copy(update={"day_minutes": min(agenda.minutes, like.rules.day_minutes)})
    return Program(id=program_id, name=name, agenda=agenda, rules=rules, topics=like.topics)


def is_set_up(practice: Practice) -> bool:
    """Whether there is a group, and somebody was ever in it: what a first session needs."""
    if not practice.groups:
        return False
    return bool(practice.people) or any(isinstance(entry.event, Erased) for entry in practice.entries)
