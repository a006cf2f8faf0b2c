"""Pages that name nobody: worksheets of topics, and the welcome page for new members."""

from __future__ import annotations

from app.documents.page import Page, Section
from app.model.programs import Program
from app.model.worksheets import Worksheet
from app.words import _


def worksheet_page(sheet: Worksheet) -> Page:
    """A worksheet as it is printed."""
    sections = (
        Section(part.heading, part.words, part.items, part.boxes, part.blanks) for part in sheet.parts
    )
    return Page(
        sheet.title, tuple(sections), sheet.line, _("Yours to keep. Share only what you want to share.")
    )


def welcome_lines() -> tuple[str, ...]:
    """What a new member is told before the first day, where the program has no words of its own."""
    return (
        _("Find a quiet, private place with a door that closes. For these hours it is your own group room."),
        _("Sit at a desk or table in a sturdy chair, with paper and a pen within reach."),
        _("Install the call app, and try its picture and sound before your first day."),
        _("Have something to drink beside you, or something to keep your hands busy."),
        _("Stand up and stretch whenever you need to. Nobody will mind."),
        _("What is said here, and who is seen here, stays here."),
    )


def welcome_page(program: Program) -> Page:
    """The welcome page of a program: its own lines, or those that Groupside brings."""
    return Page(
        _("Welcome to {program}").format(program=program.name),
        (
            Section(
                _("Before your first group"),
                (_("We are glad that you are coming. A few things help to make it a good start:"),),
                program.welcome or welcome_lines(),
            ),
            Section(
                _("If something does not work on the day"),
                (_("Write or call us. You do not have to sort it out alone."),),
            ),
            Section(_("What I want to ask"), blanks=4),
        ),
    )
