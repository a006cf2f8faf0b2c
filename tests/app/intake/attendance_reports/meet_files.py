"""Meet's reports, and others with no date, with offsets, and around the night in which clocks are changed."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from tests.app.intake.attendance_reports.cases import Case
from tests.app.intake.attendance_reports.report_files import (
    AISHA,
    BERLIN,
    JAMES,
    MARIA,
    NEW_YORK,
    person,
    stay,
    table,
)

HEADING = ("First name", "Last name", "Email", "Duration", "Time joined", "Time exited")
# standard time in New York, which has no change: EST all year
EASTERN = ZoneInfo("Etc/GMT+5")
CLOCKS_BACK = date(2026, 11, 1)
CLOCKS_FORWARD = date(2026, 3, 8)


def meet_files() -> list[Case]:
    back, forward = CLOCKS_BACK, CLOCKS_FORWARD
    plain = [
        HEADING,
        ("Maria", "Sanchez", MARIA, "3 hr 2 min", "8:58 AM", "12:00 PM"),
        ("James", "", "", "45 min", "9:00 AM", "9:45 AM"),
    ]
    people = (person("Maria Sanchez", MARIA, "8:58-12:00"), person("James", "", "9:00-9:45"))
    zoom = ("Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest")
    return [
        Case("Meet", table(plain).encode(), "meet", people),
        Case(
            "Meet with narrow spaces",
            table(plain).replace(" AM", "\u202fAM").encode("utf-8-sig"),
            "meet",
            people,
        ),
        Case(
            "Meet with the meeting in front and 24 hours",
            table(
                [
                    ("Meeting title", "Date", "Start time", "End time"),
                    ("IOP", "2026-11-24", "08:55", "12:02"),
                    (),
                    ("Name", "Email", "Duration", "Time joined", "Time exited"),
                    ("Maria Sanchez", MARIA, "182 min", "08:58:00", "12:00:00"),
                ]
            ).encode(),
            "meet",
            people[:1],
        ),
        Case(
            "Meet without times",
            table(
                [HEADING[:4], ("Maria", "Sanchez", MARIA, "1 hr 5 min"), ("James", "", "", "32:14")]
            ).encode(),
            "meet",
            (person("Maria Sanchez", MARIA, minutes=65), person("James", minutes=32)),
        ),
        Case(
            "Meet in German, with semicolons",
            table(
                [
                    ("Vorname", "Nachname", "E-Mail-Adresse", "Dauer", "Beitrittszeit", "Verlassenszeit"),
                    ("Jörg", "Meier", "joerg@example.org", "1 Std. 5 Min.", "18:00", "19:05"),
                ],
                ";",
            ).encode(),
            "meet",
            (person("Jörg Meier", "joerg@example.org", stay("18:00-19:05", zone=BERLIN)),),
            zone=BERLIN,
        ),
        Case(
            "Meet in French",
            table(
                [
                    ("Prénom", "Nom", "Adresse e-mail", "Durée", "Heure d’arrivée", "Heure de départ"),
                    ("Zoé", "Petit", "zoe@example.org", "1 h 5 min", "18:00", "19:05"),
                ]
            ).encode(),
            "meet",
            (person("Zoé Petit", "zoe@example.org", stay("18:00-19:05", zone=BERLIN)),),
            zone=BERLIN,
        ),
        Case(
            "Meet past midnight: who comes back is not there in the morning before",
            table(
                [
                    HEADING,
                    ("Maria", "Sanchez", MARIA, "2 hr 2 min", "10:58 PM", "1:00 AM"),
                    ("James", "", JAMES, "30 min", "12:10 AM", "12:40 AM"),
                ]
            ).encode(),
            "meet",
            (
                person("Maria Sanchez", MARIA, stay("22:58-1:00", days_later=(0, 1))),
                person("James", JAMES, stay("0:10-0:40", days_later=(1, 1))),
            ),
        ),
        Case(
            "Meet with moments in UTC",
            table(
                [
                    ("Name", "Email", "Duration", "Time joined", "Time exited"),
                    ("Maria S.", MARIA, "182", "2026-11-24T13:58:00Z", "2026-11-24T17:00:00Z"),
                    ("Aisha B.", AISHA, "60", "2026-11-24T09:00:00-05:00", "2026-11-24 10:00 EST"),
                ]
            ).encode(),
            "meet",
            (person("Maria S.", MARIA, "8:58-12:00"), person("Aisha B.", AISHA, "9:00-10:00")),
        ),
        Case(
            "an evening that is already the next day in UTC",
            table(
                [
                    ("Name", "Email", "Duration", "Time joined", "Time exited"),
                    ("Maria S.", MARIA, "2 hr", "2026-11-25T00:30:00Z", "2026-11-25T02:30:00Z"),
                ]
            ).encode(),
            "meet",
            (person("Maria S.", MARIA, "19:30-21:30"),),
        ),
        Case(
            "a table of nobody's platform",
            table(
                [("Name", "Joined", "Left"), ("Maria S.", "2026-11-24 08:58", "2026-11-24 12:00")], ";"
            ).encode(),
            "other",
            (person("Maria S.", "", "8:58-12:00"),),
        ),
        Case(
            "only the joining and the duration",
            table(
                [("Name", "Join Time", "Duration (Minutes)"), ("Maria S.", "Nov 24, 2026 8:58 AM", "182")]
            ).encode(),
            "zoom",
            (person("Maria S.", "", "8:58-12:00"),),
        ),
        Case(
            "the hour that comes twice is told apart by the duration",
            table(
                [
                    zoom,
                    ("Maria S.", MARIA, "11/01/2026 12:30:00 AM", "11/01/2026 01:30:00 AM", "120", "No"),
                    ("James T.", JAMES, "11/01/2026 12:30:00 AM", "11/01/2026 01:30:00 AM", "60", "No"),
                ]
            ).encode(),
            "zoom",
            (
                person("Maria S.", MARIA, (stay("0:30-1:30", back)[0], stay("1:30-2:30", back, EASTERN)[0])),
                person("James T.", JAMES, stay("0:30-1:30", back)),
            ),
            on=back,
        ),
        Case(
            "over the hour that the clocks left out, and a time in it that never was",
            table(
                [
                    zoom,
                    ("Maria S.", MARIA, "03/08/2026 01:30:00 AM", "03/08/2026 03:30:00 AM", "60", "No"),
                    ("James T.", JAMES, "03/08/2026 02:30:00 AM", "03/08/2026 03:30:00 AM", "", "No"),
                ]
            ).encode(),
            "zoom",
            (person("Maria S.", MARIA, stay("1:30-3:30", forward, NEW_YORK)),),
            ("Left out, a time there cannot be right: row 3.",),
            on=forward,
        ),
    ]
