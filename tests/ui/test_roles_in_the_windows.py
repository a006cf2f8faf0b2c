"""What a role may not do is not offered; whoever sits down at the second window types their own passphrase."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.live import commands as live_commands
from app.model.people import Role
from app.practice import commands
from tests.practice_for_tests import ALEX, BOTH, PASSPHRASE, SAM
from tests.ui.hand import press, words_in
from ui.practice.sit_down import SitDown
from ui.practice_windows import PracticeWindows
from ui.setting_words import Section
from ui.theme import Theme

THEIRS = "four brown boats drifting"


def become(windows: PracticeWindows, role: Role) -> None:
    """Another facilitator is there, and who sits here has this role."""
    seat = windows.desk.seat(ALEX.id)
    seat.arrange(commands.change_user, SAM.model_copy(update={"role": Role.FACILITATOR}), BOTH)
    seat.arrange(commands.change_user, ALEX.model_copy(update={"role": role}), BOTH)


def offered(window: QWidget) -> set[str]:
    return {button.text() for button in window.findChildren(QPushButton) if button.isVisibleTo(window)}


def asked(windows: PracticeWindows) -> SitDown:
    return next(dialog for dialog in windows.main.findChildren(SitDown) if dialog.isVisible())


def type_passphrase(windows: PracticeWindows, passphrase: str) -> None:
    dialog = asked(windows)
    edit = dialog.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    edit.setText(passphrase)
    press(dialog, "Sit down")


def test_a_supervisor_is_offered_no_group_to_run(windows: PracticeWindows) -> None:
    assert {"Start", "Open the room", "Edit group"} <= offered(windows.today)
    become(windows, Role.SUPERVISOR)
    assert not {"Start", "Open the room", "Edit group", "Rehearse this day"} & offered(windows.today)


def test_a_supervisor_is_not_led_into_a_session_that_runs(live: PracticeWindows) -> None:
    live.main.go_to(live.today)
    become(live, Role.SUPERVISOR)
    live.show()
    assert live.main.shown is live.today
    assert "Go on" not in offered(live.today)


def test_a_co_facilitator_who_unlocked_runs_the_group_and_ends_it(live: PracticeWindows) -> None:
    become(live, Role.CO_FACILITATOR)
    assert "End session" in offered(live.live)
    live.live.ask_to_end()
    assert "Before you end" in words_in(live.live)
    assert "Only a facilitator can do this." not in words_in(live.main)


def test_settings_of_the_practice_are_read_by_who_may_not_change_them(windows: PracticeWindows) -> None:
    become(windows, Role.CO_FACILITATOR)
    windows.main.go_to(windows.settings)
    for section in (Section.GROUPS, Section.AGENDAS, Section.PROGRAMS, Section.MARKS, Section.FORMATS):
        windows.settings.go_to_setting(section.id)
        assert "Only a facilitator changes this." in words_in(windows.settings)
        page = windows.settings._pages.currentWidget()
        assert page is not None
        new = [each for each in page.findChildren(QPushButton) if not each.isCheckable() and each.isVisible()]
        assert new == [], section
        fields = [each for kind in (QLineEdit, QComboBox, QCheckBox) for each in page.findChildren(kind)]
        assert not any(each.isVisible() and each.isEnabled() for each in fields), section
    windows.settings.go_to_setting(Section.APPEARANCE.id)
    assert "Only a facilitator changes this." not in words_in(windows.settings)


def test_whoever_sits_down_types_their_own_passphrase(live: PracticeWindows, qtbot: QtBot) -> None:
    live.desk.vault.add_user(SAM.id, THEIRS)
    for wrong in ("not their passphrase", PASSPHRASE):
        live.live.co_facilitator_asked.emit()
        type_passphrase(live, wrong)
        assert f"That is not the passphrase of {SAM.name}. Nothing was changed; try again." in words_in(
            asked(live)
        )
        assert live.beside.co_facilitator is None
        asked(live).reject()
    live.live.co_facilitator_asked.emit()
    type_passphrase(live, THEIRS)
    qtbot.waitUntil(lambda: live.beside.co_facilitator is not None)
    assert live.beside.co_facilitator is not None
    assert live.beside.co_facilitator.acting.do(live_commands.add_minutes, 1)
    assert live.desk.session is not None
    assert live.desk.session.entries[-1].author == SAM.id
    assert live.desk.vault.user == ALEX.id


def test_who_has_no_way_in_is_told_to_get_one(live: PracticeWindows) -> None:
    live.live.co_facilitator_asked.emit()
    words = f"{SAM.name} has no passphrase yet. A facilitator can give one under Settings, Users."
    assert words in words_in(live.main)
    assert live.beside.co_facilitator is None


def test_a_supervisor_has_no_place_at_the_second_window(live: PracticeWindows) -> None:
    supervisor = SAM.model_copy(update={"role": Role.SUPERVISOR})
    live.desk.seat(ALEX.id).arrange(commands.change_user, supervisor, BOTH)
    asked_for: list[bool] = []
    live.beside.nobody_else.connect(lambda: asked_for.append(True))
    live.live.co_facilitator_asked.emit()
    assert asked_for == [True]


def test_one_enter_that_is_heard_twice_sits_down_once(live: PracticeWindows, theme: Theme) -> None:
    """By the field and by the dialog, before what the first began has come to anything."""
    begun: list[Coroutine[Any, Any, None]] = []
    dialog = SitDown(theme, live.acting, begun.append, SAM.id, live.main)
    dialog.begin()
    dialog.try_to_keep()
    dialog.try_to_keep()
    assert len(begun) == 1
    begun[0].close()


def test_who_is_signed_in_stands_in_the_head_where_there_is_room(windows: PracticeWindows) -> None:
    windows.main.resize(1280, 720)
    assert ALEX.name in words_in(windows.main)
    named = ALEX.model_copy(update={"name": "Alexandra Rivera"})
    windows.desk.seat(ALEX.id).arrange(commands.change_user, named, BOTH)
    assert "Alexandra Rivera" in words_in(windows.main)
    windows.main.resize(480, 720)
    assert "Alexandra Rivera" not in words_in(windows.main)
    windows.main.resize(1280, 720)
    windows.hiding.hide()
    assert "Alexandra Rivera" not in words_in(windows.main)
