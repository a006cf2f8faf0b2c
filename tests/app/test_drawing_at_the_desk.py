"""What is drawn in a session, and what it leaves: taken back, it is as if it had not been."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest

from app.clock import SetClock
from app.desk import Desk
from app.errors import Refused
from app.live import commands
from app.live.events import Item, LiveEvent, Topic
from app.live.state import Session
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


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (commands.draw_icebreaker, DeckKind.ICEBREAKER),
        (commands.draw_closing_thought, DeckKind.CLOSING_THOUGHT),
        (commands.draw_reflection, DeckKind.REFLECTION),
    ],
)
def test_what_stands_is_not_drawn_again_nor_passed_over(
    desk: Desk, command: Callable[[Session, datetime, Item], Sequence[LiveEvent]], kind: DeckKind
) -> None:
    seat = opened(desk)
    assert desk.session is not None
    deck = desk.library.of(kind)[0]
    one, other = (Item(deck=deck.id, id=item.id, text=item.text) for item in deck.items[:2])
    for item in (one, other, one):
        seat.do(command, item)
    assert desk.session.drawn(kind) == one
    assert command(desk.session, desk.now(), one) == []
    assert other in desk.session.skipped
    assert one not in desk.session.skipped


def test_after_the_end_it_stands_what_was_used(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    assert desk.session is not None
    first = desk.session.icebreaker
    item = another(desk.session, desk.practice, desk.library, DeckKind.ICEBREAKER)
    topic = Topic(id="another", title="Another")
    seat.do(commands.start)
    with pytest.raises(Refused, match="title"):
        seat.do(commands.choose_topic, Topic(id="empty", title=" "))
    clock.pass_time(minutes(5))
    seat.do(commands.end)
    for command in (commands.draw_icebreaker, commands.draw_closing_thought, commands.draw_reflection):
        with pytest.raises(Refused):
            seat.do(command, item)
    with pytest.raises(Refused):
        seat.do(commands.choose_topic, topic)
    assert first is not None
    assert [(row.item, row.outcome) for row in desk.vault.deck_use(MORNING).result()] == [(first.id, "used")]


def test_what_was_used_goes_back_when_the_end_is_taken_back(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    clock.pass_time(minutes(5))
    seat.do(commands.end)
    assert [row.outcome for row in desk.vault.deck_use(MORNING).result()] == ["used"]
    seat.undo()
    assert desk.vault.deck_use(MORNING).result() == []
