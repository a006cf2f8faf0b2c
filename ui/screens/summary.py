"""After the group: how the plan went, who was there for how long, and what leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from app.documents.formats import FORMATS, Format
from app.documents.record import BlockRecord, PersonRecord, SessionRecord
from app.errors import GroupsideError
from app.sending import names_taken, record_of, send
from ui.acting import Acting
from ui.hub import Hub
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.label import ElidedLabel, label
from ui.parts.person_row import PersonRow
from ui.parts.plan_bars import PlanBar, PlanBars
from ui.parts.roster import RosterList
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme, Tone
from ui.times import clock_time

Spawn = Callable[[Coroutine[Any, Any, None]], object]

NARROW = 900


def status_words(status: str) -> tuple[str, Tone, str]:
    """Word, tone and icon of how somebody's day ended up."""
    match status:
        case "present":
            return _("Present"), "ok", "check"
        case "late":
            return _("Late"), "warn", "clock"
        case "left_early":
            return _("Left early"), "warn", "log-out"
        case "excused":
            return _("Excused"), "info", "calendar-off"
        case "no_show":
            return _("No-show"), "neutral", "calendar-off"
        case _:
            return _("Expected"), "neutral", "hourglass"


class SummaryScreen(QWidget):
    """Shows the session that has just ended; Done lays it aside."""

    done = Signal()

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._folder: Path | None = None
        self._title, self._subtitle = label(_("After the group"), "heading"), ElidedLabel("", "muted")
        self._plan = Card(_("Plan and what happened"))
        self._bars = PlanBars(theme)
        self._plan.body.addWidget(self._bars)
        self._facts = label("", "muted", wrap=True)
        self._plan.body.addWidget(self._facts)
        self._plan.body.addStretch(1)
        self._people = Card(_("Attendance"), margin=14, inset=10)
        self._list = RosterList(theme, _("Attendance"))
        self._people.body.addWidget(self._list, 1)
        self._export = self._make_export()
        self._columns = QHBoxLayout()
        self._place()
        hub.changed.connect(self.redraw)

    def _make_export(self) -> Card:
        card = Card(_("Export"))
        words = _("For your program’s own record. These files are readable by anyone who can open them.")
        card.body.addWidget(label(words, "muted", wrap=True))
        self._boxes: list[tuple[Format, CheckBox]] = []
        line = QHBoxLayout()
        boxes = QVBoxLayout()
        boxes.setSpacing(Space.XS)
        for made in FORMATS:
            box = CheckBox(self._theme, made.title())
            box.setChecked(True)
            box.clicked.connect(self._look)
            boxes.addWidget(box)
            self._boxes.append((made, box))
        self._send = Button(self._theme, _("Choose a folder…"), "file-down", "primary")
        self._send.clicked.connect(self._ask_folder)
        line.addLayout(boxes, 1)
        line.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(line)
        self._sent = label("", "muted", wrap=True)
        card.body.addWidget(self._sent)
        return card

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, 18, Space.XL, 0)
        column.setSpacing(Space.LG)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head.addLayout(words, 1)
        done = Button(self._theme, _("Done"), "check")
        done.clicked.connect(self.done)
        head.addWidget(done)
        column.addLayout(head)
        left = QWidget()
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(Space.LG)
        stack.addWidget(self._plan)
        stack.addWidget(self._export)
        stack.addStretch(1)
        self._columns.setSpacing(Space.LG)
        at_the_top = QVBoxLayout()
        at_the_top.addWidget(Scroll(left))
        at_the_top.addStretch(1)
        self._columns.addLayout(at_the_top, 3)
        self._columns.addWidget(self._people, 2)
        column.addLayout(self._columns, 1)

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def redraw(self) -> None:
        session = self._acting.desk.session
        if session is None or session.run.ended is None or not self.isVisible():
            return
        record = record_of(self._acting.desk)
        self._subtitle.setText(_headline(record))
        self._bars.display(
            [
                PlanBar(
                    block.id, block.title, block.planned_minutes, block.held.minutes, _times(block, record)
                )
                for block in record.blocks
            ]
        )
        self._facts.setText(_facts(record))
        attended = sum(1 for person in record.people if person.stays)
        self._people.display(
            _("Attendance"), _("{here} of {count}").format(here=attended, count=len(record.people))
        )
        self._list.display([_person(person, record) for person in record.people])

    # Export

    def _look(self) -> None:
        self._send.setEnabled(any(box.isChecked() for _made, box in self._boxes))

    def _chosen(self) -> tuple[Format, ...]:
        return tuple(made for made, box in self._boxes if box.isChecked())

    def _ask_folder(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Export to"), documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, folder: str) -> None:
        """Write into this folder; where files of that name are, ask before anything is written beside them."""
        self._folder = Path(folder)
        taken = names_taken(self._acting.desk, self._chosen(), self._folder)
        if not taken:
            self._write()
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("Export"))
        box.setText(_("This session was exported to that folder before."))
        box.setInformativeText(
            _("The files that are there stay. The new ones get a number behind their name.")
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.addButton(_("Back"), QMessageBox.ButtonRole.RejectRole)
        onward = box.addButton(_("Write new ones"), QMessageBox.ButtonRole.AcceptRole)
        onward.clicked.connect(self._write)
        box.open()

    def _write(self) -> None:
        self._spawn(self._write_all())

    async def _write_all(self) -> None:
        assert self._folder is not None
        await asyncio.sleep(0)
        purpose = _("program’s own record")
        try:
            written = send(self._acting.seat, self._chosen(), self._folder, purpose)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        words = ngettext(
            "{n} file was written to {folder}.", "{n} files were written to {folder}.", len(written)
        )
        self._sent.setText(words.format(n=len(written), folder=str(self._folder)))


def _headline(record: SessionRecord) -> str:
    started, ended = record.started, record.ended
    pieces = [record.group]
    if started is not None and ended is not None:
        pieces.append(
            _("{start} to {end}").format(
                start=clock_time(started, record.zone), end=clock_time(ended, record.zone)
            )
        )
    group = sum(block.held.minutes for block in record.blocks)
    service = sum(block.held.minutes for block in record.blocks if block.service)
    pieces.append(_("{group} min, {service} of service").format(group=group, service=service))
    return " · ".join(pieces)


def _times(block: BlockRecord, record: SessionRecord) -> str:
    started, ended = block.started, block.ended
    if started is None or ended is None:
        return _("not held")
    return _("{start} to {end}").format(
        start=clock_time(started, record.zone), end=clock_time(ended, record.zone)
    )


def _facts(record: SessionRecord) -> str:
    notes = ngettext("{n} note", "{n} notes", len(record.notes)).format(n=len(record.notes))
    let_go = sum(1 for person in record.people if person.let_go)
    pieces = [notes]
    if record.topic is not None:
        pieces.append(record.topic.title)
    if let_go:
        pieces.append(ngettext("{n} person was let go", "{n} people were let go", let_go).format(n=let_go))
    return " · ".join(pieces)


def _person(person: PersonRecord, record: SessionRecord) -> PersonRow:
    """Minutes by what they are, and when the person was in the room."""
    word, tone, icon = status_words(person.status)
    line = ""
    if person.stays:
        first, last = person.stays[0].start, person.stays[-1].end
        stay = _("{start} to {end}").format(
            start=clock_time(first, record.zone), end=clock_time(last, record.zone) if last else "…"
        )
        line = _("{stay} · {group} min · {service} service · {breaks} break").format(
            stay=stay,
            group=person.group.minutes,
            service=person.service.minutes,
            breaks=person.breaks.minutes,
        )
    names = person.name.split()
    initials = (names[0][0] + (names[-1][0] if len(names) > 1 else "")).upper() if names else ""
    return PersonRow(person.id, initials, person.name, line, person.status, word, tone, icon)
