"""One block of an agenda in the editor: its title and minutes, its place, and all the rest when it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.agenda import TITLE_LENGTH
from app.model.agenda_draft import BlockDraft, Trouble, parts_with
from app.model.part_words import words_of
from app.words import _
from ui.parts.button import Button, IconButton
from ui.parts.label import ElidedLabel, label
from ui.parts.number_field import NumberField
from ui.practice.block_details import BlockDetails
from ui.theme import Space, Theme

# px at 100 %: below these widths the minutes stand under the title, and the buttons under the minutes
NARROW, TIGHT = 520, 330


class MinutesField(NumberField):
    """Minutes of a block; `typed` is emitted at every key and step, so that a sum can follow."""

    typed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, 0, 999, parent)
        self.lineEdit().textEdited.connect(self.typed)

    @property
    def minutes(self) -> int:
        """What stands there, also while it is typed."""
        text = self.lineEdit().text()
        return int(text) if text.isdecimal() else 0

    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        self.typed.emit()


class BlockLine(QWidget):
    """`typed` while a word or number is half done, `edited` when it is done."""

    typed = Signal()
    edited = Signal()
    move_asked = Signal(int)
    remove_asked = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, block: BlockDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._block = theme, block
        self._settled = block.minutes
        self.title = QLineEdit()
        self.title.setAccessibleName(_("Title of the block"))
        self.title.setMaxLength(TITLE_LENGTH)
        self.minutes = MinutesField(theme, _("Minutes"))
        self.up = IconButton(theme, "arrow-up", _("Move it up"))
        self.down = IconButton(theme, "arrow-down", _("Move it down"))
        self.more = IconButton(theme, "chevron-right", _("More about this block"))
        self.more.setCheckable(True)
        self.remove = IconButton(theme, "x", _("Remove this block"))
        self._summary = ElidedLabel("", "caption")
        self._usually = label("", "caption")
        self._use = Button(theme, _("Use"), kind="link")
        self._use.make_small()
        self._trouble = label("", "trouble", wrap=True)
        self.details = BlockDetails(theme)
        self._suggested: int | None = None
        self._place()
        self._connect()
        self.title.setText(block.title)
        self.minutes.display(block.minutes)
        self.details.display(block)
        self.show_more(False)
        self.tell(())

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self._head, self._end, self._below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        length, buttons, usual = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.setSpacing(Space.SM)
        for row in (self._end, self._below, length, buttons, usual):
            row.setSpacing(Space.XS)
        self._head.addWidget(self.title, 1)
        length.addWidget(self.minutes)
        length.addWidget(label(_("min"), "muted"))
        length.addStretch(1)
        for button in (self.up, self.down, self.more, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(0)
        self._end.addLayout(length)
        self._end.addLayout(buttons)
        self._head.addLayout(self._end)
        usual.addWidget(self._usually)
        usual.addWidget(self._use)
        usual.addStretch(0)
        self._below.addWidget(self._summary, 1)
        self._below.addLayout(usual)
        column.addLayout(self._head)
        column.addWidget(self._trouble)
        column.addLayout(self._below)
        column.addWidget(self.details)

    def _connect(self) -> None:
        self.title.textEdited.connect(self.typed)
        self.title.editingFinished.connect(self.edited)
        self.minutes.typed.connect(self._count)
        self.minutes.editingFinished.connect(self.edited)
        self.details.edited.connect(self.edited)
        self.up.clicked.connect(self._ask_up)
        self.down.clicked.connect(self._ask_down)
        self.remove.clicked.connect(self.remove_asked)
        self.more.clicked.connect(self._open)
        self._use.clicked.connect(self._use_suggested)

    @property
    def id(self) -> str:
        return self._block.id

    def draft(self) -> BlockDraft:
        """The block as it stands there now."""
        details = self.details
        return BlockDraft(
            self._block.id,
            self.title.text(),
            self.minutes.minutes,
            parts_with(self._block.parts, details.kinds),
            details.service,
            details.protected,
            details.least_minutes,
            "go_on" if details.goes_on else "hold",
            details.marks,
        )

    def settle(self) -> None:
        """The minutes are typed: what depends on them follows."""
        if self.minutes.minutes != self._settled:
            self._settled = self.minutes.minutes
            self.details.follow(self.draft())

    def tell(self, troubles: Sequence[Trouble]) -> None:
        """Say what is wrong at its place; what is wrong inside is shown by opening."""
        here = [t.sentence for t in troubles if t.what in ("block_title", "minutes")]
        self._trouble.setText(" ".join(here))
        self._trouble.setVisible(bool(here))
        for field in (self.title, self.minutes):
            field.setAccessibleDescription(" ".join(here))
        self.details.tell(troubles)
        if len(troubles) > len(here):
            self.show_more(True)
        self._sum_up()

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in the order in which they are seen."""
        head = [self.title, self.minutes, self.up, self.down, self.more, self.remove, self._use]
        return [*head, *self.details.stops()]

    def suggest(self, minutes: int | None) -> None:
        """How long it usually takes in the group's sessions; None where that is not known."""
        self._suggested = minutes
        self._look_at_suggestion()

    def show_more(self, there: bool) -> None:
        self.more.setChecked(there)
        self.more.display("", "chevron-down" if there else "chevron-right")
        self.details.setVisible(there)
        self._summary.setVisible(not there)

    def let_move(self, *, up: bool, down: bool) -> None:
        """What can be done at its place; a button that goes dark hands its focus on."""
        focused = next((button for button in (self.up, self.down) if button.hasFocus()), None)
        self.up.setEnabled(up)
        self.down.setEnabled(down)
        if focused is not None and not focused.isEnabled():
            (self.down if focused is self.up else self.up).setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: int) -> None:
        """Arrange everything for this width."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._head.setDirection(down if room < self._theme.px(NARROW) else across)
        tight = room < self._theme.px(TIGHT)
        self._end.setDirection(down if tight else across)
        self._below.setDirection(down if tight else across)
        self.details.fit(room)

    def _sum_up(self) -> None:
        """The details in one line, for a block that is not opened."""
        block = self.draft()
        words = [words_of(part.kind).title for part in block.parts]
        words += [_("no service")] if not block.service else []
        words += [_("never shortened")] if block.protected else []
        words += [_("goes on by itself")] if block.at_end == "go_on" else []
        self._summary.setText("  ·  ".join(words) or _("No parts yet"))
        title = block.title.strip() or _("this block")
        for button, name in (
            (self.up, _("Move {block} up")),
            (self.down, _("Move {block} down")),
            (self.more, _("More about {block}")),
            (self.remove, _("Remove {block}")),
        ):
            button.tell(name.format(block=title))
        self._look_at_suggestion()

    def _look_at_suggestion(self) -> None:
        minutes = self._suggested
        there = minutes is not None
        self._usually.setVisible(there)
        self._use.setVisible(there and minutes != self.minutes.minutes)
        if minutes is not None:
            self._usually.setText(_("usually {minutes} min").format(minutes=minutes))
            words = _("Use {minutes} min for {block}")
            self._use.setAccessibleName(words.format(minutes=minutes, block=self.title.text()))

    def _use_suggested(self) -> None:
        if self._suggested is not None:
            self.minutes.display(self._suggested)
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edited.emit()

    def _count(self) -> None:
        self._look_at_suggestion()
        self.typed.emit()

    def _open(self) -> None:
        self.show_more(self.more.isChecked())
        if self.more.isChecked():
            self.opened.emit()

    def _ask_up(self) -> None:
        self.move_asked.emit(-1)

    def _ask_down(self) -> None:
        self.move_asked.emit(1)
