"""F1: the keys as they are, and the guide beside them. Imported when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.guide import GuidePage, guide_pages, is_keys_page, leads_to, page_at
from app.words import _
from ui.keys import Act, bind, live_keys, review_keys
from ui.keys_page import KeysPage
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.field import FieldFrame
from ui.parts.label import label
from ui.parts.reading import Reading
from ui.parts.scroll import Scroll
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme

# below this width the list is a field on top, px at 100 %
NARROW = 720
KEYS = 0


class GuideWindow(QDialog):
    """Keys first, then the guide's pages. The group goes on beside it; its own key closes it, as Escape does."""

    hide_asked = Signal()
    crisis_asked = Signal()
    change_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, leads: bool, writing: bool = False) -> None:
        """`leads`: over the window from which the group is ended and keys are changed; `writing`: while notes are
        written, whose keys come first then."""
        super().__init__(parent)
        self._theme, self._leads = theme, leads
        self._pages = guide_pages()
        self._defaults = {text: key.act for key in (*live_keys(), *review_keys()) for text in key.sequences}
        self._path = self._pages[0].path  # of what is being read
        self._way: list[Path | None] = []  # what was read before, by links; None for the keys
        self._found = -1
        self.setObjectName("Root")
        self.setWindowTitle(_("Keys and guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys = KeysPage(theme, leads=leads, writing=writing)
        self._reading = Reading(theme, self._place_of, self._as_in_force)
        self._sought = QLineEdit()
        self._back = Button(theme, _("Back"), "arrow-left", "quiet")
        self._change = Button(theme, _("Change keys"), kind="quiet")
        self._close = Button(theme, _("Close"), kind="primary")
        self._not_found = label("", "muted", wrap=True)
        self._list = Card(margin=Space.MD)
        self._picker = Picker(theme, _("Pages of the guide"))
        self._buttons = QButtonGroup(self)
        self._shown = QStackedWidget()
        self._place()
        self._buttons.idClicked.connect(self.go_to)
        self._picker.picked.connect(self._pick)
        self._reading.link_followed.connect(self._follow)
        self._sought.returnPressed.connect(self._find_next)
        self._back.clicked.connect(self._go_back)
        self._close.clicked.connect(self.close)
        self._change.clicked.connect(partial(self._close_for, self.change_asked))
        # what cannot wait works here as well, and gives the window below its place
        ways = {Act.HIDE: self.hide_asked, Act.CRISIS: self.crisis_asked}
        acts = {act: partial(self._close_for, asked) for act, asked in ways.items()}
        bind(theme.keys, self, {Act.KEYS: self.close, **acts})
        theme.changed.connect(self._fit)
        self.go_to(KEYS)
        self.resize(self.sizeHint().boundedTo(parent.window().size() - QSize(Space.XXL, Space.XXL)))
        self._fit()
        self._close.setFocus()

    def _place(self) -> None:
        names = [_("Keys"), *(page.title for page in self._pages)]
        self._list.body.setSpacing(Space.XS)
        for place, name in enumerate(names):
            button = Button(self._theme, name, kind="quiet")
            button.setProperty("align", "left")
            button.setCheckable(True)
            self._buttons.addButton(button, place)
            self._list.body.addWidget(button)
        self._list.body.addStretch(1)
        self._picker.display([(str(place), name) for place, name in enumerate(names)], str(KEYS))
        self._picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # what there is
        self._picker.setPlaceholderText(_("Pages of the guide"))  # while one beside the guide is read
        self._sought.setPlaceholderText(_("Find in the guide"))
        self._sought.setAccessibleName(_("Find in the guide"))
        self._shown.addWidget(self._keys)
        self._shown.addWidget(FieldFrame(self._theme, self._reading))
        self._beside = Scroll(self._list)
        right = QVBoxLayout()
        right.setSpacing(Space.SM)
        # in large letters there is no room for the list, but for two fields beside each other
        right.addWidget(SideBySide(self._theme, self._picker, self._sought, least=440))
        right.addWidget(self._not_found)
        right.addWidget(self._shown, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.LG)
        row.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        below = QHBoxLayout()
        below.addWidget(self._back)
        below.addWidget(self._change)
        below.addStretch(1)
        below.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LG, Space.LG, Space.LG, Space.LG)
        column.setSpacing(Space.MD)
        column.addLayout(row, 1)
        column.addLayout(below)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(880), self._theme.px(680))

    def go_to(self, place: int) -> None:
        """The keys, or one of the pages."""
        self._way.clear()
        self._show(self._pages[place - 1] if place != KEYS else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is read turns by its keys wherever the focus is."""
        bar = self._read().verticalScrollBar()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() + bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        self._beside.setVisible(not narrow)
        self._picker.setVisible(narrow)
        self._beside.setFixedWidth(self._list.sizeHint().width())

    # What is shown

    def _show(self, page: GuidePage | None) -> None:
        """A page, or the keys."""
        self._found = -1
        self._not_found.hide()
        if page is not None:
            self._path = page.path
            self._reading.read(page.title, page.text)
        self._shown.setCurrentIndex(0 if page is None else 1)
        paths = [None, *(each.path for each in self._pages)]
        place = paths.index(page.path if page else None) if page is None or page.path in paths else -1
        self._buttons.setExclusive(False)  # a page that is not in the list has none of its names
        for number, button in enumerate(self._buttons.buttons()):
            button.setChecked(number == place)
        self._buttons.setExclusive(True)
        self._picker.setCurrentIndex(place)
        self._change.setVisible(self._leads and page is None)
        self._back.setVisible(bool(self._way))

    def _read(self) -> QAbstractScrollArea:
        return self._keys.page if self._shows_keys() else self._reading

    def _shows_keys(self) -> bool:
        return self._shown.currentIndex() == 0

    def _pick(self, place: str) -> None:
        self.go_to(int(place))

    def _follow(self, address: str) -> None:
        if (path := self._place_of(address)) is not None and path.suffix == ".md":
            self._way.append(None if self._shows_keys() else self._path)
            self._show(None if is_keys_page(path) else page_at(path))
            self._read().setFocus()

    def _go_back(self) -> None:
        before = self._way.pop()
        self._show(None if before is None else page_at(before))
        self._read().setFocus()

    # What it says

    def _place_of(self, address: str) -> Path | None:
        return leads_to(address, self._path)

    def _as_in_force(self, text: str) -> str:
        """A key of the table as it is on this computer; what is no key of the table stays as it is written."""
        if (act := self._defaults.get(text)) is None:
            return text
        keys = self._theme.keys
        return keys.shown(act) or _("{key} (turned off)").format(key=text)

    def _find_next(self) -> None:
        """Further down this page, then on the pages after it, and round to this one again."""
        words = self._sought.text().strip()
        if not words:
            return
        self._not_found.hide()
        start = self._buttons.checkedId()
        if self._find_here(words):
            return
        was, way = None if self._shows_keys() else self._path, list(self._way)
        count = len(self._pages) + 1
        for step in range(1, count + 1):
            self.go_to((start + step) % count)
            if self._find_here(words):
                return
        self._way = way
        self._show(None if was is None else page_at(was))
        self._not_found.setText(_("“{words}” is not in the guide.").format(words=words))
        self._not_found.show()

    def _find_here(self, words: str) -> bool:
        if self._shows_keys():
            self._found = self._keys.find_next(words, self._found)
            return self._found >= 0
        return self._reading.find_next(words)

    def _close_for(self, asked: SignalInstance) -> None:
        asked.emit()
        self.close()


def show_or_close(
    theme: Theme,
    over: QWidget,
    hide: Callable[[], object],
    crisis: Callable[[], object],
    change: Callable[[], object] | None,
    *,
    writing: bool = False,
) -> None:
    """The guide beside a window, or over its right part; where it stands already it goes, as its key says. Keys can
    be changed from where there is a way to `change` them."""
    standing = [guide for guide in over.findChildren(GuideWindow) if guide.isVisible()]
    for guide in standing:
        guide.close()
    if standing:
        return
    guide = GuideWindow(theme, over, leads=change is not None, writing=writing)
    guide.hide_asked.connect(hide)
    guide.crisis_asked.connect(crisis)
    if change is not None:
        guide.change_asked.connect(change)
    beside, room = over.window().frameGeometry(), over.screen().availableGeometry()
    left = beside.right() + 1
    if left + guide.width() > room.right():
        left = beside.left() - guide.width()
    if left < room.left():  # the clock stands at the left
        left = beside.right() - guide.width()
    guide.move(max(left, room.left()), max(beside.top(), room.top()))
    guide.show()
