"""People: a group's list on the left, one person on the right; lists that are pasted or come from a file."""

from __future__ import annotations

import secrets
from datetime import date
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.audit.events import LookedAt
from app.errors import Refused
from app.model.days import day_in
from app.model.notes import folded, handles
from app.model.people import Person
from app.model.roles import Right, only_words
from app.practice import commands
from app.practice.care import discharged
from app.practice.details import keep_details
from app.words import _, ngettext
from ui.acting import Acting
from ui.hub import Hub
from ui.looked import Looked
from ui.parts.button import Button
from ui.parts.button_row import ButtonRow
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.clearable import ClearableEdit
from ui.parts.label import label
from ui.parts.page_sides import give_sides, side
from ui.parts.person_row import PersonRow
from ui.parts.roster import RosterList
from ui.practice.no_group import NoGroup
from ui.practice.paste_names import PasteNames
from ui.practice.person_answers import PersonAnswers
from ui.practice.person_card import DETAILS, PersonCard
from ui.practice.roster_import import RosterImport, ask_for_list
from ui.theme import Space, Theme

# below this width the person takes the place of the list, px at 100 % text
NARROW = 860
# below this the fields and buttons of the list stand below each other
TIGHT = 360
EVERYBODY = "everybody"


class PeopleScreen(QWidget):
    """What is typed is kept on Save, Enter or when another person is chosen; a refusal keeps the old value."""

    def __init__(self, theme: Theme, hub: Hub, acting: Acting) -> None:
        super().__init__()
        self._theme, self._acting = theme, acting
        self._group_id, self._person_id = "", ""
        self._overview: PersonAnswers | None = None
        self._looked = Looked(acting)
        self._new = False  # a new person is being typed
        self._nobody = False  # who was shown is erased, and nobody was chosen since
        self._open = False  # the person stands where the list was, in a narrow window
        self._only = label(only_words(Right.PEOPLE), "muted", wrap=True)
        column, self._row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(Space.XL, Space.LG, Space.XL, 0)
        column.setSpacing(Space.SM)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.LG)
        column.addWidget(self._only)
        page = QWidget()
        page.setLayout(self._row)
        column.addWidget(page, 1)
        NoGroup(theme, hub, acting, column, page, "users")
        self._card = PersonCard(theme, acting)
        self._row.addWidget(self._make_list(), 2)
        self._row.addWidget(self._card, 3)
        self._paste = PasteNames(theme, acting.hide_asked.emit, self)
        self._paste.accepted_names.connect(self._add_all)
        self._card.save_asked.connect(self._save)
        self._card.name_typed.connect(self._point_out_namesakes)
        self._card.back_asked.connect(self._close)
        hub.changed.connect(self.redraw)
        theme.changed.connect(self.redraw)

    def _make_list(self) -> Card:
        theme = self._theme
        self._list_card = Card(_("People"), margin=Space.LIST, inset=Space.ROW)
        self._group = Picker(theme, _("Group"))
        self._search = ClearableEdit(theme)
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search people"))
        self._list = RosterList(theme, _("People"), tints_chosen=True)
        add = Button(theme, _("Add person"), "user-plus")
        paste = Button(theme, _("Paste a list"), "clipboard", tip=_("Several names at once, one a line"))
        bring = Button(theme, _("Bring in…"), "folder", tip=_("A list of people from a CSV file"))
        self._adds = (add, paste, bring)
        self._above, self._below = QHBoxLayout(), ButtonRow(self._adds)
        self._above.setSpacing(Space.SM)
        for part in (self._group, self._search):
            self._above.addWidget(part, 1)
        self._list_card.body.addLayout(self._above)
        self._list_card.body.addWidget(self._list, 1)
        self._list_card.body.addLayout(self._below)
        self._group.picked.connect(self._choose_group)
        self._search.textEdited.connect(self._find)
        self._search.returnPressed.connect(self._go_to_found)
        self._list.row_chosen.connect(self._choose)
        self._list.clicked.connect(self._open_person)
        self._list.row_activated.connect(self._open_person)
        add.clicked.connect(self._begin_new)
        paste.clicked.connect(self._open_paste)
        bring.clicked.connect(self._choose_file)
        return self._list_card

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.redraw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen is shown: what was typed about a person is kept first."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._leave()
            self._looked.at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        give_sides(self, self._theme)
        narrow = self.width() < self._theme.px(NARROW)
        self._card.show_way_back(narrow)
        self._list_card.setVisible(not (narrow and self._open))
        there = self._may or self._person_id in self._acting.desk.practice.people
        there = there and not self._nobody
        self._card.setVisible(there and (not narrow or self._open))
        self._note_looking()
        tight = self.width() < self._theme.px(TIGHT)
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._above.setDirection(below if tight else across)
        self._below.fit(self._list_room())

    def _note_looking(self) -> None:
        """A person is looked at while their card is there, not while a narrow window has the list."""
        seen = self._card.isVisible() and self._person_id in self._acting.desk.practice.people
        self._looked.at(LookedAt(what="person", person=self._person_id) if seen else None)

    def _list_room(self) -> int:
        """The width in px that the card of the list leaves to what stands in it."""
        margins = self._list_card.body.contentsMargins()
        room = self.width() - 2 * side(self._theme, self.width())
        if self._card.isVisibleTo(self):
            room = (room - Space.LG) * 2 // 5
        return room - margins.left() - margins.right()

    def redraw(self) -> None:
        if not self.isVisible():
            return
        practice = self._acting.desk.practice
        self._only.setVisible(not self._may)
        for button in self._adds:
            button.offer_if(self._may)
        groups = list(practice.groups.values())
        if self._group_id not in practice.groups and self._group_id != EVERYBODY:
            self._group_id = groups[0].id if groups else EVERYBODY
        self._group.display([*((g.id, g.name) for g in groups), (EVERYBODY, _("Everybody"))], self._group_id)
        if self._person_id and self._person_id not in practice.people:
            self._choose_nobody()
        self._show_list()
        person = practice.people.get(self._person_id)
        group = practice.groups.get(self._group_id)
        joins = _("Joins {group} from today.").format(group=group.name) if group and not person else ""
        self._card.display(practice, person, joins, self._today())
        if self._overview is not None:
            self._overview.show_person(self._person_id, self._today())
        self._fit()

    def _choose_nobody(self) -> None:
        """Whoever was shown is erased: with the next person in their place, one more Enter would begin with her."""
        self._person_id, self._nobody, self._open = "", True, False
        self._list_card.setVisible(True)
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _may(self) -> bool:
        return self._acting.seat.may(Right.PEOPLE)

    def _point_out_namesakes(self, typed: str) -> None:
        """Two people of one first name are told apart in notes by more of their names."""
        first = folded(typed.split()[0]) if typed.split() else ""
        others = [person for person in self._of_group() if person.id != self._person_id]
        same = [person for person in others if first and folded(person.name.split()[0]) == first]
        if not same:
            self._card.details.point_out("")
            return
        names = handles({"typed": typed, **{person.id: person.name for person in same}})
        hint = _("{name} is here too. In notes they are {handles}.")
        self._card.details.point_out(
            hint.format(
                name=", ".join(person.name for person in same),
                handles=", ".join(f"@{handle}" for handle in names.values()),
            )
        )

    def _show_list(self) -> None:
        everybody = self._of_group()
        wanted = folded(self._search.text())
        shown = [person for person in everybody if wanted in folded(person.name)]
        self._list_card.display(_("People"), str(len(everybody)) if everybody else "")
        self._list.display([self._row_of(person) for person in shown])
        self._list.say_when_empty(
            _("Nobody here has these letters in their name.")
            if everybody
            else _("Nobody here yet. Add a person, or paste a list of names.")
            if self._may
            else _("Nobody here yet.")
        )
        if not (self._new or self._nobody or self._person_id in self._acting.desk.practice.people):
            self._person_id = shown[0].id if shown else ""
        if any(person.id == self._person_id for person in shown):
            self._list.choose(self._person_id)
        else:
            self._list.clearSelection()

    def _row_of(self, person: Person) -> PersonRow:
        pieces = [person.pronouns]
        if self._group_id == EVERYBODY:
            practice = self._acting.desk.practice
            groups = practice.groups_of(person.id, self._today())
            gone = discharged(practice.care_of(person.id)) is not None
            nowhere = _("discharged") if gone else _("in no group")
            pieces.append(", ".join(group.name for group in groups) or nowhere)
        line = " · ".join(piece for piece in pieces if piece)
        return PersonRow(id=person.id, initials=person.initials, name=person.name, line=line)

    def _of_group(self) -> list[Person]:
        practice = self._acting.desk.practice
        if self._group_id == EVERYBODY:
            return sorted(practice.people.values(), key=lambda person: folded(person.name))
        return practice.members(self._group_id, self._today())

    def _today(self) -> date:
        group = self._acting.desk.practice.groups.get(self._group_id)
        return day_in(group.zone if group else "UTC", self._acting.desk.now())

    # What a person does

    def listed(self) -> list[PersonRow]:
        """The people on the list, as they are shown."""
        return list(self._list.shown)

    def go_to_page(self, page: int) -> None:
        """Overview, details or care of the person who is shown."""
        self._card.go_to(page)

    def take_overview(self, overview: PersonAnswers) -> None:
        """The page that tells of the person over time, below what is typed about them."""
        self._overview = overview
        self._card.put_below(overview.page)
        self.redraw()

    def show_person(self, group: str, person: str) -> None:
        """One person of a group, as if they had been chosen from its list."""
        self._choose_group(group)
        self._choose(person)
        self._open_person()

    def add(self, name: str) -> None:
        """Type a name as a new person and save it."""
        self._begin_new()
        self._card.details.type_name(name)
        self._keep()

    def _choose_group(self, group: str) -> None:
        if self._leave():
            self._group_id, self._person_id, self._new, self._nobody = group, "", False, False
        self.redraw()

    def _find(self, typed: str) -> None:
        self.redraw()

    def _choose(self, person: str) -> None:
        if person != self._person_id and self._leave():
            self._person_id, self._new, self._nobody = person, False, False
        self.redraw()

    def _go_to_found(self) -> None:
        """Enter in the search: to the first who was found, whose page stands open."""
        if self._list.shown:
            self._choose(self._list.shown[0].id)
            self._list.setFocus()
            self._open_person()

    def _open_person(self) -> None:
        self._open = True
        self._fit()

    def _close(self) -> None:
        if self._leave():
            self._open, self._new = False, False
            self.redraw()
            self._list.setFocus()

    def _leave(self) -> bool:
        """Keep what was typed about a person before another one is shown; says whether that went well."""
        return self._new or not self._person_id or not self._card.details.edited or self._keep()

    def begin_new(self, group: str) -> None:
        """A new person for a group, ready to be typed."""
        self._choose_group(group)
        self._begin_new()

    def _begin_new(self) -> None:
        if not self._leave():
            return
        groups = self._acting.desk.practice.groups
        if self._group_id not in groups:
            self._group_id = next(iter(groups), EVERYBODY)
        self._person_id, self._new, self._nobody, self._open = "", True, False, True
        self._list.clearSelection()
        self._card.details.fill(None)
        self.redraw()
        self._card.details.begin()

    def _save(self) -> None:
        if self._may:  # Enter in a field that is read keeps nothing
            self._keep()

    def _keep(self) -> bool:
        old = self._acting.desk.practice.people.get(self._person_id)
        try:
            person = self._card.details.typed(old.id if old else secrets.token_hex(16))
        except Refused as refusal:
            self._refuse(refusal.sentence)
            return False
        if old is not None:
            kept = self._acting.arrange(keep_details, person)
            said = _("{name} is saved.")
        else:
            kept = self._acting.arrange(commands.add_person, person, self._group_id, self._today())
            said = _("{name} is added.")
        if kept:
            self._acting.said.emit(said.format(name=person.name))
            # as it is kept: numbers have one shape
            self._card.details.fill(self._acting.desk.practice.people[person.id] if old else None)
            self.redraw()
            if old is None:
                self._card.details.begin()
        else:
            self._card.go_to(DETAILS)
        return kept

    def _refuse(self, sentence: str) -> None:
        """What cannot be kept stays, where it can be seen and mended."""
        self._card.go_to(DETAILS)
        self._acting.refused.emit(sentence)

    def _open_paste(self) -> None:
        group = self._acting.desk.practice.groups.get(self._group_id)
        if group is None:
            self._acting.refused.emit(_("Choose a group first."))
            return
        members = self._acting.desk.practice.members(group.id, self._today())
        self._paste.ask(group.name, [person.name for person in members])

    def _choose_file(self) -> None:
        if self._group_id not in self._acting.desk.practice.groups:
            self._acting.refused.emit(_("Choose a group first."))
            return
        ask_for_list(self, self.bring_in)

    @cached_property
    def _import(self) -> RosterImport:
        return RosterImport(self._theme, self._acting, self)

    def bring_in(self, path: str) -> None:
        """Show what a file would add to the group of the list."""
        group = self._acting.desk.practice.groups.get(self._group_id)
        if group is not None and self._leave():
            self._import.begin(path, group)

    def _add_all(self, names: list[str]) -> None:
        people = [Person(id=secrets.token_hex(16), name=name) for name in names]
        if self._acting.arrange(commands.add_people, people, self._group_id, self._today()):
            words = ngettext("{n} person was added.", "{n} people were added.", len(people))
            self._acting.said.emit(words.format(n=len(people)))
            self._paste.keep_rest()
