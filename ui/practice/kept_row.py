"""One person as marked live, as in the report, and which of the two is kept."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.intake.comparison import Comparison
from app.model.reconciling import Row
from app.words import _
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.chip import Chip
from ui.parts.label import Role, label
from ui.practice.comparison_words import marked_words, report_words
from ui.theme import Space, Theme

# how wide the columns are to each other
NAME, STAYS = 4, 5


class KeptRow(QFrame):
    """Where the two differ it asks, by buttons and by keys; where they do not, it tells, and the keys work as well.

    Up and Down go on to the next person, Left or L keeps what was marked, Right or R the report.
    """

    chosen = Signal(str, str)  # the person, and "live" or "report"
    step_asked = Signal(int)

    def __init__(self, theme: Theme, *, asks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._asks = theme, asks
        self._person = ""
        self._cells = ("", "")
        self._narrow = False
        self.can_choose = asks  # somebody for whom there is a report that can be kept
        self._name = label("", "strong" if asks else "body", wrap=True)
        self._difference = label("", "muted", wrap=True)
        role: Role = "body" if asks else "muted"
        self._marked, self._report = label("", role, wrap=True), label("", role, wrap=True)
        self._live = Button(theme, _("As marked"))
        self._take = Button(theme, _("The report"))
        self._state = Chip(theme)
        self._stays = label(_("As marked"), "muted")
        self.keep = QWidget()
        self._place()
        self._live.clicked.connect(self._keep_live)
        self._take.clicked.connect(self._keep_report)
        self.setProperty("part", "field" if asks else "kept")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in (self._live, self._take):
            button.setProperty("shape", "day")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has the focus, and its keys

    def _place(self) -> None:
        names, buttons, keep = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self.keep)
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._difference)
        names.addStretch(1)
        buttons.setSpacing(Space.XS)
        buttons.addWidget(self._live)
        buttons.addWidget(self._take)
        buttons.addStretch(1)
        keep.setContentsMargins(0, 0, 0, 0)
        keep.setSpacing(Space.XS)
        keep.addLayout(buttons)
        keep.addWidget(self._state)
        keep.addWidget(self._stays)
        keep.addStretch(1)
        self._live.setVisible(self._asks)
        self._take.setVisible(self._asks)
        self._state.setVisible(self._asks)
        self._stays.setVisible(not self._asks)
        self.keep.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        side, end = (Space.MD, Space.SM) if self._asks else (Space.MD + 2, 2)
        self._row.setContentsMargins(side, end, side, end)
        self._row.setSpacing(Space.MD)
        self._row.addLayout(names, NAME)
        self._row.addWidget(self._marked, STAYS, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._report, STAYS, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.keep)

    def display(self, comparison: Comparison, row: Row) -> None:
        self._person = row.person or ""
        name = comparison.names.get(self._person, "")
        self._name.setText(name)
        for button in (self._live, self._take):
            button.setAccessibleName(f"{button.text()}: {name}")
        # who is missing from the report is told in its column
        self._difference.setText(row.difference if row.report_minutes is not None else "")
        self._difference.setVisible(bool(self._difference.text()))
        self._cells = (marked_words(comparison, row), report_words(comparison, row))
        self.can_choose = self._asks or row.can_take_report
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.can_choose else Qt.FocusPolicy.NoFocus)
        self._stays.setText(_("The report") if row.choice == "report" else _("As marked"))
        self._live.setChecked(row.choice == "live")
        self._take.setChecked(row.choice == "report")
        self._take.setEnabled(row.can_take_report)
        self._take.tell(
            "" if row.can_take_report else _("The report does not say when this person was there.")
        )
        word = {"live": _("As marked"), "report": _("The report")}.get(row.choice or "", _("Which is right?"))
        tone = "warn" if row.choice is None else "ok"
        self._state.display(word, "circle-help" if row.choice is None else "check", tone)  # type: ignore[arg-type]
        self._say()
        words = _("{name}. Marked live: {marked}. In the report: {report}. To be kept: {kept}.")
        said = words.format(name=name, marked=self._cells[0], report=self._cells[1], kept=word)
        if said != self.accessibleName():
            self.setAccessibleName(said)
            if self.hasFocus():
                announce(self, word)

    @property
    def is_open(self) -> bool:
        return self._asks and not (self._live.isChecked() or self._take.isChecked())

    def keep_width(self) -> int:
        """How much room the last column asks for, px."""
        self.keep.ensurePolished()
        buttons = self._live.sizeHint().width() + self._take.sizeHint().width() + Space.XS
        return max(buttons, self._theme.px(150))

    def fit(self, *, narrow: bool, keep: int) -> None:
        """`keep` is how wide the last column is in all rows, px."""
        self._narrow = narrow
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._row.setSpacing(Space.XS if narrow else Space.MD)
        self.keep.setVisible(self._asks or not narrow)
        self.keep.setFixedWidth(keep)
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.step_asked.emit(-1)
            case Qt.Key.Key_Down:
                self.step_asked.emit(1)
            case Qt.Key.Key_Left | Qt.Key.Key_L:
                self._keep_live()
            case Qt.Key.Key_Right | Qt.Key.Key_R:
                self._keep_report()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring("on")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring("")

    def _ring(self, ring: str) -> None:
        self.setProperty("ring", ring)
        self.style().unpolish(self)
        self.style().polish(self)

    def _say(self) -> None:
        """In a column of its own each says what it is at the head of the column, below each other in words."""
        marked, report = self._cells
        if self._narrow:
            marked = _("Marked live: {what}").format(what=marked)
            report = _("In the report: {what}").format(what=report)
        self._marked.setText(marked)
        self._report.setText(report)

    def _keep_live(self) -> None:
        self.chosen.emit(self._person, "live")

    def _keep_report(self) -> None:
        self.chosen.emit(self._person, "report")
