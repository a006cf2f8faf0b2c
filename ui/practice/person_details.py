"""What is good to know of a person, as a form. All but the name may be left open."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.people import DrugScreen, EmergencyContact, Location, Objective, Person
from app.words import _
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.practice.days import DayEdit
from ui.practice.detail_rows import LocationRow, ObjectiveRow, ScreenRow, words_of
from ui.practice.rows_of import RowsOf
from ui.theme import Space, Theme

NOT_SAID, YES, NO = "", "yes", "no"


class PersonDetails(QWidget):
    """Shows a person and gives back what was typed; nothing is changed before somebody asks for `typed`."""

    save_asked = Signal()
    name_typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._base: Person | None = None
        self._filled: tuple[object, ...] = ()
        self._edits: dict[str, QLineEdit] = {
            field: QLineEdit()
            for field in (
                "name",
                "pronouns",
                "legal_name",
                "record_number",
                "email",
                "naloxone",
                "withdrawal_risk",
                "callback",
                "access_needs",
            )
        }
        self._labels: dict[str, str] = {
            "name": _("Name used in the group"),
            "pronouns": _("Pronouns"),
            "legal_name": _("Legal name"),
            "record_number": _("Record number"),
            "email": _("E-mail, to match reports"),
            "naloxone": _("Naloxone"),
            "withdrawal_risk": _("Withdrawal risk"),
            "callback": _("Callback number"),
            "access_needs": _("Access needs"),
        }
        self._fields = {name: Field(theme, self._labels[name], edit) for name, edit in self._edits.items()}
        self._joined = DayEdit(_("First day in the program"))
        self._recovery = DayEdit(_("Recovery date"))
        self._medication = Picker(theme, _("Medication for the disorder"))
        self._contact, self._relation, self._phone = QLineEdit(), QLineEdit(), QLineEdit()
        self._release = CheckBox(theme, _("A release allows calling them"))
        self._release.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._objectives: RowsOf[Objective] = RowsOf(
            theme,
            _("Treatment plan"),
            _("Add an objective"),
            _("No objective yet. Notes name the objective that they bear on."),
            lambda: ObjectiveRow(theme),
        )
        self._locations: RowsOf[Location] = RowsOf(
            theme,
            _("Usual locations"),
            _("Add a location"),
            _("No location yet. In a crisis help is sent to it, by the number of its own dispatch center."),
            lambda: LocationRow(theme),
        )
        self._screens: RowsOf[DrugScreen] = RowsOf(
            theme,
            _("Drug screens"),
            _("Add a screen"),
            _("None due. Results stay with the laboratory."),
            lambda: ScreenRow(theme),
        )
        self._more = QWidget()  # all that can wait until a new person is there
        self._place()
        for name, edit in self._edits.items():
            edit.returnPressed.connect(self.save_asked)
            if name == "name":
                edit.textEdited.connect(self.name_typed)
        for edit in (self._joined, self._recovery, self._contact, self._relation, self._phone):
            edit.returnPressed.connect(self.save_asked)

    def _place(self) -> None:
        theme, fields = self._theme, self._fields
        column, more = QVBoxLayout(self), QVBoxLayout(self._more)
        for each in (column, more):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(Space.MD)
        column.addWidget(fields["name"])
        column.addWidget(
            SideBySide(
                theme,
                fields["pronouns"],
                Field(theme, _("First day in the program"), self._joined),
                least=360,
            )
        )
        column.addWidget(self._more)
        column.addStretch(1)
        more.addWidget(SideBySide(theme, fields["legal_name"], fields["record_number"], least=360))
        more.addWidget(fields["email"])
        more.addSpacing(Space.SM)
        more.addWidget(label(_("To reach them"), "title"))
        more.addWidget(fields["callback"])
        more.addWidget(
            SideBySide(
                theme,
                Field(theme, _("Emergency contact"), self._contact),
                Field(theme, _("Who that is to them"), self._relation),
                least=360,
            )
        )
        more.addWidget(Field(theme, _("The contact’s number"), self._phone))
        more.addWidget(self._release)
        more.addSpacing(Space.SM)
        more.addWidget(self._locations)
        more.addSpacing(Space.SM)
        more.addWidget(label(_("Safety and health"), "title"))
        more.addWidget(
            SideBySide(
                theme,
                Field(theme, _("Recovery date"), self._recovery),
                Field(theme, _("Medication for the disorder"), self._medication),
                least=400,
            )
        )
        for name in ("naloxone", "withdrawal_risk", "access_needs"):
            more.addWidget(fields[name])
        more.addSpacing(Space.SM)
        more.addWidget(self._objectives)
        more.addSpacing(Space.SM)
        more.addWidget(self._screens)
        self._edits["naloxone"].setPlaceholderText(_("where it is, who can give it"))
        self._edits["withdrawal_risk"].setPlaceholderText(_("like: seizures in the past"))
        self._edits["access_needs"].setPlaceholderText(_("like: captions on"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._release.fit(self.width())

    def display(self, person: Person | None) -> None:
        """Show a person; what is being typed about the same one stays."""
        if person is not None and self._base is not None and person.id == self._base.id and self.edited:
            self._base = person
        elif person != self._base:
            self.fill(person)

    def fill(self, person: Person | None) -> None:
        """What stands in the fields, whatever was typed before. None is a new person."""
        self._base = person
        shown = person or Person.model_construct(id="", name="")
        self.point_out("")
        for name, edit in self._edits.items():
            edit.setText(getattr(shown, name))
        self._joined.display(shown.joined)
        self._recovery.display(shown.recovery_date)
        choices = [(NOT_SAID, _("Not said")), (YES, _("Yes")), (NO, _("No"))]
        said = NOT_SAID if shown.medication is None else YES if shown.medication else NO
        self._medication.display(choices, said)
        contact = shown.emergency_contact
        self._contact.setText(contact.name if contact else "")
        self._relation.setText(contact.relation if contact else "")
        self._phone.setText(contact.phone if contact else "")
        self._release.setChecked(contact.release if contact else False)
        self._objectives.display(shown.objectives)
        self._locations.display(shown.locations)
        self._screens.display(shown.screens)
        self._more.setVisible(person is not None)
        self._filled = self._state()

    @property
    def edited(self) -> bool:
        """Whether something stands in the fields that was not saved."""
        return self._state() != self._filled

    def typed(self, person_id: str) -> Person:
        """The person as the fields have them. Raises Refused with one sentence for what cannot be."""
        found: dict[str, Any] = self._base.model_dump() if self._base else {}
        found |= {name: words_of(edit) for name, edit in self._edits.items()}
        if not found["name"]:
            raise Refused(_("A person needs a name."))
        found |= {
            "id": person_id,
            "joined": self._joined.day(),
            "recovery_date": self._recovery.day(),
            "medication": {NOT_SAID: None, YES: True, NO: False}[self._medication.chosen],
            "emergency_contact": self._typed_contact(),
            "objectives": self._objectives.values(),
            "locations": self._locations.values(),
            "screens": self._screens.values(),
        }
        try:
            return Person.model_validate(found)
        except ValidationError as error:
            field = str(error.errors()[0]["loc"][0])
            raise Refused(
                _("“{field}” is too long. Shorten it, then save.").format(
                    field=self._labels.get(field, field)
                )
            ) from None

    def _typed_contact(self) -> EmergencyContact | None:
        name, relation, phone = map(words_of, (self._contact, self._relation, self._phone))
        if not any((name, relation, phone)):
            return None
        if not name:
            raise Refused(_("The emergency contact needs a name."))
        try:
            return EmergencyContact(
                name=name, relation=relation, phone=phone, release=self._release.isChecked()
            )
        except ValidationError:
            raise Refused(_("What stands about the emergency contact is too long.")) from None

    def point_out(self, hint: str) -> None:
        """A word about the name that is being typed; empty when there is nothing to say."""
        self._fields["name"].tell(hint)

    def type_name(self, name: str) -> None:
        self._edits["name"].setText(name)

    def begin(self) -> None:
        self._edits["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _state(self) -> tuple[object, ...]:
        others = (self._joined, self._recovery, self._contact, self._relation, self._phone)
        return (
            *(edit.text() for edit in (*self._edits.values(), *others)),
            self._medication.chosen,
            self._release.isChecked(),
            self._objectives.state(),
            self._locations.state(),
            self._screens.state(),
        )
