"""Which of the notes are shown: by person, tag, mark, block and author, and those that were struck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.live.block_titles import block_title
from app.live.caught import NoteFilter, block_at, fits
from app.live.state import Note, Session
from app.model.marks import caught_title
from app.words import _, ngettext
from ui.keys import Act
from ui.parts.announce import announce
from ui.parts.button import Button, IconButton
from ui.parts.label import ElidedLabel, LineLabel
from ui.theme import Space, Theme

ALL: Final = NoteFilter()


class NotesFilter(QWidget):
    """A quiet line over the stream that says what is shown, there while something is not; `button` opens the menu."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asked, self._struck = ALL, False
        self._stream, self._low, self._any, self._any_struck = True, False, False, 0
        self._newest = ""  # the last note when the choice was made: what comes after it is shown for a while
        self._session: Session | None = None
        self._users: Mapping[str, str] = {}
        self.button = IconButton(theme, "list-filter", "…")
        self.button.tell_key(Act.FILTER_NOTES, _("Which notes are shown"))
        self._words, self._count = ElidedLabel("", "strong"), LineLabel("", "muted")
        self._show_struck = Button(theme, "…", kind="quiet")
        self._show_struck.setCheckable(True)
        self._all = Button(theme, _("All"), kind="quiet", tip=_("Show all notes again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SM)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)
        row.addWidget(self._show_struck)
        row.addWidget(self._all)
        for button in (self._show_struck, self._all):
            button.make_small()
        self._all.clicked.connect(self.show_all)
        self._show_struck.clicked.connect(self._turn_struck)
        self.button.clicked.connect(self.open_menu)
        self.setVisible(False)

    @property
    def state(self) -> tuple[NoteFilter, bool]:
        """What is asked for, and whether struck notes are shown."""
        return self._asked, self._struck

    def fit(self, *, stream: bool, low: bool) -> None:
        """On a low screen the line is there for a filter alone; struck notes are in the menu. Without a stream there
        is nothing to choose from."""
        if (stream, low) != (self._stream, self._low):
            self._stream, self._low = stream, low
            self._show()

    def shown(self, session: Session, users: Mapping[str, str]) -> list[Note]:
        """The notes that are asked for. The newest is shown anyway until the next one, so that nobody misses what they
        have just written; the line says so. `users` are names by ids."""
        if self._session is not None and self._session.stream != session.stream:
            self._asked, self._struck = ALL, False
        self._session, self._users = session, users
        fresh = session.notes[-1].id if session.notes and session.notes[-1].id != self._newest else ""
        standing = [note for note in session.notes if self._struck or not note.struck]
        found = [note for note in standing if fits(session, self._asked, note)]
        filtered = self._asked != ALL
        newest = next(
            (note for note in standing if filtered and note.id == fresh and note not in found), None
        )
        self._any_struck = sum(note.struck for note in session.notes)
        self._say(len(found), len(standing), newest is not None)
        return found if newest is None else [*found, newest]

    def open_menu(self) -> None:
        """What there is among the notes of today, and the way back to all of them."""
        if self._session is None or not self._session.notes:
            return
        menu = QMenu(self)
        every = menu.addAction(_("&All notes"))
        every.setData(("", ""))
        every.setCheckable(True)
        every.setChecked(self._asked == ALL)
        menu.addSeparator()
        for field, words, choices in self._choices(self._session):
            if not choices:
                continue
            sub = menu.addMenu(words)
            for value, called in choices.items():
                action = sub.addAction(called.replace("&", "&&"))
                action.setData((field, value))
                action.setCheckable(True)
                action.setChecked(getattr(self._asked, field) == value)
        if self._any_struck:
            menu.addSeparator()
            struck = menu.addAction(_("&Struck notes"))
            struck.setData(("struck", ""))
            struck.setCheckable(True)
            struck.setChecked(self._struck)
        menu.triggered.connect(self._choose)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        menu.setActiveAction(every)

    def show_all(self) -> None:
        self._turn(ALL, struck=False)

    def ask_for(self, asked: NoteFilter) -> None:
        """Show these alone; the struck ones among them stay as they are, seen or not."""
        self._turn(asked, struck=self._struck)

    def _choices(self, session: Session) -> list[tuple[str, str, dict[str, str]]]:
        """By field of the filter: what the menu calls it, and names by the ids that stand in notes."""
        people: dict[str, str] = {}
        tags: dict[str, str] = {}
        marks: dict[str, str] = {}
        blocks: dict[str, str] = {}
        authors: dict[str, str] = {}
        for note in session.notes:
            people |= {each: session.names[each] for each in note.people if each in session.names}
            tags |= {tag: f"#{tag}" for tag in note.tags}
            if note.mark:
                marks[note.mark] = caught_title(note.mark, note.text)
            if (block := block_at(session, note.at)) is not None:
                blocks[block.id] = block_title(block.title)
            authors[note.author] = self._users.get(note.author, "")
        order = list(session.people)
        people = dict(sorted(people.items(), key=lambda each: order.index(each[0])))
        return [
            ("person", _("&Person"), people),
            ("tag", _("&Tag"), tags),
            ("mark", _("&Mark"), marks),
            ("block", _("&Block"), blocks),
            ("author", _("A&uthor"), {id: name for id, name in authors.items() if name}),
        ]

    def _choose(self, action: QAction) -> None:
        field, value = action.data()
        if field == "struck":
            self._turn(self._asked, struck=not self._struck)
        elif not field:
            self.show_all()
        else:
            same = getattr(self._asked, field) == value
            self.ask_for(replace(self._asked, **{field: "" if same else value}))

    def _turn_struck(self) -> None:
        self._turn(self._asked, struck=not self._struck)

    def _turn(self, asked: NoteFilter, *, struck: bool) -> None:
        self._asked, self._struck = asked, struck
        notes = self._session.notes if self._session is not None else ()
        self._newest = notes[-1].id if notes else ""
        self.changed.emit()
        if self.isVisible():
            announce(self, f"{self._words.text()} {self._count.text()}".strip())

    def _say(self, found: int, standing: int, newest: bool) -> None:
        filtered = self._asked != ALL
        self._words.setText(self._asked_words())
        of = _("{n} of {all}, and the newest") if newest else _("{n} of {all}")
        self._count.setText(of.format(n=found, all=standing) if filtered else "")
        words = ngettext("{n} struck", "{n} struck", self._any_struck)
        self._show_struck.display(words.format(n=self._any_struck))
        self._show_struck.setChecked(self._struck)
        self._show_struck.setVisible(self._any_struck > 0)
        self._all.setVisible(filtered)
        self._any = standing + self._any_struck > 0
        self._show()

    def _show(self) -> None:
        says = self._asked != ALL or self._struck or (self._any_struck > 0 and not self._low)
        self.button.setVisible(self._stream and self._any)
        self.setVisible(self._stream and says)

    def _asked_words(self) -> str:
        """ "Maria S. · #insight · Education"."""
        if self._session is None or self._asked == ALL:
            return ""
        named = {field: choices for field, _words, choices in self._choices(self._session)}
        asked = ((field, getattr(self._asked, field)) for field in named)
        return " · ".join(named[field].get(value, value) for field, value in asked if value)
