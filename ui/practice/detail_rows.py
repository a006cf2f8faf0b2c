"""What a person can have several of: objectives of the plan, usual locations, drug screens."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refused
from app.model.people import DrugScreen, Location, Objective
from app.words import _
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.side_by_side import SideBySide
from ui.practice.days import DayEdit
from ui.practice.rows_of import ValueRow
from ui.theme import Theme


def words_of(edit: QLineEdit) -> str:
    """What stands in a field, without spaces that nobody meant."""
    return " ".join(edit.text().split())


class ObjectiveRow(ValueRow[Objective]):
    """An objective of the treatment plan, its next review, and whether it is met."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Leave this objective out"))
        self._id = secrets.token_hex(8)
        self._text = QLineEdit()
        self._review = DayEdit(_("Review on"))
        self._met = CheckBox(theme, _("Met"))
        self.column.addWidget(Field(theme, _("Objective"), self._text))
        self.column.addWidget(
            SideBySide(
                theme,
                Field(theme, _("Review on"), self._review),
                self._met,
                least=260,
                at=Qt.AlignmentFlag.AlignBottom,
            )
        )

    def fields(self) -> Sequence[QWidget]:
        return (self._text, self._review, self._met)

    def display(self, value: Objective) -> None:
        self._id = value.id
        self._text.setText(value.text)
        self._review.display(value.review)
        self._met.setChecked(value.met)

    def value(self) -> Objective | None:
        text, review = words_of(self._text), self._review.day()
        if not text:
            if review is not None:
                raise Refused(_("An objective needs words beside its review."))
            return None
        if len(text) > 300:
            raise Refused(_("An objective is too long: 300 letters at most."))
        return Objective(id=self._id, text=text, review=review, met=self._met.isChecked())

    def state(self) -> tuple[object, ...]:
        return (self._id, self._text.text(), self._review.text(), self._met.isChecked())


class LocationRow(ValueRow[Location]):
    """A place from which the person joins, with the number of its own dispatch center."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Leave this location out"))
        self._id = secrets.token_hex(8)
        self._name, self._address, self._state, self._dispatch = (QLineEdit() for _n in range(4))
        self._name.setPlaceholderText(_("like Home"))
        self._state.setPlaceholderText(_("like NY"))
        self._dispatch.setPlaceholderText(_("ten digits, not 911"))
        self.column.addWidget(Field(theme, _("Address"), self._address))
        self.column.addWidget(
            SideBySide(
                theme,
                Field(theme, _("Place"), self._name),
                Field(theme, _("State"), self._state),
                Field(theme, _("Its dispatch center"), self._dispatch),
                shares=(3, 2, 4),
                least=330,
            )
        )

    def fields(self) -> Sequence[QWidget]:
        return (self._address, self._name, self._state, self._dispatch)

    def display(self, value: Location) -> None:
        self._id = value.id
        self._name.setText(value.name)
        self._address.setText(value.address)
        self._state.setText(value.state)
        self._dispatch.setText(value.dispatch)

    def value(self) -> Location | None:
        name, address, state, dispatch = map(
            words_of, (self._name, self._address, self._state, self._dispatch)
        )
        if not any((name, address, state, dispatch)):
            return None
        if not address:
            raise Refused(_("A usual location needs its address."))
        if len(address) > 200 or len(name) > 40:
            raise Refused(_("A location is too long: 40 letters for the place, 200 for its address."))
        if len(state) > 2 or (state and not state.isalpha()):
            raise Refused(_("Write the state of a location with two letters, like NY."))
        if len(dispatch) > 20:
            raise Refused(
                _("The dispatch number of {place} needs ten digits, like (518) 555-0142.").format(place=name)
            )
        return Location(
            id=self._id, name=name or _("Home"), address=address, state=state.upper(), dispatch=dispatch
        )

    def state(self) -> tuple[object, ...]:
        return (self._id, *(edit.text() for edit in (self._name, self._address, self._state, self._dispatch)))


class ScreenRow(ValueRow[DrugScreen]):
    """A drug screen: when it is due, and when it was taken. Its result is not asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Leave this screen out"))
        self._due, self._taken = DayEdit(_("Due")), DayEdit(_("Taken"))
        self.column.addWidget(
            SideBySide(
                theme, Field(theme, _("Due"), self._due), Field(theme, _("Taken"), self._taken), least=260
            )
        )

    def fields(self) -> Sequence[QWidget]:
        return (self._due, self._taken)

    def display(self, value: DrugScreen) -> None:
        self._due.display(value.due)
        self._taken.display(value.taken)

    def value(self) -> DrugScreen | None:
        taken = self._taken.day()
        due = self._due.day() or taken
        return None if due is None else DrugScreen(due=due, taken=taken)

    def state(self) -> tuple[object, ...]:
        return (self._due.text(), self._taken.text())
