"""All keys, as they really are on this system: the first page of the guide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.words import _
from ui.keys import Act, live_keys, review_keys
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.theme import Space, Theme

# below this width, px at 100 % text, a key stands over what it does
STACKED = 360
OF_THE_MAIN_WINDOW = (Act.CO_FACILITATOR, Act.END_SESSION, Act.FIND)


class KeysPage(QWidget):
    """A table of keys and what they do, as they are now."""

    def __init__(self, theme: Theme, *, leads: bool, writing: bool = False) -> None:
        """`leads`: for the window from which the group is ended and keys are changed; `writing`: while notes are
        written, whose keys come first then."""
        super().__init__()
        self._theme, self._writing = theme, writing
        during, after = _("Keys during a group"), _("Keys while writing notes")
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(Space.SM, Space.XS, Space.MD, Space.XS)  # inside the ring of the focus
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
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.SM)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._rows: dict[Act, tuple[QLabel, QLabel]] = {}
        for key in (key for key in live_keys() if leads or key.act not in OF_THE_MAIN_WINDOW):
            self._rows[key.act] = label("", "strong"), label(key.words, wrap=True)
        self._other = label(during if writing else after, "title", wrap=True)
        if not leads:
            self._other.hide()  # shown without a window around it, it would be one
        for key in review_keys() if leads else ():
            self._rows[key.act] = label("", "strong"), label(key.words, wrap=True)
        self.page = Scroll(table)
        self.page.setAccessibleName(_("Keys"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page, 1)
        theme.keys.changed.connect(self._draw)
        self._draw()

    def find_next(self, words: str, after: int) -> int:
        """Bring the next line with these words into view; its place, or -1 where none comes after `after`."""
        lines = self.findChildren(QLabel)
        for place, line in enumerate(lines):
            if place > after and not line.isHidden() and words.casefold() in line.text().casefold():
                self.page.ensureWidgetVisible(line, 0, self.page.height() // 3)
                return place
        return -1

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
