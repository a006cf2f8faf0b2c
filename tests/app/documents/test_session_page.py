"""A whole session as a page, read as its Markdown: all that happened, for the program's own record."""

from __future__ import annotations

from markdown_it import MarkdownIt

from app.documents.attendance_sheet import attendance_page
from app.documents.page_markdown import page_markdown
from app.documents.session_page import session_page
from app.documents.taking import take_record
from app.live import events as e
from app.live.state import Session
from app.words import speaking
from tests.app.documents.test_taking import USERS, a_bent_day, a_day
from tests.events_for_tests import JAMES, MARIA, SAM, arrived, at, opening, started, told

READER = MarkdownIt("commonmark").enable("table")


def written(session: Session) -> str:
    """With spaces that may break: which ones must not has a test of its own."""
    page = session_page(take_record(session, at(200), USERS))
    return page_markdown(page).decode().replace("\u00a0", " ")


def section(text: str, heading: str) -> list[str]:
    """The lines from a heading to the next of its kind, empty ones left out."""
    level = heading.split(" ", 1)[0]
    lines = text.split("\n")
    after = lines[lines.index(heading) + 1 :]
    end = next(
        (place for place, line in enumerate(after) if line.startswith((f"{level} ", "## ", "---"))), None
    )
    return [line for line in after[:end] if line]


def test_the_head_says_which_session_it_was_who_held_it_and_when_it_was_written() -> None:
    text = written(a_day())
    assert text.startswith("# IOP Morning\n\nTuesday, November 24, 2026\n\n")
    assert section(text, "# IOP Morning")[1:] == [
        "- **Program:** Harmony",
        "- **Agenda:** Harmony day",
        "- **Session:** 14",
        "- **Scheduled:** 9:00 AM to 12:00 PM",
        "- **Held:** 9:02 AM to 12:03 PM",
        "- **Planned:** 180 min in group, 165 min of service",
        "- **Running time:** 182 min in group, 167 min of service",
        "- **Facilitator:** Alex Rivera, LADC",
        "- **Co-facilitator:** Sam Okafor",
        "- **Participants:** 2 of 3 on the roster",
        "- **Times in:** New York (UTC−5)",
        "- **Written:** Tuesday, November 24, 2026 at 12:20 PM by Groupside, with 2 notes",
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
        [
            "Check-in & icebreaker",
            "9:00 AM to 9:30 AM",
            "9:02 AM to 9:36 AM",
            "30",
            "",
            "34",
            "+4",
        ],
        ["Education", "9:30 AM to 10:15 AM", "9:36 AM to 10:21 AM", "45", "", "45", "0"],
        ["Break", "10:15 AM to 10:30 AM", "10:21 AM to 10:36 AM", "15", "", "15", "0"],
        [
            "Small-group counseling",
            "10:30 AM to 11:30 AM",
            "10:36 AM to 11:32 AM",
            "60",
            "56",
            "56",
            "−4",
        ],
        [
            "Check-out",
            "11:30 AM to 12:00 PM",
            "11:32 AM to 12:03 PM",
            "30",
            "",
            "32",
            "+2",
        ],
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
        ["Check-in & icebreaker", "9:00 AM to 9:30 AM",
         "9:02 AM to 9:20 AM, 9:28 AM to 9:36 AM (paused 6 min)", "30", "", "20", "−10"],
        ["Visit", "put in", "9:20 AM to 9:28 AM", "0", "10", "8", "+8"],
        ["Education", "9:30 AM to 10:15 AM", "not held", "45", "", "0", "−45"],
        ["Small-group counseling", "10:30 AM to 11:30 AM", "not held", "60", "", "0", "−60"],
        ["Check-out", "11:30 AM to 12:00 PM", "9:36 AM to 11:10 AM", "30", "", "94", "+64"],
        ["Break", "10:15 AM to 10:30 AM", "left out", "15", "0", "0", "−15"],
        ["All blocks", "", "", "180", "", "122", "−58"],
        ["Of these service", "", "", "165", "", "122", "−43"],
        ["Pauses", "", "", "", "", "6", ""],
    ]  # fmt: skip


def test_what_is_not_over_is_not_compared() -> None:
    lines = section(
        written(told(started(), (20, e.BlockEntered(block="education")))), "## How the session ran"
    )
    assert [cells(line) for line in lines[2:5]] == [
        [
            "Check-in & icebreaker",
            "9:00 AM to 9:30 AM",
            "9:00 AM to 9:20 AM",
            "30",
            "",
            "20",
            "",
        ],
        ["Education", "9:30 AM to 10:15 AM", "from 9:20 AM", "45", "", "180", ""],
        ["Break", "10:15 AM to 10:30 AM", "", "15", "", "", ""],
    ]


