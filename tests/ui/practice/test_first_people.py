"""The first people of a group: a name that was misspelt is corrected where it was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.practice_for_tests import EVENING, JAMES, MORNING
from tests.ui.conftest import Stage
from tests.ui.hand import press, words_in
from ui.parts.choice import Picker
from ui.practice.first_people import FirstPeople
from ui.theme import Theme


@pytest.fixture
def people(stage: Stage, theme: Theme, qtbot: QtBot) -> FirstPeople:
    made = FirstPeople(theme, stage.acting)
    qtbot.addWidget(made)
    stage.hub.changed.connect(lambda: made.display(stage.desk.practice))
    made.display(stage.desk.practice)
    made.resize(600, 500)
    made.show()
    group = next(iter(made.findChildren(Picker)))  # the one that has nobody comes first
    group.setCurrentIndex(group.findData(MORNING))
    group.activated.emit(group.currentIndex())
    return made


def line(people: FirstPeople, name: str) -> QLineEdit:
    found = people.findChildren(QLineEdit)
    return next(each for each in found if each.isVisible() and each.accessibleName() == f"Name: {name}")


def write(edit: QLineEdit, name: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, name)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_misspelt_name_is_corrected_in_its_line(people: FirstPeople, stage: Stage) -> None:
    press(people, "Correct a name")
    write(line(people, "James T."), "  Jim  T. ")
    assert stage.desk.practice.people[JAMES].name == "Jim T."
    assert line(people, "Jim T.").text() == "Jim T."
    assert "James" not in words_in(people)


def test_a_name_of_somebody_else_is_not_taken_and_one_stays_with_it(
    people: FirstPeople, stage: Stage
) -> None:
    told: list[str] = []
    stage.acting.refused.connect(told.append)
    press(people, "Correct a name")
    write(line(people, "James T."), "maria s.")
    assert len(told) == 1
    assert people.half_typed
    assert not people.keep(told.append)
    assert line(people, "James T.").text() == "maria s."
    assert stage.desk.practice.people[JAMES].name == "James T."
    write(line(people, "James T."), "")  # nobody goes without a name: it is as it was
    assert line(people, "James T.").text() == "James T."
    assert not people.half_typed


class Heard(QObject):
    """How often Enter reached the page, which goes on with it."""

    enters = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.enters += event.key() == Qt.Key.Key_Return
        return False


def test_enter_keeps_a_name_and_with_ctrl_the_page_hears_it_too(people: FirstPeople, stage: Stage) -> None:
    heard = Heard()
    people.installEventFilter(heard)
    press(people, "Correct a name")
    write(line(people, "James T."), "Jim T.")
    assert (stage.desk.practice.people[JAMES].name, heard.enters) == ("Jim T.", 0)
    QTest.keyClick(line(people, "Jim T."), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.enters == 1  # it goes on, as it does in the list of names


def test_a_group_with_nobody_has_no_name_to_correct(people: FirstPeople) -> None:
    press(people, "Correct a name")
    assert "Correct a name in its line" in words_in(people)
    group = next(iter(people.findChildren(Picker)))
    group.setCurrentIndex(group.findData(EVENING))
    group.activated.emit(group.currentIndex())
    assert "Correct a name" not in words_in(people)
