"""Pictures of the notes after a group: drafted, being written, signed, and with the record kept elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from app import counseling
from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from app.practice.programs import change_program
from app.review import commands as review
from ui.pictures import settle
from ui.practice_windows import PracticeWindows
from ui.slept import MAKE_SLEEP_A_PAUSE

ASSESSED = "Uses coping skills between sessions and names them in the group. Moving on the second objective."
PLANNED = "Continue; practice the refusal script from today’s topic before the weekend."
FOR_MYSELF = (
    "The third Tuesday after a visit at home. What does the group stand for then? Ask in supervision."
)


def notes(
    windows: PracticeWindows, desk: Desk, clock: SetClock, shoot: Callable[[str], Iterator[Path]]
) -> Iterator[Path]:
    """The notes: as they are drafted, while one is written, and signed; then with the record kept elsewhere."""
    seat = desk.seat(desk.vault.user)
    session, reviewing = desk.session, windows.reviewing
    if session is None:
        return
    seat.do(commands.end, list(session.people))
    windows.main.withdraw(MAKE_SLEEP_A_PAUSE)
    windows.main.go_to(windows.summary)
    reviewing.open_from_summary()
    yield from shoot("review-group")
    reviewing.go_on()
    first, second = (row.id for row in reviewing.screen.list.shown[1:3])
    reviewing.show_note(first)
    yield from shoot("review-drafted")
    seat.do(review.write_section, second, "assessment", ASSESSED)
    seat.do(review.write_section, second, "plan", PLANNED)
    seat.do(review.answer_risk, second, "none")
    reviewing.show_note(second)
    reviewing.screen.note.objectives.added.emit("Builds a sober network of two people")
    yield from shoot("review")
    reviewing.go_on()
    reviewing.show_note(second)
    reviewing.screen.note.signed.begin_addendum()
    yield from shoot("review-signed")
    absent = next(id for id, person in session.people.items() if not person.spans)  # their note is short
    counseling.keep(seat, absent, FOR_MYSELF)
    reviewing.show_note(absent)
    reviewing.screen.note.counseling.head.click()
    settle(20)
    yield from shoot("review-counseling")
    reviewing.screen.note.counseling.head.click()
    program = desk.practice.programs["harmony"]
    rules = program.rules.model_copy(update={"record_elsewhere": True, "working_notes_days": 30})
    seat.arrange(change_program, program.model_copy(update={"rules": rules}))
    # what was held before keeps the rules that it was opened with
    group = session.opened.group_id if session.opened else ""
    desk.put_away()
    seat.open_session(desk.prepare(desk.practice.groups[group], desk.now()).result())
    seat.do(commands.start)
    seat.do(commands.mark_arrived, first)
    clock.pass_time(timedelta(hours=3))
    seat.do(commands.end, [first])
    windows.main.withdraw(MAKE_SLEEP_A_PAUSE)
    reviewing.open_from_summary()
    reviewing.show_note(first)
    yield from shoot("review-elsewhere")
    windows.main.go_to(windows.today)
    yield from shoot("notes-owed")
