"""Which language the screens speak, and how dates, times and numbers are written in it."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.words import ENGLISH, LANGUAGES, program_language, speak, spoken

# where nothing else is known of the place
HOME = {ENGLISH: "en_US", "es": "es_US"}


def speak_on_screens(application: QApplication, chosen: str) -> None:
    """Once, before the first window: what was chosen on this computer, or '' for the system's own language."""
    system = QLocale()
    speak(chosen or language_of(system))
    QLocale.setDefault(written_in(spoken(), system))
    if spoken() != ENGLISH:
        _bring_qt_along(application)


def locale() -> QLocale:
    """How dates, times and numbers are written in the language that is spoken now."""
    here = QLocale()
    return here if spoken() == program_language() else written_in(spoken(), here)


def language_of(system: QLocale) -> str:
    """The language that a system's person reads, by its code."""
    listed = [name.partition("-")[0] for name in system.uiLanguages()]
    return next((code for code in listed[:1] if code in LANGUAGES), ENGLISH)


def written_in(language: str, system: QLocale) -> QLocale:
    """The system's own ways where they are of that language, else those that it has where the system stands."""
    if system.name().partition("_")[0] == language:
        return system
    home = QLocale(HOME[language])
    there = QLocale(home.language(), system.territory())
    return there if there.territory() == system.territory() else home


def _bring_qt_along(application: QApplication) -> None:
    """The words of Qt's own dialogs."""
    from PySide6.QtCore import QLibraryInfo, QTranslator  # the first window of most needs neither

    translator = QTranslator(application)
    if translator.load(f"qtbase_{spoken()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
