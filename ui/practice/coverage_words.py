"""Who of a group has had which topic, as rows of the picture and in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import floor

from app.practice.coverage import GroupCoverage, Standing, TopicOfPerson, TopicsOfMember
from app.words import _, ngettext
from ui.parts.attendance_calendar import Shape
from ui.parts.topic_grid import GridCell, GridRow
from ui.parts.topic_heads import GridHead
from ui.practice.week_words import short_day

SHAPES: Mapping[Standing, Shape] = {
    "covered": "whole",
    "made_up": "made_up",
    "in_part": "part",
    "missing": "open",
}


def key() -> list[tuple[Shape, str]]:
    """The shapes in a fixed order, with their words."""
    return [
        ("whole", _("covered")),
        ("made_up", _("made up")),
        ("part", _("partly")),
        ("open", _("not yet")),
    ]


def heads(coverage: GroupCoverage, titles: Mapping[str, str]) -> list[GridHead]:
    """Over each column, how many still need it."""
    found = []
    for at, topic in enumerate(coverage.topics):
        lacking, title = coverage.lacking(at), titles.get(topic, topic)
        words = ngettext("still needed by {n} person", "still needed by {n} people", lacking)
        found.append(GridHead(title, str(lacking), f"{title}: {words.format(n=lacking)}"))
    return found


def rows(coverage: GroupCoverage, titles: Mapping[str, str], today: date) -> list[GridRow]:
    return [_row(member, titles, today) for member in coverage.people]


def summary(coverage: GroupCoverage, titles: Mapping[str, str]) -> str:
    """What is needed most, in one sentence."""
    if not coverage.people:
        return _("Nobody is in this group today.")
    if not coverage.topics:
        return _("No topics are named in this program yet.")
    most = max(coverage.lacking(at) for at in range(len(coverage.topics)))
    if not most:
        return _("Everybody has had every topic.")
    needed = [
        titles.get(topic, topic) for at, topic in enumerate(coverage.topics) if coverage.lacking(at) == most
    ]
    words = ngettext(
        "Most needed, by {most} of {n} person: {topics}",
        "Most needed, by {most} of {n} people: {topics}",
        len(coverage.people),
    )
    shown = " · ".join(needed[:3])
    if len(needed) > 3:
        more = ngettext("and {n} more", "and {n} more", len(needed) - 3).format(n=len(needed) - 3)
        shown = f"{shown} {more}"
    return words.format(most=most, n=len(coverage.people), topics=shown)


def _row(member: TopicsOfMember, titles: Mapping[str, str], today: date) -> GridRow:
    done, count = member.done, len(member.topics)
    words = ngettext("{done} of {n} topic", "{done} of {n} topics", count).format(done=done, n=count)
    cells = tuple(GridCell(SHAPES[topic.standing], _spoken(topic, titles, today)) for topic in member.topics)
    name = member.person.name
    return GridRow(member.person.id, name, f"{done}/{count}", f"{name}: {words}", cells)


def _spoken(topic: TopicOfPerson, titles: Mapping[str, str], today: date) -> str:
    title = titles.get(topic.topic, topic.topic)
    if topic.covered and topic.last is not None:
        words = ngettext("{title}, covered on {day}", "{title}, {n} times, last on {day}", topic.times)
        return words.format(title=title, n=topic.times, day=short_day(topic.last, today))
    if topic.made_up is not None:
        return _("{title}, made up on {day}").format(title=title, day=short_day(topic.made_up, today))
    if topic.in_part:
        percent = floor(topic.percent)
        return _("{title}, partly: there for {percent} %").format(title=title, percent=percent)
    return _("{title}, not yet").format(title=title)
