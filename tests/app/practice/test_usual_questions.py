"""The usual questions are those that the shipped programs ask, by the same ids."""

from __future__ import annotations

from app.intake.programs import shipped_programs
from app.model.rounds import Round
from app.practice.usual_questions import usual_questions


def test_what_the_shipped_programs_ask_is_usual() -> None:
    for shipped in shipped_programs():
        rules = shipped.program.rules
        for round, asked in ((Round.CHECK_IN, rules.check_in), (Round.CHECK_OUT, rules.check_out)):
            assert set(asked) <= set(usual_questions(round))


def test_each_can_stand_beside_the_others() -> None:
    for round in Round:
        usual = usual_questions(round)
        assert len({question.id for question in usual}) == len({q.short for q in usual}) == len(usual)
    kinds = {question.id: question.kind for question in usual_questions(Round.CHECK_IN)}
    assert (kinds["craving"], kinds["mood"]) == ("scale", "scale")  # trends are drawn of numbers
