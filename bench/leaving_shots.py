"""Pictures of what leaves, and of what is looked up: where a document goes, the accounting, History, Find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.model.leaving import Destination, Leaving
from app.model.people import Consent
from app.parcels import plan_parcel
from app.practice.consents import keep_consent
from app.sending import record_leaving
from ui.pictures import settle
from ui.practice.find_page import FindPage
from ui.practice_windows import PracticeWindows

Shoot = Callable[[str], Iterator[Path]]
ShootDialog = Callable[[str, QWidget, tuple[int, int] | None], Path]

FIND = (860, 660)
CONSENT = Consent(
    id="consent",
    kind="disclosure",
    discloses="Harmony Recovery",
    what="Attendance, progress and the plan to stay well",
    to_whom="Dr. Noor Haddad, Albany Primary Care",
    purpose="coordination of care",
    signed=date(2026, 11, 3),
    expires=date(2027, 5, 3),
)


def leaving(windows: PracticeWindows, person: str, shoot: ShootDialog) -> Iterator[Path]:
    """Where a plan goes, under a consent, and everything that left about a person."""
    desk = windows.desk
    seat = desk.seat(desk.vault.user)
    seat.arrange(keep_consent, person, CONSENT)
    parcel = plan_parcel(desk, person, ())
    own = Leaving(destination=Destination.PERSON)
    record_leaving(seat, parcel, "print", parcel.text_for(own).encode(), own)
    windows.leaves.dialog.ask(parcel, Destination.OTHER)
    windows.leaves.show_accounting(person)
    settle(200)
    for name, dialog in (("leaving", windows.leaves.dialog), ("accounting", windows.leaves.accounting)):
        yield shoot(name, dialog, None)
        dialog.reject()


def looking_back(windows: PracticeWindows, shoot: Shoot, shoot_dialog: ShootDialog) -> Iterator[Path]:
    """The History, and what is found by some letters."""
    windows.past.go()
    yield from shoot("history")
    windows.past.find()
    page = next(page for page in windows.main.findChildren(FindPage) if page.isVisible())
    for name, typed in (("find", "call"), ("find-person", "mar"), ("find-nothing-yet", "")):
        page.type(typed)
        settle(200)
        yield shoot_dialog(name, page, FIND)
    page.reject()
    windows.main.go_to(windows.summary)
