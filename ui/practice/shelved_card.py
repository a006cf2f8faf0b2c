"""One item or topic of the Library: as it reads, and as a form while somebody changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.intake.lessons import lesson_for
from app.intake.worksheets import worksheet_for
from app.model.decks import EducationTopic
from app.practice.library import OWN
from app.practice.shelf import InGroup, Shelved
from app.words import _
from ui.parts.bullets import Bullets
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import CheckBox, Picker
from ui.parts.empty_state import EmptyState
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.parts.label import label
from ui.parts.let_change import let_change
from ui.parts.scroll import Scroll
from ui.practice.group_uses import GroupUses
from ui.practice.item_form import ItemForm
from ui.practice.library_words import TOPICS_SECTION, facts_of, origin_words
from ui.practice.topic_form import TopicForm
from ui.theme import Space, Theme

NOTHING, READING, TYPING = range(3)
# px at 100 %: below this width the buttons of a form stand under its heading
NARROW = 440


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: the fields of an item or a topic, the deck that it goes into, '' where there is no
    choice, and whether the one that it is a copy of is offered no more."""

    fields: Mapping[str, Any]
    deck: str = ""
    hides: bool = False


class ShelvedCard(Card):
    """Emits what is asked for; what is typed is nowhere but here until somebody asks for `typed`."""

    back_asked = Signal()
    edit_asked = Signal()
    hide_asked = Signal(bool)
    remove_asked = Signal()
    remove_deck_asked = Signal()
    restore_asked = Signal()
    worksheet_asked = Signal(str)  # of this topic
    lesson_asked = Signal(str)
    alternatives_asked = Signal()
    save_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(margin=Space.XL)
        self._theme = theme
        self._filled = Typed({})
        self._shown: Shelved | None = None
        self._decks: Sequence[tuple[str, str]] = ()
        self._back = Button(theme, _("The whole list"), "arrow-left", "quiet")
        self._back.setProperty("align", "edge")
        self._text, self._origin = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self._does, self._why = label("", "heading", wrap=True), label("", "muted", wrap=True)
        self._follow_up, self._outline = label("", wrap=True), Bullets()
        self._facts = QGridLayout()
        self.uses = GroupUses(theme)
        self._item, self._topic = ItemForm(theme), TopicForm(theme)
        self._deck = Picker(theme, _("Goes into"))
        self._deck.be_narrow()
        self._deck_field = Field(theme, _("Goes into"), self._deck)
        self._hides = CheckBox(theme, _("Do not offer the one that comes with Groupside"))
        self._pages = QStackedWidget()
        self._edit = Button(theme, _("Edit"), "pen-line", "primary")
        self._restore = Button(theme, _("As it comes with Groupside"), "undo-2")
        self._hide = Button(theme, _("Do not offer"), "ban")
        self._remove = Button(theme, _("Remove"), "trash-2")
        self._remove_deck = Button(theme, _("Remove the whole deck"), "trash-2", "link")
        self._lesson = Button(theme, _("Lesson…"), "book-open", tip=_("How to run it, to read or to print"))
        self._others = Button(theme, _("Art, music, movement…"), "list-checks", "link")
        self._paper = Button(theme, _("Worksheet…"), "printer", tip=_("To print or to save"))
        self._save = Button(theme, _("Save"), "check", "primary")
        self._cancel = Button(theme, _("Cancel"), kind="quiet")
        self._edits = (self._edit, self._restore, self._hide, self._remove, self._remove_deck)
        self._place()
        for button, signal in (
            (self._back, self.back_asked),
            (self._edit, self.edit_asked),
            (self._restore, self.restore_asked),
            (self._remove, self.remove_asked),
            (self._remove_deck, self.remove_deck_asked),
            (self._save, self.save_asked),
            (self._cancel, self.cancel_asked),
        ):
            button.clicked.connect(signal)
        self._hide.clicked.connect(self._ask_to_hide)
        self._paper.clicked.connect(self._ask_for_worksheet)
        self._lesson.clicked.connect(self._ask_for_lesson)
        self._others.clicked.connect(self.alternatives_asked)
        self._item.save_asked.connect(self.save_asked)
        self._topic.save_asked.connect(self.save_asked)

    def _place(self) -> None:
        reading, typing = QWidget(), QWidget()
        read, type_ = QVBoxLayout(reading), QVBoxLayout(typing)
        for column in (read, type_):
            column.setContentsMargins(0, 0, Space.SM, Space.SM)
            column.setSpacing(Space.MD)
        read.addWidget(self._text)
        read.addWidget(self._origin)
        read.addWidget(self._outline)
        read.addWidget(self._follow_up)
        self._facts.setHorizontalSpacing(Space.LG)
        self._facts.setVerticalSpacing(Space.XS)
        read.addLayout(self._facts)
        read.addSpacing(Space.SM)
        read.addWidget(self.uses)
        read.addWidget(self._others, 0, Qt.AlignmentFlag.AlignLeft)
        read.addWidget(self._remove_deck, 0, Qt.AlignmentFlag.AlignLeft)
        read.addStretch(1)
        for part in (self._why, self._hides, self._item, self._topic, self._deck_field):
            type_.addWidget(part)
        type_.addStretch(1)
        nothing = EmptyState(
            self._theme, "book-open", _("Nothing is chosen"), _("Choose a line of the list to read it here.")
        )
        self._scrolls = (Scroll(reading), Scroll(typing))
        for page in (nothing, *self._scrolls):
            self._pages.addWidget(page)
        self._reading = Flow()
        # a button that is hidden later would keep the window too wide for a column
        self._reading.setMinimumWidth(1)
        for each in (self._edit, self._lesson, self._paper, self._hide, self._restore, self._remove):
            self._reading.add(each)
        # above: what is said in the message bar stands over the lower edge
        self._typing = QWidget()
        self._top = QHBoxLayout(self._typing)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(Space.SM)
        self._top.addWidget(self._does, 1)
        self._top.addWidget(_Buttons(self._save, self._cancel))
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._typing)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._reading)

    # Drawing

    @property
    def page(self) -> int:
        return self._pages.currentIndex()

    def show_nothing(self) -> None:
        self._shown = None
        self._go_to(NOTHING)

    def let_change(self, practice: bool, group: bool) -> None:
        """What may be changed by who sits here: the Library, and how things stand with a group."""
        for button in self._edits:
            button.offer_if(practice)
        let_change(self.uses, group)

    def read(self, shelved: Shelved, groups: Sequence[InGroup], today: date) -> None:
        """Show one as it reads, and how it stands with each group."""
        if shelved != self._shown:
            self._shown = shelved
            self._read(shelved)
            self._scrolls[0].verticalScrollBar().setValue(0)
            self._scrolls[0].setAccessibleName(shelved.words)
        self.uses.display(groups, today)
        self._go_to(READING)

    def _read(self, shelved: Shelved) -> None:
        thing = shelved.thing
        self._text.setText(shelved.words)
        self._origin.setText(_said(shelved))
        if isinstance(thing, EducationTopic):
            self._outline.display(thing.outline)
            asked = _("To ask: {question}").format(question=thing.question)
        else:
            self._outline.display(())
            asked = _("Follow-up: {text}").format(text=thing.follow_up) if thing.follow_up else ""
        self._follow_up.setText(asked)
        self._follow_up.setVisible(bool(asked))
        self._show_facts(facts_of(thing))
        copies = shelved.origin == "shipped" and not isinstance(thing, EducationTopic)
        self._edit.display(_("Edit a copy") if copies else _("Edit"))
        self._hide.display(
            _("Offer again") if shelved.hidden else _("Do not offer"), "undo-2" if shelved.hidden else "ban"
        )
        topic = isinstance(thing, EducationTopic)
        self._paper.setVisible(topic and worksheet_for(thing.id) is not None)
        self._lesson.setVisible(topic and lesson_for(thing.id) is not None)
        self._others.setVisible(topic)
        self._restore.setVisible(shelved.origin == "changed")
        in_own_deck = shelved.origin == "own" and not isinstance(thing, EducationTopic)
        self._remove.setVisible(in_own_deck)
        self._remove_deck.setVisible(in_own_deck and shelved.deck not in OWN.values())
        self._remove_deck.tell(_("All of {deck}").format(deck=shelved.deck_title))

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for place, (name, words) in enumerate(facts):
            self._facts.addWidget(label(name, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(label(words, wrap=True), place, 1)
        self._facts.setColumnStretch(1, 1)

    def type(
        self,
        title: str,
        words: str,
        section: str,
        found: Mapping[str, Any],
        decks: Sequence[tuple[str, str]] = (),
        *,
        hides: bool = False,
    ) -> None:
        """Begin to type, with these fields filled in. `decks` are where it can go, if there is a choice; `hides`: what
        it is a copy of can be hidden."""
        topic = section == TOPICS_SECTION
        self._item.setVisible(not topic)
        self._topic.setVisible(topic)
        self._deck_field.setVisible(len(decks) > 1)
        self._decks = decks
        self._hides.setVisible(hides)
        self.fill(Typed(found, decks[0][0] if decks else "", hides), section)
        self._filled = self.typed(section)
        self._does.setText(title)
        self._why.setText(words)
        self._why.setVisible(bool(words))
        self._scrolls[1].verticalScrollBar().setValue(0)
        self._go_to(TYPING)
        (self._topic if topic else self._item).begin()

    def fill(self, typed: Typed, section: str) -> None:
        """Put this into the form, as if it had been typed."""
        (self._topic if section == TOPICS_SECTION else self._item).fill(typed.fields)
        self._deck.display(self._decks, typed.deck)
        self._hides.setChecked(typed.hides)

    def typed(self, section: str) -> Typed:
        form = self._topic if section == TOPICS_SECTION else self._item
        hides = self._hides.isChecked() and not self._hides.isHidden()
        return Typed(form.typed(), self._deck.chosen, hides)

    def edited(self, section: str) -> bool:
        """Whether something stands in the form that was not there at first."""
        return self.typed(section) != self._filled

    def focus_reading(self) -> None:
        first = self._scrolls[0] if self._edit.isHidden() else self._edit
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_way_back(self, there: bool) -> None:
        """Where the card has taken the list's place."""
        self._back.setVisible(there)
        self.tighten(there)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.page == TYPING:
            self.cancel_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self._hides.fit(room - Space.SM)
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if room >= self._theme.px(NARROW) else below)

    def _go_to(self, page: int) -> None:
        if page != self.page:
            self._pages.setCurrentIndex(page)
        self._reading.setVisible(page == READING)
        self._typing.setVisible(page == TYPING)

    def _ask_for_lesson(self) -> None:
        if self._shown is not None:
            self.lesson_asked.emit(self._shown.thing.id)

    def _ask_for_worksheet(self) -> None:
        if self._shown is not None:
            self.worksheet_asked.emit(self._shown.thing.id)

    def _ask_to_hide(self) -> None:
        if self._shown is not None:
            self.hide_asked.emit(not self._shown.hidden)


class _Buttons(QWidget):
    """Side by side where they have room, else below each other."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        for button in buttons:
            self._row.addWidget(button)
        self._row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [button for button in self._buttons if button.isVisibleTo(self)]
        needed = sum(button.sizeHint().width() + Space.SM for button in shown) - Space.SM
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if needed <= self.width() else below)


def _said(shelved: Shelved) -> str:
    hidden = _("No group is offered it.")
    return f"{origin_words(shelved)} · {hidden}" if shelved.hidden else origin_words(shelved)
