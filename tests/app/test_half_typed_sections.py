"""Half-typed text of a note is kept until what it was typed for is an entry; then it goes from the disk as well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk import Desk, Seat
from app.lines import RISK_WORDS, half_typed, section_draft
from app.live.commands import start
from app.review.commands import answer_risk, draft_again, write_section
from tests.practice_for_tests import JAMES, MARIA, clock_at, held, new_desk, opened


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock)
    seat = opened(desk)
    seat.do(start)
    held(seat, clock)
    yield seat
    desk.close()


def on_disk(desk: Desk) -> list[str]:
    return sorted(text for _author, text in desk.vault.drafts().result().values())


def keep(seat: Seat, about: str, field: str, text: str) -> None:
    seat.desk.keep_draft(seat.draft_key(section_draft(about, field)), seat.user, text)


def test_a_section_that_is_written_or_drafted_again_takes_its_draft_with_it(seat: Seat) -> None:
    keep(seat, MARIA, "plan", "Rings her sis")
    keep(seat, JAMES, "plan", "Walks")
    seat.do(write_section, MARIA, "plan", "Rings her sister")
    assert on_disk(seat.desk) == ["Walks"]
    keep(seat, MARIA, "plan", "Rings her sister and")
    seat.do(draft_again, MARIA, "plan")
    assert on_disk(seat.desk) == ["Walks"]


def test_an_answer_about_risk_takes_its_words_with_it(seat: Seat) -> None:
    keep(seat, MARIA, RISK_WORDS, "Was wor")
    seat.do(answer_risk, MARIA, "concern", "Was worried")
    assert on_disk(seat.desk) == []


def test_the_summary_takes_no_section_for_a_note_of_the_group(seat: Seat) -> None:
    keep(seat, MARIA, "plan", "Rings her sis")
    assert seat.desk.session is not None
    assert half_typed(seat.desk.drafts(), seat.desk.session.stream) == ()
