"""The report of an import for other programs: `--report out.json`.

A JSON object in UTF-8, its keys in this order:

    程序        "replydesk 0.4.1"
    开始        when it began, "2026-05-29T09:00:00+08:00"
    用时秒      how long it took, a number
    文件夹      the folder the drafts were written to
    合计        numbers: 文件 (files), 读入, 没有读入 (letters of them);
                字数, 收回, 改写字数, 信外字数, 丢失字数 (characters); 未放, 信外, 丢失, 改写 (lines)
    文件        a list with an object for each letter of each file, in the order of the command:
        来源        the file
        种类        Word, PDF, 网页, 文本, doc, rtf, odt, xml; "" if it was not opened
        稿子        the draft written, "" if there is none
        原因        why it was not read or not written, "" if it was
        字数        characters of the file, without white space: the sum of the four numbers below
        收回        the number of these that the draft prints unchanged
        改写字数    the number that it keeps in another form
        信外字数    the number left out as not part of the letter
        丢失字数    the number lost
        未放        a list of lines that fit nowhere; they are added to the end of the answer
        信外        a list of lines that do not belong to the letter: page numbers, a website's lines
        丢失        a list of lines that were left out although they are sentences
        改写        a list of lines that the draft prints in another form
        字段        an object: the fields of the draft; a value is text or a list of texts
        说明        a list: 行 (a number, 0 for none), 说明
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from replydesk import __version__
from replydesk.draft.model import Draft, Nested
from replydesk.importing.replies.importer import ImportOutcome
from replydesk.importing.replies.recognise import Imported
from replydesk.text.json_line import json_line

_NOTHING = Imported(Draft())


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One file of an import: its outcome, and the draft written or the reason why there is none.

    `is_known` is True for a file that is passed over because its item has a draft.
    """

    source: Path
    outcome: ImportOutcome
    written: Path | None = None
    reason: str = ""
    is_known: bool = False


def format_import_report(entries: Sequence[ReportRow], folder: Path, start: datetime, seconds: float) -> str:
    """Return the whole report, one line for each file."""
    head = {
        "程序": f"replydesk {__version__}",
        "开始": start.isoformat(timespec="seconds"),
        "用时秒": round(seconds, 3),
        "文件夹": str(folder),
        "合计": totals(entries),
    }
    parts = [f"{json_line(key)}: {json_line(value)}" for key, value in head.items()]
    listed = ",\n".join(json_line(_file_report(entry)) for entry in entries)
    parts.append(f'"文件": [\n{listed}\n]' if listed else '"文件": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def share(part: int, whole: int) -> str:
    """Format a share in per cent, rounded down, so that 100 % means all."""
    return f"{part * 1000 // whole / 10:.1f}%" if whole else "—"


def amounts(sums: Mapping[str, int]) -> str:
    """Return the amounts of files in words, by the keys of 合计: 收回 96.1% 的文字（全文 100 字，…）."""
    parts = [f"全文 {sums['字数']} 字"]
    if sums["改写字数"]:
        parts.append(f"换写法 {sums['改写字数']} 字")
    if sums["信外字数"]:
        parts.append(f"信外 {sums['信外']} 行、{sums['信外字数']} 字")
    if sums["丢失字数"]:
        parts.append(f"丢失 {sums['丢失字数']} 字")
    elif sums["信外字数"]:
        parts.append("没有丢失")
    return f"收回 {share(sums['收回'], sums['字数'])} 的文字（{'，'.join(parts)}）"


def totals(entries: Sequence[ReportRow]) -> dict[str, int]:
    """Return the sums over all files, by the keys of 合计."""
    read = [entry.outcome.imported or _NOTHING for entry in entries]
    written = sum(entry.written is not None for entry in entries)
    return {
        "文件": len({entry.source for entry in entries}),
        "读入": written,
        "没有读入": len(entries) - written,
        "字数": sum(each.characters for each in read),
        "收回": sum(each.recovered for each in read),
        "改写字数": sum(each.changed for each in read),
        "信外字数": sum(each.outside for each in read),
        "丢失字数": sum(each.missing for each in read),
        "未放": sum(len(each.unplaced) for each in read),
        "信外": sum(len(each.left_out) - len(each.lost) for each in read),
        "丢失": sum(len(each.lost) for each in read),
        "改写": sum(len(each.reworded) for each in read),
    }


def _file_report(entry: ReportRow) -> dict[str, Any]:
    read = entry.outcome.imported or _NOTHING
    return {
        "来源": str(entry.source),
        "种类": entry.outcome.kind,
        "稿子": str(entry.written or ""),
        "原因": entry.reason,
        "字数": read.characters,
        "收回": read.recovered,
        "改写字数": read.changed,
        "信外字数": read.outside,
        "丢失字数": read.missing,
        "未放": list(read.unplaced),
        "信外": [text for text in read.left_out if text not in read.lost],
        "丢失": list(read.lost),
        "改写": list(read.reworded),
        "字段": {key: value.yaml if isinstance(value, Nested) else value for key, value in read.draft.fields},
        "说明": [{"行": note.line, "说明": note.text} for note in read.notes],
    }
