"""Acts of a session in plain words, for what undo says and for reading a session back."""

from __future__ import annotations

from app.live import events as e
from app.words import _


def describe(event: e.LiveEvent | None) -> str:
    """One short phrase for what happened, without a participant's name; None was taken back."""
    match event:
        case e.SessionOpened():
            return _("session opened")
        case e.SessionStarted():
            return _("session started")
        case e.BlockEntered():
            return _("moving to another block")
        case e.Paused():
            return _("pause")
        case e.Resumed():
            return _("going on after the pause")
        case e.TimeAdded(minutes=minutes):
            return _("{minutes:+d} min").format(minutes=minutes)
        case e.StartCorrected():
            return _("corrected start")
        case e.PauseAdded():
            return _("making it a pause")
        case e.EndSet():
            return _("end time")
        case e.BlocksArranged():
            return _("change of the agenda")
        case e.Slept():
            return _("the laptop slept")
        case e.PlanChanged():
            return _("catching up")
        case e.PersonExpected():
            return _("adding a person")
        case e.PersonArrived() | e.PersonReturned():
            return _("arrival")
        case e.PersonSteppedOut():
            return _("stepping out")
        case e.PersonLeft():
            return _("leaving")
        case e.PersonExcused():
            return _("excusing a person")
        case e.PersonFlagged():
            return _("flag")
        case e.StayCorrected():
            return _("correction of times")
        case e.PersonSeen():
            return _("seeing a person")
        case e.TelehealthChecked():
            return _("telehealth check")
        case e.ModalityChanged():
            return _("camera or phone")
        case e.GuestCame() | e.GuestLeft():
            return _("guest")
        case e.TurnsOrdered():
            return _("order of the round")
        case e.TurnPutOff():
            return _("later turn")
        case e.SafetyStepTaken() | e.EmergencyTold():
            return _("safety step")
        case e.ReportTaken():
            return _("attendance report")
        case e.CheckedIn():
            return _("check-in")
        case e.CheckedOut():
            return _("check-out")
        case e.TurnPassed():
            return _("pass")
        case e.ClosingThoughtDrawn():
            return _("another closing thought")
        case e.ReflectionDrawn():
            return _("another reflection prompt")
        case e.SmallGroupsDrawn():
            return _("small groups")
        case e.IcebreakerDrawn():
            return _("another icebreaker")
        case e.PromptShown():
            return _("what the share window shows")
        case e.PartDone():
            return _("icebreaker done")
        case e.LessonPartBegun() | e.LessonPartEnded():
            return _("part of the lesson")
        case e.TopicChosen() | e.TopicCovered():
            return _("topic")
        case e.SpeakerStarted() | e.SpeakerEnded():
            return _("speaker’s clock")
        case e.NoteCaught():
            return _("note")
        case e.NoteAmended():
            return _("change of a note")
        case e.NoteStruck():
            return _("striking a note")
        case e.SessionEnded():
            return _("end of the session")
        case e.ClockCorrected():
            return _("corrected clock")
        case (
            e.NoteFormatChosen()
            | e.SectionWritten()
            | e.SectionDraftedAgain()
            | e.RiskAnswered()
            | e.ObjectivesNamed()
            | e.NameJudged()
        ):
            return _("progress note")
        case e.NoteSigned() | e.AddendumSigned() | e.NoteCosigned():
            return _("signature")
        case e.NoteEntered():
            return _("entered in the record")
        case e.CounselingNoteKept():
            return _("counseling note")
        case e.DocumentSent():
            return _("document sent")
        case e.Rewritten():
            return _("erasing")
        case e.Undone() | None:
            return _("taking back")
