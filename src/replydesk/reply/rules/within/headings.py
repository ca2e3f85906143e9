"""The rules of the answer: its paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft import outline
from replydesk.draft.locations import Edit
from replydesk.draft.model import Key, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.typed_heading import typed_heading
from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.required import REQUIRED, missing
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, of_facts
from replydesk.text.dates import parse_date
from replydesk.text.numerals import HeadingCounter, heading_numbers

_SALUTATION = re.compile(r".{2,28}(代表|委员|代表团)[：:]")

EMPTY_HEADING = Rule(
    "标题空着",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "有一个标题是空的",
    "请填写或删去这一节",
    "答复内容和附件的标题",
    fires=(Example("#  \n已经完成。"),),
    passes=(Example("# 下一步打算\n继续推进。"),),
)
NUMBERED_HEADING = Rule(
    "标题带序号",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "标题里写了序号，印出来会有两个",
    "请删去序号，序号由程序编",
    "答复内容和附件的标题",
    fires=(
        Example("# 二、下一步打算", "二、"),
        Example("# （一）健全制度", "（一）"),
        Example("# 三、目标", "三、", part="附件1", fields=((Key.ATTACHMENTS, "任务清单"),)),
    ),
    passes=(Example("# 一二三四工程"), Example("# 2025年工作情况"), Example("# 一、二级医院达标情况")),
)
LEFTOVER = Rule(
    "旧稿残留",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "正文里有一段像是旧稿的主送、日期或附注",
    "这些由程序写，请从正文里删去",
    "答复内容",
    fires=(
        Example("张某某代表：", "张某某代表："),
        Example("2025年6月18日", "2025年6月18日"),
        Example("（联系人：王某某　电话：0000-00000000）", "（联系人：王某某　电话：0000-00000000）"),
    ),
    passes=(Example("张某某代表：您好！"), Example("2025年6月18日，我厅召开座谈会。")),
)
TYPED_HEADING = Rule(
    "标题写成正文",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "有一段像是标题，却写在正文里，印出来是正文的字体",
    "请改成一节的标题",
    "答复内容",
    fires=(
        Example("二、下一步打算", "二、下一步打算", "下一步打算"),
        Example("（一）健全制度", "（一）健全制度", "健全制度"),
    ),
    passes=(
        Example("一是健全机制。"),
        Example("一、二级医院达标情况"),
        Example("1.5亿元专项资金"),
        Example("（一）班已开课。效果较好。"),
    ),
)


def answer_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the answer is written, and its headings."""
    draft = facts.draft
    paragraphs = [*draft.preamble, *(each for part in draft.sections for each in part.paragraphs)]
    if not paragraphs:
        yield missing(Part.ANSWER, "请逐条答复所提意见", "还没有写")
    yield from heading_findings(Part.ANSWER, Part.ANSWER, draft.sections)


def heading_findings(key: str, body: str, sections: tuple[Section, ...]) -> Iterator[Finding]:
    """Yield findings of headings that are empty or typed with a number, in the answer or another `body`."""
    where = "" if body == Part.ANSWER else body
    numbers = heading_numbers(section.level for section in sections)
    for index, (number, section) in enumerate(zip(numbers, sections, strict=True)):
        heading, place = section.heading.strip(), Place(body, index, -1)
        if not heading:
            yield EMPTY_HEADING.found(key, f"{where}{EMPTY_HEADING.message}", places=(place,))
        elif typed := _typed_number(heading, number):
            message = f"{where}标题“{heading}”里写了序号，印出来会有两个"
            fix = (Edit(place, section.heading, heading.removeprefix(typed).strip()),)
            hits = (Hit(place, typed, section.heading.find(typed)),)
            remedy = f"请删去“{typed}”，序号由程序编"
            yield NUMBERED_HEADING.found(key, message, remedy, hits=hits, fix=fix)


def _typed_number(heading: str, number: str) -> str:
    """Return the number typed before a heading, its own `number` or another one; "" if there is none."""
    if heading.startswith(number):
        return number
    found = typed_heading(heading.removesuffix("。"), outline.LEVELS[-1])
    return found.number if found else ""


def leftovers_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the answer holds no salutation, date or contact note left from an old draft."""
    for place, typed in facts.texts_of(Part.ANSWER):
        text = typed.strip()
        if not place.is_heading and (
            parse_date(text) or text.startswith("（联系人") or _SALUTATION.fullmatch(text)
        ):
            message = f"正文里有一段“{text}”，像是旧稿的主送、日期或附注"
            hits = (Hit(place, text, typed.find(text)),)
            yield LEFTOVER.found(Part.ANSWER, message, hits=hits, fix=(Edit(place, typed, ""),))


def typed_headings_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Find headings typed as paragraphs, with their numbers: they would be printed as text."""
    counter = HeadingCounter()
    for place, typed in facts.texts_of(Part.ANSWER):
        within = outline.level(facts.draft, place.section)
        if place.is_heading:
            counter.take(within)
        elif found := typed_heading(typed, within):
            fix = (Edit(place, typed, found.heading, found.level),)
            text = typed.strip()
            message = f"“{text}”像是标题，却写在正文里，印出来是正文的字体"
            number = counter.next(min(found.level, within + 1))
            remedy = f"请改成一节的标题，印作“{number}”"
            hits = (Hit(place, text, typed.find(text), found.heading),)
            yield TYPED_HEADING.found(Part.ANSWER, message, remedy, hits=hits, fix=fix)


HEADING_RULES = (EMPTY_HEADING, NUMBERED_HEADING)
ANSWER_LOOKS = (
    of_facts((REQUIRED, *HEADING_RULES), answer_rule),
    of_facts((LEFTOVER,), leftovers_rule),
    of_facts((TYPED_HEADING,), typed_headings_rule),
)
