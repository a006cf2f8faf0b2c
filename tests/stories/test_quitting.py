"""Groupside is closed in the middle of something: what was typed is there at the next start."""

from __future__ import annotations

from app.model.decks import DeckKind
from app.practice.library import OWN
from tests.practice_for_tests import PASSPHRASE, new_desk_today
from tests.stories.conftest import Computer, Play


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
