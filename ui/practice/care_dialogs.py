"""What is asked for beside the group: a step of care, a session, the day of a revocation."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import Refused
from app.model.care import DISCHARGE_ITEMS, BesideKind, BesideSession, StepKind
from app.model.groups import Group
from app.model.people import Consent, Person
from app.practice import care
from app.practice.beside import keep_beside
from app.practice.consents import revoke_consent
from app.words import _, ngettext
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.choice import CheckBox, Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.number_field import NumberField
from ui.parts.side_by_side import SideBySide
from ui.practice.care_words import beside_words, consent_words, step_words
from ui.practice.days import DayEdit
from ui.practice.detail_rows import words_of
from ui.theme import Space, Theme

BETWEEN: tuple[StepKind, ...] = ("stepped_down", "stepped_up", "aftercare")
BESIDE: tuple[BesideKind, ...] = ("individual", "family")
USUAL_MINUTES = 50


class AskStep(Asking):
    """A step of care, its day and its reason; when care begins, also the groups that begin with it."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person = ""
        self._kind: StepKind = "admitted"
        self._picker = Picker(theme, _("Step"))
        self._which = Field(theme, _("Step"), self._picker)
        self._on = DayEdit(_("From"))
        self._to, self._reason = QLineEdit(), QLineEdit()
        self._where = Field(theme, _("To which level or program"), self._to)
        self._why = Field(theme, _("Reason"), self._reason)
        self._words = label("", "muted", wrap=True)
        self._joins = QWidget()
        self._boxes: list[tuple[str, CheckBox]] = []
        column = QVBoxLayout(self._joins)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(label(_("Groups to begin in"), "caption"))
        self._groups = column
        for part in (self._words, self._which, Field(theme, _("From"), self._on), self._where, self._why):
            self.column.addWidget(part)
        self.column.addWidget(self._joins)
        self.column.addStretch(1)

    def begin(self, person: Person, kind: StepKind, groups: Sequence[Group], today: date) -> None:
        """`groups` are those that may begin with the step."""
        self._person, self._kind = person.id, kind
        between = kind in BETWEEN
        self._picker.display([(each, step_words(each)) for each in BETWEEN], kind)
        self._which.setVisible(between)
        self._where.setVisible(between or kind == "discharged")
        self._on.display(today)
        self._to.clear()
        self._reason.clear()
        self._show_groups(groups if kind in ("admitted", "readmitted") else ())
        self._words.setText(self._about_discharge(person) if kind == "discharged" else "")
        self._words.setVisible(kind == "discharged")
        title, word = {
            "admitted": (_("Admit {name}"), _("Admit")),
            "readmitted": (_("Re-admit {name}"), _("Re-admit")),
            "discharged": (_("Discharge {name}"), _("Discharge")),
        }.get(kind, (_("A step of care for {name}"), _("Save")))
        self.ask(title.format(name=person.name), word, self._picker if between else self._on)

    def _about_discharge(self, person: Person) -> str:
        leaves = _("{name} leaves all groups from that day on. What was written stays.").format(
            name=person.name
        )
        open_items = len(DISCHARGE_ITEMS) - len(self._acting.desk.practice.care_of(person.id).ticked)
        if not open_items:
            return leaves
        words = ngettext(
            "{n} item of the checklist is open.", "{n} items of the checklist are open.", open_items
        )
        return f"{leaves} {words.format(n=open_items)}"

    def keep(self) -> None:
        on, reason, to = self._on.wanted(), words_of(self._reason), words_of(self._to)
        groups = [group for group, box in self._boxes if box.isChecked()]
        arrange = self._acting.seat.arrange
        match self._kind:
            case "admitted":
                arrange(care.admit, self._person, on, groups, reason)
            case "readmitted":
                arrange(care.readmit, self._person, on, groups, reason)
            case "discharged":
                arrange(care.discharge, self._person, on, reason, to)
            case _:
                kind = next(each for each in BETWEEN if each == self._picker.chosen)
                arrange(care.step, self._person, kind, on, reason, to)

    def _show_groups(self, groups: Sequence[Group]) -> None:
        for _group, box in self._boxes:
            self._groups.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [(group.id, CheckBox(self._theme, group.name)) for group in groups]
        for _group, box in self._boxes:
            self._groups.addWidget(box)
            box.show()
        self._joins.setVisible(bool(groups))


class AskBeside(Asking):
    """An individual or a family session that was held: its day, its minutes, and who held it."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person = ""
        self._kind, self._by = Picker(theme, _("Kind")), Picker(theme, _("Held by"))
        self._on = DayEdit(_("Day"))
        self._minutes = NumberField(theme, _("Minutes"), 1, 480)
        self.column.addWidget(Field(theme, _("Kind"), self._kind))
        self.column.addWidget(
            SideBySide(
                theme, Field(theme, _("Day"), self._on), Field(theme, _("Minutes"), self._minutes), least=300
            )
        )
        self.column.addWidget(Field(theme, _("Held by"), self._by))
        self.column.addStretch(1)

    def begin(self, person: Person, today: date) -> None:
        self._person = person.id
        users = self._acting.desk.practice.users.values()
        self._kind.display([(each, beside_words(each)) for each in BESIDE], BESIDE[0])
        self._by.display(
            [*((user.id, user.name) for user in users), ("", _("Somebody else"))], self._acting.seat.user
        )
        self._on.display(today)
        self._minutes.display(USUAL_MINUTES)
        self.ask(_("A session with {name}").format(name=person.name), _("Save"), self._kind, height=360)

    def keep(self) -> None:
        kind = next(each for each in BESIDE if each == self._kind.chosen)
        held = BesideSession(
            id=secrets.token_hex(16),
            kind=kind,
            on=self._on.wanted(),
            minutes=self._minutes.value(),
            by=self._by.chosen,
        )
        self._acting.seat.arrange(keep_beside, self._person, held)


class AskRevoked(Asking):
    """From when a consent holds no longer."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person, self._consent = "", ""
        self._on = DayEdit(_("Revoked on"))
        words = _("What was disclosed before stays as it was. From this day on nothing more is.")
        self.column.addWidget(label(words, "muted", wrap=True))
        self.column.addWidget(Field(theme, _("Revoked on"), self._on))
        self.column.addStretch(1)

    def begin(self, person: str, consent: Consent, today: date) -> None:
        self._person, self._consent = person, consent.id
        self._on.display(today)
        title = _("Revoke: {consent}").format(consent=consent_words(consent.kind))
        self.ask(title, _("Revoke"), self._on, height=300)

    def keep(self) -> None:
        self._acting.seat.arrange(revoke_consent, self._person, self._consent, self._on.wanted())


class AskMove(Asking):
    """From one group to another, on one day."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person = ""
        self._from, self._to = Picker(theme, _("From group")), Picker(theme, _("To group"))
        self._on = DayEdit(_("From"))
        for name, part in ((_("From group"), self._from), (_("To group"), self._to), (_("From"), self._on)):
            self.column.addWidget(Field(theme, name, part))
        self.column.addStretch(1)

    def begin(self, person: Person, held: Sequence[Group], others: Sequence[Group], today: date) -> None:
        self._person = person.id
        self._from.display([(group.id, group.name) for group in held], held[0].id)
        self._to.display([(group.id, group.name) for group in others], others[0].id)
        self._on.display(today)
        self.ask(_("Move {name}").format(name=person.name), _("Move"), self._to, height=380)

    def keep(self) -> None:
        if not self._to.chosen:
            raise Refused(_("Choose another group to move to."))
        self._acting.seat.arrange(
            care.move, self._person, self._from.chosen, self._to.chosen, self._on.wanted()
        )