def test_attendance_keeps_group_service_and_break_apart() -> None:
    said, *lines = section(written(a_day()), "## Attendance")
    assert said == "Time before the start, in pauses and after the end is not group time."
    assert [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[2:5]] == [
        ["Maria S.", "Present", "8:58 AM to 12:03 PM", "182", "167", "15", "4", "0", "0"],
        [
            "James T.",
            "Late",
            "9:12 AM to 10:40 AM, 10:44 AM to 12:03 PM",
            "168",
            "153",
            "15",
            "0",
            "0",
            "0",
        ],
        ["Aisha K.", "No-show", "", "", "", "", "", "", ""],
    ]


def test_each_person_has_their_turns_and_the_notes_about_them() -> None:
    text = written(a_day())
    assert section(text, "### Maria S.") == [
        "Present: 8:58 AM to 12:03 PM. 182 min in group, 167 min of service, 15 min of break.",
        "Minutes in each block: Check-in & icebreaker 34, Education 45, Break 15, Small-group counseling 56, "
        "Check-out 32.",
        "- Check-in, 9:13 AM: Last promise: text two people (partly kept); How do you feel, in one word? calm; "
        "Craving right now, 0 to 10: 4",
        "- Check-out, 11:40 AM: Your plan for the hard hours until our next group: call Dee; "
        "Craving right now, 0 to 10: 2",
        "- Note, 9:15 AM: named two signs (insight)",
        "- Note, 9:16 AM: James thanked Maria",
    ]
    assert section(text, "### James T.") == [
        "Late: 9:12 AM to 10:40 AM, 10:44 AM to 12:03 PM. 168 min in group, 153 min of service, "
        "15 min of break.",
        "Minutes in each block: Check-in & icebreaker 24, Education 45, Break 15, Small-group counseling 52, "
        "Check-out 32.",
        "- Check-in, 9:14 AM: passed",
        "- Still to be seen when the session ended: flagged, no check-out",
        "- Note, 9:16 AM: James thanked Maria",
    ]
    assert section(text, "### Aisha K.") == ["No-show."]


def test_a_turn_without_a_written_answer_is_said_to_be_one() -> None:
    done = e.CheckedIn(person="james", answers={})
    session = told(arrived(JAMES, -2), started(2), (13, done), (60, e.SessionEnded()))
    assert "- Check-in, 9:13 AM: nothing written down" in section(written(session), "### James T.")


def test_all_notes_stand_in_order_with_their_authors() -> None:
    assert section(written(a_day()), "## Participation notes") == [
        "| Time    | About              | Note                | Tags    | By                |",
        "| ------- | ------------------ | ------------------- | ------- | ----------------- |",
        "| 9:15 AM | Maria S.           | named two signs     | insight | Alex Rivera, LADC |",
        "| 9:16 AM | James T., Maria S. | James thanked Maria |         | Sam Okafor        |",
    ]


def test_what_rotated_is_named() -> None:
    assert section(written(a_day()), "## Content") == [
        "- **Icebreaker:** What went right?",
        "- **Topic:** Warning signs (partly covered)",
        "- **Closing thought:** The next two hours are a fair size.",
        "### Outline of the topic",
        "- Early ones.",
        "- Your own.",
    ]


def test_a_session_before_its_start_and_one_that_runs_can_be_read() -> None:
    assert "- **Held:** not started" in written(told())
    running = written(told(arrived(MARIA), started(), (5, e.Paused())))
    assert "from 9:00 AM, still running" in running
    assert "- **Paused:** 195 min" in running
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
    assert section(text, "### Maria S.")[-4:] == [
        "- For their safety, 9:41 AM: Called them by name, no answer (Alex Rivera, LADC)",
        "- For their safety, 9:42 AM: Called the dispatch center (Sam Okafor)",
        "- For their safety, 9:43 AM: Rang the \\*landlord\\* (Alex Rivera, LADC)",
        "- Medical personnel told in an emergency (42 CFR 2.51), 9:42 AM. Told: Dispatcher 4; Affiliation: "
        "Hampshire County dispatch; By: Alex Rivera, LADC; Emergency: Did not respond on camera",
    ]
    assert section(text, "### James T.")[2:] == ["- Seen before the end"]
    assert text.count("Dispatcher 4") == 1


def test_what_says_of_both_papers_that_they_name_everybody_says_not_where_they_are() -> None:
    """They may be disclosed as well, with a notice beside these words."""
    record = take_record(a_day(), at(310), USERS)
    for page in (session_page(record), attendance_page(record)):
        assert page.footer == "It names everybody on the roster."


def test_which_parts_of_a_topic_were_covered_is_said() -> None:
    record = take_record(a_day(), at(310), USERS)
    assert record.topic is not None
    topic = record.topic.model_copy(update={"covered": "partly", "parts": ("early signs", "late signs")})
    content = dict(
        next(
            each.labelled
            for each in session_page(record.model_copy(update={"topic": topic})).sections
            if each.heading == "Content"
        )
    )
    assert content["Topic"].endswith("(partly covered: early signs, late signs)")


def test_in_spanish_the_minutes_of_a_person_are_said_by_the_blocks_of_the_plan() -> None:
    with speaking("es"):
        text = written(a_day())
    assert "Ronda de entrada y rompehielos 34, Educación 45" in text
    assert "Education" not in text
