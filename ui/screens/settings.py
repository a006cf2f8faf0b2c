"""Settings: what there is at the left, one thing at a time at the right."""

from __future__ import annotations

from functools import partial

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


class SettingsScreen(QWidget):
    """Each section is a card of its own."""

    mode_chosen = Signal(str)
    text_size_chosen = Signal(int)
    share_chosen = Signal(ShareLook)
    bring_in_asked = Signal()
    library_asked = Signal(str)  # a section of it
    tag_asked = Signal(str, str)  # the same, and what is looked for in it

    def __init__(self, theme: Theme, hub: Hub, acting: Acting, spawn: Spawn) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self.appearance = AppearanceCard(theme)
        self.chimes = ChimesCard(theme)
        self.privacy, self.documents = PrivacyCard(theme), DocumentsCard(theme)
        self._users = UsersCard(theme, acting, spawn)
        self._passphrase = PassphraseCard(theme, acting, spawn)
        self._practice, self._groups = PracticeCard(theme, acting), GroupsCard(theme, acting)
        self._programs, self.retention = ProgramsCard(theme, acting), RetentionCard(theme, acting)
        self._marks = MarksCard(theme, acting)
        self._formats = FormatsCard(theme, acting)
        self._keys = KeysCard(theme)
        self._share = ShareCard(theme)
        self.agendas, self.decks = AgendasCard(theme, acting), DecksCard(theme, acting)
        self._tags = TagsCard(theme, acting)
        self._vault = VaultCard(theme, acting.desk.vault.folder)
        self.backups = BackupsCard(theme, acting, spawn)
        self.check, self._audit = CheckCard(theme, acting, spawn), AuditCard(theme, acting, spawn)
        cards: dict[Section, Card] = {
            Section.APPEARANCE: self.appearance,
            Section.SOUNDS: self.chimes,
            Section.KEYS: self._keys,
            Section.SHARE_VIEW: self._share,
            Section.PRIVACY: self.privacy,
            Section.DOCUMENTS: self.documents,
            Section.PRACTICE: self._practice,
            Section.GROUPS: self._groups,
            Section.AGENDAS: self.agendas,
            Section.PROGRAMS: self._programs,
            Section.DECKS: self.decks,
            Section.MARKS: self._marks,
            Section.FORMATS: self._formats,
            Section.USERS: self._users,
            Section.PASSPHRASE: self._passphrase,
            Section.VAULT: self._vault,
            Section.BACKUPS: self.backups,
            Section.AUDIT: self._audit,
            Section.ABOUT: AboutCard(theme),
        }
        self._recovery = RecoveryKeyCard(theme, acting, spawn)
        self._earlier = EarlierCard(theme, acting, spawn)
        self._data_key = DataKeyCard(theme, acting, spawn)
        self._below: dict[Card, Card] = {
            self._programs: self.retention,
            self.decks: self._tags,
            self._users: self._recovery,
            self._passphrase: self._earlier,
            self._vault: self._data_key,
            self.backups: self.check,
        }
        self._of_the_practice: dict[Card, QLabel] = {
            card: label(only_words(Right.PRACTICE), "muted", wrap=True)
            for card in (
                self._practice,
                self._groups,
                self.agendas,
                self._programs,
                self._marks,
                self._formats,
            )
        }
        self._sections: list[tuple[str, str, Card]] = [
            (named.words, icon, cards[section]) for section, (named, icon) in sections().items()
        ]
        self._found = {section.id: card for section, card in cards.items()}
        self._buttons = QButtonGroup(self)
        self._picker = Picker(theme, _("Settings"))
        self._pages = QStackedWidget()
        self._place()
        self.appearance.mode_chosen.connect(self.mode_chosen)
        self.appearance.text_size_chosen.connect(self.text_size_chosen)
        self._vault.bring_in_asked.connect(self.bring_in_asked)
        self.decks.library_asked.connect(self.library_asked)
        self._tags.group_asked.connect(self.edit_group)
        self._tags.tag_asked.connect(self.tag_asked)
        self._share.chosen.connect(self.share_chosen)
        self._keys.refused.connect(acting.refused)
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
        for place, (word, icon, card) in enumerate(self._sections):
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
            if (only := self._of_the_practice.get(card)) is not None:
                column.addWidget(only)
            column.addWidget(card, 1 if card is self._audit else 0)
            if (below := self._below.get(card)) is not None:
                column.addSpacing(Space.LG)
                column.addWidget(below)
            if card is not self._audit:  # its list takes what room there is
                column.addStretch(1)
        words.body.addStretch(1)
        self._picker.display([(str(at), word) for at, (word, _icon, _card) in enumerate(self._sections)], "0")

    @property
    def sections(self) -> int:
        return len(self._sections)

    def edit_group(self, group_id: str) -> None:
        self._groups.edit(group_id)
        self._go_to_card(self._groups)

    def go_to_people(self) -> None:
        """Where a co-facilitator is added."""
        self._go_to_card(self._users)
        self._users.begin()

    def go_to_setting(self, wanted: str) -> None:
        """To a section, or to what sets something, by its id: in view, and with the focus where one may change it."""
        if (section := self._found.get(wanted)) is not None:
            self._go_to_card(section)
            self._take_focus()
            return
        there = [each for each in self._pages.findChildren(QWidget) if what_is_set_with(each) == wanted]
        if not there:
            return
        control = next((each for each in there if _is_chosen(each)), there[0])
        pages = self._pages.findChildren(Scroll, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self.go_to(next(self._pages.indexOf(page) for page in pages if page.isAncestorOf(control)))
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
        self._go_to_card(self._keys)

    def go_to_backups(self) -> None:
        self._go_to_card(self.backups)

    def go_to_marks(self) -> None:
        self._go_to_card(self._marks)

    def half_typed(self) -> list[tuple[int, str]]:
        """The sections in which something was typed that is not saved, each with its place."""
        cards: tuple[Card, ...] = tuple(
            card
            for card in (
                self._practice,
                self._groups,
                self._programs,
                self._users,
                self._marks,
                self._formats,
            )
            if card.half_typed
        )
        return [(place, word) for place, (word, _icon, card) in enumerate(self._sections) if card in cards]

    def show_share(self, look: ShareLook) -> None:
        self._share.display_look(look)

    def redraw(self) -> None:
        if self.isVisible():
            self.appearance.display_look(self._theme.look)
            may = self._acting.seat.may(Right.PRACTICE)
            for ours, only in self._of_the_practice.items():
                ours.setEnabled(may)
                only.setVisible(not may)
            for card in (self._users, self._recovery, self._earlier, self._data_key):
                card.redraw()
            self._practice.redraw()
            self._groups.redraw()
            self._programs.redraw()
            self.retention.redraw()
            self.backups.redraw()
            self.check.redraw()
            self.agendas.redraw()
            self.decks.redraw()
            self._tags.redraw()
            self._marks.redraw()
            self._formats.redraw()
            self.retention.setEnabled(may)
            for ours in self._of_the_practice:  # last: lines are made anew
                for button in ours.findChildren(Button):
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
        for _word, _icon, each in self._sections:
            for card in filter(None, (each, self._below.get(each))):
                card.tighten(tight)
        room = (
            self.width()
            - 2 * side(self._theme, self.width())
            - (0 if narrow else self._list.width() + Space.LG)
        )
        for card in (self._users, self._passphrase, self._audit):
            card.narrow(room < self._theme.px(520))
        self._keys.stack(room < self._theme.px(360))

    def go_to(self, place: int) -> None:
        self._buttons.button(place).setChecked(True)
        self._pages.setCurrentIndex(place)
        words = [(str(at), word) for at, (word, _icon, _card) in enumerate(self._sections)]
        self._picker.display(words, str(place))

    def _go_to_card(self, wanted: Card) -> None:
        self.go_to(next(at for at, (_word, _icon, card) in enumerate(self._sections) if card is wanted))

    def _pick(self, place: str) -> None:
        self.go_to(int(place))


def _takes_focus(control: QWidget) -> bool:
    tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and control.isVisible() and control.isEnabled()


def _is_chosen(control: QWidget) -> bool:
    """Of several buttons that set one thing."""
    return isinstance(control, Button) and control.isChecked()
