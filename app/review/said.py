"""Sentences about check-in and check-out: what somebody answered, in words, and what became of their last promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.documents.record import Answer, Turn
from app.live.rows import PROMISE
from app.model.agenda import PartKind
from app.model.rounds import scale_number
from app.review.facts import Known
from app.review.phrasing import as_sentence, chosen, listed, quoted
from app.review.standing import Sentence
from app.words import _, ngettext

# told in one sentence, in this order
_TOGETHER: Final = ("feeling", "mood", "craving", "used", "days")


def check_in(known: Known) -> Iterator[Sentence]:
    """What somebody said when the group opened."""
    turn = known.record.check_in
    if turn is None:
        return
    if turn.passed:
        yield Sentence("check-in", _("Passed at check-in."))
        return
    answers = _answers(known, turn)
    pieces = [words for each in _TOGETHER if each in answers and (words := _told(known, each, answers[each]))]
    if pieces:
        yield Sentence("check-in", _checked_in(known, pieces, "feeling" in answers))
    yield from _promise(known, turn)
    if goal := answers.get("goal"):
        words = chosen((goal,), _("Goal for today: {goal}"), _("Set a goal for the day: {goal}"))
        yield Sentence("check-in-goal", words.format(goal=quoted(goal)))
    yield from _own_questions("check-in", known, turn, (*_TOGETHER, "goal"))


def _checked_in(known: Known, pieces: Sequence[str], felt: bool) -> str:
    """ "Checked in feeling calm, with a craving of 4 out of 10 and no use since the last group." """
    values = {"answers": listed(pieces), "first": pieces[0], "rest": listed(pieces[1:])}
    if known.held.has(PartKind.CHECK_IN_ROUND):
        wordings = [
            _("At check-in, reported {answers}."),
            _("Checked in {first}, with {rest}."),
            _("Came to check-in {first}, with {rest}."),
        ]
    else:
        # a program without a round of its own asks at the door
        wordings = [_("On arrival, reported {answers}."), _("Arrived {first}, with {rest}.")]
    if not felt or len(pieces) < 2:
        wordings = wordings[:1]
    return chosen(pieces, *wordings).format(**values)


def _told(known: Known, question: str, answer: str) -> str:
    """One answer of a check-in, as a piece of the sentence that begins with "reported"."""
    match question:
        case "feeling":
            plain = answer.islower() and answer.isalpha()
            return _("feeling {word}").format(word=answer if plain else quoted(answer, end=""))
        case "mood":
            return _("a mood of {n} out of 10").format(n=answer) if scale_number(answer) is not None else ""
        case "craving":
            return _craving(known, answer)
        case "used":
            if answer not in ("yes", "no"):
                return ""
            return _("use since the last group") if answer == "yes" else _("no use since the last group")
        case _:
            if not answer.isdecimal():
                return ""
            return ngettext("{n} day in recovery", "{n} days in recovery", int(answer)).format(n=answer)


def _craving(known: Known, answer: str) -> str:
    now, before = scale_number(answer), known.attendee.person.last_craving
    if now is None:
        return ""
    if before is None:
        return _("a craving of {n} out of 10").format(n=now)
    if before == now:
        return _("a craving of {n} out of 10 (unchanged)").format(n=now)
    return _("a craving of {n} out of 10 ({before} at the last group)").format(n=now, before=before)


def _promise(known: Known, turn: Turn) -> Iterator[Sentence]:
    """What became of the plan of last time; where nobody asked, nothing."""
    promise = known.names.without(turn.last_promise)
    if not promise or not turn.kept:
        return
    words = {
        "kept": chosen(
            (promise,),
            _("Kept the plan made at the last check-out: {plan}"),
            _("Followed through on the plan from the last check-out: {plan}"),
        ),
        "partly": _("Carried out in part the plan from the last check-out: {plan}"),
        "not_yet": _("Has not yet carried out the plan from the last check-out: {plan}"),
    }[turn.kept]
    yield Sentence("promise-before", words.format(plan=quoted(promise)))


def check_out(known: Known) -> Iterator[Sentence]:
    """What somebody said when it closed."""
    turn = known.record.check_out
    if turn is None:
        return
    if turn.passed:
        yield Sentence("check-out", _("Passed at check-out."))
        return
    answers = _answers(known, turn)
    if learned := answers.get("learned"):
        words = chosen(
            (learned,),
            _("Named as most important today: {learned}"),
            _("Took from today’s group: {learned}"),
            _("Most important thing learned: {learned}"),
        )
        yield Sentence("check-out-learned", words.format(learned=quoted(learned)))
    if differently := answers.get("differently"):
        words = chosen(
            (differently,), _("Plans to do differently: {this}"), _("Intends to do differently: {this}")
        )
        yield Sentence("check-out-differently", words.format(this=quoted(differently)))
    if promise := answers.get(PROMISE):
        words = chosen(
            (promise,),
            _("Plan for the high-risk hours until the next group: {plan}"),
            _("For the high-risk hours until the next group, the plan is: {plan}"),
        )
        yield Sentence("check-out-promise", words.format(plan=quoted(promise)))
    if (craving := scale_number(answers.get("craving", ""))) is not None:
        yield Sentence("check-out-craving", _trend(known, craving))
    yield from _own_questions(
        "check-out", known, turn, ("learned", "differently", PROMISE, "craving", "next_time", "closing_word")
    )
    yield from _closing(answers)


def _trend(known: Known, after: int) -> str:
    first = known.record.check_in
    given = {each.question: each.answer for each in first.answers} if first else {}
    before = scale_number(given.get("craving", ""))
    if before is None:
        return _("Craving at check-out was {n} out of 10.").format(n=after)
    if after == before:
        return _("Craving at check-out was {n} out of 10, unchanged from check-in.").format(n=after)
    words = (
        chosen(
            (before, after),
            _("Craving at check-out was {n} out of 10, down from {before} at check-in."),
            _("Craving went down from {before} at check-in to {n} at check-out (0 to 10)."),
        )
        if after < before
        else _("Craving at check-out was {n} out of 10, up from {before} at check-in.")
    )
    return words.format(n=after, before=before)


def _closing(answers: Mapping[str, str]) -> Iterator[Sentence]:
    word, next_time = answers.get("closing_word", ""), answers.get("next_time", "")
    comes = {"yes": _("Plans to attend the next group"), "no": _("Does not expect to attend the next group")}
    if next_time in comes and word:
        words = _("{comes}; closed with the word {word}")
        yield Sentence("check-out-close", words.format(comes=comes[next_time], word=quoted(word)))
    elif next_time in comes:
        yield Sentence("check-out-close", as_sentence(comes[next_time]))
    elif word:
        yield Sentence("check-out-close", _("Closed with the word {word}").format(word=quoted(word)))


def _own_questions(round: str, known: Known, turn: Turn, told: tuple[str, ...]) -> Iterator[Sentence]:
    """A program's own questions, by their label."""
    for each in turn.answers:
        asked = each.question not in told or (each.question in _TOGETHER and _untold(known, each))
        if asked and each.answer:
            answer = known.names.without(each.answer)
            label = each.label.strip()
            plain = answer in ("yes", "no") or scale_number(answer) is not None
            shown = f"{answer}." if plain else quoted(answer)
            words = _("Asked “{label}”, answered {answer}") if label.endswith("?") else _("{label}: {answer}")
            yield Sentence(f"{round}-{each.question}", words.format(label=label, answer=shown))


def _untold(known: Known, answer: Answer) -> bool:
    """Whether a usual question has an answer that the one sentence has no words for."""
    return not _told(known, answer.question, answer.answer)


def _answers(known: Known, turn: Turn) -> dict[str, str]:
    return {each.question: known.names.without(each.answer) for each in turn.answers if each.answer}
