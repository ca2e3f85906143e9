"""Which paragraphs, table rows and cells of two letters belong together, in the order of a merged letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from replydesk.draft.alignment import aligned
from replydesk.letter.model import Block, Cell, Role
from replydesk.text.best_pairs import best_pairs
from replydesk.text.char_diff import likeness

ALIKE = 0.4  # paragraphs with less in common are two, not one that was changed
ROWS_ALIKE = 0.3  # the same for rows of a table, which are shorter
INSIDE = 0.8  # the share of a text that must be in a longer one, if that has grown from it
SHORTEST_INSIDE = 6  # characters; fewer are in a longer text by chance
SPLIT = 0.6  # the share of a paragraph that must come from its neighbour to be a part of it
MOST_PAIRS = 40_000  # paragraphs compared with each other; of more, those in the same places are paired

# Roles that a letter has once: changed however much, they are one.
_SINGLE = frozenset(
    (
        *(Role.LETTERHEAD, Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.NUMBER, Role.SIGNER),
        *(Role.RESULT_CLASS, Role.PUBLICITY, Role.TITLE, Role.SALUTATION, Role.POST, Role.DATE),
        *(Role.CC, Role.IMPRINT, Role.PRINT_DATE),
    )
)
_PAIRED = 3.0  # the score of two that are one in any case


class BlockPair(NamedTuple):
    """A block of the earlier letter and what it has become in the later one, by index.

    One of them is () if the block was added or removed; several, one after the other, were one before, or
    became one. Cells have the number of their table and of their row in the merged letter. A cell that was
    added or removed without the rest of its row `is_part`: its row stays.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    table: int = 0
    row: int = 0
    is_part: bool = False


class _Unit(NamedTuple):
    """A paragraph, a table or a row: its blocks, its text, and what a counterpart must share with it."""

    blocks: tuple[int, ...]
    text: str
    kind: object
    is_single: bool = False

    @property
    def key(self) -> str:
        return f"{self.kind}\0{self.text}"


_Match = tuple[_Unit | None, _Unit | None]


def paired_blocks(old: Sequence[Block], new: Sequence[Block]) -> list[BlockPair]:
    """Return all blocks of two letters in the order of a merged one; removed ones precede added ones."""
    found: list[BlockPair] = []
    tables = 0
    for one, other in _matched(_units(old), _units(new), ALIKE):
        is_table = _is_table(one, old) or _is_table(other, new)
        tables += is_table
        if is_table:
            found += _paired_tables(one, other, old, new, tables)
        else:
            found.append(BlockPair(one.blocks if one else (), other.blocks if other else ()))
    return list(_with_splits(found, old, new))


def _is_table(unit: _Unit | None, blocks: Sequence[Block]) -> bool:
    return unit is not None and blocks[unit.blocks[0]].cell is not None


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    units: list[_Unit] = []
    for table, group in groupby(range(len(blocks)), key=lambda at: _table_of(blocks[at])):
        if table is not None:
            indexes = tuple(group)
            units.append(_Unit(indexes, _text(indexes, blocks), _shape([blocks[at] for at in indexes])))
        else:
            units += [_paragraph(at, blocks[at]) for at in group]
    return units


def _table_of(block: Block) -> int | None:
    return block.cell.table if block.cell else None


def _paragraph(at: int, block: Block) -> _Unit:
    return _Unit((at,), block.text, block.role.value, block.role in _SINGLE)


def _text(indexes: Iterable[int], blocks: Sequence[Block]) -> str:
    return "\n".join(
        f"{_cell(blocks[at]).row},{_cell(blocks[at]).column} {blocks[at].text}" for at in indexes
    )


def _cell(block: Block) -> Cell:
    assert block.cell is not None
    return block.cell


def _shape(cells: Sequence[Block]) -> object:
    """Return what two tables must share to be compared row by row: the columns; of a form all its cells."""
    places = [_cell(block) for block in cells]
    is_form = any(each.span > 1 or each.is_middle for each in places)
    spots = [(each.row, each.column, each.span) for each in places]
    if is_form or len(set(spots)) < len(spots):
        return tuple(spots)
    return places[0].columns


def _paired_tables(
    one: _Unit | None, other: _Unit | None, old: Sequence[Block], new: Sequence[Block], table: int
) -> Iterator[BlockPair]:
    """Yield the cells of a table and its counterpart, row by row."""
    olds, news = _rows(one, old), _rows(other, new)
    if one and other and isinstance(one.kind, tuple):
        matched: Iterable[_Match] = zip(olds, news, strict=True)
    else:
        matched = _matched(olds, news, ROWS_ALIKE)
    for row, (before, after) in enumerate(matched):
        for pair in _paired_cells(before, after, old, new):
            yield pair._replace(table=table, row=row)


