"""Programs are copied and changed; what cannot be is refused in one sentence."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from pydantic import ValidationError

from app.intake.programs import shipped_programs
from app.model.groups import Meeting, ScheduleException
from app.model.programs import Format, Program, Rules
from app.model.rounds import Question
from app.practice import agendas as a
from app.practice import commands as c
from app.practice import programs as p
from app.practice.state import Practice
from tests.app.practice.test_agendas import SHORT
from tests.app.practice.test_commands import ALEX, HARMONY, MORNING, NOON, after, refused

BLUE_HEART = shipped_programs()[1].program
CRAVING = Question(id="craving", label="Craving right now", short="Craving", kind="scale")


@pytest.fixture
def practice() -> Practice:
    practice = after(Practice(), c.add_user, ALEX)
    practice = after(practice, p.add_program, HARMONY)
    practice = after(practice, p.add_program, BLUE_HEART)
    return after(practice, c.add_group, MORNING)


def with_rules(**rules: object) -> Program:
    return HARMONY.model_copy(update={"rules": HARMONY.rules.model_copy(update=rules)})


def test_a_program_is_copied_and_the_copy_changed(practice: Practice) -> None:
    copy = p.copy_of(practice, HARMONY, "new")
    assert (copy.id, copy.name, copy.rules) == ("new", "Copy of Harmony", HARMONY.rules)
    practice = after(practice, p.add_program, copy)
    assert p.copy_of(practice, HARMONY, "third").name == "Copy of Harmony 2"
    renamed = copy.model_copy(update={"name": "Evenings", "rules": Rules(weekly_minutes=360)})
    practice = after(practice, p.change_program, renamed)
    assert practice.programs["new"] == renamed
    assert practice.programs["harmony"] == HARMONY
    assert p.change_program(practice, NOON, renamed) == []


def test_a_long_name_is_copied_too(practice: Practice) -> None:
    long = HARMONY.model_copy(update={"name": "x" * 60})
    practice = after(practice, p.change_program, long)
    copy = p.copy_of(practice, long, "new")
    practice = after(practice, p.add_program, copy)
    assert len(p.copy_of(practice, long, "third").name) == 60
    after(practice, p.add_program, p.copy_of(practice, long, "third"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (HARMONY.model_copy(update={"name": "blue heart"}), "There is already a program called blue heart."),
        (HARMONY.model_copy(update={"name": " … "}), "A program needs a name."),
        (
            with_rules(group_size_min=13),
            "The most people in counseling cannot be fewer than the fewest in a group.",
        ),
        (
            with_rules(group_size_min=4, education_size_max=3),
            "The most people in education cannot be fewer than the fewest in a group.",
        ),
        (
            with_rules(day_minutes=541),
            "The least minutes of a day cannot be more than the minutes of a week.",
        ),
        (
            with_rules(check_in=(CRAVING, CRAVING.model_copy(update={"id": "other", "short": "craving "}))),
            "Two questions of the check-in are called craving . Give one another short name.",
        ),
        (
            with_rules(check_out=(CRAVING.model_copy(update={"label": "  "}),)),
            "Each question of the check-out needs words and a short name.",
        ),
        (
            HARMONY.model_copy(update={"weeks_min": 9}),
            "The most weeks of the program cannot be fewer than the fewest.",
        ),
        (
            HARMONY.model_copy(
                update={"formats": (Format(id="a", name="One", weeks=1), Format(id="b", name="one", weeks=2))}
            ),
            "Two parts of the program have the same name. Give one of them another.",
        ),
        (
            HARMONY.model_copy(update={"topics": ("goal-setting", "goal-setting")}),
            "A topic stands twice in the curriculum. Leave one of them out.",
        ),
        (
            HARMONY.model_copy(
                update={"formats": (Format(id="a", name="One", weeks=1, topics=("goal-setting",) * 2),)}
            ),
            "A topic stands twice in a part of the program. Leave one of them out.",
        ),
        (HARMONY.model_copy(update={"id": "gone"}), "That program is not here any more."),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    practice: Practice, changed: Program, sentence: str
) -> None:
    assert refused(practice, p.change_program, changed) == sentence


def test_weeks_without_an_end_are_fine(practice: Practice) -> None:
    assert p.change_program(practice, NOON, HARMONY.model_copy(update={"weeks_max": 0}))


def test_a_program_can_choose_one_of_the_practices_own_agendas(practice: Practice) -> None:
    practice = after(practice, a.keep_agenda, SHORT)
    practice = after(practice, p.change_program, HARMONY.model_copy(update={"agenda": SHORT}))
    assert practice.agenda_of(MORNING) == SHORT
    assert refused(practice, a.drop_agenda, SHORT.id) == (
        "IOP Morning uses this agenda. Choose another one for the group first."
    )
    shorter = SHORT.model_copy(update={"blocks": SHORT.blocks[:1]})
    practice = after(practice, a.keep_agenda, shorter)
    assert practice.agenda_of(MORNING) == shorter
    practice = after(practice, a.keep_agenda, shorter.model_copy(update={"title": "Brief day"}))
    assert practice.programs["harmony"].agenda.title == "Brief day"
    # what was typed before the agenda changed brings the old one: the newest counts
    practice = after(practice, p.change_program, HARMONY.model_copy(update={"agenda": SHORT, "weeks_max": 7}))
    assert practice.programs["harmony"].agenda.title == "Brief day"


def test_an_agenda_that_a_program_without_groups_uses_is_not_removed(practice: Practice) -> None:
    practice = after(practice, a.keep_agenda, SHORT)
    practice = after(practice, p.change_program, BLUE_HEART.model_copy(update={"agenda": SHORT}))
    assert refused(practice, a.drop_agenda, SHORT.id) == (
        "Blue Heart uses this agenda. Choose another one for the program first."
    )
    practice = after(practice, p.change_program, BLUE_HEART)
    assert after(practice, a.drop_agenda, SHORT.id).agendas == {}


NINE = time(9)
THURSDAYS = MORNING.model_copy(
    update={"meetings": (Meeting(weekday=3, start=NINE), Meeting(weekday=4, start=NINE))}
)


def moved(day: int, to: datetime) -> ScheduleException:
    return ScheduleException(day=date(2026, 11, day), start=NINE, kind="moved", to=to)


def test_a_group_meets_once_at_a_time(practice: Practice) -> None:
    twice = THURSDAYS.model_copy(update={"meetings": THURSDAYS.meetings * 2})
    sentence = "Two weekly meetings are on the same day at the same time. Leave one of them out."
    assert refused(practice, c.change_group, twice) == sentence
    sentence = "The group meets already at the time a meeting is moved to. Choose another time."
    friday = moved(26, datetime.combine(date(2026, 11, 27), NINE))
    onto = THURSDAYS.model_copy(update={"exceptions": (friday,)})
    assert refused(practice, c.change_group, onto) == sentence
    saturday = datetime.combine(date(2026, 11, 28), NINE)
    both = THURSDAYS.model_copy(update={"exceptions": (moved(26, saturday), moved(27, saturday))})
    assert refused(practice, c.change_group, both) == sentence
    free = ScheduleException(day=date(2026, 11, 27), start=NINE, kind="cancelled")
    assert c.change_group(practice, NOON, onto.model_copy(update={"exceptions": (friday, free)}))


def test_what_was_moved_long_ago_is_in_nobodys_way(practice: Practice) -> None:
    old = ScheduleException(
        day=date(2026, 10, 22), start=NINE, kind="moved", to=datetime.combine(date(2026, 10, 23), NINE)
    )
    assert c.change_group(practice, NOON, THURSDAYS.model_copy(update={"exceptions": (old,)}))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (("Bring tea.",) * 21, "The welcome page has 21 lines, and 20 fit. Leave some out."),
        (("Bring tea.", "x" * 241), "Line 2 of the welcome page is too long: 240 letters at most."),
        (("Bring\ntea.",), "Line 1 of the welcome page needs words on one line."),
        (("Bring\u2028tea.",), "Line 1 of the welcome page needs words on one line."),
        (("Bring tea.", " "), "Line 2 of the welcome page needs words on one line."),
        (("",), "Line 1 of the welcome page needs words on one line."),
    ],
)
def test_a_welcome_page_has_room_for_so_much(
    practice: Practice, lines: tuple[str, ...], sentence: str
) -> None:
    assert refused(practice, p.change_program, HARMONY.model_copy(update={"welcome": lines})) == sentence
    with pytest.raises(ValidationError):
        Program.model_validate({**HARMONY.model_dump(), "welcome": lines})
    most = HARMONY.model_copy(update={"welcome": ("Call 518-555-0142.", *("x" * 240,) * 19)})
    assert after(practice, p.change_program, most).programs[HARMONY.id] == most
    assert Program.model_validate(most.model_dump()) == most
