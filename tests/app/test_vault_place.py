"""Folders that other computers write to are recognised, and others are left alone."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vault_place import is_remote_drive, little_room, why_not_here


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"C:\Users\alex\OneDrive\Groupside"),
        PureWindowsPath(r"C:\Users\alex\OneDrive - Harmony Clinic\Documents\Groupside"),
        PureWindowsPath(r"D:\Dropbox (Harmony)\Groupside"),
        PureWindowsPath(r"G:\My Drive\Groupside"),
        PureWindowsPath(r"C:\Users\alex\iCloudDrive\Groupside"),
        PurePosixPath("/Users/alex/Library/Mobile Documents/com~apple~CloudDocs/Groupside"),
        PurePosixPath("/Users/alex/Library/CloudStorage/OneDrive-Personal/Groupside"),
        PurePosixPath("/home/alex/Nextcloud/groupside"),
        PurePosixPath("/home/alex/Box/groupside"),
        PurePosixPath("/home/alex/pCloudDrive/groupside"),
        PurePosixPath("/Users/alex/pCloud Drive/groupside"),
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_advised_against(folder: PurePath) -> None:
    assert "copied to other computers" in why_not_here(folder)


@pytest.mark.parametrize(
    ("folder", "filesystem"),
    [
        (PureWindowsPath(r"\\server\groups\vault"), ""),
        (PurePosixPath("//server/groups/vault"), ""),
        (PurePosixPath("/mnt/groups"), "nfs4"),
        (PurePosixPath("/Volumes/groups"), "smbfs"),
        (PurePosixPath("/mnt/groups"), "CIFS"),
        (PurePosixPath("/run/user/1000/gvfs/smb-share"), "fuse.gvfsd-fuse"),
        (PurePosixPath("/mnt/groups"), "fuse.davfs2"),
        (PurePosixPath("/mnt/groups"), "fuse.smbnetfs"),
        (PurePosixPath("/mnt/groups"), "fuse.s3fs"),
        (PurePosixPath("/mnt/groups"), "9p"),
        (PurePosixPath("/mnt/groups"), "ceph"),
        (PurePosixPath("/mnt/groups"), "fuse.ceph-fuse"),
    ],
)
def test_a_folder_on_another_computer_is_advised_against(folder: PurePath, filesystem: str) -> None:
    assert "on another computer" in why_not_here(folder, filesystem)


def test_a_drive_letter_that_stands_for_another_computer_is_advised_against() -> None:
    folder = PureWindowsPath(r"S:\groups\vault")
    assert "on another computer" in why_not_here(folder, "NTFS", is_remote=True)
    assert why_not_here(folder, "NTFS") == ""


def test_this_computer_s_own_drive_is_not_remote(tmp_path: Path) -> None:
    assert not is_remote_drive(tmp_path)


@pytest.mark.parametrize(
    ("folder", "filesystem"),
    [
        (PureWindowsPath(r"C:\Users\alex\AppData\Local\Groupside\vault"), "NTFS"),
        (PurePosixPath("/Users/alex/Library/Application Support/Groupside/vault"), "apfs"),
        (PurePosixPath("/home/alex/.local/share/groupside/vault"), "ext4"),
        (PurePosixPath("/home/alex/Boxes/synchrony/dropboxer"), "btrfs"),
        (PurePosixPath("/media/alex/stick/groupside"), "vfat"),
    ],
)
def test_a_folder_of_this_computer_alone_is_not(folder: PurePath, filesystem: str) -> None:
    assert why_not_here(folder, filesystem) == ""


@given(st.lists(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)))
def test_any_folder_has_an_answer_and_one_inside_a_copied_one_is_copied(parts: list[str]) -> None:
    inside = PurePosixPath("/home/alex/Dropbox", *parts)
    assert why_not_here(PurePosixPath("/", *parts)) in (
        "",
        why_not_here(inside),
        why_not_here(PurePosixPath("//s/t/v")),
    )
    assert why_not_here(inside) == why_not_here(PurePosixPath("/home/alex/Dropbox"))


def test_a_disk_that_is_not_there_is_not_full(tmp_path: Path) -> None:
    assert little_room(tmp_path / "gone" / "further") is None
