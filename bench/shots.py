"""Every screen and window as a picture, light and dark, in two sizes, from the rehearsal's vault.

`python -m bench.shots [DIR] [LANGUAGE]` draws all of them; with `--guide`, those of the guide straight into
docs/pictures.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QDialog, QWidget

from app import rehearsal
from app import rehearsal_cast as cast
from app.clock import SetClock
from app.desk import Desk
from app.documents.handouts import welcome_page, worksheet_page
from app.documents.page import pictures
from app.documents.people_beside import names_of_those_around
from app.documents.plan_page import plan_page, written_plan
from app.intake.worksheets import shipped_worksheets
from app.live import commands
from app.live.caught import NoteFilter
from app.live.small_groups import come_together, draw_fresh
from app.model.decks import TOPICS
from app.opening import as_drawn
from app.words import ENGLISH, LANGUAGES, speak
from bench.guide_shots import PICTURES, put_into_guide
from bench.leaving_shots import leaving, looking_back
from bench.notes_shots import notes
from bench.picture_book import KEPT, keep
from bench.shown_day import plan_for, report_of
from ui.first_window import first_window
from ui.guide import GuideWindow
from ui.keys import Act
from ui.pictures import CO_FACILITATOR, NARROW, SHARE, Studio, settle
from ui.practice.person_card import CARE, DETAILS, OVERVIEW, PLAN
from ui.theme import Look

SIZES = ((1280, 720), (1440, 900))
LOOKS = (Look("light"), Look("dark"))
# shown while a part of them runs; the last one is what the rest of the day is about
LESSONS = ("biology-of-addiction", "stages-of-change", "healthy-communication", "emotional-regulation-skills")
# live moments and what they are called in file names
MOMENTS = {
    "1-lobby": "lobby",
    "2-opening": "live",
    "3-over-run": "over-run",
    "4-pause": "paused",
    "5-middle": "break",
    "6-closing": "check-out",
    "7-last-minutes": "warning",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="shots")
    parser.add_argument("out", nargs="?", type=Path, default=Path("shots"), metavar="DIR")
    parser.add_argument("language", nargs="?", default=ENGLISH, choices=LANGUAGES)
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--guide", action="store_true", help="those of the guide, into docs/pictures")
    only.add_argument("--keep", action="store_true", help="those that the picture test compares with")
    asked = parser.parse_args()
    if asked.guide:
        with tempfile.TemporaryDirectory(prefix="groupside-") as folder:
            _draw(Path(folder), LOOKS[:1])
            print(f"{len(list(put_into_guide(Path(folder))))} pictures in {PICTURES}")
    elif asked.keep:
        print(f"{keep()} pictures in {KEPT}")
    else:
        speak(asked.language)
        _draw(asked.out, LOOKS)


def _draw(out: Path, looks: Sequence[Look]) -> None:
    made = 0
    for look in looks:
        with tempfile.TemporaryDirectory(prefix="groupside-") as folder:
            for path in _shoot(look, out, Path(folder)):
                made += 1
                print(path)
    print(f"{made} pictures in {out}")


def _shoot(look: Look, out: Path, folder: Path) -> Iterator[Path]:
    desk, clock, group = rehearsal.open_practice(folder / "practice", "harmony")
    studio = Studio(desk, look, folder)
    camera = _Camera(studio, look, out)
    yield from camera.first_windows(folder)
    yield from camera.places()
    yield from camera.library()
    live: list[Path] = []

    def moment(name: str, _desk: Desk) -> None:
        live.extend(camera.live(MOMENTS[name]))
        if name == "3-over-run":
            live.extend(camera.over_the_middle())
        if name == "2-opening":
            live.extend(camera.no_mark_yet())
        if name == "4-pause":
            live.extend(camera.lesson())
        if name == "6-closing":
            live.extend(camera.add_to_plan())
            live.extend(camera.marks())
            live.extend(camera.filtered_notes())
        if name == "5-middle":
            live.extend(camera.small_groups())
        if name == "7-last-minutes":
            live.extend(camera.before_the_end())

    rehearsal.play(desk, clock, group, random.Random(1), moment)
    yield from live
    yield from camera.others("ended")
    yield from camera.summary()
    yield from camera.comparison(desk, folder)
    yield from camera.afterwards()
    yield from looking_back(studio.windows, camera.main, camera.dialog)
    if look.mode == "light":  # paper is white
        yield from camera.pages()
    yield from camera.slept(desk, clock)
    yield from notes(studio.windows, desk, clock, camera.main)
    studio.close()
    desk.close()


class _Camera:
    """Takes the windows of one look, each under its own name."""

    def __init__(self, studio: Studio, look: Look, out: Path) -> None:
        self._studio, self._out = studio, out
        self._windows = studio.windows
        self._word = "" if look.mode == "light" else "-dark"

    def _path(self, name: str, size: tuple[int, int] | None) -> Path:
        behind = f"-{size[0]}" if size else ""
        return self._out / f"{name}{behind}{self._word}.png"

    def first_windows(self, folder: Path) -> Iterator[Path]:
        for name, place in (("unlock", folder / "practice"), ("welcome", folder / "nothing")):
            window = first_window(self._studio.theme, place)
            path = self._path(name, None)
            self._studio.picture(window, path, (960, 640))
            yield path
            window.hide()
            window.deleteLater()

    def places(self) -> Iterator[Path]:
        windows = self._windows
        for name, screen in (
            ("today", windows.today),
            ("week", windows.week),
            ("people", windows.people),
            ("settings", windows.settings),
        ):
            windows.main.go_to(screen)
            yield from self.main(name)
        windows.settings.go_to_marks()
        yield from self.main("settings-marks")
        windows.settings.go_to(0)

    def library(self) -> Iterator[Path]:
        """What rotates: an icebreaker that the group has had, its copy as a form, and a topic."""
        library, desk = self._windows.library, self._windows.desk
        library.go()
        icebreakers = desk.shipped.decks[0]
        library.screen.show_one((icebreakers.id, icebreakers.items[1].id))
        yield from self.main("library-icebreakers")
        library.screen.card.edit_asked.emit()
        yield from self.main("library-edit")
        library.screen.card.cancel_asked.emit()
        library.screen.go_to_section(TOPICS)
        library.screen.show_one((TOPICS, next(iter(desk.shipped.topics))))
        yield from self.main("library-topic")

    def pages(self) -> Iterator[Path]:
        """What goes on paper, as it is printed."""
        desk = self._windows.desk
        practice, today = desk.practice, desk.now().date()
        person = practice.members(next(iter(practice.groups)), today)[0].id
        pages = {f"worksheet-{sheet.id}": worksheet_page(sheet) for sheet in shipped_worksheets()}
        pages["welcome-page"] = welcome_page(practice.programs["harmony"])
        pages["plan-page"] = plan_page(
            written_plan(practice, person, names_of_those_around(practice, person, ())), today
        )
        for name, page in pages.items():
            for number, sheet in enumerate(pictures(page, 100), start=1):
                path = self._out / (f"{name}.png" if number == 1 else f"{name}-{number}.png")
                path.write_bytes(sheet)
                yield path

    def live(self, name: str) -> Iterator[Path]:
        windows = self._windows
        windows.main.go_to(windows.live)
        yield from self.main(name)
        yield from self.others(name)

    def over_the_middle(self) -> Iterator[Path]:
        """What stands in the place of the block's card, or over it: the way back to the plan, crisis, all keys."""
        live = self._windows.live
        live.people.list.choose(cast.HAVING_A_HARD_DAY)
        live.middle.open_rest()
        yield from self.main("catch-up")
        live.middle.go_on()
        for name, open_page in (("crisis", live.crisis_asked), ("keys", self._windows.main.keys_asked)):
            open_page.emit()
            page = next(page for page in self._windows.main.findChildren(QDialog) if page.isVisible())
            path = self._path(name, None)
            self._studio.picture(page, path)
            yield path
            if isinstance(page, GuideWindow):
                page.go_to(1)
                path = self._path("guide", None)
                self._studio.picture(page, path)
                yield path
            page.close()

    def no_mark_yet(self) -> Iterator[Path]:
        live = self._windows.live
        live.people.keys()[Act.NO_MARK]()
        yield from self.main("no-mark-yet")
        live.people.keys()[Act.NO_MARK]()

    def lesson(self) -> Iterator[Path]:
        """The topic's lesson while a part of it runs, and its activity for the group."""
        panel, desk = self._windows.live.block.topic.lesson, self._windows.desk
        for topic in LESSONS:
            desk.seat(desk.vault.user).do(commands.choose_topic, as_drawn(desk.library.topics[topic]))
            panel.part_asked.emit("a", 0)
            panel.part_asked.emit("a", 1)
            yield from self.main(f"lesson-{topic}")

    def small_groups(self) -> Iterator[Path]:
        """In a break, as they are drawn before the block that needs them; then everybody is together again."""
        live, seat = self._windows.live, self._windows.desk.seat(self._windows.desk.vault.user)
        live.block.groups.open()
        seat.do(draw_fresh, 2, ())
        yield from self.main("small-groups")
        seat.do(come_together)
        live.block.groups.leave()

    def before_the_end(self) -> Iterator[Path]:
        live = self._windows.live
        live.ask_to_end()
        yield from self.main("before-the-end")
        live.middle.go_on()

    def add_to_plan(self) -> Iterator[Path]:
        """A note becomes a line of a plan, while the round goes on."""
        notes = self._windows.live.notes
        notes.add_last_to_plan()
        yield from self.main("add-to-plan")
        notes.close_plan()

    def marks(self) -> Iterator[Path]:
        """The marks with their letters, while they wait for one: Ctrl+Shift+J."""
        people = self._windows.live.people
        for size in (*SIZES, NARROW):
            self._windows.main.resize(*size)
            settle(60)
            people.keys()[Act.MARK]()
            path = self._path("marks", size)
            self._studio.picture(self._windows.main, path, size)
            yield path
        people.close_menus()

    def filtered_notes(self) -> Iterator[Path]:
        """The notes about one person, with those that were struck."""
        notes, desk = self._windows.live.notes, self._windows.desk
        assert desk.session is not None
        about = next(note.people[0] for note in reversed(desk.session.notes) if note.people)
        notes.filter.ask_for(NoteFilter(person=about))
        yield from self.main("filtered-notes")
        notes.filter.show_all()

    def comparison(self, desk: Desk, folder: Path) -> Iterator[Path]:
        """A report of the call, made up: somebody’s telephone, and somebody who left earlier than was marked."""
        report = folder / "report.csv"
        report.write_text(report_of(desk), encoding="utf-8")
        self._windows.comparing.open_report(str(report))
        settle()
        yield from self.main("comparison")
        self._windows.main.go_to(self._windows.summary)

    def afterwards(self) -> Iterator[Path]:
        """Today with who did not come, and a person's four pages."""
        windows = self._windows
        windows.main.go_to(windows.today)
        yield from self.main("no-show")
        windows.main.go_to(windows.people)
        group, practice = next(iter(windows.desk.practice.groups)), windows.desk.practice
        somebody = practice.members(group, windows.desk.now().date())[0]
        plan_for(windows.desk, somebody.id)
        windows.people.show_person(group, somebody.id)
        for page, name in (
            (OVERVIEW, "person"),
            (DETAILS, "person-details"),
            (CARE, "person-care"),
            (PLAN, "plan"),
        ):
            windows.people.go_to_page(page)
            settle(200)
            yield from self.main(name)
        yield from leaving(windows, somebody.id, self.dialog)
        windows.show_topics(group)
        yield from self.main("coverage")
        windows.main.go_to(windows.summary)

    def slept(self, desk: Desk, clock: SetClock) -> Iterator[Path]:
        """The end is taken back, and the laptop sleeps for a while."""
        desk.seat(desk.vault.user).undo()
        clock.sleep(timedelta(minutes=4, seconds=10))
        settle(1500)  # until the next second is noticed
        yield from self.main("slept")

    def others(self, name: str) -> Iterator[Path]:
        """The windows beside the main one."""
        windows = self._windows
        windows.beside.open_share()
        windows.beside.open_mini()
        others = [user for user in windows.desk.practice.users if user != windows.desk.vault.user]
        if windows.beside.co_facilitator is None:
            windows.beside.open_co_facilitator(others[0])
        for word, window, size in (
            ("share", windows.beside.share, SHARE),
            ("co-facilitator", windows.beside.co_facilitator, CO_FACILITATOR),
            ("mini", windows.beside.mini, None),
        ):
            if window is not None:
                window.redraw()  # time has passed without a tick
                path = self._path(f"{word}-{name}", None)
                self._studio.picture(window, path, size)
                yield path

    def summary(self) -> Iterator[Path]:
        self._windows.main.go_to(self._windows.summary)
        yield from self.main("summary")

    def dialog(self, name: str, dialog: QWidget, size: tuple[int, int] | None = None) -> Path:
        path = self._path(name, None)
        self._studio.picture(dialog, path, size)
        return path

    def main(self, name: str) -> Iterator[Path]:
        for size in (*SIZES, NARROW):
            path = self._path(name, size)
            self._studio.picture(self._windows.main, path, size)
            settle(20)
            yield path


if __name__ == "__main__":
    main()
