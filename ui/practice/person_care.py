"""The care of a person on one page: groups, papers, steps, sessions beside the group, discharge."""

from __future__ import annotations

import secrets
from datetime import date
from functools import cached_property

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.handouts import welcome_page
from app.documents.page import headed
from app.model.care import StepKind
from app.model.people import FIRST_DAY, Consent, Person
from app.model.roles import Right
from app.practice import care
from app.practice.beside import drop_beside, held_between
from app.practice.care import discharged
from app.practice.consents import keep_consent
from app.practice.days import today_of
from app.practice.languages import own_language
from app.practice.person_record import program_for
from app.practice.state import Care
from app.words import _, speaking
from ui.acting import Acting
from ui.parts.card import rule
from ui.parts.let_change import let_change
from ui.parts.paper_dialog import PaperDialog
from ui.parts.tab_order import chain
from ui.practice.care_dialogs import AskBeside, AskRevoked, AskStep
from ui.practice.care_section import CareRow, CareSection
from ui.practice.care_words import (
    beside_line,
    beside_words,
    consent_line,
    consent_words,
    owed_words,
    step_line,
    step_words,
)
from ui.practice.consent_dialog import AskConsent
from ui.practice.discharge_section import DischargeSection
from ui.practice.groups_section import GroupsSection
from ui.theme import Space, Theme

CHANGE, REVOKE, DROP, SIGN = "change", "revoke", "drop", "sign"


