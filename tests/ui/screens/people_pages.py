"""How tests find their way on the pages of a person."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTabBar, QWidget

from ui.parts.roster import RosterList
from ui.screens.people import PeopleScreen


def go_to(people: PeopleScreen, page: str) -> None:
    tabs = people.findChild(QTabBar)
    assert tabs is not None
    tabs.setCurrentIndex(["Overview", "Details", "Care", "Plan"].index(page))


def field(widget: QWidget, name: str, place: int = 0) -> QLineEdit:
    """The field of this name that can be seen; `place` where there are several."""
    found = [
        edit
        for edit in widget.findChildren(QLineEdit)
        if edit.accessibleName() == name and edit.isVisibleTo(widget)
    ]
    return found[place]


def choose(people: PeopleScreen, person: str) -> None:
    roster = people.findChild(RosterList)
    assert roster is not None
    roster.row_chosen.emit(person)
