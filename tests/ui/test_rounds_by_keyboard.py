"""Sixteen people in the real window, worked by keys alone: arrivals, the round, a pass, a later turn, a latecomer."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.clock import SetClock
from app.live import commands
from app.live import events as e
from app.live.state import Session
from app.model.people import Person
from app.model.rounds import Round
from app.practice import commands as practice
from tests.practice_for_tests import ALEX, EVENING, MORNING, NINE, minutes
from ui.practice_windows import PracticeWindows

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MORE = "Anders K.|Ben O.|Carla M.|Devon P.|Elena R.|Farid N.|Grace L.|Hugo V."
MORE += "|Ines W.|Keisha B.|Liam D.|Omar Q.|Quinn E."


class Hands:
    """Ten fingers and no mouse: every key goes to whatever has the focus."""

    def __init__(self, windows: PracticeWindows, clock: SetClock) -> None:
        self._windows, self._clock = windows, clock

    @property
    def session(self) -> Session:
        assert self._windows.desk.session is not None
        return self._windows.desk.session

    @property
    def focus(self) -> QWidget:
        widget: QWidget | None = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, held)

    def say(self, *answers: str) -> None:
        for answer in answers:
            QTest.keyClicks(self.focus, answer)
            self.key(Qt.Key.Key_Return)

    def call(self, letters: str) -> QMenu:
        """Ctrl+J, letters, Enter: the menu of that person is open."""
        self.key(Qt.Key.Key_J, CONTROL)
        self.say(letters)
        menu = self.focus
        assert isinstance(menu, QMenu)
        return menu

    def arrive(self, letters: str) -> None:
        self.call(letters)
        self.key(Qt.Key.Key_Return)
        self.wait(0.1)

    def wait(self, amount: float) -> None:
        self._clock.pass_time(minutes(amount))

    def turns(self) -> list[str]:
        """Who had a turn, in the order in which it was written down."""
        found = [entry.event for entry in self.session.entries]
        return [self.name(event.person) for event in found if isinstance(event, e.CheckedIn | e.TurnPassed)]

    def name(self, person: str) -> str:
        return self.session.people[person].name.split()[0]

    def answers(self, name: str) -> dict[str, str]:
        person = next(one for one in self.session.people if self.name(one) == name)
        turn = self.session.people[person].check_in
        assert turn is not None
        return dict(turn.answers)


def hands_on(windows: PracticeWindows, clock: SetClock, group: str, last_time: str = "") -> Hands:
    """A session of sixteen is open and runs; last time `last_time` promised something, and began."""
    desk, seat = windows.desk, windows.desk.seat(ALEX.id)
    people = [Person(id=name.split()[0].lower(), name=name) for name in MORE.split("|")]
    seat.arrange(practice.add_people, people, group, date(2026, 11, 2))
    opened = desk.prepare(desk.practice.groups[group], NINE).result()
    promised = {"last_promise": "text two people", "last_craving": 4}
    expected = [one.model_copy(update=promised) if one.id == "ben" else one for one in opened.expected]
    first = {Round.CHECK_IN: last_time} if last_time else {}
    seat.open_session(opened.model_copy(update={"expected": tuple(expected), "first_last_time": first}))
    windows.today.go_on_asked.emit()
    return Hands(windows, clock)


@pytest.fixture
def morning(windows: PracticeWindows, clock: SetClock) -> Hands:
    return hands_on(windows, clock, MORNING, last_time="anders")


def test_a_round_of_sixteen_is_worked_by_keys_alone(morning: Hands) -> None:
    hands = morning
    names = [hands.name(person) for person in hands.session.people]
    assert len(names) == 16
    for name in names[:14]:
        hands.arrive(name[:3].lower())
    # the fifteenth with arrows: the list has the focus, and Enter opens the menu
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    assert [hands.name(person) for person in hands.session.people if person in hands.session.here] == names[
        :15
    ]
    hands.key(Qt.Key.Key_N, CONTROL)
    assert hands.session.run.live

    hands.key(Qt.Key.Key_R, CONTROL)
    hands.wait(1)
    hands.key(Qt.Key.Key_K, CONTROL | SHIFT)
    hands.say("steady", "2", "n", "listen")  # Ben, since Anders began last time
    hands.wait(1)
    hands.key(Qt.Key.Key_D, CONTROL | SHIFT)  # Carla passes
    hands.key(Qt.Key.Key_L, CONTROL)  # Devon would rather wait
    hands.say("tired", "12")  # what cannot be read keeps the focus
    hands.say("6", "y", "")
    assert hands.answers("Elena") == {"feeling": "tired", "craving": "6", "used": "yes"}
    hands.arrive("qui")  # in the middle of the round
    hands.key(Qt.Key.Key_R, CONTROL)
    for _person in range(11):
        hands.wait(1)
        hands.say("fine", "1", "n", "speak once")
    hands.key(Qt.Key.Key_D, CONTROL)  # Quinn, who came last
    hands.say("calm", "3", "n", "stay")  # Devon

    assert hands.turns() == [
        *("Ben", "Carla", "Elena", "Farid", "Grace", "Hugo", "Ines", "Keisha", "Liam", "Omar"),
        *("Maria", "James", "Aisha", "Anders", "Quinn", "Devon"),
    ]
    assert hands.answers("Ben") == {"feeling": "steady", "craving": "2", "used": "no", "goal": "listen"}
    ben = hands.session.people["ben"].check_in
    assert ben is not None
    assert ben.kept == "kept"
    assert hands.answers("Quinn") == {}
    assert hands.answers("Devon")["goal"] == "stay"


def test_whoever_began_last_time_gives_the_first_turn_to_the_next_who_comes(morning: Hands) -> None:
    hands = morning
    hands.arrive("and")
    hands.key(Qt.Key.Key_N, CONTROL)
    hands.arrive("dev")
    hands.arrive("ben")  # stands before Devon, who keeps the card
    for _person in range(3):
        hands.key(Qt.Key.Key_D, CONTROL)
        hands.wait(1)
    assert hands.turns() == ["Devon", "Ben", "Anders"]


def test_a_person_is_called_and_steps_out_and_another_waits_by_letters_of_the_menu(morning: Hands) -> None:
    hands = morning
    for name in ("ben", "car", "dev"):
        hands.arrive(name)
    hands.key(Qt.Key.Key_N, CONTROL)
    hands.call("ben")
    hands.key(Qt.Key.Key_T)  # turn comes later
    hands.call("car")
    hands.key(Qt.Key.Key_O)  # stepped out
    hands.call("dev")
    hands.key(Qt.Key.Key_I)  # check in now
    hands.say("fine", "", "", "")
    assert hands.turns() == ["Devon"]
    assert hands.session.people["carla"].presence == "out"
    hands.key(Qt.Key.Key_R, CONTROL)
    hands.say("late", "", "", "")
    assert hands.turns() == ["Devon", "Ben"]


def test_an_arrival_check_is_typed_as_people_come_and_keeps_their_trends(
    windows: PracticeWindows, clock: SetClock
) -> None:
    """Blue Heart has no check-in round: half a minute each, the newest first, without a clock."""
    hands = hands_on(windows, clock, EVENING)
    hands.key(Qt.Key.Key_N, CONTROL)
    for name in ("ben", "car"):
        hands.arrive(name)
    hands.key(Qt.Key.Key_R, CONTROL)
    hands.say("calm", "3", "n", "listen")
    assert hands.turns() == ["Carla"]
    hands.arrive("dev")
    hands.key(Qt.Key.Key_R, CONTROL)
    hands.say("rushed", "5", "y", "stay")
    hands.say("fine", "1", "n", "share")
    assert hands.turns() == ["Carla", "Devon", "Ben"]
    assert not windows.live.block.round.isVisible()  # the block belongs to its topic now
    seat = windows.desk.seat(ALEX.id)
    hands.wait(130)
    seat.do(commands.end, tuple(hands.session.people))
    rows = windows.desk.vault.last_rounds(["ben", "carla", "devon"], "").result()
    assert {person: (row.craving_in, row.used) for person, row in rows.items()} == {
        "ben": (1, "no"),
        "carla": (3, "no"),
        "devon": (5, "yes"),
    }
