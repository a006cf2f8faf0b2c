"""What is drawn in a session, and what it leaves: taken back, it is as if it had not been."""

from __future__ import annotations

from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from app.model.decks import DeckKind
from app.opening import another
from tests.practice_for_tests import MORNING, minutes, opened


def test_another_closing_thought_is_given_back_by_undo(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    assert desk.session is not None
    first = desk.session.closing_thought
    assert first is not None
    item = another(desk.session, desk.practice, desk.library, DeckKind.CLOSING_THOUGHT)
    seat.do(commands.draw_closing_thought, item)
    assert (desk.session.closing_thought, desk.session.skipped) == (item, (first,))
    clock.pass_time(minutes(1))
    assert seat.undo() == "Taken back: another closing thought."
    assert (desk.session.closing_thought, desk.session.skipped) == (first, ())


def test_what_was_used_goes_back_when_the_end_is_taken_back(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(5))
    seat.do(commands.end)
    assert [row.outcome for row in desk.vault.deck_use(MORNING).result()] == ["used"]
    seat.undo()
    assert desk.vault.deck_use(MORNING).result() == []
