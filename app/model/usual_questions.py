"""Questions that programs usually ask; trends and promises know a question by its id."""

from __future__ import annotations

from functools import cache

from app.model.rounds import Question, Round
from app.words import LANGUAGES, _, speaking, spoken


def usual_questions(round: Round) -> tuple[Question, ...]:
    """DOMAIN: what a check-in asks by default and can add, and what a check-out asks."""
    craving = Question(id="craving", label=_("Craving right now, 0 to 10"), short=_("Craving"), kind="scale")
    if round is Round.CHECK_IN:
        return (
            Question(id="feeling", label=_("How do you feel, in one word?"), short=_("Feeling"), kind="word"),
            craving,
            Question(id="used", label=_("Any use since our last group?"), short=_("Used"), kind="yes_no"),
            Question(id="goal", label=_("A goal for today"), short=_("Goal")),
            Question(id="mood", label=_("Mood right now, 0 to 10"), short=_("Mood"), kind="scale"),
            Question(id="days", label=_("Days in recovery"), short=_("Days"), kind="word"),
            Question(id="high_low", label=_("A high and a low since our last group"), short=_("High, low")),
            Question(id="meetings", label=_("Meetings attended since our last group"), short=_("Meetings")),
        )
    return (
        Question(id="learned", label=_("The most important thing you learned today"), short=_("Learned")),
        Question(id="differently", label=_("What you will do differently"), short=_("Differently")),
        Question(id="promise", label=_("Your plan for the hard hours until our next group"), short=_("Plan")),
        Question(id="next_time", label=_("Will you be here next time?"), short=_("Next time"), kind="yes_no"),
        craving,
        Question(id="closing_word", label=_("One word to close with"), short=_("Word"), kind="word"),
    )


def asked(question: Question) -> Question:
    """As it is asked in the language that is spoken: usual questions have words in each, a practice's own stay."""
    if question.id not in _ids():
        return question
    for kept_in in LANGUAGES:  # English first: others are only loaded where somebody needs them
        said = _translated(kept_in, spoken())
        if (question.id, question.label, question.short) in said:
            label, short = said[question.id, question.label, question.short]
            return question.model_copy(update={"label": label, "short": short})
    return question


@cache
def _ids() -> frozenset[str]:
    return frozenset(question.id for question in _every())


@cache
def _translated(kept_in: str, language: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    """From the words of each usual question in one language to those in another."""
    with speaking(kept_in):
        before = _every()
    with speaking(language):
        now = _every()
    return {
        (there.id, there.label, there.short): (here.label, here.short)
        for there, here in zip(before, now, strict=True)
    }


def _every() -> list[Question]:
    return [question for where in Round for question in usual_questions(where)]
