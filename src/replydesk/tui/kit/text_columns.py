"""Texts side by side in columns, each wrapped as Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

from replydesk.tui.kit.wrapping import wrap_offsets

BETWEEN = " │ "


@dataclass(frozen=True, slots=True)
class TextColumns:
    """Texts of one or several lines in columns of equal width."""

    texts: Sequence[Text]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Text]:
        count = len(self.texts)
        width = (options.max_width - len(BETWEEN) * (count - 1)) // count
        columns = [list(_lines(text, width)) for text in self.texts]
        for row in zip_longest(*columns, fillvalue=Text()):
            line = Text(no_wrap=True, overflow="crop")
            for at, each in enumerate(row):
                line.append(BETWEEN if at else "").append_text(each)
                line.append(" " * (width - each.cell_len) if at + 1 < count else "")
            yield line

    def __rich_measure__(self, _: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(min(12 * len(self.texts), options.max_width), options.max_width)


def _lines(text: Text, width: int) -> Iterator[Text]:
    for paragraph in text.split(allow_blank=True):
        yield from paragraph.divide(wrap_offsets(paragraph.plain, width))
