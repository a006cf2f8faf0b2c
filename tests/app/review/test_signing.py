"""Notes are written, answered and signed through the desk, and what is signed stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Refused
from app.live import commands as live
from app.live.note_events import GROUP_SECTION
from app.model.people import Person
from app.practice import commands as practice
from app.practice.programs import change_program
from app.review import commands
from app.review.as_note import as_note, digest_of, digest_of_all
from app.review.names import names_for
from app.review.sheet import Need, Place
from app.review.sheets import Beside, note_sheet, note_sheets
from app.reviewing import sign
from tests.app.review.ended_review import ASSESSMENT, PLAN, Review
from tests.practice_for_tests import (
    AISHA,
    ALEX,
    EVENING,
    JAMES,
    MARIA,
    NINE,
    RUTH,
    clock_at,
    held,
    new_desk,
    opened,
)

HEAD = (3, "ab" * 32)


def test_people_stand_in_the_order_of_what_they_need(review: Review) -> None:
    review.complete()
    sign(review.alex, review.sheet())
    review.alex.do(commands.answer_risk, JAMES, "none")
    sheets = note_sheets(review.session, review.desk.practice)
    assert [(sheet.about, sheet.need) for sheet in sheets] == [
        (GROUP_SECTION, Need.READY),
        (AISHA, Need.RISK),
        (JAMES, Need.SECTION),
        (MARIA, Need.SIGNED),
    ]


def test_each_thing_in_the_way_is_one_sentence_with_its_place(review: Review) -> None:
    assert [(each.place, each.section, each.words) for each in review.sheet().hindrances] == [
        (Place.RISK, "", "Answer the question about risk."),
        (Place.SECTION, "assessment", "Assessment is still empty."),
        (Place.SECTION, "plan", "Plan is still empty."),
        (Place.OBJECTIVES, "", "Name the objective that the note bears on."),
    ]
    assert [each.words for each in review.sheet(AISHA).hindrances] == [
        "Answer that they were not seen today."
    ], "a no-show needs no objective"
    assert review.complete().hindrances == ()


def test_nobody_without_an_objective_is_signed_and_it_says_how_to_add_one(review: Review) -> None:
    james = review.desk.practice.people[JAMES]
    review.alex.arrange(practice.change_person, james.model_copy(update={"objectives": ()}))
    (words,) = [each.words for each in review.sheet(JAMES).hindrances if each.need is Need.OBJECTIVE]
    assert words == "There is no objective to name yet. Write one under “Objectives it bears on”."


def test_a_signed_note_keeps_its_words_and_its_digest_whatever_is_known_later(review: Review) -> None:
    sheet = review.complete()
    review.clock.pass_time(timedelta(minutes=1))
    sign(review.alex, sheet)
    signed = review.sheet().signed
    assert signed is not None
    assert signed.note == as_note(sheet)
    assert signed.signature.digest == digest_of(MARIA, signed.note)
    assert (signed.signature.name, signed.signature.credentials) == ("Alex Rivera", "LADC")
    assert signed.signature.head_count > 0
    assert len(signed.signature.head) == 64
    review.alex.do(live.catch_note, "@Maria asked for the worksheet")
    assert as_note(review.sheet()) == signed.note
    assert review.sheet().need is Need.SIGNED
    with pytest.raises(Refused, match="stays as it is"):
        review.alex.do(commands.write_section, MARIA, "plan", "Something else.")
    row = review.desk.vault.last_notes([MARIA], "").result()[MARIA]
    assert ASSESSMENT in row.text


def test_what_came_after_the_note_was_read_is_not_signed_unseen(review: Review) -> None:
    sheet = review.complete()
    review.alex.do(commands.answer_risk, JAMES, "none")
    review.alex.do(live.catch_note, "@Maria asked for the worksheet")
    with pytest.raises(Refused, match="Something was added meanwhile"):
        sign(review.alex, sheet)
    sign(review.alex, review.sheet())


def test_another_person_s_note_disturbs_no_signature(review: Review) -> None:
    sheet = review.complete()
    review.alex.do(commands.answer_risk, JAMES, "none")
    sign(review.alex, sheet)
    assert review.sheet().signed is not None


def test_a_name_in_own_words_is_asked_about_until_it_is_changed_or_answered(review: Review) -> None:
    review.complete()
    review.alex.do(commands.write_section, MARIA, "plan", "Call James on Friday.")
    sheet = review.sheet()
    assert [(each.section, each.words) for each in sheet.hindrances] == [
        ("plan", "Is “James” in Plan the name of another member, a guest or a contact?")
    ]
    with pytest.raises(Refused, match="the name of another member"):
        sign(review.alex, sheet)
    ((start, end, word),) = next(each.asked for each in sheet.sections if each.id == "plan")
    assert "Call James on Friday."[start:end] == "James"
    review.alex.do(commands.judge_name, MARIA, word, True)
    sign(review.alex, review.sheet())
    signed = review.sheet().signed
    assert signed is not None
    assert signed.note.sections[-1].text == "Call another group member on Friday."


def test_somebody_met_long_ago_is_taken_out_of_what_is_signed(review: Review) -> None:
    """No group of theirs knows the other one any more: only the sessions of the past do."""
    review.alex.arrange(practice.add_people, [Person(id="grace", name="Grace O.")], EVENING, NINE.date())
    review.complete()
    review.alex.do(commands.write_section, MARIA, "plan", "Asked that Grace be called.")
    assert review.sheet().hindrances == ()
    met = Beside(met={MARIA: ("grace",)})
    sheet = note_sheet(review.session, review.desk.practice, MARIA, met)
    ((_start, _end, word),) = sheet.sections[-1].asked
    review.alex.do(commands.judge_name, MARIA, word, True)
    sign(review.alex, note_sheet(review.session, review.desk.practice, MARIA, met))
    signed = review.sheet().signed
    assert signed is not None
    assert signed.note.sections[-1].text == "Asked that another group member be called."


def test_the_group_s_section_names_nobody_and_goes_into_everybody_s_note(review: Review) -> None:
    offered = review.sheet(GROUP_SECTION).sections[0].offered

    def write(words: str) -> None:
        review.alex.do(commands.write_section, GROUP_SECTION, "topic", words, offered)

    write("James taught the breathing exercise.")
    group = review.sheet(GROUP_SECTION)
    assert [each.words for each in group.hindrances] == [
        "Is “James” in Topic the name of another member, a guest or a contact?"
    ]
    write("A member taught the breathing exercise.")
    sign(review.alex, review.sheet(GROUP_SECTION))
    review.complete()
    sign(review.alex, review.sheet())
    signed = review.sheet().signed
    assert signed is not None
    assert signed.note.group[0].text == "A member taught the breathing exercise."
    assert review.sheet(AISHA).group == (), "who did not come has a short note"


def test_alike_text_is_signed_with_a_reason_that_is_kept(review: Review) -> None:
    long = f"{ASSESSMENT} {PLAN}"
    review.complete()
    review.complete(JAMES)
    for person in (MARIA, JAMES):
        review.alex.do(commands.write_section, person, "plan", long)
    with pytest.raises(Refused, match="why the text may be like another"):
        sign(review.alex, review.sheet())
    with pytest.raises(Refused, match="why the text may be like another"):
        sign(review.alex, review.sheet(), "same ok … 1234567890")
    sign(review.alex, review.sheet(), "Both brought the same list, as the group agreed.")
    signed = review.sheet().signed
    assert signed is not None
    assert signed.alike.startswith("Both brought")


def test_risk_is_answered_for_everybody_and_not_seen_is_for_who_was_not_there(review: Review) -> None:
    with pytest.raises(Refused, match="They were there"):
        review.alex.do(commands.answer_risk, MARIA, "not_seen")
    review.alex.do(commands.answer_risk, AISHA, "not_seen")
    assert review.sheet(AISHA).need is Need.READY
    review.alex.do(commands.answer_risk, MARIA, "concern")
    assert review.sheet().hindrances[0].words == (
        "Say in a few words what the concern is, and what was done."
    )
    with pytest.raises(Refused, match="for each person"):
        review.alex.do(commands.answer_risk, GROUP_SECTION, "none")
    review.alex.do(commands.answer_risk, MARIA, "")
    assert review.sheet().risk is None


def test_addenda_are_signed_by_themselves_and_name_nobody(review: Review) -> None:
    review.complete()

    def add(text: str) -> None:
        review.alex.do(commands.add_addendum, ALEX, review.sheet(), text, HEAD)

    with pytest.raises(Refused, match="not signed yet"):
        add("Called back at four.")
    sign(review.alex, review.sheet())
    with pytest.raises(Refused, match="Write what is to be added"):
        add("  ")
    with pytest.raises(Refused, match="“James” may be somebody else’s name"):
        add("James called back.")
    add("Called back at four.")
    ((_start, _end, word),) = names_for(review.desk.practice, review.session, MARIA).unanswered("James rang.")
    review.alex.do(commands.judge_name, MARIA, word, True)
    add("James rang.")
    review.clock.pass_time(timedelta(minutes=1))
    sheet = review.sheet()
    assert [added.text for added in sheet.addenda] == ["Called back at four.", "Another group member rang."]
    assert "Called back at four." in review.desk.vault.last_notes([MARIA], "").result()[MARIA].text


def test_a_second_signature_is_somebody_else_s_and_covers_what_was_added(review: Review) -> None:
    review.complete()
    sign(review.alex, review.sheet())
    review.alex.arrange(practice.add_user, RUTH)
    supervisor, desk = review.desk.seat(RUTH.id), review.desk
    with pytest.raises(Refused, match="your own note"):
        review.alex.do(commands.cosign, desk.practice, ALEX, MARIA, HEAD)
    supervisor.do(commands.cosign, desk.practice, RUTH, MARIA, HEAD)
    with pytest.raises(Refused, match="already"):
        supervisor.do(commands.cosign, desk.practice, RUTH, MARIA, HEAD)
    review.alex.do(commands.add_addendum, ALEX, review.sheet(), "Called back at four.", HEAD)
    supervisor.do(commands.cosign, desk.practice, RUTH, MARIA, HEAD)
    sheet = review.sheet()
    assert sheet.signed is not None
    assert [each.author for each in sheet.cosigned] == [RUTH.id, RUTH.id]
    assert sheet.cosigned[-1].signature.digest == digest_of_all(MARIA, sheet.signed.note, sheet.addenda)


def test_where_the_record_is_kept_elsewhere_notes_are_entered_and_not_signed(review: Review) -> None:
    program = next(iter(review.desk.practice.programs.values()))
    rules = program.rules.model_copy(update={"record_elsewhere": True})
    review.alex.arrange(change_program, program.model_copy(update={"rules": rules}))
    # what was held before keeps the rules that it was opened with
    assert not review.sheet().elsewhere
    review.desk.put_away()
    seat = opened(review.desk)
    seat.do(live.start)
    held(seat, review.clock)
    sheet = review.complete()
    assert sheet.elsewhere
    with pytest.raises(Refused, match="its own record"):
        sign(review.alex, sheet)
    review.alex.do(commands.mark_entered, review.desk.practice, MARIA)
    assert review.sheet().need is Need.ENTERED
    owed = review.desk.vault.progress_owed().result()
    assert (MARIA, review.session.stream) not in {(row.person_id, row.stream) for row in owed}
    review.alex.do(commands.mark_entered, review.desk.practice, MARIA, False)
    assert review.sheet().entered is None


def test_a_section_left_as_it_was_drafted_is_not_written_down(review: Review) -> None:
    data = review.sheet().sections[0]
    before = len(review.session.entries)
    review.alex.do(commands.write_section, MARIA, data.id, data.standing.text, data.offered)
    assert len(review.session.entries) == before
    shorter = data.offered[0].text
    review.alex.do(commands.write_section, MARIA, data.id, shorter, data.offered)
    assert review.sheet().sections[0].standing.text == shorter
    review.alex.do(live.catch_note, "@Maria asked for the worksheet")
    assert review.sheet().sections[0].standing.text == f"{shorter} Asked for the worksheet."
    review.alex.do(commands.draft_again, MARIA, data.id)
    assert len(review.sheet().sections[0].standing.facts) == len(data.offered) + 1


def test_another_format_takes_the_facts_into_its_own_sections(review: Review) -> None:
    review.alex.do(commands.choose_format, review.desk.practice, MARIA, "BIRP")
    assert [section.id for section in review.sheet().sections] == [
        "behavior",
        "intervention",
        "response",
        "plan",
    ]
    with pytest.raises(Refused, match="not here any more"):
        review.alex.do(commands.choose_format, review.desk.practice, MARIA, "XYZ")
    review.alex.do(commands.choose_format, review.desk.practice, MARIA, "")
    assert review.sheet().format.id == "DAP"


REFUSALS: dict[str, Callable[[Review], None]] = {
    "not on the list": lambda r: r.alex.do(commands.write_section, "nobody", "plan", "x"),
    "treatment plan": lambda r: r.alex.do(commands.name_objectives, r.desk.practice, MARIA, ["x"]),
    "Choose the word": lambda r: r.alex.do(commands.judge_name, MARIA, " ", True),
    "room for 8000": lambda r: r.alex.do(commands.write_section, MARIA, "plan", "x" * 8001),
    "one form": lambda r: r.alex.do(commands.choose_format, r.desk.practice, GROUP_SECTION, "DAP"),
    "not there has one form": lambda r: r.alex.do(commands.choose_format, r.desk.practice, AISHA, "BIRP"),
    "kept here": lambda r: r.alex.do(commands.mark_entered, r.desk.practice, MARIA),
    "none of the answers": lambda r: r.alex.do(commands.answer_risk, MARIA, "maybe"),
    "about one person": lambda r: r.alex.do(commands.keep_counseling_note, GROUP_SECTION, "c1", "sealed"),
}


@pytest.mark.parametrize("words", REFUSALS)
def test_what_cannot_be_done_says_why_and_changes_nothing(review: Review, words: str) -> None:
    before = review.session
    with pytest.raises(Refused, match=words):
        REFUSALS[words](review)
    assert review.session is before


def test_notes_wait_for_the_end(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "vault", clock_at())
    seat = opened(desk)
    seat.do(live.start)
    with pytest.raises(Refused, match="once the session has ended"):
        seat.do(commands.write_section, MARIA, "plan", "Too early.")
    assert desk.session is not None
    with pytest.raises(Refused, match="once the session has ended"):
        note_sheets(desk.session, desk.practice)
    desk.close()
