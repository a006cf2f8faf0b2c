"""A forgotten passphrase: the printed key, who one is, a new passphrase; and tries that slow down."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.practice.events import UnlocksFailed
from app.vault import recovery
from app.vault.folder import unlock
from tests.practice_for_tests import ALEX, PASSPHRASE, RECOVERY_KEY, SAM, new_desk_today
from tests.stories.by_hand import ByHand, found, seen, until
from tests.stories.conftest import Computer, Play
from ui.practice.recovery_dialog import RecoveryDialog
from ui.screens.unlock import UnlockWindow

NEW = "seven slow trains at dusk"


def with_practice(computer: Computer) -> None:
    new_desk_today(computer.vault).close()


async def type_key(groupside: ByHand, typed: str) -> None:
    await until(lambda: QApplication.focusWidget() is not None, "nothing has the focus")
    card = found(UnlockWindow)[0].forgotten
    card.field.edit.setFocus()
    card.field.edit.setPlainText(typed)
    await groupside.press(Qt.Key.Key_Return)


async def choose_name(place: int) -> None:
    """By the arrow down, from nobody."""
    who = found(UnlockWindow)[0].forgotten._who
    for _each in range(place):
        QTest.keyClick(who, Qt.Key.Key_Down)


def test_a_forgotten_passphrase_is_replaced_with_the_printed_key(computer: Computer, play: Play) -> None:
    with_practice(computer)
    groups = list(recovery.shown(RECOVERY_KEY))

    async def story() -> None:
        groupside = computer.launch()
        await groupside.click("Use the recovery key…")
        await type_key(groupside, " ".join([*groups[:3], "AAAAA", *groups[4:]]))
        await groupside.sees("Group 4 is not as it stands on the page. Compare its five signs.")
        assert SAM.name not in seen()
        await type_key(groupside, "-".join(groups).lower())
        await groupside.sees("Who you are")
        who = found(UnlockWindow)[0].forgotten._who
        assert [who.itemText(at) for at in range(who.count())] == [ALEX.name, SAM.name]
        assert who.chosen == ""
        go_in = who.window().findChildren(QPushButton)
        assert not next(button for button in go_in if button.text() == "Go in").isEnabled()
        await groupside.write("The same again", "short")
        await groupside.press(Qt.Key.Key_Return)
        await groupside.sees("Choose who you are first.")
        await choose_name(2)
        await groupside.write("A new passphrase", "short")
        await groupside.click("Go in")
        await groupside.sees("A passphrase has at least 10 characters.")
        for field in ("A new passphrase", "The same again"):
            await groupside.write(field, NEW)
        await groupside.click("Go in")
        await groupside.sees("NEXT GROUP")
        assert groupside.desk.vault.user == SAM.id
        await groupside.leave()

    play(story())
    assert unlock(computer.vault, NEW).user == SAM.id
    assert unlock(computer.vault, PASSPHRASE).user == ALEX.id


def test_back_from_the_names_closes_what_the_key_has_opened(computer: Computer, play: Play) -> None:
    with_practice(computer)

    async def story() -> None:
        groupside = computer.launch()
        await groupside.click("Use the recovery key…")
        await type_key(groupside, " ".join(recovery.shown(RECOVERY_KEY)))
        await groupside.sees("Who you are")
        await groupside.click("Back")
        assert SAM.name not in seen()
        await groupside.unlock(PASSPHRASE)
        await groupside.sees("NEXT GROUP")
        await groupside.leave()

    play(story())


def test_failed_tries_are_still_written_down_after_the_key_let_somebody_in(
    computer: Computer, play: Play
) -> None:
    with_practice(computer)
    (computer.vault / "tries").write_text(json.dumps({"failed": 3, "at": 1}))

    async def story() -> None:
        groupside = computer.launch()
        await groupside.click("Use the recovery key…")
        await type_key(groupside, " ".join(recovery.shown(RECOVERY_KEY)))
        await groupside.sees("Who you are")
        await choose_name(1)
        for field in ("A new passphrase", "The same again"):
            await groupside.write(field, NEW)
        await groupside.click("Go in")
        await groupside.sees("NEXT GROUP")
        entries = groupside.desk.practice.entries
        assert [entry.event.times for entry in entries if isinstance(entry.event, UnlocksFailed)] == [3]
        await groupside.leave()

    play(story())


def test_after_several_tries_the_button_counts_and_enter_does_nothing(computer: Computer, play: Play) -> None:
    with_practice(computer)
    (computer.vault / "tries").write_text(json.dumps({"failed": 3, "at": 1}))

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock("not the passphrase")
        await groupside.sees("That passphrase does not open this vault.")
        await groupside.write("Passphrase", PASSPHRASE)
        await groupside.press(Qt.Key.Key_Return)
        await until(lambda: "Try again in" in seen(), "nothing counts down")
        given: list[str] = []
        window = found(UnlockWindow)[0]
        window.passphrase_given.connect(given.append)
        QTest.keyClick(window.field.edit, Qt.Key.Key_Return)
        assert given == []
        await groupside.click("Unlock")
        await groupside.sees("NEXT GROUP")
        await groupside.leave()

    play(story())


def test_a_new_vault_is_given_its_key_at_once(computer: Computer, play: Play) -> None:
    async def story() -> None:
        groupside = computer.launch()
        await groupside.write("Your name, as it stands on notes", "Alex Rivera")
        for field in ("A passphrase", "The same again"):
            await groupside.write(field, PASSPHRASE)
        await groupside.click("Go on")
        await groupside.sees("STEP 2 OF 5")
        await groupside.click("Make the key…")
        await groupside.sees("If a passphrase is forgotten, only this key can open the vault")
        dialog = found(RecoveryDialog)[0]
        groups = dialog._key.groups
        await groupside.click("It is on paper")
        dialog._field.edit.setPlainText(" ".join(groups))
        await groupside.click("Keep this key")
        await groupside.sees("The recovery key is set. Put the page in its place now.")
        await groupside.sees("STEP 3 OF 5")
        await groupside.leave()

    play(story())
