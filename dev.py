"""The developer's one door: sets Groupside up from its locks, then runs, tests, measures or packs it."""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME, DEVELOPMENT = HERE / "requirements.lock", HERE / "requirements-dev.lock"
SOURCES = [HERE / "app", HERE / "ui", HERE / "bench", HERE / "packing"]

# What Qt loads on Linux, and the Debian package that brings it: always, and with a screen as well.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What a test needs besides: it moves the wall clock of one process.
TESTS = ["libfaketime"]
LONG_TESTS = [
    "xvfb",
    "openbox",
    "xdotool",
    "dbus",
    "at-spi2-core",
    "gir1.2-atspi-2.0",
    "python3-gi",
    "binutils",
    "poppler-utils",
    "libreoffice-writer",
]
# These end in the terminal; everything else opens windows, and so does `rehearse --window`.
TERMINAL = {"rehearse", "check", "read-report", "licences", "--version", "--help", "-h"}


def say(sentence: str) -> None:
    print(sentence, flush=True)


# ---- the machine


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def need_libraries(libraries: dict[str, str]) -> None:
    if sys.platform.startswith("linux"):
        need_packages([package for library, package in libraries.items() if not loads(library)])


def need_packages(packages: list[str]) -> None:
    """Install Debian packages where that is possible; else print the line to run, and end."""
    if not packages:
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    apt = shutil.which("apt-get")
    if apt is None or os.name == "nt" or os.geteuid() != 0:
        say("Some system packages are missing. Run this line once (Debian's names), then try again:")
        sys.exit(f"  sudo apt-get update && sudo {line}")
    say(f"Installing system packages: {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "DEBCONF_NOWARNINGS": "yes"}
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    for arguments in (["update", *quiet], [*line.split()[1:], *quiet]):
        if code := subprocess.call([apt, *arguments], env=env, stdout=subprocess.DEVNULL):
            say("The system packages could not be installed. This is the line to try by hand:")
            say(f"  {line}")
            sys.exit(code)


def not_installed(packages: Iterable[str]) -> list[str]:
    """Which of these Debian packages are not there; none on a system without dpkg."""
    if not shutil.which("dpkg-query"):
        return []
    ask = ["dpkg-query", "-W", "-f", "${db:Status-Status}"]

    def there(package: str) -> bool:
        return subprocess.run([*ask, package], capture_output=True, text=True).stdout == "installed"

    return [package for package in packages if not there(package)]


# ---- the environment


def environment(**more: str) -> dict[str, str]:
    """Every start takes three times as long without bytecode, so nothing may keep Python from writing it."""
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"}
    return {name: value for name, value in os.environ.items() if name not in unwanted} | more


def python(*arguments: str | Path, **env: str) -> int:
    """Run the environment's Python where the caller stands, the project importable; return its exit code."""
    env = environment(PYTHONPATH=str(HERE), PYTHONSAFEPATH="1", **env)
    return subprocess.call([str(PYTHON), *map(str, arguments)], env=env)


def make_environment() -> None:
    if PYTHON.exists() and not subprocess.call(
        [str(PYTHON), "-m", "pip", "-q", "--version"], stdout=subprocess.DEVNULL
    ):
        return
    if importlib.util.find_spec("ensurepip") is None:
        need_packages([f"python3.{sys.version_info.minor}-venv"])
    say(f"Making {VENV.name}")
    if code := subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)], env=environment()):
        sys.exit(code)


def install(*locks: Path) -> None:
    """Bring the environment to these locks; costs nothing when it is there already."""
    for lock in locks:
        digest = hashlib.sha256(lock.read_bytes()).hexdigest()
        stamp = VENV / f"{lock.stem}.installed"
        if PYTHON.exists() and stamp.exists() and stamp.read_text() == digest:
            continue
        make_environment()
        stamp.unlink(missing_ok=True)
        say(f"Installing {lock.name}")
        started = time.monotonic()
        pip = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input", "--require-hashes"]
        if code := python(*pip, "-r", lock):
            sys.exit(code)
        python("-m", "compileall", "-q", *(folder for folder in SOURCES if folder.exists()))
        stamp.write_text(digest)
        say(f"Installed {lock.name} in {time.monotonic() - started:.0f} s")


# ---- the commands


