"""Findings of the laid-out pages: what could not be set, badly broken lines, and what was adjusted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from replydesk.draft.model import Key, Part
from replydesk.layout.bad_breaks import BadLineEnd, find_bad_breaks
from replydesk.layout.pages import Pages, roles_in
from replydesk.letter.model import HEADINGS, Role
from replydesk.reply.findings import Finding
from replydesk.reply.rules.printed.page_rules import ADJUSTED, BAD_BREAKS, CANNOT_BE_SET, NO_TEXT_ON_PAGE_1

MOST_SHOWN = 20  # badly broken lines named one by one

_READ = (Role.SALUTATION, Role.BODY, *HEADINGS)


class BadBreak(NamedTuple):
    """A badly broken line: its page and row, from 1, and the fault."""

    page: int
    row: int
    found: BadLineEnd

    def __str__(self) -> str:
        return f"第{self.page}页第{self.row}行“{self.found.text}”"


def bad_breaks(pages: Pages) -> list[BadBreak]:
    """Return the badly broken lines of the text, in the order of the pages."""
    ends: dict[int, list[int]] = {}
    for block, _, end, _ in pages.lines:
        ends.setdefault(block, []).append(end)
    letter = pages.letter
    found = [
        (index, each)
        for index, of_block in ends.items()
        if len(of_block) > 1 and letter.blocks[index].role in _READ
        for each in find_bad_breaks(letter.blocks[index].text, tuple(of_block), letter.names)
    ]
    printed = _positions(pages, {index for index, _ in found}) if found else {}
    return [BadBreak(*printed[index, each.at], each) for index, each in found]


def _positions(pages: Pages, blocks: Collection[int]) -> dict[tuple[int, int], tuple[int, int]]:
    """Map the lines of some blocks, by block and end offset, to their page and row."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for page in pages.pages:
        for number, row in enumerate(page.rows, 1):
            for block, _, end, _ in row:
                if block in blocks:
                    found.setdefault((block, end), (page.number, number))
    return found


def _begins_on_page_1(pages: Pages) -> bool:
    """Return True if page 1 shows some of the text, or there is no text (7.3.3)."""
    text = {Role.BODY, *HEADINGS}
    return not pages.letter.places(*text) or bool(roles_in(pages.letter, pages.pages[0].rows) & text)


def check_pages(pages: Pages) -> Iterator[Finding]:
    """Yield the findings of the layout: errors, then badly broken lines, then adjustments."""
    for note in pages.notes:
        yield CANNOT_BE_SET.found(Part.ANSWER, note.text)
    if not _begins_on_page_1(pages):
        yield NO_TEXT_ON_PAGE_1.found(Key.SALUTATION)
    if bad := bad_breaks(pages):
        shown = "、".join(map(str, bad[:MOST_SHOWN])) + ("等" if len(bad) > MOST_SHOWN else "")
        remedy = "可改写这几句" if pages.setup.mends else "可用“修整断行”紧缩，或改写"
        yield BAD_BREAKS.found(Key.MENDING, f"有 {len(bad)} 处断行不好看：{shown}", remedy)
    for note in pages.done:
        yield ADJUSTED.found(Key.SIGNATURE, note.text)
