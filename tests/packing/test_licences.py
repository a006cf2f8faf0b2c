"""What may go into a bundle: known licences that ask for no more than their text, and none beside."""

from __future__ import annotations

import json
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from app.shipped import Work, shipped
from packing.licences import NotAllowed, allows, in_app, judge, libraries_of_the_system, write_beside


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("GPL-2.0-only OR MIT", True),
        ("MIT AND GPL-2.0-only", False),
        ("(MIT OR GPL-2.0-only) AND Unicode-3.0", True),
        ("MIT OR GPL-2.0-only AND GPL-3.0-only", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("GPL-2.0-or-later WITH nothing-known", False),
        ("MIT Apache-2.0", False),
        ("(MIT", False),
        ("", False),
    ],
)
def test_an_expression_is_met_by_what_is_allowed(expression: str, may: bool) -> None:
    assert allows(expression) is may


def test_everything_that_is_shipped_may_be() -> None:
    judge(shipped())


def test_a_work_without_a_text_or_under_another_licence_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("do as you like", encoding="utf-8")
    with pytest.raises(NotAllowed, match="nobodys has no licence text"):
        judge([Work("nobodys", "1", "MIT")])
    with pytest.raises(NotAllowed, match="theirs is under SSPL"):
        judge([Work("theirs", "1", "SSPL-1.0", files=(text,))])


def test_a_library_of_the_system_that_nobody_looked_at_is_refused(tmp_path: Path) -> None:
    for name in ("libxcb-cursor.so.0", "libstdc++.so.6", "libglib-2.0.so.0", "libQt6Core.so.6"):
        (tmp_path / name).touch()
    assert libraries_of_the_system(tmp_path) == {
        "libglib-2.0.so.0": "LGPL-2.1-or-later",
        "libstdc++.so.6": "GPL-3.0-or-later WITH GCC-exception-3.1",
        "libxcb-cursor.so.0": "MIT",
    }
    (tmp_path / "libreadline.so.8").touch()
    with pytest.raises(NotAllowed, match=r"libreadline\.so\.8"):
        libraries_of_the_system(tmp_path)


def test_a_part_of_a_package_is_judged_too(tmp_path: Path) -> None:
    about = tmp_path / "theirs-1.dist-info"
    (about / "licenses").mkdir(parents=True)
    (about / "sboms").mkdir()
    (about / "METADATA").write_text("Name: theirs\nVersion: 1\n", encoding="utf-8")
    (about / "licenses" / "LICENSE").write_text("do as you like", encoding="utf-8")
    part = {"name": "inner", "version": "2", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]}
    (about / "sboms" / "inside.json").write_text(json.dumps({"components": [part]}), encoding="utf-8")
    names = ("METADATA", "licenses/LICENSE", "sboms/inside.json")
    (about / "RECORD").write_text("".join(f"{about.name}/{name},,\n" for name in names), encoding="utf-8")
    with pytest.raises(NotAllowed, match="inner is under AGPL"):
        judge([Work("theirs", "1", "MIT", package=Distribution.at(about))])


def test_an_app_has_every_text_inside_it(tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    works = shipped()
    inside = in_app(write_beside(tmp_path, works))
    assert all(Path(file).is_file() and kind == "DATA" for _place, file, kind in inside)
    assert {"licenses/Groupside.txt", "licenses/README.txt", "licenses/Qt.txt"} <= {
        place for place, *_rest in inside
    }
    assert len(inside) == len(works) + 2
