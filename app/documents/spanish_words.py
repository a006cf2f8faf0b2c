"""Words of every day of Spanish that are names as well: in a Spanish text they mean the word behind an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from app.documents.written_words import Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# First names and surnames that are common in the United States and in Latin America and stand in any dictionary,
# folded: "pena" is "peña" and "pena", "cesar" is "César" and "cesar".
SPANISH_WORDS: Final = _words(
    """
    abril agosto alba alegria alma amado amada amapola amor amparo angel angeles arena ascension asuncion aurora
    azucena azul barrio barrios bautista belen bella bello blanca blancas blanco blancos bosque bravo brisa
    bueno buena caballero caballeros cabello cabeza calle calles calvo camelia campo campos candelaria cano
    caridad casa casas casado casada castillo castillos celeste cesar cielo clara claras claro claros clemencia
    concepcion conde consuelo coral cordero corona coronas correa corte cortes cruces cruz dalia delgada delgado
    diamante dios dolores domingo domingos duque dulce dulces encarnacion enero esmeralda esperanza esperanzas
    estrella estrellas fe felicidad flor flores franco fuente fuentes fuerte gallego gallo gloria gracia gracias
    guerra guerras guerrero herrera herrero hidalgo hierro hortensia hoyos iglesia iglesias inmaculada iris
    jardin jazmin jesus julio junio justa justo lago leal leon leones libertad lila linda lindo lirio lobo lobos
    lluvia luces lucia luna lunas luz manzano mar maravilla marco marcos mares margarita margaritas mariposa
    marina marino marques marzo mayo mayor mercedes mesa milagro milagros modesto molino monte montes mora moras
    moreno morena natividad navidad nieve nieves noche oliva olivas olivo oro palacio palacios paloma palomas
    parra pastor paz pena penas perla perlas piedad pilar pilares plata plaza plazas pobre prado prados
    presentacion prieto primo prudencia puente puentes pura puro rama ramo ramos refugio rey reyes rico rio rios
    rocio rojas rojo roja rosa rosario rosas rubi rubia rubio salud salvador santa santo santos serrano severo
    sierra sierras socorro sol soledad soles tierra tomas toro toros torre torres trinidad vaca valle valles
    vega ventura victoria victorias vida villa violeta violetas virtud virtudes visitacion zafiro
    """
)
# behind these a word in small letters is no name; not "está", which is the same letters as "esta"
_ARTICLES: Final = _words(
    """
    el la los las un una unos unas al del su sus mi mis tu tus este estos estas ese esa esos esas aquel
    aquella cada otro otra otros otras mucho mucha muchos muchas tanto tanta tantos tantas poco poca pocos pocas
    color ningun ninguna algun alguna nuestro nuestra nuestros nuestras muy
    """
)
# What is felt or had stands behind its verb without one: "le da pena". Of people the verb may tell: "le dio rosa …".
_FELT: Final = _words(
    """
    alegria amor consuelo dolores esperanza esperanzas fe felicidad gracia gracias libertad luz paz pena penas
    salud soledad vida
    """
)
_BEFORE_FELT: Final = _words("da dan daba dio tiene tienen tenia siente sentir hace hay")
_DAYS: Final = _words(
    """
    abril agosto domingo domingos enero julio junio marzo mayo
    """
)
_BEFORE_DAYS: Final = _words(
    """
    en desde hasta proximo pasado
    """
)
# "de" leads to a person as well: "la hermana de julio"
_DATED: Final = re.compile(
    r"(?:\d|\b(?:primero|principios?|comienzos|inicios|mediados|fin|fines|final|finales|mes))\s+de\s+\Z",
    re.IGNORECASE,
)
# Small words by which a text is told from one of the other language.
_OF_SPANISH: Final = _words(
    """
    el las los del que en un una con por para se su sus y es era fue muy pero como mas esta hoy le lo sin sobre
    cuando tiene porque tambien dijo
    """
)
_OF_ENGLISH: Final = _words(
    """
    the and of to was is her his with for that this she they it at on be were had has not from about said then
    """
)


def with_spanish(words: list[Word]) -> list[Word]:
    """The same, where the text is Spanish with those marked that are words of Spanish as well."""
    if not any(word.key in SPANISH_WORDS for word in words) or not _is_spanish(words):
        return words
    return [word._replace(spanish=True) if word.key in SPANISH_WORDS else word for word in words]


def surely_a_word(text: str, word: Word, before: str) -> bool:
    """By its small letters behind an article, or as a day is written; `before` is the word before, or ''."""
    if not (word.spanish and word.small):
        return False
    if word.key in _DAYS and (before in _BEFORE_DAYS or _DATED.search(text[: word.start])):
        return True
    return before in _ARTICLES or (word.key in _FELT and before in _BEFORE_FELT)


def _is_spanish(words: Iterable[Word]) -> bool:
    small = [word.key for word in words if word.small]
    spanish = [key for key in small if key in _OF_SPANISH]
    return len(spanish) > sum(key in _OF_ENGLISH for key in small)