class PersonCare(QWidget):
    """Shows what is kept of a person and asks for more; each thing that is kept is an act of its own."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._person: Person | None = None
        self._today = date.min
        self._groups = GroupsSection(theme, acting)
        self._steps = CareSection(
            theme, _("Steps of care"), _("No step yet. Care begins with being admitted.")
        )
        self._beside = CareSection(
            theme, _("Individual and family sessions"), _("None noted yet. Note one when it was held.")
        )
        self._consents = CareSection(
            theme, _("Consents and papers"), _("None yet. A disclosure needs a consent first.")
        )
        self._discharge = DischargeSection(theme, acting)
        self._admit = self._steps.add_button(_("Admit…"), "log-in", self._begin_admit)
        self._step = self._steps.add_button(_("Step up or down…"), "arrow-up", self._begin_step)
        self._end = self._steps.add_button(_("Discharge…"), "log-out", self._begin_discharge)
        self._again = self._steps.add_button(_("Re-admit…"), "log-in", self._begin_readmit)
        self._back = self._steps.add_button(_("Undo the last step"), "undo-2", self._take_back)
        self._beside.add_button(_("Note a session…"), "plus", self._begin_beside)
        self._consents.add_button(_("Add a consent…"), "plus", self._begin_consent)
        self._consents.add_button(_("Welcome page…"), "printer", self._show_welcome).reads = True
        self._beside.acted.connect(self._act_beside)
        self._consents.acted.connect(self._act_consent)
        for section in (self._steps, self._beside, self._consents):
            section.redrawn.connect(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LG)
        self._parts = (self._groups, self._consents, self._beside, self._steps, self._discharge)
        self._stops: list[QWidget] = []
        for place, part in enumerate(self._parts):
            if place:
                column.addWidget(rule())
            column.addWidget(part)
        column.addStretch(1)

    def display(self, person: Person) -> None:
        desk = self._acting.desk
        self._person, self._today = person, today_of(desk.practice, desk.now(), person.id)
        kept = desk.practice.care_of(person.id)
        self._groups.display(person, self._today)
        self._show_consents(kept)
        self._show_beside(kept)
        self._show_steps(kept)
        self._discharge.display(person, self._today)
        self._order()

    def _order(self) -> None:
        let_change(self, self._acting.seat.may(Right.PEOPLE))
        stops = [stop for part in self._parts for stop in part.stops()]
        if stops != self._stops:
            self._stops = stops
            chain(self, stops)

    def _show_consents(self, kept: Care) -> None:
        missing = kept.papers_missing(self._today)
        papers = ", ".join(consent_words(kind) for kind in missing)
        words = _("Missing from the first day: {papers}.").format(papers=papers) if missing else ""
        self._consents.say(words)
        rows = [
            CareRow(kind, consent_words(kind), _("not signed yet"), ((SIGN, _("Mark as signed today")),))
            for kind in missing
        ]
        newest = sorted(kept.consents.values(), key=lambda each: each.signed or date.min, reverse=True)
        for each in sorted(newest, key=lambda each: not each.holds(self._today)):
            stands = each.revoked is None
            acts = ((CHANGE, _("Change")), (REVOKE, _("Revoke"))) if stands else ()
            line = consent_line(each, self._today)
            rows.append(
                CareRow(each.id, consent_words(each.kind), line, acts, dim=not each.holds(self._today))
            )
        self._consents.display_rows(rows)

    def _show_beside(self, kept: Care) -> None:
        practice = self._acting.desk.practice
        # who is in no group is owed nothing
        now = self._person is not None and practice.groups_of(self._person.id, self._today)
        program = program_for(practice, self._person.id, self._today) if self._person and now else None
        self._beside.say(owed_words(kept, program, self._today) if program is not None else "")
        held = reversed(held_between(kept, date.min, date.max))
        self._beside.display_rows(
            [
                CareRow(
                    each.id,
                    beside_words(each.kind),
                    beside_line(each, practice.users),
                    ((DROP, _("Leave out")),),
                )
                for each in held
            ]
        )

    def _show_steps(self, kept: Care) -> None:
        self._steps.display_rows(
            [
                CareRow(str(place), step_words(step.kind), step_line(step))
                for place, step in reversed(list(enumerate(kept.steps)))
            ]
        )
        gone = discharged(kept) is not None
        self._admit.setVisible(not kept.steps)
        self._step.setVisible(bool(kept.steps) and not gone)
        self._end.setVisible(not gone)
        self._again.setVisible(gone)
        self._back.setVisible(bool(kept.steps))
        self._steps.fit()

    # What is asked for: each dialog is made when it is first needed

    @cached_property
    def _ask_step(self) -> AskStep:
        return AskStep(self._theme, self._acting, self)

    @cached_property
    def _ask_beside(self) -> AskBeside:
        return AskBeside(self._theme, self._acting, self)

    @cached_property
    def _ask_consent(self) -> AskConsent:
        return AskConsent(self._theme, self._acting, self)

    @cached_property
    def _paper(self) -> PaperDialog:
        return PaperDialog(self._theme, self._acting.hide_asked.emit, self)

    @cached_property
    def _ask_revoked(self) -> AskRevoked:
        return AskRevoked(self._theme, self._acting, self)

    def _begin_admit(self) -> None:
        self._begin("admitted")

    def _begin_step(self) -> None:
        self._begin("stepped_down")

    def _begin_discharge(self) -> None:
        self._begin("discharged")

    def _begin_readmit(self) -> None:
        self._begin("readmitted")

    def _begin(self, kind: StepKind) -> None:
        if self._person is None:
            return
        practice = self._acting.desk.practice
        held = practice.groups_of(self._person.id, self._today)
        others = [group for group in practice.groups.values() if group not in held]
        self._ask_step.begin(self._person, kind, others, self._today)

    def _take_back(self) -> None:
        if self._person is not None and self._acting.arrange(care.take_back_step, self._person.id):
            self._acting.said.emit(_("The last step is taken back, with what it did to the groups."))

    def _begin_beside(self) -> None:
        if self._person is not None:
            self._ask_beside.begin(self._person, self._today)

    def _act_beside(self, act: str, session: str) -> None:
        if self._person is not None and act == DROP:
            self._acting.arrange(drop_beside, self._person.id, session)

    def _begin_consent(self) -> None:
        if self._person is not None:
            self._ask_consent.begin(self._person.id, None, "disclosure", self._today)

    def _show_welcome(self) -> None:
        """What new members of the person's program are told; it names nobody."""
        practice = self._acting.desk.practice
        program = program_for(practice, self._person.id, self._today) if self._person else None
        if program is None:
            self._acting.refused.emit(_("Choose a group first: the welcome page is that of its program."))
            return
        with speaking(own_language(practice, self._person.id) if self._person else ""):
            page = headed(welcome_page(program), practice.head)
        self._paper.show_page(page, _("Welcome"))

    def _act_consent(self, act: str, which: str) -> None:
        if self._person is None:
            return
        consent = self._acting.desk.practice.care_of(self._person.id).consents.get(which)
        if act == SIGN:
            kind = next(each for each in FIRST_DAY if each == which)
            signed = Consent(id=secrets.token_hex(16), kind=kind, signed=self._today)
            self._acting.arrange(keep_consent, self._person.id, signed)
        elif consent is not None and act == CHANGE:
            self._ask_consent.begin(self._person.id, consent, consent.kind, self._today)
        elif consent is not None and act == REVOKE:
            self._ask_revoked.begin(self._person.id, consent, self._today)
