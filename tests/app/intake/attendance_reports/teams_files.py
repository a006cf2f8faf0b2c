"""Teams' reports: in parts, as a flat list, and as joining and leaving, in four languages, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.intake.attendance_reports.report import ReportedPerson
from tests.app.intake.attendance_reports.cases import Case
from tests.app.intake.attendance_reports.report_files import (
    AISHA,
    BERLIN,
    JAMES,
    MARIA,
    person,
    stay,
    table,
    utf16,
)

FEBRUARY = date(2026, 2, 3)
OPEN_END = "Some people have no time of leaving; the last time in the report was taken."
ONLY_ENDS = "For some people only the first and the last moment are known, not when they were away."
NARROW = "\u202f"


def in_parts(
    titles: Sequence[str],
    participants: Sequence[str],
    activities: Sequence[str],
    rows: Sequence[Sequence[str]],
    stays: Sequence[Sequence[str]],
) -> bytes:
    """A report with a summary, its participants and each of their stays."""
    summary, people, active = titles
    return utf16(
        table(
            [
                (summary,),
                ("Meeting title", "IOP Morning"),
                ("Attended participants", str(len(rows))),
                ("Start time", "11/24/26, 8:55:10 AM"),
                (),
                (people,),
                participants,
                *rows,
                (),
                (active,),
                activities,
                *stays,
            ],
            "\t",
        )
    )


ENGLISH = ("1. Summary", "2. Participants", "3. In-Meeting Activities")
PARTICIPANTS = (
    "Name",
    "First Join",
    "Last Leave",
    "In-Meeting Duration",
    "Email",
    "Participant ID (UPN)",
    "Role",
)
ACTIVITIES = ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role")


def english(space: str = " ") -> bytes:
    """Maria came twice, James once; the participants' part has the first and the last moment."""
    am, pm = f"{space}AM", f"{space}PM"
    return in_parts(
        ENGLISH,
        PARTICIPANTS,
        ACTIVITIES,
        [
            (
                "Maria S.",
                f"11/24/26, 8:58:00{am}",
                f"11/24/26, 12:00:00{pm}",
                "2h 42m",
                MARIA,
                MARIA,
                "Presenter",
            ),
            (
                "James T. (Guest)",
                f"11/24/26, 9:04:03{am}",
                f"11/24/26, 10:03:06{am}",
                "59m 3s",
                "",
                "",
                "Attendee",
            ),
        ],
        [
            ("Maria S.", f"11/24/26, 8:58:00{am}", f"11/24/26, 10:00:00{am}", "1h 2m", MARIA, "Presenter"),
            (
                "James T. (Guest)",
                f"11/24/26, 9:04:03{am}",
                f"11/24/26, 10:03:06{am}",
                "59m 3s",
                "",
                "Attendee",
            ),
            ("Maria S.", f"11/24/26, 10:20:00{am}", f"11/24/26, 12:00:00{pm}", "1h 40m", MARIA, "Presenter"),
        ],
    )


ENGLISH_PEOPLE = (
    person("Maria S.", MARIA, "8:58-10:00", "10:20-12:00"),
    person("James T. (Guest)", "", "9:04:03-10:03:06"),
)


def localized(
    titles: Sequence[str], participants: Sequence[str], activities: Sequence[str], rows: Sequence[str]
) -> bytes:
    """One person, written in a language: first and last moment, their duration, the only stay and its duration."""
    first, last, duration = rows
    return in_parts(
        titles,
        participants,
        activities,
        [("Jörg M.", first, last, duration, "joerg@example.org", "joerg@example.org", "x")],
        [("Jörg M.", first, last, duration, "joerg@example.org", "x")],
    )


JOERG = (person("Jörg M.", "joerg@example.org", stay("18:01-19:00", zone=BERLIN)),)


def headings(words: str) -> list[str]:
    return words.split("|")