def _rows(unit: _Unit | None, blocks: Sequence[Block]) -> list[_Unit]:
    rows: list[_Unit] = []
    for _, group in groupby(unit.blocks if unit else (), key=lambda at: _cell(blocks[at]).row):
        indexes = tuple(group)
        text = "\n".join(f"{_cell(blocks[at]).column} {blocks[at].text}" for at in indexes)
        rows.append(_Unit(indexes, text, blocks[indexes[0]].role.value))
    return rows


def _paired_cells(
    before: _Unit | None, after: _Unit | None, old: Sequence[Block], new: Sequence[Block]
) -> Iterator[BlockPair]:
    olds, news = _columns(before, old), _columns(after, new)
    is_part = before is not None and after is not None
    for column in sorted({*olds, *news}):
        for one, other in zip_longest(olds.get(column, ()), news.get(column, ())):
            olds_here, news_here = (() if each is None else (each,) for each in (one, other))
            yield BlockPair(olds_here, news_here, is_part=is_part and (one is None or other is None))


def _columns(row: _Unit | None, blocks: Sequence[Block]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at in row.blocks if row else ():
        found.setdefault(_cell(blocks[at]).column, []).append(at)
    return found


def _matched(old: Sequence[_Unit], new: Sequence[_Unit], least: float) -> Iterator[_Match]:
    """Yield units and their counterparts in order: equal ones, and between them those most alike."""
    for is_same, i, j, k, l in aligned([unit.key for unit in old], [unit.key for unit in new]):  # noqa: E741
        if is_same:
            yield from zip(old[i:j], new[k:l], strict=True)
        elif (j - i) * (l - k) > MOST_PAIRS:
            yield from _in_place(old[i:j], new[k:l])
        else:
            yield from _most_alike(old[i:j], new[k:l], lambda a, b: _score(a, b, least))


def _in_place(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[_Match]:
    for one, other in zip_longest(old, new):
        if one is None or other is None or one.kind == other.kind:
            yield one, other
        else:
            yield from ((one, None), (None, other))


def _score(one: _Unit, other: _Unit, least: float) -> float:
    """Return how much two units are one, 0 if they are not."""
    if one.kind != other.kind:
        return 0
    if one.is_single or not isinstance(one.kind, str):
        return _PAIRED
    found = alike(one.text, other.text)
    return found if found >= least else 0


def alike(one: str, other: str) -> float:
    """Return the share of characters that two texts have in common; more if one is nearly all there."""
    found = likeness(one, other)
    short, long = sorted((len(one), len(other)))
    inside = found * (short + long) / 2 / short if short >= SHORTEST_INSIDE else 0.0
    return max(found, ALIKE * inside) if inside >= INSIDE else found


def _most_alike(
    old: Sequence[_Unit], new: Sequence[_Unit], score: Callable[[_Unit, _Unit], float]
) -> Iterator[_Match]:
    """Yield the pairing in order with the highest sum of scores."""
    i = j = 0
    for at, by in [
        *best_pairs(len(old), len(new), lambda one, other: score(old[one], new[other])),
        (len(old), len(new)),
    ]:
        yield from ((unit, None) for unit in old[i:at])
        yield from ((None, unit) for unit in new[j:by])
        if at < len(old):
            yield old[at], new[by]
        i, j = at + 1, by + 1


def _with_splits(
    pairs: Sequence[BlockPair], old: Sequence[Block], new: Sequence[Block]
) -> Iterator[BlockPair]:
    """Yield the pairs; paragraphs that were one, or became one, as a single pair."""
    found: list[BlockPair] = []
    for pair in pairs:
        joined = found and _joined(found[-1], pair, old, new)
        if joined:
            found[-1] = joined
        else:
            found.append(pair)
    return iter(found)


def _joined(one: BlockPair, other: BlockPair, old: Sequence[Block], new: Sequence[Block]) -> BlockPair | None:
    """Return two pairs as one if a paragraph was divided or two were joined there; else None."""
    both = BlockPair(one.old + other.old, one.new + other.new)
    if min(len(both.old), len(both.new)) != 1:
        return None
    if not all(_is_body(old[at]) for at in both.old) or not all(_is_body(new[at]) for at in both.new):
        return None
    paired, alone = (one, other) if one.old and one.new else (other, one)
    if not (paired.old and paired.new):
        return None
    before, after = (_texts(each, blocks) for each, blocks in ((both.old, old), (both.new, new)))
    more = _in_common(before, after) - _in_common(_texts(paired.old, old), _texts(paired.new, new))
    size = len(_texts(alone.old, old) + _texts(alone.new, new))
    return both if more >= SPLIT * size else None


def _is_body(block: Block) -> bool:
    return block.role is Role.BODY and block.cell is None


def _texts(indexes: Iterable[int], blocks: Sequence[Block]) -> str:
    return "".join(blocks[at].text for at in indexes)


def _in_common(one: str, other: str) -> float:
    return likeness(one, other) * (len(one) + len(other)) / 2
