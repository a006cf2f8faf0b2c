"""What is pointed out about a group beside its program's rules. Nothing is decided by it, and nothing prevented."""

from __future__ import annotations

from datetime import date

from app.model.agenda import Agenda, PartKind
from app.model.groups import Group, Meeting
from app.model.programs import Program
from app.practice.state import Practice
from app.words import _, ngettext

COUNSELING = (PartKind.SMALL_GROUP, PartKind.REFLECTION)


def group_cautions(practice: Practice, group: Group, day: date) -> tuple[str, ...]:
    """One sentence for each thing: the size on a day, the minutes of a usual week, a meeting that stands twice.

    A group without people or without meetings is not there yet: nothing is said of its size, or of its week.
    """
    program, agenda = practice.program_of(group), practice.agenda_of(group)
    if program is None or agenda is None:
        return ()
    found = (
        _size_words(program, agenda, len(practice.members(group.id, day))),
        _week_words(practice, group, program),
        _twice_words(practice, group),
    )
    return tuple(words for words in found if words)


def weekly_minutes(practice: Practice, group: Group) -> int:
    """Minutes that a member's usual week brings: their own meetings, and those that other groups share with them.

    Group minutes, or service minutes where the program does not count breaks. Exceptions are left out.
    """
    program = practice.program_of(group)
    with_breaks = program is None or program.rules.breaks_count
    minutes = 0
    for other, _meeting in _week(practice, group):
        agenda = practice.agenda_of(other)
        if agenda is not None:
            minutes += agenda.minutes if with_breaks else agenda.service_minutes
    return minutes


def _week(practice: Practice, group: Group) -> list[tuple[Group, Meeting]]:
    """The weekly meetings at which the members of a group are expected."""
    others = (other for other in practice.groups.values() if other.id != group.id)
    shared = [(other, each) for other in others for each in other.meetings if group.id in each.also]
    return [*((group, each) for each in group.meetings), *shared]


def _size_words(program: Program, agenda: Agenda, count: int) -> str:
    """Education takes more people than counseling: the smaller number counts where the agenda has both."""
    rules = program.rules
    counsels = any(block.has(kind) for block in agenda.blocks for kind in COUNSELING)
    most = rules.group_size_max if counsels else max(rules.group_size_max, rules.education_size_max)
    if count > most:
        return _("{n} people are in this group; {program} plans for {most} at most.").format(
            n=count, program=program.name, most=most
        )
    if 0 < count < rules.group_size_min:
        words = ngettext(
            "{n} person is in this group; {program} plans for {least} at least.",
            "{n} people are in this group; {program} plans for {least} at least.",
            count,
        )
        return words.format(n=count, program=program.name, least=rules.group_size_min)
    return ""


def _week_words(practice: Practice, group: Group, program: Program) -> str:
    minutes, target = weekly_minutes(practice, group), program.rules.weekly_minutes
    if not minutes or minutes >= target:
        return ""
    return _("A week of this group has {hours}; {program} asks for {target}.").format(
        hours=hours(minutes), program=program.name, target=hours(target)
    )


def _twice_words(practice: Practice, group: Group) -> str:
    """A meeting that another group shares with this one stands in that group alone."""
    own = {(group.zone, each.weekday, each.start) for each in group.meetings}
    for other, each in _week(practice, group):
        if other.id != group.id and (other.zone, each.weekday, each.start) in own:
            return _(
                "A meeting stands in this group and is shared by {group} as well. Keep one of them."
            ).format(group=other.name)
    return ""


def hours(minutes: int) -> str:
    """ "9:00" for 540 minutes."""
    return _("{hours} hours").format(hours=f"{minutes // 60}:{minutes % 60:02d}")


def program_cautions(program: Program) -> tuple[str, ...]:
    """Where a program's own agenda cannot meet its own rules."""
    rules, agenda = program.rules, program.agenda
    day = agenda.minutes if rules.breaks_count else agenda.service_minutes
    found = []
    if day < rules.day_minutes:
        words = _("A day of this agenda has {hours}; the rules ask for {least}.")
        found.append(words.format(hours=hours(day), least=hours(rules.day_minutes)))
    if 0 < rules.days_a_week * day < rules.weekly_minutes:
        words = ngettext(
            "{n} day a week of this agenda has {hours}; the rules ask for {target}.",
            "{n} days a week of this agenda have {hours}; the rules ask for {target}.",
            rules.days_a_week,
        )
        week = hours(rules.days_a_week * day)
        found.append(words.format(n=rules.days_a_week, hours=week, target=hours(rules.weekly_minutes)))
    return tuple(found)
