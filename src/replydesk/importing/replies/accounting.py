"""The account of an import: what of a letter the draft prints again, and what it does not; checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Nested, Paragraph
from replydesk.importing.replies.assembling import Made
from replydesk.importing.replies.paragraphs import squeezed
from replydesk.importing.replies.spacing import half_width
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.reply.stock import Stock
from replydesk.text.note import Note

_SHOWN = 60
"""Characters of a line that a note shows."""


@dataclass
class Account:
    """What was found when the draft was composed and compared with its source."""

    characters: int = 0
    recovered: int = 0
    draft: Draft | None = None
    """The draft with what was missing put at the end of the answer, None where nothing was."""
    notes: list[Note] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)


def account(made: Made, stock: Stock) -> Account:
    """Compose the draft, and tell of every paragraph of its source that it does not print as it was."""
    letter = compose(DraftFacts(made.draft, made.profile), stock.phrases)
    order = [_folded(block.text) for block in letter.blocks]
    blocks = Counter(order)
    told = Account()
    rest = _compare(told, made, order, blocks)
    told.reworded += made.reworded
    wanted = Counter("".join(map(_folded, rest))) + Counter(
        _folded("".join(text for _, text in made.unplaced))
    )
    lost = list(made.unplaced)
    if rest and _is_missing(rest, made.draft, blocks, told.reworded):
        lost += [(line, text) for line, text in made.lines if text in rest]
    if lost:
        told.draft = _with_lines(made.draft, [text for _, text in lost])
        told.unplaced = [text for _, text in lost]
        told.notes += [
            Note(f"认不出这一行是什么，已放在答复内容末尾：{text[:_SHOWN]}", line) for line, text in lost
        ]
    found = Counter("".join(blocks.elements()))
    told.recovered += (wanted & (found + Counter(_folded("".join(told.unplaced))))).total() if wanted else 0
    told.characters += wanted.total()
    return told


def _compare(told: Account, made: Made, order: list[str], blocks: Counter[str]) -> list[str]:
    """Take what is printed as it was off the blocks, tell of the rest, and give it."""
    others: list[tuple[int, str]] = []
    for line, text in made.lines:
        folded = _folded(text)
        if blocks[folded] > 0:
            blocks[folded] -= 1
            told.characters += len(folded)
            told.recovered += len(folded)
        elif folded:
            others.append((line, text))
    left = blocks.copy()
    printed = ""
    for block in reversed(order):  # what is left over, in the order of the letter
        if left[block] > 0:
            left[block] -= 1
            printed = block + printed
    for line, text in others:
        folded = _folded(text)
        if folded in printed:
            printed = printed.replace(folded, "\0", 1)
            continue
        told.reworded.append(text)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
        told.notes.append(Note(f"导出时与原文不完全一样，原文是：{shown}", line))
    return [text for _, text in others]


def _is_missing(texts: list[str], draft: Draft, blocks: Counter[str], reworded: list[str]) -> bool:
    """Whether a character of some texts is neither printed, nor in the draft, nor told as reworded."""
    left = Counter(_folded("".join(texts))) - Counter("".join(blocks.elements()))
    left -= Counter(_folded("".join(reworded)))
    return bool(left) and bool(left - Counter(_folded("".join(_texts_of(draft)))))


def _folded(text: str) -> str:
    """A text for comparing: no white space, digits of one width."""
    return half_width(squeezed(text))


def _texts_of(draft: Draft) -> list[str]:
    """Return all texts of a draft: its fields, then what is typed."""
    texts: list[str] = []
    for _, value in draft.fields:
        texts.append(
            value.yaml if isinstance(value, Nested) else value if isinstance(value, str) else "、".join(value)
        )
    return [*texts, *(text for _, text in typed_texts(draft))]


def _with_lines(draft: Draft, texts: list[str]) -> Draft:
    """The draft with some lines at the end of its answer."""
    added = tuple(Paragraph(text) for text in texts if text.strip())
    if not draft.sections:
        return replace(draft, preamble=(*draft.preamble, *added))
    last = draft.sections[-1]
    return replace(
        draft, sections=(*draft.sections[:-1], last._replace(paragraphs=(*last.paragraphs, *added)))
    )
