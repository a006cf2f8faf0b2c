"""What can be done with the notes of a session that has ended. Commands are pure: what happened, or Refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, get_args

from app.documents.redaction import say_first
from app.errors import Refused
from app.live import events as e
from app.live.note_events import GROUP_SECTION, SECTION_LENGTH, RiskAnswer, Signature
from app.live.noting import ProgressNote, Signed
from app.live.state import LiveEntry, Session
from app.model.notes import whole_letters
from app.model.people import User
from app.practice.state import Practice
from app.review.as_note import as_note, digest_of, digest_of_addendum, digest_of_all
from app.review.facts import rules_now
from app.review.sheet import Need, NoteSheet
from app.review.standing import Sentence, standing
from app.words import _

Events = Sequence[e.LiveEvent]
Head = tuple[int, str]
"""How many entries the journal has, and the code of the last one, as `vault.head()` gives it."""

RISK_LENGTH: Final = 2000
REASON_LENGTH: Final = 400
# letters: less says nothing
REASON_LEAST: Final = 10


# Writing


def write_section(
    session: Session, now: datetime, about: str, section: str, text: str, drafted: Iterable[Sentence] = ()
) -> Events:
    """A section as somebody leaves it. `drafted` are the sentences that it offers now (`SectionSheet.offered`): those
    that stand in the text word for word go on following their facts."""
    note = _open(session, about)
    text = whole_letters(text).strip("\n").rstrip()
    if len(text) > SECTION_LENGTH:
        raise Refused(
            _("A section has room for {n} letters. Shorten it, or use another section.").format(
                n=SECTION_LENGTH
            )
        )
    offered = list(drafted)
    if standing(offered, note.sections.get(section)).text.rstrip() == text:
        return []
    return [
        e.SectionWritten(
            about=about, section=section, text=text, offered={each.fact: each.text for each in offered}
        )
    ]


def draft_again(session: Session, now: datetime, about: str, section: str) -> Events:
    """What was written in a section is put aside."""
    note = _open(session, about)
    return [e.SectionDraftedAgain(about=about, section=section)] if section in note.sections else []


def answer_risk(
    session: Session, now: datetime, about: str, answer: RiskAnswer | str, words: str = ""
) -> Events:
    """What the clinician saw and heard of risk; '' takes the answer back. "not_seen" is for who was not there."""
    note = _open(session, about)
    if about == GROUP_SECTION:
        raise Refused(_("Risk is answered for each person, not for the group."))
    if answer and answer not in get_args(RiskAnswer):
        raise Refused(_("That is none of the answers on risk."))
    words = whole_letters(" ".join(words.split()))
    if len(words) > RISK_LENGTH:
        raise Refused(_("That is too long for the answer on risk. Write the rest in a section."))
    if answer == "not_seen" and session.people[about].spans:
        raise Refused(_("They were there, so answer what you saw and heard."))
    if (note.risk is None and not answer) or (note.risk is not None and (answer, words) == note.risk):
        return []
    return [e.RiskAnswered.model_validate({"about": about, "answer": answer, "words": words})]


def name_objectives(
    session: Session, now: datetime, practice: Practice, about: str, ids: Collection[str]
) -> Events:
    """The objectives that the note bears on, by id, in the order of the person's treatment plan."""
    note = _open(session, about)
    person = practice.people.get(about)
    known = [each.id for each in person.objectives] if person else []
    if set(ids) - set(known):
        raise Refused(_("That objective is not in their treatment plan any more."))
    named = tuple(each for each in known if each in ids)
    return [] if named == note.objectives else [e.ObjectivesNamed(about=about, objectives=named)]


def judge_name(session: Session, now: datetime, about: str, word: str, member: bool) -> Events:
    """Whether a word is another member's name in this note, or a word like any other; `word` is the one that
    `SectionSheet.asked` has. Also of a signed note, for its addenda and for where it goes: its text stays."""
    note = _reviewed(session, about)
    if not word.strip():
        raise Refused(_("Choose the word first."))
    if note.names.get(word) is member:
        return []
    return [e.NameJudged(about=about, word=word, member=member)]


def choose_format(session: Session, now: datetime, practice: Practice, about: str, format_id: str) -> Events:
    """Another format for this note; '' is the program's."""
    note = _open(session, about)
    if about == GROUP_SECTION:
        raise Refused(_("The group’s section has one form."))
    if not session.people[about].spans:
        raise Refused(_("A note about somebody who was not there has one form."))
    if format_id and format_id not in practice.noting.formats:
        raise Refused(_("That format is not here any more."))
    return [] if note.format == format_id else [e.NoteFormatChosen(about=about, format=format_id)]


# Signing


def sign(
    session: Session,
    now: datetime,
    practice: Practice,
    user: User,
    sheet: NoteSheet,
    head: Head,
    alike: str = "",
) -> Events:
    """The note as `sheet` shows it, for ever. `alike` is why a text that is like another one is signed."""
    about = sheet.about
    _open(session, about)
    if sheet.elsewhere:
        raise Refused(
            _("Notes of this program are signed in its own record. Copy this one, and mark it as entered.")
        )
    if sheet.session != session.stream or any(
        _changes(entry, about) for entry in session.entries[sheet.read :]
    ):
        raise Refused(_("Something was added meanwhile. Read the note again, then sign it."))
    alike = whole_letters(" ".join(alike.split()))
    for hindrance in sheet.hindrances:
        if hindrance.need is not Need.ALIKE:
            raise Refused(hindrance.words)
        if sum(map(str.isalpha, alike)) < REASON_LEAST:
            raise Refused(_("Say in a few words why the text may be like another one."))
    if len(alike) > REASON_LENGTH:
        raise Refused(_("That reason is too long. One sentence is enough."))
    note = as_note(sheet)
    return [
        e.NoteSigned(
            about=about,
            note=note,
            signature=_signature(user, digest_of(about, note), head),
            alike=alike if sheet.alike else "",
        )
    ]


