"""Zoom's reports in each of their shapes, and exactly what they say."""

from __future__ import annotations

from tests.app.intake.attendance_reports.cases import Case
from tests.app.intake.attendance_reports.report_files import AISHA, JAMES, MARIA, person, stay, table

ROWS = [
    ("Maria S.", MARIA, "11/24/2026 08:58:00 AM", "11/24/2026 12:00:00 PM", "182", "No", ""),
    ("James T.", "", "11/24/2026 09:04:00 AM", "11/24/2026 11:58:00 AM", "174", "Yes", ""),
]
HEADING = (
    "Name (Original Name)",
    "User Email",
    "Join Time",
    "Leave Time",
    "Duration (Minutes)",
    "Guest",
    "Recording Consent",
)
BOTH = (person("Maria S.", MARIA, "8:58-12:00"), person("James T.", "", "9:04-11:58"))
PREAMBLE = [
    ("Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants"),
    (
        "812 3456 7890",
        "IOP Morning",
        "11/24/2026 08:55:00 AM",
        "11/24/2026 12:02:00 PM",
        "h@example.org",
        "187",
        "2",
    ),
]


def webinar() -> bytes:
    """Host, panelists and attendees in parts of their own; somebody registered and did not come."""
    when = ("Nov 24, 2026 08:50:00", "Nov 24, 2026 12:00:00", "190")
    people: tuple[str, ...] = ("Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time")
    people += ("Time in Session (minutes)", "Is Guest", "Country/Region Name")
    attendees: tuple[str, ...] = ("Attended", "User Name (Original Name)", "First Name", "Last Name", "Email")
    attendees += (
        "Registration Time",
        "Approval Status",
        "Join Time",
        "Leave Time",
        "Time in Session (minutes)",
    )
    return table(
        [
            ("Attendee Report",),
            ("Report Generated:", "Nov 24, 2026 12:30 PM"),
            (
                "Topic",
                "Webinar ID",
                "Actual Start Time",
                "Actual Duration (minutes)",
                "# Registered",
                "Unique Viewers",
            ),
            ("IOP Morning", "812 3456 7890", "Nov 24, 2026 8:50 AM", "190", "3", "2"),
            ("Host Details", ""),
            people,
            ("Yes", "Alex Rivera", "alex@example.org", *when, "No", "United States"),
            ("Panelist Details", ""),
            people,
            ("Yes", "Sam Okafor", "sam@example.org", *when, "No", "United States"),
            ("Attendee Details", ""),
            attendees,
            (
                "Yes",
                "Maria S. (Maria Sanchez)",
                "Maria",
                "Sanchez",
                MARIA,
                "Nov 20, 2026 10:00:00",
                "approved",
                *when,
            ),
            (
                "No",
                "James T.",
                "James",
                "Tyler",
                JAMES,
                "Nov 21, 2026 10:00:00",
                "approved",
                "--",
                "--",
                "--",
            ),
            ("Other Attended", ""),
            ("User Name", "Join Time", "Leave Time", "Time in Session (minutes)", "Country/Region Name"),
            ("15550100", *when, "United States"),
        ]
    ).encode("utf-8-sig")


