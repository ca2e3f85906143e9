"""Who touches the disk, and what a command loads. Who may import whom is in `pyproject.toml`."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import replydesk
from tests.support.replies import SAMPLES

ROOT = Path(replydesk.__file__).parent
MODULES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path
    for path in ROOT.rglob("*.py")
    if path.parent != ROOT or path.stem != "__init__"
}

DISK = {
    "read_text",
    "write_text",
    "read_bytes",
    "write_bytes",
    "mkdir",
    "unlink",
    "rename",
    "iterdir",
    "glob",
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def imports(module: str) -> set[str]:
    """The full names of all modules a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "replydesk":
            found |= {f"replydesk.{alias.name}" for alias in node.names if alias.name in MODULES}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            found.add(node.module or "")
    return found


def test_third_parties_are_those_declared() -> None:
    declared = {
        "textual",
        "rich",
        "docx",
        "jinja2",
        "yaml",
        "filelock",
        "python_calamine",
        "xlsxwriter",
        "pypdfium2",
        "chinese_calendar",
        "lxml",
        "rapidfuzz",
        "rjieba",
    }
    used = {name.partition(".")[0] for module in MODULES for name in imports(module)}
    assert used - sys.stdlib_module_names - {"replydesk"} == declared


def test_only_the_desk_package_touches_the_disk() -> None:
    touches = {
        f"{module}: {name}"
        for module in MODULES
        if not module.startswith("desk.")
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute | ast.Name)
        and (name := node.attr if isinstance(node, ast.Attribute) else node.id) in DISK
    }
    assert touches == set()


def opens_a_file(node: ast.AST) -> bool:
    """Return True if a call opens a file by its path: not one of a desk, an archive or our own gate."""
    if not isinstance(node, ast.Call):
        return False
    words = ast.unparse(node.func)
    if words in ("open", "io.open", "os.open", "os.fdopen", "os.read"):
        return True
    method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if method == "open":
        return any(isinstance(each, ast.Constant) and each.value in ("r", "rb") for each in node.args)
    return method in ("read_bytes", "read_text") and not words.startswith("files.")


def test_files_are_read_through_one_gate() -> None:
    """A FIFO, a device or an endless file behind a name must not get as far as a plain `open`."""
    gates = {"desk.regular_file", "desk.append_file", "desk.files"}  # to read, to append, to make a new one
    gates |= {"tui.kit.textual_privates", "cli.last_net", "cli.program"}  # the terminal, the null device
    gates |= {"desk.processes", "desk.fault_report", "desk.libreoffice"}  # /proc, a new file, a private copy
    others = sorted(set(MODULES) - gates)
    assert [each for each in others if any(opens_a_file(node) for node in ast.walk(tree(each)))] == []


def test_nothing_is_used_that_only_one_system_has() -> None:
    one_sided = {"fcntl", "termios", "pwd", "grp", "resource", "msvcrt", "winreg"}
    guarded = {"importing.child", "tui.kit.textual_privates"}  # ask whether it is there
    assert {module for module in MODULES if imports(module) & one_sided} == guarded


def loaded(code: str, *words: str) -> set[str]:
    """The modules and packages that are loaded after some code has run in a program of its own."""
    report = "\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}{report}", *words],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


COMMAND = """
from replydesk.cli.program import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
assert code == 0, code
"""

EXPORTS = """
from replydesk.cli.program import main
for path in sys.argv[2:]:
    assert main(["export", path, "-o", sys.argv[1]]) == 0
"""

# What the export of one reply must not load: python-docx, and what that loads, is the price it pays.
SLOW = {
    "textual",
    "rich",
    "filelock",
    "html",
    "socket",
    "getpass",
    "multiprocessing",
    "xlsxwriter",
    *(f"replydesk.letter.{name}" for name in ("public_copy", "feedback_form")),
    *(f"replydesk.export.{name}" for name in ("report", "worker_pool", "pdf")),
    *(f"replydesk.reply.registers.{name}" for name in ("lines", "actions")),
    "replydesk.text.redaction.find",
    "replydesk.desk.libreoffice",
    "replydesk.desk.register_file",
}


