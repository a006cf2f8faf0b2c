"""Whoever sits down does what their role allows, and is told in one sentence where it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.clock import SetClock
from app.desk import Desk, Seat
from app.errors import Refused
from app.live import commands as live
from app.model.people import Role
from app.practice import commands as practice
from app.practice.details import keep_details
from app.review.commands import cosign
from app.setting_up import shipped_library
from app.vault.folder import Vault, unlock
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import (
    ALEX,
    BOTH,
    MARIA,
    MORNING,
    NINE,
    RUTH,
    SAM,
    SAMS_PASSPHRASE,
    new_desk,
    opened,
)

NOBODY = "f0" * 16


@pytest.fixture
def ruth(desk: Desk) -> Seat:
    desk.seat(ALEX.id).arrange(practice.add_user, RUTH)
    return desk.seat(RUTH.id)


def test_a_co_facilitator_runs_the_group_and_does_not_end_it(desk: Desk) -> None:
    alex, sam = opened(desk), desk.seat(SAM.id)
    sam.do(live.start)
    sam.do(live.mark_arrived, MARIA)
    sam.do(live.catch_note, "@Maria spoke first")
    with pytest.raises(Refused, match="Only a facilitator"):
        sam.do(live.end)
    assert desk.session is not None
    assert desk.session.run.live
    alex.do(live.end, let_go=[MARIA])


def test_a_co_facilitator_who_unlocked_alone_ends_the_group(tmp_path: Path, clock: SetClock) -> None:
    made = new_desk(tmp_path / "theirs", clock)
    made.vault.add_user(SAM.id, SAMS_PASSPHRASE, cost=CHEAP)
    made.close()
    folder = tmp_path / "theirs"
    desk = Desk(Vault.open(folder, unlock(folder, SAMS_PASSPHRASE)), clock, shipped_library())
    sam = desk.seat(SAM.id)
    sam.open_session(desk.prepare(desk.practice.groups[MORNING], NINE).result())
    sam.do(live.start)
    sam.do(live.mark_arrived, MARIA)
    with pytest.raises(Refused, match="not been seen yet"):
        sam.do(live.end)
    sam.do(live.end, let_go=[MARIA])
    assert desk.session is not None
    assert desk.session.run.ended is not None
    assert desk.session.entries[-1].author == SAM.id
    with pytest.raises(Refused, match="Only a facilitator"):  # it is the group that they lead
        sam.arrange(practice.add_user, RUTH)
    desk.close()


def test_a_co_facilitator_changes_nothing_of_the_practice(desk: Desk) -> None:
    sam = desk.seat(SAM.id)
    before = desk.practice
    with pytest.raises(Refused, match="Only a facilitator"):
        sam.arrange(practice.change_group, desk.practice.groups[MORNING].model_copy(update={"name": "X"}))
    with pytest.raises(Refused, match="Only a facilitator"):
        sam.arrange(practice.add_user, RUTH)
    assert desk.practice == before


def test_a_supervisor_runs_nothing(desk: Desk, ruth: Seat) -> None:
    alex = opened(desk)
    with pytest.raises(Refused, match="reads and co-signs"):
        ruth.do(live.start)
    alex.do(live.start)
    for act in (
        lambda: ruth.do(live.next_block),
        lambda: ruth.do(live.catch_note, "A word"),
        lambda: ruth.undo(),
        lambda: ruth.arrange(practice.change_person, desk.practice.people[MARIA]),
    ):
        with pytest.raises(Refused, match="reads and co-signs"):
            act()
    assert desk.session is not None
    assert not desk.session.notes


def test_a_second_signature_is_not_a_co_facilitator_s(desk: Desk) -> None:
    opened(desk)
    with pytest.raises(Refused, match="Only a supervisor"):
        desk.seat(SAM.id).do(cosign, desk.practice, SAM, MARIA, (0, "0" * 64))


def test_a_supervisor_opens_no_session(desk: Desk, ruth: Seat) -> None:
    prepared = desk.prepare(desk.practice.groups[MORNING], NINE).result()
    with pytest.raises(Refused, match="reads and co-signs"):
        ruth.open_session(prepared)
    assert desk.session is None


def test_who_is_no_user_does_nothing(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.seat(NOBODY).arrange(practice.add_user, RUTH)


def test_what_the_program_notes_itself_is_noted_whoever_sits_here(desk: Desk, ruth: Seat) -> None:
    ruth.arrange(practice.note_failed_unlocks, 2)
    alex = opened(desk)
    alex.do(live.start)
    ruth.do(live.correct_clock, 3600.0)


def test_one_facilitator_always_remains(desk: Desk) -> None:
    alex = desk.seat(ALEX.id)
    with pytest.raises(Refused, match="Somebody has to be the facilitator"):
        alex.arrange(practice.change_user, ALEX.model_copy(update={"role": Role.SUPERVISOR}), BOTH)
    alex.arrange(practice.change_user, SAM.model_copy(update={"role": Role.FACILITATOR}), BOTH)
    alex.arrange(practice.change_user, ALEX.model_copy(update={"role": Role.SUPERVISOR}), BOTH)
    with pytest.raises(Refused, match="reads and co-signs"):
        alex.arrange(keep_details, desk.practice.people[MARIA])
