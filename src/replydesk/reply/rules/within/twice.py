"""The rules of text that occurs twice: the whole answer, a section, a paragraph, a sentence, a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from replydesk.draft.model import Part, Section
from replydesk.draft.place import Place, attachment_key
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding, shortened
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.reply.rules.within.sentences import sentences
from replydesk.text.table_rows import is_row

_SENTENCE = 20  # characters from which a sentence that occurs twice is no turn of phrase
_PARAGRAPH = 12  # characters from which a paragraph is
_BLOCK = 2  # neighbouring paragraphs that make a block
_LONG = 120  # characters of a paragraph that nobody writes twice
_SHORT = 40  # characters of a block that nobody does
_ALIKE = 0.9  # share of equal triples from which two paragraphs are nearly equal
_SAME = 0.96  # the same where their figures differ
_NEARLY = 30  # characters from which paragraphs are compared so
_MOST_NEIGHBOURS = 6  # paragraphs with which one is compared
_FIGURES = r"\d+"
_UNIT_OF_TEXT = "近年来，我厅把社区养老列入重点，健全工作机制，加强督促检查，确保各项任务如期完成。"
_LONG_TEXT = (
    "去年以来，全省新建改造养老服务站点，完善助餐、助浴、助洁等服务，组织机构和志愿者上门照料高龄、独居老人，"
    "并把服务情况纳入对各地的考核，定期通报进展，督促整改问题，群众满意度稳步提高，各项指标位居全国前列，"
    "形成了一批可复制、可推广的经验做法，得到社会各界好评。"
)

BLOCK_TWICE = Rule(
    "正文重复",
    Theme.ITSELF,
    Level.ERROR,
    CUSTOM,
    "整段正文写了两遍",
    "请删去一遍",
    "正文各段",
    fires=(
        Example(f"{_UNIT_OF_TEXT}\n{_LONG_TEXT}\n{_UNIT_OF_TEXT}\n{_LONG_TEXT}", _UNIT_OF_TEXT),
        Example(f"{_LONG_TEXT}\n我厅将继续努力。\n{_LONG_TEXT}", _LONG_TEXT),
    ),
    passes=(
        Example(f"{_UNIT_OF_TEXT}\n{_LONG_TEXT}"),
        Example("| 南屏市 | 12个 |\n| 北川市 | 12个 |\n| 南屏市 | 12个 |\n| 北川市 | 12个 |"),
    ),
)
PARAGRAPH_TWICE = Rule(
    "段落重复",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "这一段前面已经写过",
    "请删去一段",
    "正文各段",
    fires=(Example(f"{_UNIT_OF_TEXT}\n我厅将继续努力。\n{_UNIT_OF_TEXT}", _UNIT_OF_TEXT),),
    passes=(Example("以上意见，我厅采纳。\n关于第二条意见。\n以上意见，我厅采纳。"),),
)
NEARLY_TWICE = Rule(
    "段落相近",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "这一段与前面一段几乎一样",
    "请核对是不是改前、改后的两段都留着",
    "正文各段",
    fires=(
        Example(
            f"{_UNIT_OF_TEXT}\n我厅将继续努力。\n{_UNIT_OF_TEXT.replace('如期', '按期')}",
            _UNIT_OF_TEXT.replace("如期", "按期"),
        ),
    ),
    passes=(
        Example(
            "南屏市完成投资1200万元，新建站点12个，改造站点30个，惠及群众3万人。\n"
            "北川市完成投资2500万元，新建站点16个，改造站点42个，惠及群众5万人。"
        ),
    ),
)
SENTENCE_TWICE = Rule(
    "语句重复",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "这一句前面已经写过",
    "请删去一句",
    "正文各段",
    fires=(
        Example(
            "我厅印发工作方案，明确责任单位和完成时限。近期组织督查。我厅印发工作方案，明确责任单位和完成时限。",
            "我厅印发工作方案，明确责任单位和完成时限。",
        ),
        Example("我们将认真落实。我们将认真落实。", "我们将认真落实。"),
        Example("我厅高度重视，健全工作机制，健全工作机制。", "，健全工作机制"),
    ),
    passes=(
        Example("你们的意见，我厅采纳。第二条意见也很好。你们的意见，我厅采纳。"),
        Example("加快建设，加快验收，加快交付。"),
    ),
)
HEADING_TWICE = Rule(
    "标题重复",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "同一级有两个一样的标题",
    "请改其中一个，或者合并两节",
    "标题",
    fires=(
        Example("# 下一步工作打算\n我厅将加大投入。\n# 下一步工作打算\n我厅将健全机制。", "下一步工作打算"),
    ),
    passes=(Example("# 工作打算\n我厅将加大投入。\n# 下一步工作打算\n我厅将健全机制。"),),
)


class _Passage(NamedTuple):
    """A paragraph that is compared: its place, its text, and the text without spaces."""

    place: Place
    text: str
    plain: str


class _Again(NamedTuple):
    """Words that stand twice: the later ones, and the first."""

    later: FoundWords
    first: FoundWords


def _repeated(case: Case) -> Iterator[Finding]:
    """Find paragraphs and sentences that occurred before."""
    passages = [
        _Passage(place, text, _plain(text))
        for place, text in case.texts
        if not place.is_heading and not is_row(text)
    ]
    copies = dict(_copies(passages))
    is_whole = _is_whole(passages, set(copies))
    blocks = set(copies if is_whole else _in_blocks(passages, list(copies.items())))
    for rule, numbers in ((BLOCK_TWICE, blocks), (PARAGRAPH_TWICE, copies.keys() - blocks)):
        again = [(passages[number], passages[copies[number]]) for number in sorted(numbers)]
        yield from _told(rule, (_Again(_whole(later, ""), _whole(first)) for later, first in again))
    fresh = [each for number, each in enumerate(passages) if number not in copies]
    nearly = dict(_nearly_equal(fresh))
    yield from _told(NEARLY_TWICE, (_Again(_whole(each), _whole(other)) for each, other in nearly.items()))
    yield from _told(SENTENCE_TWICE, _sentences_again([each for each in fresh if each not in nearly]))


def _told(rule: Rule, found: Iterable[_Again]) -> Iterator[Finding]:
    """Yield a finding for each part with words that stand in it again."""
    by_key: dict[str, list[_Again]] = {}
    for each in found:
        by_key.setdefault(each.later.place.key, []).append(each)
    for again in by_key.values():
        yield finding(rule, [each.later for each in again], also=[each.first for each in again])


def _copies(passages: Sequence[_Passage]) -> Iterator[tuple[int, int]]:
    """Yield the number of each paragraph that occurred before, and of the first like it."""
    first: dict[str, int] = {}
    for number, each in enumerate(passages):
        if each.plain in first and len(each.plain) >= _PARAGRAPH:
            yield number, first[each.plain]
        first.setdefault(each.plain, number)


def _whole(passage: _Passage, right: str | None = None) -> FoundWords:
    return FoundWords(passage.place, passage.text, 0, len(passage.text), right)


def _is_whole(passages: Sequence[_Passage], copies: set[int]) -> bool:
    """Return True if as much of the answer is repeated as there is."""
    sizes = {True: 0, False: 0}
    for number, each in enumerate(passages):
        if each.place.key == Part.ANSWER:
            sizes[number in copies] += len(each.plain)
    return sizes[True] >= max(sizes[False], _SHORT)


def _in_blocks(passages: Sequence[_Passage], copies: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the copies that stand in blocks of paragraphs repeated together, or are long alone."""
    run: list[int] = []
    before = (-2, -2)
    for number, original in (*copies, (-9, -9)):
        if (number, original) != (before[0] + 1, before[1] + 1):
            size = sum(len(passages[each].plain) for each in run)
            if size >= _LONG or (len(run) >= _BLOCK and size >= _SHORT):
                yield from run
            run = []
        run.append(number)
        before = number, original


