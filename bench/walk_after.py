"""After a group, by keys alone: its notes, what leaves, every other page, all settings, the guide, and the lock."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bench.walking import PASSPHRASE, Walk
from ui.setting_words import sections

# those that are shown with large text as well
LARGE = ("Groups", "Keys", "Programs", "Users", "Backups")


async def after(walk: Walk, home: Path) -> None:
    await notes(walk)
    await pages(walk)
    await find(walk)
    await settings(walk)
    await lock(walk, home)


async def notes(walk: Walk) -> None:
    hands = walk.hands
    await walk.show("summary", "After the group: how the plan went, who was there.", column=True)
    await hands.push("Export…")
    await asyncio.sleep(0.5)
    await walk.show("export", "A document leaves: where it goes is asked first.", column=True)
    await hands.press("Escape")
    await hands.push("Write notes")
    await hands.until(lambda: walk.shows("ReviewScreen"), "the notes do not open")
    await asyncio.sleep(0.3)
    await walk.show("notes", "The notes: what was caught is drafted already.", column=True)
    await hands.press("Ctrl+Return")
    await hands.sees("1 of 11")
    await hands.type("Steady, and open with the others.")
    await hands.press("Tab")
    await hands.type("Calls her friend on Friday; we look at it on Monday.")
    await hands.push("None voiced or seen", "Shift+Tab")
    await hands.press("Ctrl+Return")
    await asyncio.sleep(0.3)
    await walk.show("notes-open", "Ctrl+Enter signs, or goes to what is still open.")
    await hands.press("Space", "Ctrl+Return")
    await hands.sees("2 of 11")
    await asyncio.sleep(0.3)
    await walk.show("notes-next", "Signed: the next person’s note.")
    await hands.push("Back", "Shift+Tab")
    await hands.push("Done", "Shift+Tab")
    await hands.until(lambda: walk.shows("TodayScreen"), "Today does not come")


async def go(walk: Walk, words: str, screen: str) -> None:
    """By Ctrl+K, from wherever one is."""
    hands = walk.hands
    await hands.press("Ctrl+K")
    await hands.type(words)
    await hands.sees(" found")
    await asyncio.sleep(0.3)
    await hands.press("Return")
    await hands.until(lambda: walk.shows(screen), f"{words} does not come")
    await asyncio.sleep(0.3)


async def pages(walk: Walk) -> None:
    hands = walk.hands
    await walk.show("today-after", "Today, with what is owed after the group.", column=True)
    await hands.push("Week", "Shift+Tab")
    await hands.until(lambda: walk.shows("WeekScreen"), "the week does not come")
    await asyncio.sleep(0.4)
    await walk.show("week", "The week by days.")
    await hands.push("Topics")
    await hands.until(lambda: walk.shows("TopicsScreen"), "the topics do not come")
    await asyncio.sleep(0.4)
    await walk.show("topics", "Who has had which topic.", column=True)
    await go(walk, "People", "PeopleScreen")
    await walk.show("people-list", "People.", column=True)
    await hands.to("Search people")
    await hands.enter("Aisha")
    await asyncio.sleep(0.4)
    await walk.show("person-page", "One person: how they have been.", column=True)
    await go(walk, "Library", "LibraryScreen")
    await walk.show("library", "What rotates, and which of it was had.", column=True)
    await go(walk, "History", "HistoryScreen")
    await walk.show("history", "The sessions that were held.")
    await hands.press("Return")
    await hands.until(lambda: walk.shows("SummaryScreen"), "no session opens")
    await asyncio.sleep(0.4)
    await walk.show("session", "A session of the past, opened with Enter.")
    await hands.press("Escape")


async def find(walk: Walk) -> None:
    hands = walk.hands
    await hands.press("Ctrl+K")
    await hands.type("weekend")
    await asyncio.sleep(0.6)
    await walk.show("find", "Ctrl+K: what was written, whoever it is about.", column=True)
    await hands.press("Escape")
    await hands.press("F1")
    await walk.show("keys", "F1: all keys.")
    await hands.to("Find in the guide")
    await hands.press("Tab" if walk.kind.look.text_percent == 100 else "Shift+Tab")
    await hands.press("Down", "Down")
    await asyncio.sleep(0.2)
    await walk.show("guide", "The guide, in the same window.", column=True)
    await hands.press("Escape")


async def settings(walk: Walk) -> None:
    hands = walk.hands
    names = [named.words for named, _icon in sections().values()]
    await go(walk, names[0], "SettingsScreen")
    for place, section in enumerate(names):
        if place:
            await hands.press("Down")
            await asyncio.sleep(0.2)
        if section == "Backups":
            await hands.push("Back up now")
            await hands.sees("and the backup is checked")
        name = section.lower().replace(" ", "-")
        if walk.kind.look.text_percent == 100 or section in LARGE:
            await walk.show(f"settings-{name}", f"Settings: {section}.", column=section == LARGE[0])
        if section == "Backups":
            await walk.calm()
            await hands.to_settings("Backups")


async def lock(walk: Walk, home: Path) -> None:
    walk.lock_here()
    await walk.hands.press("Ctrl+Shift+L")
    await walk.locked(home)
    await walk.show("locked", "Locked: nothing is seen until the passphrase is typed again.")
    await walk.hands.type(PASSPHRASE)
    await walk.hands.press("Return")
    await walk.opened()
    await walk.show("unlocked", "And on it goes.")
    await walk.closed()