def set_up(_: list[str]) -> int:
    install(RUNTIME, DEVELOPMENT)
    say(f"{VENV.name} is ready. What this door opens: python3 dev.py --help")
    return 0


def run(arguments: list[str]) -> int:
    install(RUNTIME)
    windows = TERMINAL.isdisjoint(arguments) or "--window" in arguments
    if windows and not has_display():
        say("There is no display here, so a rehearsal is played instead, its windows drawn into pictures.")
        need_libraries(OFFSCREEN)
        folder = Path(tempfile.mkdtemp(prefix="groupside-rehearsal-"))
        code = python("-m", "app", "rehearse", "--pictures", "--out", folder, QT_QPA_PLATFORM="offscreen")
        say(f"The pictures are in {folder}" if code == 0 else "The rehearsal did not end well.")
        return code
    if windows:
        need_libraries(OFFSCREEN | SCREEN)
    elif "--pictures" in arguments:
        need_libraries(OFFSCREEN)
        return python("-m", "app", *arguments, QT_QPA_PLATFORM="offscreen")
    return python("-m", "app", *arguments)


def test(arguments: list[str]) -> int:
    long = "--long" in arguments
    arguments = [argument for argument in arguments if argument != "--long"]
    need_libraries(OFFSCREEN | SCREEN if long else OFFSCREEN)
    need_packages(not_installed([*TESTS, *(LONG_TESTS if long else [])]))
    install(RUNTIME, DEVELOPMENT)
    os.chdir(HERE)
    steps: list[tuple[str, list[str]]] = [
        ("Lint", ["-m", "ruff", "check", "."]),
        ("Format", ["-m", "ruff", "format", "--check", "."]),
        ("Types", ["-m", "mypy", "."]),
        (
            "Import contracts",
            ["-c", "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])"],
        ),
        # a file's tests stay together; two at a time is what the smallest machine has processors for
        (
            "Tests",
            ["-m", "pytest", "-n", "2", "--dist", "loadfile", *(["-m", ""] if long else []), *arguments],
        ),
    ]
    for name, step in steps:
        say(f"== {name}")
        if code := python(*step, QT_QPA_PLATFORM="offscreen"):
            return code
    return 0


def measure(module: str) -> Callable[[list[str]], int]:
    """A command that runs one of the benchmark's modules, its windows drawn without a screen."""

    def command(arguments: list[str]) -> int:
        need_libraries(OFFSCREEN)
        install(RUNTIME)
        return python("-m", module, *arguments, QT_QPA_PLATFORM="offscreen")

    return command


def mutations(arguments: list[str]) -> int:
    need_libraries(OFFSCREEN)
    need_packages(not_installed(TESTS))
    install(RUNTIME, DEVELOPMENT)
    return python("-m", "bench.mutations", *arguments, QT_QPA_PLATFORM="offscreen")


def coverage(arguments: list[str]) -> int:
    """How much of app/ the tests of the core run, by lines and branches; fails below what pyproject.toml asks."""
    need_libraries(OFFSCREEN)
    need_packages(not_installed(TESTS))
    install(RUNTIME, DEVELOPMENT)
    os.chdir(HERE)
    tests = arguments or ["tests/app", "tests/faults", "tests/stories"]
    for step in (
        ["erase"],
        ["run", "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", *tests],
        ["combine", "-q"],
        ["report"],
    ):
        if code := python("-m", "coverage", *step, QT_QPA_PLATFORM="offscreen"):
            return code
    return 0


def bench(arguments: list[str]) -> int:
    """Other programs need a screen, and one of them is made on the spot from what its keyboard library is made of."""
    if "--peers" in arguments:
        need_libraries(OFFSCREEN | SCREEN)
        need_packages(not_installed(["xvfb", "libxkbcommon-dev"]))
    return measure("bench")(arguments)


def pythons_library() -> list[str]:
    """A bundle takes Python along as a library, which Debian has in a package beside it."""
    library = sysconfig.get_config_var("INSTSONAME") or ""
    if (Path(sysconfig.get_config_var("LIBDIR") or "", library)).exists() or loads(library):
        return []
    return [f"libpython3.{sys.version_info.minor}"]


