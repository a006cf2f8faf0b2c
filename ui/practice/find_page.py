"""Find: a person, a session, a topic, something written, something to do; as somebody types."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app import finding
from app.errors import GroupsideError, Refused
from app.finding import Asked, Written
from app.model.found_words import Around, asks_something
from app.model.roles import Right
from app.model.rows import SessionRow
from app.words import _, ngettext
from ui.acting import Acting
from ui.apart import Spawn
from ui.days import day_meant
from ui.keys import Act, bind
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.clearable import ClearableEdit
from ui.parts.hit_list import HitList, HitRow
from ui.parts.label import label
from ui.practice import found_rows
from ui.practice.find_filters import FindFilters
from ui.practice.found_rows import Offered, Place
from ui.practice.held_words import session_words, was_held
from ui.theme import Space, Theme

WIDTH, HEIGHT = 860, 660  # px at 100 % text
LEAST = QSize(400, 360)  # px; what has no room scrolls or folds
# below this width the filters wait behind a button, px at 100 % text
NARROW = 560
# how long an answer may take before it is said that it is being looked for, milliseconds
PATIENCE = 300
_IN_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FindPage(QDialog):
    """The focus stays in the field; arrows choose, Enter opens, Escape goes back. An answer that comes after something
    else was typed is dropped, and the vault is never asked twice at once."""

    person_asked = Signal(str, str)  # the group, '' for none, and the person
    session_asked = Signal(str, str)  # its stream, and the entry that was found in it, or ''
    topic_asked = Signal(str)
    act_asked = Signal(str)

    def __init__(
        self, theme: Theme, acting: Acting, spawn: Spawn, offered: Sequence[Offered], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._acting, self._spawn, self._offered = theme, acting, spawn, offered
        self._wanted: Asked | None = None
        self._asking = False
        self._held: list[tuple[SessionRow, str]] = []
        self._places: dict[str, Place] = {}
        self.setObjectName("Root")
        self.setWindowTitle(_("Find"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = ClearableEdit(theme)
        self.field.setAccessibleName(_("Find"))
        self.filters = FindFilters(theme)
        self._more = Button(theme, _("Narrow down"), "chevron-down", "quiet")
        self._more.setCheckable(True)
        self._clear = Button(theme, _("Without filters"), "x", "link")
        self._trouble = label("", "trouble", wrap=True)
        self._said = label("", "caption", wrap=True)
        self.list = HitList(theme, _("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(PATIENCE)
        self._place()
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._ask_again)
        self.filters.changed.connect(self._ask_again)
        self.filters.refused.connect(self._refuse)
        self._more.clicked.connect(self._fit)
        self._clear.clicked.connect(self.filters.clear)
        self._looking.timeout.connect(self._say_looking)
        self.list.clicked.connect(self._open_chosen)
        keys = {Act.HIDE: acting.hide_asked.emit, Act.FIND: self.reject, Act.CRISIS: self._go_to_crisis}
        bind(theme.keys, self, keys)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.LG)
        column.setSpacing(Space.MD)
        # filters that stand beside each other fold below each other: they must not hold the page wide
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(LEAST)
        top = QHBoxLayout()
        top.setSpacing(Space.SM)
        top.addWidget(self.field, 1)
        back = Button(self._theme, _("Back"), kind="quiet")
        back.clicked.connect(self.reject)
        top.addWidget(back)
        acts = QHBoxLayout()
        acts.addWidget(self._more)
        acts.addWidget(self._said, 1)
        acts.addWidget(self._clear)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self._trouble)
        column.addLayout(acts)
        card = Card(margin=Space.ROW)
        card.body.addWidget(self.list)
        column.addWidget(card, 1)
        self._trouble.setVisible(False)

    def begin(self) -> None:
        """Open over the window, with the focus in the field."""
        self.filters.display(self._acting.desk.practice, (), self._today)
        over = self.parentWidget()
        room = (over.window().size() if over else self.sizeHint()) - QSize(Space.XXL, Space.XXL)
        self.resize(self.sizeHint().boundedTo(room))
        self._fit()
        self._show([])
        self.open()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._spawn(self._prepare())

    def type(self, text: str) -> None:
        """As if it had been typed."""
        self.field.setText(text)
        self._ask_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        self._more.setVisible(narrow)
        words = _("A name, a word") if narrow else _("A person, a session, a topic, words of a note")
        self.field.setPlaceholderText(words)
        self.filters.setVisible(not narrow or self._more.isChecked())
        self.filters.fit(self.width() - 2 * Space.XL)
        self._clear.setVisible(self.filters.any)

    # What is asked

    async def _prepare(self) -> None:
        """What does not change while somebody types: the tags that there are, and the sessions that were held."""
        vault = self._acting.desk.vault
        try:
            tags = await asyncio.wrap_future(vault.tags())
            rows = await asyncio.wrap_future(vault.sessions())
        except GroupsideError as trouble:
            self._refuse(trouble.sentence)
            return
        if not isValid(self):  # it was closed meanwhile
            return
        self.filters.display(self._acting.desk.practice, tags, self._today)
        self._held = [(row, session_words(row)) for row in was_held(rows)]
        if self.field.text():
            self._ask_again()

    def _ask_again(self) -> None:
        try:
            self._wanted = self.filters.asked(self.field.text())
        except Refused:
            return  # it is said already
        self._clear.setVisible(self.filters.any)
        if not self._asking:
            self._asking = True
            self._looking.start()
            self._spawn(self._ask())

    async def _ask(self) -> None:
        """The newest question, until nothing newer was asked meanwhile."""
        try:
            while (asked := self._wanted) is not None:
                self._wanted = None
                found = await asyncio.wrap_future(finding.written(self._acting.desk, asked))
                if not isValid(self):  # it was closed meanwhile
                    return
                if self._wanted is None:
                    self._show(found, asked)
        except GroupsideError as trouble:
            self._refuse(trouble.sentence)
        finally:
            self._asking = False
            if isValid(self):
                self._looking.stop()

    def _show(self, found: Sequence[Written], asked: Asked | None = None) -> None:
        asked = asked or Asked()
        pairs = [*self._known(asked), *self._written(found)]
        self._places = {place.key: place for place, _row in pairs}
        rows: list[HitRow] = [row for _place, row in pairs]
        self.list.say_when_empty(self._empty_words(asked))
        self.list.display(rows)
        self.list.scrollToTop()
        if rows:
            self.list.choose(rows[0].id)
        words = ngettext("{n} found", "{n} found", len(rows)).format(n=len(rows)) if asked.something else ""
        if len(found) == finding.MOST:
            words = _("The newest {n} are shown. Type more to find older ones.").format(n=len(found))
        self._said.setText(words)
        if words:
            announce(self.field, words)

    def _known(self, asked: Asked) -> list[tuple[Place, HitRow]]:
        """What is found without the vault."""
        desk = self._acting.desk
        topics = {topic.id: topic.title for topic in desk.library.topics.values()}
        people = finding.people(desk.practice, asked, desk.now())
        acts = []
        if not any(asked.narrowed):
            acts = [
                *found_rows.about_rows(people, desk.practice, asked.text),
                *found_rows.act_rows(self._offered, asked.text),
            ]
        return [
            *(found_rows.person_row(each, desk.practice) for each in people),
            *acts,
            *(found_rows.topic_row(each) for each in finding.topics(topics, asked)),
            *(found_rows.session_row(*each) for each in self._sessions(asked)),
        ]

    def _sessions(self, asked: Asked) -> list[tuple[SessionRow, Around]]:
        return finding.sessions(self._held, asked, day_meant(asked.text, self._today), 4)

    @property
    def _today(self) -> date:
        return self._acting.desk.now().date()

    def _written(self, found: Sequence[Written]) -> list[tuple[Place, HitRow]]:
        desk = self._acting.desk
        names = desk.session.names if desk.session is not None else {}
        return [found_rows.written_row(each, desk.practice, names, self._today) for each in found]

    def _empty_words(self, asked: Asked) -> str:
        if asked.something:
            if self.filters.any:
                return _("Nothing was found. Try fewer letters, or take a filter away.")
            return _("Nothing was found. Try fewer letters, or another word.")
        if asks_something(asked.text) or not asked.text.strip():
            return _(
                "Type the beginning of a name, of a word in a note or an answer, of a topic, a day like “Nov 24”, or "
                "what you want to do. Arrow keys choose, Enter opens."
            )
        return _("Type a letter or a digit.")

    def _say_looking(self) -> None:
        self._said.setText(_("Looking…"))

    def _refuse(self, sentence: str) -> None:
        if not isValid(self):
            return
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    # What a person does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list work while somebody types."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _IN_LIST and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.list.keyPressEvent(event)
            if (row := self.list.row(self.list.currentIndex())) is not None:
                announce(self.field, row.spoken)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_chosen()
            return True
        return False

    def _open_chosen(self) -> None:
        place = self._places.get(self.list.chosen)
        if place is None:
            return
        self.accept()
        match place.kind:
            case "person":
                self.person_asked.emit(place.beside, place.id)
            case "topic":
                self.topic_asked.emit(place.id)
            case "act":
                self.act_asked.emit(place.id)
            case found_rows.LEFT:
                self._acting.accounting_asked.emit(place.id)
            case found_rows.NOTES:
                self._acting.packet_asked.emit(place.id)
            case _:
                self.session_asked.emit(place.id, place.beside)

    def _go_to_crisis(self) -> None:
        if not self._acting.seat.may(Right.GROUP):
            return
        self.accept()
        self.act_asked.emit("crisis")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))
