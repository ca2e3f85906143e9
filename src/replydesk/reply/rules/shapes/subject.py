"""The shape of 案由: the title of the item, without anything around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replydesk.draft.model import Key
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import HAN, Fault, plain, put_in_order

SUBJECT = Rule(
    "案由写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像建议、提案的标题",
    "请照抄原件的标题，如“关于加强社区养老服务的建议”",
    "案由",
    fires=tuple(
        Example(fields=((Key.SUBJECT, typed),), words=words or typed, right=right)
        for typed, words, right in (
            ("0033", "", ""),
            ("建议", "", ""),
            ("张某某", "", ""),
            ("关于关于加强社区养老服务的建议", "", "关于加强社区养老服务的建议"),
            ("关于加强社区养老服务的建议的建议", "", "关于加强社区养老服务的建议"),
            ("关于加强社区养老服务的建议。", "", "关于加强社区养老服务的建议"),
            ("关于加强社区养老服务的建议收悉，现答复如下：", "收悉，现答复如下：", ""),
            ("关于加强社区 养老服务的建议", "区 养", "区养"),
            ("关于加强社区养老服务的的建议", "的的", "的"),
            ("，关于加强社区养老服务的建议", "", "关于加强社区养老服务的建议"),
            ("第0033号关于加强社区养老服务的建议", "第0033号", ""),
            ("关于加强社区养老服务的建以", "建以", "建议"),
            ("关于", "", ""),
            ("关于加强社区养老服务的建议的答复", "的答复", ""),
            ("关于加强社区养老服务的建议 张某某", " 张某某", ""),
            ("关于加强社区养老服务的建议0033", "0033", ""),
            ("您提出的关于加强社区养老服务的建议", "您提出的", ""),
            ("关于加强社区养老服务的建议议", "建议议", "建议"),
            ("关于加强加强社区养老服务的建议", "加强加强", "加强"),
            ("关于加强社区养老服务的", "服务的", "服务的建议"),
            ("于加强社区养老服务的建议", "于", "关于"),
            ("加强校园餐食品安全监管的", "监管的", "监管的建议"),
        )
    ),
    passes=tuple(
        Example(fields=((Key.SUBJECT, typed),))
        for typed in (
            "关于推进“互联网＋养老”的建议",
            "加强农村公路养护",
            "建议将村道纳入养护",
            "关于将S304线改线、提升为一级公路的建议",
            "关于办好“12·4”国家宪法日活动的提案",
            "《关于加强社区养老服务的建议》",
            "关于贯彻落实《〈养老服务条例〉实施办法》的建议",
            "关于加强 AI 应用的建议",
            "如何破解“停车难”？",
            "关于采纳代表的建议改进督办工作的建议",
            "关于支持乒乓球进校园的建议（2026年第3次）",
            "于都县红色旅游开发",
            "关于推广GB/T 9704标准的建议",
            "关于在县城新建1-2所幼儿园的建议",
            "关于对第三方机构加强监管的建议",
            "关于加快建设C919配套产业园的建议（第二次提出）",
        )
    ),
)

_SHORTEST, _LONGEST = 4, 120  # characters of a title
_SENTENCE = "(?:已?收悉|已交由?|现将?答复|现答复)[^《》]{0,30}$|。(?=.)"
_NUMBER_BEFORE = r"^第[0-9]{1,8}号(?:建议|提案)?(?=关于)"
_AROUND = " \u3000\t\n，,。、；;：:"
_BLANKS = r"(?<=[^\s\x00-\xff])\s+(?=[^\s\x00-\xff])"
_TWICE = (
    "的的|关于关于|和和|、、|，，|(加强|推进|推动|完善|加快|加大|提升|促进|建设|发展|支持|解决|落实|实施|开展|优化|规范|服务"
    "|管理|工作|进一步|进行|养老|教育|医疗|农村|社区|城市|道路|公路)\\1"
)
_MAY_BE_MORE = "[《》“”「」『』。]|关于关于|(?:的建议|的提案|的议案){2}"
_BEHIND = (
    r"(?<=的建议|的提案|的议案)"
    r"(?:[ \u3000\n、，,]{1,4}[^（(]{1,20}|[0-9]{1,8}号?|的(?:答复|回复|复函|函|办理情况).{0,6})$"
)
_SAID_BEFORE = r"^(?:您|你|你们|代表|委员|[^\x00-\xff]{2,4}(?:代表|委员))(?:在.{0,20})?提出的"
_SLIPS = (
    ("建[以义仪意异一]$|建议议$|建议建议$", "建议"),
    ("[题体替][安按]$|提[安按暗]$", "提案"),
    ("^[官观]于|^关与|^关干|^于(?=[加推完进深落建规尽支解提在对将])", "关于"),
    ("[地得]建议$", "的建议"),
    ("[地得]提案$", "的提案"),
)


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(slip), word) for slip, word in _SLIPS)


def subject_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what does not belong into a title."""
    whole = text.strip()
    bare = plain(whole)
    may_be_more = bool(re.search(_MAY_BE_MORE, whole)) and not re.match("[《“「『].*[》”」』]$", whole)
    tidy = put_in_order(Key.SUBJECT, whole, kind) if may_be_more else whole
    if not bare.strip("《》〈〉“”"):
        return  # told as not filled in
    if len(bare) < _SHORTEST or bare.isdecimal() or not re.search(HAN, bare):
        yield Fault(whole, level=Level.ERROR if bare.isdecimal() else None)
    elif len(bare) > _LONGEST:
        yield Fault(whole, message=f"有 {len(bare)} 个字，不像标题", level=Level.HINT)
    elif found := re.search(_SENTENCE, whole):
        yield Fault(found[0], message=f"不是标题，写进了“{found[0]}”", remedy=SUBJECT.remedy)
    elif tidy != whole:
        yield Fault(whole, tidy, f"“{whole}”里有多余的字或标点")
    elif (right := whole.strip(_AROUND)) != whole:
        yield Fault(whole, right, f"“{whole}”前后有多余的标点")
    else:
        yield from _within(whole, kind)


def _within(text: str, kind: Kind) -> Iterator[Fault]:
    if found := re.search(rf"{_BEHIND}|{_SAID_BEFORE}", text):
        yield Fault(found[0], message=f"标题前后多了“{found[0].strip()}”", remedy=SUBJECT.remedy)
        return
    if text.endswith("的"):
        yield Fault(text[-3:], text[-3:] + kind.noun, f"“{text[-3:]}”后面少了“{kind.noun}”")
    if found := re.search(_NUMBER_BEFORE, text):
        yield Fault(found[0], message=f"写进了编号“{found[0]}”", remedy="编号请写在“编号”一格")
    for found in re.finditer(_BLANKS, text):
        words = text[found.start() - 1 : found.end() + 1]
        yield Fault(words, words[0] + words[-1], f"“{words}”中间有空格")
    for found in re.finditer(_TWICE, text):
        once = found[0][: len(found[0]) // 2]
        yield Fault(found[0], once, f"“{found[0]}”重复了", level=Level.HINT)
    for slip, word in _slips():
        if (found := slip.search(text)) and found[0] != word:
            yield Fault(found[0], word, f"“{found[0]}”是错字")
