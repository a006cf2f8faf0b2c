"""Tags of the decks: what the items are about, how many there are of each, and what never comes up in a group."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.desk import Desk
from app.model.decks import DeckKind
from app.practice.tag_words import tag_words
from app.practice.tags_in_use import TagOut, TagUse, tags_in_use, tags_out
from app.words import _, ngettext
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.label import label
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme

# below this width the button stands under the words, px at 100 %
NARROW = 420
# below this one the counts stand under their tag
TABLE = 300


class GroupLine(NamedTuple):
    """A group and what it goes without."""

    group: str
    name: str
    lines: tuple[str, ...]


class TagsCard(Card):
    """Nothing is changed here: an item's tags are changed with the item, and what a group goes without is its form's,
    or the item's."""

    group_asked = Signal(str)  # the form of this group
    tag_asked = Signal(str, str)  # a section of the Library, and the tag in words

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(words_of(Setting.DECK_TAGS))
        self._theme, self._acting = theme, acting
        self._shown: tuple[list[tuple[str, str]], list[GroupLine]] | None = None
        self._list = sets(QWidget(), Setting.DECK_TAGS)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.MD)
        words = _(
            "What icebreakers, closing thoughts and reflections are about. Choose a tag to see its items in the "
            "Library; it is changed there, with the item."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self._list)

    def redraw(self) -> None:
        shown = tag_lines(self._acting.desk), group_lines(self._acting.desk)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        tags, groups = shown
        for part in self._parts(tags, groups):
            self._column.addWidget(part)
            part.show()  # a layout would do it later

    def _parts(self, tags: list[tuple[str, str]], groups: list[GroupLine]) -> Iterable[QWidget]:
        if not tags:
            yield label(_("No item has a tag yet."), wrap=True)
            return
        if groups:
            yield label(_("What a group goes without"), "strong", wrap=True)
            why = _(
                "Items that were kept from it in the Library, or that are for other groups than its form says."
            )
            yield label(why, "muted", wrap=True)
            for line in groups:
                part = _GroupPart(self._theme, line)
                part.change.clicked.connect(partial(self.group_asked.emit, line.group))
                yield part
            yield rule()
        else:
            yield label(_("Items of every tag come up in every group."), wrap=True)
        yield self._table(tags)

    def _table(self, tags: list[tuple[str, str]]) -> QWidget:
        sections = _sections(self._acting.desk)
        rows = []
        for tag, counts in tags:
            button = Button(self._theme, tag, kind="link")
            button.reads = True
            button.make_small()
            button.tell(_("Its items in the Library"))
            button.clicked.connect(partial(self.tag_asked.emit, sections[tag], tag))
            rows.append((button, label(counts, "muted", wrap=True)))
        return _Table(self._theme, rows)


class _Table(QWidget):
    """What there is of a tag stands beside it, or below it where there is no room."""

    def __init__(self, theme: Theme, rows: list[tuple[Button, QLabel]]) -> None:
        super().__init__()
        self._theme, self._rows = theme, rows
        self._below: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LG)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self._lay(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay(self.width() < self._theme.px(TABLE))

    def _lay(self, below: bool) -> None:
        if below is self._below:
            return
        self._below = below
        for row, (button, counts) in enumerate(self._rows):
            at = (2 * row + 1, 0, 1, 2) if below else (2 * row, 1, 1, 1)
            self._grid.addWidget(button, 2 * row, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(counts, *at)


def _sections(desk: Desk) -> dict[str, str]:
    """Where the first items of each tag are, by the tag in words."""
    return {
        tag_words(use.tag): next(kind.value for kind in DeckKind if use.items.get(kind))
        for use in tags_in_use(desk.practice.offer, desk.library)
    }


class _GroupPart(QWidget):
    def __init__(self, theme: Theme, line: GroupLine) -> None:
        super().__init__()
        self._theme = theme
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(label(line.name, wrap=True))
        for said in line.lines:
            words.addWidget(label(said, "muted", wrap=True))
        self.change = sets(Button(theme, _("Show the group"), kind="quiet"), Setting.DECK_TAGS)
        self.change.reads = True
        self.change.make_small()
        self.change.setAccessibleName(f"{self.change.text()}: {line.name}")
        buttons = QHBoxLayout()
        buttons.addWidget(self.change)
        buttons.addStretch(0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SM)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() < self._theme.px(NARROW)
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)


def tag_lines(desk: Desk) -> list[tuple[str, str]]:
    """Each tag in words and what has it, in the order of the alphabet."""
    uses = tags_in_use(desk.practice.offer, desk.library)
    found = [(tag_words(use.tag), _counts(use)) for use in uses]
    return sorted(found, key=lambda line: line[0].casefold())


def _counts(use: TagUse) -> str:
    said = [_of_kind(kind, use.items[kind]) for kind in DeckKind if use.items.get(kind)]
    if use.hidden:
        said.append(_("{n} hidden").format(n=use.hidden))
    return " · ".join(said)


def _of_kind(kind: DeckKind, n: int) -> str:
    match kind:
        case DeckKind.ICEBREAKER:
            words = ngettext("{n} icebreaker", "{n} icebreakers", n)
        case DeckKind.CLOSING_THOUGHT:
            words = ngettext("{n} closing thought", "{n} closing thoughts", n)
        case DeckKind.REFLECTION:
            words = ngettext("{n} reflection", "{n} reflections", n)
    return words.format(n=n).replace(" ", "\u00a0", 1)  # the number stays with its word


def group_lines(desk: Desk) -> list[GroupLine]:
    """The groups in which items of some tags never come up."""
    found = []
    for group in desk.practice.groups.values():
        outs = sorted(
            tags_out(desk.practice.offer, desk.library, group), key=lambda out: tag_words(out.tag).casefold()
        )
        if lines := tuple(_out_lines(outs)):
            found.append(GroupLine(group.id, group.name, lines))
    return found


def _out_lines(outs: list[TagOut]) -> Iterable[str]:
    if wholly := [tag_words(out.tag) for out in outs if out.wholly]:
        yield _("Nothing of: {tags}").format(tags=", ".join(wholly))
    partly = [
        _("{tag} ({out} of {all})").format(tag=tag_words(out.tag), out=out.out, all=out.of)
        for out in outs
        if not out.wholly
    ]
    if partly:
        yield _("Not all of: {tags}").format(tags=", ".join(partly))
