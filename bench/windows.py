"""How fast windows are there, what they cost while they stand, and how fast they follow."""

from __future__ import annotations

from pathlib import Path

from bench.big_vault import furnished, with_people, with_sessions, with_two_years
from bench.measuring import Figure, child, in_turn, milliseconds_to, paired, repeated

SESSIONS = 1_000
SESSIONS_VAULT = "many-sessions"
# a whole number of the looks that are taken every five seconds, and each process lives so long twice
SECONDS = 15
TIMES = 5
PEOPLE = 60
RENDERS = 400
# the main window of the live session, and the bare one that its memory stands beside; px
SIZE = ("1440", "900")


def measure(folder: Path) -> list[Figure]:
    vault = folder / SESSIONS_VAULT
    with_sessions(vault, SESSIONS)
    return [*_start(vault), *_today(vault), *_pages(folder), *_live(folder / "live")]


def _bare() -> float:
    return milliseconds_to("painted", child("bench.bare_window"))


def _start(vault: Path) -> list[Figure]:
    ours, bare = in_turn(lambda: milliseconds_to("painted", child("bench.unlock_window", str(vault))), _bare)
    detail = f"{_median(ours):.0f} ms, a bare window {_median(bare):.0f} ms"
    return [paired("start_unlock_ratio", ours, bare, 1.6, detail)]


def _today(vault: Path) -> list[Figure]:
    def ours() -> float:
        said = child("bench.today", str(vault))
        return (said["whole"] - said["began"]) / 1e6

    opened, bare = in_turn(ours, _bare)
    detail = f"{_median(opened):.0f} ms with {SESSIONS:,} sessions, a bare window {_median(bare):.0f} ms"
    return [paired("open_today_ratio", opened, bare, 3, detail)]


def _pages(folder: Path) -> list[Figure]:
    """The pages that tell the most, opened in windows that stand; no slower than a bare window opens, some 100 ms."""
    week, person = folder / "many-people", folder / "two-years"
    with_people(week, PEOPLE)
    with_two_years(person)
    return [
        _page("week", week, f"the week of {PEOPLE} people"),
        _page("person", person, "a person with two years of sessions"),
    ]


def _page(page: str, vault: Path, what: str) -> Figure:
    def ours() -> float:
        return child("bench.open_page", page, str(vault))["milliseconds"]

    opened, bare = in_turn(ours, _bare)
    detail = f"{_median(opened):.0f} ms for {what}, a bare window {_median(bare):.0f} ms"
    return paired(f"open_{page}_ratio", opened, bare, 1, detail)


def _live(vault: Path) -> list[Figure]:
    _new(vault)

    def ours() -> float:
        return child("bench.live_session", str(vault), *SIZE, "0", "0", "0")["pages"]

    live, bare = in_turn(ours, lambda: child("bench.bare_window", *SIZE)["pages"], times=7)
    memory = f"{_median(live) * 4 / 1024:.0f} MB, a bare window {_median(bare) * 4 / 1024:.0f} MB"
    # each on a vault of its own: in the one before somebody is still out of the room, and the notes stand
    vaults = [vault.with_name(f"{vault.name}-{number}") for number in range(TIMES)]
    lived = [
        child("bench.live_session", str(_new(each)), *SIZE, str(SECONDS), str(SECONDS), str(RENDERS))
        for each in vaults
    ]

    def each(what: str) -> list[float]:
        return [said[what] for said in lived]

    ticked = f"{TIMES} times {SECONDS} s"
    return [
        paired("rss_ratio", live, bare, 2.6, memory),
        repeated("tick_cpu_percent", each("cpu_percent"), 0.3, f"of one core, {ticked}, live screen visible"),
        repeated("tick_all_cpu_percent", each("all_cpu_percent"), 0.6, f"{ticked}, all four windows open"),
        repeated(
            "render_p99_ms",
            each("render_p99"),
            16,
            f"four windows, median {_median(each('render_p50')):.1f} ms; of the processor "
            f"{_median(each('render_cpu_p50')):.1f}, p99 {_median(each('render_cpu_p99')):.1f} ms",
        ),
    ]


def _new(vault: Path) -> Path:
    furnished(vault).close()
    return vault


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