def zoom_files() -> list[Case]:
    plain = table([HEADING, *ROWS])
    totals = ("Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest")
    return [
        Case("plain", plain.encode(), "zoom", BOTH),
        Case("with a byte order mark", plain.encode("utf-8-sig"), "zoom", BOTH),
        Case("with the meeting in front", table([*PREAMBLE, (), HEADING, *ROWS]).encode(), "zoom", BOTH),
        Case("in UTF-16", plain.encode("utf-16"), "zoom", BOTH),
        Case("in UTF-16 without a mark", plain.encode("utf-16-le"), "zoom", BOTH),
        Case("with line feeds alone", table([HEADING, *ROWS], end="\n").encode(), "zoom", BOTH),
        Case("with semicolons", table([HEADING, *ROWS], ";").encode(), "zoom", BOTH),
        Case("with a line between all lines", table([HEADING, *ROWS], end="\r\r\n").encode(), "zoom", BOTH),
        Case(
            "an original name in brackets, pronouns in others, and a comma",
            table(
                [
                    HEADING,
                    ("M. (Maria Sanchez)", MARIA, *ROWS[0][2:]),
                    ("Tyler, James (he/him)", "", *ROWS[1][2:]),
                ]
            ).encode(),
            "zoom",
            (
                person("M.", MARIA, "8:58-12:00", original="Maria Sanchez"),
                person("Tyler, James (he/him)", "", "9:04-11:58"),
            ),
        ),
        Case(
            "quotes, a new line and a quotation mark that is none",
            table([HEADING, ('Maria "Mia"\nS.', *ROWS[0][1:])]).encode()
            + b'"James T.,,11/24/2026 09:04:00 AM,11/24/2026 11:58:00 AM,174,Yes,\r\n',
            "zoom",
            (person('Maria "Mia" S.', MARIA, "8:58-12:00"), person('"James T.', "", "9:04-11:58")),
        ),
        Case(
            "several stays of one person, out of order and overlapping",
            table(
                [
                    HEADING,
                    ("Maria S.", MARIA, "11/24/2026 10:30:00 AM", "11/24/2026 12:00:00 PM", "90", "No", ""),
                    (
                        "iPad",
                        MARIA.upper(),
                        "11/24/2026 10:40:00 AM",
                        "11/24/2026 11:00:00 AM",
                        "20",
                        "No",
                        "",
                    ),
                    ("Maria S.", MARIA, "11/24/2026 08:58:00 AM", "11/24/2026 10:10:00 AM", "72", "No", ""),
                ]
            ).encode(),
            "zoom",
            (person("Maria S.", MARIA, "8:58-10:10", "10:30-12:00"),),
        ),
        Case(
            "the same name with and without an address is not made one",
            table([HEADING, ROWS[0], ("Maria S.", "", *ROWS[1][2:])]).encode(),
            "zoom",
            (person("Maria S.", MARIA, "8:58-12:00"), person("Maria S.", "", "9:04-11:58")),
        ),
        Case(
            "unique users with totals alone",
            table([totals, ("Maria S.", MARIA, "182", "No"), ("+15550100", "", "44", "Yes")]).encode(),
            "zoom",
            (person("Maria S.", MARIA, minutes=182), person("+15550100", minutes=44)),
        ),
        Case(
            "a row that has a duration and no times",
            table([HEADING, ROWS[0], ("Aisha B.", AISHA, "", "", "31", "No", "")]).encode(),
            "zoom",
            (BOTH[0], person("Aisha B.", AISHA, minutes=31)),
        ),
        Case(
            "time in the waiting room is not counted",
            table(
                [
                    (*HEADING, "In Waiting Room"),
                    (
                        "Maria S.",
                        MARIA,
                        "11/24/2026 08:50:00 AM",
                        "11/24/2026 08:58:00 AM",
                        "8",
                        "No",
                        "",
                        "Yes",
                    ),
                    (*ROWS[0], "No"),
                ]
            ).encode(),
            "zoom",
            BOTH[:1],
            ("Only in the waiting room: row 2.",),
        ),
        Case(
            "the newer headings, with 24 hours and the day in front",
            table(
                [
                    ("Topic", "ID", "Host", "Duration (minutes)", "Start time", "End time", "Participants"),
                    ("IOP Morning", "812", "Alex", "187", "24/11/2026 08:55", "24/11/2026 12:02", "2"),
                    (
                        "Name (original name)",
                        "Email",
                        "Join time",
                        "Leave time",
                        "Duration (minutes)",
                        "Guest",
                    ),
                    ("Maria S.", MARIA, "24/11/2026 08:58:00", "24/11/2026 12:00:00", "182", "No"),
                ]
            ).encode(),
            "zoom",
            BOTH[:1],
        ),
        Case(
            "a meeting with its host in front is nobody's stay",
            table(
                [
                    (
                        "Topic",
                        "Meeting ID",
                        "User Name",
                        "User Email",
                        "Start Time",
                        "Duration (Minutes)",
                        "Participants",
                    ),
                    ("IOP", "812", "Alex", "alex@example.org", "11/24/2026 08:55:00 AM", "187", "2"),
                    HEADING,
                    *ROWS,
                ]
            ).encode(),
            "zoom",
            BOTH,
        ),
        Case(
            "the meeting's columns in front of each row",
            table(
                [
                    (
                        "Topic",
                        "Meeting ID",
                        "User Name",
                        "User Email",
                        "Start Time",
                        "Duration (Minutes)",
                        *HEADING,
                    ),
                    ("IOP", "812", "Alex", "alex@example.org", "11/24/2026 08:55:00 AM", "187", *ROWS[0]),
                ]
            ).encode(),
            "zoom",
            BOTH[:1],
        ),
        Case(
            "a webinar in parts",
            webinar(),
            "zoom",
            tuple(
                person(name, email, "8:50-12:00", original=original)
                for name, email, original in (
                    ("Alex Rivera", "alex@example.org", ""),
                    ("Sam Okafor", "sam@example.org", ""),
                    ("Maria S.", MARIA, "Maria Sanchez"),
                    ("15550100", "", ""),
                )
            ),
            ("Registered and did not come: row 14.",),
        ),
        Case(
            "in German, with semicolons, decimal commas and no Unicode",
            table(
                [
                    ("Name (ursprünglicher Name)", "Benutzer-E-Mail", "Gesamtdauer (Minuten)", "Gast"),
                    ("Jörg M.", "joerg@example.org", "61,5", "Nein"),
                ],
                ";",
            ).encode("cp1252"),
            "zoom",
            (person("Jörg M.", "joerg@example.org", minutes=62),),
            ("Letters with accents may be wrong: this file is not in Unicode.",),
        ),
        Case(
            "a row that is cut off and one of another day",
            (
                table(
                    [
                        HEADING,
                        ROWS[0],
                        ("Aisha B.", AISHA, "11/17/2026 09:00:00 AM", "11/17/2026 10:00:00 AM", "60"),
                    ]
                )
                + "James T.,,11/24/2026 09:0"
            ).encode(),
            "zoom",
            BOTH[:1],
            ("Left out, of another day: row 3.", "Left out, a time there cannot be read: row 4."),
        ),
        Case(
            "past midnight",
            table(
                [
                    HEADING,
                    ("Maria S.", MARIA, "11/24/2026 10:58:00 PM", "11/25/2026 01:00:00 AM", "122", "No", ""),
                    ("James T.", "", "11/25/2026 12:04:00 AM", "11/25/2026 12:58:00 AM", "54", "No", ""),
                ]
            ).encode(),
            "zoom",
            (
                person("Maria S.", MARIA, stay("22:58-1:00", days_later=(0, 1))),
                person("James T.", "", stay("0:04-0:58", days_later=(1, 1))),
            ),
        ),
    ]
