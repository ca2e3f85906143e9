"""The real program in a pty: a supervisor puts remarks, the clerk answers them and sends the draft again."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.model import Key
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import Verdict, workflow_state
from tests.support.terminal_driver import WITHOUT_PTYS, in_pty
from tests.support.workbench import SAMPLE, lay_out

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["small", "wide"])
def test_remarks_go_from_the_supervisor_to_the_clerk_and_back(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    with in_pty([str(folder)], tmp_path, size) as terminal:
        terminal.shows("共 ", SAMPLE)
        terminal.type("养老")
        terminal.shows("只列出找到的", f"▸ {SAMPLE}")
        terminal.send("f5", "enter")
        terminal.shows(f"送核稿：{SAMPLE}")
        # the supervisor: two remarks in one breath each, one with words, then back with a reason
        terminal.send("f4")
        terminal.shows("F7 批注", "F8 通过")
        terminal.send("f7", *["down"] * 8, "enter", "数字请核对", "enter")
        terminal.shows("批注了这一段，共 1 条")
        terminal.send(
            "f7", *["down"] * 3, "right", "enter", "更具体", "tab", "ctrl+a", "明确十二项任务。", "enter"
        )
        terminal.shows("批注了这一句，共 2 条")
        terminal.send("f6", "照批注改", "enter")
        terminal.shows("退回：核稿")
        # the clerk: from one to the next, takes the words, and does not follow the other
        terminal.send("escape", "enter")
        terminal.shows("退回（", "照批注改", "批注还有 2 条没有处理")
        terminal.send("f16")
        terminal.shows("数字请核对", "2 已改  3 不改")
        terminal.send("3", "与统计公报一致", "enter")
        terminal.shows("不改：", "还有 1 条", "更具体", "明确十二项任务。")
        terminal.send("1")
        terminal.shows("已采纳：", "批注都处理了")
        terminal.send("f18")
        terminal.shows("批注：2 条，都处理了", "与统计公报一致")
        terminal.send("escape", "escape", "escape")
        terminal.shows(f"▸ {SAMPLE}", "退回")
        terminal.send("f5", "enter")
        terminal.shows(f"送核稿：{SAMPLE}")
        # the supervisor sees what became of them
        terminal.send("f4")
        terminal.shows("F8 通过")
        terminal.send("f3")
        terminal.shows("2 条，都处理了")
        terminal.send("escape", "f10")
        assert terminal.ends() == 0
    draft = desk_folder.read_draft(path).draft
    first, second = remarks_of(draft)
    assert (first.text, first.outcome, first.answers[-1].text) == (
        "数字请核对",
        Outcome.KEPT,
        "与统计公报一致",
    )
    assert (second.text, second.outcome) == ("更具体", Outcome.TAKEN)
    assert "健全制度。明确十二项任务。" in path.read_text("utf-8")
    assert [each.verdict for each in workflow_state(draft).records] == [
        Verdict.TO_CHECK,
        Verdict.RETURNED,
        Verdict.TO_CHECK,
    ]
    assert Key.REMARKS in dict(draft.fields)