def _nearly_equal(passages: Sequence[_Passage]) -> Iterator[tuple[_Passage, _Passage]]:
    """Yield paragraphs that repeat an earlier one but for a few characters, or for figures only."""
    by_clause: dict[str, list[int]] = {}
    for number, each in enumerate(passages):
        if len(each.plain) < _NEARLY:
            continue
        clauses = _clauses(each.plain)
        before = (other for clause in clauses for other in by_clause.get(clause, ())[-_MOST_NEIGHBOURS:])
        near = (passages[other] for other, _ in Counter(before).most_common(_MOST_NEIGHBOURS))
        if alike := next((other for other in near if _is_alike(each.plain, other.plain)), None):
            yield each, alike
        for clause in clauses:
            by_clause.setdefault(clause, []).append(number)


@lru_cache(maxsize=4096)
def _clauses(plain: str) -> tuple[str, ...]:
    return tuple(each for each in re.split("[，。；：！？、]", plain) if len(each) > 4)


@lru_cache(maxsize=4096)
def _is_alike(one: str, other: str) -> bool:
    """Return True if paragraphs are nearly equal; with other figures they have to be still more so."""
    if not _ALIKE <= len(one) / len(other) <= 1 / _ALIKE:
        return False
    has_other_figures = re.findall(_FIGURES, one) != re.findall(_FIGURES, other)
    if has_other_figures and re.sub(_FIGURES, "", one) == re.sub(_FIGURES, "", other):
        return True
    mine, theirs = _triples(one), _triples(other)
    needed = _SAME if has_other_figures else _ALIKE
    return 2 * (mine & theirs).total() >= (2 * needed - 1) * (mine.total() + theirs.total())


