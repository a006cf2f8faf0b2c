"""The main window: which screen is shown, and how one gets from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from app.words import _
from ui.acting import Acting
from ui.frame import Frame, saving_words
from ui.hiding import Hiding
from ui.hub import Hub, Ticker
from ui.keys import Act, bind, shown
from ui.parts.button import Button
from ui.parts.label import label
from ui.theme import Space, Theme


class MainWindow(Frame):
    """Today, people and settings behind three words; the live screen has the window for itself."""

    closed = Signal()
    keys_asked = Signal()

    def __init__(self, theme: Theme, hub: Hub, ticker: Ticker, acting: Acting, hiding: Hiding) -> None:
        super().__init__(theme, hub, ticker, acting, hiding)
        self.setWindowTitle("Groupside")
        self.co_facilitator_is_open = False
        self._bar = QWidget()
        self._places = QButtonGroup(self)
        self._screens = QStackedWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(Space.XL, Space.MD, Space.XL, 0)
        row.setSpacing(Space.XS)
        row.addWidget(label("Groupside", "title"))
        row.addSpacing(Space.LG)
        self._row = row
        row.addStretch(1)
        self.content.addWidget(self._bar)
        self.content.addWidget(self._screens, 1)
        # only while the three words are there: the live screen has this key itself
        bind(self._bar, {Act.KEYS: self.keys_asked.emit})

    def add_place(self, word: str, icon: str, screen: QWidget) -> None:
        """A screen that one gets to by its word at the top."""
        button = Button(self._theme, word, icon, "quiet")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        self._places.addButton(button, self._screens.count())
        self._row.insertWidget(self._row.count() - 1, button)
        self._screens.addWidget(screen)
        button.clicked.connect(self._go_to_chosen)

    def add_screen(self, screen: QWidget) -> None:
        """A screen that comes by itself: the live one, the summary."""
        self._screens.addWidget(screen)

    def go_to(self, screen: QWidget) -> None:
        button = self._places.button(self._screens.indexOf(screen))
        self._bar.setVisible(button is not None)
        if button is not None:
            button.setChecked(True)
        self._screens.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self._redraw_frame()

    def shows(self, screen: QWidget) -> bool:
        return self._screens.currentWidget() is screen

    def sizeHint(self) -> QSize:
        return QSize(1440, 900)

    def status(self) -> tuple[str, str]:
        pieces = [saving_words(self._acting.desk)]
        session = self._acting.desk.session
        if session is None or not session.run.live:
            return pieces[0], ""
        narrow = self.width() < self._theme.px(1000)
        if self.co_facilitator_is_open and not narrow:
            pieces.append(_("Co-facilitator’s window is open"))
        hints = (
            _("Type to note"),
            _("{key} next block").format(key=shown(Act.NEXT_BLOCK)),
            _("{key} done").format(key=shown(Act.DONE)),
            _("{key} hide").format(key=shown(Act.HIDE)),
            _("{key} all keys").format(key=shown(Act.KEYS)),
        )
        return "  ·  ".join(pieces), "  ·  ".join((hints[0], hints[-1]) if narrow else hints)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closed.emit()

    def _go_to_chosen(self) -> None:
        screen = self._screens.widget(self._places.checkedId())
        if screen is not None:
            self.go_to(screen)
