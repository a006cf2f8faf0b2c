"""A practice's own agendas: kept, chosen by groups, removed, and used when a session is opened."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from app.model.agenda import Agenda
from app.model.decks import Library
from app.model.groups import Meeting
from app.opening import Past, opening
from app.practice import agendas as a
from app.practice import commands as c
from app.practice.programs import add_program
from app.practice.schedule import next_meetings
from app.practice.state import Practice
from tests.app.practice.test_commands import ALEX, EVENING, HARMONY, MORNING, NOON, after, refused
from tests.events_for_tests import NINE

DAY = HARMONY.agenda
MONDAYS = (Meeting(weekday=0, start=time(9)),)
SHORT = Agenda(id="short", title="Short day", blocks=(DAY.blocks[0], DAY.blocks[4]))


@pytest.fixture
def practice() -> Practice:
    practice = after(Practice(), c.add_user, ALEX)
    practice = after(practice, add_program, HARMONY)
    practice = after(practice, c.add_group, MORNING)
    return after(practice, a.keep_agenda, SHORT)


def test_an_agenda_is_kept_changed_and_removed(practice: Practice) -> None:
    assert practice.agendas == {"short": SHORT}
    shorter = SHORT.model_copy(update={"blocks": SHORT.blocks[:1]})
    changed = after(practice, a.keep_agenda, shorter)
    assert changed.agendas == {"short": shorter}
    assert a.keep_agenda(changed, NOON, shorter) == []
    assert after(changed, a.drop_agenda, "short").agendas == {}


def test_what_cannot_be_kept_is_refused_in_a_sentence(practice: Practice) -> None:
    twin = SHORT.model_copy(update={"id": "other", "title": "short  Day"})
    assert refused(practice, a.keep_agenda, twin) == "There is already an agenda called short  Day."
    named_alike = SHORT.model_copy(update={"title": DAY.title})
    assert refused(practice, a.keep_agenda, named_alike) == "There is already an agenda called Harmony day."
    changed = DAY.model_copy(update={"title": "Our day"})
    sentence = "Our day belongs to its program. Copy it and change the copy."
    assert refused(practice, a.keep_agenda, changed) == sentence
    blocks = (SHORT.blocks[0].model_copy(update={"least_minutes": 60}),)
    sentence = "Check-in & icebreaker: The block has 30 min, so its least minutes cannot be more."
    assert refused(practice, a.keep_agenda, SHORT.model_copy(update={"blocks": blocks})) == sentence


def test_an_agenda_that_a_group_uses_is_not_removed(practice: Practice) -> None:
    practice = after(practice, c.change_group, MORNING.model_copy(update={"agenda_id": "short"}))
    sentence = "IOP Morning uses this agenda. Choose another one for the group first."
    assert refused(practice, a.drop_agenda, "short") == sentence
    practice = after(practice, c.change_group, MORNING)
    practice = after(practice, a.drop_agenda, "short")
    assert refused(practice, a.drop_agenda, "short") == "That agenda is not here any more."


def test_a_group_cannot_choose_an_agenda_that_is_not_here(practice: Practice) -> None:
    chosen = EVENING.model_copy(update={"agenda_id": "gone"})
    assert refused(practice, c.add_group, chosen) == "That agenda is not here any more."


def test_a_groups_own_choice_is_what_its_sessions_are_opened_with(practice: Practice) -> None:
    chosen = MORNING.model_copy(update={"agenda_id": "short"})
    practice = after(practice, c.change_group, chosen)
    assert opening(practice, chosen, NINE, Past(), Library()).agenda == SHORT
    assert practice.groups_with("short") == [chosen]
    assert practice.groups_with("harmony") == []


def test_where_the_choice_is_gone_the_programs_own_agenda_is_used(practice: Practice) -> None:
    gone = MORNING.model_copy(update={"agenda_id": "gone"})
    assert practice.agenda_of(gone) == DAY
    assert opening(practice, gone, NINE, Past(), Library()).agenda == DAY
    assert practice.groups_with("harmony") == [MORNING]


def test_a_meeting_is_as_long_as_its_groups_agenda(practice: Practice) -> None:
    weekly = MORNING.model_copy(update={"agenda_id": "short", "meetings": MONDAYS})
    practice = after(practice, c.change_group, weekly)
    meeting = next_meetings(practice, [], NOON)[0]
    assert meeting.agenda == SHORT
    assert meeting.ends - meeting.starts == timedelta(minutes=60)


def test_a_copy_gets_a_title_that_is_free_and_fits(practice: Practice) -> None:
    assert a.title_of_copy(practice, "Harmony day") == "Copy of Harmony day"
    practice = after(
        practice, a.keep_agenda, DAY.model_copy(update={"id": "1", "title": "Copy of Harmony day"})
    )
    assert a.title_of_copy(practice, "Harmony day") == "Copy of Harmony day 2"
    assert len(a.title_of_copy(practice, "x" * 60)) == 60
