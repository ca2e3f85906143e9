"""The shape of 案由: the title of the item, without anything around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import Fault, plain, put_in_order

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
_AROUND = r"^[\s，,。、；;：:]+|[\s，,。、；;：:]+$"
_BLANKS = r"(?<=[㐀-\u9fff，、])[ \u3000\xa0]+(?=[㐀-\u9fff])"
_TWICE = "的的|关于关于|和和|进行进行|、、|，，"
_SLIPS = (
    ("建[以义仪意异一]$", "建议"),
    ("[题体替][安按]$|提[安按暗]$", "提案"),
    ("^[官观]于|^关与|^关干", "关于"),
    ("[地得]建议$", "的建议"),
    ("[地得]提案$", "的提案"),
)


def subject_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what does not belong into a title."""
    whole = text.strip()
    bare = plain(whole)
    tidy = put_in_order(Key.SUBJECT, whole, kind)
    is_of_marks = whole.startswith(("《", "“", "「", "『")) and whole[-1] in "》”」』"
    if len(bare) < _SHORTEST or bare.isdecimal() or not re.search("[㐀-\u9fff]", bare):
        yield Fault(whole, level=Level.ERROR if bare.isascii() else None)
    elif len(bare) > _LONGEST:
        yield Fault(whole, message=f"有 {len(bare)} 个字，不像标题", level=Level.HINT)
    elif found := re.search(_SENTENCE, whole):
        yield Fault(found[0], message=f"不是标题，写进了“{found[0]}”", remedy=SUBJECT.remedy)
    elif tidy != whole and not is_of_marks:
        yield Fault(whole, tidy, f"“{whole}”里有多余的字或标点")
    elif (right := re.sub(_AROUND, "", whole)) != whole:
        yield Fault(whole, right, f"“{whole}”前后有多余的标点")
    else:
        yield from _within(whole)


def _within(text: str) -> Iterator[Fault]:
    if found := re.search(_NUMBER_BEFORE, text):
        yield Fault(found[0], message=f"写进了编号“{found[0]}”", remedy="编号请写在“编号”一格")
    for found in re.finditer(_BLANKS, text):
        words = text[found.start() - 1 : found.end() + 1]
        yield Fault(words, words[0] + words[-1], f"“{words}”中间有空格")
    for found in re.finditer(_TWICE, text):
        yield Fault(found[0], found[0][: len(found[0]) // 2], f"“{found[0]}”重复了")
    for slip, word in _SLIPS:
        if (found := re.search(slip, text)) and not text.endswith(word):
            yield Fault(found[0], word, f"“{found[0]}”是错字")
