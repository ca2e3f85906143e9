"""The copy of a reply for publication (公开件), without signer, contact and private numbers.

The letter is composed without signer and contact; what `find_private_text` finds in it is blotted out.
Nothing else changes: the names of deputies and the printed facts of the unit stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from replydesk.draft.model import Draft, Key
from replydesk.letter.compose import compose
from replydesk.letter.facts import NOTHING, DraftFacts
from replydesk.letter.model import Block, Letter, Role, Span
from replydesk.letter.phrases import Phrases
from replydesk.text.note import Note
from replydesk.text.redaction import BLOT, PrivateText, find_private_text

# Roles that hold no private text, whatever their texts look like.
_NUMBERS = frozenset(
    (Role.LETTERHEAD, Role.COPY_NUMBER, Role.NUMBER, Role.DATE, Role.PRINT_DATE, Role.RESULT_CLASS)
)

_At = tuple[int, int, int]  # table, row and column of a cell

_SHOWN = 12  # characters of a paragraph quoted in a note


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """The letter for publication, None if forbidden; notes on what was removed, or why it is forbidden."""

    letter: Letter | None
    notes: tuple[Note, ...]


def public_copy(facts: DraftFacts, phrases: Phrases) -> PublicCopy:
    """Return the public copy of a letter. Never fails."""
    draft = facts.draft
    if why := _why_forbidden(draft):
        return PublicCopy(None, (Note(f"没有做公开件：{why}"),))
    bare, notes = _without_contact(facts)
    letter = compose(DraftFacts(bare, facts.profile), phrases)
    cells = {(cell.table, cell.row, cell.column): each for each in letter.blocks if (cell := each.cell)}
    blocks = []
    for block in letter.blocks:
        found = [] if block.role in _NUMBERS else _private_parts(block, cells)
        notes += _removal_notes(block, found)
        blocks.append(_without(block, found))
    if not draft.get(Key.PUBLICITY):
        notes.append(Note("公开件：没有填“公开属性”，请核对能否公开"))
    return PublicCopy(replace(letter, blocks=tuple(block for block in blocks if block.text)), tuple(notes))


def _why_forbidden(draft: Draft) -> str:
    """Return why a reply must not be published, "" if it may be (政府信息公开条例, arts. 13–16)."""
    if secrecy := draft.get(Key.SECRECY):
        return f"标了密级“{secrecy}”"
    publicity = draft.get(Key.PUBLICITY)
    if "不" in publicity or "依申请" in publicity:
        return f"“公开属性”是“{publicity}”；要公开的，请先改为“主动公开”"
    return ""


def _without_contact(facts: DraftFacts) -> tuple[Draft, list[Note]]:
    """Return the draft without signer and contact, and notes of what was removed."""
    draft, notes = facts.draft, []
    for key, nothing in ((Key.SIGNER, ""), (Key.CONTACT, NOTHING), (Key.PHONE, NOTHING)):
        value = draft.get(key) if key is Key.SIGNER else facts.filled(key)
        if value:
            draft = draft.with_field(key, nothing)
            notes.append(Note(f"公开件：去掉了{key}“{value}”"))
    return draft, notes


def _private_parts(block: Block, cells: Mapping[_At, Block]) -> list[PrivateText]:
    """Return the private parts of a block; a cell is also searched together with its labels."""
    found = find_private_text(block.text)
    for label in _labels(block, cells):
        before = f"{label}："
        behind = (
            each._replace(start=each.start - len(before), end=each.end - len(before))
            for each in find_private_text(before + block.text)
        )
        found = max(found, [each for each in behind if each.start >= 0], key=_extent)
    return found


def _extent(found: list[PrivateText]) -> int:
    return sum(each.end - each.start for each in found)


def _labels(block: Block, cells: Mapping[_At, Block]) -> Iterator[str]:
    """Yield the labels of a cell: the head of its column and the cell to its left."""
    cell = block.cell
    if cell is None or block.role is Role.CELL_HEAD:
        return
    for row, column in ((0, cell.column), (cell.row, cell.column - 1)):
        label = cells.get((cell.table, row, column))
        if label is not None and label is not block:
            yield label.text


def _without(block: Block, found: list[PrivateText]) -> Block:
    """Return the block with private parts replaced; the replacement of one across spans is in the first."""
    if not found:
        return block
    spans, begin = [], 0
    for span in block.spans:
        text, at, end = "", begin, begin + len(span.text)
        for each in found:
            if each.start < end and each.end > begin:
                text += block.text[at : max(each.start, at)] + each.instead * (each.start >= begin)
                at = min(each.end, end)
        spans.append(Span(text + block.text[at:end], span.role))
        begin = end
    return replace(block, spans=tuple(spans))


def _removal_notes(block: Block, found: list[PrivateText]) -> Iterator[Note]:
    """Yield a note for each private part of a block."""
    where = block.text if len(block.text) <= _SHOWN else f"{block.text[:_SHOWN]}……"
    for start, end, instead in found:
        done = f"改成了“{BLOT}”" if instead else "去掉了"
        yield Note(f"公开件：“{where}”里的“{block.text[start:end]}”{done}")
