"""An attendance report of the call, compared with what was marked: what is kept of it, as one act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from app.errors import Refused
from app.live import events as e
from app.live.events import Stay
from app.live.state import LiveEntry, Session
from app.model.reconciling import Choice
from app.words import _

_SHA256 = re.compile(r"[0-9a-f]{64}")


def take_report(
    session: Session,
    now: datetime,
    platform: str,
    digest: str,
    matches: Mapping[str, str],
    kept: Mapping[str, Choice],
    spans: Mapping[str, Sequence[tuple[datetime, datetime]]],
) -> Sequence[e.LiveEvent]:
    """Write down that a report was compared, and correct the stays of those for whom the report is kept.

    `digest` is the SHA-256 of the file as lower-case hex; `matches` says for each name in the report whose it is;
    `kept` has what is kept for each person of the roster, `spans` the stays of those with "report", and no others'.
    Raises Refused, with nothing changed, before the end of the session and where these do not fit each other.
    """
    if session.opened is None or session.run.started is None:
        raise Refused(_("No session is open."))
    if session.run.ended is None:
        raise Refused(_("A report is compared after the end of the session."))
    if _SHA256.fullmatch(digest) is None:
        raise Refused(_("This report cannot be told from others. Open its file again."))
    if not set(kept) <= set(session.people):
        raise Refused(_("That person is not on today's list."))
    taken = {person for person, choice in kept.items() if choice == "report"}
    if taken != set(spans) or not all(map(_is_sound, spans.values())):
        raise Refused(_("The report does not say when this person was there. What was marked live stays."))
    corrections = [
        e.StayCorrected(
            person=person, spans=tuple(Stay(start=start, end=end) for start, end in spans[person])
        )
        for person in session.people
        if person in taken
    ]
    report = e.ReportTaken(platform=platform, digest=digest, matches=dict(matches), kept=dict(kept))
    return [report, *corrections]


def reports_taken(session: Session) -> list[tuple[LiveEntry, e.ReportTaken]]:
    """The reports that were compared and not taken back, each with the entry that says when and by whom; oldest
    first."""
    return [
        (entry, entry.event)
        for entry in session.entries
        if isinstance(entry.event, e.ReportTaken) and entry.id not in session.undone
    ]


def newest_report(session: Session) -> LiveEntry | None:
    """The entry of the report that was compared last, and not taken back; None without one."""
    taken = reports_taken(session)
    return taken[-1][0] if taken else None


def platform_words(platform: str) -> str:
    """The name of a platform of calls; '' for one that is not known."""
    return {"zoom": "Zoom", "teams": "Teams", "meet": "Meet"}.get(platform, "")


def _is_sound(spans: Sequence[tuple[datetime, datetime]]) -> bool:
    """Somebody was there, and each stay ends after it began, before the next one."""
    moments = [moment for span in spans for moment in span]
    return bool(moments) and all(start < end for start, end in spans) and moments == sorted(moments)
