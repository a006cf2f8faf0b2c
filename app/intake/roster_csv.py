"""A roster from a CSV file: which column is what, and what each row would add, nothing merged and nothing dropped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import ValidationError

from app.errors import BadFile
from app.intake.csv_table import Line, read_table
from app.intake.roster_days import Days
from app.intake.rosters import JOINERS, same
from app.model.care import FIRST_YEAR
from app.model.people import EmergencyContact, Location, Person
from app.model.phones import is_address, is_phone
from app.words import _


class Column(StrEnum):
    """What a column can hold. Names stand in one column, or as first and last name in two."""

    NAME = "name"
    FIRST = "first"
    LAST = "last"
    LEGAL_NAME = "legal_name"
    PRONOUNS = "pronouns"
    RECORD_NUMBER = "record_number"
    EMAIL = "email"
    JOINED = "joined"
    RECOVERY_DATE = "recovery_date"
    CALLBACK = "callback"
    CONTACT_NAME = "contact_name"
    CONTACT_RELATION = "contact_relation"
    CONTACT_PHONE = "contact_phone"
    ADDRESS = "address"
    ACCESS_NEEDS = "access_needs"


# How other programs name their columns, capitals, accents, points and spaces apart.
_WORDS: Mapping[Column, str] = {
    Column.NAME: "name|name used in the group|preferred name|display name|participant|client|patient|member|nickname"
    "|group name|full name|client name|patient name|participant name|goes by|known as|chosen name",
    Column.FIRST: "first name|first|given name|forename|fname",
    Column.LAST: "last name|last|surname|family name|lname",
    Column.LEGAL_NAME: "legal name|name on record|legal full name|name in record",
    Column.PRONOUNS: "pronouns|pronoun",
    Column.RECORD_NUMBER: "record number|mrn|medical record number|chart number|chart|client id|patient id|id|record"
    "|record no|record #|client number|case number|chart id|ehr id|member id",
    Column.EMAIL: "e-mail|email|email address|e-mail address|mail",
    Column.JOINED: "first day in the program|first day|joined|admitted|admission|admission date|admit date|start date"
    "|start|intake date|date of admission|enrolled|enrollment date|date admitted|since",
    Column.RECOVERY_DATE: "recovery date|sobriety date|sober since|clean date|in recovery since",
    Column.CALLBACK: "callback|callback number|phone|phone number|telephone|cell|cell phone|mobile|mobile phone|tel"
    "|contact number|home phone|primary phone",
    Column.CONTACT_NAME: "emergency contact|emergency contact name|emergency name|ec name|in case of emergency",
    Column.CONTACT_RELATION: "emergency contact relation|emergency contact relationship|relationship|relation"
    "|ec relation",
    Column.CONTACT_PHONE: "emergency contact phone|emergency phone|emergency contact number|emergency number|ec phone",
    Column.ADDRESS: "address|home address|street address|location|usual location|street",
    Column.ACCESS_NEEDS: "access needs|accommodations|accommodation|access|accessibility|special needs|interpreter",
}
_KNOWN = {same(word): column for column, words in _WORDS.items() for word in words.split("|")}
_DAYS = (Column.JOINED, Column.RECOVERY_DATE)
Mapped = Mapping[int, Column]


class RosterFile(NamedTuple):
    """The rows of a file. `heads` are the cells of the first one, which names the columns."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]


class RosterRow(NamedTuple):
    """What one row would add. `problem` says why it cannot; `twin` with whom it may be the same person."""

    line: int
    person: Person | None
    problem: str = ""
    twin: str = ""


def read_roster(data: bytes) -> RosterFile:
    """Read a file with one person a row. Raises BadFile when it is no table of words."""
    first, *others = read_table(data, lambda cell: same(cell) in _KNOWN)
    if first.cells is None:
        raise BadFile(_("The first row cannot be read: its quotes do not close. Nothing was read."))
    return RosterFile(first.cells, tuple(others))


def proposed(heads: Sequence[str]) -> dict[int, Column]:
    """Which column is what, by the words of the first row; each thing is in one column at most."""
    found: dict[int, Column] = {}
    for place, head in enumerate(heads):
        column = _KNOWN.get(same(head))
        if column is not None and column not in found.values():
            found[place] = column
    return found


def read_rows(
    file: RosterFile, mapped: Mapped, people: Iterable[Person], today: date
) -> tuple[RosterRow, ...]:
    """What each row would add, in their order. The people of it have no ids yet.

    `people` are those who are here already. Two are taken for one where name, record number or e-mail agree.
    """
    seen = _Seen(people)
    days = {
        place: Days(
            (line.cells[place] for line in file.lines if line.cells and place < len(line.cells)), today
        )
        for place, column in mapped.items()
        if column in _DAYS
    }
    rows = []
    for line in file.lines:
        try:
            person = _person(line, len(file.heads), mapped, days)
        except _Bad as bad:
            rows.append(RosterRow(line.number, None, bad.sentence))
        else:
            rows.append(RosterRow(line.number, person, twin=seen.twin_of(person)))
            seen.add(person, line.number)
    return tuple(rows)


