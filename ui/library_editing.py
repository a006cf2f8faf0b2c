"""The Library wired to the main window: what can be taken back, what groups have had, and files."""

from __future__ import annotations

import asyncio
from functools import cached_property, partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.documents.handouts import worksheet_page
from app.documents.lesson_page import alternatives_page, lesson_page
from app.errors import GroupsideError
from app.intake.lessons import lesson_for, shipped_alternatives
from app.intake.worksheets import worksheet_for
from app.model.decks import TOPICS, Deck, EducationTopic
from app.model.rows import DeckRow
from app.practice.library import (
    bring_item_back,
    give_back_topic,
    hide_item,
    import_deck,
    keep_topic,
    remove_deck,
    remove_item,
)
from app.practice.shelf import Shelved, uses
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.hub import Hub
from ui.library_files import LibraryFiles
from ui.parts.paper_dialog import PaperDialog
from ui.practice.library_words import TOPICS_SECTION
from ui.screens.library import LibraryScreen
from ui.theme import Theme
from ui.windows.main import MainWindow


class LibraryEditing(QObject):
    """What was hidden, removed or given back can be undone from its message."""

    BACK = "library_back"

    def __init__(self, theme: Theme, hub: Hub, main: MainWindow, acting: Acting, spawn: Spawn) -> None:
        super().__init__(main)
        self.setObjectName("library")
        self._theme, self._hub, self._main = theme, hub, main
        self._acting, self._spawn = acting, spawn
        self._known: object = None  # the groups, and the session that ended, which the answers are of
        main.act_chosen.connect(self._act)
        main.went_from.connect(self._leave)
        hub.changed.connect(self._look)

    @cached_property
    def screen(self) -> LibraryScreen:
        made = LibraryScreen(self._theme, self._hub, self._acting)
        self._main.join_place(made, _("Library"))
        made.hide_asked.connect(self._hide)
        made.remove_asked.connect(self._remove)
        made.remove_deck_asked.connect(self._remove_deck)
        made.restore_asked.connect(self._restore)
        made.turned.connect(self._main.make_way)
        made.card.worksheet_asked.connect(self._show_worksheet)
        made.card.lesson_asked.connect(self._show_lesson)
        made.card.alternatives_asked.connect(self._show_alternatives)
        self.files.follow(made)
        return made

    @cached_property
    def files(self) -> LibraryFiles:
        return LibraryFiles(self._theme, self._main, self._acting, self._spawn)

    @cached_property
    def paper(self) -> PaperDialog:
        return PaperDialog(self._theme, self._acting.hide_asked.emit, self._main)

    def _show_worksheet(self, topic: str) -> None:
        if (sheet := worksheet_for(topic)) is not None:
            self.paper.show_page(worksheet_page(sheet), sheet.title)

    def _show_lesson(self, topic: str) -> None:
        known = self._acting.desk.library.topics.get(topic)
        if known is not None and (lesson := lesson_for(topic)) is not None:
            self.paper.show_page(lesson_page(known, lesson), known.title)

    def _show_alternatives(self) -> None:
        page = alternatives_page(shipped_alternatives())
        self.paper.show_page(page, page.title)

    def go(self) -> None:
        self._main.withdraw(self.BACK)
        self._main.go_to(self.screen)
        self._look()

    def show_section(self, section: str) -> None:
        self.go()
        self.screen.go_to_section(section)

    def find(self, section: str, words: str) -> None:
        self.go()
        self.screen.look_for(section, words)

    def show_topic(self, topic: str) -> None:
        self.show_section(TOPICS_SECTION)
        self.screen.show_one((TOPICS, topic))

    def _leave(self, screen: QWidget) -> None:
        """Another screen is shown: what was typed is kept; what cannot be stays in the form, as it was typed."""
        if isinstance(screen, LibraryScreen) and (why := screen.keep_typed()) and screen.typing is not None:
            self._main.say(screen.typing.not_saved(why), _("Back to it"), self.BACK)

    def keep_typed(self) -> None:
        """What stands half typed in the form, as if something else had been chosen."""
        if (screen := self._main.findChild(LibraryScreen)) is not None:
            screen.leave()

    # What groups have had

    def _look(self) -> None:
        """Ask again when there is another group, or a session ended or was corrected."""
        if not self._main.shows(LibraryScreen):
            return
        desk = self._acting.desk
        session = desk.session
        ended = session is not None and session.run.ended is not None
        known = (tuple(desk.practice.groups), len(session.entries) if session and ended else 0)
        if known != self._known:
            self._known = known
            self._spawn(self._ask())

    async def _ask(self) -> None:
        vault = self._acting.desk.vault
        try:
            used = {}
            for group in self._acting.desk.practice.groups:
                rows: list[DeckRow] = await asyncio.wrap_future(vault.deck_use(group))
                used[group] = uses(rows)
        except GroupsideError as trouble:
            self._main.refuse(trouble.sentence)
            return
        self.screen.show_used(used)

    # What can be taken back

    def _hide(self, shelved: Shelved, hidden: bool) -> None:
        if self._acting.arrange(hide_item, self._acting.desk.library, *shelved.key, hidden=hidden):
            words = _("No group is offered it any more.") if hidden else _("It is offered again.")
            self._main.offer_undo(words, partial(self._hide_quietly, shelved, not hidden))

    def _hide_quietly(self, shelved: Shelved, hidden: bool) -> None:
        self._acting.arrange(hide_item, self._acting.desk.library, *shelved.key, hidden=hidden)

    def _remove(self, shelved: Shelved) -> None:
        desk = self._acting.desk
        before = desk.practice.offer.decks.get(shelved.deck)
        item = shelved.thing.id
        if before is not None and self._acting.arrange(remove_item, desk.library, shelved.deck, item):
            self._main.offer_undo(_("Removed."), partial(self._bring_back, before, item))

    def _bring_back(self, before: Deck, item_id: str) -> None:
        """Where it stood, among what the deck has now."""
        self._acting.arrange(bring_item_back, self._acting.desk.library, before, item_id)

    def _remove_deck(self, shelved: Shelved) -> None:
        desk = self._acting.desk
        before = desk.practice.offer.decks.get(shelved.deck)
        if before is not None and self._acting.arrange(remove_deck, shelved.deck):
            words = _("{deck} was removed.").format(deck=before.title)
            self._main.offer_undo(words, partial(self._keep_deck, before))

    def _keep_deck(self, before: Deck) -> None:
        self._acting.arrange(import_deck, self._acting.desk.library, before, in_its_place=True)

    def _restore(self, shelved: Shelved) -> None:
        desk, own = self._acting.desk, shelved.thing
        if not isinstance(own, EducationTopic):
            return
        if self._acting.arrange(give_back_topic, desk.shipped, own.id):
            self._main.offer_undo(
                _("It is again as it comes with Groupside."), partial(self._keep_again, own)
            )

    def _keep_again(self, own: EducationTopic) -> None:
        self._acting.arrange(keep_topic, self._acting.desk.library, own)

    def _act(self, act: str) -> None:
        if act == self.BACK:
            self.go()