def languages() -> list[Case]:
    german = localized(
        ("1. Zusammenfassung", "2. Teilnehmer", "3. Aktivitäten in der Besprechung"),
        (
            "Name",
            "Erster Beitritt",
            "Letztes Verlassen",
            "Dauer der Besprechung",
            "E-Mail",
            "Teilnehmer-ID (UPN)",
            "Rolle",
        ),
        ("Name", "Beitrittszeit", "Verlassenszeit", "Dauer", "E-Mail", "Rolle"),
        ("24.11.26, 18:01:00", "24.11.26, 19:00:00", "59 Min. 0 Sek."),
    )
    spanish = localized(
        ("1. Resumen", "2. Participantes", "3. Actividades en la reunión"),
        (
            "Nombre",
            "Primera unión",
            "Última salida",
            "Duración de la reunión",
            "Correo electrónico",
            "Id. de participante (UPN)",
            "Rol",
        ),
        ("Nombre", "Hora de unión", "Hora de salida", "Duración", "Correo electrónico", "Rol"),
        ("24/11/26, 6:01:00 p.\u00a0m.", "24/11/26, 7:00:00 p.\u00a0m.", "59 min 0 s"),
    )
    french = localized(
        ("1. Résumé", "2. Participants", "3. Activités dans la réunion"),
        (
            "Nom",
            "Première participation",
            "Dernier départ",
            "Durée de la réunion",
            "E-mail",
            "ID de participant (UPN)",
            "Rôle",
        ),
        ("Nom", "Heure de participation", "Heure de départ", "Durée", "E-mail", "Rôle"),
        ("24/11/2026 18:01:00", "24/11/2026 19:00:00", "59 min 0 s"),
    )
    british = localized(
        ENGLISH, PARTICIPANTS, ACTIVITIES, ("24/11/2026, 18:01:00", "24/11/2026, 19:00:00", "59m")
    )
    reworded = localized(
        ("1. Zusammenfassung", "2. Teilnehmende", "3. Aktivitäten während der Besprechung"),
        headings(
            "Name|Zeitpunkt des ersten Beitritts|Zuletzt verlassen um|Gesamte Dauer|E-Mail-Adresse|Kennung (UPN)|Rolle"
        ),
        ("Name", "Uhrzeit des Beitretens", "Uhrzeit beim Verlassen", "Dauer insgesamt", "E-Mail", "Rolle"),
        ("24.11.2026, 18:01:00", "24.11.2026, 19:00:00", "59 Minuten"),
    )
    return [
        Case(f"Teams in {language}", content, "teams", JOERG, zone=BERLIN)
        for language, content in (
            ("German", german),
            ("Spanish", spanish),
            ("French", french),
            ("British English", british),
            ("German with other headings", reworded),
        )
    ]


def actions(heading: Sequence[str], words: Sequence[str], times: Sequence[str]) -> bytes:
    """Aisha was there before the list begins, James joins and leaves; nobody sees Aisha leave."""
    before, joined, left = words
    first, second, third = times
    rows = [("Aisha B.", before, first), ("James T.", joined, second), ("James T.", left, third)]
    return utf16(table([heading, *rows], "\t"))


AISHA_AND_JAMES = (
    person("Aisha B.", "", "9:00-9:45"),
    person("James T.", "", "9:05-9:45"),
)


def action_lists() -> list[Case]:
    english = actions(
        ("Full Name", "User Action", "Timestamp"),
        ("Joined before", "Joined", "Left"),
        ("11/24/2026, 9:00:00 AM", "11/24/2026, 9:05:00 AM", "11/24/2026, 9:45:00 AM"),
    )
    german = actions(
        ("Vollständiger Name", "Benutzeraktion", "Zeitstempel"),
        ("Vorher beigetreten", "Beigetreten", "Verlassen"),
        ("24.11.2026, 09:00:00", "24.11.2026, 09:05:00", "24.11.2026, 09:45:00"),
    )
    spanish = actions(
        ("Nombre completo", "Acción del usuario", "Marca de tiempo"),
        ("Se unió antes", "Se unió", "Salió"),
        ("24/11/2026 9:00:00", "24/11/2026 9:05:00", "24/11/2026 9:45:00"),
    )
    french = actions(
        ("Nom complet", "Action de l'utilisateur", "Horodatage"),
        ("A rejoint avant", "A rejoint", "A quitté"),
        ("24/11/2026 à 09:00:00", "24/11/2026 à 09:05:00", "24/11/2026 à 09:45:00"),
    )
    lists = (("English", english), ("German", german), ("Spanish", spanish), ("French", french))
    return [
        Case(f"actions in {language}", content, "teams", AISHA_AND_JAMES, (OPEN_END,))
        for language, content in lists
    ]


