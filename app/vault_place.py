"""Where a vault lies: whether other computers write there as well, whether the disk has room, and what waits elsewhere
to be brought in."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final

from app.vault.aside import is_of
from app.vault.swapping import is_set_aside
from app.words import _

# below this much room on the disk it is said, bytes
LITTLE: Final = 500_000_000

# how folders of services that copy them to other computers begin, or are called
_BEGINNINGS: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "iclouddrive",
    "com~apple~clouddocs",
    "nextcloud",
    "owncloud",
    "pcloud",
    "megasync",
    "syncthing",
    "proton drive",
)
_NAMES: Final = frozenset(
    {"my drive", "mobile documents", "cloudstorage", "box", "box sync", "sync", "mega", "pclouddrive"}
)
# what systems call disks of other computers
_NETWORK: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afpfs",
        "webdav",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.davfs2",
        "fuse.smbnetfs",
        "fuse.s3fs",
        "fuse.ceph-fuse",
        "ceph",
        "9p",
    }
)


# what Windows calls a drive that stands for a folder of another computer
_DRIVE_REMOTE: Final = 4


def why_not_here(folder: PurePath, filesystem: str = "", is_remote: bool = False) -> str:
    """One sentence against a vault in this folder, or ''. `filesystem` is what the system calls the kind of disk;
    `is_remote` is what `is_remote_drive` answers."""
    if any(_is_synced(part) for part in folder.parts):
        return _(
            "This folder seems to be copied to other computers. Two of them could write over each other. A folder on "
            "this computer alone is safer, with backups at a second place."
        )
    shared = folder.drive.startswith("\\\\") or str(folder).startswith("//")
    if is_remote or shared or filesystem.casefold() in _NETWORK:
        return _(
            "This folder is on another computer. When the network goes, nothing can be saved. A folder on this "
            "computer is safer, with backups at a second place."
        )
    return ""


def on_one_disk(one: PurePath, other: PurePath) -> bool:
    """Whether a disk that breaks takes both folders; False where one of them is not there. Asking can take long."""
    try:
        return os.stat(one).st_dev == os.stat(other).st_dev
    except OSError:
        return False


def is_remote_drive(folder: PurePath) -> bool:
    """Whether Windows knows the letter of this drive as another computer's. Asking can take long."""
    remote = False
    if sys.platform == "win32":
        import ctypes  # nobody else needs it at the start

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
        remote = kind == _DRIVE_REMOTE
    return remote


def set_aside_words(folder: Path) -> str:
    """What whoever opens a vault that was set aside has to know; '' for any other."""
    if not is_set_aside(folder):
        return ""
    return _("This vault was set aside. What you write here stays here, and no backup of it is made.")


def waiting_of(vault: str, kept: Iterable[str]) -> list[Path]:
    """Which of the files where entries were kept are there and of the vault with this id: another one's can only be
    brought in there."""
    return [Path(path) for path in kept if os.path.exists(path) and is_of(Path(path), vault)]


def little_room(folder: Path) -> int | None:
    """How many bytes the disk has left, where that is little. Asking can take long; one that gives no answer is not
    full."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None
    return free if free < LITTLE else None


def _is_synced(part: str) -> bool:
    name = part.casefold()
    return name in _NAMES or any(
        name == word or name.startswith((f"{word} ", f"{word}-", f"{word}~", f"{word} ("))
        for word in _BEGINNINGS
    )
