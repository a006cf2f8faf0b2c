"""The words of a note: what is drafted, what is one's own, what is half typed, and names in them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from app.clock import SetClock
from app.lines import section_draft
from app.live import commands
from app.live.note_events import GROUP_SECTION
from app.model.people import Person
from app.practice.commands import add_people
from tests.practice_for_tests import ALEX, JAMES, MARIA, MORNING
from tests.ui.hand import press, words_in
from tests.ui.screens.review_by_hand import Writer, chips, hold_session, marked, note_of, press_in
from ui.practice_windows import PracticeWindows
from ui.review.section_edit import SectionEdit
from ui.screens.summary import SummaryScreen

GRACE = Person(id="person-grace", name="Grace L.")


@pytest.fixture
def writer(windows: PracticeWindows, clock: SetClock) -> Writer:
    """Grace is a member as well, and a word of the notes."""
    windows.desk.seat(ALEX.id).arrange(add_people, [GRACE], MORNING, date(2026, 11, 2))
    hold_session(windows.desk, clock)
    return Writer(windows)


def drafts(writer: Writer) -> dict[str, str]:
    return {key.split("/")[-1]: text for key, (_author, text) in writer.windows.desk.drafts().items()}


def test_what_is_half_typed_is_a_draft_until_the_section_is_left(writer: Writer) -> None:
    writer.open(MARIA)
    writer.type_in("plan", "Rings her sister")
    assert drafts(writer) == {section_draft(MARIA, "plan"): "Rings her sister"}
    assert "plan" not in note_of(writer.windows.desk, MARIA).sections
    writer.leave_field()
    assert note_of(writer.windows.desk, MARIA).sections["plan"].text == "Rings her sister"
    assert not drafts(writer)


def test_it_counts_as_written_before_the_vault_is_closed_and_when_another_screen_is_shown(
    writer: Writer,
) -> None:
    writer.open(MARIA)
    writer.type_in("plan", "Rings her sister")
    writer.windows.keep_drafts()
    assert note_of(writer.windows.desk, MARIA).sections["plan"].text == "Rings her sister"
    writer.type_in("plan", " tonight")
    press(writer.windows.main, "Back")
    assert writer.windows.main.shows(SummaryScreen)
    assert note_of(writer.windows.desk, MARIA).sections["plan"].text == "Rings her sister tonight"


def test_what_was_half_typed_when_the_program_died_stands_there_again(writer: Writer) -> None:
    desk = writer.windows.desk
    seat = desk.seat(ALEX.id)
    desk.keep_draft(seat.draft_key(section_draft(MARIA, "plan")), ALEX.id, "Rings her sis")
    writer.open(MARIA)
    assert writer.text("plan") == "Rings her sis"
    writer.type_in("plan", "ter")
    writer.leave_field()
    assert note_of(desk, MARIA).sections["plan"].text == "Rings her sister"
    assert not drafts(writer)


def test_a_drafted_sentence_with_a_time_stays_one_when_something_is_written_behind_it(writer: Writer) -> None:
    """The field keeps the space that must not break: else the sentence were somebody's own words."""
    writer.open(MARIA)
    sentence = next(part for part in writer.text("data").split(". ") if "\u00a0AM" in part)
    writer.type_in("data", " Rang her sister.")
    writer.leave_field()
    assert sentence in note_of(writer.windows.desk, MARIA).sections["data"].text
    assert sentence in writer.text("data")
    assert drafts(writer) == {}


def test_an_edited_section_can_be_drafted_again_and_that_be_undone(writer: Writer) -> None:
    writer.open(MARIA)
    drafted = writer.text("data")
    writer.type_in("data", " Seemed lighter.")
    writer.leave_field()
    field = writer.screen.note.sections["data"]
    assert "yours" in words_in(field)
    press_in(field, "Draft again")
    assert writer.text("data") == drafted
    press(writer.windows.main, "Undo")
    assert writer.text("data") == f"{drafted} Seemed lighter."


def test_a_drafted_sentence_follows_its_fact_beside_own_words(writer: Writer) -> None:
    writer.open(MARIA)
    writer.type_in("data", " Seemed lighter.")
    writer.leave_field()
    session = writer.windows.desk.session
    assert session is not None
    note = next(note for note in session.notes if "sponsor" in note.text)
    writer.windows.desk.seat(ALEX.id).do(commands.amend_note, note.id, "@Maria called her brother on Sunday")
    assert "alled her brother on Sunday" in writer.text("data")
    assert "sponsor" not in writer.text("data")
    assert "Seemed lighter." in writer.text("data")


