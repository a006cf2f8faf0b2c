"""The practice: what it is called at the head of its documents."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from app.model.practice_head import LINE_LENGTH, NAME_LENGTH, PracticeHead
from app.practice.naming import name_practice
from app.words import _
from ui.acting import Acting
from ui.parts.card import Card
from ui.parts.field import Field
from ui.parts.label import label
from ui.setting_words import Setting, called
from ui.theme import Theme


class PracticeCard(Card):
    """What is typed counts when Enter is pressed or the field is left; what is refused stays typed."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Practice"))
        self._acting, self._shown = acting, PracticeHead()
        self._name, self._line = QLineEdit(), QLineEdit()
        self._name.setMaxLength(NAME_LENGTH)
        self._line.setMaxLength(LINE_LENGTH)
        where = _(
            "Stands at the head of each sheet of what goes into records and to other offices: notes, summaries, "
            "attendance, and the welcome page. A plan or a worksheet, which members take home, does not carry it."
        )
        self.body.addWidget(label(where, "muted", wrap=True))
        for setting, edit in (
            (Setting.PRACTICE_NAME, self._name),
            (Setting.PRACTICE_LINE, self._line),
        ):
            self.body.addWidget(Field(theme, called(setting, edit), edit))
            edit.editingFinished.connect(self._keep)

    @property
    def half_typed(self) -> bool:
        return self._typed != self._shown

    def redraw(self) -> None:
        """What another seat changed is shown, unless something is being typed here."""
        kept = self._acting.desk.practice.head
        if kept != self._shown:
            half_typed, self._shown = self.half_typed, kept
            if not half_typed:
                self._display(kept)

    @property
    def _typed(self) -> PracticeHead:
        return PracticeHead(name=self._name.text(), line=self._line.text())

    def _display(self, head: PracticeHead) -> None:
        self._name.setText(head.name)
        self._line.setText(head.line)

    def _keep(self) -> None:
        before, typed = self._shown, self._typed
        if typed == before or not self._acting.arrange(name_practice, typed):
            return
        self._shown = typed
        self._display(typed)
        words = _("New documents say so from now on.")
        self._acting.undoable.emit(words, partial(self._acting.arrange, name_practice, before))
