"""A person's relapse prevention plan on one page: its parts, goals, the page to hand over, and what it was before."""

from __future__ import annotations

import secrets
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.documents.redaction import members_named, names_around, words_about
from app.model.people import Person
from app.model.plans import Feedback, Goal, Plan, PlanLine, PlanPart
from app.model.roles import Right
from app.practice import plans
from app.practice.days import today_of
from app.practice.plans import Progress
from app.words import _
from ui.acting import Acting
from ui.parts.card import rule
from ui.parts.label import label
from ui.parts.let_change import let_change
from ui.parts.tab_order import chain
from ui.practice.earlier_plans import EarlierPlans
from ui.practice.people_met import PeopleMet
from ui.practice.plan_field import INSET
from ui.practice.plan_goals import PlanGoals
from ui.practice.plan_paper import PlanPaper
from ui.practice.plan_part import PlanPartBox
from ui.practice.plan_words import plan_line
from ui.practice.put_back import PutBack
from ui.theme import Space, Theme

# from this width on the parts stand in two columns, px at 100 % text
WIDE = 520
# so many parts stand in the first: triggers and warning signs; what helps in the second
HALF = 5


class PersonPlan(QWidget):
    """Each thing that is kept is an act of its own; what is half typed waits for the person it is about."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._person, self._today = "", date.min
        self._half: dict[tuple[str, str], str] = {}  # typed and not added: by person and field or goal
        self._stops: list[QWidget] = []
        self._summary = label("", "muted", wrap=True)
        self._summary.setContentsMargins(INSET, 0, 0, 0)
        self.parts = {part: PlanPartBox(theme, part) for part in PlanPart}
        self.goals = PlanGoals(theme)
        self._met = PeopleMet(acting, self)
        self.paper = PlanPaper(theme, acting)
        self.earlier = EarlierPlans(theme, acting)
        self._across = QHBoxLayout()
        self._across.setSpacing(Space.XL)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for place, side in enumerate(self._sides):
            side.setSpacing(Space.MD)
            parts = list(self.parts.values())
            for box in parts[:HALF] if place == 0 else parts[HALF:]:
                side.addWidget(box)
            side.addStretch(1)
            self._across.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LG)
        column.addWidget(self._summary)
        column.addLayout(self._across)
        for part in (self.goals, self.paper, self.earlier):
            column.addWidget(rule())
            row = QHBoxLayout()
            row.setContentsMargins(0 if part is self.goals else INSET, 0, 0, 0)
            row.addWidget(part)
            column.addLayout(row)
        column.addStretch(1)
        for box in self.parts.values():
            box.added.connect(self._add)
            box.changed.connect(self._change)
            box.moved.connect(self._move)
            box.left_out.back_asked.connect(self._put_back)
        self.goals.added.connect(self._add_goal)
        self.goals.changed.connect(self._change_goal)
        self.goals.progressed.connect(self._progress)
        self.goals.said.connect(self._say)
        self.goals.said_anyway.connect(self._say_anyway)
        self.goals.unsaid.connect(self._unsay)
        self.goals.left_out.back_asked.connect(self._put_back)
        self.goals.back_asked.connect(self._put_feedback_back)
        self.earlier.redrawn.connect(self._order)
        theme.changed.connect(self._fit)

    def display(self, person: Person) -> None:
        desk = self._acting.desk
        other = person.id != self._person
        if other:
            self._take_person(person.id)
        self._met.ask(person.id)  # a session may have ended since
        self._today = today_of(desk.practice, desk.now(), person.id)
        plan, may = desk.practice.care_of(person.id).plan, self._acting.seat.may(Right.PEOPLE)
        words = plan_line(desk.practice, person.id, self._today)
        if not plan.lines and not plan.goals:
            words = _("Nothing yet. Type under a heading and press Enter, or add notes from a session.")
            words = words if may else _("Nothing yet.")
        self._summary.setText(words)
        for part, box in self.parts.items():
            box.display(plan.of(part))
        self.goals.display(plan.goals, self._today)
        if other:
            for goal, goal_box in self.goals.boxes.items():
                goal_box.say.setText(self._half.pop((person.id, goal), ""))
        for changed in (*self.parts.values(), self.goals):
            let_change(changed, may)
        self.paper.display(person.id)
        self.earlier.show_plans(person.id, self._today)
        self._fit()
        self._order()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In two columns where there is room, read one after the other."""
        wide = self.width() >= self._theme.px(WIDE)
        self._across.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._across.setSpacing(Space.XL if wide else Space.MD)

    def _order(self) -> None:
        plan = self._acting.desk.practice.care_of(self._person).plan
        stops = [stop for part, box in self.parts.items() for stop in box.stops(plan.of(part))]
        stops += [*self.goals.stops(plan.goals), *self.paper.stops(), *self.earlier.stops()]
        if stops != self._stops:
            self._stops = stops
            chain(self, stops)

    def _take_person(self, person: str) -> None:
        """What was typed about the person before stands here again when they do."""
        fields = {part.value: box.add for part, box in self.parts.items()} | {"goal": self.goals.add}
        for name, field in fields.items():
            self._half[self._person, name] = field.text()
            field.setText(self._half.pop((person, name), ""))
        for goal, box in self.goals.boxes.items():
            self._half[self._person, goal] = box.say.text()
        self._person = person
        self._let_go()

    # What a person does

    def _add(self, part: str, words: str) -> None:
        which = PlanPart(part)
        if self._acting.arrange(plans.keep_line, self._person, secrets.token_hex(16), which, words):
            self.parts[which].add.clear()
            self._let_go()
            self._point_out(words)

    def _change(self, line: str, words: str) -> None:
        old = next((each for each in self._plan.lines if each.id == line), None)
        if old is None:
            return
        if words:
            if self._acting.arrange(plans.keep_line, self._person, line, old.part, words):
                self._let_go()
                self._point_out(words)
        elif self._acting.arrange(plans.drop_line, self._person, line):
            self._let_go(self.parts[old.part].left_out, old)

    def _move(self, line: str, part: str) -> None:
        if self._acting.arrange(plans.move_line, self._person, line, PlanPart(part)):
            self._let_go()

    def _add_goal(self, words: str) -> None:
        if self._acting.arrange(plans.keep_goal, self._person, secrets.token_hex(16), words):
            self.goals.add.clear()
            self._let_go()

    def _change_goal(self, goal: str, words: str) -> None:
        old = next((each for each in self._plan.goals if each.id == goal), None)
        if old is None:
            return
        if words:
            if self._acting.arrange(plans.keep_goal, self._person, goal, words):
                self._let_go()
        elif self._acting.arrange(plans.drop_goal, self._person, goal):
            self._let_go(self.goals.left_out, old)

    def _progress(self, goal: str, progress: Progress) -> None:
        self._acting.arrange(plans.set_progress, self._person, goal, progress)

    def _point_out(self, words: str) -> None:
        """A member's name stays in the plan, but not on paper."""
        practice = self._acting.desk.practice
        if names := members_named(practice, self._person, words, self._met.known):
            said = _("{names}: from the group too. On paper it says “another group member”.")
            self._acting.said.emit(said.format(names=", ".join(names)))

    def _say(self, goal: str, words: str) -> None:
        practice = self._acting.desk.practice
        names = members_named(practice, self._person, words, self._met.known)
        if names:
            about = words_about(self._person, names_around(practice, self._person, self._met.known))
            self.goals.boxes[goal].ask_about(names, about.without(words))
        else:
            self._say_anyway(goal, words)

    def _say_anyway(self, goal: str, words: str) -> None:
        if self._acting.arrange(plans.add_feedback, self._person, goal, words, self._session):
            self._let_go()
            self.goals.boxes[goal].feedback_kept()

    def _unsay(self, goal: str, place: int) -> None:
        held = next((each for each in self._plan.goals if each.id == goal), None)
        if held is None or place >= len(held.feedback):
            return
        said = held.feedback[place]
        if self._acting.arrange(plans.drop_feedback, self._person, goal, said):
            self._let_go(self.goals.boxes[goal].left_out, said)

    def _put_back(self) -> None:
        for left_out in self._all_left_out:
            thing = left_out.thing
            if isinstance(thing, PlanLine | Goal) and self._acting.arrange(
                plans.put_back, self._person, thing
            ):
                self._let_go()

    def _put_feedback_back(self) -> None:
        for goal, box in self.goals.boxes.items():
            said = box.left_out.thing
            if isinstance(said, Feedback) and self._acting.arrange(
                plans.put_feedback_back, self._person, goal, said
            ):
                self._let_go()

    def _let_go(self, here: PutBack | None = None, thing: PlanLine | Goal | Feedback | None = None) -> None:
        """Only what was left out last can be put back from here."""
        for left_out in self._all_left_out:
            left_out.display(thing if left_out is here else None)

    @property
    def _session(self) -> str:
        """The session of today in which they are, as it lies on the desk; '' without one."""
        desk = self._acting.desk
        session = desk.session
        if session is None or session.opened is None or self._person not in session.people:
            return ""
        today = today_of(desk.practice, desk.now(), self._person)
        return session.stream if session.opened.day == today else ""

    @property
    def _all_left_out(self) -> list[PutBack]:
        lines = [box.left_out for box in self.parts.values()]
        feedback = [box.left_out for box in self.goals.boxes.values()]
        return [*lines, self.goals.left_out, *feedback]

    @property
    def _plan(self) -> Plan:
        return self._acting.desk.practice.care_of(self._person).plan
