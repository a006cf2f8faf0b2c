"""Small grey pictures of the screens, as tests/pictures keeps them: `python3 dev.py shots --keep` draws them anew.

They are drawn in a process of their own with Inter alone, at one scale, with outlines that no machine fits to its
pixels, of a rehearsal whose clock and ids are the same each time.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import rehearsal
from app import rehearsal_cast as cast
from app.clock import SetClock
from app.desk import Desk
from app.live.small_groups import come_together, draw_fresh
from bench.leaving_shots import leaving, looking_back
from bench.notes_shots import notes
from ui.first_window import first_window
from ui.pictures import CO_FACILITATOR, LAPTOP, SHARE, Studio, settle
from ui.practice.person_card import CARE, DETAILS, OVERVIEW, PLAN
from ui.theme import Look

KEPT = Path(__file__).resolve().parents[1] / "tests" / "pictures"
COLUMN = (480, 720)
LIGHT, DARK, LARGE = (
    Look("light", 100, reduced_motion=True),
    Look("dark", 100, reduced_motion=True),
    Look("dark", 200, reduced_motion=True),
)
# a moment of the main window → the sizes in which it is drawn; in which look is a matter of when, since another look
# takes seconds with all windows there
SIZES: dict[str, tuple[tuple[int, int], ...]] = {
    "today-first": (COLUMN,),
    "lobby": (COLUMN,),
    "live-large": (COLUMN,),
    "live": (LAPTOP, COLUMN),
    "today-live": (LAPTOP,),
    "people-live": (COLUMN,),
    "over-run": (LAPTOP,),
    "rest-of-session": (COLUMN,),
    "break": (LAPTOP,),
    "small-groups": (LAPTOP,),
    "check-out": (LAPTOP, COLUMN),
    "before-the-end": (LAPTOP,),
    "summary": (LAPTOP, COLUMN),
    "person": (LAPTOP,),
    "person-details": (LAPTOP,),
    "person-care": (LAPTOP,),
    "plan": (COLUMN,),
    "coverage": (LAPTOP,),
    "history": (LAPTOP,),
    "review": (LAPTOP,),
    "review-signed": (COLUMN,),
    "today": (LAPTOP,),
    "week": (LAPTOP, COLUMN),
    "settings": (LAPTOP, COLUMN),
    "library": (LAPTOP, COLUMN),
}
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <cachedir>{folder}</cachedir>
  <match target="pattern"><edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>
  <match target="pattern"><edit name="hinting" mode="assign"><bool>false</bool></edit></match>
  <match target="pattern"><edit name="antialias" mode="assign"><bool>true</bool></edit></match>
  <match target="pattern"><edit name="rgba" mode="assign"><const>none</const></edit></match>
</fontconfig>
"""


