"""The keystroke model, done by hand: the keys that are counted write the rehearsal's session into the real windows."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app import rehearsal_cast as cast
from app.clock import SetClock
from app.desk import Desk
from app.live.state import LiveEntry, Session
from app.rehearsal import open_practice, play
from app.rehearsal_review import try_to_reach_everybody
from app.rehearsal_words import CONCERN, WRITTEN
from app.review.sheets import note_sheets
from app.reviewing import beside
from bench.catching import catch
from bench.strokes import Words, keys, words
from bench.writing import finish
from tests.ui.by_strokes import Hands
from tests.ui.hand import at_once
from ui.machine import MachineFile
from ui.practice_windows import PracticeWindows
from ui.theme import Theme

# what one run gives that another cannot: the ids of entries, and which item is drawn
ITS_OWN = {"entry", "item"}


@pytest.fixture(params=["harmony", "blue-heart"])
def rehearsed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Session, Desk]]:
    desk, clock, group = open_practice(tmp_path / "rehearsed", request.param)
    play(desk, clock, group, random.Random(1), lambda _name, _desk: None)
    assert desk.session is not None
    yield request.param, desk.session, desk
    desk.close()


@pytest.fixture
def again(
    rehearsed: tuple[str, Session, Desk],
    theme: Theme,
    tmp_path: Path,
    opened: Callable[[QWidget, int, int], None],
) -> Iterator[tuple[PracticeWindows, SetClock]]:
    """The same morning, before anything was caught, in the windows of both facilitators."""
    desk, clock, _group = open_practice(tmp_path / "again", rehearsed[0])
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1440, 900)
    yield windows, clock
    windows.put_away()
    desk.close()


def said(entry: LiveEntry) -> tuple[str, str, dict[str, object]]:
    assert entry.event is not None
    event = entry.event.model_dump(mode="json", exclude=ITS_OWN)
    if entry.event.kind == "prompt_shown":
        event.pop("text")
    if entry.event.kind == "session_opened":
        event = {}
    return entry.author, entry.event.kind, event


def test_the_strokes_that_are_counted_write_the_whole_session(
    rehearsed: tuple[str, Session, Desk], again: tuple[PracticeWindows, SetClock], theme: Theme
) -> None:
    _agenda, session, desk = rehearsed
    windows, clock = again
    noting = desk.practice.noting
    caught = catch(session.entries, noting.all_marks, noting.all_tags, [cast.NO_SHOW])
    hands = Hands(theme)
    wrote: list[LiveEntry] = []
    for each in caught:
        clock.pass_time(each.entry.at - windows.desk.now())
        if windows.desk.session is not None and windows.beside.co_facilitator is None:
            windows.beside.open_co_facilitator(cast.CO_FACILITATOR.id)
            windows.main.activateWindow()
            windows.live.setFocus()
        if windows.desk.session is not None:
            windows.live.tick()
        window = windows.main if each.entry.author == cast.FACILITATOR.id else windows.beside.co_facilitator
        assert window is not None
        hands.do(window, each.strokes)
        assert windows.desk.session is not None
        new = windows.desk.session.entries[len(wrote) :]
        assert [said(one) for one in new] == [said(each.entry)], each.strokes
        wrote += new
    assert len(wrote) == len(session.entries)
    assert hands.keys == sum(keys(each.strokes) for each in caught)
    assert hands.words == sum(words(each.strokes) for each in caught)


def test_the_strokes_that_are_counted_finish_and_sign_every_note(
    tmp_path: Path, theme: Theme, opened: Callable[[QWidget, int, int], None]
) -> None:
    desk, clock, group = open_practice(tmp_path / "vault", "harmony")
    play(desk, clock, group, random.Random(1), lambda _name, _desk: None)
    try_to_reach_everybody(desk.seat(cast.FACILITATOR.id))
    session = desk.session
    assert session is not None
    notes = finish(note_sheets(session, desk.practice, beside(desk, session).result()), WRITTEN, CONCERN)
    windows = PracticeWindows(theme, MachineFile(tmp_path / "machine.json"), desk, at_once)
    windows.show()
    opened(windows.main, 1440, 900)
    windows.main.go_to(windows.summary)
    windows.reviewing.open_from_summary()
    hands, by_name = Hands(theme), {note.name: note for note in notes}
    for _note in notes:
        shown = by_name.pop(windows.reviewing.screen.note.top.name.text())
        hands.do(windows.main, shown.strokes)
        assert desk.session is not None
        note = desk.session.progress_of(shown.about)
        assert note.signed is not None, shown.name
        signed = {*(section.text for section in note.signed.note.sections), note.signed.note.risk_words}
        assert {each.text for each in shown.strokes if isinstance(each, Words)} <= signed
    assert by_name == {}
    assert hands.keys == sum(keys(note.strokes) for note in notes)
    windows.put_away()
    desk.close()
