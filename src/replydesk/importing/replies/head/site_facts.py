"""The block of facts that a website puts above a document: 索引号, 发文机关, 文号, 成文日期 and the like.

A label stands before its value on a line, alone or with others; between gaps, bars or cells of a table; on a
line above its value; or in a row of labels above a row of values. A label may have nothing behind it. A value
is taken only if it looks like one: a body, a number, a day, a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from replydesk.importing.replies.head.titles import begins_title, is_title
from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.joining.remembered import remembered
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.bodies import is_authority, is_body
from replydesk.importing.replies.lines.marks import NUMBER, head_marks, publicity_of
from replydesk.letter.print_options import PUBLICITY
from replydesk.text.dates import format_day, parse_day

# Labels by the field that they serve, the best one for it first.
_OF_FIELDS = {
    "unit": "发文机关|发文单位|制发机关|制发单位|发文机构|印发单位|印发机关|发布机构|发布机关"
    "|公开机构|公开单位|公开主体|信息发布机构|发布单位|信息生成机构|产生机构|信息产生单位",
    "date": "成文日期|成文时间|发文日期|发文时间|生成日期|生成时间|制发日期|印发日期|签发日期|落款日期"
    "|文件日期|产生日期|信息生成日期",
    "number": "发文字号|文号|文件编号|发文文号|公文文号|文件字号|文件号|发文号",
    "title": "信息名称|文件名称|文件标题|公文标题|公文名称|信息标题|标题|名称|题名",
    "session": "届次|会议届次|会议名称",
    "publicity": "公开属性|公开方式|公开形式|公开类别|公开类型|信息公开属性|信息公开类别|信息公开类型",
}
# Labels of facts that no letter has.
_OTHERS = (
    "索引号|信息索引号|信息索引|索取号|信息分类|信息类别|信息来源|主题分类|主题词|关键词|主题|体裁分类|体裁|题材分类|组配分类|服务对象|服务对象分类|所属分类|分类"
    "|所属主题|文件类型|文件分类|公文种类|公文类型|文种|效力级别|效力状态|有效性|时效性|时效|有效期|有效期限|有效状态|施行日期|实施日期|实施时间|生效日期|生效时间|终止日期"
    "|终止时间|失效日期|失效时间|废止日期|废止时间|截止日期|截止时间|发布日期|发布时间|公开日期|公开时间|公布日期|公布时间|上网日期|上网时间|更新日期|更新时间|录入时间|发布文号"
    "|公开范围|公开时限|公开期限|公开程序|公开责任部门|责任部门|责任处室|发布人|发布者|内容概述|内容摘要|内容描述|信息格式|载体形式|载体|记录形式|语种|地区|区域|行政区划"
    "|来源|稿源|稿件来源|文章来源|作者|编辑|责任编辑|责编|审核|审核人|校对|校对人|浏览次数|浏览量|浏览|阅读次数|阅读量|阅读|点击次数|点击数|点击量|点击率|点击|访问次数|访问量"
    "|字体|字号|字体大小|字号大小|分享|分享到|收藏|打印|所属栏目|栏目|所属机构|信息编号|公开编号|政务公开编号|统一编号|目录编号|流水号|视力保护色|保护视力色|背景色"
)
_FIELD_OF = {label: name for name, labels in _OF_FIELDS.items() for label in labels.split("|")}
_ORDER = {label: place for labels in _OF_FIELDS.values() for place, label in enumerate(labels.split("|"))}


def _apart(label: str) -> str:
    """Return the pattern of a label whose characters may stand apart: 索 引 号."""
    return r"[ \xa0\u3000]{0,4}".join(label)


_LABEL = "|".join(_apart(label) for label in sorted({*_FIELD_OF, *_OTHERS.split("|")}, key=len, reverse=True))
_PART = re.compile("文件$|公函$|[：:。]|代表|委员|关于|届")  # A part of a letter, no value
_LONGEST_VALUE = 30  # Longest value below its label, in characters
_LONGEST_GLUED = 60  # Longest line of a label with its value directly behind it, in characters
_NEXT = re.compile(
    r"\t|[ \u3000]{1,8}(?=[\u4e00-\u9fff]{2,8}[ \u3000]{0,2}[：:])"
)  # Before a label not listed
_BULLET = re.compile(r"^[\s•·●○◆◇■□▪►▶▲※☆★◎*#>|｜\-－–—]{1,12}")
_TOKEN = re.compile(
    rf"(?:^|(?<=[\s|｜；;，,】\]）)〗]))(?:[【\[〖]\s?(?P<framed>{_LABEL})\s?[】\]〗][：:]?"
    rf"|[（(]?(?P<label>{_LABEL})[）)]?(?:\s{{0,8}}[：:]|(?=[\s|｜])|$))"
)
_UNKNOWN = re.compile(r"[\u4e00-\u9fff \u3000]{2,12}[：:][^。：:《]{0,30}\s")  # A label that is not listed
_CELLS = re.compile(r"[|｜\t]")
_GLUED = re.compile(rf"(?P<label>{_LABEL})(?P<value>\S.*)")
_DAY = re.compile(
    r"(\d{4})\s{0,2}[-/.年－]\s{0,2}(\d{1,2})\s{0,2}[-/.月－]\s{0,2}(\d{1,2})日?(?:\s{0,4}\d{1,2}[：:]\d{2}.{0,6})?"
)
_NUMBER = re.compile(NUMBER)
# A session, and below it the number of the item: two lines without labels.
_SESSION = re.compile(
    "[^，。：:、《》]{0,16}(?:届[^，。：:、《》]{0,12}(?:人大|政协|人民代表大会|委员会)|(?:人大|政协|人民代表大会|委员会)[^，。：:、《》]{0,6}届)"
    "[^，。：:、《》]{0,6}次(?:全体)?会议"
)
_ITEM = re.compile(r"第?\s?(\d{1,6})\s?号?")
_INDEX = re.compile(r"[0-9A-Za-z]{6,24}[-/]+\d{4}[-/]\d{3,8}")
_NEAR = 3  # Lines from an index number within which its body stands
_NAME = re.compile(r"[\u4e00-\u9fff（）()、·]{3,40}")
_EDGES = " \t\xa0\u3000|｜；;，,。【】[]"
_NOT_GLUED = 2  # Labels of so few characters need a mark or a gap behind them


class _Fact(NamedTuple):
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What a block of facts says of the letter; "" for what it does not say."""

    unit: str = ""
    date: str = ""  # as written in a letter: 2026年5月29日
    number: str = ""
    title: str = ""
    publicity: str = ""
    session: str = ""
    item: str = ""