def teams_files() -> list[Case]:
    flat = ("Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role", "Participant ID (UPN)")
    summary = [
        ("Meeting Summary",),
        ("Total Number of Participants", "2"),
        ("Meeting Title", "IOP Morning"),
        ("Meeting Start Time", "11/24/2026, 8:55:10 AM"),
        ("Meeting Id", "6f1c"),
        (),
    ]
    flat_rows = [
        ("Maria S.", "11/24/2026, 8:58:00 AM", "11/24/2026, 12:00:00 PM", "3h 2m", MARIA, "Presenter", MARIA),
        ("James T.", "11/24/2026, 9:04:00 AM", "11/24/2026, 10:04:00 AM", "1h", "", "Attendee", JAMES),
    ]
    flat_people = (person("Maria S.", MARIA, "8:58-12:00"), person("James T.", JAMES, "9:04-10:04"))
    only_participants: list[Sequence[str]] = [
        ("2. Participants",),
        PARTICIPANTS,
        ("Aisha B.", "11/24/26, 9:00:00 AM", "11/24/26, 12:00:00 PM", "2h 30m", AISHA, AISHA, "Attendee"),
    ]
    guest = ("James T.", "2/3/26, 9:04 AM", "2/3/26, 10:04 AM", "1h", "")
    half_dated = ("Maria S.", "11/24/26, 10:58:00 PM", "1:00:00 AM", "2h 2m", MARIA, "Presenter")
    raised_hands = table(
        [(), ("4. Engagement",), ("Name", "Engagement type", "Time"), ("Maria S.", "Raised hand", "9:30 AM")],
        "\t",
    )
    early: tuple[ReportedPerson, ...] = (
        person("James T.", "james@example.org", stay("9:04-10:04", FEBRUARY)),
    )
    return [
        Case("Teams in parts", english(), "teams", ENGLISH_PEOPLE),
        Case("Teams with narrow spaces", english(NARROW), "teams", ENGLISH_PEOPLE),
        Case("Teams saved again in UTF-8", english().decode("utf-16").encode(), "teams", ENGLISH_PEOPLE),
        Case(
            "Teams in UTF-16, the other way round",
            english().decode("utf-16").encode("utf-16-be"),
            "teams",
            ENGLISH_PEOPLE,
        ),
        Case(
            "Teams saved again with commas",
            table([line.split("\t") for line in english().decode("utf-16").split("\r\n")]).encode(
                "utf-8-sig"
            ),
            "teams",
            ENGLISH_PEOPLE,
        ),
        Case(
            "raised hands are no stays", english() + raised_hands.encode("utf-16-le"), "teams", ENGLISH_PEOPLE
        ),
        Case("Teams' flat list", utf16(table([*summary, flat, *flat_rows], "\t")), "teams", flat_people),
        Case(
            "a name with a tab in quotes",
            utf16(table([flat, ("Maria\tS.", *flat_rows[0][1:])], "\t")),
            "teams",
            (person("Maria S.", MARIA, "8:58-12:00"),),
        ),
        Case(
            "the first and the last moment, with time away between them",
            utf16(table(only_participants, "\t")),
            "teams",
            (person("Aisha B.", AISHA, "9:00-12:00", minutes=150),),
            (ONLY_ENDS,),
        ),
        Case(
            "a guest known by the address of another directory, on a day that reads two ways",
            utf16(
                table([PARTICIPANTS, (*guest, "james_example.org#EXT#@clinic.example.com", "Attendee")], "\t")
            ),
            "teams",
            early,
            on=FEBRUARY,
        ),
        Case(
            "the same day, written the other way round",
            utf16(
                table(
                    [
                        PARTICIPANTS,
                        ("James T.", "3/2/26, 9:04", "3/2/26, 10:04", "1h", "james@example.org", "", ""),
                    ],
                    "\t",
                )
            ),
            "teams",
            early,
            on=FEBRUARY,
        ),
        Case(
            "a leaving without its date, past midnight",
            utf16(table([("3. In-Meeting Activities",), ACTIVITIES, half_dated], "\t")),
            "teams",
            (person("Maria S.", MARIA, stay("22:58-1:00", days_later=(0, 1))),),
        ),
        *languages(),
        *action_lists(),
    ]
