"""The command `originals`: items as they were handed over, kept beside the drafts they belong to."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from replydesk.cli.progress import progress
from replydesk.cli.tables import Row, print_table
from replydesk.cli.talk import DONE, FINDINGS, put, put_json, say
from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.desk.settings import own_name
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.originals.files import files_of, read_files
from replydesk.importing.originals.intake import (
    OriginalsWritten,
    WrittenOriginal,
    plan_reading,
    with_original,
    write_originals,
)
from replydesk.importing.originals.plan import Fate, OriginalsPlan, PlannedOriginal
from replydesk.letter.original_fields import FieldDifference
from replydesk.text.errors import UserError

LONG = {"文件": 30, "原件": 44, "稿子": 36, "依据": 30}  # long columns, and the most cells they get
_MOST_NOTED = 3  # originals up to which notes of reading are printed
_NAMED = 5  # files passed over that are named


def take_originals(options: Namespace) -> int:
    """Match originals to the drafts of a desk and keep them there; return 1 if one was left."""
    draft = Path(options.draft) if options.draft else None
    if draft and not draft.exists():
        raise UserError(f"没有这份稿子：{draft}")
    place = Desk.of(draft) if draft else Desk.open(Path(options.desk))
    if draft:
        read_draft(draft)  # one that is missing is said before anything is read
    plan = _plan(options.files, place, draft)
    if options.new:
        plan = _with_new(plan)
    written = OriginalsWritten()
    if not options.dry_run:
        written = write_originals(plan, place, VerdictBy(own_name(), datetime.now()))
    if options.json:
        put_json(_facts(plan, written))
    else:
        _say(plan, written, is_dry=options.dry_run)
    is_whole = not plan.unread and not any(each.is_open for each in plan.planned)
    return DONE if is_whole and not written.refused else FINDINGS


def _plan(names: list[str], place: Desk, draft: Path | None) -> OriginalsPlan:
    paths, passed = files_of(names)
    if not paths:
        raise UserError("没有可读入的文件")
    with progress("读入", len(paths)) as step:
        reading = read_files(paths, lambda done, of: step(False))
    return plan_reading(replace(reading, passed=tuple(passed)), place, draft)


def _with_new(plan: OriginalsPlan) -> OriginalsPlan:
    """Return the plan with a new draft for each original that no draft fits at all."""
    for index, each in enumerate(plan.planned):
        if each.is_open and not each.others:
            plan = plan.with_fate(index, Fate(is_new=True))
    return plan


def _say(plan: OriginalsPlan, written: OriginalsWritten, *, is_dry: bool) -> None:
    if plan.passed:
        named = "、".join(plan.passed[:_NAMED])
        say(f"略过 {len(plan.passed)} 个：{named}{' 等' * (len(plan.passed) > _NAMED)}")
    if plan.planned:
        print_table(list(map(_row, plan.planned)), LONG, sys.stderr)
    for name, reason in plan.unread:
        say(f"没有读入：{name}，{reason}")
    if len(plan.planned) <= _MOST_NOTED:
        for each in plan.planned:
            for note in each.original.notes:
                say(f"{each.file.name}：{note}")
    for each in plan.planned:
        if each.is_open and each.others and each.others[0].differs:
            best = each.others[0]
            say(f"{each.file.name}：像是 {best.path.stem} 的（{best.why}；{best.differs}）")
    for done in written.written:
        put(done.path)
        _say_done(done)
    for title, reason in written.refused:
        say(f"没有放好：{title}，{reason}")
    say(f"{plan.summary}{'；只是看看，什么也没有写' if is_dry else ''}")
    if any(each.is_open for each in plan.planned):
        say("没有对上的：用 --draft 写明稿子；没有稿子的，加 --new 另建")


def _say_done(done: WrittenOriginal) -> None:
    parts = [f"填了{'、'.join(done.filled)}"] if done.filled else []
    parts += [f"逐条 {done.points} 条"] if done.points else []
    parts += [f"{_difference(each)}" for each in done.differences]
    parts += [f"原来的原件移到了 {done.moved.old[0][1]}"] if done.moved.old else []
    if parts:
        say(f"{done.path.stem}：{'；'.join(parts)}")


def _difference(each: FieldDifference) -> str:
    return f"{each.key}不同，稿子是“{each.ours}”，原件是“{each.theirs}”"


def _row(each: PlannedOriginal) -> Row:
    return {
        "文件": each.file.name,
        "原件": each.title,
        "稿子": _fate(each),
        "依据": "已经放好" if each.is_kept else each.why + "；稿子已有原件，换下来的留着" * each.replaces,
    }


def _fate(each: PlannedOriginal) -> str:
    if each.fate.draft:
        return each.fate.draft.stem
    if each.fate.is_new:
        return "另建新稿"
    return "？" + "、".join(other.path.stem for other in each.others[:2]) if each.others else "（没有）"


def _facts(plan: OriginalsPlan, written: OriginalsWritten) -> dict[str, Any]:
    """Return what was planned and done, as JSON has it."""
    done = {each.path: each for each in written.written}
    return {
        "原件": [_planned_facts(each) for each in plan.planned],
        "写入": [
            {"稿子": str(path), "填了": list(each.filled), "逐条": each.points, "新稿": each.is_new}
            for path, each in done.items()
        ],
        "没有放好": [{"原件": title, "原因": reason} for title, reason in written.refused],
        "没有读入": [{"文件": name, "原因": reason} for name, reason in plan.unread],
    }


def _planned_facts(each: PlannedOriginal) -> dict[str, Any]:
    return {
        "文件": each.file.name,
        "类型": each.original.kind,
        "届次": each.original.session,
        "编号": each.original.number,
        "案由": each.original.subject,
        "领衔": list(each.original.first),
        "联名": list(each.original.joint),
        "附议": list(each.original.seconded),
        "稿子": str(each.fate.draft or ""),
        "新稿": each.fate.is_new,
        "依据": each.why,
        "可能": [str(other.path) for other in each.others],
        "可能的依据": ["；".join(filter(None, (one.why, one.differs))) for one in each.others],
        "已有原件": each.replaces,
        "已经放好": each.is_kept,
        "不同": _differences(each),
    }


def _differences(each: PlannedOriginal) -> list[dict[str, str]]:
    if each.fate.draft is None:
        return []
    try:
        draft = read_draft(each.fate.draft).draft
    except UserError:
        return []
    found = with_original(draft, each.original).differences
    return [{"键": one.key, "稿子": one.ours, "原件": one.theirs} for one in found]
