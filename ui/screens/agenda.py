"""The agenda editor: the form scrolls; what it comes to and the two ways out always stand above it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.model.agenda_draft import AgendaDraft
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.label import label
from ui.parts.scroll import Scroll
from ui.practice.agenda_form import AgendaForm
from ui.practice.agenda_words import total_words
from ui.theme import Space, Theme

# px at 100 %: below the first, the buttons stand under the sums; wider than the second it never gets
NARROW, WIDEST = 620, 860


class AgendaScreen(QWidget):
    """Knows neither where an agenda comes from nor where it goes."""

    save_asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.form = AgendaForm(theme)
        self._heading = label("", "heading", wrap=True)
        self._words = label("", "muted", wrap=True)
        self._total = label("", "title", wrap=True)
        self._total.setAccessibleDescription(_("What the blocks come to"))
        self._cancel = Button(theme, _("Cancel"), kind="quiet")
        self._save = Button(theme, _("Save agenda"), "check", "primary")
        self._place()
        self._cancel.clicked.connect(self.left)
        self._save.clicked.connect(self._ask_to_save)
        self.form.changed.connect(self._add_up)
        self.form.line_opened.connect(self._show)
        theme.changed.connect(self._fit)

    def _place(self) -> None:
        self._card = card = Card()
        card.body.addWidget(self.form)
        page = QWidget()
        within = QVBoxLayout(page)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(card)
        within.addStretch(1)
        self._scroll = Scroll(page)
        # above: what is said in the message bar stands over the lower edge
        self._top, words, buttons = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._top.setSpacing(Space.SM)
        words.setSpacing(Space.XS)
        words.addWidget(self._heading)
        words.addWidget(self._total)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        self._top.addLayout(words, 1)
        self._top.addLayout(buttons)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addLayout(self._top)
        column.addWidget(self._words)
        column.addSpacing(Space.XS)
        column.addWidget(self._scroll, 1000)
        column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self._row.addWidget(self._middle, 100)
        self._row.addStretch(1)

    def begin(
        self, draft: AgendaDraft, heading: str, words: str = "", *, with_title: bool = True, save: str = ""
    ) -> None:
        """Show a draft under this heading; `save` is what the button says."""
        self._heading.setText(heading)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._save.display(save or _("Save agenda"))
        self.form.display(draft, with_title=with_title)
        self.setTabOrder(self.form.last_stop, self._cancel)
        self.setTabOrder(self._cancel, self._save)
        self._add_up()
        self._scroll.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        self.form.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(300))

    def _fit(self) -> None:
        px, narrow = self._theme.px, self.width() < self._theme.px(NARROW)
        side = Space.MD if narrow else Space.XL
        self._row.setContentsMargins(side, Space.LG, side, Space.SM)
        self._middle.setMaximumWidth(px(WIDEST))
        self._card.tighten(narrow)
        margins = self._card.body.contentsMargins()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        room = min(self.width() - 2 * side, px(WIDEST)) - bar - margins.left() - margins.right()
        self.form.fit(room)
        self._top.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _ask_to_save(self) -> None:
        """What is wrong is shown at its field, and everything stays as it was typed."""
        if self.form.judge():
            self.form.go_to_first_trouble()
        else:
            self.save_asked.emit()

    def _add_up(self) -> None:
        draft = self.form.draft()
        self._total.setText(total_words(draft.minutes, draft.service_minutes))

    def _show(self, line: QWidget) -> None:
        self._scroll.ensureWidgetVisible(line, 0, Space.MD)
