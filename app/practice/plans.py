"""A person's relapse prevention plan: its lines and goals kept, moved and left out, and what it was before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, Literal

from pydantic import ValidationError

from app.errors import Refused
from app.model.notes import compared, whole_letters
from app.model.plans import Feedback, Goal, Plan, PlanLine, PlanPart
from app.practice import events as e
from app.practice.days import today_of
from app.practice.plan_versions import versions
from app.practice.plan_words import part_words
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]
Progress = Literal["not_begun", "begun", "halfway", "nearly", "reached"]
PROGRESS: Final[tuple[Progress, ...]] = ("not_begun", "begun", "halfway", "nearly", "reached")
LONGEST = 300


# Lines


def keep_line(
    practice: Practice,
    now: datetime,
    person: str,
    line: str,
    part: PlanPart,
    text: str,
    session: str = "",
    note: str = "",
) -> Events:
    """A line, new or changed, by its id. `session` and `note` say where a new one was caught; they stay as they are
    when it is changed. Raises Refused for an empty line, one that is too long, one that is there already, and for a
    change of one that somebody left out meanwhile."""
    old = next((each for each in _plan(practice, person).lines if each.id == line), None)
    if old is not None:
        session, note = old.session, old.note
    elif line in _lines_ever(practice, person):
        raise Refused(_("That line is not in the plan any more."))
    new = _sound_line(practice, person, line, part, text, session, note)
    day = today_of(practice, now, person)
    return [] if new == old else [e.PlanLineKept(person=person, line=new, day=day)]


def _sound_line(
    practice: Practice, person: str, line: str, part: PlanPart, text: str, session: str, note: str
) -> PlanLine:
    """What can be kept. Raises Refused for the first thing that is wrong."""
    if not line:
        raise Refused(_("That line is not in the plan any more."))
    if part not in list(PlanPart):
        raise Refused(_("Choose a part of the plan."))
    plan, words = _plan(practice, person), _tidy(text)
    for other in plan.of(part):
        if other.id != line and compared(other.text) == compared(words):
            raise Refused(_("That is in the plan already, under “{part}”.").format(part=part_words(part)))
    return PlanLine(id=line, part=part, text=words, session=session, note=note)


def move_line(practice: Practice, now: datetime, person: str, line: str, part: PlanPart) -> Events:
    """A line into another part of the plan."""
    return keep_line(practice, now, person, line, part, _line(practice, person, line).text)


def drop_line(practice: Practice, now: datetime, person: str, line: str) -> Events:
    day = today_of(practice, now, person)
    return [e.PlanLineDropped(person=person, line=_line(practice, person, line).id, day=day)]


def lines_from(plan: Plan, session: str, note: str) -> tuple[PlanLine, ...]:
    """What one note has become in the plan."""
    return tuple(each for each in plan.lines if note and (each.session, each.note) == (session, note))


# Goals


def keep_goal(practice: Practice, now: datetime, person: str, goal: str, text: str) -> Events:
    """The words of a goal, new or changed, by its id; progress and feedback stay."""
    old = next((each for each in _plan(practice, person).goals if each.id == goal), None)
    if old is None and goal in _goals_ever(practice, person):
        raise Refused(_("That goal is not there any more."))
    words = _sound_goal(practice, person, goal, text)
    new = Goal(id=goal, text=words) if old is None else old.model_copy(update={"text": words})
    return [] if new == old else [e.GoalKept(person=person, goal=new, day=today_of(practice, now, person))]


def _sound_goal(practice: Practice, person: str, goal: str, text: str) -> str:
    """The words that can be kept. Raises Refused for the first thing that is wrong."""
    if not goal:
        raise Refused(_("That goal is not there any more."))
    words = _tidy(text)
    if any(
        each.id != goal and compared(each.text) == compared(words) for each in _plan(practice, person).goals
    ):
        raise Refused(_("That is one of the goals already."))
    return words


def set_progress(practice: Practice, now: datetime, person: str, goal: str, progress: Progress) -> Events:
    """How far the person is with a goal."""
    old = _goal(practice, person, goal)
    try:
        new = Goal.model_validate({**old.model_dump(), "progress": progress})
    except ValidationError:
        raise Refused(_("Choose how far this goal is.")) from None
    return [] if new == old else [e.GoalKept(person=person, goal=new, day=today_of(practice, now, person))]


def add_feedback(
    practice: Practice, now: datetime, person: str, goal: str, text: str, session: str = ""
) -> Events:
    """What the group said to a goal, today, in `session` where that is known. Whether a name stands in it is asked
    before: see `members_named`."""
    old = _goal(practice, person, goal)
    words = _tidy(text)
    day = today_of(practice, now, person)
    if any(compared(each.text) == compared(words) for each in old.feedback):
        raise Refused(_("That was written down already."))
    said = (*old.feedback, Feedback(on=day, text=words, session=session))
    return [e.GoalKept(person=person, goal=old.model_copy(update={"feedback": said}), day=day)]


def drop_feedback(practice: Practice, now: datetime, person: str, goal: str, said: Feedback) -> Events:
    old = _goal(practice, person, goal)
    if said not in old.feedback:
        raise Refused(_("That is not there any more."))
    kept = old.model_copy(update={"feedback": tuple(each for each in old.feedback if each != said)})
    return [e.GoalKept(person=person, goal=kept, day=today_of(practice, now, person))]


def put_feedback_back(practice: Practice, now: datetime, person: str, goal: str, said: Feedback) -> Events:
    """What was left out of a goal's feedback comes back to its day. Raises Refused where the same was said since."""
    old = _goal(practice, person, goal)
    if said in old.feedback:
        return []
    if any(compared(each.text) == compared(said.text) for each in old.feedback):
        raise Refused(_("That was written down already."))
    all_said = tuple(sorted((*old.feedback, said), key=lambda each: each.on))
    return [e.GoalKept(person=person, goal=old.model_copy(update={"feedback": all_said}))]


