"""A person's plan as one page of its own: for whom it is, and into which folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.errors import GroupsideError
from app.sending import send_plan
from app.words import _
from ui.acting import Acting
from ui.days import day_shown
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.theme import Space, Theme

# Both need no consent: 42 CFR 2.23 for the person's own copy, 2.12(c)(3) for the program's record.
OWN_COPY, RECORD = "own", "record"


class PlanPaper(QWidget):
    """The page is written into a folder that is chosen each time, never over a file that is there."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self._person = ""
        self._for = Picker(theme, _("The page is for"))
        self._for.display(
            [(OWN_COPY, _("The person’s own copy")), (RECORD, _("The program’s record"))], OWN_COPY
        )
        self._for.be_narrow()
        self._write = Button(theme, _("Write the page…"), "file-down")
        self._sent = label("", "muted", wrap=True)
        self._sent.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(label(_("One page to keep at hand"), "title", wrap=True))
        words = _("What is empty has lines to fill in by hand. What the group said names nobody.")
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(Field(theme, _("The page is for"), self._for))
        column.addWidget(self._write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._sent)
        self._write.clicked.connect(self._ask_folder)

    def display(self, person: str) -> None:
        if person != self._person:
            self._person = person
            sent = [each for each in self._acting.desk.practice.care_of(person).sent if each.format == "plan"]
            self._say(_("Last written on {day}.").format(day=day_shown(sent[-1].at.date())) if sent else "")

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._for, self._write]

    def write_to(self, folder: str) -> None:
        """Write the page into this folder."""
        try:
            path = send_plan(self._acting.seat, self._person, Path(folder), self._for.currentText())
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        words = _("{file} was written to {folder}. Anyone who opens it can read it.")
        self._say(words.format(file=path.name, folder=folder))
        announce(self._sent, self._sent.text())

    def _say(self, words: str) -> None:
        self._sent.setText(words)
        self._sent.setVisible(bool(words))

    def _ask_folder(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Write the page into"), documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write_to)
        dialog.open()
