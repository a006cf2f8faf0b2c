"""The rules of the house that no tool checks by itself, each with the sentence that says why."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import app

HOUSE = Path(__file__).resolve().parents[1]
SOURCES = [
    HOUSE / "dev.py",
    *(
        path
        for room in ("app", "ui", "packing", "bench", "tests")
        for path in sorted((HOUSE / room).rglob("*.py"))
    ),
]
SCREENS = [path for path in SOURCES if path.is_relative_to(HOUSE / "ui")]


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def test_void_calls_give_back_every_none(qtbot: QtBot) -> None:
    """PySide6 6.12 takes a reference off None with most void calls on Python 3.11: long sessions abort."""
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.setObjectName("counted")
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 50


def test_the_core_imports_without_qt() -> None:
    """A terminal, a test or a server can use the core where no Qt is installed."""
    code = """
import importlib, pkgutil, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "qasync", "ui"):
            raise ImportError(f"the core reached for {name}")
sys.meta_path.insert(0, NoQt())
import app
for module in pkgutil.walk_packages(app.__path__, "app."):
    importlib.import_module(module.name)
import tests.conftest  # nor do its tests need one
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_importing_reads_no_source_for_qts_sake() -> None:
    """PySide6 looks through the source of each module for a word, and keeps all of it: 12 MB."""
    code = "import ui.opening, linecache; print([path for path in linecache.cache if 'pydantic' in path])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]")


def test_what_nobody_went_to_is_not_imported() -> None:
    """A screen, printing and the words that tell names apart take memory all day once they are there."""
    waits = ["ui.guide", "ui.screens.settings", "ui.screens.people", "ui.screens.week", "ui.library_editing"]
    waits += ["PySide6.QtPrintSupport", "app.documents.redaction", "app.documents.record"]
    code = f"import ui.opening, sys; print([name for name in {waits} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]")


def test_the_windows_cannot_speak_tls() -> None:
    """No network: a library that tried would find nothing to try it with."""
    code = "import ui.opening, asyncio, hashlib, sys; print(sys.modules['ssl'], hashlib.sha256(b'').name)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "None sha256")


def test_the_version_is_said_once_and_the_same_everywhere() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == app.__version__
    assert f"## {app.__version__}" in (HOUSE / "CHANGELOG.md").read_text(encoding="utf-8")


