"""Writes the licences of everything in a bundle beside the program, and refuses what may not be shipped.

`python -m packing.licences [FOLDER]`; ends with 1 and a sentence for a licence that is not known or not allowed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from app.shipped import Part, Work, shipped, system_libraries, table

HOME = Path(__file__).resolve().parents[1]
# Licences that ask for their text to come along, and those of libraries that stay files of their own. Three more ask
# for source only of what was changed in their own files, or make an exception for a program like this one.
ALLOWED = frozenset(
    {
        *("0BSD", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "Bitstream-Vera"),
        *("CC0-1.0", "FTL", "ISC", "LPPL-1.3c", "MIT", "MIT-0", "OFL-1.1", "PSF-2.0", "Unicode-3.0"),
        *("Unicode-DFS-2016", "Unlicense", "Zlib", "blessing", "bzip2-1.0.6", "libpng-2.0"),
        *("LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"),
        "Apache-2.0 WITH LLVM-exception",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "GPL-3.0-or-later WITH GCC-exception-3.1",
    }
)
_PIECE = re.compile(r"\(|\)|\bAND\b|\bOR\b|[\w.+-]+(?: WITH [\w.+-]+)?")
_LIBRARY = re.compile(r"^lib([\w+]+?)(?:[-.]|$)")
# Qt's, Python's and what else stands in the index as a work of its own
_WORKS = re.compile(r"^lib(Qt6|pyside6|shiboken6|icu|python3)")


class NotAllowed(Exception):
    """One sentence for the one who builds."""


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else HOME / "dist" / "groupside"
    works = shipped()
    try:
        judge(works)
        write_beside(folder, works)
    except NotAllowed as fault:
        print(fault, file=sys.stderr)
        return 1
    inside = sum(len(work.parts) for work in works)
    libraries = len(libraries_of_the_system(folder / "_internal"))
    print(f"licences: {len(works)} works, {inside} in them, {libraries} libraries of the system")
    return 0


def write_beside(folder: Path, works: list[Work]) -> Path:
    """The texts of everything in a bundle, in its folder `licenses`. Raises NotAllowed."""
    licences = folder / "licenses"
    _write(licences, works, libraries_of_the_system(folder / "_internal"))
    return licences


def in_app(licences: Path) -> list[tuple[str, str, str]]:
    """The same folder inside an app of macOS, which is taken along without what lies beside it; for PyInstaller."""
    return [
        (Path("licenses", file.relative_to(licences)).as_posix(), str(file), "DATA")
        for file in sorted(licences.rglob("*.txt"))
    ]


def judge(works: Iterable[Work]) -> None:
    """Raises NotAllowed for the first work, or part of one, without a text or with a licence that is not allowed."""
    for work in works:
        if not work.text:
            raise NotAllowed(f"{work.name} has no licence text.")
        _judge(work)
        for part in work.parts:
            _judge(part)


def allows(expression: str) -> bool:
    """Whether an expression of SPDX can be met by what is allowed: one of each OR, both of each AND."""
    pieces = _PIECE.findall(expression)

    def either() -> bool:
        met = both()
        while pieces[:1] == ["OR"]:
            pieces.pop(0)
            met = both() or met
        return met

    def both() -> bool:
        met = one()
        while pieces[:1] == ["AND"]:
            pieces.pop(0)
            met = one() and met
        return met

    def one() -> bool:
        piece = pieces.pop(0) if pieces else ""
        if piece != "(":
            return piece in ALLOWED
        met = either()
        return pieces[:1] == [")"] and pieces.pop(0) == ")" and met

    return either() and not pieces


def libraries_of_the_system(inside: Path) -> dict[str, str]:
    """Which libraries of the system came along, by their files, and their licences. Raises NotAllowed for others."""
    known, found = system_libraries(), {}
    for file in sorted(inside.glob("lib*.so*")):
        if _WORKS.match(file.name):
            continue
        name = _LIBRARY.match(file.name)
        licence = known.get(name[1] if name else "")
        if licence is None or not allows(licence):
            raise NotAllowed(
                f"Nothing says that {file.name} may be shipped: resources/licences/shipped.toml."
            )
        found[file.name] = licence
    return found


def _judge(one: Work | Part) -> None:
    if not allows(one.licence):
        raise NotAllowed(f"{one.name} is under {one.licence}, which is not allowed here.")


def _write(folder: Path, works: list[Work], libraries: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "system").mkdir(parents=True)
    for work in works:
        name = re.sub(r"[^\w.-]+", "-", work.name).strip("-")
        (folder / f"{name}.txt").write_text(work.text + "\n", encoding="utf-8")
    owners = {library: _owner(library) for library in libraries}
    for owner in sorted(set(owners.values())):
        text = Path("/usr/share/doc", owner, "copyright")
        if not text.is_file():
            raise NotAllowed(f"The licence text of the system's package {owner} is not on this machine.")
        shutil.copy(text, folder / "system" / f"{owner}.txt")
    rows = [f"{library} (Debian: {owners[library]}): {licence}" for library, licence in libraries.items()]
    page = (HOME / "LICENSE").read_text(encoding="utf-8")
    (folder / "Groupside.txt").write_text(page, encoding="utf-8")
    told = "\n".join([table(works), "", "Libraries of the system, texts in the folder system:", *rows])
    (folder / "README.txt").write_text(told + "\n", encoding="utf-8")


def _owner(library: str) -> str:
    """The Debian package that a library came from."""
    done = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False)
    owner = done.stdout.partition(":")[0]
    if done.returncode or not owner:
        raise NotAllowed(f"No package of this system owns {library}.")
    return owner


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
