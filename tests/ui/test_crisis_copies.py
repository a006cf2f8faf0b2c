"""What is copied from the crisis page: at once, without a question, and written down as what it was."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from app.live import events as e
from app.model.leaving import Destination, LegalBasis
from app.model.telehealth import TelehealthCheck
from tests.practice_for_tests import MARIA, SAM
from tests.ui.crisis_by_hand import HOME, know, open_for_maria, say_where, session_of
from tests.ui.hand import press
from ui.clipboard import HINTS
from ui.live.crisis_page import CrisisPage
from ui.practice_windows import PracticeWindows


def _sent(live: PracticeWindows) -> list[e.DocumentSent]:
    return [entry.event for entry in session_of(live).entries if isinstance(entry.event, e.DocumentSent)]


def test_one_click_copies_for_the_dispatcher_and_is_written_down_as_an_emergency(
    live: PracticeWindows,
) -> None:
    know(live.desk)
    say_where(live.desk, TelehealthCheck(address="12 elm street, northampton", others="Jo"))
    page = open_for_maria(live)
    page._turn_to("unresponsive")
    press(page, "Copy for the dispatcher")
    copied = QGuiApplication.clipboard().text()
    assert "Address today: 12 elm street, northampton" in copied
    assert "Dee" not in copied
    assert set(HINTS) <= set(QGuiApplication.clipboard().mimeData().formats())
    (sent,) = _sent(live)
    assert sent.people == (MARIA,)
    assert sent.leaving is not None
    assert (sent.leaving.basis, sent.leaving.recipient, sent.leaving.reference) == (
        LegalBasis.MEDICAL_EMERGENCY,
        "Dispatch center, 413-555-0134",
        "Did not respond on camera",
    )
    page.close()


def test_a_number_is_copied_as_the_programs_own_and_988_of_nobody(live: PracticeWindows) -> None:
    know(live.desk)
    say_where(live.desk, TelehealthCheck(address=HOME.address))
    page = open_for_maria(live)
    press(page, "Copy: Dispatch center where they are")
    assert QGuiApplication.clipboard().text() == "413-555-0134"
    press(page, "Copy: Suicide & Crisis Lifeline")
    assert "988" in QGuiApplication.clipboard().text()
    (sent,) = _sent(live)
    assert (sent.document, sent.people, sent.format) == ("crisis", (MARIA,), "clipboard")
    assert sent.leaving is not None
    assert sent.leaving.destination is Destination.RECORD
    page.close()


def test_what_is_copied_in_the_second_window_is_signed_by_who_sits_there(
    live: PracticeWindows,
) -> None:
    know(live.desk)
    say_where(live.desk, TelehealthCheck(address=HOME.address))
    live.beside.open_co_facilitator(SAM.id)
    window = live.beside.co_facilitator
    assert window is not None
    live.beside.open_crisis(window, window.acting)
    page = next(page for page in window.findChildren(CrisisPage) if page.isVisible())
    page.begin(MARIA, alone=False)
    press(page, "Copy: Dispatch center where they are")
    assert QGuiApplication.clipboard().text() == "413-555-0134"
    assert [
        entry.author for entry in session_of(live).entries if isinstance(entry.event, e.DocumentSent)
    ] == [SAM.id]
    page.close()
