""" "Where does it go?": only what is needed is asked for, and nothing leaves that the rules do not allow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from app.documents.notices import Notice
from app.documents.parcel import Parcel
from app.live import commands
from app.model.leaving import Destination, LegalBasis
from app.model.people import Consent
from app.parcels import plan_parcel, session_parcel
from app.practice.consents import keep_consent
from tests.practice_for_tests import JAMES, MARIA, held
from tests.practice_for_tests import opened as open_session
from tests.sent_for_tests import three_ways
from tests.ui.conftest import Stage
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import tabbed
from tests.ui.screens.conftest import at_once, press, words_in
from ui.clipboard import RecordClipboard
from ui.parts.button import Button
from ui.parts.choice import CheckBox, Picker
from ui.parts.paper_dialog import PaperDialog
from ui.practice.consent_dialog import AskConsent
from ui.practice.leaving_dialog import LeavingDialog
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]
TO_DOCTOR = Consent(
    id="doctor",
    kind="disclosure",
    discloses="Harmony Recovery",
    what="attendance and progress",
    to_whom="Dr. Noor Haddad, Albany Primary Care",
    purpose="coordination of care",
    signed=date(2026, 11, 1),
    expires=date(2027, 5, 24),
)
FOR_ALL = TO_DOCTOR.model_copy(
    update={"id": "all", "kind": "treatment", "to_whom": "my health plans", "expires": None}
)

TABLE_AND_DATA = ("Attendance for a spreadsheet (CSV)", "Everything for other programs (JSON)")


@pytest.fixture
def dialog(stage: Stage, theme: Theme, opened: Show) -> LeavingDialog:
    over = QWidget()
    opened(over, 900, 800)
    made = LeavingDialog(theme, stage.acting, at_once, RecordClipboard(over), over)
    made.over = over  # type: ignore[attr-defined]
    return made


@pytest.fixture
def plan(stage: Stage, dialog: LeavingDialog) -> LeavingDialog:
    dialog.ask(plan_parcel(stage.desk, MARIA, ()), Destination.PERSON)
    return dialog


@pytest.fixture
def session(stage: Stage, dialog: LeavingDialog) -> LeavingDialog:
    seat = open_session(stage.desk)
    seat.do(commands.start)
    held(seat, stage.clock)
    dialog.ask(session_parcel(stage.desk), Destination.RECORD)
    return dialog


def field(dialog: QWidget, name: str) -> QLineEdit:
    return next(
        edit
        for edit in dialog.findChildren(QLineEdit)
        if edit.accessibleName() == name and edit.isVisibleTo(dialog)
    )


def asked(dialog: QWidget) -> list[str]:
    """The names of what can be typed or picked now."""
    fields = [*dialog.findChildren(Picker), *dialog.findChildren(QLineEdit)]
    return [each.accessibleName() for each in fields if each.isVisibleTo(dialog) and each.accessibleName()]


def sent(stage: Stage) -> list[tuple[str, str, str]]:
    return [
        (each.document, each.format, each.leaving.recipient if each.leaving else "?")
        for each in stage.desk.practice.care_of(MARIA).sent
    ]


def keep(stage: Stage, consent: Consent) -> None:
    stage.seat.arrange(keep_consent, MARIA, consent)


def test_ones_own_copy_asks_for_nothing(plan: LeavingDialog, stage: Stage, tmp_path: Path) -> None:
    assert asked(plan) == []
    assert "No consent is needed" in words_in(plan)
    plan.save_into(str(tmp_path))
    assert [path.suffix for path in tmp_path.glob("Relapse*")] == [".pdf"]
    assert sent(stage) == [("plan", "pdf", "")]
    assert not plan.isVisible()


def test_the_places_are_gone_through_by_arrows_and_each_says_what_it_asks_for(plan: LeavingDialog) -> None:
    seen = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
        Qt.Key.Key_Left,
        Qt.Key.Key_Up,
    ):
        focus = plan.focusWidget()
        assert isinstance(focus, QRadioButton)
        seen.append(focus.text())
        assert focus.accessibleDescription() in words_in(plan)
        QTest.keyClick(focus, key)
    assert len(set(seen)) == len(Destination)


def test_the_keyboard_goes_from_top_to_bottom(plan: LeavingDialog, stage: Stage) -> None:
    keep(stage, TO_DOCTOR)
    press(plan, "Somebody else")
    assert tabbed(plan._where.stop) == [
        "What allows it",
        "Which consent",
        "Add a consent…",
        "PDF, for reading and printing",
        "Word, for editing (DOCX)",
        "Text with headings (Markdown)",
        "See the page",
        "Copy as text",
        "Print…",
        "Back",
        "Save into a folder…",
        "Somebody else",
    ]


def test_somebody_else_needs_a_consent_and_says_where_to_add_it(
    plan: LeavingDialog, stage: Stage, tmp_path: Path
) -> None:
    press(plan, "Somebody else")
    assert "Maria S.: no consent holds today." in words_in(plan)
    assert asked(plan) == ["What allows it", "To whom", "What for"]
    field(plan, "To whom").setText("Dr. Haddad")
    field(plan, "What for").setText("coordination of care")
    plan.save_into(str(tmp_path))
    assert "Maria S.: no consent is chosen." in words_in(plan)
    assert plan.isVisible()
    assert list(tmp_path.glob("Relapse*")) == []
    assert sent(stage) == []
    press(plan, "Add a consent…")
    (form,) = plan.findChildren(AskConsent)
    assert form.isVisible()
    form.reject()


def test_a_consent_says_whom_and_what_for_and_its_scope_goes_with_it(
    plan: LeavingDialog, stage: Stage, tmp_path: Path
) -> None:
    keep(stage, TO_DOCTOR)
    press(plan, "Somebody else")
    assert asked(plan) == ["What allows it", "Which consent"]
    words = words_in(plan)
    assert f"To whom: {TO_DOCTOR.to_whom}\nWhat for: {TO_DOCTOR.purpose}" in words
    assert "It allows: Attendance and progress. From Harmony Recovery to" in words
    assert "The notice of 42 CFR 2.32 goes with it, with what the consent allows." in words
    press(plan, "Text with headings (Markdown)")
    plan.save_into(str(tmp_path))
    (page,) = tmp_path.glob("Relapse*.md")
    assert "This record which has been disclosed to you" in page.read_text(encoding="utf-8")
    assert "Attendance and progress" in page.read_text(encoding="utf-8")
    assert sent(stage) == [("plan", "pdf", TO_DOCTOR.to_whom), ("plan", "markdown", TO_DOCTOR.to_whom)]


def test_nothing_that_was_typed_changes_whom_a_consent_names(
    plan: LeavingDialog, stage: Stage, tmp_path: Path
) -> None:
    press(plan, "Somebody else")
    field(plan, "To whom").setText("Dr. Noor Haddad, Nashua")
    field(plan, "What for").setText("care")
    keep(stage, TO_DOCTOR)
    press(plan, "A payer")
    press(plan, "Somebody else")
    plan.save_into(str(tmp_path))
    assert sent(stage) == [("plan", "pdf", TO_DOCTOR.to_whom)]
    leaving = stage.desk.practice.care_of(MARIA).sent[0].leaving
    assert leaving is not None
    assert leaving.purpose == TO_DOCTOR.purpose


def test_a_payer_is_reached_under_the_one_consent_for_payment(
    plan: LeavingDialog, stage: Stage, tmp_path: Path
) -> None:
    keep(stage, TO_DOCTOR)
    keep(stage, FOR_ALL)
    press(plan, "A payer")
    assert sorted(asked(plan)) == ["To whom", "What for", "Which consent"]
    field(plan, "To whom").setText("Green Mountain Health Plan")
    plan.save_into(str(tmp_path))
    assert sent(stage) == [("plan", "pdf", "Green Mountain Health Plan")]
    leaving = stage.desk.practice.care_of(MARIA).sent[0].leaving
    assert leaving is not None
    assert (leaving.purpose, leaving.consent) == ("Payment", "all")


def test_a_legal_basis_asks_for_what_it_refers_to(plan: LeavingDialog, stage: Stage) -> None:
    press(plan, "Somebody else")
    basis = next(each for each in plan.findChildren(Picker) if each.accessibleName() == "What allows it")
    basis.setCurrentIndex(basis.findData(LegalBasis.COURT_ORDER))
    basis.activated.emit(basis.currentIndex())
    assert asked(plan) == ["What allows it", "To whom", "What for", "Court, order and subpoena"]
    assert "A subpoena alone is not enough" in words_in(plan)
    field(plan, "To whom").setText("Albany County Court")
    field(plan, "What for").setText("the case named in the order")
    press(plan, "Copy as text")
    assert "Name the court, its order and the subpoena." in words_in(plan)
    assert sent(stage) == []
    field(plan, "Court, order and subpoena").setText("order 12 of 11/20/26, subpoena 77")
    press(plan, "Copy as text")
    assert "prohibits unauthorized use or disclosure" in QApplication.clipboard().text()
    assert sent(stage) == [("plan", "clipboard", "Albany County Court")]


def test_it_is_printed_without_a_file_and_written_down(
    plan: LeavingDialog, stage: Stage, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "as a printer would.pdf"))
    plan.print_on(printer)
    assert sent(stage) == [("plan", "print", "")]
    assert not plan.isVisible()


def test_the_page_is_seen_as_it_will_leave_and_does_not_leave_from_there(
    plan: LeavingDialog, stage: Stage
) -> None:
    press(plan, "See the page")
    (paper,) = plan.findChildren(PaperDialog)
    assert paper.isVisible()
    shown = [each.text() for each in paper.findChildren(Button) if each.isVisibleTo(paper)]
    assert shown == ["Back"]
    paper.reject()
    assert sent(stage) == []


def test_a_session_leaves_in_the_chosen_formats(
    session: LeavingDialog, tmp_path: Path, told: list[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for words in ("PDF, for reading and printing", *TABLE_AND_DATA):
        press(session, words)
    session.save_into(str(out))
    assert sorted(path.suffix for path in out.iterdir()) == [".csv", ".json"]
    assert told == [f"2 files were written to {out}."]


def test_without_a_format_there_is_nothing_to_save(session: LeavingDialog) -> None:
    for box in session.findChildren(CheckBox):
        if box.isChecked():
            box.click()
    save = next(each for each in session.findChildren(Button) if each.text() == "Save into a folder…")
    assert not save.isEnabled()


def test_a_file_that_is_there_is_asked_about_and_stays(
    session: LeavingDialog, stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    press(session, TABLE_AND_DATA[0])
    session.save_into(str(out))
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    session.ask(session_parcel(stage.desk), Destination.RECORD)
    press(session, TABLE_AND_DATA[0])
    session.save_into(str(out))
    (question,) = session.findChildren(QMessageBox)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
    qtbot.waitUntil(question.isActiveWindow)
    with qtbot.waitSignal(stage.acting.hide_asked):  # the names below it are hidden by the key as well
        QTest.keyClick(question, Qt.Key.Key_F9)
    next(b for b in question.buttons() if b.text() == "Write new ones").click()
    names = {path.name for path in out.iterdir()}
    assert len(names) == 4
    assert all((out / name).read_bytes() == data for name, data in first.items())


def test_a_folder_that_is_gone_is_one_sentence_and_the_dialog_stays(
    session: LeavingDialog, tmp_path: Path
) -> None:
    session.save_into(str(tmp_path / "gone"))
    assert "That folder is not there any more." in words_in(session)
    assert session.isVisible()
    session.save_into(str(tmp_path))
    assert not session.isVisible()


def test_a_session_is_disclosed_only_with_a_consent_of_everybody(
    session: LeavingDialog, stage: Stage, tmp_path: Path
) -> None:
    keep(stage, FOR_ALL)
    press(session, "A payer")
    assert "James T., Aisha K.: no consent holds today." in words_in(session)
    field(session, "To whom").setText("Green Mountain Health Plan")
    session.save_into(str(tmp_path))
    assert "James T., Aisha K.: no consent is chosen." in words_in(session)
    assert list(tmp_path.glob("IOP*")) == []


def test_a_session_is_nobodys_own_copy(session: LeavingDialog, tmp_path: Path) -> None:
    press(session, "The person themselves")
    session.save_into(str(tmp_path))
    assert "It tells of other people too." in words_in(session)
    assert list(tmp_path.glob("IOP*")) == []


def slow(parcel: Parcel, act: Callable[[], None]) -> Parcel:
    """Something happens while its first file is made."""
    first, *rest = three_ways(parcel)

    def render(said: Notice | None) -> bytes:
        act()
        return first.render(said)

    return replace(parcel, ways=(replace(first, render=render), *rest))


def test_escape_stops_what_is_being_written_and_nothing_is_left(
    session: LeavingDialog, stage: Stage, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    parcel = slow(session_parcel(stage.desk), session.reject)
    session.ask(parcel, Destination.RECORD)
    session.save_into(str(out))
    assert "Stopped. Nothing was written." in words_in(session)
    assert session.isVisible()
    assert list(out.iterdir()) == []


def test_what_takes_a_while_is_seen_and_can_be_stopped(
    session: LeavingDialog, stage: Stage, qtbot: QtBot
) -> None:
    assert not any(
        each.text() == "Stop" for each in session.findChildren(Button) if each.isVisibleTo(session)
    )
    session._work(True)
    qtbot.waitUntil(
        lambda: "Stop" in [b.text() for b in session.findChildren(Button) if b.isVisibleTo(session)]
    )
    press(session, "Stop")
    assert "Stopping." in words_in(session)
    session._work(False)


@pytest.mark.parametrize("place", [each.value for each in Destination])
@pytest.mark.parametrize(("width", "percent"), [(1280, 100), (480, 100), (480, 200)])
def test_no_word_is_cut_off(
    plan: LeavingDialog, stage: Stage, theme: Theme, qtbot: QtBot, place: str, width: int, percent: int
) -> None:
    keep(stage, TO_DOCTOR)
    plan.reject()
    theme.choose(Look("light", percent, True))
    plan.ask(plan_parcel(stage.desk, MARIA, ()), Destination(place))
    plan.resize(min(width, plan.width()), 700)
    qtbot.waitUntil(lambda: cut_off(plan) == [])
    qtbot.waitUntil(lambda: beyond(plan) == [])


def test_another_persons_document_begins_with_empty_fields(plan: LeavingDialog, stage: Stage) -> None:
    press(plan, "Somebody else")
    field(plan, "To whom").setText("Dr. Haddad")
    plan.reject()
    plan.ask(plan_parcel(stage.desk, JAMES, ()), Destination.OTHER)
    assert field(plan, "To whom").text() == ""
