"""Groupside is closed in the middle of something: what was typed is there at the next start."""

from __future__ import annotations

from app.model.decks import DeckKind
from app.practice.library import OWN
from tests.practice_for_tests import PASSPHRASE, new_desk_today
from tests.stories.by_hand import seen, until
from tests.stories.conftest import Computer, Play
from ui.before_closing import BeforeClosing


def test_an_icebreaker_that_is_typed_when_groupside_is_closed_is_kept(computer: Computer, play: Play) -> None:
    new_desk_today(computer.vault).close()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Library")
        await groupside.click("Add")
        await groupside.type_words("Which smell takes you home?")
        await groupside.leave()
        again = computer.launch()
        await again.unlock(PASSPHRASE)
        own = again.desk.practice.offer.decks[OWN[DeckKind.ICEBREAKER]]
        assert [item.text for item in own.items] == ["Which smell takes you home?"]
        await again.leave()

    play(story())


def test_what_is_half_typed_in_settings_is_pointed_out_before_groupside_closes(
    computer: Computer, play: Play
) -> None:
    new_desk_today(computer.vault).close()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Settings")
        await groupside.click("Users")
        await groupside.write("Name", "Kim Ito")
        await groupside.click("Today")
        await groupside.close()
        await groupside.sees("There is something half typed in Settings → Users.")
        await groupside.close()  # asked once
        await groupside.click("Go there")
        await groupside.sees("Add a person")
        assert not groupside.over
        await groupside.close()
        await groupside.click("Close anyway")
        await groupside.is_over()

    play(story())


def test_closing_while_a_group_runs_asks_once_and_does_not_end_it(computer: Computer, play: Play) -> None:
    new_desk_today(computer.vault).close()

    async def story() -> None:
        groupside = computer.launch()
        await groupside.unlock(PASSPHRASE)
        await groupside.click("Start")
        await groupside.sees("Next: Education")
        locked: list[bool] = []
        before = groupside.practice.findChild(BeforeClosing)
        assert before is not None
        before._lock = lambda: locked.append(True)  # it would end this process
        await groupside.close()
        await groupside.sees("The group is still running.")
        await groupside.close()  # asked once
        await groupside.click("Go on with the group")
        await until(lambda: "The group is still running." not in seen(), "it is still asked")
        await groupside.close()
        await groupside.click("Lock")
        await until(lambda: locked == [True], "nobody is asked to lock")
        await groupside.close()
        await groupside.click("End session…")
        await groupside.sees("Before you end")
        assert not groupside.over
        await groupside.close()
        await groupside.click("Close Groupside")
        await groupside.is_over()
        again = computer.launch()
        await again.unlock(PASSPHRASE)
        assert again.desk.session is not None
        assert again.desk.session.run.live
        await again.leave()

    play(story())
