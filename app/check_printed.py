"""`python -m app check`: the findings of a vault or a backup in the terminal, one line each, and nothing personal."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from getpass import getpass
from pathlib import Path

from app.errors import GroupsideError
from app.words import _, ngettext

WELL, FINDINGS, CANNOT = 0, 1, 2
_STDIN = 0  # a program without a console has no sys.stdin


def printed(path: Path, from_stdin: bool) -> int:
    """Asks for the passphrase, and prints what is found; the exit code says how it ended."""
    try:
        found = list(_findings(path, _passphrase(from_stdin)))
    except GroupsideError as error:
        print(error.sentence, file=sys.stderr)
        return CANNOT
    for finding in found:
        print(finding)
    if not found:
        print(_("All is well."))
        return WELL
    said = ngettext(
        "{count} finding. Nothing was changed.", "{count} findings. Nothing was changed.", len(found)
    )
    print(said.format(count=len(found)), file=sys.stderr)
    return FINDINGS


def backup_apart(path: Path) -> int:
    """Looks through a backup for the process that just made it, which sends its keys and is told by the exit code."""
    from app.vault import backup

    with suppress(OSError, AttributeError):
        os.nice(10)  # the group that meets comes first
    try:
        said = b""
        while not said.endswith(b"\n") and (part := os.read(_STDIN, 1 << 16)):
            said += part
        keyring, head = backup.told_secret(said)
        threading.Thread(target=_end_with_the_pipe, daemon=True).start()
        return FINDINGS if backup.examine(path, keyring, head) else WELL
    except (GroupsideError, ValueError, OSError):
        return CANNOT


def _end_with_the_pipe() -> None:
    """The process that asked is gone when its end of the pipe is: no key stays here without it."""
    while os.read(_STDIN, 1):
        pass
    os._exit(CANNOT)


def _passphrase(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass(_("Passphrase: "))


def _findings(path: Path, passphrase: str) -> Iterator[str]:
    from app.checking import closed_vault
    from app.vault import backup, restoring
    from app.vault.folder import unlock

    if path.is_file():
        yield from backup.examine(path, restoring.unlock_backups([path], passphrase))
    else:
        keyring = unlock(path, passphrase)
        yield from (looked.finding for looked in closed_vault(path, keyring) if looked.finding)
