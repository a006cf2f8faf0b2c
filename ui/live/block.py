"""The card in the middle of the live screen: what the current block holds. Blocks differ here only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.live.block_titles import block_title
from app.live.languages import group_language
from app.live.state import Session
from app.model.agenda import PartKind, Timeline
from app.model.part_words import words_of
from app.words import _, speaking
from ui.drawn_overlines import overline
from ui.live import clock_words
from ui.live.plan_panel import PlanPanel
from ui.live.prompt_panel import PromptPanel
from ui.live.round import RoundPanel
from ui.live.small_groups import SmallGroupsPanel
from ui.live.topic_panel import TopicPanel
from ui.live.turn_order import TurnOrder
from ui.parts.button import Button, IconButton
from ui.parts.call_button import CallButton
from ui.parts.card import Card, Panel
from ui.parts.label import label
from ui.theme import Space, Theme


class LateStart(Panel):
    """The planned time has passed: start now and plan a later end, or be behind the planned one, as *Start* does."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._words = label("", "body", wrap=True)
        self._later = Button(theme, "…", "play")
        self.body.addWidget(self._words, 1)
        self.body.addWidget(self._later)
        self._later.clicked.connect(self.chosen)

    def draw(self, session: Session, timeline: Timeline) -> None:
        words, act = clock_words.late_start_words(session, timeline)
        self.setVisible(bool(words))
        self._words.setText(words)
        self._later.display(act)

    def fit(self, narrow: bool) -> None:
        self.body.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


