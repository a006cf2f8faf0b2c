"""A recovery key is made: seen and printed first, then typed back from the page. Only then it opens the vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.page import pictures
from app.documents.paper import paper_here
from app.documents.recovery_page import recovery_page
from app.ways_in import NewRecoveryKey, another_helps, has_recovery_key
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.asking_slowly import ChangingKeys
from ui.parts.announce import announce
from ui.parts.button import Button
from ui.parts.card import Panel
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.parts.printing import ask_printer, page_printer, print_sheets, printed_words
from ui.practice.recovery_field import RecoveryField
from ui.theme import Space, Theme

# px at 100 %
WIDE, HIGH = 560, 520


class RecoveryDialog(ChangingKeys):
    """It is made anew each time, and goes when it is closed: a key that was not typed back is no key."""

    first_asked = Signal()  # the group first, the key afterwards

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, parent: QWidget) -> None:
        super().__init__(theme, acting, spawn, parent)
        self._key = NewRecoveryKey()
        self._printer: QPrinter | None = None
        self._seen, self._typed = QWidget(), QWidget()
        self._said = label("", "muted", wrap=True)
        self._said.setVisible(False)
        self._field = RecoveryField(theme)
        self._first = Button(theme, _("Start the group first"), "play", "link")
        self._first.setVisible(False)
        self._make_seen()
        self._make_typed()
        for part in (self._seen, self._typed):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._field.entered.connect(self.try_to_keep)
        self._first.clicked.connect(self._go_first)
        self._back.clicked.disconnect()
        self._back.clicked.connect(self._go_back)

    def _make_seen(self) -> None:
        page, groups, ways = _column(self._seen), Flow(), Flow()
        replaces = has_recovery_key(self._acting.desk)
        for words in (
            _(
                "If a passphrase is forgotten, this key opens the vault. Without it, only another facilitator can "
                "help. Print it, or write it down, and keep it locked away from the computer."
            )
            if another_helps(self._acting.desk, self._acting.seat.user)
            else _(
                "If a passphrase is forgotten, only this key can open the vault: nobody else can help. "
                "Print it, or write it down, and keep it locked away from the computer."
            ),
            _("The key on your earlier page opens nothing any more once this one is typed back.")
            if replaces
            else "",
        ):
            if words:
                page.addWidget(label(words, wrap=True))
        self._waits = label(
            _("The group waits for it, and starts once it is typed back."), "strong", wrap=True
        )
        page.addWidget(self._waits)
        for number, group in enumerate(self._key.groups, 1):
            groups.add(_tile(self._theme, number, group))
        self._print = Button(self._theme, _("Print the page…"), "printer")
        ways.add(self._print)
        ways.add(self._first)
        page.addWidget(groups)
        page.addWidget(ways)
        page.addWidget(self._said)
        self._print.clicked.connect(self._ask_printer)

    def _make_typed(self) -> None:
        page = _column(self._typed)
        words = _("Type it from the page: that shows that the page can be read.")
        page.addWidget(label(words, wrap=True))
        page.addWidget(self._field)
        unprinted = _("If you leave without typing it, the page opens nothing: tear it up.")
        page.addWidget(label(unprinted, "muted", wrap=True))

    def begin(self, *, waits: bool = False, may_go_first: bool = False) -> None:
        """`waits`: a group does, and where it `may_go_first` it can be started without the key."""
        self._waits.setVisible(waits)
        self._first.setVisible(may_go_first)
        self._show_key(True)
        self.ask(_("The recovery key"), self._keep.text(), self._print, WIDE, HIGH)

    def print_on(self, printer: QPrinter) -> bool:
        """Whether the printer took the page. No file is made on the way."""
        return print_sheets(pictures(recovery_page(self._key.groups)), printer)

    def try_to_keep(self) -> None:
        """The first press goes on to typing it back."""
        if self._seen.isVisibleTo(self):
            self._show_key(False)
        else:
            super().try_to_keep()

    def work(self) -> Callable[[], object]:
        return self._key.keep(self._acting.seat, self._field.typed)

    def _show_key(self, seen: bool) -> None:
        self._say("")
        self._seen.setVisible(seen)
        self._typed.setVisible(not seen)
        self._keep.display(_("It is on paper") if seen else _("Keep this key"))
        self._back.display(_("Later") if seen else _("See it again"))
        if not seen:
            self._field.begin()

    def _go_back(self) -> None:
        if self._seen.isVisibleTo(self):
            self.reject()
        else:
            self._show_key(True)

    def _go_first(self) -> None:
        self.reject()
        self.first_asked.emit()

    def _ask_printer(self) -> None:
        self._printer = page_printer(paper_here())
        ask_printer(self._printer, self).accepted.connect(self._print_it)

    def _print_it(self) -> None:
        if self._printer is not None:
            printed = self.print_on(self._printer)
            words = printed_words(printed)
            if not printed:
                words = f"{words} {_('Or write the key down by hand.')}"
            self._said.setText(words)
            self._said.setVisible(True)
            announce(self._said, words)


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.MD)
    return column


def _tile(theme: Theme, number: int, group: str) -> Panel:
    """A group with its number, by which a mistyped one is called."""
    tile = Panel("sunken")
    tile.setMinimumWidth(theme.px(110))
    tile.body.addWidget(label(str(number), "muted"))
    tile.body.addWidget(label(group, "title"), 1)
    return tile
