"""The view tables answer what the lists ask, are replaced whole, and are filled anew when their shape changes."""

from pathlib import Path

from app.model.rows import GuestRow, RoomRow, Rows, SessionRow
from app.vault import cipher
from app.vault.entries import Batch
from app.vault.folder import Vault, unlock
from app.vault.keys import Purpose
from tests.app.vault.making import PASSPHRASE, entry, journal_of, new_vault, session_rows


def stale(vault: Vault) -> bool:
    return vault.views_stale


def fill(vault: Vault, *rows: Rows) -> None:
    for each in rows:
        vault.append(Batch(rows={each.sessions[0].stream: each}))


def test_every_row_comes_back_as_it_was_put(vault: Vault) -> None:
    rows = session_rows(2, people=["ann", "ben"])
    fill(vault, rows)
    assert tuple(vault.sessions().result()) == rows.sessions
    assert tuple(vault.attendance("2026-03-02", "2026-03-02").result()) == rows.attendance
    assert tuple(vault.rounds("ann").result() + vault.rounds("ben").result()) == rows.rounds
    assert tuple(vault.deck_use("morning").result()) == rows.decks
    assert tuple(vault.coverage().result()) == rows.coverage
    assert vault.block_minutes("morning").result() == rows.blocks
    assert tuple(vault.sent_about("ann").result()) == tuple(vault.sent_about("ben").result()) == rows.sent


def test_guests_are_known_of_those_who_met_them(vault: Vault) -> None:
    with_guest = session_rows(2, people=["ann"])._replace(guests=(GuestRow("session-2", "Tasha Moore"),))
    fill(vault, with_guest, session_rows(3, people=["ben"]))
    assert vault.guests_met("ann").result() == ("Tasha Moore",)
    assert vault.guests_met("ben").result() == ()


def test_the_rows_of_a_session_are_replaced_whole(vault: Vault) -> None:
    fill(vault, session_rows(2, people=["ann", "ben"]), session_rows(3))
    fill(vault, session_rows(2, people=["cleo"]))
    assert [row.person_id for row in vault.attendance("2026-01-01", "2026-12-31").result()] == ["cleo", "ann"]
    vault.append(Batch(rows={"session-2": Rows()}))
    assert [row.stream for row in vault.sessions().result()] == ["session-3"]
    assert vault.rounds("cleo").result() == []


def test_sessions_come_newest_first_by_when_they_began_or_were_to_begin(vault: Vault) -> None:
    not_begun = session_rows(9).sessions[0]._replace(started="", ended="")
    fill(
        vault, session_rows(5), Rows(sessions=(not_begun,)), session_rows(7, group="evening"), session_rows(6)
    )
    assert [row.day[-1] for row in vault.sessions().result()] == ["9", "7", "6", "5"]
    assert [row.day[-1] for row in vault.sessions(limit=2).result()] == ["9", "7"]
    assert [row.day[-1] for row in vault.sessions("evening").result()] == ["7"]
    assert vault.sessions(limit=0).result() == []


def test_small_groups_come_newest_session_first_and_of_the_last_ones_only(vault: Vault) -> None:
    def held(number: int, group: str = "morning") -> Rows:
        stream = f"session-{number}"
        people = ((0, "alex", "ann"), (0, "alex", "ben"), (1, "", "cleo"))
        rooms = tuple(RoomRow(stream, group, f"2026-03-{number:02}", *each) for each in people)
        return session_rows(number, group=group)._replace(rooms=rooms)

    fill(vault, held(5), held(8), session_rows(9), held(7, "evening"), held(6))
    assert tuple(vault.rooms("morning", 2).result()) == (*held(8).rooms, *held(6).rooms)
    assert tuple(vault.rooms("morning", 9).result()) == (*held(8).rooms, *held(6).rooms, *held(5).rooms)


def test_documents_about_somebody_are_those_of_all_sessions_on_whose_roster_they_were(vault: Vault) -> None:
    fill(vault, session_rows(5, people=["ann", "ben"]), session_rows(4, people=["ben"]), session_rows(3))
    found = vault.sent_about("ann").result()
    assert [row.stream for row in found] == ["session-3", "session-5"]  # oldest first
    assert vault.sent_about("nobody").result() == []
    fill(vault, session_rows(5, people=["ben"]))  # ann was taken off the roster
    assert [row.stream for row in vault.sent_about("ann").result()] == ["session-3"]


def test_sessions_are_asked_by_days_and_by_person_newest_first(vault: Vault) -> None:
    fill(vault, session_rows(2, ["ann"]), session_rows(4, ["ben"]), session_rows(3, ["ann", "ben"]))
    between = vault.sessions_between("2026-03-02", "2026-03-03").result()
    assert [row.stream for row in between] == ["session-3", "session-2"]
    assert [row.stream for row in vault.sessions_of("ben").result()] == ["session-4", "session-3"]
    assert vault.sessions_of("cleo").result() == []


