"""Consents: what cannot be is refused in a sentence, what is kept holds from the day on which it was signed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from app.desk import Desk
from app.errors import Refused
from app.model.people import Consent
from app.practice import consents
from app.practice.state import Practice
from tests.practice_for_tests import ALEX, MARIA, NINE

DAY = NINE.date()
TELEHEALTH = Consent(id="c1", kind="telehealth", signed=DAY)
DISCLOSURE = Consent(
    id="c2",
    kind="disclosure",
    discloses="Harmony",
    what="Attendance",
    to_whom="Probation office",
    purpose="Conditions of probation",
    signed=DAY,
    expires=DAY + timedelta(days=90),
)


def kept(desk: Desk, consent: Consent) -> None:
    desk.seat(ALEX.id).arrange(consents.keep_consent, MARIA, consent)


def test_a_paper_that_was_signed_is_missing_no_more(desk: Desk) -> None:
    care = desk.practice.care_of(MARIA)
    assert "telehealth" in care.papers_missing(DAY)
    kept(desk, TELEHEALTH)
    assert "telehealth" not in desk.practice.care_of(MARIA).papers_missing(DAY)
    assert consents.paper_of(desk.practice, MARIA, "telehealth") == TELEHEALTH
    # what was missing when the room was opened stays on the list, so that a tick can be taken away
    assert consents.papers_of(desk.practice, MARIA, DAY, ("telehealth",)) == (
        "telehealth",
        "group_confidentiality",
        "part2_notice",
        "contact_release",
    )
    kept(desk, TELEHEALTH.model_copy(update={"signed": None}))
    assert "telehealth" in desk.practice.care_of(MARIA).papers_missing(DAY)


def test_what_is_kept_already_is_written_down_once(desk: Desk) -> None:
    kept(desk, TELEHEALTH)
    before = len(desk.practice.entries)
    kept(desk, TELEHEALTH)
    assert len(desk.practice.entries) == before


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"signed": DAY + timedelta(days=1)}, "signature has not come"),
        ({"expires": DAY - timedelta(days=1)}, "expire before it was signed"),
        ({"revoked": DAY - timedelta(days=1)}, "revoked before it was signed"),
        ({"revoked": DAY + timedelta(days=1)}, "revoked has not come"),
        ({"signed": None, "revoked": DAY}, "Only what was signed"),
    ],
)
def test_days_that_cannot_be_are_refused(desk: Desk, change: dict[str, date | None], why: str) -> None:
    with pytest.raises(Refused, match=why):
        kept(desk, TELEHEALTH.model_copy(update=change))
    assert desk.practice.care_of(MARIA).consents == {}


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("discloses", "who discloses"),
        ("what", "what is disclosed"),
        ("to_whom", "to whom"),
        ("purpose", "what purpose"),
        ("expires", "until when"),
        ("signed", "day of the signature"),
    ],
)
def test_a_disclosure_says_everything_that_the_rule_asks_for(desk: Desk, field: str, why: str) -> None:
    empty = None if field in ("expires", "signed") else "  "
    with pytest.raises(Refused, match=why):
        kept(desk, DISCLOSURE.model_copy(update={field: empty}))
    kept(desk, DISCLOSURE)
    assert desk.practice.care_of(MARIA).consents["c2"].holds(DAY)


def test_the_day_is_that_of_the_group_not_that_of_the_computer_center(desk: Desk) -> None:
    """At nine in the evening in New York it is tomorrow in UTC already: tomorrow's signature is still to come."""
    late = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
    tomorrow = TELEHEALTH.model_copy(update={"signed": DAY + timedelta(days=1)})
    with pytest.raises(Refused):
        consents.keep_consent(desk.practice, late, MARIA, tomorrow)


def test_somebody_who_is_not_there_consents_to_nothing() -> None:
    with pytest.raises(Refused, match="not here any more"):
        consents.keep_consent(Practice(), NINE, "nobody", TELEHEALTH)
