"""The rules of the answer: its paragraphs and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft import outline
from replydesk.draft.locations import Edit, apply_edits
from replydesk.draft.model import Draft, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.typed_heading import typed_heading
from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Finding, Level, missing
from replydesk.text.dates import parse_date
from replydesk.text.numerals import heading_numbers

_SALUTATION = re.compile(r".{2,28}(代表|委员|代表团)[：:]")


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
            message = f"{where}有一个标题是空的"
            yield Finding(Level.HINT, key, message, "请填写或删去这一节", places=(place,))
        elif typed := _typed_number(heading, number):
            message = f"{where}标题“{heading}”里写了序号，印出来会有两个"
            fix = (Edit(place, section.heading, heading.removeprefix(typed).strip()),)
            yield Finding(Level.HINT, key, message, f"请删去“{typed}”，序号由程序编", fix=fix)


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
            fix = (Edit(place, typed, ""),)
            yield Finding(Level.HINT, Part.ANSWER, message, "这些由程序写，请从正文里删去", fix=fix)


def typed_headings_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Find headings typed as paragraphs, with their numbers: they would be printed as text."""
    for place, typed in facts.texts_of(Part.ANSWER):
        within = outline.level(facts.draft, place.section)
        if not place.is_heading and (found := typed_heading(typed, within)):
            fix = (Edit(place, typed, found.heading, found.level),)
            message = f"“{typed.strip()}”像是标题，却写在正文里，印出来是正文的字体"
            remedy = f"请改成一节的标题，印作“{_number_as_heading(facts.draft, fix)}”"
            yield Finding(Level.HINT, Part.ANSWER, message, remedy, fix=fix)


def _number_as_heading(draft: Draft, fix: tuple[Edit, ...]) -> str:
    return outline.numbers(apply_edits(draft, fix))[fix[0].place.section + 1]