def test_a_session_without_an_end_is_running(vault: Vault) -> None:
    fill(vault, session_rows(1), session_rows(2, ended=False), session_rows(3), session_rows(4, ended=False))
    assert [row.stream for row in vault.running().result()] == ["session-4", "session-2"]


def test_attendance_is_asked_by_days_both_included(vault: Vault) -> None:
    fill(vault, *[session_rows(day) for day in (4, 1, 3, 2)])
    found = vault.attendance("2026-03-02", "2026-03-03").result()
    assert [row.day for row in found] == ["2026-03-02", "2026-03-03"]


def test_the_last_round_of_each_person_is_the_newest_before_this_session(vault: Vault) -> None:
    fill(vault, session_rows(1, ["ann", "ben"]), session_rows(3, ["ann"]), session_rows(2, ["ann", "ben"]))
    newest = vault.last_rounds(["ann", "ben", "cleo"]).result()
    assert {person: row.promise for person, row in newest.items()} == {"ann": "promise 3", "ben": "promise 2"}
    before = vault.last_rounds(["ann", "ben"], before="session-2").result()
    assert {person: row.promise for person, row in before.items()} == {"ann": "promise 1", "ben": "promise 1"}
    assert vault.last_rounds(["ann"], before="session-1").result() == {}
    assert vault.last_rounds(["ann"], before="not yet listed").result()["ann"].promise == "promise 3"


def test_rounds_come_newest_first_and_decks_and_topics_oldest_first(vault: Vault) -> None:
    fill(vault, session_rows(2), session_rows(1, group="evening"), session_rows(3))
    assert [row.craving_in for row in vault.rounds("ann").result()] == [3, 2, 1]
    assert [row.item for row in vault.deck_use("morning").result()] == ["card-2", "card-3"]
    assert [row.topic for row in vault.coverage().result()] == ["topic-1", "topic-2", "topic-3"]
    assert [row.topic for row in vault.coverage("evening").result()] == ["topic-1"]
    assert [row.topic for row in vault.coverage("morning", ["ann"]).result()] == ["topic-2", "topic-3"]
    assert vault.coverage("morning", ["ben"]).result() == []


def test_what_blocks_took_is_asked_by_group_and_comes_newest_session_last(vault: Vault) -> None:
    fill(vault, session_rows(3), session_rows(1), session_rows(2, group="evening"))
    assert [row.held_seconds for row in vault.block_minutes("morning").result()] == [1_801, 1_803]
    assert vault.block_minutes("nobody's").result() == ()
    vault.append(Batch(rows={"session-1": Rows()}))
    assert [row.stream for row in vault.block_minutes("morning").result()] == ["session-3"]


def test_views_of_another_version_are_emptied_and_filled_anew(folder: Path) -> None:
    vault = new_vault(folder)
    fill(vault, session_rows(1), session_rows(2))
    assert not stale(vault)
    vault.close()
    keyring = unlock(folder, PASSPHRASE)
    db = cipher.connect(journal_of(folder), keyring.key(Purpose.JOURNAL))
    db.execute("UPDATE meta SET value = '0' WHERE name = 'views'")
    db.execute("DROP TABLE view_sessions")
    db.execute("CREATE TABLE view_sessions (of_an_older_shape)")
    db.execute("CREATE TABLE view_that_is_no_more (x)")
    db.close()
    vault = Vault.open(folder, keyring)
    assert stale(vault)
    assert vault.sessions().result() == []
    fill(vault, session_rows(3))
    for day in (1, 2, 3):
        vault.append(Batch(entries=(entry(vault, day, stream=f"session-{day}"),)))
    vault.close()
    vault = Vault.open(folder, keyring)
    assert stale(vault)  # until they were filled, however often it is opened
    vault.rebuild_views(lambda stream, _entries: session_rows(int(stream[-1]))).result()
    assert not stale(vault)
    vault.close()
    vault = Vault.open(folder, keyring)
    assert not stale(vault)
    assert [row.stream for row in vault.sessions().result()] == ["session-3", "session-2", "session-1"]
    vault.close()


def test_rows_are_exactly_of_their_shape(vault: Vault) -> None:
    found = vault._writer.ask(
        lambda db: [name for _, name, *_ in db.execute("PRAGMA table_info(view_sessions)")]
    ).result()
    assert tuple(found) == SessionRow._fields


def test_whom_somebody_met_are_all_who_were_on_a_roster_with_them(vault: Vault) -> None:
    fill(
        vault,
        session_rows(2, ["ann", "ben"]),
        session_rows(3, ["ann", "cleo", "ben"]),
        session_rows(4, ["di"]),
    )
    assert vault.met_by("ann").result() == {"ben", "cleo"}
    assert vault.met_by("di").result() == vault.met_by("nobody").result() == frozenset()
