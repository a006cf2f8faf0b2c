"""The session for reading: everything is in it, in a clinician's words."""

from __future__ import annotations

from markdown_it import MarkdownIt

from app.documents.markdown import markdown
from app.documents.taking import take_record
from app.live import events as e
from app.live.state import Session
from tests.app.documents.test_taking import USERS, a_bent_day, a_day
from tests.events_for_tests import JAMES, MARIA, SAM, arrived, at, opening, started, told

READER = MarkdownIt("commonmark").enable("table")


def written(session: Session) -> str:
    return markdown(take_record(session, at(200), USERS)).decode()


def section(text: str, heading: str) -> list[str]:
    """The lines from a heading to the next of its kind, empty ones left out."""
    level = heading.split(" ", 1)[0]
    lines = text.split("\n")
    after = lines[lines.index(heading) + 1 :]
    end = next(
        (place for place, line in enumerate(after) if line.startswith((f"{level} ", "## ", "---"))), None
    )
    return [line for line in after[:end] if line]


def test_the_head_says_which_session_it_was_and_who_held_it() -> None:
    text = written(a_day())
    assert text.startswith(
        "# IOP Morning: Tuesday, November 24, 2026\n\nHarmony · Harmony day · session 14\n"
    )
    assert section(text, "# IOP Morning: Tuesday, November 24, 2026")[1:] == [
        "| Session        | Details                              |",
        "| -------------- | ------------------------------------ |",
        "| Scheduled      | 9:00 to 12:00                        |",
        "| Held           | 9:02 to 12:03                        |",
        "| Planned        | 180 min in group, 165 min of service |",
        "| Running time   | 182 min in group, 167 min of service |",
        "| Facilitator    | Alex Rivera, LADC                    |",
        "| Co-facilitator | Sam Okafor                           |",
        "| Participants   | 2 of 3 on the roster                 |",
        "| Times in       | America/New York                     |",
    ]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_the_blocks_stand_as_planned_and_as_held_with_why_it_ended_when_it_did() -> None:
    sentence, *lines = section(written(a_day()), "## How the session ran")
    assert sentence == (
        "Ended 4 min after plan: started 2 min late, Check-in & icebreaker 4 min over, "
        "Small-group counseling 4 min short, Check-out 2 min over."
    )
    assert len({len(line) for line in lines}) == 1  # the columns line up
    assert [cells(line) for line in (lines[0], *lines[2:])] == [
        ["Block", "Scheduled", "Held", "Planned min", "Changed to", "Held min", "Difference"],
        ["Check-in & icebreaker", "9:00 to 9:30", "9:02 to 9:36", "30", "", "34", "+4"],
        ["Education", "9:30 to 10:15", "9:36 to 10:21", "45", "", "45", "0"],
        ["Break", "10:15 to 10:30", "10:21 to 10:36", "15", "", "15", "0"],
        ["Small-group counseling", "10:30 to 11:30", "10:36 to 11:32", "60", "56", "56", "−4"],
        ["Check-out", "11:30 to 12:00", "11:32 to 12:03", "30", "", "32", "+2"],
        ["All blocks", "", "", "180", "", "182", "+2"],
        ["Of these service", "", "", "165", "", "167", "+2"],
    ]


def test_blocks_put_in_left_out_passed_over_and_come_back_to_are_told_apart() -> None:
    lines = section(written(a_bent_day()), "## How the session ran")
    assert lines[0] == (
        "Ended 50 min before plan: started 2 min late, Check-in & icebreaker 10 min short, Visit put in (8 min), "
        "Education not held (45 min), Small-group counseling not held (60 min), Check-out 64 min over, "
        "Break left out (15 min), paused for 6 min."
    )
    assert [cells(line) for line in lines[3:]] == [
        ["Check-in & icebreaker", "9:00 to 9:30", "9:02 to 9:20, 9:28 to 9:36 (paused 6 min)", "30", "", "20", "−10"],
        ["Visit", "put in", "9:20 to 9:28", "0", "10", "8", "+8"],
        ["Education", "9:30 to 10:15", "not held", "45", "", "0", "−45"],
        ["Small-group counseling", "10:30 to 11:30", "not held", "60", "", "0", "−60"],
        ["Check-out", "11:30 to 12:00", "9:36 to 11:10", "30", "", "94", "+64"],
        ["Break", "10:15 to 10:30", "left out", "15", "0", "0", "−15"],
        ["All blocks", "", "", "180", "", "122", "−58"],
        ["Of these service", "", "", "165", "", "122", "−43"],
        ["Pauses", "", "", "", "", "6", ""],
    ]  # fmt: skip


def test_what_is_not_over_is_not_compared() -> None:
    lines = section(
        written(told(started(), (20, e.BlockEntered(block="education")))), "## How the session ran"
    )
    assert [cells(line) for line in lines[2:5]] == [
        ["Check-in & icebreaker", "9:00 to 9:30", "9:00 to 9:20", "30", "", "20", ""],
        ["Education", "9:30 to 10:15", "from 9:20", "45", "", "180", ""],
        ["Break", "10:15 to 10:30", "", "15", "", "", ""],
    ]


