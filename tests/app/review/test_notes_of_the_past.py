"""Notes of a session of the past, and what a note takes from the sessions before."""

from __future__ import annotations

from datetime import timedelta

from app.live import commands as live
from app.review.sheets import note_sheet
from app.reviewing import beside, head_of, sign
from tests.app.review.ended_review import ASSESSMENT, Review
from tests.practice_for_tests import (
    AISHA,
    JAMES,
    MARIA,
    MORNING,
    NINE,
    opened,
)


def test_a_session_of_the_past_is_taken_out_and_its_notes_are_signed_there(review: Review) -> None:
    stream = review.session.stream
    review.desk.put_away()
    review.clock.pass_time(timedelta(days=1))
    review.desk.take_out(review.desk.past_session(stream).result())
    around = beside(review.desk, review.session).result()
    assert not around.last_notes
    review.complete()
    sign(review.alex, note_sheet(review.session, review.desk.practice, MARIA, around))
    review.desk.put_away()
    again = review.desk.past_session(stream).result()
    signed = again.progress_of(MARIA).signed
    assert signed is not None
    assert signed.at.date() > NINE.date()
    owed = {row.person_id for row in review.desk.vault.progress_owed().result()}
    assert owed == {"", JAMES, AISHA}


def test_what_stands_beside_a_session_comes_from_the_sessions_before(review: Review) -> None:
    review.complete()
    sign(review.alex, review.sheet())
    review.desk.put_away()
    later = NINE + timedelta(days=2)
    review.clock.pass_time(later - review.desk.now())
    seat = opened(review.desk, MORNING, later)
    seat.do(live.start)
    seat.do(live.mark_arrived, MARIA)
    seat.do(live.check_in, MARIA, {"craving": "4"})
    seat.do(live.end, [MARIA])
    around = beside(review.desk, review.session).result()
    assert ASSESSMENT in around.last_notes[MARIA].text
    assert JAMES in around.met[MARIA]
    assert around.cravings[MARIA] == ()
    assert note_sheet(review.session, review.desk.practice, MARIA, around).cravings == (4,)
    assert head_of(review.desk)[0] > 0
