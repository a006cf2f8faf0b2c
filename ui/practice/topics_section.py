"""The topics of a person: those they have had, those they had in part, those still to come, and their make-ups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import floor
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.roles import Right
from app.practice.coverage import TopicOfPerson
from app.practice.days import today_of
from app.practice.making_up import make_up_topic, take_back_make_up
from app.words import _, ngettext
from ui.acting import Acting
from ui.asking import Asking
from ui.parts.choice import Picker
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.let_change import let_change
from ui.practice.care_section import CareRow, CareSection
from ui.practice.days import DayEdit
from ui.practice.week_words import short_day
from ui.theme import Space, Theme

TAKE_BACK: Final = "take_back"


class TopicsSection(QWidget):
    """A make-up is an act of its own, and so is taking it back."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acting, self._person = acting, ""
        self._topics: Sequence[TopicOfPerson] = ()
        self._titles: Mapping[str, str] = {}
        self._kinds = [(label("", "strong", wrap=True), label("", wrap=True)) for _each in range(3)]
        self._none = label(_("No topics are named in this program yet."), "muted", wrap=True)
        self._made_up = CareSection(theme, _("Made up on their own"), _("No topic was made up yet."))
        self._made_up.add_button(_("Add make-up…"), "plus", self._begin)
        self._made_up.acted.connect(self._act)
        self._made_up.redrawn.connect(self.offer)
        self._ask = AskMakeUp(theme, acting, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SM)
        column.addWidget(self._none)
        for title, names in self._kinds:
            column.addWidget(title)
            column.addWidget(names)
        column.addSpacing(Space.SM)
        column.addWidget(self._made_up)

    def display(
        self, person: str, topics: Sequence[TopicOfPerson], titles: Mapping[str, str], today: date
    ) -> None:
        """`titles` are those of all topics that there are, by id."""
        self._person, self._topics, self._titles = person, topics, titles
        kinds = kinds_of(topics, titles, today)
        for (title, names), (head, listed) in zip(self._kinds, kinds, strict=True):
            title.setText(head)
            names.setText(listed)
            title.setVisible(bool(listed))
            names.setVisible(bool(listed))
        self._none.setVisible(not topics)
        self._made_up.display_rows(
            [
                CareRow(
                    each.topic,
                    titles.get(each.topic, each.topic),
                    _("made up on {day}").format(day=short_day(each.made_up, today)),
                    ((TAKE_BACK, _("Take back")),),
                )
                for each in topics
                if each.made_up is not None
            ]
        )

    def offer(self) -> None:
        """Make-ups, to whoever may keep them."""
        let_change(self._made_up, self._acting.seat.may(Right.PEOPLE))

    def _begin(self) -> None:
        self._ask.begin(self._person, self._topics, self._titles)

    def _act(self, _act: str, topic: str) -> None:
        self._acting.arrange(take_back_make_up, self._person, topic)


class AskMakeUp(Asking):
    """Which topic was made up, and on which day; what is still missing stands first."""

    def __init__(self, theme: Theme, acting: Acting, parent: QWidget) -> None:
        super().__init__(theme, acting, parent)
        self._person = ""
        self._topic, self._on = Picker(theme, _("Topic")), DayEdit(_("Day"))
        words = _("A topic that was caught up on outside the group, with a worksheet or in a session alone.")
        self.column.addWidget(label(words, "muted", wrap=True))
        for name, part in ((_("Topic"), self._topic), (_("Day"), self._on)):
            self.column.addWidget(Field(theme, name, part))
        self.column.addStretch(1)

    def begin(self, person: str, topics: Sequence[TopicOfPerson], titles: Mapping[str, str]) -> None:
        desk = self._acting.desk
        if person not in desk.practice.people:
            return
        self._person = person
        order = {"missing": 0, "in_part": 0, "covered": 2, "made_up": 3}
        known = {each.topic: order[each.standing] for each in topics}
        every = [topic for topic in dict.fromkeys((*known, *titles)) if topic in titles]
        every.sort(key=lambda topic: known.get(topic, 1))
        self._topic.display([(topic, titles[topic]) for topic in every], next(iter(every), ""))
        self._on.display(today_of(desk.practice, desk.now(), person))
        name = desk.practice.people[person].name
        self.ask(_("A topic that {name} made up").format(name=name), _("Save"), self._topic, height=380)

    def keep(self) -> None:
        known = self._acting.desk.library.topics
        self._acting.seat.arrange(make_up_topic, self._person, self._topic.chosen, self._on.wanted(), known)


def kinds_of(
    topics: Sequence[TopicOfPerson], titles: Mapping[str, str], today: date
) -> list[tuple[str, str]]:
    """Heads and lists: had with the last day, had partly, with how much of it, and not yet."""
    had = [topic for topic in topics if topic.done]
    in_part = [topic for topic in topics if topic.in_part]
    missing = [topic for topic in topics if topic.standing == "missing"]
    return [
        (
            _("Covered ({n})").format(n=len(had)),
            _listed(_with_day(topic, titles, today) for topic in had),
        ),
        (_("Partly ({n})").format(n=len(in_part)), _listed(_with_share(topic, titles) for topic in in_part)),
        (_("Not yet ({n})").format(n=len(missing)), _listed(_title(topic, titles) for topic in missing)),
    ]


def _listed(pieces: Iterable[str]) -> str:
    return " · ".join(pieces)


def _title(topic: TopicOfPerson, titles: Mapping[str, str]) -> str:
    return titles.get(topic.topic, topic.topic)


def _with_day(topic: TopicOfPerson, titles: Mapping[str, str], today: date) -> str:
    if not topic.covered:
        return _("{title}, made up").format(title=_title(topic, titles))
    if topic.last is None:
        return _title(topic, titles)
    words = ngettext("{title}, {day}", "{title}, {n} times, last {day}", topic.times)
    return words.format(title=_title(topic, titles), n=topic.times, day=short_day(topic.last, today))


def _with_share(topic: TopicOfPerson, titles: Mapping[str, str]) -> str:
    words = _("{title}, there for {percent} %")
    return words.format(title=_title(topic, titles), percent=floor(topic.percent))
