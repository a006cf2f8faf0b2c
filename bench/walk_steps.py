"""What is pressed on a walk: the first start; a group from its lobby to its end, and what comes after."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.clock import SetClock
from bench.walk_after import after
from bench.walk_group import group
from bench.walking import BEFORE_NINE, PASSPHRASE, Walk, furnish
from ui.practice.recovery_dialog import RecoveryDialog


async def steps(walk: Walk, folder: Path) -> None:
    await first_start(walk, folder / "new")
    home = folder / "practice"
    clock = furnish(home)
    walk.launch(home, clock)
    await unlock(walk, "Tomorrow’s start: the passphrase, and nothing else.")
    await group(walk)
    await after(walk, home)


async def unlock(walk: Walk, caption: str) -> None:
    hands = walk.hands
    await hands.type(PASSPHRASE)
    await walk.show("unlock", caption)
    await hands.press("Return")
    await walk.opened()
    await hands.sees("NEXT GROUP")


async def first_start(walk: Walk, home: Path) -> None:
    """From no vault to a group that has begun."""
    hands = walk.hands
    walk.launch(home, SetClock(BEFORE_NINE))
    await hands.enter("Alex Rivera", "LADC", PASSPHRASE)
    await hands.type(PASSPHRASE)
    await hands.sees("Strength: strong")
    await walk.show("welcome", "The first start: a name and a passphrase.")
    await hands.press("Return")
    await walk.opened()
    await hands.sees("STEP 2 OF 5")
    await walk.show("recovery", "Step 2, the recovery key.")
    await hands.press("Return")
    await hands.sees("If a passphrase is forgotten")
    await walk.show("recovery-key", "The key, as it goes on paper.")
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, RecoveryDialog))
    await hands.push("It is on paper")
    await hands.sees("Type it from the page")
    await hands.type(" ".join(dialog._key.groups))
    await walk.show("recovery-typed", "The key is typed back from the page.")
    await hands.press("Return")
    await hands.sees("STEP 3 OF 5")
    await hands.to("Harmony")
    await hands.press("Space")
    await walk.show("program", "Step 3, the program.")
    await hands.press("Return")
    await hands.sees("STEP 4 OF 5")
    await hands.type("Mornings")
    await walk.show("group", "Step 4, the group: when it meets, and the link of its call.")
    await hands.press("Return")
    await hands.sees("STEP 5 OF 5")
    await hands.enter("Maria S.", "James T.", "Aisha K.")
    await hands.sees("3 people will be added")
    await walk.show("people", "Step 5, its people: a name a line.")
    await hands.press("Ctrl+Return")
    await hands.sees("You can begin")
    await walk.show("ready", "Ready: the group can begin.")
    await hands.press("Return")
    await hands.sees("Next:")
    await walk.show("first-group", "The first group runs.")
    await walk.closed("Close Groupside")
