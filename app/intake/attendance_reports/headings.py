"""The headings of platforms' lists, in the languages that they are written in, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from app.intake.attendance_reports.report import Platform
from app.intake.rosters import same

# what a column holds, and how it is called; `first_join` and `last_leave` enclose all of a person's stays
_HEADINGS = {
    "name": "Name|Full Name|User Name|Display Name|Participant|Participant Name|Attendee Name"
    "|Vollständiger Name|Anzeigename|Teilnehmername|Nombre|Nombre completo|Nom|Nom complet"
    "|Nome|Nome completo|Naam|Volledige naam",
    "name_and_original": "Name (Original Name)|User Name (Original Name)|Name (ursprünglicher Name)"
    "|Name (Originalname)|Nombre (nombre original)|Nom (nom original)|Nom (nom d’origine)|Nom (Nom d'origine)",
    "first_name": "First Name|Given Name|Vorname|Prénom|Nombre de pila|Nombre(s)",
    "last_name": "Last Name|Surname|Family Name|Nachname|Familienname|Apellido|Apellidos|Nom de famille",
    "email": "Email|E-mail|E-Mail|User Email|Email Address|E-Mail Address|Attendee Email|Participant Email"
    "|E-Mail-Adresse"
    "|Benutzer-E-Mail|E-Mail des Benutzers|Correo|Correo electrónico|Correo electrónico del usuario"
    "|Dirección de correo electrónico|Adresse e-mail|E-mail de l’utilisateur|E-mail utilisateur|Courriel"
    "|Courrier électronique|Adresse de messagerie|Mail|Endereço de e-mail",
    "upn": "Participant ID (UPN)|Attendee ID (UPN)|UPN|Teilnehmer-ID (UPN)|Id. de participante (UPN)"
    "|ID del participante (UPN)|ID de participant (UPN)|ID du participant (UPN)|ID do participante (UPN)"
    "|Identifiant du participant (UPN)",
    "join": "Join Time|Time Joined|Joined|Joined At|Join|Beitrittszeit|Beitritt|Beitreten|Beigetreten"
    "|Zeitpunkt des Beitritts|Uhrzeit des Beitritts|Teilnahmezeit|Hora de unión|Hora de incorporación"
    "|Hora de entrada|Hora de ingreso|Hora a la que se unió|Unirse|Heure de participation|Heure d’arrivée"
    "|Heure de connexion|Heure d’entrée|Heure à laquelle la personne a rejoint|Rejoindre|Horário de Entrada",
    "leave": "Leave Time|Time Exited|Time Left|Left|Left At|Leave|Verlassenszeit|Verlassen|Austrittszeit"
    "|Zeitpunkt des Verlassens|Uhrzeit des Verlassens|Hora de salida|Hora de abandono|Salir|Heure de départ"
    "|Heure de sortie|Heure de déconnexion|Quitter|Horário de Saída|Hora de saída",
    "first_join": "First Join|First Join Time|First Seen|First Seen At"
    "|Erster Beitritt|Erste Teilnahme|Zuerst beigetreten|Primera unión"
    "|Primera entrada|Primera incorporación|Primer acceso|Première participation|Première connexion"
    "|Première arrivée|Premier accès|Premier rejoint|Primeira Entrada|Primeiro ingresso",
    "last_leave": "Last Leave|Last Leave Time|Last Seen|Last Seen At"
    "|Letztes Verlassen|Letzter Austritt|Zuletzt verlassen"
    "|Última salida|Último abandono|Dernier départ|Dernière sortie|Dernière déconnexion|Última Saída",
    "duration": "Duration|Duration (Minutes)|Total Duration (Minutes)|Time in Session (minutes)|Time in Meeting"
    "|Time in Call"
    "|In-Meeting Duration|Attendance Duration|Dauer|Dauer (Minuten)|Gesamtdauer (Minuten)|Besprechungsdauer"
    "|Dauer der Besprechung|Dauer der Besprechungsteilnahme|Dauer in der Besprechung|Dauer der Teilnahme"
    "|Anwesenheitsdauer|Zeit in der Sitzung (Minuten)|Duración|Duración (minutos)|Duración total (minutos)"
    "|Duración de la reunión|Duración en la reunión|Tiempo en la sesión (minutos)|Durée|Durée (minutes)"
    "|Durée totale (minutes)|Durée de la réunion|Durée dans la réunion|Durée en réunion|Durée de participation"
    "|Temps passé en session (minutes)|Duração|Duração (minutos)|Duração da Reunião|Duração na reunião",
    "action": "User Action|Action|Benutzeraktion|Aktion|Acción del usuario|Acción de usuario|Acción"
    "|Action de l’utilisateur|Action utilisateur|Ação do Usuário",
    "timestamp": "Timestamp|Time Stamp|Zeitstempel|Marca de tiempo|Horodatage|Carimbo de data/hora",
    "attended": "Attended|Teilgenommen|Asistió|Participó|A participé|A assisté",
    "waiting": "In Waiting Room|Im Warteraum|En sala de espera|En la sala de espera|En salle d’attente"
    "|Dans la salle d’attente",
}
COLUMNS = {same(word): column for column, words in _HEADINGS.items() for word in words.split("|")}
# translations change from year to year: what a heading that is not listed has to be made of, tried in this order
_JOINING = "beitr|beigetr|teiln|join|union|unio|entrada|entree|incorpor|acces|particip|arriv|ingres|rejoi"
_LEAVING = "verlass|austritt|leave|left|salida|abandon|depart|sortie|deconnex|saida|quitt"
_MADE_OF = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        ("upn", ".*upn"),
        ("last_leave", rf".*(?:letzt|last|ultim|dernier).*(?:{_LEAVING}).*"),
        ("first_join", rf".*(?:erst|first|primer|premier).*(?:{_JOINING}|connex).*"),
        ("duration", ".*(?:dauer|duracion|duree|duration).*"),
        ("email", ".*(?:email|mailadresse|correoelectronico|courriel).*"),
        ("leave", rf"(?:hora|heure|zeit|uhrzeit|zeitpunkt|time|moment).*(?:{_LEAVING}).*"),
        ("join", rf"(?:hora|heure|zeit|uhrzeit|zeitpunkt|time|moment).*(?:{_JOINING}|connex).*"),
    )
)

# words that one platform alone uses
_OWN: dict[Platform, str] = {
    "zoom": "Name (Original Name)|User Name (Original Name)|User Email|Total Duration (Minutes)|Guest"
    "|Duration (Minutes)|Time in Session (minutes)|Recording Consent|Recording disclaimer response|Is Guest"
    "|In Waiting Room|Im Warteraum|Name (ursprünglicher Name)|Dauer (Minuten)|Gesamtdauer (Minuten)|Gast"
    "|Nombre (nombre original)|Duración (minutos)|Nom (nom original)|Durée (minutes)|Invité|Invitado",
    "teams": "First Join|Last Leave|In-Meeting Duration|User Action|Timestamp|Participant ID (UPN)|Full Name"
    "|Role|Erster Beitritt|Letztes Verlassen|Benutzeraktion|Zeitstempel|Teilnehmer-ID (UPN)|Rolle"
    "|Vollständiger Name|Primera unión|Primera entrada|Última salida|Acción del usuario|Marca de tiempo|Rol"
    "|Nombre completo|Première participation|Première connexion|Dernier départ|Dernière déconnexion|Horodatage"
    "|Action de l’utilisateur|Rôle|Nom complet|Id. de participante (UPN)|ID de participant (UPN)",
    "meet": "Time Joined|Time Exited|First name|Last name|Vorname|Nachname|Prénom|Apellidos|Apellido",
}
_PLATFORM = {same(word): platform for platform, words in _OWN.items() for word in words.split("|")}

# a row with one of these describes the meeting, and so does the row below it
_MEETING_WORDS = (
    "Topic|Meeting ID|Webinar ID|Meeting title|Meeting code|Thema|Tema|Sujet|ID de la reunión|ID de réunion"
)
_MEETING = {same(word) for word in _MEETING_WORDS.split("|")}
# titles above the parts of a webinar's report
_SECTION_WORDS = (
    "Attendee Report|Host Details|Panelist Details|Attendee Details|Other Attended|Other Details|Participants|Attendees"
    "|Summary"
)
SECTIONS = {same(word) for word in _SECTION_WORDS.split("|")}
# what it takes to be a list of people: somebody, and when or how long
_WHO = {"name", "name_and_original", "first_name", "last_name"}
_WHEN = {"join", "leave", "first_join", "last_leave", "duration", "timestamp"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row holds what, by the heading of the list."""

    place: dict[str, int]
    width: int
    votes: dict[Platform, int]

    def cell(self, row: Sequence[str], column: str) -> str:
        """What a row says in a column; '' where it says nothing."""
        place = self.place.get(column, len(row))
        return row[place] if place < len(row) and set(row[place]) - set("-–— ") else ""

    @property
    def sums_up(self) -> bool:
        """Whether a row is all of a person's stays, not one of them."""
        return "first_join" in self.place or "last_leave" in self.place


