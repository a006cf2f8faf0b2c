"""Every kind of entry in plain words, without anybody's name and without anything that was written, but for the reason
of an erasing, which names nobody."""

from __future__ import annotations

from app.audit import events as a
from app.live import events as live
from app.live.words import describe
from app.model.entry import Entry, Event
from app.practice import events as practice
from app.words import _, ngettext


def act_words(entry: Entry[Event], erased: bool) -> str:
    """What somebody did, as a sentence without who did it. Without an event it was `erased`, or is of a kind that this
    version does not know."""
    event = entry.event
    if event is None:
        return _("Something that was erased since") if erased else _("Something that a newer Groupside wrote")
    return _around(event) or _written(event) or _arranged(event) or _in_session(event)


def _brought_back(event: a.VaultBroughtBack) -> str:
    if event.how == "moved":
        return _("Took in the vault from another computer")
    if event.how == "restored":
        if not event.later:
            return _("Restored a backup")
        words = ngettext(
            "Restored a backup; {n} later entry is in what was set aside",
            "Restored a backup; {n} later entries are in what was set aside",
            event.later,
        )
        return words.format(n=event.later)
    told = _("Recovered the damaged vault")
    if event.missing:
        told += ngettext(
            "; {n} entry could not be read", "; {n} entries could not be read", event.missing
        ).format(n=event.missing)
    if not event.end_seen:
        told += _("; its end could not be seen")
    if event.odd:
        told += ngettext(
            "; {n} entry is not as it was written",
            "; {n} entries are not as they were written",
            len(event.odd),
        ).format(n=len(event.odd))
    return told


def _around(event: Event) -> str:
    match event:
        case a.Unlocked(way="passphrase"):
            return _("Unlocked the vault")
        case a.Unlocked():
            return _("Unlocked the vault with the printed recovery key")
        case a.Locked(slept=True):
            return _("Groupside locked by itself: the computer had slept")
        case a.Locked(by_itself=True):
            return _("Groupside locked by itself: nobody had touched it")
        case a.Locked():
            return _("Locked the vault")
        case a.LookedAt(what=what, person=person):
            return _looked(what, person)
        case a.KeysChanged(what=what):
            return _keys(what)
        case a.VaultBroughtBack():
            return _brought_back(event)
        case a.VaultChecked(findings=findings):
            words = ngettext("Checked the vault: {n} finding", "Checked the vault: {n} findings", findings)
            return words.format(n=findings)
        case a.BackupsDestroyed(count=count):
            words = ngettext(
                "Destroyed {n} backup that held an erased person’s words",
                "Destroyed {n} backups that held an erased person’s words",
                count,
            )
            return words.format(n=count)
        case a.ComputerSettingChanged(setting="share"):
            return _("Changed what the share window shows on this computer")
        case a.ComputerSettingChanged():
            return _("Chose another second place for backups on this computer")
        case a.VaultCopied():
            return _("Saved the whole vault in one file for another computer")
        case a.EntriesBroughtIn(count=count):
            words = ngettext(
                "Brought in {n} entry that was kept elsewhere",
                "Brought in {n} entries that were kept elsewhere",
                count,
            )
            return words.format(n=count)
        case a.DocumentLeft():
            return _("Let a document leave")
        case practice.UnlocksFailed(times=times):
            words = ngettext("{n} failed try to unlock before", "{n} failed tries to unlock before", times)
            return words.format(n=times)
        case practice.Erased(reason=reason):
            return _("Erased words. Reason: {reason}").format(reason=reason) if reason else _("Erased words")
        case _:
            return ""


def _looked(what: str, person: str) -> str:
    return {
        "person": _("Looked at the page of a person"),
        "plan": _("Looked at a plan"),
        "note": _("Looked at a progress note") if person else _("Looked at the group’s note"),
        "counseling": _("Opened their own counseling notes"),
        "session": _("Looked at a past session"),
        "accounting": _("Looked at what has left"),
        "found": _("Opened something that was found"),
        "audit": _("Read the audit"),
    }[what]


