"""A prompt in the card of the block: what the group is asked, and how it comes to be seen by all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from app.words import _, speaking
from ui.keys import Act
from ui.live.prompt_menu import PromptMenu
from ui.live.prompt_words import passing_words
from ui.parts.button import Button
from ui.parts.card import Panel
from ui.parts.label import ElidedLabel, label
from ui.theme import Space, Theme


class PromptPanel(Panel):
    """A prompt for the group: another one, and on the share window; the rest is in its menu."""

    show_asked = Signal(str)  # what to show; '' takes it away
    copy_asked = Signal(str)
    done_asked = Signal(bool)
    another_asked = Signal(str)  # in the place of this one
    never_asked = Signal(str)  # and this one never again in this group

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._what = what
        self._narrow = False
        self._language = ""
        self.is_shown = False  # on the share window
        self._overline = ElidedLabel("", "overline")
        self._text = label("", "title", wrap=True)
        self._passing = label(passing_words(what), "muted", wrap=True)
        self._more = PromptMenu(theme, what)
        self.another = Button(theme, _("Another"), "shuffle", "quiet")
        self.another.tell_key(Act.ANOTHER_ICEBREAKER)
        self._show = Button(theme, _("Show"), "monitor-up", "quiet", tip=_("Show it on the share window"))
        self._show.setCheckable(True)
        self.body.setDirection(QBoxLayout.Direction.TopToBottom)
        self.body.setContentsMargins(Space.LG, Space.MD, Space.MD, Space.XS)
        self.body.setSpacing(Space.HAIR)
        self.body.addWidget(self._overline)
        self.body.addWidget(self._text)
        self._foot, buttons = QHBoxLayout(), QHBoxLayout()
        self._foot.setSpacing(Space.XS)
        buttons.setSpacing(Space.XS)
        self._foot.addWidget(self._passing, 1)
        for button in (self.another, self._show, self._more):
            buttons.addWidget(button)
        self._foot.addLayout(buttons)
        self.body.addLayout(self._foot)
        self.another.setVisible(what != "topic")
        self.another.clicked.connect(self._ask_another)
        self._more.another_asked.connect(self._ask_another)
        self._more.never_asked.connect(self._ask_never)
        self._more.done_asked.connect(self.done_asked)
        self._more.copy_asked.connect(self.copy)
        self._show.clicked.connect(self._ask)

    def draw(self, overline: str, text: str, shown_now: str, language: str = "") -> None:
        """`language` is what the group gets, that of what is copied for it."""
        self._language = language
        self.setVisible(bool(text))
        self._overline.setText(overline)
        if text != self._text.text():
            self._text.setText(text)
        self.is_shown = shown_now == self._what
        self._show.setChecked(self.is_shown)
        self._render_show()

    def offer_done(self, offered: bool, done: bool) -> None:
        """Whether it can be said that this part is over, and whether it is."""
        self._more.offer_done(offered, done)

    def fit(self, narrow: bool, low: bool) -> None:
        """In a narrow column the buttons are icons; where room is short the prompt speaks for itself."""
        self._narrow = narrow
        self._overline.setVisible(not (narrow or low))
        self.another.show_word(_("Another"), not narrow)
        self._render_show()

    def crowd(self, crowded: bool) -> None:
        """Large letters in a narrow column: the line has a row of its own, and *Another* is in the menu."""
        self._foot.setDirection(
            QBoxLayout.Direction.TopToBottom if crowded else QBoxLayout.Direction.LeftToRight
        )
        if self._what != "topic":
            self.another.setVisible(not crowded)
            self._more.offer_another(crowded)

    def _render_show(self) -> None:
        self._show.show_word(_("Shown") if self.is_shown else _("Show"), not self._narrow)

    def _ask(self) -> None:
        self.show_asked.emit(self._what if self._show.isChecked() else "")

    def ask_to_show(self) -> None:
        """Put it on the share window, or take it away."""
        self.show_asked.emit("" if self.is_shown else self._what)

    def _ask_another(self) -> None:
        self.another_asked.emit(self._what)

    def _ask_never(self) -> None:
        self.never_asked.emit(self._what)

    def copy(self) -> None:
        with speaking(self._language):
            passing = passing_words(self._what)
        self.copy_asked.emit("\n".join(words for words in (self._text.text(), passing) if words))
