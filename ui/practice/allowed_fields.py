"""What a disclosure asks for: what allows it, to whom it goes, what for. Only what is needed is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.documents.leaving_words import basis_meaning, basis_words, reference_words
from app.model.leaving import Destination, LegalBasis
from app.model.people import Consent
from app.practice.leavings import (
    Wish,
    asks_reference,
    bases_of,
    consents_that_hold,
    scope_words,
    treatment_purposes,
    usual_purpose,
)
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.practice.care_words import consent_words
from ui.theme import Space, Theme


class AllowedFields(QWidget):
    """What is typed stays while another place or basis is looked at. A consent to one disclosure leaves nothing to
    type: it goes to whom the consent names, for what it names."""

    add_asked = Signal(str)  # a consent for this person
    changed = Signal()  # by a person

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._people: tuple[str, ...] = ()
        self._destination = Destination.RECORD
        self._held: dict[str, tuple[Consent, ...]] = {}
        self._pickers: dict[str, Picker] = {}
        self._basis = Picker(theme, _("What allows it"))
        self._basis_field = Field(theme, _("What allows it"), self._basis)
        self._meaning = label("", "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SM)
        self._allows = label("", "muted", wrap=True)
        self._named = label("", wrap=True)
        self._missing = label("", "trouble", wrap=True)
        self._add = Button(theme, _("Add a consent…"), "plus", "quiet")
        self._add.make_small()
        self._add.setMinimumWidth(1)
        self._recipient, self._purpose, self._reference = QLineEdit(), QLineEdit(), QLineEdit()
        for edit in (self._recipient, self._purpose, self._reference):
            edit.setMaxLength(200)
        self._of_three = Picker(theme, _("What for"))
        self._to = Field(theme, _("To whom"), self._recipient)
        self._for = Field(theme, _("What for"), self._purpose)
        self._for_one = Field(theme, _("What for"), self._of_three)
        self._referring = Field(theme, _("Which"), self._reference)
        self._notice = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MD)
        column.addWidget(self._basis_field)
        column.addWidget(self._meaning)
        column.addLayout(self._rows)
        for part in (self._allows, self._named, self._missing):
            column.addWidget(part)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self._to, self._for, self._for_one, self._referring):
            column.addWidget(field)
        column.addWidget(self._notice)
        self._basis.be_narrow()
        self._of_three.be_narrow()
        self._basis.picked.connect(self._pick)
        self._add.clicked.connect(self._ask_to_add)

    def display(self, people: Sequence[str], destination: Destination) -> None:
        """What a document about these people is asked for at a destination; another document begins anew."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            for edit in (self._recipient, self._purpose, self._reference):
                edit.clear()
        moved, self._destination = destination is not self._destination, destination
        bases = bases_of(destination)
        chosen = self._basis.chosen if self._basis.chosen in bases and not moved else "".join(bases[:1])
        self._basis.display([(each, basis_words(each)) for each in bases], chosen)
        self._basis_field.setVisible(len(bases) > 1)
        self.setVisible(bool(bases))
        desk = self._acting.desk
        self._held = {
            person: self._in_order(consents_that_hold(desk.practice, desk.now(), person))
            for person in self._people
        }
        self._make_pickers({} if moved else {person: each.chosen for person, each in self._pickers.items()})
        purposes = [(words, words) for words in treatment_purposes()]
        self._of_three.display(purposes, usual_purpose(destination) or purposes[0][0])
        self._show()

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        typed = [self._recipient, self._purpose, self._of_three, self._reference]
        return [self._basis, *self._pickers.values(), self._add, *typed]

    @property
    def basis(self) -> LegalBasis | None:
        return LegalBasis(self._basis.chosen) if self._basis.chosen else None

    def wish(self) -> Wish:
        """What is chosen and typed now."""
        under = {person: consent.id for person, consent in self._chosen().items()}
        named, for_one = self._names_whom(), self._all_for_treatment()
        typed = self._of_three.chosen if for_one else self._purpose.text()
        return Wish(
            self._destination,
            named.to_whom if named else self._recipient.text(),
            named.purpose if named else typed,
            self.basis,
            self._reference.text() if asks_reference(self.basis) else "",
            under if self.basis is LegalBasis.CONSENT else {},
        )

    @property
    def typed(self) -> tuple[str, str]:
        """To whom and what for, as far as a person has typed them here."""
        if self._names_whom() is not None:
            return "", ""
        return self._recipient.text(), "" if self._all_for_treatment() else self._purpose.text()

    # Consents

    def _in_order(self, consents: Sequence[Consent]) -> tuple[Consent, ...]:
        """For a payer the one for treatment, payment and operations first; for others one that names them."""
        first = "treatment" if self._destination is Destination.PAYER else "disclosure"
        return tuple(sorted(consents, key=lambda each: each.kind != first))

    def _make_pickers(self, before: Mapping[str, str]) -> None:
        """`before` are the consents that were chosen, by person."""
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        self._pickers = {}
        practice = self._acting.desk.practice
        for person, held in self._held.items():
            if not held:
                continue
            alone = len(self._people) == 1
            known = practice.people.get(person)
            name = _("Which consent") if alone or known is None else known.name
            picker = Picker(self._theme, name)
            picker.be_narrow()
            ids = [each.id for each in held]
            chosen = before.get(person, "")
            picker.display(
                [(each.id, _choice(each)) for each in held],
                chosen if chosen in ids else ids[0],
            )
            picker.picked.connect(self._pick)
            self._pickers[person] = picker
            self._rows.addWidget(Field(self._theme, name, picker))

    def _chosen(self) -> dict[str, Consent]:
        return {
            person: next(each for each in self._held[person] if each.id == picker.chosen)
            for person, picker in self._pickers.items()
        }

    def _names_whom(self) -> Consent | None:
        """The consent that says to whom it goes and what for: of several people's the first, and the others have to say
        the same."""
        under = self._chosen() if self.basis is LegalBasis.CONSENT else {}
        return next((consent for consent in under.values() if consent.kind == "disclosure"), None)

    def _all_for_treatment(self) -> bool:
        chosen = self._chosen()
        return (
            self.basis is LegalBasis.CONSENT
            and bool(chosen)
            and all(consent.kind == "treatment" for consent in chosen.values())
        )

    # Drawing

    def _pick(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        basis = self.basis
        under = basis is LegalBasis.CONSENT
        chosen = self._chosen() if under else {}
        self._meaning.setText(basis_meaning(basis) if basis else "")
        self._meaning.setVisible(self._basis.count() > 1)
        for place in range(self._rows.count()):
            if (item := self._rows.itemAt(place)) is not None and (row := item.widget()) is not None:
                row.setVisible(under)
        alone = next(iter(chosen.values()), None) if len(self._people) == 1 else None
        self._allows.setText(_("It allows: {scope}").format(scope=scope_words(alone)) if alone else "")
        self._allows.setVisible(alone is not None)
        self._say_missing(under)
        named, for_one = self._names_whom(), self._all_for_treatment()
        words = _("To whom: {whom}\nWhat for: {purpose}")
        self._named.setText(words.format(whom=named.to_whom, purpose=named.purpose) if named else "")
        self._named.setVisible(named is not None)
        self._to.setVisible(named is None)
        self._for.setVisible(named is None and not for_one)
        self._for_one.setVisible(for_one)
        self._referring.setVisible(asks_reference(basis))
        if basis is not None and asks_reference(basis):
            self._referring.rename(reference_words(basis))
        medical = basis is LegalBasis.MEDICAL_EMERGENCY
        self._to.tell(_("Their name, and where they work.") if medical else "")
        self._notice.setText(
            _("The notice of 42 CFR 2.32 goes with it, with what the consent allows.")
            if under
            else _("The notice of 42 CFR 2.32 goes with it.")
        )

    def _say_missing(self, under: bool) -> None:
        practice = self._acting.desk.practice
        missing = [person for person in self._people if not self._held.get(person)]
        names = ", ".join(practice.people[each].name for each in missing if each in practice.people)
        self._missing.setText(_("{names}: no consent holds today.").format(names=names))
        self._missing.setVisible(under and bool(missing))
        self._add.setVisible(under and len(self._people) == 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._add.fold(self.width())

    def _ask_to_add(self) -> None:
        if len(self._people) == 1:
            self.add_asked.emit(self._people[0])


def _choice(consent: Consent) -> str:
    """Which consent it is, as briefly as that can be said."""
    return consent.to_whom if consent.kind == "disclosure" else consent_words(consent.kind)
