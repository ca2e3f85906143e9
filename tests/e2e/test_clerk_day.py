"""A clerk's day in a real terminal, by keys only: from a new draft to the exported file, and back to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from tests.support.terminal_driver import WITHOUT_PTYS, PtyTerminal, in_pty
from tests.support.workbench import empty_desk, text_of

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(WITHOUT_PTYS, reason="there are no ptys on Windows"),
]

SIZE = (160, 45)
NAME = "养老服务答复"

# A reply as it lies in another program, with numbered headings.
REPLY = """　　收到建议后，我厅高度重视，逐条研究，现将有关情况说明如下：
　　一、工作开展情况
　　今年以来，我厅先后印发实施方案和管理办法，明确了任务分工。
　　二、关于所提建议的答复
　　关于增设站点的建议，已列入2026年度计划，年底前新增站点18个。
"""

# Two more sections as they are typed, and what becomes of them.
TYPED = ("insert", "资金保障", "enter", "安排资金三百万元。", "insert", "人员保障", "enter", "配备工作人员。")
SECTIONS = [("资金保障", "安排资金三百万元。"), ("人员保障", "配备工作人员。")]


def test_a_reply_is_begun_written_checked_exported_and_found_again(tmp_path: Path) -> None:
    folder = empty_desk(tmp_path)
    with in_pty([str(folder)], tmp_path, SIZE) as clerk:
        begin(clerk)
        fill_in_the_record(clerk)
        fill_in_the_number(clerk)
        look_at_the_opening(clerk)
        paste_the_reply_and_type_on(clerk)
        write_what_comes_next(clerk)
        date(clerk)
        fill_in_the_contact(clerk)
        fill_in_the_copies(clerk)
        check(clerk)
        export(clerk)
        leave(clerk)
    assert sections(folder)[2:] == SECTIONS and len(sections(folder)) == 4
    word = text_of(folder / "导出" / f"{NAME}.docx")
    assert word.count("一、工作开展情况") == word.count("四、人员保障") == 1
    with in_pty([str(folder)], tmp_path, SIZE) as clerk:
        find_everything_again(clerk)
        leave(clerk)


@pytest.mark.parametrize("how", ["in one write", "key by key"])
def test_headings_and_texts_typed_without_a_pause_keep_their_places(tmp_path: Path, how: str) -> None:
    folder = empty_desk(tmp_path)
    with in_pty([str(folder)], tmp_path, SIZE) as clerk:
        clerk.shows("还没有稿子")
        send = clerk.send if how == "in one write" else clerk.type
        send("f2", "ctrl+u", NAME, "enter", "省人大一次会议", "f4", "f4", "f4", *TYPED, "f10")
        assert clerk.ends() == 0
    assert sections(folder) == SECTIONS
    assert "届次: 省人大一次会议" in (folder / "drafts" / f"{NAME}.md").read_text("utf-8")


def sections(folder: Path) -> list[tuple[str, str]]:
    """The headings and first paragraphs of the draft's file."""
    draft = desk_folder.read_draft(folder / "drafts" / f"{NAME}.md").draft
    return [(each.heading, each.paragraphs[0].text) for each in draft.sections]


def begin(clerk: PtyTerminal) -> None:
    clerk.shows("还没有稿子")
    clerk.send("f2", "ctrl+u", NAME, "enter")
    clerk.shows(f"{NAME}　云川省民政厅", "1 收件人　")


def fill_in_the_record(clerk: PtyTerminal) -> None:
    clerk.send("省十四届人大四次会议", "enter", "0033", "enter", "关于加强养老服务的建议", "enter", "张某某")
    clerk.shows("张某某代表：", "第0033号代表建议的答复")


def fill_in_the_number(clerk: PtyTerminal) -> None:
    clerk.send("f4", "2026", "enter", "33")
    clerk.shows("2 发文字号　", "云民复议字〔2026〕33号")


def look_at_the_opening(clerk: PtyTerminal) -> None:
    clerk.send("f4")
    clerk.shows("3 开头语　", "您提出的《关于加强养老服务的建议》收悉")


def paste_the_reply_and_type_on(clerk: PtyTerminal) -> None:
    clerk.send("f4")
    clerk.paste(REPLY)
    clerk.shows("4 答复内容　", "粘贴的文字分成了 2 节")
    clerk.send(*TYPED)
    clerk.shows("四、人员保障", "本节 7 字")


def write_what_comes_next(clerk: PtyTerminal) -> None:
    clerk.send("f4", "下一步，我厅将继续加强养老服务。")
    clerk.shows("5 下一步　", "下一步，我厅将继续加强养老服务。")


def date(clerk: PtyTerminal) -> None:
    clerk.send("f4", "2026年5月29日")
    clerk.shows("6 落款　", "2026年5月29日")


def fill_in_the_contact(clerk: PtyTerminal) -> None:
    clerk.send("f4", "王某某")
    clerk.shows("7 联系方式　", "联系人：王某某")


def fill_in_the_copies(clerk: PtyTerminal) -> None:
    clerk.send("f4", "省政府办公厅")
    clerk.shows("8 抄送　", "抄送：省政府办公厅。")


def check(clerk: PtyTerminal) -> None:
    clerk.send("f5")
    clerk.shows("没有发现问题")


def export(clerk: PtyTerminal) -> None:
    clerk.send("f7")
    clerk.shows("已导出")


def leave(clerk: PtyTerminal) -> None:
    clerk.send("f10")
    assert clerk.ends() == 0


def find_everything_again(clerk: PtyTerminal) -> None:
    clerk.shows("云民复议字〔2026〕33号", "关于加强养老服务的建议")
    clerk.send("enter")
    for step in (
        ("1 收件人　", "0033", "张某某"),
        ("2 发文字号　", "云民复议字〔2026〕33号"),
        ("3 开头语　", "您提出的《关于加强养老服务的建议》收悉"),
        ("4 答复内容　", "一、工作开展情况", "四、人员保障"),
        ("5 下一步　", "下一步，我厅将继续加强养老服务。"),
        ("6 落款　", "2026年5月29日"),
        ("7 联系方式　", "王某某"),
        ("8 抄送　", "省政府办公厅"),
    ):
        clerk.shows(*step)
        clerk.send("f4")
