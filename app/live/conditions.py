"""What must hold before something can be done in a session; each refuses in one sentence."""

from __future__ import annotations

from app.errors import Refused
from app.live import events as e
from app.live.state import Session
from app.model.agenda import Block
from app.words import _


def opened(session: Session) -> e.SessionOpened:
    if session.opened is None:
        raise Refused(_("No session is open."))
    return session.opened


def not_over(session: Session) -> None:
    if session.run.ended is not None:
        raise Refused(_("The session has ended."))


def running_block(session: Session) -> Block:
    not_over(session)
    if session.block is None:
        raise Refused(_("The session has not started yet."))
    return session.block
