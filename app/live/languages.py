"""Which language a session's record is in, and which one its group gets."""

from __future__ import annotations

from app.live.state import Session
from app.words import ENGLISH


def record_language(session: Session) -> str:
    return session.opened.record_language if session.opened is not None else ENGLISH


def group_language(session: Session | None) -> str:
    """Of what everybody may see; '' is that of the screens."""
    return session.opened.language if session is not None and session.opened is not None else ""
