"""The account of an import: what the draft prints of its file, what it prints otherwise, what is left out.

Every character of the file is in exactly one of four amounts: printed unchanged, kept in another form, left
out as not part of the letter, or lost. A sentence that was left out is lost, wherever it stood: a website's
lines are seldom sentences, and a letter's are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Nested, Paragraph
from replydesk.importing.replies.assembling import Assembled, with_added
from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.joining.spacing import UNSEEN, half_width
from replydesk.importing.replies.source import Source
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.reply.stock import Stock
from replydesk.text.note import Note

_SHOWN = 60  # Characters of a line shown in a note
_LEAST_PROSE = 8  # Fewest characters of a sentence
# What a website says in sentences, and what stands for an empty page.
_SITE_SENTENCE = re.compile(
    "版权|转载|备案|授权|浏览器|分辨率|免责|本站|本网|访问的链接|二维码|扫码|无正文|copyright", re.IGNORECASE
)
_GRAM, _REPEATED = 4, 0.7  # Characters of the pieces of a sentence, and their share in one that repeats it
_MOST_LOST = 8  # Most sentences named one by one


@dataclass
class Account:
    """The result of composing the draft and comparing it with its source."""

    printed: str = ""  # All texts of the letter, folded
    draft: Draft | None = None  # With missing lines added to the end of the answer; None if there are none
    notes: list[Note] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)


def account_for(assembled: Assembled, stock: Stock) -> Account:
    """Compose the draft, and note every paragraph of its source that it does not print unchanged."""
    letter = compose(DraftFacts(assembled.draft, assembled.profile), stock.phrases)
    order = [_folded(block.text) for block in letter.blocks]
    blocks = Counter(order)
    result = Account(printed="\n".join(order))
    rest = _compare(result, assembled, order, blocks)
    result.reworded += assembled.reworded
    lost = list(assembled.unplaced)
    if rest and _is_missing(rest, assembled.draft, blocks, result.reworded):
        lost += [(line, text) for line, text in assembled.lines if text in rest]
    if lost:
        added = [Paragraph(text) for _, text in lost if text.strip()]
        result.draft = with_added(assembled.draft, added)
        result.unplaced = [text for _, text in lost]
        result.notes += [
            Note(f"认不出这一行是什么，已放在答复内容末尾：{text[:_SHOWN]}", line) for line, text in lost
        ]
    return result


@dataclass(frozen=True, slots=True)
class Weights:
    """The amounts of a file's text in characters, and the sentences (line number, text) that are lost.

    `missing` are the characters lost, `dropped` of them in `lost`.
    """

    characters: int
    recovered: int
    outside: int
    missing: int
    dropped: int
    lost: tuple[tuple[int, str], ...]


def weigh(source: Source, left_out: Sequence[tuple[int, str]], account: Account, draft: Draft) -> Weights:
    """Return the amounts of a file whose `left_out` lines (number, text) are not in the draft."""
    texts = [_folded(line.number + line.text + "".join(line.cells)) for line in source.lines]
    aside = len(_folded("".join(source.left_out)))
    lost = _lost(left_out, account.printed)
    text = "".join(texts)
    away = {
        char: min(count, text.count(char))
        for char, count in Counter(_folded("".join(text for _, text in left_out))).items()
    }
    dropped = len(_folded("".join(text for _, text in lost)))
    outside = sum(away.values())
    printed = [*account.printed.split("\n"), *map(_folded, account.unplaced)]
    missing = _missing(texts, away, printed)
    gone = _gone(missing, "".join(printed), account, draft)
    recovered = len(text) - outside - sum(missing.values())
    return Weights(len(text) + aside, recovered, outside - dropped + aside, dropped + gone, dropped, lost)


def _missing(texts: Sequence[str], away: dict[str, int], printed: Sequence[str]) -> dict[str, int]:
    """Return how often each character of a file's lines is neither set aside nor printed.

    Only the lines that are not printed whole are counted character by character.
    """
    same = Counter(texts) & Counter(printed)
    whole = Counter("".join((Counter(texts) - same).elements()))
    whole.subtract(away)
    seen = Counter("".join((Counter(printed) - same).elements()))
    return {char: more for char, count in whole.items() if (more := count - seen.get(char, 0)) > 0}


def _gone(missing: dict[str, int], printed: str, account: Account, draft: Draft) -> int:
    """Return how many of the letters and digits that are not printed the draft does not hold either."""
    asked = {char: count for char, count in missing.items() if char.isalnum()}
    typed = _folded("".join(_texts_of(draft))) if asked else ""
    reworded = _folded("".join(account.reworded))
    gone = 0
    for char, count in asked.items():
        unseen = max(typed.count(char) - printed.count(char), 0) + reworded.count(char)
        gone += max(count - unseen, 0)
    return gone


def notes_of_losses(weights: Weights) -> list[Note]:
    """Return a note for each sentence that is not in the draft, and one for other characters."""
    named = weights.lost[:_MOST_LOST]
    notes = [Note(f"这一句没有收进来，请对照原文：{text[:_SHOWN]}", line) for line, text in named]
    if more := len(weights.lost) - len(named):
        notes.append(Note(f"另有 {more} 句没有收进来，请对照原文"))
    rest = weights.missing - weights.dropped
    return [*notes, Note(f"有 {rest} 个字没有收进来，请对照原文")] if rest else notes


def _lost(left_out: Sequence[tuple[int, str]], printed: str) -> tuple[tuple[int, str], ...]:
    """Return the lines left out that are sentences, and no repetitions of what is printed."""
    prose = [each for each in left_out if _is_prose(each[1])]
    if not prose:
        return ()
    grams = _grams(printed)
    pieces = [(each, _grams(_folded(each[1]))) for each in prose]
    return tuple(each for each, own in pieces if len(own & grams) < _REPEATED * len(own))


def _is_prose(text: str) -> bool:
    """Return True if a line is a sentence, and none of a website's."""
    folded = _folded(text)
    is_sentence = "。" in folded or ("，" in folded and folded[-1] in "！？；")
    return is_sentence and len(folded) >= _LEAST_PROSE and not _SITE_SENTENCE.search(folded)


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}


