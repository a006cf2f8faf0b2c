"""What the bundle leaves out: what nobody reads there goes, what is spoken stays."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.shipped import licence_files, shipped
from app.words import ENGLISH, LANGUAGES
from bench.catalogues import place_of

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def ships() -> Callable[[str], bool]:
    """Whether a file comes along, by its place in the bundle."""
    recipe = ast.parse((HOME / "pyinstaller.spec").read_text(encoding="utf-8"))
    patterns: list[ast.stmt] = [
        node for node in recipe.body if isinstance(node, ast.Assign) and "re.compile" in ast.unparse(node)
    ]
    found: dict[str, Any] = {"re": re, "LANGUAGES": LANGUAGES}
    exec(compile(ast.Module(patterns, []), "pyinstaller.spec", "exec"), found)
    return lambda place: not (found["UNUSED"].search(place) or found["WORDS"].search(place))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_spoken_comes_along_and_nothing_of_other_languages(
    language: str, ships: Callable[[str], bool]
) -> None:
    assert ships(f"PySide6/Qt/translations/qtbase_{language}.qm")
    assert not ships(f"PySide6/Qt/translations/qt_help_{language}.qm")
    assert not ships("PySide6/Qt/translations/qtbase_tlh.qm")
    if language != ENGLISH:
        packed = place_of(language).with_suffix(".mo").relative_to(HOME).as_posix()
        assert ships(packed)


def test_what_translators_read_stays_where_they_work(ships: Callable[[str], bool]) -> None:
    for path in (HOME / "resources" / "i18n").rglob("*.po*"):
        assert not ships(path.relative_to(HOME).as_posix())


def test_every_licence_of_a_package_comes_along(ships: Callable[[str], bool]) -> None:
    files = [file for work in shipped() if work.package for file in licence_files(work.package)]
    assert len(files) > 20
    assert all(ships(file.as_posix()) for file in files)
    for name in ("COPYING", "NOTICE", "AUTHORS.md", "LICENCE.txt", "license"):
        assert ships(f"theirs-1.dist-info/{name}")
    assert not ships("theirs-1.dist-info/INSTALLER")


def test_the_app_of_macos_is_made_with_its_licences() -> None:
    recipe = (HOME / "pyinstaller.spec").read_text(encoding="utf-8")
    (bundle,) = (
        node
        for node in ast.walk(ast.parse(recipe))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "BUNDLE"
    )
    assert [ast.unparse(each) for each in bundle.args] == ["folder", "licences"]
