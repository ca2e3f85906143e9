"""Marks above a letter that share their line with something else: cells of a table, a damaged number."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.draft.model import Key
from replydesk.importing.replies.lines.marks import Mark, WeakMark, head_marks

_CELLS = re.compile("[|｜]")
_WIDE_GAP = re.compile(r"[ \xa0\u3000\t]{3,40}")
_LEAST_CELLS = 4  # Fewest cells of a row that has labels beside their values
# The beginning of a number whose end did not come with the page: 某字〔202527.
_DAMAGED_NUMBER = re.compile(
    "[\u4e00-\u9fff]{2,16}[〔\\[【（(﹝]\\s?(?:19|20)\\d{2}[^\u4e00-\u9fff]{0,10}号?"
)


class Beside(NamedTuple):
    """The marks of a line, each with its text, and the rest of the line."""

    marks: list[tuple[Mark, str]]
    rest: str


def marks_beside(text: str) -> Beside | None:
    """Return the marks of a line that has something else too, None for any other line."""
    return _in_cells(text) or _behind_number(text)


def _in_cells(text: str) -> Beside | None:
    """Return the marks among the cells of a row: 签发人 | 张某某 | 发布日期 | 2026-05-06 | 类别 | B |"""
    cells = [cell.strip() for cell in _CELLS.split(text)]
    if len(cells) < _LEAST_CELLS:
        return None
    marks: list[tuple[Mark, str]] = []
    rest: list[str] = []
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        said = f"{label}：{value}"
        found = head_marks(said) if label and value else None
        if found and len(found) == 1 and (found[0].key == Key.SIGNER or _is_of_item(found[0])):
            marks.append((found[0], said))
        else:
            rest += [label, value]
    return Beside(marks, " | ".join(filter(None, rest))) if marks else None


def _is_of_item(mark: Mark) -> bool:
    return isinstance(mark, WeakMark) or mark.key == Key.RESULT_CLASS


def _behind_number(text: str) -> Beside | None:
    """Return the marks behind a document number that cannot be read."""
    number, *others = _WIDE_GAP.split(text.strip())
    said = "\u3000".join(others)
    marks = head_marks(said) if said and _DAMAGED_NUMBER.fullmatch(number) else None
    return Beside([(mark, said) for mark in marks], number) if marks else None
