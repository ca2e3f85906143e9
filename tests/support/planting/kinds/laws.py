"""Mistakes of sections 法规 and 人员: titles of laws, people and their posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from replydesk.draft.model import Draft
from replydesk.reply.findings import Level
from tests.support.planting.model import Kind, Plant, Planted
from tests.support.planting.tools import (
    Change,
    added,
    changed,
    listed,
    pattern,
    with_sentence,
    words,
)

_LAW_FRAMES = (
    "根据《中华人民共和国{}》的规定，相关程序正在办理。",
    "我们严格执行《中华人民共和国{}》，加大了检查力度。",
    "《中华人民共和国{}》对此有明确规定，应当遵照执行。",
)
_LAWS = listed(
    """
    教育法 义务教育法 食品安全法 道路交通安全法 水法 城乡规划法 土地管理法 老年人权益保障法
    未成年人保护法 消费者权益保护法 特种设备安全法 安全生产法 环境保护法 传染病防治法
    农产品质量安全法 乡村振兴促进法 防洪法 残疾人保障法 家庭教育促进法 电子商务法 反电信网络诈骗法
    劳动合同法 社会保险法 非物质文化遗产法
    """
)
_REPEALED = ("婚姻法", "继承法", "收养法", "合同法", "物权法", "侵权责任法", "民法通则", "担保法", "民法总则")
_REGULATIONS = (
    ("依据《物业管理条例》开展监管。", "《物业管理条例》", "《物业管理条列》"),
    ("按照《信访工作条例》办理。", "《信访工作条例》", "《信访条例》"),
    (
        "依照《国有土地上房屋征收与补偿条例》执行。",
        "《国有土地上房屋征收与补偿条例》",
        "《城市房屋拆迁管理条例》",
    ),
)


def _laws() -> list[str]:
    return [frame.format(law) for frame in _LAW_FRAMES for law in _LAWS]


def _in_law(change: str) -> Plant:
    """Return the planting of a lost, wrong or doubled character into the title of a law."""

    def find(text: str, random: Random) -> Iterator[Change]:
        for found in re.finditer("《中华人民共和国([^》]{3,})法》", text):
            begin, end = found.span(1)
            at = random.randrange(begin, end)
            if change == "漏":
                yield at, at + 1, ""
            elif change == "错":
                yield at, at + 1, random.choice("规制务保全管民")
            else:
                yield at, at, text[at]

    return added(_laws(), find)


def _repealed(draft: Draft, random: Random) -> Planted | None:
    sentence = random.choice(_LAW_FRAMES).format("民法典")
    before, place, at = with_sentence(draft, random, sentence)
    begin = at + sentence.index("民法典")
    return changed(before, place, (begin, begin + 3, random.choice(_REPEALED)))


def _table(rows: tuple[tuple[str, str, str], ...]) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        sentence, right, wrong = random.choice(rows)
        before, place, at = with_sentence(draft, random, sentence)
        begin = at + sentence.index(right)
        return changed(before, place, (begin, begin + len(right), wrong))

    return plant


_PEOPLE = (
    "4月中旬，厅长欧阳秉礼带队到现场调研。",
    "欧阳秉礼厅长主持召开专题会议，研究办理意见。",
    "局长宋屿川多次听取汇报，要求按时办结。",
    "宋屿川局长到现场督办，推动问题解决。",
)
_NEAR = (("欧阳秉礼", "欧阳秉理"), ("欧阳秉礼", "欧阳炳礼"), ("宋屿川", "宋屿州"), ("宋屿川", "宋与川"))
_FORMER = (("欧阳秉礼", "韩砚秋"), ("宋屿川", "罗汀兰"))
_SWAPPED_POST = (
    ("厅长欧阳秉礼", "局长欧阳秉礼"),
    ("欧阳秉礼厅长", "欧阳秉礼局长"),
    ("局长宋屿川", "厅长宋屿川"),
    ("宋屿川局长", "宋屿川厅长"),
)


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind("法名漏字", "法规", "法律名称漏一个字", S, True, _in_law("漏")),
    Kind("法名错字", "法规", "法律名称错一个字", S, True, _in_law("错")),
    Kind("法名重字", "法规", "法律名称一个字打了两遍", S, True, _in_law("重")),
    Kind(
        "国名漏字",
        "法规",
        "中华人民共和国漏字",
        S,
        True,
        added(_laws(), pattern("中华人民共和国", "中华人共和国", everywhere=True)),
    ),
    Kind(
        "国名颠倒",
        "法规",
        "中华人民共和国两个字反了",
        S,
        True,
        added(_laws(), pattern("中华人民共和国", "中华民人共和国", everywhere=True)),
    ),
    Kind("已废止的法", "法规", "引用已被民法典取代的法", S, False, _repealed),
    Kind("条例误写", "法规", "条例名称写错，或者已被取代", H, False, _table(_REGULATIONS)),
    Kind(
        "法名后半书名号",
        "法规",
        "法的书名号位置错了",
        S,
        True,
        added(_laws(), pattern("法》", "》法", everywhere=True)),
    ),
    Kind("人名错字", "人员", "名册里的人名错一个字", S, True, added(_PEOPLE, words(_NEAR))),
    Kind("已离任的人", "人员", "名册里已经离任的人仍称现职", S, False, added(_PEOPLE, words(_FORMER))),
    Kind("职务不合", "人员", "名册里的人配了别的职务", S, True, added(_PEOPLE, words(_SWAPPED_POST))),
)
