"""Around the notes: a record kept elsewhere, copies, Today's owed notes, hiding, and narrow windows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.clock import SetClock
from app.desk import Desk
from app.live import commands
from app.live.events import DocumentSent
from app.live.note_events import GROUP_SECTION
from app.model.leaving import Destination, Leaving
from app.model.people import Person
from app.practice.commands import add_person, add_user
from app.practice.programs import change_program
from app.review.commands import mark_entered
from app.sending import purpose_of
from tests.practice_for_tests import AISHA, ALEX, JAMES, MARIA, MORNING, NINE, RUTH, SAM, minutes, opened
from tests.ui.cut_off import beyond, cut_off
from tests.ui.hand import press, words_in
from tests.ui.screens.conftest import at_once
from tests.ui.screens.review_by_hand import Writer, chips, hold_session, note_of, press_in
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.label import ElidedLabel
from ui.pictures import settle
from ui.practice_windows import PracticeWindows
from ui.reviewing import Reviewing
from ui.screens.live import LiveScreen
from ui.screens.review import ReviewScreen
from ui.screens.summary import SummaryScreen
from ui.screens.today import TodayScreen
from ui.theme import Look, Theme

Show = Callable[[QWidget, int, int], None]

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.fixture
def writer(windows: PracticeWindows, clock: SetClock) -> Writer:
    hold_session(windows.desk, clock)
    return Writer(windows)


@pytest.fixture
def elsewhere(windows: PracticeWindows, clock: SetClock) -> Writer:
    """The same where the record was kept in another program when the session was opened."""
    keep_elsewhere(windows.desk)
    hold_session(windows.desk, clock)
    return Writer(windows)


def keep_elsewhere(desk: Desk, days: int | None = None) -> None:
    """The program's record is in another program from now on."""
    program = desk.practice.programs["harmony"]
    rules = program.rules.model_copy(update={"record_elsewhere": True, "working_notes_days": days})
    desk.seat(ALEX.id).arrange(change_program, program.model_copy(update={"rules": rules}))


def pasted() -> str:
    return QGuiApplication.clipboard().text()


# A record that is kept elsewhere


def test_with_the_record_elsewhere_notes_are_copied_and_marked_as_entered(elsewhere: Writer) -> None:
    writer, desk = elsewhere, elsewhere.windows.desk
    writer.open()
    writer.finish(MARIA, "Goes to the meeting")
    words = words_in(writer.windows.main)
    assert "Notes to enter" in words
    assert "sign" not in words.casefold().replace("signs", "")
    press_in(writer.screen.note.sections["plan"], "Copy")
    assert pasted() == "Goes to the meeting"
    press_in(writer.screen.note.foot, "Mark as entered")
    note = note_of(desk, MARIA)
    assert (note.signed, note.entered is not None) == (None, True)
    assert chips(writer)[MARIA] == "Entered"
    writer.windows.reviewing.show_note(JAMES)
    writer.sign_and_next()  # what is judged in the other record is asked about once
    writer.sign_and_next()
    assert chips(writer)[JAMES] == "Entered"
    writer.windows.reviewing.show_note(MARIA)
    press_in(writer.screen.note.foot, "Not entered after all")
    assert note_of(desk, MARIA).entered is None


def test_working_notes_go_when_the_policy_says_so_and_every_note_is_entered(
    elsewhere: Writer, clock: SetClock
) -> None:
    """The policy is the program's of now, also for what was held before it."""
    writer, desk = elsewhere, elsewhere.windows.desk
    keep_elsewhere(desk, 30)
    seat = desk.seat(ALEX.id)
    for about in (GROUP_SECTION, MARIA, JAMES, AISHA):
        seat.do(mark_entered, desk.practice, about)
    writer.open(MARIA)
    policy = writer.screen.note.policy
    assert "destroys working notes 30 days after the group (Dec 24, 12:00 PM)" in words_in(policy)
    assert not any(button.isVisibleTo(policy) for button in policy.stops())
    clock.pass_time(minutes(31 * 24 * 60))
    writer.windows.acting.seat = desk.seat(SAM.id)
    writer.windows.reviewing.redraw()
    assert "It is time: a facilitator destroys them." in words_in(policy)
    assert not any(button.isVisibleTo(policy) for button in policy.stops())
    writer.windows.acting.seat = seat
    writer.windows.reviewing.redraw()
    press_in(policy, "Destroy the working notes")
    assert desk.session is not None
    assert desk.session.notes
    press_in(policy, "For good: destroy them now")
    assert not any("sponsor" in note.text for note in desk.session.notes)
    assert "destroyed" in words_in(policy)


# Copies


