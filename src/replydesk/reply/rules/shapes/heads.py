"""The shape of what may be typed by hand above the text: 标题 and 主送."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.kinds import NOTHING, Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import HAN, Fault

SALUTATION = Rule(
    "主送写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像主送",
    "请写“张某某代表”这样的称呼，或者单位名称；后面的冒号由程序加",
    "主送",
    fires=tuple(
        Example(fields=((Key.SALUTATION, typed),), words=words or typed, right=right)
        for typed, words, right in (
            ("张某某代表。", "", "张某某代表"),
            ("张某某", "", "张某某代表"),
            ("张某某代表，", "", "张某某代表"),
            ("张某某代表 李某某代表", "", "张某某代表、李某某代表"),
            ("张某某代表,李某某代表", "", "张某某代表、李某某代表"),
            ("张某某代表：您好", "", ""),
            ("张某某代表13800000000", "13800000000", ""),
            ("张某某代表，您提出的建议收悉", "", ""),
        )
    ),
    passes=tuple(
        Example(fields=((Key.SALUTATION, typed),))
        for typed in (
            "张某某代表",
            "张某某代表：",
            "张某某代表，您好",
            "尊敬的张某某代表",
            "张某某、李某某代表",
            "张某某等12位代表",
            "张某某（等10位）代表",
            "市财政局",
            "各位代表",
        )
    ),
)
TITLE = Rule(
    "标题写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "标题有多余的字或标点",
    "请核对标题",
    "标题",
    fires=(
        Example(fields=((Key.TITLE, "关于某件建议的答复。"),), words="。"),
        Example(fields=((Key.TITLE, "关于某件建议的答复的答复"),), words="的答复的答复", right="的答复"),
        Example(fields=((Key.TITLE, "关于关于某件建议的答复"),), words="关于关于", right="关于"),
    ),
    passes=(
        Example(fields=((Key.TITLE, "关于某件建议的答复"),)),
        Example(fields=((Key.TITLE, "关于对某件建议答复的函"),)),
    ),
)

_STRAY = "。，,；;、. "
_BETWEEN = r"(?<![ \u3000])[ \u3000]*+[,，;；][ \u3000]*|(?<=代表|委员)[ \u3000]+"
_NAME = rf"{HAN}{{2,4}}"
_NO_NAME = "[厅局委办院部会署司队团社行校公府联心所站室组处科股党协乡镇县区市村界]$|代表|委员|各位|^全体"
_STOPS = "(?<![。，,；;、])[。，,；;、]+$"
_FIGURES = "[0-9０-９]{5,}"
_NO_SALUTATION = "[：:。！？]|您|收悉|提出"
_TWICE = "(关于|对|的答复|的函|的复函|的提案|的建议|答复|办理情况)\\1"


def salutation_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what does not belong into a salutation."""
    whole = text.strip()
    bare = re.sub("[，,](?:您|你们)好$", "", whole.rstrip("：:"))
    if bare == NOTHING:
        return
    right = re.sub(_BETWEEN, "、", bare.strip(_STRAY))
    if found := re.search(_FIGURES, bare):
        yield Fault(found[0], message=f"写进了号码“{found[0]}”")
    elif re.search(_NO_SALUTATION, right):
        yield Fault(whole)
    elif not kind.to_lead and re.fullmatch(_NAME, bare) and not re.search(_NO_NAME, bare):
        yield Fault(whole, f"{bare}{kind.member}", f"“{whole}”后面没有称谓", level=Level.HINT)
    elif right != bare:
        yield Fault(whole, right, f"“{whole}”应写成“{right}”")


def title_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what is too much in a title."""
    if found := re.search(_STOPS, text):
        yield Fault(found[0], message=f"标题后面多了“{found[0]}”", remedy="请删去")
    if found := re.search(_TWICE, text):
        yield Fault(found[0], found[1], f"“{found[0]}”重复了")
