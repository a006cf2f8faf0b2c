"""Users in Settings: where a license holds is typed, kept, and can be taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.practice_for_tests import ALEX
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once
from ui.practice.users_card import UsersCard
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def card(stage: Stage, theme: Theme, opened: Show) -> UsersCard:
    card = UsersCard(theme, stage.acting, at_once)
    stage.hub.changed.connect(card.redraw)
    card.redraw()
    opened(card, 720, 700)
    return card


def states_of_alex(card: UsersCard) -> QLineEdit:
    return next(
        edit
        for edit in card.findChildren(QLineEdit)
        if edit.accessibleName() == "Licensed in: Alex Rivera" and edit.isVisibleTo(card)
    )


def type_states(card: UsersCard, words: str) -> None:
    edit = states_of_alex(card)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.qWait(10)


def test_the_states_of_a_license_are_typed_and_kept(card: UsersCard, stage: Stage, told: list[str]) -> None:
    type_states(card, "ny, New Jersey")
    assert stage.desk.practice.users[ALEX.id].licensed_in == ("NJ", "NY")
    assert told == ["Alex Rivera is licensed in NJ, NY."]
    assert states_of_alex(card).text() == "NJ, NY"
    entries = len(stage.desk.practice.entries)
    type_states(card, "NY NJ")
    assert len(stage.desk.practice.entries) == entries


def test_what_is_no_state_is_said_once_and_stays_typed(
    card: UsersCard, stage: Stage, told: list[str]
) -> None:
    type_states(card, "NY, Ontario")
    assert told == ["Ontario is no state. Type states like NY, NJ, with commas between them."]
    assert states_of_alex(card).text() == "NY, Ontario"
    assert stage.desk.practice.users[ALEX.id].licensed_in == ()


def test_where_somebody_is_licensed_can_be_left_open_again(
    card: UsersCard, stage: Stage, told: list[str]
) -> None:
    type_states(card, "NY")
    edit = states_of_alex(card)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stage.desk.practice.users[ALEX.id].licensed_in == ()
    assert told[-1] == "Nothing is said any more of where Alex Rivera is licensed."


@pytest.mark.parametrize(("width", "percent"), [(720, 100), (430, 100), (900, 200)])
def test_nothing_in_it_is_cut_off(
    card: UsersCard, theme: Theme, width: int, percent: int, opened: Show
) -> None:
    theme.choose(Look("light", percent))
    card.narrow(width < 520 * percent / 100)
    card.resize(width, 900)
    QTest.qWait(20)
    assert cut_off(card) == []
    assert beyond(card) == []