def _keys(what: str) -> str:
    return {
        "added": _("Gave somebody a way into the vault"),
        "changed": _("Changed their passphrase"),
        "removed": _("Took somebody’s way into the vault away"),
        "renewed": _("Chose a new passphrase with the printed recovery key"),
        "remembered": _("Remembered an earlier passphrase"),
        "recovery": _("Made a new recovery key"),
        "data_key": _("Changed the key of all data"),
    }[what]


def _written(event: Event) -> str:
    """Notes and what was signed."""
    match event:
        case live.NoteCaught():
            return _("Wrote a note")
        case live.NoteAmended():
            return _("Changed a note")
        case live.NoteStruck():
            return _("Struck a note")
        case live.SectionWritten():
            return _("Wrote in a progress note")
        case live.SectionDraftedAgain():
            return _("Had a progress note drafted again")
        case live.RiskAnswered():
            return _("Answered for risk")
        case live.NoteFormatChosen():
            return _("Chose the format of a progress note")
        case live.ObjectivesNamed():
            return _("Named the objectives a progress note bears on")
        case live.NameJudged():
            return _("Said whether a word is a name")
        case live.NoteSigned():
            return _("Signed a progress note")
        case live.AddendumSigned():
            return _("Signed an addendum")
        case live.NoteCosigned():
            return _("Signed under a progress note")
        case live.NoteEntered():
            return _("Marked a note as entered in the record, or not")
        case live.CounselingNoteKept():
            return _("Kept, changed or threw away their own counseling note")
        case live.DocumentSent():
            return _("Let a document of a session leave")
        case practice.PersonDocumentSent():
            return _("Let a document leave")
        case _:
            return ""


def _arranged(event: Event) -> str:
    """What outlives a session."""
    match event:
        case practice.PracticeNamed():
            return _("Changed what the practice is called on documents")
        case practice.UserAdded():
            return _("Added a user")
        case practice.UserChanged():
            return _("Changed a user")
        case practice.ProgramAdded() | practice.ProgramChanged():
            return _("Changed a program")
        case practice.GroupAdded() | practice.GroupChanged():
            return _("Changed a group")
        case practice.AgendaKept() | practice.AgendaDropped():
            return _("Changed an agenda")
        case practice.PersonAdded():
            return _("Added a person")
        case practice.PersonChanged():
            return _("Changed the details of a person")
        case practice.PersonEnrolled():
            return _("Put a person into a group")
        case practice.PersonWithdrawn():
            return _("Took a person out of a group")
        case practice.ConsentKept():
            return _("Kept or changed a consent")
        case practice.CareStepTaken() | practice.DischargeItemTicked():
            return _("Noted a step of care")
        case practice.BesideSessionKept() | practice.BesideSessionDropped():
            return _("Noted a session beside the group")
        case practice.ReachTried() | practice.NoShowClosed():
            return _("Noted an attempt to reach somebody")
        case practice.SafetyFollowedUp():
            return _("Followed up somebody’s safety")
        case (
            practice.PlanLineKept()
            | practice.PlanLineDropped()
            | practice.GoalKept()
            | practice.GoalDropped()
        ):
            return _("Changed a plan")
        case practice.TopicMadeUp():
            return _("Noted a topic that was made up")
        case practice.KeptApart():
            return _("Changed who is kept apart")
        case practice.NameAnswered():
            return _("Said whether a word is a name")
        case practice.MarkKept() | practice.MarkDropped() | practice.TagKept() | practice.TagDropped():
            return _("Changed marks or tags")
        case practice.NoteFormatKept() | practice.NoteFormatDropped():
            return _("Changed a note format")
        case (
            practice.DeckKept()
            | practice.DeckDropped()
            | practice.ItemKept()
            | practice.ItemDropped()
            | practice.TopicKept()
            | practice.TopicDropped()
            | practice.ItemHidden()
            | practice.ItemBarred()
            | practice.ItemPinned()
        ):
            return _("Changed the library")
        case practice.Undone():
            return _("Took something back")
        case _:
            return ""


def _in_session(event: Event) -> str:
    """The acts of a session are short phrases already."""
    words = describe(event) if isinstance(event, live.LiveEvent) else ""
    return words[:1].upper() + words[1:]
