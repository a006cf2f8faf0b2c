"""Documents that tell of a person: none is left out, whenever it left, and those of one day stand together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.model.days import day_in
from app.model.people import User
from app.model.rows import SentRow
from app.practice import events as e
from app.practice.documents_sent import DocumentsSent, documents_sent
from app.practice.person_record import person_record
from tests.app.practice.test_weeks import DAY, HONOLULU, NEW_YORK, a_practice, came, on
from tests.events_for_tests import ALEX

STREAM = f"session-day-{on(0)}"
LATE = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
"""Half past nine in the evening of Monday in New York; Tuesday in UTC."""


def left(
    format: str, at: datetime = LATE, stream: str = STREAM, purpose: str = "own record", by: str = "alex"
) -> SentRow:
    there = day_in(NEW_YORK, at).isoformat()
    return SentRow(stream, on(0).isoformat(), format, purpose, "0" * 64, at.isoformat(), by, there)


def sent_of(*rows: SentRow, person: str = "maria") -> tuple[DocumentsSent, ...]:
    practice = a_practice(e.UserAdded(user=ALEX))
    attendance = [came(person, on(0))]
    return person_record(practice, practice.people[person], attendance, [], [], on(2), (), rows).sent


def test_what_left_together_stands_together_with_the_day_that_it_was_there() -> None:
    minute = timedelta(minutes=1)
    assert sent_of(left("markdown"), left("csv", LATE + minute), left("csv", LATE + 2 * minute)) == (
        DocumentsSent(on(0), ("markdown", "csv"), "own record", "Alex Rivera, LADC", STREAM, "day", on(0)),
    )


def test_another_day_another_purpose_and_another_user_are_lines_of_their_own() -> None:
    found = sent_of(
        left("csv"),
        left("csv", LATE + timedelta(days=9)),
        left("csv", LATE + timedelta(hours=1), purpose="payer"),
        left("csv", LATE + timedelta(hours=1, minutes=1), by="gone"),
    )
    assert [(each.on, each.purpose, each.by) for each in found] == [
        (on(9), "own record", "Alex Rivera, LADC"),
        (on(0), "own record", ""),
        (on(0), "payer", "Alex Rivera, LADC"),
        (on(0), "own record", "Alex Rivera, LADC"),
    ]


def test_documents_about_the_person_alone_stand_among_them() -> None:
    own = e.PersonDocumentSent(
        person="maria", format="care_summary", purpose="The program’s record", digest="0" * 64
    )
    practice = a_practice(e.UserAdded(user=User(id="alex", name="Alex Rivera")), own)
    found = documents_sent(practice, "maria", [left("csv")], [])
    assert [(each.session, each.formats, each.by) for each in found] == [
        (STREAM, ("csv",), "Alex Rivera"),
        ("", ("care_summary",), "Alex Rivera"),
    ]
    assert documents_sent(practice, "james", [], []) == ()


def test_no_day_moves_with_the_zone_of_a_group() -> None:
    """Tuesday, half past two in the night, stays a Tuesday when the group moves to Honolulu, where it was Monday."""
    at = LATE + timedelta(hours=4)
    own = e.PersonDocumentSent(person="maria", format="plan", purpose="own", digest="0" * 64, day=on(1))
    moved = e.GroupChanged(group=DAY.model_copy(update={"zone": HONOLULU}))
    practice = a_practice(e.UserAdded(user=ALEX), own, moved)
    sessions = person_record(
        practice, practice.people["maria"], [came("maria", on(0))], [], [], on(2)
    ).sessions
    found = documents_sent(practice, "maria", [left("csv", at)], sessions)
    assert [(each.formats, each.on) for each in found] == [(("csv",), on(1)), (("plan",), on(1))]


@given(
    st.lists(
        st.builds(
            left,
            st.sampled_from(["markdown", "csv", "json"]),
            st.integers(0, 700 * 24 * 60).map(lambda back: LATE - timedelta(minutes=back)),
            st.sampled_from([STREAM, "session-of-old"]),
            st.sampled_from(["own record", "payer"]),
            st.sampled_from(["alex", "gone"]),
        ),
        max_size=40,
    )
)
def test_none_is_left_out_and_each_stands_once(rows: list[SentRow]) -> None:
    found = sent_of(*rows)
    assert len({(each.session, each.on, each.purpose, each.by) for each in found}) == len(found)
    assert {(row.stream, row.format, row.purpose) for row in rows} == {
        (each.session, format, each.purpose) for each in found for format in each.formats
    }
    assert sum(len(set(each.formats)) for each in found) == sum(len(each.formats) for each in found)
    # newest first: as far as a day can tell, which is another day in another zone
    days = [each.on for each in found]
    assert all(later >= earlier - timedelta(days=1) for later, earlier in pairwise(days))
