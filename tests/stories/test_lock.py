"""Lock: the windows go at once, the process soon after, and with it every word and key; the group goes on."""

from __future__ import annotations

import itertools
import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.clock import SystemClock
from app.desk import Desk
from app.live import commands
from app.model.people import Person
from app.practice import commands as practice
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from app.vault.stored import Wanted
from tests.faults.figures import note_figure
from tests.practice_for_tests import ALEX, MORNING, PASSPHRASE, new_desk_today, opened
from tests.stories import memory
from tests.stories.locked import OPENED
from ui import start
from ui.one_program import AnotherAnswered, OneProgram

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and /proc are of Unix")

NOTE, TYPED = "quixotilda has had a hard weekend", "zwieselkopf rings on Thursday"
PATIENCE = 60.0  # seconds, for a machine that is busy
# what only a running group has
OF_A_GROUP = ("live", "crisis", "share", "mini", "second", "menu")


class Story:
    """One Groupside that is unlocked, and whatever comes of it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.mark = folder, secrets.token_hex(8)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.stories.locked", str(folder), PASSPHRASE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", memory.MARK: self.mark},
        )
        self.pid = self._process.pid

    def do(self, asked: str) -> dict[str, Any]:
        """By hand; the windows that stand then."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{asked}\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told

    def lock(self) -> tuple[float, float]:
        """With its key: nothing is seen any more, and the process is gone; after so many seconds."""
        told = self.do("lock")
        locked = time.monotonic()
        assert told["standing"] == []
        assert self._process.wait(10) == 0
        gone = time.monotonic() - locked
        return told["took"], gone

    def end(self) -> None:
        for pid in memory.family(self.mark):
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(PATIENCE)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    desk = new_desk_today(tmp_path / "vault")
    # no word of Groupside itself, whose examples name people too
    person = Person(id="person-yvonnica", name="Yvonnica B.")
    desk.seat(ALEX.id).arrange(practice.add_people, [person], MORNING, date(2026, 11, 2))
    desk.close()
    return tmp_path / "vault"


@pytest.fixture
def stories() -> Iterator[list[Story]]:
    begun: list[Story] = []
    yield begun
    for story in begun:
        story.end()


def open_again(folder: Path) -> Desk:
    return Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), SystemClock(), shipped_library())


def begin_group(folder: Path) -> None:
    desk = open_again(folder)
    seat = opened(desk, scheduled=desk.now())
    seat.do(commands.start)
    seat.do(commands.catch_note, NOTE)
    desk.close()


def secrets_of(folder: Path, *words: str) -> dict[str, tuple[bytes, ...]]:
    keyring = unlock(folder, PASSPHRASE)
    keys = {purpose.value: keyring.key(purpose) for purpose in (Purpose.JOURNAL, Purpose.ENTRIES)}
    return {
        **{word: memory.forms(word) for word in words},
        **{name: memory.key_forms(key) for name, key in {**keys, "master": keyring.master}.items()},
    }


