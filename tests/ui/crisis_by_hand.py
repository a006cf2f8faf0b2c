"""The crisis page as a person opens and types it, and what a practice knows of Maria for it."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.live import events as e
from app.live.speaking import start_speaker
from app.live.state import Session
from app.model.people import EmergencyContact, Location, Person
from app.model.telehealth import TelehealthCheck
from app.practice import commands as practice
from tests.practice_for_tests import ALEX, MARIA
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows

HOME = Location(
    id="home", name="Home", address="12 Elm Street, Northampton", state="MA", dispatch="413-555-0134"
)
SISTER = Location(id="sister", name="Sister", address="88 Canal Road, Brattleboro", dispatch="802-555-0191")


def page_of(windows: PracticeWindows) -> CrisisPage:
    return next(page for page in windows.main.findChildren(CrisisPage) if page.isVisible())


def session_of(windows: PracticeWindows) -> Session:
    assert windows.desk.session is not None
    return windows.desk.session


def know(desk: Desk, *, release: bool = True) -> None:
    """Everything is kept of Maria."""
    maria = Person(
        id=MARIA,
        name="Maria S.",
        callback="413-555-0112",
        emergency_contact=EmergencyContact(
            name="Dee", relation="sister", phone="802-555-0177", release=release
        ),
        locations=(HOME, SISTER),
        naloxone="Kitchen drawer",
        withdrawal_risk="Seizure two years ago",
    )
    desk.seat(ALEX.id).arrange(practice.change_person, maria)


def say_where(desk: Desk, check: TelehealthCheck) -> None:
    desk.act_live(ALEX.id, [e.TelehealthChecked(person=MARIA, check=check)], None)


def open_for_maria(windows: PracticeWindows) -> CrisisPage:
    windows.desk.seat(ALEX.id).do(start_speaker, MARIA, 3)
    windows.open_crisis()
    page = page_of(windows)
    page.activateWindow()
    return page


def keys(page: CrisisPage, typed: str) -> None:
    for letter in typed:
        QTest.keyClicks(focused(page), letter)


def focused(page: CrisisPage) -> QWidget:
    widget: QWidget | None = page.focusWidget()
    return widget or page
