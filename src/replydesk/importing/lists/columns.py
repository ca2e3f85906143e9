"""Columns of a list, recognised by their Chinese headings in all usual wordings.

A heading is compared without spaces, line breaks, punctuation and text in brackets; first joined to the
heading above it that spans several columns, then alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from replydesk.draft.model import Key
from replydesk.importing.lists.sheets import letter
from replydesk.text.full_width import normalized

PROPOSER_PHONE = "提出人电话"  # Kept in the draft for the clerk who calls; never printed
REMARK = "备注"  # Kept in the draft; never printed
PHONE_OF_SOMEONE = "电话？"  # A telephone column whose heading does not name its owner
SORT = "类别？"  # A column of kinds, result classes or topics, to be decided by its values
HANDLERS = "承办单位"  # All bodies of an item, of which the first leads if no duty is told
SEPARATE = "分办单位"  # Bodies that answer by themselves
DUTY = "承办方式"  # What the body in the row has to do: 主办, 会办, 分办, 独办
DELEGATION = "代表团"  # Where a proposer belongs, or the proposer itself
CIRCLE = "界别"  # Of the CPPCC, which has circles instead of delegations
FILED = "立案日期"
JOINED = "附议人数"
OPEN = "是否公开"  # Of the item, unless its values are those of a reply
IN_CHARGE = "责任人"
SUPERVISED = "重点督办"
KEPT = (
    SEPARATE,
    DUTY,
    DELEGATION,
    FILED,
    JOINED,
    OPEN,
    IN_CHARGE,
    Key.OFFICE,
    SUPERVISED,
)  # In drafts by these names
_THING = "(?:(?:人大)?代表|(?:政协)?委员|人大|政协)?(?:建议|提案|议案)*的?"
_MEMBER = "(?:人大代表|政协委员|代表委员|代表|委员)"
_AUTHOR = "(?:提出人|提案人|提案者|建议人|建议者|提出者|提议人|领衔人)"
_OURS = "(?:承办|经办|办理|主办|本|我)?(?:单位|部门|方)?(?:具体|业务)?"
_BODY = "(?:单位|部门|机关)"
_PERSON = "(?:联系人|承办人|经办人|联络员|联络人)员?"
_CALL = "(?:联系|手机|移动)?(?:电话|手机|方式|联系方式|联系电话)(?:号码|号)?"
_WHOLE = "(?:主办?|牵头)[及和与]?(?:(?:[会协分]办?){0,2}[会协分]办|配合)"
_WHEN = "(?:日期|时间|日)"

_HEADINGS: Mapping[str, Sequence[str]] = {
    Key.ITEM_NUMBER: (
        "(?:(?:人大|政协|(?:人大)?代表|(?:政协)?委员)?(?:建议|提案|议案)+|案)?(?:编号|编码|号码|案号|件号|号)",
        "(?:建议|提案|议案)(?:序号|流水号)|(?:案件)?流水号|登记号",
    ),
    Key.SUBJECT: (
        f"{_THING}(?:案由|标题|题目|题名|案名|事由)",
        f"{_THING}(?:名称|主题)",
        f"(?:主要|具体)?{_THING}(?:具体|主要)?事项",
        f"{_THING}(?:主要)?(?:内容|摘要)(?:摘要|提要|概要)?",
        "(?:代表|委员|人大|政协)?(?:建议|提案|议案)+",
        f"{_THING}(?:编号|案号|号)[及和与]?{_THING}(?:案由|标题|题目|名称|内容)",
    ),
    Key.PROPOSERS: (
        f"(?:建议|提案|议案)*(?:领衔|第一)?{_AUTHOR}(?:姓名|名单)?",
        f"(?:领衔|第一)(?:{_MEMBER}|{_AUTHOR})(?:姓名)?|领衔",
        f"(?:提出|提案|建议)?{_MEMBER}(?:姓名|名单)?",
        f"(?:集体)?(?:提案|提出|建议){_BODY}(?:名称)?|提案集体|党派团体",
        f"(?:(?:领衔|第一|主提)(?:人|{_MEMBER}|{_AUTHOR})?|{_MEMBER}|{_AUTHOR})[及和与]?"
        f"(?:联名|附议|共同|其他)(?:提出|提案|建议)?(?:人|{_MEMBER}|{_AUTHOR})(?:姓名|名单)?",
        f"姓名|(?:提案|建议|提出)方|提出?(?:建议|提案|议案)的?(?:{_MEMBER}|人|者)",
    ),
    Key.JOINT: (
        f"(?:其他|其它|联名|附议|联合|共同|附名)(?:提出|提案|建议|附议)?(?:{_MEMBER}|{_AUTHOR}|人|者)?(?:姓名|名单)?",
    ),
    Key.SESSION: ("(?:所属)?届次(?:会议|名称)?|会议(?:届次|名称)?|届会|届别|大会届次|提出会议",),
    SORT: ("(?:建议提案|提案建议|建议|提案|议案|案件|件|案)?(?:类型|类别|性质|种类|分类)",),
    DELEGATION: (
        "(?:所属|所在|提出|领衔代表)?的?(?:代表团|代表小组)(?:名称)?",
        "(?:所属|所在|提案)?(?:界别)(?:名称)?|(?:所在|所属)?(?:代表)?团组?|选举单位",
    ),
    Key.LEAD_BODY: (f"(?:主办|主承办|牵头|主责)(?:办理|承办)?{_BODY}(?:名称)?|主办|牵头",),
    HANDLERS: (
        f"(?:{_WHOLE})(?:办理|承办)?{_BODY}?(?:名称)?",
        f"(?:承办|办理|责任){_BODY}(?:及|和|与)?(?:承办|办理)?(?:方式|分工|职责|形式|意见)",
        f"(?:建议)?(?:承办|责任|办理|落实|承接|交办给的?)(?:办理|承办)?{_BODY}(?:名称)?|承办",
    ),
    SEPARATE: (f"分办(?:办理|承办)?{_BODY}?(?:名称)?|分别办理{_BODY}(?:名称)?",),
    Key.CONSULTED: (
        f"(?:会办|协办|会协办|协会办|会办协办|会办分办|分办会办|会分办|会商|会同|配合|协同|协助|参与)(?:办理|承办)?{_BODY}?(?:名称)?",
    ),
    DUTY: (
        "(?:承办|办理|分办|交办)(?:方式|形式|角色|职责|性质)|(?:承办|办理)类型|主办或[会协]办|是否主办|角色|主办会办情况",
    ),
    FILED: (f"立案{_WHEN}",),
    JOINED: ("(?:附议|联名|附名)(?:代表|委员)?(?:人数|数)",),
    OPEN: ("(?:建议|提案)?(?:是否|能否|可否|是否同意|同意)公开(?:与否)?|公开与否",),
    IN_CHARGE: ("(?:责任人|负责人|责任人员)(?:姓名)?",),
    Key.OFFICE: (
        "(?:建议|提案|议案)*(?:具体)?(?:责任|承办|办理|主办|经办|牵头|主责|落实|联系|业务)(?:科室|处室|股室|科|处|股|室)(?:名称)?",
        "科室|处室|股室|(?:承办|责任|办理)?内设机构",
    ),
    SUPERVISED: ("(?:是否)?(?:列为|为)?重点(?:督办|办理)?(?:件|建议|提案|与否)?|督办件|是否督办",),
    Key.HANDED_OVER: (
        f"(?:政府)?交办{_WHEN}?",
        f"(?:转办|分办|下达|批转|派发|下发){_WHEN}",
        f"(?:收到|收文|收件|接收|签收|接件|受理){_WHEN}",
    ),
    Key.DEADLINE: (
        "(?:承办|办理|办结|答复|办复|回复|完成|反馈|报送|交办|办)?(?:期限|时限|截止日期|截止时间|截止日|截止|限期|最后期限)(?:要求)?",
        f"(?:要求|应|限)(?:办结|办复|答复|完成|回复)的?(?:期限|时限|{_WHEN})|到期{_WHEN}",
        f"(?:计划|预计|拟)(?:办结|完成){_WHEN}|完成{_WHEN}",
    ),
    PROPOSER_PHONE: (
        f"(?:第一|领衔)?(?:{_AUTHOR}|{_MEMBER}|提案{_BODY})的?{_CALL}",
        "手机(?:号码|号)?|移动电话",
    ),
    Key.PHONE: (
        f"{_OURS}{_PERSON}的?(?:联系)?(?:电话|方式|号码)(?:号码)?",
        f"(?:承办|经办|办理|主办|本){_BODY}(?:联系)?(?:电话|方式)|办公(?:室)?电话",
    ),
    Key.CONTACT: (f"{_OURS}{_PERSON}(?:姓名)?(?:[及和]?(?:联系|办公)?(?:电话|方式))?",),
    PHONE_OF_SOMEONE: ("(?:联系)?(?:电话|方式)(?:号码)?|联系号码",),
    Key.RESULT_CLASS: ("(?:办理|办复|答复|办结)(?:结果)?(?:类别|分类|类型|等次)|办理结果|结果类别",),
    Key.PUBLICITY: ("(?:答复|复文|答复件)?公开(?:属性|方式|类型|形式)|答复(?:是否|能否)公开",),
    Key.DOCUMENT_NUMBER: ("(?:答复)?(?:发文字号|发文号|文号)|复文号|答复字号",),
    REMARK: ("备注|备考",),
}

_RULES = tuple(
    (re.compile(pattern), field, rank)
    for field, patterns in _HEADINGS.items()
    for rank, pattern in enumerate(patterns)
)
_DUTY_IN_BRACKETS = re.compile(
    r"(?:单位|部门|承办)[(\[【](主办|牵头|会办|协办|配合|分办)(?:单位|部门)?[)\]】]$"
)
_BRACKETS = re.compile(r"[(\[【〔《<].{0,40}?[)\]】〕》>]")
_MARKS = re.compile(r"[^\w]|_")
_NOT_IN_KEY = re.compile(r"[^\w（）()、/%—-]")
_LONGEST_KEY = 20  # characters; a key of a draft file that is longer is read as text
_FIELDS = frozenset((*map(str, Key), PROPOSER_PHONE, REMARK, *KEPT))
_COUNTER = re.compile(r"序号?|顺序号?|行号|NO", re.IGNORECASE)
_UNIT = re.compile(r"[(\[【](?:单位[:：])?个?(工作日|月|天|日|年|周)[)\]】]")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column with a heading: its index (0-based), and the field it fills, "" if it fills none.

    `rank` orders columns of one field, the plainest first.
    """

    at: int
    heading: str
    field: str = ""
    rank: int = 0

    @property
    def unit(self) -> str:
        """Return the unit that the heading has in brackets: 期限（天）."""
        found = _UNIT.search(normalized(self.heading))
        return found[1] if found else ""

    @property
    def is_counter(self) -> bool:
        """Return True if the column counts the rows."""
        return bool(_COUNTER.fullmatch(_plain(self.heading)))

    def __str__(self) -> str:
        return f"{letter(self.at)} 列“{self.heading}”"


