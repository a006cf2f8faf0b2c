"""The windows beside the main one: the share window, the mini timer, the co-facilitator's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.model.roles import Right, may
from app.ways_in import has_passphrase, no_passphrase_words
from ui.acting import Acting
from ui.apart import Spawn
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.live.crisis_page import CrisisPage
from ui.live.people import PeopleCard
from ui.machine import MachineFile, ShareLook
from ui.places import bring_forward, place_of, put
from ui.practice.sit_down import SitDown
from ui.theme import Theme
from ui.windows.co_facilitator import CoFacilitatorWindow
from ui.windows.mini import MiniWindow
from ui.windows.share import ShareWindow

# kinds of windows whose place is kept; the share window never goes back onto a screen by itself
MINI, CO_FACILITATOR = "mini", "co_facilitator"


class Beside(QObject):
    """Opens each once, brings it forward when it stands already, and remembers where it stood.

    Closing one changes nothing but that it is gone.
    """

    held_back = Signal(str)  # a text is not shown on the share window, and why
    keys_asked = Signal(QWidget)  # the window that asks
    crisis_asked = Signal()
    act_chosen = Signal(str)  # what the button of a message in the co-facilitator's window stands for
    nobody_else = Signal()  # a co-facilitator was asked for, and the practice has no other user
    co_facilitator_sits = Signal(bool)
    seated = Signal(object)  # the Acting of whoever sits down at the second window

    def __init__(
        self,
        theme: Theme,
        machine: MachineFile,
        hub: Hub,
        ticker: Ticker,
        acting: Acting,
        hiding: Hiding,
        spawn: Spawn,
        parent: QObject,
    ) -> None:
        """`sits_down` asks for the passphrase of who sits down; a rehearsal puts another in its place."""
        super().__init__(parent)
        self._theme, self._machine, self._spawn = theme, machine, spawn
        self._hub, self._ticker, self._acting, self._hiding = hub, ticker, acting, hiding
        self.share: ShareWindow | None = None
        self.mini: MiniWindow | None = None
        self.co_facilitator: CoFacilitatorWindow | None = None
        self._who_sits: QMenu | None = None
        self.sits_down: Callable[[str, QWidget], None] = self._sit_down
        hiding.changed.connect(self._close_menu)

    @property
    def standing(self) -> list[QWidget]:
        return [window for window in (self.share, self.mini, self.co_facilitator) if window is not None]

    def open_share(self) -> None:
        if self.share is None:
            self.share = ShareWindow(self._theme, self._hub, self._ticker, self._hiding)
            self.share.take(self._machine.now.share)
            self.share.closed.connect(self._share_closed)
            self.share.held_back.connect(self.held_back)
            self.share.keys_asked.connect(self._ask_keys)
        bring_forward(self.share)

    def show_share(self) -> None:
        """For a prompt that is shown: what is typed goes on where it was, and the share window stands behind it."""
        if self.share is not None and self.share.isVisible():
            return
        front = QApplication.activeWindow()
        self.open_share()
        if front is not None:
            bring_forward(front)

    def dress_share(self, look: ShareLook) -> None:
        """Other letters, or other contents, were chosen."""
        if self.share is not None:
            self.share.take(look)

    def open_mini(self) -> None:
        self._give_mini(self._acting)

    def _mini_for_the_second_window(self) -> None:
        if self.co_facilitator is not None:
            self._give_mini(self.co_facilitator.acting)

    def _give_mini(self, acting: Acting) -> None:
        """It stands once; what is done there is signed by who asked for it last."""
        if self.mini is not None and self.mini.acting is not acting:
            self.mini.close()
        if self.mini is None:
            crisis = self.crisis_asked if acting is self._acting else self.second_crisis
            self.mini = MiniWindow(self._theme, self._hub, self._ticker, acting, self._hiding)
            self.mini.closed.connect(self._mini_closed)
            self.mini.said.connect(acting.said)
            self.mini.crisis_asked.connect(crisis)
            self.mini.keys_asked.connect(self._ask_keys)
            if (place := self._machine.now.places.get(MINI)) is not None:
                self.mini.show()
                put(self.mini, place, self.mini.size())
        bring_forward(self.mini)

    def ask_co_facilitator(self, menu_over: QWidget) -> None:
        """Who sits at the second window; with one other user there is nothing to ask."""
        if self.co_facilitator is not None:
            bring_forward(self.co_facilitator)
            return
        users = self._acting.desk.practice.users.values()
        others = [user for user in users if user.id != self._acting.seat.user and may(user.role, Right.GROUP)]
        if not others:
            self.nobody_else.emit()
        elif len(others) == 1:
            self.sits_down(others[0].id, menu_over)
        else:
            self._put_menu_away()
            menu = self._who_sits = QMenu(menu_over)
            for user in others:
                menu.addAction(user.name).setData(user.id)
            menu.triggered.connect(self._co_facilitator_chosen)
            menu.aboutToHide.connect(self._put_menu_away)
            menu.popup(menu_over.mapToGlobal(menu_over.rect().center()))

    def _co_facilitator_chosen(self, action: QAction) -> None:
        menu = self._who_sits
        if menu is not None and (over := menu.parentWidget()) is not None:
            self.sits_down(action.data(), over)

    def _put_menu_away(self) -> None:
        menu, self._who_sits = self._who_sits, None
        if menu is not None:
            menu.close()
            menu.deleteLater()

    def _close_menu(self) -> None:
        """It holds names too."""
        if self._hiding.hidden:
            self._put_menu_away()

    def ask_for_no_passphrase(self) -> None:
        """In a rehearsal, where nobody has one."""
        self.sits_down = lambda user, _over: self.open_co_facilitator(user)

    def _sit_down(self, user: str, over: QWidget) -> None:
        """They type their own passphrase: what is written there is signed with their name."""
        if not has_passphrase(self._acting.desk, user):
            self._acting.refused.emit(no_passphrase_words(self._acting.desk, user))
            return
        dialog = SitDown(self._theme, self._acting, self._spawn, user, over)
        dialog.sits.connect(self.open_co_facilitator, Qt.ConnectionType.QueuedConnection)
        dialog.begin()

    def open_co_facilitator(self, user: str) -> None:
        """Sit somebody down at the second window; whoever sits there already stays."""
        if self.co_facilitator is not None:
            bring_forward(self.co_facilitator)
            return
        acting = Acting(self._acting.desk.seat(user), self)
        window = CoFacilitatorWindow(self._theme, self._hub, self._ticker, acting, self._hiding)
        window.closed.connect(self._co_facilitator_closed)
        window.crisis_asked.connect(self.second_crisis)
        window.act_chosen.connect(self.act_chosen)
        window.share_asked.connect(self.open_share)
        window.prompt_shown.connect(self.show_share)
        window.mini_asked.connect(self._mini_for_the_second_window)
        self.held_back.connect(window.refuse)
        window.keys_asked.connect(self._ask_keys)
        window.notes.restore_draft(self._acting.desk.drafts())
        self.co_facilitator = window
        self.seated.emit(acting)
        put(window, self._machine.now.places.get(CO_FACILITATOR), window.sizeHint())
        bring_forward(window)
        self.co_facilitator_sits.emit(True)
        if self._hiding.hidden:
            self._hiding.changed.emit()  # for this one too, before it is painted

    def open_crisis(self, over: QWidget, acting: Acting) -> None:
        """What to do now for whoever is meant, over the window in which it was asked for, signed by who sits there."""
        page = next((each for each in over.findChildren(CrisisPage) if not each.is_over), None)
        if page is None:
            page = CrisisPage(self._theme, self._hub, self._ticker, acting, self._hiding, over)
            people = over.findChild(PeopleCard)
            page.begin(people.pointed_at() if people else "", alone=self.co_facilitator is None)
        bring_forward(page)

    def second_crisis(self) -> None:
        """The crisis page over the co-facilitator's window, where there is one."""
        if self.co_facilitator is not None:
            self.open_crisis(self.co_facilitator, self.co_facilitator.acting)

    def keep_draft(self) -> None:
        """What is half typed in the second window goes to the vault now."""
        if self.co_facilitator is not None:
            self.co_facilitator.notes.keep_draft()

    def close(self) -> None:
        for window in self.standing:
            window.close()

    def _ask_keys(self) -> None:
        self.keys_asked.emit(self.sender())

    def _share_closed(self) -> None:
        if self.share is not None:
            self.share.deleteLater()
            self.share = None

    def _mini_closed(self) -> None:
        if self.mini is not None:
            self._machine.keep_place(MINI, place_of(self.mini))
            self.mini.deleteLater()
            self.mini = None

    def _co_facilitator_closed(self) -> None:
        if self.co_facilitator is not None:
            self._machine.keep_place(CO_FACILITATOR, place_of(self.co_facilitator))
            if self.mini is not None and self.mini.acting is self.co_facilitator.acting:
                self.mini.close()  # nobody sits there any more who could have done it
            self.co_facilitator.deleteLater()
            self.co_facilitator = None
        self.co_facilitator_sits.emit(False)
