"""The people and standing arrangements of a practice: users, participants, programs and groups."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from app.model.agenda import Agenda
from app.model.entry import Value
from app.model.rounds import Question


class Role(StrEnum):
    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co_facilitator"


class User(Value):
    """Somebody who opens the vault with their own passphrase and signs what they write."""

    id: str
    name: str = Field(min_length=1, max_length=60)
    credentials: str = Field(default="", max_length=40)
    role: Role = Role.FACILITATOR

    @property
    def signature(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


class Person(Value):
    """A participant, by the name used in the group."""

    id: str
    name: str = Field(min_length=1, max_length=60)
    pronouns: str = Field(default="", max_length=30)
    joined: date | None = None

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalnum()]
        letters = [words[0][0], words[-1][0]] if len(words) > 1 else [self.name[0]]
        return "".join(letters).upper()


class Rules(Value):
    """What a program asks for. The product warns by these and never decides."""

    weekly_minutes: int = Field(default=540, ge=0)
    day_minutes: int = Field(default=180, ge=0)
    group_size_max: int = Field(default=12, ge=1)
    late_minutes: int = Field(default=5, ge=0)
    breaks_count: bool = True
    note_format: str = "DAP"
    note_deadline_hours: int = Field(default=24, ge=1)
    check_in: tuple[Question, ...] = ()
    check_out: tuple[Question, ...] = ()


class Program(Value):
    """Rules and defaults of a service: agenda, targets, questions, curriculum."""

    id: str
    name: str = Field(min_length=1, max_length=60)
    agenda: Agenda
    rules: Rules = Rules()
    topics: tuple[str, ...] = ()


class Meeting(Value):
    """A weekly time of a group; weekday 0 is Monday."""

    weekday: int = Field(ge=0, le=6)
    start: time


class Group(Value):
    """A standing cohort with a schedule, a call link and a roster."""

    id: str
    name: str = Field(min_length=1, max_length=60)
    program_id: str
    zone: str
    meetings: tuple[Meeting, ...] = ()
    call_link: str = ""
    # one of the practice's own agendas; '' is the program's
    agenda_id: str = ""

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, OSError) as error:  # no such zone, or a folder of zones
            raise ValueError("there is no such time zone") from error
        return zone

    @field_validator("call_link")
    @classmethod
    def _link_is_safe(cls, link: str) -> str:
        # the link is handed to the desktop's opener: only web links may be
        if link and not link.startswith("https://"):
            raise ValueError("a call link starts with https://")
        return link

    def meetings_between(self, since: datetime, until: datetime) -> list[datetime]:
        """The group's meetings that start in [since, until), aware, in the group's zone, in order.

        A meeting keeps its wall-clock time across daylight-saving changes.
        """
        zone = ZoneInfo(self.zone)
        day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
        found = []
        while day <= last:
            for meeting in self.meetings:
                if meeting.weekday == day.weekday():
                    start = datetime.combine(day, meeting.start, zone)
                    if since <= start < until:
                        found.append(start)
            day += timedelta(days=1)
        return sorted(found)
