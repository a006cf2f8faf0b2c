"""What a change of the rest of the plan does, in words: the minutes, the new end, and what it costs. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from app.live.block_titles import block_title
from app.model.agenda import MINUTE, ZERO, Timeline
from app.model.drift import CatchUp, catch_up, preview, service_cost
from app.words import _, ngettext
from ui.live.clock_words import drift_words
from ui.times import clock_time


def catch_up_words(timeline: Timeline) -> tuple[str, str]:
    """What the button says and what it does: ("Catch up 2 min", "−2 from Education"); both are empty on plan."""
    proposal = catch_up(timeline)
    if proposal is None:
        return "", ""
    if not proposal.taken and timeline.drift < ZERO:
        return "", _("{minutes} min left over. No later block can take any.").format(minutes=proposal.missing)
    if not proposal.taken:
        return "", _("{minutes} min behind. No later block can give any.").format(minutes=proposal.missing)
    minutes = sum(proposal.taken.values())
    if minutes < 0:
        return _("Give back {minutes} min").format(minutes=-minutes), _taken(timeline, proposal)
    return _("Catch up {minutes} min").format(minutes=minutes), _taken(timeline, proposal)


def _taken(timeline: Timeline, proposal: CatchUp) -> str:
    """ "−2 from Education, −4 from Small-group counseling", or "+2 to Education"."""
    pieces = []
    for block_id, minutes in proposal.taken.items():
        block = timeline.run.block(block_id)
        if block is not None:
            words = _("−{minutes} from {block}") if minutes > 0 else _("+{minutes} to {block}")
            pieces.append(words.format(minutes=abs(minutes), block=block_title(block.title)))
    if proposal.missing:
        missing = ngettext("{n} minute is missing", "{n} minutes are missing", proposal.missing)
        pieces.append(missing.format(n=proposal.missing))
    return ", ".join(pieces)


def catch_up_effect(timeline: Timeline, zone: str) -> str:
    """What would become of the end, and of service: "Ends 12:00 instead of 12:04, 4 service minutes less."."""
    proposal = catch_up(timeline)
    if proposal is None or not proposal.taken:
        return ""
    planned = preview(timeline, proposal.taken)
    start, end = clock_time(timeline.projected_end, zone), clock_time(planned.projected_end, zone)
    words = _("Ends {time} instead of {before}").format(time=end, before=start)
    return ", ".join(piece for piece in (words, _service(proposal.service)) if piece) + "."


def plan_sentence(timeline: Timeline, planned: Timeline, zone: str) -> str:
    """Where a change would lead: "Ends 12:02 instead of 12:04: 2 min behind."."""
    before, time = clock_time(timeline.projected_end, zone), clock_time(planned.projected_end, zone)
    words = _("Ends {time}: {drift}.") if before == time else _("Ends {time} instead of {before}: {drift}.")
    return words.format(time=time, before=before, drift=drift_words(planned))


def plan_cost(timeline: Timeline, planned: Timeline, taken: Mapping[str, int]) -> str:
    """What a change costs, and what it leaves open: "4 service minutes less. Nothing is left to take."."""
    pieces = []
    if service := _service(service_cost(timeline, taken)):
        pieces.append(_("{change}.").format(change=service))
    open_still = catch_up(planned)
    if open_still is not None and planned.drift >= MINUTE and not open_still.taken:
        missing = ngettext("{n} minute is missing", "{n} minutes are missing", open_still.missing)
        pieces.append(
            _("{missing}, and no later block can give any.").format(
                missing=missing.format(n=open_still.missing)
            )
        )
    return " ".join(pieces)


def _service(minutes: int) -> str:
    if minutes > 0:
        return ngettext("{n} service minute less", "{n} service minutes less", minutes).format(n=minutes)
    if minutes < 0:
        return ngettext("{n} service minute more", "{n} service minutes more", -minutes).format(n=-minutes)
    return ""
