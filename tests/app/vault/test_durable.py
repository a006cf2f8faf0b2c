"""Small files are replaced whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from app.errors import DiskTrouble, ReadOnlyFolder
from app.vault import durable


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "header"
    for content in (b"one", b"another", b""):
        durable.replace(path, content)
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]


def test_a_failed_replacement_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "header"
    path.mkdir()
    (path / "inside").write_text("so that nothing can take its name")
    with pytest.raises(OSError, match="header"):
        durable.replace(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["header"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    durable.replace(tmp_path / "header", b"x")
    assert (tmp_path / "header").stat().st_mode & 0o077 == 0


def test_looking_whether_a_folder_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    durable.check_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(DiskTrouble):
        durable.check_writable(tmp_path / "nowhere")


def test_only_our_own_left_overs_are_swept_away(tmp_path: Path) -> None:
    ours = [".header-0123abcd", ".header.copy-0123abcd", ".tries-0123abcd", ".probe-0123abcd"]
    theirs = [
        "header",
        "journal-0123456789abcdef.db",
        ".header",
        ".header-0123abcdef",
        ".letter-0123abcd",
        "tries",
    ]
    for name in ours + theirs:
        (tmp_path / name).touch()
    durable.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(theirs)


def test_errors_of_the_system_are_told_apart() -> None:
    assert isinstance(durable.told(OSError(errno.EROFS, "")), ReadOnlyFolder)
    assert isinstance(durable.told(OSError(errno.EACCES, "")), ReadOnlyFolder)
    assert isinstance(durable.told(OSError(errno.ENOSPC, "")), DiskTrouble)
