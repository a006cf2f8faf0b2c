"""Comparing a report of the call with a session that has ended: from the file to what is kept, and back again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import GroupsideError, Refused
from app.intake.comparison import Comparison, compare_file, remembered
from app.live.commands import last_act
from app.live.events import ReportTaken
from app.live.reports import newest_report, take_report
from app.model.people import Person
from app.model.reconciling import Choice, kept, kept_spans
from app.practice.commands import change_person
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.keys import Act, bind
from ui.practice.comparison_words import kept_words
from ui.screens.comparison import ComparisonScreen
from ui.screens.summary import SummaryScreen
from ui.theme import Theme
from ui.windows.main import MainWindow

# work that takes longer is shown, s
PATIENCE = 0.3


class Comparing(QObject):
    """Nothing changes before *Keep these*. What was said stays when the page is left, and what was kept can be undone.

    The file is read once, in a thread; neither it nor its name is kept.
    """

    GO_ON, UNDO = "comparison_go_on", "comparison_undo"

    def __init__(
        self, theme: Theme, main: MainWindow, acting: Acting, spawn: Spawn, to_summary: Callable[[], None]
    ) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        self._to_summary = to_summary
        self._summary: SummaryScreen | None = None
        self._asked: object = None  # what is being read; something else once it was stopped
        self._comparison: Comparison | None = None
        self._left: Comparison | None = None
        # names that people were known by before a report was kept, by the entry that kept it
        self._known_before: dict[str, list[Person]] = {}
        main.act_chosen.connect(self._act)
        main.went_from.connect(self._note_leaving)

    @cached_property
    def screen(self) -> ComparisonScreen:
        made = ComparisonScreen(self._theme)
        made.answered.connect(self._answer)
        made.chosen.connect(self._choose)
        made.keep_asked.connect(self._keep)
        made.left.connect(self._leave)
        return made

    def follow(self, summary: SummaryScreen) -> None:
        """Do what is asked for in the summary."""
        self._summary = summary
        summary.report.compare_asked.connect(self.ask)
        summary.report.stop_asked.connect(self.stop)
        bind(self._theme.keys, summary, {Act.UNDO: self.undo})

    # Reading

    def ask(self) -> None:
        """Choose the report's file."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self._main, _("Choose the call’s report"), home)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Reports (*.csv *.tsv *.txt)"), _("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open_report)
        dialog.open()

    def open_report(self, path: str) -> None:
        self._spawn(self.read(Path(path)))

    def stop(self) -> None:
        """What is being read is laid aside; nothing has happened."""
        self._asked = None
        self._show_reading(False)

    async def read(self, path: Path) -> None:
        """Read a file and show what it says; one sentence where that cannot be, and nothing where it was stopped."""
        session, practice = self._acting.desk.session, self._acting.desk.practice
        if session is None:
            return
        self._asked = asked = object()
        self._acting.moved_on.emit()
        work = asyncio.get_running_loop().run_in_executor(None, compare_file, path, session, practice)
        done, _waiting = await asyncio.wait([work], timeout=PATIENCE)
        self._show_reading(not done and asked is self._asked)
        try:
            comparison = await work
        except GroupsideError as trouble:
            if asked is self._asked:
                self._main.refuse(trouble.sentence)
            return
        finally:
            if asked is self._asked:
                self._show_reading(False)
        if asked is self._asked and self._is_there(comparison) and self._main.shows(SummaryScreen):
            self._show(comparison)

    def _show_reading(self, reading: bool) -> None:
        if self._summary is not None:
            self._summary.show_reading(reading)

    # What a person says

    def _show(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self.screen.begin(comparison)
        self._main.go_to(self.screen)
        self.screen.take_focus()

    def _answer(self, name: str, who: str) -> None:
        if self._comparison is not None:
            self._comparison = self._comparison.answer(name, who)
            self._main.settle()
            self.screen.display(self._comparison)

    def _choose(self, person: str, choice: str) -> None:
        if self._comparison is None:
            return
        self._main.settle()
        try:
            self._comparison = self._comparison.choose(person, cast(Choice, choice))
        except Refused as refusal:
            self._main.refuse(refusal.sentence)
        self.screen.display(self._comparison)

    def _keep(self) -> None:
        """One act of the session; what was said of names is remembered with the people."""
        comparison = self._comparison
        if comparison is None or not self._is_there(comparison):
            return
        if comparison.is_open:
            self._main.refuse(_("Something is still to be said first. Nothing was kept yet."))
            self.screen.go_to_first_open()
            return
        rows = comparison.rows
        spans = kept_spans(rows)
        platform, digest = comparison.platform, comparison.digest
        if not self._acting.do(take_report, platform, digest, comparison.whose, kept(rows), spans):
            return
        self._comparison = self._left = None
        self._remember(comparison)
        self._main.withdraw(self.GO_ON)
        self._to_summary()
        self._main.say(kept_words(len(spans)), _("Undo"), self.UNDO)

    def undo(self) -> None:
        """Take back the report that was just kept, with the names that were remembered by it."""
        session, desk = self._acting.desk.session, self._acting.desk
        if session is None:
            return
        act = last_act(session, desk.now(), self._acting.seat.user)
        if act and not any(isinstance(entry.event, ReportTaken) for entry in act):
            self._main.refuse(_("Here only a report that was just kept can be taken back."))
            return
        if not self._acting.undo():
            return
        for entry in act:
            for before in self._known_before.pop(entry.id, []):
                person = desk.practice.people.get(before.id)
                if person is not None:
                    known = person.model_copy(update={"known_as": before.known_as})
                    self._acting.arrange(change_person, known)
        self._main.withdraw(self.UNDO)

    def _remember(self, comparison: Comparison) -> None:
        """Names that somebody told, for the next report."""
        desk = self._acting.desk
        kept_by = newest_report(desk.session) if desk.session is not None else None
        people = remembered(comparison, desk.practice)
        if kept_by is not None:
            self._known_before[kept_by.id] = [desk.practice.people[person.id] for person in people]
        for person in people:
            self._acting.arrange(change_person, person)

    # Leaving, and coming back

    def _leave(self) -> None:
        if self._comparison is not None:
            self._to_summary()

    def _note_leaving(self, screen: QWidget) -> None:
        """Whichever way the page was left: what was said on it is kept, and said to be."""
        if screen is self._summary:
            self._main.withdraw(self.UNDO)
        comparison = self._comparison
        if comparison is None or screen is not self.screen:
            return
        self._comparison = None
        if comparison.is_touched:
            self._left = comparison
            self._main.say(_("Nothing of the report was kept."), _("Go on with it"), self.GO_ON)

    def _act(self, act: str) -> None:
        if act == self.UNDO:
            self.undo()
        elif act == self.GO_ON and self._left is not None and self._is_there(self._left):
            self._show(self._left)

    def _is_there(self, comparison: Comparison) -> bool:
        """Whether the session that it was compared with still lies on the desk."""
        session = self._acting.desk.session
        if session is not None and session.stream == comparison.stream:
            return True
        self._main.refuse(_("The session is not open any more. Open its summary from Today."))
        return False
