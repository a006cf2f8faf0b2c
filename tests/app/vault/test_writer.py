"""What is handed in waits in order until the disk has it, and whoever hands it in never waits."""

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.errors import DamagedVault, DiskTrouble
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.jobs import Saving
from app.vault.journal import Journal
from tests.app.vault.disks import UnrulyDisk, kept
from tests.app.vault.making import PASSPHRASE, USER, entry, erasing, new_vault, note

PATIENCE = 10  # seconds until a test says that something never happened


@dataclass
class Watched:
    """A vault on an unruly disk, and everything that its watcher was told."""

    vault: Vault
    disk: UnrulyDisk
    told: "queue.Queue[tuple[Saving, tuple[str, ...]]]" = field(default_factory=queue.Queue)

    def next(self) -> tuple[Saving, tuple[str, ...]]:
        return self.told.get(timeout=PATIENCE)

    def until(self, fits: Callable[[Saving], bool]) -> Saving:
        while True:
            saving, _ = self.next()
            if fits(saving):
                return saving


@pytest.fixture
def watched(folder: Path) -> Iterator[Watched]:
    disks: list[UnrulyDisk] = []
    vault = new_vault(folder, kept(disks))
    made = Watched(vault, disks[0])
    vault.watch(lambda saving, ids: made.told.put((saving, ids)))
    yield made
    made.disk.fails_always = None
    made.disk.go_on()
    vault.close(PATIENCE)


def numbers(vault: Vault, stream: str = "session-1") -> list[int]:
    return [int(each.id, 16) for each in vault.read(stream).result(PATIENCE)]


def test_what_is_saved_is_told_with_its_ids(watched: Watched) -> None:
    one, two = entry(watched.vault, 1), entry(watched.vault, 2)
    watched.vault.append(Batch(entries=(one, two)))
    assert watched.next() == (Saving(0, None, None, False), (one.id, two.id))
    assert watched.vault.saving == Saving(0, None, None, False)


def test_a_hanging_disk_makes_the_oldest_old_and_nobody_waits(watched: Watched) -> None:
    watched.disk.hang()
    before = time.monotonic()
    for number in range(50):
        watched.vault.append(note(watched.vault, number))
        watched.vault.put_draft("note", USER, f"typing {number}")
    asked = watched.vault.sessions()
    after = time.monotonic()
    saving = watched.vault.saving
    assert saving.pending == 50
    assert saving.trouble is None
    assert saving.oldest is not None
    assert before <= saving.oldest <= after
    assert after - before < 1
    assert not asked.done()
    watched.disk.go_on()
    assert asked.result(PATIENCE) == []
    assert numbers(watched.vault) == list(range(50))
    assert watched.vault.saving == Saving(0, None, None, False)


def test_pending_counts_down_as_the_disk_goes_on(watched: Watched) -> None:
    watched.disk.hang()
    for number in range(5):
        watched.vault.append(note(watched.vault, number))
    watched.disk.go_on()
    told = [watched.next() for _ in range(5)]
    assert [saving.pending for saving, _ in told] == [4, 3, 2, 1, 0]
    assert [int(id, 16) for _, ids in told for id in ids] == [0, 1, 2, 3, 4]
    ages = [saving.oldest for saving, _ in told[:-1]]
    assert ages == sorted(ages, key=lambda age: age or 0)


def test_a_failing_disk_is_asked_again_and_nothing_is_lost_or_reordered(watched: Watched) -> None:
    watched.disk.failures = [DiskTrouble(), DiskTrouble(), DiskTrouble()]
    for number in range(5):
        watched.vault.append(note(watched.vault, number))
    saving = watched.until(lambda saving: saving.trouble is not None)
    assert saving.pending == 5
    assert isinstance(saving.trouble, DiskTrouble)
    assert "session goes on" in str(saving.trouble)
    watched.until(lambda saving: saving.pending == 0)
    assert watched.vault.saving.trouble is None
    assert numbers(watched.vault) == list(range(5))
    assert watched.vault.verify().result(PATIENCE) == []


def test_somebody_who_made_room_need_not_wait_for_the_next_try(watched: Watched) -> None:
    watched.disk.failures = [DiskTrouble() for _ in range(12)]  # a minute, by waiting alone
    watched.vault.append(note(watched.vault, 1))
    while watched.vault.saving.pending:
        watched.vault.retry_now()
        watched.next()
    assert numbers(watched.vault) == [1]


def test_a_fault_of_ours_keeps_the_entry_and_is_reported(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: reported.append(args.exc_type))
    watched.disk.failures = [ZeroDivisionError()]
    watched.vault.append(note(watched.vault, 1))
    assert watched.until(lambda saving: saving.trouble is not None).pending == 1
    watched.until(lambda saving: saving.pending == 0)
    assert reported == [ZeroDivisionError]
    assert numbers(watched.vault) == [1]


def test_a_watcher_that_fails_stops_nothing(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: reported.append(args.exc_type))

    def fail(saving: Saving, ids: tuple[str, ...]) -> None:
        raise ZeroDivisionError

    watched.vault.watch(fail)
    watched.vault.append(note(watched.vault, 1))
    watched.vault.append(note(watched.vault, 2))
    assert numbers(watched.vault) == [1, 2]
    assert reported == [ZeroDivisionError] * 2


def test_a_transaction_that_the_disk_took_but_denied_is_not_written_twice(watched: Watched) -> None:
    watched.disk.after_commit = [DiskTrouble()]
    watched.vault.append(note(watched.vault, 1, "once"))
    watched.vault.append(note(watched.vault, 2, "after it"))
    assert numbers(watched.vault) == [1, 2]
    assert watched.vault.verify().result(PATIENCE) == []
    told = [watched.next() for _ in range(3)]
    assert [ids for _, ids in told] == [(), (f"{1:032x}",), (f"{2:032x}",)]


