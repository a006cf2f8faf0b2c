"""Every word a person reads goes through here: gettext's catalogues, each message looked up once in each language.

The program speaks one language from its start on; what members get, and what belongs to the record, is made in a
language of its own inside `speaking`. The messages in the source are English, which needs no catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from app.resources import resources_folder

if TYPE_CHECKING:
    from gettext import NullTranslations

P = ParamSpec("P")
A = TypeVar("A")
R = TypeVar("R")

ENGLISH = "en"
# in which there are all words, each as it calls itself
LANGUAGES = {ENGLISH: "English", "es": "Español"}


class _Program:
    """What everything speaks that nobody asked for another language, in every thread."""

    language = ENGLISH


_asked_for: ContextVar[str] = ContextVar("language", default="")


def _(message: str) -> str:
    """The message in the language that is spoken."""
    return _said(message, _asked_for.get() or _Program.language)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of the message that fits a number."""
    return _counted(singular, plural, n, _asked_for.get() or _Program.language)


def spoken() -> str:
    """The language that is spoken now, by its code."""
    return _asked_for.get() or _Program.language


def program_language() -> str:
    """What is spoken where nobody asked for another language."""
    return _Program.language


def speak(language: str) -> None:
    """What the whole program speaks; once, before there is a window. One that is not there is English."""
    _Program.language = language if language in LANGUAGES else ENGLISH


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Another language for what is made inside; '' is the one that is spoken anyway."""
    before = _asked_for.set(language if language in LANGUAGES else _asked_for.get())
    try:
        yield
    finally:
        _asked_for.reset(before)


def to_the_screens() -> AbstractContextManager[None]:
    """What the one who sits here is told while something is made in another language: that it cannot be, and why."""
    return speaking(_Program.language)


def said_in(
    language_of: Callable[[A], str],
) -> Callable[[Callable[Concatenate[A, P], R]], Callable[Concatenate[A, P], R]]:
    """For a function that makes words: it speaks the language that its first argument is to be told in. What it gives
    back is made when it returns, and no generator."""

    def told(make: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
        @wraps(make)
        def made(about: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
            with speaking(language_of(about)):
                return make(about, *args, **kwargs)

        return made

    return told


def told_in(language: str, make: Callable[P, R]) -> Callable[P, R]:
    """The same for a language that is known: what is made later speaks it, whatever is spoken then."""

    def made(*args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(language):
            return make(*args, **kwargs)

    return made


@cache
def _said(message: str, language: str) -> str:
    catalogue = _catalogue(language)
    return catalogue.gettext(message) if catalogue else message


@cache
def _counted(singular: str, plural: str, n: int, language: str) -> str:
    if catalogue := _catalogue(language):
        return catalogue.ngettext(singular, plural, n)
    return singular if n == 1 else plural


@cache
def _catalogue(language: str) -> NullTranslations | None:
    """None for English, and where the file is missing: then English is spoken."""
    if language == ENGLISH:
        return None
    import gettext

    return gettext.translation("groupside", resources_folder() / "i18n", [language], fallback=True)
