"""F1: all keys, as they really are on this system."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.words import _
from ui.keys import Act, bind, live_keys, review_keys
from ui.parts.button import Button
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme

# below this width, px at 100 % text, a key stands over what it does
STACKED = 400
OF_THE_MAIN_WINDOW = (Act.CO_FACILITATOR, Act.END_SESSION, Act.FIND)


class KeysPage(QDialog):
    """A table of keys and what they do. The group goes on behind it; its own key closes it, as Escape does."""

    change_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, leads: bool, writing: bool = False) -> None:
        """`leads`: over the window from which the group is ended and keys are changed; `writing`: while notes are
        written, whose keys come first then."""
        super().__init__(parent)
        self._theme, self._writing = theme, writing
        during, after = _("Keys during a group"), _("Keys while writing notes")
        self.setObjectName("Root")
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.MD)
        column.addWidget(label(after if writing else during, "heading", wrap=True))
        told = (
            _("Just type: any letter begins a note, and Enter saves it. @ names a person, # adds a tag."),
            _(
                "Once a person is found by letters, one more letter is a mark. With Shift the marks stay for another."
            ),
            _("Before the start, on a person of the list: 1 to 6 note a check, 0 the same as last time."),
        )
        for words in told if not writing else ():
            column.addWidget(label(words, "muted", wrap=True))
        table = QWidget()
        self._grid = QGridLayout(table)
        self._grid.setContentsMargins(0, 0, Space.MD, 0)
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.SM)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[Act, tuple[QLabel, QLabel]] = {}
        for key in (key for key in live_keys() if leads or key.act not in OF_THE_MAIN_WINDOW):
            self._rows[key.act] = label("", "strong"), label(key.words, wrap=True)
        self._other = label(during if writing else after, "title", wrap=True)
        if not leads:
            self._other.hide()  # shown without a window around it, it would be one
        for key in review_keys() if leads else ():
            self._rows[key.act] = label("", "strong"), label(key.words, wrap=True)
        page = Scroll(table)
        column.addWidget(page)
        column.addStretch(1)
        buttons = QHBoxLayout()
        change, close = (
            Button(theme, _("Change keys"), kind="quiet"),
            Button(theme, _("Back"), kind="primary"),
        )
        change.setVisible(leads)
        buttons.addWidget(change)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column.addLayout(buttons)
        close.clicked.connect(self.close)
        change.clicked.connect(self._ask_change)
        bind(theme.keys, self, {Act.KEYS: self.close})
        theme.keys.changed.connect(self._draw)
        self._draw()
        self.resize(self.sizeHint().boundedTo(parent.window().size() - QSize(Space.XXL, Space.XXL)))
        close.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Those that have a key first; where room is short, what it does stands below the key."""
        keys = self._theme.keys
        stacked = self.width() < self._theme.px(STACKED)
        later = [key.act for key in review_keys() if key.act in self._rows]
        during = sorted((act for act in self._rows if act not in later), key=lambda act: not keys.of(act))
        first, second = (later, during) if self._writing else (during, later)
        self._grid.addWidget(self._other, 2 * len(first), 0, 1, 2)
        for place, act in [*enumerate(first), *enumerate(second, start=len(first) + 1)]:
            shown, words = self._rows[act]
            shown.setText(keys.all_shown(act) or _("off"))
            shown.setProperty("role", "strong" if keys.of(act) else "muted")
            shown.style().polish(shown)
            top = Qt.AlignmentFlag.AlignTop
            if stacked:
                self._grid.addWidget(shown, 2 * place, 0, 1, 2, top)
                self._grid.addWidget(words, 2 * place + 1, 0, 1, 2, top)
            else:
                self._grid.addWidget(shown, 2 * place, 0, top)
                self._grid.addWidget(words, 2 * place, 1, top)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(560), self._theme.px(680))

    def _ask_change(self) -> None:
        self.change_asked.emit()
        self.close()


def show_or_close(theme: Theme, over: QWidget, *, leads: bool, writing: bool = False) -> KeysPage | None:
    """The page over a window; where it stands already it goes, as its key says."""
    if (page := over.findChild(KeysPage)) is not None:
        page.close()
        return None
    page = KeysPage(theme, over, leads=leads, writing=writing)
    page.show()
    return page
