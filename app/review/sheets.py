"""Lays out the notes of a session: each as it stands, with what it still needs, the group's section first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.documents.wording import day_in_words
from app.live.before_end import craving, reasons
from app.live.note_events import GROUP_SECTION, SignedSection
from app.live.noting import Risk, Signed
from app.live.rows import note_due
from app.live.state import Session
from app.model.note_formats import GROUP_FORMAT, NO_SHOW_FORMAT, SHIPPED_FORMATS, NoteFormat, NoteSection
from app.model.rows import ProgressRow
from app.practice.state import Practice
from app.review.alike import Compared, Text, alike_notes, like_last
from app.review.caught import caught_lines, group_lines
from app.review.drafting import draft, draft_group
from app.review.facts import Held, Known, hold, known
from app.review.header import facts, group_facts, group_line, header, line
from app.review.names import names_for
from app.review.risk_said import risk_said
from app.review.section import section_sheet, source
from app.review.sheet import AlikeNote, Need, NoteSheet, ObjectiveLine, SectionSheet
from app.review.signing import ORDER, hindrances
from app.review.standing import Piece, Standing
from app.words import _

CRAVINGS_SHOWN = 8
# what everybody's note takes from the group's section
_SHARED = "group-"
Texts = Mapping[str, tuple[str, Compared]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What comes from the vault beside the session, by person: their last signed notes, their cravings in the sessions
    before this one, oldest first, and whom they have ever met here."""

    last_notes: Mapping[str, ProgressRow] = field(default_factory=dict)
    cravings: Mapping[str, Sequence[int]] = field(default_factory=dict)
    met: Mapping[str, Collection[str]] = field(default_factory=dict)


NOTHING_BESIDE = Beside()


def note_sheets(
    session: Session, practice: Practice, beside: Beside = NOTHING_BESIDE
) -> tuple[NoteSheet, ...]:
    """All notes of a session that has ended: the group's section, then people in order of what they need, and among
    those who need the same first whom there was a reason to see. Raises Refused before the end."""
    held = hold(session, practice)
    group = _group(held, beside)
    people = _people(held, beside, group)
    others = _all_compared(people)
    sheets = [_finished(of, sheet, others, beside, group) for of, sheet in people]
    place = {person: number for number, person in enumerate(session.people)}
    ordered = sorted(
        sheets,
        key=lambda each: (ORDER.index(each.need), not reasons(session, each.about), place[each.about]),
    )
    return (group, *ordered)


def note_sheet(
    session: Session, practice: Practice, about: str, beside: Beside = NOTHING_BESIDE
) -> NoteSheet:
    """The note about one person, or the group's section. Raises Refused before the end, or for somebody else."""
    held = hold(session, practice)
    group = _group(held, beside)
    if about == GROUP_SECTION:
        return group
    known(held, about)
    people = _people(held, beside, group)
    others = _all_compared(people)
    return next(_finished(of, sheet, others, beside, group) for of, sheet in people if of.id == about)


def format_of(held: Held, of: Known) -> NoteFormat:
    """The format that was chosen for a note, or the program's; one that is gone gives way to the program's."""
    if of.absent:
        return NO_SHOW_FORMAT
    formats = held.practice.noting.formats
    for id in (of.progress.format, held.opened.rules.note_format):
        if id in formats:
            return formats[id]
    return SHIPPED_FORMATS[0]


def _people(held: Held, beside: Beside, group: NoteSheet) -> list[tuple[Known, NoteSheet]]:
    everybody = [known(held, person, beside.met.get(person, ())) for person in held.session.names]
    return [(of, _sheet(held, of, beside, group)) for of in everybody]


def _group(held: Held, beside: Beside) -> NoteSheet:
    progress = held.session.progress_of(GROUP_SECTION)
    met = {each for people in beside.met.values() for each in people}
    names = names_for(held.practice, held.session, GROUP_SECTION, met)
    sections = tuple(
        section_sheet(
            section,
            draft_group(held, section),
            progress.sections.get(section.id),
            names,
            _("from the agenda"),
        )
        for section in GROUP_FORMAT.sections
    )
    sheet = NoteSheet(
        about=GROUP_SECTION,
        name=_("Group section"),
        initials=_("Gs"),
        line=group_line(held),
        facts=group_facts(held),
        header=header(held),
        format=GROUP_FORMAT,
        no_show=False,
        sections=sections,
        risk=None,
        objectives=(),
        hindrances=hindrances(GROUP_SECTION, sections, None, (), (), absent=False),
        alike=(),
        caught=group_lines(held),
        cravings=(),
        due=note_due(held.opened, held.ended),
        session=held.session.stream,
        read=len(held.session.entries),
        elsewhere=held.elsewhere,
        names=names,
        signed=progress.signed,
        addenda=progress.addenda,
        cosigned=progress.cosigned,
        entered=progress.entered,
    )
    return _as_signed(sheet, progress.signed) if progress.signed else sheet


