"""How fast something is found among years of notes, and how fast the History of years is there."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from app.vault.folder import Vault, unlock
from app.vault.search import Narrowed
from bench.big_vault import NAMES, PASSPHRASE, WORDS
from bench.disk import NOTES
from bench.measuring import Figure, child, percentile, repeated
from bench.windows import SESSIONS

SENTENCES = 4  # typed letter by letter, for each way to narrow them
ROUNDS = 5
TIMES = 7
_GROUP, _PERSON = "group-harmony", "person-4"
NARROWED = (
    Narrowed(),
    Narrowed(group=_GROUP),
    Narrowed(person=_PERSON),
    Narrowed(tag="goal"),
    Narrowed(person="nobody"),
    Narrowed(since="2026-03-01", until="2026-03-31"),
    Narrowed(_GROUP, _PERSON, "goal", "2025-10-01", "2026-06-30"),
)


def measure(notes: Path, sessions: Path) -> list[Figure]:
    """`notes` is a vault with 200,000 notes, `sessions` one with 1,000 sessions."""
    return [*_search(notes), *_history(sessions)]


def _search(folder: Path) -> list[Figure]:
    """From a letter that was typed to the newest sixty that are found, as the windows ask."""
    vault = Vault.open(folder, unlock(folder, PASSPHRASE))
    vault.tidy().result()  # as after each session
    rounds = [_round(vault, random.Random(number)) for number in range(ROUNDS)]
    vault.close()
    took = [each for one in rounds for each in one]
    slow = [percentile(each, 0.99) for each in rounds]
    detail = (
        f"{len(took):,} letters typed among {NOTES:,} notes, {statistics.median(took):.1f} ms in the middle"
    )
    return [repeated("search_p99_ms", slow, 50, detail)]


def _round(vault: Vault, chance: random.Random) -> list[float]:
    """Milliseconds for each letter."""
    took = []
    for narrowed in NARROWED:
        for typed in _typed(chance):
            start = time.perf_counter()
            vault.search(typed, 60, narrowed).result()
            took.append((time.perf_counter() - start) * 1000)
    return took


def _typed(chance: random.Random) -> Iterator[str]:
    """Sentences as they are typed; each of their words is in half of all notes."""
    for _sentence in range(SENTENCES):
        words = chance.choices(WORDS.split(), k=chance.choice((1, 2, 3)))
        if chance.random() < 0.3:
            words.insert(0, chance.choice(NAMES).split()[0])
        whole = " ".join(words)
        yield from (whole[:length] for length in range(1, len(whole) + 1))


def _history(vault: Path) -> list[Figure]:
    took = [child("bench.open_page", "history", str(vault))["milliseconds"] for _time in range(TIMES)]
    detail = f"{SESSIONS:,} sessions, from the click until list and month are painted"
    return [repeated("history_ms", took, 150, detail)]
