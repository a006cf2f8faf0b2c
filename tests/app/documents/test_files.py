"""Files leave whole or not at all, and nothing that is there is ever touched."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.documents.files import free_name, write_new
from app.errors import ExportRefused

NOBODY = 65534
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")


def trouble(code: int) -> Callable[..., object]:
    def fail(*_args: object, **_kwargs: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_document_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = write_new(tmp_path, "IOP Morning.md", b"words" * 100_000)
    assert path == tmp_path / "IOP Morning.md"
    assert path.read_bytes() == b"words" * 100_000
    assert os.listdir(tmp_path) == ["IOP Morning.md"]


@ON_POSIX
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    assert stat.S_IMODE(write_new(tmp_path, "a.md", b"").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"mine")
    with pytest.raises(ExportRefused, match=r"already a file called a\.md"):
        write_new(tmp_path, "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"mine"
    assert os.listdir(tmp_path) == ["a.md"]


@ON_POSIX
def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ExportRefused):
        write_new(tmp_path, "a.md", b"new")
    assert not (tmp_path / "elsewhere").exists()
    assert free_name(tmp_path, "a.md") == "a (2).md"


def test_a_free_name_counts_up(tmp_path: Path) -> None:
    assert free_name(tmp_path, "a b.md") == "a b.md"
    for name in ("a b.md", "a b (2).md"):
        write_new(tmp_path, name, b"")
    assert free_name(tmp_path, "a b.md") == "a b (3).md"


@pytest.mark.parametrize("name", ["../a.md", "sub/a.md", "", ".", ".."])
def test_a_name_is_a_name_and_not_a_way(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportRefused):
        write_new(tmp_path, name, b"x")
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="not there any more"):
        write_new(tmp_path / "gone", "a.md", b"x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportRefused, match="not there any more"):
        write_new(tmp_path / "file", "a.md", b"x")


@ON_POSIX
def test_a_closed_folder_is_said() -> None:
    """Root may write everywhere, so for this moment nobody is root."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(NOBODY)
        try:
            with pytest.raises(ExportRefused, match="cannot be written to"):
                write_new(Path(folder), "a.md", b"x")
        finally:
            os.seteuid(was)
            Path(folder).chmod(0o700)


@ON_POSIX
def test_a_document_that_does_not_fit_leaves_nothing_half(tmp_path: Path) -> None:
    """A real limit of the system, met in the middle of the file."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(ExportRefused, match="no room left"):
            write_new(tmp_path, "a.md", b"x" * 50_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to"),
        (errno.EIO, "did not take the document"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "link"])
@ON_POSIX
def test_a_disk_that_fails_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str, call: str
) -> None:
    monkeypatch.setattr(os, call, trouble(code))
    with pytest.raises(ExportRefused, match=said):
        write_new(tmp_path, "a.md", b"x")
    assert os.listdir(tmp_path) == []


@ON_POSIX
def test_a_folder_that_cannot_keep_the_new_name_gives_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, folder = os.fsync, os.stat(tmp_path).st_ino

    def failing_for_the_folder(descriptor: int) -> None:
        if os.fstat(descriptor).st_ino == folder:
            raise OSError(errno.EIO, "")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", failing_for_the_folder)
    with pytest.raises(ExportRefused):
        write_new(tmp_path, "a.md", b"x")
    assert os.listdir(tmp_path) == []


@ON_POSIX
def test_a_disk_that_knows_no_links_gets_its_file_and_keeps_the_ones_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory sticks and some network drives."""
    monkeypatch.setattr(os, "link", trouble(errno.EPERM))
    assert write_new(tmp_path, "a.md", b"first").read_bytes() == b"first"
    with pytest.raises(ExportRefused, match="already a file"):
        write_new(tmp_path, "a.md", b"second")
    assert (tmp_path / "a.md").read_bytes() == b"first"
    monkeypatch.setattr(os, "replace", trouble(errno.EIO))
    with pytest.raises(ExportRefused):
        write_new(tmp_path, "b.md", b"x")
    assert os.listdir(tmp_path) == ["a.md"]