def build(arguments: list[str]) -> int:
    need_libraries(OFFSCREEN | SCREEN)
    if sys.platform.startswith("linux"):
        need_packages(not_installed([] if shutil.which("objdump") else ["binutils"]) + pythons_library())
    install(RUNTIME, DEVELOPMENT)
    os.chdir(HERE)
    steps: list[list[str]] = [
        ["-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *arguments, "pyinstaller.spec"],
        ["-m", "packing.licences"],
        ["-m", "packing.tried"],
    ]
    return next((code for step in steps if (code := python(*step, QT_QPA_PLATFORM="offscreen"))), 0)


def lock(arguments: list[str]) -> int:
    """Write both locks anew: one version for all systems, every wheel by its hash, no addresses."""
    install(RUNTIME, DEVELOPMENT)
    os.chdir(HERE)
    with tempfile.TemporaryDirectory() as tool:
        if code := python(
            "-m", "pip", "install", "-q", "--disable-pip-version-check", "--target", tool, "uv"
        ):
            return code
        options = (
            "pip compile -q --no-config --universal --python-version 3.11 --generate-hashes "
            "--only-binary :all: --emit-build-options --no-emit-index-url --no-emit-find-links --no-header"
        )
        uv = [str(shutil.which("uv", path=Path(tool, "bin"))), *options.split(), *arguments]
        steps = [f"pyproject.toml -o {RUNTIME.name}", f"--group dev -c {RUNTIME.name} -o {DEVELOPMENT.name}"]
        return next((code for step in steps if (code := subprocess.call([*uv, *step.split()]))), 0)


def words(arguments: list[str]) -> int:
    """Collect every sentence of app/ and ui/ for translators, and bring the catalogues to them; the same sources give
    the same files."""
    install(RUNTIME, DEVELOPMENT)
    os.chdir(HERE)
    catalogue = HERE / "resources" / "i18n" / "groupside.pot"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    options = "-q extract --project groupside --add-location file --sort-by-file --keyword _ --width 110"
    if code := python(
        "-m", "babel.messages.frontend", *options.split(), *arguments, "-o", catalogue, "app", "ui"
    ):
        return code
    text = catalogue.read_text(encoding="utf-8")
    text = re.sub(r'"(POT-Creation-Date|Generated-By): .*\n', "", text[text.index("msgid") :])
    catalogue.write_text(text, encoding="utf-8", newline="\n")
    say(f"{catalogue.relative_to(HERE)}: {len(re.findall('^msgid ', text, re.MULTILINE)) - 1} sentences")
    return python("-m", "bench.catalogues")


COMMANDS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "run": (run, "[ARGUMENTS…]  open Groupside; arguments go to `python -m app`"),
    "test": (test, "[--long] [PYTEST ARGUMENTS…]  lint, types, import contracts and all tests"),
    "coverage": (coverage, "[TESTS…]  how much of app/ its tests run; fails below 95 %"),
    "mutations": (mutations, "[--seed N]  60 small faults in app/model, and whether the tests notice them"),
    "bench": (
        bench,
        "[--json FILE] [--table PAGE]  measure what must be fast; --peers: beside programs like it",
    ),
    "soak": (measure("bench.soak"), "[--hours H]  a long group at 60 times the speed, with all windows open"),
    "shots": (
        measure("bench.shots"),
        "[DIR] [LANGUAGE]  draw every screen and window into pictures; --guide: those of the guide; "
        "--keep: those of the tests",
    ),
    "walks": (
        measure("bench.walks"),
        "[DIR]  walk through all of Groupside by keys alone, and draw docs/walks anew",
    ),
    "chimes": (measure("bench.chimes"), "make the sounds in resources/sounds anew"),
    "icon": (measure("packing.icon"), "draw the app's icon anew, in each size"),
    "build": (build, "pack the app for this system into dist/groupside, and try it"),
    "lock": (lock, "choose versions anew and write both locks"),
    "words": (
        words,
        "collect every sentence for translation, and bring the catalogues in resources/i18n to them",
    ),
}


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        sys.exit("Groupside needs Python 3.11 or later; this is " + sys.version.split()[0])
    shown = "\n".join(f"  {name:9} {what}" for name, (_, what) in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="python3 dev.py", usage="python3 dev.py [COMMAND …]", description=__doc__,
        epilog=f"commands (without one, only the environment is set up):\n{shown}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("command", nargs="?", choices=COMMANDS, help=argparse.SUPPRESS)
    command = parser.parse_args(arguments[:1]).command
    todo = COMMANDS[command][0] if command else set_up
    try:
        return todo(arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
