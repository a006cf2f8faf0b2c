"""The usual questions are those that the shipped programs ask, by the same ids."""

from __future__ import annotations

from app.intake.programs import shipped_programs
from app.model.rounds import Question, Round
from app.model.usual_questions import asked, usual_questions
from app.words import speaking


def test_what_the_shipped_programs_ask_is_usual() -> None:
    for shipped in shipped_programs():
        rules = shipped.program.rules
        for round, questions in ((Round.CHECK_IN, rules.check_in), (Round.CHECK_OUT, rules.check_out)):
            assert set(questions) <= set(usual_questions(round))


def test_each_can_stand_beside_the_others() -> None:
    for round in Round:
        usual = usual_questions(round)
        assert len({question.id for question in usual}) == len({q.short for q in usual}) == len(usual)
    kinds = {question.id: question.kind for question in usual_questions(Round.CHECK_IN)}
    assert (kinds["craving"], kinds["mood"]) == ("scale", "scale")  # trends are drawn of numbers


def test_they_are_asked_in_the_language_that_is_spoken_whichever_they_were_kept_in() -> None:
    goal = next(question for question in usual_questions(Round.CHECK_IN) if question.id == "goal")
    with speaking("es"):
        spanish = asked(goal)
        assert (spanish.label, spanish.short) != (goal.label, goal.short)
        assert all(asked(each) == each for where in Round for each in usual_questions(where))
    assert asked(spanish) == goal


def test_what_a_practice_asks_in_its_own_words_stays() -> None:
    own = Question(id="goal", label="What will you do today?", short="Today")
    with speaking("es"):
        assert asked(own) == own
