"""Users in Settings: where a license holds is typed, kept, and can be taken away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from app.audit.deeds import Deed
from app.auditing import Pages, Sought, read_on
from app.vault.folder import unlock
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import ALEX, PASSPHRASE
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import at_once, press
from ui.practice.users_card import UsersCard
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
THEIRS = "four brown boats drifting"


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


# Who gets in


def lines_of(card: QWidget, words: str) -> bool:
    return any(label.text() == words and label.isVisibleTo(card) for label in card.findChildren(QLabel))


def add(card: UsersCard, name: str, passphrase: str) -> None:
    fields = {edit.accessibleName(): edit for edit in card.findChildren(QLineEdit)}
    fields["Name"].setText(name)
    fields["Their passphrase"].setText(passphrase)
    fields["The same again"].setText(passphrase)
    press(card, "Add person")


def entered(stage: Stage) -> list[str]:
    lines = read_on(stage.seat, Pages(Sought(deed=Deed.OPENED)), 50).result().lines
    return [line.act for line in lines]


def test_who_is_added_stands_in_the_list_before_anything_lets_them_in(
    card: UsersCard, stage: Stage, told: list[str]
) -> None:
    inside: list[frozenset[str]] = []
    stage.desk.watch(lambda: inside.append(stage.desk.vault.with_passphrase()))
    add(card, "Ruth Amsel", THEIRS)
    user = stage.desk.practice.users[unlock(stage.desk.vault.folder, THEIRS).user]
    assert user.name == "Ruth Amsel"
    assert inside == [frozenset({ALEX.id})]
    assert told[-1] == "Ruth Amsel can use this vault now."
    assert entered(stage)[:1] == ["Gave somebody a way into the vault"]


def test_who_is_refused_a_passphrase_is_on_the_list_and_can_be_given_another(
    card: UsersCard, stage: Stage, told: list[str]
) -> None:
    add(card, "Ruth Amsel", PASSPHRASE)
    assert told[-1] == (
        "Ruth Amsel is on the list now, and has no passphrase yet. Choose another passphrase."
    )
    assert len(stage.desk.practice.users) == 3
    assert not card.half_typed
    assert len(stage.desk.vault.with_passphrase()) == 1


def test_a_passphrase_of_nobody_on_the_list_is_seen_and_taken_away(
    card: UsersCard, stage: Stage, told: list[str]
) -> None:
    stage.desk.vault.add_user("d0" * 16, THEIRS, cost=CHEAP)
    card.redraw()
    QTest.qWait(10)
    assert lines_of(card, "Somebody without a name")
    press(card, "Take the passphrase away…")
    dialog = next(each for each in card.findChildren(QDialog) if each.isVisible())
    assert lines_of(dialog, "Take this passphrase away?")
    press(dialog, "Take it away")
    assert told[-1] == "That passphrase opens this vault no longer."
    assert stage.desk.vault.with_passphrase() == {ALEX.id}
    QTest.qWait(10)
    assert not lines_of(card, "Somebody without a name")


def test_a_passphrase_of_nobody_is_given_a_name_and_a_role(
    card: UsersCard, stage: Stage, told: list[str]
) -> None:
    stage.desk.vault.add_user("d0" * 16, THEIRS, cost=CHEAP)
    card.redraw()
    QTest.qWait(10)
    press(card, "Give a name and a role…")
    dialog = next(each for each in card.findChildren(QDialog) if each.isVisible())
    press(dialog, "Give the name")
    assert lines_of(dialog, "Please type a name first.")
    next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Name").setText(
        "Ruth A."
    )
    press(dialog, "Give the name")
    assert told[-1] == "Ruth A. stands on the list again: Co-facilitator."
    assert stage.desk.practice.users[unlock(stage.desk.vault.folder, THEIRS).user].name == "Ruth A."
    card.redraw()
    QTest.qWait(10)
    assert not lines_of(card, "Somebody without a name")
