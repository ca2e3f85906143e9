"""The rules of amounts that should add up where the text says so: 共12个，其中……; 合计12个; 分别占."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.within.amounts import Amount, amounts
from replydesk.reply.rules.within.sentences import last_clause
from replydesk.text.table_rows import is_row

_MOST_PARTS = 12
_LONGEST_LABEL = 24  # characters between two parts of a sum
_NEAR = Decimal("0.25")  # share of the total by which a list of all parts may miss it to be taken for one
_TOO_MANY = Decimal("1.5")  # times the total up to which parts of it are not of several divisions
_TOTAL = "共|合计|总计|总数|总额|总量|总投资|总面积|总人口|累计|总长|总规模|总任务"
_PARTS_OF = "[，。；：（—]{0,2}(?:其中|包括|分别[为是]|即)|[^，。；：、（）0-9]{1,8}中，"
_REST = "其余|其他|其它|另[外有]?"
_NOT_A_PART = (
    "比|同|较|增|减|超|占|达|完成|目标|提高|下降|比例|以上|左右|近|至|到|每|人均|平均|最|目前|另外|同时|此外|为|给予"
    "|奖补|标准"
)
_OVERLAPS = (
    "党员|女|妇|族|岁|学历|职称|本科|硕士|博士"
    "|研究生|贫困|残疾|老年|重点|省级(?![资财安补配预])|国家级|重大|示范|先进"
)
_ALL_SHARES = "(?:其余|其他|其它)[^，。]{0,8}占|合计(?:为|占|是)?100%"
_OPPOSITES = (
    ("城", "农"),
    ("城", "乡"),
    ("男", "女"),
    ("公办", "民办"),
    ("公立", "民营"),
    ("中央", "地方"),
    ("省级", "市"),
    ("新建", "改"),
    ("A类", "B类"),
    ("建议", "提案"),
    ("主办", "办"),
    ("已", "未"),
    ("完成", "正在"),
    ("线上", "线下"),
    ("集中", "分散"),
)
_BEHIND = "(?:^|[，、；。])(?:以上)?(?:共计|合计|总计|一共|累计|总共|共)[^，、；。]{0,8}$"

DOES_NOT_ADD_UP = Rule(
    "分项与总数不符",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "各项加起来不等于总数",
    "请核对总数和各项",
    "正文各段",
    fires=(
        Example("全县共建成站点12个，其中城市5个、农村8个。", "12个"),
        Example("共办理建议28件（A类10件、B类12件、C类8件）。", "8件"),
        Example("现有学校45所：小学30所、初中12所、高中4所。", "45所"),
        Example("全省现有学校1420所，在校学生5.6万人，其中教学点860所、完全小学650所。", "1420所"),
        Example("共安置移民12户46人，其中集中安置8户31人、分散安置4户51人。", "51人"),
        Example("城中村共18个，涉及1.26万户。其中，已完成改造6个，正在改造9个，尚未启动5个。", "18个"),
        Example("总投资3260万元，其中中央资金2000万元、省级资金800万元、县级资金640万元。", "3260万元"),
        Example("今年建设的420盏路灯中，学校周边180盏、卫生室周边80盏、其他路段150盏。", "420盏"),
        Example("今年新建道路5公里、改建道路8公里，合计12公里。", "12公里"),
        Example(
            "累计投入3.2亿元，其中中央资金1.2亿元、省级资金8000万元、其他资金1亿元。",
            "3.2亿元",
        ),
        Example(
            "共收到提案146件，其中已落实122件，占84%；正在落实34件，占23%。",
            "146件",
        ),
    ),
    passes=(
        Example(
            "全县共建成站点12个，其中农村5个。投入3.2亿元，其中中央1.24亿元、省级8200万元、其他1.12亿元。"
        ),
        Example("现有教师120人，其中党员80人、女教师70人、35岁以下60人。"),
        Example("共有养老机构1206个，其中公办302个，医养结合机构125个，床位2.8万张。"),
        Example("共安置移民12户46人，其中集中安置8户31人、分散安置4户15人。"),
        Example("新建停车场5处，新增泊位1150个，其中地面停车场3处、立体停车场2处。"),
        Example("新建停车场5处，检查企业20家，其中重大隐患3处、一般隐患12处。"),
        Example("共安排资金500万元，每个站点补助5万元、3万元。"),
    ),
)
NOT_ALL = Rule(
    "分项少于总数",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "各项加起来比总数少一些",
    "请核对；没有全部列出的，可以略过",
    "正文各段",
    fires=(
        Example("全县共建成站点20个，其中学校7个、医院8个。", "20个"),
        Example("全县共建成站点20个，分别为6个、9个。", "9个"),
    ),
    passes=(Example("全县共建成站点20个，其中县城3个、乡镇5个，分别投入60万元、80万元。"),),
)
NOT_A_HUNDRED = Rule(
    "占比之和不符",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "各项占比加起来不是100%",
    "请核对各项占比",
    "正文各段",
    fires=(
        Example("三类资金分别占35%、45%和30%。", "45%"),
        Example("A类占45%，B类占40%，C类占25%。", "25%"),
        Example("城市占35.5%，农村占40%，其余占34.5%。", "34.5%"),
    ),
    passes=(
        Example("三类资金分别占35.2%、40.1%和24.7%。"),
        Example("覆盖率分别达到98%、95%和90%，老年人口占23.4%，其中农村占60%。"),
    ),
)


def _sums(text: str) -> Iterator[Spot]:
    """Find totals that their parts, behind or before them, do not make up."""
    if is_row(text) or not any(
        sign in text for sign in ("其中", "中，", "共", "总", "合计", "累计", "：", "（")
    ):
        return
    found = amounts(text)
    done = 0
    for index, total in enumerate(found):
        if total.begin < done or total.is_share:
            continue
        before = text[max(total.begin - _LONGEST_LABEL, done) : total.begin]
        parts = _parts_behind(text, found[index : index + 2 * _MOST_PARTS])
        if len(parts) > 1 and _are_listed(text[total.end : parts[0].begin], before):
            done = parts[-1].end
            if not fits(total, parts) and (rule := broken_rule(total, parts, text[total.end : done])):
                yield from _spots(rule, (total, *parts))
        elif re.search(_BEHIND, before):
            parts = _parts_before(text, found[:index], total)
            if parts and not fits(total, parts) and _is_near(total, parts):
                yield from _spots(DOES_NOT_ADD_UP, (*parts, total))


def _spots(rule: Rule, found: Iterable[Amount], begin: int = 0) -> Iterator[Spot]:
    """Yield a spot for each of the amounts that contradict each other."""
    yield from (Spot(rule, begin + each.begin, begin + each.end) for each in found)


def _are_listed(link: str, before: str) -> bool:
    """Return True if a text says that what follows a total are its parts."""
    return bool(
        link[:1] in ("：", "（") or re.match(_PARTS_OF, link) or re.search(_TOTAL, last_clause(before))
    )


def broken_rule(total: Amount, parts: Sequence[Amount], labels: str) -> Rule | None:
    """Return the rule that parts break which are not their total: all are named, or nearly the whole is."""
    if re.search(_REST, labels) or _are_opposites(labels):
        return DOES_NOT_ADD_UP
    are_some = re.match("[，。；：（—]{0,2}(?:其中|分别)", labels)
    are_too_many = are_some and total.value < _sum(parts) <= _TOO_MANY * total.value
    if re.search(_OVERLAPS, labels) or not (are_too_many or _is_near(total, parts)):
        return None
    return NOT_ALL if are_some and _sum(parts) < total.value * 9 / 10 else DOES_NOT_ADD_UP


def _sum(parts: Sequence[Amount]) -> Decimal:
    return sum((each.value for each in parts), Decimal(0))


def _is_near(total: Amount, parts: Sequence[Amount]) -> bool:
    return abs(_sum(parts) - total.value) <= max(_NEAR * total.value, Decimal(1))


def fits(total: Amount, parts: Sequence[Amount]) -> bool:
    """Return True if parts make up their total, as far as they are rounded."""
    slack = total.slack + sum((each.slack for each in parts), Decimal(0))
    return abs(_sum(parts) - total.value) <= slack


def _are_opposites(labels: str) -> bool:
    return any(one in labels and other in labels.replace(one, "", 1) for one, other in _OPPOSITES)


def _parts_behind(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Return the amounts of one unit listed behind a total."""
    total, parts, before = found[0], list[Amount](), ""
    for label, part in _listed_behind(text, found):
        name = label if parts else re.sub(_PARTS_OF, "", label, count=1)
        is_new_clause = len(parts) > 1 and label[:1] in ("，", "；")
        if (is_new_clause and (before in ("、", "和") or fits(total, parts))) or len(parts) == _MOST_PARTS:
            break
        if part.unit != total.unit or not is_label(name, is_first=not parts and name == label):
            break
        before = label[:1] if parts else ""
        parts.append(part)
    return parts


