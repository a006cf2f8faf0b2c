"""What can be done with one block of the plan, as a menu: go there, move it, leave it out, put one in."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.live import commands, steering
from app.live.block_titles import block_title
from app.model.agenda import Block, Part, PartKind
from app.words import _
from ui.acting import Acting
from ui.theme import Theme

# how long a block that is put in is, minutes; more or less of it is a key away
PUT_IN = 10


class BlockMenu(QMenu):
    """Only what can be done now is offered; where the group has been stays in the plan."""

    def __init__(self, theme: Theme, acting: Acting, block_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._acting, self._block = theme, acting, block_id
        session = acting.desk.session
        block = session.run.block(block_id) if session is not None else None
        if session is not None and block is not None and session.run.ended is None:
            run = session.run
            if run.live and run.current is not block:
                self._add(
                    "skip-forward", _("Go to {block} now").format(block=block_title(block.title)), self._enter
                )
            if not any(visit.block == block_id for visit in run.visits):
                place, first = run.index(block_id), run.index(run.current.id) + 1 if run.current else 0
                if place > first:
                    self._add("arrow-left", _("Move it earlier"), self._earlier)
                if place < len(run.blocks) - 1:
                    self._add("chevron-right", _("Move it later"), self._later)
                self._add("x", _("Leave it out today"), self._drop)
            words = (
                _("Put a block in next, {minutes} min")
                if run.live
                else _("Put a block in front, {minutes} min")
            )
            put_in = self.addMenu(theme.icon("plus"), words.format(minutes=PUT_IN))
            for title, kind in ((_("Break"), PartKind.BREAK), (_("Open time"), PartKind.OTHER)):
                put_in.addAction(title).setData(kind)
            put_in.triggered.connect(self._put_in)
        self.aboutToHide.connect(self.deleteLater)

    def offer_edit(self, asked: SignalInstance) -> None:
        """Before the start the whole agenda can be edited, where there is an editor."""
        session = self._acting.desk.session
        if session is not None and session.run.started is None and session.run.ended is None:
            self._add("pen-line", _("Edit today’s agenda"), asked.emit)

    def open_at(self, place: QPoint) -> None:
        if self.actions():
            self.popup(place)
        else:
            self.deleteLater()

    def _add(self, icon: str, words: str, act: Callable[[], None]) -> None:
        self.addAction(self._theme.icon(icon), words.replace("&", "&&")).triggered.connect(act)

    def _enter(self) -> None:
        self._acting.do(commands.enter_block, self._block)

    def _earlier(self) -> None:
        self._acting.do(steering.move_block, self._block, -1)

    def _later(self) -> None:
        self._acting.do(steering.move_block, self._block, 1)

    def _drop(self) -> None:
        self._acting.do(steering.drop_block, self._block)

    def _put_in(self, action: QAction) -> None:
        kind = PartKind(action.data())  # Qt hands back the bare text
        block = Block(
            id=f"put-in-{secrets.token_hex(4)}",
            title=action.text(),
            minutes=PUT_IN,
            parts=(Part(kind=kind),),
            service=kind is not PartKind.BREAK,
            protected=kind is PartKind.BREAK,
            least_minutes=1,
        )
        self._acting.do(steering.insert_block, block)