def test_another_entry_under_a_known_id_is_not_swallowed(watched: Watched) -> None:
    watched.vault.append(note(watched.vault, 1, "the first"))
    watched.vault.append(note(watched.vault, 1, "another"))
    trouble = watched.until(lambda saving: saving.trouble is not None).trouble
    assert isinstance(trouble, DamagedVault)
    assert watched.vault.saving.pending == 1
    watched.vault.give_up()


def test_reads_see_what_was_appended_before_and_nothing_after(watched: Watched) -> None:
    watched.disk.hang()
    watched.vault.append(note(watched.vault, 1))
    early = watched.vault.read("session-1")
    watched.vault.append(note(watched.vault, 2))
    late = watched.vault.read("session-1")
    watched.disk.go_on()
    assert [len(each.result(PATIENCE)) for each in (early, late)] == [1, 2]


def test_a_question_that_nobody_waits_for_any_more_is_not_asked(watched: Watched) -> None:
    watched.disk.hang()
    watched.vault.append(note(watched.vault, 1))
    asked = watched.vault.read("session-1")
    assert asked.cancel()
    watched.disk.go_on()
    assert numbers(watched.vault) == [1]
    with pytest.raises(CancelledError):
        asked.result(PATIENCE)


def test_an_error_of_a_question_goes_to_who_asked(watched: Watched) -> None:
    def question(db: object) -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        watched.vault._writer.ask(question).result(PATIENCE)
    watched.vault.append(note(watched.vault, 1))
    assert numbers(watched.vault) == [1]


def test_long_work_is_done_in_steps_between_everything_else(watched: Watched) -> None:
    order: list[str] = []
    running, go = threading.Event(), threading.Event()

    def steps(journal: Journal) -> Generator[None, None, str]:
        for number in range(3):
            order.append(f"step {number}")
            if number == 0:
                running.set()
                go.wait(PATIENCE)
            yield
        return "done"

    work = watched.vault._writer.do_slowly(steps)
    assert running.wait(PATIENCE)
    answers: list[Future[None]] = [
        watched.vault._writer.do(lambda journal: order.append("question")) for _ in range(2)
    ]
    go.set()
    assert work.result(PATIENCE) == "done"
    assert all(answer.done() for answer in answers)
    assert order == ["step 0", "question", "question", "step 1", "step 2"]


def test_an_error_in_long_work_goes_to_who_asked(watched: Watched) -> None:
    def steps(journal: Journal) -> Generator[None, None, None]:
        yield
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        watched.vault._writer.do_slowly(steps).result(PATIENCE)
    assert numbers(watched.vault) == []


def test_drafts_do_not_make_the_line_longer_while_the_disk_hangs(watched: Watched) -> None:
    watched.disk.hang()
    watched.vault.append(note(watched.vault, 1))
    assert watched.disk.entered.wait(PATIENCE)
    for number in range(1000):
        watched.vault.put_draft("note", USER, f"typing {number}")
        watched.vault.put_draft("other", USER, f"typing {number}")
    watched.vault.drop_draft("other")
    watched.vault.drop_draft("gone")
    watched.vault.put_draft("gone", USER, "and back")
    assert len(watched.vault._writer.pending()) == 2
    watched.disk.go_on()
    assert watched.vault.drafts().result(PATIENCE) == {
        "note": (USER, "typing 999"),
        "gone": (USER, "and back"),
    }


def test_drafts_keep_their_place_between_entries(watched: Watched) -> None:
    watched.disk.hang()
    watched.vault.append(note(watched.vault, 1))
    watched.vault.put_draft("note", USER, "before the entry")
    watched.vault.append(Batch(entries=(entry(watched.vault, 2),), drop_drafts=("note",)))
    watched.disk.go_on()
    assert watched.vault.drafts().result(PATIENCE) == {}


# Closing


def test_closing_writes_what_waits(folder: Path, watched: Watched) -> None:
    for number in range(100):
        watched.vault.append(note(watched.vault, number))
    watched.vault.put_draft("note", USER, "half typed")
    assert watched.vault.close(PATIENCE) == 0
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert numbers(vault) == list(range(100))
    assert vault.drafts().result() == {"note": (USER, "half typed")}
    vault.close()


def test_closing_over_a_hanging_disk_comes_back_in_time_and_closes_nothing(watched: Watched) -> None:
    watched.disk.hang()
    watched.vault.append(note(watched.vault, 1))
    watched.vault.append(note(watched.vault, 2))
    watched.vault.put_draft("note", USER, "half typed")
    before = time.monotonic()
    assert watched.vault.close(0.2) == 3
    assert time.monotonic() - before < 2
    watched.vault.append(note(watched.vault, 3))
    watched.disk.go_on()
    assert watched.vault.close(PATIENCE) == 0


def test_closing_tries_a_failing_disk_once_more_at_once(watched: Watched) -> None:
    watched.disk.fails_always = DiskTrouble()
    watched.vault.append(note(watched.vault, 1))
    while watched.disk.tries < 4:
        watched.vault.retry_now()
        watched.next()
    watched.disk.fails_always = None
    assert watched.vault.close(PATIENCE) == 0


def test_giving_up_ends_the_trying_and_tells_who_waits(watched: Watched) -> None:
    watched.disk.fails_always = DiskTrouble()
    ids = [f"{1:032x}"]
    erased = watched.vault.erase(ids, erasing(watched.vault, 2, ids))
    asked = watched.vault.sessions()
    watched.until(lambda saving: saving.trouble is not None)
    watched.vault.give_up()
    with pytest.raises(DiskTrouble):
        erased.result(PATIENCE)
    with pytest.raises(CancelledError):
        asked.result(PATIENCE)
