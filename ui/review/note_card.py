"""One note: its head, its sections with what is asked about them, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.lines import ADDENDUM, NEW_OBJECTIVE, RISK_WORDS, WHY_ALIKE
from app.review.sheet import Hindrance, Need, NoteSheet, Place
from ui.parts.card import Card
from ui.parts.let_change import let_change
from ui.parts.scroll import Scroll
from ui.parts.tab_order import chain
from ui.review.alike_panel import AlikePanel
from ui.review.counseling_fold import CounselingFold
from ui.review.hindrance_list import HindranceList
from ui.review.note_foot import NoteFoot
from ui.review.note_head import NoteHead
from ui.review.note_words import facts_line, is_done, is_group, next_open, status
from ui.review.objectives_field import ObjectivesField
from ui.review.policy_line import PolicyLine
from ui.review.risk_field import RiskField
from ui.review.section_field import SectionField
from ui.review.shown import Shown
from ui.review.signed_panel import SignedPanel, SignedWords
from ui.review.steady import Steady
from ui.theme import Space, Theme


class NoteCard(Card):
    """Its parts say what a person did. Another note, or another format, begins with new fields; else what stands keeps
    its place, and the focus in it."""

    fact_met = Signal(str)
    group_asked = Signal()  # what is open is answered in the group’s section
    section_made = Signal(SectionField)

    def __init__(self, theme: Theme, fact_words: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._fact_words = theme, fact_words
        self._made_for: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self.sections: dict[str, SectionField] = {}
        self.top, self.foot = NoteHead(theme), NoteFoot(theme)
        self.risk, self.objectives = RiskField(theme), ObjectivesField(theme)
        self.alike, self.hindrances = AlikePanel(theme), HindranceList(theme)
        self.signed = SignedPanel(theme)
        self.policy = PolicyLine(theme)
        self.counseling = CounselingFold(theme)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, Space.XS, 0)
        self._page.setSpacing(Space.LG)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(Space.LG)
        self._page.addWidget(self.signed)
        self._page.addLayout(self._fields)
        for part in (self.objectives, self.alike, self.hindrances, self.policy, self.counseling):
            self._page.addWidget(part)
        self._page.addStretch(1)
        self.scrolled = Scroll(page)
        self.scrolled.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._steady = Steady(self.scrolled, page)
        self.body.addWidget(self.top)
        self.body.addWidget(self.scrolled, 1)
        self.body.addWidget(self.foot)
        self.hindrances.jumped.connect(self.jump)
        self.counseling.grown.connect(self._show_later)
        self.signed.opened.connect(self._make_room)

    def display_note(self, shown: Shown, sheet: NoteSheet, signed: SignedWords | None) -> None:
        """`signed` are the words of a note that is signed: it is read, not written."""
        with self._steady.held():
            self._draw(shown, sheet, signed)

    def _draw(self, shown: Shown, sheet: NoteSheet, signed: SignedWords | None) -> None:
        self._make(sheet, signed is not None)
        own_format = shown.writes and not is_group(sheet) and not sheet.no_show and signed is None
        formats = shown.formats if own_format else ()
        self.top.display(sheet.name, facts_line(sheet), formats, sheet.format.id)
        self.signed.setVisible(signed is not None)
        if signed is not None:
            self.signed.display(signed)
            self.signed.restore(shown.typed.get(ADDENDUM, ""))
            self.signed.ask(dict(shown.addendum_names))
        for section in sheet.sections if signed is None else ():
            field = self.sections[section.id]
            field.display(section, elsewhere=shown.elsewhere, writes=shown.writes)
            if section.id in shown.typed:
                field.edit.restore(shown.typed[section.id])
        person = signed is None and not is_group(sheet)
        self.risk.setVisible(person)
        self.objectives.setVisible(person and not sheet.no_show)
        self.risk.display(sheet.risk, dict(shown.risk_names), absent=sheet.no_show, said=sheet.risk_said)
        if RISK_WORDS in shown.typed:
            self.risk.restore(shown.typed[RISK_WORDS])
        self.objectives.display(sheet.objectives)
        self.objectives.restore(shown.typed.get(NEW_OBJECTIVE, ""))
        self.alike.display(sheet.alike if signed is None else ())
        self.alike.restore(shown.typed.get(WHY_ALIKE, self.alike.reason))
        self.hindrances.display(sheet.hindrances if signed is None else (), elsewhere=shown.elsewhere)
        self.policy.display(shown.policy)
        more = next_open(shown.sheets, sheet.about) not in ("", sheet.about)
        words = status(sheet) if signed is None else ""
        self.foot.display(words, done=is_done(sheet), elsewhere=shown.elsewhere, more=more)
        let_change(self, shown.writes)
        self._order()

    # Where a person goes

    def jump(self, hindrance: Hindrance) -> None:
        """To the place that a hindrance names."""
        match hindrance.place:
            case Place.SECTION:
                field = self.sections.get(hindrance.section) or next(iter(self.sections.values()), None)
                asks = field.questions.stops() if field is not None and hindrance.need is Need.NAME else []
                part = asks[0] if asks else field.edit if field is not None else self.foot.go
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                self._bring(part)
            case Place.RISK:
                asks = self.risk.questions.stops() if hindrance.need is Need.NAME else []
                if asks:
                    asks[0].setFocus(Qt.FocusReason.OtherFocusReason)
                else:
                    self.risk.take_focus()
                self._bring(self.risk)
            case Place.OBJECTIVES:
                self.objectives.take_focus()
                self._bring(self.objectives)
            case Place.ALIKE:
                self.alike.take_focus()
                self._bring(self.alike)
            case Place.GROUP:
                self.group_asked.emit()

    def begin_at(self, sheet: NoteSheet) -> None:
        """Where somebody who comes to this note begins: at what is open first in it, or at its first words. Never at
        the answer on risk, where the next key could give it. The page stands at its top as far as that shows: the
        draft is read first."""
        self.scrolled.verticalScrollBar().setValue(0)
        open_yet = [each for each in sheet.hindrances if each.place not in (Place.RISK, Place.GROUP)]
        if is_done(sheet) or not self.sections:
            button = self.foot.copy if self.foot.go.isHidden() else self.foot.go
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif open_yet:
            self.jump(open_yet[0])
        else:
            next(iter(self.sections.values())).edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_beside(self, beside: QWidget) -> None:
        """What stands beside the note where there is room, below it where there is not."""
        self._page.insertWidget(self._page.count() - 1, beside)

    def stand_narrow(self, narrow: bool) -> None:
        """Where room is short, the head scrolls with the rest."""
        self.tighten(narrow)
        if narrow:
            self._page.insertWidget(0, self.top)
        else:
            self.body.insertWidget(0, self.top)

    def _make_room(self) -> None:
        """All of the form for an addendum can be seen, its buttons too."""
        QTimer.singleShot(0, self, self._show_addendum)  # the layout gives it its place first

    def _show_addendum(self) -> None:
        self._show(self.signed.form)

    def _show(self, part: QWidget) -> None:
        self.scrolled.ensureWidgetVisible(part, 0, Space.XL)

    def _bring(self, part: QWidget) -> None:
        """At once, and once more when the sentence in the foot, which may take lines from the page, has its place."""
        self._show(part)
        self._show_later(part)

    def _show_later(self, part: QWidget) -> None:
        """What came up at the foot of the page is seen, once the layout knows how high it is."""
        QTimer.singleShot(0, part, partial(self._show, part))

    # How it is made

    def _make(self, sheet: NoteSheet, signed: bool) -> None:
        ids = () if signed else tuple(section.id for section in sheet.sections)
        made_for = (sheet.about, sheet.format.id, ids)
        if made_for == self._made_for:
            return
        other = sheet.about != self._made_for[0]
        self._made_for = made_for
        self._fields.removeWidget(self.risk)
        for field in self.sections.values():
            self._fields.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.sections = {}
        drafted = [place for place, section in enumerate(sheet.sections) if section.drafted]
        for section in sheet.sections if not signed else ():
            field = self.sections[section.id] = SectionField(self._theme, section, self._fact_words)
            field.fact_met.connect(self.fact_met)
            self._fields.addWidget(field)
            field.show()  # the layout would do it later
            self.section_made.emit(field)
        # what is judged comes after what was caught
        self._fields.insertWidget(drafted[-1] + 1 if drafted and not signed else 0, self.risk)
        if other:
            for part in (self.risk, self.objectives, self.alike, self.signed, self.foot):
                part.begin()
            self._steady.forget()

    def _order(self) -> None:
        stops: list[QWidget] = [self.top.format, *self.signed.stops()]
        for place in range(self._fields.count()):
            item = self._fields.itemAt(place)
            part = item.widget() if item is not None else None
            if isinstance(part, SectionField | RiskField):
                stops += part.stops()
        stops += [
            *self.objectives.stops(),
            *self.alike.stops(),
            *self.hindrances.stops(),
            *self.policy.stops(),
            *self.counseling.stops(),
        ]
        chain(self, [*stops, *self.foot.stops()])
