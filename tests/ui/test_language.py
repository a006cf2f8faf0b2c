"""The screens speak the language that was chosen on this computer, or the system's own; dates and times follow it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTime, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.words import speak, speaking, spoken
from ui.key_rules import ON_MAC
from ui.keys import Act, Keys
from ui.language import locale, speak_on_screens
from ui.machine import MachineFile
from ui.parts.choice import Picker
from ui.practice.drawn_words import day_name as drawn_day
from ui.practice_windows import PracticeWindows
from ui.review.note_words import person_keys
from ui.times import clock_time, day_and_time, day_name, day_words, read_time, span_words, wall_clock

HOUSE = Path(__file__).resolve().parents[2]
ZONE = "America/New_York"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo(ZONE))
BEGIN = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel
from ui import start
beginning = start.begin(Path(sys.argv[1]))
words = [label.text() for label in beginning.first.findChildren(QLabel)]
print(json.dumps([QLocale().name(), words]))
"""


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    speak("en")
    QLocale.setDefault(before)
    for words in qapp.findChildren(QTranslator):
        qapp.removeTranslator(words)
        words.setParent(None)


def here(hour: int, minute: int = 0, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("system", "chosen", "language", "written"),
    [
        ("en_US", "", "en", "en_US"),
        ("en_US", "es", "es", "es_US"),
        ("es_MX", "", "es", "es_MX"),
        ("es_MX", "es", "es", "es_MX"),
        ("es_MX", "en", "en", "en_US"),
        ("en_GB", "", "en", "en_GB"),
        ("de_DE", "", "en", "en_DE"),  # the hours of the day as there, the months in the words of the screens
        ("de_DE", "es", "es", "es_US"),
        ("C", "", "en", "en_US"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_systems(
    qapp: QApplication, system: str, chosen: str, language: str, written: str
) -> None:
    QLocale.setDefault(QLocale(system))
    speak_on_screens(qapp, chosen)
    assert (spoken(), QLocale().name()) == (language, written)


def test_times_and_days_are_written_as_in_spanish(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_US"))
    speak_on_screens(qapp, "es")
    assert [clock_time(here(9, 16), ZONE), wall_clock(here(9, 16), ZONE)] == ["9:16", "9:16 a.m."]
    assert span_words(here(17), here(19, 15), ZONE) == "5:00 a 7:15 p.m."
    assert day_words(here(9, day=27), here(12, day=27), ZONE, NOW) == "Viernes, 9:00 a 12:00"
    assert day_and_time(here(9, day=3), NOW, ZONE) == "3 nov, 9:00"
    assert day_name(date(2025, 11, 3), ZONE, NOW) == "3 nov 2025"
    assert drawn_day(date(2026, 11, 26), NOW.date()) == "Jueves, 26 de noviembre"
    assert read_time("5:05 p.m.") == read_time("17:05") == QTime(17, 5)


def test_what_is_made_for_members_has_its_languages_days_as_well(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_US"))
    speak_on_screens(qapp, "en")
    with speaking("es"):
        assert locale().name() == "es_US"
        assert day_and_time(here(9, day=3), NOW, ZONE) == "3 nov, 9:00"
    assert day_and_time(here(9, day=3), NOW, ZONE) == "Nov 3, 9:00"


def test_qts_own_buttons_speak_along(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en_US"))
    speak_on_screens(qapp, "es")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"


@pytest.mark.skipif(ON_MAC, reason="there they are signs")
def test_what_is_held_down_has_the_name_that_stands_on_the_keyboard(qapp: QApplication) -> None:
    speak_on_screens(qapp, "es")
    keys = Keys()
    assert [keys.shown(act) for act in (Act.UNDO, Act.ADD_MINUTE, Act.HIDE)] == [
        "Ctrl+Shift+Z",
        "Ctrl++",
        "F9",
    ]
    assert keys.shown(Act.NEXT_NOTE) == "Ctrl+Abajo"
    assert person_keys(keys) == "Ctrl+↑↓"


def test_the_first_window_of_a_spanish_computer_speaks_spanish(tmp_path: Path) -> None:
    (tmp_path / "header").write_text("")
    done = subprocess.run(
        [sys.executable, "-c", BEGIN, str(tmp_path)],
        cwd=HOUSE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "es_MX.UTF-8", "LANGUAGE": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    name, words = json.loads(done.stdout)
    assert name == "es_MX"
    assert "Frase de contraseña" in words


def test_a_language_is_chosen_in_settings_and_kept_on_this_computer(
    windows: PracticeWindows, tmp_path: Path, qtbot: QtBot
) -> None:
    card = windows.settings.appearance
    picker = next(each for each in card.findChildren(Picker) if each.accessibleName() == "Language")
    shown = [(picker.itemData(at), picker.itemText(at)) for at in range(picker.count())]
    assert shown == [("", "As the system"), ("en", "English"), ("es", "Español")]
    picker.setCurrentIndex(2)
    picker.activated.emit(2)
    assert spoken() == "en"  # these windows have their words
    qtbot.waitUntil(lambda: MachineFile(tmp_path / "machine.json").now.language == "es")
