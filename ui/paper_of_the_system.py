"""Which paper lies in printers where this computer stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from app.documents.paper import A4, LETTER, Paper

# they measure in centimetres, and print on letter
ON_LETTER: Final = (
    QLocale.Country.Canada,
    QLocale.Country.Mexico,
    QLocale.Country.PuertoRico,
    QLocale.Country.Philippines,
    QLocale.Country.AnyCountry,  # nothing is known of the place: it is the one that Groupside comes from
)


def system_paper(system: QLocale) -> Paper:
    """By how the system measures."""
    inches = system.measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return LETTER if inches or system.territory() in ON_LETTER else A4
