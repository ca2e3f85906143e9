"""The rules of typed text with a mechanical remedy: each rule is declared once, with its correction.

Texts filled in from phrases are skipped, since their files have to be corrected; so are table rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from string import ascii_letters, digits
from typing import NamedTuple

from replydesk.draft.document_number import CLOSING, OPENING
from replydesk.draft.locations import Edit, excerpt
from replydesk.draft.model import Key, Part
from replydesk.draft.outline import LEVELS
from replydesk.draft.place import Place, attachment_number
from replydesk.draft.typed_heading import typed_heading
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import counterpart
from replydesk.reply.findings import Finding, Level
from replydesk.text.dates import format_day, valid_day
from replydesk.text.full_width import narrowing_table, widening_table
from replydesk.text.table_rows import is_row
from replydesk.text.title_marks import with_inner_marks

# A Chinese character or mark; such a class compiles in a tenth of the time of exact ones.
_WIDE = r"[^\x00-\xff]"
_SPACES = rf"(?<={_WIDE})[ \xa0]+(?={_WIDE}|[0-9A-Za-z])|(?<=[0-9A-Za-z%])[ \xa0]+(?={_WIDE})"
_WRONG_BRACKETS = (
    rf"(?<={_WIDE})[{re.escape(OPENING)}]\s*+([0-9]{{4}})\s*+[{re.escape(CLOSING)}]\s*+第?\s*+([0-9]+)\s*+号"
)

_DAY_IN_FIGURES = (
    r"(?<![0-9A-Za-z./-])((?:19|20)[0-9]{2})([./-])([0-9]{1,2})\2([0-9]{1,2})日?+"
    r"(?![0-9A-Za-z/]|\.[0-9]|[-－—~～至到]+[0-9])"
)

_CAPTION = 20  # characters of the longest unpunctuated paragraph taken for a caption, which has no end mark
_ENDS = ("。”", "！”", "？”", "…”", "。）", "。》")
_OPEN_ENDS = ("%", "％", "‰", "”", "）", "》")


class TextRule(NamedTuple):
    """A fault of typed text, and its correction."""

    message: str
    remedy: str
    signs: tuple[str, ...]  # a text without any of these is right
    mend: Callable[[str], str]  # returns the corrected text, or the same text if it is right
    example: tuple[str, str]  # a wrong text, and its correction
    of_headings: bool = True
    of_paragraphs: bool = True
    of_attachments: bool = True


_FULL = widening_table(",;:?!")

# Half-width marks of Chinese text: their signs, their pattern, and their replacement.
_MARKS: tuple[tuple[tuple[str, ...], str, Callable[[re.Match[str]], str]], ...] = (
    (("...", "。。。"), rf"(?<={_WIDE})(?:\.{{3,}}|。{{3,}})", lambda _: "……"),
    (("--",), rf"(?<={_WIDE})--+", lambda _: "——"),
    (tuple(",;:?!"), rf"(?<={_WIDE})[,;:?!]|[,;:?!](?={_WIDE})", lambda found: found[0].translate(_FULL)),
    (
        ("(",),
        rf"(?<={_WIDE})\(([^()]*)\)|\((?=[\x00-'*-\xff]*+{_WIDE})([^()]*+)\)",
        lambda found: f"（{found[1] or found[2] or ''}）",
    ),
    (('"',), rf'"([^"]*{_WIDE}[^"]*)"', lambda found: f"“{found[1]}”"),
)


def _full_marks(text: str) -> str:
    """Replace half-width marks of Chinese text by full-width ones, except within numbers and Latin text."""
    for signs, pattern, right in _MARKS:
        if any(sign in text for sign in signs):
            text = re.sub(pattern, right, text)
    first, *rest = text.split(".")
    for part in rest:
        is_stop = first[-1:] > "\xff" and (not part or part > "\u0100")
        first += ("。" if is_stop else ".") + part
    return first


_NARROW = narrowing_table(ascii_letters + digits)


def _half_digits(text: str) -> str:
    """Replace full-width digits and letters by half-width ones."""
    return re.sub(r"(?<=[0-9])[．](?=[0-9])", ".", text.translate(_NARROW))


def _without_spaces(text: str) -> str:
    """Remove spaces next to Chinese characters."""
    return re.sub(_SPACES, "", text)


def _brackets_of_number(text: str) -> str:
    """Put the year of document numbers into 〔〕 (GB/T 9704-2012, 7.2.5)."""
    if "号" not in text:
        return text
    return re.sub(_WRONG_BRACKETS, r"〔\1〕\2号", text)


def _written_days(text: str) -> str:
    """Write days as 2026年3月5日; what is no day of the calendar, or begins a range, stays."""
    return re.sub(_DAY_IN_FIGURES, _written_day, text)


def _written_day(found: re.Match[str]) -> str:
    day = valid_day(int(found[1]), int(found[3]), int(found[4]))
    return format_day(day) if day else found[0]


def _with_stop(text: str) -> str:
    """Add a full stop to a paragraph without an end mark."""
    bare = text.rstrip()
    is_caption = len(bare) < _CAPTION and not any(mark in bare for mark in "，。；")
    is_open = not bare.endswith(_ENDS) and (bare[-1:].isalnum() or bare.endswith(_OPEN_ENDS))
    is_note = bare.startswith("（") and bare.endswith("）")
    is_right = is_caption or is_note or typed_heading(bare, LEVELS[-1]) is not None
    return f"{bare}。" if is_open and not is_right else text


def _without_end_mark(text: str) -> str:
    """Remove a comma or colon from the end of a heading; 。 stays: it makes the heading run in."""
    return text.rstrip().rstrip("，；：、,;:") if text.rstrip().endswith(tuple("，；：、,;:")) else text


# All rules of this kind, in the order in which their corrections are applied.
TEXT_RULES = (
    TextRule(
        "文号的年份不在六角括号里",
        "请改用〔〕，序号前不加“第”",
        tuple(OPENING),
        _brackets_of_number,
        ("印发了云民发[2024]第5号文件。", "印发了云民发〔2024〕5号文件。"),
    ),
    TextRule(
        "中文里用了半角标点",
        "请改为全角标点",
        (*',;:?!.("', "--", "。。。"),
        _full_marks,
        (
            '我局,会同有关部门(含3个县)出台"意见":增长1,206万元.',
            "我局，会同有关部门（含3个县）出台“意见”：增长1,206万元。",
        ),
    ),
    TextRule(
        "数字、字母用了全角",
        "请改为半角",
        tuple(map(chr, _NARROW)),
        _half_digits,
        ("新增１２．５万张床位，ＧＤＰ增长。", "新增12.5万张床位，GDP增长。"),
    ),
    TextRule(
        "日期没有写出年月日",
        "请写成“2026年3月5日”的样子",
        ("19", "20"),
        _written_days,
        ("2026.3.5召开会议，2026-04-01起施行。", "2026年3月5日召开会议，2026年4月1日起施行。"),
    ),
    TextRule(
        "文字之间有多余的空格",
        "请删去空格",
        tuple(" \xa0"),
        _without_spaces,
        ("截至 2025 年底，共 建成 GB/T 9704 示范点。", "截至2025年底，共建成GB/T 9704示范点。"),
    ),
    TextRule(
        "书名号里又用了书名号",
        "里面一层请改用〈〉",
        ("《", "〈"),
        with_inner_marks,
        ("对《关于实施《养老条例》的建议》作了研究。", "对《关于实施〈养老条例〉的建议》作了研究。"),
    ),
    TextRule(
        "段末没有句号",
        "请加上句号",
        ("",),
        _with_stop,
        ("我局高度重视，认真研究", "我局高度重视，认真研究。"),
        of_headings=False,
        of_attachments=False,
    ),
    TextRule(
        "标题末尾有标点",
        "请删去标点；要与正文接排的，用句号",
        tuple("，；：、,;:"),
        _without_end_mark,
        ("工作开展情况：", "工作开展情况"),
        of_paragraphs=False,
    ),
)


def text_rules(facts: DraftFacts) -> Iterator[Finding]:
    """Yield the findings of `TEXT_RULES` in typed texts: one per rule and part."""
    found: list[list[Edit]] = [[] for _ in TEXT_RULES]
    for place, text in _checked_texts(facts.texts):
        for number, mended in _faults(text):
            if _applies_to(TEXT_RULES[number], place):
                found[number].append(Edit(place, text, mended))
    for rule, edits in zip(TEXT_RULES, found, strict=True):
        yield from _findings_by_part(edits, rule.message, rule.remedy)


def kind_words_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that typed text calls the item and its authors by the words of their kind."""
    kind = facts.kind
    other = counterpart(kind)
    lead = r"(?:您|你们)(?:所提|提出的|提交的|的)?|所提的?|[该本此]|这[件份]"
    wrong = {
        rf"(各位|尊敬的|感谢|[您们]作为){other.member}(?![团会])": rf"\1{kind.member}",
        rf"({lead})(?:政协)?{other.title_noun}(?!委|办|工作)": rf"\1{kind.noun}",
    }
    edits = []
    for place, text in facts.texts:
        if other.member not in text and other.title_noun not in text:
            continue
        mended = text
        for pattern, right in wrong.items():
            mended = re.sub(pattern, right, mended)
        edits.append(Edit(place, text, mended))
    message = f"这是{kind.letter}，用了{other.name}的叫法"
    yield from _findings_by_part(edits, message, f"请改为“{kind.noun}”“{kind.member}”")


