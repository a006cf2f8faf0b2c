"""A roster comes in from any spreadsheet: what each row would add, and what is the matter with each other one."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import BadFile
from app.intake.csv_table import LARGEST
from app.intake.roster_csv import Column, RosterRow, proposed, read_roster, read_rows
from app.model.people import EmergencyContact, Person

TODAY = date(2026, 11, 24)
HEADS = ("Preferred Name", "Pronouns", "MRN", "E-mail", "Phone", "Admit Date", "Access needs")


def rows(text: str, people: tuple[Person, ...] = ()) -> tuple[RosterRow, ...]:
    file = read_roster(text.encode())
    return read_rows(file, proposed(file.heads), people, TODAY)


def the_person(text: str) -> Person:
    (row,) = rows(text)
    assert row.problem == ""
    assert row.person is not None
    return row.person


def test_a_spreadsheet_of_another_program_is_read_by_its_words() -> None:
    person = the_person(
        "First Name,Last Name,MRN,Email Address,Cell Phone,Admission Date,Sobriety Date,"
        "Emergency Contact,Emergency Contact Phone,Relationship\r\n"
        "Rosa,Delgado,A-17,rosa@example.org,(518) 555-0142,11/2/2026,3/1/98,Luis Delgado,518.555.0177,brother\r\n"
    )
    assert person == Person(
        id="",
        name="Rosa D.",
        legal_name="Rosa Delgado",
        record_number="A-17",
        email="rosa@example.org",
        callback="(518) 555-0142",
        joined=date(2026, 11, 2),
        recovery_date=date(1998, 3, 1),
        emergency_contact=EmergencyContact(name="Luis Delgado", relation="brother", phone="518.555.0177"),
    )


def test_a_bad_row_is_named_by_its_line_and_stops_no_other() -> None:
    text = (
        "Name,Start date,Phone,Email\n"
        "Rosa D.,11/2/2026,,\n"
        "Sam V.,some day,,\n"
        "\n"
        ",11/2/2026,,\n"
        '"Theo" W,,,\n'
        "Uma X.,,12,\n"
        "Vera, Y.,,,,,\n"
        "Wim Z.,,,,,x\n"
        f"{'y' * 61},,,\n"
        "Zoe\u200b A.,,,\n"
        "Ben B.,,,nobody\n"
        '"Cleo,\n'
        "Dan E.,2/30/2026,,\n"
        "Eve F.,,,\n"
    )
    assert [(row.line, row.problem) for row in rows(text) if row.problem] == [
        (3, "A day on this row could not be read. Write it like 11/24/26."),
        (5, "There is no name on this row."),
        (6, "The quotes of this row do not close, or something stands behind them."),
        (7, "A telephone number on this row cannot be dialed."),
        (8, "A day on this row could not be read. Write it like 11/24/26."),
        (9, "This row has more columns than the first one. Put quotes around cells with commas."),
        (10, "Something on this row is too long for its field."),
        (11, "This row holds characters that cannot be seen."),
        (12, "The e-mail address looks incomplete."),
        (13, "The quotes of this row do not close, or something stands behind them."),
        (14, "A day on this row could not be read. Write it like 11/24/26."),
    ]
    assert [row.person.name for row in rows(text) if row.person] == ["Rosa D.", "Eve F."]


def test_a_day_before_1900_is_a_slip() -> None:
    (row,) = rows("Name,Admit Date\nRosa D.,0026-11-02\n")
    assert row.problem == "A day on this row is before the year 1900. Check the year."
    assert row.person is None


def test_lines_are_counted_through_cells_of_several_lines() -> None:
    found = rows('Name,Access needs\r\nRosa D.,"large print,\r\nslow pace"\r\n,x\r\n')
    assert [row.line for row in found] == [2, 4]
    assert found[0].person is not None
    assert found[0].person.access_needs == "large print, slow pace"


def test_who_is_here_or_twice_in_the_file_is_shown_and_not_merged() -> None:
    here = (
        Person(id="1", name="Maria S."),
        Person(id="2", name="James T.", record_number="A-1", email="james@example.org"),
    )
    text = "\n".join(
        (
            "Name,Record number,E-mail",
            "maría s,,",
            "Jim,a-1,",
            "J. T.,,James@Example.org",
            "Rosa D.,B-2,",
            "ROSA D,,",
            "Ruth,b-2,",
        )
    )
    found = rows(text, here)
    assert [row.twin for row in found] == [
        "Same name as Maria S.",
        "Same record number as James T.",
        "Same e-mail as James T.",
        "",
        "Same name as line 5",
        "Same record number as line 5",
    ]
    assert all(row.person for row in found)


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
    ],
)
def test_accents_survive_every_encoding(encoded: object) -> None:
    assert callable(encoded)
    file = read_roster(encoded("Name;Pronouns\nRenée O’Neil;elle\nJosé Müller;él\n"))
    found = read_rows(file, proposed(file.heads), (), TODAY)
    assert [row.person and row.person.name for row in found] == ["Renée O’Neil", "José Müller"]


def test_a_column_of_days_says_itself_which_number_is_the_month() -> None:
    us = rows("Name;Start date\nA. B.;11/2/2026\nC. D.;3/4/26\n")
    assert [row.person and row.person.joined for row in us] == [date(2026, 11, 2), date(2026, 3, 4)]
    eu = rows("Name;Start date\nA. B.;23/2/2026\nC. D.;3/4/26\n")
    assert [row.person and row.person.joined for row in eu] == [date(2026, 2, 23), date(2026, 4, 3)]
    both = rows("Name;Start date\nA. B.;23/2/2026\nC. D.;3/14/26\n")
    assert [bool(row.problem) for row in both] == [True, False]
    points = rows("Name;Start date\nA. B.;2.11.2026\nC. D.;2026-11-03 00:00:00\n")
    assert [row.person and row.person.joined for row in points] == [date(2026, 11, 2), date(2026, 11, 3)]


def test_one_column_of_names_may_have_commas_in_them() -> None:
    assert [row.person and row.person.name for row in rows("Name\nDelgado, Rosa\nVega, Sam\n")] == [
        "Delgado, Rosa",
        "Vega, Sam",
    ]


def test_columns_that_nobody_knows_are_left_to_be_chosen() -> None:
    file = read_roster(b"Wer,Woher\nRosa D.,x\n")
    assert proposed(file.heads) == {}
    assert read_rows(file, {}, (), TODAY)[0].problem == "There is no name on this row."
    chosen = read_rows(file, {0: Column.NAME}, (), TODAY)
    assert [row.person and row.person.name for row in chosen] == ["Rosa D."]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b'"Name,E-mail\nRosa D.,\n',
        b"PK\x03\x04\0\0\0\0" * 9,
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"x" * (LARGEST + 1),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadFile) as refusal:
        read_roster(data)
    assert refusal.value.sentence.endswith(".")


# Any roster: words with everything between them that a dialect has to protect.
LETTERS = "aeiÉéñßøŁ王"
INSIDE = LETTERS + " ,;|\t:^~'\"-’()@#"


def _text(most: int) -> st.SearchStrategy[str]:
    whole = st.tuples(st.sampled_from(LETTERS), st.text(INSIDE, max_size=most), st.sampled_from(LETTERS))
    return whole.map(lambda parts: " ".join("".join(parts).split()))


NUMBERS = st.sampled_from(["", "(518) 555-0142", "518.555.0142", "+1 518 555 0142", "5185550142"])
EMAILS = st.sampled_from(["", "rosa@example.org", "o'neil+iop@mail.example.org"])
DAYS = st.one_of(st.just(None), st.dates(date(1930, 1, 1), TODAY))
PEOPLE = st.builds(
    Person,
    id=st.just(""),
    name=_text(30),
    pronouns=st.one_of(st.just(""), _text(12)),
    record_number=st.one_of(st.just(""), _text(12)),
    email=EMAILS,
    callback=NUMBERS,
    joined=DAYS,
    access_needs=st.one_of(st.just(""), _text(60)),
)
ROSTERS = st.lists(PEOPLE, min_size=1, max_size=8)


def _cells(person: Person) -> tuple[str, ...]:
    joined = person.joined.isoformat() if person.joined else ""
    return (
        person.name,
        person.pronouns,
        person.record_number,
        person.email,
        person.callback,
        joined,
        person.access_needs,
    )


@st.composite
def files(draw: st.DrawFn) -> tuple[list[Person], bytes]:
    """A roster, written as a CSV file in any dialect."""
    people = draw(ROSTERS)
    out = io.StringIO(newline="")
    doubled = draw(st.booleans())
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from(",;\t|:^~")),
        quotechar=draw(st.sampled_from("\"'")),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])),
        doublequote=doubled,
        escapechar=None if doubled else "\\",
        lineterminator=draw(st.sampled_from(["\r\n", "\n", "\r"])),
    )
    writer.writerow(HEADS)
    writer.writerows(_cells(person) for person in people)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return people, out.getvalue().encode(encoding)


@given(files())
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_any_roster_in_any_dialect_is_read_back_exactly(written: tuple[list[Person], bytes]) -> None:
    people, data = written
    file = read_roster(data)
    found = read_rows(file, proposed(file.heads), (), TODAY)
    assert [row.problem for row in found] == [""] * len(people)
    assert [row.person for row in found] == people


@given(files(), st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    written: tuple[list[Person], bytes], data: st.DataObject
) -> None:
    damaged = bytearray(written[1])
    for _time in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(len(damaged) - 1, 0)))
        if data.draw(st.booleans()):
            damaged[place:place] = data.draw(st.binary(min_size=1, max_size=4))
        else:
            del damaged[place : place + data.draw(st.integers(1, 40))]
    try:
        file = read_roster(bytes(damaged))
    except BadFile:
        return
    found = read_rows(file, proposed(file.heads), (), TODAY)
    # every row that was read is either somebody or says what is the matter
    assert len(found) == len(file.lines)
    assert all((row.person is None) == bool(row.problem) for row in found)
