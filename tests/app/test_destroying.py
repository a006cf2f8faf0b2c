"""Working notes are destroyed: no byte of their words is left, and everything else of the session is as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk, Seat
from app.destroying import destroy_working_notes, working_notes
from app.errors import Refused
from app.lines import draft_key, note_to_plan_draft, plan_draft
from app.live import commands
from app.live import events as e
from app.live.note_events import GROUP_SECTION, Signature, SignedNote, SignedSection
from app.model.plans import PlanPart
from app.parcels import session_parcel
from app.practice import events as practice
from app.practice.plans import keep_line
from app.setting_up import shipped_library
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from tests.app.vault.making import journal_of
from tests.app.vault.pages import decrypted
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, PASSPHRASE, SAM, minutes, opened

TOLD = e.EmergencyTold(person=MARIA, told="otherhalf", affiliation="Hospital", emergency="A fall")
WHY = "The program’s policy: the notes stand in its own record."
GONE = ["quixotilda", "zebrawood", "marzipan", "halfwrittenly", "xylophonic", "plumbago", "offeredly"]
STAYS = ["gentianblue", "otherhalf", "signedwords", "owedsection", "concernword", "promiseword", "plankeeper"]


@pytest.fixture
def ended(desk: Desk, clock: SetClock) -> Desk:
    """A session that is over, with working notes and with everything that is none."""
    seat = opened(desk)
    seat.do(commands.start)
    for person in (MARIA, JAMES, AISHA):
        seat.do(commands.mark_arrived, person)
    seat.do(commands.catch_note, "@Maria spoke of quixotilda #insight")
    seat.do(commands.catch_note, "@James named zebrawood")
    clock.pass_time(minutes(1))
    assert desk.session is not None
    seat.do(commands.amend_note, desk.session.notes[1].id, "@James named marzipan")
    desk.seat(SAM.id).do(commands.catch_note, "a note of Sam's, xylophonic")
    desk.seat(SAM.id).undo()
    desk.act_live(
        ALEX.id, [e.CheckedIn(person=MARIA, answers={"used": "no", "promise": "promiseword"})], None
    )
    desk.act_live(ALEX.id, [TOLD], None)
    clock.pass_time(minutes(170))
    seat.do(commands.end, [MARIA, JAMES, AISHA])
    reviewed(desk)
    for author, what, text in [
        (ALEX.id, "note", "halfwrittenly typed"),
        (SAM.id, f"amend-{desk.session.notes[0].id}", "of plumbago"),
        (ALEX.id, note_to_plan_draft(desk.session.notes[0].id), f"{MARIA}\ngoals\nquixotilda again"),
        (ALEX.id, plan_draft(JAMES), "gentianblue by noon"),
    ]:
        desk.keep_draft(draft_key(desk.session.stream, author, what), author, text)
    desk.keep_draft("session-other/a/note", ALEX.id, "gentianblue elsewhere")
    seat.arrange(keep_line, JAMES, "11" * 16, PlanPart.NEXT_HOURS, "plankeeper")
    return desk


def reviewed(desk: Desk) -> None:
    """Maria's note stands in the program's record, the group's section is signed, James is owed his."""

    def section(about: str, text: str) -> e.SectionWritten:
        return e.SectionWritten(about=about, section="data", text=text, offered={"fact": f"{text} offered"})

    signature = Signature(name="Alex", credentials="LADC", digest="", head_count=0, head="")
    data = SignedSection(id="data", title="Data", text="signedwords")
    signed = SignedNote(format="dap", title="", header=(), sections=(data,))
    desk.act_live(
        ALEX.id,
        [
            section(MARIA, "quixotilda offeredly"),
            section(JAMES, "owedsection"),
            section(GROUP_SECTION, "zebrawood"),
            e.RiskAnswered(about=MARIA, answer="concern", words="concernword"),
            e.NoteEntered(about=MARIA),
            e.NoteSigned(about=GROUP_SECTION, note=signed, signature=signature),
        ],
        None,
    )


def destroy(seat: Seat, reason: str = WHY) -> None:
    assert seat.desk.session is not None
    destroy_working_notes(seat, working_notes(seat.desk, seat.desk.session.stream).result(), reason)


def plain_bytes(folder: Path) -> bytes:
    """Every page of the journal of a vault that nobody has open, decrypted, free ones as well."""
    return decrypted(journal_of(folder), unlock(folder, PASSPHRASE).key(Purpose.JOURNAL))