def test_attendance_keeps_group_service_and_break_apart() -> None:
    lines = section(written(a_day()), "## Attendance")
    assert [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[2:5]] == [
        ["Maria S.", "Present", "8:58 to 12:03", "182", "167", "15", "4", "0", "0"],
        ["James T.", "Late", "9:12 to 10:40, 10:44 to 12:03", "168", "153", "15", "0", "0", "0"],
        ["Aisha K.", "No-show", "", "", "", "", "", "", ""],
    ]
    blocks = section(written(a_day()), "### Minutes in each block")
    assert [cell.strip() for cell in blocks[3].split("|")[1:-1]] == ["James T.", "24", "45", "15", "52", "32"]


def test_each_person_has_their_turns_and_the_notes_about_them() -> None:
    text = written(a_day())
    assert section(text, "### Maria S.") == [
        "Present: 8:58 to 12:03. 182 min in group, 167 min of service, 15 min of break.",
        "- **Check-in, 9:13**",
        "  - Last promise: text two people (partly kept)",
        "  - How do you feel, in one word? calm",
        "  - Craving right now, 0 to 10: 4",
        "- **Check-out, 11:40**",
        "  - Your plan for the hard hours until our next group: call Dee",
        "  - Craving right now, 0 to 10: 2",
        "- 9:15 named two signs *insight*",
        "- 9:16 James thanked Maria",
    ]
    assert section(text, "### James T.") == [
        "Late: 9:12 to 10:40, 10:44 to 12:03. 168 min in group, 153 min of service, 15 min of break.",
        "- **Check-in, 9:14:** passed",
        "- **Still to be seen when the session ended:** flagged, no check-out",
        "- 9:16 James thanked Maria",
    ]
    assert section(text, "### Aisha K.") == ["No-show."]


def test_all_notes_stand_in_order_with_their_authors() -> None:
    assert section(written(a_day()), "## Participation notes") == [
        "| Time | About              | Note                | Tags    | By                |",
        "| ---- | ------------------ | ------------------- | ------- | ----------------- |",
        "| 9:15 | Maria S.           | named two signs     | insight | Alex Rivera, LADC |",
        "| 9:16 | James T., Maria S. | James thanked Maria |         | Sam Okafor        |",
    ]


def test_what_rotated_is_named() -> None:
    assert section(written(a_day()), "## Content") == [
        "- **Icebreaker:** What went right?",
        "- **Topic:** Warning signs (partly covered)",
        "  - Early ones.",
        "  - Your own.",
        "- **Closing thought:** The next two hours are a fair size.",
    ]


def test_a_session_before_its_start_and_one_that_runs_can_be_read() -> None:
    assert "| Held           | not started" in written(told())
    running = written(told(arrived(MARIA), started(), (5, e.Paused())))
    assert "from 9:00, still running" in running
    assert "| Paused         | 195 min" in running
    assert "No notes were caught." in running


def test_names_and_titles_full_of_markup_leave_the_document_whole() -> None:
    wicked = "*Al* | # [x](y) <b>"
    opened = opening().model_copy(
        update={
            "group_name": wicked,
            "program_name": wicked,
            "expected": (MARIA.model_copy(update={"name": wicked, "last_promise": wicked}),),
        }
    )
    session = told(
        arrived(MARIA),
        (1, e.CheckedIn(person="maria", answers={"feeling": wicked, "goal": wicked}, kept="kept")),
        (2, e.NoteCaught(text=f"{wicked} #tag", people=("maria",), tags=("tag",))),
        opened=opened,
    )
    page = READER.render(written(session))
    assert page.count("<h1>") == 1
    assert "<b>" not in page
    assert "<em>Al" not in page
    assert "href" not in page
    plain_tables = READER.render(written(a_day())).count("<table>")
    assert page.count("<table>") == plain_tables
    assert page.count("*Al* | # [x](y) &lt;b&gt;") >= 8


def a_hard_day() -> Session:
    return told(
        started(),
        arrived(MARIA),
        arrived(JAMES),
        (41, e.SafetyStepTaken(person="maria", situation="unresponsive", step="called_by_name")),
        (42, e.SafetyStepTaken(person="maria", situation="unresponsive", step="call_dispatch"), SAM.id),
        (
            43,
            e.SafetyStepTaken(person="maria", situation="other", step="written", words="Rang the *landlord*"),
        ),
        (
            42,
            e.EmergencyTold(
                person="maria",
                told="Dispatcher 4",
                affiliation="Hampshire County dispatch",
                emergency="Did not respond on camera",
            ),
        ),
        (44, e.PersonSeen(person="james")),
        (180, e.SessionEnded(let_go=("maria",))),
    )


def test_what_was_done_for_a_persons_safety_stands_with_that_person_alone() -> None:
    text = written(a_hard_day())
    assert section(text, "### Maria S.")[-9:] == [
        "- **Safety**",
        "  - 9:41 Called them by name, no answer (Alex Rivera, LADC)",
        "  - 9:42 Called the dispatch center (Sam Okafor)",
        "  - 9:43 Rang the \\*landlord\\* (Alex Rivera, LADC)",
        "- **Medical personnel told in an emergency (42 CFR 2.51), 9:42**",
        "  - Told: Dispatcher 4",
        "  - Affiliation: Hampshire County dispatch",
        "  - By: Alex Rivera, LADC",
        "  - Emergency: Did not respond on camera",
    ]
    assert section(text, "### James T.")[1:] == ["- **Seen before the end**"]
    assert text.count("Dispatcher 4") == 1
