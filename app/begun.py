"""A leaving that has begun: kept in the vault until its entry is written, so that the journal says what really left.

A file is on the disk, whole, before the entry that says so: an entry never speaks of a file that is not there. Between
the two the program can die. So what is about to leave is kept as a draft first; the entry drops it in the same
transaction. A draft that is found at the next start is compared with the disk: a file that is there, with that digest,
is written down now; one that is not never left. Where the folder itself is away, as that of a stick which was pulled
out, nobody can tell, and the draft waits for it. Nobody can look whether a printer had its sheets: they are written
down as printed.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from app.audit.events import DocumentLeft
from app.desk import Desk, Seat
from app.documents.files import beside_name
from app.errors import GroupsideError, Refused
from app.lines import draft_key, leaving_draft
from app.live import commands
from app.model.entry import Value
from app.model.leaving import Leaving
from app.practice import care
from app.practice.state import STREAM as PRACTICE
from app.words import _


class Begun(Value):
    """What is about to leave. `stream` is its session's, or that of the practice; `folder` and `name` are its file's,
    '' for what leaves without one."""

    stream: str
    document: str
    format: str
    people: tuple[str, ...]
    digest: str
    purpose: str
    leaving: Leaving
    folder: str = ""
    name: str = ""

    def can_be_looked_for(self) -> bool:
        """Whether its folder is there at all."""
        return not self.folder or Path(self.folder).is_dir()

    def is_there(self) -> bool:
        """Whether its file is on the disk, whole. What went to a printer may be on paper, and nobody can look: it
        counts as there."""
        if not self.folder:
            return True
        try:
            return hashlib.sha256((Path(self.folder) / self.name).read_bytes()).hexdigest() == self.digest
        except OSError:
            return False


def begin(seat: Seat, begun: Begun) -> Future[dict[str, tuple[str, str]]]:
    """Keep what is about to leave; the vault's answer comes once that is on its disk. The same document may have left
    before, while its session was laid aside: that is written down first, as the two are kept under one name."""
    _author, kept = seat.desk.drafts().get(_key(seat, begun), ("", ""))
    if kept and (earlier := _read(kept)) is not None and earlier.is_there():
        note_left(seat, earlier)
    seat.desk.keep_draft(_key(seat, begun), seat.user, begun.model_dump_json())
    return seat.desk.vault.drafts()


def forget(seat: Seat, begun: Begun) -> None:
    """It did not leave."""
    seat.desk.keep_draft(_key(seat, begun), seat.user, "")


def note_left(seat: Seat, begun: Begun) -> None:
    """The entry that it left; in the practice's stream one for each person, in one act, and of nobody one in that of
    the audit. Raises Refused where its session or a person is not on the desk any more; what was begun stays then, for
    the next start."""
    if begun.stream == PRACTICE and not begun.people:
        destination = begun.leaving.destination
        seat.note(
            DocumentLeft(
                document=begun.document, format=begun.format, digest=begun.digest, destination=destination
            )
        )
        return
    if begun.stream == PRACTICE:
        seat.arrange(
            care.send_document,
            begun.people,
            begun.format,
            begun.purpose,
            begun.digest,
            begun.document,
            begun.leaving,
        )
        return
    session = seat.desk.session
    if session is None or session.stream != begun.stream:
        raise Refused(_("That session is laid aside. What left of it is written down at the next start."))
    seat.do(
        commands.send_document,
        begun.format,
        begun.purpose,
        begun.digest,
        begun.document,
        begun.people,
        begun.leaving,
    )


def settle(desk: Desk) -> tuple[str, ...]:
    """At a start: what became of leavings that were cut off, a sentence for each.

    One of a session waits while another one is open.
    """
    said = []
    for key, (author, text) in desk.drafts().items():
        if leaving_draft("") not in key:
            continue
        begun = _read(text)
        if begun is None:
            desk.keep_draft(key, author, "")
            continue
        if begun.folder:
            _clear(begun)
        seat = desk.seat(author)
        if not begun.can_be_looked_for():
            words = _(
                "An export of {file} was cut off, and {folder} is not there now. Whether it left is looked up "
                "when that folder is there at a start."
            )
        elif not begun.is_there():
            forget(seat, begun)
            words = _("An export was cut off before {file} was in {folder}. Nothing of it left.")
        elif not _write_down(seat, begun):
            continue
        elif not begun.folder:
            words = _("Printing was cut off. It may be on paper, so it is written down as printed.")
        else:
            words = _("An export was cut off after {file} was in {folder}. That it left is written down now.")
        said.append(words.format(file=begun.name, folder=begun.folder))
    return tuple(said)


def _read(text: str) -> Begun | None:
    """What was kept; None of what is no leaving."""
    try:
        return Begun.model_validate_json(text)
    except ValidationError:
        return None


def _clear(begun: Begun) -> None:
    """Away with what a killed program left on a disk that knows no files without a name: the document under the name
    that it has until it is whole, or the empty file that held its place."""
    folder = Path(begun.folder)
    with suppress(OSError):
        (folder / beside_name(begun.digest)).unlink()
    with suppress(OSError):
        if (folder / begun.name).stat().st_size == 0 and not begun.is_there():
            (folder / begun.name).unlink()


def _write_down(seat: Seat, begun: Begun) -> bool:
    desk = seat.desk
    past = begun.stream != PRACTICE and (desk.session is None or desk.session.stream != begun.stream)
    if past and desk.session is not None:
        return False
    try:
        if past:
            desk.take_out(desk.past_session(begun.stream).result())
        note_left(seat, begun)
    except GroupsideError:
        return False
    finally:
        if past and desk.session is not None:
            desk.put_away()
    return True


def _key(seat: Seat, begun: Begun) -> str:
    return draft_key(begun.stream, seat.user, leaving_draft(begun.digest))
