"""Marks and tags: the practice's own list, each with its short meaning, changed here and used at once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from app.model.marks import MARK_LENGTH, MEANING_LENGTH, SHIPPED_MARKS, SHIPPED_TAGS, Mark, Tag, as_told
from app.practice.marks import drop_mark, drop_tag, keep_mark, keep_tag
from app.words import _
from ui.acting import Acting
from ui.parts.card import Card, rule
from ui.parts.label import label
from ui.practice.kept_list import FormField, KeptLine, KeptList
from ui.setting_words import Setting, called, sets
from ui.theme import Theme


class MarksCard(Card):
    """What was caught with a mark or a tag stays as it was, whatever becomes of the list."""

    def __init__(self, theme: Theme, acting: Acting) -> None:
        super().__init__(_("Marks and tags"))
        self._acting = acting
        self.marks = KeptList(
            theme,
            _("New mark"),
            (
                FormField(_("Mark"), _("as it stands on the screen"), MARK_LENGTH),
                FormField(_("Letter"), _("one"), 1, short=True),
                FormField(_("What it means"), _("when to use it"), MEANING_LENGTH),
                FormField(
                    _("In a note"), _("a sentence, or nothing where it belongs in none"), MEANING_LENGTH
                ),
            ),
        )
        self.tags = KeptList(
            theme,
            _("New tag"),
            (
                FormField(_("Tag"), _("one word, without #"), MARK_LENGTH),
                FormField(_("What it means"), _("when to use it"), MEANING_LENGTH),
            ),
        )
        sets(self.marks, Setting.MARKS)
        words = _(
            "A mark is made with a person and one letter, without typing a note. The meaning is for you."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self.marks)
        self.body.addWidget(rule())
        self.body.addWidget(label(called(Setting.TAGS, self.tags), "title"))
        words = _("Offered after # while a note is typed. Any other word works there as well.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self.tags)
        self.marks.save_asked.connect(self._keep_mark)
        self.marks.drop_asked.connect(self._drop_mark)
        self.tags.save_asked.connect(self._keep_tag)
        self.tags.drop_asked.connect(self._drop_tag)
        self.marks.back_asked.connect(self._put_marks_back)
        self.tags.back_asked.connect(self._put_tags_back)

    @property
    def half_typed(self) -> bool:
        return self.marks.half_typed or self.tags.half_typed

    def redraw(self) -> None:
        noting = self._acting.desk.practice.noting
        marks, tags = noting.told_marks, noting.told_tags
        self.marks.display([_mark_line(mark) for mark in marks], missing=bool(_away(SHIPPED_MARKS, marks)))
        self.tags.display([_tag_line(tag) for tag in tags], missing=bool(_away(SHIPPED_TAGS, tags)))

    def _keep_mark(self, id: str, typed: tuple[str, ...]) -> None:
        title, key, meaning, words = typed
        if not title:
            self._acting.refused.emit(_("A mark needs a title."))
            return
        mark = Mark(id=id or secrets.token_hex(8), title=title, key=key.lower(), meaning=meaning, words=words)
        if self._acting.arrange(keep_mark, mark):
            self.marks.close_form()

    def _drop_mark(self, id: str) -> None:
        mark = next((each for each in self._acting.desk.practice.noting.all_marks if each.id == id), None)
        if mark is not None and self._acting.arrange(drop_mark, id):
            words = _("“{title}” is offered no more. What was caught with it stays.").format(
                title=as_told(mark).title
            )
            self._acting.undoable.emit(words, partial(self._acting.arrange, keep_mark, mark))

    def _keep_tag(self, id: str, typed: tuple[str, ...]) -> None:
        word, meaning = typed
        word = word.removeprefix("#").casefold()
        if not word:
            self._acting.refused.emit(_("Please type the tag first."))
            return
        if self._acting.arrange(keep_tag, Tag(id=word[:MARK_LENGTH], meaning=meaning), id):
            self.tags.close_form()

    def _drop_tag(self, id: str) -> None:
        tag = next((each for each in self._acting.desk.practice.noting.all_tags if each.id == id), None)
        if tag is not None and self._acting.arrange(drop_tag, id):
            words = _("#{tag} is offered no more. Notes keep it.").format(tag=id)
            self._acting.undoable.emit(words, partial(self._acting.arrange, keep_tag, tag))

    def _put_marks_back(self) -> None:
        """As far as no own mark has the letter or the title now: the first that has is said."""
        for mark in _away(SHIPPED_MARKS, self._acting.desk.practice.noting.all_marks):
            if not self._acting.arrange(keep_mark, mark):
                return

    def _put_tags_back(self) -> None:
        for tag in _away(SHIPPED_TAGS, self._acting.desk.practice.noting.all_tags):
            if not self._acting.arrange(keep_tag, tag):
                return


Kept = TypeVar("Kept", Mark, Tag)


def _away(shipped: Sequence[Kept], standing: Sequence[Kept]) -> list[Kept]:
    """What ships and was removed."""
    there = {each.id for each in standing}
    return [each for each in shipped if each.id not in there]


def _tag_line(tag: Tag) -> KeptLine:
    return KeptLine(tag.id, "", f"#{tag.id}", tag.meaning, (tag.id, tag.meaning))


def _mark_line(mark: Mark) -> KeptLine:
    values = (mark.title, mark.key, mark.meaning, mark.words)
    return KeptLine(mark.id, mark.key.upper(), mark.title, mark.meaning, values)
