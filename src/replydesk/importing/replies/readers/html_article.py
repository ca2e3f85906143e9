"""The letter among the lines of a web page, found by what a letter says and not by the order of the marks.

The opening, the salutation above it and the date below it lie in one block: the article. From around it only
the title and the block of facts (索引号 …) go with the letter; all else is the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from replydesk.importing.replies.readers.html_lines import PageLine
from replydesk.importing.replies.readers.html_page import WebPage
from replydesk.importing.replies.source import Side, SourceLine

_OPENING = re.compile(
    r"(?:收悉|[收接]到|现[将就对]|经.{0,30}研究|提出的|办理情况|答复|函复|意见).{0,200}如下[：:。，]?|收悉[。，,；]"
    r"|(?:建议|提案|议案|来信|来函).{0,30}(?:收悉|收到|已?收)|(?:答复|函复|回复|意见)如下"
)
_ADDRESS = re.compile(r".{1,120}(?:[：:]|(?:代表|委员|先生|女士|同志)(?:[，,]?(?:您|你们|大家)好[！!。]?)?)")
_NO_ADDRESS = re.compile(r"如下|时间|日期|来源|发布|浏览|字体|首页|位置|作者|索引|文号|机构")
_DATE = re.compile(
    r"(?:[（(]?\d{4}|[二〇○一三四五六七八九零０-９Ｏ0oO]{4})年[\d一二三四五六七八九十０-９]{1,3}月[\d一二三四五六七八九十０-９]{1,3}日[）)]?"
)
_DATE_BELOW = re.compile(rf"[^：:。]{{0,40}}?{_DATE.pattern}")
_FOOT = re.compile(
    r"[（(]?(?:联系人|联系单位|联系电话|经办人|承办人|承办单位|附件|抄[送报]|主题词|此件|公开方式)"
)
_TITLE = re.compile(
    r"[^。；！？]{0,60}(?:关于|对|关于对)[^。；！？]{2,120}(?:答复|复函|回复|函|意见|报告|情况|办复)(?:函|书|件|意见)?"
    r"(?:[（(【\[][^（）()]{1,30}[）)】\]])?"
)
_TITLE_WORDS = re.compile(r"建议|提案|议案|代表|委员|政协|人大")
_TITLE_PART = re.compile("[-_|—–－·]+")
_LABEL = re.compile(r"[【\[]?[\u4e00-\u9fff][\u4e00-\u9fff\s\u3000\xa0]{1,14}[】\]]?[：:]")
_FACTS = re.compile(
    "索引号|信息索引|发文字号|文号|发布机构|发布单位|发文机关|发文单位|发布日期|发布时间|发文日期|公开日期|成文日期|生成日期|来源|主题分类|主题词"
    "|信息名称|名称|标题|公开方式|公开形式|公开属性|有效性|时效性|效力|内容分类|信息分类|组配分类|体裁|公文种类|关键词|责任编辑|编号|类别|届次|承办|主办|会办"
    "|签发|代表|委员|提案人|建议人|办理结果"
)
_DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|rar|zip|ofd|pptx?|txt|jpg)\s*$", re.IGNORECASE)
_ABOVE = 6  # Lines above the opening in which the salutation stands
_FOOT_LINES = 14  # Lines below the date in which the letter's foot stands
_SENTENCE = 24  # Characters from which a line with a full stop is a sentence


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of the letter with what is known of it above, and the texts of the page set aside."""

    lines: tuple[SourceLine, ...]
    left_out: tuple[str, ...] = ()
    is_found: bool = False
    pictures: int = 0


def find_article(page: WebPage) -> Article:
    """Return the letter of a page; without an opening, all that the page shows."""
    shown = [line for line in page.lines if not line.is_hidden]
    for lines in (shown, list(page.lines)):
        if span := _span(lines):
            return _cut_out(page, lines, *span)
    return Article(tuple(line.line for line in shown), tuple(x.text for x in page.lines if x.is_hidden))


def _span(lines: Sequence[PageLine]) -> tuple[int, int] | None:
    """Return the first and the last line that are surely the letter's, None if there is no opening."""
    openings = [i for i, line in enumerate(lines) if _opens(line)]
    if not openings:
        return None
    opening = max(openings, key=lambda index: (_prose_below(lines, index), -index))
    return _salutation(lines, opening), _last(lines, opening)


def _opens(line: PageLine) -> bool:
    text = "".join(line.text.split())
    if line.line.cells or line.is_link or len(text) < 8 or (_LABEL.match(text[:18]) and _is_fact(line)):
        return False
    return bool(_OPENING.search(text)) and not _TITLE.fullmatch(text)


def _prose_below(lines: Sequence[PageLine], opening: int) -> int:
    """Return the characters of the sentences from an opening to the first thing that is no letter's."""
    total = 0
    for line in lines[opening:]:
        if _DATE_BELOW.fullmatch("".join(line.text.split())):
            return total + 50
        total += len(line.text) if _is_prose(line) else 0
    return total


def _is_prose(line: PageLine) -> bool:
    return "。" in line.text and len(line.text) >= _SENTENCE


def _salutation(lines: Sequence[PageLine], opening: int) -> int:
    """Return the first line of the salutation above an opening, the opening if there is none."""
    for index in range(opening - 1, max(opening - _ABOVE, 0) - 1, -1):
        text = "".join(lines[index].text.split())
        if lines[index].is_link:
            continue
        if _ADDRESS.fullmatch(text) and not _NO_ADDRESS.search(text) and not _TITLE.fullmatch(text):
            return index
        if _is_prose(lines[index]):
            continue
        break
    return opening


