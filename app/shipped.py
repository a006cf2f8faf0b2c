"""What others made that is shipped with Groupside: versions, licences and texts, from the source and in a bundle."""

from __future__ import annotations

import json
import platform
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from typing import Any

from app.resources import resources_folder

_LICENCE = re.compile(r"\.dist-info/(.*/)?(LICEN[CS]ES?|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_CONTENTS = re.compile(r"\.dist-info/sboms/.*\.json$")


@dataclass(frozen=True, slots=True)
class Part:
    """A library that was built into a package, as the package's own list has it."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class Work:
    """One thing that others made. `inside` names the packages that hold it; a part of a package has no version here
    unless it tells it. `licence` is an expression of SPDX."""

    name: str
    version: str
    licence: str
    inside: str = ""
    package: Distribution | None = None
    files: tuple[Path, ...] = ()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What the package says that was built into it."""
        return tuple(sorted(_parts(self.package), key=lambda part: part.name)) if self.package else ()

    @cached_property
    def text(self) -> str:
        """The licences' texts, one after the other, and what is inside; empty if there is none."""
        texts = [file.read_text(encoding="utf-8").strip("\n") for file in self.files]
        if self.package is not None:
            texts = [*_texts(self.package), *texts]
        if texts and self.parts:
            texts.append("\n".join(f"{part.name} {part.version}: {part.licence}" for part in self.parts))
        return "\n\n\n".join(texts)


def shipped() -> list[Work]:
    """In the order of their names. What is made for another system only is not among them."""
    index = _index()
    works = [*_packages(index), *_others(index)]
    return sorted(works, key=lambda work: work.name.casefold())


def system_libraries() -> dict[str, str]:
    """The licence of each library that a bundle may bring along from the system, by its name without "lib"."""
    return {name: licence for licence, names in _index()["system"].items() for name in names}


def table(works: Sequence[Work]) -> str:
    """One line for each, for a terminal."""
    rows = [
        (work.name, work.version or (work.inside and f"in {work.inside}"), work.licence) for work in works
    ]
    first, second = (max(len(row[at]) for row in rows) for at in (0, 1))
    return "\n".join(f"{name:{first}}  {version:{second}}  {licence}" for name, version, licence in rows)


def _index() -> dict[str, Any]:
    return tomllib.loads((_folder() / "shipped.toml").read_text(encoding="utf-8"))


def _folder() -> Path:
    return resources_folder() / "licences"


def _packages(index: dict[str, Any]) -> Iterator[Work]:
    for name, licence in index["packages"].items():
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        files = tuple(_folder() / file for file in index["texts"].get(name, ()))
        yield Work(package.metadata["Name"], package.version, licence, package=package, files=files)


def _others(index: dict[str, Any]) -> Iterator[Work]:
    versions = {"Python": platform.python_version(), **_versions_of_the_vault()}
    for other in index["others"]:
        name = other["name"]
        version = other.get("version") or versions.get(name, "")
        files = tuple(_folder() / file for file in other["texts"])
        yield Work(name, version, other["licence"], other.get("inside", ""), files=files)


def _versions_of_the_vault() -> dict[str, str]:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    return {"SQLCipher": str(cipher).split()[0], "SQLite": dbapi2.sqlite_version}


def licence_files(package: Distribution) -> list[PackagePath]:
    """Licences, notices and authors that a package brings along."""
    return [file for file in package.files or () if _LICENCE.search(file.as_posix())]


def _texts(package: Distribution) -> Iterator[str]:
    for file in licence_files(package):
        yield Path(str(package.locate_file(file))).read_text(encoding="utf-8").strip("\n")


def _parts(package: Distribution) -> Iterator[Part]:
    for file in package.files or ():
        if _CONTENTS.search(file.as_posix()) and (path := Path(str(package.locate_file(file)))).exists():
            for part in json.loads(path.read_text(encoding="utf-8")).get("components", ()):
                if licences := part.get("licenses"):
                    yield Part(part["name"], part.get("version", ""), _said(licences))


def _said(licences: Sequence[dict[str, Any]]) -> str:
    """As an expression, however the list writes it."""
    one = [
        each.get("expression") or each["license"].get("id") or each["license"]["name"] for each in licences
    ]
    return " AND ".join(f"({said})" if len(one) > 1 else said for said in one)
