"""Consents at their edges: on the first and the last day, taken back, ended by an event, for others than they name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.errors import Refused
from app.model.leaving import Leaving
from app.model.people import Consent, Person
from app.practice import events as e
from app.practice.consents import keep_consent
from app.practice.leavings import Wish, leaving_of, scope_words
from app.practice.state import Practice
from tests.app.practice.test_leavings import DOCTOR, FOR_ALL, JAMES, MARIA, NOW, TO_DOCTOR, TO_PAYER, TODAY
from tests.app.practice.test_weeks import a_practice

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
AT_THE_END = DOCTOR.model_copy(update={"expires": None, "ends_with": "the end of treatment"})


def left(consent: Consent, wish: Wish, now: datetime = NOW, of: str = MARIA) -> Leaving | str:
    """What is written down of it, or why it is refused."""
    practice = a_practice(e.ConsentKept(person=of, consent=consent))
    try:
        return leaving_of(practice, now, [MARIA], wish)
    except Refused as refusal:
        return refusal.sentence


def as_expected(found: Leaving | str, refused: str) -> bool:
    """Let go where nothing is refused, and else refused with these words."""
    return bool(refused) and refused in found if isinstance(found, str) else not refused


@pytest.mark.parametrize(
    ("consent", "changed", "refused"),
    [
        # § 2.31(a)(8): from the day of the signature, that day included
        (DOCTOR, {"signed": TODAY}, ""),
        (DOCTOR, {"signed": TOMORROW}, "not signed yet"),
        # § 2.31(a)(7): to its last day, that day included
        (DOCTOR, {"expires": TODAY}, ""),
        (DOCTOR, {"expires": YESTERDAY}, "has expired"),
        (DOCTOR, {"signed": TODAY, "expires": TODAY}, ""),
        # § 2.31(a)(6): taken back holds at once, also on the day on which it was signed
        (DOCTOR, {"revoked": TODAY}, "has taken this consent back"),
        (DOCTOR, {"signed": TODAY, "revoked": TODAY}, "has taken this consent back"),
        (DOCTOR, {"expires": YESTERDAY, "revoked": TODAY}, "has taken this consent back"),
        (DOCTOR, {"revoked": TOMORROW}, ""),
        # an event instead of a day; the day on which it happens is the last one
        (AT_THE_END, {}, ""),
        (AT_THE_END, {"expires": TODAY}, ""),
        (AT_THE_END, {"expires": YESTERDAY}, "has expired"),
        (AT_THE_END, {"revoked": TODAY}, "has taken this consent back"),
        # what is no consent to a disclosure at all
        (DOCTOR, {"kind": "telehealth"}, "allows no disclosure"),
    ],
)
def test_on_which_days_a_consent_allows_anything(
    consent: Consent, changed: dict[str, object], refused: str
) -> None:
    found = left(consent.model_copy(update=changed), TO_DOCTOR)
    assert as_expected(found, refused), found


@pytest.mark.parametrize(
    ("consent", "wish", "refused"),
    [
        # a class of recipients reaches whoever is of it, which a person reads
        (FOR_ALL, replace(TO_PAYER, recipient="Dr. Noor Haddad", purpose="Treatment"), ""),
        (FOR_ALL, replace(TO_PAYER, purpose="payment"), ""),
        (FOR_ALL, replace(TO_PAYER, purpose="Health-care operations"), ""),
        (FOR_ALL, replace(TO_PAYER, purpose="Payment and treatment"), "Choose one of them"),
        (FOR_ALL, replace(TO_PAYER, purpose="Custody hearing"), "Choose one of them"),
        # a named recipient is one, wholly, however it is written
        (DOCTOR, replace(TO_DOCTOR, recipient="dr noor haddad – albany primary care"), ""),
        (DOCTOR, replace(TO_DOCTOR, recipient="Albany Primary Care"), "is for Dr. Noor Haddad"),
        (DOCTOR, replace(TO_DOCTOR, recipient="my treating providers"), "is for Dr. Noor Haddad"),
        # and so is a purpose
        (DOCTOR, replace(TO_DOCTOR, purpose="Coordination of Care."), ""),
        (DOCTOR, replace(TO_DOCTOR, purpose="Treatment"), "is for coordination of care"),
    ],
)
def test_whom_and_what_a_consent_reaches(consent: Consent, wish: Wish, refused: str) -> None:
    found = left(consent, replace(wish, consents={MARIA: consent.id}))
    assert as_expected(found, refused), found


def test_a_consent_belongs_to_a_person_under_whatever_name_and_to_nobody_else() -> None:
    renamed = Person(id=MARIA, name="Mia R.", legal_name="Maria Rossi", known_as=("M. Rossi",))
    practice = a_practice(
        e.ConsentKept(person=MARIA, consent=DOCTOR),
        e.PersonChanged(person=renamed),
        # James is called as she was
        e.PersonChanged(person=Person(id=JAMES, name="Maria")),
    )
    assert leaving_of(practice, NOW, [MARIA], TO_DOCTOR).consent == DOCTOR.id
    his = replace(TO_DOCTOR, consents={JAMES: DOCTOR.id})
    with pytest.raises(Refused, match="Maria: no consent is chosen"):
        leaving_of(practice, NOW, [JAMES], his)


def test_the_last_day_ends_where_the_group_meets() -> None:
    """At eight in the evening in New York it is the day after in UTC, and the consent still holds."""
    evening = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    ends_today = DOCTOR.model_copy(update={"expires": date(2026, 11, 24)})
    assert isinstance(left(ends_today, TO_DOCTOR, evening), Leaving)
    assert "has expired" in str(left(ends_today, TO_DOCTOR, evening + timedelta(hours=5)))


def test_an_event_takes_the_place_of_a_day_and_is_said_in_the_scope() -> None:
    practice = Practice(people={MARIA: Person(id=MARIA, name="Maria")})
    assert keep_consent(practice, NOW, MARIA, AT_THE_END)
    with pytest.raises(Refused, match="until when"):
        keep_consent(practice, NOW, MARIA, AT_THE_END.model_copy(update={"ends_with": " "}))
    assert scope_words(AT_THE_END).endswith("It ends with: the end of treatment.")
    happened = AT_THE_END.model_copy(update={"expires": TODAY})
    assert scope_words(happened).endswith("It ends on Tuesday, November 24, 2026.")
