"""A consent that is added while something is to leave: what was typed goes into it, and what it lacks is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.model.leaving import Destination
from app.parcels import plan_parcel
from tests.practice_for_tests import MARIA
from tests.ui.conftest import Stage
from tests.ui.practice.test_leaving_dialog import field
from tests.ui.screens.conftest import at_once, press, words_in
from ui.clipboard import RecordClipboard
from ui.practice.consent_dialog import AskConsent
from ui.practice.leaving_dialog import LeavingDialog
from ui.theme import Theme

Show = Callable[[QWidget, int, int], None]


@pytest.fixture
def plan(stage: Stage, theme: Theme, opened: Show) -> LeavingDialog:
    over = QWidget()
    opened(over, 900, 800)
    made = LeavingDialog(theme, stage.acting, at_once, RecordClipboard(over), over)
    made.over = over  # type: ignore[attr-defined]
    made.ask(plan_parcel(stage.desk, MARIA, ()), Destination.PERSON)
    return made


def test_what_was_typed_goes_into_the_consent_that_is_added(plan: LeavingDialog, qtbot: QtBot) -> None:
    press(plan, "Somebody else")
    field(plan, "To whom").setText("Dr. Noor Haddad")
    field(plan, "What for").setText("coordination of care")
    press(plan, "Add a consent…")
    (form,) = plan.findChildren(AskConsent)
    assert field(form, "To whom").text() == "Dr. Noor Haddad"
    assert field(form, "What for").text() == "coordination of care"
    field(form, "Who discloses").setText("Harmony Recovery")
    field(form, "What is disclosed").setText("attendance")
    form.resize(form.width(), 420)
    press(form, "Save")
    until = field(form, "Holds until")
    assert form.isVisible()
    assert form.focusWidget() is until
    qtbot.waitUntil(lambda: until.visibleRegion().boundingRect().height() == until.height())
    QTest.keyClicks(until, "5/24/27")
    press(form, "Save")
    assert not form.isVisible()
    assert "To whom: Dr. Noor Haddad\nWhat for: coordination of care" in words_in(plan)


def test_only_a_consent_that_may_have_no_end_calls_its_end_optional(plan: LeavingDialog) -> None:
    for place, said in (("Somebody else", "like"), ("A payer", "optional")):
        press(plan, place)
        press(plan, "Add a consent…")
        (form,) = plan.findChildren(AskConsent)
        assert field(form, "Holds until").placeholderText().startswith(said)
        form.reject()
