"""The real program in a pty: a review copy sent out, edited in Word by two people, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.remarks.reading import remarks_of
from tests.support.edited_copies import EditedCopy
from tests.support.terminal_driver import WITHOUT_PTYS, in_pty
from tests.support.workbench import SAMPLE, lay_out

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]

LI, WANG = "李某某", "王某某"


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["small", "wide"])
def test_a_review_copy_is_sent_out_and_half_of_it_taken_back(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    before = desk_folder.read_draft(path).draft
    with in_pty([str(folder)], tmp_path, size) as terminal:
        terminal.shows("共 ", SAMPLE)
        terminal.type("养老")
        terminal.shows("只列出找到的", f"▸ {SAMPLE}")
        terminal.send("f20")
        terminal.shows("审阅稿：")
        copy = EditedCopy(folder / "导出" / f"{SAMPLE}（审阅稿）.docx")
        copy.replace(LI, "412个", "420个").replace(WANG, "，比上年增加2000万元")
        returned = copy.comment(WANG, "配建用房", "标准请再核对。").save(tmp_path / "回来的.docx")
        terminal.send("f19")
        terminal.shows("Tab 补全")
        terminal.paste(str(returned))
        terminal.send("enter")
        terminal.shows("读回审阅稿　2 人，2 处改动，1 条批注", f"{LI}　1 处", f"{WANG}　1 处", "增：420个")
        terminal.send("f2")
        terminal.shows(f"{LI}：采纳 1 处")
        terminal.send("enter")
        terminal.shows("还有 1 处没有定")
        terminal.send("enter")
        terminal.shows("采纳 1 处，没有采纳 1 处，收进批注 1 条；Ctrl+Z 一次撤回")
        after = desk_folder.read_draft(path).draft
        terminal.send("f6")
        terminal.shows("养老服务中心420个")
        terminal.send("ctrl+z")
        terminal.shows("养老服务中心412个")
        terminal.send("f8")
        terminal.shows("已存：")
        assert desk_folder.read_draft(path).draft == before
        terminal.send("f10")
        assert terminal.ends() == 0
    (remark,) = remarks_of(after)
    assert (remark.who, remark.anchor.words) == (WANG, "配建用房")
    assert "420个" in after.sections[0].paragraphs[0].text and after.sections[3] == before.sections[3]