@lru_cache(maxsize=512)
def _triples(text: str) -> Counter[str]:
    return Counter(text[at : at + 3] for at in range(len(text) - 2))


class _Said(NamedTuple):
    """A sentence: its place, its words without spaces, and the places of clauses that follow themselves."""

    begin: int
    end: int
    plain: str
    again: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[_Said, ...]:
    return tuple(
        _Said(begin, begin + len(words), _plain(words), tuple(_clauses_again(begin, words)))
        for begin, words in sentences(text)
    )


def _clauses_again(begin: int, words: str) -> Iterator[tuple[int, int]]:
    last = ""
    for found in re.finditer("[^，。；：！？、“”《》（）]+", words):
        if found[0] == last and len(last) > 3:
            yield begin + found.start() - 1, begin + found.end()  # with the comma before it
        last = found[0]


def _sentences_again(passages: Sequence[_Passage]) -> Iterator[_Again]:
    """Yield long sentences that occurred before, and short ones and clauses that follow themselves."""
    seen: dict[str, FoundWords] = {}
    for place, text, _ in passages:
        last = ""
        for begin, end, plain, again in _sentences(text):
            words = FoundWords(place, text, begin, end)
            if (plain in seen and len(plain) >= _SENTENCE) or (plain == last and len(plain) > 5):
                yield _Again(words._replace(right=""), seen[plain])
            else:
                for each in again:
                    yield _Again(FoundWords(place, text, *each, ""), FoundWords(place, text, *each))
            seen.setdefault(plain, words)
            last = plain


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return "".join(text.split())


def _headings(case: Case) -> Iterator[Finding]:
    """Find headings that one of the same level under the same one repeats, unless all of the section does."""
    for key, sections in _sections(case):
        under: list[str] = []
        seen: dict[tuple[str, ...], Section] = {}
        found = []
        for index, section in enumerate(sections):
            heading = _plain(section.heading).rstrip("。")
            under = [*under[: section.level - 1], heading]
            path = (str(section.level), *under)
            first = seen.setdefault(path, section)
            is_copy = bool(section.paragraphs) and section.paragraphs == first.paragraphs
            if heading and first is not section and not is_copy:
                found.append(FoundWords(Place(key, index, -1), section.heading, 0, len(section.heading)))
        if found:
            yield finding(HEADING_TWICE, found, f"同一级有两个标题“{shortened(found[0].words)}”")


def _sections(case: Case) -> Iterator[tuple[str, tuple[Section, ...]]]:
    yield Part.ANSWER, case.draft.sections
    for number, attachment in enumerate(case.draft.attachments, 1):
        yield attachment_key(number), attachment.sections


LOOKS = (
    DraftLook((BLOCK_TWICE, PARAGRAPH_TWICE, NEARLY_TWICE, SENTENCE_TWICE), _repeated),
    DraftLook((HEADING_TWICE,), _headings),
)
