"""A person's goals: each with how far they are, and what the group said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.model.plans import Feedback, Goal
from app.practice.plan_words import progress_words
from app.practice.plans import PROGRESS
from app.words import _
from ui.parts.announce import announce
from ui.parts.button import Button, IconButton
from ui.parts.card import Panel
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.written_line import WrittenFrame, WrittenLine
from ui.practice.plan_field import INSET, PlanField
from ui.practice.put_back import PutBack
from ui.practice.week_words import short_day
from ui.theme import Space, Theme

# below this width what the group said stands under the goal, px at 100 % text
NARROW = 480


class PlanGoals(QWidget):
    """Says what a person wants done; an emptied goal is left out."""

    added = Signal(str)
    changed = Signal(str, str)  # goal, words; '' leaves it out
    progressed = Signal(str, str)  # goal, how far
    said = Signal(str, str)  # goal, what the group said
    said_anyway = Signal(str, str)  # the same, after it was asked about a name
    unsaid = Signal(str, int)  # goal, which of its feedback
    back_asked = Signal()  # what was left out of the feedback

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.boxes: dict[str, GoalBox] = {}
        self.left_out = PutBack(theme)
        self.add = PlanField(_("What are they working toward?"), _("Add a goal"))
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        title = label(_("Goals, and what the group said"), "title", wrap=True)
        title.setContentsMargins(INSET, 0, 0, 0)
        column.addWidget(title)
        column.addLayout(self._list)
        column.addWidget(self.left_out)
        column.addWidget(self.add)
        self.add.returnPressed.connect(self._add)
        self.add.left.connect(self._add)

    def display(self, goals: Sequence[Goal], today: date) -> None:
        """What stays keeps its place on the screen, and the focus in it."""
        for gone in set(self.boxes) - {goal.id for goal in goals}:
            box = self.boxes.pop(gone)
            if any(stop.hasFocus() for stop in box.stops()):
                self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, goal in enumerate(goals):
            if goal.id not in self.boxes:
                self.boxes[goal.id] = self._box(goal.id)
            box = self.boxes[goal.id]
            if self._list.indexOf(box) != place:
                self._list.removeWidget(box)
                self._list.insertWidget(place, box)
            box.display(goal, today)
            box.show()  # the layout would do it later

    def stops(self, goals: Sequence[Goal]) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        boxes = [stop for goal in goals for stop in self.boxes[goal.id].stops()]
        return [*boxes, *self.left_out.stops(), self.add]

    def _box(self, goal: str) -> GoalBox:
        box = GoalBox(self._theme, goal)
        for asked, answer in (
            (box.changed, self.changed),
            (box.progressed, self.progressed),
            (box.said, self.said),
            (box.said_anyway, self.said_anyway),
            (box.unsaid, self.unsaid),
            (box.left_out.back_asked, self.back_asked),
        ):
            asked.connect(answer)
        return box

    def _add(self) -> None:
        if self.add.text().strip():
            self.added.emit(self.add.text())


class GoalBox(Panel):
    """One goal. What the group said is asked about before it is kept, where it names a member."""

    changed = Signal(str, str)
    progressed = Signal(str, str)
    said = Signal(str, str)
    unsaid = Signal(str, int)
    said_anyway = Signal(str, str)

    def __init__(self, theme: Theme, goal: str) -> None:
        super().__init__("sunken")
        self._theme, self._id = theme, goal
        self._goal: Goal | None = None
        self._safe = ""  # what was typed, without the names that it is asked about
        self._line = WrittenLine(theme, _("Goal"))
        self._progress = Picker(theme, _("How far this goal is"))
        self._progress.display([(each, progress_words(each)) for each in PROGRESS], PROGRESS[0])
        self._drop = IconButton(theme, "x", _("Leave this goal out"))
        self._drop.make_small()
        self._feedback = QVBoxLayout()
        self._feedback.setSpacing(Space.XS)
        self._stops: list[QWidget] = []
        self.left_out = PutBack(theme)
        self.say = PlanField(_("What did the group say?"), _("What did the group say?"))
        self._asking = QWidget()
        self._question = label("", wrap=True)
        self._with, self._without = Button(theme, _("Keep as typed")), Button(theme, _("Without the name"))
        self._place()
        self._line.kept.connect(self._keep)
        self._progress.picked.connect(self._pick)
        self._drop.clicked.connect(self._leave_out)
        self.say.returnPressed.connect(self._say)
        self.say.left.connect(self._go_on)
        self.say.textEdited.connect(self._forgive)
        self._with.clicked.connect(self._keep_as_typed)
        self._without.clicked.connect(self._keep_without)

    def _place(self) -> None:
        own, group, head = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(WrittenFrame(self._theme, self._line), 1)
        head.addWidget(self._drop, 0, Qt.AlignmentFlag.AlignTop)
        own.setSpacing(Space.XS)
        own.addLayout(head)
        progress = QHBoxLayout()
        progress.setContentsMargins(INSET, 0, 0, 0)
        progress.addWidget(self._progress)
        progress.addStretch(1)
        own.addLayout(progress)
        own.addStretch(1)
        group.setSpacing(Space.XS)
        group.addLayout(self._feedback)
        group.addWidget(self.left_out)
        group.addWidget(self.say)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(INSET, 0, 0, 0)
        asking.setSpacing(Space.XS)
        asking.addWidget(self._question)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for button in (self._without, self._with):
            button.make_small()
            buttons.addWidget(button)
        buttons.addStretch(1)
        asking.addLayout(buttons)
        group.addWidget(self._asking)
        group.addStretch(1)
        self._asking.setVisible(False)
        self.body.setContentsMargins(0, Space.SM, Space.SM, Space.SM)
        self.body.setSpacing(Space.MD)
        self.body.addLayout(own, 1)
        self.body.addLayout(group, 1)

    def display(self, goal: Goal, today: date) -> None:
        before, self._goal = self._goal, goal
        self._line.display(goal.text)
        self._progress.display([(each, progress_words(each)) for each in PROGRESS], goal.progress)
        if before is None or before.feedback != goal.feedback:
            self._show_feedback(goal.feedback, today)

    def ask_about(self, names: Sequence[str], safe: str) -> None:
        """Members are named in what was typed: a person says whether it is kept so, or `safe`, without the names."""
        self._safe = safe
        words = _("{names} is somebody from the group. Keep the name? On paper nobody else is named.")
        if len(names) > 1:
            words = _("{names} are from the group. Keep the names? On paper nobody else is named.")
        self._question.setText(words.format(names=_(" and ").join(names)))
        self._asking.setVisible(True)
        self._without.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._question, self._question.text())

    def feedback_kept(self) -> None:
        asked = self._with.hasFocus() or self._without.hasFocus()
        self.say.clear()
        self._forgive()
        if asked:  # who went on from the field stays where they went
            self.say.setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        buttons = (self._without, self._with)
        return [
            self._line,
            self._drop,
            self._progress,
            *self._stops,
            *self.left_out.stops(),
            self.say,
            *buttons,
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = self.width() < self._theme.px(NARROW)
        self.body.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )

    def _show_feedback(self, feedback: Sequence[Feedback], today: date) -> None:
        while (item := self._feedback.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._stops = []
        for place, said in enumerate(feedback):
            row, line = QWidget(), QHBoxLayout()
            row.setLayout(line)
            line.setContentsMargins(INSET, 0, 0, 0)
            line.setSpacing(Space.XS)
            words = _("{day}: {words}").format(day=short_day(said.on, today), words=said.text)
            line.addWidget(label(words, wrap=True), 1)
            gone = IconButton(self._theme, "x", _("Leave this out"))
            gone.make_small()
            gone.setAccessibleDescription(said.text)
            gone.setProperty("place", place)
            gone.clicked.connect(self._unsay)
            line.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
            self._feedback.addWidget(row)
            row.show()  # the layout would do it later
            self._stops.append(gone)

    def _keep(self, words: str) -> None:
        self.changed.emit(self._id, words)

    def _leave_out(self) -> None:
        self.changed.emit(self._id, "")

    def _pick(self, progress: str) -> None:
        self.progressed.emit(self._id, progress)

    def _say(self) -> None:
        if self.say.text().strip():
            self.said.emit(self._id, self.say.text())

    def _go_on(self) -> None:
        if not self._asking.isVisible():
            self._say()

    def _unsay(self) -> None:
        if (button := self.sender()) is not None:
            self.unsaid.emit(self._id, button.property("place"))

    def _forgive(self) -> None:
        self._asking.setVisible(False)

    def _keep_as_typed(self) -> None:
        self.said_anyway.emit(self._id, self.say.text())

    def _keep_without(self) -> None:
        self.said_anyway.emit(self._id, self._safe)
