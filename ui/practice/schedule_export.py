"""A group's schedule for another calendar, as a file in a folder that a person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.documents.files import free_name, write_new
from app.documents.schedule_ics import schedule_file_name, schedule_ics
from app.errors import GroupsideError
from app.model.days import day_in
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.choice import CheckBox
from ui.parts.documents_folder import documents_folder
from ui.parts.label import label
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme

# below this width the button stands under the box, px at 100 %
NARROW = 480


class ScheduleExport(QWidget):
    """Writes the schedule as it is saved: times and the group's name, nobody else's."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sets(self, Setting.CALENDAR)
        self._theme, self._acting = theme, acting
        self._group = ""
        self._link = CheckBox(theme, _("With the call link"))
        self._save = Button(theme, words_of(Setting.CALENDAR), "calendar")
        words = _("The saved schedule for another calendar (.ics). It holds nobody’s name.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.MD)
        self._row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addWidget(self._link)
        self._row.addStretch(1)
        column.addWidget(label(words, "muted", wrap=True))
        column.addLayout(self._row)
        self._save.clicked.connect(self._ask_folder)

    def display(self, group_id: str) -> None:
        """The call link is asked for anew with each group."""
        group = self._acting.desk.practice.groups.get(group_id)
        if group_id != self._group:
            self._group = group_id
            self._link.setChecked(False)
        self._save.setEnabled(group is not None and bool(group.meetings))
        self._link.setVisible(group is not None and bool(group.call_link))

    def export_to(self, folder: str) -> None:
        """Write the file beside what is there, never over it."""
        desk = self._acting.desk
        practice, now = desk.practice, desk.now()
        group = practice.groups.get(self._group)
        agenda = practice.agenda_of(group) if group is not None else None
        if group is None or agenda is None:
            return
        names = [person.name for person in practice.people.values()]
        with_link = self._link.isChecked() and bool(group.call_link)
        data = schedule_ics(group, agenda.minutes, day_in(group.zone, now), now, names, with_link=with_link)
        try:
            path = write_new(Path(folder), free_name(Path(folder), schedule_file_name(group, names)), data)
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        self._acting.said.emit(
            _("The schedule was written to {folder} as {file}.").format(folder=folder, file=path.name)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, _("Save the schedule to"), documents_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
