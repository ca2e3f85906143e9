"""The real program in a pty: a dirty reply pasted, its findings corrected, passed over and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.draft.model import Key
from tests.e2e.test_reply_paste import begun, only_draft
from tests.support.terminal_driver import WITHOUT_PTYS, in_pty
from tests.support.workbench import empty_desk
from tests.unit.importing.test_filling import LETTER

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]

CLEAN = "继续推进站点建设。"
DIRTY = "继续推进,站点建设，，抓好落实。"


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["small", "wide"])
def test_a_dirty_reply_is_corrected_and_passed_over(tmp_path: Path, size: tuple[int, int]) -> None:
    assert CLEAN in LETTER
    folder = empty_desk(tmp_path)
    with in_pty([str(folder)], tmp_path, size) as terminal:
        begun(terminal)
        terminal.paste(LETTER.replace(CLEAN, DIRTY))
        terminal.shows("粘贴的是一份完整的答复", "Esc 不粘")
        terminal.send("enter")
        terminal.shows("一次撤销")
        terminal.send("f5")
        terminal.shows("检查：", "办法", "F6 略过")
        terminal.paste("半角标点")
        terminal.shows("只列出含“半角标点”的", "GB/T 15834")
        terminal.send("f2")
        terminal.shows("改好了")
        terminal.send("escape", "f5")
        terminal.paste("标点重复")
        terminal.shows("请只留一个")
        terminal.send("f6")
        terminal.shows("本稿略过了这一条")
        terminal.send("f8")
        terminal.shows("略过的：1 条", "[本稿] 标点重复")
        terminal.send("delete")
        terminal.shows("收回了")
        terminal.send("escape", "f6")
        terminal.shows("本稿略过了这一条")
        terminal.send("escape", "f10")
        assert terminal.ends() == 0
    draft = only_draft(folder)
    texts = [each.text for section in draft.sections for each in section.paragraphs]
    assert any("继续推进，站点建设，，抓好落实。" in text for text in texts)
    (line,) = draft.names(Key.PASSED_OVER)
    assert line.startswith("标点重复「，，」")
