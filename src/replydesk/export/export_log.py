"""The log of a folder's exports, from which a later export knows what is unchanged.

A text file of JSON lines, one per draft; the last line of a draft counts. An export only appends lines, so a
killed program loses at most the line it was writing. The folder may be public: a draft is named by a digest
of its place, not by its path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from replydesk.export.file_list import ExportedFile, Written
from replydesk.text.json_line import json_line
from replydesk.text.note import Note

NAME = ".replydesk-导出记录.jsonl"  # in the output folder
_HEADER = {"文件": "replydesk 导出记录", "版本": 3}
_WITH_PATHS = {**_HEADER, "版本": 2}  # earlier logs named drafts by their paths
_UNSENT = 12  # cells of a row whose letter is not sent


class LogEntry(NamedTuple):
    """One exported draft: digests of what its files were made from, and the files."""

    draft: str  # from `draft_key`
    content: str
    stock: str  # phrases and profiles
    options: str  # program version, stem of the names, options of the export
    state: str
    files: tuple[Written, ...]
    rows: tuple[ExportedFile, ...] = ()  # the files' rows in the list


Entries = Mapping[str, LogEntry]  # by draft


def draft_key(place: str) -> str:
    """Return the name of a draft in the log, given its real path."""
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def log_line(entry: LogEntry) -> str:
    """Return an entry as a line of the log, without the newline."""
    return json_line(
        {
            "稿子": entry.draft,
            "内容": entry.content,
            "套用语": entry.stock,
            "选项": entry.options,
            "状态": entry.state,
            "文件": list(entry.files),
            "目录": [
                [cell.isoformat() if isinstance(cell, date) else cell for cell in _cells(row)]
                for row in entry.rows
            ],
        },
        is_compact=True,
    )


def _cells(row: ExportedFile) -> tuple[object, ...]:
    """Return the cells of a row; of a letter that is not sent without the day of sending."""
    return row if row.sent else row[:_UNSENT]


def format_log(entries: Iterable[LogEntry]) -> str:
    """Return the text of a whole log."""
    return "".join(f"{text}\n" for text in (json_line(_HEADER, is_compact=True), *map(log_line, entries)))


def parse_log(text: str) -> tuple[Entries, tuple[Note, ...]]:
    """Return the readable entries of a log, and notes of unreadable lines. Never raises.

    A file that is not a log has no entries. An unfinished last line, as a killed program leaves, is ignored.
    """
    head, *lines = text.split("\n")
    header = _load(head)
    if header not in (_HEADER, _WITH_PATHS):
        return {}, (Note("不是这个程序的导出记录，没有用它；全部重新导出，并写一份新的"),)
    found = {}
    broken = []
    for number, each in enumerate(lines[:-1], 2):
        entry = _entry(_load(each))
        if entry and header == _WITH_PATHS:
            entry = entry._replace(draft=draft_key(entry.draft))
        if entry:
            found[entry.draft] = entry
        else:
            broken.append(Note("导出记录的这一行看不懂，没有用它；那一份重新导出", number))
    return found, tuple(broken)


def _entry(value: Any) -> LogEntry | None:
    try:
        files = tuple(Written(*map(_checked, each, (str, str, str, int, int, str))) for each in value["文件"])
        draft, *texts = (_checked(value[key], str) for key in ("稿子", "内容", "套用语", "选项", "状态"))
        content, stock, options, state = texts
        return LogEntry(draft, content, stock, options, state, files, tuple(map(_row, value["目录"])))
    except (KeyError, TypeError, ValueError):
        return None


def _row(cells: Any) -> ExportedFile:
    """Return a row of the list. Raises TypeError or ValueError for anything else."""
    before, (end, day, publicity), sending = cells[:9], cells[9:_UNSENT], cells[_UNSENT:]
    (sent,) = sending or (None,)
    end, day, sent = (None if each is None else date.fromisoformat(each) for each in (end, day, sent))
    kinds = (str,) * 6 + (int,) + (str,) * 2
    texts = [_checked(*pair) for pair in zip(before, kinds, strict=True)]
    return ExportedFile._make((*texts, end, day, _checked(publicity, str), sent))


def _checked(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(value)
    return value


def _load(text: str) -> Any:
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
