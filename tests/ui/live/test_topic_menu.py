"""Another topic is chosen in the middle of a group: the most needed first, with figures of those in the room."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu

from app.live import commands
from app.model.decks import TOPICS, WhyTopic
from app.opening import topics_by_need
from app.practice.events import ItemHidden, ProgramChanged
from app.practice.making_up import make_up_topic
from tests.practice_for_tests import AISHA, JAMES, MARIA, MORNING, NINE, minutes
from tests.ui.conftest import Stage
from tests.ui.live.conftest import session_of, words_in
from ui.live.topic_menu import TopicMenu
from ui.screens.live import LiveScreen


def with_make_ups(stage: Stage) -> None:
    """Before the group: all three have made up the first topic, Maria and James the second, Maria the third."""
    topics = stage.desk.practice.programs["harmony"].topics
    today, known = stage.desk.now().date(), stage.desk.library.topics
    for topic, people in zip(topics, ((MARIA, JAMES, AISHA), (MARIA, JAMES), (MARIA,)), strict=False):
        for person in people:
            stage.seat.arrange(make_up_topic, person, topic, today, known)


def titles_and_needs(stage: Stage) -> list[tuple[str, int, int]]:
    needs = topics_by_need(session_of(stage), stage.desk.practice, stage.desk.library)
    return [(need.topic.title, need.why.lacking, need.why.people) for need in needs if need.named]


def in_education(stage: Stage) -> None:
    with_make_ups(stage)
    group = stage.desk.practice.groups[MORNING]
    stage.seat.open_session(stage.desk.prepare(group, NINE).result())
    stage.seat.do(commands.start)
    for person in (MARIA, JAMES):
        stage.seat.do(commands.mark_arrived, person)
    stage.seat.do(commands.next_block)


def test_the_figures_are_those_of_the_people_in_the_room(stage: Stage) -> None:
    in_education(stage)
    needs = titles_and_needs(stage)
    assert needs[0] == ("Stress management", 2, 2)
    # Aisha, who is not here, does not count; she lacks the second topic
    assert needs[-3:] == [
        ("Relapse prevention planning", 1, 2),
        ("Daily recovery routines", 0, 2),
        ("Relapse warning signs", 0, 2),
    ]
    stage.seat.do(commands.mark_arrived, AISHA)
    assert ("Relapse warning signs", 1, 3) in titles_and_needs(stage)


def test_what_is_hidden_is_not_offered(stage: Stage) -> None:
    in_education(stage)
    stage.desk.act_practice(stage.seat.user, [ItemHidden(deck=TOPICS, item="stress-management")])
    assert titles_and_needs(stage)[0][0] == "Healthy communication"


def test_another_topic_is_chosen_with_its_reason(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.next_block)
    assert "Still needed by 3 of 3 people expected" in words_in(live.block)
    menu = TopicMenu(stage.acting, live.block)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "Daily recovery routines  ·  needed by 2 of 2 people here"
    assert menu.actions()[0].isChecked()
    assert words[-1] == "Not in this program"
    stage.clock.pass_time(minutes(1))
    menu.actions()[3].trigger()
    session = session_of(stage)
    assert session.topic is not None
    assert session.topic.id == "stress-management"
    assert session.why_topic == WhyTopic(kind="chosen", lacking=2, people=2)
    assert "Stress management" in words_in(live.block)
    assert "Chosen today; needed by 2 of 2 people here" in words_in(live.block)
    stage.seat.undo()
    assert "Still needed by 3 of 3 people expected" in words_in(live.block)


def test_a_topic_that_the_program_does_not_name_can_be_chosen_too(live: LiveScreen, stage: Stage) -> None:
    stage.seat.do(commands.next_block)
    menu = TopicMenu(stage.acting, live.block)
    others = next(each for each in menu.findChildren(QMenu))
    others.actions()[0].trigger()
    session = session_of(stage)
    assert session.topic is not None
    assert session.topic.id not in stage.desk.practice.programs["harmony"].topics


def test_where_no_topic_was_drawn_one_can_be_chosen(stage: Stage, lobby: LiveScreen) -> None:
    stage.seat.do(commands.end)
    stage.desk.put_away()
    program = stage.desk.practice.programs["harmony"].model_copy(update={"topics": ()})
    stage.desk.act_practice(stage.seat.user, [ProgramChanged(program=program)])
    stage.clock.pass_time(minutes(1))
    stage.seat.open_session(stage.desk.prepare(stage.desk.practice.groups[MORNING], NINE).result())
    stage.seat.do(commands.start)
    stage.seat.do(commands.next_block)
    assert "No topic is chosen yet" in words_in(lobby.block)
    menu = TopicMenu(stage.acting, lobby.block)
    next(each for each in menu.findChildren(QMenu)).actions()[0].trigger()
    assert session_of(stage).topic is not None
    assert "No topic is chosen yet" not in words_in(lobby.block)
