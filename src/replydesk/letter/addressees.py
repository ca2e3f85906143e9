"""Those a letter is addressed to, by their names: a person, a group, or a person with others (等12人)."""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 4096  # Names: the same people put many items forward

# What a group's name ends in that no person's does, and what a long name ends in. Names of people may end in
# 会 or 建社 too, so that names of up to four characters are groups only by the words of the first two rows.
_GROUP = re.compile(
    "(?:代表团|小组|委员会|政府|办公室|工商联|[妇侨台文青残]联|科协|工会|商会|界别|联组|代表组|委员?组|活动组|联络组|联络站|工作站"
    "|工作室|工委|支部|总支|人士|团委|基层委)$"
    "|^(?:(?:提案|经济|农业|文史|社法|法制|民宗|外事|港澳|科教|文教|教卫|城建|环资|财经|内司|监司|学习|人口|联络)委"
    "|(?:中共|民革|民盟|民建|民进|农工|致公|九三|台盟|无党派|共青团|工会|青联|妇联|工商联|科协|台联|侨联|文艺|文化|科技|社科"
    "|经济|农业|农林|教育|体育|新闻|医卫|卫生|外友|社福|社保|民族|少数民族|宗教|特邀|环资|环保|企业|工业|法律|法制|港澳|友好)界"
    "|特邀)$"
    "|(?:全体|各位)(?:代表|委员)$|.{4}[委组团会党盟社厅局院站室部协联]$|.{3}界$"
    "|^(?:民革|民盟|民建|民进|农工|致公|九三|台盟)(?:.*[委组部会党社])?$"
)
_NO_NAME = re.compile("(?:集体|党派|团体|界别|联名)(?:提案|建议)|附议|领衔|^集体$")
_MARKS = re.compile('[（）()【】〔〕《》<>“”"*＊★:：|/?？—－-]|\\[|\\]')
_ADDRESSED = re.compile("(?:代表|委员)$")
_PEOPLE = r"(?:等|(?<![\d一二三四五六七八九十]))[\d一二三四五六七八九十]++[名位人]"
_UNNAMED = re.compile("部分|有关|相关|其他|其余|若干|多[名位]?")  # 部分代表 is nobody's name
_COUNTED = re.compile(rf"(等人?|{_PEOPLE}|[（(]{_PEOPLE}[)）])(代表|委员)?$")
_AND_OTHERS = re.compile(r"等(?:([\d一二三四五六七八九十]++)人|人)$")


@lru_cache(_REMEMBERED)
def is_group(name: str) -> bool:
    """Return True for a group: 桂花镇代表团, 民革南屏市委, 经济界, 提案委."""
    return bool(_GROUP.search(name))


def is_several(name: str) -> bool:
    """Return True for a group, or a person with others: 张某某等12人."""
    return bool(_COUNTED.search(name)) or is_group(name)


def is_addressed(name: str) -> bool:
    """Return True if a name is addressed unchanged: a group, or a name that ends in 代表 or 委员."""
    return is_group(name) or bool(_ADDRESSED.search(name))


def with_member(name: str, member: str) -> str:
    """Return a name, or the last of several, with 代表 or 委员: 张某某等12位代表 for 张某某等12人."""
    counted = _AND_OTHERS.search(name)
    if counted is None:
        return f"{name}{member}"
    number = f"{counted[1]}位" if counted[1] else ""
    return f"{name[: counted.start()]}等{number}{member}"


def bare_name(name: str) -> str:
    """Return a person's name without 代表 or 委员 behind it; others as they are: 经济界委员, 全体代表."""
    bare = _ADDRESSED.sub("", name).rstrip()
    if len(bare) < 2 or is_several(name) or is_group(bare) or _UNNAMED.fullmatch(bare):
        return name
    return bare


@lru_cache(_REMEMBERED)
def odd_in_name(name: str) -> str:
    """Return what hardly belongs into a name, in words: 括号, 数字, “集体提案”; "" if there is nothing."""
    bare = _COUNTED.sub("", name)
    if word := _NO_NAME.search(bare):
        return f"“{word[0]}”"
    if _MARKS.search(bare):
        return "括号或标点"
    return "数字" if re.search(r"\d", bare) and not is_group(bare) else ""
