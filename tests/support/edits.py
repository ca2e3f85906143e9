"""Drafts as people go on writing them: edits of every kind, by chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from replydesk.draft.lines import DraftLine, draft_lines, with_lines
from replydesk.draft.model import Attachment, Draft, Key, Part
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.redline import LetterStep
from tests.support.replies import starter_stock

PEOPLE = ("李某某", "张某某", "王某某")
START = datetime(2026, 5, 28, 9, 0)
_WORDS = ("进一步", "认真研究", "三百万元", "２０２６年", "“十五五”", "，", "。", "<&>", "按照《办法》")


def edited(draft: Draft, chance: random.Random) -> Draft:
    """Return a draft after one edit of some kind."""
    return chance.choice(_EDITS)(draft, chance)


def steps_of(draft: Draft, chance: random.Random, count: int) -> list[LetterStep]:
    """Return the states of a draft that several people edit, one after another."""
    steps = [LetterStep(letter_of(draft))]
    for number in range(count):
        for _ in range(chance.randint(1, 3)):
            draft = edited(draft, chance)
        when = START + timedelta(hours=7 * number)
        steps.append(LetterStep(letter_of(draft), chance.choice(PEOPLE), when))
    return steps


def letter_of(draft: Draft) -> Letter:
    """Return the letter of a draft, with the phrases and profiles that come with the program."""
    stock = starter_stock()
    return compose(DraftFacts(draft, stock.profile(draft)), stock.phrases)


def _with(draft: Draft, lines: Sequence[DraftLine]) -> Draft:
    return with_lines(draft, tuple(lines))


def _words_changed(draft: Draft, chance: random.Random) -> Draft:
    lines = list(draft_lines(draft))
    if lines:
        at = chance.randrange(len(lines))
        text = lines[at].text
        start = chance.randint(0, len(text))
        end = min(start + chance.choice((0, 0, 1, 3, 12)), len(text))
        new = text[:start] + chance.choice(("", *_WORDS)) + text[end:]
        lines[at] = lines[at]._replace(text=new or "改后的文字")
    return _with(draft, lines)


def _divided(draft: Draft, chance: random.Random) -> Draft:
    lines = list(draft_lines(draft))
    long = [at for at, line in enumerate(lines) if len(line.text) > 10 and line.level == 0]
    if long:
        at = chance.choice(long)
        middle = chance.randint(3, len(lines[at].text) - 3)
        text = lines[at].text
        lines[at : at + 1] = [lines[at]._replace(text=text[:middle]), lines[at]._replace(text=text[middle:])]
    return _with(draft, lines)


def _joined(draft: Draft, chance: random.Random) -> Draft:
    lines = list(draft_lines(draft))
    pairs = [
        at
        for at, (one, other) in enumerate(pairwise(lines))
        if one.part == other.part and one.level == other.level == 0
    ]
    if pairs:
        at = chance.choice(pairs)
        lines[at : at + 2] = [lines[at]._replace(text=lines[at].text + lines[at + 1].text)]
    return _with(draft, lines)


def _moved(draft: Draft, chance: random.Random) -> Draft:
    lines = list(draft_lines(draft))
    if len(lines) > 1:
        lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return _with(draft, lines)


def _removed(draft: Draft, chance: random.Random) -> Draft:
    lines = list(draft_lines(draft))
    if lines:
        lines.pop(chance.randrange(len(lines)))
    return _with(draft, lines)


def _added(draft: Draft, chance: random.Random) -> Draft:
    lines = list(draft_lines(draft))
    if lines:
        at = chance.randrange(len(lines))
        line = lines[at]._replace(text=f"新增的一段，{chance.choice(_WORDS)}有关工作。", level=0)
        lines.insert(at + 1, line._replace(is_item=chance.random() < 0.5))
    return _with(draft, lines)


def _tabled(draft: Draft, chance: random.Random) -> Draft:
    lines = list(draft_lines(draft))
    rows = [at for at, line in enumerate(lines) if line.text.startswith("|")]
    if rows and chance.random() < 0.6:
        at = chance.choice(rows)
        change = chance.randrange(3)
        if change == 0:
            lines[at] = lines[at]._replace(text=lines[at].text.replace("省", "省里的", 1))
        elif change == 1:
            lines.insert(at + 1, lines[at]._replace(text="| 9 | 新的一行 | 120 | 各市 |"))
        else:
            lines.pop(at)
    elif answers := [at for at, line in enumerate(lines) if line.part is Part.ANSWER and not line.level]:
        at = chance.choice(answers)
        columns = chance.choice((2, 4))
        texts = ("| 项目 | 数量 |", "| --- | ---: |", "| 站点 | 12 |") if columns == 2 else ()
        texts = texts or (
            "| 序号 | 项目 | 数量 | 单位 |",
            "| --- | --- | --- | --- |",
            "| 1 | 改造 | 3 | 市 |",
        )
        lines[at + 1 : at + 1] = [lines[at]._replace(text=text, is_item=False) for text in texts]
    return _with(draft, lines)


def _field_changed(draft: Draft, chance: random.Random) -> Draft:
    key, values = chance.choice(
        (
            (Key.DATE, ("2026年6月1日", "2026年5月20日", "")),
            (Key.SIGNATURE, ("云川省财政厅", "", "云川省教育厅、云川省财政厅")),
            (Key.SUBJECT, ("关于加强农村公路养护的建议", "关于老旧小区加装电梯的建议")),
            (Key.CC, ("省人大常委会", "")),
            (Key.CONTACT, ("赵某某", "钱某某")),
            (Key.ATTACHMENTS, ("工作情况统计表", "")),
            (Key.DOCUMENT_NUMBER, ("云交提函〔2026〕12号", "")),
            (
                Key.TITLE,
                ("", "关于办理情况的答复", "关于对第十四届人大四次会议第88号建议办理情况的答复意见的函"),
            ),
        )
    )
    return draft.with_field(key, chance.choice(values))


def _unit_changed(draft: Draft, chance: random.Random) -> Draft:
    return draft.with_field(Key.UNIT, chance.choice(sorted(starter_stock().profiles)))


def _attached(draft: Draft, chance: random.Random) -> Draft:
    return draft if draft.attachments else replace(draft, attachments=(Attachment((*draft.preamble,)),))


_EDITS = (
    *((_words_changed,) * 5 + (_field_changed,) * 2),
    *(_divided, _joined, _moved, _removed, _added, _tabled, _tabled, _unit_changed, _attached),
)
