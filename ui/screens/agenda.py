"""The agenda editor: the form scrolls; what it comes to and the two ways out always stand above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.agenda_draft import AgendaDraft
from app.words import _
from ui.parts.card import Card
from ui.parts.editor_page import EditorPage
from ui.practice.agenda_form import AgendaForm
from ui.practice.agenda_words import total_words
from ui.theme import Theme

WIDEST = 860  # px at 100 %


class AgendaScreen(EditorPage):
    """Knows neither where an agenda comes from nor where it goes."""

    save_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, cancel=_("Cancel"), keep=_("Save agenda"), widest=WIDEST, parent=parent)
        self.form = AgendaForm(theme)
        self._sum.setAccessibleDescription(_("What the blocks come to"))
        card = Card()
        card.body.addWidget(self.form)
        self.put_card(card, self.form.fit)
        self._keep.clicked.connect(self._ask_to_save)
        self.form.changed.connect(self._add_up)
        self.form.line_opened.connect(self._show)

    def begin(
        self, draft: AgendaDraft, heading: str, words: str = "", *, with_title: bool = True, save: str = ""
    ) -> None:
        """Show a draft under this heading; `save` is what the button says."""
        self._heading.setText(heading)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._keep.display(save or _("Save agenda"))
        self.form.display(draft, with_title=with_title)
        self.setTabOrder(self.form.last_stop, self._cancel)
        self.setTabOrder(self._cancel, self._keep)
        self._add_up()
        self._scroll.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        self.form.begin()

    def _ask_to_save(self) -> None:
        """What is wrong is shown at its field, and everything stays as it was typed."""
        if self.form.judge():
            self.form.go_to_first_trouble()
        else:
            self.save_asked.emit()

    def _add_up(self) -> None:
        draft = self.form.draft()
        self._sum.setText(total_words(draft.minutes, draft.service_minutes))
