"""How much one guess at a passphrase is made to cost: what takes this computer about half a second, never less than the
least."""

from __future__ import annotations

import secrets
import time

from app.vault.keys import LEAST_COST, LENGTH, Cost, derived

AIM = 0.5  # seconds
# A laptop has as much to spare in the middle of a video call; beyond it, more passes make a guess cost more.
MOST_MEMORY = 256 * 1024  # KiB
_MOST_PASSES = 60


def calibrated() -> Cost:
    """Measures one derivation at the least cost; takes as long as that."""
    began = time.perf_counter()
    derived("a passphrase to measure with", secrets.token_bytes(LENGTH), LEAST_COST)
    return scaled(time.perf_counter() - began)


def scaled(seconds: float) -> Cost:
    """The cost that takes about AIM where the least one takes `seconds`: first more memory, which guessing machines are
    short of, then more passes."""
    times = AIM / max(seconds, 1e-6)
    memory = LEAST_COST.memory_kib
    while times >= 2 and memory < MOST_MEMORY:
        memory, times = memory * 2, times / 2
    passes = min(max(LEAST_COST.passes, round(LEAST_COST.passes * times)), _MOST_PASSES)
    return Cost(memory, passes, LEAST_COST.lanes)