class _Bad(Exception):
    """A row that cannot be added, with one sentence about it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _person(line: Line, columns: int, mapped: Mapped, days: Mapping[int, Days]) -> Person:
    if line.cells is None:
        raise _Bad(_("The quotes of this row do not close, or something stands behind them."))
    if any(line.cells[columns:]):
        raise _Bad(_("This row has more columns than the first one. Put quotes around cells with commas."))
    cells: dict[Column, str] = {}
    for place, column in mapped.items():
        text = unicodedata.normalize("NFC", line.cells[place]) if place < len(line.cells) else ""
        if any(unicodedata.category(letter)[0] == "C" and letter not in JOINERS for letter in text):
            raise _Bad(_("This row holds characters that cannot be seen."))
        cells[column] = text
    read = {column: _day(cells[column], days[place]) for place, column in mapped.items() if place in days}
    name, legal = _names(cells)
    _check(cells)
    try:
        return Person(
            id="",
            name=name,
            legal_name=legal,
            pronouns=cells.get(Column.PRONOUNS, ""),
            record_number=cells.get(Column.RECORD_NUMBER, ""),
            email=cells.get(Column.EMAIL, ""),
            joined=read.get(Column.JOINED),
            recovery_date=read.get(Column.RECOVERY_DATE),
            callback=cells.get(Column.CALLBACK, ""),
            emergency_contact=_contact(cells),
            locations=_locations(cells),
            access_needs=cells.get(Column.ACCESS_NEEDS, ""),
        )
    except ValidationError:
        raise _Bad(_("Something on this row is too long for its field.")) from None


def _names(cells: Mapping[Column, str]) -> tuple[str, str]:
    """The name for the group, and the legal one. From first and last name: the first, and a letter of the last."""
    first, last = cells.get(Column.FIRST, ""), cells.get(Column.LAST, "")
    whole = " ".join(part for part in (first, last) if part)
    legal = cells.get(Column.LEGAL_NAME, "") or (whole if first and last else "")
    name = cells.get(Column.NAME, "")
    if not name:
        name = f"{first} {last[0].upper()}." if first and last else whole
    if not any(letter.isalpha() for letter in name):
        raise _Bad(_("There is no name on this row."))
    return name, legal


def _check(cells: Mapping[Column, str]) -> None:
    if (email := cells.get(Column.EMAIL, "")) and not is_address(email):
        raise _Bad(_("The e-mail address looks incomplete."))
    for column in (Column.CALLBACK, Column.CONTACT_PHONE):
        if (number := cells.get(column, "")) and not is_phone(number):
            raise _Bad(_("A telephone number on this row cannot be dialed."))


def _day(text: str, days: Days) -> date | None:
    try:
        day = days.read(text)
    except ValueError:
        raise _Bad(_("A day on this row could not be read. Write it like 11/24/26.")) from None
    if day is not None and day.year < FIRST_YEAR:
        raise _Bad(_("A day on this row is before the year {year}. Check the year.").format(year=FIRST_YEAR))
    return day


def _contact(cells: Mapping[Column, str]) -> EmergencyContact | None:
    name, relation, phone = (
        cells.get(column, "")
        for column in (Column.CONTACT_NAME, Column.CONTACT_RELATION, Column.CONTACT_PHONE)
    )
    if not (name or phone):
        return None
    return EmergencyContact(name=name or relation or _("Emergency contact"), relation=relation, phone=phone)


def _locations(cells: Mapping[Column, str]) -> tuple[Location, ...]:
    address = cells.get(Column.ADDRESS, "")
    return (Location(id="", name=_("Home"), address=address),) if address else ()


class _Seen:
    """Who is here or on an earlier row, by what would make another one the same person."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._names: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._emails: dict[str, str] = {}
        for person in people:
            self._keep(person, person.name)

    def add(self, person: Person, line: int) -> None:
        self._keep(person, _("line {line}").format(line=line))

    def twin_of(self, person: Person) -> str:
        for kept, key, words in (
            (self._names, same(person.name), _("Same name as {other}")),
            (self._numbers, person.record_number.casefold(), _("Same record number as {other}")),
            (self._emails, person.email.casefold(), _("Same e-mail as {other}")),
        ):
            if key and key in kept:
                return words.format(other=kept[key])
        return ""

    def _keep(self, person: Person, who: str) -> None:
        self._names.setdefault(same(person.name), who)
        self._numbers.setdefault(person.record_number.casefold(), who)
        self._emails.setdefault(person.email.casefold(), who)
