"""After a whole rehearsal no name and no word of a note can be read on the disk outside what was exported."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app import rehearsal
from app import rehearsal_cast as cast
from tests.practice_for_tests import PASSPHRASE, new_desk_today
from tests.stories import memory
from tests.stories.conftest import Computer, Play
from tests.stories.test_lock import open_again

NOTES = (*cast.OPENING_NOTES, *cast.TOPIC_NOTES, *cast.GROUP_NOTES, *cast.CLOSING_NOTES)
# words that nothing but a note would leave: long enough not to turn up in random bytes
WORDS = {
    word.encode()
    for text in (*NOTES, *cast.PROMISES, *cast.GOALS)
    for word in re.findall(r"[A-Za-z]{7,}", text)
}
NAMES = {name.split()[0].encode() for name in cast.NAMES if len(name.split()[0]) > 4} | {
    b"Alex Rivera",
    b"Sam Okafor",
}


def readable(folder: Path) -> list[str]:
    """Names and note words in any file below a folder, as bytes or as UTF-16, whatever the case."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            held = path.read_bytes().lower()
            for word in WORDS | NAMES:
                for form in (word.lower(), word.lower().decode().encode("utf-16-le")):
                    if form in held:
                        found.append(f"{word.decode()} in {path.name}")
    return found


def test_after_a_rehearsal_the_vault_and_its_folder_hold_nothing_readable(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    desk, clock, group = rehearsal.open_practice(folder, "harmony")
    rehearsal.play(desk, clock, group, random.Random(1), lambda _name, _desk: None)
    desk.keep_draft(desk.seat(cast.FACILITATOR.id).draft_key("note"), cast.FACILITATOR.id, NOTES[0])
    assert desk.vault.search("sponsor").result()
    assert readable(tmp_path) == []
    desk.close()
    assert readable(tmp_path) == []
    assert len(list(folder.iterdir())) >= 3


def test_after_a_day_in_windows_no_folder_of_the_user_holds_anything_readable(
    computer: Computer, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home, settings, cache, temporary and runtime folders, with pages looked at, a note half typed, and the end."""
    home = computer.home
    for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
        (home / name.lower()).mkdir(mode=0o700)
    new_desk_today(computer.vault).close()
    marker = "Quixotilda,rings,her,sponsor"

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Start")
        await groupside.sees("Next: Education")
        await groupside.type_words(marker)
        await groupside.press(Qt.Key.Key_Return)
        await groupside.type_words("zwieselkopf, half typed")
        groupside.practice.main.go_to(groupside.practice.people)
        groupside.practice.leaves.clipboard.copy(marker)
        await groupside.leave()

    play(story())
    held = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file() and not path.is_symlink())
    for word in (marker, "Quixotilda", "zwieselkopf", "Maria", "James T", "Aisha", PASSPHRASE):
        assert [form for form in memory.forms(word) if form in held] == []
    assert marker not in QGuiApplication.clipboard().text()
    desk = open_again(computer.vault)
    assert desk.session is not None
    assert [note.text for note in desk.session.notes] == [marker], "the search would have found nothing"
    desk.close()


def test_a_rehearsal_leaves_the_temporary_folder_empty(tmp_path: Path) -> None:
    temporary, out = tmp_path / "tmp", tmp_path / "out"
    temporary.mkdir()
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run(
        [sys.executable, "-m", "app", "rehearse", "--agenda", "blue-heart", "--out", str(out)],
        env={**os.environ, "TMPDIR": str(temporary), "HOME": str(home), "TEMP": str(temporary)},
        check=True,
        capture_output=True,
    )
    assert list(temporary.iterdir()) == []
    assert readable(home) == []
    assert readable(out), "the exported documents are what a person asked for"
