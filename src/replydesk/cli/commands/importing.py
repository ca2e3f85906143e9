"""The command `import`: drafts from old replies."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from replydesk.cli.progress import progress
from replydesk.cli.tables import Row, print_table
from replydesk.cli.talk import DONE, FINDINGS, no_unit, put, refuse_unknown, say
from replydesk.desk import files
from replydesk.desk.desk_folder import Desk
from replydesk.draft.model import Draft, Key
from replydesk.importing.reasons import NO_REPLY, Known, known_replies
from replydesk.importing.replies import importer
from replydesk.importing.replies.report import ReportRow, amounts, format_import_report, share, totals
from replydesk.letter.facts import item_number, subject
from replydesk.text.characters import file_name
from replydesk.text.errors import UsageError, UserError

LONG = {"文件": 36, "编号或文号": 22, "案由": 40}  # long columns of the table, and the most cells they get
_MOST_NOTED = 3  # files up to which notes are printed; for more there are the table and --report
_NAMED = 5  # skipped files named


def import_replies(options: Namespace) -> int:
    """Make a draft of every file; print the drafts' files and report how each file was read."""
    start = time.time()
    if Path(options.output).is_file():
        raise UsageError(f"{options.output}：这是文件，不是文件夹；请给 -o 一个文件夹")
    desk = Desk.open(Path(options.output))
    refuse_unknown(options.unit, desk)
    paths, passed = importer.files_of(options.files)
    if passed:
        named = "、".join(path.name for path in passed[:_NAMED])
        say(f"略过 {len(passed)} 个文件（稿子、Word 的临时文件）：{named}{' 等' * (len(passed) > _NAMED)}")
    if inner := importer.folders_in(options.files):
        named = "、".join(inner[:_NAMED])
        say(f"没有看里面的文件夹：{named}{' 等' * (len(inner) > _NAMED)}；要读入请把它们也写上")
    if not paths:
        raise UserError("没有可读入的文件")
    if not desk.stock.units:
        say(f"{no_unit(desk)}；信里的单位照收，信头、抄送要有了档案才印")
    known = None if options.force else known_replies(desk)
    entries = _import_all(paths, desk, options.unit, known)
    _say_results(entries)
    is_reported = _report(options.report, entries, desk.drafts_folder, start)
    is_whole = all(entry.written or entry.is_known for entry in entries)
    return DONE if is_reported and is_whole else FINDINGS


def _import_all(paths: Sequence[Path], desk: Desk, unit: str, known: Known | None) -> list[ReportRow]:
    """Read each file and write a draft for each letter; return the results in the order of `paths`.

    What is no reply or has a draft in `known` is not written.
    """
    taken = importer.names_in(desk.drafts_folder)
    entries: dict[Path, list[ReportRow]] = {}
    with progress("读入", len(paths)) as step:
        for path, outcome in importer.import_paths(paths, desk.stock, unit):
            entry = _write(path, outcome, desk.drafts_folder, taken, known)
            entries.setdefault(path, []).append(entry)
            if outcome.place == 0:
                step(not (entry.written or entry.is_known))
            if entry.written:
                put(entry.written)
    return [entry for path in paths for entry in entries[path]]


def _write(
    path: Path, outcome: importer.ImportOutcome, folder: Path, taken: set[str], known: Known | None
) -> ReportRow:
    if outcome.imported is None:
        return ReportRow(path, outcome, None, outcome.reason)
    if known and (reason := known.reason(outcome.imported)):
        is_known = reason != NO_REPLY
        return ReportRow(path, outcome, None, f"{path.name}：{reason}；要读入请加 --force", is_known)
    try:
        written = importer.write_reply(folder, path.name, outcome.imported.draft, taken)
        return ReportRow(path, outcome, written)
    except UserError as error:
        return ReportRow(path, outcome, None, str(error))


def _report(name: str | None, entries: Sequence[ReportRow], folder: Path, start: float) -> bool:
    """Write the report, if one was asked for; return False if that fails."""
    if not name:
        return True
    began = datetime.fromtimestamp(start).astimezone()
    text = format_import_report(entries, folder, began, time.time() - start)
    try:
        files.write_whole(Path(name), text.encode())
    except UserError as error:
        say(f"报告没有写成：{error}")
        return False
    return True


def _say_results(entries: Sequence[ReportRow]) -> None:
    """Print the table of several files, notes of a few, reasons of refusals and totals."""
    if len(entries) > 1:
        print_table(list(map(_row, entries)), LONG, sys.stderr)
    for entry in entries:
        if entry.reason:
            say(f"{'略过' if entry.is_known else '没有读入'}：{entry.reason}")
        elif entry.written and not entry.outcome.place and entry.written.stem != file_name(entry.source.stem):
            say(f"{entry.source.name}：已有同名的稿子，另存为 {entry.written.name}")
        elif entry.written and entry.outcome.place:
            say(f"{entry.source.name}：里面的第 {entry.outcome.place + 1} 封信存为 {entry.written.name}")
        read = entry.outcome.imported
        if read and len(entries) <= _MOST_NOTED:
            for note in read.notes:
                say(f"{entry.source.name}：{note}")
        elif read and read.missing:
            say(f"{entry.source.name}：有 {read.missing} 字没有收进来，请对照原文")
    sums = totals(entries)
    known = sum(entry.is_known for entry in entries)
    refused = f"，已有稿子而略过 {known} 份" if known else ""
    if unread := sums["没有读入"] - known:
        refused += f"，没有读入 {unread} 份"
    say(f"读入 {sums['读入']} 份{refused}；{amounts(sums)}，没有认出 {sums['未放']} 行")


def _row(entry: ReportRow) -> Row:
    read = entry.outcome.imported
    draft = read.draft if read else Draft()
    return {
        "文件": entry.source.name,
        "种类": entry.outcome.kind,
        "编号或文号": item_number(draft) or draft.get(Key.DOCUMENT_NUMBER),
        "案由": subject(draft) if read else "没有读入",
        "收回": share(read.recovered, read.characters) if read else "",
        "信外": f"{read.outside} 字" if read and read.outside else "",
        "丢失": f"{read.missing} 字" if read and read.missing else "",
        "说明": len(read.notes) if read else 0,
        "未认出": len(read.unplaced) if read else 0,
    }
