"""A person's telehealth checks in words. Pure."""

from __future__ import annotations

from app.live.attending import Attendee
from app.live.lobby import missing, outside_license
from app.live.state import Session
from app.model.telehealth import CheckName, TelehealthCheck
from app.words import _


def check_name(check: CheckName) -> str:
    match check:
        case "identity":
            return _("identity seen")
        case "address":
            return _("address today")
        case "private":
            return _("private space")
        case "others":
            return _("who is near")
        case "not_driving":
            return _("not driving")
        case "modality":
            return _("camera or phone")


def missing_words(attendee: Attendee) -> str:
    """ "Still to ask: address today, who is near. Not in a private space."; '' when nothing is missing."""
    check = attendee.check or TelehealthCheck()
    answered_no = {
        "identity": (check.identity is False, _("Identity not seen.")),
        "private": (check.private is False, _("Not in a private space.")),
        "not_driving": (check.not_driving is False, _("Driving.")),
    }
    said = [words for no, words in answered_no.values() if no]
    open_still = [name for name in missing(attendee) if not answered_no.get(name, (False, ""))[0]]
    if open_still:
        names = ", ".join(check_name(name) for name in open_still)
        said.insert(0, _("Still to ask: {checks}.").format(checks=names))
    return " ".join(said)


def alone(check: TelehealthCheck) -> bool:
    return check.others.casefold() in ("nobody", _("nobody"))


def last_words(check: TelehealthCheck) -> str:
    """What a person said last time: "12 Elm Street, Concord · nobody near · on camera"."""
    near = ""
    if check.others:
        near = _("nobody near") if alone(check) else _("near: {who}").format(who=check.others)
    how = {"video": _("on camera"), "phone": _("on the phone"), "": ""}[check.modality]
    return " · ".join(piece for piece in (check.address, near, how) if piece)


def license_words(session: Session, check: TelehealthCheck | None) -> str:
    """One quiet sentence where nobody of the session is licensed in the state where a person is."""
    state = outside_license(session, check)
    return (
        _("{state}: no facilitator of this session is licensed there.").format(state=state) if state else ""
    )
