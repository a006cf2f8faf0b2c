"""Export: which documents of a session, into which folder, and what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QMessageBox, QVBoxLayout

from app.documents.formats import FORMATS, Format
from app.errors import GroupsideError
from app.sending import names_taken, send
from app.words import _, ngettext
from ui.acting import Acting
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.theme import Space, Theme

_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class ExportCard(Card):
    """Nothing is written before a folder was chosen, and never over a file that is there."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn) -> None:
        super().__init__(_("Export"))
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._folder = Path()
        self._across: bool | None = None
        words = _("For your program’s own record. These files are readable by anyone who can open them.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self._boxes: list[tuple[Format, CheckBox]] = []
        boxes = QVBoxLayout()
        boxes.setSpacing(Space.XS)
        for made in FORMATS:
            box = CheckBox(theme, made.title())
            box.setChecked(True)
            box.clicked.connect(self._look)
            boxes.addWidget(box)
            self._boxes.append((made, box))
        self._send = Button(theme, _("Choose a folder…"), "file-down")
        self._send.clicked.connect(self._ask_folder)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.MD)
        self._row.addLayout(boxes, 1)
        self._row.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(self._row)
        self._sent = label("", "muted", wrap=True)
        self._sent.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self._sent)
        self.begin()

    def fit(self, width: int) -> None:
        """Boxes and button side by side where a card of this width has room for both."""
        across = width >= self._theme.px(480)
        if across != self._across:
            self._across = across
            self._row.setDirection(
                QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
            )
            self._row.setAlignment(self._send, _AT_THE_RIGHT if across else Qt.AlignmentFlag.AlignLeft)
        margins = self.body.contentsMargins()
        room = width - margins.left() - margins.right()
        if across:
            room -= self._send.sizeHint().width() + Space.MD
        for _made, box in self._boxes:
            box.fit(room)

    def begin(self) -> None:
        """Another session: nothing of it has left yet."""
        self._say("")

    def export_to(self, folder: str) -> None:
        """Write into this folder; where files of that name are, ask before anything is written beside them."""
        self._folder = Path(folder)
        if not names_taken(self._acting.desk, self._chosen(), self._folder):
            self._write()
            return
        box = QMessageBox(self)
        box.setObjectName("beside-old")
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

    def _look(self) -> None:
        self._send.setEnabled(bool(self._chosen()))

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

    def _write(self) -> None:
        self._send.setEnabled(False)
        self._spawn(self._write_all())

    async def _write_all(self) -> None:
        await asyncio.sleep(0)
        try:
            written = send(self._acting.seat, self._chosen(), self._folder, purpose=_("program’s own record"))
        except GroupsideError as error:
            self._acting.refused.emit(error.sentence)
            return
        finally:
            self._look()
        count = len(written)
        words = ngettext("{n} file was written to {folder}.", "{n} files were written to {folder}.", count)
        self._say(words.format(n=count, folder=str(self._folder)))

    def _say(self, sentence: str) -> None:
        self._sent.setText(sentence)
        self._sent.setVisible(bool(sentence))
        if sentence:
            announce(self._sent, sentence)
