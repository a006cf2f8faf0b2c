"""The card of the next meeting: when, who, what was drawn for it, and Start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.live.block_titles import block_title
from app.live.events import SessionOpened
from app.live.state import Session
from app.model.days import day_in
from app.model.roles import Right
from app.practice.cautions import group_cautions
from app.practice.schedule import NextMeeting
from app.practice.state import Practice
from app.words import _, ngettext
from ui.parts.button import Button
from ui.parts.call_button import CallButton
from ui.parts.card import Card
from ui.parts.cautions import Cautions
from ui.parts.chip import Chip
from ui.parts.label import label
from ui.practice.drawn_panel import DrawnLine, DrawnPanel
from ui.practice.drawn_words import Kind, drawn_of
from ui.theme import Space, Theme
from ui.times import day_words, time_until

# below this width of the card the two panels stand below each other, px at 100 % text
SIDE_BY_SIDE = 600


class NextCard(Card):
    """One primary button: Start, or Go on while a session is running; Add people where a group has none."""

    start_asked = Signal()
    lobby_asked = Signal()
    go_on_asked = Signal()
    close_asked = Signal()  # the room was opened by mistake
    people_asked = Signal()
    edit_asked = Signal()
    rehearse_asked = Signal()
    set_up_asked = Signal()  # there is no group yet
    wishes_asked = Signal(str, QPoint)  # of what was drawn of this kind; where the menu opens, on the screen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=Space.XL, parent=parent)
        self._theme = theme
        self._running = False
        self._room = 0
        self.prepared: SessionOpened | None = None
        self._may: Callable[[Right], bool] = lambda _right: True
        self._overline = label("", "overline")
        self._chip = Chip(theme)
        self._title = label("", "display", wrap=True)
        self._when = label("", "body", wrap=True)
        self._people = label("", "muted", wrap=True)
        self._cautions = Cautions(theme)
        self._reflection = DrawnLine(theme, _("Another reflection, or keep this one"))
        self._closing = DrawnLine(theme, _("Another closing thought, or keep this one"))
        self.drawn: dict[Kind, DrawnPanel] = {
            "icebreaker": DrawnPanel(theme, _("Another icebreaker, or keep this one")),
            "topic": DrawnPanel(theme, _("Another topic, or keep this one")),
            "reflection": self._reflection,
            "closing_thought": self._closing,
        }
        self._start = Button(theme, _("Start"), "play", "primary")
        self._start.setObjectName("start")
        self._others_start = label(_("Those who lead the group start it."), "muted", wrap=True)
        self._add_people = Button(theme, _("Add people"), "user-plus", "primary")
        self._set_up = Button(theme, _("Set up a group"), "plus", "primary")
        self._lobby = Button(
            theme, _("Open the room"), "log-in", tip=_("Mark who arrives; the clock starts when you do")
        )
        self._close = Button(theme, _("Close the room"), "x", tip=_("Nothing is counted"))
        self._call = CallButton(theme)
        self._edit = Button(theme, _("Edit group"), "settings", "quiet")
        self._rehearse = Button(
            theme,
            _("Rehearse this day"),
            "rotate-ccw",
            "quiet",
            tip=_("With made-up people, in a window of its own. Nothing of it is kept."),
        )
        self._place()
        self._start.clicked.connect(self._start_or_go_on)
        self._lobby.clicked.connect(self.lobby_asked)
        self._close.clicked.connect(self.close_asked)
        self._edit.clicked.connect(self.edit_asked)
        self._rehearse.clicked.connect(self.rehearse_asked)
        self._set_up.clicked.connect(self.set_up_asked)
        self._add_people.clicked.connect(self.people_asked)
        for panel in self.drawn.values():
            panel.wishes_asked.connect(self._ask_wishes)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        self.body.setSpacing(Space.SM)
        self._top = QHBoxLayout()
        self._top.addWidget(self._overline)
        self._top.addStretch(1)
        self._top.addWidget(self._chip)
        self.body.addLayout(self._top)
        for part in (self._title, self._when, self._people, self._cautions):
            self.body.addWidget(part)
        self.body.addSpacing(Space.XS)
        self._panels = QHBoxLayout()
        self._panels.setSpacing(Space.SM)
        for kind in ("icebreaker", "topic"):
            self._panels.addWidget(self.drawn[kind], 1)
        self.body.addLayout(self._panels)
        self.body.addWidget(self._reflection)
        self.body.addWidget(self._closing)
        self.body.addSpacing(Space.SM)
        self._loud, self._quiet, self._buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for layout, buttons in (
            (self._loud, (self._start, self._set_up, self._add_people, self._lobby, self._close, self._call)),
            (self._quiet, (self._edit, self._rehearse)),
        ):
            layout.setSpacing(Space.SM)
            for button in buttons:
                layout.addWidget(button)
        self._buttons.setSpacing(Space.SM)
        self._buttons.addLayout(self._loud)
        self._buttons.addLayout(self._quiet, 1)
        self.body.addWidget(self._others_start)
        self.body.addLayout(self._buttons)

    def allow(self, may: Callable[[Right], bool]) -> None:
        """What the role of who sits here does not allow is not offered."""
        self._may = may

    def fit(self, width: int) -> None:
        """Arrange everything for this width of the card."""
        self._room = width
        self._fit()

    def _fit(self) -> None:
        if not self._room:
            return
        room = self._room - 2 * Space.XL - 2
        side_by_side = self._room >= self._theme.px(SIDE_BY_SIDE)
        _turn(self._panels, side_by_side)
        beside = max(self._reflection.wide, self._closing.wide)
        self._reflection.lay(side_by_side, beside)
        self._closing.lay(side_by_side, beside)
        overline = self._overline.sizeHint().width() + self._chip.sizeHint().width() + Space.SM
        _turn(self._top, overline <= room)
        loud, quiet = _wide(self._loud), _wide(self._quiet)
        in_a_row = loud + quiet + 2 * Space.SM <= room
        _turn(self._buttons, in_a_row)
        left, right, fill = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag(0)
        for layout, wide, side in (
            (self._loud, loud, left),
            (self._quiet, quiet, right if in_a_row and loud else left),
        ):
            _turn(layout, wide <= room)
            wished = side if wide <= room else fill
            if layout.alignment() != wished:
                self._buttons.setAlignment(layout, wished)

    def event(self, event: QEvent) -> bool:
        """Buttons are measured once their style is there, and again when it is another."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def display_meeting(
        self,
        meeting: NextMeeting | None,
        prepared: SessionOpened | None,
        running: Session | None,
        now: datetime,
        practice: Practice,
        soonest: bool = True,
    ) -> None:
        """The meeting, or the session that is running instead; `soonest` says that no other comes before it."""
        self._running = running is not None
        waits = meeting if running is None else None
        self._cautions.display(_pointed_out(practice, waits) if waits is not None else ())
        if running is not None and running.opened is not None:
            self._show_running(running, running.opened, practice, now)
        elif meeting is None:
            self._show_nothing(practice, now)
        else:
            self._show_meeting(meeting, prepared, practice, now, soonest)
        self._fit()

    def _show_running(
        self, session: Session, opened: SessionOpened, practice: Practice, now: datetime
    ) -> None:
        self._overline.setText(_("GOING ON NOW"))
        self._title.setText(opened.group_name)
        block = session.block
        self._when.setText(
            block_title(block.title) if block else _("The room is open. The clock has not started.")
        )
        self._people.setText(
            _("{here} of {count} here").format(here=len(session.here), count=len(session.people))
        )
        self._start.display(_("Go on"), "play")
        self._show_drawn(None, practice, now)
        self._show_only(*([self._start] if block else [self._start, self._close]))
        self._call.follow(opened.call_link)
        self._chip.setVisible(False)

    def _show_nothing(self, practice: Practice, now: datetime) -> None:
        self._overline.setText(_("NEXT GROUP"))
        self._title.setText(_("No group is planned"))
        self._when.setText(
            _("Give a group its days and times, and its next meeting appears here by itself.")
            if practice.groups
            else _(
                "Set up a group: its program, its days and its people. Its next meeting appears here then."
            )
        )
        self._people.setText("")
        self._show_drawn(None, practice, now)
        self._rehearse.display(_("Look around first…"))
        self._show_only(self._edit if practice.groups else self._set_up, self._rehearse)
        self._call.follow("")
        self._chip.setVisible(False)

    def _show_meeting(
        self,
        meeting: NextMeeting,
        prepared: SessionOpened | None,
        practice: Practice,
        now: datetime,
        soonest: bool,
    ) -> None:
        group = meeting.group
        self._overline.setText(_("NEXT GROUP") if soonest else _("A LATER GROUP"))
        self._title.setText(group.name)
        count = len(meeting.expected)
        pieces = (
            day_words(meeting.starts, meeting.ends, group.zone, now),
            meeting.agenda.title,
            _("not started yet") if _is_late(meeting, now) else "",
            ngettext("{n} person expected", "{n} people expected", count).format(n=count) if count else "",
        )
        self._when.setText("  ·  ".join(piece for piece in pieces if piece))
        names = ", ".join(person.name for person in meeting.expected)
        nobody = (
            _("Nobody is in this group yet. Add the people who belong to it.")
            if self._may(Right.PEOPLE)
            else _("Nobody is in this group yet.")
        )
        self._people.setText(names or nobody)
        self._show_when(meeting, now)
        self._show_drawn(prepared, practice, now)
        self._start.display(_("Start"), "play")
        self._rehearse.display(_("Rehearse this day"))
        loud = (self._start, self._lobby) if count else (self._add_people,)
        self._show_only(*loud, self._edit, self._rehearse)
        self._call.follow(group.call_link)

    def _show_drawn(self, prepared: SessionOpened | None, practice: Practice, now: datetime) -> None:
        self.prepared = prepared
        for kind, panel in self.drawn.items():
            panel.display(drawn_of(kind, prepared, practice.offer, now))
            panel.let_change(self._may(Right.GROUP))

    def _ask_wishes(self) -> None:
        kind = next(kind for kind, panel in self.drawn.items() if panel is self.sender())
        self.wishes_asked.emit(kind, self.drawn[kind].place)

    def _show_when(self, meeting: NextMeeting, now: datetime) -> None:
        """How soon, or how late: nobody is blamed for the latter."""
        long_ago = now - meeting.starts >= timedelta(hours=1)
        words = _("past its time") if long_ago else time_until(meeting.starts, now)
        self._chip.setVisible(bool(words))
        if _is_late(meeting, now):
            self._chip.display(words, "clock", "warn")
        else:
            self._chip.display(words, "clock", "accent")

    def _show_only(self, *shown: Button) -> None:
        starts = self._start in shown and not self._running
        self._others_start.setVisible(starts and not self._may(Right.GROUP))
        for button, right in (
            (self._start, Right.GROUP),
            (self._add_people, Right.PEOPLE),
            (self._set_up, Right.PRACTICE),
            (self._lobby, Right.GROUP),
            (self._close, Right.END),
            (self._edit, Right.PRACTICE),
            (self._rehearse, Right.GROUP),
        ):
            button.setVisible(button in shown and self._may(right))

    def _start_or_go_on(self) -> None:
        (self.go_on_asked if self._running else self.start_asked).emit()


def _pointed_out(practice: Practice, meeting: NextMeeting) -> tuple[str, ...]:
    return group_cautions(practice, meeting.group, day_in(meeting.group.zone, meeting.starts))


def _is_late(meeting: NextMeeting, now: datetime) -> bool:
    return now - meeting.starts >= timedelta(minutes=1)


def _turn(layout: QBoxLayout, across: bool) -> None:
    layout.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)


def _wide(layout: QHBoxLayout) -> int:
    """What the shown buttons of a row need side by side."""
    items = [layout.itemAt(place) for place in range(layout.count())]
    buttons = [item.widget() for item in items if item is not None]
    shown = [button.sizeHint().width() for button in buttons if button is not None and not button.isHidden()]
    return sum(shown) + Space.SM * max(len(shown) - 1, 0)
