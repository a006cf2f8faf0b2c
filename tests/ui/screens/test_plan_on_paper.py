"""The page of a plan: nobody met in a group is named on it, and each way that it leaves is written down."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.documents.parcel import Parcel
from app.live import commands as live
from app.live.events import PersonExpected
from app.model.leaving import Destination
from app.model.people import Person
from app.model.plans import PlanPart
from app.opening import expected
from app.practice import commands, plans
from app.sending import record_leaving, send
from tests.practice_for_tests import ALEX, EVENING, MARIA, NINE, minutes, opened
from tests.sent_for_tests import OWN_COPY
from tests.ui.conftest import Stage
from tests.ui.screens.conftest import press, words_in
from tests.ui.screens.people_pages import field, go_to
from ui.practice.people_met import PeopleMet
from ui.practice.person_plan import PersonPlan
from ui.screens.people import PeopleScreen
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]
COPING = "Add to “Coping skills”"


@pytest.fixture
def people(stage: Stage, theme: Theme, opened: Show) -> PeopleScreen:
    screen = PeopleScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 900)
    go_to(screen, "Plan")
    return screen


def type_into(widget: QWidget, words: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, words)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def open_page(stage: Stage, people: PeopleScreen, qtbot: QtBot) -> Parcel:
    """It is asked where the page goes when the vault has said which names must not be on it."""
    with qtbot.waitSignal(stage.acting.leaving_asked) as asked:
        press(people, "Print, save or copy…")
    assert asked.args is not None
    parcel, destination = asked.args
    assert destination is Destination.PERSON
    assert isinstance(parcel, Parcel)
    return parcel


def test_a_visitor_of_a_session_is_not_named_on_the_page(
    stage: Stage, people: PeopleScreen, qtbot: QtBot
) -> None:
    """Marcus is in another group, and made up a topic in Maria's."""
    stage.seat.arrange(commands.add_person, Person(id="marcus", name="Marcus Bell"), EVENING, NINE.date())
    seat = opened(stage.desk)
    seat.do(live.start)
    marcus = expected(stage.desk.practice.people["marcus"], None)
    stage.desk.act_live(ALEX.id, [PersonExpected(person=marcus)], stage.desk.now())
    seat.do(live.mark_arrived, "marcus")
    seat.do(live.mark_arrived, MARIA)
    stage.clock.pass_time(minutes(60))
    seat.do(live.end, [MARIA, "marcus"])
    stage.desk.put_away()
    said: list[str] = []
    stage.acting.said.connect(said.append)
    page = people.findChild(PersonPlan)
    assert page is not None
    met = page.findChild(PeopleMet)
    assert met is not None
    qtbot.waitUntil(lambda: "marcus" in met.known)
    type_into(field(people, COPING), "Call Marcus and breathe")
    type_into(field(people, COPING), "Marcus says: breathe")
    assert said[0].startswith("Marcus Bell: from the group too.")
    parcel = open_page(stage, people, qtbot)
    assert parcel.told == "Taken out, as names of other people: “Marcus” (2)."
    assert "• Call another group member and breathe" in parcel.text_for(OWN_COPY)


def test_the_page_leaves_and_each_way_is_recorded(
    stage: Stage, people: PeopleScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    stage.seat.arrange(plans.keep_line, MARIA, "1", PlanPart.COPING_SKILLS, "Call Ann")
    stage.clock.pass_time(timedelta(hours=11))  # eight in the evening: it is tomorrow in UTC
    parcel = open_page(stage, people, qtbot)
    (file,) = send(stage.seat, parcel, parcel.ways[:1], tmp_path, OWN_COPY)
    assert file.suffix == ".pdf"
    assert "Maria" not in file.name
    record_leaving(stage.seat, parcel, "clipboard", parcel.text_for(OWN_COPY).encode(), OWN_COPY)
    assert "• Call Ann" in parcel.text_for(OWN_COPY)
    sent = stage.desk.practice.care_of(MARIA).sent
    assert [(each.document, each.format, each.leaving, each.author) for each in sent] == [
        ("plan", "pdf", OWN_COPY, ALEX.id),
        ("plan", "clipboard", OWN_COPY, ALEX.id),
    ]
    recorded = [entry.event for entry in stage.desk.practice.entries[-2:] if entry.event is not None]
    assert recorded[0].model_dump()["digest"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert "It left last on 11/24/26." in words_in(people)
    go_to(people, "Care")
    assert "Last written on" not in words_in(people)  # of the summary, which was not
