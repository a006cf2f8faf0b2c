"""A practice's own marks and tags: kept, changed and taken away, each refused with one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.errors import Refused
from app.model.marks import LASTING, Mark, Tag
from app.model.notes import TAG, folded
from app.practice import events as e
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]


def keep_mark(practice: Practice, now: datetime, mark: Mark) -> Events:
    """A new mark, or a changed one of the same id; one that ships can be changed like any other."""
    if not mark.title.strip():
        raise Refused(_("A mark needs a title."))
    if len(mark.key) != 1 or not mark.key.isalpha() or mark.key != mark.key.lower():
        raise Refused(_("A mark’s key is one small letter."))
    marks = practice.noting.all_marks
    for other in marks:
        if other.id == mark.id:
            continue
        if folded(other.title) == folded(mark.title):
            raise Refused(_("There is already a mark called {title}.").format(title=other.title))
        if other.key == mark.key:
            raise Refused(
                _("{key} is the key of “{title}” already.").format(key=mark.key.upper(), title=other.title)
            )
    return [] if mark in marks else [e.MarkKept(mark=mark)]


def drop_mark(practice: Practice, now: datetime, mark: str) -> Events:
    """It is offered no more. What was caught with it stays. Raises Refused for one of `LASTING`."""
    standing = next((each for each in practice.noting.all_marks if each.id == mark), None)
    if standing is None:
        raise Refused(_("That mark is not here any more."))
    _can_go(standing.id, standing.title)
    return [e.MarkDropped(mark=mark)]


def keep_tag(practice: Practice, now: datetime, tag: Tag, instead_of: str = "") -> Events:
    """A new tag, or one with another meaning; `instead_of` is the one whose place it takes under another word."""
    if not (read := TAG.fullmatch(f"#{tag.id}")) or read[1] != tag.id.casefold():
        raise Refused(_("A tag is one word in small letters. It can hold digits and hyphens."))
    tags = practice.noting.all_tags
    if any(folded(each.id) == folded(tag.id) and each.id not in (tag.id, instead_of) for each in tags) or (
        tag.id != instead_of and any(each.id == tag.id for each in tags)
    ):
        raise Refused(_("There is already a tag #{tag}.").format(tag=tag.id))
    if tag in tags:
        return []
    if instead_of in ("", tag.id):
        return [e.TagKept(tag=tag)]
    _can_go(instead_of, f"#{instead_of}")
    return [e.TagDropped(tag=instead_of), e.TagKept(tag=tag)]


def drop_tag(practice: Practice, now: datetime, tag: str) -> Events:
    """It is offered no more; notes keep it, and it can still be typed. Raises Refused for one of `LASTING`."""
    if not any(each.id == tag for each in practice.noting.all_tags):
        raise Refused(_("That tag is not here any more."))
    _can_go(tag, f"#{tag}")
    return [e.TagDropped(tag=tag)]


def _can_go(id: str, title: str) -> None:
    if id in LASTING:
        words = _("“{title}” stays, because people who have to be seen again are found by it.")
        raise Refused(words.format(title=title))
