"""The command `new --from`: drafts of an assigned list, previewed and written with the clerk's consent."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from replydesk.cli.tables import print_table
from replydesk.cli.talk import DONE, FINDINGS, ask, fail, put, put_json, refuse_unknown, say
from replydesk.desk.desk_folder import Desk
from replydesk.draft.model import Key
from replydesk.importing.lists.intake import known_items, read_list, write_drafts
from replydesk.importing.lists.plan import Plan, PlannedDraft, Remarks, plan_drafts
from replydesk.importing.lists.understanding import Understood
from replydesk.text.errors import UsageError, UserError

LONG = {"提出人": 36, "案由": 36, "文件": 60}  # long columns of the preview, and the most cells they get
FIRST_ROWS = 8  # new drafts in the preview
MAX_REMARKS = 200  # of one kind printed; --json has all


def new_from_list(options: Namespace) -> int:
    """Preview the drafts of a list; write them if the clerk agrees or has agreed with --yes."""
    if Path(options.folder).is_file():
        raise UsageError(f"{options.folder}：这是文件，不是文件夹；请写 replydesk new 文件夹 --from 清单")
    if not Path(options.folder).is_dir():
        made = f"replydesk init {options.folder} --no-samples"
        raise UsageError(f"{options.folder}：没有这个文件夹；请先新建：{made}")
    desk = Desk.open(Path(options.folder))
    refuse_unknown(options.unit, desk)
    understood = read_list(Path(options.list), options.sheet)
    known = known_items(desk)
    planned = plan_drafts(understood, desk.stock, known, date.today(), options.unit)
    if not options.json:
        _show(understood, planned)
    written: list[Path] = []
    try:
        if planned.new and _agreed(options, len(planned.new)):
            write_drafts(desk, planned, known, written=written.append)
    except UserError as error:
        fail(f"{error}；已写入 {len(written)} 份，改好后再运行一次，只补其余的")
        return FINDINGS
    finally:
        _print_result(options, understood, planned, written)
    return FINDINGS if planned.refused or not understood.headings else DONE


def _agreed(options: Namespace, count: int) -> bool:
    """Return True if the clerk agrees to write the drafts: with --yes, or asked on a terminal."""
    if options.dry_run:
        return False
    if options.yes:
        return True
    if options.json or not sys.stdin.isatty():
        say(f"没有写入；要写入这 {count} 份新稿子，请加 --yes")
        return False
    if ask(f"写入 {count} 份新稿子？[y/N] ").lower() in ("y", "yes", "是"):
        return True
    say("没有写入")
    return False


def _print_result(options: Namespace, understood: Understood, planned: Plan, written: list[Path]) -> None:
    """Print the files written, or all that was read and written as JSON."""
    if options.json:
        put_json(_report(understood, planned, written))
        return
    for path in written:
        put(path)
    if written:
        say(f"已写入 {len(written)} 份")


def _show(understood: Understood, planned: Plan) -> None:
    """Print the preview: what is lost or changed, first rows, columns, the other remarks, and counts."""
    _print_remarks(planned.first_remarks)
    if planned.new:
        print_table([_preview_row(new) for new in planned.new[:FIRST_ROWS]], LONG, sys.stderr)
    for headings in understood.headings:
        say(headings)
    _print_remarks(planned.harmless_remarks)
    say(planned.summary)


def _print_remarks(topics: Remarks) -> None:
    for kind, remarks in topics:
        for remark in remarks[:MAX_REMARKS]:
            say(f"{kind}：{remark}")
        if len(remarks) > MAX_REMARKS:
            say(f"{kind}：还有 {len(remarks) - MAX_REMARKS} 条，--json 看全部")


def _preview_row(new: PlannedDraft) -> dict[str, str | int]:
    row = new.row
    return {
        "行": row.row,
        "编号": row.number,
        "类型": new.draft.get(Key.KIND),
        "提出人": "、".join((*row.proposers, *row.joint)),
        "案由": row.subject,
        "期限": row.deadline,
        "文件": f"{new.name}.md",
    }


def _report(understood: Understood, planned: Plan, written: list[Path]) -> dict[str, Any]:
    """Return all that was read and written as JSON data."""
    left = (
        ("已有", planned.existing),
        ("不能用", planned.refused),
        ("没有起草", planned.others),
        ("略过", understood.passed),
    )
    return {
        "列": [
            {"工作表": headings.sheet, "列": str(column), "作为": column.field or None}
            for headings in understood.headings
            for column in headings.columns
        ],
        "新稿子": [
            {"工作表": new.row.sheet, "行": new.row.row, "编号": new.row.number, "案由": new.row.subject}
            | {"类型": new.draft.get(Key.KIND), "文件": f"{new.name}.md"}
            for new in planned.new
        ],
        **{
            name: [{"工作表": each.sheet, "行": each.row, "原因": each.reason} for each in rows]
            for name, rows in left
        },
        "请核对": [str(note) for note in planned.losses],
        "照这样理解": [str(note) for note in planned.changes],
        "说明": [str(note) for note in planned.notes],
        "已写入": [str(path) for path in written],
    }