RULES = "replydesk.reply.rules.catalogue"
REMARKS = "replydesk.draft.remarks.placing"  # most drafts have none


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        (["--help"], {"textual", "docx", "jinja2", "yaml", "rich", "python_calamine"}),
        (["list", str(SAMPLES[0].parent)], {"textual", "docx", "rapidfuzz", REMARKS}),
        (["preview", "--plain", str(SAMPLES[0])], {"textual", "docx", "rapidfuzz", REMARKS}),
    ],
    ids=["help", "list", "preview"],
)
def test_a_command_loads_only_what_it_needs(words: list[str], absent: set[str]) -> None:
    assert loaded(COMMAND, *words) & absent == set()


def test_an_export_of_any_sample_loads_only_what_it_needs(tmp_path: Path) -> None:
    assert loaded(EXPORTS, str(tmp_path), *map(str, SAMPLES)) & SLOW == set()


def test_the_core_needs_neither_a_terminal_nor_word() -> None:
    core = [
        f"replydesk.{module}" for module in MODULES if not module.startswith(("render", "tui", "__main__"))
    ]
    packages = loaded("import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)", *core)
    assert packages & {"textual", "docx", "rich"} == set()


def test_the_first_screen_does_without_rules() -> None:
    assert RULES not in loaded("import replydesk.tui.app, replydesk.tui.desk.desk_screen")


def test_the_workbench_loads_python_docx_only_to_export() -> None:
    code = (
        "import importlib, replydesk.tui.app, replydesk.tui.desk.preload as loading\n"
        "for name in loading.LATER: importlib.import_module(name)"
    )
    assert loaded(code) & {"docx", "lxml"} == set()


CHECK = """
from tests.support.clean_reply import judged, with_example
from replydesk.reply.rules.rule import Example
judged(with_example(Example(sys.argv[1])))
"""


@pytest.mark.parametrize(("text", "is_loaded"), [("加快推进工作落实。", False), ("加快推进工作落事。", True)])
def test_words_are_parted_only_for_a_suspect(text: str, is_loaded: bool) -> None:
    assert ("rjieba" in loaded(CHECK, text)) is is_loaded


def test_the_package_can_be_run_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "replydesk", "--version"], capture_output=True, timeout=60)
    assert done.stdout.decode().split() == ["replydesk", replydesk.__version__]


def test_class_names_are_unique() -> None:
    names = Counter(
        node.name for module in MODULES for node in tree(module).body if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def mentioned(pattern: str) -> set[str]:
    """The modules whose source has the pattern in it."""
    return {name for name, path in MODULES.items() if re.search(pattern, path.read_text(encoding="utf-8"))}


WORKER = "importing.child"  # its standard output is its parent's input
BUILDER = "past.builder"  # so is this one's


def test_only_the_gates_write_to_the_terminal() -> None:
    """Each of them by `text/marks.py`, but for fixed words in `cli/program.py` and `cli/progress.py`."""
    gates = {"cli.talk", "cli.last_net", "cli.program", "tui", "tui.app", WORKER, BUILDER}
    assert mentioned(r"std(out|err)(__)?\.(buffer\.)?write\(|(?<![.\w])print\(") == gates
    assert mentioned(r"\bConsole\(|\(Console\)") == {"cli.tables", "cli.progress"}
    assert (gates | {"cli.tables"}) - mentioned("on_one_line") == {"cli.program", WORKER, BUILDER}


def test_json_is_written_by_one_module() -> None:
    """What other programs read; the checked lines of `text/delta.py` are for this one."""
    assert mentioned(r"json\.dump") == {"text.json_line", "text.delta", WORKER}
