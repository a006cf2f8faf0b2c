"""The lobby: before the start, everybody who is expected with the telehealth checks, by keys or clicks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QWidget

from app.live.lobby import check_as_before, check_telehealth
from app.live.state import Session
from app.model.agenda import Timeline
from app.model.telehealth import TelehealthCheck
from app.words import _
from ui.acting import Acting
from ui.live import clock_words, lobby_words
from ui.live.block import LateStart
from ui.live.chat import Chat
from ui.live.check_words import last_words, license_words
from ui.parts.button import Button, IconButton
from ui.parts.call_button import CallButton
from ui.parts.card import Card
from ui.parts.check_grid import CheckGrid
from ui.parts.label import label
from ui.theme import Space, Theme


class LobbyCard(Card):
    """Arrows walk to a person, 1 to 6 answer a check, 0 is the same as last time, Enter opens all of one person."""

    person_asked = Signal(
        str, str
    )  # this person's checks; what is to be typed first: '', 'address' or 'others'
    plan_asked = Signal()  # the icebreaker
    agenda_asked = Signal()  # today's agenda is to be edited
    late_start_chosen = Signal()

    def __init__(
        self, theme: Theme, acting: Acting, *, edits: bool = True, parent: QWidget | None = None
    ) -> None:
        """`edits`: the agenda can be edited from here."""
        super().__init__(_("Before the start"), parent=parent)
        self.setObjectName("lobby")
        self._theme, self._acting = theme, acting
        self._chat = Chat(acting, self)
        self._late = LateStart(theme)
        self._how = label("", "muted", wrap=True)
        self._copy = Button(theme, _("Copy the question"), "copy", "quiet")
        self._copy.setToolTip(_("For the private chat: the address, and who is near. Nobody is asked aloud."))
        self.grid = CheckGrid(theme, _("Telehealth checks"), lobby_words.columns())
        self._about = label("", "muted", wrap=True)
        self._plan = Button(theme, _("Icebreaker"), "message-square", "quiet", tip=_("Today’s icebreaker"))
        self._edit = IconButton(theme, "pen-line", _("Edit today’s agenda"), parent=self)
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row, words, button in ((top, self._how, self._copy), (foot, self._about, self._plan)):
            button.make_small()
            row.addWidget(words, 1)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignVCenter)
        self._edit.setVisible(edits)
        self.body.setSpacing(Space.SM)
        self.body.addWidget(self._late)
        self.body.addLayout(top)
        self.body.addWidget(self.grid)
        self.body.addLayout(foot)
        self._call = CallButton(theme)
        self.body.addWidget(self._call, 0, Qt.AlignmentFlag.AlignLeft)
        self._copy.clicked.connect(self.copy_question)
        self._plan.clicked.connect(self.plan_asked)
        self._edit.clicked.connect(self.agenda_asked)
        self._late.chosen.connect(self.late_start_chosen)
        self.grid.check_asked.connect(self._answer)
        self.grid.person_chosen.connect(self._walked)
        self.grid.person_activated.connect(self._open)
        self.setFocusProxy(self.grid)

    def fit(self, narrow: bool) -> None:
        for button, word in (
            (self._copy, _("Copy the question")),
            (self._plan, _("Icebreaker")),
        ):
            button.show_word(word, not narrow)
            if not narrow:
                button.make_small()
        if not narrow:
            self._edit.make_small()
        self._late.fit(narrow)

    def draw(self, session: Session, timeline: Timeline) -> None:
        self.display(_("Before the start"), clock_words.lobby_words(session, timeline.at))
        self._late.draw(session, timeline)
        self._call.follow(session.opened.call_link if session.opened else "")
        done = lobby_words.done_words(session)
        self._how.setText(_("{done} · ask in the private chat, never aloud").format(done=done))
        rows = lobby_words.check_rows(session, self._acting.desk.practice)
        self.grid.display(rows)
        self.grid.setVisible(bool(rows))
        self._say_about(session)

    def _say_about(self, session: Session) -> None:
        """What is good to know of the chosen person: last time, the license, papers."""
        attendee = session.people.get(self.grid.chosen)
        if attendee is None:
            self._about.setText("")
            return
        pieces = [license_words(session, attendee.check)]
        last = attendee.person.last_check
        if last is not None and attendee.check != last:
            words = _("Last time: {last}. 0 notes it, once {name} has said so.")
            pieces.append(words.format(last=last_words(last), name=attendee.name.split()[0]))
        papers = lobby_words.papers_left(session, self._acting.desk.practice, self.grid.chosen)
        if papers:
            pieces.append(_("{papers}: Enter.").format(papers=lobby_words.papers_words(papers)))
        said = " ".join(piece for piece in pieces if piece)
        self._about.setText(f"{attendee.name}  ·  {said}" if said else attendee.name)

    def copy_question(self) -> None:
        self._chat.say(lobby_words.question_for_chat)

    def close_menus(self) -> None:
        for menu in self.findChildren(QMenu):
            menu.close()

    # What a person does

    def _answer(self, person: str, at: int, place: QPoint) -> None:
        if at == lobby_words.AS_BEFORE:
            self._acting.do(check_as_before, person)
            return
        which = lobby_words.CHECKS[at]
        check = lobby_words.next_answer(self._check(person), which)
        if check is not None:
            self._acting.do(check_telehealth, person, check)
        elif which == "others":
            self.person_asked.emit(person, "others")
        else:
            self._ask_address(person, place)

    def _ask_address(self, person: str, place: QPoint) -> None:
        """The usual places as a menu; who has none types."""
        known = self._acting.desk.practice.people.get(person)
        if known is None or not known.locations:
            self.person_asked.emit(person, "address")
            return
        menu = QMenu(self)
        menu.setObjectName("usual-places")
        for at, usual in enumerate(known.locations, start=1):
            words = f"&{at}  {usual.name} · {usual.address}" if at < 10 else f"{usual.name} · {usual.address}"
            menu.addAction(words).setData((person, usual.id))
        menu.addAction(self._theme.icon("pen-line"), _("&Another place…")).setData((person, ""))
        menu.triggered.connect(self._take_place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    def _take_place(self, action: QAction) -> None:
        person, place = action.data()
        known = self._acting.desk.practice.people.get(person)
        usual = next((one for one in known.locations if one.id == place), None) if known else None
        if usual is None:
            self.person_asked.emit(person, "address")
            return
        changes = {"address": usual.address, "location": usual.id, "state": usual.state.upper()}
        self._acting.do(check_telehealth, person, self._check(person).model_copy(update=changes))

    def _check(self, person: str) -> TelehealthCheck:
        session = self._acting.desk.session
        attendee = session.people.get(person) if session else None
        return (attendee.check if attendee else None) or TelehealthCheck()

    def _open(self, person: str) -> None:
        self.person_asked.emit(person, "")

    def _walked(self, person: str) -> None:
        """What is said below follows the arrows, and the row stays in sight."""
        session = self._acting.desk.session
        if session is not None:
            self._say_about(session)
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        if page is not None:
            place = self.grid.mapTo(self, self.grid.place_of_chosen().center())
            page.ensureVisible(place.x(), place.y(), 0, self._theme.px(40))