def _sheet(held: Held, of: Known, beside: Beside, group: NoteSheet) -> NoteSheet:
    """Without what is only known when all are there: `_finished` adds it."""
    format, progress = format_of(held, of), of.progress
    sections = []
    for section in format.sections:
        drafted, written = draft(of, format, section), progress.sections.get(section.id)
        from_what = source(of, section, drafted)
        sections.append(section_sheet(section, drafted, written, of.names, from_what))
    # what may be a name in it was answered there
    safe = replace(of.names, answers=group.names.answers).signed
    shared = tuple(
        SignedSection(id=each.id, title=each.title, text=safe(each.standing.text)) for each in group.sections
    )
    sheet = NoteSheet(
        about=of.id,
        name=of.record.name,
        initials=of.attendee.person.initials,
        line=line(of),
        facts=facts(of),
        header=header(held, of),
        format=format,
        no_show=of.absent,
        sections=tuple(sections),
        risk=progress.risk,
        objectives=tuple(
            ObjectiveLine(each.id, each.text, each.id in progress.objectives)
            for each in (of.person.objectives if of.person else ())
        ),
        hindrances=(),
        alike=(),
        caught=caught_lines(of),
        cravings=_cravings(of, beside),
        due=note_due(held.opened, held.ended),
        session=held.session.stream,
        read=len(held.session.entries),
        elsewhere=held.elsewhere,
        risk_said=risk_said(of),
        group=() if of.absent else shared,
        names=of.names,
        signed=progress.signed,
        addenda=progress.addenda,
        cosigned=progress.cosigned,
        entered=progress.entered,
    )
    return _as_signed(sheet, progress.signed) if progress.signed else sheet


def _finished(of: Known, sheet: NoteSheet, texts: Texts, beside: Beside, group: NoteSheet) -> NoteSheet:
    """With the notes that it is like, and what stands in the way of signing it."""
    if sheet.signed is not None:
        return sheet
    alike = () if sheet.no_show else _alike(of.held, sheet, texts, beside)
    risk = sheet.risk.words if sheet.risk else ""
    in_way = hindrances(
        sheet.about,
        sheet.sections,
        sheet.risk,
        sheet.objectives,
        alike,
        absent=sheet.no_show,
        risk_names=[risk[place.start : place.end] for place in of.names.unanswered(risk)],
        risk_said=sheet.risk_said,
        group_asks=any(each.need is Need.NAME for each in group.hindrances),
    )
    return replace(sheet, alike=alike, hindrances=in_way)


def _all_compared(people: Sequence[tuple[Known, NoteSheet]]) -> Texts:
    """The notes of a session that are compared: those of who was there."""
    return {sheet.about: (sheet.name, _compared(sheet)) for _of, sheet in people if not sheet.no_show}


def _alike(held: Held, sheet: NoteSheet, texts: Texts, beside: Beside) -> tuple[AlikeNote, ...]:
    mine = texts[sheet.about][1]
    others = [
        (_("{name}’s").format(name=name), text) for one, (name, text) in texts.items() if one != sheet.about
    ]
    found = alike_notes(mine, others)
    last = beside.last_notes.get(sheet.about)
    if last is not None and last.text and last.stream != held.session.stream:
        day = day_in_words(date.fromisoformat(last.day))
        found += like_last(mine, _("their own note of {day}").format(day=day), last.text)
    return found


def _compared(sheet: NoteSheet) -> Compared:
    pieces = (
        piece.text
        for section in sheet.sections
        for piece in section.standing.pieces
        if not piece.fact.startswith(_SHARED)
    )
    own = (section.standing.own_words for section in sheet.sections)
    whole = " ".join(text.strip() for text in pieces if text.strip())
    return Compared(Text.of(whole), tuple(Text.of(words) for words in own if words))


def _cravings(of: Known, beside: Beside) -> tuple[int, ...]:
    today = craving(of.attendee.check_in)
    today = craving(of.attendee.check_out) if today is None else today
    found = (*beside.cravings.get(of.id, ()), *(() if today is None else (today,)))
    return found[-CRAVINGS_SHOWN:]


def _as_signed(sheet: NoteSheet, signed: Signed) -> NoteSheet:
    """The note as it was signed: what is known better since then changes nothing of it."""
    note = signed.note
    sections = tuple(
        SectionSheet(
            id=each.id,
            title=each.title,
            standing=Standing((Piece(each.text),) if each.text else ()),
            drafted=False,
            own=True,
            required=False,
        )
        for each in note.sections
    )
    format = NoteFormat(
        id=note.format,
        title=note.title,
        sections=tuple(NoteSection(id=each.id, title=each.title, required=False) for each in note.sections),
    )
    return replace(
        sheet,
        header=note.header,
        format=format,
        no_show=note.no_show,
        sections=sections,
        group=note.group,
        risk=Risk(note.risk, note.risk_words) if note.risk else None,
        objectives=tuple(ObjectiveLine("", text, named=True) for text in note.objectives),
        hindrances=(),
        alike=(),
    )
