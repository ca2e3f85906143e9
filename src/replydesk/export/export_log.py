"""The record of what was exported into a folder, by which a later export knows what is unchanged.

A text file of JSON lines, one draft each, of which the last for a draft holds. Lines are only put at its end
while an export runs, so that a program that is killed loses at most the one it was writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from replydesk.export.file_list import ExportedFile
from replydesk.text.json_line import json_line
from replydesk.text.note import Note

NAME = ".replydesk-导出记录.jsonl"
"""The record's name in the folder of the export."""

_HEADER = {"文件": "replydesk 导出记录", "版本": 2}


class Written(NamedTuple):
    """A file that was written: what it is, its name in the folder, its length in pages and bytes."""

    kind: str
    recipient: str
    name: str
    pages: int
    size: int
    digest: str
    """"" where no record is kept."""


class LogEntry(NamedTuple):
    """What a draft was when it was exported, all as digests, and what was made of it."""

    draft: str
    """Where the draft is: its full path."""
    content: str
    stock: str
    """The phrases and profiles it was made with."""
    options: str
    """The program's version, the stem of the names, and how it was asked for."""
    state: str
    files: tuple[Written, ...]
    rows: tuple[ExportedFile, ...] = ()
    """The files as they are listed."""


Entries = Mapping[str, LogEntry]
"""The entries by their drafts."""


def log_line(entry: LogEntry) -> str:
    """An entry as a line of the record, without the line's end."""
    return json_line(
        {
            "稿子": entry.draft,
            "内容": entry.content,
            "套用语": entry.stock,
            "选项": entry.options,
            "状态": entry.state,
            "文件": [
                [each.kind, each.recipient, each.name, each.pages, each.size, each.digest]
                for each in entry.files
            ],
            "目录": [
                [day.isoformat() if isinstance(day, date) else day for day in row] for row in entry.rows
            ],
        },
        is_compact=True,
    )


def format_log(entries: Iterable[LogEntry]) -> str:
    """A whole record."""
    return "".join(f"{text}\n" for text in (json_line(_HEADER, is_compact=True), *map(log_line, entries)))


def parse_log(text: str) -> tuple[Entries, tuple[Note, ...]]:
    """The entries of a record and what was wrong with it; never fails.

    Of a file that is no record nothing is taken; of a record all lines that can be read. A last line that
    was not finished is passed over in silence: it is what a killed program leaves.
    """
    head, *lines = text.split("\n")
    if _load(head) != _HEADER:
        return {}, (Note("不是这个程序的导出记录，没有用它；全部重新导出，并写一份新的"),)
    found = {}
    broken = []
    for number, each in enumerate(lines[:-1], 2):
        entry = _entry(_load(each))
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
    """A row of the list. Raises TypeError and ValueError for anything else."""
    *_, end, day, publicity = cells
    days = (None if each is None else date.fromisoformat(each) for each in (end, day))
    kinds = (str,) * 6 + (int,) + (str,) * 2
    texts = map(_checked, cells[: len(kinds)], kinds)
    return ExportedFile._make((*texts, *days, _checked(publicity, str)))


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
