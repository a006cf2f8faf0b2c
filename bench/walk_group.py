"""A group by keys alone: from Today over lobby, rounds, topic, break and small groups to its end."""

from __future__ import annotations

import asyncio

from bench.walk_hands import seen
from bench.walking import SECOND, Walk


async def group(walk: Walk) -> None:
    await before_the_start(walk)
    await check_in(walk)
    await late(walk)
    await topic(walk)
    await beside(walk)
    await break_and_small_groups(walk)
    await check_out(walk)


async def before_the_start(walk: Walk) -> None:
    hands = walk.hands
    await walk.show("today", "Today: the next group, what is owed, the week.", column=True)
    await hands.push("Open the room")
    await hands.sees("Before the start")
    await walk.show("lobby", "The room is open: who is expected, and the checks.", column=True)
    for _person in range(4):
        await hands.press("0", "Down")
    await walk.show("lobby-checks", "0 notes the checks as last time, Down goes to the next person.")
    await walk.minutes(20)
    await hands.press("Ctrl+N")
    await hands.sees("Next:")
    await hands.push("Add a person, a guest, call the roll")
    await hands.choose("Roll call")
    await hands.sees("Who is here?")
    for _person in range(8):
        await hands.press("Return")
    await walk.show(
        "roll-call", "The group has begun. The roll call: Enter for each who is here.", column=True
    )
    await hands.push("Close the roll")


async def check_in(walk: Walk) -> None:
    hands = walk.hands
    await hands.press("Ctrl+R")
    await hands.enter("calm", "3", "no")
    await hands.type("call a friend")
    await walk.show("check-in", "The check-in round: answers are typed, Enter goes on.", column=True)
    await hands.press("Ctrl+D")
    await walk.minutes(2)
    await hands.press("Ctrl+R")
    await hands.enter("tired", "6", "yes")
    await hands.type("speak once in small group")
    await hands.press("Ctrl+D")
    await hands.press("Ctrl+Shift+D", "Ctrl+L")
    await hands.press("Escape")
    await hands.type("@mar")
    await walk.show("note-name", "Any letter begins a note; @ and some letters find a person.")
    await hands.press("Tab")
    await hands.type("named her plan for the weekend")
    await hands.press("Return")
    await hands.press("Ctrl+Shift+J")
    await walk.show("marks", "A mark for who has the turn: a letter makes it.")
    await hands.press("Escape")
    await hands.press("Ctrl+J")
    await hands.type("len")
    await hands.press("Return")
    await walk.show("person", "Ctrl+J and letters of a name: all that can be done for somebody.")
    await hands.press("Escape")
    await hands.press("Ctrl+T")
    await hands.type("ais")
    await hands.press("Return")
    await walk.minutes(1)
    await walk.show("speaker", "Somebody has the floor, with a clock of their own.")
    await hands.press("Ctrl+T")
    await hands.press("Ctrl+I")
    await walk.show("icebreaker", "Another icebreaker, for everybody.")


async def late(walk: Walk) -> None:
    hands = walk.hands
    await walk.minutes(34)
    await hands.press("F3")
    await walk.show("late", "The block is over its time, and why.", column=True)
    await hands.press("Escape")
    await hands.press("F4")
    await walk.show("catch-up", "The rest of the session: where minutes can be found.", column=True)
    await hands.press("Escape")
    await hands.press("Ctrl+N")


async def topic(walk: Walk) -> None:
    hands = walk.hands
    await walk.calm()
    await hands.press("Ctrl+Shift+S")
    await asyncio.sleep(0.2)
    await walk.show(
        "topic", "The topic of the day with its lesson; its prompt is on the share window.", column=True
    )


async def beside(walk: Walk) -> None:
    hands = walk.hands
    await walk.show("share", "The share window, safe in the call.", of=walk.beside("share"))
    await hands.press("F2")
    await walk.show("crisis", "Crisis: what to do now.", column=True)
    await hands.press("Escape")
    await hands.press("F9")
    await walk.show("hidden", "Hidden in all windows; any key brings it back.")
    await hands.press("Space")
    await hands.press("Ctrl+K")
    await hands.type("mini")
    await walk.show("find-act", "Ctrl+K finds what can be done, as well.")
    await hands.press("Return")
    await walk.show("mini", "The mini timer, above the call.", of=walk.beside("mini"))
    walk.forward()
    await hands.press("Ctrl+K")
    await hands.type("co-facilitator")
    await asyncio.sleep(0.5)
    await hands.press("Return")
    await hands.sees("Sam Okafor, please type")
    await hands.type(SECOND)
    await walk.show("sit-down", "The co-facilitator sits down with their own passphrase.")
    await hands.press("Return")
    await hands.until(lambda: walk.has("co_facilitator"), "nobody sits down")
    await walk.show("co-facilitator", "The co-facilitator’s window.", of=walk.beside("co_facilitator"))
    walk.forward()


async def break_and_small_groups(walk: Walk) -> None:
    hands = walk.hands
    await walk.minutes(20)
    await hands.press("Ctrl+N")
    await walk.show("break", "The break, with the time at which it is over.", column=True)
    await walk.minutes(10)
    await hands.press("Ctrl+N")
    await hands.press("Ctrl+Shift+G", "Ctrl+Shift+M")
    await walk.show("small-groups", "Small groups are drawn.", column=True)
    await hands.press("Escape")
    await walk.minutes(30)


async def check_out(walk: Walk) -> None:
    hands = walk.hands
    await hands.press("Ctrl+N")
    await hands.press("Ctrl+R")
    await walk.show("check-out", "The check-out round, with what was promised before.", column=True)
    await hands.press("Escape")
    await walk.minutes(20)
    await hands.press("Ctrl+N")
    await hands.sees("Before you end")
    await walk.show("before-the-end", "Before it ends: who should still be seen.", column=True)
    await hands.press("Down")
    for _person in range(20):  # with whom there is a risk, it is asked once more
        if "\n0 to go" not in seen():
            await hands.press("L")
    await hands.push("End session")
    await hands.sees("After the group")
