"""Before the first real session there is a recovery key: printed, typed back, and asked for where Start is pressed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.documents.page import text
from app.documents.recovery_page import recovery_page
from app.errors import WrongPassphrase
from app.practice import commands
from app.vault import recovery
from app.vault.folder import unlock_with_recovery
from app.vault.keys import RECOVERY
from tests.practice_for_tests import ALEX, BOTH, NINE, RUTH, SAM, clock_at
from tests.ui.hand import at_once, press, words_in
from ui.practice.recovery_dialog import RecoveryDialog
from ui.practice_windows import PracticeWindows
from ui.recovery_first import RecoveryFirst
from ui.theme import Theme


@pytest.fixture
def clock() -> SetClock:
    """Two hours before the group: there is time."""
    return clock_at(NINE - timedelta(hours=2))


@pytest.fixture
def first(windows: PracticeWindows, theme: Theme) -> RecoveryFirst:
    return RecoveryFirst(theme, windows.today, windows.acting, at_once, windows)


def dialog_of(windows: PracticeWindows) -> RecoveryDialog | None:
    found = [dialog for dialog in windows.main.findChildren(RecoveryDialog) if dialog.isVisible()]
    return found[0] if found else None


def asked(windows: PracticeWindows) -> RecoveryDialog:
    dialog = dialog_of(windows)
    assert dialog is not None
    return dialog


def shown_on(dialog: RecoveryDialog) -> list[str]:
    groups = [label.text() for label in dialog.findChildren(QLabel) if len(label.text()) == 5]
    assert len(groups) == recovery.GROUPS
    return groups


def type_back(dialog: RecoveryDialog, typed: str) -> None:
    press(dialog, "It is on paper")
    dialog._field.edit.setPlainText(typed)
    press(dialog, "Keep this key")


def has_key(windows: PracticeWindows) -> bool:
    return any(way.kind == RECOVERY for way in windows.desk.vault.ways_in())


def test_the_first_session_waits_until_the_key_was_typed_back(
    windows: PracticeWindows, first: RecoveryFirst, qtbot: QtBot
) -> None:
    press(windows.today, "Start")
    dialog = asked(windows)
    assert "Start the group first" not in [
        button.text() for button in dialog.findChildren(type(dialog._first)) if button.isVisible()
    ]
    groups = shown_on(dialog)
    type_back(dialog, " ".join(groups).lower())
    qtbot.waitUntil(lambda: windows.desk.session is not None and windows.desk.session.run.live)
    assert unlock_with_recovery(windows.desk.vault.folder, "-".join(groups)).master
    assert not windows.today.recovery.isVisible()


def test_put_off_it_stands_on_today_and_no_session_runs(
    windows: PracticeWindows, first: RecoveryFirst
) -> None:
    press(windows.today, "Open the room")
    dialog = asked(windows)
    printed = " ".join(shown_on(dialog))
    press(dialog, "Later")
    assert windows.desk.session is None
    assert "Still to do: the recovery key" in words_in(windows.today)
    with pytest.raises(WrongPassphrase):
        unlock_with_recovery(windows.desk.vault.folder, printed)
    press(windows.today, "Make the recovery key…")
    assert " ".join(shown_on(asked(windows))) != printed
    press(asked(windows), "Later")


def test_a_mistyped_group_is_named_and_nothing_is_kept(
    windows: PracticeWindows, first: RecoveryFirst
) -> None:
    first.offer()
    dialog = asked(windows)
    groups = shown_on(dialog)
    sign = "7" if groups[6][2] != "7" else "8"
    groups[6] = groups[6][:2] + sign + groups[6][3:]
    type_back(dialog, " ".join(groups))
    assert "Group 7 is not as it stands on the page. Compare its five signs." in words_in(dialog)
    assert not has_key(windows)
    assert dialog._field.typed == " ".join(groups)
    dialog.reject()


def test_a_group_that_is_due_is_not_kept_waiting(
    windows: PracticeWindows, first: RecoveryFirst, clock: SetClock, qtbot: QtBot
) -> None:
    clock.pass_time(timedelta(hours=1, minutes=50))
    press(windows.today, "Start")
    press(asked(windows), "Start the group first")
    assert windows.desk.session is not None
    assert windows.desk.session.run.live
    assert not has_key(windows)


def test_where_sessions_were_held_the_group_goes_first_once_and_without_a_word_when_it_is_due(
    windows: PracticeWindows, first: RecoveryFirst
) -> None:
    went: list[str] = []
    early, soon = NINE, windows.desk.now() + timedelta(minutes=15)
    assert not first.holds_up(soon, True, lambda: went.append("soon"))
    assert dialog_of(windows) is None
    assert first.holds_up(early, True, lambda: went.append("first"))
    press(asked(windows), "Start the group first")
    assert went == ["first"]
    assert not first.holds_up(early, True, lambda: went.append("again"))


def test_who_may_not_make_one_is_not_asked(windows: PracticeWindows, first: RecoveryFirst) -> None:
    seat = windows.desk.seat(ALEX.id)
    seat.arrange(commands.change_user, SAM.model_copy(update={"role": ALEX.role}), BOTH)
    seat.arrange(commands.change_user, ALEX.model_copy(update={"role": RUTH.role}), BOTH)
    assert not first.is_owed()


def test_another_key_is_said_to_take_the_place_of_the_first(
    windows: PracticeWindows, first: RecoveryFirst, tmp_path: Path
) -> None:
    key = recovery.new()
    windows.desk.vault.keep_recovery_key(key)
    first.offer()
    assert "earlier page opens nothing any more" in words_in(asked(windows))
    dialog = asked(windows)
    type_back(dialog, " ".join(shown_on(dialog)))
    with pytest.raises(WrongPassphrase):
        unlock_with_recovery(windows.desk.vault.folder, " ".join(recovery.shown(key)))


def test_the_page_says_the_key_what_it_is_for_and_leaves_room_for_the_date() -> None:
    groups = recovery.shown(recovery.new())
    page = recovery_page(groups)
    said = text(page)
    assert all(f"{number}: {group}" in said for number, group in enumerate(groups, 1))
    assert "In a locked drawer or a safe" in said
    assert ("Made on", "") in page.sections[-1].labelled
