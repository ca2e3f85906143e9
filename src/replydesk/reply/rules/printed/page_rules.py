"""The rules of the laid-out pages; `pages` finds what breaks them."""

from __future__ import annotations

from replydesk.draft.model import Key
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, standard

_LONG = "文" * 400
_WIDE_TABLE = f"|{'甲|' * 20}\n|{'---|' * 20}\n|{'1|' * 20}"

CANNOT_BE_SET = Rule(
    "版面排不下",
    Theme.PAGES,
    Level.ERROR,
    CUSTOM,
    "有的地方排不下",
    "见版面",
    "版面",
    fires=(Example(_WIDE_TABLE),),
    passes=(Example("|甲|乙|\n|---|---|\n|1|2|"),),
)
NO_TEXT_ON_PAGE_1 = Rule(
    "首页没有正文",
    Theme.PAGES,
    Level.HINT,
    standard("GB/T 9704-2012 7.3.3"),
    "首页没有正文（7.3.3 要求首页显示正文）",
    "主送太长的可写“各位代表”“各位委员”，标题太长的请缩短",
    "版面",
    fires=(Example(fields=((Key.SALUTATION, f"{_LONG}代表"),)),),
    passes=(Example(),),
)
BAD_BREAKS = Rule(
    "断行不好看",
    Theme.PAGES,
    Level.INFO,
    CUSTOM,
    "有的行断得不好看：一个数、一个词、一个姓名分在两行，或者末行只有一个字",
    "可用“修整断行”紧缩，或改写",
    "版面",
    fires=(Example(f"{'文' * 22}截至2025年底，{'文' * 40}。"),),
    passes=(Example("文" * 100 + "。"),),
)
ADJUSTED = Rule(
    "版面已调整",
    Theme.PAGES,
    Level.INFO,
    CUSTOM,
    "为了落款和正文同在一页，行距、字距或段落调整过",
    "不用处理",
    "版面",
    fires=(Example(),),
    passes=(Example(f"{'文' * 28 * 8}。"),),
)
PAGE_RULES = (CANNOT_BE_SET, NO_TEXT_ON_PAGE_1, BAD_BREAKS, ADJUSTED)
