"""A week in words and figures: the table's rows, Today's bars, and the text that is copied. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from app.practice.weeks import CAME, GroupWeek, PersonDay, PersonSession, PersonWeek
from app.words import _, ngettext
from ui.language import locale
from ui.parts.week_bars import WeekBar
from ui.parts.week_shape import WeekCell, WeekRow
from ui.practice.summary_words import status_look
from ui.theme import Tone
from ui.times import hours_words, wall_clock


def day_name(day: date) -> str:
    return locale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def short_day(day: date, today: date | None = None) -> str:
    """ "Nov 23"; with the year where that is another one than today's."""
    month = locale().monthName(day.month, QLocale.FormatType.ShortFormat)
    words = _("{month} {day}") if today is None or day.year == today.year else _("{month} {day}, {year}")
    return words.format(month=month, day=day.day, year=day.year)


def week_span(monday: date) -> str:
    """ "Nov 23 to Nov 29, 2026" """
    sunday = monday + timedelta(days=6)
    return _("{first} to {last}, {year}").format(
        first=short_day(monday), last=short_day(sunday), year=sunday.year
    )


def heads(week: GroupWeek) -> tuple[str, ...]:
    """What stands over each day: its name, and its number below."""
    return tuple(f"{day_name(day)}\n{day.day}" for day in week.days)


def total_head(week: GroupWeek) -> str:
    return _("of {target}").format(target=hours_words(week.rules.weekly_minutes))


def target_words(week: GroupWeek, today: date) -> str:
    """What the figures are, and what the program asks of a week, or asked of one that is over."""
    rules = week.rules
    above = (
        _("Hours in group, and below them those of service, which leave the breaks out.")
        if rules.breaks_count
        else _("Hours of service, which leave the breaks out, and below them those in group.")
    )
    over = week.days[-1] < today
    words = _("The program asked for {hours} a week") if over else _("The program asks for {hours} a week")
    asked = words.format(hours=hours_words(rules.weekly_minutes))
    if rules.days_a_week:
        days = ngettext("on {n} day of {hours}", "on {n} days of {hours}", rules.days_a_week)
        hours = hours_words(rules.day_minutes)
        asked = f"{asked} {days.format(n=rules.days_a_week, hours=hours)}"
    return f"{above} {asked}."


def rows(week: GroupWeek, today: date) -> list[WeekRow]:
    return [
        WeekRow(
            person.person.id,
            person.person.name,
            tuple(_cell(day, person) for day in person.days),
            WeekCell(
                hours_words(person.counted),
                hours_words(person.service_minutes if person.rules.breaks_count else person.group_minutes),
                spoken=total_words(person),
            ),
            person_words(person, today),
            warns=not person.within_reach or bool(person.twice),
        )
        for person in week.people
    ]


def sums(week: GroupWeek) -> WeekRow:
    """All people together, by day: hours, and how many came."""
    cells = []
    for at, day in enumerate(week.days):
        group, service, came = week.on(at)
        if not came:
            cells.append(WeekCell())
            continue
        words = ngettext(
            "{day}: {n} person came, {group} in group, {service} of service",
            "{day}: {n} people came, {group} in group, {service} of service",
            came,
        )
        figures = {"group": hours_words(group), "service": hours_words(service)}
        spoken = words.format(day=day_name(day), n=came, **figures)
        first, second = ("group", "service") if week.rules.breaks_count else ("service", "group")
        cells.append(WeekCell(figures[first], figures[second], spoken=spoken))
    both = (hours_words(week.group_minutes), hours_words(week.service_minutes))
    spoken = _("{group} in group, {service} of service").format(group=both[0], service=both[1])
    first, second = both if week.rules.breaks_count else both[::-1]
    return WeekRow("", _("Together"), tuple(cells), WeekCell(first, second, spoken=spoken), short_count(week))


def short_count(week: GroupWeek) -> str:
    count = len(week.out_of_reach)
    if not week.people:
        return ""
    if not week.short:
        return _("everybody has their hours and days")
    if not count:
        return _("everybody can reach it with what is left")
    if any(person.left for person in week.people):
        words = ngettext(
            "{n} person stays short after what is left", "{n} people stay short after what is left", count
        )
    else:
        words = ngettext("{n} person is short", "{n} people are short", count)
    return words.format(n=count)


def total_words(person: PersonWeek) -> str:
    """ "6:00 of 9:00, 6:00 in group, 5:30 of service" """
    words = _("{counted} of {target}, {group} in group, {service} of service")
    return words.format(
        counted=hours_words(person.counted),
        target=hours_words(person.target),
        group=hours_words(person.group_minutes),
        service=hours_words(person.service_minutes),
    )


def person_words(person: PersonWeek, today: date) -> str:
    """ "1:15 and 1 day short · 2 sessions left: Thu, Sun"; what is missing is said as long as it is missing."""
    pieces = []
    if person.beside:
        pieces.append(_("with {hours} beside the group").format(hours=hours_words(person.beside)))
    hours = hours_words(person.short)
    if person.short and not person.days_short:
        pieces.append(_("{hours} short").format(hours=hours))
    elif person.days_short:
        words = (
            ngettext("{hours} and {n} day short", "{hours} and {n} days short", person.days_short)
            if person.short
            else ngettext("{n} day short", "{n} days short", person.days_short)
        )
        pieces.append(words.format(hours=hours, n=person.days_short))
    if not person.short and not person.days_short:
        pieces.append(_("has the hours and days") if person.target or person.rules.days_a_week else "")
    elif not person.left and today <= person.days[-1].day:
        pieces.append(_("no session left"))
    if person.left:
        words = (
            ngettext("{n} session left: {days}", "{n} sessions left: {days}", len(person.left))
            if person.within_reach
            else ngettext(
                "{n} session left, not enough: {days}",
                "{n} sessions left, not enough: {days}",
                len(person.left),
            )
        )
        pieces.append(words.format(n=len(person.left), days=", ".join(_left(person))))
    if person.twice:
        words = _("in two sessions at one time on {days}: {hours} counted twice")
        days = ", ".join(day_name(day.day) for day in person.days if day.twice)
        pieces.append(words.format(days=days, hours=hours_words(person.twice)))
    return " · ".join(piece for piece in pieces if piece)