def test_no_word_of_a_working_note_is_left_and_everything_else_stays(
    ended: Desk, clock: SetClock, tmp_path: Path
) -> None:
    ended.close()
    before = plain_bytes(tmp_path / "vault")
    for word in GONE + STAYS:
        assert word.encode() in before
    desk = Desk(
        Vault.open(tmp_path / "vault", unlock(tmp_path / "vault", PASSPHRASE)), clock, shipped_library()
    )
    stream = desk.vault.sessions().result()[0].stream
    found = working_notes(desk, stream).result()
    assert (len(found.entries), len(found.drafts)) == (6, 3)
    destroy_working_notes(desk.seat(ALEX.id), found, WHY)
    for word in GONE:
        assert desk.vault.search(word).result() == []
    assert desk.vault.search("signedwords").result() != []
    assert desk.vault.verify().result() == []
    desk.close()
    assert [path.suffix for path in sorted((tmp_path / "vault").iterdir())] == ["", ".copy", ".db"]
    after = plain_bytes(tmp_path / "vault")
    for word in GONE:
        assert word.encode() not in after, word
    for word in STAYS:
        assert word.encode() in after, word
    again = Desk(
        Vault.open(tmp_path / "vault", unlock(tmp_path / "vault", PASSPHRASE)), clock, shipped_library()
    )
    (erased,) = [each.event for each in again.practice.entries if isinstance(each.event, practice.Erased)]
    assert (set(erased.entries), erased.reason) == (set(found.entries), WHY)
    assert not working_notes(again, stream).result()
    again.rebuild_views().result()
    assert again.vault.search("marzipan").result() == []
    assert again.vault.verify().result() == []
    again.close()


def test_only_a_facilitator_destroys_what_others_wrote(ended: Desk) -> None:
    with pytest.raises(Refused, match="Only a facilitator"):
        destroy(ended.seat(SAM.id))
    assert ended.session is not None
    assert ended.session.notes


def test_the_session_on_the_desk_goes_on_without_the_words(ended: Desk) -> None:
    session = ended.session
    assert session is not None
    rows = ended.vault.attendance_of(MARIA).result()
    changes: list[int] = []
    ended.watch(lambda: changes.append(1))
    destroy(ended.seat(ALEX.id))
    after = ended.session
    assert after is not None
    assert (changes, after.notes) == ([1], ())
    assert (after.run, after.people, after.safety) == (session.run, session.people, session.safety)
    assert after.progress[GROUP_SECTION].signed == session.progress[GROUP_SECTION].signed
    assert after.progress[MARIA].entered is not None
    assert after.progress[MARIA].risk == session.progress[MARIA].risk
    assert after.progress[JAMES] == session.progress[JAMES]
    assert [entry.id for entry in after.entries] == [entry.id for entry in session.entries]
    assert ended.past_session(after.stream).result() == after
    assert ended.vault.attendance_of(MARIA).result() == rows
    assert set(ended.drafts()) == {
        draft_key(after.stream, ALEX.id, plan_draft(JAMES)),
        "session-other/a/note",
    }
    assert ended.drafts() == ended.vault.drafts().result()
    with pytest.raises(Refused, match="before a note was signed stays"):
        ended.seat(ALEX.id).undo()


def test_its_documents_still_render_without_the_words(ended: Desk) -> None:
    def rendered() -> bytes:
        return b"".join(
            way.render(None) for way in session_parcel(ended).ways if way.id in ("markdown", "csv", "json")
        )

    assert b"marzipan" in rendered()
    destroy(ended.seat(ALEX.id))
    assert not any(word.encode() in rendered() for word in GONE)
    assert b"otherhalf" in rendered()


def test_destroying_asks_for_an_end_a_reason_and_something_to_destroy(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(commands.start)
    seat.do(commands.catch_note, "@Maria spoke of quixotilda")
    seat.do(commands.mark_arrived, MARIA)
    with pytest.raises(Refused, match="has not ended"):
        destroy(seat)
    seat.do(commands.end, [MARIA])
    assert desk.session is not None
    with pytest.raises(Refused, match="Say why"):
        destroy(seat, "  ")
    with pytest.raises(Refused, match="without the name of anybody"):
        destroy(seat, "Maria S. asked for it")
    early = working_notes(desk, desk.session.stream).result()
    assert len(early.entries) == 1
    seat.do(commands.catch_note, "one more, after it was looked at")
    destroy_working_notes(seat, early, WHY)
    assert desk.session.notes == ()
    with pytest.raises(Refused, match="no working notes any more"):
        destroy(seat)
    assert sum(isinstance(each.event, practice.Erased) for each in desk.practice.entries) == 1


def test_a_note_that_a_later_version_wrote_is_destroyed_too(ended: Desk) -> None:
    assert ended.session is not None
    known = next(
        each for each in ended.vault.read(ended.session.stream).result() if each.kind == "note_caught"
    )
    later = replace(known, id="ab" * 16, seq=0, payload=b'{"kind": "note_caught", "spoken": "quixotilda"}')
    ended.vault.append(Batch(entries=(later,)))
    destroy(ended.seat(ALEX.id))
    lines = ended.vault.read(ended.session.stream).result()
    assert [each.payload for each in lines if each.id == later.id] == [None]
    assert ended.vault.verify().result() == []
