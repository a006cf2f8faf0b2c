"""What stands on the pictures besides the rehearsed day: a person's plan after some weeks, and the call's report."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from app.desk import Desk
from app.model.plans import PlanPart
from app.practice import plans


def plan_for(desk: Desk, person: str) -> None:
    """A plan, made up, as it is after some weeks."""
    seat = desk.seat(desk.vault.user)
    for line, (part, words) in enumerate(
        (
            (PlanPart.TRIGGER_PEOPLE, "My cousin when he drinks"),
            (PlanPart.TRIGGER_PLACES, "The gas station on Route 9"),
            (PlanPart.TRIGGER_FEELINGS, "Lonely, and angry at myself"),
            (PlanPart.TRIGGER_TIMES, "Sunday evenings"),
            (PlanPart.WARNING_SIGNS, "I stop answering my sister’s texts"),
            (PlanPart.COPING_SKILLS, "Walk to the river and back"),
            (PlanPart.COPING_SKILLS, "Breathe out longer than in"),
            (PlanPart.PEOPLE_TO_CALL, "Rosa, 518-555-0142"),
            (PlanPart.NEXT_HOURS, "Text two people before dinner"),
        )
    ):
        seat.arrange(plans.keep_line, person, f"line-{line}", part, words)
    seat.arrange(plans.keep_goal, person, "goal", "Thirty meetings in thirty days")
    seat.arrange(plans.set_progress, person, "goal", "halfway")
    seat.arrange(plans.add_feedback, person, "goal", "You sound steadier than two weeks ago")


def report_of(desk: Desk) -> str:
    """As Zoom writes it, of the session on the desk."""
    session = desk.session
    assert session is not None
    assert session.opened is not None
    assert session.run.ended is not None
    zone = ZoneInfo(session.opened.zone)
    lines = ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"]
    for place, attendee in enumerate(each for each in session.people.values() if each.arrived):
        assert attendee.arrived is not None
        ended = session.run.ended - timedelta(minutes=40 if place == 2 else 0)
        came, went = (moment.astimezone(zone) for moment in (attendee.arrived, ended))
        name = "iPhone" if place == 4 else attendee.name
        times = ",".join(f"{moment:%m/%d/%Y %I:%M:%S %p}" for moment in (came, went))
        lines.append(f"{name},,{times},{round((went - came).total_seconds() / 60)}")
    return "\n".join(lines) + "\n"
