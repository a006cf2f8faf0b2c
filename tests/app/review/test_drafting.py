"""Sentences say what was caught, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.live import events as e
from app.model.care import ReachTry
from app.model.note_formats import GROUP_FORMAT
from app.model.plans import Plan, PlanLine, PlanPart
from app.model.rounds import Question
from app.model.telehealth import TelehealthCheck
from app.practice.state import Care, NoShow, Reached
from app.review.caught import group_lines
from app.review.drafting import draft_group
from app.review.facts import hold
from app.review.sheets import note_sheet
from app.words import speaking
from tests.app.review.notes_for_tests import (
    AISHA,
    CHECKED,
    JAMES,
    MARIA,
    PRACTICE,
    drafted,
    held,
    more,
    note,
)
from tests.events_for_tests import ALEX, arrived, at, opening, started, told


def test_the_whole_group_is_said_with_its_times_and_minutes() -> None:
    said = drafted(held())["attendance"]
    assert "whole group" in said or "from the start" in said
    assert "9:00\u00a0AM" in said
    assert "12:00\u00a0PM" in said
    assert "(165 service minutes)" in said


def test_coming_late_and_leaving_early_are_said_with_how_much() -> None:
    late = drafted(held(arrived(MARIA, 8), come=(JAMES,)))["attendance"]
    assert "9:08\u00a0AM" in late
    assert "8 minutes" in late
    assert "(157 of 165 service minutes)" in late
    early = drafted(held((166, e.PersonLeft(person="maria"))))["attendance"]
    assert "11:46\u00a0AM" in early
    assert "14 minutes before the end" in early
    both = drafted(held(arrived(MARIA, 8), (166, e.PersonLeft(person="maria")), come=(JAMES,)))["attendance"]
    assert "8 minutes after the start" in both
    assert "14 minutes before the end" in both


def test_time_away_is_said_and_a_hiccup_of_the_line_is_not() -> None:
    out, back = e.PersonSteppedOut(person="maria"), e.PersonReturned(person="maria")
    assert "10:00\u00a0AM to 10:05\u00a0AM" in drafted(held((60, out), (65, back)))["away"]
    assert "twice" in drafted(held((60, out), (65, back), (100, out), (103, back)))["away"]
    assert "away" not in drafted(held((60, out), (60.5, back)))


def test_the_telehealth_statement_tells_the_place_and_never_the_street() -> None:
    said = drafted(held((0, e.TelehealthChecked(person="maria", check=CHECKED))))
    assert "by video" in said["attendance"]
    assert all(
        words in said["telehealth"]
        for words in ("home", "identity seen", "space private", "nobody else present", "not driving")
    )
    elsewhere = CHECKED.model_copy(
        update={"location": "", "address": "7 Oak Lane, Nashua", "others": "my son"}
    )
    said = drafted(held((0, e.TelehealthChecked(person="maria", check=elsewhere))))
    assert "another place than usual (NH)" in said["telehealth"]
    assert "others present: my son" in said["telehealth"]
    assert not any("Oak" in words or "Elm" in words for words in said.values())


def test_what_nobody_asked_is_not_said() -> None:
    said = drafted(held((0, e.TelehealthChecked(person="maria", check=TelehealthCheck(modality="phone")))))
    assert "by phone" in said["attendance"]
    assert "telehealth" not in said
    assert not {"check-in", "check-out-craving", "promise-before"} & drafted(held()).keys()


def test_check_in_and_check_out_are_said_in_words() -> None:
    answers = {"feeling": "calm", "craving": "4", "used": "no", "goal": "speak once"}
    leaving = {
        "learned": "it comes in waves",
        "promise": "text two people",
        "craving": "2",
        "next_time": "yes",
    }
    session = held(
        (10, e.CheckedIn(person="maria", answers=answers, kept="kept")),
        (160, e.CheckedOut(person="maria", answers=leaving)),
    )
    said = drafted(session)
    assert "feeling calm" in said["check-in"]
    assert "a craving of 4 out of 10 (5 at the last group)" in said["check-in"]
    assert "no use since the last group" in said["check-in"]
    assert said["promise-before"].endswith(": “text two people.”")
    assert said["check-in-goal"].endswith("“speak once.”")
    assert said["check-out-learned"].endswith("“it comes in waves.”")
    assert "4" in said["check-out-craving"]
    assert "2" in said["check-out-craving"]
    assert said["check-out-close"] == "Plans to attend the next group."


@pytest.mark.parametrize(("kept", "words"), [("partly", "in part"), ("not_yet", "Has not yet"), ("", "")])
def test_what_became_of_the_promise(kept: str, words: str) -> None:
    event = e.CheckedIn.model_validate({"person": "maria", "answers": {"feeling": "calm"}, "kept": kept})
    said = drafted(held((10, event))).get("promise-before", "")
    assert words in said
    assert bool(said) == bool(kept)


def test_passing_is_said_and_a_program_s_own_question_by_its_label() -> None:
    rules = opening().rules
    own = Question(id="helped", label="What helped you this week?", short="Helped")
    asked = rules.model_copy(update={"check_in": (*rules.check_in, own)})
    day = opening().model_copy(update={"rules": asked})
    session = held(
        (10, e.CheckedIn(person="maria", answers={"helped": "walking"})),
        (11, e.TurnPassed(person="james", round="check_in")),
        opened=day,
    )
    assert drafted(session)["check-in-helped"] == "Asked “What helped you this week?”, answered “walking.”"
    assert drafted(session, "james")["check-in"] == "Passed at check-in."


def test_notes_stand_in_time_order_with_the_block_where_it_says_something() -> None:
    session = held(
        (100, note("@Maria thanked @James for it", "maria", "james")),
        (40, note("@Maria named two signs #insight", "maria", tags=("insight",))),
        (45, note("@Maria Used on Saturday.", "maria")),
    )
    said = [words for fact, words in drafted(session).items() if fact.startswith("note-")]
    assert said == [
        "During education, named two signs.",
        "Used on Saturday.",
        "In small group, thanked another group member for it.",
    ]
    theirs = [words for fact, words in drafted(session, "james").items() if fact.startswith("note-")]
    assert theirs == ["In small group, another group member thanked James for it."]


def test_the_person_s_own_name_in_front_leaves_and_the_same_word_stays() -> None:
    will = e.Expected(id="will", name="Will B.", initials="WB")
    session = held(
        (1, e.PersonExpected(person=will)),
        arrived(will, 2),
        (40, note("Will B. asked for the worksheet", "will")),
        (45, note("@Will will come back on Monday", "will")),
        (50, note("@Will @Maria Will thanked Maria", "will", "maria")),
    )
    said = [words for fact, words in drafted(session, "will").items() if fact.startswith("note-")]
    assert said == [
        "During education, asked for the worksheet.",
        "Will come back on Monday.",
        "Thanked another group member.",
    ]


def test_a_struck_note_and_no_mark_yet_say_nothing() -> None:
    session = held((40, note("@Maria named two signs", "maria")))
    struck = next(each.id for each in session.notes)
    assert not [fact for fact in drafted(more(session, (181, e.NoteStruck(note=struck)))) if "note" in fact]
    assert set(drafted(held())) == {"attendance", "group-topic", "group-interventions"}


def test_equal_marks_are_one_sentence_with_how_often_and_where() -> None:
    feedback = note("gave feedback", "maria", mark="gave-feedback")
    once = drafted(held((40, feedback)))["mark-gave-feedback"]
    assert once == "Gave feedback to other group members."
    twice = drafted(held((40, feedback), (100, feedback)))["mark-gave-feedback"]
    assert twice == ("Gave feedback to other group members (twice, in Education and Small-group counseling).")
    assert not [
        fact for fact in drafted(held((40, note("follow up", "maria", mark="follow-up")))) if "mark" in fact
    ]


def test_goals_the_plan_and_named_objectives_are_said() -> None:
    line = PlanLine(id="l1", part=PlanPart.WARNING_SIGNS, text="James stops calling", session="session-1")
    old = line.model_copy(update={"id": "l2", "session": "session-0"})
    practice = replace(PRACTICE, care={"maria": Care(plan=Plan(lines=(line, old)))})
    session = more(
        held((100, note("@Maria wants a morning routine #goal", "maria", tags=("goal",)))),
        (190, e.ObjectivesNamed(about="maria", objectives=("network",))),
    )
    said = drafted(session, practice=practice)
    assert said["plan-l1"] == (
        "Added to the relapse prevention plan, warning signs: “another group member stops calling.”"
    )
    assert "plan-l2" not in said
    assert said["objective-network"] == "Treatment plan objective: “Build a sober network.”"
    assert [fact for fact in said if fact.startswith("note-")], "a note about a goal stands among the goals"


def test_steps_for_safety_and_who_was_told_are_said() -> None:
    session = held(
        (100, e.SafetyStepTaken(person="maria", situation="unresponsive", step="called_by_name")),
        (101, e.SafetyStepTaken(person="maria", situation="unresponsive", step="answers_again")),
        (
            102,
            e.EmergencyTold(
                person="maria", told="Dispatcher 4", affiliation="County dispatch", emergency="no answer"
            ),
        ),
    )
    said = drafted(session)
    assert "10:40\u00a0AM called them by name" in said["safety-unresponsive"]
    told = next(words for fact, words in said.items() if fact.startswith("told-"))
    assert "Dispatcher 4, County dispatch, by Alex Rivera, LADC" in told
    assert "42 CFR 2.51" in told


def test_who_did_not_come_has_the_attempts_to_reach_them() -> None:
    attempt = Reached(at(20), ALEX.id, ReachTry(how="call", reached=False, words="left word with James"))
    care = Care(no_shows={"session-1": NoShow(tries=(attempt,))})
    said = list(drafted(held(), "aisha", replace(PRACTICE, care={"aisha": care})).values())
    assert said == [
        "Did not attend; was expected at 9:00\u00a0AM.",
        "Attempt to reach at 9:20\u00a0AM: call, no answer, left word with another group member (Alex Rivera, LADC).",
        "Not reached so far.",
    ]
    assert list(drafted(held(), "aisha").values())[-1] == "No attempt to reach was made yet."
    excused = held((1, e.PersonExcused(person="aisha")))
    assert list(drafted(excused, "aisha").values()) == ["Was excused and did not attend."]


def test_a_topic_marked_as_covered_was_held_whatever_the_clock_says_of_its_block() -> None:
    passed = (
        (36, e.BlockEntered(block="education")),
        (36.4, e.BlockEntered(block="break")),
        (60, e.SessionEnded()),
    )
    marked = told(started(2), *passed[:1], (36.2, e.TopicCovered(topic="signs", whole=True)), *passed[1:])
    topic, _interventions = GROUP_FORMAT.sections
    said = draft_group(hold(marked, PRACTICE), topic)[0].text
    assert said == "Education topic: warning signs, covered in full."
    not_marked = draft_group(hold(told(started(2), *passed), PRACTICE), topic)[0].text
    assert not_marked == "No education topic was held in this session."


def test_the_group_s_section_tells_topic_and_interventions_and_nobody() -> None:
    session = held(
        (10, e.CheckedIn(person="maria", answers={"feeling": "calm"})),
        (70, e.TopicCovered(topic="signs", whole=False, parts=("Opening", "Three signs"))),
    )
    topic, interventions = GROUP_FORMAT.sections
    day = hold(session, PRACTICE)
    first = [sentence.text for sentence in draft_group(day, topic)]
    assert first == [
        "Education topic: warning signs, covered in part.",
        "Parts of the lesson that were held: Opening; Three signs.",
    ]
    second = {sentence.fact: sentence.text for sentence in draft_group(day, interventions)}
    assert "facilitated check-in round" in second["block-check-in"]
    assert "psychoeducation" in second["block-education"]
    assert "(45 min)" in second["block-education"]
    assert "block-break" not in second
    assert "round" not in second["block-check-out"], "nobody checked out"
    assert not any(name in " ".join(second.values()) for name in ("Maria", "James", "Aisha"))


def test_whoever_missed_the_topic_is_not_said_to_have_had_it() -> None:
    session = held(arrived(AISHA, 80))
    assert "group-topic" not in drafted(session, "aisha")
    assert "psychoeducation" not in drafted(session, "aisha")["group-interventions"]
    half = held(arrived(AISHA, 50))
    assert (
        drafted(half, "aisha")["group-topic"] == "Education on warning signs, attended for 25 of 45 minutes."
    )


def test_a_later_fact_changes_its_own_sentence_alone() -> None:
    session = held(
        (40, note("@Maria named two signs", "maria")), (100, note("@Maria asked for help", "maria"))
    )
    before = drafted(session)
    first = session.notes[0].id
    after = drafted(
        more(session, (185, e.NoteAmended(note=first, text="@Maria named three signs", people=("maria",))))
    )
    assert {fact for fact in before if before[fact] != after[fact]} == {f"note-{first}"}


def test_a_section_says_from_what_it_was_drafted() -> None:
    session = held(
        (10, e.CheckedIn(person="maria", answers={"feeling": "calm"})),
        (40, note("@Maria named two signs", "maria")),
        (41, note("gave feedback", "maria", mark="gave-feedback")),
        (42, note("gave feedback", "maria", mark="gave-feedback")),
        (43, note("follow up", "maria", mark="follow-up")),
    )
    data, *judgment = note_sheet(session, PRACTICE, "maria").sections
    assert data.source == "from 3 notes, check-in", "what belongs in no note is not counted"
    assert [section.source for section in judgment] == ["", ""]
    assert note_sheet(session, PRACTICE, "aisha").sections[0].source == "from attendance"


def test_a_section_about_goals_begins_with_the_objective_and_others_end_with_it() -> None:
    session = more(held(), (190, e.ObjectivesNamed(about="maria", objectives=("network",))))
    for format, first in (("DAP", False), ("GIRP", True), ("SOAP", False)):
        chosen = more(session, (191, e.NoteFormatChosen(about="maria", format=format)))
        facts = [
            section.standing.facts
            for section in note_sheet(chosen, PRACTICE, "maria").sections
            if "objective-network" in section.standing.facts
        ]
        assert facts[0].index("objective-network") == (0 if first else len(facts[0]) - 1)


def test_in_spanish_blocks_are_called_as_on_the_screens() -> None:
    session = held((10, note("Spoke up")))
    assert session.opened is not None
    in_spanish = replace(session, opened=session.opened.model_copy(update={"record_language": "es"}))
    day = hold(in_spanish, PRACTICE)
    second = {sentence.fact: sentence.text for sentence in draft_group(day, GROUP_FORMAT.sections[1])}
    assert second["block-education"].startswith("Educación (45 min)")
    with speaking("es"):
        assert [line.block for line in group_lines(day)] == ["Ronda de entrada y rompehielos"]
