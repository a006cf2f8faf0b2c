"""Programs: the rules and defaults of a service."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.model.agenda import Agenda
from app.model.entry import Value
from app.model.rounds import Question
from app.words import ENGLISH

NAME_LENGTH = 60
# what the welcome page has room for
WELCOME_LINES, WELCOME_LENGTH = 20, 240


class Rules(Value):
    """What a program asks for. The product warns by these and never decides.

    What a payer or a state asks for differs; each shipped program meets the values that it is shipped with. Minutes
    are group minutes, as everywhere, unless `breaks_count` is off: then service minutes stand against the targets.
    """

    weekly_minutes: int = Field(default=540, ge=0)
    days_a_week: int = Field(default=3, ge=0, le=7)
    day_minutes: int = Field(default=180, ge=0)
    # in counseling (small group, reflection); education may take more people
    group_size_min: int = Field(default=2, ge=1)
    group_size_max: int = Field(default=12, ge=1)
    education_size_max: int = Field(default=35, ge=1)
    late_minutes: int = Field(default=5, ge=0)
    breaks_count: bool = True
    # everybody is marked back after a break
    roll_call: bool = False
    # sessions beside the group: how many a week are usual, and which minutes count for the week
    individual_a_week: int = Field(default=1, ge=0, le=7)
    family_a_week: int = Field(default=0, ge=0, le=7)
    individual_counts: bool = False
    family_counts: bool = False
    # what next_topic goes by, and the share of a topic's time, in percent, for which somebody has to be there
    next_topic: Literal["in_order", "most_needed"] = "in_order"
    topic_share: int = Field(default=50, ge=1, le=100)
    # small groups without a facilitator of their own
    rooms_alone: bool = False
    note_format: str = "DAP"
    note_deadline_hours: int = Field(default=24, ge=1)
    # the program's record is kept elsewhere: notes are copied there and marked as entered, and signed there alone; the
    # working notes are destroyed so many days after that (None: kept)
    record_elsewhere: bool = False
    working_notes_days: int | None = Field(default=None, ge=0, le=3650)
    check_in: tuple[Question, ...] = ()
    check_out: tuple[Question, ...] = ()


class Format(Value):
    """A stretch of a program with topics of its own: Blue Heart has three of twelve weeks."""

    id: str
    name: str = Field(min_length=1, max_length=60)
    weeks: int = Field(ge=1, le=104)
    topics: tuple[str, ...] = ()


class TaperStep(Value):
    """A stretch of aftercare: so many weeks with so many groups a week."""

    weeks: int = Field(ge=1, le=104)
    groups_a_week: int = Field(ge=1, le=7)


def _on_one_line(line: str) -> str:
    if len(line.splitlines()) != 1 or not line.strip():
        raise ValueError("a line of the welcome page is one line with words")
    return line


WelcomeLine = Annotated[str, Field(max_length=WELCOME_LENGTH), AfterValidator(_on_one_line)]


class Program(Value):
    """Rules and defaults of a service: agenda, targets, questions, curriculum, and how long it usually takes.

    `weeks_min` and `weeks_max` are 0 where the program says nothing; `keep_years` is how long words about somebody are
    kept after their discharge (None: for good); `aftercare` tapers, first step first. `welcome`
    are the lines of the page for new members; without any it has those that Groupside brings. `language` is that of the
    record, whatever the screens or a group speak.
    """

    id: str
    name: str = Field(min_length=1, max_length=NAME_LENGTH)
    agenda: Agenda
    rules: Rules = Rules()
    topics: tuple[str, ...] = ()
    weeks_min: int = Field(default=0, ge=0, le=260)
    weeks_max: int = Field(default=0, ge=0, le=260)
    formats: tuple[Format, ...] = ()
    aftercare_name: str = Field(default="", max_length=60)
    aftercare: tuple[TaperStep, ...] = ()
    welcome: tuple[WelcomeLine, ...] = Field(default=(), max_length=WELCOME_LINES)
    keep_years: int | None = Field(default=None, ge=1, le=99)
    language: str = Field(default=ENGLISH, max_length=12)