def add_addendum(
    session: Session, now: datetime, user: User, sheet: NoteSheet, text: str, head: Head
) -> Events:
    """Something added to the signed note of a sheet; the note itself stays. Raises Refused where the sheet shows any
    other note: of another session, of another person, or one that was not signed yet."""
    about = sheet.about
    signed = _signed(session, about)
    shown = sheet.signed
    if sheet.session != session.stream or shown is None or shown.signature.digest != signed.signature.digest:
        raise Refused(_("That is not the note that is signed here. Open it, and add this to it there."))
    text = whole_letters(text).strip()
    if not text:
        raise Refused(_("Write what is to be added first."))
    if len(text) > SECTION_LENGTH:
        raise Refused(
            _("An addendum has room for {n} letters. Write the rest in a second one.").format(
                n=SECTION_LENGTH
            )
        )
    # whom they met long ago as well; the answers may be newer than the sheet
    names = replace(sheet.names, answers=session.progress_of(about).names)
    if open := names.unanswered(text):
        raise Refused(say_first(text[place.start : place.end] for place in open))
    text = names.signed(text)
    digest = digest_of_addendum(about, text, signed.signature.digest)
    return [e.AddendumSigned(about=about, text=text, signature=_signature(user, digest, head))]


def cosign(session: Session, now: datetime, practice: Practice, user: User, about: str, head: Head) -> Events:
    """A second signature under a note and all that was added to it, by somebody else than who signed it."""
    signed, note = _signed(session, about), session.progress_of(about)
    if signed.author == user.id:
        raise Refused(_("This is your own note. Somebody else co-signs it."))
    digest = digest_of_all(about, signed.note, note.addenda)
    if any(each.author == user.id and each.signature.digest == digest for each in note.cosigned):
        raise Refused(_("You have co-signed this note already."))
    return [e.NoteCosigned(about=about, signature=_signature(user, digest, head))]


# Elsewhere, and apart


def mark_entered(
    session: Session, now: datetime, practice: Practice, about: str, entered: bool = True
) -> Events:
    """The note stands in the program's own record, which is kept elsewhere; or it does not after all."""
    note = _reviewed(session, about)
    if entered and session.opened and not rules_now(practice, session.opened).record_elsewhere:
        raise Refused(_("The record of this program is kept here. Sign the note instead."))
    if note.signed is not None:
        raise Refused(_("This note is signed here."))
    return [] if (note.entered is not None) is entered else [e.NoteEntered(about=about, entered=entered)]


def keep_counseling_note(session: Session, now: datetime, about: str, id: str, sealed: str) -> Events:
    """A SUD counseling note under its author's key; '' as `sealed` throws it away."""
    note = _reviewed(session, about)
    if about == GROUP_SECTION:
        raise Refused(_("A counseling note is about one person."))
    kept = note.counseling.get(id)
    if (kept.sealed if kept else "") == sealed:
        return []
    return [e.CounselingNoteKept(about=about, id=id, sealed=sealed)]


# What must hold


def _reviewed(session: Session, about: str) -> ProgressNote:
    run = session.run
    if session.opened is None or run.started is None or run.ended is None:
        raise Refused(_("Notes are written once the session has ended."))
    if about != GROUP_SECTION and about not in session.people:
        raise Refused(_("That person is not on the list of this session."))
    return session.progress_of(about)


def _open(session: Session, about: str) -> ProgressNote:
    note = _reviewed(session, about)
    if note.signed is not None:
        raise Refused(_("This note is signed and stays as it is. What is new comes as an addendum."))
    return note


def _signed(session: Session, about: str) -> Signed:
    note = _reviewed(session, about)
    if note.signed is None:
        raise Refused(_("This note is not signed yet."))
    return note.signed


def _changes(entry: LiveEntry, about: str) -> bool:
    """Whether an entry could change what the note says: all but what was done with other people's notes."""
    match entry.event:
        case (
            e.DocumentSent()
            | e.NoteEntered()
            | e.CounselingNoteKept()
            | e.AddendumSigned()
            | e.NoteCosigned()
        ):
            return False
        case (
            e.NoteSigned(about=whose)
            | e.SectionWritten(about=whose)
            | e.SectionDraftedAgain(about=whose)
            | e.RiskAnswered(about=whose)
            | e.ObjectivesNamed(about=whose)
            | e.NameJudged(about=whose)
            | e.NoteFormatChosen(about=whose)
        ):
            # the group's section goes into everybody's note
            return whose in (about, GROUP_SECTION)
        case _:
            return True


def _signature(user: User, digest: str, head: Head) -> Signature:
    count, code = head
    return Signature(name=user.name, credentials=user.credentials, digest=digest, head_count=count, head=code)
