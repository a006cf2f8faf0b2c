"""From no vault to a running group, by keyboard alone; what was written down by then survives whatever closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.clock import SystemClock
from app.desk import Desk
from app.intake.programs import shipped_programs
from app.practice.programs import add_program
from app.setting_up import set_up, shipped_library
from app.vault.folder import Vault
from app.ways_in import has_recovery_key
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import ALEX, PASSPHRASE
from tests.stories.by_hand import ByHand, found, seen, until, windows
from tests.stories.conftest import Computer, Play
from ui.practice.recovery_dialog import RecoveryDialog

# a first group runs after so many keys, beside what is typed: names, a passphrase twice, the recovery key
MOST_KEYS = 40


class Keys:
    """Presses and counts; goes where it is told by Tab."""

    def __init__(self, groupside: ByHand) -> None:
        self._groupside = groupside
        self.pressed = 0

    async def enter(self) -> None:
        await self._press(Qt.Key.Key_Return)

    async def space(self) -> None:
        await self._press(Qt.Key.Key_Space)

    async def type(self, *lines: str) -> None:
        """Enter between the lines."""
        for place, line in enumerate(lines):
            if place:
                await self.enter()
            await self._groupside.type_words(line)

    async def go_to(self, word: str) -> None:
        for _press in range(40):
            focus = QApplication.focusWidget()
            if focus is not None and word in (focus.accessibleName(), getattr(focus, "text", str)()):
                return
            await self._press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to “{word}”")

    async def _press(self, key: Qt.Key) -> None:
        over = QApplication.activeModalWidget()
        if over is not None and not over.isActiveWindow():  # a desktop does that by itself
            over.activateWindow()
            await until(over.isActiveWindow, "the dialog is not active")
        await self._groupside.press(key)
        self.pressed += 1


async def begin(groupside: ByHand, keys: Keys) -> None:
    """Name, credentials, a passphrase twice: the vault is made."""
    await keys.type("Alex Rivera", "LADC", PASSPHRASE, PASSPHRASE)
    await groupside.sees("Strength: strong")
    await keys.enter()
    await groupside.sees("STEP 2 OF 5")


def running(groupside: ByHand) -> bool:
    session = groupside.desk.session
    return session is not None and session.run.live


def test_from_no_vault_to_a_running_group_by_keyboard_alone(computer: Computer, play: Play) -> None:
    async def story() -> None:
        groupside = computer.launch()
        keys = Keys(groupside)
        await begin(groupside, keys)
        await keys.enter()
        await groupside.sees("If a passphrase is forgotten, only this key can open the vault")
        dialog = found(RecoveryDialog)[0]
        page = " ".join(dialog._key.groups)
        await keys.go_to("It is on paper")
        await keys.enter()
        await groupside.sees("Type it from the page")
        await until(lambda: QApplication.focusWidget() is dialog._field.edit, "the key cannot be typed")
        await keys.type(page)
        await keys.enter()
        await groupside.sees("STEP 3 OF 5")
        await until(lambda: not found(RecoveryDialog), "the dialog stays")
        assert has_recovery_key(groupside.desk)
        assert [user.signature for user in groupside.desk.practice.users.values()] == ["Alex Rivera, LADC"]
        await keys.go_to("Harmony")
        await keys.space()
        await keys.enter()
        await groupside.sees("STEP 4 OF 5")
        await keys.type("Mornings")
        await keys.enter()
        await groupside.sees("STEP 5 OF 5")
        await keys.type("Maria S.", "James T.", "Aisha K.")
        await groupside.sees("3 people will be added")
        await keys.go_to("Go on")
        await keys.enter()
        await groupside.sees("You can begin")
        await keys.enter()
        await until(lambda: running(groupside) or "NEXT GROUP" in seen(), "Today does not come")
        if not running(groupside):  # it is another day than the group's own: Start asks first
            for answer in ("Press Start once more", "Next: Education"):
                await keys.go_to("Start")
                await keys.enter()
                await groupside.sees(answer)
        await groupside.sees("Next: Education")
        assert [person.name for person in groupside.desk.practice.people.values()] == [
            "Maria S.",
            "James T.",
            "Aisha K.",
        ]
        assert len(windows()) == 1
        assert keys.pressed <= MOST_KEYS
        await groupside.leave()

    play(story())


def test_closed_in_the_middle_the_next_start_goes_on_there(computer: Computer, play: Play) -> None:
    vault = Vault.create(computer.vault, ALEX.id, PASSPHRASE, cost=CHEAP)
    desk = Desk(vault, SystemClock(), shipped_library())
    set_up(desk.seat(ALEX.id), ALEX, ())
    desk.seat(ALEX.id).arrange(add_program, shipped_programs()[1].program)
    desk.close()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("STEP 4 OF 5")
        assert "Blue Heart" in seen()
        await groupside.click("Finish later")
        await groupside.sees("No group is planned")
        await groupside.leave()

    play(story())


def test_what_is_wrong_with_a_passphrase_is_said_before_anything_is_made(
    computer: Computer, play: Play
) -> None:
    async def story() -> None:
        groupside = computer.launch()
        await groupside.write("Your name, as it stands on notes", "Alex Rivera")
        await groupside.write("A passphrase", "a lamp")
        await groupside.click("Go on")
        await groupside.sees("A passphrase has at least 10 characters.")
        assert not computer.vault.exists()
        await groupside.leave()

    play(story())