def columns_of(row: Sequence[str]) -> Columns | None:
    """What the columns of a list hold, if the row is the heading of a list of people.

    Where a heading comes twice (a report can have the meeting's own columns in front), the one that stands at or
    behind the name is the person's.
    """
    words = [same(cell) for cell in row]
    names = [at for at, word in enumerate(words) if COLUMNS.get(word) in _WHO]
    if not names:
        return None
    known = [_column(word) for word in words]
    when = _WHEN.intersection(filter(None, known))
    if not when or (when == {"duration"} and describes_the_meeting(row) and "name_and_original" not in known):
        return None
    own = [at for at in names if known[at] == "name_and_original"]
    person = own[0] if own else names[-1] if known[names[-1]] == "name" else names[0]
    place: dict[str, int] = {}
    for at in (*range(person, len(row)), *range(person)):
        column = known[at]
        if column is not None:
            place.setdefault(column, at)
    votes = dict.fromkeys(get_args(Platform), 0)
    for word in words:
        if word in _PLATFORM:
            votes[_PLATFORM[word]] += 1
    return Columns(place, len(row), votes)


def _column(word: str) -> str | None:
    if word in COLUMNS:
        return COLUMNS[word]
    return next((column for column, made_of in _MADE_OF if made_of.fullmatch(word)), None)


def names_somebody(row: Sequence[str]) -> bool:
    """Whether a row is the heading of some list of people, such as one of raised hands."""
    return any(COLUMNS.get(same(cell)) in _WHO for cell in row)


def describes_the_meeting(row: Sequence[str]) -> int:
    """How many headings of the meeting's own data a row has."""
    return sum(same(cell) in _MEETING for cell in row)
