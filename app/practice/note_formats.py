"""A practice's own note formats: kept, changed and dropped, each refused with one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.errors import Refused
from app.model.note_formats import (
    GROUP_FORMAT,
    NO_SHOW_FORMAT,
    SECTIONS_MOST,
    SHIPPED_FORMATS,
    TITLE_LENGTH,
    NoteFormat,
    Takes,
)
from app.model.notes import compared
from app.practice import events as e
from app.practice.state import Practice
from app.words import _

Events = Sequence[e.PracticeEvent]

# what no own format is called: those that ship, and the two that Groupside keeps for itself
_SHIPPED = (*SHIPPED_FORMATS, GROUP_FORMAT, NO_SHOW_FORMAT)


def keep_format(practice: Practice, now: datetime, format: NoteFormat) -> Events:
    """A new format, or a changed one of the practice's own. What was signed keeps the sections that it has; notes that
    are being written take the sections as they are now, and what was written in one that is gone comes back with it."""
    format = _tidied(format)
    if any(format.id == each.id for each in _SHIPPED):
        raise Refused(_("The formats that come with Groupside stay as they are. Make one of your own."))
    if not compared(format.title):
        raise Refused(_("A format needs a title."))
    taken = (*_SHIPPED, *(each for id, each in practice.noting.own_formats.items() if id != format.id))
    same = next((each for each in taken if compared(each.title) == compared(format.title)), None)
    if same is not None:
        raise Refused(_("There is already a format called {title}.").format(title=same.title))
    _refuse_sections(format)
    if practice.noting.own_formats.get(format.id) == format:
        return []
    return [e.NoteFormatKept(format=format)]


def drop_format(practice: Practice, now: datetime, format: str) -> Events:
    """It is offered no more. Notes that were to take it take their program's."""
    kept = practice.noting.own_formats.get(format)
    if kept is None:
        raise Refused(_("That format is not here any more."))
    used = next((each for each in practice.programs.values() if each.rules.note_format == format), None)
    if used is not None:
        raise Refused(
            _("{program} writes its notes in {title}. Choose another format for it first.").format(
                program=used.name, title=kept.title
            )
        )
    return [e.NoteFormatDropped(format=format)]


def _refuse_sections(format: NoteFormat) -> None:
    sections = format.sections
    if not sections:
        raise Refused(_("A format needs at least one section."))
    if len(sections) > SECTIONS_MOST:
        raise Refused(_("A format has room for {n} sections.").format(n=SECTIONS_MOST))
    for title in (format.title, *(each.title for each in sections)):
        if len(title) > TITLE_LENGTH:
            raise Refused(_("A title has room for {n} letters.").format(n=TITLE_LENGTH))
    if any(not compared(each.title) for each in sections):
        raise Refused(_("Each section needs a title."))
    if len({compared(each.title) for each in sections}) < len(sections) or len(
        {each.id for each in sections}
    ) < len(sections):
        raise Refused(_("Two sections have the same title. Give one of them another."))
    if not any(each.required for each in sections):
        raise Refused(_("At least one section has to be filled in before a note is signed."))
    taken = [takes for each in sections for takes in each.takes]
    if twice := next((takes for takes in Takes if taken.count(takes) > 1), None):
        raise Refused(
            _("Two sections begin with {facts}. A fact stands once in a note.").format(
                facts=takes_words(twice)
            )
        )


def takes_words(takes: Takes) -> str:
    """What a section begins with, in words."""
    return {
        Takes.PRESENCE: _("attendance and telehealth"),
        Takes.GROUP: _("what the group did"),
        Takes.SAID: _("check-in and check-out"),
        Takes.SEEN: _("marks and notes"),
        Takes.GOALS: _("goals and plan"),
        Takes.CHECK_OUT: _("the check-out apart"),
    }[takes]


def _tidied(format: NoteFormat) -> NoteFormat:
    sections = tuple(
        each.model_copy(update={"title": " ".join(each.title.split())}) for each in format.sections
    )
    return format.model_copy(update={"title": " ".join(format.title.split()), "sections": sections})
