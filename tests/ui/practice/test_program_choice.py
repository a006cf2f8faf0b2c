"""The programs of the first steps: what each one's day is made of."""

from __future__ import annotations

from app.intake.programs import shipped_programs
from app.words import speaking
from ui.practice.program_choice import agenda_words


def test_blocks_of_a_shipped_agenda_are_called_in_the_language_of_the_screens() -> None:
    agenda = shipped_programs()[0].program.agenda
    assert "Check-in & icebreaker 30, Education 45" in agenda_words(agenda)
    with speaking("es"):
        assert "Ronda de entrada y rompehielos 30, Educación 45" in agenda_words(agenda)
