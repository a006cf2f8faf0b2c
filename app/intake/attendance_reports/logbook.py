"""Lists of joining and leaving, line by line, made stays."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from app.intake.attendance_reports.gathering import Gathered, People
from app.intake.attendance_reports.remarks import Remarks
from app.intake.rosters import same
from app.words import _

Action = Literal["joined", "left"]
# how the words begin, in English, German, Spanish, French and Portuguese
_LEAVING = """left leave verlassen hatverlassen salio abandon seretiro sefue quitte aquitte parti estparti sorti
estsorti saiu"""
_JOINING = """join beigetreten istbeigetreten vorherbeigetreten zuvorbeigetreten bereitsbeigetreten teilgenommen seunio
unio unido seincorporo entro ingreso ingressou participo rejoint arejoint participe aparticipe connecte sestconnecte
entrou"""
_LEFT, _JOINED = tuple(_LEAVING.split()), tuple(_JOINING.split())


def what_was_done(action: str) -> Action | None:
    """What a line says in its language; None for a word that is neither ("Joined before" is joining)."""
    word = same(action)
    if word.startswith(_JOINED):
        return "joined"
    return "left" if word.startswith(_LEFT) else None


def in_stays(people: People, remarks: Remarks) -> None:
    """Pair each joining with the next leaving. Who never left stays until the report's last moment, which is said.

    A list that is saved during the call has no leaving for those who are still there. Who is only seen to leave is
    taken out: nothing says since when they were there.
    """
    last = max((moment for person in people.all() for moment in _moments(person)), default=None)
    staying = 0
    for person in list(people.all()):
        joins = person.joins or ([] if person.visits else person.first_joins)
        events = sorted([(moment, 1) for moment in joins] + [(moment, 0) for moment in person.leaves])
        since: datetime | None = None
        unseen = 0
        for moment, joined in events:
            if joined:
                since = since or moment
            elif since is not None:
                person.visits.append(((since, moment), None))
                since = None
            else:
                unseen += 1
        if since is not None and last is not None:
            person.visits.append(((since, last), None))
            staying += 1
        if unseen:
            remarks.say(_("Somebody left and was not seen joining before; that time is not counted."))
    if staying:
        remarks.say(_("Some people have no time of leaving; the last time in the report was taken."))
    people.keep_those_with_time()


def _moments(person: Gathered) -> list[datetime]:
    ends = [end for (_start, end), _stated in person.stays]
    return [*person.joins, *person.leaves, *person.first_joins, *ends]
