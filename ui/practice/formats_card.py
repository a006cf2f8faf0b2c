"""Note formats: those that come with Groupside, the practice's own, and a form for one of them."""

from __future__ import annotations

import secrets
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.note_formats import SECTIONS_MOST, TITLE_LENGTH, NoteFormat
from app.model.notes import compared
from app.practice.free_names import free_name
from app.practice.note_formats import drop_format, keep_format
from app.words import _
from ui.acting import Acting
from ui.parts.button import Button
from ui.parts.card import Card, rule
from ui.parts.choice import CheckBox
from ui.parts.field import Field
from ui.parts.label import label
from ui.parts.tab_order import chain
from ui.practice.ordered_lines import OrderedLines
from ui.practice.own_line import OwnLine
from ui.practice.section_line import SectionLine
from ui.setting_words import Setting, sets, words_of
from ui.theme import Space, Theme


class FormatsCard(Card):
    """A list, and one form: what is typed in it stays until it is saved or thrown away."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Note formats"))
        self._theme, self._acting = theme, acting
        self._shown: tuple[tuple[NoteFormat, str, bool], ...] | None = None
        self._id = ""  # of the format in the form; '' while there is none
        self._lines: list[OwnLine] = []
        self._formats = sets(QWidget(), Setting.FORMATS)
        self._list = QVBoxLayout(self._formats)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.MD)
        self._name = QLineEdit()
        self._name.setMaxLength(TITLE_LENGTH)
        self._sections = OrderedLines(theme, fields=True)
        self._add = Button(theme, _("Add a section"), "plus")
        self._save = Button(theme, _("Save format"), "check", "primary")
        self._let_go = Button(theme, _("Throw away"), kind="quiet")
        self._new = sets(Button(theme, words_of(Setting.NEW_FORMAT), "plus"), Setting.NEW_FORMAT)
        self._form = QWidget()
        self._began: tuple[str | bool, ...] = ()
        self._place()
        self._sections.edited.connect(self._order)
        self._new.clicked.connect(self._begin_new)
        self._add.clicked.connect(self._add_section)
        self._save.clicked.connect(self._keep)
        self._let_go.clicked.connect(self.close_form)
        self._name.returnPressed.connect(self._keep)

    def _place(self) -> None:
        words = _(
            "The sections of a progress note, and with which facts each begins. A program takes one of these under "
            "Programs, and a single note can take another."
        )
        form, end, more, row = QVBoxLayout(self._form), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(Space.MD)
        form.addWidget(Field(self._theme, _("Title of the format"), self._name))
        form.addWidget(self._sections)
        for line, buttons in ((more, (self._add,)), (end, (self._save, self._let_go)), (row, (self._new,))):
            line.setSpacing(Space.MD)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
        form.addLayout(more)
        form.addLayout(end)
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self._formats)
        self.body.addWidget(rule())
        self.body.addWidget(self._form)
        self.body.addLayout(row)
        self._form.setVisible(False)

    def redraw(self) -> None:
        formats = self._listed()
        if formats == self._shown:
            return
        self._shown = formats
        for old in self._lines:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = []
        for format, used, own in formats:
            said = " · ".join(section.title for section in format.sections)
            lines = (said, _("used by {programs}").format(programs=used)) if used else (said,)
            line = OwnLine(self._theme, format.id, format.title, lines, own=own)
            line.change_asked.connect(self.edit)
            line.copy_asked.connect(self._begin_copy)
            line.remove_asked.connect(self._drop)
            self._lines.append(line)
            self._list.addWidget(line)
            line.show()  # a layout would do it later
        self._order()

    def edit(self, format_id: str) -> None:
        """One of the practice's own into the form."""
        if (format := self._acting.desk.practice.noting.own_formats.get(format_id)) is not None:
            self._fill(format)

    @property
    def half_typed(self) -> bool:
        """Whether something stands in an open form that was not there at first."""
        return not self._form.isHidden() and self._typed() != self._began

    def _typed(self) -> tuple[str | bool, ...]:
        lines = self._sections.bodies
        edits = [edit.text() for line in lines for edit in line.findChildren(QLineEdit)]
        boxes = [box.isChecked() for line in lines for box in line.findChildren(CheckBox)]
        return (self._name.text(), *edits, *boxes)

    def close_form(self) -> None:
        self._id = ""
        self._form.setVisible(False)
        self._new.setVisible(True)

    def _order(self) -> None:
        """Lines and sections are made anew: the keyboard still goes from top to bottom."""
        listed = [button for line in self._lines for button in line.findChildren(Button)]
        ends = (self._add, self._save, self._let_go, self._new)
        chain(self, [*listed, self._name, *self._sections.stops(), *ends])

    def _listed(self) -> tuple[tuple[NoteFormat, str, bool], ...]:
        """Each format, which programs write in it, and whether it is the practice's own."""
        practice = self._acting.desk.practice
        return tuple(
            (
                format,
                ", ".join(each.name for each in practice.programs.values() if each.rules.note_format == id),
                id in practice.noting.own_formats,
            )
            for id, format in practice.noting.formats.items()
        )

    def _fill(self, format: NoteFormat | None, id: str = "") -> None:
        self._id = format.id if format is not None and not id else id or secrets.token_hex(8)
        self._name.setText(format.title if format is not None else "")
        self._sections.clear()
        for section in format.sections if format is not None else ():
            self._sections.add(SectionLine(self._theme, section), section.title)
        if format is None:
            self._sections.add(SectionLine(self._theme))
        self._began = self._typed()
        self._form.setVisible(True)
        self._new.setVisible(False)
        self._order()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _begin_new(self) -> None:
        self._fill(None)

    def _begin_copy(self, format_id: str) -> None:
        formats = self._acting.desk.practice.noting.formats
        if (format := formats.get(format_id)) is not None:
            taken = {compared(each.title) for each in formats.values()}
            name = free_name(_("Copy of {title}").format(title=format.title), taken, TITLE_LENGTH)
            self._fill(format.model_copy(update={"title": name}), secrets.token_hex(8))

    def _add_section(self) -> None:
        if len(self._sections.bodies) >= SECTIONS_MOST:
            self._acting.refused.emit(_("A format has room for {n} sections.").format(n=SECTIONS_MOST))
            return
        line = SectionLine(self._theme)
        self._sections.add(line)
        self._order()
        line.take_focus()

    def _keep(self) -> None:
        lines = [
            line for line in self._sections.bodies if isinstance(line, SectionLine) and not line.is_empty
        ]
        title = " ".join(self._name.text().split())
        if not title:
            self._acting.refused.emit(_("A format needs a title."))
        elif not lines:
            self._acting.refused.emit(_("A format needs at least one section."))
        elif not all(line.title() for line in lines):
            self._acting.refused.emit(_("Each section needs a title."))
        else:
            taken = [line.kept for line in lines]
            sections = []
            for line in lines:
                sections.append(line.section(taken))
                taken.append(sections[-1].id)
            format = NoteFormat(id=self._id, title=title, sections=tuple(sections))
            if self._acting.arrange(keep_format, format):
                self.close_form()

    def _drop(self, format_id: str) -> None:
        format = self._acting.desk.practice.noting.own_formats.get(format_id)
        if format is not None and self._acting.arrange(drop_format, format_id):
            words = _("{title} is gone. What was signed in it stays.").format(title=format.title)
            self._acting.undoable.emit(words, partial(self._acting.arrange, keep_format, format))
            if self._id == format_id:
                self.close_form()
