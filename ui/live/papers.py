"""The first-day papers of one person: each is ticked with the day on which it was signed."""

from __future__ import annotations

import secrets
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.live.state import Session
from app.model.people import Consent, ConsentKind
from app.practice.consents import keep_consent, paper_of
from app.words import _
from ui.acting import Acting
from ui.days import day_shown, read_day
from ui.live import lobby_words
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.theme import Space, Theme


class Papers(QWidget):
    """What stands in the practice now; what was missing when the room was opened stays, so a tick can be taken away."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._acting = theme, acting
        self._person = ""
        self._today = date.min
        self._lines: dict[ConsentKind, tuple[CheckBox, QLineEdit]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MD)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(label(_("First-day papers"), "strong"), 0, 0)
        self._signed = label(_("Signed on"), "caption")
        self._grid.addWidget(self._signed, 0, 1)

    def draw(self, session: Session, person: str) -> None:
        practice, today = self._acting.desk.practice, lobby_words.today_of(session)
        kinds = lobby_words.first_day(session, practice, person)
        self.setVisible(bool(kinds))
        if person != self._person or list(kinds) != list(self._lines):
            self._person, self._today = person, today
            self._build(kinds)
        for kind, (box, day) in self._lines.items():
            held = paper_of(practice, person, kind, today)
            there = held is not None and held.holds(today)
            box.setChecked(there)
            if not (day.hasFocus() and day.isModified()):
                day.setText(day_shown(held.signed if held is not None and there else today))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the days leave the names too little room they take more lines."""
        for box, day in self._lines.values():
            box.fit(self.width() - day.width() - Space.MD)

    def _build(self, kinds: tuple[ConsentKind, ...]) -> None:
        for widgets in self._lines.values():
            for widget in widgets:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        for place, kind in enumerate(kinds, start=1):
            box, day = CheckBox(self._theme, lobby_words.paper_name(kind)), QLineEdit()
            day.setAccessibleName(_("{paper}: signed on").format(paper=lobby_words.paper_name(kind)))
            day.setFixedWidth(self._theme.px(110))
            box.clicked.connect(self._tick)
            day.editingFinished.connect(self._date)
            self._lines[kind] = (box, day)
            self._grid.addWidget(box, place, 0)
            self._grid.addWidget(day, place, 1)
            box.setMinimumWidth(1)
            box.show()  # a layout would do it later: until then the focus cannot go there
            day.show()
        self._fit()

    def _tick(self) -> None:
        kind = self._of(self.sender())
        if kind is not None:
            self._keep(kind, self._lines[kind][0].isChecked())

    def _date(self) -> None:
        """Another day for what is ticked; for what is not, it waits for the tick."""
        kind = self._of(self.sender())
        if kind is not None and self._lines[kind][0].isChecked() and self._lines[kind][1].isModified():
            self._keep(kind, True)

    def _keep(self, kind: ConsentKind, signed: bool) -> None:
        box, field = self._lines[kind]
        held = paper_of(self._acting.desk.practice, self._person, kind, self._today)
        try:
            day = read_day(field.text()) or self._today
        except ValueError:
            self._acting.refused.emit(
                _("Type the day like {example}. Nothing was changed.").format(example=day_shown(self._today))
            )
            box.setChecked(held is not None and held.holds(self._today))
            return
        field.setModified(False)
        # what was revoked or has expired stays as it was: a new signature is a new paper
        again = (
            held is not None
            and held.revoked is None
            and (held.expires is None or self._today <= held.expires)
        )
        consent = held if held is not None and again else Consent(id=secrets.token_hex(16), kind=kind)
        consent = consent.model_copy(update={"signed": day if signed else None})
        if not self._acting.arrange(keep_consent, self._person, consent):
            box.setChecked(held is not None and held.holds(self._today))

    def _of(self, widget: QObject) -> ConsentKind | None:
        return next((kind for kind, line in self._lines.items() if widget in line), None)
