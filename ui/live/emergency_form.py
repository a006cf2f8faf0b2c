"""The record of 42 CFR 2.51(c), written as it happens: which medical personnel were told, by whom, when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.live.safety import Told
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.number_field import TimeField
from ui.theme import Space, Theme
from ui.times import clock_time


class EmergencyForm(Card):
    """Folded until it is asked for, or until the dispatch center was called; what was kept stands above it."""

    kept = Signal(str, str, str, str, object)  # told, affiliation, emergency, by ('' is this user), when

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Who was told"), parent=parent)
        self.wrap_title()
        self._zone, self._me, self._now = "UTC", "", datetime.min.replace(tzinfo=UTC)
        self._records = label("", wrap=True)
        self._open = Button(theme, _("Write down who was told"), "pen-line")
        self._form = QWidget()
        self._fields = (QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit())
        self._told, self._where, self._by, self._what = self._fields
        self._told.setPlaceholderText(_("A name, or the dispatcher’s number"))
        self._when = TimeField(theme, _("When"))
        fields = QHBoxLayout()
        fields.setSpacing(Space.MD)
        self._keep = Button(theme, _("Keep the record"), "check", "primary")
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        why = _(
            "Medical personnel may be told what they need in an emergency (42 CFR 2.51). It has to be written down."
        )
        column.addWidget(label(why, "muted", wrap=True))
        for name, edit in (
            (_("Who was told"), self._told),
            (_("Where they work"), self._where),
            (_("By whom"), self._by),
        ):
            column.addWidget(Field(theme, name, edit))
        column.addWidget(Field(theme, _("When"), self._when))
        column.addWidget(Field(theme, _("What the emergency was"), self._what))
        fields.addWidget(self._keep)
        fields.addStretch(1)
        column.addLayout(fields)
        self.body.addWidget(self._records)
        self.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._form)
        self._open.clicked.connect(self.unfold)
        self._keep.clicked.connect(self._ask)
        for edit in self._fields:
            edit.returnPressed.connect(self._ask)
        self.fold()

    def fit(self, small: bool) -> None:
        self._open.show_word(_("Write down who was told"), not small)

    def begin(self, zone: str, me: str) -> None:
        """For another person: everything empty. `me` is the signature of who sits here."""
        self._zone, self._me = zone, me
        for edit in (self._told, self._where, self._what):
            edit.clear()
        self._by.setText(me)
        self.fold()

    def fill(self, where: str, what: str, when: datetime) -> None:
        """What is known already; what somebody typed stays."""
        for edit, words in ((self._where, where), (self._what, what)):
            if not edit.text().strip():
                edit.setText(words)
                edit.setCursorPosition(0)
        self._show_when(when)

    @property
    def half_typed(self) -> str:
        """The open form, a line for each field and one for the time; '' where there is nothing to lose."""
        if self._form.isHidden() or not any(
            edit.text().strip() for edit in (self._told, self._where, self._what)
        ):
            return ""
        texts = (edit.text() for edit in self._fields)
        return "\n".join([*texts, self._when.time().toString("HH:mm")])

    def restore(self, half_typed: str) -> None:
        """Open it with what `half_typed` gave once."""
        *texts, when = half_typed.split("\n")
        for edit, text in zip(self._fields, texts, strict=False):
            edit.setText(text)
        self._when.display(QTime.fromString(when, "HH:mm"))
        self.unfold()

    def tick(self, now: datetime) -> None:
        """Each second: until the form is opened, its time is the present one."""
        self._now = now
        if self._form.isHidden():
            self._show_when(now)

    def _show_when(self, when: datetime) -> None:
        local = when.astimezone(ZoneInfo(self._zone))
        self._when.display(QTime(local.hour, local.minute))

    def draw(self, records: Sequence[Told], users: dict[str, str], now: datetime) -> None:
        self._now = now
        self._records.setText(
            "\n".join(
                _("{time}  {told}, {where}, told by {by}: {what}").format(
                    time=clock_time(each.at, self._zone),
                    told=each.told,
                    where=each.affiliation,
                    by=each.by or users.get(each.author, ""),
                    what=each.emergency,
                )
                for each in records
            )
        )
        self._records.setVisible(bool(records))

    def fold(self) -> None:
        self._form.setVisible(False)
        self._open.setVisible(True)

    def unfold(self) -> None:
        self._form.setVisible(True)
        self._open.setVisible(False)

    def done(self) -> None:
        """It was kept: the next record begins with the service and the emergency of this one."""
        self._told.clear()
        self.fold()

    def _ask(self) -> None:
        self._when.finish()
        if self._when.unread:
            return
        by = self._by.text().strip()
        self.kept.emit(
            self._told.text(),
            self._where.text(),
            self._what.text(),
            "" if by == self._me else by,
            self._moment(),
        )

    def _moment(self) -> datetime:
        """The newest moment at which the clock showed this time of day."""
        zone, time = ZoneInfo(self._zone), self._when.time()
        local = self._now.astimezone(zone)
        if (time.hour(), time.minute()) == (local.hour, local.minute):
            return self._now
        moment = local.replace(hour=time.hour(), minute=time.minute(), second=0, microsecond=0)
        return moment if moment <= local else moment - timedelta(days=1)
