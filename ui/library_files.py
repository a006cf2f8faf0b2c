"""Decks and topics from files and into files."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from app.documents.files import free_name, write_new
from app.documents.library_toml import deck_file_name, deck_toml, topics_toml
from app.errors import BadFile, GroupsideError, Refused
from app.intake.decks import load_file
from app.model.decks import Deck, DeckKind, EducationTopic
from app.practice.library import (
    deck_beside,
    has_deck,
    import_deck,
    import_topics,
    may_take_place,
    topics_beside,
    topics_there,
)
from app.practice.names_told import names_told
from app.practice.twins import without_twins
from app.words import _, ngettext
from ui.acting import Acting
from ui.apart import Spawn
from ui.parts.documents_folder import documents_folder
from ui.practice.library_words import TOPICS_SECTION
from ui.practice.taken_id import Answer, TakenId
from ui.screens.library import LibraryScreen
from ui.theme import Theme
from ui.windows.main import MainWindow

Found = Deck | tuple[EducationTopic, ...]

TOPICS_FILE = "topics.toml"


class LibraryFiles(QObject):
    """One file after the other, each whole or not at all; at the end each is named with what became of it."""

    AGAIN = "library_files"

    def __init__(self, theme: Theme, main: MainWindow, acting: Acting, spawn: Spawn) -> None:
        super().__init__(main)
        self._theme, self._main, self._acting, self._spawn = theme, main, acting, spawn
        self._waiting: list[tuple[str, Found]] = []
        self._brought: list[str] = []
        self._not_brought: list[str] = []
        self.menu: QMenu | None = None  # which deck is to leave
        main.act_chosen.connect(self._act)

    def follow(self, screen: LibraryScreen) -> None:
        screen.import_asked.connect(self.ask_files)
        screen.export_asked.connect(self._offer_export)
        self._screen = screen

    def _act(self, act: str) -> None:
        if act == self.AGAIN:
            self.ask_files()

    # In

    def ask_files(self) -> None:
        dialog = QFileDialog(self._main, _("Decks and topics"), documents_folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Decks and topics (*.toml)"), _("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.bring_in)
        dialog.open()

    def bring_in(self, paths: list[str]) -> None:
        self._spawn(self.read([Path(path) for path in paths]))

    async def read(self, paths: Sequence[Path]) -> None:
        """Read the files beside the windows, then take them one by one."""
        if self._waiting:
            return  # a question about an earlier file is still open
        self._brought, self._not_brought = [], []
        loop = asyncio.get_running_loop()
        for path in paths:
            try:
                self._waiting.append((path.name, await loop.run_in_executor(None, load_file, path)))
            except BadFile as bad:
                self._not_brought.append(bad.sentence)
        self._take_next()

    def _take_next(self) -> None:
        """Take files until one has to be asked about."""
        while self._waiting:
            name, found = self._waiting[0]
            question, may = self._question(found)
            if question:
                self._taken_id.ask_about(name, question, may_take_place=may, answered=self._answer)
                return
            self._take("beside")
        self._say_what_became()

    def _answer(self, answer: Answer) -> None:
        self._take(answer)
        self._take_next()

    def _question(self, found: Found) -> tuple[str, bool]:
        """What has to be asked, '' for nothing, and whether it could take the other one's place."""
        library = self._acting.desk.library
        if isinstance(found, Deck):
            if found in library.decks or not has_deck(library, found):
                return "", False
            there = next(deck for deck in library.decks if deck.id == found.id)
            words = _(
                "A deck that goes by the same id is here already: {deck}. By it Groupside remembers what groups had."
            )
            return words.format(deck=there.title), may_take_place(library, found)
        there_already = topics_there(library, found)
        words = ngettext(
            "{n} topic of this file has the id of one that is there: {topics}.",
            "{n} topics of this file have the ids of some that are there: {topics}.",
            len(there_already),
        )
        titles = ", ".join(topic.title for topic in there_already)
        return (words.format(n=len(there_already), topics=titles) if there_already else ""), True

    def _take(self, answer: Answer) -> None:
        name, found = self._waiting.pop(0)
        if answer == "not":
            self._not_brought.append(_("{file} was left out.").format(file=name))
            return
        desk, act, in_place = self._acting.desk, self._acting.seat.arrange, answer == "in_place"
        practice, library = desk.practice, desk.library
        try:
            if isinstance(found, Deck):
                clashes = has_deck(library, found) or not may_take_place(library, found)
                if clashes and not in_place and found not in library.decks:
                    found = deck_beside(practice, library, found)
                new = without_twins(practice, library, found)
                if not new.items:
                    raise Refused(_("All of it is here already."))
                act(import_deck, library, new, in_its_place=in_place)
                words = ngettext("{file} with {n} item", "{file} with {n} items", len(new.items))
                if there := len(found.items) - len(new.items):
                    beside = ngettext("{n} was here already", "{n} were here already", there)
                    words = f"{words} ({beside.format(n=there)})"
                self._brought.append(words.format(file=name, n=len(new.items)))
            else:
                kept = found if in_place else topics_beside(practice, library, found)
                act(import_topics, library, kept, in_their_place=in_place)
                words = ngettext("{file} with {n} topic", "{file} with {n} topics", len(found))
                self._brought.append(words.format(file=name, n=len(found)))
        except GroupsideError as error:
            self._not_brought.append(f"{name}: {error.sentence}")

    def _say_what_became(self) -> None:
        said = []
        if self._brought:
            said.append(_("Brought in: {files}.").format(files=", ".join(self._brought)))
        said += self._not_brought
        if self._not_brought:  # it stays until it was read
            self._main.say("\n".join(said), _("Choose other files"), self.AGAIN)
        elif said:
            self._main.say("\n".join(said))

    @cached_property
    def _taken_id(self) -> TakenId:
        return TakenId(self._theme, self._acting, self._main)

    # Out

    def _offer_export(self) -> None:
        """The topics, or one of the decks of the section; with a single one there is nothing to choose."""
        if self._screen.section == TOPICS_SECTION:
            self._ask_folder(None)
            return
        kind = DeckKind(self._screen.section)
        decks = [deck for deck in self._acting.desk.library.of(kind) if deck.items]
        if len(decks) == 1:
            self._ask_folder(decks[0])
        elif decks:
            if self.menu is not None:
                self.menu.deleteLater()
            menu = self.menu = QMenu(self._main)
            for deck in decks:
                words = deck.title.replace("&", "&&")  # a title is no mnemonic
                menu.addAction(words, partial(self._ask_folder, deck))
            button = self._screen.shelf.export
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _ask_folder(self, deck: Deck | None) -> None:
        dialog = QFileDialog(self._main, _("Save the file to"), documents_folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self.export_to, deck))
        dialog.open()

    def export_to(self, deck: Deck | None, folder: str) -> None:
        """Write a deck, or all topics, beside what is there, never over it."""
        topics = self._acting.desk.library.topics.values()
        name, data = (
            (TOPICS_FILE, topics_toml(topics)) if deck is None else (deck_file_name(deck), deck_toml(deck))
        )
        try:
            path = write_new(Path(folder), free_name(Path(folder), name), data)
        except GroupsideError as error:
            self._main.refuse(error.sentence)
            return
        written = _("Written to {folder} as {file}.").format(folder=folder, file=path.name)
        told = names_told(self._acting.desk.practice, topics if deck is None else deck.items)
        self._main.say(f"{written}\n{told}" if told else written)
