"""Review: who is still owed a note, the note in its sections, and what was caught beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.lines import ADDENDUM, NEW_OBJECTIVE, RISK_WORDS, WHY_ALIKE
from app.live.note_events import GROUP_SECTION
from app.model.roles import Right, only_words
from app.review.sheet import Hindrance, NoteSheet
from app.words import _
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.roster import RosterList
from ui.review.caught_card import CaughtCard
from ui.review.fact_words import fact_words, note_of
from ui.review.note_card import NoteCard
from ui.review.note_head import ANY_WIDTH
from ui.review.note_words import chip, done_of_all, next_open, row
from ui.review.section_field import SectionField
from ui.review.shown import Shown
from ui.review.signed_panel import SignedWords
from ui.theme import Space, Theme

# below these widths what was caught stands below the note, and the list becomes one line over it; px at 100 % text
WIDE, NARROW, SLIM = 1120, 780, 320
# how wide the list (so that its chips stand beside the names) and what was caught stand, px at 100 %
LIST, CAUGHT = 340, 284
# of what a window is wider than this, what was caught has a part: the note's lines do not grow too long to read
ROOMY, PART = 1440, 0.4


class ReviewScreen(QWidget):
    """Says what a person did with the note that is open; what is half typed in it is left when the note is."""

    chosen = Signal(str)
    back_asked = Signal()
    section_typed = Signal(str, str)  # the field as `app.lines` names it, the text so far
    section_left = Signal(str, str)
    judged = Signal(str, bool)
    again_asked = Signal(str)
    copy_asked = Signal(str)  # a section; '' is the whole note
    risk_answered = Signal(str, str)
    go_asked = Signal()  # sign, or mark as entered, and go on
    not_entered = Signal()
    left = Signal()  # another screen is shown, or names are hidden
    came_back = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Shown | None = None
        self._layout = ""
        self._title, self._headline = (
            label(_("After the group"), "heading", wrap=True),
            label("", "muted", wrap=True),
        )
        self._only = label(only_words(Right.NOTES), "muted", wrap=True)
        self._back = Button(theme, _("Back"), "arrow-left", "quiet")
        self._list_card = Card(_("Notes to sign"), margin=Space.LIST, inset=Space.ROW)
        self.list = RosterList(theme, _("Notes to sign"), tints_chosen=True)
        self._list_card.body.addWidget(self.list, 1)
        self.picker = Picker(theme, _("Whose note"))
        self._done = label("", "muted")
        self.note = NoteCard(theme, self._fact_words)
        self.caught = CaughtCard(theme)
        self._place()
        self._connect()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        column.setSpacing(Space.LG)
        # what has no room scrolls or folds: it must not hold the window wide
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        head, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self._title)
        words.addWidget(self._headline)
        words.addWidget(self._only)
        head.addLayout(words, 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._one = QWidget()
        line = self._one_line = QHBoxLayout(self._one)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.MD)
        line.addWidget(self.picker, 1)
        line.addWidget(self._done)
        column.addWidget(self._one)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(Space.LG)
        self._columns.addWidget(self._list_card)
        self._columns.addWidget(self.note, 1)
        column.addLayout(self._columns, 1)
        self.picker.be_narrow()

    def _connect(self) -> None:
        note = self.note
        self._back.clicked.connect(self.back_asked)
        self.list.row_chosen.connect(self._choose)
        self.list.row_activated.connect(self._begin)
        self.picker.picked.connect(self._choose)
        note.section_made.connect(self._follow)
        note.fact_met.connect(self._point_at)
        note.group_asked.connect(self._go_to_group)
        note.risk.answered.connect(self.risk_answered)
        note.risk.typed.connect(self._type_risk)
        note.risk.judged.connect(self.judged)
        note.objectives.typed.connect(self._type_objective)
        note.alike.typed.connect(self._type_reason)
        note.signed.typed.connect(self._type_addendum)
        note.signed.judged.connect(self.judged)
        note.foot.go_asked.connect(self.go_asked)
        note.foot.not_after_all.connect(self.not_entered)
        note.foot.copy_asked.connect(self._copy_note)
        self._theme.changed.connect(self._fit)

    def _follow(self, field: SectionField) -> None:
        field.typed.connect(self.section_typed)
        field.left.connect(self.section_left)
        field.judged.connect(self.judged)
        field.again_asked.connect(self.again_asked)
        field.copy_asked.connect(self.copy_asked)

    # Drawing

    def display(self, shown: Shown, signed: SignedWords | None) -> None:
        """Show the notes; what somebody is typing in the one that is open is not written over."""
        self._shown = shown
        words = _("Notes to enter") if shown.elsewhere else _("Notes to sign")
        self._headline.setText(shown.headline)
        self._only.setVisible(not shown.writes)
        self._list_card.display(words, done_of_all(shown.sheets))
        self._done.setText(done_of_all(shown.sheets))
        self.list.display([row(sheet) for sheet in shown.sheets])
        self.picker.display([(sheet.about, _line(sheet)) for sheet in shown.sheets], shown.about)
        sheet = shown.sheet
        if sheet is None:
            return
        self.list.choose(sheet.about)
        self.note.display_note(shown, sheet, signed)
        nothing = _("Nothing was caught about everybody.") if shown.for_group else _("Nothing was caught.")
        self.caught.display_caught(sheet.caught, sheet.cravings, shown.zone, nothing)
        self._fit()

    def begin(self) -> None:
        """Where somebody goes on who has come to a note."""
        if self._shown is not None and self._shown.sheet is not None:
            self.note.begin_at(self._shown.sheet)

    def jump(self, hindrance: Hindrance) -> None:
        """To what stands in the way, which is said beside the buttons: over the note it would cover the place."""
        self.note.foot.tell(hindrance.words)
        self.note.jump(hindrance)

    def tell(self, words: str) -> None:
        self.note.foot.tell(words)

    def keep_typed(self) -> None:
        """What is half typed is left: it counts as written."""
        for field in self.note.sections.values():
            if field.edit.is_typed and not field.edit.isReadOnly():
                self.section_left.emit(field.id, field.edit.text)
        self.note.risk.keep()
        self.note.objectives.keep()

    # What a person does

    def step(self, by: int) -> None:
        """The note after the one that is open, or before it; at the ends nothing."""
        if self._shown is None:
            return
        places = [sheet.about for sheet in self._shown.sheets]
        at = places.index(self._shown.about) + by if self._shown.about in places else 0
        if 0 <= at < len(places):
            in_list = self.list.hasFocus()
            self.chosen.emit(places[at])
            if not in_list:
                self.begin()

    def next_owed(self) -> str:
        """Whose note comes next; '' when all are done."""
        return next_open(self._shown.sheets, self._shown.about) if self._shown is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.list if self.list.isVisible() else self.picker).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.came_back.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, about: str) -> None:
        if about and (self._shown is None or about != self._shown.about):
            self.chosen.emit(about)

    def _begin(self, about: str) -> None:
        self._choose(about)
        self.begin()

    def _go_to_group(self) -> None:
        """To what is open in the group's section."""
        self._begin(GROUP_SECTION)

    def _copy_note(self) -> None:
        self.copy_asked.emit("")

    def _type_risk(self, text: str) -> None:
        self.section_typed.emit(RISK_WORDS, text)

    def _type_objective(self, text: str) -> None:
        self.section_typed.emit(NEW_OBJECTIVE, text)

    def _type_reason(self, text: str) -> None:
        self.section_typed.emit(WHY_ALIKE, text)

    def _type_addendum(self, text: str) -> None:
        self.section_typed.emit(ADDENDUM, text)

    def _fact_words(self, fact: str) -> str:
        shown = self._shown
        sheet = shown.sheet if shown is not None else None
        return fact_words(fact, sheet.caught, shown.zone) if shown is not None and sheet is not None else ""

    def _point_at(self, fact: str) -> None:
        self.caught.point_at(note_of(fact))

    # Where things stand

    def _fit(self) -> None:
        """Three columns where there is room; then two, with what was caught below the note; then the note alone."""
        px = self._theme.px
        layout = "wide" if self.width() >= px(WIDE) else "middle" if self.width() >= px(NARROW) else "narrow"
        self._list_card.setFixedWidth(px(LIST))
        if layout == "wide":
            self.caught.setFixedWidth(px(CAUGHT) + max(round((self.width() - px(ROOMY)) * PART), 0))
        else:
            self.caught.setMaximumWidth(ANY_WIDTH)
            self.caught.setMinimumWidth(0)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._one_line.setDirection(down if self.width() < px(SLIM) else across)
        if layout == self._layout:
            return
        self._layout = layout
        self._list_card.setVisible(layout != "narrow")
        self._one.setVisible(layout == "narrow")
        self._headline.setVisible(layout != "narrow")
        self._back.show_word(_("Back"), layout != "narrow")
        self.note.stand_narrow(layout == "narrow")
        side = Space.LG if layout == "narrow" else Space.XL
        inner = self.layout()
        if inner is not None:
            inner.setContentsMargins(side, Space.LG, side, 0)
        self.caught.stand_alone(layout == "wide")
        if layout == "wide":
            self._columns.addWidget(self.caught)
        else:
            self.note.take_beside(self.caught)


def _line(sheet: NoteSheet) -> str:
    """ "Aisha K. · Ready" """
    return f"{sheet.name} · {chip(sheet)[0]}"