def without_bullet(text: str) -> str:
    """Return a line without the bullet that a website's list puts before it."""
    return _BULLET.sub("", text)


def has_bullet(text: str) -> bool:
    """Return True if a line begins with a bullet or a bar."""
    return bool(_BULLET.match(text))


def is_glued(text: str) -> bool:
    """Return True if a line is a label with its value directly behind it."""
    return bool(_glued(without_bullet(text.strip())))


@remembered
def is_fact_line(text: str) -> bool:
    """Return True if a line begins with the label of a fact, or is a label."""
    bare = without_bullet(text.strip())
    return bool(_TOKEN.match(bare) or _glued(bare))


def read_site_facts(texts: Sequence[str]) -> tuple[SiteFacts, set[int]]:
    """Return what the facts among some lines say, and the places of the lines that are facts."""
    facts: list[_Fact] = []
    places: set[int] = set()
    lines = [without_bullet(text.strip()) for text in texts]
    index = 0
    while index < len(lines):
        if has_bullet(texts[index].strip()) and _NUMBER.fullmatch(squeezed(lines[index])):
            facts.append(_Fact("文号", lines[index]))  # a list of values whose labels are pictures
        found = _facts_of(lines[index])
        if not found:
            index += 1
            continue
        places.add(index)
        if all(not fact.value for fact in found) and index + 1 < len(lines):
            values = _values_below(found, lines[index + 1])
            if any(values):
                places.add(index + 1)
                index += 1
                found = [_Fact(fact.label, value) for fact, value in zip(found, values, strict=True)]
        facts += found
        index += 1
    best = _best(facts)
    best = best if best.unit else replace(best, unit=_unit_below_index(lines))
    return _with_item(best, lines, places), places


