"""Who came to a session and how long, by first name and initial."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.documents.page import Page, Section, Table
from app.documents.record import PersonRecord, SessionRecord
from app.documents.wording import attended, day_in_words, guests, minutes, status, stretch, times_in
from app.words import _


def attendance_page(record: SessionRecord) -> Page:
    """One row a person in the order of the roster, with status, every stay, and whole minutes."""
    head = (_("Name"), _("Status"), _("In the room"), _("Group min"), _("Service min"))
    names = names_on_sheet([person.name for person in record.people])
    rows = tuple(
        (name, status(person.status), _stays(person), *_minutes(person))
        for name, person in zip(names, record.people, strict=True)
    )
    return Page(
        _("Attendance"),
        (Section(labelled=_facts(record)), Section(table=Table(head, rows, (3, 4)))),
        _("{group}, {day}").format(group=record.group, day=day_in_words(record.day)),
        _("It names everybody on the roster."),
    )


def names_on_sheet(names: Sequence[str]) -> tuple[str, ...]:
    """ "Maria Santos" as "Maria S.", in the order given; of two who would be called the same each has as many letters
    of the last name as tell them apart, and the whole of it where none do."""
    longest = max(map(len, names), default=0)
    shown = [_shortened(name, 1) for name in names]
    for letters in range(2, longest + 1):
        count = Counter(each.casefold() for each in shown)
        if max(count.values(), default=0) < 2:
            break
        shown = [
            _shortened(name, letters) if count[each.casefold()] > 1 else each
            for name, each in zip(names, shown, strict=True)
        ]
    return tuple(shown)


def _shortened(name: str, letters: int) -> str:
    """The first word and so many letters of the last; a name of one word stays."""
    first, *others = name.split() or [name]
    last = "".join(letter for letter in (others[-1] if others else "") if letter.isalnum())
    if not last:
        return first
    return f"{first} {last[:1].upper()}{last[1:letters]}."


def _facts(record: SessionRecord) -> tuple[tuple[str, str], ...]:
    held = [
        (_("Program"), record.program),
        (_("Session"), str(record.number)),
        (_("Scheduled"), stretch(record.scheduled_start, record.scheduled_end)),
        (_("Held"), stretch(record.started, record.ended) or _("not started")),
        (_("Running time"), minutes(record.held.minutes)),
        *((_("Held by"), person.signature) for person in record.facilitators),
    ]
    held.append((_("Attended"), attended(record)))
    if record.guests:
        held.append((_("Guests"), guests(record.guests)))
    held.append((_("Times in"), times_in(record)))
    return tuple(held)


def _stays(person: PersonRecord) -> str:
    return ", ".join(stretch(stay.start, stay.end) for stay in person.stays)


def _minutes(person: PersonRecord) -> tuple[str, str]:
    if not person.stays:
        return "", ""
    return str(person.group.minutes), str(person.service.minutes)
