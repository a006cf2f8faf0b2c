"""Accounting of disclosures: everything that tells of a person stands in it once, and nothing of anybody else."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.model.leaving import Destination, Leaving, LegalBasis
from app.model.rows import SentRow
from app.practice import events as e
from app.practice.accounting import Left, accounting
from app.practice.documents_sent import documents_sent
from tests.app.practice.test_leavings import DOCTOR, JAMES, MARIA
from tests.app.practice.test_weeks import a_practice
from tests.events_for_tests import ALEX

AT = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
COPY = Leaving(destination=Destination.RECORD)
TO_DOCTOR = Leaving(
    destination=Destination.OTHER,
    recipient="Dr. Haddad",
    purpose="coordination of care",
    basis=LegalBasis.CONSENT,
    consent="doctor his",
    scope="Maria: attendance\nJames: attendance",
)


def row(
    leaving: Leaving | None, people: tuple[str, ...] = (), at: datetime = AT, document: str = "note"
) -> SentRow:
    return SentRow(
        "session-1",
        "2026-11-24",
        "pdf",
        leaving.purpose if leaving else "program’s own record",
        "a" * 64,
        at.isoformat(),
        "alex",
        at.date().isoformat(),
        document,
        json.dumps(people),
        leaving.model_dump_json() if leaving else "",
    )


def test_a_disclosure_says_when_to_whom_what_and_what_for() -> None:
    """45 CFR 164.528(b)(2)."""
    practice = a_practice(e.UserAdded(user=ALEX), e.ConsentKept(person=MARIA, consent=DOCTOR))
    found = accounting(practice, MARIA, [row(TO_DOCTOR, (MARIA, JAMES))])
    assert found.copies == ()
    assert found.disclosures == (
        Left(
            AT,
            date(2026, 11, 24),
            "note",
            "pdf",
            "a" * 64,
            "Alex Rivera, LADC",
            "coordination of care",
            TO_DOCTOR,
            "session-1",
            date(2026, 11, 24),
            (date(2026, 11, 1),),  # her own consent: of his nothing is said
        ),
    )


def test_copies_stand_apart_and_what_left_before_it_was_asked_is_one() -> None:
    found = accounting(a_practice(), MARIA, [row(None), row(COPY)])
    assert found.disclosures == ()
    assert [each.leaving for each in found.copies] == [None, COPY]


def test_what_tells_of_others_alone_is_nothing_of_the_person() -> None:
    practice = a_practice()
    rows = [row(TO_DOCTOR, (JAMES,))]
    assert accounting(practice, MARIA, rows).nothing
    assert documents_sent(practice, MARIA, rows, []) == ()
    assert len(accounting(practice, JAMES, rows).disclosures) == 1
    (line,) = documents_sent(practice, JAMES, rows, [])
    assert (line.formats, line.to) == (("note",), "Dr. Haddad")


def test_documents_about_the_person_alone_are_among_them() -> None:
    own = e.PersonDocumentSent(
        person=MARIA, format="print", purpose="own", digest="b" * 64, document="plan", leaving=COPY
    )
    practice = a_practice(own)
    (left,) = accounting(practice, MARIA, []).copies
    assert (left.document, left.format, left.session) == ("plan", "print", "")
    assert accounting(practice, JAMES, []).nothing


@given(
    st.lists(
        st.builds(
            row,
            st.sampled_from([None, COPY, TO_DOCTOR]),
            st.sampled_from([(), (MARIA,), (JAMES,), (MARIA, JAMES)]),
            st.integers(0, 10_000).map(lambda back: AT - timedelta(minutes=back)),
        ),
        max_size=30,
    )
)
def test_each_leaving_stands_once_newest_first(rows: list[SentRow]) -> None:
    found = accounting(a_practice(), MARIA, rows)
    about = [each for each in rows if not json.loads(each.people) or MARIA in each.people]
    assert len(found.disclosures) + len(found.copies) == len(about)
    assert all(each.is_disclosure for each in found.disclosures)
    assert len(found.disclosures) == sum("Dr. Haddad" in each.leaving for each in about)
    for each in (found.disclosures, found.copies):
        assert [left.at for left in each] == sorted((left.at for left in each), reverse=True)
