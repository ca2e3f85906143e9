"""Reduces what is sent to the terminal to the cells that have changed, and lets nothing else through.

Textual sends every redrawn row with all its colours: about ten thousand bytes a key, which is felt over SSH.
Here the rows sent before are kept, and only the changed piece of a redrawn row is sent.
A text of a widget gets past `escape_sequences` as text only: what a terminal would obey is sent as a mark
(`textual_privates` has all texts measured so).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from rich import cells
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from replydesk.text.common_start import common_start
from replydesk.text.marks import on_one_line
from replydesk.tui.kit.textual_privates import (
    ChopsUpdate,
    CompositorUpdate,
    LayoutUpdate,
    ansi_codes,
    colour_system,
)


class Piece(NamedTuple):
    """A run of segments from a cell of the screen on."""

    x: int
    y: int
    segments: Sequence[Segment]


class Painter:
    """The known content of the terminal's screen, and the bytes that update it."""

    def __init__(self) -> None:
        self._shown: dict[int, dict[int, Strip]] = {}

    def thrifty(self, update: CompositorUpdate) -> CompositorUpdate:
        """Return the update in as few bytes as possible, unchanged if its kind is unknown."""
        return _Thrifty(self, update) if isinstance(update, ChopsUpdate | LayoutUpdate) else update

    def render(self, update: CompositorUpdate, console: Console) -> str:
        """Return the bytes of an update, and remember it as shown."""
        if isinstance(update, LayoutUpdate):
            return escape_sequences(self._whole(update), console)
        assert isinstance(update, ChopsUpdate)
        return escape_sequences(self._changed(update), console)

    def _whole(self, update: LayoutUpdate) -> Iterator[Piece]:
        """Repaint the whole screen, whatever it shows: the terminal may have been disturbed."""
        self._shown.clear()
        left, top = update.region.offset
        for y, line in enumerate(update.strips, top):
            row, x = self._shown.setdefault(y, {}), left
            for strip in line:
                row[x] = strip
                x += strip.cell_length
            yield Piece(left, y, list(chain.from_iterable(row.values())))

    def _changed(self, update: ChopsUpdate) -> Iterator[Piece]:
        for y, first, last in update.spans:
            row = self._shown.setdefault(y, {})
            for (x, strip), end in zip(update.chops[y].items(), update.chop_ends[y], strict=True):
                if strip is None or x > last or end <= first:
                    continue
                before = row.get(x)
                if before is None or before.cell_length != strip.cell_length:
                    _forget(row, x, end)
                    yield Piece(x, y, list(strip))
                elif before is not strip and (piece := difference(list(before), list(strip))):
                    yield Piece(x + piece[0], y, piece[1])
                row[x] = strip


class _Thrifty(CompositorUpdate):
    """An update rendered by a painter."""

    def __init__(self, painter: Painter, update: CompositorUpdate) -> None:
        self._painter = painter
        self._update = update

    def render_segments(self, console: Console) -> str:
        return self._painter.render(self._update, console)


def _forget(row: dict[int, Strip], start: int, end: int) -> None:
    for x in [x for x, strip in row.items() if x < end and x + strip.cell_length > start]:
        del row[x]


def difference(before: list[Segment], after: list[Segment]) -> tuple[int, list[Segment]] | None:
    """Return the first cell and the segments in which a strip differs from one of the same width.

    None if they are equal. A strip with zero-width characters is one piece: those belong to their neighbours.
    """
    if before == after:
        return None
    old, new = _characters(before), _characters(after)
    if not all(cells for _, _, cells in chain(old, new)):
        return 0, after
    start = common_start(old, new)
    end = common_start(old[start:][::-1], new[start:][::-1])
    x = sum(cells for _, _, cells in new[:start])
    return x, _joined(new[start : len(new) - end])


_Character = tuple[str, Style | None, int]


def _characters(segments: list[Segment]) -> list[_Character]:
    return [
        (char, style, cells.get_character_cell_size(char)) for text, style, _ in segments for char in text
    ]


def _joined(characters: Iterable[_Character]) -> list[Segment]:
    runs: list[tuple[list[str], Style | None]] = []
    for char, style, _ in characters:
        if not runs or runs[-1][1] != style:
            runs.append(([], style))
        runs[-1][0].append(char)
    return [Segment("".join(text), style) for text, style in runs]


def escape_sequences(pieces: Iterable[Piece], console: Console) -> str:
    """Return the escape sequences that draw pieces; colours are switched only where they change."""
    colours = colour_system(console)
    sent: list[str] = []
    current = ""
    for x, y, segments in pieces:
        sent.append(f"\x1b[{y + 1};{x + 1}H")
        printed = [segment for segment in segments if not segment.control]
        whole = on_one_line("".join(text for text, _, _ in printed))  # accents may pile up across segments
        end = 0
        for text, style, _ in printed:
            begin, end = end, end + len(text)
            codes = ansi_codes(style, colours) if style else ""
            if codes != current:
                sent.append(f"\x1b[0;{codes}m" if codes else "\x1b[0m")
                current = codes
            sent.append(whole[begin:end])
    if current:
        sent.append("\x1b[0m")
    return "".join(sent)
