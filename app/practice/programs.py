"""Programs: added, copied and changed, each refused with one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.errors import Refused
from app.model.agenda_draft import refuse_unsound
from app.model.notes import folded
from app.model.programs import NAME_LENGTH, WELCOME_LENGTH, WELCOME_LINES, Program, Rules
from app.model.rounds import Question
from app.practice import events as e
from app.practice.free_names import free_name
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def add_program(practice: Practice, now: datetime, program: Program) -> Events:
    if program.id in practice.programs:
        raise Refused(_("{program} is already here.").format(program=program.name))
    program = _sound(practice, program)
    return [e.ProgramAdded(program=program)]


def change_program(practice: Practice, now: datetime, program: Program) -> Events:
    """What was held, and a session that is open, keep the rules that they were opened with."""
    if program.id not in practice.programs:
        raise Refused(_("That program is not here any more."))
    program = _sound(practice, program)
    return [] if practice.programs[program.id] == program else [e.ProgramChanged(program=program)]


def copy_of(practice: Practice, program: Program, new_id: str) -> Program:
    """The same program under a name that is free."""
    taken = {folded(other.name) for other in practice.programs.values()}
    name = free_name(_("Copy of {program}").format(program=program.name), taken, NAME_LENGTH)
    return program.model_copy(update={"id": new_id, "name": name})


def _sound(practice: Practice, program: Program) -> Program:
    """The program as it is kept: with the newest of its agenda. Raises Refused for the first thing that is wrong."""
    if not folded(program.name):
        raise Refused(_("A program needs a name."))
    if any(
        folded(other.name) == folded(program.name)
        for other in practice.programs.values()
        if other.id != program.id
    ):
        raise Refused(_("There is already a program called {program}.").format(program=program.name))
    refuse_unsound(program.agenda)
    _refuse_rules(program.rules)
    if program.rules.note_format not in practice.noting.formats:
        raise Refused(_("That format of notes is not here any more. Choose another one."))
    _refuse_welcome(program.welcome)
    _refuse_questions(program.rules.check_in, _("check-in"))
    _refuse_questions(program.rules.check_out, _("check-out"))
    if 0 < program.weeks_max < program.weeks_min:
        raise Refused(_("The most weeks of the program cannot be fewer than the fewest."))
    if len({folded(each.name) for each in program.formats}) < len(program.formats):
        raise Refused(_("Two parts of the program have the same name. Give one of them another."))
    if len(set(program.topics)) < len(program.topics):
        raise Refused(_("A topic stands twice in the curriculum. Leave one of them out."))
    if any(len(set(each.topics)) < len(each.topics) for each in program.formats):
        raise Refused(_("A topic stands twice in a part of the program. Leave one of them out."))
    agenda = practice.agendas.get(program.agenda.id, program.agenda)
    return program.model_copy(update={"agenda": agenda})


def _refuse_rules(rules: Rules) -> None:
    if rules.group_size_max < rules.group_size_min:
        raise Refused(_("The most people in counseling cannot be fewer than the fewest in a group."))
    if rules.education_size_max < rules.group_size_min:
        raise Refused(_("The most people in education cannot be fewer than the fewest in a group."))
    if rules.day_minutes > rules.weekly_minutes > 0:
        raise Refused(_("The least minutes of a day cannot be more than the minutes of a week."))


def _refuse_welcome(lines: Sequence[str]) -> None:
    """A line can have been put in without being looked at (`model_copy`)."""
    if len(lines) > WELCOME_LINES:
        raise Refused(
            _("The welcome page has {n} lines, and {most} fit. Leave some out.").format(
                n=len(lines), most=WELCOME_LINES
            )
        )
    for place, line in enumerate(lines, start=1):
        if len(line.splitlines()) != 1 or not line.strip():
            raise Refused(_("Line {n} of the welcome page needs words on one line.").format(n=place))
        if len(line) > WELCOME_LENGTH:
            raise Refused(
                _("Line {n} of the welcome page is too long: {most} letters at most.").format(
                    n=place, most=WELCOME_LENGTH
                )
            )


def _refuse_questions(questions: Sequence[Question], where: str) -> None:
    seen: set[str] = set()
    for question in questions:
        short = folded(question.short)
        if not question.label.strip() or not short:
            raise Refused(_("Each question of the {round} needs words and a short name.").format(round=where))
        if short in seen or question.id in seen:
            raise Refused(
                _("Two questions of the {round} are called {short}. Give one another short name.").format(
                    round=where, short=question.short
                )
            )
        seen |= {short, question.id}
