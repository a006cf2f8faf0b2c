"""Erasing a person: what goes, what stays, why, and the name typed once more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.erasing import Told, erase
from app.words import _, ngettext
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.theme import Space, Theme

LONGEST_REASON = 300


class AskErase(Asking):
    """Nothing is preset: whoever erases somebody types why, and whom. It is made anew each time."""

    began = Signal(object)  # a Future, done once they are erased on the disk

    def __init__(self, theme: Theme, acting: Acting, told: Told, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._told = told
        self._why, self._name = QLineEdit(), QLineEdit()
        self._why.setMaxLength(LONGEST_REASON)
        self._why.setPlaceholderText(_("Retention is over, …"))
        self._elsewhere = CheckBox(theme, _("That account is kept elsewhere"))
        disclosed = len(told.disclosures)
        words = ngettext(
            "{n} disclosure about them is younger than six years. Until then they can ask for an account of it.",
            "{n} disclosures about them are younger than six years. Until then they can ask for an account of them.",
            disclosed,
        )
        self._account = label(words.format(n=disclosed), wrap=True)
        for head, texts in (
            (_("What goes"), (_goes(),)),
            (_("What stays"), (_stays(),)),
            (_("What this cannot reach"), _beyond()),
        ):
            part = QVBoxLayout()
            part.setSpacing(Space.XS)
            part.addWidget(label(head, "strong"))
            for text in texts:
                part.addWidget(label(text, wrap=True))
            self.column.addLayout(part)
        self.column.addSpacing(Space.SM)
        self.column.addWidget(self._account)
        self.column.addWidget(self._elsewhere)
        self.column.addWidget(Field(theme, _("Why (kept for good, so without names)"), self._why, wraps=True))
        typed = _("To be sure, type “{name}”").format(name=told.person.name)
        self.column.addWidget(Field(theme, typed, self._name, wraps=True))
        self.column.addStretch(1)
        self._account.setVisible(bool(disclosed))
        self._elsewhere.setVisible(bool(disclosed))

    def begin(self) -> None:
        words = _("Erase {name}?").format(name=self._told.person.name)
        self.ask(words, _("Erase for good"), self._why, width=680, height=680)
        self._keep.display(_("Erase for good"), "trash-2")

    def keep(self) -> None:
        # whatever is refused, it is about one of these
        self.go_to(self._name if self._why.text().strip() else self._why)
        saved = erase(
            self._acting.seat,
            self._told,
            self._name.text(),
            self._why.text(),
            accounted_elsewhere=self._elsewhere.isChecked(),
        )
        self.began.emit(saved)


def _goes() -> str:
    return _(
        "Their name and everything that is written about them: details, care, consents, plan, check-ins, notes, "
        "signed notes, safety records, half-typed words. Notes about others as well stay without their name. None of "
        "this can be taken back."
    )


def _stays() -> str:
    return _(
        "That somebody was there, and when, as “A person who was erased”: nobody else’s attendance changes. And that "
        "you erased somebody, when, and why."
    )


def _beyond() -> tuple[str, ...]:
    return (
        _("Backups from before, until you destroy them under Settings → Backups."),
        _(
            "Folders “set-aside-…” in the vault’s folder, from restoring or recovering; files of entries that were "
            "kept elsewhere while the disk failed; the whole vault, saved for another computer. Delete these "
            "yourself once nothing in them is needed."
        ),
        _(
            "Papers and files that left, and a name in counseling notes about others, which only their authors can "
            "open."
        ),
    )
