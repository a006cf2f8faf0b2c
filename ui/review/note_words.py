"""What the review says: how a note stands, where a sentence comes from, who signed what and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.live.note_events import GROUP_SECTION, Signature
from app.review.sheet import Need, NoteSheet
from app.words import _, ngettext
from ui.key_rules import in_words
from ui.keys import Act, Keys
from ui.parts.person_row import PersonRow
from ui.theme import Tone
from ui.times import day_and_time


def chip(sheet: NoteSheet) -> tuple[str, str, Tone]:
    """Word, icon and tone of how a note stands; what is missing is named."""
    match sheet.need:
        case Need.SIGNED:
            return _("Signed"), "check", "ok"
        case Need.ENTERED:
            return _("Entered"), "check", "ok"
        case Need.READY:
            return _("Ready"), "pen-line", "info"
        case Need.ALIKE:
            return _like(sheet.alike[0].whose if sheet.alike else ""), "copy", "warn"
        case Need.RISK:
            return _risk(sheet)
        case Need.NAME:
            return _("A name"), "circle-alert", "warn"
        case Need.OBJECTIVE:
            return _("Objective"), "circle-alert", "warn"
        case Need.SECTION:
            missing = next((each.section for each in sheet.hindrances if each.section), "")
            title = next((section.title for section in sheet.sections if section.id == missing), "")
            words = _("{section} missing") if title else _("Not written yet")
            return words.format(section=title), "circle-alert", "warn"


def _risk(sheet: NoteSheet) -> tuple[str, str, Tone]:
    """Something speaks of a risk to them; or only the answer is missing, as it is of everybody at first. Who did not
    come is asked about no risk: the answer is that they were not seen."""
    if sheet.risk_said:
        return _("Risk noted"), "triangle-alert", "danger"
    if sheet.no_show:
        return _("Not seen?"), "circle-alert", "warn"
    return _("Answer risk"), "circle-alert", "warn"


def _like(whose: str) -> str:
    """ "Like James’s" of "James T.’s": by the first name alone, since the chip is small."""
    first = whose.split()[0].removesuffix("’s") if whose[:1].isupper() else ""
    return _("Like {name}’s").format(name=first) if first else _("Like the last one")


def row(sheet: NoteSheet) -> PersonRow:
    word, icon, tone = chip(sheet)
    return PersonRow(sheet.about, sheet.initials, sheet.name, sheet.line, sheet.need.value, word, tone, icon)


def is_done(sheet: NoteSheet) -> bool:
    return sheet.signed is not None or sheet.entered is not None


def done_of_all(sheets: Sequence[NoteSheet]) -> str:
    """ "4 of 11 notes": how many of them are signed or entered; the group's section is one, as on Today."""
    done = sum(1 for sheet in sheets if is_done(sheet))
    words = ngettext("{done} of {n} note", "{done} of {n} notes", len(sheets))
    return words.format(done=done, n=len(sheets))


def next_open(sheets: Sequence[NoteSheet], after: str) -> str:
    """Whose note is still owed, after this one and from the top again; '' where none is."""
    places = [sheet.about for sheet in sheets]
    at = places.index(after) + 1 if after in places else 0
    return next((each.about for each in (*sheets[at:], *sheets[:at]) if not is_done(each)), "")


def status(sheet: NoteSheet) -> str:
    """What is quietly said beside the buttons: names that were replaced, objectives, what is still open."""
    pieces = []
    replaced = sum(len(section.replaced) for section in sheet.sections)
    if replaced:
        words = ngettext("{n} name was replaced.", "{n} names were replaced.", replaced)
        pieces.append(words.format(n=replaced))
    if sheet.hindrances:
        count = len(sheet.hindrances)
        words = ngettext("{n} thing is still open.", "{n} things are still open.", count)
        return " ".join((words.format(n=count), *pieces))
    named = sum(1 for objective in sheet.objectives if objective.named)
    if named:
        words = ngettext("{n} objective is named.", "{n} objectives are named.", named)
        pieces.append(words.format(n=named))
    return " ".join(pieces)


def due_words(due: datetime, now: datetime, zone: str) -> str:
    """ "Notes are due tomorrow 9:00"; after it, quietly, "Notes were due yesterday 9:00"."""
    words = _("Notes are due {when}") if due >= now else _("Notes were due {when}")
    return words.format(when=day_and_time(due, now, zone))


def foot_words(
    sheets: Sequence[NoteSheet], now: datetime, zone: str, keys: Keys, *, writes: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """At the foot of the window: when notes are due, and the keys of who `writes` them or of who reads."""
    first = sheets[0]
    left = () if all(is_done(sheet) for sheet in sheets) else (due_words(first.due, now, zone),)
    sign = _("{key} enter and next") if first.elsewhere else _("{key} sign and next")
    key = keys.shown(Act.SIGN_AND_NEXT) if writes else ""
    signs = (sign.format(key=key),) if key else ()
    steps = person_keys(keys)
    return left, (*signs, *((_("{keys} person").format(keys=steps),) if steps else ()))


def person_keys(keys: Keys) -> str:
    """The keys to the note before and the next one; as they stand in the table they are told as one."""
    before, after = keys.shown(Act.PREVIOUS_NOTE), keys.shown(Act.NEXT_NOTE)
    if keys.is_default(Act.PREVIOUS_NOTE) and keys.is_default(Act.NEXT_NOTE) and before and after:
        return before.replace(in_words("Up"), "↑") + "↓"
    return " ".join(filter(None, (before, after)))


def signed_line(signature: Signature, at: datetime, now: datetime, zone: str) -> str:
    """ "Signed by Alex Rivera, LADC, today 12:40 PM · digest 3f2a 91bc"."""
    return _filled(_("Signed by {who}, {when} · digest {digest}"), signature, at, now, zone)


def cosigned_line(signature: Signature, at: datetime, now: datetime, zone: str) -> str:
    return _filled(_("Co-signed by {who}, {when} · digest {digest}"), signature, at, now, zone)


def added_line(signature: Signature, at: datetime, now: datetime, zone: str) -> str:
    return _filled(_("Addendum by {who}, {when} · digest {digest}"), signature, at, now, zone)


def _filled(words: str, signature: Signature, at: datetime, now: datetime, zone: str) -> str:
    who = ", ".join(piece for piece in (signature.name, signature.credentials) if piece)
    when, digest = day_and_time(at, now, zone), short_digest(signature.digest)
    return words.format(who=who, when=when, digest=digest)


def short_digest(digest: str) -> str:
    """The first eight of its digits, in two groups: enough to compare by eye."""
    return f"{digest[:4]} {digest[4:8]}".strip()


def facts_line(sheet: NoteSheet) -> str:
    return "  ·  ".join(sheet.facts)


def is_group(sheet: NoteSheet) -> bool:
    return sheet.about == GROUP_SECTION
