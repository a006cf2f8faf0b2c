"""A deck, or topics, whose id is there already: what becomes of those that were brought in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from PySide6.QtWidgets import QWidget

from app.words import _
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.theme import Theme

Answer = Literal["beside", "in_place", "not"]


class TakenId(Asking):
    """Going back leaves them out: nothing is brought in that nobody chose."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._answered: Callable[[Answer], None] | None = None
        self._words = label("", wrap=True)
        self._choice = Picker(theme, _("What to do"))
        self.column.addWidget(self._words)
        self.column.addWidget(Field(theme, _("What to do"), self._choice))
        self.column.addStretch(1)
        self.finished.connect(self._finish)

    def ask_about(
        self, file: str, words: str, *, may_take_place: bool, answered: Callable[[Answer], None]
    ) -> None:
        """Ask about one file; `answered` is called with what was chosen."""
        self._answered = answered
        self._words.setText(words)
        choices: list[tuple[str, str]] = [("beside", _("Keep both: this one gets an id of its own"))]
        if may_take_place:
            choices.append(("in_place", _("Let this one take the place of the one that is there")))
        choices.append(("not", _("Leave this one out")))
        self._choice.display(choices, "beside")
        self.ask(file, _("Go on"), self._choice, height=300)

    def keep(self) -> None:
        """The answer is given when the dialog is closed."""

    def _finish(self, result: int) -> None:
        answered, self._answered = self._answered, None
        chosen = self._choice.chosen if result == self.DialogCode.Accepted.value else "not"
        if answered is not None:
            answered(next(each for each in get_args(Answer) if each == chosen))
