"""When a backup is made, and where: at the end of a session, every fifteen minutes of one, before anything risky.

A backup that is the same as the last one is not made again. The second place (a USB stick, a network folder) gets a
copy of each; where it is missing, that is said and nothing else suffers.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app.apart import apart
from app.clock import Clock
from app.desk import Desk
from app.errors import DamagedVault, DiskTrouble, GroupsideError, VaultError
from app.practice.retention import erased_entries
from app.vault import backup, keeping, moving
from app.vault.backup import Backup as Backup
from app.vault.backup import Verifier as Verifier
from app.vault.chain import Head
from app.vault.jobs import underway
from app.vault.restoring import Listed as Listed
from app.vault.restoring import Restored
from app.words import _, ngettext

EVERY = timedelta(minutes=15)
# kinds of entries
_SIGNED = ("note_signed", "addendum_signed", "note_cosigned")
_OPENED, _ADDED = "session_opened", "user_added"
_IN_SECOND = "groupside-"  # how a vault's own folder begins in the second place
_LONGEST = 1800  # seconds that looking through a backup may take
_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be said of the backups: the newest one of this run or before, and a sentence for what is wrong."""

    newest: Backup | None = None
    underway: bool = False
    trouble: str = ""
    second_trouble: str = ""
    # the second place that has the newest one as well
    copied_to: Path | None = None


class Removed(NamedTuple):
    """How many are gone; those at the second place only if that could be `reached`."""

    gone: int
    reached: bool


class BackingUp:
    """Makes the backups of a desk's vault, one at a time and in threads of its own; nothing at the desk waits.

    `look` has to be called now and then, and is, after every act. `second` is a folder, or None; it may be set at any
    time. `standing` is one value, replaced whole: any thread may look at it.
    """

    def __init__(
        self, desk: Desk, clock: Clock, second: Path | None = None, verified: Verifier | None = None
    ) -> None:
        self.second = second
        self.standing = Standing()
        self._desk, self._vault, self._clock = desk, desk.vault, clock
        self._verified = verified or examined_apart
        self._tried: int | None = None  # the reading of the clock that counts sleep
        self._was_live = False
        self._one_at_a_time = threading.Lock()
        self._told: Callable[[], None] = lambda: None
        desk.watch(self._changed)

    def watch(self, told: Callable[[], None]) -> None:
        """`told` hears, in any thread, that `standing` is another one. There is one who is told."""
        self._told = told

    @property
    def folder(self) -> Path:
        return self._vault.folder / backup.FOLDER

    @property
    def second_folder(self) -> Path | None:
        """This vault's own folder in the second place."""
        return second_folder(self.second, self._vault.id) if self.second else None

    def look(self) -> Future[Backup] | None:
        """Begins a backup if it is time for one; the first look makes up for what the last run could not do."""
        session = self._desk.session
        live = session is not None and session.run.live
        over, self._was_live = self._was_live and not live, live
        passed = self._clock.read().with_sleep - (self._tried or 0)
        if self._tried is None or over or (live and passed >= EVERY.total_seconds() * _NANOSECONDS):
            return self.now()
        return None

    def now(self) -> Future[Backup]:
        """A verified backup of all that was handed in so far, for what is risky: wait for it, then do that.

        Its error is a GroupsideError with one sentence; the earlier backups are then as they were.
        """
        self._tried = self._clock.read().with_sleep
        future: Future[Backup] = underway()
        self._stand(replace(self.standing, underway=True))
        wall = self._clock.read().wall
        threading.Thread(target=self._run, args=(future, wall), name="backing up", daemon=True).start()
        return future

    def listed(self) -> Future[list[Listed]]:
        """All backups here and at the second place, newest first: what each holds, and whether it has words about
        somebody who was erased."""
        entries = erased_entries(self._desk.practice)
        return apart(lambda: self._vault.backups(self.folders(), entries), "backups listed")

    def remove(self, going: Collection[Backup]) -> Removed:
        """Removes these, here and at the second place; never the newest. It waits for the disk."""
        newest = self.standing.newest
        gone = 0
        with self._one_at_a_time:
            reached = self.second is None or self.second.is_dir()
            for each in going:
                if newest is None or each.path.name == newest.path.name:
                    continue
                with suppress(OSError):
                    for folder in self.folders():
                        (folder / each.path.name).unlink(missing_ok=True)
                    gone += 1
        return Removed(gone, reached)

    def folders(self) -> list[Path]:
        """Where backups of this vault are."""
        return [folder for folder in (self.folder, self.second_folder) if folder is not None]

    def move_out(self, path: Path) -> Future[Head]:
        """The whole vault as it is now in one file of that name, verified, for another computer."""
        return apart(lambda: moving.move_out(self._vault, path, self._verified), "moving out")

    def _changed(self) -> None:
        self.look()

    def _run(self, future: Future[Backup], wall: datetime) -> None:
        with self._one_at_a_time:
            try:
                made, second = self._made(wall), self.second
                why_not = self._copied_to_second(made, second)
                copied_to = None if why_not else second
                self._stand(Standing(made, second_trouble=why_not, copied_to=copied_to))
            except BaseException as error:
                said = error.sentence if isinstance(error, GroupsideError) else _no_backup()
                self._stand(replace(self.standing, underway=False, trouble=said))
                future.set_exception(error if isinstance(error, GroupsideError) else DiskTrouble(said))
                return
        future.set_result(made)

    def _stand(self, standing: Standing) -> None:
        self.standing = standing
        self._told()

    def _made(self, wall: datetime) -> Backup:
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise backup.not_made(error) from error
        self._vault.drafts().result()  # a question that is quickly answered: what was handed in before is on the disk
        there = backup.kept(self.folder)
        newest = self.standing.newest or (there[-1] if there else None)
        if newest is not None and self._vault.is_backed_up_in(newest.path):
            return newest
        path = backup.named(self.folder, wall)
        try:
            self._vault.back_up(path, self._verified)
        except DamagedVault as error:
            if not self._vault.look_for_damage().result():
                raise
            words = _(
                "No backup could be made: a part of the vault is damaged. The earlier ones are as they were."
            )
            raise DamagedVault(words) from error
        return _thinned(self.folder, path)

    def _copied_to_second(self, made: Backup, second: Path | None) -> str:
        """A sentence on what is wrong with the second place, or ''."""
        if second is None:
            return ""
        folder = second_folder(second, self._vault.id)
        try:
            if not second.is_dir():
                return _(
                    "The second place for backups is not there. Backups are made in the vault’s folder all the same."
                )
            folder.mkdir(mode=0o700, exist_ok=True)
            backup.sweep(folder)
            if not (folder / made.path.name).exists():
                backup.copied(made.path, folder / made.path.name)
                _thinned(folder, folder / made.path.name)
        except (OSError, VaultError):
            return _(
                "The second place for backups did not take the last one. It is in the vault’s folder all the same."
            )
        return ""