def _findings_by_part(edits: Iterable[Edit], fault: str, remedy: str) -> Iterator[Finding]:
    """Yield one finding per part for the edits that correct one fault; edits without effect are skipped."""
    by_key: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.before != edit.after:
            by_key.setdefault(edit.place.key, []).append(edit)
    for key, of_key in by_key.items():
        count = f"等 {len(of_key)} 段" if len(of_key) > 1 else ""
        is_attached = attachment_number(key) is not None
        message = f"{key if is_attached else ''}{fault}：“{excerpt(of_key[0])[0]}”{count}"
        field = Key.ATTACHMENTS if is_attached else Part(key)
        yield Finding(Level.HINT, field, message, remedy, fix=tuple(of_key))


def _checked_texts(texts: Sequence[tuple[Place, str]]) -> Iterator[tuple[Place, str]]:
    """Yield the typed texts without table rows and the captions above them."""
    for (place, text), (_, after) in zip_longest(texts, texts[1:], fillvalue=(Place(""), "")):
        if not (is_row(text) or (place.paragraph >= 0 and is_row(after))):
            yield place, text


def _applies_to(rule: TextRule, place: Place) -> bool:
    kind = rule.of_headings if place.is_heading else rule.of_paragraphs
    return kind and (rule.of_attachments or attachment_number(place.key) is None)


@lru_cache(maxsize=2048)  # on a keystroke all paragraphs but one are as they were: saves a sixth of a reply
def _faults(text: str) -> tuple[tuple[int, str], ...]:
    """Return the numbers of the rules that a text breaks, each with the corrected text."""
    suspected = (number for number, sign in enumerate(_signs()) if sign.search(text))
    mended = ((number, TEXT_RULES[number].mend(text)) for number in suspected)
    return tuple((number, right) for number, right in mended if right != text)


@cache  # compiled when first used: commands that check nothing start without
def _signs() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile("|".join(map(re.escape, rule.signs))) for rule in TEXT_RULES)