def drop_goal(practice: Practice, now: datetime, person: str, goal: str) -> Events:
    return [
        e.GoalDropped(
            person=person, goal=_goal(practice, person, goal).id, day=today_of(practice, now, person)
        )
    ]


def put_back(practice: Practice, now: datetime, person: str, left_out: PlanLine | Goal) -> Events:
    """What was left out comes back as it was, at the end. Raises Refused where the same was added since."""
    plan, day = _plan(practice, person), today_of(practice, now, person)
    if isinstance(left_out, PlanLine):
        _sound_line(practice, person, left_out.id, left_out.part, left_out.text, "", "")
        return [] if left_out in plan.lines else [e.PlanLineKept(person=person, line=left_out, day=day)]
    _sound_goal(practice, person, left_out.id, left_out.text)
    return [] if left_out in plan.goals else [e.GoalKept(person=person, goal=left_out, day=day)]


# What it was before


def take_again(practice: Practice, now: datetime, person: str, day: date) -> Events:
    """The plan as it stood at the end of a day stands again: what came since goes, what went comes back, in the order
    of then."""
    plan = _plan(practice, person)
    old = next((each.plan for each in versions(practice, person) if each.day == day), None)
    if old is None:
        raise Refused(_("There is no plan of that day."))
    if old == plan:
        raise Refused(_("The plan is just as it was then."))
    return list(_steps(person, plan, old, today_of(practice, now, person)))


def _steps(person: str, plan: Plan, old: Plan, day: date) -> Iterator[e.PracticeEvent]:
    lines = {each.id: each for each in plan.lines}
    stay = _in_place([each.id for each in old.lines], list(lines))
    yield from (e.PlanLineDropped(person=person, line=each, day=day) for each in lines if each not in stay)
    for line in old.lines:
        if line.id not in stay or lines[line.id] != line:
            yield e.PlanLineKept(person=person, line=line, day=day)
    goals = {each.id: each for each in plan.goals}
    stay = _in_place([each.id for each in old.goals], list(goals))
    yield from (e.GoalDropped(person=person, goal=each, day=day) for each in goals if each not in stay)
    for goal in old.goals:
        if goal.id not in stay or goals[goal.id] != goal:
            yield e.GoalKept(person=person, goal=goal, day=day)


def _in_place(wanted: Sequence[str], there: Sequence[str]) -> frozenset[str]:
    """Which things keep their place: what comes back comes at the end, so only the first ones that stand in order."""
    stay: list[str] = []
    rest = iter(there)
    for each in wanted:
        if each not in rest:  # goes through `rest` up to it
            break
        stay.append(each)
    return frozenset(stay)


def _plan(practice: Practice, person: str) -> Plan:
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
    return practice.care_of(person).plan


def _lines_ever(practice: Practice, person: str) -> Iterator[str]:
    """Ids of the lines that were ever in the plan, without those that were taken back."""
    for entry in practice.entries:
        match entry.event:
            case e.PlanLineKept() as kept if kept.person == person and entry.id not in practice.undone:
                yield kept.line.id


def _goals_ever(practice: Practice, person: str) -> Iterator[str]:
    for entry in practice.entries:
        match entry.event:
            case e.GoalKept() as kept if kept.person == person and entry.id not in practice.undone:
                yield kept.goal.id


def _line(practice: Practice, person: str, line: str) -> PlanLine:
    for each in _plan(practice, person).lines:
        if each.id == line:
            return each
    raise Refused(_("That line is not in the plan any more."))


def _goal(practice: Practice, person: str, goal: str) -> Goal:
    for each in _plan(practice, person).goals:
        if each.id == goal:
            return each
    raise Refused(_("That goal is not there any more."))


def _tidy(text: str) -> str:
    """On one line. Raises Refused for nothing, and for more than a line holds."""
    words = " ".join(whole_letters(text).split())
    if not words:
        raise Refused(_("Write a few words first."))
    if len(words) > LONGEST:
        raise Refused(
            _("That is too long for one line: {n} letters, and {most} fit.").format(
                n=len(words), most=LONGEST
            )
        )
    return words
