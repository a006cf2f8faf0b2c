"""The share window: nothing on it can name a participant."""

import pytest
from hypothesis import given

from app.live import events as e
from app.live.public import PublicView, names_someone, share
from app.live.state import LiveEntry, Session, fold_all
from tests.events_for_tests import JOURNALS, LATER, at, minutes, opening, started, told

NAMES = ["Maria S.", "Zoë Okonkwo-Li", "Al B."]


@pytest.mark.parametrize(
    "text",
    [
        "What would Maria say?",
        "maria's morning",
        "Ask MARÍA, please",
        "Maria’s plan",
        "for Zoe",
        "the Okonkwo-Li way",
        "(maria)",
        "Maria/Zoë",
        "Maria–Zoë",
        "Al: what helped?",
        "by maria_s",
    ],
)
def test_a_name_of_the_roster_is_found_however_it_is_written(text: str) -> None:
    assert names_someone(text, NAMES)


@pytest.mark.parametrize("text", ["What is a small thing?", "Also marinas", "As it is", "", "s. b."])
def test_other_words_are_left_alone(text: str) -> None:
    assert not names_someone(text, NAMES)


def test_a_prompt_that_names_somebody_is_held_back_and_pointed_out() -> None:
    item = e.Item(deck="own", id="own", text="What did Maria teach us?", follow_up="And how?")
    shared = share(told((1, e.IcebreakerDrawn(item=item)), (2, e.PromptShown(what="icebreaker"))), at(3))
    assert shared is not None
    assert (shared.view.prompt, shared.view.follow_up) == ("", "And how?")
    assert shared.held_back == ("What did Maria teach us?",)


def test_titles_are_held_back_as_well() -> None:
    named = opening().model_copy(update={"group_name": "Maria and friends"})
    shared = share(told(opened=named), at(0))
    assert shared is not None
    assert (shared.view.title, shared.held_back) == ("", ("Maria and friends",))


@given(JOURNALS)
def test_no_text_on_the_share_window_ever_names_anybody(journal: list[LiveEntry]) -> None:
    session = fold_all("session-1", journal)
    shared = share(session, LATER)
    assert shared is not None
    view = shared.view
    texts = [view.title, view.block, view.prompt, view.follow_up, *(part.title for part in view.strip)]
    names = [attendee.name for attendee in session.people.values()]
    assert not any(names_someone(text, names) for text in texts)


def test_the_view_has_no_field_for_a_person() -> None:
    assert not {"people", "person", "names", "notes", "attendees"} & set(PublicView.__dataclass_fields__)


def test_a_break_says_when_it_is_over() -> None:
    shared = share(told(started(), (75, e.BlockEntered(block="break"))), at(80))
    assert shared is not None
    assert shared.view.is_break
    assert shared.view.back_at == at(90)
    assert shared.view.left == minutes(10)
    assert [part.state for part in shared.view.strip] == ["done", "passed_over", "now", "next", "next"]


def test_a_short_break_has_a_clock_of_its_own_for_everybody() -> None:
    shared = share(told(started(), (10, e.Paused(minutes=5))), at(12))
    assert shared is not None
    view = shared.view
    assert (view.is_break, view.paused, view.back_at) == (True, False, at(15))
    assert (view.left, view.allotted) == (minutes(3), minutes(5))


def test_each_prompt_shows_its_words() -> None:
    said = []
    for what in ("icebreaker", "topic", "closing_thought", ""):
        shared = share(told((1, e.PromptShown.model_validate({"what": what}))), at(2))
        assert shared is not None
        said.append(shared.view.prompt)
    assert said == ["What went right?", "Which is yours?", "The next two hours are a fair size.", ""]


def test_there_is_nothing_to_share_before_a_session_is_open() -> None:
    assert share(Session("session-1"), at(0)) is None
