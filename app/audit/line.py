"""One line of the audit, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.audit.deeds import Deed
from app.words import _


@dataclass(frozen=True, slots=True)
class AuditLine:
    """`number` is the entry's in the journal, `at` when it was written down; `user` is '' for who is not here any
    more, `names` are those of `people` who are, or of a user whom it is about, and `stream` is its session's, where it
    is about one."""

    number: int
    id: str
    at: datetime
    user: str
    user_id: str
    deed: Deed
    act: str
    kind: str
    people: tuple[str, ...]
    names: tuple[str, ...]
    stream: str

    @property
    def sentence(self) -> str:
        """What was done, and about whom."""
        return (
            _("{act}: {names}").format(act=self.act, names=", ".join(self.names)) if self.names else self.act
        )