def _left(person: PersonWeek) -> list[str]:
    """The days of what is left, with the time where a day has two, or with the group where both are at one time."""
    found = []
    for day in person.days:
        times = [wall_clock(meeting.starts, meeting.group.zone) for meeting in day.left]
        apart = times if len(set(times)) == len(times) else [meeting.group.name for meeting in day.left]
        name = day_name(day.day)
        found += [f"{name} {which}" for which in apart] if len(apart) > 1 else [name] * len(apart)
    return found


def _cell(day: PersonDay, week: PersonWeek) -> WeekCell:
    spoken = day_words(day)
    if any(session.came for session in day.sessions):
        _word, tone, icon = day_look(day)
        first, second = day.group_minutes, day.service_minutes
        if not week.rules.breaks_count:
            first, second = second, first
        return WeekCell(hours_words(first), hours_words(second), icon, tone, spoken)
    if day.sessions:
        word, tone, icon = day_look(day)
        return WeekCell("", word, icon, tone, spoken)
    if day.left:
        start = min(day.left, key=lambda meeting: meeting.starts)
        return WeekCell("", wall_clock(start.starts, start.group.zone), "hourglass", "neutral", spoken)
    if day.beside:
        return WeekCell(hours_words(day.beside), "", "user", "neutral", spoken)
    return WeekCell()


def day_look(day: PersonDay) -> tuple[str, Tone, str]:
    """Word, tone and icon of a day."""
    if day.make_up:
        return _("Make-up"), "ok", "rotate-ccw"
    return status_look(day.status)


def day_words(day: PersonDay, group_names: dict[str, str] | None = None) -> str:
    """All of a day: "Mon, Nov 23: present, 3:00 in group, 2:45 of service"; '' for a day without anything."""
    pieces = [_session_words(session, group_names or {}) for session in day.sessions]
    if day.beside:
        pieces.append(_("{hours} beside the group").format(hours=hours_words(day.beside)))
    pieces += [
        _("expected at {time}, {group}").format(
            time=wall_clock(meeting.starts, meeting.group.zone), group=meeting.group.name
        )
        for meeting in day.left
    ]
    if day.twice:
        words = _("in two sessions at one time, {hours} counted twice")
        pieces.append(words.format(hours=hours_words(day.twice)))
    if not pieces:
        return ""
    return f"{day_name(day.day)}, {short_day(day.day)}: {'; '.join(pieces)}"


def _session_words(session: PersonSession, group_names: dict[str, str]) -> str:
    word = status_look(session.status)[0]
    if session.make_up:
        word = _("{status}, a make-up").format(status=word)
    if name := group_names.get(session.group):
        word = f"{name}, {word}"
    if session.status not in CAME:
        return word
    return _("{status}, {group} in group, {service} of service").format(
        status=word, group=hours_words(session.group_minutes), service=hours_words(session.service_minutes)
    )


def bars(people: Sequence[PersonWeek]) -> list[WeekBar]:
    """What counts of each person's week against the target, and the other figure beside it."""
    return [bar(person, person.person.id, person.person.name) for person in people]


def bar(person: PersonWeek, id_: str, name: str, mixed: bool = False) -> WeekBar:
    """Where breaks count in some of the weeks alone, the other figure is service in all of them."""
    if person.rules.breaks_count or mixed:
        return WeekBar(id_, name, person.counted, person.target, person.service_minutes)
    return WeekBar(id_, name, person.counted, person.target, group=person.group_minutes)


def is_mixed(weeks: Sequence[PersonWeek]) -> bool:
    """Whether breaks count in some of these weeks alone: one person's may stand by different rules."""
    return len({week.rules.breaks_count for week in weeks}) > 1


def bars_head(people: Sequence[PersonWeek]) -> str:
    """What the figures with the target are."""
    if any(person.beside for person in people) or is_mixed(people):
        return _("counted")
    return _("service") if any(not person.rules.breaks_count for person in people) else _("in group")


def bars_words(people: Sequence[PersonWeek], target: int) -> str:
    """What is counted against what, below the bars."""
    counts = all(person.rules.breaks_count for person in people)
    words = (
        _("Hours in group against the weekly {target}. Service leaves the breaks out.")
        if counts
        else _("Hours of service against the weekly {target}: they leave the breaks out.")
    ).format(target=hours_words(target))
    if any(person.beside for person in people):
        words += " " + _("Sessions beside the group count as well.")
    return words


def week_text(week: GroupWeek, today: date) -> str:
    """The table as lines that can be read anywhere."""
    lines = [f"{week.group.name}, {week_span(week.monday)}", target_words(week, today), ""]
    for person in week.people:
        lines.append(f"{person.person.name}: {total_words(person)}")
        if words := person_words(person, today):
            lines.append(f"  {words}")
        lines += [f"  {spoken}" for day in person.days if (spoken := day_words(day))]
    together = sums(week)
    lines += ["", f"{together.name}: {together.total.spoken}"]
    return "\n".join(lines) + "\n"
