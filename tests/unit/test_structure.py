"""Who knows whom: the layers of the program, the homes of the packages it uses, and what a command loads."""

from __future__ import annotations

import ast
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

LAYERS = (
    ("background", "delta", "fullwidth", "json_line", "width"),
    (
        "notes",
        "errors",
        "characters",
        "numerals",
        "argparse_zh",
        "command_table",
        "collecting",
        "pace",
        "key_value",
        "yaml_text",
        "tablerows",
        "document_number",
    ),
    ("draft", "forms", "profiletext", "register", "private", "journal"),
    (
        "frontmatter",
        "profile",
        "outline",
        "place",
        "registeractions",
        "registertext",
        "stages",
        "versions",
        "differences",
    ),
    ("draftfile", "letter", "phrases", "places"),
    ("places",),
    ("record",),
    ("copies", "items", "history"),
    ("compose", "assigned", "feedback"),
    ("publiccopy", "completing"),
    ("layout",),
    ("findings",),
    ("numbercheck", "unitcheck", "registercheck", "pronouncheck", "textcheck"),
    ("render", "check", "pasting"),
    ("pagecheck", "catalogue"),
    ("office",),
    ("disk", "products", "exportlog", "workers", "selection"),
    ("locks", "libreoffice"),
    ("growing", "hiddenfolder", "importing"),
    ("desk", "walk", "tablezip", "newdrafts", "registerfile", "filenames", "pdf", "settings", "versionfile"),
    ("export", "reviewing", "tablefile", "registry", "replacing", "keeper", "ties", "judged"),
    ("intake", "exporter", "overview", "importer", "session"),
    ("batch",),
    ("exportreport", "single_export"),
    ("importreport",),
    ("tui",),
    ("jobs",),
    ("cli",),
    ("__main__",),
)
"""Each may import from those above it; those of one row do not know each other."""

HOMES = {
    "textual": ("tui",),
    "rich": ("render.squares", "render.terminal", "tui", "jobs"),
    "docx": ("render.docx",),
    "jinja2": ("phrases",),
    "yaml": ("yaml_text",),
    "filelock": ("locks",),
    "python_calamine": ("tablefile",),
    "xlsxwriter": ("catalogue",),
    "pypdfium2": ("importing.readers.pdf_glyphs",),
}
"""Where each package from elsewhere is used, by the beginning of the module's name."""

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


def layer(module: str) -> int:
    return next(i for i, names in enumerate(LAYERS) if module.partition(".")[0] in names)


def test_every_module_has_its_layer() -> None:
    assert {module.partition(".")[0] for module in MODULES} == {name for names in LAYERS for name in names}


def test_a_module_imports_only_from_lower_layers() -> None:
    pairs = [
        (module, name.removeprefix("replydesk."))
        for module in MODULES
        for name in sorted(imports(module))
        if name.startswith("replydesk.")
    ]
    wrong = [f"{user} → {used}" for user, used in pairs if not may_import(user, used)]
    assert wrong == []


def may_import(user: str, used: str) -> bool:
    return layer(used) < layer(user) or used.partition(".")[0] == user.partition(".")[0]


@pytest.mark.parametrize("package", HOMES)
def test_a_package_from_elsewhere_has_one_home(package: str) -> None:
    users = {
        module
        for module in MODULES
        if any(name == package or name.startswith(f"{package}.") for name in imports(module))
    }
    assert {user for user in users if not user.startswith(HOMES[package])} == set()
    assert users


def test_packages_from_elsewhere_are_all_known() -> None:
    known = sys.stdlib_module_names | HOMES.keys() | {"replydesk"}
    assert {name.partition(".")[0] for module in MODULES for name in imports(module)} - known == set()


def test_only_disk_locks_desk_registry_and_the_hidden_folder_touch_the_disk() -> None:
    touches = {
        f"{module}: {name}"
        for module in set(MODULES) - {"desk", "disk", "hiddenfolder", "locks", "registry"}
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute | ast.Name)
        and (name := node.attr if isinstance(node, ast.Attribute) else node.id) in DISK
    }
    assert touches == set()


def test_nothing_is_used_that_only_one_system_has() -> None:
    one_sided = {"fcntl", "termios", "pwd", "grp", "resource", "msvcrt", "winreg"}
    guarded = {"importing.readers.pdf_worker"}  # asks whether it is there
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
from replydesk.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stop:
    code = stop.code
assert code == 0, code
"""

EXPORTS = """
from replydesk.cli import main
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
    *(
        f"replydesk.{name}"
        for name in ("publiccopy", "private", "feedback", "exportreport", "workers", "pdf", "libreoffice")
    ),
    *(f"replydesk.{name}" for name in ("registerfile", "registertext", "registeractions")),
}


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        (["--help"], {"textual", "docx", "jinja2", "yaml", "rich", "python_calamine"}),
        (["list", str(SAMPLES[0].parent)], {"textual", "docx"}),
        (["preview", "--plain", str(SAMPLES[0])], {"textual", "docx"}),
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


def test_the_workbench_loads_python_docx_only_to_export() -> None:
    code = (
        "import importlib, replydesk.tui.app, replydesk.tui.loading as loading\n"
        "for name in loading.LATER: importlib.import_module(name)"
    )
    assert loaded(code) & {"docx", "lxml"} == set()


def test_the_package_can_be_run_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "replydesk", "--version"], capture_output=True, timeout=60)
    assert done.stdout.decode().split() == ["replydesk", replydesk.__version__]


def test_class_names_are_unique() -> None:
    names = Counter(
        node.name for module in MODULES for node in tree(module).body if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []
