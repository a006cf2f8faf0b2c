"""All that is said of a kind of part, wherever a person reads it: in an agenda, on the live screen, in a note."""

from __future__ import annotations

from typing import NamedTuple

from app.model.agenda import PartKind
from app.words import _


class PartWords(NamedTuple):
    """`title` names it in an agenda; `guidance` is read live, while it runs. In notes, '' where nothing is said:
    `lead` goes before what was seen in it, `offered` is the intervention, `did` what the group did, in the group's
    section; there `{topic}` is today's."""

    title: str
    guidance: str = ""
    lead: str = ""
    offered: str = ""
    did: str = ""


def words_of(kind: PartKind) -> PartWords:
    match kind:
        case PartKind.CHECK_IN_ROUND:
            return PartWords(
                _("Check-in round"),
                lead=_("In the opening round,"),
                offered=_("facilitated check-in"),
                did=_("facilitated check-in round"),
            )
        case PartKind.ARRIVAL_CHECK:
            return PartWords(_("Arrival check"), did=_("a short check on arrival"))
        case PartKind.ICEBREAKER:
            return PartWords(_("Icebreaker"), did=_("an icebreaker"))
        case PartKind.EDUCATION:
            return PartWords(
                _("Education topic"),
                lead=_("During education,"),
                offered=_("psychoeducation with discussion"),
                did=_("psychoeducation with discussion on {topic}"),
            )
        case PartKind.BREAK:
            return PartWords(
                _("Break"),
                _("Stand, stretch, move, have something to drink."),
                lead=_("During the break,"),
            )
        case PartKind.SMALL_GROUP:
            return PartWords(
                _("Small group"),
                _("Members share concerns and successes, and give each other feedback and support."),
                lead=_("In small group,"),
                offered=_("small-group counseling"),
                did=_("facilitated sharing of concerns and successes, with feedback and support"),
            )
        case PartKind.REFLECTION:
            return PartWords(
                _("Reflection"),
                _("Unhurried: members share as they wish, and listening is taking part."),
                lead=_("In reflection,"),
                offered=_("individual reflection with peer sharing"),
                did=_("facilitated, sharing at each member’s discretion"),
            )
        case PartKind.PLAN:
            return PartWords(
                _("Plan"),
                offered=_("relapse prevention planning"),
                did=_("relapse prevention planning for the hours until the next group"),
            )
        case PartKind.CHECK_OUT_ROUND:
            return PartWords(
                _("Check-out round"),
                lead=_("In the closing round,"),
                offered=_("facilitated check-out"),
                did=_("facilitated check-out round"),
            )
        case PartKind.CLOSING_THOUGHT:
            return PartWords(_("Closing thought"), did=_("a closing thought"))
        case PartKind.OTHER:
            return PartWords(_("Something else"))
