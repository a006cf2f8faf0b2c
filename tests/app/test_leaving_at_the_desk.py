"""Documents of one desk: what each may leave as, with which notice, and what is written down of it."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
import threading
from pathlib import Path

import pytest

from app.begun import settle
from app.clock import SetClock
from app.desk import Desk
from app.documents.page import pictures
from app.documents.parcel import Parcel
from app.documents.redaction import NamesToJudge
from app.errors import ExportRefused, Refused
from app.live import commands
from app.live.events import DocumentSent
from app.model.leaving import Destination, Leaving, LegalBasis
from app.model.people import Objective, Person
from app.parcels import accounting_parcel, plan_parcel, session_parcel, summary_parcel
from app.practice import commands as practice
from app.practice.accounting import accounting
from app.practice.names_answered import answer_names
from app.sending import Step, print_beside, record_copy, send, send_beside
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING, NINE, held, opened
from tests.sent_for_tests import OWN_COPY, RECORD, send_session, send_summary, three_ways, to_clinic

UNDER_CONSENT = Leaving(
    destination=Destination.OTHER,
    recipient="Dr. Haddad",
    purpose="coordination of care",
    basis=LegalBasis.CONSENT,
    consent="one",
    scope="attendance, to Dr. Haddad",
)


@pytest.fixture
def ended(desk: Desk, clock: SetClock) -> Desk:
    seat = opened(desk)
    seat.do(commands.start)
    held(seat, clock)
    return desk


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "chosen"
    folder.mkdir()
    return folder


def parcels(desk: Desk) -> list[Parcel]:
    account = accounting(desk.practice, MARIA, desk.vault.sent_about(MARIA).result())
    return [
        session_parcel(desk),
        summary_parcel(desk, MARIA),
        plan_parcel(desk, MARIA, ()),
        accounting_parcel(desk, account),
    ]


@pytest.mark.parametrize("place", range(4), ids=["session", "care_summary", "plan", "accounting"])
def test_the_notice_goes_with_a_disclosure_and_with_nothing_else(ended: Desk, out: Path, place: int) -> None:
    seat = ended.seat(ALEX.id)
    record_copy(seat, MARIA, "note", "Maria spoke.", RECORD)
    parcel = parcels(ended)[place]
    readable = [way for way in parcel.ways if way.id not in ("pdf", "docx")]
    for leaving, carries in ((RECORD, False), (OWN_COPY, False), (UNDER_CONSENT, True)):
        for path in send(seat, parcel, readable, out, leaving):
            text = path.read_text(encoding="utf-8-sig")
            assert ("prohibit" in text) is carries, path
            assert (
                UNDER_CONSENT.scope.replace(",", "") in text.replace(",", "").replace("\\", "")
            ) is carries


@pytest.mark.parametrize(
    "lacks",
    [
        {"recipient": ""},
        {"purpose": ""},
        {"basis": None},
        {"consent": ""},
        {"scope": ""},
        {"basis": LegalBasis.COURT_ORDER},  # without its reference
    ],
    ids=str,
)
def test_a_disclosure_that_nothing_allows_is_never_rendered(
    ended: Desk, out: Path, lacks: dict[str, object]
) -> None:
    leaving, parcel = UNDER_CONSENT.model_copy(update=lacks), plan_parcel(ended, MARIA, ())
    with pytest.raises(ExportRefused, match="what allows it"):
        send(ended.seat(ALEX.id), parcel, parcel.ways, out, leaving)
    with pytest.raises(ExportRefused, match="what allows it"):
        asyncio.run(send_beside(ended.seat(ALEX.id), parcel, parcel.ways, out, leaving))
    for made in (parcel.page_for, parcel.text_for):
        with pytest.raises(ExportRefused, match="what allows it"):
            made(leaving)
    assert list(out.iterdir()) == []
    assert ended.practice.care_of(MARIA).sent == ()


def test_what_is_copied_carries_the_short_notice(ended: Desk) -> None:
    words = plan_parcel(ended, MARIA, ()).text_for(UNDER_CONSENT)
    assert "42 CFR part 2 prohibits unauthorized use or disclosure of these records." in words
    assert UNDER_CONSENT.scope in words
    assert "42 CFR" not in plan_parcel(ended, MARIA, ()).text_for(OWN_COPY)


def test_a_copy_belongs_to_the_session_that_is_open_or_to_the_person(ended: Desk) -> None:
    seat = ended.seat(ALEX.id)
    record_copy(seat, MARIA, "note", "Maria spoke.", RECORD)
    record_copy(seat, "", "group_note", "The group spoke.", RECORD)
    assert ended.session is not None
    sent = [entry.event for entry in ended.session.entries if isinstance(entry.event, DocumentSent)]
    assert [(each.document, each.format, each.people, each.leaving) for each in sent] == [
        ("note", "clipboard", (MARIA,), RECORD),
        ("group_note", "clipboard", tuple(ended.session.people), RECORD),
    ]
    assert sent[0].digest == hashlib.sha256(b"Maria spoke.").hexdigest()
    ended.put_away()
    record_copy(seat, MARIA, "note", "Maria spoke.", RECORD)
    (own,) = ended.practice.care_of(MARIA).sent
    assert (own.document, own.format) == ("note", "clipboard")


def test_the_account_of_a_person_says_what_left_and_of_nobody_else(ended: Desk, out: Path) -> None:
    seat = ended.seat(ALEX.id)
    send_session(seat, out, "csv")
    record_copy(seat, JAMES, "note", "James spoke.", RECORD)
    send_summary(seat, MARIA, out, to_clinic("care in an emergency"))
    account = accounting(ended.practice, MARIA, ended.vault.sent_about(MARIA).result())
    assert [each.document for each in account.disclosures] == ["care_summary"]
    assert [each.document for each in account.copies] == ["session"]
    parcel = accounting_parcel(ended, account)
    words = parcel.text_for(OWN_COPY)
    for said in (
        "Maria S.: what has left about you",
        "To whom: Dr. Noor Haddad, Albany Medical Center",
        "What for: care in an emergency",
        "Allowed by: A medical emergency, unresponsive on camera",
        "Attendance, session of Tuesday, November 24, 2026",
        "By: Alex Rivera, LADC",
    ):
        assert said in words
    assert "James" not in words
    table = next(way for way in parcel.ways if way.id == "csv").render(None).decode("utf-8-sig")
    heads, disclosure, copy = table.splitlines()
    assert heads.startswith("kind,date,time_utc,document,of_session_on,format,destination,recipient")
    assert disclosure.startswith("disclosure,2026-11-24,")
    assert "medical_emergency,unresponsive on camera" in disclosure
    assert copy.startswith("copy,2026-11-24,")


def test_the_account_of_a_person_names_nobody_whose_order_or_purpose_it_was(ended: Desk, out: Path) -> None:
    """One order about one of them opened the record of the whole group."""
    order = Leaving(
        destination=Destination.OTHER,
        recipient="Albany County Court",
        purpose="trial of James T.",
        basis=LegalBasis.COURT_ORDER,
        reference="State v. James, 26-104, with subpoena",
    )
    send_session(ended.seat(ALEX.id), out, "csv", leaving=order)
    account = accounting(ended.practice, MARIA, ended.vault.sent_about(MARIA).result())
    parcel = accounting_parcel(ended, account)
    table = next(way for way in parcel.ways if way.id == "csv").render(None).decode("utf-8-sig")
    for words in (parcel.text_for(OWN_COPY), table):
        assert "James" not in words
        assert "trial of another group member" in words
        assert "26-104, with subpoena" in words
        assert "Albany County Court" in words


def test_what_may_be_a_name_in_a_summary_is_answered_before_it_leaves(desk: Desk, out: Path) -> None:
    seat, maria = desk.seat(ALEX.id), desk.practice.people[MARIA]
    assert summary_parcel(desk, MARIA).told == ""
    seat.arrange(practice.add_person, Person(id="w", name="Will P."), MORNING, NINE.date())
    objective = Objective(id="o", text="Will reported it to James. To rest with Kevin.")
    seat.arrange(practice.change_person, maria.model_copy(update={"objectives": (objective,)}))
    parcel = summary_parcel(desk, MARIA)
    (question,) = parcel.unanswered
    assert question.words == (
        "Does “Will” in “Will reported it to James.…” mean a member, a guest, or another’s contact?"
    )
    assert (parcel.ways, parcel.page) == ((), None)
    with pytest.raises(NamesToJudge, match="“Will” may be somebody else’s name"):
        parcel.text_for(OWN_COPY)
    seat.arrange(answer_names, MARIA, {question.place: True})
    desk.reload()
    parcel = summary_parcel(desk, MARIA)
    words = parcel.text_for(OWN_COPY)
    assert "another group member reported it to another group member. To rest with Kevin." in words
    assert parcel.told == (
        "Taken out, as names of other people: “Will”, “James”.\n"
        "Left in, as names that nobody here has: “Kevin”."
    )
    assert [way.id for way in parcel.ways] == ["pdf", "docx", "markdown"]
    assert len(send(seat, parcel, parcel.ways, out, OWN_COPY)) == 3
    seat.arrange(answer_names, MARIA, {question.place: None})
    assert summary_parcel(desk, MARIA).unanswered == (question,)


def test_files_are_made_by_another_thread_and_written_down_by_this_one(ended: Desk, out: Path) -> None:
    parcel, here = session_parcel(ended), threading.get_ident()
    steps: list[Step] = []
    threads: set[int] = set()

    def told(step: Step) -> None:
        steps.append(step)
        assert threading.get_ident() == here

    def asked() -> bool:
        threads.add(threading.get_ident())
        return False

    written = asyncio.run(
        send_beside(ended.seat(ALEX.id), parcel, three_ways(parcel), out, RECORD, told, asked)
    )
    assert [(step.file, step.number, step.of) for step in steps] == [
        (path.name, number, 3) for number, path in enumerate(written, start=1)
    ]
    assert threads - {here}


def test_stopping_leaves_out_what_is_being_written_and_keeps_what_was(ended: Desk, out: Path) -> None:
    parcel = session_parcel(ended)
    steps: list[Step] = []
    with pytest.raises(ExportRefused, match="Stopped"):
        asyncio.run(
            send_beside(
                ended.seat(ALEX.id),
                parcel,
                three_ways(parcel),
                out,
                RECORD,
                steps.append,
                lambda: len(steps) > 1,
            )
        )
    assert [path.suffix for path in out.iterdir()] == [".pdf"]
    assert ended.session is not None
    sent = [entry.event for entry in ended.session.entries if isinstance(entry.event, DocumentSent)]
    assert [each.format for each in sent] == ["pdf"]
    assert ended.drafts() == {}


def test_no_format_leaves_anything_elsewhere(
    ended: Desk, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.setattr(tempfile, "tempdir", None)
    count = 0
    for parcel in parcels(ended):
        count += len(send(ended.seat(ALEX.id), parcel, parcel.ways, out, RECORD))
        if parcel.page is not None:
            assert pictures(parcel.page_for(RECORD))  # as a printer gets them
    assert len(list(out.iterdir())) == count > 10
    assert list(elsewhere.iterdir()) == []


def printed(desk: Desk) -> list[str]:
    assert desk.session is not None
    events = [entry.event for entry in desk.session.entries]
    return [each.format for each in events if isinstance(each, DocumentSent)]


def begun(desk: Desk) -> int:
    return sum("leaving-" in key for key in desk.vault.drafts().result())


class Died(BaseException):
    """The program ends here."""


def test_printing_is_on_the_disk_before_the_printer_has_it_and_outlives_the_program(ended: Desk) -> None:
    seat, parcel = ended.seat(ALEX.id), session_parcel(ended)

    def dies() -> bool:
        assert begun(ended) == 1
        raise Died

    with pytest.raises(Died):
        asyncio.run(print_beside(seat, parcel, [b"a sheet"], RECORD, dies))
    assert printed(ended) == []
    assert settle(ended) == ("Printing was cut off. It may be on paper, so it is written down as printed.",)
    assert (printed(ended), begun(ended)) == (["print"], 0)
    assert settle(ended) == ()


def test_what_the_printer_did_not_take_is_not_written_down(ended: Desk) -> None:
    seat, parcel = ended.seat(ALEX.id), session_parcel(ended)
    assert not asyncio.run(print_beside(seat, parcel, [b"a sheet"], RECORD, lambda: False))
    assert (printed(ended), begun(ended)) == ([], 0)
    assert asyncio.run(print_beside(seat, parcel, [b"a sheet"], RECORD, lambda: True))
    assert (printed(ended), begun(ended)) == (["print"], 0)


def test_where_printing_cannot_be_written_down_at_once_it_is_said_and_done_at_the_next_start(
    ended: Desk,
) -> None:
    seat, parcel = ended.seat(ALEX.id), session_parcel(ended)
    assert ended.session is not None
    stream = ended.session.stream

    def laid_aside() -> bool:
        ended.put_away()
        return True

    with pytest.raises(Refused, match="written down at the next start"):
        asyncio.run(print_beside(seat, parcel, [b"a sheet"], RECORD, laid_aside))
    assert begun(ended) == 1
    assert len(settle(ended)) == 1
    ended.take_out(ended.past_session(stream).result())
    assert (printed(ended), begun(ended)) == (["print"], 0)