def kept_key(column: ListColumn) -> str:
    """Return the key under which a draft keeps the cells of a column: its heading, but no field's name.

    Columns that are known and fill no field are kept by the same name in all lists.
    """
    if column.field in KEPT:
        return CIRCLE if column.field == DELEGATION and "界" in column.heading else column.field
    plain = _NOT_IN_KEY.sub("", column.heading).strip()[:_LONGEST_KEY]
    return f"{plain}（清单）" if plain in _FIELDS else plain or f"{letter(column.at)}列"


@lru_cache(4096)
def field_of_heading(heading: str) -> tuple[str, int] | None:
    """Return the field of a heading and the rank of its wording; None for an unknown heading."""
    whole = normalized(heading)
    if len(whole) > 40:
        return None
    if duty := _DUTY_IN_BRACKETS.search(whole):  # 承办单位（会办）
        whole = f"{duty[1]}单位"
    texts = (_plain(_BRACKETS.sub("", whole)), _plain(whole))
    for text in dict.fromkeys(texts[::-1] if re.match(_WHOLE, texts[1]) else texts):  # 主（会）办单位
        for pattern, field, rank in _RULES:
            if text and pattern.fullmatch(text):
                return field, rank
    return None


def columns(upper: Sequence[str], lower: Sequence[str] = ()) -> tuple[ListColumn, ...]:
    """Return the columns under one row of headings, or two, the upper of which spans several columns."""
    found = []
    for at in range(max(len(upper), len(lower))):
        above = upper[at] if at < len(upper) else ""
        below = lower[at] if at < len(lower) else ""
        heading = above if above == below else f"{above}{below}"
        if heading:
            texts = dict.fromkeys(filter(None, (heading, below or above)))
            field, rank = next(filter(None, map(field_of_heading, texts)), ("", 0))
            found.append(ListColumn(at, " ".join(heading.split()), field, rank))
    return tuple(found)


def worth(found: Iterable[ListColumn]) -> int:
    """Return how many fields the columns fill; 0 if they have neither item numbers nor subjects."""
    fields = {column.field for column in found} - {""}
    return len(fields) if fields & {Key.ITEM_NUMBER, Key.SUBJECT} else 0


def _plain(text: str) -> str:
    return re.sub(r"(?<!\d)\d++$", "", _MARKS.sub("", text))
