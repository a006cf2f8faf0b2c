"""A group's schedule for other calendars (RFC 5545), without the name of any person.

Each weekly meeting is one series in the group's own zone. Meetings that are not held are left out of it, moved ones are
instances of it at another time. Why something is not held, who leads and who comes stay here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.documents.formats import group_in_names
from app.live.public import names_someone
from app.model.groups import DAY, Group, Meeting
from app.words import _

if TYPE_CHECKING:
    from icalendar import Event

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def schedule_file_name(group: Group, names: Iterable[str]) -> str:
    return f"{group_in_names(group.name, names)} {_('schedule')}.ics"


def schedule_ics(
    group: Group, minutes: int, since: date, now: datetime, names: Iterable[str], *, with_link: bool = False
) -> bytes:
    """The meetings from the day `since` on, `minutes` long, as iCalendar text in UTF-8.

    `names` are the people of the practice: a group that is called after one of them leaves as "Group". The call link
    lets anybody into the call who has it: it leaves only if it is asked for.
    """
    from icalendar import Calendar

    title = _("Group") if names_someone(group.name, names) else group.name
    calendar = Calendar()
    calendar.add("prodid", "-//Groupside//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    length = timedelta(minutes=minutes)
    for meeting in group.meetings:
        for event in _events(group, meeting, since):
            event.add("summary", title)
            event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
            event.add("duration", length)
            if with_link and group.call_link:
                event.add("location", group.call_link)
                event.add("url", group.call_link)
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _events(group: Group, meeting: Meeting, since: date) -> Iterator[Event]:
    """The series of one weekly meeting, then its instances that were moved."""
    from icalendar import Event, vRecur

    zone = ZoneInfo(group.zone)
    first = since + DAY * ((meeting.weekday - since.weekday()) % 7)
    uid = f"{group.id}-{meeting.weekday}-{meeting.start:%H%M%S}@groupside"
    weekly = Event()
    weekly.add("uid", uid)
    weekly.add("dtstart", datetime.combine(first, meeting.start, zone))
    weekly.add("rrule", vRecur({"FREQ": "WEEKLY", "BYDAY": DAYS[meeting.weekday]}))
    moved = []
    for each in group.exceptions:
        of_this = (each.day.weekday(), each.start) == (meeting.weekday, meeting.start)
        if not of_this or group.exception_at(each.day, each.start) != each:
            continue
        held = datetime.combine(each.day, each.start, zone)
        in_series = each.day >= first
        if each.to is None:
            if in_series:
                weekly.add("exdate", held)
        elif in_series or each.to.date() >= since:
            event = Event()
            event.add("uid", uid if in_series else f"moved-{each.day:%Y%m%d}-{uid}")
            event.add("dtstart", each.to.replace(tzinfo=zone))
            if in_series:
                event.add("recurrence-id", held)
            moved.append(event)
    yield weekly
    yield from moved