def answers(folder: Path) -> bool:
    """Whether a window of this vault comes to the front when Groupside is started once more."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        one = OneProgram(start._lock_folder())
        try:
            one.enter(folder)
        except AnotherAnswered:
            return True
        finally:
            one.leave()
        time.sleep(0.2)
    return False


def lock_and_look(story: Story, opened: Sequence[str], words: Sequence[str]) -> tuple[float, float]:
    """Lock with all of these open; no other process knows anything then. After how many seconds all was hidden, and
    gone."""
    wanted = secrets_of(story.folder, *words)
    for what in opened:
        story.do(what)
    if memory.can_look():
        assert memory.found_in(story.pid, wanted) >= {*words, "master"}, "the search would have found nothing"
    took = story.lock()
    assert answers(story.folder)
    left = memory.family(story.mark)
    assert len(left) == 1
    assert story.pid not in left
    if memory.can_look():
        assert [memory.found_in(pid, wanted) for pid in left] == [set()]
    return took


def test_in_a_group_everything_is_kept_and_nothing_is_left_in_memory(
    vault: Path, stories: list[Story]
) -> None:
    begin_group(vault)
    stories.append(Story(vault))
    stories[0].do(f"type {TYPED}")
    words = ("quixotilda", "zwieselkopf", "Yvonnica")
    lock_and_look(stories[0], ("share", "second", "menu", "crisis"), words)
    stories[0].end()
    desk = open_again(vault)
    assert desk.session is not None
    assert desk.session.run.live
    assert [text for _author, text in desk.drafts().values()] == [TYPED]
    assert len(desk.vault.entries_before(0, 200, Wanted(kinds=frozenset({"locked"}))).result().entries) == 1
    desk.close()


def test_outside_of_a_group_a_dialog_and_a_choice_of_files_do_not_hold_it_up(
    vault: Path, stories: list[Story]
) -> None:
    stories.append(Story(vault))
    lock_and_look(stories[0], ("paste", "file"), ("Quixotilda B.", "Yvonnica"))


def test_what_the_disk_does_not_take_is_kept_sealed_and_offered(
    vault: Path, stories: list[Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    begin_group(vault)
    stories.append(Story(vault))
    stories[0].do("live")
    stories[0].do("disk 4096")  # less than the journal has
    stories[0].do(f"type {TYPED}")
    stories[0].lock()
    kept = list((home / "Documents").glob("groupside-entries-*.groupside"))
    assert len(kept) == 1
    assert TYPED.encode() not in kept[0].read_bytes()
    known = json.loads((home / "config" / "groupside.json").read_text())["set_aside"]
    assert known == [str(kept[0])]
    stories[0].end()
    desk = open_again(vault)
    assert desk.drafts() == {}
    desk.vault.bring_in(kept[0]).result()
    assert [text for _author, text in desk.vault.drafts().result().values()] == [TYPED]
    desk.close()


def test_where_nothing_can_be_kept_anywhere_it_stays_open_and_hidden(
    vault: Path, stories: list[Story]
) -> None:
    begin_group(vault)
    stories.append(Story(vault))
    stories[0].do("live")
    stories[0].do("disk 0")
    stories[0].do(f"type {TYPED}")
    assert stories[0].do("lock")["standing"] == []
    told = stories[0].do("look")
    assert told["standing"] == ["MainWindow"]
    assert told["hidden"]


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_with_every_window_and_every_two_dialogs_open_nothing_is_left(
    vault: Path, tmp_path: Path, stories: list[Story]
) -> None:
    """Each page with each dialog, outside of a group and in one."""
    dialogs = ("paste", "discharge", "file", "find", "keys", "not saved", "fault")
    pages = [name for name in OPENED if name not in (*dialogs, *OF_A_GROUP)]
    took = []
    for page, dialog in itertools.product(pages, dialogs):
        stories.append(Story(vault))
        took.append(lock_and_look(stories[-1], (page, dialog), ("Yvonnica",)))
        stories[-1].end()
    begin_group(vault)
    for page, dialog in itertools.product(
        OF_A_GROUP, ("find", "keys", "not saved", "fault", "crisis", "menu")
    ):
        stories.append(Story(vault))
        took.append(lock_and_look(stories[-1], ("live", page, dialog), ("quixotilda", "Yvonnica")))
        stories[-1].end()
    hidden, gone = (max(each) * 1000 for each in zip(*took, strict=True))
    more = (
        f"hidden after {hidden:.0f} ms at most, gone after {gone:.0f} ms; no word and no key in memory then"
    )
    note_figure(
        "locked with windows and dialogs open", len(took), sum(g > 1 for _hidden, g in took), more, least=1
    )


def test_no_other_program_of_this_user_can_look_into_an_open_groupside() -> None:
    code = "import ctypes; from ui import start; start.bring_in_the_rest(); print(ctypes.CDLL(None).prctl(3))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
