"""Settings of who opens the vault: roles, ways in, the recovery key, what waits for a passphrase, another key."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QProgressBar, QWidget

from app.audit.deeds import Deed
from app.auditing import Pages, Sought, read_on
from app.errors import WrongPassphrase
from app.model.people import Role
from app.practice import commands
from app.vault.folder import unlock
from tests.app.vault.making import CHEAP
from tests.practice_for_tests import ALEX, BOTH, PASSPHRASE, RUTH, SAM, opened
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import at_once, press, words_in
from ui.parts.choice import Picker
from ui.practice.passphrase_card import PassphraseCard
from ui.screens.settings import SettingsScreen
from ui.setting_words import sections
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
THEIRS = "four brown boats drifting"


@pytest.fixture
def settings(stage: Stage, theme: Theme, opened: Show) -> SettingsScreen:
    screen = SettingsScreen(theme, stage.hub, stage.acting, at_once)
    opened(screen, 1280, 720)
    return screen


def go_to(screen: SettingsScreen, section: str) -> None:
    screen.go_to([named.words for named, _icon in sections().values()].index(section))
    screen.redraw()
    QTest.qWait(20)


def dialog_of(screen: QWidget) -> QDialog:
    return next(dialog for dialog in screen.findChildren(QDialog) if dialog.isVisible())


def pick_role(screen: SettingsScreen, name: str, role: Role) -> None:
    QTest.qWait(20)
    picker = next(
        each
        for each in screen.findChildren(Picker)
        if each.accessibleName() == f"Role of {name}" and each.isVisible()
    )
    picker.picked.emit(role.value)


def write(dialog: QWidget, *texts: str) -> None:
    fields = [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]
    for field, text in zip(fields, texts, strict=True):
        field.setText(text)


def test_a_role_is_changed_and_the_last_facilitator_stays_one(
    settings: SettingsScreen, stage: Stage, told: list[str]
) -> None:
    go_to(settings, "Users")
    pick_role(settings, SAM.name, Role.SUPERVISOR)
    assert stage.desk.practice.users[SAM.id].role is Role.SUPERVISOR
    assert told == [f"The role of {SAM.name} is changed: Supervisor."]
    pick_role(settings, ALEX.name, Role.CO_FACILITATOR)
    assert told[-1] == "Somebody has to be the facilitator. Make another person a facilitator first."
    assert stage.desk.practice.users[ALEX.id].role is Role.FACILITATOR
    QTest.qWait(20)
    name = f"Role of {ALEX.name}"
    picker = next(p for p in settings.findChildren(Picker) if p.accessibleName() == name and p.isVisible())
    assert picker.chosen == "facilitator"


def test_a_facilitator_without_a_passphrase_takes_no_one_elses_place(
    settings: SettingsScreen, stage: Stage, told: list[str]
) -> None:
    go_to(settings, "Users")
    pick_role(settings, SAM.name, Role.FACILITATOR)
    pick_role(settings, ALEX.name, Role.CO_FACILITATOR)
    assert told[-1] == "No other facilitator has a passphrase. Give another facilitator one first."
    assert stage.desk.practice.users[ALEX.id].role is Role.FACILITATOR


def test_a_way_in_is_given_and_taken_away_with_one_question(
    settings: SettingsScreen, stage: Stage, told: list[str]
) -> None:
    go_to(settings, "Users")
    assert "Has no passphrase for this vault" in words_in(settings)
    press(settings, "Give a passphrase…")
    dialog = dialog_of(settings)
    write(dialog, THEIRS, "something else")
    press(dialog, "Give it")
    assert "The two passphrases are not the same. Type the second one again." in words_in(dialog)
    write(dialog, THEIRS, THEIRS)
    press(dialog, "Give it")
    assert unlock(stage.desk.vault.folder, THEIRS).user == SAM.id
    QTest.qWait(20)
    press(settings, "Take it away…")
    dialog = dialog_of(settings)
    assert "What they wrote and signed stays." in words_in(dialog)
    press(dialog, "Take it away")
    assert told[-1] == f"{SAM.name} cannot open this vault any more. What they signed stays."
    assert SAM.id in stage.desk.practice.users
    with pytest.raises(WrongPassphrase):
        unlock(stage.desk.vault.folder, THEIRS)


def test_who_helps_with_a_forgotten_passphrase_is_said_as_it_is(
    settings: SettingsScreen, stage: Stage
) -> None:
    go_to(settings, "Users")
    assert "nobody can help when a passphrase is forgotten" in words_in(settings)
    stage.desk.vault.add_user(SAM.id, THEIRS, cost=CHEAP)
    stage.seat.arrange(commands.change_user, SAM.model_copy(update={"role": Role.FACILITATOR}), BOTH)
    go_to(settings, "Users")
    assert "only another facilitator can help when a passphrase is forgotten" in words_in(settings)
    press(settings, "Make the recovery key…")
    assert "Without it, only another facilitator can help." in words_in(dialog_of(settings))
    dialog_of(settings).reject()


def test_a_wrong_passphrase_of_ones_own_counts_and_a_right_one_is_entered(
    settings: SettingsScreen, stage: Stage, told: list[str]
) -> None:
    go_to(settings, "My passphrase")
    card = settings.findChild(PassphraseCard)
    assert isinstance(card, PassphraseCard)
    for old in ("not the one I have", PASSPHRASE):
        write(card, old, "seven slow trains at dusk", "seven slow trains at dusk")
        press(card, "Change passphrase")
    assert told == [
        "That passphrase does not open this vault. Nothing was changed; try again.",
        "Your passphrase is changed.",
    ]
    assert json.loads((stage.desk.vault.folder / "tries").read_text())["failed"] == 1
    lines = read_on(stage.seat, Pages(Sought(deed=Deed.OPENED)), 50).result().lines
    assert [line.act for line in lines] == ["Changed their passphrase"]


def test_the_vaults_key_is_changed_but_not_during_a_session(
    settings: SettingsScreen, stage: Stage, told: list[str]
) -> None:
    header = (stage.desk.vault.folder / "header").read_bytes()
    go_to(settings, "Vault")
    seat = opened(stage.desk)
    press(settings, "Change the vault’s key…")
    dialog = dialog_of(settings)
    press(dialog, "Change it now")
    assert "The vault’s key is changed between sessions. End this one first." in words_in(dialog)
    assert (stage.desk.vault.folder / "header").read_bytes() == header
    stage.desk.put_away()
    press(dialog, "Change it now")
    assert told[-1] == "The vault has another key now. Passphrases stay as they are."
    assert unlock(stage.desk.vault.folder, PASSPHRASE).user == seat.user
    assert (stage.desk.vault.folder / "header").read_bytes() != header


@pytest.mark.parametrize("still", [False, True])
def test_while_the_vault_is_written_anew_nothing_moves_for_those_who_want_it_still(
    stage: Stage, theme: Theme, opened: Show, still: bool
) -> None:
    theme.choose(Look("light", reduced_motion=still))
    waiting: list[Coroutine[Any, Any, None]] = []
    screen = SettingsScreen(theme, stage.hub, stage.acting, waiting.append)
    opened(screen, 1280, 720)
    go_to(screen, "Vault")
    press(screen, "Change the vault’s key…")
    dialog = dialog_of(screen)
    words = "The vault is written anew"
    assert words not in words_in(dialog)
    press(dialog, "Change it now")
    moving = [bar for bar in dialog.findChildren(QProgressBar) if bar.isVisible()]
    assert (len(moving), words in words_in(dialog)) == ((0, True) if still else (1, False))
    for each in waiting:
        each.close()


def test_who_may_not_reads_one_sentence_and_is_offered_nothing(
    settings: SettingsScreen, stage: Stage
) -> None:
    seat = stage.desk.seat(ALEX.id)
    seat.arrange(commands.change_user, SAM.model_copy(update={"role": Role.FACILITATOR}), BOTH)
    seat.arrange(commands.change_user, ALEX.model_copy(update={"role": RUTH.role}), BOTH)
    for section, sentence, ask in (
        ("Users", "A facilitator changes who uses this vault, and their roles.", "Add person"),
        ("Users", "A facilitator makes it.", "Make the recovery key…"),
        ("Vault", "A facilitator changes it.", "Change the vault’s key…"),
    ):
        go_to(settings, section)
        assert sentence in words_in(settings)
        with pytest.raises(StopIteration):
            press(settings, ask)
    assert not [
        p for p in settings.findChildren(Picker) if p.accessibleName().startswith("Role of") and p.isVisible()
    ]


@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (1280, 200)])
@pytest.mark.parametrize("section", ["Users", "Vault"])
def test_nothing_of_it_is_cut_off(
    settings: SettingsScreen, theme: Theme, section: str, width: int, percent: int
) -> None:
    theme.choose(Look("light", percent))
    go_to(settings, section)
    settings.resize(width, 720)
    QTest.qWait(60)
    assert cut_off(settings) == []
    assert beyond(settings) == []
