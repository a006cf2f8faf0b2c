"""What is said while a report of the call is compared with what was marked. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from app.documents.record import Stay
from app.intake.comparison import BESIDE, NOBODY, Comparison
from app.intake.matching import Match
from app.live.reports import platform_words
from app.model.reconciling import Row
from app.words import _, ngettext
from ui.practice.summary_words import stays_words

# the id of "nobody has said yet" in a list to pick from
ASK = "?"


def kept_words(corrected: int) -> str:
    """What came of it."""
    if not corrected:
        return _("The report was compared. All times stay as marked.")
    return ngettext(
        "The report was compared. The times of {n} person are now those of the report.",
        "The report was compared. The times of {n} people are now those of the report.",
        corrected,
    ).format(n=corrected)


def head_words(comparison: Comparison) -> str:
    """What lies on the table: "Zoom · 9 people in the report"."""
    count = len(comparison.matches)
    pieces = [
        platform_words(comparison.platform),
        ngettext("{n} person in the report", "{n} people in the report", count).format(n=count),
        _("this report was compared before") if comparison.before else "",
        _("nothing changes before you say so"),
    ]
    return " · ".join(piece for piece in pieces if piece)


def open_words(comparison: Comparison) -> str:
    """What is still to be said; when nothing is, what will come of it."""
    unknown, undecided = len(comparison.unknown), len(comparison.undecided)
    pieces = []
    if unknown:
        pieces.append(ngettext("{n} name", "{n} names", unknown).format(n=unknown))
    if undecided:
        words = ngettext("the times of {n} person", "the times of {n} people", undecided)
        pieces.append(words.format(n=undecided))
    if pieces:
        return _("Still open: {what}").format(what=", ".join(pieces))
    taken = sum(1 for row in comparison.rows if row.choice == "report")
    if taken:
        words = ngettext("{n} person gets the report’s times", "{n} people get the report’s times", taken)
        return words.format(n=taken)
    if any(asks(row) for row in comparison.rows):
        return _("All times stay as they were marked")
    unmatched = [
        words.format(n=count)
        for words, count in (
            (
                ngettext(
                    "{n} person marked here is not in the report",
                    "{n} people marked here are not in the report",
                    count_missing(comparison),
                ),
                count_missing(comparison),
            ),
            (
                ngettext(
                    "{n} person in the report was not marked",
                    "{n} people in the report were not marked",
                    count_unmarked(comparison),
                ),
                count_unmarked(comparison),
            ),
        )
        if count
    ]
    if unmatched:
        return _("{facts}; the marks stay").format(facts=", ".join(unmatched))
    return _("Marks and report agree")


def count_missing(comparison: Comparison) -> int:
    """How many were marked in the room, and the report does not have them."""
    return sum(1 for row in comparison.rows if row.report_minutes is None and _marked(comparison, row))


def count_unmarked(comparison: Comparison) -> int:
    """How many the report has, and nobody marked them; what is kept of them are the marks."""
    return sum(1 for row in comparison.rows if row.names and not _marked(comparison, row))


def _marked(comparison: Comparison, row: Row) -> bool:
    return bool(comparison.live.get(row.person or ""))


def asks(row: Row) -> bool:
    """Whether somebody has to say, or has said, which of the two is kept."""
    return row.report_minutes is not None and not row.agrees


def reported_words(label: str, match: Match, who: str | None, names: Mapping[str, str]) -> str:
    """What the report says of somebody, and why they were taken for somebody."""
    reported = match.reported
    address = reported.email if reported.email and reported.email not in label else ""
    pieces = [
        address,
        _("{minutes} min in the call").format(minutes=reported.minutes),
        _why(match, who, names),
    ]
    return " · ".join(piece for piece in pieces if piece)


def _why(match: Match, who: str | None, names: Mapping[str, str]) -> str:
    if who is None and match.twice:
        return _("perhaps the same as another name in the report")
    if who is None:
        maybe = [names[each] for each in match.people if each in names]
        if len(match.people) > 1:
            return _("could be {people}").format(people=_or(maybe or [_("two people")]))
        return _("perhaps {people}").format(people=_or(maybe)) if maybe else _("a name that is only alike")
    if who != match.person:
        return ""
    return {
        "email": _("by the mail address"),
        "alias": _("by a name that you told before"),
        "name": _("by the name"),
    }.get(match.by, "")


def _or(people: list[str]) -> str:
    words = people[-1]
    for person in reversed(people[:-1]):
        words = _("{one} or {other}").format(one=person, other=words)
    return words


def people_to_pick(comparison: Comparison, label: str) -> list[tuple[str, str]]:
    """Who somebody in the report can be: those who are likely first, then all of the group, then nobody of it."""
    match = comparison.matches[label]
    likely = [each for each in match.people if each in comparison.names]
    others = sorted(
        (each for each in comparison.names if each not in likely),
        key=lambda each: comparison.names[each].casefold(),
    )
    things = [(each, comparison.names[each]) for each in (*likely, *others)]
    things += [(NOBODY, _("Nobody of the group")), (BESIDE, _("Guest or facilitator"))]
    return [(ASK, _("Who is this?")), *things] if comparison.who(label) is None else things


def marked_words(comparison: Comparison, row: Row) -> str:
    """What was marked live: "180 min · 9:00 to 12:00"."""
    spans = comparison.live.get(row.person or "", ())
    if not spans:
        return _("not marked")
    return _minutes_and_stays(row.live_minutes, spans, comparison.zone)


def report_words(comparison: Comparison, row: Row) -> str:
    """What the report says, as it would be kept."""
    if row.report_minutes is None:
        return _("not in the report")
    return _minutes_and_stays(row.report_minutes, row.spans, comparison.zone)


def _minutes_and_stays(minutes: int, spans: tuple[tuple[datetime, datetime], ...], zone: str) -> str:
    words = _("{minutes} min").format(minutes=minutes)
    if not spans:
        return words
    stays = tuple(Stay(start=start, end=end) for start, end in spans)
    return f"{words} · {stays_words(stays, zone)}"
