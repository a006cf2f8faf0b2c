"""A consent as a form: a first-day paper needs its day, a disclosure all that 42 CFR 2.31 names."""

from __future__ import annotations

import secrets
from datetime import date

from pydantic import ValidationError
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refused
from app.model.people import FIRST_DAY, Consent, ConsentKind
from app.practice.consents import keep_consent
from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.side_by_side import SideBySide
from ui.practice.care_words import consent_words
from ui.practice.days import DayEdit
from ui.practice.detail_rows import words_of
from ui.theme import Theme

KINDS: tuple[ConsentKind, ...] = ("disclosure", "treatment", *FIRST_DAY)


class AskConsent(Asking):
    """A new consent, or one that is changed; revoking is asked elsewhere."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person = ""
        self._consent: Consent | None = None
        self._kind = Picker(theme, _("Kind"))
        self._texts = {name: QLineEdit() for name in ("discloses", "what", "to_whom", "purpose")}
        self._signed, self._expires = DayEdit(_("Signed on")), DayEdit(_("Holds until"))
        names = {
            "discloses": _("Who discloses"),
            "what": _("What is disclosed"),
            "to_whom": _("To whom"),
            "purpose": _("What for"),
        }
        self._event = QLineEdit()
        self._event.setPlaceholderText(_("where no day is named, like “the end of treatment”"))
        self._about = label("", "muted", wrap=True)
        self._fields = {name: Field(theme, names[name], edit) for name, edit in self._texts.items()}
        self._until = Field(theme, _("Holds until"), self._expires)
        until_event = _("Or until this happens; then type that day above")
        self._ends_with = Field(theme, until_event, self._event, wraps=True)
        self._texts["what"].setPlaceholderText(_("how much, and of what kind"))
        self.column.addWidget(Field(theme, _("Kind"), self._kind))
        self.column.addWidget(self._about)
        for field in self._fields.values():
            self.column.addWidget(field)
        self.column.addWidget(
            SideBySide(theme, Field(theme, _("Signed on"), self._signed), self._until, least=300)
        )
        self.column.addWidget(self._ends_with)
        self.column.addStretch(1)
        self._kind.picked.connect(self._show_kind)

    def begin(
        self,
        person: str,
        consent: Consent | None,
        kind: ConsentKind,
        today: date,
        *,
        to_whom: str = "",
        purpose: str = "",
    ) -> None:
        """`consent` is the one to change; a new one is of this kind, signed today, and begins with what was typed of it
        before."""
        self._person, self._consent = person, consent
        shown = consent or Consent(id="", kind=kind, signed=today, to_whom=to_whom, purpose=purpose)
        self._kind.display([(each, consent_words(each)) for each in KINDS], shown.kind)
        for name, edit in self._texts.items():
            edit.setText(getattr(shown, name))
        self._signed.display(shown.signed)
        self._expires.display(shown.expires)
        self._event.setText(shown.ends_with)
        self._show_kind(shown.kind)
        self.ask(_("Change a consent") if consent else _("A consent"), _("Save"), self._kind, height=640)

    def keep(self) -> None:
        kind = next(each for each in KINDS if each == self._kind.chosen)
        whole = kind not in FIRST_DAY
        try:
            consent = Consent(
                id=self._consent.id if self._consent else secrets.token_hex(16),
                kind=kind,
                **({name: words_of(edit) for name, edit in self._texts.items()} if whole else {}),
                signed=self._signed_on(),
                expires=self._expires.day(),
                ends_with=words_of(self._event) if whole else "",
                revoked=self._consent.revoked if self._consent else None,
            )
        except ValidationError:
            raise Refused(_("Something here is too long. Keep it to a line or two.")) from None
        try:
            self._acting.seat.arrange(keep_consent, self._person, consent)
        except Refused:
            self._go_to_missing(consent)
            raise

    def _signed_on(self) -> date:
        """In the lobby a tick can be taken away; here there is a day."""
        day = self._signed.day()
        if day is None:
            self.go_to(self._signed)
            raise Refused(_("When was it signed? Type the day."))
        return day

    def _go_to_missing(self, consent: Consent) -> None:
        """The first field that has to say something and does not gets the focus, where it is seen."""
        if consent.kind in FIRST_DAY:
            return
        empty = [edit for edit in self._texts.values() if not edit.text().strip()]
        if consent.kind == "disclosure" and consent.expires is None and not consent.ends_with:
            empty.append(self._expires)
        if empty:
            self.go_to(empty[0])

    def _show_kind(self, kind: str) -> None:
        for field in self._fields.values():
            field.setVisible(kind not in FIRST_DAY)
        self._ends_with.setVisible(kind not in FIRST_DAY)
        words = {
            "disclosure": _("All of these have to be said before anything may be disclosed (42 CFR 2.31)."),
            "treatment": _("One consent for all: it may name classes of recipients, and no expiry."),
        }
        self._signed.need(True)
        self._expires.need(kind == "disclosure")
        self._about.setText(words.get(kind, ""))
        self._about.setVisible(kind in words)
