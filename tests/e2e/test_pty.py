"""The real program in a pty: an input method's bytes, a paste, and drafts opened from the command line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from replydesk.desk.desk_folder import read_draft
from replydesk.draft.model import Key, Paragraph, Section
from tests.support.terminal_driver import WITHOUT_PTYS, in_pty
from tests.support.workbench import SAMPLE, empty_desk, lay_out

COMMIT = "人民代表大会常务委员会议"
PASTED = "近年来，全省各地认真办理代表建议。" * 60

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]


def test_a_draft_is_found_and_takes_a_paste_whole_and_is_saved_on_leaving(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    with in_pty([str(folder)], tmp_path) as terminal:
        terminal.shows("可签发")
        terminal.send("shift+tab", "张某某", "enter")
        terminal.shows("1 收件人")
        terminal.send("f4", "f4", "f4", "f4")
        terminal.paste(PASTED)
        terminal.send("f10")
        assert terminal.ends() == 0
    assert (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8").count(PASTED) == 1


@pytest.mark.parametrize("has_kitty", [False, True], ids=["utf-8", "kitty"])
def test_a_commit_of_twelve_characters_arrives_whole(tmp_path: Path, has_kitty: bool) -> None:
    folder = lay_out(tmp_path)
    for path in (folder / "drafts").glob("*.md"):
        if path.stem != SAMPLE:
            path.unlink()
    with in_pty([str(folder)], tmp_path, has_kitty=has_kitty) as terminal:
        terminal.shows("可签发")
        terminal.send("enter")
        terminal.shows("1 收件人　")
        is_switched_on = re.search(rb"\x1b\[>\d+u", terminal.written)
        assert not is_switched_on, "the Kitty protocol was asked for"
        terminal.send(COMMIT, "f10")
        assert terminal.ends() == 0
    text = (folder / "drafts" / f"{SAMPLE}.md").read_text("utf-8")
    assert f"省十四届人大四次会议{COMMIT}" in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["桌面", "--read"], "第 1 件，共 1 件"),
        (["--read", "桌面"], "第 1 件，共 1 件"),
        (["桌面/drafts/缺项.md", "--read"], "赵某某代表"),
        (["空桌面", "--read"], "第 1 件，共 4 件"),
    ],
    ids=["those that wait", "in any order", "one draft", "all if none waits"],
)
def test_read_opens_the_drafts_to_be_read(tmp_path: Path, words: list[str], shown: str) -> None:
    folder = lay_out(tmp_path)
    shutil.copytree(folder, tmp_path / "空桌面")
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\n环节: 核稿\n", 1), "utf-8")
    before = path.read_bytes()
    with in_pty(words, tmp_path) as terminal:
        terminal.shows(shown)
        terminal.send("f10")
        assert terminal.ends() == 0
    assert path.read_bytes() == before


JOB = """
f2 养老答复 enter 省人大 enter 0033 tab 养老 down 张某某 escape 4 enter
一、工作情况 right 我局重视。 enter 一是健全。 enter 二是保障。 up end enter 二是宣传。
insert 下一步 enter 推进。 escape escape escape 养老 enter 一次会议 f8 f10
"""


@pytest.mark.parametrize("way", ["send", "type"])
def test_a_whole_job_in_one_write_is_done_as_key_by_key(tmp_path: Path, way: str) -> None:
    folder = empty_desk(tmp_path)
    with in_pty([str(folder)], tmp_path) as terminal:
        terminal.shows("还没有稿子")
        getattr(terminal, way)(*JOB.split())
        assert terminal.ends() == 0
    draft = read_draft(folder / "drafts" / "养老答复.md").draft
    assert draft.get(Key.SESSION) == "省人大一次会议" and draft.get(Key.ITEM_NUMBER) == "0033"
    assert draft.get(Key.SUBJECT) == "养老" and draft.get(Key.PROPOSERS) == "张某某"
    items = tuple(Paragraph(each, is_item=True) for each in ("健全。", "宣传。", "保障。"))
    assert draft.sections == (
        Section(1, "工作情况", (Paragraph("我局重视。"), *items)),
        Section(1, "下一步", (Paragraph("推进。"),)),
    )