def _listed_behind(text: str, found: Sequence[Amount]) -> Iterator[tuple[str, Amount]]:
    """Yield the amounts behind a total with what stands before each; notes in brackets are none."""
    total = found[0]
    within = text[total.end : total.end + 1].count("（")  # 1 if the list stands in brackets
    end, at, depth = total.end, total.end, 0
    for each in found[1:]:
        depth += text.count("（", at, each.begin) - text.count("）", at, each.begin)
        at = each.end
        if depth < within:
            return
        if depth > within:
            continue
        label = re.sub("（[^（）]{0,60}）", "", text[end : each.begin]).removeprefix("（")
        if not (each.is_share and re.fullmatch("[，、]?(?:约)?占(?:比|总数的|全部的)?", label)):
            yield label, each
        end = each.end


def is_label(label: str, *, is_first: bool = False) -> bool:
    """Return True for what stands between two parts: a mark, and the name of the next one."""
    name = label.lstrip("，、；：（） 和及与")
    if len(label) > _LONGEST_LABEL or (is_first and not name) or any(mark in name for mark in "，。；：（）"):
        return False
    return not re.search(_NOT_A_PART, name)


def _parts_before(text: str, found: Sequence[Amount], total: Amount) -> list[Amount]:
    """Return the amounts of a unit listed before their total."""
    parts: list[Amount] = []
    end = total.begin
    for each in reversed(found[-_MOST_PARTS:]):
        between = text[each.end : end]
        if parts and not is_label(between):
            break
        if each.unit != total.unit or len(between) > _LONGEST_LABEL or "。" in between:
            break
        parts.insert(0, each)
        end = each.begin
    return parts if len(parts) > 1 else []