def second_folder(place: Path, vault: str) -> Path:
    """A vault's own folder in the second place."""
    return place / f"{_IN_SECOND}{vault[:8]}"


def is_at_second_place(kept: Backup) -> bool:
    """Whether it was found there alone: one that is here as well is listed as here."""
    return kept.path.parent.name.startswith(_IN_SECOND)


def second_folders(place: Path) -> list[Path]:
    """Those of whichever vault in the second place."""
    return sorted(place.glob(_IN_SECOND + "????????"))


def _thinned(folder: Path, path: Path) -> Backup:
    """The backup at `path`, which is verified; those that need not stay any more are removed."""
    there = backup.kept(folder)
    made = next(each for each in there if each.path == path)
    staying = keeping.stay((each.made for each in there), made.made)
    for each in there:
        if each.made not in staying:
            with suppress(OSError):
                each.path.unlink()
    return made


def restored_words(done: Restored) -> str:
    """What a person is told after a backup was restored: what is there, what is only in what was set aside."""
    sentences = [
        ngettext(
            "The vault now holds {count} entry.", "The vault now holds {count} entries.", done.holds.entries
        ).format(count=done.holds.entries)
    ]
    if done.later is None:
        sentences.append(_("What was written after the backup could not be counted."))
    sentences += _later_sentences(done.later or {})
    sentences.append(_("The vault as it was is kept in “{folder}”.").format(folder=done.set_aside.name))
    if done.passphrases_of_backup:
        sentences.append(_("The vault opens with the passphrases of the time of the backup."))
    return " ".join(sentences)


def later_words(each: Listed) -> str:
    """What of the vault as it is now would not be in it any more, if this backup were restored; '' if not known."""
    if each.later is None:
        return ""
    if not each.later:
        return _("Everything that is in the vault now is in this backup.")
    return " ".join(_later_sentences(each.later))


def _later_sentences(later: Mapping[str, int]) -> list[str]:
    """How many entries are later than a backup, and what is among them that would be missed first."""
    told = []
    if entries := sum(later.values()):
        words = ngettext(
            "{count} entry is later than the backup.", "{count} entries are later than the backup.", entries
        )
        told.append(words.format(count=entries))
    if sessions := later.get(_OPENED, 0):
        words = ngettext("{count} session is among them.", "{count} sessions are among them.", sessions)
        told.append(words.format(count=sessions))
    if signed := sum(later.get(kind, 0) for kind in _SIGNED):
        words = ngettext("{count} signed text is among them.", "{count} signed texts are among them.", signed)
        told.append(words.format(count=signed))
    if users := later.get(_ADDED, 0):
        words = ngettext(
            "{count} person who uses the vault was added since, and has to be given a name again.",
            "{count} people who use the vault were added since, and have to be given a name again.",
            users,
        )
        told.append(words.format(count=users))
    return told


def examined_apart(path: Path, secret: bytes) -> None:
    """Has a process of its own look through a backup; `secret` goes to it through a pipe, and when the pipe closes with
    this process, that one ends too: after a lock no key is left in it.

    Raises DamagedVault where the backup is not whole, DiskTrouble where it could not be looked through.
    """
    house = Path(__file__).resolve().parents[1]
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    searched = os.pathsep.join(filter(None, [str(house), os.environ.get("PYTHONPATH")]))
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    try:
        with subprocess.Popen(
            [*program, "check", "--key-stdin", path],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": searched},
            creationflags=flags,
        ) as process:
            assert process.stdin is not None
            try:
                process.stdin.write(secret + b"\n")
                process.stdin.flush()
                code = process.wait(_LONGEST)
            finally:
                process.kill()  # one that has ended takes no harm
    except (OSError, subprocess.SubprocessError):
        code = 2
    if code == 1:
        raise DamagedVault(
            _(
                "The backup that was just made was not whole, so it was removed. The earlier ones are as they were."
            )
        )
    if code:
        raise DiskTrouble(_no_backup())


def _no_backup() -> str:
    return _("The last backup could not be made. The earlier ones are as they were, and it is tried again.")