def at(edit: SectionEdit, words: str) -> QPoint:
    """A place on the screen inside these words."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(edit.text.index(words) + 2)
    return edit.cursorRect(cursor).center()


def test_a_drafted_sentence_tells_its_fact_and_own_words_are_lined(writer: Writer) -> None:
    writer.open(MARIA)
    writer.type_in("data", " Seemed lighter.")
    edit = writer.edit("data")
    assert edit.tip_at(at(edit, "alled her sponsor")).startswith("from the note at ")
    assert edit.tip_at(at(edit, "Attended")) == "from the times in the room"
    assert edit.tip_at(at(edit, "Seemed lighter")) == ""
    lined = [each.cursor.selectedText() for each in edit.extraSelections() if each.format.fontUnderline()]
    assert lined == ["Seemed lighter."]
    cursor = edit.textCursor()
    cursor.setPosition(edit.text.index("alled her sponsor"))
    edit.setTextCursor(cursor)
    assert "from the note at " in words_in(writer.screen.note.sections["data"])
    assert any(
        "alled her sponsor" in words for words in marked(edit, writer.windows.main._theme.hex("accent_soft"))
    )


def test_somebody_elses_name_became_another_group_member_and_is_tinted(writer: Writer) -> None:
    writer.open(MARIA)
    edit = writer.edit("data")
    tinted = marked(edit, writer.windows.main._theme.hex("warn_soft"))
    assert [each.lower() for each in tinted] == ["another group member"]
    assert "1 name was replaced." in words_in(writer.screen.note.foot)


def test_a_name_that_is_a_word_as_well_is_asked_about(writer: Writer) -> None:
    writer.open(MARIA)
    field = writer.screen.note.sections["data"]
    assert "Does “Grace” mean a member, a guest, or another’s contact here?" in words_in(field)
    writer.answer("None voiced or seen")
    writer.leave_field()
    writer.sign_and_next()
    focus = writer.windows.main.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Does “Grace” mean a member, a guest, or another’s contact here? Yes"
    press_in(field, "No")
    assert "Grace" in writer.text("data")
    assert "mean a member, a guest, or another’s contact here?" not in words_in(field)
    assert list(note_of(writer.windows.desk, MARIA).names.values()) == [False]


def test_and_where_it_is_a_member_it_is_replaced(writer: Writer) -> None:
    writer.open(MARIA)
    press_in(writer.screen.note.sections["data"], "Yes")
    assert "Grace" not in writer.text("data")


def test_a_name_in_the_groups_section_is_answered_there(writer: Writer) -> None:
    """What stands in the way of one person's note leads to the other note in which it is."""
    writer.open(GROUP_SECTION)
    writer.type_in("topic", " Grace read the list aloud.")
    writer.leave_field()
    writer.windows.reviewing.show_note(JAMES)
    writer.screen.begin()
    assert writer.screen.list.chosen == JAMES, "nobody is led away by coming to a note"
    words = "The group’s section asks about a name. Answer it there first."
    (there,) = [
        each for each in writer.screen.note.hindrances.stops() if each.accessibleName() == f"{words} Go there"
    ]
    line = there.parentWidget()
    assert line is not None
    press_in(line, "Go there")
    assert writer.screen.list.chosen == GROUP_SECTION
    focus = writer.windows.main.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Does “Grace” mean a member, a guest, or another’s contact here? Yes"
    press_in(writer.screen.note.sections["topic"], "Yes")
    writer.windows.reviewing.show_note(JAMES)
    assert words not in words_in(writer.screen.note.hindrances)


def test_a_name_beside_the_risk_is_asked_about_there(writer: Writer) -> None:
    writer.open(MARIA)
    writer.answer("Write")
    risk = writer.screen.note.risk
    risk.words.insertPlainText("James was worried about her")
    writer.leave_field()
    assert "Does “James” mean a member, a guest, or another’s contact here?" in words_in(risk)
    press_in(risk, "Yes")
    assert "mean a member, a guest, or another’s contact here?" not in words_in(risk)
    assert not any("beside the risk" in each.words for each in writer.windows.reviewing._sheets[1].hindrances)
    risk.words.setFocus()
    risk.words.selectAll()
    risk.words.insertPlainText("")
    writer.leave_field()
    assert note_of(writer.windows.desk, MARIA).risk is None


def test_a_text_like_another_one_stands_beside_it_and_is_signed_with_a_reason(writer: Writer) -> None:
    same = "Takes part freely, gives feedback to others and asks for it, and follows up on what was planned before."
    writer.open()
    for person in (JAMES, MARIA):
        writer.finish(person, "Goes to the meeting")
        for section in ("assessment", "plan"):
            edit = writer.edit(section)
            edit.selectAll()
            edit.setFocus()
            writer.type_in(section, "") if section == "plan" else edit.textCursor().insertText(same)
        writer.leave_field()
    press_in(writer.screen.note.sections["data"], "No")
    assert chips(writer)[MARIA] == "Like James’s"
    alike = writer.screen.note.alike
    words = words_in(alike)
    assert "like James T.’s" in words
    assert words.count(same[:40]) >= 2
    writer.leave_field()
    writer.sign_and_next()
    assert note_of(writer.windows.desk, MARIA).signed is None
    for letter in "they sat together":
        alike.stops()[0].insertPlainText(letter)  # type: ignore[attr-defined]
    writer.leave_field()
    writer.sign_and_next()
    signed = note_of(writer.windows.desk, MARIA).signed
    assert signed is not None
    assert signed.alike == "they sat together"
