"""Settings: what there is at the left, one thing at a time at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.model.roles import Right, only_words
from app.words import _
from ui.acting import Acting
from ui.apart import Spawn
from ui.hub import Hub
from ui.machine import ShareLook
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.page_sides import give_sides, side
from ui.parts.scroll import Scroll
from ui.practice.about_card import AboutCard
from ui.practice.agendas_card import AgendasCard
from ui.practice.appearance_card import AppearanceCard
from ui.practice.audit_card import AuditCard
from ui.practice.backups_card import BackupsCard
from ui.practice.check_card import CheckCard
from ui.practice.chimes_card import ChimesCard
from ui.practice.decks_card import DecksCard
from ui.practice.documents_card import DocumentsCard
from ui.practice.formats_card import FormatsCard
from ui.practice.groups_card import GroupsCard
from ui.practice.key_cards import DataKeyCard, EarlierCard, RecoveryKeyCard
from ui.practice.keys_card import KeysCard
from ui.practice.marks_card import MarksCard
from ui.practice.offered_settings import section_of
from ui.practice.passphrase_card import PassphraseCard
from ui.practice.practice_card import PracticeCard
from ui.practice.privacy_card import PrivacyCard
from ui.practice.programs_card import ProgramsCard
from ui.practice.retention_card import RetentionCard
from ui.practice.share_card import ShareCard
from ui.practice.tags_card import TagsCard
from ui.practice.users_card import UsersCard
from ui.practice.vault_card import VaultCard
from ui.setting_words import Section, sections, what_is_set_with
from ui.theme import Space, Theme

# below this width the list is a field on top, px at 100 %
NARROW = 760
LIST_WIDTH, DETAIL_WIDTH = 220, 760
# below this width margins are smaller, px at 100 %
TIGHT = 400
# how much stands above and below what was looked for, px at 100 %
ABOVE = 60

_OF_THE_PRACTICE: Final = (
    Section.PRACTICE,
    Section.GROUPS,
    Section.AGENDAS,
    Section.PROGRAMS,
    Section.MARKS,
    Section.FORMATS,
)
# what is drawn anew when something has changed
_DRAWN: Final = (
    PracticeCard,
    GroupsCard,
    AgendasCard,
    ProgramsCard,
    RetentionCard,
    DecksCard,
    TagsCard,
    MarksCard,
    FormatsCard,
    UsersCard,
    RecoveryKeyCard,
    EarlierCard,
    DataKeyCard,
    BackupsCard,
    CheckCard,
)
_TYPED_INTO: Final = (PracticeCard, GroupsCard, ProgramsCard, UsersCard, MarksCard, FormatsCard)


class SettingsScreen(QWidget):
    """Each section is a page of its own, whose cards are made when somebody first goes there."""

    mode_chosen = Signal(str)
    text_size_chosen = Signal(int)
    share_chosen = Signal(ShareLook)
    bring_in_asked = Signal()
    library_asked = Signal(str)  # a section of it
    tag_asked = Signal(str, str)  # the same, and what is looked for in it

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting, self._spawn = theme, acting, spawn
        # what others follow is there from the beginning
        self.appearance, self.chimes = AppearanceCard(theme), ChimesCard(theme)
        self.privacy, self.documents = PrivacyCard(theme), DocumentsCard(theme)
        self._share, self.agendas = ShareCard(theme), AgendasCard(theme, acting)
        self.backups, self.check = BackupsCard(theme, acting, spawn), CheckCard(theme, acting, spawn)
        # all others are made when somebody first goes to their page
        self._makers: dict[Section, Callable[[], tuple[Card, ...]]] = {
            Section.APPEARANCE: lambda: (self.appearance,),
            Section.SOUNDS: lambda: (self.chimes,),
            Section.KEYS: self._make_keys,
            Section.SHARE_VIEW: lambda: (self._share,),
            Section.PRIVACY: lambda: (self.privacy,),
            Section.DOCUMENTS: lambda: (self.documents,),
            Section.PRACTICE: lambda: (PracticeCard(theme, acting),),
            Section.GROUPS: lambda: (self._groups,),
            Section.AGENDAS: lambda: (self.agendas,),
            Section.PROGRAMS: lambda: (self._programs, RetentionCard(theme, acting)),
            Section.DECKS: self._make_decks,
            Section.MARKS: lambda: (MarksCard(theme, acting),),
            Section.FORMATS: lambda: (FormatsCard(theme, acting),),
            Section.USERS: lambda: (self._users, RecoveryKeyCard(theme, acting, spawn)),
            Section.PASSPHRASE: lambda: (
                PassphraseCard(theme, acting, spawn),
                EarlierCard(theme, acting, spawn),
            ),
            Section.VAULT: self._make_vault,
            Section.BACKUPS: lambda: (self.backups, self.check),
            Section.AUDIT: lambda: (AuditCard(theme, acting, spawn),),
            Section.ABOUT: lambda: (AboutCard(theme),),
        }
        self._made: dict[Section, tuple[Card, ...]] = {}
        self._columns: list[QVBoxLayout] = []
        self._only: dict[Section, QLabel] = {}
        self._sections = [(section, named.words, icon) for section, (named, icon) in sections().items()]
        self._buttons = QButtonGroup(self)
        self._picker = Picker(theme, _("Settings"))
        self._pages = QStackedWidget()
        self._place()
        self.appearance.mode_chosen.connect(self.mode_chosen)
        self.appearance.text_size_chosen.connect(self.text_size_chosen)
        self._share.chosen.connect(self.share_chosen)
        self._pages.currentChanged.connect(acting.moved_on)
        self._buttons.idClicked.connect(self.go_to)
        self._picker.picked.connect(self._pick)
        hub.changed.connect(self.redraw)
        theme.changed.connect(self.redraw)
        theme.changed.connect(self._fit)
        self.go_to(0)
        self._fit()

    def _place(self) -> None:
        """From the outside inwards: whatever gets a parent is styled anew with all that is in it."""
        words = Card(margin=Space.SM)
        words.body.setSpacing(Space.XS)
        self._list = Scroll(words)
        self._list.frame_like_card()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        self._row.setSpacing(Space.LG)
        self._row.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._picker)
        self._row.addWidget(self._pages, 100)
        self._row.addStretch(1)
        for place, (_section, word, icon) in enumerate(self._sections):
            button = Button(self._theme, word, icon, "quiet")
            button.setProperty("align", "left")
            button.make_small()  # all of them stand on a small screen
            button.setCheckable(True)
            self._buttons.addButton(button, place)
            words.body.addWidget(button)
            page = QWidget()
            self._pages.addWidget(Scroll(page))
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            self._columns.append(column)
        words.body.addStretch(1)
        self._picker.display(self._words, "0")

    # The cards

    @cached_property
    def _groups(self) -> GroupsCard:
        return GroupsCard(self._theme, self._acting)

    @cached_property
    def _programs(self) -> ProgramsCard:
        return ProgramsCard(self._theme, self._acting)

    @cached_property
    def _users(self) -> UsersCard:
        return UsersCard(self._theme, self._acting, self._spawn)

    def _make_keys(self) -> tuple[Card, ...]:
        made = KeysCard(self._theme)
        made.refused.connect(self._acting.refused)
        return (made,)

    def _make_decks(self) -> tuple[Card, ...]:
        decks, tags = DecksCard(self._theme, self._acting), TagsCard(self._theme, self._acting)
        decks.library_asked.connect(self.library_asked)
        tags.group_asked.connect(self.edit_group)
        tags.tag_asked.connect(self.tag_asked)
        return decks, tags

    def _make_vault(self) -> tuple[Card, ...]:
        made = VaultCard(self._theme, self._acting.desk.vault.folder)
        made.bring_in_asked.connect(self.bring_in_asked)
        return made, DataKeyCard(self._theme, self._acting, self._spawn)

    def _fill(self, place: int) -> None:
        """Make the cards of a page, unless they are there."""
        section = self._sections[place][0]
        if section in self._made:
            return
        self._made[section] = cards = self._makers[section]()
        column = self._columns[place]
        if section in _OF_THE_PRACTICE:
            self._only[section] = only = label(only_words(Right.PRACTICE), "muted", wrap=True)
            column.addWidget(only)
        takes_all = section is Section.AUDIT  # its list takes what room there is
        for card in cards:
            if card is not cards[0]:
                column.addSpacing(Space.LG)
            column.addWidget(card, 1 if takes_all else 0)
        if not takes_all:
            column.addStretch(1)
        if self.isVisible():
            self._draw(section)
        self._fit()

    @property
    def sections(self) -> int:
        return len(self._sections)

    def edit_group(self, group_id: str) -> None:
        self._groups.edit(group_id)
        self._go_to_section(Section.GROUPS)

    def go_to_people(self) -> None:
        """Where a co-facilitator is added."""
        self._go_to_section(Section.USERS)
        self._users.begin()

    def go_to_setting(self, wanted: str) -> None:
        """To a section, or to what sets something, by its id: in view, and with the focus where one may change it."""
        itself = next((each for each in Section if each.id == wanted), None)
        if itself is not None:
            self._go_to_section(itself)
            self._take_focus()
            return
        if (section := section_of(wanted)) is None:
            return
        self._go_to_section(section)
        there = [each for each in self._pages.findChildren(QWidget) if what_is_set_with(each) == wanted]
        if not there:
            return
        control = next((each for each in there if _is_chosen(each)), there[0])
        if section is Section.PROGRAMS:
            self._programs.bring_up(control)
        # once what came up has its place
        QTimer.singleShot(0, self, partial(self._show_control, control))

    def _show_control(self, control: QWidget) -> None:
        if not isValid(control):
            return
        page = self._pages.currentWidget()
        if isinstance(page, Scroll):
            page.ensureWidgetVisible(control, 0, self._theme.px(ABOVE))
        stops = [control, *control.findChildren(QWidget)]
        stop = next((each for each in stops if _takes_focus(each)), None)
        if stop is None:
            self._take_focus()
            return
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(page, Scroll):
            page.ensureWidgetVisible(stop, 0, self._theme.px(ABOVE))

    def _take_focus(self) -> None:
        """To the section that is shown, in the list."""
        place = self._pages.currentIndex()
        where = self._picker if self._picker.isVisible() else self._buttons.button(place)
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._list.ensureWidgetVisible(where)

    def go_to_keys(self) -> None:
        self._go_to_section(Section.KEYS)

    def go_to_backups(self) -> None:
        self._go_to_section(Section.BACKUPS)

    def go_to_marks(self) -> None:
        self._go_to_section(Section.MARKS)

    def half_typed(self) -> list[tuple[int, str]]:
        """The sections in which something was typed that is not saved, each with its place."""
        return [
            (place, word)
            for place, (section, word, _icon) in enumerate(self._sections)
            if any(isinstance(card, _TYPED_INTO) and card.half_typed for card in self._made.get(section, ()))
        ]

    def show_share(self, look: ShareLook) -> None:
        self._share.display_look(look)

    def redraw(self) -> None:
        if self.isVisible():
            self.appearance.display_look(self._theme.look)
            for section in self._made:
                self._draw(section)

    def _draw(self, section: Section) -> None:
        cards, may = self._made[section], self._acting.seat.may(Right.PRACTICE)
        for card in cards:
            if isinstance(card, _DRAWN):
                card.redraw()
        if section in _OF_THE_PRACTICE:
            self._only[section].setVisible(not may)
            for card in cards:
                card.setEnabled(may)
            for button in cards[0].findChildren(Button):  # last: lines are made anew
                if not button.isCheckable():
                    button.offer_if(may)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        give_sides(self, self._theme)
        narrow = self.width() < self._theme.px(NARROW)
        self._list.setVisible(not narrow)
        self._picker.setVisible(narrow)
        self._list.setFixedWidth(max(self._theme.px(LIST_WIDTH), self._list.minimumSizeHint().width()))
        self._pages.setMaximumWidth(self._theme.px(DETAIL_WIDTH))
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        tight = self.width() < self._theme.px(TIGHT)
        made = [card for cards in self._made.values() for card in cards]
        for card in made:
            card.tighten(tight)
        room = (
            self.width()
            - 2 * side(self._theme, self.width())
            - (0 if narrow else self._list.width() + Space.LG)
        )
        for card in made:
            if isinstance(card, UsersCard | PassphraseCard | AuditCard):
                card.narrow(room < self._theme.px(520))
            elif isinstance(card, KeysCard):
                card.stack(room < self._theme.px(360))

    def go_to(self, place: int) -> None:
        self._fill(place)
        self._buttons.button(place).setChecked(True)
        self._pages.setCurrentIndex(place)
        self._picker.display(self._words, str(place))

    def _go_to_section(self, wanted: Section) -> None:
        self.go_to(next(at for at, (section, _word, _icon) in enumerate(self._sections) if section is wanted))

    @property
    def _words(self) -> list[tuple[str, str]]:
        return [(str(at), word) for at, (_section, word, _icon) in enumerate(self._sections)]

    def _pick(self, place: str) -> None:
        self.go_to(int(place))


def _takes_focus(control: QWidget) -> bool:
    tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and control.isVisible() and control.isEnabled()


def _is_chosen(control: QWidget) -> bool:
    """Of several buttons that set one thing."""
    return isinstance(control, Button) and control.isChecked()