def _shares(text: str) -> Iterator[Spot]:
    """Find shares of one whole that are more than it, or less where all are named."""
    if "占" not in text or "%" not in text or is_row(text):
        return
    for sentence in re.finditer("[^。；！？]+", text):
        said = sentence[0]
        if "占" not in said:
            continue
        shares = [each for each in amounts(said) if each.is_share]
        if found := _shares_in(said, shares):
            yield from _spots(NOT_A_HUNDRED, found, sentence.start())


def _shares_in(said: str, shares: Sequence[Amount]) -> list[Amount] | None:
    """Return the shares that should be a hundred per cent and are not."""
    each_of = re.search("分别占(?:比)?|占比分别[为是]?|各占", said)
    if each_of:
        listed = [each for each in shares if each.begin >= each_of.end()][:_MOST_PARTS]
        run = [
            each
            for index, each in enumerate(listed)
            if index == 0 or len(said[listed[index - 1].end : each.begin]) <= 2
        ]
        return run if len(run) > 1 and not _is_hundred(run) and _is_about(run) else None
    owned = [
        each
        for each in shares
        if re.search("占(?:比)?[^，。%]{0,8}$", said[max(each.begin - 12, 0) : each.begin])
    ]
    are_all = all(name in said for name in ("A类", "B类", "C类")) or re.search(_ALL_SHARES, said)
    owned = [each for each in owned if each.value < 100]
    return owned if are_all and len(owned) > 1 and not _is_hundred(owned) else None


def _is_hundred(shares: Sequence[Amount]) -> bool:
    return abs(_sum(shares) - 100) <= sum((each.slack for each in shares), Decimal("0.05"))


def _is_about(shares: Sequence[Amount]) -> bool:
    return _sum(shares) > 90


LOOKS = (
    TextLook((DOES_NOT_ADD_UP, NOT_ALL), _sums, of_rows=True),
    TextLook((NOT_A_HUNDRED,), _shares, of_rows=True),
)
