"""Every word comes through the catalogue, and longer ones have room: the windows in a language that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from app.clock import SetClock
from app.desk import Desk
from app.intake.lessons import lesson_for
from app.intake.programs import shipped_programs
from app.live import commands
from app.model.entry import Value
from app.model.marks import SHIPPED_TAGS
from app.model.note_formats import GROUP_FORMAT, SHIPPED_FORMATS
from app.shipped import shipped
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING, NINE, SAM, minutes
from tests.ui.cut_off import beyond, cut_off
from tests.ui.other_words import other_words, untranslated
from tests.ui.screens.review_by_hand import hold_session
from ui.first_window import first_window
from ui.practice_windows import PracticeWindows
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]
# what is the same in every language: names of keys and of things, and where people write
SAME = (
    "Groupside", "Ctrl", "Shift", "Alt", "Enter", "Return", "Esc", "Space", "Tab", "Left", "Right", "Up", "Down",
    "Home", "End", "Del", "Backspace", "PgUp", "PgDown", "PDF", "DOCX", "CSV", "English", "Español", "https", "min",
    r"F\d+", r"\w+/\w+(?: \w+)*", "am", "pm", "AM", "PM", "xx", "LADC",
)  # fmt: skip

# what was typed in the session that is reviewed
SAID = {"called her sponsor on Sunday", "sat quietly with Grace", "James thanked Maria for the ride"}


@pytest.fixture(autouse=True)
def _other() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, other_words(patch):
        yield


def own_words(desk: Desk) -> re.Pattern[str]:
    """People's own words, and what ships as content and is the practice's from then on."""
    practice, library = desk.practice, desk.library
    values: list[Value] = [*practice.people.values(), *practice.users.values(), *practice.groups.values()]
    values += [*practice.programs.values(), *library.decks, *library.topics.values()]
    values += [
        *(shipped.program for shipped in shipped_programs()),
        *SHIPPED_FORMATS,
        GROUP_FORMAT,
    ]
    if desk.session is not None and desk.session.topic is not None:
        values += filter(None, [lesson_for(desk.session.topic.id)])
    signatures = {user.signature for user in practice.users.values()}
    tags = {each.id for each in SHIPPED_TAGS} | {each.id for each in SHIPPED_FORMATS}
    tags |= {tag for deck in library.decks for item in deck.items for tag in item.tags}
    # a single word in small letters is a name for the program, not for a person
    found = signatures | tags | {text for text in texts(values) if not re.fullmatch(r"[a-z_]*", text)}
    here = QLocale()
    for long in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):  # by the system's ways
        found |= {here.dayName(day, long) for day in range(1, 8)}
        found |= {here.monthName(month, long) for month in range(1, 13)}
    found.add(str(desk.vault.folder))
    found |= {said for work in shipped() for said in (work.name, work.version, work.licence, work.inside)}
    found |= SAID
    words = sorted((re.escape(word) for word in found if word), key=len, reverse=True)
    return re.compile("|".join((*words, *(rf"\b(?:{each})\b" for each in SAME))), re.IGNORECASE)


def texts(value: object) -> Iterator[str]:
    """Every text in a value, and its first line alone."""
    if isinstance(value, Value):
        yield from texts(value.model_dump())
    elif isinstance(value, dict):
        yield from texts(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def faults(name: str, window: QWidget, own: re.Pattern[str]) -> list[str]:
    QApplication.processEvents()
    english = [f"not translated: {text!r}" for text in sorted(untranslated(window, own))]
    return [f"{name}: {each}" for each in (*english, *cut_off(window), *beyond(window))]


def test_the_main_window(windows: PracticeWindows, clock: SetClock) -> None:
    main, desk = windows.main, windows.desk
    own = own_words(desk)
    found: list[str] = []
    places: list[tuple[str, Callable[[], object]]] = [
        ("today", lambda: main.go_to(windows.today)),
        ("week", lambda: main.go_to(windows.week)),
        ("people", lambda: main.go_to(windows.people)),
        ("library", windows.library.go),
        ("history", lambda: main.go_to(windows.past.history)),
    ]
    for name, go in places:
        go()
        found += faults(name, main, own)
    main.go_to(windows.settings)
    for section in range(windows.settings.sections):
        windows.settings.go_to(section)
        found += faults(f"settings {section}", main, own)
    assert "\n".join(found) == ""


def test_the_live_windows(windows: PracticeWindows, clock: SetClock) -> None:
    main, desk, live = windows.main, windows.desk, windows
    seat = desk.seat(ALEX.id)
    seat.open_session(desk.prepare(desk.practice.groups[MORNING], NINE).result())
    for person in (MARIA, JAMES):
        seat.do(commands.mark_arrived, person)
    own = own_words(desk)
    main.go_to(live.live)
    found = faults("lobby", main, own)
    seat.do(commands.start)
    clock.pass_time(minutes(12))
    live.hub.changed.emit()
    live.beside.open_share()
    live.beside.open_mini()
    live.beside.open_co_facilitator(SAM.id)
    beside = {
        "share": live.beside.share,
        "mini": live.beside.mini,
        "co-facilitator": live.beside.co_facilitator,
    }
    for block in range(5):
        found += faults(f"live {block}", main, own)
        for name, window in beside.items():
            assert window is not None
            found += faults(f"{name} {block}", window, own)
        if block == 2:
            live.live.block.groups.open()
            found += faults("small groups", main, own)
            live.live.block.groups.leave()
        if block < 4:
            seat.do(commands.next_block)
    live.live.ask_to_end()
    found += faults("before the end", main, own)
    assert "\n".join(found) == ""


def test_after_the_group(windows: PracticeWindows, clock: SetClock) -> None:
    hold_session(windows.desk, clock)
    own = own_words(windows.desk)
    windows.main.go_to(windows.summary)
    found = faults("summary", windows.main, own)
    windows.reviewing.open_from_summary()
    found += faults("review", windows.main, own)
    windows.reviewing.show_note(MARIA)
    found += faults("review of one", windows.main, own)
    assert "\n".join(found) == ""


@pytest.mark.parametrize("there", ["practice", "nothing"])
def test_the_first_windows(theme: Theme, tmp_path: Path, opened: Show, there: str) -> None:
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "header").write_text("")
    window = first_window(theme, tmp_path / there)
    opened(window, 960, 640)
    assert faults(there, window, re.compile(f"{there}|Groupside|LADC|LCSW")) == []
