"""Tables of data below the signature, which belong to the letter, unlike a form or a website's table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from replydesk.importing.replies.foot.footlines import is_imprint
from replydesk.importing.replies.joining.page_frame import is_site, is_timestamp
from replydesk.importing.replies.joining.paragraphs import Para
from replydesk.importing.replies.lines.marks import CC, foot_marks

_FORM = re.compile("[□☐○〇√]|满意|签[名字章]|盖章|意见|_{2}|…")  # Cells to be filled in
_LONGEST = 60  # Longest cell of a table of data, in characters; longer ones are passages in a layout


def data_table(paras: Sequence[Para], place: int) -> Sequence[Para]:
    """Return the rows of the table of data that begins at a place, none if no such table does.

    It has two rows and two columns at least, hardly an empty cell, and nothing of a form or a website.
    """
    number = paras[place].table if paras[place].cells else 0
    rows = list(takewhile(lambda row: row.table == number and row.cells, paras[place:])) if number else []
    if len(rows) < 2 or min(len(row.cells) for row in rows) < 2:
        return []
    cells = [cell.strip() for row in rows for cell in row.cells]
    filled = [cell for cell in cells if cell]
    is_full = 4 * len(filled) >= 3 * len(cells)
    return rows if is_full and all(map(_is_of_data, filled)) else []


def _is_of_data(cell: str) -> bool:
    if len(cell) > _LONGEST or _FORM.search(cell) or is_site(cell) or is_timestamp(cell):
        return False
    return not (CC.match(cell) or is_imprint(cell) or foot_marks(cell))
