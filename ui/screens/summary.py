"""After the group: how the plan went, who was there for how long, and what leaves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.documents.plan_actual import end_sentence
from app.documents.record import PersonRecord, SessionRecord
from app.lines import HalfTyped, half_typed
from app.live.commands import amend_note, catch_note, cover_topic, uncover_topic
from app.live.note_events import GROUP_SECTION
from app.live.state import Session
from app.live.stays import correction
from app.model.plans import PlanPart
from app.model.roles import Right, only_words
from app.parcels import record_of
from app.words import _
from ui.acting import Acting
from ui.hub import Hub
from ui.live.plan_acts import PlanActs
from ui.live.stay_editor import StayEditor, correction_words
from ui.live.written_card import WrittenCard
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.let_change import let_change
from ui.parts.page_head import PageHead
from ui.parts.page_sides import give_sides, side
from ui.parts.person_row import PersonRow
from ui.parts.plan_bars import PlanBars
from ui.parts.roster import RosterList
from ui.parts.scroll import Scroll
from ui.practice.export_card import ExportCard
from ui.practice.half_typed import HalfTypedCard
from ui.practice.report_line import ReportLine
from ui.practice.report_words import compared_words
from ui.practice.safety_card import SafetyCard
from ui.practice.summary_words import attended, facts, headline, person_row, plan_bars
from ui.practice.topic_mark import TopicMark
from ui.theme import Space, Theme

# below this width attendance stands under the plan, px at 100 % text
NARROW = 900


class SummaryScreen(QWidget):
    """Shows the session that has just ended; its notes are written next, and Done lays it aside."""

    done = Signal()
    back_asked = Signal()  # Escape
    notes_asked = Signal()

    def __init__(self, theme: Theme, hub: Hub, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._stream = ""
        self._title, self._subtitle = (
            label(_("After the group"), "heading", wrap=True),
            label("", "muted", wrap=True),
        )
        self._plan = Card(_("Plan and what happened"))
        self._ended = label("", wrap=True)
        self._bars = PlanBars(theme)
        self._facts = label("", "muted", wrap=True)
        self._plan.body.addWidget(self._ended)
        self._plan.body.addWidget(self._bars)
        self._plan.body.addWidget(self._facts)
        self._people = Card(_("Attendance"), margin=Space.LIST, inset=Space.ROW)
        self._list = RosterList(theme, _("Attendance"))
        self._list.say_when_empty(_("Nobody was on the list of this session."))
        self.report = ReportLine(theme)
        self._people.body.addWidget(self.report)
        self._times = StayEditor(theme, acting)
        self._times.setVisible(False)
        self._people.body.addWidget(self._list, 1)
        self._safety = SafetyCard(theme, acting)
        self._half = HalfTypedCard(theme)
        self._topic = TopicMark(theme)
        self._topic.covered.connect(self._cover)
        self.export = ExportCard(theme, acting)
        self._written = WrittenCard(theme, acting)
        for card in (self._plan, self._people, self.export):
            card.wrap_title()
        self._columns = QHBoxLayout()
        self._place()
        self._list.viewport().installEventFilter(self)
        self._list.person_activated.connect(self.correct_times)
        self._list.chip_clicked.connect(self.correct_times)
        self._list.clicked.connect(self._clicked)
        self._times.left.connect(self._close_times)
        self._half.keep_asked.connect(self._keep_half)
        self._half.drop_asked.connect(self._throw_away)
        hub.changed.connect(self.redraw)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        column.setSpacing(Space.LG)
        self._write = write = Button(self._theme, _("Write notes"), "pen-line", "primary")
        done = Button(self._theme, _("Done"), "check")
        write.clicked.connect(self.notes_asked)
        done.clicked.connect(self.done)
        self._head = PageHead(self._theme, self._title, self._subtitle, write, done)
        self._only = label(only_words(Right.GROUP), "muted", wrap=True)
        column.addWidget(self._head)
        column.addWidget(self._only)
        left = QVBoxLayout()
        left.setSpacing(Space.LG)
        left.addWidget(self._half)
        left.addWidget(self._topic)
        left.addWidget(self._safety)
        left.addWidget(self._plan)
        left.addWidget(self.export)
        left.addWidget(self._written)
        left.addStretch(1)
        self._page = page = QWidget()
        page.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(Space.LG)
        self._columns.addLayout(left, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.LG)
        right.addWidget(self._times)
        right.addWidget(self._people, 1)
        self._columns.addLayout(right, 1)
        self._scroll = Scroll(page)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self._scroll, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In another width the rows of the list have other heights."""
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._fit()
        return False

    def redraw(self) -> None:
        session = self._acting.desk.session
        if session is None or session.run.ended is None or not self.isVisible():
            return
        if session.stream != self._stream:
            self._stream = session.stream
            self._close_times()
            self._scroll.verticalScrollBar().setValue(0)
        notes = [session.progress_of(about) for about in (GROUP_SECTION, *session.names)]
        owed = any(note.signed is None and note.entered is None for note in notes)
        writes = owed and self._acting.seat.may(Right.NOTES)
        self._head.rename(self._write, _("Write notes") if writes else _("See the notes"))
        record = record_of(self._acting.desk)
        self._subtitle.setText(headline(record))
        self._ended.setText(end_sentence(record))
        self._ended.setVisible(bool(self._ended.text()))
        self._bars.display(plan_bars(record))
        self._facts.setText(facts(record))
        practice = self._acting.desk.practice
        typed = half_typed(self._acting.desk.drafts(), session.stream)
        self._half.display_texts(typed, practice.users, practice.people)
        self._topic.draw(session)
        self._written.draw(session, practice.users)
        self._safety.show_record(record)
        self._people.display(_("Attendance"), attended(record))
        self._list.display([self._row(person, record, session) for person in record.people])
        if self._times.isVisibleTo(self):
            self._times.draw(session)
        self.report.display(compared_words(session, self._acting.desk.practice.users))
        self._only.setVisible(not self._leads)
        for part in (self._half, self._times, self.report):
            let_change(part, self._leads)
        if not self._leads:  # all that it does is ask
            self._topic.setVisible(False)
        self._fit()

    @property
    def _leads(self) -> bool:
        return self._acting.seat.may(Right.GROUP)

    def _cover(self, whole: bool) -> None:
        if self._acting.do(cover_topic, whole):
            said = _("The topic counts as covered.") if whole else _("The topic counts as covered in part.")
            self._acting.undoable.emit(said, partial(self._acting.do, uncover_topic))

    def _keep_half(self, typed: HalfTyped) -> None:
        """It is the note, or the line of a plan, of whoever typed it."""
        acting, text = self._acting.of(typed.author), typed.text
        if typed.person:
            kept = self._keep_in_plan(acting, typed)
        elif typed.note:
            kept = acting.do(amend_note, typed.note, text)
        else:
            kept = acting.do(catch_note, text)
        if kept:
            self._drop_half(typed)  # also where the change had been made already

    def _keep_in_plan(self, acting: Acting, typed: HalfTyped) -> bool:
        """From the note, if it still stands."""
        session = self._acting.desk.session
        notes = {note.id for note in session.notes if not note.struck} if session is not None else set()
        note = typed.note if typed.note in notes else ""
        part = PlanPart(typed.part)
        return PlanActs(acting).add(typed.person, part, typed.text, self._stream, note)

    def _drop_half(self, typed: HalfTyped) -> None:
        self._acting.desk.keep_draft(typed.key, typed.author, "")
        self.redraw()

    def _throw_away(self, typed: HalfTyped) -> None:
        self._drop_half(typed)
        self._acting.undoable.emit(
            _("The half-typed note was thrown away."), partial(self._bring_back, typed)
        )

    def _bring_back(self, typed: HalfTyped) -> None:
        self._acting.desk.keep_draft(typed.key, typed.author, typed.text)
        self.redraw()

    def show_reading(self, reading: bool) -> None:
        """A report of the call is being read, or not any more."""
        self.report.show_reading(reading)
        self._fit()

    def show_entry(self, entry: str) -> None:
        """What was found in this session, brought to where it can be seen."""
        if self._written.show_entry(entry):
            # first the layout, which the new session has not had yet
            QTimer.singleShot(0, self, self._show_written)

    def _show_written(self) -> None:
        self._columns.activate()
        place = self._written.place_of_chosen(self._page)
        self._scroll.ensureVisible(place.x(), place.y(), 0, self._scroll.viewport().height() // 3)

    def correct_times(self, person: str) -> None:
        """Above the list: when this person really was in the room."""
        session = self._acting.desk.session
        if session is not None and person in session.people and self._leads:
            self._times.setVisible(True)
            self._times.begin(session, person)

    def _row(self, person: PersonRecord, record: SessionRecord, session: Session) -> PersonRow:
        """The row, and who corrected it."""
        row, corrected = person_row(person, record), correction(session, person.id)
        if corrected is None:
            return row
        words = correction_words(corrected, session, self._acting.desk.practice.users)
        return replace(row, line=" · ".join(piece for piece in (row.line, words) if piece))

    def _clicked(self, index: QModelIndex) -> None:
        row = self._list.row(index)
        if row is not None:
            self.correct_times(row.id)

    def _close_times(self) -> None:
        self._times.setVisible(False)

    def _fit(self) -> None:
        """Side by side the list scrolls by itself; below each other all of it stands on the page."""
        give_sides(self, self._theme)
        wide = self.width() >= self._theme.px(NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        self._columns.setStretch(0, int(wide))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * side(self._theme, self.width()) - bar
        each = (room - Space.LG) // 2 if wide else room
        self._half.fit(each)
        margins = self._people.body.contentsMargins()
        self.report.fit(each - margins.left() - margins.right())
        # a scroll bar that comes and goes would change the width by which the rows are as high as they are
        self._list.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if wide else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        rows = sum(self._list.sizeHintForRow(at) for at in range(len(self._list.shown)))
        self._list.setMinimumHeight(self._theme.px(240) if wide else max(rows + Space.SM, self._theme.px(60)))
