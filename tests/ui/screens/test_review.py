"""Writing notes after a group: from the draft to the signature, by hand, on a real desk and vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.clock import SetClock
from app.live.note_events import GROUP_SECTION
from app.practice.commands import change_person
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA
from tests.ui.hand import press, tabbed, words_in
from tests.ui.screens.review_by_hand import CTRL, Writer, chips, hold_session, note_of, press_in
from ui.guide import GuideWindow
from ui.parts.button import Button
from ui.parts.person_row import RowShape
from ui.practice_windows import PracticeWindows
from ui.screens.review import ReviewScreen
from ui.screens.summary import SummaryScreen


@pytest.fixture
def writer(windows: PracticeWindows, clock: SetClock) -> Writer:
    hold_session(windows.desk, clock)
    return Writer(windows)


def test_the_summary_leads_to_the_notes_and_back(writer: Writer) -> None:
    windows = writer.windows
    windows.main.go_to(windows.summary)
    press(windows.main, "Write notes")
    assert windows.main.shows(ReviewScreen)
    words = words_in(windows.main)
    assert "IOP Morning" in words
    assert "Notes are due tomorrow" in words
    assert next(iter(writer.screen.list.shown)).id == GROUP_SECTION
    assert set(chips(writer)) == {GROUP_SECTION, MARIA, JAMES, AISHA}
    assert chips(writer)[MARIA] == "Answer risk"
    assert chips(writer)[AISHA] == "Not seen?"  # who did not come is asked about no risk
    press(windows.main, "Back")
    assert windows.main.shows(SummaryScreen)


def test_what_a_note_needs_stands_beside_the_name_on_a_laptop(
    writer: Writer, windows: PracticeWindows
) -> None:
    writer.open(MARIA)
    windows.main.resize(1280, 720)
    rows = writer.screen.list
    (maria,) = (row for row in rows.shown if row.id == MARIA)
    assert maria.status_word == "Answer risk"
    assert not RowShape(windows._theme, maria, rows.viewport().width()).stacked


def test_the_draft_says_what_was_caught_and_nobody_elses_name(writer: Writer) -> None:
    writer.open(MARIA)
    assert "alled her sponsor on Sunday" in writer.text("data")
    assert "James" not in writer.text("data")
    assert "nother group member" in writer.text("data")
    assert (writer.text("assessment"), writer.text("plan")) == ("", "")
    caught = words_in(writer.screen.caught)
    assert "called her sponsor on Sunday" in caught


def test_a_note_is_signed_by_keys_and_the_next_one_comes(writer: Writer) -> None:
    writer.open(GROUP_SECTION)
    writer.sign_and_next()
    assert note_of(writer.windows.desk, GROUP_SECTION).signed is not None
    writer.finish(MARIA, "Goes to the meeting on Friday")
    writer.leave_field()
    writer.sign_and_next()
    signed = note_of(writer.windows.desk, MARIA).signed
    assert signed is not None
    assert (signed.author, signed.note.risk) == (ALEX.id, "none")
    assert signed.note.objectives == ("Objective of Maria",)
    assert signed.signature.credentials == "LADC"
    assert signed.signature.head_count > 0
    assert {each.id: each.text for each in signed.note.sections}["plan"] == "Goes to the meeting on Friday"
    assert chips(writer)[MARIA] == "Signed"
    assert writer.screen.note.top.name.text() in ("James T.", "Aisha K.")
    assert "2 of 4 notes" in words_in(writer.screen)


def test_what_is_open_is_said_and_is_where_one_gets(writer: Writer) -> None:
    writer.open(MARIA)
    writer.leave_field()
    writer.sign_and_next()
    assert note_of(writer.windows.desk, MARIA).signed is None
    assert "Answer the question about risk." in words_in(writer.windows.main)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is writer.screen.note.risk
    assert "Tab to an answer, then Space." in words_in(writer.screen.note.risk)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        writer.key(key)
    assert note_of(writer.windows.desk, MARIA).risk is None, (
        "no key that was meant for something else answers it"
    )
    press_at = [
        b for b in writer.screen.note.hindrances.stops() if "Plan is still empty" in b.accessibleName()
    ]
    press_at[0].setFocus()
    writer.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is writer.edit("plan")


def test_a_signed_note_is_only_read_and_can_be_added_to(writer: Writer) -> None:
    writer.open()
    writer.finish(MARIA, "Goes to the meeting on Friday")
    writer.sign_and_next()
    writer.windows.reviewing.show_note(MARIA)
    note = writer.screen.note
    assert not note.sections
    words = words_in(note)
    signed = note_of(writer.windows.desk, MARIA).signed
    assert signed is not None
    digest = signed.signature.digest
    assert "Signed by Alex Rivera, LADC, today 12:00" in words
    assert f"digest {digest[:4]} {digest[4:8]}" in words
    assert "Co-sign" not in [
        b.text() for b in note.signed.stops() if b.isVisibleTo(note) and hasattr(b, "text")
    ]
    writer.windows.main.resize(1280, 480)
    QApplication.processEvents()
    press_in(note, "Add an addendum")
    QApplication.processEvents()
    sign = next(each for each in note.signed.stops() if getattr(each, "text", str)() == "Sign the addendum")
    assert sign.visibleRegion().boundingRect().height() == sign.height()
    for letter in "She called about Thursday.":
        writer.key(Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper())))
    press_in(note, "Sign the addendum")
    added = note_of(writer.windows.desk, MARIA).addenda
    assert [each.text.lower() for each in added] == ["she called about thursday."]
    assert "Addendum by Alex Rivera, LADC" in words_in(note)


def test_risk_is_never_filled_in_and_not_seen_is_for_who_was_not_there(writer: Writer) -> None:
    writer.open(MARIA)
    risk = writer.screen.note.risk
    shown = [b for b in risk.findChildren(Button) if b.isVisibleTo(risk)]
    assert [b.accessibleName() for b in shown] == ["Risk: None voiced or seen", "Risk: Write"]
    assert not any(b.isChecked() for b in shown)
    writer.windows.reviewing.show_note(AISHA)
    shown = [b for b in risk.findChildren(Button) if b.isVisibleTo(risk)]
    assert [b.accessibleName() for b in shown] == ["Risk: Not seen today"], "that is all there is to say"
    writer.answer("Not seen today")
    answer = note_of(writer.windows.desk, AISHA).risk
    assert answer is not None
    assert answer.answer == "not_seen"
    writer.answer("Not seen today")
    assert note_of(writer.windows.desk, AISHA).risk is None


def test_a_concern_is_written_where_it_is_answered(writer: Writer) -> None:
    writer.open(MARIA)
    writer.answer("Write")
    assert QApplication.focusWidget() is writer.screen.note.risk.words
    for key in "TALKED":
        writer.key(Qt.Key(ord(key)))
    assert note_of(writer.windows.desk, MARIA).risk is None
    writer.leave_field()
    assert note_of(writer.windows.desk, MARIA).risk == ("concern", "talked")


def test_an_objective_is_added_where_none_is(writer: Writer) -> None:
    desk = writer.windows.desk
    james = desk.practice.people[JAMES]
    desk.seat(ALEX.id).arrange(change_person, james.model_copy(update={"objectives": ()}))
    writer.open(JAMES)
    add = writer.screen.note.objectives.add
    add.setFocus()
    for key in "WALK":
        writer.key(Qt.Key(ord(key)))
    writer.key(Qt.Key.Key_Return)
    assert [each.text for each in desk.practice.people[JAMES].objectives] == ["walk"]
    named = note_of(desk, JAMES).objectives
    assert named == (desk.practice.people[JAMES].objectives[0].id,)


def test_one_walks_through_the_notes_by_keys_without_losing_a_letter(writer: Writer) -> None:
    writer.open(GROUP_SECTION)
    order = [row.id for row in writer.screen.list.shown]
    writer.key(Qt.Key.Key_Down, CTRL)
    writer.type_in("plan", "Reads a page")
    writer.key(Qt.Key.Key_Down, CTRL)
    assert writer.screen.list.chosen == order[2]
    assert note_of(writer.windows.desk, order[1]).sections["plan"].text == "Reads a page"
    writer.key(Qt.Key.Key_Up, CTRL)
    assert writer.text("plan") == "Reads a page"
    writer.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is writer.screen.list


def test_tab_goes_through_the_whole_page_and_comes_back(writer: Writer) -> None:
    """Also out of the note: the frames of its sections once led back into the first of them for ever."""
    writer.open(MARIA)
    met = tabbed(writer.screen.list)
    assert met[:4] == ["Format of the note", "Data", "Risk: None voiced or seen", "Risk: Write"]
    assert met.index("Assessment") < met.index("Plan") < met.index("Copy for the record")
    assert met[-3:] == ["Sign and next", "Back", "Notes to sign"]


def test_another_format_has_its_own_sections(writer: Writer) -> None:
    writer.open(MARIA)
    writer.screen.note.top.format.picked.emit("SOAP")
    assert list(writer.screen.note.sections) == ["subjective", "objective", "assessment", "plan"]
    assert note_of(writer.windows.desk, MARIA).format == "SOAP"
    writer.windows.reviewing.show_note(AISHA)
    assert not writer.screen.note.top.format.isVisibleTo(writer.screen)


def test_f1_shows_the_keys_of_writing_first(writer: Writer) -> None:
    writer.open()
    writer.key(Qt.Key.Key_F1)
    page = writer.windows.main.findChild(GuideWindow)
    assert page is not None
    words = words_in(page)
    assert words.index("Keys while writing notes") < words.index("Ctrl+Enter") < words.index("Next block")
    page.close()


def test_the_next_note_opens_with_its_draft_in_sight(writer: Writer) -> None:
    writer.windows.main.resize(1280, 688)
    writer.open(GROUP_SECTION)
    writer.sign_and_next()
    writer.finish(MARIA, "Goes to the meeting on Friday")
    page = writer.screen.note.scrolled.verticalScrollBar()
    page.setValue(page.maximum())
    assert page.value() > 0
    writer.windows.reviewing.go_on()
    QApplication.processEvents()
    assert note_of(writer.windows.desk, MARIA).signed is not None
    first = next(iter(writer.screen.note.sections.values()))
    assert first.mapTo(writer.screen.note.scrolled.viewport(), QPoint(0, 0)).y() >= 0


def test_the_field_that_is_still_open_is_whole_in_sight_when_signing_is_refused(writer: Writer) -> None:
    desk = writer.windows.desk
    maria = desk.practice.people[MARIA]
    desk.seat(ALEX.id).arrange(change_person, maria.model_copy(update={"objectives": ()}))
    writer.windows.main.resize(1280, 688)
    writer.open(GROUP_SECTION)
    writer.sign_and_next()
    writer.answer("None voiced or seen")
    writer.type_in("assessment", "Takes part more freely than before.")
    writer.type_in("plan", "Goes to the meeting on Friday")
    writer.sign_and_next()
    QApplication.processEvents()
    add = writer.screen.note.objectives.add
    assert add.hasFocus()
    assert add.visibleRegion().boundingRect().height() == add.height()