def _last(lines: Sequence[PageLine], opening: int) -> int:
    """Return the last line that is surely the letter's: its date or foot, or its last sentence."""
    texts = ["" if line.is_link else "".join(line.text.split()) for line in lines]
    date = next((i for i in range(opening + 1, len(lines)) if _DATE_BELOW.fullmatch(texts[i])), -1)
    if date < 0:
        return _last_sentence(lines, opening)
    last = date
    for index in range(date + 1, min(date + _FOOT_LINES, len(lines))):
        if _FOOT.match(texts[index]):
            last = index
    return last


def _last_sentence(lines: Sequence[PageLine], opening: int) -> int:
    """Return the last sentence of an undated letter in the block that holds most of what follows."""
    last, apart = opening, 0
    for index in range(opening + 1, len(lines)):
        apart += len(lines[index].text) if lines[index].is_link else 0
        if _is_prose(lines[index]) and apart < 80 and "版权" not in lines[index].text:
            last, apart = index, 0
    return last


def _cut_out(page: WebPage, lines: Sequence[PageLine], first: int, last: int) -> Article:
    """Return the article around the lines from `first` to `last`, the title and the facts above it."""
    begin, end = _block_of(page.parents, lines[first].block, lines[last].block)
    inside = [first <= i <= last or begin <= line.block <= end for i, line in enumerate(lines)]
    letter = [i for i, held in enumerate(inside) if held and not _is_button(lines[i], first <= i <= last)]
    above = [i for i in range(first) if not inside[i] and _is_fact(lines[i])]
    title, is_own = _title(page, lines, [i for i in letter if i < first], first)
    if title is not None and not is_own:
        above.append(title)
    taken = {*letter, *above}
    kept = [lines[i].line for i in sorted(taken)]
    if title is None and (named := _named_title(page)):
        kept.insert(len(above), SourceLine(named, True, side=Side.CENTRE, level=1))
    kept_ids = {id(lines[i]) for i in taken}
    left_out = tuple(line.text for line in page.lines if id(line) not in kept_ids)
    pictures = sum(begin <= block <= end for block in page.pictures)
    return Article(tuple(_broken(kept)), left_out, True, pictures)


def _block_of(parents: Sequence[int], one: int, other: int) -> tuple[int, int]:
    """Return the first and the last block within the innermost block that holds both."""
    while one != other:
        if one > other:
            one = parents[one]
        else:
            other = parents[other]
    last = one
    for block in range(one + 1, len(parents)):
        if not one <= parents[block] <= last:
            break
        last = block
    return one, last


def _is_button(line: PageLine, is_within: bool) -> bool:
    """Return True if a line of the article leads elsewhere: neither a sentence nor an attachment."""
    if not line.is_link or "。" in line.text:
        return False
    return not (_DOCUMENT.search(line.text) or "附件" in line.text or (is_within and len(line.text) > 12))


def _is_fact(line: PageLine) -> bool:
    """Return True if a line or row names a fact about the letter."""
    if line.is_link or (_is_prose(line) and not line.line.cells):
        return False
    bare = "".join(line.text.split())
    return bool(_FACTS.search(bare[:10])) and (bool(line.line.cells) or bool(re.match(r".{1,10}[：:]", bare)))


def _title(
    page: WebPage, lines: Sequence[PageLine], inside: Sequence[int], first: int
) -> tuple[int | None, bool]:
    """Return the line of the title, and True if it stands in the article; None if no line is one."""
    for places, is_own in ((reversed(inside), True), (reversed(range(first)), False)):
        found = next((i for i in places if _is_title(lines[i]) and not lines[i].is_link), None)
        if found is not None:
            return found, is_own
    headings = (i for i in reversed(range(first)) if lines[i].line.level in (1, 2) and not lines[i].is_link)
    found = next((i for i in headings if _TITLE_WORDS.search(lines[i].text)), None)
    return found, found is not None and found in inside


def _is_title(line: PageLine) -> bool:
    bare = "".join(line.text.split())
    is_whole = bool(_TITLE.fullmatch(bare)) and bool(_TITLE_WORDS.search(bare))
    return is_whole and not line.line.cells and not re.match(r".{1,8}[：:]", bare)


def _named_title(page: WebPage) -> str:
    """Return the title that the page's <meta> or window names, without the site's name; "" if none."""
    facts = {name.lower(): value for name, value in page.facts}
    for named in (facts.get("articletitle", ""), page.title, facts.get("title", "")):
        parts = [part.strip() for part in _TITLE_PART.split(named)]
        for count in range(len(parts), 0, -1):
            text = named if count == len(parts) else parts[0] if count == 1 else ""
            if text and _TITLE.fullmatch(text) and _TITLE_WORDS.search(text):
                return text
        if found := next((part for part in parts if _TITLE.fullmatch(part)), ""):
            return found
    return ""


def _broken(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the lines; where they are those of a printed page, none of them is a whole paragraph."""
    sizes = [len(line.text.strip()) for line in lines if len(line.text.strip()) >= 15]
    cut = [
        len(line.text.strip())
        for line in lines
        if len(line.text.strip()) >= 15 and line.text.rstrip()[-1:] not in "。：:；;！？”）)"
    ]
    is_even = len(cut) > 4 and 2 * len(cut) > len(sizes) and max(cut) - sorted(cut)[len(cut) // 2] <= 3
    for line in lines:
        yield replace(line, is_paragraph=False) if is_even and not line.cells else line
