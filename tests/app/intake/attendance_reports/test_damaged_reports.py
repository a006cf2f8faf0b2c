"""Whatever happens to a report on its way, it is read or refused: no crash, no silence, no other day."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, timedelta

import pytest

from app.errors import UnreadableReport
from app.intake.attendance_reports.reading import read_report
from app.intake.attendance_reports.report import AttendanceReport
from tests.app.intake.attendance_reports.cases import Case
from tests.app.intake.attendance_reports.corpus import corpus

MUTATIONS = 500
DELIMITERS = [
    ("\t", ","),
    (",", ";"),
    (",", "\t"),
    (";", ","),
    (",", "|"),
    ("\t", " "),
    (":", "."),
    ("/", "-"),
    ("/", "."),
]
Mutation = Callable[[bytes, random.Random], bytes]


def truncated(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def with_swapped_bytes(content: bytes, chance: random.Random) -> bytes:
    mixed = bytearray(content)
    for _swap in range(chance.randint(1, 6)):
        one, other = chance.randrange(len(mixed)), chance.randrange(len(mixed))
        mixed[one], mixed[other] = mixed[other], mixed[one]
    return bytes(mixed)


def with_other_bytes(content: bytes, chance: random.Random) -> bytes:
    mixed = bytearray(content)
    for _byte in range(chance.randint(1, 8)):
        mixed[chance.randrange(len(mixed))] = chance.randrange(256)
    return bytes(mixed)


def in_lines(content: bytes) -> tuple[list[str], str]:
    encoding = (
        "utf-16"
        if content[:2] in (b"\xff\xfe", b"\xfe\xff")
        else "cp1252"
        if b"J\xf6" in content
        else "utf-8"
    )
    return content.decode(encoding, "replace").split("\n"), encoding


def written(lines: list[str], encoding: str) -> bytes:
    return "\n".join(lines).encode(encoding, "replace")


def without_lines(content: bytes, chance: random.Random) -> bytes:
    lines, encoding = in_lines(content)
    for _line in range(chance.randint(1, 3)):
        if len(lines) > 1:
            del lines[chance.randrange(len(lines))]
    return written(lines, encoding)


def with_shuffled_lines(content: bytes, chance: random.Random) -> bytes:
    lines, encoding = in_lines(content)
    chance.shuffle(lines)
    return written(lines, encoding)


def with_other_delimiters(content: bytes, chance: random.Random) -> bytes:
    lines, encoding = in_lines(content)
    one, other = chance.choice(DELIMITERS)
    return written([line.replace(one, other) for line in lines], encoding)


def with_a_column_twice(content: bytes, chance: random.Random) -> bytes:
    lines, encoding = in_lines(content)
    delimiter = "\t" if any("\t" in line for line in lines) else ","
    column = chance.randrange(5)
    doubled = []
    for line in lines:
        cells = line.split(delimiter)
        doubled.append(delimiter.join([*cells[: column + 1], *cells[column:]]))
    return written(doubled, encoding)


def in_another_encoding(content: bytes, chance: random.Random) -> bytes:
    lines, _encoding = in_lines(content)
    return written(
        lines, chance.choice(["utf-16-be", "utf-32", "latin-1", "cp037", "utf-7", "shift_jis", "ascii"])
    )


def with_other_digits(content: bytes, chance: random.Random) -> bytes:
    """Dates, times and durations that can still be read, and mean something else."""
    lines, encoding = in_lines(content)
    text = list("\n".join(lines))
    digits = [place for place, letter in enumerate(text) if letter.isdigit()]
    for place in chance.sample(digits, min(len(digits), chance.randint(1, 12))):
        text[place] = chance.choice("0123456789")
    return written("".join(text).split("\n"), encoding)


def with_quotation_marks(content: bytes, chance: random.Random) -> bytes:
    lines, encoding = in_lines(content)
    text = "\n".join(lines)
    for _mark in range(chance.randint(1, 5)):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + '"' + text[place:]
    return written(text.split("\n"), encoding)


WAYS: tuple[Mutation, ...] = (
    truncated,
    with_swapped_bytes,
    with_other_bytes,
    without_lines,
    with_shuffled_lines,
    with_other_delimiters,
    with_a_column_twice,
    in_another_encoding,
    with_other_digits,
    with_quotation_marks,
)


def mutated() -> list[tuple[Case, str, bytes]]:
    """500 damaged reports, the same ones each time."""
    chance = random.Random(20261124)
    cases = corpus()
    made = []
    for number in range(MUTATIONS):
        case, way = cases[number % len(cases)], WAYS[chance.randrange(len(WAYS))]
        made.append((case, way.__name__, way(case.content, chance)))
    return made


def read_or_refused(case: Case, content: bytes) -> AttendanceReport | str:
    """The report, or the sentence of its refusal; any other error is a crash."""
    try:
        return read_report(content, case.on, case.zone)
    except UnreadableReport as error:
        return error.sentence


def check(case: Case, content: bytes) -> bool:
    """Read a damaged report; whether anything could be read. What is read is of the session's day and makes sense."""
    report = read_or_refused(case, content)
    if isinstance(report, str):
        assert report.endswith(".")
        assert "\n" not in report
        return False
    assert report.people, "a report of nobody is an error"
    for one in report.people:
        assert one.name
        assert 0 <= one.minutes <= 24 * 60 * max(1, content.count(b"\n"))
        assert list(one.spans) == sorted(one.spans)
        for start, end in one.spans:
            assert start < end
            assert start.tzinfo is end.tzinfo is UTC
            assert abs(start.astimezone(case.zone).date() - case.on) <= timedelta(days=1)
            assert abs(end.astimezone(case.zone).date() - case.on) <= timedelta(days=1)
        for (_start, end), (start, _end) in zip(one.spans, one.spans[1:], strict=False):
            assert end < start
    names = [case_person.name for case_person in case.people]
    assert not any(name in warning for name in names for warning in report.warnings), (
        "a warning holds no name"
    )
    return True


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_damaged_report_is_read_or_refused(way: Mutation) -> None:
    for case, name, content in mutated():
        if name == way.__name__:
            check(case, content)


def test_many_damaged_reports_can_still_be_read_and_many_cannot() -> None:
    """A reader that refused everything would pass the other test."""
    made = mutated()
    read = sum(check(case, content) for case, _name, content in made)
    assert len(made) == MUTATIONS
    assert MUTATIONS // 4 < read < MUTATIONS


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case.name)
def test_a_row_that_loses_its_times_is_pointed_out(case: Case) -> None:
    """Nobody disappears: fewer people or minutes than before come with a sentence, or the report is refused."""
    lines, encoding = in_lines(case.content)
    before = sum(person.minutes for person in case.people)
    for number, line in enumerate(lines):
        content = written([*lines[:number], line.replace(":", "#"), *lines[number + 1 :]], encoding)
        if content == written(lines, encoding):
            continue
        report = read_or_refused(case, content)
        if isinstance(report, str):
            continue
        less = sum(person.minutes for person in report.people) < before or len(report.people) < len(
            case.people
        )
        assert not less or set(report.warnings) - set(case.warnings), line
