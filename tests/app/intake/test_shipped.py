"""What ships with Groupside is there, complete and of one kind."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from app.resources import resources_folder

ICONS = sorted((resources_folder() / "icons").glob("*.svg"))
THEMES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in (resources_folder() / "themes").glob("*.toml")
}
# What is read has at least 7, other words 4.5, outlines and rings 3.
CONTRASTS = [
    ("text", "window", 7.0),
    ("text", "surface", 7.0),
    ("text", "sunken", 7.0),
    ("muted", "window", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "sunken", 4.5),
    ("accent", "surface", 4.5),
    ("accent", "accent_soft", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("ok", "ok_soft", 4.5),
    ("warn", "warn_soft", 4.5),
    ("danger", "danger_soft", 4.5),
    ("danger", "surface", 4.5),
    ("info", "info_soft", 4.5),
    ("control", "surface", 3.0),
    ("control", "window", 3.0),
    ("focus", "window", 3.0),
    ("focus", "surface", 3.0),
    ("accent", "track", 3.0),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_resources_stand_beside_the_source() -> None:
    assert (resources_folder() / "agendas" / "harmony.toml").is_file()


def test_the_resources_of_a_packed_program_are_inside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_folder() == tmp_path / "resources"


def test_what_others_made_stands_beside_its_licence() -> None:
    assert "ISC License" in (resources_folder() / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (resources_folder() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_drawn_in_the_colour_that_it_is_given(icon: Path) -> None:
    svg = icon.read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in svg
    assert 'viewBox="0 0 24 24"' in svg
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|<script|href", svg)


def test_both_themes_name_the_same_colours() -> None:
    assert set(THEMES) == {"light", "dark"}
    assert list(THEMES["light"]) == list(THEMES["dark"])
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for theme in THEMES.values() for colour in theme.values())


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize(("ink", "ground", "least"), CONTRASTS)
def test_every_colour_can_be_read_on_its_ground(theme: str, ink: str, ground: str, least: float) -> None:
    dark, light = sorted((luminance(THEMES[theme][ink]), luminance(THEMES[theme][ground])))
    assert (light + 0.05) / (dark + 0.05) >= least
