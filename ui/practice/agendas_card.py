"""Agendas: those that programs bring, the practice's own, and what can be done with each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.model.agenda import Agenda
from app.practice.state import Practice
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.label import label
from ui.practice.agenda_words import total_words
from ui.practice.own_line import OwnLine
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme


class AgendasCard(Card):
    """Nothing is changed here: what a person wants is asked for, by the agenda's id."""

    new_asked = Signal()
    copy_asked = Signal(str)
    change_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Agendas"))
        self._theme, self._acting = theme, acting
        self._shown: tuple[tuple[Agenda, str, bool], ...] | None = None
        self._none = label(_("No agenda is there yet. A program brings one; or write your own."), wrap=True)
        self._lines = sets(QWidget(), Setting.AGENDAS)
        self._list = QVBoxLayout(self._lines)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.MD)
        words = _(
            "A program’s own agenda stays as it is. Copy it, change the copy, and choose it for a group."
        )
        new = sets(Button(theme, words_of(Setting.NEW_AGENDA), "plus"), Setting.NEW_AGENDA)
        row = QHBoxLayout()
        row.addWidget(new)
        row.addStretch(1)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self._none)
        self.body.addWidget(self._lines)
        self.body.addWidget(rule())
        self.body.addLayout(row)
        new.clicked.connect(self.new_asked)

    def redraw(self) -> None:
        agendas = listed(self._acting.desk.practice)
        if agendas == self._shown:
            return
        self._shown = agendas
        self._none.setVisible(not agendas)
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for agenda, where, own in agendas:
            total = total_words(agenda.minutes, agenda.service_minutes)
            line = OwnLine(self._theme, agenda.id, agenda.title, (f"{total}  ·  {where}",), own=own)
            line.copy_asked.connect(self.copy_asked)
            line.change_asked.connect(self.change_asked)
            line.remove_asked.connect(self.remove_asked)
            self._list.addWidget(line)
            line.show()  # a layout would do it later


def listed(practice: Practice) -> tuple[tuple[Agenda, str, bool], ...]:
    """Each agenda, what is said about it, and whether it is the practice's own: those first, by title."""
    own = sorted(practice.agendas.values(), key=lambda agenda: agenda.title.casefold())
    rows = [(agenda, _used_words(practice, agenda), True) for agenda in own]
    brought: dict[str, tuple[Agenda, list[str]]] = {}
    for program in practice.programs.values():
        if program.agenda.id not in practice.agendas:  # a program can choose one of the practice's own
            brought.setdefault(program.agenda.id, (program.agenda, []))[1].append(program.name)
    for agenda, programs in brought.values():
        whose = _("comes with {program}").format(program=", ".join(programs))
        rows.append((agenda, whose, False))
    return tuple(rows)


def _used_words(practice: Practice, agenda: Agenda) -> str:
    groups = practice.groups_with(agenda.id)
    if not groups:
        return _("no group uses it yet")
    return _("used by {groups}").format(groups=", ".join(group.name for group in groups))
