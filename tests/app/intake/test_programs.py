"""The two programs that ship, and the refusal of program files that cannot be used."""

from datetime import time

import pytest

from app.errors import BadFile
from app.intake.decks import shipped_topics
from app.intake.programs import ShippedProgram, read_program, shipped_programs
from app.model.agenda import PartKind
from app.resources import resources_folder

HARMONY, BLUE_HEART = shipped_programs()
BOTH = pytest.mark.parametrize("shipped", [HARMONY, BLUE_HEART], ids=lambda shipped: shipped.program.id)


def test_the_harmony_day_is_180_minutes_and_165_of_service() -> None:
    agenda = HARMONY.program.agenda
    assert [(block.title, block.minutes) for block in agenda.blocks] == [
        ("Check-in & icebreaker", 30),
        ("Education", 45),
        ("Break", 15),
        ("Small-group counseling", 60),
        ("Check-out", 30),
    ]
    assert (agenda.minutes, agenda.service_minutes) == (180, 165)
    assert [block.title for block in agenda.blocks if block.is_break] == ["Break"]


def test_the_blue_heart_day_is_135_minutes_all_of_them_service() -> None:
    agenda = BLUE_HEART.program.agenda
    assert [(block.title, block.minutes) for block in agenda.blocks] == [
        ("Education", 90),
        ("Individual reflection", 45),
    ]
    assert (agenda.minutes, agenda.service_minutes) == (135, 135)


@BOTH
def test_a_day_of_a_program_meets_the_programs_own_rules(shipped: ShippedProgram) -> None:
    program = shipped.program
    assert program.agenda.minutes >= program.rules.day_minutes
    assert len(shipped.meetings) * program.agenda.minutes >= program.rules.weekly_minutes == 540
    assert all(block.least_minutes <= block.minutes for block in program.agenda.blocks)


@BOTH
def test_a_curriculum_names_only_topics_that_ship(shipped: ShippedProgram) -> None:
    assert set(shipped.program.topics) <= {topic.id for topic in shipped_topics()}


def test_the_curricula_have_ten_and_twelve_topics_and_share_family_dynamics() -> None:
    assert (len(HARMONY.program.topics), len(BLUE_HEART.program.topics)) == (10, 12)
    assert set(HARMONY.program.topics) & set(BLUE_HEART.program.topics) == {"family-dynamics"}


def test_the_groups_meet_when_the_programs_say() -> None:
    assert HARMONY.group_name == "IOP Morning"
    assert [(meeting.weekday, meeting.start) for meeting in HARMONY.meetings] == [
        (0, time(9)),
        (1, time(9)),
        (3, time(9)),
    ]
    assert BLUE_HEART.group_name == "IOP Evening"
    assert [(meeting.weekday, meeting.start) for meeting in BLUE_HEART.meetings] == [
        (0, time(17)),
        (1, time(17)),
        (2, time(17)),
        (3, time(9)),
        (6, time(9)),
    ]


def test_check_in_asks_four_things_by_default() -> None:
    for shipped in (HARMONY, BLUE_HEART):
        asked = [(question.id, question.kind) for question in shipped.program.rules.check_in]
        assert asked == [("feeling", "word"), ("craving", "scale"), ("used", "yes_no"), ("goal", "text")]


def test_check_out_leaves_a_promise_for_the_next_check_in() -> None:
    asked = [question.id for question in HARMONY.program.rules.check_out]
    assert asked == ["learned", "differently", "promise", "next_time", "craving", "closing_word"]


def test_blue_heart_checks_arrivals_and_has_no_rounds() -> None:
    assert BLUE_HEART.program.agenda.blocks[0].has(PartKind.ARRIVAL_CHECK)
    assert not any(
        block.has(kind)
        for block in BLUE_HEART.program.agenda.blocks
        for kind in (PartKind.CHECK_IN_ROUND, PartKind.CHECK_OUT_ROUND)
    )
    assert BLUE_HEART.program.rules.check_out == ()


@pytest.mark.parametrize(
    ("was", "becomes", "field", "why"),
    [
        ("minutes = 45", "minutes = 0", "minutes of block 2", "is less than 1"),
        ("minutes = 45", "minutes = 241", "minutes of block 2", "is more than 240"),
        ("minutes = 45", 'minutes = "soon"', "minutes of block 2", "is not a whole number"),
        ("minutes = 45\n", "", "minutes of block 2", "is missing"),
        ('kind = "icebreaker"', 'kind = "juggling"', "kind of part 2 of block 1", "has to be one of"),
        ('id = "check-out"', 'id = "break"', "id of block 5", "was already given before"),
        ('"goal-setting"', '"stress-management"', "topics 10 of program", "was already given before"),
        ('"Thursday"', '"Someday"', "days 3 of meeting 1 of group", "has to be one of"),
        ("start = 09:00:00", 'start = "early"', "start of meeting 1 of group", "is not a time of day"),
        ('id = "used"', 'id = "craving"', "id of check_in 3 of program", "was already given before"),
        ("breaks_count = true", "breaks_count = 3", "breaks_count of program", "is neither true nor false"),
    ],
)
def test_a_bad_program_is_refused_with_line_field_and_reason(
    was: str, becomes: str, field: str, why: str
) -> None:
    text = (resources_folder() / "agendas" / "harmony.toml").read_text(encoding="utf-8")
    assert text.count(was) >= 1
    with pytest.raises(BadFile) as refused:
        read_program(text.replace(was, becomes, 1), "ours.toml")
    line = refused.value.line
    assert line is not None
    assert str(refused.value).startswith(f"ours.toml, line {line}: {field} {why}")
    if becomes:
        here = text.replace(was, becomes, 1).split("\n")[line - 1]
        assert becomes.strip() in here or here.startswith("topics")


def test_an_agenda_without_blocks_is_refused() -> None:
    with pytest.raises(BadFile, match="block is missing"):
        read_program(
            'id = "x"\ntitle = "X"\n[program]\nid = "x"\nname = "X"\n[group]\nname = "X"\n', "empty.toml"
        )


def test_blue_heart_has_three_stretches_of_twelve_weeks_and_a_bridge_of_six_months() -> None:
    program = BLUE_HEART.program
    assert [each.weeks for each in program.formats] == [12, 12, 12]
    assert (program.weeks_min, program.weeks_max) == (12, 36)
    assert program.aftercare_name == "The Bridge"
    assert sum(step.weeks for step in program.aftercare) == 26
    assert [step.groups_a_week for step in program.aftercare] == [3, 2, 1]
    assert (HARMONY.program.weeks_min, HARMONY.program.weeks_max, HARMONY.program.formats) == (6, 8, ())


@BOTH
def test_a_week_of_a_program_meets_the_programs_own_rules(shipped: ShippedProgram) -> None:
    rules = shipped.program.rules
    assert len({meeting.weekday for meeting in shipped.meetings}) >= rules.days_a_week
    assert rules.days_a_week * shipped.program.agenda.minutes >= rules.weekly_minutes
    assert (rules.group_size_min, rules.group_size_max, rules.education_size_max) == (2, 12, 35)
