"""Questions that programs usually ask; trends and promises know a question by its id."""

from __future__ import annotations

from collections.abc import Iterator
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
    said = _usual_in(spoken())
    label = said.get((question.id, question.label), question.label)
    short = said.get((question.id, question.short), question.short)
    return question.model_copy(update={"label": label, "short": short})


@cache
def _usual_in(language: str) -> dict[tuple[str, str], str]:
    """The words of each usual question, by its id and the words that it has in any language."""
    with speaking(language):
        now = list(_words())
    found: dict[tuple[str, str], str] = {}
    for each in LANGUAGES:
        with speaking(each):
            found |= {(id, there): here for (id, there), (_id, here) in zip(_words(), now, strict=True)}
    return found


def _words() -> Iterator[tuple[str, str]]:
    for where in Round:
        for question in usual_questions(where):
            yield question.id, question.label
            yield question.id, question.short
