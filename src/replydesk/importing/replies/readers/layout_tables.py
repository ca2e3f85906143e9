"""Tables that only lay a letter out, in Word files and web pages, told from tables of figures.

The lines of a letter's head and foot by which they are known are also looked for in headers and footers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from replydesk.importing.replies.source import SourceLine

Cell = list[SourceLine]

_LETTER_IN_CELL = 10  # Lines of a cell above which it holds the letter itself
_MOST_ROWS = 3  # Rows of a table that lays out the head or the foot of a letter
_IMPRINT = re.compile(r"\s*抄\s*[送报]\s*[:：]|.*日\s*印发\s*$", re.DOTALL)
_ANNOUNCES = re.compile("收悉|现[将就对答函回]|会办意见")
# Lines that stand in a letter's head or foot and in no table of figures, without white space.
_OF_LETTER = re.compile(
    r"[^，。；]{1,20}[〔﹝\[（(【]\d{4}[〕﹞\]）)】]\d{1,5}号|签发人?[：:][^，。]{0,12}"
    r"|.{4,80}(?:建议|提案|议案).{0,12}的(?:答复|复函|答复函|函|会办意见)"
)
_DATE = re.compile(
    r"[\d〇○一二三四五六七八九零十]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_BODY = re.compile(r"[\u4e00-\u9fff（）]{2,30}[局厅委会办院部署司处社联团]|.{2,30}政府|.{2,30}中心")


def is_layout(rows: Sequence[list[Cell]]) -> bool:
    """Return True if a table is only used for layout.

    Its rows have one cell with text, or it holds the letter, its head, its signature or its imprint.
    """
    filled = [_filled(row) for row in rows]
    cells = [cell for row in filled for cell in row]
    if any(len(cell) > _LETTER_IN_CELL for cell in cells) or not any(len(row) > 1 for row in filled):
        return True
    if any(_IMPRINT.match(line.text) or _is_opening(line.text) for cell in cells for line in cell):
        return True
    filled = [row for row in filled if row]
    return len(filled) <= _MOST_ROWS and max(map(len, filled)) < 3 and _is_of_letter(filled)


def _is_opening(text: str) -> bool:
    return text.rstrip(" 　：:。").endswith("如下") and bool(_ANNOUNCES.search(text))


def _is_of_letter(rows: Sequence[list[Cell]]) -> bool:
    """Return True if a small table holds the number, the signer, the title or the signature of a letter."""
    texts = ["".join(line.text.split()) for row in rows for cell in row for line in cell]
    if any(_OF_LETTER.fullmatch(text) for text in texts):
        return True
    return bool(_DATE.fullmatch(texts[-1])) and all(
        _BODY.fullmatch(text) or _DATE.fullmatch(text) for text in texts
    )


def is_of_head(text: str) -> bool:
    """Return True if a text is a letterhead, a document number or a signer."""
    bare = "".join(text.split())
    return bool(_BODY.fullmatch(bare.removesuffix("文件")) or _OF_LETTER.fullmatch(bare))


def is_of_imprint(text: str) -> bool:
    """Return True if a text is a line of copies or the imprint below a letter."""
    return bool(_IMPRINT.match(text))


def _filled(row: list[Cell]) -> list[Cell]:
    return [cell for cell in row if any(line.text.strip() or line.cells for line in cell)]


def side_by_side(row: list[Cell]) -> list[SourceLine]:
    """Return the lines of a layout row: single lines as one, separated by tabs; longer cells in turn."""
    cells = _filled(row)
    if len(cells) < 2 or any(len(cell) > 1 or cell[0].cells for cell in cells):
        return [line for cell in cells for line in cell]
    first = cells[0][0]
    return [replace(first, text="\t".join(cell[0].number + cell[0].text for cell in cells), number="")]


def flat(cell: Cell) -> str:
    """Return a cell's text: paragraphs separated by line feeds, the cells of nested tables by spaces."""
    texts = ("\u3000".join(line.cells) if line.cells else line.number + line.text for line in cell)
    return "\n".join(text for text in texts if text.strip())
