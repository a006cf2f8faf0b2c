"""A rehearsal: a whole day through the real desk, whose documents say what its events say."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cached_property
from pathlib import Path

import pytest

from app import rehearsal_cast as cast
from app.desk import Desk
from app.documents.attendance_csv import attendance_csv
from app.live import events as e
from app.live.state import LiveEntry, Session
from app.parcels import record_of
from app.rehearsal import EARLIER_SESSIONS, open_practice, play, rehearse
from app.rehearsal_review import review
from app.review.sheets import note_sheet, note_sheets

HOME = Path(__file__).resolve().parents[2]
AGENDAS = ("harmony", "blue-heart")
MOMENTS = ["1-lobby", "2-opening", "3-over-run", "4-pause", "5-middle", "6-closing", "7-last-minutes"]


class Played:
    """A rehearsal that was played, with what could be seen at its moments."""

    def __init__(self, folder: Path, agenda: str, seed: int) -> None:
        self.seen: dict[str, Session] = {}
        self.desk, self.clock, group = open_practice(folder, agenda, seed)
        play(self.desk, self.clock, group, random.Random(seed), self._look)
        assert self.desk.session is not None
        self.session = self.desk.session

    def _look(self, name: str, desk: Desk) -> None:
        assert desk.session is not None
        self.seen[name] = desk.session

    @cached_property
    def signed(self) -> Session:
        """The same once its notes are written and signed."""
        assert review(self.desk, self.clock).signed == 11
        assert self.desk.session is not None
        return self.desk.session

    def rows(self) -> list[dict[str, str]]:
        text = attendance_csv(record_of(self.desk)).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def plays(tmp_path_factory: pytest.TempPathFactory) -> Iterable[Callable[[str, int], Played]]:
    """Each day is played once, for all who look at it."""
    made: dict[tuple[str, int], Played] = {}

    def of(agenda: str, seed: int) -> Played:
        if (agenda, seed) not in made:
            made[agenda, seed] = Played(tmp_path_factory.mktemp("played") / "vault", agenda, seed)
        return made[agenda, seed]

    yield of
    for each in made.values():
        each.desk.close()


@pytest.fixture(params=[(agenda, seed) for agenda in AGENDAS for seed in (1, 4)], ids=str)
def played(request: pytest.FixtureRequest, plays: Callable[[str, int], Played]) -> Played:
    return plays(*request.param)


def swept(entries: Iterable[LiveEntry]) -> dict[str, dict[str, timedelta]]:
    """Time per person and place, from one event to the next. Knows the events and nothing else of Groupside."""
    entries = list(entries)
    gone = {entry.event.entry for entry in entries if isinstance(entry.event, e.Undone)}
    told = sorted((entry for entry in entries if entry.id not in gone), key=lambda entry: entry.at)
    here: set[str] = set()
    place, paused, first, last = "before", False, "", told[0].at
    counted: dict[str, dict[str, timedelta]] = {}
    for entry in told:
        for person in here:
            where = "paused" if paused else place
            spent = counted.setdefault(person, {})
            spent[where] = spent.get(where, timedelta()) + (entry.at - last)
        last = entry.at
        match entry.event:
            case e.SessionOpened(agenda=agenda):
                first = agenda.blocks[0].id
            case e.SessionStarted():
                place = first
            case e.BlockEntered(block=block):
                place, paused = block, False
            case e.Paused():
                paused = True
            case e.Resumed():
                paused = False
            case e.SessionEnded():
                here = set()
            case e.PersonArrived(person=person) | e.PersonReturned(person=person):
                here.add(person)
            case e.PersonSteppedOut(person=person) | e.PersonLeft(person=person):
                here.discard(person)
    return counted


def rounded(span: timedelta) -> int:
    return int(span.total_seconds() / 60 + 0.5)


def test_the_exported_minutes_are_what_the_events_say(played: Played) -> None:
    counted = swept(played.session.entries)
    blocks = [block.id for block in played.session.run.blocks]
    none = timedelta()
    for row in played.rows():
        spent = counted.get(cast.person_id(row["name"]), {})
        breaks = spent.get("break", none)
        group = sum((spent.get(block, none) for block in blocks), none)
        assert int(row["group_minutes"]) == rounded(group)
        assert int(row["service_minutes"]) == rounded(group - breaks)
        assert int(row["break_minutes"]) == rounded(breaks)
        assert int(row["before_minutes"]) == rounded(spent.get("before", none))
        assert int(row["paused_minutes"]) == rounded(spent.get("paused", none))
        in_blocks = [int(value) for column, value in row.items() if column.startswith("block_")]
        assert in_blocks == [rounded(spent.get(block, none)) for block in blocks]
    assert len(counted) == 8


@pytest.mark.parametrize(
    ("agenda", "planned", "service", "paper", "kinds"),
    [
        ("harmony", 180, 165, False, [".csv", ".json", ".md"]),
        ("blue-heart", 135, 135, True, [".csv", ".json", ".docx", ".md", ".pdf"]),
    ],
)
def test_a_rehearsal_has_the_totals_of_its_agenda(
    agenda: str, planned: int, service: int, paper: bool, kinds: list[str], tmp_path: Path
) -> None:
    moments: list[str] = []
    said = rehearse(agenda, tmp_path / "out", moment=lambda name, _desk: moments.append(name), paper=paper)
    assert f"Planned: {planned} min, {service} of them service" in said
    assert sorted(moments) == MOMENTS
    written = sorted((tmp_path / "out").iterdir())
    assert [path.suffix for path in written] == kinds
    assert all(str(path) in said for path in written)
    assert all(name in said for name in cast.NAMES)
    assert "10 people’s notes and the group’s section were drafted; 11 of 11 are signed." in said
    record = json.loads(written[kinds.index(".json")].read_text(encoding="utf-8"))
    assert (record["planned_minutes"], record["planned_service_minutes"]) == (planned, service)
    assert record["number"] == EARLIER_SESSIONS + 1


def test_ten_notes_are_drafted_and_signed_no_two_alike_and_none_with_another_s_name(played: Played) -> None:
    practice = played.desk.practice
    drafts = {sheet.about: sheet for sheet in note_sheets(played.session, practice)}
    assert len(drafts) == 11
    for sheet in note_sheets(played.signed, practice):
        assert sheet.signed is not None
        note = sheet.signed.note
        text = "\n".join(
            (
                *(section.text for section in (*note.sections, *note.group)),
                *(words for _label, words in note.header),
                *note.objectives,
                note.risk_words,
            )
        )
        others = [name.split()[0] for name in cast.NAMES if cast.person_id(name) != sheet.about]
        assert [name for name in others if re.search(rf"\b{name}\b", text, re.IGNORECASE)] == []
        assert drafts[sheet.about].alike == (), "the drafts alone"
        assert sheet.signed.alike == "", "and with what was written"


def test_the_notes_in_the_guide_are_those_of_the_rehearsal(plays: Callable[[str, int], Played]) -> None:
    guide = (HOME / "docs" / "progress-notes.md").read_text(encoding="utf-8")
    shown = " ".join(guide.replace("\n>", "\n").split())
    played = plays("harmony", 1)
    for person in ("aisha", "tom"):
        signed = note_sheet(played.signed, played.desk.practice, person).signed
        assert signed is not None
        texts = [each.text.replace("\u00a0", " ") for each in signed.note.sections]
        assert [text for text in texts if text not in shown] == []


def test_everything_that_happens_on_a_real_day_happens(played: Played) -> None:
    kinds = {entry.event.kind for entry in played.session.entries if entry.event is not None}
    assert kinds >= {
        "session_opened",
        "session_started",
        "block_entered",
        "paused",
        "resumed",
        "plan_changed",
        "person_arrived",
        "person_excused",
        "person_stepped_out",
        "person_returned",
        "person_left",
        "person_flagged",
        "checked_in",
        "topic_covered",
        "prompt_shown",
        "note_caught",
        "undone",
        "session_ended",
    }
    statuses = [person.status for person in record_of(played.desk).people]
    assert {status: statuses.count(status) for status in set(statuses)} == {
        "present": 6,
        "late": 1,
        "left_early": 1,
        "excused": 1,
        "no_show": 1,
    }
    assert {note.author for note in played.session.notes} == {cast.FACILITATOR.id, cast.CO_FACILITATOR.id}
    assert len(played.session.notes) >= 24
    assert played.session.let_go


def test_the_moments_look_different(played: Played) -> None:
    assert sorted(played.seen) == MOMENTS
    assert played.seen["1-lobby"].run.started is None
    assert played.seen["4-pause"].run.paused
    over_run = played.seen["3-over-run"]
    assert over_run.block is not None
    assert over_run.run.elapsed(over_run.block, over_run.entries[-1].at) > timedelta(minutes=1)
    here = [frozenset(session.here) for session in played.seen.values()]
    assert len(set(here)) >= 3


def test_every_question_of_the_rounds_is_answered_by_somebody(played: Played) -> None:
    opened = played.session.opened
    assert opened is not None
    people = played.session.people.values()
    for asked, turns in (
        (opened.rules.check_in, [attendee.check_in for attendee in people]),
        (opened.rules.check_out, [attendee.check_out for attendee in people]),
    ):
        answered = {question for turn in turns if turn for question in turn.answers}
        assert answered == {question.id for question in asked}


def test_nobody_is_written_about_before_they_came(played: Played) -> None:
    for note in played.session.notes:
        for person in note.people:
            arrived = played.session.people[person].arrived
            assert arrived is not None
            assert arrived <= note.at


def test_earlier_sessions_left_promises_cravings_and_hours(tmp_path: Path) -> None:
    desk, _clock, group = open_practice(tmp_path / "vault", "harmony")
    meeting = group.meetings_between(desk.now(), desk.now() + timedelta(days=1))[0]
    prepared = desk.prepare(group, meeting).result()
    assert all(person.last_promise for person in prepared.expected)
    assert {person.last_craving for person in prepared.expected} > {1, 3}
    assert len(desk.vault.sessions(group.id).result()) == EARLIER_SESSIONS
    desk.close()


def test_the_same_seed_plays_the_same_day_and_another_one_another(tmp_path: Path) -> None:
    first, again, other = (
        rehearse("harmony", tmp_path / "out", seed).split("Written")[0] for seed in (1, 1, 4)
    )
    assert first == again
    assert first != other
    assert len(list((tmp_path / "out").iterdir())) == 9, "nothing was written over"
