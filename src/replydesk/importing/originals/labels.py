"""Labels of the fields of originals: 案由, 提案者, 联名代表 …, in lines with a colon and in cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from replydesk.text.full_width import normalized_without_spaces


class Field(Enum):
    """The field that a label names."""

    NUMBER = "number"
    SUBJECT = "subject"
    SESSION = "session"
    KIND = "kind"
    FIRST = "first"
    JOINT = "joint"
    SECONDED = "seconded"
    NAME = "name"  # of whoever the row or the heading above is about
    BODY = "body"  # the text follows, the label is no part of it
    PART = "part"  # the text follows, the label is its heading: 理由, 办法
    CONTACT = "contact"
    ABOUT = "about"  # anything else about the original: 审查意见, 承办单位, 日期
    BYLINE = "byline"  # 作者 on a web page
    SITE = "site"  # of the page an original is shown on: 发布时间, 浏览次数


PEOPLE = (Field.FIRST, Field.JOINT, Field.SECONDED)
_ITEM = "(?:提案|建议|议案|意见建议)"
_WHO = "(?:代表|委员|提案人|提案者|提案委员|提出人|建议人|人|者|单位)"
_LEADS = "(?:领衔|第一|主提|牵头|执笔|首位|领衔提案|领衔提出|第一提案|第一建议|主要)"
_JOINS = "(?:联名|联合|共同|联署|其他|其它|参与|合提|联名提案|联名提出|联合提案|共同提案|联名建议|共同提出)"
_SECONDS = "(?:附议|附名|附署|赞同|附议提案)"

# Patterns of whole labels without blanks; the first that matches decides.
_PATTERNS: tuple[tuple[Field, str], ...] = (
    (
        Field.NUMBER,
        rf"(?:{_ITEM}|案件|立案|会议|大会|受理|交办)?(?:编号|案号|序号|流水号|顺序号)|{_ITEM}(?:第)?号|编号",
    ),
    (
        Field.SUBJECT,
        rf"(?:{_ITEM}|案件)?(?:案由|事由|题目|标题|名称|主题|题名|议题)|{_ITEM}案?名",
    ),
    (
        Field.SESSION,
        r"届次|届别届次|会议届次|届次会议|会次|会议名称|大会名称|所属会议|提出会议|会议|届别",
    ),
    (Field.KIND, rf"{_ITEM}?(?:类型|种类|形式)"),
    (Field.SECONDED, rf"{_SECONDS}{_WHO}*(?:姓名|名单|签名|情况|信息)?"),
    (Field.JOINT, rf"{_JOINS}{_WHO}*(?:姓名|名单|签名|情况|信息)?|联名"),
    (
        Field.FIRST,
        rf"{_LEADS}{_WHO}+(?:姓名|签名|情况|信息)?|领衔|领衔人|(?:提案|建议|议案|提议|提出|反映){_WHO}+(?:姓名|签名|情况|信息)?"
        r"|提案(?:方|团体|集体|党派|来源)|提交(?:人|者|单位|委员|代表)|代表姓名|委员姓名|提案委员|建议代表|提出(?:代表|委员|单位)|政协委员|人大代表|提案联系委员|提案提出者|提建议人|撰稿人|撰写人|第一人|执笔",
    ),
    (Field.NAME, r"姓名|名字"),
    (Field.BYLINE, r"作者|撰文"),
    (
        Field.SITE,
        r"(?:发布|更新|发表|编辑)(?:时间|日期|单位|机构|人|者)|(?:信息|文章|稿件)?来源|稿源|(?:浏览|点击|阅读|访问)(?:次数|量|数|率)?|字体|字号|字体大小|责任编辑|编辑|责编|审核|校对|分享(?:到|至)?|索引号|上一篇|下一篇|当前位置|您(?:现在)?的位置|访问量",
    ),
    (
        Field.BODY,
        rf"{_ITEM}?(?:内容|正文|原文|全文|具体内容|主要内容|详细内容|文本)(?:及建议|和建议)?|正文内容",
    ),
    (
        Field.PART,
        rf"(?:案据|理由|背景|情况|现状|问题|分析|办法|措施|对策|建议|方案|原因|依据|{_ITEM}?理由|提出理由|情况分析|问题分析|存在问题|存在的问题|主要问题|基本情况"
        r"|具体建议|对策建议|意见建议|意见和建议|建议措施|解决办法|办法和措施|建议办法|理由及建议|建议和措施|情况反映|背景情况|建议意见|工作建议|有关建议|相关建议|对策及建议|建议事项)",
    ),
    (
        Field.CONTACT,
        r"负责人|(?:联系)?(?:电话|手机|手机号|手机号码|电话号码|方式|人|办法)|联系(?:电话|方式|人|地址|人电话|人及电话)|办公电话|住宅电话|移动电话|固定电话|传真|(?:电子)?邮箱"
        r"|电子邮件|e-?mail|邮编|邮政编码|(?:通讯|通信|联系|单位|工作|家庭|详细)?地址|(?:工作|所在|现)?单位(?:及职务|和职务|职务|名称|、职务)?|职务|职业|职称|单位职务|现任职务|工作单位及职务"
        r"|界别|党派|政治面貌|代表团|所在代表团|所属代表团|代表证号|证号|委员证号|组别|小组|所属小组|所在小组|选区|选举单位|所在选区|党派界别|界别党派|专委会|所属专委会|民族|性别|年龄|学历|qq|微信",
    ),
    (
        Field.ABOUT,
        r"(?:大会|提案委|提案委员会|审查委|初步|提案审查|办公室|人大|政协|领导|承办|议案组|议案审查委员会|秘书处|常委会|市政府|政府|县政府)?(?:审查|审核|处理|批示|交办|拟办|立案|承办|初审|分办|办理)(?:意见|情况|结果|建议|部门|单位|类型|类别|时间|日期|方式|要求|期限|时限|单号)"
        r"|[\u4e00-\u9fff]{0,12}(?:委员会|提案委|秘书处|审查组|议案组|主席团|联工委)(?:审查|处理|办理|交办|批示|初审){0,2}意见"
        r"|(?:主办|承办|会办|协办|分办|交办|办理|主承办|主要承办|协助办理|建议承办|拟承办|建议办理|建议主办|建议会办|独办|牵头)(?:单位|部门|机构)(?:意见)?"
        r"|主办|会办|协办|分办|(?:提案|建议|议案)?(?:类别|分类|性质|大类|小类|状态|日期|时间|年度|年份|级别)|类别|分类|类型|主题词|关键词"
        r"|(?:提交|提出|收到|收件|收案|立案|登记|填表|填报|交办|答复|报送|签收|撰写|成文|办结)(?:日期|时间|期限|单位|人)|日期|时间|年度|是否.{1,20}|(?:能否|可否|同意|不同意).{0,8}公开|公开(?:方式|属性|与否|情况)?"
        r"|密级|保密|备注|说明|附件|附|附注|紧急程度|缓急|提交方式|提出方式|提案方式|并案|重点提案|督办(?:领导|单位)?|签名|盖章|代表签名|委员签名|签字|领衔代表签名|是否重点|提案办理|调研情况|有无附件|审稿|所属专题|答复方式|希望答复方式|对办理.{0,12}",
    ),
)
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _PATTERNS)
_MOST = 16  # characters of a label without blanks
_BRACKETS = "【[〔（(《<"
_LABEL_NOTE = re.compile(r"[（(【][^（）()【】]{0,24}[）)】]$")  # 附议人（签名）
_LABEL_IN_LINE = re.compile(
    r"(?:^|(?<=[\s\u3000;；，,。|｜（(【]))[【\[（(]?((?:[^\W\d_][ \t\u3000]{0,8}){1,16}"
    r"(?:[（(][^（）()]{0,16}[）)])?)[】\]]?[ \t\u3000]{0,8}[:：][】\]]?"
)
_RUN_IN = re.compile(
    r"(领衔代表|联名代表|附议代表|提案人|提案者|建议人|提出人|附议人|联系电话|联系方式|通讯地址|工作单位|建议内容"
    r"|提案内容|建议编号|提案编号|主办单位|承办单位|会办单位|(?<=\s)(?:内容|正文))[:：]"
)
_OFFICES_BEHIND = re.compile(
    r"(?<=。)[ \t\u3000]{1,8}((?:主办|承办|会办|办理)(?:单位|部门))[：:]([^。：:]{1,60})$"
)
_BRACKETED_LABEL = re.compile(r"^\s*[【\[]([^】\]]{1,20})[】\]]")
_WORD = re.compile(r"[^ \t\u3000]{1,40}")
_MOST_IN_LINE = 12  # labels that follow in one line without a gap
_MOST_PIECES = 5  # of a label with blanks between its characters: 提 案 人
_BEFORE_GAPS = (Field.NUMBER, Field.SUBJECT, Field.SESSION, Field.FIRST, Field.JOINT, Field.SECONDED)


class Labelled(NamedTuple):
    """A label, the field it names, and the value behind it."""

    field: Field
    label: str
    value: str


@lru_cache(4096)
def field_of(text: str) -> Field | None:
    """Return the field that a text names if it is only a label: 案　由, 附议人（签名）, 【提案者】."""
    if len(text) > 3 * _MOST:
        return None
    bare = normalized_without_spaces(text).lower().strip("【】[]〔〕:()*·.、")
    bare = _LABEL_NOTE.sub("", bare) if bare[-1:] in ")）】" else bare
    bare = re.sub(r"^(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])|[(（].*$", "", bare)
    if not bare or len(bare) > _MOST:
        return None
    return next((field for field, pattern in _COMPILED if pattern.fullmatch(bare)), None)


def labelled(text: str) -> list[Labelled]:
    """Return the labels of a line with the values behind them, [] unless it begins with one.

    One line may have several: 提案者：张某某　联系电话：0000.
    """
    found = [(field, each) for each in _LABEL_IN_LINE.finditer(text) if (field := _label_field(each))]
    if not found or text[: found[0][1].start()].strip(" \t\u3000【[（("):
        return _one(text)
    kept = [found[0]]
    kept += [each for each in found[1:] if _ends_value(kept[-1][0], text, each)]
    ends = [each.start() for _, each in kept[1:]] + [len(text)]
    values = (
        Labelled(field, each[1], _value(text[each.end() : end]))
        for (field, each), end in zip(kept, ends, strict=True)
    )
    return [part for each in values for part in _run_in(each)]


def _label_field(found: re.Match[str]) -> Field | None:
    """Return the field of a label before a colon; 代表 and 委员 are labels at the start of a line only."""
    if found[1] in ("代表", "委员"):
        return Field.FIRST if not found.start() else None
    return field_of(found[1])


def _run_in(each: Labelled) -> list[Labelled]:
    """Return a value in parts where labels follow in it without a gap: …的管理建议人：张某某建议内容：…"""
    parts = [each]
    while len(parts) < _MOST_IN_LINE and parts[-1].field not in (Field.BODY, Field.PART):
        last = parts[-1]
        found = _RUN_IN.search(last.value, 1)
        if not found or (field := field_of(found[1])) is None:
            break
        parts[-1] = last._replace(value=_value(last.value[: found.start()]))
        parts.append(Labelled(field, found[1], _value(last.value[found.end() :])))
    return [*parts[:-1], *_without_offices(parts[-1])]


def _without_offices(each: Labelled) -> list[Labelled]:
    """Return a text run into a line, and who handles it named behind: …每日巡河。 承办单位：区水务局"""
    found = _OFFICES_BEHIND.search(each.value) if each.field is Field.BODY else None
    if not found:
        return [each]
    text = _value(each.value[: found.start()])
    return [each._replace(value=text), Labelled(Field.ABOUT, found[1], _value(found[2]))]


def _ends_value(before: Field, text: str, found: tuple[Field, re.Match[str]]) -> bool:
    """Return True if a label further on in a line is one: not in the text itself, only behind all of it."""
    if before is Field.BODY and found[0] in (Field.ABOUT, Field.CONTACT):
        above = text[: found[1].start()].rstrip()
        return above.endswith("。") and "。" not in text[found[1].end() :]
    if found[0] is Field.BODY and before in (*PEOPLE, Field.NUMBER):
        return True
    return before not in (Field.BODY, Field.PART) and found[0] not in (Field.BODY, Field.PART)


def _value(text: str) -> str:
    return text.strip(" \t\u3000;；|｜】]")


def _one(text: str) -> list[Labelled]:
    """Return the label of a line that has it in brackets, or before a gap."""
    found = _BRACKETED_LABEL.match(text)
    if found and (field := field_of(found[1])):
        return [Labelled(field, found[1], _value(text[found.end() :]))]
    words = text.split()
    for count in range(min(len(words) - 1, _MOST_PIECES - 1), 0, -1):  # 案 由 关于…
        label = "".join(words[:count])
        if len(label) > _MOST or (field := field_of(label)) is None:
            continue
        value = text.strip()
        for word in words[:count]:
            value = value.removeprefix(word).lstrip()
        is_wide = "\u3000" in text or "  " in text
        if field in PEOPLE:
            return _with_labels_behind(Labelled(field, label, value))
        if field in _BEFORE_GAPS or (is_wide and field in (Field.CONTACT, Field.ABOUT, Field.BODY)):
            return [Labelled(field, label, value)]
    return []


def _with_labels_behind(each: Labelled) -> list[Labelled]:
    """Return names before a gap, and the label behind them: 代表姓名　张某某　代表团　第七代表团."""
    for found in _WORD.finditer(each.value):
        if found.start() and (field := field_of(found[0])) and field not in (*PEOPLE, Field.BODY, Field.PART):
            names, behind = each.value[: found.start()], each.value[found.end() :]
            return [each._replace(value=_value(names)), Labelled(field, found[0], _value(behind))]
    return [each]


def is_label_row(cells: Sequence[str]) -> bool:
    """Return True if a row of a table only has labels, at least two: the head of a list of people."""
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and all(field_of(cell) for cell in filled)
