"""The steps of the crisis page: what is happening, what to do next, and when each thing was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.live.events import Situation
from app.live.safety import Taken, may_begin_again
from app.live.safety_steps import SITUATIONS, WRITTEN, Step, lead, steps, title
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox
from ui.parts.label import label
from ui.theme import Space, Theme
from ui.times import clock_time


class StepsCard(Card):
    """Digits choose first what is happening, then the step that is done."""

    situation_chosen = Signal(str)
    step_asked = Signal(str, str)  # the situation, the step
    wrote = Signal(str, str)  # the situation, what was done

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("What is happening?"), parent=parent)
        self._theme = theme
        self.situation: Situation | None = None
        self._rows: list[_StepRow] = []
        self._drawn: tuple[Situation | None, bool] | None = None
        self._buttons = {
            each: Button(
                theme,
                title(each),
            )
            for each in SITUATIONS
        }
        choices = self._choices = QGridLayout()
        choices.setSpacing(Space.SM)
        for situation, button in self._buttons.items():
            button.setCheckable(True)
            button.setProperty("align", "left")
            button.setProperty("situation", situation)
            button.clicked.connect(self._choose)
        self._lead = label("", wrap=True)
        self.alone = CheckBox(theme, _("I am alone with the group"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(Space.SM)
        self._written = label("", "muted", wrap=True)
        self._line = QLineEdit()
        self._line.setPlaceholderText(_("Something else that was done, then Enter"))
        self._line.setAccessibleName(_("Something else that was done"))
        self._lasting = label(
            _("Each step keeps its time and its author, and cannot be taken back."), "caption", wrap=True
        )
        self.body.addLayout(choices)
        above: tuple[QWidget, ...] = (self._lead, self.alone)
        below: tuple[QWidget, ...] = (self._written, self._line, self._lasting)
        for part in above:
            self.body.addWidget(part)
        self.body.addLayout(self._steps)
        for part in below:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.alone.clicked.connect(self._turn)
        self._line.returnPressed.connect(self._write)
        self.fit(small=False)

    def fit(self, small: bool) -> None:
        """What is happening: two by two, or one below the other."""
        across = 1 if small else 2
        self.alone.fit(self._theme.px(150 if small else 400))
        for place, button in enumerate(self._buttons.values()):
            self._choices.addWidget(button, place // across, place % across)

    def begin(self, situation: Situation | None, alone: bool) -> None:
        """For another person: what was last going on with them, or nothing yet."""
        self.situation, self._drawn = situation, None
        self.alone.setChecked(alone)
        self._line.clear()

    def draw(
        self,
        taken: Sequence[Taken],
        this_time: Sequence[Taken],
        zone: str,
        users: Mapping[str, str],
        me: str,
    ) -> None:
        """All that was taken, and what of it stands now; `users` are names by id, `me` is who sits here: their own name
        is left out."""
        if (self.situation, self.alone.isChecked()) != self._drawn:
            self._lay()
        ours = {each.step: each for each in this_time}
        for row in self._rows:
            row.draw(ours.get(row.step.id), may_begin_again(this_time, row.step.id), zone, {**users, me: ""})
        written = [each for each in taken if each.step == WRITTEN]
        self._written.setText("\n".join(f"{clock_time(each.at, zone)}  {each.words}" for each in written))
        self._written.setVisible(bool(written))

    def take(self, digit: int) -> bool:
        """A digit was pressed: what is happening, or the step that is done; whether it was one of these."""
        if self.situation is None:
            if not 1 <= digit <= len(SITUATIONS):
                return False
            self.situation_chosen.emit(SITUATIONS[digit - 1])
            return True
        if not 1 <= digit <= len(self._rows):
            return False
        self.step_asked.emit(self.situation, self._rows[digit - 1].step.id)
        return True

    def _lay(self) -> None:
        situation, alone = self._drawn = self.situation, self.alone.isChecked()
        for place, (each, button) in enumerate(self._buttons.items(), 1):
            words = title(each)
            button.display(words if situation else _("{n}  {words}").format(n=place, words=words))
            button.setChecked(each == situation)
        for row in self._rows:
            row.setVisible(False)
            row.deleteLater()
        self._rows = [
            _StepRow(self._theme, number, step, self)
            for number, step in enumerate(steps(situation, alone) if situation else (), 1)
        ]
        for row in self._rows:
            row.asked.connect(self._ask)
            self._steps.addWidget(row)
            row.show()
        self._lead.setText(lead(situation) if situation else _("Choose by its number, or with a click."))
        own: tuple[QWidget, ...] = (self.alone, self._line, self._lasting)
        for part in own:
            part.setVisible(situation is not None)

    def _choose(self) -> None:
        self.situation_chosen.emit(self.sender().property("situation"))

    def _turn(self) -> None:
        if self.situation is not None:
            self.situation_chosen.emit(self.situation)

    def _ask(self) -> None:
        row = cast("_StepRow", self.sender())
        if self.situation is not None:
            self.step_asked.emit(self.situation, row.step.id)

    def _write(self) -> None:
        if self.situation is not None and self._line.text().strip():
            self.wrote.emit(self.situation, self._line.text())
            self._line.clear()


class _StepRow(QWidget):
    """A number, what to do, and the button that keeps the time; once it is kept, the time stands in its place."""

    asked = Signal()

    def __init__(self, theme: Theme, number: int, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self._drawn: tuple[Taken | None, bool] = (None, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MD)
        sign = label(str(number), "title")
        sign.setFixedWidth(theme.px(14))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(step.head, "strong", wrap=True))
        words.addWidget(label(step.words, "muted", wrap=True))
        self._when = label("", "caption", wrap=True)
        self._when.setVisible(False)
        words.addWidget(self._when)
        self._button = Button(theme, _("Done"))
        self._button.make_small()
        self._button.setAccessibleName(_("Done: {step}").format(step=step.head))
        self._button.clicked.connect(self.asked)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)

    def draw(self, taken: Taken | None, again: bool, zone: str, users: Mapping[str, str]) -> None:
        """`again`: it was taken and is over, and can be taken anew."""
        if (taken, again) == self._drawn:
            return
        self._drawn = (taken, again)
        step = self.step.head
        time = clock_time(taken.at, zone) if taken is not None else ""
        by = users.get(taken.author, "") if taken is not None else ""
        self._button.setEnabled(taken is None or again)
        if taken is None:
            self._button.display(_("Done"), "")
            self._button.setAccessibleName(_("Done: {step}").format(step=step))
            said = ""
        elif again:
            self._button.display(_("Again"), "")
            self._button.setAccessibleName(_("Again: {step}").format(step=step))
            said = _("{time}, by {name}").format(time=time, name=by) if by else time
        else:
            self._button.display(time, "check")
            self._button.setAccessibleName(_("Done at {time}: {step}").format(time=time, step=step))
            said = _("by {name}").format(name=by) if by else ""
        self._when.setText(said)
        self._when.setVisible(bool(said))