def _with_item(facts: SiteFacts, lines: Sequence[str], places: set[int]) -> SiteFacts:
    """Return the facts with the session and the number that stand below each other without labels.

    Their lines join `places`.
    """
    for place, (above, below) in enumerate(pairwise(lines)):
        number = _ITEM.fullmatch(below) if _SESSION.fullmatch(above) else None
        if number:
            places |= {place, place + 1}
            return replace(facts, session=facts.session or above, item=number[1])
    return facts


def _unit_below_index(lines: Sequence[str]) -> str:
    """Return the body in a list of values whose labels are pictures: below an index number; "" if none."""
    for place, line in enumerate(lines):
        if _INDEX.fullmatch(squeezed(line)):
            below = (squeezed(each) for each in lines[place + 1 : place + _NEAR])
            return next((each for each in below if _NAME.fullmatch(each) and is_authority(each)), "")
    return ""


def _facts_of(line: str) -> list[_Fact]:
    """Return the labels of a line with the texts behind them; none if it does not begin with a label."""
    tokens = list(_TOKEN.finditer(line))
    if not tokens or (tokens[0].start() and not _UNKNOWN.match(line) and not _CELLS.search(line)):
        glued = _glued(line)
        return [glued] if glued else []
    ends = [token.start() for token in tokens[1:]] + [len(line)]
    return [
        _Fact(
            squeezed(token["framed"] or token["label"]), _NEXT.split(line[token.end() : end].strip(_EDGES))[0]
        )
        for token, end in zip(tokens, ends, strict=True)
    ]


def _glued(line: str) -> _Fact | None:
    """Return a label with its value directly behind it: 发文日期2020年9月25日, 时效性现行有效."""
    found = _GLUED.match(line)
    label, value = (squeezed(found["label"]), found["value"]) if found else ("", "")
    if _FIELD_OF.get(label) == "title":
        return _Fact(label, value) if is_title(value) and begins_title(squeezed(value)) else None
    if not label or len(line) > _LONGEST_GLUED or is_title(line):
        return None
    if len(label) <= _NOT_GLUED and not (_DAY.fullmatch(value) or _NUMBER.fullmatch(squeezed(value))):
        return None
    is_fit = bool(_value(label, value)) if label in _FIELD_OF else not re.search("[。，：:]", value)
    return _Fact(label, value) if is_fit else None


def _values_below(labels: Sequence[_Fact], line: str) -> list[str]:
    """Return the values on the line below a row of labels; "" for each that has none."""
    if _facts_of(line):
        return [""] * len(labels)
    cells = re.split(r"\t|\s{2,}|[|｜]", line) if len(labels) > 1 else [line]
    if len(cells) != len(labels):
        return [""] * len(labels)
    return [
        cell.strip(_EDGES) if _may_be_value(fact.label, cell) else ""
        for fact, cell in zip(labels, cells, strict=True)
    ]


def _may_be_value(label: str, text: str) -> bool:
    if label in _FIELD_OF:
        return bool(_value(label, text.strip(_EDGES)))
    bare = squeezed(text)
    is_part = is_title(bare) or _PART.search(bare) or head_marks(text.strip())
    return 0 < len(bare) <= _LONGEST_VALUE and not is_part


def _value(label: str, text: str) -> str:
    """Return a value as the letter would have it, "" if it is not what its label says."""
    bare = squeezed(text)
    match _FIELD_OF[label]:
        case "unit":
            return bare if _NAME.fullmatch(bare) and is_body(bare) else ""
        case "number":
            return half_width(bare) if _NUMBER.fullmatch(bare) else ""
        case "title":
            return text.strip() if is_title(text) else ""
        case "session":
            return bare if _SESSION.fullmatch(bare) else ""
        case "publicity":
            known = publicity_of(bare)
            return known if known in PUBLICITY else ""
        case _:
            found = _DAY.fullmatch(half_width(bare))
            day = parse_day(f"{found[1]}年{found[2]}月{found[3]}日") if found else None
            return format_day(day) if day else ""


def _best(facts: Sequence[_Fact]) -> SiteFacts:
    """Return the values of the best label for each field."""
    known = [fact for fact in facts if fact.label in _FIELD_OF and _value(fact.label, fact.value)]
    best = SiteFacts()
    for fact in sorted(known, key=lambda fact: -_ORDER[fact.label]):
        best = replace(best, **{_FIELD_OF[fact.label]: _value(fact.label, fact.value)})
    return best
