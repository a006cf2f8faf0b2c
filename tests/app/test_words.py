"""Which language is spoken: the program's own, and another one for what is made inside."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest

from app.words import LANGUAGES, _, ngettext, speak, speaking, spoken
from bench import catalogues


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


def test_what_is_made_inside_is_in_another_language_and_nothing_else() -> None:
    assert _("Today") == "Today"
    with speaking("es"):
        assert (_("Today"), spoken()) == ("Hoy", "es")
        with speaking("en"):
            assert _("Today") == "Today"
        with speaking(""):
            assert _("Today") == "Hoy"
    assert (_("Today"), spoken()) == ("Today", "en")


def test_the_program_speaks_its_language_in_every_thread() -> None:
    speak("es")
    heard: list[str] = []
    thread = threading.Thread(target=lambda: heard.append(_("Today")))
    with speaking("en"):
        thread.start()
        thread.join()
        assert (_("Today"), heard) == ("Today", ["Hoy"])


def test_the_form_of_a_number_is_that_of_the_language() -> None:
    forms = [ngettext("in {n} minute", "in {n} minutes", n) for n in (0, 1, 2)]
    assert forms == ["in {n} minutes", "in {n} minute", "in {n} minutes"]
    with speaking("es"):
        one, two = (ngettext("in {n} minute", "in {n} minutes", n) for n in (1, 2))
    assert ("minuto" in one, "minutos" in one, "minutos" in two) == (True, False, True)


def test_a_language_that_is_not_there_changes_nothing() -> None:
    with speaking("tlh"):
        assert (_("Today"), spoken()) == ("Today", "en")
    speak("tlh")
    assert spoken() == "en"


OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated_with_what_is_put_into_it(language: str) -> None:
    known = catalogues.read(language)
    missing, wrong = [], []
    for message in catalogues.sentences():
        there = known.get(message.id)
        if there is None or not catalogues.translated(there):
            missing.append(message.id)
            continue
        sources, words = forms(message.id), forms(there.string)
        for source, word in zip(sources, words, strict=True):
            # "1 session" may be "una sesión"
            optional = {"{n}"} if len(sources) > 1 and source == sources[0] else set()
            if placeholders(source) - optional != placeholders(word) - optional:
                wrong.append((source, word))
    assert (missing, wrong) == ([], [])


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogues_are_what_the_sentences_give(language: str) -> None:
    """`dev.py words` has nothing to do: the translator's file has these sentences alone, and was packed."""
    catalogue = catalogues.brought_up(language, catalogues.read(language))
    place = catalogues.place_of(language)
    assert place.read_bytes() == catalogues.as_text(catalogue)
    assert place.with_suffix(".mo").read_bytes() == catalogues.as_packed(catalogue)


def forms(words: object) -> list[str]:
    return list(map(str, words)) if isinstance(words, list | tuple) else [str(words)]


def placeholders(words: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", words))
