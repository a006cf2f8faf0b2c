"""The main window: which screen is shown, and how one gets from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from app.words import _
from ui.acting import Acting
from ui.frame import Frame, saving_words
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind
from ui.parts.button import Button, IconButton
from ui.parts.label import label
from ui.parts.page_sides import side
from ui.theme import Space, Theme

# from this width on the bottom line names the key that locks while a group runs, px at 100 % text
ROOM_FOR_LOCK = 1200


def place_words() -> list[str]:
    """The words at the top that lead to a screen, in their order, in the language that is spoken."""
    return [_("Today"), _("Week"), _("People"), _("Library"), _("History"), _("Settings")]


class MainWindow(Frame):
    """Today, people and settings behind three words; the live screen has the window for itself."""

    closed = Signal()
    went_from = Signal(QWidget)  # the screen that was shown before
    find_asked = Signal()
    lock_asked = Signal()
    group_asked = Signal()  # back to the session that is open

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding) -> None:
        super().__init__(theme, hub, ticker, acting, hiding)
        self.setWindowTitle("Groupside")
        self.co_facilitator_is_open = False
        self._at_the_foot: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._bar = QWidget()
        self._places: dict[QWidget, Button] = {}
        self._words: dict[str, Button] = {}
        self._ways: dict[str, tuple[Button, str]] = {}
        self._screens = QStackedWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(Space.XL, Space.MD, Space.XL, 0)
        row.setSpacing(Space.XS)
        self._name = label("Groupside", "title")
        row.addWidget(self._name)
        row.addSpacing(Space.LG)
        self._row = row
        row.addStretch(1)
        self._who = label("", "muted")
        row.addWidget(self._who)
        row.addSpacing(Space.SM)
        self._find = Button(theme, _("Find"), "search", "quiet")
        self._find.tell_key(Act.FIND, _("A person, a session, a topic, a note"))
        self._find.clicked.connect(self.find_asked)
        self._find_word, self._lock_word = self._find.text(), _("Lock")
        self._words[self._find_word] = self._find
        row.addWidget(self._find)
        self._lock = Button(theme, _("Lock"), "lock", "quiet")
        self._lock.tell_key(Act.LOCK, _("Until the passphrase is typed again"))
        self._lock.clicked.connect(self.lock_asked)
        self._words[self._lock_word] = self._lock
        row.addWidget(self._lock)
        self._more = IconButton(theme, "ellipsis", _("More"))
        self._more.clicked.connect(self._open_more)
        row.addWidget(self._more)
        self._back = Button(theme, _("Back to the group"), "arrow-left", "primary")
        self._back.clicked.connect(self.group_asked)
        self._words[self._back.text()] = self._back
        row.addWidget(self._back)
        self.content.addWidget(self._bar)
        self.content.addWidget(self._screens, 1)
        bind(theme.keys, self._body, {Act.FIND: self.find_asked.emit})
        theme.changed.connect(self._fit)
        hub.changed.connect(self._offer_way_back)
        hub.changed.connect(self._say_who)
        self._offer_way_back()
        self._say_who()

    @property
    def leads_back(self) -> bool:
        """Whether a session is open, to which every page has the way back."""
        session = self._acting.desk.session
        return session is not None and session.run.ended is None

    def _offer_way_back(self) -> None:
        there = self.leads_back
        if there is self._back.isHidden():
            self._back.setVisible(there)
            self._fit()

    def _say_who(self) -> None:
        """Whose passphrase has opened the vault: what is done here is signed with this name."""
        user = self._acting.desk.practice.users.get(self._acting.seat.user)
        name = user.name if user is not None else ""
        if name != self._who.text():
            self._who.setText(name)
            told = _("{name} is signed in").format(name=name) if name else ""
            self._who.setToolTip(told)
            self._who.setAccessibleName(told)
            self._fit()

    def add_place(self, word: str, icon: str) -> Button:
        """A word at the top that leads to a screen; the button is for who makes the screen."""
        button = Button(self._theme, word, icon, "quiet")
        button.setCheckable(True)
        button.clicked.connect(
            self._light
        )  # pressed where one is already, or where one does not come: as it was
        self._words[word] = button
        self._ways[word] = (button, icon)
        self._row.insertWidget(
            self._row.count() - 7, button
        )  # before the stretch, who is signed in, Find, Lock, what has no room, and the way back
        return button

    def places(self) -> dict[str, str]:
        """The words at the top that lead to a screen, and their icons."""
        return {word: icon for word, (_button, icon) in self._ways.items()}

    def press_place(self, word: str) -> None:
        """As if its word at the top had been pressed."""
        self._ways[word][0].click()

    def join_place(self, screen: QWidget, word: str) -> None:
        """A screen that belongs to a word at the top: the word is lit while it is shown."""
        self._places[screen] = self._ways[word][0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the words at the top have no room, their icons stand for them; and where these have none, a menu."""
        self._more.hide()
        places = [button for button, _icon in self._ways.values()]
        for button in (self._find, self._lock, *places):
            button.show()
        for word, button in self._words.items():
            button.show_word(word, True)
        at_side = side(self._theme, self.width())
        self._row.setContentsMargins(at_side, Space.MD, at_side, 0)
        self._who.setVisible(bool(self._who.text()))
        self._who.setVisible(
            self._who.isVisibleTo(self._bar) and self._bar.sizeHint().width() <= self.width()
        )
        there = self._bar.sizeHint().width() <= self.width()
        for word, button in self._words.items():
            button.show_word(word, there)
        self._name.show()
        self._name.setVisible(self._bar.sizeHint().width() <= self.width())
        if self._bar.sizeHint().width() > self.width():
            self._row.setContentsMargins(Space.SM, Space.MD, Space.SM, 0)
            shown = self._places.get(self.shown) if self.shown is not None else None
            for button in (self._find, *reversed(places), self._lock):
                if button is not shown and self._bar.sizeHint().width() > self.width():
                    button.hide()
                    self._more.show()

    def _open_more(self) -> None:
        """What has no room at the top."""
        menu = QMenu(self)
        menu.setObjectName("more-places")
        icons = {word: icon for word, (_button, icon) in self._ways.items()}
        icons |= {self._find_word: "search", self._lock_word: "lock"}
        for word, button in self._words.items():
            if button.isHidden() and word in icons:
                menu.addAction(self._theme.icon(icons[word]), word).triggered.connect(button.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def go_to(self, screen: QWidget) -> None:
        """Show a screen; one that has no word at the top has the window for itself."""
        if self._screens.indexOf(screen) < 0:
            self._screens.addWidget(screen)
        if screen is not self._screens.currentWidget():
            self.settle()
        button = self._places.get(screen)
        self._bar.setVisible(button is not None)
        before = self._screens.currentWidget()
        self._screens.setCurrentWidget(screen)
        self._fit()
        self._light()
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._redraw_frame()
        self._place_message()
        if before is not None and before is not screen:
            self.went_from.emit(before)

    def _light(self) -> None:
        """The word of the screen that is shown. Each word is a stop of Tab: arrows would go there while one looks."""
        lit = self._places.get(self.shown) if self.shown is not None else None
        for button, _icon in self._ways.values():
            button.setChecked(button is lit)

    @property
    def foot(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the screen that is shown has to say at the foot of the window: left, and its keys at the right."""
        return self._at_the_foot

    @foot.setter
    def foot(self, foot: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        if foot != self._at_the_foot:
            self._at_the_foot = foot
            self._redraw_frame()

    @property
    def shown(self) -> QWidget | None:
        """The screen that is shown."""
        return self._screens.currentWidget()

    def shows(self, kind: type[QWidget]) -> bool:
        return isinstance(self.shown, kind)

    def sizeHint(self) -> QSize:
        return QSize(1440, 900)

    def status(self) -> tuple[str, str]:
        pieces = [saving_words(self._hub)]
        session = self._acting.desk.session
        all_keys = self._hint(Act.KEYS, _("{key} keys and guide"))
        if session is None or not session.run.live:
            told, keys = self._at_the_foot
            keys = keys if self.width() >= self._theme.px(1000) else ()
            return "  ·  ".join((*pieces, *told)), "  ·  ".join((*keys, *all_keys))
        narrow = self.width() < self._theme.px(1000)
        if self.co_facilitator_is_open and not narrow:
            pieces.append(_("Co-facilitator’s window is open"))
        hints = [_("Type to note")] if self.width() >= self._theme.px(320) else []
        if not narrow:
            hints += self._hint(Act.NEXT_BLOCK, _("{key} next block"))
            hints += self._hint(Act.DONE, _("{key} done"))
            hints += self._hint(Act.HIDE, _("{key} hide"))
        if self.width() >= self._theme.px(ROOM_FOR_LOCK):
            hints += self._hint(Act.LOCK, _("{key} lock"))
        return "  ·  ".join(pieces), "  ·  ".join(hints + all_keys)

    def _hint(self, act: Act, words: str) -> list[str]:
        """Nothing where the act has no key."""
        key = self._theme.keys.shown(act)
        return [words.format(key=key)] if key else []

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closed.emit()
