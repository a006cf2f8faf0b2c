"""What a person does with the card of the block, from any window that has one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from app.intake.lessons import lesson_for
from app.intake.worksheets import worksheet_for
from app.live import commands, turns
from app.live.languages import group_language, record_language
from app.live.lessons import begin_part, end_part
from app.model.plans import Plan, PlanPart
from app.model.rounds import OrderedBy, Round
from app.words import speaking
from ui.acting import Acting
from ui.keys import Act
from ui.live.block import BlockCard
from ui.live.chat import Chat
from ui.live.clock_acts import ClockActs
from ui.live.drawing_acts import DrawingActs
from ui.live.half_typed_line import HalfTypedLine
from ui.live.plan_acts import PlanActs
from ui.live.small_groups_acts import SmallGroupsActs
from ui.live.topic_menu import TopicMenu
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.parts.paper_dialog import PaperDialog


class BlockActs(QObject):
    """Each is one command, signed by who sits in the window; the card itself changes nothing."""

    order_by_hand = Signal()  # somebody wants to put the round in order
    shown = Signal()  # a prompt is to be seen on the share window
    plan_asked = Signal()  # no answer waits for the plan: the last note may
    turned = Signal()  # the card has another person, in this window alone: draw it anew

    def __init__(
        self,
        theme: Theme,
        acting: Acting,
        block: BlockCard,
        clock_acts: ClockActs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._acting, self._block = theme, acting, block
        self._chat = Chat(acting, self)
        self._groups = SmallGroupsActs(acting, block.groups, self)
        clock_acts.groups_asked.connect(block.groups.open)
        self._drawing = DrawingActs(acting, self)
        block.show_asked.connect(self._show)
        block.another_asked.connect(self._drawing.another)
        block.never_asked.connect(self._drawing.never)
        block.covered_asked.connect(self._covered)
        block.worksheet_asked.connect(self._show_worksheet)
        block.topics_asked.connect(self._choose_topic)
        block.topic.lesson.part_asked.connect(self._go_to_part)
        block.topic.lesson.show_asked.connect(self._show_text)
        block.topic.lesson.turned.connect(self.turned)
        block.late_start_chosen.connect(clock_acts.start_late)
        block.copy_asked.connect(self._chat.copy)
        block.round.done_asked.connect(self._done)
        block.round.pass_asked.connect(self._pass)
        block.round.later_asked.connect(self._put_off)
        block.round.order.order_asked.connect(self._put_in_order)
        block.icebreaker_done.connect(self._icebreaker_done)
        block.round.let_go.connect(self.turned)
        block.round.refused.connect(acting.refused)
        self._plans = PlanActs(acting)
        block.plan.know(self._plan_of, HalfTypedLine(acting, block.plan.half_typed, self))
        block.plan.add_asked.connect(self._add_to_plan)

    def keys(self) -> dict[Act, Callable[[], object]]:
        return {
            Act.DONE: self._block.round.finish,
            Act.ANOTHER_ICEBREAKER: self._block.ask_another,
            Act.PASS: self._block.round.pass_on,
            Act.LATER: self._block.round.put_off,
            Act.PROMISE: self._block.round.say_promise,
            Act.ANSWERS: self._block.round.start_typing,
            Act.TURN_ORDER: self._block.round.order.open_menu,
            Act.COPY: self._block.copy,
            Act.TO_PLAN: self._to_plan,
            Act.SHOW_PROMPT: self._block.show_current,
            **self._groups.keys(),
        }

    def turn(self, person: str, which: str) -> None:
        """Somebody has the card now, in any block."""
        self._block.round.choose(person, Round(which))
        self.turned.emit()
        self._block.round.start_typing()

    def _show(self, what: str) -> None:
        session = self._acting.desk.session
        asked = self._block.topic.lesson.question(session) if what == "topic" and session is not None else ""
        if self._acting.do(commands.show_prompt, what, asked) and what:
            self.shown.emit()

    def _show_text(self, text: str) -> None:
        """A question of the lesson, or its activity."""
        if self._acting.do(commands.show_prompt, "topic", text):
            self.shown.emit()

    def _go_to_part(self, way: str, part: int) -> None:
        session = self._acting.desk.session
        if session is None or session.topic is None:
            return
        with speaking(record_language(session)):  # its title becomes part of the record
            lesson = lesson_for(session.topic.id)
        found = next((each for each in lesson.session if each.id == way), None) if lesson else None
        if part < 0 or found is None:
            self._acting.do(end_part)
        else:
            self._acting.do(begin_part, found, part)

    def _show_worksheet(self) -> None:
        session = self._acting.desk.session
        if session is None or session.topic is None:
            return
        with speaking(group_language(session)):
            sheet = worksheet_for(session.topic.id)
            if sheet is None:
                return
            from app.documents.handouts import worksheet_page

            page = worksheet_page(sheet)
        self._paper.show_page(page, sheet.title)

    @cached_property
    def _paper(self) -> PaperDialog:
        from ui.parts.paper_dialog import PaperDialog  # with Qt's printing

        return PaperDialog(self._theme, self._acting.hide_asked.emit, self._block)

    def _covered(self, whole: bool) -> None:
        self._acting.do(commands.cover_topic, whole)

    def _choose_topic(self, place: QPoint) -> None:
        TopicMenu(self._acting, self._block).open_at(place)

    def _done(self, person: str, which: str, answers: dict[str, str], kept: str) -> None:
        if which == Round.CHECK_IN:
            done = self._acting.do(commands.check_in, person, answers, kept)
        else:
            done = self._acting.do(commands.check_out, person, answers)
        if done:
            self._turn_taken(person, which)

    def _pass(self, person: str, which: str) -> None:
        if self._acting.do(commands.pass_turn, person, Round(which)):
            self._turn_taken(person, which)

    def _put_off(self, person: str, which: str) -> None:
        if self._acting.do(turns.put_off, person, Round(which)):
            self._block.round.turn_put_off(person, Round(which))
            self.turned.emit()

    def _put_in_order(self, which: str, by: OrderedBy) -> None:
        if by == "hand":
            self.order_by_hand.emit()
        else:
            self._acting.do(turns.order_turns, Round(which), by)

    def _plan_of(self, person: str) -> Plan:
        return self._acting.desk.practice.care_of(person).plan

    def _to_plan(self) -> None:
        """What was answered in the closing round; else somebody asks for the last note."""
        if self._block.plan.has_answer:
            self._block.plan.add_answer()
        else:
            self.plan_asked.emit()

    def _add_to_plan(self, person: str, words: str) -> None:
        """A line for the hours until the next group, caught in this session."""
        session = self._acting.desk.session
        if session is not None and self._plans.add(person, PlanPart.NEXT_HOURS, words, session.stream):
            self._block.plan.taken(words)

    def _icebreaker_done(self, done: bool) -> None:
        self._acting.do(turns.finish_icebreaker, done)

    def _turn_taken(self, person: str, which: str) -> None:
        self._block.round.turn_taken(person, Round(which))
        self.turned.emit()
