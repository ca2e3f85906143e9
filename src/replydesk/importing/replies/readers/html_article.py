"""The letter among the lines of a web page, found by what a letter says and not by the order of the marks.

The opening, the salutation above it and the date below it lie in one block: the article. From around it only
the title and the block of facts (索引号 …) go with the letter; all else is the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from replydesk.importing.replies.joining.page_frame import is_site
from replydesk.importing.replies.readers.html_page import WebPage
from replydesk.importing.replies.readers.html_tables import PageLine
from replydesk.importing.replies.readers.layout_tables import is_of_head
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
_UNDATED = re.compile(
    r"^(?:\d{4}[.年]?\d{0,2}[.月]?\d{1,2}日?|[^，。：]{0,12}年[^，。：]{0,4}月[^，。：]{0,4}日)$"
)
_FOOT = re.compile(
    r"[（(]?(?:联系人|联系单位|联系电话|经办人|承办人|承办单位|附件|抄[送报]|主题词|此件|公开方式)"
)
_TITLE_BEGINS = re.compile("关于|对")
_TITLE_ENDS = re.compile(
    r"(?:答复|复函|回复|函|意见|报告|情况|办复)(?:函|书|件|意见)?(?:[（(【\[][^（）()]{1,30}[）)】\]])?$"
)
_NO_TITLE = re.compile("[。；！？]")
_TITLE_WORDS = re.compile(r"建议|提案|议案|代表|委员|政协|人大")
_TITLE_PART = re.compile("[-_|—–－·]+")
_SUMMARY = re.compile(r"[【\[]?(?:内容|信息|文件)?(?:概述|摘要|简介|描述|概要|内容)[】\]]?[：:]")
_ADDRESS_OF_DEPUTY = re.compile(
    r"(?:尊敬的)?[^。；？《》]{1,80}(?:代表|委员|代表团|小组|专委会|委员会)(?:们|[，,]?(?:您|你们|大家)好)?[：:！!]"
)
_OF_INDEX = re.compile(
    "索引号|信息索引|发文字号|文号|发布机构|发布单位|发文机关|发文单位|成文日期|生成日期|发文日期|公开日期|信息名称|主题分类|有效性|时效性"
)
_FACTS = re.compile(
    "索引号|信息索引|发文字号|文号|发布机构|发布单位|发文机关|发文单位|发布日期|发布时间|发文日期|公开日期|成文日期|生成日期|来源|主题分类|主题词"
    "|信息名称|名称|标题|公开方式|公开形式|公开属性|有效性|时效性|效力|内容分类|信息分类|组配分类|体裁|公文种类|关键词|责任编辑|编号|类别|届次|承办|主办|会办"
    "|签发|代表|委员|提案人|建议人|办理结果"
)
_DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|rar|zip|ofd|pptx?|txt|jpg)\s*$", re.IGNORECASE)
_LONGEST_TITLE, _LONGEST_ISSUER, _LONGEST_END = 200, 60, 45  # Characters of a title and its parts
_TITLE_LINES = 3  # Lines of a title
_LINKS = 80  # Characters of links behind which an undated letter does not go on
_ABOVE = 6  # Lines above the opening in which the salutation stands
_FOOT_LINES = 14  # Lines below the date in which the letter's foot stands
_DATED = 50  # Characters of sentences that the date of a letter is worth
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
    openings = [i for i, line in enumerate(lines) if _opens(line)] or [
        i for i, line in enumerate(lines) if _ADDRESS_OF_DEPUTY.fullmatch(_bare(line)) and not line.is_link
    ]
    if not openings:
        return None
    below = _prose_below(lines)
    begins = {index: _salutation(lines, index) for index in openings}
    opening = max(openings, key=lambda index: (begins[index] < index, below[index], -index))
    return begins[opening], _last(lines, opening)


def _opens(line: PageLine) -> bool:
    text = _bare(line)
    if line.line.cells or line.is_link or len(text) < 8 or _SUMMARY.match(text):
        return False
    return bool(_OPENING.search(text)) and not _reads_as_title(text)


def _prose_below(lines: Sequence[PageLine]) -> list[int]:
    """Return for each line the characters of the sentences from it to the next date; a date adds some."""
    found: list[int] = []
    total = 0
    for line in reversed(lines):
        if _DATE_BELOW.fullmatch(_bare(line)):
            total = _DATED
        elif _is_prose(line):
            total += len(line.text)
        found.append(total)
    return found[::-1]


def _bare(line: PageLine) -> str:
    return "".join(line.text.split())


def _is_prose(line: PageLine) -> bool:
    return "。" in line.text and len(line.text) >= _SENTENCE


def _salutation(lines: Sequence[PageLine], opening: int) -> int:
    """Return the first line of the salutation above an opening, the opening if there is none."""
    for index in range(opening - 1, max(opening - _ABOVE, 0) - 1, -1):
        text = _bare(lines[index])
        if lines[index].is_link:
            continue
        if _ADDRESS.fullmatch(text) and not _NO_ADDRESS.search(text) and not _reads_as_title(text):
            return index
        if not (_is_prose(lines[index]) or text.endswith(("好！", "好。", "好!"))):
            break
    return opening


def _last(lines: Sequence[PageLine], opening: int) -> int:
    """Return the last line that is surely the letter's: its date or foot, or its last sentence."""
    texts = ["" if line.is_link else _bare(line) for line in lines]
    date = next((i for i in range(opening + 1, len(lines)) if _DATE_BELOW.fullmatch(texts[i])), -1)
    last = date if date >= 0 else _last_sentence(lines, opening)
    for index in range(last + 1, min(last + _FOOT_LINES, len(lines))):
        if lines[index].is_link or is_site(lines[index].text):
            break
        if _FOOT.match(texts[index]) or (
            date < 0 and (is_of_head(texts[index]) or _UNDATED.search(texts[index]))
        ):
            last = index
    return last