def draw(out: Path) -> int:
    """All pictures into a folder; how many there are."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="groupside-") as folder:
        _stand_alone(Path(folder))
        return sum(1 for _path in _Book(Path(folder), out).pages())


def keep() -> int:
    """The pictures that the tests hold the screens against, drawn anew."""
    for path in KEPT.glob("*.png"):
        path.unlink()
    return draw(KEPT)


def _stand_alone(folder: Path) -> None:
    """Nothing of this machine: neither its fonts, nor its scale, nor its clock."""
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(folder=folder), encoding="utf-8")
    for name in [each for each in os.environ if each.startswith(("QT_", "LC_")) or each == "LANGUAGE"]:
        del os.environ[name]
    os.environ |= {
        "FONTCONFIG_FILE": str(fonts),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
        "QT_FONT_DPI": "96",
        "LANG": "C.UTF-8",
        "TZ": rehearsal.ZONE,
    }
    if hasattr(time, "tzset"):
        time.tzset()


class _Book:
    """One rehearsal, and the windows that are drawn on its way."""

    def __init__(self, folder: Path, out: Path) -> None:
        self._folder, self._out = folder, out
        self._desk, self._clock, self._group = rehearsal.open_practice(folder / "practice", "harmony")
        self._studio = Studio(self._desk, LARGE, folder)
        QApplication.setCursorFlashTime(0)
        self._windows = self._studio.windows

    def pages(self) -> Iterator[Path]:
        drawn: list[Path] = []

        def moment(name: str, _desk: Desk) -> None:
            drawn.extend(self._live(name))

        self._windows.main.go_to(self._windows.today)
        yield from self._main("today-first")
        rehearsal.play(self._desk, self._clock, self._group, random.Random(1), moment)
        yield from drawn
        yield from self._afterwards(self._desk, self._clock)
        yield from self._places()
        yield from self._first_windows()
        self._studio.close()
        self._desk.close()

    # What is drawn

    def _live(self, moment: str) -> Iterator[Path]:
        windows = self._windows
        live, seat = windows.live, self._desk.seat(self._desk.vault.user)
        windows.main.go_to(live)
        match moment:
            case "1-lobby":
                yield from self._main("lobby")
            case "2-opening":
                yield from self._main("live-large")
                self._turn(DARK)
                yield from self._main("live")
                yield from self._beside("live")
                for name, screen in (("today-live", windows.today), ("people-live", windows.people)):
                    windows.main.go_to(screen)
                    yield from self._main(name)
            case "3-over-run":
                yield from self._main("over-run")
                live.people.list.choose(cast.HAVING_A_HARD_DAY)
                live.middle.open_rest()
                yield from self._main("rest-of-session")
                live.middle.go_on()
                yield from self._over_the_middle()
            case "5-middle":
                self._turn(LIGHT)
                yield from self._main("break")
                yield self._draw("share-break", windows.beside.share, SHARE)
                live.block.groups.open()
                seat.do(draw_fresh, 2, ())
                yield from self._main("small-groups")
                seat.do(come_together)
                live.block.groups.leave()
            case "6-closing":
                yield from self._main("check-out")
            case "7-last-minutes":
                live.ask_to_end()
                yield from self._main("before-the-end")
                live.middle.go_on()

    def _over_the_middle(self) -> Iterator[Path]:
        for name, asked in (
            ("crisis", self._windows.live.crisis_asked),
            ("guide", self._windows.main.keys_asked),
        ):
            asked.emit()
            page = next(page for page in self._windows.main.findChildren(QDialog) if page.isVisible())
            yield self._draw(name, page)
            page.close()

    def _beside(self, word: str) -> Iterator[Path]:
        """The windows beside the main one."""
        beside = self._windows.beside
        beside.open_share()
        beside.open_mini()
        beside.open_co_facilitator(next(u for u in self._desk.practice.users if u != self._desk.vault.user))
        for name, window, size in (
            ("share", beside.share, SHARE),
            ("co-facilitator", beside.co_facilitator, CO_FACILITATOR),
            ("mini", beside.mini, None),
        ):
            yield self._draw(f"{name}-{word}", window, size)

    def _afterwards(self, desk: Desk, clock: SetClock) -> Iterator[Path]:
        windows = self._windows
        windows.main.go_to(windows.summary)
        yield from self._main("summary")
        group, somebody = next(iter(desk.practice.groups)), next(iter(cast.people())).id
        windows.main.go_to(windows.people)
        windows.people.show_person(group, somebody)
        for page, name in (
            (OVERVIEW, "person"),
            (DETAILS, "person-details"),
            (CARE, "person-care"),
            (PLAN, "plan"),
        ):
            windows.people.go_to_page(page)
            yield from self._main(name)
        yield from leaving(windows, somebody, self._draw)
        windows.show_topics(group)
        yield from self._main("coverage")
        yield from looking_back(windows, self._main, self._draw)
        desk.seat(
            desk.vault.user
        ).undo()  # the session goes on for a moment: its notes are written from its end on
        yield from notes(windows, desk, clock, self._main)

    def _places(self) -> Iterator[Path]:
        windows = self._windows
        for name, screen in (
            ("today", windows.today),
            ("week", windows.week),
            ("settings", windows.settings),
        ):
            windows.main.go_to(screen)
            yield from self._main(name)
        icebreakers = self._desk.shipped.decks[0]
        windows.library.go()
        windows.library.screen.show_one((icebreakers.id, icebreakers.items[1].id))
        yield from self._main("library")

    def _first_windows(self) -> Iterator[Path]:
        for name, place in (("unlock", self._folder / "practice"), ("welcome", self._folder / "nothing")):
            window = first_window(self._studio.theme, place)
            yield self._draw(name, window, (960, 640))
            window.hide()
            window.deleteLater()

    # How it is drawn

    def _turn(self, look: Look) -> None:
        self._studio.theme.choose(look)

    def _main(self, name: str) -> Iterator[Path]:
        for size in SIZES.get(name, ()):
            behind = f"-{size[0]}" if size == COLUMN else ""
            yield self._draw(f"{name}{behind}", self._windows.main, size)

    def _draw(self, name: str, window: QWidget | None, size: tuple[int, int] | None = None) -> Path:
        assert window is not None
        if size is not None:
            window.resize(*size)
        window.show()
        for passed in (self._windows.ticker.second, self._windows.ticker.five_seconds):
            passed.emit()  # whether a second of this computer's has passed or not
        while self._desk.saving.pending:
            settle(10)  # “Saving…” is for as long as this disk takes
        path = self._out / f"{name}.png"
        _small(_at_rest(window)).save(str(path), quality=0)
        return path


def _at_rest(window: QWidget) -> QImage:
    """The window when three looks at it see the same."""
    before, alike = QImage(), 1
    for _try in range(60):
        settle(40)
        now = window.grab().toImage()
        alike = alike + 1 if now == before else 1
        before = now
        if alike == 3:
            break
    return before


def _small(picture: QImage) -> QImage:
    """Half the size, in grey: letters that were drawn a little otherwise look the same."""
    half = QSize(picture.width() // 2, picture.height() // 2)
    way = Qt.TransformationMode.SmoothTransformation
    return picture.scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, way).convertToFormat(
        QImage.Format.Format_Grayscale8
    )


if __name__ == "__main__":
    print(f"{draw(Path(sys.argv[1]))} pictures in {sys.argv[1]}")
