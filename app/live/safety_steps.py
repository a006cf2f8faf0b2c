"""What to do in each situation of the crisis page, in order: the words of every step, and of its record.

The ids are kept in the journal: they stay. Sources: 42 CFR 2.51 (telling medical personnel), the 988 Lifeline's
#BeThe1To (ask plainly, be there, keep safe, connect, follow up), SAMHSA's overdose toolkit (naloxone: another dose
after 2 to 3 minutes without a response); that an unresponsive person is a medical emergency until shown otherwise, and
that nobody is questioned in the group, is in DOMAIN.md under "Safety".
"""

from __future__ import annotations

from typing import Final, NamedTuple

from app.live.room_events import Situation
from app.words import _

# the free line: whatever else was done, in somebody's own words
WRITTEN: Final = "written"
CALL_DISPATCH: Final = "call_dispatch"
# the four that the page leads through, in the order in which they are offered
SITUATIONS: Final[tuple[Situation, ...]] = (
    "unresponsive",
    "under_influence",
    "left_in_distress",
    "risk_to_self",
)
# after one of these nobody has to be timed any more
ENDS_THE_TIMING: Final = ("answers_again", "help_there")
# what somebody who does not answer any more begins with, and what is done once it is over
CALL_BY_NAME: Final = "called_by_name"
TELL_THE_TEAM: Final = "team_told"


class Step(NamedTuple):
    """One step: what to do (a short head and the rest of it), and how the record says that it was done."""

    id: str
    head: str
    words: str
    done: str


def title(situation: Situation) -> str:
    match situation:
        case "unresponsive":
            return _("No answer on camera")
        case "under_influence":
            return _("Under the influence")
        case "left_in_distress":
            return _("Left in distress")
        case "risk_to_self":
            return _("Risk to self")
        case "other":
            return _("Something else")


def lead(situation: Situation) -> str:
    """What to keep in mind, in a sentence or two."""
    match situation:
        case "unresponsive":
            return _("A medical emergency until you know better. The clock runs from your first step.")
        case "under_influence":
            return _("No questions about it in the group. Safety first, then dignity.")
        case "left_in_distress":
            return _("Nobody leaves unheld: reach them, or send somebody who can.")
        case "risk_to_self":
            return _("Stay with them on camera. Asking plainly does no harm; it is a relief to many.")
        case "other":
            return _("Write down what you do, as you do it.")


def steps(situation: Situation, alone: bool) -> tuple[Step, ...]:
    """What to do, the first thing first; `alone` is without a co-facilitator."""
    match situation:
        case "unresponsive":
            return _unresponsive(alone)
        case "under_influence":
            return _under_influence(alone)
        case "left_in_distress":
            return _left_in_distress(alone)
        case "risk_to_self":
            return _risk_to_self(alone)
        case "other":
            return ()


def done_words(situation: Situation, step: str, words: str = "") -> str:
    """How a record says that a step was taken; one that this version does not know keeps its id."""
    if words:
        return words
    known = {each.id: each.done for each in steps(situation, alone=False)}
    return known.get(step, step.replace("_", " "))


def emergency_words(situation: Situation) -> str:
    """What the emergency was, to begin the record of whom was told."""
    match situation:
        case "unresponsive":
            return _("Did not respond on camera")
        case "under_influence":
            return _("Appeared under the influence, in medical danger")
        case "left_in_distress":
            return _("Left the call in distress and could not be reached")
        case "risk_to_self":
            return _("Immediate danger of suicide")
        case "other":
            return ""


def _call_dispatch(why: str) -> Step:
    return Step(
        CALL_DISPATCH, _("Call the dispatch center where they are"), why, _("Called the dispatch center")
    )


def _team() -> Step:
    return Step(
        TELL_THE_TEAM,
        _("Tell your supervisor"),
        _("Today, before you go on with other things. You do not carry this alone."),
        _("Told the supervisor"),
    )


def _others_on_a_break(alone: bool) -> Step:
    return Step(
        "others_on_break",
        _("The others leave the scene"),
        _("A short break for all. Say: “We take a few minutes. I will call you back.” No more than that.")
        if alone
        else _(
            "Your co-facilitator takes them to a room of their own, or on a short break, and stays with them."
        ),
        _("The others went on a break"),
    )


def _unresponsive(alone: bool) -> tuple[Step, ...]:
    return (
        Step(
            CALL_BY_NAME,
            _("Call them by name, loudly, twice"),
            _("Ask for any sign: a hand, a word, a look. Give it ten seconds, no more."),
            _("Called them by name, no answer"),
        ),
        _call_dispatch(
            _(
                "The ten-digit number on this page. Say: medical emergency, somebody does not respond, the address, "
                "and their phone number. Stay on the line."
            )
        ),
        Step(
            "kept_camera",
            _("Keep their camera on"),
            _("Watch the breathing and the color of the face, and tell the dispatcher what you see."),
            _("Kept the camera on and told the dispatcher what was seen"),
        ),
        _others_on_a_break(alone),
        Step(
            "someone_near",
            _("Somebody near goes to them"),
            _(
                "Ask whoever is in the house, and ring their phone: somebody may hear it. Shake the shoulder, look "
                "whether they breathe, unlock the door, bring the naloxone."
            ),
            _("Asked somebody near to go to them, and rang their phone"),
        ),
        Step(
            "naloxone_given",
            _("Naloxone, if it can be an overdose"),
            _(
                "It does no harm if it is none. Lay them on their side; another dose after 2 to 3 minutes without "
                "a response. Do what the dispatcher says."
            ),
            _("Naloxone was given"),
        ),
        Step(
            "answers_again",
            _("They answer"),
            _("Stay on camera, and let the dispatcher decide whether help still comes."),
            _("They answered again"),
        ),
        Step(
            "help_there",
            _("Help is with them"),
            _("Tell the crew what you saw and when. The clock stops here."),
            _("Help was with them"),
        ),
        _team(),
    )


