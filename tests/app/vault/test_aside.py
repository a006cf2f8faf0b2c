"""What the disk does not take can be taken elsewhere, sealed, and comes home without doubling anything."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadFile, DiskTrouble, ExportRefused, NewerFormat
from app.model.rows import FoundRow, Rows
from app.vault import aside, keys
from app.vault.entries import Batch, Draft, StoredEntry, from_milliseconds
from app.vault.folder import Vault, unlock
from tests.app.vault.disks import UnrulyDisk, kept
from tests.app.vault.making import (
    PASSPHRASE,
    USER,
    entry,
    erasing,
    found_row,
    new_vault,
    note,
    session_rows,
    told,
)

RING = keys.new_keyring(USER, "ab" * 16)
PATIENCE = 10

texts = st.text(max_size=12)
times = st.integers(0, 4_000_000_000_000).map(from_milliseconds)
entries = st.builds(
    StoredEntry,
    texts,
    texts,
    texts,
    texts,
    times,
    times,
    st.integers(-(2**63), 2**63 - 1),
    texts,
    texts,
    st.binary(),
)


def of_every_view() -> Rows:
    """A row in each of the views that there are, whatever they are."""
    values = {str: "ann", int: 3, float: 0.25}
    kinds = {view: get_args(kind)[0] for view, kind in get_type_hints(Rows).items()}
    return Rows(
        **{
            view: (kind(*(values.get(each) for each in get_type_hints(kind).values())),)
            for view, kind in kinds.items()
        }
    )


batches = st.builds(
    Batch,
    st.lists(entries, max_size=3).map(tuple),
    st.dictionaries(
        texts, st.sampled_from([Rows(), session_rows(1, ["ann", "ben"]), of_every_view()]), max_size=2
    ),
    st.lists(texts, max_size=3).map(tuple),
    st.dictionaries(texts, st.builds(Draft, texts, texts, st.integers(0, 2**60)), max_size=3),
    st.lists(texts, max_size=3).map(tuple),
)


@given(st.lists(batches, max_size=4))
def test_batches_come_back_as_they_were(pending: list[Batch]) -> None:
    again = json.loads(json.dumps([aside._members(batch) for batch in pending]))
    assert [aside._batch(members) for members in again] == pending


def test_rows_of_every_view_come_back() -> None:
    rows = of_every_view()
    assert all(rows)
    members = json.loads(json.dumps(aside._members(Batch(rows={"session-1": rows}))))
    assert aside._batch(members).rows == {"session-1": rows}


def test_rows_set_aside_before_there_was_a_view_of_blocks_or_of_documents_sent_have_none() -> None:
    members = aside._members(Batch(rows={"session-1": session_rows(1)}))
    del members["rows"]["session-1"]["blocks"]
    assert aside._batch(members).rows == {"session-1": session_rows(1)._replace(blocks=())}
    del members["rows"]["session-1"]["sent"]
    assert aside._batch(members).rows == {"session-1": session_rows(1)._replace(blocks=(), sent=())}


def test_words_that_an_earlier_version_set_aside_are_passed_over() -> None:
    members = aside._members(Batch(rows={"session-1": session_rows(1)}))
    assert aside._batch({**members, "words": {f"{1:032x}": "found once"}}) == aside._batch(members)


def test_a_set_aside_file_can_be_read_with_the_vault_s_keys_only(tmp_path: Path) -> None:
    path = tmp_path / "aside"
    batch = Batch(drafts={"note": Draft(USER, "nobody reads this", 0)})
    aside.write(path, [batch], RING)
    assert aside.read(path, RING) == [batch]
    assert b"nobody" not in path.read_bytes()
    with pytest.raises(BadFile, match="another vault"):
        aside.read(path, keys.new_keyring(USER, "cd" * 16))
    with pytest.raises(BadFile, match="damaged"):
        aside.read(path, keys.new_keyring(USER, RING.vault))


def test_what_is_no_set_aside_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "aside"
    with pytest.raises(DiskTrouble):
        aside.read(path, RING)
    for content in (
        "",
        "{}",
        "[]",
        '{"format": "groupside-vault"}',
        "\ud83d".encode("utf-8", "surrogatepass"),
    ):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(BadFile):
            aside.read(path, RING)
    path.unlink()
    aside.write(path, [Batch()], RING)
    members = json.loads(path.read_bytes())
    path.write_text(json.dumps({**members, "version": 2}))
    with pytest.raises(NewerFormat):
        aside.read(path, RING)
    for broken in ({"sealed": "AAAA"}, {"sealed": 5}, {"nonce": "00"}, {"nonce": None}, {"version": "1"}):
        path.write_text(json.dumps({**members, **broken}))
        with pytest.raises(BadFile):
            aside.read(path, RING)


def test_whose_a_file_is_stands_readable_in_it_and_in_doubt_it_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "aside"
    assert aside.is_of(path, RING.vault)  # a disk that does not answer now may later
    aside.write(path, [Batch()], RING)
    assert aside.is_of(path, RING.vault)
    assert not aside.is_of(path, "cd" * 16)
    for content in (b"", b"[]", b"{}", b"\xff", b'{"vault": 1}'):
        path.write_bytes(content)
        assert aside.is_of(path, RING.vault)


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "aside").write_text("a letter")
    with pytest.raises(ExportRefused):
        aside.write(tmp_path / "aside", [Batch()], RING)
    assert (tmp_path / "aside").read_text() == "a letter"
    with pytest.raises(DiskTrouble):
        aside.write(tmp_path / "nowhere" / "aside", [Batch()], RING)


@pytest.fixture
def disks() -> list[UnrulyDisk]:
    return []


@pytest.fixture
def stuck(folder: Path, disks: list[UnrulyDisk]) -> Iterator[Vault]:
    """A vault with one saved entry, whose disk then hangs."""
    vault = new_vault(folder, kept(disks))
    vault.append(note(vault, 1, "saved before"))
    vault.put_draft("note", USER, "half")
    vault.drafts().result(PATIENCE)
    disks[0].hang()
    yield vault
    vault.give_up()
    disks[0].go_on()


def numbers(vault: Vault) -> list[int]:
    return [int(each.id, 16) for each in vault.read("session-1").result(PATIENCE)]


def leave(vault: Vault, disk: UnrulyDisk) -> None:
    """Ends the program with the disk still stuck: what it was busy with never gets done."""
    disk.fails_always = DiskTrouble()
    vault.give_up()
    disk.go_on()
    vault._writer._thread.join(PATIENCE)


def test_everything_pending_goes_elsewhere_while_the_disk_hangs_and_comes_home(
    folder: Path, tmp_path: Path, stuck: Vault, disks: list[UnrulyDisk]
) -> None:
    path = tmp_path / "stick"
    stuck.append(note(stuck, 2, "the disk is busy with this one"))
    assert disks[0].entered.wait(PATIENCE)
    waits = FoundRow("session-1", f"{3:032x}", "morning", "2026-03-01", "", "waits", '["ann"]')
    rows = session_rows(1)._replace(found=(waits,))
    stuck.append(replace(note(stuck, 3, "waits"), rows={"session-1": rows}))
    stuck.put_draft("note", USER, "half a sentence")
    assert stuck.set_aside(path) == 2
    assert stuck.saving.pending == 2
    leave(stuck, disks[0])

    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert numbers(vault) == [1]
    assert vault.bring_in(path).result(PATIENCE) == (f"{2:032x}", f"{3:032x}")
    assert numbers(vault) == [1, 2, 3]
    assert [(each.text, each.people) for each in vault.search("waits").result()] == [("waits", ("ann",))]
    assert [row.stream for row in vault.sessions().result()] == ["session-1"]
    assert vault.drafts().result() == {"note": (USER, "half a sentence")}
    assert vault.verify().result() == []

    assert vault.bring_in(path).result(PATIENCE) == ()
    assert numbers(vault) == [1, 2, 3]
    assert len(vault.search("waits").result()) == 1
    assert vault.verify().result() == []
    assert vault.close() == 0


def test_half_typed_words_alone_make_a_file_and_count_as_waiting(
    tmp_path: Path, stuck: Vault, disks: list[UnrulyDisk]
) -> None:
    stuck.put_draft("note", USER, "half a sentence")
    assert stuck.set_aside(tmp_path / "stick") == 0
    assert (tmp_path / "stick").exists()
    assert (stuck.saving.pending, stuck.saving.waits) == (0, True)
    leave(stuck, disks[0])


def test_what_the_disk_took_after_all_is_passed_over(
    folder: Path, tmp_path: Path, stuck: Vault, disks: list[UnrulyDisk]
) -> None:
    stuck.append(note(stuck, 2, "written after all"))
    stuck.append(note(stuck, 3, "this one as well"))
    stuck.set_aside(tmp_path / "stick")
    disks[0].go_on()
    assert stuck.close(PATIENCE) == 0
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    assert vault.bring_in(tmp_path / "stick").result(PATIENCE) == ()
    assert numbers(vault) == [1, 2, 3]
    assert vault.verify().result() == []
    vault.close()


def test_what_was_erased_in_between_does_not_come_back(
    folder: Path, tmp_path: Path, stuck: Vault, disks: list[UnrulyDisk]
) -> None:
    stuck.append(note(stuck, 2, "to be forgotten"))
    stuck.set_aside(tmp_path / "stick")
    disks[0].go_on()
    ids = [f"{2:032x}"]
    stuck.erase(ids, erasing(stuck, 3, ids)).result(PATIENCE)
    assert stuck.bring_in(tmp_path / "stick").result(PATIENCE) == ()
    assert stuck.search("forgotten").result(PATIENCE) == []
    assert stuck.verify().result(PATIENCE) == []
    assert stuck.close(PATIENCE) == 0


def test_a_draft_typed_since_is_not_replaced_by_an_older_one(
    folder: Path, tmp_path: Path, stuck: Vault, disks: list[UnrulyDisk]
) -> None:
    stuck.append(Batch(entries=(entry(stuck, 2),), drop_drafts=("caught",)))
    stuck.put_draft("note", USER, "older")
    stuck.set_aside(tmp_path / "stick")
    leave(stuck, disks[0])
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    vault.put_draft("note", USER, "typed since")
    vault.put_draft("caught", USER, "typed since as well")
    vault.bring_in(tmp_path / "stick").result(PATIENCE)
    assert vault.drafts().result() == {"note": (USER, "typed since"), "caught": (USER, "typed since as well")}
    vault.close()


def test_an_erasing_that_waited_is_done_when_it_comes_home(
    folder: Path, tmp_path: Path, stuck: Vault, disks: list[UnrulyDisk]
) -> None:
    ids = [f"{1:032x}"]
    stuck.erase(ids, erasing(stuck, 9, ids))
    assert stuck.set_aside(tmp_path / "stick") == 1
    leave(stuck, disks[0])
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    told(vault, "session-1", found_row(1, "saved"))
    assert vault.search("saved").result() != []
    vault.bring_in(tmp_path / "stick").result(PATIENCE)
    assert vault.search("saved").result() == []
    assert [each.payload for each in vault.read("session-1").result()] == [None]
    assert vault.verify().result() == []
    vault.close()


def test_with_nothing_pending_no_file_is_made(tmp_path: Path, vault: Vault) -> None:
    assert vault.set_aside(tmp_path / "stick") is None
    assert not (tmp_path / "stick").exists()
    aside.write(tmp_path / "empty", [], vault._keyring)
    assert vault.bring_in(tmp_path / "empty").result(PATIENCE) == ()
