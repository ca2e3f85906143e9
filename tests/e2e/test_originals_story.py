"""A clerk's day with originals in a real terminal, by keys only.

A season's suggestions are taken in; one is answered point by point, with a passage of last year's reply; its
figures keep the draft from being sent until they are confirmed or changed. docs/originals.md shows the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.desk.originals import original_of
from replydesk.draft.points.model import PointState
from replydesk.draft.points.reading import points_of
from replydesk.draft.taken.reading import stale_marks
from replydesk.draft.workflow import Verdict, workflow_state
from tests.support.story_of_originals import ANSWERS, LAST_YEAR, MEALS, POINTS, lay_out_story
from tests.support.terminal_driver import WITHOUT_PTYS, PtyTerminal, in_pty
from tests.support.workbench import empty_desk

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]

SIZE = (160, 45)
TAKEN = "，省财政安排资金{}，支持各地新建农村老年助餐点180个，优先覆盖独居、高龄老人较多的村。"


def test_a_suggestion_is_answered_point_by_point_with_a_passage_of_last_year(tmp_path: Path) -> None:
    desk, files = empty_desk(tmp_path), tmp_path / "交办件"
    lay_out_story(desk, files)
    with in_pty([str(desk)], tmp_path, SIZE) as clerk:
        take_in_originals(clerk, files)
        open_with_original_beside(clerk)
        make_sections_of_points(clerk)
        take_over_from_last_year(clerk)
        answer_other_points(clerk)
        be_kept_from_sending(clerk)
        mend_figures(clerk)
        check(clerk)
        send(clerk)
        read_with_points(clerk)
        clerk.send("f10")
        assert clerk.ends() == 0
    assert_all_is_kept(desk)


def take_in_originals(clerk: PtyTerminal, files: Path) -> None:
    clerk.shows("共 4 件")
    clerk.send("f22", f"{files}/", "enter")
    clerk.shows(
        "3 份原件对上稿子，1 份没有对上", "编号、案由、提出人相同", "案由、提出人相同", "编号、案由相同"
    )
    clerk.send("f3")
    clerk.shows("3 份原件对上稿子，1 份另建新稿")
    clerk.send("f8")
    clerk.shows("放好 4 份原件", "新建 1 份稿子", "填了 2 份稿子的空栏", "1 件像是答过的或者可以并案")


def open_with_original_beside(clerk: PtyTerminal) -> None:
    clerk.send("126")
    clerk.shows("只列出找到的", f"▸ {MEALS}")
    clerk.send("enter")
    clerk.shows("1 收件人　✓", "题目 100% 一样")
    clerk.send("f22")
    clerk.shows("届次        省十四届人大四次会议", "来源　第0126号.docx", "五是把助餐点的位置", "云民复议字")


def make_sections_of_points(clerk: PtyTerminal) -> None:
    clerk.send("ctrl+d")
    clerk.shows("逐条　5 条：未答 5", *POINTS)
    clerk.send("f8")
    clerk.shows("添了 5 节", "二 整节　关于对助餐点的日常运营给予补助的建议。")
    clerk.send("home", "enter")
    clerk.shows("4 答复内容　", "本节 0 字")


def take_over_from_last_year(clerk: PtyTerminal) -> None:
    clerk.send("ctrl+r")
    clerk.shows(
        "同 2025", "已签", "题目 100% 一样", "那时答应：我厅会同省财政厅研究运营补助办法", "支持各地新建"
    )
    clerk.send("enter")
    clerk.shows("取这一句 → 4 答复内容 · 一、")
    clerk.send(" ")
    clerk.shows("取这一段")
    clerk.send("enter")
    clerk.shows("标了 6 处要核对")
    clerk.send("escape", "escape")
    clerk.shows("的没有核对：", "本节 68 字")


def answer_other_points(clerk: PtyTerminal) -> None:
    clerk.send("ctrl+d")
    for done, answer in enumerate(ANSWERS, 1):
        clerk.shows(f"已答 {done}，未答 {len(POINTS) - done}")
        clerk.send("down", "down", "enter")
        clerk.shows("本节 0 字")
        clerk.send(answer, "ctrl+d")
    clerk.shows("逐条　5 条：已答 5")


def be_kept_from_sending(clerk: PtyTerminal) -> None:
    clerk.send("escape")
    clerk.shows("五、", "本节 35 字")
    clerk.send("f5")
    clerk.shows("检查：1 条（疑似 1）", "旧复没有核对")
    clerk.send("escape", "escape", "escape")
    clerk.shows(f"▸ {MEALS}")
    clerk.send("f5", "enter")
    clerk.shows("有 6 处取自旧复的内容没有核对", "也要办的理由")
    clerk.send("enter")
    clerk.shows("写明理由才能办")
    clerk.send("escape")
    clerk.lacks("写明理由才能办")
    clerk.send("enter")
    clerk.shows("1 收件人　✓")


def mend_figures(clerk: PtyTerminal) -> None:
    clerk.send("f24")
    clerk.shows("还有 6 处，「2025年」对就按")
    clerk.send("2026年", "f24")
    clerk.shows("还有 5 处，「1200万元」对就按", "2026年，省财政")
    clerk.send("1500万元", "f24")
    clerk.shows("还有 4 处，「180个」对就按", "1500万元，支持")
    clerk.send("f24")
    clerk.shows("核对了「180个」；还有 3 处")
    clerk.send("f24")
    clerk.shows("还有 2 处")
    clerk.send("f24")
    clerk.shows("还有 1 处")
    clerk.send("f24")
    clerk.shows("都核对完了")


def check(clerk: PtyTerminal) -> None:
    clerk.send("f5")
    clerk.shows("没有发现问题")
    clerk.send("escape", "escape", "escape")
    clerk.shows(f"▸ {MEALS}")


def send(clerk: PtyTerminal) -> None:
    clerk.send("f5", "enter")
    clerk.shows(f"送核稿：{MEALS}")


def read_with_points(clerk: PtyTerminal) -> None:
    clerk.send("f4")
    clerk.shows("F8 通过", "逐条    5 条：已答 5", "新建一批农村老年助餐点的建议。2026年，省财政 1")
    clerk.send("ctrl+d")
    clerk.shows("逐条　5 条：已答 5", "五 整节　", "2026年，省财政 1")
    clerk.send("escape")
    clerk.shows("F8 通过")
    clerk.send("f22")
    clerk.shows("来源　第0126号.docx", "2026年，省财政 1")
    clerk.send("escape")
    clerk.shows("F8 通过")


def assert_all_is_kept(desk: Path) -> None:
    """Check what the day leaves on the disk."""
    path = desk / "drafts" / f"{MEALS}.md"
    draft = desk_folder.read_draft(path).draft
    assert [each.text for each in points_of(draft)] == [*POINTS]
    assert {each.standing for each in points_of(draft)} == {PointState.ANSWERED}
    taken, *others = (section.paragraphs[0].text for section in draft.sections)
    assert taken.startswith(f"2026年{TAKEN.format('1500万元')}") and others == [*ANSWERS]
    assert not stale_marks(draft)
    assert [each.verdict for each in workflow_state(draft).records] == [Verdict.TO_CHECK]
    original = original_of(path)
    assert original and original.number == "0126"
    assert (desk / "drafts" / "原件" / f"{MEALS}（交办文件）.docx").exists()
    drafts = desk_folder.Desk.open(desk).drafts()
    assert len(drafts) == 5 and sum(original_of(each) is not None for each in drafts) == 4
    last = desk_folder.read_draft(desk / "drafts" / f"{LAST_YEAR}.md").draft
    assert f"2025年{TAKEN.format('1200万元')}" in last.sections[0].paragraphs[0].text
