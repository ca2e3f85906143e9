"""A file with several letters: each becomes a draft of its own, and copies of one letter stay one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.importer import ImportOutcome, import_files, import_paths, write_reply
from replydesk.importing.replies.pasted import read_reply
from replydesk.importing.replies.recognise import Imported
from tests.support.importing import imported
from tests.support.replies import starter_stock

COMMON = (
    "我局负责施工许可和质量监督，将开通绿色通道，提前介入服务。\n周边道路已列入今年城建计划，预计11月完工。\n"
)


def reply(
    number: int, name: str, subject: str, body: str = COMMON, head: Sequence[str] = ("题", "号")
) -> str:
    lines = {"题": f"关于市七届人大二次会议第{number}号建议的答复\n", "号": f"市建函〔2025〕{number}号\n"}
    above = "".join(lines.get(each, f"{each}\n") for each in head)
    return (
        f"{above}{name}代表：\n您提出的《{subject}》（第{number}号）收悉，现答复如下：\n{body}"
        f"感谢您对城市建设的关心。\n云某市住房和城乡建设局\n2025年7月1日\n"
    )


def joint(number: int, name: str, subject: str) -> str:
    return (
        f"云 某 市 住 房 和 城 乡 建 设 局\n市建会办〔2025〕{number}号\n\n"
        f"关于市七届人大二次会议第{number}号建议的会办意见\n\n市教育局：\n"
        f"    关于{name}代表提出的《{subject}》（第{number}号），我局提出如下会办意见：\n"
        f"    一、{COMMON}    以上意见供参考。\n\n        云某市住房和城乡建设局\n        2025年5月8日\n"
        "（联系人：张某某   0000001）\n\n"
    )


SCHOOL, NURSERY, BUS = "关于新建某小学的建议", "关于扩建某幼儿园的建议", "关于增设夜间公交的建议"
SITE = "【打印本页】 【关闭窗口】\n上一篇：关于市七届人大二次会议第5号建议的答复\n版权所有：某市人民政府\n"
TOP = "当前位置：首页 >> 建议公开\n索引号：000/2025-01    公开方式：主动公开\n"


def read(text: str) -> list[Imported]:
    ((*outcomes,),) = import_files([(text.encode(), "旧.txt")], starter_stock())
    return [each.imported for each in outcomes if each.imported]


def told(letters: Sequence[Imported], words: str) -> list[str]:
    return [note.text for each in letters for note in each.notes if words in note.text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (joint(77, "甲某某", SCHOOL), joint(78, "乙某某", SCHOOL)),
        (joint(77, "甲某某", SCHOOL), joint(78, "乙某某", NURSERY)),
        (joint(77, "甲某某", SCHOOL), joint(78, "甲某某", NURSERY)),
        (reply(7, "甲某某", SCHOOL), reply(8, "甲某某", NURSERY)),
        (reply(7, "甲某某", SCHOOL), reply(8, "乙某某", SCHOOL)),
        (
            reply(7, "甲某某", SCHOOL),
            reply(8, "乙某某", BUS, "我局已开通夜间公交3条，明年再开2条，请知悉。\n"),
        ),
        (reply(7, "甲某某", SCHOOL), reply(8, "乙某某", NURSERY, head=["题"])),
        (reply(7, "甲某某", SCHOOL), reply(8, "乙某某", NURSERY, head=["号"])),
        (reply(7, "甲某某", SCHOOL), reply(8, "乙某某", NURSERY, head=[])),
        (
            reply(7, "甲某某", SCHOOL),
            reply(8, "乙某某", NURSERY, head=["云某市住房和城乡建设局", "号", "题"]),
        ),
        (reply(7, "甲某某", SCHOOL), reply(8, "乙某某", NURSERY, head=["题", "2025年7月2日", "号"])),
        (reply(7, "甲某某", SCHOOL) + SITE, TOP + reply(8, "乙某某", NURSERY)),
        (
            reply(7, "甲某某", SCHOOL) + "抄送：市政府办公室。\n",
            reply(8, "乙某某", NURSERY, head=["A类", "号", "题"]),
        ),
        (reply(7, "甲某某", SCHOOL).partition("云某市")[0], reply(8, "乙某某", NURSERY)),
        (reply(7, "甲某某", SCHOOL) + "\f", reply(8, "乙某某", NURSERY)),
    ],
)
def test_two_letters_become_two_drafts(first: str, second: str) -> None:
    letters = read(first + second)
    alone = [imported(first).draft, imported(second).draft]
    assert [each.draft for each in letters] == alone
    assert not any(each.missing or each.unplaced for each in letters)
    assert len(told(letters, "文件里有 2 封信")) == 2 and not told(letters, "两遍")
    size = len("".join((first + second).split()))
    assert sum(each.characters for each in letters) == size


def test_many_letters_keep_the_numbers_of_their_lines() -> None:
    texts = [reply(number, name, SCHOOL) for number, name in enumerate(("甲某某", "乙某某", "丙某某"), 7)]
    letters = read("".join(texts))
    assert [each.draft.get(Key.ITEM_NUMBER) for each in letters] == ["7", "8", "9"]
    notes = [note for each in letters for note in each.notes if "封信" in note.text]
    assert [note.line for note in notes] == [1, 10, 19]


@pytest.mark.parametrize("head", [["题", "号"], ["号"], ["题"], []])
@pytest.mark.parametrize("between", ["", SITE, "相关附件\n"])
def test_two_copies_are_one_letter(head: Sequence[str], between: str) -> None:
    letters = read(reply(7, "甲某某", SCHOOL) + between + reply(7, "甲某某", SCHOOL, head=head))
    assert len(letters) == 1 and told(letters, "两遍") and not told(letters, "封信，")
    assert letters[0].draft.get(Key.ITEM_NUMBER) == "7" and not letters[0].missing


def test_a_copy_of_the_second_letter_stays_with_it() -> None:
    letters = read(reply(7, "甲某某", SCHOOL) + reply(8, "乙某某", SCHOOL) * 2)
    assert [each.draft.get(Key.ITEM_NUMBER) for each in letters] == ["7", "8"]
    assert len(told(letters, "两遍")) == 1


@pytest.mark.parametrize(
    "text",
    [
        reply(7, "甲某某", SCHOOL),
        reply(7, "甲某某", SCHOOL).replace("甲某某代表：", "甲某某代表：\n乙某某代表："),
        "建议原文\n市人大常委会：\n学校太少，学位紧张，建议新建一所小学，解决群众子女上学难的问题。\n2025年1月2日\n"
        + reply(7, "甲某某", SCHOOL),
        reply(7, "甲某某", SCHOOL) + "附件\n某小学建设计划表\n各有关单位：\n请按计划推进，按月上报进度。\n",
    ],
)
def test_a_file_with_one_letter_is_not_split(text: str) -> None:
    assert len(read(text)) == 1 and not told(read(text), "封信")


def test_a_letter_within_a_letter_that_has_no_head_is_told() -> None:
    text = reply(7, "甲某某", SCHOOL).partition("感谢")[0] + reply(8, "乙某某", NURSERY, head=[])
    letters = read(text)
    assert len(letters) == 1 and told(letters, "好像另有一封信")


def test_a_line_of_text_at_the_end_of_two_pages_is_no_running_line() -> None:
    paged = joint(77, "甲某某", SCHOOL).replace("绿色通道", "绿色通\n              — 1 —\n\n道")
    (letter,) = read(paged * 2)
    assert letter.draft == imported(paged).draft and "绿色通" in str(letter.draft)
    assert not letter.missing


def test_the_drafts_of_one_file_get_free_names(tmp_path: Path) -> None:
    source = tmp_path / "旧.txt"
    source.write_text(joint(77, "甲某某", SCHOOL) + joint(78, "乙某某", SCHOOL), encoding="utf-8")
    outcomes: list[ImportOutcome] = [outcome for _, outcome in import_paths([source], starter_stock())]
    assert [each.place for each in outcomes] == [0, 1]
    taken: set[str] = set()
    drafts = [each.imported.draft for each in outcomes if each.imported]
    assert [write_reply(tmp_path, "旧.txt", draft, taken).name for draft in drafts] == ["旧.md", "旧(2).md"]


def test_of_two_letters_pasted_the_first_is_offered_and_the_other_is_counted_as_lost() -> None:
    first, second = reply(7, "甲某某", SCHOOL), reply(8, "乙某某", NURSERY)
    pasted = read_reply(first + second, starter_stock())
    assert pasted and pasted.draft == imported(first).draft
    assert pasted.missing == len("".join(second.split())) and pasted.lost
    assert "贴来的有 2 封信，只放第一封；另有 1 封没有收进来" in pasted.notes[0].text
    assert pasted.others == 1
