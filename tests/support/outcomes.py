"""What comes of reading a changed letter or list: a word for the table, with `!` before a fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from replydesk.draft.file import format_draft, parse_draft
from replydesk.importing.lists.sheets import ListSheet
from replydesk.importing.lists.table_file import read_tables
from replydesk.importing.lists.understanding import understand
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.reading import foreign_kind, read_content
from replydesk.importing.replies.recognise import recognise
from replydesk.text.errors import UserError
from tests.support.processor_time import least_seconds
from tests.support.replies import starter_stock

SECONDS = 1.0  # of processor time from which an input took too long


def list_outcome(data: bytes) -> str:
    """Return the outcome of a list, with `!` before one that is a fault."""
    outcome: list[str] = []
    seconds = least_seconds(lambda: outcome.append(_list_outcome(data)), SECONDS)
    return f"! a list took {seconds:.1f} s" if seconds > SECONDS else outcome[-1]


def _list_outcome(data: bytes) -> str:
    try:
        sheets = read_tables(data, Path("清单.xlsx"))
        return "list read" if _accounts(sheets) else "! a row of a list is lost"
    except UserError as error:
        return f"list refused: {str(error).partition('：')[2].partition('，')[0]}"[:60]
    except Exception as error:
        return f"! list: {type(error).__name__}: {error}"


def _accounts(sheets: Sequence[ListSheet]) -> bool:
    """Return True if every filled row below the heads of the sheets is used, or rejected with the reason."""
    found = understand(sheets)
    below = {each.sheet: each.begin for each in found.headings}
    filled = {
        (sheet.name, number)
        for sheet in sheets
        if sheet.name in below
        for number, row in enumerate(sheet.rows, 1)
        if number >= below[sheet.name] and any(row)
    }
    told = {(each.sheet, each.row) for each in (*found.refused, *found.passed)}
    return filled == told | {(each.sheet, each.row) for each in found.assignments}


def reply_outcome(make: Callable[[int], bytes], seed: int) -> str:
    """Return the outcome of an input, with `!` before one that is a fault."""
    data = make(seed)
    if foreign_kind(data):
        return "for LibreOffice, not read"
    outcome: list[str] = []
    seconds = least_seconds(lambda: outcome.append(_reply_outcome(data)), SECONDS)
    return f"! took {seconds:.1f} s" if seconds > SECONDS else outcome[-1]


def _reply_outcome(data: bytes) -> str:
    try:
        draft = recognise(read_content(data), starter_stock()).draft
        is_same = parse_draft(format_draft(draft)).draft == draft
        return "read" if is_same else "! another draft in its file"
    except Unreadable as error:
        return f"refused: {str(error).partition('，')[0]}"[:60]
    except Exception as error:
        return f"! {type(error).__name__}: {error}"