def _last_sentence(lines: Sequence[PageLine], opening: int) -> int:
    """Return the last sentence of an undated letter, before the links and the words of the site."""
    last, apart = opening, 0
    for index in range(opening + 1, len(lines)):
        line = lines[index]
        apart += len(line.text) if line.is_link else _LINKS if is_site(line.text) else 0
        if _is_prose(line) and apart < _LINKS and "版权" not in line.text:
            last, apart = index, 0
    return last


def _cut_out(page: WebPage, lines: Sequence[PageLine], first: int, last: int) -> Article:
    """Return the article around the lines from `first` to `last`, with its title and the facts about it."""
    begin, end = _block_of(page.parents, lines[first].block, lines[last].block)
    within = [first <= i <= last for i in range(len(lines))]
    inside = [within[i] or begin <= line.block <= end for i, line in enumerate(lines)]
    title = _title(lines, first)
    facts = [i for i in range(first) if not inside[i] and _is_fact(lines[i])]
    behind = [i for i in range(last + 1, len(lines)) if not inside[i] and _is_of_index(lines[i])]
    letter = [i for i, line in enumerate(lines) if inside[i] and not _is_button(line, within[i])]
    above = sorted({*facts, *title} - {*letter})
    taken = [*behind, *above, *letter]
    kept = [_as_fact(lines[i].line) if i in facts else lines[i].line for i in taken]
    if not title and (named := _named_title(page, [lines[i] for i in facts])):
        kept.insert(0, SourceLine(named, True, side=Side.CENTRE, level=1))
    known = {id(lines[i]) for i in taken}
    left_out = tuple(line.text for line in page.lines if id(line) not in known)
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
    bare = _bare(line)
    if re.match(r"[^\t]{1,10}\t[^\t]+$", line.text):
        return True
    is_labelled = bool(line.line.cells) or bool(re.match(r".{1,10}[：:]", bare))
    return is_labelled and bool(_FACTS.search(bare[:10]))


def _is_of_index(line: PageLine) -> bool:
    """Return True if a line behind the letter is one of the block of facts that registers have."""
    return _is_fact(line) and bool(_OF_INDEX.match(_bare(line).lstrip("【[")))


def _title(lines: Sequence[PageLine], first: int) -> list[int]:
    """Return the lines of the title above the letter, the nearest to it; [] if there is none."""
    for last in reversed(range(first)):
        for begin in range(last, max(last - _TITLE_LINES, -1), -1):
            if _is_title(lines[begin : last + 1]):
                return list(range(begin, last + 1))
    headings = (i for i in reversed(range(first)) if lines[i].line.level in (1, 2))
    return [i for i in headings if _TITLE_WORDS.search(lines[i].text)][:1]


def _is_title(lines: Sequence[PageLine]) -> bool:
    """Return True if lines of one block, or of blocks of one kind, are a title together."""
    bare = "".join(map(_bare, lines))
    if not _reads_as_title(bare) or not _TITLE_WORDS.search(bare) or re.match(r".{1,8}[：:]", bare):
        return False
    looks = {(line.line.side, line.line.level) for line in lines}
    if len(looks) > 1 or any("\t" in line.text for line in lines):
        return False
    return not any(line.is_link and not line.line.level for line in lines)


def _as_fact(line: SourceLine) -> SourceLine:
    """Return a row of a label and a value as a line with a colon between them; any other as it is."""
    label, mark, value = line.text.partition("\t")
    if not mark or "\t" in value or label.rstrip().endswith(("：", ":")):
        return line
    return replace(line, text=f"{''.join(label.split())}：{value}")


def _reads_as_title(text: str) -> bool:
    """Return True if a text without white space begins and ends as titles of replies do."""
    if len(text) > _LONGEST_TITLE or _NO_TITLE.search(text):
        return False
    begin = _TITLE_BEGINS.search(text[:_LONGEST_ISSUER])
    return bool(begin and _TITLE_ENDS.search(text[max(begin.end() + 2, len(text) - _LONGEST_END) :]))


def _named_title(page: WebPage, about: Sequence[PageLine]) -> str:
    """Return the title that <meta>, window or a fact names, without the site's name; "" if none does."""
    facts = {name.lower(): value for name, value in page.facts}
    for named in (facts.get("articletitle", ""), page.title, facts.get("title", ""), *_values(about)):
        for text in (named, *(part.strip() for part in _TITLE_PART.split(named))):
            if _reads_as_title(text) and _TITLE_WORDS.search(text):
                return text
    return ""


def _values(about: Sequence[PageLine]) -> Iterator[str]:
    """Yield the values of facts, without their labels."""
    for line in about:
        yield from (part.strip() for part in re.split("[\t：:]", line.text))


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
