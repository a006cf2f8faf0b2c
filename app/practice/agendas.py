"""A practice's own agendas: kept, changed and removed, each refused with one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.errors import Refused
from app.model.agenda import TITLE_LENGTH, Agenda
from app.model.agenda_draft import refuse_unsound
from app.model.notes import folded
from app.practice import events as e
from app.practice.free_names import free_name
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def keep_agenda(practice: Practice, now: datetime, agenda: Agenda) -> Events:
    """A new agenda of the practice, or a changed one of the same id, also in the programs that chose it. Those that
    programs bring stay what they are."""
    refuse_unsound(agenda)
    using = [program for program in practice.programs.values() if program.agenda.id == agenda.id]
    if using and agenda.id not in practice.agendas:
        raise Refused(
            _("{agenda} belongs to its program. Copy it and change the copy.").format(agenda=agenda.title)
        )
    if folded(agenda.title) in _titles(practice, agenda.id):
        raise Refused(_("There is already an agenda called {agenda}.").format(agenda=agenda.title))
    if practice.agendas.get(agenda.id) == agenda:
        return []
    changed = (program.model_copy(update={"agenda": agenda}) for program in using)
    return [e.AgendaKept(agenda=agenda), *(e.ProgramChanged(program=program) for program in changed)]


def drop_agenda(practice: Practice, now: datetime, agenda_id: str) -> Events:
    """Remove an agenda that no group and no program uses. What was held with it keeps its own copy."""
    if agenda_id not in practice.agendas:
        raise Refused(_("That agenda is not here any more."))
    users = practice.groups_with(agenda_id)
    if users:
        raise Refused(
            _("{group} uses this agenda. Choose another one for the group first.").format(group=users[0].name)
        )
    programs = [program.name for program in practice.programs.values() if program.agenda.id == agenda_id]
    if programs:
        raise Refused(
            _("{program} uses this agenda. Choose another one for the program first.").format(
                program=programs[0]
            )
        )
    return [e.AgendaDropped(agenda=agenda_id)]


def title_of_copy(practice: Practice, title: str) -> str:
    """What a copy is called at first: free, and short enough."""
    return free_name(_("Copy of {agenda}").format(agenda=title), _titles(practice, ""), TITLE_LENGTH)


def _titles(practice: Practice, but: str) -> set[str]:
    """The titles of all other agendas, programs' own included."""
    own = {folded(kept.title) for kept in practice.agendas.values() if kept.id != but}
    brought = (program.agenda for program in practice.programs.values() if program.agenda.id != but)
    return own | {folded(agenda.title) for agenda in brought}