def test_a_copy_is_plain_text_without_anybody_elses_name(writer: Writer) -> None:
    writer.open()
    writer.finish(MARIA, "Thanks James on Friday")
    writer.leave_field()
    writer.windows.reviewing.copy("")
    assert not pasted()  # James is still to be answered
    assert "James" in words_in(writer.windows.main)
    press_in(writer.screen.note.sections["plan"], "Yes")
    press_in(writer.screen.note.foot, "Copy for the record")
    text = pasted()
    assert text.startswith("Draft, not signed\n\nMaria S.\n")
    assert "Plan\nThanks another group member on Friday" in text
    assert "Risk to self or others\nNo thoughts of harming self or others were voiced or seen." in text
    assert "James" not in text
    session = writer.windows.desk.session
    assert session is not None
    assert session.entries[-1].event == DocumentSent(
        format="clipboard",
        purpose=purpose_of(Leaving(destination=Destination.RECORD)),
        digest=hashlib.sha256(text.encode()).hexdigest(),
        document="note_draft",
        people=(MARIA,),
        leaving=Leaving(destination=Destination.RECORD),
    )
    writer.windows.reviewing.clipboard.clear()
    assert not pasted()


def test_a_signed_note_leaves_after_it_was_asked_where_it_goes(writer: Writer) -> None:
    writer.open()
    writer.finish(MARIA, "Continue.")
    writer.windows.reviewing.go_on()
    writer.windows.reviewing.show_note(MARIA)
    press_in(writer.screen.note.signed, "Print, save or copy…")
    dialog = writer.windows.leaves.dialog
    assert dialog.isVisible()
    assert "Progress note of Maria S." in words_in(dialog)
    assert "James" not in words_in(dialog)
    dialog.reject()


# From Today


def test_today_tells_what_is_owed_and_leads_there_and_back(writer: Writer, clock: SetClock) -> None:
    windows = writer.windows
    windows.desk.put_away()
    windows.main.go_to(windows.today)
    assert "Notes from today, 4 of 4 left, due tomorrow 12:00 PM" in words_in(windows.today)
    press(windows.main, f"Write notes: IOP Morning, {'Notes from today, 4 of 4 left, due tomorrow 12:00 PM'}")
    assert windows.main.shows(ReviewScreen)
    writer.sign_and_next()
    press(windows.main, "Back")
    assert windows.main.shows(TodayScreen)
    assert windows.desk.session is None
    assert "3 of 4 left" in words_in(windows.today)
    clock.pass_time(minutes(25 * 60))
    windows.today.redraw()
    assert "Notes from yesterday, 3 of 4 left, were due today 12:00 PM" in words_in(windows.today)


def test_while_a_group_runs_the_notes_of_another_wait(writer: Writer) -> None:
    windows = writer.windows
    session = windows.desk.session
    assert session is not None
    windows.desk.put_away()
    seat = opened(windows.desk)
    seat.do(commands.start)
    windows.write_notes_of(session.stream)
    assert not windows.main.shows(ReviewScreen)
    assert "A session is already open. End it first." in words_in(windows.main)


def test_every_note_done_leads_back(writer: Writer) -> None:
    writer.open()
    writer.sign_and_next()
    writer.finish(MARIA, "Goes to the meeting")
    writer.sign_and_next()
    writer.finish(JAMES, "Calls his brother before the weekend")
    writer.sign_and_next()
    writer.windows.reviewing.show_note(AISHA)
    writer.answer("Not seen today")
    writer.leave_field()
    writer.sign_and_next()
    assert set(chips(writer).values()) == {"Signed"}
    assert "All notes of this session are done." in words_in(writer.windows.main)
    writer.sign_and_next()
    assert writer.windows.main.shows(SummaryScreen)


def test_the_next_note_is_offered_whatever_the_two_people_are_called(
    windows: PracticeWindows, clock: SetClock
) -> None:
    """The id of the one has no letter that the other's lacks."""
    desk = windows.desk
    desk.seat(ALEX.id).arrange(add_person, Person(id="person-mia", name="Mia R."), MORNING, NINE.date())
    keep_elsewhere(desk)
    hold_session(desk, clock)
    for about in (GROUP_SECTION, MARIA, JAMES, AISHA):
        desk.seat(ALEX.id).do(mark_entered, desk.practice, about)
    writer = Writer(windows)
    writer.open(MARIA)
    assert writer.screen.note.foot.go.text() == "Next note"
    writer.sign_and_next()
    assert writer.screen.note.top.name.text() == "Mia R."


# Somebody else signs as well


def test_a_supervisor_signs_as_well(writer: Writer) -> None:
    writer.open()
    writer.sign_and_next()
    windows = writer.windows
    desk = windows.desk
    windows.main.go_to(windows.today)
    desk.seat(ALEX.id).arrange(add_user, RUTH)
    acting = Acting(desk.seat(RUTH.id), windows)
    clipboard = windows.leaves.clipboard
    second = Reviewing(windows.main._theme, windows.hub, windows.main, acting, at_once, {}, clipboard)
    second.open_from_summary()
    second.show_note(GROUP_SECTION)
    press_in(second.screen.note, "Co-sign")
    assert [each.author for each in note_of(desk, GROUP_SECTION).cosigned] == [RUTH.id]
    assert "Co-signed by Ruth Amsel" in words_in(second.screen)
    offered = [
        each.text() for each in second.screen.note.findChildren(Button) if each.isVisibleTo(windows.main)
    ]
    assert "Co-sign" not in offered


