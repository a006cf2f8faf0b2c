"""Settings by hand: how it looks, who uses the vault, when a group meets."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.clock import SystemClock
from app.desk import Desk
from app.intake.programs import shipped_programs
from app.setting_up import first_group, set_up, shipped_library
from app.vault.folder import Vault
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import ALEX, MORNING, PASSPHRASE, SAM, SAMS_PASSPHRASE, ZONE, new_desk_today
from tests.stories.by_hand import seen, until, windows
from tests.stories.conftest import Computer, Play


def with_practice(computer: Computer) -> None:
    new_desk_today(computer.vault).close()


def test_dark_takes_effect_at_once_and_stays(computer: Computer, play: Play) -> None:
    with_practice(computer)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Settings")
        light = groupside.practice.main.grab().toImage().pixelColor(5, 5)
        await groupside.click("Dark")
        dark = groupside.practice.main.grab().toImage().pixelColor(5, 5)
        assert (light.name(), dark.name()) == ("#f3f6f6", "#10181a")
        assert '"mode": "dark"' in (computer.home / "groupside.json").read_text()
        await groupside.leave()

    play(story())


def test_somebody_who_was_added_opens_the_vault_and_writes_under_their_own_name(
    computer: Computer, play: Play
) -> None:
    with_practice(computer)
    theirs = "four brown boats drifting"

    async def adding() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Settings")
        await groupside.click("Users")
        await groupside.write("Name", "Kim Ito")
        await groupside.write("Credentials", "LCSW")
        await groupside.write("Their passphrase", theirs)
        await groupside.write("The same again", "something else")
        await groupside.click("Add person")
        await groupside.sees("The two passphrases are not the same.")
        await groupside.write("The same again", theirs)
        await groupside.click("Add person")
        await groupside.sees("Kim Ito can use this vault now.")
        await groupside.leave()

    async def theirs_now() -> None:
        groupside = computer.launch()
        await groupside.unlock(theirs)
        await groupside.sees("NEXT GROUP")
        me = groupside.desk.practice.users[groupside.desk.vault.user]
        assert me.signature == "Kim Ito, LCSW"
        await groupside.leave()

    play(adding())
    play(theirs_now())


def test_a_changed_passphrase_is_the_only_one_that_opens(computer: Computer, play: Play) -> None:
    with_practice(computer)
    new = "seven slow trains at dusk"

    async def changing() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Settings")
        await groupside.click("My passphrase")
        await groupside.write("The one you have", "not the one I have")
        for field in ("A new one", "The new one again"):
            await groupside.write(field, new)
        await groupside.click("Change passphrase")
        await groupside.sees("That passphrase does not open this vault.")
        await groupside.write("The one you have", PASSPHRASE)
        await groupside.click("Change passphrase")
        await groupside.sees("Your passphrase is changed.")
        await groupside.leave()

    async def after() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("That passphrase does not open this vault.")
        await groupside.unlock(new)
        await groupside.sees("NEXT GROUP")
        await groupside.leave()

    play(changing())
    play(after())


def test_a_group_is_edited_from_today(computer: Computer, play: Play) -> None:
    with_practice(computer)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Edit group")
        await groupside.sees("Meets on")
        group = groupside.desk.practice.groups[MORNING]
        await groupside.write("Name of the group", "Early birds")
        await groupside.click("Monday")
        await groupside.write("Call link (optional)", "http://unsafe.example")
        await groupside.click("Save group")
        await groupside.sees("A call link starts with https://")
        await groupside.write("Call link (optional)", "https://call.example/room")
        await groupside.click("Save group")
        await groupside.sees("Early birds is saved.")
        changed = groupside.desk.practice.groups[group.id]
        assert changed.call_link == "https://call.example/room"
        assert {meeting.weekday for meeting in changed.meetings} ^ {
            meeting.weekday for meeting in group.meetings
        } == {0}
        await groupside.click("Today")
        await groupside.sees("Early birds")
        await groupside.leave()

    play(story())


def test_without_a_second_user_the_way_to_add_one_is_offered(computer: Computer, play: Play) -> None:
    desk = Desk(
        Vault.create(computer.vault, ALEX.id, PASSPHRASE, cost=CHEAP), SystemClock(), shipped_library()
    )
    seat, shipped = desk.seat(ALEX.id), shipped_programs()[0]
    set_up(seat, ALEX, [(shipped, first_group(shipped, MORNING, ZONE))])
    seat.open_session(desk.prepare(desk.practice.groups[MORNING], desk.now()).result())
    desk.close()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Co-facilitator")
        await groupside.sees("Add your co-facilitator under Settings first")
        await groupside.click("Open Settings")
        await groupside.sees("Add a person")
        await groupside.leave()

    play(story())


def test_closing_the_second_window_changes_nothing(computer: Computer, play: Play) -> None:
    with_practice(computer)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Start")
        await groupside.click("Co-facilitator")
        await groupside.write("Passphrase", SAMS_PASSPHRASE)
        await groupside.click("Sit down")
        await groupside.sees(f"You write as {SAM.name}")
        await groupside.click("Share view")
        await groupside.click("Mini timer")
        session = groupside.desk.session
        for window in windows():
            if window is not groupside.practice.main:
                window.close()
        await until(lambda: len(windows()) == 1, "a window stayed open")
        assert groupside.desk.session is session
        assert "Co-facilitator’s window is open" not in seen()
        await groupside.leave()

    play(story())


def test_f1_shows_the_keys_on_every_screen(computer: Computer, play: Play) -> None:
    with_practice(computer)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("People")
        await groupside.press(Qt.Key.Key_F1)
        await groupside.sees("Keys during a group")
        await groupside.click("Close")
        await groupside.click("Today")
        await groupside.click("Start")
        await groupside.sees("Next: Education")
        await groupside.press(Qt.Key.Key_F1)
        await groupside.sees("Keys during a group")
        await groupside.click("Close")
        await groupside.leave()

    play(story())
