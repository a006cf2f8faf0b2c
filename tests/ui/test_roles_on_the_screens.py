"""On the screens that everybody reads, nobody is offered what their role refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.model.people import Role
from app.model.plans import PlanPart
from app.practice import commands, plans
from app.practice.choices import bar_item
from app.review.sheets import Beside, note_sheets
from tests.practice_for_tests import ALEX, BOTH, JAMES, MARIA, MORNING, SAM
from tests.ui.hand import press, words_in
from tests.ui.screens.people_pages import choose, go_to
from tests.ui.screens.review_by_hand import CTRL, Writer, hold_session
from ui.backups import Backups
from ui.practice.library_words import SECTIONS, TOPICS_SECTION, section_words
from ui.practice_windows import PracticeWindows
from ui.review.note_acts import NoteActs
from ui.setting_words import Section
from ui.windows.mini import MiniWindow

# what is searched, narrowed down or turned to: it changes nothing
LOOKS = {
    "Group",
    "Page",
    "Search people",
    "Search the Library",
    "Section",
    "Only of this energy",
    "Only right for",
    "Offered or not",
    *map(section_words, SECTIONS),
}


def become(windows: PracticeWindows, role: Role) -> None:
    """Sam sees to it, as a facilitator."""
    seats, users = windows.desk.seat, windows.desk.practice.users
    if users[SAM.id].role is not Role.FACILITATOR:
        seats(ALEX.id).arrange(commands.change_user, SAM.model_copy(update={"role": Role.FACILITATOR}), BOTH)
    seats(SAM.id).arrange(commands.change_user, ALEX.model_copy(update={"role": role}), BOTH)


def offered(screen: QWidget) -> set[str]:
    """What can be pressed, ticked, chosen or typed into, by its words."""
    found: set[str] = set()
    for button in screen.findChildren(QPushButton):
        found |= {button.text() or button.accessibleName()} if _can_be_used(button, screen) else set()
    for kind in (QLineEdit, QTextEdit, QCheckBox, QComboBox):
        for field in screen.findChildren(kind):
            if _can_be_used(field, screen) and not getattr(field, "isReadOnly", bool)():
                found.add(field.accessibleName() or getattr(field, "text", str)())
    return found - LOOKS


def _can_be_used(part: QWidget, screen: QWidget) -> bool:
    return part.isVisibleTo(screen) and part.isEnabledTo(screen)


def fill_plan(windows: PracticeWindows) -> None:
    seat = windows.desk.seat(ALEX.id)
    seat.arrange(plans.keep_line, MARIA, "line", PlanPart.COPING_SKILLS, "Call her sponsor")
    seat.arrange(plans.keep_goal, MARIA, "goal", "A walk each day")
    seat.arrange(plans.add_feedback, MARIA, "goal", "You sound sure of it")


def on_pages(windows: PracticeWindows, *pages: str) -> dict[str, set[str]]:
    """What is offered on the pages of Maria, below what is offered beside all of them."""
    windows.main.go_to(windows.people)
    choose(windows.people, MARIA)
    found = {}
    for page in pages:
        go_to(windows.people, page)
        found[page] = offered(windows.people)
    return found


def test_a_supervisor_reads_people_and_lets_documents_leave(windows: PracticeWindows) -> None:
    fill_plan(windows)
    pages = "Overview", "Details", "Care", "Plan"
    whole = on_pages(windows, *pages)
    assert {"Save", "Name used in the group", "Add an objective", "Add person"} <= whole["Details"]
    assert {"Admit…", "Add a consent…", "Erase…", "IOP Morning"} <= whole["Care"]
    become(windows, Role.SUPERVISOR)
    assert on_pages(windows, *pages) == {
        "Overview": {"Open the plan", "See it in full…", "Signed notes…"},
        "Details": set(),
        "Care": {"Welcome page…", "Write summary…"},
        "Plan": {"Print, save or copy…"},
    }
    assert "You may read this. Only those who lead the group change it." in words_in(windows.people)
    become(windows, Role.FACILITATOR)
    assert on_pages(windows, *pages) == whole
    assert "You may read this." not in words_in(windows.people)


def test_enter_in_a_field_that_is_read_says_nothing(windows: PracticeWindows) -> None:
    become(windows, Role.SUPERVISOR)
    on_pages(windows, "Details")
    refused: list[str] = []
    windows.acting.refused.connect(refused.append)
    name = next(
        edit
        for edit in windows.people.findChildren(QLineEdit)
        if edit.accessibleName() == "Name used in the group"
    )
    QTest.keyClicks(name, "X")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == "Maria S."
    assert refused == []


def test_a_co_facilitator_changes_people_and_erases_nobody(windows: PracticeWindows) -> None:
    whole = on_pages(windows, "Details", "Care", "Plan")
    become(windows, Role.CO_FACILITATOR)
    assert on_pages(windows, "Details", "Care", "Plan") == {
        page: words - {"Erase…"} for page, words in whole.items()
    }
    assert "You may read this." not in words_in(windows.people)


@pytest.mark.parametrize(
    ("role", "group"), [(Role.SUPERVISOR, set()), (Role.CO_FACILITATOR, {"Allow again"})]
)
def test_the_library_is_read_by_who_may_not_change_it(
    windows: PracticeWindows, role: Role, group: set[str]
) -> None:
    windows.library.go()
    screen = windows.library.screen
    deck, item = screen.list.shown[0].id.split("/")
    windows.desk.seat(ALEX.id).arrange(bar_item, windows.desk.library, MORNING, deck, item)
    assert {"Add", "Bring in…", "Edit a copy", "Do not offer", "Allow again"} <= offered(screen)
    become(windows, role)
    assert offered(screen) == {"Export…", *group}
    assert "Only a facilitator changes this." in words_in(screen)
    screen.go_to_section(TOPICS_SECTION)
    reads = {"Export…", "Lesson…", "Worksheet…", "Art, music, movement…"}
    assert offered(screen) <= reads


def test_a_supervisor_reads_notes_and_co_signs(windows: PracticeWindows, clock: SetClock) -> None:
    hold_session(windows.desk, clock)
    writer = Writer(windows)
    writer.open(MARIA)
    writer.finish(MARIA, "Call on Sunday")
    windows.reviewing.show_note(MARIA)
    assert {"Sign and next", "None voiced or seen"} <= offered(writer.screen)
    writer.leave_field()
    session, practice = windows.desk.session, windows.desk.practice
    assert session is not None
    maria = next(sheet for sheet in note_sheets(session, practice, Beside()) if sheet.about == MARIA)
    assert NoteActs(windows.acting.of(SAM.id)).sign(maria, "")
    assert {"Add an addendum", "Co-sign", "Print, save or copy…"} <= offered(writer.screen)
    become(windows, Role.SUPERVISOR)
    assert offered(writer.screen) == {"Back", "Copy for the record", "Co-sign", "Print, save or copy…"}
    press(writer.screen, "Co-sign")
    assert "Co-signed by Alex Rivera" in words_in(writer.screen)
    windows.reviewing.show_note(JAMES)
    assert offered(writer.screen) == {"Back", "Copy for the record"}
    assert "You may read and co-sign here. Only those who lead the group write notes." in words_in(
        writer.screen
    )
    assert "yours" not in words_in(writer.screen)
    refused: list[str] = []
    windows.acting.refused.connect(refused.append)
    writer.type_in("assessment", "Not mine to write")
    writer.leave_field()
    writer.key(Qt.Key.Key_Return, CTRL)
    assert "Not mine" not in writer.text("assessment")
    assert refused == []
    assert "sign and next" not in " ".join(windows.main.status())


def test_half_typed_words_wait_for_who_may_write(windows: PracticeWindows, clock: SetClock) -> None:
    hold_session(windows.desk, clock)
    writer = Writer(windows)
    writer.open(MARIA)
    writer.type_in("plan", "Call on Sunday")
    refused: list[str] = []
    windows.acting.refused.connect(refused.append)
    become(windows, Role.SUPERVISOR)
    windows.reviewing.show_note(JAMES)
    assert refused == []
    become(windows, Role.FACILITATOR)
    windows.reviewing.show_note(MARIA)
    assert writer.text("plan") == "Call on Sunday"


def test_a_supervisor_reads_who_has_had_which_topic(windows: PracticeWindows) -> None:
    windows.show_topics(MORNING)
    whole = offered(windows.topics)
    become(windows, Role.SUPERVISOR)
    assert offered(windows.topics) == whole == {"The week"}


def test_a_supervisor_finds_no_crisis_page(windows: PracticeWindows) -> None:
    words = "Crisis: what to do now"
    assert words in {each.words for each in windows.past.offered()}
    become(windows, Role.SUPERVISOR)
    assert words not in {each.words for each in windows.past.offered()}


@pytest.mark.parametrize(
    ("role", "checks"), [(Role.CO_FACILITATOR, set()), (Role.SUPERVISOR, {"Check the vault now"})]
)
def test_backups_are_read_by_who_may_not_make_them(
    windows: PracticeWindows, clock: SetClock, role: Role, checks: set[str], qtbot: QtBot
) -> None:
    def seen(_path: Path, _secret: bytes) -> None:
        """Whole; what looks it through has tests of its own."""

    windows.main.go_to(windows.settings)
    windows.settings.go_to_setting(Section.BACKUPS.id)
    backups, check = windows.settings.backups, windows.settings.check
    backups.follow(
        following := Backups(windows.desk, windows.ticker, windows._machine, clock, seen, windows.main)
    )
    check.follow(following)
    windows.settings.redraw()
    shown = {"Back up now", "Choose a folder…", "Save for another computer…"}
    qtbot.waitUntil(lambda: shown <= offered(backups))
    assert offered(check) == {"Check the vault now"}
    become(windows, role)
    assert not [each for each in backups.findChildren(QPushButton) if each.isVisible()]
    assert words_in(backups).count("Only a facilitator changes this.") == 1
    assert {each.text() for each in check.findChildren(QPushButton) if each.isVisible()} == checks
    assert ("Only a facilitator or a supervisor can do this." in words_in(check)) is not bool(checks)
    qtbot.waitUntil(lambda: not following.underway)
    following.let_go()


def test_the_timer_steers_for_who_leads(live: PracticeWindows) -> None:
    live.beside.open_mini()
    mini = live.beside.mini
    assert isinstance(mini, MiniWindow)
    whole = offered(mini)
    assert len(whole) == 4
    become(live, Role.CO_FACILITATOR)
    assert offered(mini) == whole
    become(live, Role.SUPERVISOR)
    assert [words for words in offered(mini) if "Hide names" not in words] == []


def test_a_supervisor_reads_a_session_of_the_past(windows: PracticeWindows, clock: SetClock) -> None:
    hold_session(windows.desk, clock)
    windows.main.go_to(windows.summary)
    whole = offered(windows.summary)
    assert {"Write notes", "Covered", "In part", "Compare with the call’s report…"} <= whole
    become(windows, Role.CO_FACILITATOR)
    assert offered(windows.summary) == whole
    become(windows, Role.SUPERVISOR)
    assert offered(windows.summary) == {"See the notes", "Done", "Export…", "What leaves"}
    said = words_in(windows.summary)
    assert "You may read this. Only those who lead the group change it." in said
    assert "change it, or strike it" not in said
    assert "covered?" not in said
    windows.summary.correct_times(MARIA)
    assert offered(windows.summary) == {"See the notes", "Done", "Export…", "What leaves"}


def test_a_supervisor_is_told_who_starts_a_group(windows: PracticeWindows) -> None:
    windows.main.go_to(windows.today)
    assert "Start" in offered(windows.today)
    assert "Those who lead the group start it." not in words_in(windows.today)
    become(windows, Role.SUPERVISOR)
    assert "Start" not in offered(windows.today)
    assert "Those who lead the group start it." in words_in(windows.today)


def test_today_leads_a_supervisor_to_what_can_be_read(windows: PracticeWindows, clock: SetClock) -> None:
    hold_session(windows.desk, clock)
    windows.desk.put_away()
    windows.main.go_to(windows.today)
    assert {"Write notes", "Try to reach", "Copy note"} <= offered(windows.today)
    become(windows, Role.SUPERVISOR)
    # "Prepare" shows a later meeting
    assert offered(windows.today) == {"Copy note", "See the notes", "Summary", "Prepare"}
    windows.past.go()
    assert offered(windows.past.history) >= {"Open", "See the notes"}
    windows.main.go_to(windows.today)
    become(windows, Role.CO_FACILITATOR)
    assert {"Write notes", "Try to reach"} <= offered(windows.today)
