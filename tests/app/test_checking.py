"""`check` says what is wrong with a vault in plain lines, changes nothing, and ends with a number for scripts."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.backing_up import BackingUp
from app.checking import open_vault
from app.clock import SetClock
from app.desk import Desk
from app.live import commands as live
from app.live.events import NoteSigned
from app.live.note_events import Signature
from app.reviewing import head_of
from app.setting_up import shipped_library
from app.vault import backup, cipher, header
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from app.vault.restoring import restore
from tests.app.documents.signed_notes import NOTE
from tests.app.test_backing_up import examined
from tests.app.vault.making import CHEAP, brought_back, journal_of, note
from tests.practice_for_tests import ALEX, JAMES, MARIA, PASSPHRASE, clock_at, held, new_desk, opened

HOUSE = Path(__file__).resolve().parents[2]
Check = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed vault with one session that was held, and one backup."""
    clock = clock_at()
    desk = new_desk(tmp_path / "vault", clock, cost=CHEAP)
    seat = opened(desk)
    seat.do(live.start)
    seat.do(live.catch_note, "@Maria quixotilda")
    held(seat, clock)
    backing = BackingUp(desk, clock, verified=examined)
    backing.now().result(60)
    assert desk.close() == 0
    return tmp_path / "vault"


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Check:
    def run(path: Path, passphrase: str = PASSPHRASE) -> tuple[int, list[str]]:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO(passphrase + "\n"))
        code = main(["check", str(path), "--passphrase-stdin"])
        said = capsys.readouterr()
        assert "quixotilda" not in said.out + said.err
        assert "Maria" not in said.out + said.err
        return code, said.out.splitlines() if code < 2 else said.err.splitlines()

    return run


def by_hand(folder: Path, *statements: str) -> None:
    """What somebody with the key and SQL could do."""
    with closing(cipher.connect(journal_of(folder), unlock(folder, PASSPHRASE).key(Purpose.JOURNAL))) as db:
        for statement in statements:
            db.execute(statement)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_whole_vault_is_well_and_stays_as_it_is(folder: Path, check: Check) -> None:
    before = files(folder)
    assert check(folder) == (0, ["All is well."])
    assert check(backup.kept(folder / backup.FOLDER)[0].path) == (0, ["All is well."])
    assert files(folder) == before


def test_a_real_process_ends_with_the_number(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "check", folder, "--passphrase-stdin"],
        input=PASSPHRASE + "\n",
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "All is well.\n", "")


def test_what_cannot_be_checked_is_2(folder: Path, check: Check, tmp_path: Path) -> None:
    assert check(tmp_path / "nothing")[0] == 2
    assert check(folder, "not the passphrase")[0] == 2
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    code, said = check(folder)
    assert (code, "already open" in said[0]) == (2, True)
    vault.close()
    (folder / f"{header.read(folder).journal}-journal").write_bytes(b"left by a killed process")
    code, said = check(folder)
    assert (code, "was stopped" in said[0]) == (2, True)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (
            "UPDATE journal SET payload = CAST('{}' AS BLOB) WHERE kind = 'note_caught'",
            "not as it was written",
        ),
        ("UPDATE journal SET payload = NULL, nonce = NULL WHERE kind = 'note_caught'", "nothing says"),
        ("DELETE FROM journal WHERE seq = 5", "not as it was written"),
        ("DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)", "its end was taken away"),
        ("DELETE FROM view_attendance", "The lists say something else of 1 session"),
        ("UPDATE view_sessions SET attended = 7", "The lists say something else of 1 session"),
    ],
)
def test_what_somebody_changed_with_the_key_is_told(
    folder: Path, check: Check, statement: str, finding: str
) -> None:
    by_hand(folder, statement)
    code, said = check(folder)
    assert code == 1
    assert any(finding in line for line in said), said


def test_damage_to_pages_header_and_backups_is_told(folder: Path, check: Check) -> None:
    (folder / "header.copy").write_bytes(b"")
    (made,) = backup.kept(folder / backup.FOLDER)
    content = bytearray(made.path.read_bytes())
    content[9000] ^= 1
    made.path.write_bytes(content)
    code, said = check(folder)
    assert (code, len(said)) == (1, 2), said
    assert "One copy of the header" in said[0]
    assert "The newest backup, of 2026-11-24 17:01 UTC:" in said[1]
    made.path.unlink()
    content = bytearray(journal_of(folder).read_bytes())
    content[len(content) - 3000] ^= 1
    journal_of(folder).write_bytes(content)
    code, said = check(folder)
    assert code == 1
    assert any("page" in line for line in said), said
    assert said[-1] == "There is no backup of this vault yet."


def test_a_vault_that_was_restored_is_well_though_later_backups_hold_more(folder: Path, check: Check) -> None:
    keyring = unlock(folder, PASSPHRASE)
    vault = Vault.open(folder, keyring)

    vault.append(note(vault, 9, "later"))
    vault.streams().result()
    later = backup.named(folder / backup.FOLDER, datetime(2026, 11, 25, tzinfo=UTC))
    vault.back_up(later, examined)
    vault.close()
    restore(
        folder,
        backup.kept(folder / backup.FOLDER)[0].path,
        keyring,
        datetime(2026, 11, 26, tzinfo=UTC),
        brought_back,
    )
    assert check(folder) == (0, ["All is well."])


def test_an_open_vault_is_looked_through_with_a_bar_that_only_grows(desk: Desk, clock: SetClock) -> None:
    seat = opened(desk)
    seat.do(live.start)
    held(seat, clock)
    backing = BackingUp(desk, clock, verified=examined)
    backing.now().result(60)
    looked = list(open_vault(desk.vault, [backing.folder]))
    assert [each.finding for each in looked if each.finding] == []
    done = [each.done for each in looked]
    assert done == sorted(done)
    assert (done[-1], len(set(done)) > 3) == (1.0, True)


def test_a_signed_text_whose_entries_were_taken_away_is_told(folder: Path, check: Check) -> None:
    desk = Desk(Vault.open(folder, unlock(folder, PASSPHRASE)), clock_at(), shipped_library())
    opened(desk)
    desk.vault.streams().result()
    count, mac = head_of(desk)
    signature = Signature(name="Alex", credentials="", digest="0" * 64, head_count=count, head=mac)
    desk.act_live(ALEX.id, [NoteSigned(about=MARIA, note=NOTE, signature=signature)], None)
    assert not [each.finding for each in open_vault(desk.vault, []) if "signed text" in each.finding]
    other = signature.model_copy(update={"head": "0" * 64})
    desk.act_live(ALEX.id, [NoteSigned(about=JAMES, note=NOTE, signature=other)], None)
    desk.close()
    said = "1 signed text stands on entries that are not in this vault any more."
    assert said in check(folder)[1]
