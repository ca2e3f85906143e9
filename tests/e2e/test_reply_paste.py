"""The real program in a pty: a whole reply pasted anywhere and twice, and a file chosen by Tab."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft, Key
from tests.support.terminal_driver import WITHOUT_PTYS, PtyTerminal, in_pty
from tests.support.workbench import empty_desk
from tests.unit.importing.test_filling import LETTER

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]

SENTENCE = "继续推进站点建设。"


def only_draft(folder: Path) -> Draft:
    (path,) = (folder / "drafts").glob("*.md")
    return parse_draft(path.read_text("utf-8")).draft


def begun(terminal: PtyTerminal) -> None:
    """Make a new draft of the first unit."""
    terminal.shows("共 0 件")
    terminal.send("f2")
    terminal.shows("新建答复")
    terminal.send("enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)], ids=["small", "medium", "wide"])
def test_a_reply_pasted_as_soon_as_the_draft_opens_and_again_is_there_once(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = empty_desk(tmp_path)
    with in_pty([str(folder)], tmp_path, size) as terminal:
        begun(terminal)
        terminal.paste(LETTER)
        terminal.shows("粘贴的是一份完整的答复", "Esc 不粘")
        terminal.send("enter")
        terminal.shows("一次撤销")
        terminal.send("f4", "f4", "f4")
        terminal.shows("标题不写序号")
        terminal.paste(LETTER)
        terminal.shows("已经在稿子里")
        terminal.send("enter", "f10")
        assert terminal.ends() == 0
    draft = only_draft(folder)
    assert draft.get(Key.ITEM_NUMBER) == "0007"
    assert [each.paragraphs[0].text for each in draft.sections][1:] == [SENTENCE]


def test_one_undo_takes_a_pasted_reply_back(tmp_path: Path) -> None:
    folder = empty_desk(tmp_path)
    with in_pty([str(folder)], tmp_path) as terminal:
        begun(terminal)
        terminal.shows("照建议、提案原件填")
        terminal.send("f4", "f4", "f4")
        terminal.shows("标题不写序号")
        terminal.paste(LETTER)
        terminal.shows("粘贴的是一份完整的答复")
        terminal.send("enter")
        terminal.shows("一次撤销")
        terminal.send("ctrl+z")
        terminal.shows("已撤销")
        terminal.send("f10")
        assert terminal.ends() == 0
    draft = only_draft(folder)
    assert not draft.sections and draft.get(Key.ITEM_NUMBER) == draft.get(Key.DATE) == ""


def test_a_file_is_chosen_by_tab_and_its_folder_is_offered_again(tmp_path: Path) -> None:
    folder = empty_desk(tmp_path)
    place = tmp_path / "旧答复" / "2025年"
    place.mkdir(parents=True)
    (place / "答复7.txt").write_text(LETTER, "utf-8")
    (place / "照片.jpg").write_bytes(b"x")
    with in_pty([str(folder)], tmp_path, (80, 24)) as terminal:
        terminal.shows("共 0 件")
        terminal.send("ctrl+o")
        terminal.shows("文件名或路径")
        terminal.send("~/旧", "tab", "2", "tab", "答", "tab")
        terminal.shows("~/旧答复/2025年/答复7.txt")
        terminal.send("enter")
        terminal.shows("导入旧答复：答复7.txt", "回车导入 1 份")
        terminal.send("enter")
        terminal.shows("已导入 1 份")
        terminal.send("ctrl+o")
        terminal.shows("去过的文件夹", "~/旧答复/2025年")
        terminal.send("f10")
        assert terminal.ends() == 0
    assert only_draft(folder).get(Key.DOCUMENT_NUMBER) == "云民复议字〔2025〕7号"
