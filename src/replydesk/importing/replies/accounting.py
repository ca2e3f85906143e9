"""A check of an import: the text of the letter that the draft prints again, and the text it does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Nested, Paragraph
from replydesk.importing.replies.assembling import Assembled
from replydesk.importing.replies.paragraphs import squeezed
from replydesk.importing.replies.spacing import half_width
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.reply.stock import Stock
from replydesk.text.note import Note

_SHOWN = 60  # Characters of a line shown in a note


@dataclass
class Account:
    """The result of composing the draft and comparing it with its source."""

    characters: int = 0
    recovered: int = 0
    # The draft with missing lines added to the end of the answer, None if none were missing.
    draft: Draft | None = None
    notes: list[Note] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)


def account_for(assembled: Assembled, stock: Stock) -> Account:
    """Compose the draft, and note every paragraph of its source that it does not print unchanged."""
    letter = compose(DraftFacts(assembled.draft, assembled.profile), stock.phrases)
    order = [_folded(block.text) for block in letter.blocks]
    blocks = Counter(order)
    result = Account()
    rest = _compare(result, assembled, order, blocks)
    result.reworded += assembled.reworded
    wanted = Counter("".join(map(_folded, rest))) + Counter(
        _folded("".join(text for _, text in assembled.unplaced))
    )
    lost = list(assembled.unplaced)
    if rest and _is_missing(rest, assembled.draft, blocks, result.reworded):
        lost += [(line, text) for line, text in assembled.lines if text in rest]
    if lost:
        result.draft = _with_lines(assembled.draft, [text for _, text in lost])
        result.unplaced = [text for _, text in lost]
        result.notes += [
            Note(f"认不出这一行是什么，已放在答复内容末尾：{text[:_SHOWN]}", line) for line, text in lost
        ]
    found = Counter("".join(blocks.elements()))
    result.recovered += (
        (wanted & (found + Counter(_folded("".join(result.unplaced))))).total() if wanted else 0
    )
    result.characters += wanted.total()
    return result


def _compare(result: Account, assembled: Assembled, order: list[str], blocks: Counter[str]) -> list[str]:
    """Remove unchanged paragraphs from the blocks, note the others, and return these."""
    others: list[tuple[int, str]] = []
    for line, text in assembled.lines:
        folded = _folded(text)
        if blocks[folded] > 0:
            blocks[folded] -= 1
            result.characters += len(folded)
            result.recovered += len(folded)
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
    """Return a text for comparison: without white space, digits of one width."""
    return half_width(squeezed(text))


def _texts_of(draft: Draft) -> list[str]:
    """Return all texts in a draft."""
    texts: list[str] = []
    for _, value in draft.fields:
        texts.append(
            value.yaml if isinstance(value, Nested) else value if isinstance(value, str) else "、".join(value)
        )
    return [*texts, *(text for _, text in typed_texts(draft))]


def _with_lines(draft: Draft, texts: list[str]) -> Draft:
    """Return the draft with `texts` added to the end of its answer."""
    added = tuple(Paragraph(text) for text in texts if text.strip())
    if not draft.sections:
        return replace(draft, preamble=(*draft.preamble, *added))
    last = draft.sections[-1]
    return replace(
        draft, sections=(*draft.sections[:-1], last._replace(paragraphs=(*last.paragraphs, *added)))
    )