def _compare(result: Account, assembled: Assembled, order: list[str], blocks: Counter[str]) -> list[str]:
    """Remove unchanged paragraphs from the blocks, note the others, and return these."""
    others: list[tuple[int, str]] = []
    for line, text in assembled.lines:
        folded = _folded(text)
        if blocks[folded] > 0:
            blocks[folded] -= 1
        elif folded:
            others.append((line, text))
    left = blocks.copy()
    printed = ""
    for block in reversed(order):  # the remaining blocks, in the order of the letter
        if left[block] > 0:
            left[block] -= 1
            printed = block + printed
    for line, text in others:
        folded = _folded(text)
        if folded in printed:
            printed = printed.replace(folded, "\0", 1)
            continue
        result.reworded.append(text)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
        result.notes.append(Note(f"导出时与原文不完全一样，原文是：{shown}", line))
    return [text for _, text in others]


def _is_missing(texts: list[str], draft: Draft, blocks: Counter[str], reworded: list[str]) -> bool:
    """Return True if a character is neither printed, nor in the draft, nor in the reworded texts."""
    left = Counter(_folded("".join(texts))) - Counter("".join(blocks.elements()))
    left -= Counter(_folded("".join(reworded)))
    return bool(left) and bool(left - Counter(_folded("".join(_texts_of(draft)))))


def _folded(text: str) -> str:
    """Return a text for comparison: without white space and unseen characters, digits of one width."""
    return half_width(UNSEEN.sub("", squeezed(text)))


def _texts_of(draft: Draft) -> list[str]:
    texts: list[str] = []
    for _, value in draft.fields:
        texts.append(
            value.yaml if isinstance(value, Nested) else value if isinstance(value, str) else "、".join(value)
        )
    return [*texts, *(text for _, text in typed_texts(draft))]
