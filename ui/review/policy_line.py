"""What the program's policy says of the working notes, and destroying them when it is time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme
from ui.times import day_and_time


@dataclass(frozen=True, slots=True)
class Policy:
    """In words, and whether who sits here can destroy them now: every note is entered, and the days are over."""

    words: str
    due: bool = False


def policy_of(
    days: int | None, ended: datetime, entered: bool, there: bool, now: datetime, zone: str, may: bool
) -> Policy:
    """`days` after the end, None where nothing is destroyed; `entered`: all notes are; `there`: working notes are
    still there; `may`: who sits here destroys them."""
    if days is None:
        return Policy("")
    if not there:
        return Policy(_("The working notes of this session are destroyed, or there were none."))
    until = ended + timedelta(days=days)
    words = ngettext(
        "Your program destroys working notes {n} day after the group ({when}), once every note is entered.",
        "Your program destroys working notes {n} days after the group ({when}), once every note is entered.",
        days,
    )
    said, due = words.format(n=days, when=day_and_time(until, now, zone)), entered and now >= until
    if due and not may:
        said = f"{said} {_('It is time: a facilitator destroys them.')}"
    return Policy(said, due and may)


class PolicyLine(QWidget):
    """The button asks once more: what is destroyed does not come back."""

    destroy_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sure = False
        self._words = label("", "caption", wrap=True)
        self._button = Button(theme, _("Destroy the working notes"), "trash-2")
        self._button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)

    def display(self, policy: Policy) -> None:
        self.setVisible(bool(policy.words))
        self._words.setText(policy.words)
        self._button.setVisible(policy.due)
        if not policy.due:
            self._ask(False)

    def stops(self) -> list[QWidget]:
        return [self._button]

    def _ask(self, sure: bool) -> None:
        self._sure = sure
        self._button.display(_("For good: destroy them now") if sure else _("Destroy the working notes"))

    def _press(self) -> None:
        if self._sure:
            self.destroy_asked.emit()
        self._ask(not self._sure)
