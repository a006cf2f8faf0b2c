"""Failed unlocks are counted beside the vault and make the next one wait, and neither stands in the way for long."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import MustWait, WrongPassphrase
from app.vault import durable, recovery, tries
from app.vault.folder import Vault, unlock, unlock_with_recovery
from tests.app.vault.making import PASSPHRASE, contents, new_vault, note
from tests.faults.figures import note_passed


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self, seconds: float = 1_800_000_000.0) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


def wait_of(folder: Path, clock: Clock) -> int:
    try:
        tries.check(folder, clock)
    except MustWait as wait:
        return wait.seconds
    return 0


def test_each_failure_counts_until_it_is_taken(tmp_path: Path) -> None:
    for _ in range(3):
        tries.count_failed(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tries"]
    assert tries.take(tmp_path) == 3
    assert tries.take(tmp_path) == 0


def test_a_count_that_cannot_be_read_or_written_is_none(tmp_path: Path) -> None:
    for nonsense in (
        "", "[]", "null", '{"failed": "many"}', '{"failed": -4}', '{"failed": true}', "\0", "[" * 5000,
        '{"failed": 9, "at": "now"}', '{"failed": 9, "at": -1}',
    ):  # fmt: skip
        (tmp_path / "tries").write_text(nonsense)
        assert wait_of(tmp_path, Clock()) == 0
        assert tries.take(tmp_path) == 0
    tries.count_failed(tmp_path / "nowhere")
    assert tries.take(tmp_path / "nowhere") == 0


def test_a_count_of_before_is_kept_and_makes_nobody_wait(tmp_path: Path) -> None:
    (tmp_path / "tries").write_text('{"failed": 9}\n')
    assert wait_of(tmp_path, Clock()) == 0
    assert tries.take(tmp_path) == 9


def test_from_the_fourth_failed_try_on_each_waits_twice_as_long_up_to_a_minute(tmp_path: Path) -> None:
    clock, waits = Clock(), []
    for _ in range(12):
        tries.count_failed(tmp_path, clock)
        waits.append(wait := wait_of(tmp_path, clock))
        clock.seconds += max(0, wait - 0.5)
        assert wait_of(tmp_path, clock) == (1 if wait else 0)
        clock.seconds += 0.5
        assert wait_of(tmp_path, clock) == 0
    assert waits == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]


@given(st.integers(0, 2**40), st.lists(st.floats(-(10**9), 10**9), max_size=5))
def test_no_clock_makes_anybody_wait_longer_than_a_minute(
    tmp_path_factory: pytest.TempPathFactory, failed: int, jumps: list[float]
) -> None:
    folder, clock = tmp_path_factory.mktemp("vault"), Clock()
    (folder / "tries").write_text(json.dumps({"failed": failed, "at": int(clock() * 1000)}))
    for jump in jumps:
        clock.seconds = max(0.0, clock.seconds + jump)
        assert wait_of(folder, clock) <= 60
    clock.seconds += 60
    assert wait_of(folder, clock) == 0


def test_a_clock_set_back_in_a_folder_that_cannot_be_written_makes_nobody_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    for _ in range(9):
        tries.count_failed(tmp_path, clock)
    clock.seconds -= 10_000

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "replace", full)
    assert wait_of(tmp_path, clock) == 0


def test_whoever_tries_too_often_is_told_how_long_to_wait_and_nothing_is_tried(folder: Path) -> None:
    vault = new_vault(folder)
    vault.keep_recovery_key(key := recovery.new())
    vault.close()
    clock = Clock()
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            unlock(folder, "not the passphrase", now=clock)
        clock.seconds += 3
    before = contents(folder)
    clock.seconds -= 2
    with pytest.raises(MustWait, match=r"Wait 3 seconds, then try again\."):
        unlock(folder, PASSPHRASE, now=clock)
    clock.seconds += 2
    with pytest.raises(MustWait, match=r"Wait 1 second, then try again\."):
        unlock_with_recovery(folder, " ".join(recovery.shown(key)), now=clock)
    assert contents(folder) == before
    clock.seconds += 1
    vault = Vault.open(folder, unlock(folder, PASSPHRASE, now=clock))
    assert vault.failed_unlocks == 5
    vault.close()
    unlock(folder, PASSPHRASE, now=clock)


MANY = 10_000


@pytest.mark.parametrize(
    "wrong", [300, pytest.param(MANY, marks=[pytest.mark.long, pytest.mark.timeout(1800)])]
)
def test_wrong_keys_open_nothing_and_harm_nothing(folder: Path, wrong: int) -> None:
    vault = new_vault(folder)
    vault.append(note(vault, 1, "kept"))
    vault.keep_recovery_key(key := recovery.new())
    vault.close()
    before, clock, dice = contents(folder), Clock(), random.Random(8)
    for number in range(wrong):
        clock.seconds += 61
        wrong_key = dice.randbytes(32) if number % 4 else slip_of_a_bit(key, dice)
        typed = slip(PASSPHRASE, dice) if number % 2 else " ".join(recovery.shown(wrong_key))
        with pytest.raises(WrongPassphrase):
            (unlock if number % 2 else unlock_with_recovery)(folder, typed, now=clock)
    after = contents(folder)
    assert json.loads(after.pop("tries"))["failed"] == wrong
    assert after == before
    clock.seconds += 61
    vault = Vault.open(folder, unlock(folder, PASSPHRASE, now=clock))
    assert (vault.failed_unlocks, vault.verify().result()) == (wrong, [])
    vault.close()
    note_passed("wrong keys", wrong, MANY, "none opens, and no file is another")


def slip(passphrase: str, dice: random.Random) -> str:
    place = dice.randrange(len(passphrase))
    return passphrase[:place] + dice.choice("0123456789!?") + passphrase[place + dice.randrange(2) :]


def slip_of_a_bit(key: bytes, dice: random.Random) -> bytes:
    return (int.from_bytes(key, "big") ^ 1 << dice.randrange(256)).to_bytes(32, "big")
