"""The lesson of today's topic: two ways through it, part by part, each with its minutes as they go by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.live.lessons import block_minutes, ran
from app.live.state import Session
from app.model.agenda import whole_minutes
from app.model.lessons import Activity, Alternative, Lesson, LessonPart, LessonSession, words_for
from app.words import _
from ui.parts.button import Button, IconButton
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.theme import Space, Theme

# a line of what is read aloud is no longer than this, px at 100 % text
LINE = 720


class LessonPanel(QWidget):
    """Parts begin when somebody says so; what the facilitator does in a part is read while it runs."""

    part_asked = Signal(str, int)  # the way, and the place of the part in it; -1: the part that runs is over
    show_asked = Signal(str)  # a question, or an activity, to be shown to the group
    turned = Signal()  # another way is looked at, in this window alone: draw it anew

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lesson: Lesson | None = None
        self._others: tuple[Alternative, ...] = ()
        self._way = ""  # as it was picked here; '' follows the session
        self._rows: list[_PartRow] = []
        self._stacked = self._narrow = False
        self._next = ""  # the step after the one that the group sees
        self._ways = Picker(theme, _("Way through the topic"))
        self._ways.be_narrow()
        self._ask = Button(
            theme, _("Questions"), "message-square", "quiet", _("Show a question to the group")
        )
        self._do = Button(theme, _("Activity"), "users", "quiet", _("Show the activity to the group"))
        self._other = IconButton(theme, "ellipsis", _("Art, music, movement"))
        self._care = label("", "muted", wrap=True)
        self._top, acts = QHBoxLayout(), QHBoxLayout()
        self._top.setSpacing(Space.SM)
        self._top.addWidget(self._ways, 1)
        acts.addWidget(self._ask)
        acts.addWidget(self._do)
        acts.addWidget(self._other)
        acts.addStretch(0)
        self._top.addLayout(acts)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addLayout(self._top)
        column.addLayout(self._parts)
        column.addWidget(self._care)
        self._ways.picked.connect(self._pick)
        self._ask.clicked.connect(self._open_questions)
        self._do.clicked.connect(self._show_activity)
        self._other.clicked.connect(self._open_alternatives)

    def draw(
        self, session: Session, lesson: Lesson | None, others: tuple[Alternative, ...], now: datetime
    ) -> None:
        """`others` can stand in the place of a part."""
        self.setVisible(lesson is not None)
        if lesson is None:
            return
        if lesson is not self._lesson:
            self._lesson, self._way = lesson, ""
        self._others = others
        self._next = _next_step(session.shown_text, (lesson.activity, *others))
        self._name_activity()
        way = self._shown(session, lesson)
        self._ways.display([(each.id, each.title) for each in lesson.session], way.id)
        self._draw_parts(session, way, now)
        cares = _cares(session, lesson, others)
        self._care.setText(cares)
        self._care.setVisible(bool(cares))

    def fit(self, narrow: bool, stacked: bool) -> None:
        self._ask.show_word(_("Questions"), not narrow)
        self._narrow = narrow
        self._name_activity()
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        for row in self._rows:
            row.fit(stacked)
        self._stacked = stacked

    def _name_activity(self) -> None:
        """The button shows the activity from its first step, or the step after the one that is shown."""
        self._do.show_word(_("Next step") if self._next else _("Activity"), not self._narrow)

    def question(self, session: Session) -> str:
        """What the part that runs asks the group; '' for nothing."""
        running = session.lesson_part
        if self._lesson is None or running is None:
            return ""
        way = next((each for each in self._lesson.session if each.id == running.way), None)
        found = way.part[running.part].question if way and running.part < len(way.part) else None
        return found or ""

    def _shown(self, session: Session, lesson: Lesson) -> LessonSession:
        """The way that was picked here, else the one that runs, else the second one for a group that had the topic."""
        had = session.why_topic is not None and session.why_topic.last is not None
        began = session.lesson[-1].way if session.lesson else ""
        wanted = self._way or began or ("b" if had else "a")
        return next(each for each in lesson.session if each.id == wanted)

    def _draw_parts(self, session: Session, way: LessonSession, now: datetime) -> None:
        while len(self._rows) < len(way.part):
            row = _PartRow(self._theme, len(self._rows))
            row.asked.connect(self._ask_part)
            row.fit(self._stacked)
            self._parts.addWidget(row)
            self._rows.append(row)
        minutes = block_minutes(session, way)
        begun = {part.part: part for part in session.lesson if part.way == way.id}
        running = session.lesson_part
        # of what is over, the part just before is enough: what is done now has the room
        first = running.part - 1 if running is not None and running.way == way.id else 0
        for place, row in enumerate(self._rows):
            row.setVisible(first <= place < len(way.part))
            if place < len(way.part):
                part = begun.get(place)
                length = part.minutes if part else minutes[place]
                past = whole_minutes(ran(session, part, now)) if part else 0
                row.draw(way.part[place], length, past, begun=bool(part), runs=bool(part) and part is running)

    def _pick(self, way: str) -> None:
        self._way = way
        self.turned.emit()

    def _ask_part(self, place: int) -> None:
        row = self._rows[place]
        self.part_asked.emit(self._ways.chosen, -1 if row.runs else place)

    def _open_questions(self) -> None:
        if self._lesson is None:
            return
        menu = QMenu(self)
        for words in self._lesson.questions:
            menu.addAction(words)
        menu.triggered.connect(self._show_question)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._ask.mapToGlobal(QPoint(0, self._ask.height())))

    def _open_alternatives(self) -> None:
        """In the place of a part: what is chosen is shown to the group, step by step."""
        menu = QMenu(self)
        for each in self._others:
            words = _("{title}, {minutes} min").format(title=each.title, minutes=each.minutes)
            menu.addAction(words).setData(f"{each.title}\n{each.steps[0]}")
        menu.triggered.connect(self._show_alternative)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._other.mapToGlobal(QPoint(0, self._other.height())))

    def _show_alternative(self, chosen: QAction) -> None:
        self.show_asked.emit(chosen.data())

    def _show_question(self, chosen: QAction) -> None:
        self.show_asked.emit(chosen.text())

    def _show_activity(self) -> None:
        if self._lesson is not None:
            activity = self._lesson.activity
            self.show_asked.emit(self._next or f"{activity.title}\n{activity.steps[0]}")


def _next_step(shown: str, activities: Sequence[Activity | Alternative]) -> str:
    """The step after the one that is shown, below the title of its activity; '' after the last one, or without one."""
    title, _break, step = shown.partition("\n")
    steps = next((each.steps for each in activities if each.title == title), ())
    later = steps[steps.index(step) + 1 :] if step in steps else ()
    return f"{title}\n{later[0]}" if later else ""


def _cares(session: Session, lesson: Lesson, others: Sequence[Alternative]) -> str:
    """What to look out for: in the alternative that the group sees, and when to stop it; else in the lesson, until one
    of its parts runs."""
    title, _break, _steps = session.shown_text.partition("\n")
    other = next((each for each in others if each.title == title), None)
    if other is not None:
        watch_for = _("Watch for: {words}").format(words=other.watch_for[0])
        return "\n".join((watch_for, _("When to stop: {words}").format(words=other.stop_when[0])))
    if session.lesson_part is not None:
        return ""
    return _("Watch for: {words}").format(words=lesson.watch_for[0])


class _PartRow(QWidget):
    """A part's line: begin it, or say that it is over; its title; its minutes; what is done in it, while it runs."""

    asked = Signal(int)

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self._theme, self._place, self.runs = theme, place, False
        self._button = IconButton(theme, "play", "…")
        self._title = label("", "body", wrap=True)
        self._time = label("", "muted")
        self._told = label("", "body", wrap=True)
        self._told.setVisible(False)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self._below = QHBoxLayout()
        self._below.addWidget(self._told, 1)
        self._below.addStretch(0)
        self._under = 0
        column.addLayout(self._below)
        row.setSpacing(Space.SM)
        row.addWidget(self._button)
        self._words = QHBoxLayout()
        self._words.addWidget(self._title, 1)
        self._words.addWidget(self._time)
        row.addLayout(self._words, 1)
        self._button.clicked.connect(self._ask)

    def draw(self, part: LessonPart, minutes: int, past: int, *, begun: bool, runs: bool) -> None:
        self._title.setText(part.title)
        self._button.display("", "check" if runs else "rotate-ccw" if begun else "play")
        words = _("Finished: {part}") if runs else _("Again: {part}") if begun else _("Begin: {part}")
        self._button.tell(words.format(part=part.title))
        of = _("{past} of {minutes} min") if begun else _("{minutes} min")
        self._time.setText(of.format(past=past, minutes=minutes))
        self._told.setText("\n".join(words_for(part, minutes)) if runs else "")
        self._told.setVisible(runs)
        self._stand_apart()
        if runs != self.runs:
            self.runs = runs
            self._title.setProperty("role", "strong" if runs else "body")
            self._title.style().polish(self._title)

    def fit(self, stacked: bool) -> None:
        """Below its title stands what is done, in lines that are read easily; where room is short from edge to edge,
        and the minutes stand below the title."""
        self._under = 0 if stacked else self._button.sizeHint().width() + Space.SM
        self._told.setMaximumWidth(self._theme.px(LINE))
        self._stand_apart()
        self._words.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._words.setSpacing(0 if stacked else Space.SM)
        self._words.setContentsMargins(0, Space.XS if stacked else 0, 0, Space.XS if stacked else 0)

    def _stand_apart(self) -> None:
        """What is done in the part that runs has air below it; the lines of the others take no room for it."""
        shown = not self._told.isHidden()
        self._below.setContentsMargins(self._under, *((Space.XS, 0, Space.SM) if shown else (0, 0, 0)))

    def _ask(self) -> None:
        self.asked.emit(self._place)
