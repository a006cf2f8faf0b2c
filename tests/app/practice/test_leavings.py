"""Where a document may go and what allows it: without a consent or a basis a disclosure is refused, with what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.model.leaving import DISCLOSURES, Destination, Leaving, LegalBasis
from app.model.people import Consent, ConsentKind
from app.practice import events as e
from app.practice.leavings import (
    Wish,
    asks_reference,
    bases_of,
    consents_that_hold,
    leaving_of,
    scope_words,
    treatment_purposes,
    usual_purpose,
)
from app.practice.state import Practice
from tests.app.practice.test_weeks import a_practice

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
MARIA, JAMES = "maria", "james"
DOCTOR = Consent(
    id="doctor",
    kind="disclosure",
    discloses="Harmony Recovery",
    what="attendance and progress",
    to_whom="Dr. Noor Haddad, Albany Primary Care",
    purpose="coordination of care",
    signed=date(2026, 11, 1),
    expires=date(2027, 5, 24),
)
FOR_ALL = DOCTOR.model_copy(
    update={
        "id": "all",
        "kind": "treatment",
        "to_whom": "my treating providers and health plans",
        "purpose": "treatment, payment and operations",
        "expires": None,
    }
)
TO_DOCTOR = Wish(
    Destination.OTHER,
    recipient=DOCTOR.to_whom,
    purpose=DOCTOR.purpose,
    basis=LegalBasis.CONSENT,
    consents={MARIA: "doctor"},
)
TO_PAYER = Wish(
    Destination.PAYER,
    recipient="Green Mountain Health Plan",
    purpose="Payment",
    basis=LegalBasis.CONSENT,
    consents={MARIA: "all"},
)


def having(*consents: Consent, of: str = MARIA) -> Practice:
    return a_practice(*(e.ConsentKept(person=of, consent=consent) for consent in consents))


def refusal(practice: Practice, wish: Wish, people: tuple[str, ...] = (MARIA,)) -> str:
    with pytest.raises(Refused) as told:
        leaving_of(practice, NOW, people, wish)
    return told.value.sentence


@pytest.mark.parametrize("destination", [d for d in Destination if d not in DISCLOSURES])
def test_the_record_the_person_and_supervision_ask_for_nothing(destination: Destination) -> None:
    left = leaving_of(having(), NOW, [MARIA], Wish(destination, recipient="half typed"))
    assert left == Leaving(destination=destination)
    assert not left.is_disclosure
    assert bases_of(destination) == ()


def test_what_names_others_is_nobodys_own_copy_and_goes_to_no_emergency() -> None:
    own = Wish(Destination.PERSON)
    emergency = replace(TO_DOCTOR, basis=LegalBasis.MEDICAL_EMERGENCY, reference="unresponsive")
    for wish in (own, emergency):
        assert "tells of other people too" in refusal(having(), wish, (MARIA, JAMES))
        assert leaving_of(having(), NOW, [MARIA], wish).destination is wish.destination
    both = (MARIA, JAMES)
    assert (
        leaving_of(having(), NOW, both, Wish(Destination.SUPERVISION)).destination is Destination.SUPERVISION
    )


def test_a_consent_allows_what_it_names_and_its_scope_goes_with_it() -> None:
    left = leaving_of(having(DOCTOR), NOW, [MARIA], TO_DOCTOR)
    assert left == Leaving(
        destination=Destination.OTHER,
        recipient=DOCTOR.to_whom,
        purpose=DOCTOR.purpose,
        basis=LegalBasis.CONSENT,
        consent="doctor",
        scope=scope_words(DOCTOR),
    )
    assert left.scope == (
        "Attendance and progress. From Harmony Recovery to Dr. Noor Haddad, Albany Primary Care, for coordination of "
        "care. Signed on Sunday, November 1, 2026. It ends on Monday, May 24, 2027."
    )


def test_the_one_consent_for_treatment_reaches_whom_its_classes_mean_and_ends_on_no_day() -> None:
    left = leaving_of(having(FOR_ALL), NOW, [MARIA], TO_PAYER)
    assert (left.recipient, left.consent) == ("Green Mountain Health Plan", "all")
    assert left.scope.endswith("No day is named on which it ends.")
    assert TO_PAYER.purpose == usual_purpose(Destination.PAYER)
    assert "treatment, payment and operations" in refusal(
        having(FOR_ALL), replace(TO_PAYER, purpose="Custody hearing")
    )


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (replace(TO_DOCTOR, recipient="  "), "to whom"),
        (replace(TO_DOCTOR, recipient="–"), "to whom"),
        (replace(TO_DOCTOR, purpose=""), "what it is for"),
        (replace(TO_DOCTOR, basis=None), "what allows it"),
        (replace(TO_DOCTOR, basis=LegalBasis.AUDIT), "does not allow this"),
        (replace(TO_DOCTOR, consents={}), "Maria: no consent is chosen"),
        (replace(TO_DOCTOR, consents={MARIA: "gone"}), "Maria: no consent is chosen"),
        (replace(TO_DOCTOR, recipient="Dr. Smith"), "is for Dr. Noor Haddad"),
        (replace(TO_DOCTOR, purpose="a job"), "is for coordination of care"),
        (
            replace(
                TO_DOCTOR,
                recipient="Haddad " * 60,
                basis=LegalBasis.MEDICAL_EMERGENCY,
                reference="unresponsive",
            ),
            "too long",
        ),
    ],
)
def test_what_is_missing_is_said_with_where_to_add_it(wish: Wish, said: str) -> None:
    assert said in refusal(having(DOCTOR), wish)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"expires": TODAY - timedelta(days=1)}, "has expired"),
        ({"revoked": TODAY}, "has taken this consent back"),
        ({"signed": None}, "not signed yet"),
        ({"signed": TODAY + timedelta(days=1)}, "not signed yet"),
        ({"kind": "contact_release"}, "allows no disclosure"),
    ],
)
def test_a_consent_that_does_not_hold_refuses(how: dict[str, object], said: str) -> None:
    found = refusal(having(DOCTOR.model_copy(update=how)), TO_DOCTOR)
    assert said in found
    assert "Maria" in found
    assert "Care" in found


def test_accents_and_punctuation_do_not_stand_between_a_name_and_its_consent() -> None:
    written = DOCTOR.model_copy(update={"to_whom": "José Ibáñez-Peña, LICSW"})
    for typed in (
        "jose ibanez pena licsw",
        "Jose\u0301 Iba\u0301n\u0303ez-Pen\u0303a LICSW",
        "JOSÉ IBÁÑEZ-PEÑA, LICSW.",
    ):
        assert leaving_of(having(written), NOW, [MARIA], replace(TO_DOCTOR, recipient=typed)).consent


def test_a_document_about_several_people_needs_the_consent_of_each() -> None:
    wish = replace(TO_PAYER, consents={MARIA: "all"})
    assert "James: no consent is chosen." in refusal(having(FOR_ALL), wish, (MARIA, JAMES))
    his = FOR_ALL.model_copy(update={"id": "his", "what": "attendance"})
    practice = a_practice(
        e.ConsentKept(person=MARIA, consent=FOR_ALL), e.ConsentKept(person=JAMES, consent=his)
    )
    both = replace(wish, consents={MARIA: "all", JAMES: "his"})
    left = leaving_of(practice, NOW, (MARIA, JAMES), both)
    assert left.consent == "all his"
    assert [line.split(".")[0] for line in left.scope.splitlines()] == [
        "Maria: Attendance and progress",
        "James: Attendance",
    ]
    # one person's consent is not another's
    assert "James: no" in refusal(
        practice, replace(wish, consents={MARIA: "all", JAMES: "all"}), (MARIA, JAMES)
    )


def test_a_document_about_nobody_is_allowed_by_no_consent() -> None:
    assert "tells of nobody" in refusal(having(DOCTOR), TO_DOCTOR, ())


@pytest.mark.parametrize("destination", DISCLOSURES)
def test_a_legal_basis_is_chosen_and_named(destination: Destination) -> None:
    for basis in bases_of(destination):
        wish = Wish(
            destination, recipient="Albany Medical Center", purpose="Care in an emergency", basis=basis
        )
        if not asks_reference(basis):
            assert basis is LegalBasis.CONSENT
            continue
        assert refusal(having(), wish)
        left = leaving_of(having(), NOW, [MARIA], replace(wish, reference=" unresponsive at 10:12 "))
        assert (left.basis, left.reference, left.consent, left.scope) == (
            basis,
            "unresponsive at 10:12",
            "",
            "",
        )
        assert left.is_disclosure


def test_a_report_of_abuse_opens_nobody_elses_record() -> None:
    """What stands behind a report stays protected (§ 2.12(c)(6))."""
    report = replace(TO_DOCTOR, basis=LegalBasis.CHILD_ABUSE, reference="to the county on November 24")
    assert leaving_of(having(), NOW, [MARIA], report).basis is LegalBasis.CHILD_ABUSE
    assert "other people too" in refusal(having(), report, (MARIA, JAMES))


@pytest.mark.parametrize("typed", ["Dr.", "Albany", "Dr. Haddad", "Albany Primary Care, Dr. Noor Haddad"])
def test_a_piece_of_what_a_consent_names_is_not_whom_it_names(typed: str) -> None:
    assert "is for Dr. Noor" in refusal(having(DOCTOR), replace(TO_DOCTOR, recipient=typed))


@pytest.mark.parametrize("typed", ["care", "of", "care coordination"])
def test_a_piece_of_what_a_consent_is_for_is_not_what_it_is_for(typed: str) -> None:
    assert "For another purpose" in refusal(having(DOCTOR), replace(TO_DOCTOR, purpose=typed))


def test_no_basis_but_a_consent_reaches_a_payer() -> None:
    assert bases_of(Destination.PAYER) == (LegalBasis.CONSENT,)
    for basis in LegalBasis:
        if basis is not LegalBasis.CONSENT:
            assert "does not allow this" in refusal(having(), replace(TO_PAYER, basis=basis, reference="12"))


DAYS = st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
KINDS: st.SearchStrategy[ConsentKind] = st.sampled_from(
    ["telehealth", "group_confidentiality", "part2_notice", "contact_release", "disclosure", "treatment"]
)
CONSENTS = st.builds(
    lambda kind, signed, expires, revoked: DOCTOR.model_copy(
        update={"kind": kind, "signed": signed, "expires": expires, "revoked": revoked}
    ),
    KINDS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
)


@given(CONSENTS)
def test_nothing_is_disclosed_under_a_consent_that_does_not_hold(consent: Consent) -> None:
    """Whatever its days and kind: what may be chosen is what holds, and all else is refused."""
    practice = having(consent)
    wish = replace(
        TO_DOCTOR, purpose=treatment_purposes()[0] if consent.kind == "treatment" else consent.purpose
    )
    holds = consent.holds(TODAY) and consent.kind in ("disclosure", "treatment")
    assert consents_that_hold(practice, NOW, MARIA) == ((consent,) if holds else ())
    if holds:
        assert leaving_of(practice, NOW, [MARIA], wish).scope == scope_words(consent)
    else:
        assert refusal(practice, wish)


@given(
    st.sampled_from(Destination),
    st.none() | st.sampled_from(LegalBasis),
    st.sampled_from(["", DOCTOR.to_whom]),
    st.sampled_from(["", "coordination of care"]),
    st.sampled_from(["", "order 12"]),
    st.sampled_from([{}, {MARIA: "doctor"}]),
)
def test_every_disclosure_that_is_let_go_says_to_whom_what_for_and_what_allowed_it(
    destination: Destination,
    basis: LegalBasis | None,
    recipient: str,
    purpose: str,
    reference: str,
    consents: dict[str, str],
) -> None:
    wish = Wish(destination, recipient, purpose, basis, reference, consents)
    try:
        left = leaving_of(having(DOCTOR), NOW, [MARIA], wish)
    except Refused:
        left = None
    if left is None:
        assert destination in DISCLOSURES
        return
    assert left.is_disclosure == (destination in DISCLOSURES)
    if left.is_disclosure:
        assert left.recipient
        assert left.purpose
        assert left.basis in bases_of(destination)
        assert left.scope if left.basis is LegalBasis.CONSENT else left.reference


def test_somebody_who_is_not_here_has_no_consent() -> None:
    assert "not here any more" in refusal(having(DOCTOR), TO_DOCTOR, ("gone",))
