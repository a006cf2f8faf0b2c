"""People who did not come: what is tried to reach them, who is still to be reached, and when nothing more is to do."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from app.errors import Refused
from app.model.care import ReachedHow, ReachTry
from app.model.people import Person
from app.model.rows import AttendanceRow
from app.practice import events as e
from app.practice.care import discharged
from app.practice.state import Care, NoShow, Practice, Reached
from app.words import _

Events = Sequence[e.PracticeEvent]

# after so many days a missed session is not brought up any more
DAYS_LISTED: Final = 14
LONGEST_WORDS: Final = 200


class Missed(NamedTuple):
    """A person who did not come to a session (its stream) of a group on a day, and what was tried."""

    person: Person
    session: str
    group: str
    day: date
    tries: tuple[Reached, ...]


def try_to_reach(
    practice: Practice,
    now: datetime,
    person: str,
    session: str,
    missing: Collection[str],
    how: ReachedHow,
    reached: bool,
    words: str = "",
    at: datetime | None = None,
) -> Events:
    """One attempt, at this moment or `at` an earlier one, aware. Whoever was reached is done.

    `missing` are the people who did not come to that session: the session knows, or its rows in the views, and the
    practice does not.
    """
    _known(practice, person)
    if person not in missing:
        raise Refused(_("They did not miss that session. Nothing was noted."))
    if at is not None and at > now:
        raise Refused(_("That time is still to come. An attempt is noted when it was made."))
    if at is not None and at < now - timedelta(days=DAYS_LISTED + 1):
        raise Refused(_("That is more than two weeks ago. Check the day."))
    words = " ".join(words.split())
    if len(words) > LONGEST_WORDS:
        raise Refused(_("That is too long for an attempt. The rest belongs in a note."))
    attempt = ReachTry(how=how, reached=reached, words=words, at=at)
    return [e.ReachTried(person=person, session=session, attempt=attempt)]


def close_no_show(practice: Practice, now: datetime, person: str, session: str) -> Events:
    """Nothing more is to be done about it; what was tried stays."""
    _known(practice, person)
    return (
        [] if no_show(practice, person, session).closed else [e.NoShowClosed(person=person, session=session)]
    )


def no_show(practice: Practice, person: str, session: str) -> NoShow:
    """What was tried about a session that a person missed."""
    return practice.care_of(person).no_shows.get(session, NoShow())


def not_reached_yet(practice: Practice, rows: Iterable[AttendanceRow], today: date) -> list[Missed]:
    """Who did not come in the last days and is neither reached nor closed, the newest day first.

    Nobody is looked for who left the practice's list, or is discharged.
    """
    since = (today - timedelta(days=DAYS_LISTED)).isoformat()
    found = [
        Missed(
            practice.people[row.person_id],
            row.stream,
            row.group_id,
            date.fromisoformat(row.day),
            missed.tries,
        )
        for row in rows
        if row.status == "no_show"
        and row.day >= since
        and row.person_id in practice.people
        and not ((over := discharged(practice.care_of(row.person_id))) and over.on <= today)
        and not (missed := no_show(practice, row.person_id, row.stream)).done
    ]
    return sorted(found, key=lambda each: (each.day, each.session), reverse=True)


def may_call_contact(person: Person, care: Care, day: date) -> bool:
    """Whether a release allows calling the emergency contact on a day.

    A release that is kept with its dates counts before the mark beside the contact: one that ran out, or was
    revoked, allows nothing.
    """
    if person.emergency_contact is None:
        return False
    kept = [consent for consent in care.consents.values() if consent.kind == "contact_release"]
    return any(consent.holds(day) for consent in kept) if kept else person.emergency_contact.release


def _known(practice: Practice, person: str) -> None:
    if person not in practice.people:
        raise Refused(_("That person is not here any more."))
