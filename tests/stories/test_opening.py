"""From the icon to a running group: a passphrase, a session that was running."""

from __future__ import annotations

import asyncio

from app.live import commands
from app.practice.schedule import next_meetings
from tests.practice_for_tests import ALEX, PASSPHRASE, new_desk_today
from tests.stories.by_hand import seen, until, windows
from tests.stories.conftest import Computer, Play
from ui.machine import MachineFile
from ui.one_program import OneProgram

SILENT = "This vault is open in another Groupside that does not answer."


def with_practice(computer: Computer) -> None:
    new_desk_today(computer.vault).close()


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(computer: Computer, play: Play) -> None:
    with_practice(computer)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock("a quiet lamp by the window")
        await groupside.sees("That passphrase does not open this vault. Nothing was changed; try again.")
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("NEXT GROUP")
        desk = groupside.desk
        (unlocked,) = desk.vault.read("audit").result()
        assert (unlocked.kind, unlocked.author) == ("unlocked", ALEX.id)
        assert desk.vault.read("practice").result()[-1].kind == "unlocks_failed"
        await groupside.leave()

    play(story())


def test_a_vault_that_is_open_already_is_said(computer: Computer, play: Play) -> None:
    desk = new_desk_today(computer.vault)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("This vault is already open in another window.")
        await groupside.leave()

    play(story())
    desk.close()


def test_two_clicks_lead_from_launch_to_a_running_session(computer: Computer, play: Play) -> None:
    with_practice(computer)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.click("Unlock")
        await groupside.click("Start")
        await groupside.sees("Next: Education")
        session = groupside.desk.session
        assert session is not None
        assert session.run.live
        await groupside.leave()

    play(story())


def test_a_session_that_was_running_goes_on_with_its_half_typed_note(computer: Computer, play: Play) -> None:
    desk = new_desk_today(computer.vault)
    seat = desk.seat(ALEX.id)
    meeting = next_meetings(desk.practice, [], desk.now())[0]
    seat.open_session(desk.prepare(desk.practice.groups["group-morning"], meeting.starts).result())
    seat.do(commands.start)
    desk.keep_draft(seat.draft_key("note"), ALEX.id, "@Maria said that")
    desk.close()

    async def story() -> None:
        groupside = computer.launch()
        assert "IOP Morning" not in seen()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("IOP Morning was running. It goes on in Check-in & icebreaker, 30 min left.")
        assert groupside.practice.live.notes.bar.text == "@Maria said that"
        await groupside.leave()

    play(story())


def test_somebody_who_has_a_vault_already_chooses_it_and_unlocks_it(computer: Computer, play: Play) -> None:
    elsewhere = computer.home / "carried over"
    new_desk_today(elsewhere).close()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.click("I have a vault already…")
        await groupside.choose_file(elsewhere)
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("NEXT GROUP")
        assert not groupside.over
        await groupside.leave()

    play(story())


async def watch(turns: list[int]) -> None:
    """Counts how often something could be done in a window."""
    while True:
        await asyncio.sleep(0.01)
        turns.append(1)


def test_another_vault_whose_program_hangs_is_waited_for_without_holding_up_the_window(
    computer: Computer, play: Play
) -> None:
    with_practice(computer)
    other = computer.home / "other"
    new_desk_today(other).close()

    async def story() -> None:
        hanging, one = OneProgram(computer.home / "locks"), OneProgram(computer.home / "locks")
        assert hanging.enter(other)  # and it does not listen
        assert one.enter(computer.vault)
        groupside = computer.launch(one=one)
        await groupside.click("Another vault…")
        turns: list[int] = []
        watching = asyncio.ensure_future(watch(turns))
        await groupside.choose_file(other)
        await groupside.sees(SILENT)
        watching.cancel()
        assert len(turns) > 20  # the windows went on all the while
        hanging.leave()
        await until(lambda: len(windows()) == 1, "the window of the other vault is still there")
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("NEXT GROUP")
        await groupside.leave()
        one.leave()

    play(story())
    assert MachineFile(computer.home / "groupside.json").now.vault == str(other)


def test_another_vault_that_is_open_already_comes_to_the_front_instead(
    computer: Computer, play: Play
) -> None:
    with_practice(computer)
    other = computer.home / "other"
    new_desk_today(other).close()

    async def story() -> None:
        there, one = OneProgram(computer.home / "locks"), OneProgram(computer.home / "locks")
        assert there.enter(other)
        there.listen()
        there.asked.connect(there.answer)
        groupside = computer.launch(one=one)
        await groupside.click("Another vault…")
        await groupside.choose_file(other)
        await groupside.is_over()
        one.leave()
        there.leave()

    play(story())