def test_locks_hold_hashes_and_no_address() -> None:
    """Where packages come from is the machine's business; what they are is ours."""
    for lock in sorted(HOUSE.glob("requirements*.lock")):
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host| @ ", text), name(lock)
        pinned = re.findall(r"^[\w.-]+==[^\n]*(?:\n    --hash[^\n]*)+", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^\w[\w.-]*==", text, re.MULTILINE)) > 0, name(lock)


def test_continuous_integration_runs_the_readmes_command() -> None:
    command = (HOUSE / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1].removeprefix("exec ")
    assert re.search(
        rf"^    {re.escape(command)}\b", (HOUSE / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_dev_needs_only_the_standard_library() -> None:
    """It runs before anything is installed."""
    imported = set()
    for node in ast.walk(ast.parse((HOUSE / "dev.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported <= sys.stdlib_module_names


def test_every_file_has_fewer_than_400_lines() -> None:
    """A file is one purpose; the reader can hold it."""
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {path: length for path, length in lengths.items() if length >= 400} == {}


def test_the_cases_of_a_test_have_an_order() -> None:
    """Processes that share the suite compare what they collected, and a set is in another order in each."""
    unordered = re.compile(
        r'parametrize\(\s*(?:"[^"]*"|\([^)]*\)),\s*(?:\[\s*\*)?(?:set\(|frozenset\(|\{|(?!sorted\()[\w.()]+ [-&^] )'
    )
    found = [name(path) for path in SOURCES if unordered.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_module_needs_itself() -> None:
    """An import that waits in a function, or for the type checker, only hides a circle: two such modules are one."""
    modules = {name(path)[:-3].replace("/", ".").removesuffix(".__init__"): path for path in SOURCES}
    needs: dict[str, set[str]] = {module: set() for module in modules}
    for module, path in modules.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                needs[module] |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                needs[module] |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    # tells the circle, should there be one
    assert list(TopologicalSorter({one: needs[one] & needs.keys() for one in needs}).static_order())


def test_every_module_has_a_name_that_says_what_it_is_for() -> None:
    says_nothing = re.compile(r"(^|/)(utils?|helpers?|common|core|managers?|misc)(\.py|/)")
    assert [name(path) for path in SOURCES if says_nothing.search(name(path))] == []


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\.exec_?\(\)", "a dialog that blocks stops the clock and every task: open() it"),
        (r"\bprocessEvents\b", "events handled in the middle of a click find half-made state"),
        (
            r"\.(textChanged|toggled|valueChanged|currentIndexChanged)\.connect\b",
            "these fire when a form is drawn as well, and drawing would overwrite what a person wrote",
        ),
        (
            r"\bcreate_task\(",
            "a task that nobody holds can be collected half-way, and its error is lost: spawn() it",
        ),
    ],
)
def test_windows_leave_alone_what_bites(pattern: str, why: str) -> None:
    found = [name(path) for path in SCREENS if re.search(pattern, path.read_text(encoding="utf-8"))]
    assert not found, f"{', '.join(found)}: {why}"


# Qt's calls whose first text a person reads, and the parameters of our own parts that a person reads.
QT_SAYS = re.compile(
    r"set(Text|Title|WindowTitle|ToolTip|StatusTip|PlaceholderText|AccessibleName|AccessibleDescription)"
    r"|set(InformativeText|LabelText|HeaderLabels|HorizontalHeaderLabels)|add(Action|Item|Items|Tab|Row|Menu)"
    r"|drawText|Q(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|AccessibleAnnouncementEvent)"
)
PART_SAYS = {"text", "title", "word", "tip", "name", "hint", "caption", "sentence", "placeholder"}
SAME_EVERYWHERE = {"Groupside", "https://"}
GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


def parts() -> dict[str, list[str]]:
    """What is called in ui/parts, and the names of its parameters in order."""
    found = {}
    for path in (HOUSE / "ui" / "parts").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                found[node.name] = [argument.arg for argument in node.args.args]
            elif isinstance(node, ast.ClassDef):
                for made in node.body:
                    if isinstance(made, ast.FunctionDef) and made.name == "__init__":
                        found[node.name] = [argument.arg for argument in made.args.args[1:]]
    return found


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def is_translated(node: ast.expr) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return is_translated(node.func.value)
    return isinstance(node, ast.Call) and called(node) in GETTEXT


def shown(call: ast.Call, own: dict[str, list[str]]) -> Iterator[ast.expr]:
    """The arguments of a call that a person reads."""
    if called(call) in own:
        yield from (
            value for value, word in zip(call.args, own[called(call)], strict=False) if word in PART_SAYS
        )
        yield from (keyword.value for keyword in call.keywords if keyword.arg in PART_SAYS)
    elif QT_SAYS.fullmatch(called(call)):
        for argument in call.args:
            yield argument
            if is_translated(argument) or any(readable(argument)):
                return  # what follows a text is data or a parent


def readable(node: ast.expr) -> Iterator[str]:
    """The literal texts with letters that an expression can come to, gettext's own arguments left out."""
    match node:
        case ast.Constant(value=str(text)):
            if text not in SAME_EVERYWHERE and re.search(
                r"[^\W\d_]", re.sub(r"\{[^}]*\}|&\w+;|<[^>]*>", "", text)
            ):
                yield text
        case (
            ast.JoinedStr(values=parts)
            | ast.List(elts=parts)
            | ast.Tuple(elts=parts)
            | ast.BoolOp(values=parts)
        ):
            for part in parts:
                yield from readable(part)
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            yield from readable(one)
            yield from readable(other)
        case ast.Call(func=ast.Attribute(value=text, attr="format" | "join")):
            yield from readable(text)


# what these copy is for the call's chat, or a page that tells of nobody
PLAIN_CLIPBOARD = {
    "ui/clipboard.py",
    "ui/windows/share.py",
    "ui/parts/paper_dialog.py",
    "ui/live/chat.py",
}


def test_words_about_people_leave_by_one_clipboard() -> None:
    """A text that a screen copies by itself is written down nowhere, and stays in clipboard histories: ask by
    `Acting.copy_asked`."""
    found = {name(path) for path in SCREENS if ".clipboard()" in path.read_text()}
    assert found == PLAIN_CLIPBOARD


def test_every_sentence_on_a_screen_can_be_translated() -> None:
    own, missing = parts(), []
    for path in SCREENS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                texts = [text for argument in shown(node, own) for text in readable(argument)]
                missing += [f"{name(path)}:{node.lineno}: {text!r}" for text in texts]
    assert missing == []


def test_the_catalogue_gets_whole_sentences() -> None:
    """gettext finds literals only: a value put in before the look-up is a sentence no catalogue has."""
    wrong = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
                texts = node.args[:2] if node.func.id == "ngettext" else node.args[:1]
                if not all(isinstance(text, ast.Constant) for text in texts):
                    wrong.append(f"{name(path)}:{node.lineno}")
    assert wrong == []
