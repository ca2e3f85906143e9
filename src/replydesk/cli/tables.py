"""Tables and pages in the terminal, by Rich.

Short columns of a table are whole up to a limit, long ones cut so that every column is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Literal, TextIO

from replydesk.text.marks import on_one_line, shown
from replydesk.text.width import width

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Row = Mapping[str, str | int]  # by column head
_GAP = 2  # cells between two columns
_SHORT = 80  # the most cells of a short column: what was typed into a field may be of any length
_LEAST = 8  # cells of a long column, however narrow the terminal
_MANY = 2_000  # rows from which a table in a file or pipe is laid out by plain code
_UNBOUND = 400  # cells of a line in a file or pipe


def print_table(rows: Sequence[Row], long: Mapping[str, int], stream: TextIO, folded: str = "") -> None:
    """Print one or more rows with the same columns.

    `long` has the columns that may be cut, each with the most cells it gets. On a terminal they share the
    width left over by the other columns. The one that is `folded` goes on in the next line instead.
    """
    if len(rows) > _MANY:
        stream.write(_long_table(rows, long, get_terminal_size().columns if stream.isatty() else _UNBOUND))
        return
    from rich.cells import cell_len
    from rich.table import Table

    console = _console(stream, None if stream.isatty() else _UNBOUND)
    texts = [{name: on_one_line(str(value)) for name, value in row.items()} for row in rows]
    wanted = {name: max(cell_len(row[name]) for row in texts) for name in rows[0]}
    wanted = {name: _limited(name, max(cells, cell_len(name)), long) for name, cells in wanted.items()}
    taken = sum(wanted[name] + _GAP for name in wanted.keys() - long.keys())
    given = share_width({name: min(wanted[name], most) for name, most in long.items()}, console.width - taken)
    console.width = max(console.width, taken + sum(given.values()) + _GAP * len(given))
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for name, value in rows[0].items():
        side: Literal["left", "right"] = "right" if isinstance(value, int) else "left"
        cells = given.get(name, wanted[name])
        is_folded = name == folded
        overflow: Literal["fold", "ellipsis"] = "fold" if is_folded else "ellipsis"
        table.add_column(name, justify=side, overflow=overflow, no_wrap=not is_folded, width=cells)
    for text in texts:
        table.add_row(*text.values())
    console.print(table)


def _limited(name: str, cells: int, long: Mapping[str, int]) -> int:
    return cells if name in long else min(cells, _SHORT)


def print_rows(rows: Iterable[Text], width: int, stream: TextIO) -> None:
    """Print rows of `width` cells as they are coloured."""
    console = _console(stream, width)
    for row in rows:
        console.print(row)


def _console(stream: TextIO, width: int | None) -> Console:
    """Return a console that sends no control character but its own."""
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.segment import Segment

    class Gate(Console):
        """The console; what a widget of Rich renders comes through here."""

        def render(
            self, renderable: RenderableType, options: ConsoleOptions | None = None
        ) -> Iterable[Segment]:
            for segment in super().render(renderable, options):
                yield segment if segment.control else segment._replace(text=shown(segment.text))

    return Gate(file=stream, highlight=False, markup=False, width=width)


def _long_table(rows: Sequence[Row], long: Mapping[str, int], room: int) -> str:
    """Return the text of a table too long for Rich, which takes half a minute for a hundred thousand rows."""
    columns = {name: _measured(name, [row[name] for row in rows]) for name in rows[0]}
    wanted = {name: _limited(name, max(widths), long) for name, (_, widths) in columns.items()}
    room -= sum(wanted[name] + _GAP for name in wanted.keys() - long.keys())
    given = share_width({name: min(wanted[name], most) for name, most in long.items()}, room)
    padded = [
        _padded(*columns[name], given.get(name, wanted[name]), is_right=isinstance(value, int))
        for name, value in rows[0].items()
    ]
    gap = " " * _GAP
    return "".join(f"{gap.join(cells).rstrip()}\n" for cells in zip(*padded, strict=True))


def _measured(name: str, values: list[str | int]) -> tuple[list[str], list[int]]:
    """Return the texts of a column with its head, each on one line, and their widths in cells."""
    texts = [name, *map(str, values)]
    if (together := "".join(texts)) != on_one_line(together):
        texts = [on_one_line(text) for text in texts]
    return texts, [len(text) if text.isascii() else width(text) for text in texts]


def _padded(texts: list[str], widths: list[int], most: int, *, is_right: bool) -> list[str]:
    """Return texts cut and filled up to one width."""
    for at, cells in enumerate(widths):
        if cells > most:
            texts[at], widths[at] = _cut(texts[at], most)
    room = [" " * (most - cells) for cells in widths]
    if is_right:
        return [space + text for space, text in zip(room, texts, strict=True)]
    return [text + space for space, text in zip(room, texts, strict=True)]


def _cut(text: str, most: int) -> tuple[str, int]:
    """Return a text cut to so many cells, … at its end, and its width."""
    taken = 1
    for at, char in enumerate(text):
        taken += width(char)
        if taken > most:
            return f"{text[:at]}…", taken - width(char)
    return text, taken - 1


def share_width(wanted: Mapping[str, int], room: int) -> dict[str, int]:
    """Distribute cells among columns, each with a gap behind it; the widest are cut first."""
    given: dict[str, int] = {}
    for name in sorted(wanted, key=lambda each: wanted[each]):
        fair = room // (len(wanted) - len(given)) - _GAP
        given[name] = max(min(wanted[name], fair), min(wanted[name], _LEAST))
        room -= given[name] + _GAP
    return given
