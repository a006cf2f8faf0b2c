"""A day that is looked for is understood however somebody writes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from ui.days import day_meant

TODAY = date(2026, 11, 25)
NOV_24 = date(2026, 11, 24)


@pytest.fixture
def in_britain() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    "typed",
    [
        *("Nov 24", "nov. 24", "November 24", "24 November", " 24  nov 26 ", "Nov 24, 2026"),
        *("11/24", "11-24", "11/24/26", "11/24/2026", "2026-11-24", "Tuesday, November 24, 2026"),
    ],
)
def test_a_day_is_understood_as_people_write_it(typed: str) -> None:
    assert day_meant(typed, TODAY) == NOV_24


@pytest.mark.usefixtures("in_english")
def test_without_a_year_it_is_the_last_one_that_is_not_in_the_future() -> None:
    assert day_meant("Nov 25", TODAY) == TODAY
    assert day_meant("Nov 26", TODAY) == date(2025, 11, 26)
    assert day_meant("2/29", TODAY) == date(2024, 2, 29)
    assert day_meant("Nov 26, 2026", TODAY) == date(2026, 11, 26)
    assert day_meant("24/11", TODAY) == NOV_24  # there is no 24th month


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(
    "typed", ["", "Nov", "24", "no 24", "Nov 31", "13/13", "Maria 24", "1/2/3/4", "11 24", "ma 3"]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert day_meant(typed, TODAY) is None


@pytest.mark.usefixtures("in_britain")
def test_day_and_month_stand_as_the_system_writes_them() -> None:
    assert day_meant("3/11", TODAY) == date(2026, 11, 3)
    assert day_meant("11/24", TODAY) == NOV_24
