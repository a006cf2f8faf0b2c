"""Accounting of disclosures: everything that left and tells of one person, and the same as a page for them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from app.audit.events import LookedAt
from app.documents.accounting_page import SHORT, allowed_words, head_words, purpose_words
from app.documents.leaving_words import format_words
from app.documents.wording import day_in_words
from app.errors import GroupsideError
from app.model.leaving import Destination
from app.parcels import accounting_parcel
from app.practice.accounting import Accounting, Left, accounting
from app.words import _, ngettext
from ui.acting import Acting
from ui.apart import Spawn
from ui.keys import Act, bind
from ui.parts.button import Button
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.parts.side_by_side import SideBySide
from ui.theme import Space, Theme

# px at 100 % text
WIDE, HIGH, NARROW = 620, 660, 380
OF_SCREEN = 0.9
# so many stand there at first
AT_FIRST = 30


class AccountingDialog(QDialog):
    """Disclosures stand apart from copies, newest first."""

    def __init__(self, theme: Theme, acting: Acting, spawn: Spawn, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._acting, self._spawn = theme, acting, spawn
        self._account: Accounting | None = None
        self.setObjectName("Root")
        self.setWindowTitle("Groupside")  # a person's name must not stand in a taskbar
        bind(theme.keys, self, {Act.HIDE: acting.hide_asked.emit})
        self._title = label("", "heading", wrap=True)
        self._disclosures = _Leavings(
            theme,
            _("Disclosures to others"),
            _("Nothing was disclosed to anybody outside the program."),
        )
        self._copies = _Leavings(
            theme, _("Copies: the program’s own, and the person’s"), _("No copy has left yet.")
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, Space.SM, 0)
        column.setSpacing(Space.LG)
        words = _(
            "What was told by mouth, or sent by other programs, is not written down here. No entry can be taken back."
        )
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self._disclosures)
        column.addWidget(self._copies)
        column.addStretch(1)
        self._scroll = Scroll(page)
        self._give = Button(theme, _("Print, save or copy…"), "printer", "primary")
        back = Button(theme, _("Back"), kind="quiet")
        row = SideBySide(theme, back, self._give, least=NARROW, shares=(1, 2))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        outer.setSpacing(Space.MD)
        outer.addWidget(self._title)
        outer.addWidget(self._scroll)
        outer.addStretch(1)
        outer.addWidget(row)
        self._give.clicked.connect(self._hand_over)
        back.clicked.connect(self.reject)

    def ask(self, person: str) -> None:
        """Open with what the vault says of a person; it stays closed for somebody who is not here."""
        self._spawn(self._ask(person))

    async def _ask(self, person: str) -> None:
        desk = self._acting.desk
        try:
            rows = await asyncio.wrap_future(desk.vault.sent_about(person))
        except GroupsideError as trouble:
            self._acting.refused.emit(trouble.sentence)
            return
        if person in desk.practice.people:
            self._open(accounting(desk.practice, person, rows))

    def _open(self, account: Accounting) -> None:
        self._account = account
        self._acting.seat.note(LookedAt(what="accounting", person=account.person.id))
        self._title.setText(_("What has left about {name}").format(name=account.person.name))
        self.setAccessibleName(self._title.text())
        self._disclosures.display(account.disclosures)
        self._copies.display(account.copies)
        px = self._theme.px
        self.resize(QSize(px(WIDE), px(HIGH)).boundedTo(self.screen().availableSize() * OF_SCREEN))
        self._scroll.verticalScrollBar().setValue(0)
        self.open()
        self._give.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self) -> None:
        if self._account is not None:
            try:
                parcel = accounting_parcel(self._acting.desk, self._account)
            except GroupsideError as trouble:
                self._acting.refused.emit(trouble.sentence)
                return
            self.accept()
            self._acting.leaving_asked.emit(parcel, Destination.PERSON)


class _Leavings(QWidget):
    """Those of one kind; all of them when they are asked for."""

    def __init__(self, theme: Theme, title: str, nothing: str) -> None:
        super().__init__()
        self._title, self._nothing = title, nothing
        self._lefts: Sequence[Left] = ()
        self._head = label(title, "title", wrap=True)
        self._none = label(nothing, "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.MD)
        self._more = Button(theme, _("Show all"), kind="quiet")
        self._more.make_small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        for part in (self._head, self._none):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.clicked.connect(self._show_all)

    def display(self, lefts: Sequence[Left]) -> None:
        self._lefts = lefts
        self._draw(AT_FIRST)

    def _show_all(self) -> None:
        self._draw(len(self._lefts))

    def _draw(self, count: int) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for left in self._lefts[:count]:
            self._rows.addWidget(_block(left))
        self._none.setVisible(not self._lefts)
        hidden = len(self._lefts) - count
        self._more.setVisible(hidden > 0)
        words = ngettext("Show {n} more", "Show {n} more", max(hidden, 1))
        self._more.setText(words.format(n=hidden))


def _block(left: Left) -> QWidget:
    """One leaving in a few lines, each of which breaks where room is short."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.HAIR)
    lines = leaving_lines(left)
    parts: list[QLabel] = [label(lines[0], "strong", wrap=True)]
    parts += [label(line, wrap=True) for line in lines[1:-1]]
    parts.append(label(lines[-1], "caption", wrap=True))
    for part in parts:
        part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(part)
    return block


def leaving_lines(left: Left) -> list[str]:
    """What it was; to whom, what for and what allowed it; then when, in what shape, by whom, and of which words."""
    lines = [head_words(left)]
    if left.leaving is not None and left.leaving.recipient:
        lines.append(_("To {whom}").format(whom=left.leaving.recipient))
    said = _("For: {purpose}") if left.is_disclosure else _("Copy for: {purpose}")
    lines.append(said.format(purpose=purpose_words(left)))
    if allowed := allowed_words(left):
        lines.append(_("Allowed by: {basis}").format(basis=allowed))
    pieces = (
        day_in_words(left.on),
        format_words(left.format),
        left.by,
        _("SHA-256 {digest}…").format(digest=left.digest[:SHORT]) if left.digest else "",
    )
    lines.append(" · ".join(piece for piece in pieces if piece))
    return lines
