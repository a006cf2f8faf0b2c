"""Groups: standing cohorts, and when they meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator

from app.model.entry import Value

DAY = timedelta(days=1)


class Specialization(StrEnum):
    """Whom a group is for."""

    NONE = "none"
    WOMEN = "women"
    MEN = "men"
    VETERANS = "veterans"
    LGBTQ = "lgbtq"
    YOUNG_ADULTS = "young_adults"


class Meeting(Value):
    """A weekly time of a group; weekday 0 is Monday. The members of the groups in `also` are expected as well."""

    weekday: int = Field(ge=0, le=6)
    start: time
    also: tuple[str, ...] = ()


class ScheduleException(Value):
    """What happens to the meeting that the schedule has at `day` and `start`: it is not held, or moved to another time.

    `day`, `start` and `to` are the group's own wall-clock times.
    """

    day: date
    start: time
    kind: Literal["holiday", "cancelled", "moved"]
    to: datetime | None = None
    reason: str = Field(default="", max_length=80)

    @model_validator(mode="after")
    def _moved_to_somewhere(self) -> ScheduleException:
        if (self.kind == "moved") != (self.to is not None):
            raise ValueError("a moved meeting, and no other, has a time that it is moved to")
        if self.to is not None and self.to.tzinfo is not None:
            raise ValueError("the new time is a time of the group's own zone")
        return self


class Group(Value):
    """A standing cohort with a schedule, a call link and a roster. `facilitators` are users who usually lead it."""

    id: str
    name: str = Field(min_length=1, max_length=60)
    program_id: str
    zone: str
    meetings: tuple[Meeting, ...] = ()
    call_link: str = ""
    # one of the practice's own agendas; '' is the program's
    agenda_id: str = ""
    exceptions: tuple[ScheduleException, ...] = ()
    facilitators: tuple[str, ...] = ()
    specialization: Specialization = Specialization.NONE
    # people may join at any time
    open: bool = True
    # what members get is in it; '' is the language of the screens
    language: str = Field(default="", max_length=12)

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

        A meeting keeps its wall-clock time across daylight-saving changes. One that is cancelled is left out, one
        that is moved comes at its new time.
        """
        return [start for start, _meeting in self.scheduled_between(since, until)]

    def scheduled_between(self, since: datetime, until: datetime) -> list[tuple[datetime, Meeting]]:
        """The same, each with the weekly meeting that it comes from.

        A time that the clocks leave out stands for the moment as long after the one before the change; of a time that
        comes twice the first counts. There is one meeting at a moment, however it came there.
        """
        zone = ZoneInfo(self.zone)
        # compared as moments: in one zone Python compares what the clock on the wall says
        since, until = since.astimezone(UTC), until.astimezone(UTC)
        # a day more on each side: what is left out at midnight comes on another day
        first, last = since.astimezone(zone).date() - DAY, until.astimezone(zone).date() + DAY
        found: dict[datetime, Meeting] = {}
        for start, meeting in (*self._weekly(first, last), *self._moved()):
            moment = start.replace(tzinfo=zone).astimezone(UTC)
            if since <= moment < until:
                found.setdefault(moment, meeting)
        return [(moment.astimezone(zone), found[moment]) for moment in sorted(found)]

    def exception_at(self, day: date, start: time) -> ScheduleException | None:
        """What happens to the weekly meeting of that day and time; the newest word counts."""
        found = (each for each in reversed(self.exceptions) if (each.day, each.start) == (day, start))
        return next(found, None)

    def _weekly(self, day: date, last: date) -> Iterator[tuple[datetime, Meeting]]:
        while day <= last:
            for meeting in self.meetings:
                if meeting.weekday == day.weekday() and self.exception_at(day, meeting.start) is None:
                    yield datetime.combine(day, meeting.start), meeting
            day += DAY

    def _moved(self) -> Iterator[tuple[datetime, Meeting]]:
        for each in self.exceptions:
            meeting = self._meeting_at(each.day, each.start)
            # a later exception of the same meeting takes this one's place
            if (
                meeting is not None
                and each.to is not None
                and self.exception_at(each.day, each.start) is each
            ):
                yield each.to, meeting

    def _meeting_at(self, day: date, start: time) -> Meeting | None:
        found = (each for each in self.meetings if (each.weekday, each.start) == (day.weekday(), start))
        return next(found, None)
