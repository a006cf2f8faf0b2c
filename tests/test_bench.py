"""When a figure is behind its goal, and what is written of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.__main__ import tell, tell_peers
from bench.measuring import Figure, paired, parts, repeated, spread
from bench.peers import Beside

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def test_a_figure_is_behind_only_when_it_is_over_its_goal_by_more_than_its_own_noise() -> None:
    steady = repeated("steady", [10.2, 10.2, 10.2], 10, "")
    shaky = repeated("shaky", [9.8, 10.0, 10.2, 10.4, 10.6], 10, "")
    assert (steady.noise, steady.met) == (0, False)
    assert (shaky.value, shaky.noise) == pytest.approx((10.2, 0.2))
    assert shaky.met, "over the goal, and by no more than its repeats differ"
    assert not repeated("slow", [11.8, 12.0, 12.2, 12.4, 12.6], 10, "").met


def test_one_outlier_makes_no_noise_behind_which_a_slow_figure_could_hide() -> None:
    assert spread([12.0, 12.0, 12.0, 12.0, 99.0]) == 0
    assert not repeated("slow", [12.0, 12.0, 12.0, 12.0, 99.0], 10, "").met


def test_what_hits_both_of_a_pair_is_no_noise() -> None:
    """A machine that does something else makes both slower."""
    figure = paired("start", [100, 200, 400], [50, 100, 200], 1.6, "")
    assert (figure.value, figure.noise, figure.met) == (2, 0, False)


def test_a_long_run_has_repeats() -> None:
    assert [list(part) for part in parts(range(11), 5)] == [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9]]


def test_the_command_fails_when_one_figure_is_behind(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell([Figure("fast", 1, 2, ""), Figure("told", 9, None, "")]) == 0
    assert tell([Figure("fast", 1, 2, ""), Figure("slow", 2.4, 2, "", 0.3)]) == 1
    assert re.search(r"slow +2\.40 +± 0\.30 +≤ 2 .*\(missed\)", capsys.readouterr().out)


def test_figures_stand_in_the_page_and_what_they_mean_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    figures = [Figure("draft_ms", 7.123, 10, "", 0.5), Figure("append_max_ms", 31.4, None, "")]
    tell(figures, None, page)
    tell(figures, None, page)  # a second run writes over the first
    text = page.read_text(encoding="utf-8")
    assert "| draft_ms | 7.12 | ± 0.50 | 10 | the draft of one progress note |" in text
    assert "| append_max_ms | 31.40 | – | – | the slowest of all |" in text
    assert len(text.splitlines()) == len(PAGE.read_text(encoding="utf-8").splitlines())


def test_a_program_beside_is_told_with_how_often_a_bare_window_goes_into_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    bare = ((100.0, 50.0), (110.0, 50.0))
    rows = [
        Beside("Plover", ((300.0, 200.0), (330.0, 200.0)), bare),
        Beside("novelWriter", missing="could not be installed here"),
    ]
    assert tell_peers(rows, page) == 0
    text = page.read_text(encoding="utf-8")
    assert "| Plover | 315 ms | 3.00 ± 0.00 | 200 MB | 4.00 ± 0.00 |" in text
    assert "| novelWriter | could not be installed here |  |  |  |" in text


def test_a_figure_that_the_page_does_not_know_is_not_left_out_silently(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ValueError, match="no row for new_ms"):
        tell([Figure("new_ms", 1, 2, "")], None, page)


def test_every_figure_has_its_row_and_its_goal_in_the_page() -> None:
    """Each figure is named once in the benchmark's sources, mostly with its goal behind it."""
    rows = set(
        re.findall(r"^\| ([a-z0-9]+(?:_[a-z0-9]+)+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    )
    sources = "".join(path.read_text(encoding="utf-8") for path in (PAGE.parents[1] / "bench").glob("*.py"))
    named = set(re.findall(r'(?:Figure|paired|repeated)\(\s*f?"([a-z0-9_{}]+)"', sources))
    assert "open_{page}_ratio" in named
    named = (named - {"open_{page}_ratio"}) | {"open_week_ratio", "open_person_ratio"}
    assert named == rows
