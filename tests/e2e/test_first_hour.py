"""A clerk's first hour as docs/first-hour.md tells it, every key of it, in a real terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.model import Key
from tests.support.soffice import stand_in
from tests.support.terminal_driver import KEYS, SOURCE, WITHOUT_PTYS, PtyTerminal, in_pty
from tests.support.workbench import text_of

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]

DOC = (Path(__file__).parents[2] / "docs" / "first-hour.md").read_text("utf-8")
NAMED = {"回车": "enter", "Esc": "escape", "↓": "down"}
PASTE = "粘贴"

# Every token of a row's first cell: a key in bold or a text in backticks.
_TOKEN = re.compile(r"\*\*([^*]{1,20})\*\*|`([^`]{1,60})`")


def rows() -> Iterator[tuple[list[str], list[str]]]:
    """Yield what is pressed and typed in each row of the document's tables, and what is shown then."""
    for line in DOC.splitlines():
        cells = line.strip("|").split("|")
        if line.startswith("|") and "---" not in line and "屏幕上" not in line:
            pressed = [key_of(key) if key else text for key, text in _TOKEN.findall(cells[0])]
            yield pressed, [text for _, text in _TOKEN.findall(cells[1])]


def test_every_row_of_the_document_is_read() -> None:
    found = list(rows())
    assert len(found) == DOC.count("\n| ") - 2 * DOC.count("\n| --- |") > 40
    assert all(shown for _, shown in found[:-1])
    assert sum(each == PASTE for pressed, _ in found for each in pressed) == 1


def key_of(word: str) -> str:
    """Return a key's name in the terminal; a word that names none fails the test."""
    key = NAMED.get(word, word.lower())
    assert key in KEYS or word == PASTE, f"no key: {word}"
    return key


def example(heading: str) -> str:
    """Return the block of text below a heading of the document."""
    found = re.search(rf"## {heading}\n\n```\n(.*?)```", DOC, re.DOTALL)
    assert found
    return found[1]


def follow(clerk: PtyTerminal, pressed: list[str], shown: list[str]) -> None:
    """Press and type what a row says, and wait for what it says will be shown."""
    for each in pressed:
        if each == PASTE:
            clerk.paste(example("例一：粘贴用的答复"))
        else:
            clerk.send(each)
    clerk.shows(*shown)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_first_hour_is_as_the_document_tells_it(tmp_path: Path, size: tuple[int, int]) -> None:
    folder, old, office = (tmp_path / name for name in ("答复", "旧答复", "office"))
    old.mkdir()
    office.mkdir()
    (old / "去年的答复.txt").write_text(example("例二：去年的答复"), "utf-8")
    stand_in(office, result=b"%PDF-")
    init = [sys.executable, "-m", "replydesk", "init", str(folder), "--no-samples"]
    home = {"HOME": str(tmp_path), "PYTHONPATH": str(SOURCE)}
    subprocess.run(init, env=os.environ | home, capture_output=True, check=True)
    path = {"PATH": f"{office}{os.pathsep}{os.environ['PATH']}"}
    with in_pty([str(folder)], tmp_path, size, variables=path) as clerk:
        for pressed, shown in rows():
            follow(clerk, pressed, shown)
        assert clerk.ends() == 0
    assert_all_is_there(folder)


def assert_all_is_there(folder: Path) -> None:
    """Check what the hour leaves on the disk."""
    drafts = {path.stem: desk_folder.read_draft(path).draft for path in (folder / "drafts").glob("*.md")}
    assert sorted(draft.get(Key.ITEM_NUMBER) for draft in drafts.values()) == ["0088", "0126", "0127", "0131"]
    assert {"城北校车", "城南校车", "学校取暖"} < set(drafts)
    assert {draft.get(Key.UNIT) for draft in drafts.values()} == {"清河市教育局"}
    assert drafts["城南校车"].sections == drafts["城北校车"].sections
    assert (folder / "导出" / "城南校车.pdf").read_bytes().startswith(b"%PDF-")
    word = text_of(folder / "导出" / "城南校车.docx")
    for text in (
        "清教复议字〔2026〕9号",
        "李某某代表：",
        "《关于增设城南片区校车的建议》",
        "2026年5月31日",
        "赵某某",
    ):
        assert text in word
    assert [path.stem for path in (folder / "templates" / "单位档案").glob("*.yaml")] == ["清河市教育局"]
