"""A new passphrase, typed twice, with a word for how hard it is to guess."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.errors import Refused
from app.vault.passphrase import SHORTEST, Strength, check_long_enough, strength
from app.words import _, ngettext
from ui.parts.password_field import PassphraseField
from ui.theme import Space, Theme


class NewPassphrase(QWidget):
    """Two fields; `given` is what stands in both."""

    done = Signal()  # Enter in the second field

    def __init__(self, theme: Theme, name: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = ""
        self._first = PassphraseField(theme, name)
        self._again = PassphraseField(theme, again)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.MD)
        for field in (self._first, self._again):
            self._row.addWidget(field, 1)
            self._row.setAlignment(field, Qt.AlignmentFlag.AlignTop)  # the hint below may be of one only
        self._first.edit.textEdited.connect(self._weigh)
        self._first.edit.returnPressed.connect(self._again.edit.setFocus)
        self._again.edit.textEdited.connect(self._compare)
        self._again.edit.returnPressed.connect(self.done)
        self.setFocusProxy(self._first.edit)
        self._weigh("")

    def narrow(self, narrow: bool) -> None:
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def think_of(self, about: str) -> None:
        """Words that stand for the person make a passphrase weaker."""
        self._about = about
        self._weigh(self._first.text)

    def given(self) -> str:
        """Raises Refused for one that is too short, or where the two differ."""
        check_long_enough(self._first.text)
        if self._first.text != self._again.text:
            self._again.edit.setFocus()
            raise Refused(_("The two passphrases are not the same. Type the second one again."))
        return self._first.text

    def clear(self) -> None:
        for field in (self._first, self._again):
            field.edit.clear()
        self._weigh("")

    def _weigh(self, typed: str) -> None:
        if not typed:
            hint = _("At least {count} characters. A few words are easiest.").format(count=SHORTEST)
        else:
            hint = _advice(strength(typed, (self._about,)))
        self._first.tell(hint)
        self._compare(self._again.text)

    def _compare(self, typed: str) -> None:
        self._again.tell(_("The same.") if typed and typed == self._first.text else "")


def _advice(found: Strength) -> str:
    """How strong it is, and what would make it stronger."""
    said = _("Strength: {word}").format(word=found.word)
    if not found.score:
        more = _("At least {count} characters.").format(count=SHORTEST)
    elif found.wants:
        more = ngettext("One more word makes it strong.", "{n} more words make it strong.", found.wants)
        more = more.format(n=found.wants)
    else:
        return said
    return f"{said}. {more}"