def _under_influence(alone: bool) -> tuple[Step, ...]:
    return (
        Step(
            "alone_with_them",
            _("The group on a break, and a phone call") if alone else _("One of you talks with them alone"),
            _("A short break for all. Then ring their phone: not in front of the group, not in the chat.")
            if alone
            else _(
                "In a room of their own in the call. The other one goes on with the group as if nothing were."
            ),
            _("Talked with them alone, away from the group"),
        ),
        Step(
            "looked_for_danger",
            _("Look for danger first"),
            _(
                "Very drowsy, slow breathing, confused, chest pain, shaking, seeing things: any of these is a medical "
                "emergency. The dispatch center comes next then."
            ),
            _("Looked for signs of medical danger"),
        ),
        _call_dispatch(_("Only if there is danger, or if you are not sure.")),
        Step(
            "asked_plainly",
            _("Say what you see, without blame"),
            _("“You seem sleepy and I care how you are.” What, how much, when, and who is with you?"),
            _("Said what was seen, asked what was taken and when"),
        ),
        Step(
            "no_driving",
            _("No driving today"),
            _("Agree on it in words. Who can come, who holds the keys?"),
            _("Agreed: no driving"),
        ),
        Step(
            "somebody_with_them",
            _("Somebody stays with them"),
            _("A person they choose. Agree when you ring again today, and ring."),
            _("Arranged who stays with them, and a call later today"),
        ),
        Step(
            "invited_back",
            _("Say goodbye for today, and invite them back"),
            _(
                "No group today. They are welcome again when not under the influence; say the day and the time."
            ),
            _("Invited back when not under the influence"),
        ),
        _team(),
    )


def _left_in_distress(alone: bool) -> tuple[Step, ...]:
    return (
        Step(
            "rang_phone",
            _("Ring them now"),
            _("A short break for all, then call. Twice, a minute apart.")
            if alone
            else _("One of you calls, twice, a minute apart; the other one goes on with the group."),
            _("Rang their phone"),
        ),
        Step(
            "wrote_to_them",
            _("Send a text that tells nothing"),
            _("“Please call me back at this number.” No program, no group, no reason."),
            _("Sent a text that tells nothing"),
        ),
        Step(
            "contact_called",
            _("The emergency contact"),
            _("As far as a release allows it. Without one, the neutral words on this page and nothing else."),
            _("Called the emergency contact"),
        ),
        _call_dispatch(
            _(
                "No answer, and you fear for their life: ask for a welfare check at the address they gave today."
            )
        ),
        Step(
            "reached",
            _("You reach them: ask"),
            _("Are you safe? Are you thinking of suicide? Have you used? Who is with you?"),
            _("Reached them and asked how safe they are"),
        ),
        Step(
            "next_hours",
            _("Plan the next hours together"),
            _(
                "Who stays with them, what helps until tonight, when you speak again. 988 is there at any hour."
            ),
            _("Planned the next hours with them"),
        ),
        Step(
            "group_told",
            _("A word for the group"),
            _("“I am in touch about it.” Nothing about the person, nothing about why."),
            _("Told the group that it is being looked after, no more"),
        ),
        _team(),
    )


def _risk_to_self(alone: bool) -> tuple[Step, ...]:
    return (
        Step(
            "alone_with_them",
            _("Talk with them alone"),
            _("A short break for all; keep this person on camera with you.")
            if alone
            else _("One of you goes to a room with them; the other one goes on with the group."),
            _("Talked with them alone, away from the group"),
        ),
        Step(
            "asked_suicide",
            _("Ask in plain words"),
            _("“Are you thinking of killing yourself?” Then listen, and do not hurry."),
            _("Asked about suicide in plain words"),
        ),
        Step(
            "asked_plan",
            _("Ask how near it is"),
            _(
                "A plan? The means within reach? When? Has it happened before? What has kept them alive until now?"
            ),
            _("Asked about plan, means, time, and what keeps them alive"),
        ),
        _call_dispatch(
            _("Means at hand, an attempt, or no way to stay safe: call now, and stay with them on camera.")
        ),
        Step(
            "means_away",
            _("Put the means out of reach"),
            _("Somebody in the house takes pills, weapon or keys, while you are on the call."),
            _("The means were put out of reach"),
        ),
        Step(
            "offered_988",
            _("988, together"),
            _("Call, text or chat; stay while they do it."),
            _("Offered 988 and stayed while they were in touch"),
        ),
        Step(
            "somebody_with_them",
            _("Somebody stays with them"),
            _("A person they choose, until you or another clinician has seen them."),
            _("Arranged who stays with them"),
        ),
        Step(
            "safety_plan",
            _("Write the next hours down together"),
            _("Warning signs, what helps, where to go, whom to call. Agree when you speak again today."),
            _("Made a safety plan for the next hours"),
        ),
        _team(),
    )
