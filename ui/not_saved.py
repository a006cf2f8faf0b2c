"""When somebody closes the window and the disk has not taken everything: keep trying, keep it elsewhere, or go back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.desk import Desk
from app.words import _, ngettext
from ui.hub import Hub
from ui.parts.button import Button
from ui.parts.documents_folder import documents_folder
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme

SUFFIX: Final = "groupside"


class NotSaved(QDialog):
    """Says what waits and why. Nothing is lost whichever button is pressed."""

    try_asked = Signal()
    elsewhere_chosen = Signal(str)  # the file
    leave_asked = Signal()

    def __init__(self, theme: Theme, hub: Hub, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk: Desk = hub.desk
        self._kept = self._trying = False
        self._waited = self._desk.saving.pending > 0
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = label("", "heading", wrap=True)
        self._why = label("", wrap=True)
        self._words = label("", "muted", wrap=True)
        self._trouble = label("", "trouble", wrap=True)
        self._back = Button(theme, _("Go back"), kind="quiet")
        self._try = Button(theme, _("Try again"), "rotate-ccw")
        self._elsewhere = Button(theme, _("Keep them elsewhere…"), "save", "primary")
        self._leave = Button(theme, _("Close Groupside"), kind="primary")
        self._wide = theme.px(530)
        self._place(theme)
        self._back.clicked.connect(self.reject)
        self._try.clicked.connect(self._try_again)
        self._elsewhere.clicked.connect(self._choose)
        self._leave.clicked.connect(self.leave_asked)
        hub.saved.connect(self.redraw)
        self.redraw()
        self._settle()

    def _place(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        for words in (self._title, self._why, self._words, self._trouble):
            column.addWidget(words)
        column.addSpacing(Space.SM)
        column.addStretch(1)
        ways = (self._back, self._try, self._elsewhere, self._leave)
        column.addWidget(SideBySide(theme, *ways, least=0, right_from=1))
        self._words.setText(
            _(
                "Nothing is lost while Groupside stays open. It can also keep what waits in another place, "
                "encrypted, such as a USB stick, and bring it in when the disk works again."
            )
        )
        self._trouble.setVisible(False)
        self._leave.setVisible(False)

    def _settle(self) -> None:
        """As high as the words and buttons are in its width: a dialog does not ask for that by itself."""
        column = self.layout()
        if column is not None:
            width = min(self._wide, round(self.screen().availableSize().width() * 0.9))
            self.resize(width, column.totalHeightForWidth(width))

    def redraw(self) -> None:
        """What waits just now. Once the disk has taken everything, closing goes on by itself."""
        if self._kept:
            return
        saving = self._desk.saving
        if saving.pending:
            waiting = ngettext(
                "{n} entry is not saved yet", "{n} entries are not saved yet", saving.pending
            ).format(n=saving.pending)
            self._title.setText(waiting)
        elif self._waited:
            self._waited = False
            self._try_again()
            return
        else:
            self._title.setText(_("A half-typed note is not saved yet"))
        trouble = saving.trouble
        self._why.setText(trouble.sentence if trouble else _("The disk does not answer."))

    def tell(self, sentence: str) -> None:
        """What came of trying again, or of keeping the entries elsewhere."""
        self._trouble.clear()  # the same words once more are said once more
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._wait(False)
        self._settle()

    def tell_kept(self, path: Path) -> None:
        """They are safe at another place; one button is left."""
        self._kept = True
        self._title.setText(_("The entries are safe in another place"))
        self._why.setText(str(path))
        self._words.setText(
            _(
                "When the disk works again, open Groupside: it offers to bring them in. Keep the file until then."
            )
        )
        self._trouble.setVisible(False)
        for button in (self._back, self._try, self._elsewhere):
            button.setVisible(False)
        self._leave.setVisible(True)
        self._settle()
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Escape goes back, but not once the entries were given out of hand."""
        if self._kept:
            self.leave_asked.emit()
        elif not self._trying:  # what is under way cannot be called back
            super().reject()

    def _try_again(self) -> None:
        self._wait(True)
        self.try_asked.emit()

    def _wait(self, waiting: bool) -> None:
        self._try.display(_("Trying…") if waiting else _("Try again"))
        self._trying = waiting
        for button in (self._back, self._try, self._elsewhere):
            button.setEnabled(not waiting)

    def _choose(self) -> None:
        dialog = place_dialog(self)
        dialog.fileSelected.connect(self.elsewhere_chosen)
        dialog.open()


def kept_name() -> str:
    """What a file of entries that wait is called; by its ending no program takes it for something to read."""
    return f"groupside-entries-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.{SUFFIX}"


def place_dialog(parent: QWidget) -> QFileDialog:
    """Where entries that wait are kept, sealed; a file that is there is refused, not replaced."""
    home = documents_folder()
    wished = Path(home) / kept_name()
    dialog = QFileDialog(parent, _("Keep the waiting entries in"), str(wished))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
