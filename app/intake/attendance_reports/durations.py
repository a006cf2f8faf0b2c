"""How long somebody was in a call, in the many ways in which platforms write it."""

from __future__ import annotations

import re

_UNITS = (
    (3600, "h|hr|hrs|hour|hours|std|stunde|stunden|hora|horas|heure|heures|ora|ore"),
    (60, "m|mn|min|mins|minute|minutes|minuten|minuto|minutos|minuti"),
    (1, "s|sec|secs|second|seconds|sek|sekunde|sekunden|seg|segundo|segundos|seconde|secondes|secondi"),
)
_SECONDS = {word: seconds for seconds, words in _UNITS for word in words.split("|")}
_PART = re.compile(r"(\d{1,6}(?:[.,]\d+)?)\s*([a-z]+)\.?(?:[\s,]*(?:and|und|y|et|e)(?=\s*\d))?[\s,]*")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]?\d):([0-5]?\d)(?:[.,]\d+)?")
_MINUTES_SECONDS = re.compile(r"(\d{2,3}):([0-5]\d)")
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,3})?")
_LESS_THAN_A_MINUTE = re.compile(
    r"(?:<|less than|weniger als|menos de|moins d')\s*(?:a|1|one|einer|un|une)\s*min\w*\.?"
)


def seconds_of(text: str) -> float | None:
    """Seconds in a duration; None where it can be read in no way, or in two.

    A bare number is minutes, as each platform's heading says. `1:05` alone could be an hour or a minute and is not
    read; `32:14` can only be minutes and seconds.
    """
    bare = text.strip().lower()
    if _NUMBER.fullmatch(bare):
        return float(bare.replace(",", ".")) * 60
    if clock := _CLOCK.fullmatch(bare):
        hours, minutes, seconds = map(int, clock.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    if clock := _MINUTES_SECONDS.fullmatch(bare):
        minutes, seconds = map(int, clock.groups())
        return float(minutes * 60 + seconds) if minutes >= 24 else None
    if _LESS_THAN_A_MINUTE.fullmatch(bare):
        return 30.0
    return _in_words(bare.removeprefix("pt"))


def _in_words(text: str) -> float | None:
    total, at, units = 0.0, 0, []
    while at < len(text):
        part = _PART.match(text, at)
        if part is None or part[2] not in _SECONDS:
            return None
        units.append(_SECONDS[part[2]])
        total += float(part[1].replace(",", ".")) * units[-1]
        at = part.end()
    # hours before minutes before seconds, each once: anything else is a damaged cell
    return total if units and units == sorted(set(units), reverse=True) else None