def test_the_co_facilitators_window_stands_as_it_was(writer: Writer) -> None:
    windows = writer.windows
    windows.beside.open_co_facilitator(SAM.id)
    second = windows.beside.co_facilitator
    assert second is not None
    before = words_in(second).replace("Saving…", "Saved")
    writer.open()
    writer.finish(MARIA, "Goes to the meeting")
    assert second.isVisible()
    assert words_in(second).replace("Saving…", "Saved") == before


def test_an_end_that_is_taken_back_leads_to_the_group(writer: Writer) -> None:
    writer.open()
    writer.windows.desk.seat(ALEX.id).undo()
    assert writer.windows.main.shows(LiveScreen)


# Hidden, narrow, large


def test_hiding_hides_names_and_notes_and_loses_nothing(writer: Writer) -> None:
    writer.open(MARIA)
    writer.type_in("plan", "Rings her sister")
    writer.windows.hiding.hide()
    words = words_in(writer.windows.main)
    assert "Maria" not in words
    assert "James" not in words
    assert not writer.screen.isVisible()
    writer.windows.hiding.show()
    assert writer.text("plan") == "Rings her sister"
    assert writer.screen.isVisible()


@pytest.mark.parametrize(
    ("size", "look"),
    [
        ((1280, 720), Look("light")),
        ((480, 900), Look("light")),
        ((480, 900), Look("dark", 200)),
        ((1280, 720), Look("light", 200)),
        ((900, 700), Look("light", 125)),
    ],
)
def test_nothing_is_cut_off(
    writer: Writer, theme: Theme, qtbot: QtBot, size: tuple[int, int], look: Look
) -> None:
    screen = writer.screen
    writer.open(MARIA)
    writer.screen.note.objectives.added.emit(
        "Reaches out to a sober support before a craving turns into a decision"
    )
    writer.type_in("data", " James came as well, and a Bodil.")
    theme.choose(look)
    writer.windows.main.resize(*size)
    for about in (MARIA, AISHA, GROUP_SECTION):
        writer.windows.reviewing.show_note(about)
        qtbot.waitUntil(lambda: cut_off(screen) == [] and beyond(screen) == [])


@pytest.mark.parametrize(
    ("size", "look"),
    [((1280, 720), Look("light")), ((480, 900), Look("light")), ((480, 900), Look("dark", 200))],
)
def test_nothing_is_cut_off_where_the_record_is_elsewhere(
    elsewhere: Writer, theme: Theme, qtbot: QtBot, size: tuple[int, int], look: Look
) -> None:
    writer, screen = elsewhere, elsewhere.screen
    keep_elsewhere(writer.windows.desk, 30)
    writer.open(MARIA)
    theme.choose(look)
    writer.windows.main.resize(*size)
    writer.windows.reviewing.go_on()
    qtbot.waitUntil(lambda: cut_off(screen) == [] and beyond(screen) == [])


@pytest.mark.parametrize(("width", "percent"), [(480, 100), (1280, 200)])
def test_when_the_notes_are_due_is_read_whole(writer: Writer, theme: Theme, width: int, percent: int) -> None:
    theme.choose(Look("light", percent, True))
    writer.windows.main.resize(width, 720)
    writer.open()
    QApplication.sendPostedEvents()
    foot = [each for each in writer.windows.main.findChildren(ElidedLabel) if "Notes are due" in each.text()]
    assert [each.is_elided() for each in foot] == [False]


def test_in_a_narrow_window_people_are_one_line_and_what_was_caught_is_below(writer: Writer) -> None:
    writer.open(MARIA)
    writer.windows.main.resize(480, 900)
    QTest.qWait(30)
    assert not writer.screen.list.isVisible()
    assert writer.screen.picker.isVisible()
    assert writer.screen.note.isAncestorOf(writer.screen.caught)
    writer.screen.picker.picked.emit(JAMES)
    assert writer.screen.note.top.name.text() == "James T."
    writer.windows.main.resize(1280, 720)
    QTest.qWait(30)
    assert writer.screen.list.isVisible()
    assert not writer.screen.note.isAncestorOf(writer.screen.caught)


def test_in_a_wide_window_what_was_caught_has_a_part_of_the_room(writer: Writer) -> None:
    main, caught = writer.windows.main, writer.screen.caught
    writer.open(MARIA)
    widths = {}
    for width in (1280, 1440, 1920):
        main.resize(width, 900)
        settle(30)
        widths[width] = caught.width()
    assert widths[1280] == widths[1440] < widths[1920] < writer.screen.note.width() / 2
