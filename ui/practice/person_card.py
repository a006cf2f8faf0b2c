"""One person of the practice: an overview, their details, their care, and their plan, each on a page of its own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.audit.events import LookedAt
from app.model.people import Person
from app.model.roles import Right
from app.practice.state import Practice
from app.words import _
from ui.acting import Acting
from ui.days import day_shown as day_shown
from ui.days import read_day as read_day
from ui.looked import Looked
from ui.parts.button import Button
from ui.parts.card import Card
from ui.parts.choice import Picker
from ui.parts.label import label
from ui.parts.let_change import let_change
from ui.parts.scroll import Scroll
from ui.practice.apart_section import ApartSection
from ui.practice.erase_section import EraseSection
from ui.practice.person_brief import PersonBrief
from ui.practice.person_care import PersonCare
from ui.practice.person_details import PersonDetails
from ui.practice.person_plan import PersonPlan
from ui.theme import Space, Theme

OVERVIEW, DETAILS, CARE, PLAN = range(4)


class PersonCard(Card):
    """Shows one person, or an empty form for a new one; what was typed is kept on Save or Enter."""

    save_asked = Signal()
    back_asked = Signal()
    name_typed = Signal(str)

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(margin=Space.XL)
        self._theme, self._acting = theme, acting
        self._looked = Looked(acting)
        self._has_pages = False
        self._person: Person | None = None
        self._practice, self._today = Practice(), date.min
        self._back = Button(theme, _("All people"), "arrow-left", "quiet")
        self._title = label("", "heading", wrap=True)
        self._where = label("", "muted", wrap=True)
        self._tabs, self._picker = QTabBar(), Picker(theme, _("Page"))
        self._pages = QStackedWidget()
        self.overview = PersonBrief(theme)
        self.details = PersonDetails(theme)
        self.apart = ApartSection(theme, acting)
        self.care, self.erase = PersonCare(theme, acting), EraseSection(theme, acting)
        self.plan = PersonPlan(theme, acting)
        self._save = Button(theme, _("Save"), "check", "primary")
        self._footer = QWidget()
        self._place()
        self._back.clicked.connect(self.back_asked)
        self._save.clicked.connect(self.save_asked)
        self.details.save_asked.connect(self.save_asked)
        self.details.name_typed.connect(self.name_typed)
        self.overview.plan_asked.connect(self._open_plan)
        self._tabs.currentChanged.connect(self.go_to)
        self._picker.picked.connect(self._pick)
        self.go_to(OVERVIEW)

    def _place(self) -> None:
        words = (_("Overview"), _("Details"), _("Care"), _("Plan"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setAccessibleName(_("Page"))
        for word in words:
            self._tabs.addTab(word)
        self._picker.display([(str(place), word) for place, word in enumerate(words)], "0")
        for part in (self.overview, self.details, self.care, self.plan):
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, Space.SM, Space.SM)
            column.addWidget(part)
            if part is self.overview:
                self._overview_page = column
            if part is self.details:
                column.addSpacing(Space.MD)
                column.addWidget(self.apart)
            if part is self.care:
                column.addSpacing(Space.XL)
                column.addWidget(self.erase)
            self._pages.addWidget(Scroll(page))
        footer = QHBoxLayout(self._footer)
        footer.setContentsMargins(0, 0, 0, 0)
        footer.addWidget(self._save)
        footer.addStretch(1)
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._title)
        self.body.addWidget(self._where)
        self.body.addWidget(self._tabs)
        self.body.addWidget(self._picker)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self._footer)

    def put_below(self, page: QWidget) -> None:
        """What tells of the person over time, on the page of the overview."""
        self._overview_page.addWidget(page, 1)

    def display(  # type: ignore[override]
        self, practice: Practice, person: Person | None, where: str, today: date
    ) -> None:
        """`person` is None for a new one; `where` says which group they join."""
        self.details.display(person)
        self._title.setText(person.name if person else _("A new person"))
        self._where.setText(where)
        self._where.setVisible(bool(where))
        self._save.display(_("Save") if person else _("Add"), "check" if person else "user-plus")
        self._person, self._practice, self._today = person, practice, today
        self._show_page()
        self._has_pages = person is not None
        if not self._has_pages:
            self.go_to(DETAILS)
        self._fit()

    def go_to(self, page: int) -> None:
        """Show a page; the next person is shown on it as well."""
        self._pages.setCurrentIndex(page)
        self._tabs.setCurrentIndex(page)
        self._picker.setCurrentIndex(page)
        self._footer.setVisible(page == DETAILS)
        self._show_page()

    def _show_page(self) -> None:
        """Only what is seen is drawn: a person can have years of care."""
        page, may = self._pages.currentIndex(), self._acting.seat.may(Right.PEOPLE)
        if self._person is not None and page == OVERVIEW:
            self.overview.display(self._practice, self._person, self._today)
        elif page == DETAILS:
            self.apart.display(self._person, self._today)
            let_change(self.details, may)
            self._save.offer_if(may)
        elif self._person is not None and page == CARE:
            self.care.display(self._person)
            self.erase.display(self._person)
        elif self._person is not None and page == PLAN:
            self.plan.display(self._person)
        self._note_looking()

    def _note_looking(self) -> None:
        """That the person is looked at is noted by the screen; their plan is a thing of its own."""
        plan = self.isVisible() and self._person is not None and self._pages.currentIndex() == PLAN
        self._looked.at(LookedAt(what="plan", person=self._person.id) if plan and self._person else None)

    def showEvent(self, event: QShowEvent) -> None:
        """In the list's place: with it the focus went, which must not land on the next best button."""
        super().showEvent(event)
        if not event.spontaneous() and not self._back.isHidden():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note_looking()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looked.at(None)

    def show_way_back(self, there: bool) -> None:
        """Where the card has taken the list's place."""
        self._back.setVisible(there)
        self.tighten(there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The pages' names side by side, or as a list where they have no room."""
        margins = self.body.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        narrow = self._tabs.sizeHint().width() > room
        self._tabs.setVisible(self._has_pages and not narrow)
        self._picker.setVisible(self._has_pages and narrow)

    def _open_plan(self) -> None:
        self.go_to(PLAN)

    def _pick(self, page: str) -> None:
        self.go_to(int(page))
