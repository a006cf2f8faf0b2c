"""A person's care on one page: groups, papers, sessions beside the group, steps, discharge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.documents.file_mark import code_of
from app.model.care import BesideSession
from app.model.people import FIRST_DAY
from app.practice.beside import keep_beside
from app.practice.care import leave
from app.practice.programs import change_program
from app.sending import send
from tests.practice_for_tests import ALEX, EVENING, JAMES, MARIA, MORNING
from tests.sent_for_tests import RECORD
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.screens.conftest import press, words_in
from tests.ui.screens.people_pages import choose, field, go_to
from ui.asking import Asking
from ui.parts.choice import CheckBox, Picker
from ui.screens.people import EVERYBODY, PeopleScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
TODAY = date(2026, 11, 24)
EVENT = "Or until this happens; then type that day above"


@pytest.fixture
def people(stage: Stage, theme: Theme, opened: Show) -> PeopleScreen:
    screen = PeopleScreen(theme, stage.hub, stage.acting)
    opened(screen, 1200, 900)
    go_to(screen, "Care")
    return screen


def asked(people: PeopleScreen) -> Asking:
    """The dialog that stands open."""
    (dialog,) = [each for each in people.findChildren(Asking) if each.isVisible()]
    return dialog


def picker(dialog: QDialog, name: str) -> Picker:
    return next(each for each in dialog.findChildren(Picker) if each.accessibleName() == name)


def groups(stage: Stage, day: date = TODAY, person: str = MARIA) -> list[str]:
    return [group.id for group in stage.desk.practice.groups_of(person, day)]


def test_care_begins_goes_on_ends_and_begins_again(stage: Stage, people: PeopleScreen) -> None:
    assert "No step yet. Care begins with being admitted." in words_in(people)
    press(people, "Admit…")
    field(asked(people), "From").setText("11/2/26")
    press(asked(people), "Admit")
    press(people, "Step up or down…")
    field(asked(people), "To which level or program").setText("Level 1")
    QTest.keyClick(field(asked(people), "Reason"), Qt.Key.Key_Return)
    press(people, "Discharge…")
    assert "6 items of the checklist are open." in words_in(asked(people))
    press(asked(people), "Discharge")
    assert "Write why Maria S. is discharged" in words_in(asked(people))
    field(asked(people), "Reason").setText("completed")
    press(asked(people), "Discharge")
    assert groups(stage) == []
    assert "Maria S. is discharged. Re-admit them below to add them to a group." in words_in(people)
    assert "Discharged" in words_in(people)
    next(each for each in people.findChildren(Picker) if each.accessibleName() == "Group").picked.emit(
        EVERYBODY
    )
    assert next(row.line for row in people.listed() if row.name == "Maria S.") == "discharged"
    choose(people, MARIA)
    press(people, "Re-admit…")
    press(asked(people), "IOP Evening")
    press(asked(people), "Re-admit")
    assert groups(stage) == [EVENING]
    steps = stage.desk.practice.care_of(MARIA).steps
    assert [(step.kind, step.to) for step in steps] == [
        ("admitted", ""),
        ("stepped_down", "Level 1"),
        ("discharged", ""),
        ("readmitted", ""),
    ]


def test_a_slip_is_taken_back_with_its_groups(stage: Stage, people: PeopleScreen) -> None:
    press(people, "Discharge…")
    field(asked(people), "Reason").setText("a slip")
    press(asked(people), "Discharge")
    assert groups(stage) == []
    press(people, "Undo the last step")
    assert groups(stage) == [MORNING]
    assert stage.desk.practice.care_of(MARIA).steps == ()


def test_a_move_counts_from_its_day(stage: Stage, people: PeopleScreen) -> None:
    press(people, "Move…")
    field(asked(people), "From").setText("11/30/26")
    press(asked(people), "Move")
    assert groups(stage) == [MORNING]
    assert groups(stage, date(2026, 11, 30)) == [EVENING]
    assert "until 11/30/26" in words_in(people)
    assert "from 11/30/26" in words_in(people)


def test_missing_papers_are_signed_with_one_press_each(stage: Stage, people: PeopleScreen) -> None:
    assert "Missing from the first day: Telehealth consent," in words_in(people)
    buttons = [
        button
        for button in people.findChildren(QAbstractButton)
        if button.text() == "Mark as signed today" and button.isVisibleTo(people)
    ]
    buttons[0].setFocus()
    for _paper in FIRST_DAY:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QAbstractButton)
        assert focus.text() == "Mark as signed today"
        QTest.keyClick(focus, Qt.Key.Key_Return)
    assert stage.desk.practice.care_of(MARIA).papers_missing(TODAY) == ()
    assert "Missing from the first day" not in words_in(people)


def test_a_consent_says_what_is_missing_and_keeps_what_was_typed(stage: Stage, people: PeopleScreen) -> None:
    press(people, "Add a consent…")
    dialog = asked(people)
    field(dialog, "To whom").setText("Dr. Noor Haddad")
    press(dialog, "Save")
    assert "This consent has to say: who discloses, what is disclosed, what for, until when." in words_in(
        dialog
    )
    field(dialog, "Who discloses").setText("Harmony Recovery")
    field(dialog, "What is disclosed").setText("attendance")
    field(dialog, "What for").setText("coordination of care")
    field(dialog, "Holds until").setText("5/24/27")
    press(dialog, "Save")
    assert not dialog.isVisible()
    assert "signed 11/24/26, until 5/24/27 · to Dr. Noor Haddad · attendance" in words_in(people)
    press(people, "Revoke")
    press(asked(people), "Revoke")
    (consent,) = stage.desk.practice.care_of(MARIA).consents.values()
    assert consent.revoked == TODAY
    assert "revoked on 11/24/26" in words_in(people)


def test_a_consent_can_end_with_an_event_and_that_day_is_typed_once_it_has_happened(
    stage: Stage, people: PeopleScreen
) -> None:
    press(people, "Add a consent…")
    dialog = asked(people)
    for name in ("Who discloses", "What is disclosed", "To whom", "What for"):
        field(dialog, name).setText(name.lower())
    field(dialog, EVENT).setText("the end of treatment")
    press(dialog, "Save")
    assert "signed 11/24/26, until: the end of treatment" in words_in(people)
    press(people, "Change")
    dialog = asked(people)
    assert field(dialog, EVENT).text() == "the end of treatment"
    field(dialog, "Holds until").setText("11/24/26")
    press(dialog, "Save")
    (consent,) = stage.desk.practice.care_of(MARIA).consents.values()
    assert (consent.expires, consent.ends_with) == (TODAY, "the end of treatment")
    assert "signed 11/24/26, until 11/24/26" in words_in(people)


def test_a_first_day_paper_asks_for_its_days_only(people: PeopleScreen, qtbot: QtBot) -> None:
    press(people, "Add a consent…")
    kind = picker(asked(people), "Kind")
    while kind.chosen != "telehealth":
        QTest.keyClick(kind, Qt.Key.Key_Down)
    assert "To whom" not in words_in(asked(people))
    field(asked(people), "Signed on").clear()
    press(asked(people), "Save")
    assert "When was it signed? Type the day." in words_in(asked(people))
    asked(people).reject()
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in people.findChildren(Asking)))


def test_a_session_beside_the_group_is_noted_and_what_is_owed_is_said(
    stage: Stage, people: PeopleScreen
) -> None:
    assert "This week: 0 of 1 individual sessions held. 1 is owed." in words_in(people)
    press(people, "Note a session…")
    press(asked(people), "Save")
    assert "This week: 1 of 1 individual sessions held." in words_in(people)
    (held,) = stage.desk.practice.care_of(MARIA).beside.values()
    assert (held.kind, held.on, held.minutes, held.by) == ("individual", TODAY, 50, ALEX.id)
    assert "11/24/26 · 50 min · by Alex Rivera" in words_in(people)
    press(people, "Leave out")
    assert stage.desk.practice.care_of(MARIA).beside == {}


def test_family_sessions_are_owed_where_the_program_asks_for_them(stage: Stage, people: PeopleScreen) -> None:
    assert "family sessions held" not in words_in(people)
    program = stage.desk.practice.programs["harmony"]
    rules = program.rules.model_copy(update={"family_a_week": 2, "family_counts": True})
    stage.seat.arrange(change_program, program.model_copy(update={"rules": rules}))
    stage.hub.changed.emit()
    assert "1 is owed. Their minutes do not count in Harmony.\n" in words_in(people)
    assert "This week: 0 of 2 family sessions held. 2 are owed." in words_in(people)
    held = BesideSession(id="f", kind="family", on=TODAY, minutes=50)
    stage.seat.arrange(keep_beside, MARIA, held)
    stage.hub.changed.emit()
    assert "This week: 1 of 2 family sessions held. 1 is owed." in words_in(people)


def test_who_is_in_no_group_is_owed_nothing(stage: Stage, people: PeopleScreen) -> None:
    assert "1 is owed" in words_in(people)
    stage.seat.arrange(leave, MARIA, MORNING, TODAY)
    stage.hub.changed.emit()
    assert "is owed" not in words_in(people)


def test_the_checklist_belongs_to_the_person(stage: Stage, people: PeopleScreen) -> None:
    press(people, "Next care arranged, with a date")
    assert "1 of 6 done." in words_in(people)
    choose(people, JAMES)
    assert "0 of 6 done." in words_in(people)
    assert stage.desk.practice.care_of(MARIA).ticked == {"next_care_arranged"}


def test_where_the_summary_goes_is_asked_and_the_day_that_it_left_is_said(
    stage: Stage, people: PeopleScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stage.acting.leaving_asked) as asked:
        press(people, "Write summary…")
    assert asked.args is not None
    parcel, _destination = asked.args
    assert (parcel.document, parcel.people) == ("care_summary", (MARIA,))
    paths = send(stage.seat, parcel, parcel.ways, tmp_path, RECORD)
    name = f"Summary of care 2026-11-24 {code_of(MARIA)}"
    assert [path.name for path in paths] == [f"{name}.pdf", f"{name}.docx", f"{name}.md"]
    assert "Last written on 11/24/26." in words_in(people)


def test_everything_on_the_page_is_reached_by_the_keyboard_in_its_order(people: PeopleScreen) -> None:
    first = next(box for box in people.findChildren(CheckBox) if box.text() == "IOP Morning")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[str] = []
    for _step in range(24):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName() or getattr(focus, "text", str)())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [
        "IOP Morning",
        "IOP Evening",
        "A change counts from",
        "Move…",
        "Mark as signed today: Telehealth consent",
        "Mark as signed today: Group confidentiality agreement",
        "Mark as signed today: Notice of 42 CFR Part 2",
        "Mark as signed today: Release for the emergency contact",
        "Add a consent…",
        "Welcome page…",
        "Note a session…",
        "Admit…",
        "Discharge…",
        "Relapse prevention plan handed over",
    ]
    assert seen[: len(wanted)] == wanted
    assert "Write summary…" in seen


def test_the_pages_are_gone_through_with_the_arrow_keys(people: PeopleScreen) -> None:
    tabs = people.findChild(QTabBar)
    assert tabs is not None
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert field(people, "Legal name").isVisible()
    QTest.keyClick(tabs, Qt.Key.Key_Left)
    assert "first-day papers are missing" in words_in(people)
    # the next person is shown on the same page
    choose(people, JAMES)
    assert tabs.currentIndex() == 0


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("words", ["Admit…", "Discharge…", "Move…", "Add a consent…", "Note a session…"])
def test_no_word_of_a_dialog_is_cut_off(
    people: PeopleScreen, theme: Theme, words: str, percent: int, qtbot: QtBot
) -> None:
    theme.choose(Look(mode="light", text_percent=percent, reduced_motion=True))
    people.resize(1800, 900)
    press(people, words)
    dialog = asked(people)
    dialog.grab()
    qtbot.waitUntil(lambda: cut_off(dialog) == [] == beyond(dialog))
    dialog.reject()


def test_years_of_sessions_are_shown_a_few_at_a_time(stage: Stage, people: PeopleScreen) -> None:
    for week in range(30):
        held = BesideSession(id=str(week), kind="individual", on=TODAY - timedelta(weeks=week), minutes=50)
        stage.seat.arrange(keep_beside, MARIA, held)
    assert words_in(people).count("50 min") == 8
    press(people, "22 earlier ones")
    assert words_in(people).count("50 min") == 28
    press(people, "2 earlier ones")
    assert words_in(people).count("50 min") == 30
    assert QApplication.focusWidget() is not None
    choose(people, JAMES)
    choose(people, MARIA)
    assert words_in(people).count("50 min") == 8
