"""Names that are words of Spanish: in a Spanish text the word stays, and the name goes as it does everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.redaction import Kind, Names
from app.documents.spanish_words import SPANISH_WORDS
from app.documents.written_words import name_key

AROUND = Names(
    ("Tamika O.", "Tamika Osborne"),
    {
        "1": ("Rosa T.", "Rosa Torres"),
        "2": ("Luz F.", "Luz Flores"),
        "3": ("Cruz M.", "Cruz Moreno"),
        "4": ("Ángel P.", "Ángel Peña"),
        "5": ("Esperanza R.", "Esperanza Reyes"),
        "6": ("Tomás C.", "Tomás Castillo"),
        "7": ("Julio B.", "Julio Blanco"),
        "8": ("Pilar C.", "Pilar de la Cruz"),
        "9": ("Gracia V.", "Gracia Valle"),
    },
)
WORDS = """
Dijo que la luz le molesta y que las flores ayudan.|Lleva una rosa en la mano.|Es su cruz y la lleva.|
Tiene mucha esperanza para el mes que viene.|Se saltó las tomas de la noche.|No le da pena, pero es una pena.|
Siente esperanza y tiene luz en su casa.|
Empezó en julio y sigue.|Empezó el 5 de julio y sigue.|A fines de julio se fue de casa.|
Se fue el primero de julio, y es una pena.|Es el ángel de la casa.|Es un angel.|Vive en las torres del barrio.|
Fue al castillo con sus hijos.|El pilar de su recuperación es la familia.|
El blanco y el moreno de la foto son sus hermanos.
"""
NAMED = (
    "Hoy Rosa dijo que viene.",
    "El grupo y Luz hablaron con calma.",
    "Habló con Cruz sobre el sueño.",
    "Ayer Ángel se fue y volvió.",
    "En el grupo, Esperanza lloró.",
    "Después Tomás pidió hablar con la familia.",
    "Luego la Rosa de siempre se fue.",
    "Rosa Torres dijo que viene.",
    "rosa torres dijo que viene.",
    "pilar de la cruz dijo que viene.",
    "Con @rosa habló y se fue.",
    "La Sra. Cruz dijo que viene.",
    "El Sr. Blanco dijo que viene.",
    "La Dra. Torres dijo que viene.",
)


@pytest.mark.parametrize("text", [each.strip() for each in WORDS.split("|")])
def test_in_spanish_the_word_stays(text: str) -> None:
    assert AROUND.read(text).places == ()
    assert AROUND.without(text) == text


@pytest.mark.parametrize("text", NAMED)
def test_in_spanish_the_name_goes_without_a_question(text: str) -> None:
    assert [place.kind for place in AROUND.read(text).places] == [Kind.REPLACED]


@pytest.mark.parametrize(
    "text",
    [
        "Luz verde para el plan.",
        "Hoy rosa dijo que viene.",
        "LA LUZ Y EL SOL dijo que ve.",
        "Hoy la señora de la cruz dijo que viene.",
        "Hoy la mamá de julio dijo que viene.",
        "Después le dio rosa un abrazo, y se fue.",
        "Hoy angel dijo que viene.",
        "Habló con de la cruz sobre el sueño.",
    ],
)
def test_what_may_be_either_is_asked_about_and_goes_where_nobody_answers(text: str) -> None:
    assert [place.kind for place in AROUND.read(text).places] == [Kind.ASKED]
    assert "another group member" in AROUND.without(text)


@pytest.mark.parametrize(
    "text", ["then rosa said so", "she told the rosa of the group", "Rosa came to the group."]
)
def test_an_english_text_knows_them_as_names_alone(text: str) -> None:
    assert [place.kind for place in AROUND.read(text).places] == [Kind.REPLACED]


@given(
    st.sampled_from(sorted(word for word in SPANISH_WORDS if len(word) > 2)),
    st.sampled_from(["Hoy {} dijo que viene.", "El grupo y {} se fueron.", "Habló con {}, y es su amiga."]),
)
def test_a_capital_in_a_sentence_is_never_left(word: str, said: str) -> None:
    names = Names(("Tamika Osborne",), {"1": (f"{word.title()} Zamudio",)})
    text = said.format(word.title())
    assert name_key(word) not in re.findall(r"\w+", names.without(text).casefold())