class BlockCard(Card):
    """Shows the parts of the current block, each in its panel. `turn_order` is for the place of this card, while the
    round is put in order by hand."""

    show_asked = Signal(str)
    another_asked = Signal(str)  # the name of a deck's kind
    never_asked = Signal(str)
    covered_asked = Signal(bool)
    worksheet_asked = Signal()
    topics_asked = Signal(QPoint)
    icebreaker_done = Signal(bool)
    late_start_chosen = Signal()
    copy_asked = Signal(str)  # for the call's chat
    agenda_asked = Signal()
    roll_call_asked = Signal()  # in a break: who is back?
    lobby_asked = Signal()  # before the start: who is expected

    def __init__(self, theme: Theme, *, edits: bool = True, parent: QWidget | None = None) -> None:
        """`edits`: the agenda can be edited from here, while nobody has begun."""
        super().__init__(parent=parent)
        self._theme, self._edits, self._narrow = theme, edits, False
        self._late_start = LateStart(theme)
        self.round, self.turn_order = RoundPanel(theme), TurnOrder(theme)
        self.plan = PlanPanel(theme, self.round)
        self.groups = SmallGroupsPanel(theme)
        self._title = label("", "title")
        self._big = label("", "display", wrap=True)
        self._copy_big = IconButton(theme, "copy", _("Copy the return time for the chat"))
        self._copy_big.clicked.connect(self._copy_back)
        self._big_row = QWidget()
        self._beside = label("", "title")  # the block's title, while rooms need the height
        row = QHBoxLayout(self._big_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MD)
        row.addWidget(self._beside)
        row.addWidget(self._big, 1)
        row.addWidget(self._copy_big)
        self._words = label("", "muted", wrap=True)
        self.topic = TopicPanel(theme)
        self._icebreaker = PromptPanel(theme, "icebreaker")
        self._question = PromptPanel(theme, "topic")
        self._reflection = PromptPanel(theme, "reflection")
        self._closing = PromptPanel(theme, "closing_thought")
        self._prompts = (self._icebreaker, self._question, self._reflection, self._closing)
        for part in (
            self._title,
            self._big_row,
            self._words,
            self._late_start,
            self.round,
            self.plan,
            self.topic,
            self._icebreaker,
            self._question,
            self._reflection,
            self._closing,
            self.groups,
        ):
            self.body.addWidget(part)
        self._edit = Button(theme, _("Edit today’s agenda"), "pen-line", "quiet")
        self._roll = Button(
            theme, _("Roll call"), "list-checks", "quiet", tip=_("Who is back from the break?")
        )
        self._people = Button(theme, _("Who is expected"), "users", "quiet")
        self._call = CallButton(theme)
        self._first = QHBoxLayout()
        for button in (self._call, self._edit, self._people, self._roll):
            self._first.addWidget(button)
        self._first.addStretch(1)
        self.body.addLayout(self._first)
        for button, asked in (
            (self._edit, self.agenda_asked),
            (self._people, self.lobby_asked),
            (self._roll, self.roll_call_asked),
        ):
            button.clicked.connect(asked)
        for prompt in self._prompts:
            prompt.show_asked.connect(self.show_asked)
            prompt.copy_asked.connect(self.copy_asked)
            prompt.another_asked.connect(self.another_asked)
            prompt.never_asked.connect(self.never_asked)
        self._icebreaker.done_asked.connect(self.icebreaker_done)
        self.topic.covered_asked.connect(self.covered_asked)
        self.topic.worksheet_asked.connect(self.worksheet_asked)
        self.topic.another_asked.connect(self.topics_asked)
        self._late_start.chosen.connect(self.late_start_chosen)

    def draw(self, session: Session, timeline: Timeline) -> None:
        kinds = _kinds(session)
        self.round.draw(session, timeline.at)
        self.plan.draw(session)
        if PartKind.EDUCATION in kinds:
            self.topic.draw(session, timeline.at)
        else:
            self.topic.setVisible(False)
        self._late_start.draw(session, timeline)
        self._render_words(session, timeline, kinds)
        self._render_prompts(session, kinds)
        self.groups.draw(session, PartKind.SMALL_GROUP in kinds)
        self._stand_level()

    def tighten(self, tight: bool) -> None:
        super().tighten(tight)
        self._stand_level()

    def _stand_level(self) -> None:
        """The head of a round has buttons, which are higher than a word: it stands level with those of other cards."""
        sides = self.body.contentsMargins()
        top = sides.bottom() - (0 if self.round.isHidden() else Space.XS)
        if top != sides.top():
            self.body.setContentsMargins(sides.left(), top, sides.right(), sides.bottom())

    def fit(self, narrow: bool, low: bool, stacked: bool, slim: bool) -> None:
        """Less room, fewer words: in a narrow column, in a slim one, and on a low screen."""
        self._narrow = narrow
        self.tighten(narrow or low)
        self.turn_order.tighten(narrow or low)
        self.round.fit(narrow, low, stacked, slim)
        self.plan.fit(narrow, low)
        self.topic.fit(narrow, stacked)
        self._late_start.fit(narrow)
        self.groups.fit(narrow)
        large = narrow and self._theme.look.scale > 1.2
        self._first.setDirection(
            QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        )
        for prompt in self._prompts:
            prompt.fit(narrow, low)
            prompt.crowd(large)

    def copy(self) -> None:
        """What is asked of the group just now: in a break when everybody is back, else the prompt."""
        if self._copy_big.isVisibleTo(self):
            self._copy_back()
            return
        if (prompt := self._current()) is not None:
            prompt.copy()

    def show_current(self) -> None:
        """The prompt of the block on the share window, or away from it."""
        if (prompt := self._current()) is not None:
            prompt.ask_to_show()

    def ask_another(self) -> None:
        """Another of what the block has: a reflection, a closing thought, and else an icebreaker."""
        kinds = {
            "icebreaker": self._icebreaker,
            "reflection": self._reflection,
            "closing_thought": self._closing,
        }
        there = (kind for kind, prompt in kinds.items() if prompt.isVisibleTo(self))
        self.another_asked.emit(next(there, "icebreaker"))

    def _current(self) -> PromptPanel | None:
        """The prompt that is shown to the group, or the first of the block."""
        prompts = [one for one in self._prompts if one.isVisibleTo(self)]
        return next((one for one in prompts if one.is_shown), prompts[0] if prompts else None)

    def _copy_back(self) -> None:
        self.copy_asked.emit(self._back)

    def _render_words(self, session: Session, timeline: Timeline, kinds: frozenset[PartKind]) -> None:
        block = session.block
        over = session.run.ended is not None
        title = (
            block_title(block.title)
            if block
            else _("The session has ended")
            if over
            else _("Before the start")
        )
        self._title.setText(title)
        back = clock_words.back_at(session, timeline)
        big = back or clock_words.lobby_words(session, timeline.at)
        self._big.setText(big)
        self._big_row.setVisible(bool(big))
        self._copy_big.setVisible(bool(back))
        with speaking(group_language(session)):  # it is copied for the group
            self._back = clock_words.back_at(session, timeline) if back else ""
        in_one_line = bool(back and session.small_groups) and not self._narrow
        self._beside.setText(title)
        self._beside.setVisible(in_one_line)
        self._title.setVisible(not in_one_line and not self.round.isVisibleTo(self))
        waits = session.run.started is None and session.run.ended is None
        self._edit.setVisible(self._edits and waits)
        self._call.follow(session.opened.call_link if self._edits and waits and session.opened else "")
        self._people.setVisible(waits)
        self._roll.setVisible(
            PartKind.BREAK in kinds or (session.run.paused and session.run.back_in is not None)
        )
        words = _guidance(session, kinds)
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _render_prompts(self, session: Session, kinds: frozenset[PartKind]) -> None:
        lobby = session.run.started is None and session.run.ended is None
        item = session.icebreaker if PartKind.ICEBREAKER in kinds or lobby else None
        over, language = overline("icebreaker", "today"), group_language(session)
        used = session.opened.icebreakers_used if session.opened is not None else ()
        if item is None or item.key not in used:
            over = _("{what}  ·  NEW TO THIS GROUP").format(what=over)
        self._icebreaker.draw(over, item.text if item else "", session.shown, language)
        part = (session.block.id, PartKind.ICEBREAKER) if session.block is not None else None
        in_round = session.run.live and PartKind.CHECK_IN_ROUND in kinds
        self._icebreaker.offer_done(in_round, part in session.parts_done)
        topic = session.topic if PartKind.EDUCATION in kinds else None
        asked = session.shown_text or self.topic.lesson.question(session)
        question = asked or (topic.question if topic else "")
        activity, _break, step = question.partition("\n")
        over = activity.upper() if step else _("A QUESTION FOR THE GROUP")
        self._question.draw(over, (step or question) if topic else "", session.shown, language)
        reflection = session.reflection
        words = reflection.text if reflection is not None and PartKind.REFLECTION in kinds else ""
        self._reflection.draw(overline("reflection", "other"), words, session.shown, language)
        closing = session.closing_thought
        words = closing.text if closing is not None and PartKind.CLOSING_THOUGHT in kinds else ""
        self._closing.draw(overline("closing_thought", "other"), words, session.shown, language)


def _kinds(session: Session) -> frozenset[PartKind]:
    block = session.block
    return frozenset(part.kind for part in block.parts) if block else frozenset()


def _guidance(session: Session, kinds: frozenset[PartKind]) -> str:
    """One or two quiet sentences for blocks that hold no round and no topic."""
    if session.run.ended is not None:
        return _("Notes can still be caught. The summary is in the main window.")
    if session.block is None:
        return _("Mark people as they arrive. The clock starts when you do.")
    if session.small_groups:
        return ""  # their people need the room
    return next((words for kind in PartKind if kind in kinds and (words := words_of(kind).guidance)), "")
