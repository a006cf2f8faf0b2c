"""What was looked at within the last minute: the same thing once more is no entry of its own."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from app.audit.events import AuditEvent, LookedAt

MINUTE: Final = timedelta(minutes=1)


class Lately:
    """Remembers who looked at what, and forgets it after a minute."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, LookedAt], datetime] = {}

    def is_new(self, author: str, event: AuditEvent, now: datetime) -> bool:
        """Whether this is to be written down; whatever is no look always is."""
        if not isinstance(event, LookedAt):
            return True
        # a moment in the future stands from before a clock was set back
        self._seen = {seen: at for seen, at in self._seen.items() if timedelta(0) <= now - at < MINUTE}
        return self._seen.setdefault((author, event), now) is now
