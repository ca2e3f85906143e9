"""The real program in a pty: a reply with an error checked, returned, mended, signed and sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.workflow import Verdict, workflow_state
from tests.support.terminal_driver import WITHOUT_PTYS, in_pty
from tests.support.workbench import SAMPLE, lay_out

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]

FAULT = "【近年来，我厅"  # a bracket that nothing closes


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["small", "wide"])
def test_a_reply_goes_from_stage_to_stage(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("近年来，我厅", FAULT, 1), "utf-8")
    with in_pty([str(folder)], tmp_path, size) as terminal:
        terminal.shows("共 ", SAMPLE)
        terminal.type("养老")
        terminal.shows("只列出找到的", f"▸ {SAMPLE}")
        terminal.send("f5")
        terminal.shows(f"环节：{SAMPLE}")
        terminal.send("enter")
        terminal.shows("有 1 处错误", "· 答复内容：只有“【”，没有“】”", "有错误也要办的理由")
        terminal.send("enter")
        terminal.shows("写明理由才能办")
        terminal.paste("等处里核")
        terminal.send("enter")
        terminal.shows(f"送核稿：{SAMPLE}")
        terminal.send("f4")
        terminal.shows("核稿", "问题 ")
        terminal.send("f3")
        terminal.shows("等处里核〔有 1 处错误")
        terminal.send("escape")
        terminal.shows("F8 通过")
        terminal.send("f6")
        terminal.shows("理由，拟稿人照着改")
        terminal.paste("括号没有写完")
        terminal.send("enter")
        terminal.shows("退回：核稿")
        terminal.send("escape", "enter")
        terminal.shows("退回（", "：括号没有写完")
        terminal.send("f5")
        terminal.shows("[错误] 答复内容：只有“【”，没有“】”")
        terminal.send("enter")
        terminal.shows("Shift+F5 下一处" if size[0] > 100 else "只有“【”")
        terminal.paste("近年来")  # in the place of what is selected
        terminal.lacks("只有“【”")
        terminal.send("escape", "escape")
        terminal.shows(f"▸ {SAMPLE}", "退回")
        terminal.send("f5")
        terminal.shows(f"环节：{SAMPLE}")
        terminal.send("enter")
        terminal.shows(f"送核稿：{SAMPLE}")
        terminal.send("f4")
        for after in ("签发", "已签"):
            terminal.shows("F8 通过")
            terminal.send("f8")
            terminal.shows("意见，可以不写")
            terminal.send("enter")
            terminal.shows(f"→ {after}")
        terminal.send("escape")
        terminal.shows(f"▸ {SAMPLE}")
        terminal.send("f5")
        terminal.shows("记为已发　已经印好、用印、发出（现在是已签）")
        terminal.send("down", "down", "down", "enter")
        terminal.shows(f"记为已发：{SAMPLE}")
        terminal.send("enter")
        terminal.shows("已经发出（", "再改，就和发出的不一样了")
        terminal.send("f10")
        assert terminal.ends() == 0
    draft = desk_folder.read_draft(path).draft
    state = workflow_state(draft)
    assert [each.verdict for each in state.records] == [
        Verdict.TO_CHECK,
        Verdict.RETURNED,
        Verdict.TO_CHECK,
        Verdict.PASSED,
        Verdict.PASSED,
        Verdict.SENT,
    ]
    assert state.word == "已发"
    assert state.records[0].reason.startswith("等处里核〔有 1 处错误（答复内容：只有“【”")
