"""What a consent has to say before it is kept, and when it holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.desk import Desk
from app.errors import Refused
from app.model.people import FIRST_DAY, Consent
from app.practice.consents import keep_consent, paper_of, papers_of, revoke_consent
from tests.practice_for_tests import ALEX, MARIA

TODAY = date(2026, 11, 24)
WHOLE = Consent(
    id="one",
    kind="disclosure",
    discloses="Harmony Recovery",
    what="attendance and progress",
    to_whom="Dr. Noor Haddad, Albany Primary Care",
    purpose="coordination of care",
    signed=TODAY,
    expires=date(2027, 5, 24),
)


def keep(desk: Desk, **changed: object) -> None:
    desk.seat(ALEX.id).arrange(keep_consent, MARIA, WHOLE.model_copy(update=changed))


def test_a_whole_consent_is_kept_and_holds_until_its_last_day(desk: Desk) -> None:
    keep(desk)
    kept = desk.practice.care_of(MARIA).consents["one"]
    assert kept == WHOLE
    assert kept.holds(date(2027, 5, 24))
    assert not kept.holds(date(2027, 5, 25))


@pytest.mark.parametrize(
    ("missing", "word"),
    [
        ("discloses", "who discloses"),
        ("what", "what is disclosed"),
        ("to_whom", "to whom"),
        ("purpose", "what for"),
        ("expires", "until when"),
    ],
)
def test_a_disclosure_without_a_part_of_it_is_refused(desk: Desk, missing: str, word: str) -> None:
    with pytest.raises(Refused) as refusal:
        keep(desk, **{missing: None if missing == "expires" else " "})
    assert refusal.value.sentence == f"This consent has to say: {word}."
    assert desk.practice.care_of(MARIA).consents == {}


def test_the_consent_for_treatment_may_leave_its_expiry_open(desk: Desk) -> None:
    keep(desk, kind="treatment", expires=None, to_whom="my treating providers and health plans")
    assert desk.practice.care_of(MARIA).consents["one"].holds(date(2036, 1, 1))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"signed": None}, "When was it signed? Type the day."),
        ({"signed": TODAY + timedelta(days=1)}, "The day of the signature is still to come."),
        ({"expires": TODAY - timedelta(days=1)}, "It cannot expire before it was signed."),
        (
            {"revoked": TODAY + timedelta(days=1)},
            "A consent cannot be revoked on a day that is still to come.",
        ),
        ({"revoked": TODAY - timedelta(days=1)}, "It cannot be revoked before it was signed."),
    ],
)
def test_days_that_contradict_each_other_are_refused(
    desk: Desk, changed: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        keep(desk, **changed)
    assert refusal.value.sentence == sentence


def test_a_first_day_paper_needs_only_its_day(desk: Desk) -> None:
    seat = desk.seat(ALEX.id)
    assert desk.practice.care_of(MARIA).papers_missing(TODAY) == FIRST_DAY
    for kind in FIRST_DAY[:3]:
        seat.arrange(keep_consent, MARIA, Consent(id=kind, kind=kind, signed=TODAY))
    assert desk.practice.care_of(MARIA).papers_missing(TODAY) == ("contact_release",)


def test_a_revoked_consent_stays_written_down_and_holds_no_longer(desk: Desk) -> None:
    keep(desk, signed=date(2026, 11, 2))
    seat = desk.seat(ALEX.id)
    with pytest.raises(Refused, match="still to come"):
        seat.arrange(revoke_consent, MARIA, "one", TODAY + timedelta(days=1))
    seat.arrange(revoke_consent, MARIA, "one", TODAY)
    kept = desk.practice.care_of(MARIA).consents["one"]
    assert kept.holds(TODAY - timedelta(days=1))
    assert not kept.holds(TODAY)


TELEHEALTH = Consent(id="c1", kind="telehealth", signed=TODAY)


def paper(desk: Desk, consent: Consent) -> None:
    desk.seat(ALEX.id).arrange(keep_consent, MARIA, consent)


def test_a_paper_that_was_signed_is_missing_no_more(desk: Desk) -> None:
    care = desk.practice.care_of(MARIA)
    assert "telehealth" in care.papers_missing(TODAY)
    paper(desk, TELEHEALTH)
    assert "telehealth" not in desk.practice.care_of(MARIA).papers_missing(TODAY)
    assert paper_of(desk.practice, MARIA, "telehealth", TODAY) == TELEHEALTH
    # what was missing when the room was opened stays on the list, so that a tick can be taken away
    assert papers_of(desk.practice, MARIA, TODAY, ("telehealth",)) == (
        "telehealth",
        "group_confidentiality",
        "part2_notice",
        "contact_release",
    )
    paper(desk, TELEHEALTH.model_copy(update={"signed": None}))
    assert "telehealth" in desk.practice.care_of(MARIA).papers_missing(TODAY)


def test_of_several_papers_the_one_that_holds_counts(desk: Desk) -> None:
    lasting = TELEHEALTH.model_copy(update={"signed": TODAY - timedelta(days=30)})
    short = Consent(
        id="c2", kind="telehealth", signed=TODAY - timedelta(days=9), expires=TODAY - timedelta(days=2)
    )
    for each in (lasting, short):
        paper(desk, each)
    assert paper_of(desk.practice, MARIA, "telehealth", TODAY) == lasting
    assert paper_of(desk.practice, MARIA, "telehealth", TODAY - timedelta(days=3)) == short


def test_what_is_kept_already_is_written_down_once(desk: Desk) -> None:
    paper(desk, TELEHEALTH)
    before = len(desk.practice.entries)
    paper(desk, TELEHEALTH)
    assert len(desk.practice.entries) == before
