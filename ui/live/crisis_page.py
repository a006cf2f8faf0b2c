"""Crisis: what to do now, on one page, for the person it is about. Opened by one key from every live window.

What is kept of the person comes from the practice as it stands, and nothing waits for the disk. Each step that is
taken is in the journal at once, with its time.
"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.lines import told_draft
from app.live import safety
from app.live.events import Situation
from app.live.safety_steps import CALL_DISPATCH, emergency_words
from app.live.state import Session
from app.model.days import day_in
from app.model.leaving import Destination, Leaving, LegalBasis
from app.model.people import Person
from app.practice.no_shows import may_call_contact
from app.words import _
from ui.acting import Acting, Copy
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.live.clock_acts import ClockActs
from ui.live.crisis_facts import FactsCard
from ui.live.crisis_general import general_card
from ui.live.crisis_steps import StepsCard
from ui.live.crisis_who import CrisisWho
from ui.live.crisis_words import Fact, everything, place_today, what_to_know, where_help_goes
from ui.live.emergency_form import EmergencyForm
from ui.parts.button import Button
from ui.parts.label import LineLabel, label
from ui.parts.scroll import Scroll
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme
from ui.times import minutes_and_seconds

# from this width on the steps stand beside the facts, px at 100 % text
TWO_COLUMNS = 820
# the smallest page, px: a column beside the call
LEAST = (440, 480)
# what a window's own frame takes of the screen around it, px
FRAME = (16, 48)


class CrisisPage(QDialog):
    """Says what to do and keeps what was done; the group's clock goes on beside it.

    Digits take steps, letters find a person. While names are hidden it goes, or is about nobody.
    """

    def __init__(
        self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding, parent: QWidget
    ) -> None:
        """`acting` is the seat of whoever opened it."""
        super().__init__(parent)
        self._theme, self._acting, self._hiding = theme, acting, hiding
        self._acts = ClockActs(acting, theme.keys, leads=False, parent=self)
        self._since: datetime = acting.desk.now()
        self._person, self._alone, self._went = "", False, False
        self._before = cast("QWidget | None", parent.focusWidget())
        # where the record of whom was told is kept half typed, and what of it
        self._draft, self._drafted = "", ""
        self.is_over = False  # it was closed, and goes when Qt comes to it
        self.setObjectName("Root")
        self.setWindowTitle(_("Crisis"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._time = LineLabel("", "title", counts=True)
        self._who = CrisisWho(theme)
        self._general = general_card()
        self._first, self._rest = FactsCard(theme), FactsCard(theme)
        self._everything = Button(theme, _("Copy for the dispatcher"), "copy")
        self._first.end_with(self._everything)
        self._steps, self._told = StepsCard(theme), EmergencyForm(theme)
        self._trouble = label("", "trouble", wrap=True)
        self._trouble.setVisible(False)
        self._break = Button(theme, _("Short break for all"), "coffee", "primary", parent=self)
        self._break.tell_key(Act.SHORT_BREAK)
        self._copy = Button(theme, _("Copy 988 for the chat"), "copy", parent=self)
        self._close = Button(theme, _("Close"), kind="quiet", parent=self)
        self._place()
        self._stay_within_the_screen(parent)
        self.finished.connect(self._end)
        self._break.clicked.connect(self._take_break)
        self._everything.clicked.connect(self._take_all)
        self._copy.clicked.connect(self._take_along)
        self._close.clicked.connect(self.accept)
        self._who.chosen.connect(self._choose)
        self._steps.situation_chosen.connect(self._turn_to)
        self._steps.step_asked.connect(self._take_step)
        self._steps.wrote.connect(self._write)
        self._told.kept.connect(self._keep_record)
        self._first.copy_asked.connect(self._take_fact)
        self._rest.copy_asked.connect(self._take_fact)
        acting.refused.connect(self._say)
        acting.moved_on.connect(self._settle)
        hub.changed.connect(self.draw)
        ticker.second.connect(self.count)
        ticker.follow(self)
        hiding.changed.connect(self._turn)
        keys = {Act.SHORT_BREAK: self._take_break, Act.HIDE: hiding.hide, Act.CRISIS: self.accept}
        bind(theme.keys, self, keys)
        self._close.setFocus()  # Enter does nothing to the group by mistake
        self.begin("", alone=True)

    def _place(self) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(Space.SM)
        head.addWidget(self._who, 1)
        head.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        self._columns = QHBoxLayout(page)
        self._columns.setContentsMargins(0, 0, Space.SM, 0)
        self._columns.setSpacing(Space.MD)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(Space.MD)
            side.addStretch(1)
            self._columns.addLayout(side)
        self._shape: tuple[bool, bool] | None = None
        buttons = SideBySide(self._theme, self._break, self._copy, self._close, least=420, right_from=2)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # the buttons go below each other
        column.setContentsMargins(Space.XL, Space.LG, Space.XL, Space.LG)
        column.setSpacing(Space.MD)
        column.addLayout(head)
        column.addWidget(Scroll(page), 1)
        column.addStretch(0)
        column.addWidget(self._trouble)
        column.addWidget(buttons)

    def begin(self, person: str, *, alone: bool) -> None:
        """For this person of the session; '' is nobody yet. `alone`: no co-facilitator at the second window."""
        self._alone = alone
        self._choose(person)

    def _stay_within_the_screen(self, over: QWidget) -> None:
        """Its buttons are always in sight: what has no room scrolls."""
        room = over.screen().availableGeometry()
        width, height = room.width() - FRAME[0], room.height() - FRAME[1]
        self.setMinimumSize(min(LEAST[0], width), min(LEAST[1], height))
        self.resize(min(self._theme.px(980), width), min(self._theme.px(860), height))
        middle = QRect(QPoint(0, 0), self.size())
        middle.moveCenter(over.window().frameGeometry().center())
        self.move(
            max(room.left(), min(middle.left(), room.right() - self.width() - FRAME[0])),
            max(room.top(), min(middle.top(), room.bottom() - self.height() - FRAME[1])),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.draw()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_draft()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Side by side where there is room; else what is needed first, the steps, and the rest."""
        wide = self.width() >= self._theme.px(TWO_COLUMNS)
        small = self.width() < self._theme.px(420)
        if (wide, small) == self._shape:
            return
        self._shape = (wide, small)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(across if wide else down)
        self._time.setProperty("role", "caption" if small else "title")  # one line, in any language
        self._time.style().unpolish(self._time)
        self._time.style().polish(self._time)
        for part in (self._who, self._steps, self._told, self._first, self._rest):
            part.fit(small)
        self._everything.show_word(_("Copy for the dispatcher"), not small)
        for card in (self._first, self._steps, self._told, self._rest):
            card.tighten(not wide)
        left: tuple[QWidget, ...] = (self._general, self._first)
        right: tuple[QWidget, ...] = (self._steps, self._told)
        sides = ((*left, self._rest), right) if wide else ((*left, *right, self._rest), ())
        for side, cards in zip((self._left, self._right), sides, strict=True):
            for place, each in enumerate(cards):
                side.removeWidget(each)
                side.insertWidget(place, each)
        self._columns.setStretch(0, 1)
        self._share_width()

    def _share_width(self) -> None:
        """Steps take their half only when they are there."""
        beside = self._shape is not None and self._shape[0] and not self._steps.isHidden()
        self._columns.setStretch(1, int(beside))

    # Drawing

    def draw(self) -> None:
        """After an act, in any window."""
        if not self.isVisible():
            return
        session = self._acting.desk.session
        people = session.people if session is not None and not self._hiding.hidden else {}
        attendee = people.get(self._person)
        practice = self._acting.desk.practice
        # who is here first: it is rarely about somebody else
        order = sorted(people, key=lambda each: people[each].presence not in ("here", "out"))
        self._who.display(attendee.name if attendee else "", [(each, people[each].name) for each in order])
        about = session is not None and session.opened is not None and attendee is not None
        for card in (self._first, self._rest, self._steps, self._told):
            card.setVisible(about)
        self._general.setVisible(not about)
        self._share_width()
        self._copy.setVisible(not about)  # among what is to know of somebody it stands by itself
        if session is not None and session.opened is not None and attendee is not None:
            zone = session.opened.zone
            # of somebody who is on today's list alone nothing else is known
            person = practice.people.get(self._person, Person(id=self._person, name=attendee.name))
            day = day_in(zone, self._acting.desk.now())
            may_call = may_call_contact(person, practice.care_of(person.id), day)
            self._first.show_facts(where_help_goes(attendee, person))
            self._rest.show_facts(what_to_know(attendee, person, may_call, self._me()))
            names = {user.id: user.name for user in practice.users.values()}
            taken = safety.steps_taken(session, self._person)
            situation = self._steps.situation
            this_time = safety.this_time(session, self._person, situation) if situation is not None else ()
            self._steps.draw(taken, this_time, zone, names, self._acting.seat.user)
            signed = {user.id: user.signature for user in practice.users.values()}
            self._told.draw(safety.told_of(session, self._person), signed, self._acting.desk.now())
        self.count()

    def count(self) -> None:
        """Each second: how long somebody has not answered, or this has been open; whether a break can begin."""
        session, now = self._acting.desk.session, self._acting.desk.now()
        self._told.tick(now)
        self._keep_draft()
        timing = safety.timing(session, self._person) if session is not None else None
        if timing is not None and not self._hiding.hidden:
            words = _("No answer for {time}") if timing.until is None else _("No answer for {time}; over now")
            time = timing.length(now)
        else:
            words, time = _("{time} since you opened this"), now - self._since
        self._time.setText(words.format(time=minutes_and_seconds(time)))
        self._break.setEnabled(session is not None and session.run.live and not session.run.paused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field took: a digit is a step, a letter begins a name."""
        typed = event.text()
        if event.modifiers() & ~_TYPING or not typed or not self._who.isVisible():
            super().keyPressEvent(event)
        elif typed.isdecimal() and self._steps.isVisible() and self._steps.take(int(typed)):
            event.accept()
        elif typed.isalpha():
            self._who.start_with(typed)
        else:
            super().keyPressEvent(event)

    # What a person does

    def _choose(self, person: str) -> None:
        """About somebody else from now on, where that was left."""
        session = self._acting.desk.session
        self._keep_draft()
        self._person, self._draft, self._drafted = person, "", ""
        self._everything.display(self._everything.text(), "copy")
        if session is not None and session.opened is not None and person in session.people:
            self._steps.begin(safety.latest_situation(session, person), self._alone)
            self._told.begin(session.opened.zone, self._me(signed=True))
            self._draft = self._acting.seat.draft_key(told_draft(person))
            self._drafted = self._acting.desk.drafts().get(self._draft, ("", ""))[1]
            if self._drafted:
                self._told.restore(self._drafted)
            self._close.setFocus()
        self.draw()

    def _keep_draft(self) -> None:
        """Each second, and when somebody else is chosen or the page goes: nothing half typed is lost."""
        half_typed = self._told.half_typed
        if self._draft and half_typed != self._drafted:
            self._drafted = half_typed
            self._acting.desk.keep_draft(self._draft, self._acting.seat.user, half_typed)

    def _turn_to(self, situation: Situation) -> None:
        self._steps.situation = situation
        self._alone = self._steps.alone.isChecked()
        self.draw()

    def _take_step(self, situation: Situation, step: str) -> None:
        if self._acting.do(safety.take_step, self._person, situation, step) and step == CALL_DISPATCH:
            self._offer_record(situation)

    def _write(self, situation: Situation, words: str) -> None:
        self._acting.do(safety.write_step, self._person, situation, words)

    def _offer_record(self, situation: Situation) -> None:
        """Dispatch is told now: the record opens with what is known already."""
        self._told.fill(self._service(), emergency_words(situation), self._acting.desk.now())
        self._told.unfold()

    def _service(self) -> str:
        """The dispatch center of the place where the person is today."""
        session = self._acting.desk.session
        person = self._acting.desk.practice.people.get(self._person)
        attendee = session.people.get(self._person) if session is not None else None
        check = attendee.check if attendee is not None else None
        place = place_today(check, person.locations) if check is not None and person is not None else None
        number = place.dispatch if place is not None else ""
        return _("Dispatch center, {number}").format(number=number) if number else _("Dispatch center")

    def _keep_record(self, told: str, affiliation: str, emergency: str, by: str, when: datetime) -> None:
        if self._acting.do_at(when, safety.tell_emergency, self._person, told, affiliation, emergency, by):
            self._told.done()

    def _take_break(self) -> None:
        if self._break.isEnabled():
            self._acts.begin_short_break()
            self.count()

    def _take_along(self) -> None:
        words = _("You can call or text 988 at any hour, or chat at 988lifeline.org.")
        self._acting.copy_asked.emit(Copy((), "crisis", words))
        self._copy.display(_("Copied"), "check")

    def _take_fact(self, fact: Fact) -> None:
        """A number to call or an address, for whoever helps from here: the program's own use."""
        leaving = Leaving(destination=Destination.RECORD, purpose=_("Help in a crisis"))
        self._take(fact.copies, leaving, (self._person,) if fact.tells_of_somebody else ())

    def _take(self, words: str, leaving: Leaving, people: tuple[str, ...]) -> None:
        """At once: nothing is asked, and the entry does not wait for the disk."""
        session = self._acting.desk.session
        stream = session.stream if session is not None else ""
        self._acting.copy_asked.emit(Copy(people, "crisis", words, stream=stream, leaving=leaving))

    def _take_all(self) -> None:
        """What a dispatcher asks for, as text: for medical personnel in an emergency (42 CFR 2.51)."""
        session: Session | None = self._acting.desk.session
        person = self._acting.desk.practice.people.get(self._person)
        if session is not None and person is not None and self._person in session.people:
            attendee = session.people[self._person]
            facts = (*where_help_goes(attendee, person), *what_to_know(attendee, person, False, self._me()))
            leaving = Leaving(
                destination=Destination.OTHER,
                recipient=self._service(),
                purpose=_("Help in a crisis"),
                basis=LegalBasis.MEDICAL_EMERGENCY,
                reference=emergency_words(self._steps.situation or "other") or _("The crisis page"),
            )
            self._take(everything(person.legal_name or person.name, facts), leaving, (self._person,))
            self._everything.display(self._everything.text(), "check")

    def _me(self, *, signed: bool = False) -> str:
        user = self._acting.desk.practice.users.get(self._acting.seat.user)
        return "" if user is None else user.signature if signed else user.name

    def _say(self, sentence: str) -> None:
        """Why something was not done: the window's own message bar stands behind this page."""
        self._trouble.clear()  # the same words once more are said once more
        self._trouble.setText(sentence)
        self._trouble.setVisible(True)

    def _settle(self) -> None:
        self._trouble.setVisible(False)

    def _end(self) -> None:
        """The window below has the focus where it had it: Enter must open nothing there."""
        self.is_over = True
        home, before = cast("QWidget", self.parent()), self._before
        (before if before is not None and isValid(before) and before.isVisible() else home).setFocus()

    def _turn(self) -> None:
        """It holds names: it goes with them, and comes back with them."""
        if self.is_over:
            return
        if self._hiding.hidden:
            self._went = self.isVisible()
            self._who.close_list()
            self.hide()
            return
        if self._went:
            self._went = False
            self.show()
        self.draw()


_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
