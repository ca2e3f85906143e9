"""The command `review`: what came back from Word is shown, or taken into its draft."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import Any

from replydesk.cli.tables import Row, print_table
from replydesk.cli.talk import DONE, FINDINGS, put, put_json, say
from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.desk.settings import own_name
from replydesk.draft.diff import count_changes
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.base.finding import find_draft
from replydesk.importing.review.model import DocComment, ReviewChange, ReviewRefused
from replydesk.importing.review.planning.new_plan import plan_review
from replydesk.importing.review.planning.plan import ReviewPlan
from replydesk.importing.review.reading.returned_file import ReturnedFile, read_copy
from replydesk.importing.review.writing_back import WrittenBack, write_back
from replydesk.text.errors import UsageError, UserError

UNTRACKED = "未修订"  # the name for changes that were not tracked
_LONG = {"前面": 20, "原来": 30, "改成": 30}  # columns that may be cut
_LONG_OF_COMMENTS = {"批注": 40, "文字": 24}
_ALL, _NONE = "all", "none"


def review(options: Namespace) -> int:
    """Show what each file brings, or write it into its draft; return 1 if something waits or was refused."""
    place = Desk.open(Path(options.desk))
    by = VerdictBy(own_name(), datetime.now())
    codes: list[int] = []
    found: list[dict[str, Any]] = []
    for name in options.files:
        code, facts = _review(Path(name), place, by, options)
        codes.append(code)
        found.append(facts)
    if options.json:
        put_json(found)
    return max(codes)


def _review(path: Path, place: Desk, by: VerdictBy, options: Namespace) -> tuple[int, dict[str, Any]]:
    """Show or write one file; return the exit code and its facts."""
    try:
        file = read_copy(path)
        draft = Path(options.draft) if options.draft else find_draft(file.content, place)
        home = Desk.of(draft) if options.draft else place
        if not options.accept:
            plan = plan_review(file, home, draft, read_draft(draft).draft, by)
            return _show(plan, draft, is_json=options.json)
        return _take(file, home, draft, by, options)
    except UsageError:
        raise
    except UserError as error:
        can_import = isinstance(error, ReviewRefused) and error.can_import
        offer = f"；要作旧答复导入：replydesk import {path} -o 文件夹" if can_import else ""
        reason = str(error)
        say((reason if reason.startswith(str(path)) else f"{path}：{reason}") + offer)
        return FINDINGS, {"文件": str(path), "没有读回": reason, "可以导入": can_import}


def _show(plan: ReviewPlan, draft: Path, *, is_json: bool) -> tuple[int, dict[str, Any]]:
    """Show what a file brings and write nothing; return 1 if it brings something that is not decided."""
    is_open = not plan.is_read
    facts = _facts(plan, draft) | {"已经读回": not is_open}
    if not is_json:
        _say_what(plan, draft)
        if plan.changes:
            print_table([_row(plan, each) for each in plan.changes], _LONG, sys.stdout)
        if plan.comments:
            print_table([_comment_row(plan, each) for each in plan.comments], _LONG_OF_COMMENTS, sys.stdout)
        if is_open:
            say("什么也没有写；采纳：--accept all 全部、--accept 姓名 一人的、--accept none 只收批注")
        else:
            say("这份审阅稿里的，稿子里都已经有了，没有新的内容")
    return (FINDINGS if is_open else DONE), facts


def _say_what(plan: ReviewPlan, draft: Path) -> None:
    """Say which draft a file belongs to, and how much each person changed."""
    counts = "，".join(f"{who or UNTRACKED} {len(plan.ids_of(who))} 处" for who in plan.people)
    clashes = len(plan.clashes(plan.every))
    parts = [f"稿子 {draft.stem}（版本 {plan.version}）", counts or "没有改动"]
    parts += [f"批注 {len(plan.comments)} 条"] if plan.comments else []
    parts += [f"有 {clashes} 处我们后来也改了"] if clashes else []
    say(f"{plan.name}：{'；'.join(parts)}")
    for note in plan.notes:
        say(f"{plan.name}：{note}")


def _row(plan: ReviewPlan, change: ReviewChange) -> Row:
    return {
        "谁": change.who or UNTRACKED,
        "时间": _time(change.when),
        "改动": str(change.kind),
        "在哪里": plan.where(change),
        "前面": change.before,
        "原来": _line(change.removed),
        "改成": _line(change.added),
    }


def _comment_row(plan: ReviewPlan, comment: DocComment) -> Row:
    answers = "".join(f"／{each.who}：{each.text}" for each in comment.replies)
    return {
        "谁": comment.who,
        "时间": _time(comment.when),
        "批注": _line(comment.text + answers),
        "文字": _line(plan.words_of(comment)),
        "已解决": "是" if comment.is_resolved else "",
    }


def _time(when: datetime | None) -> str:
    return f"{when:%Y-%m-%d %H:%M}" if when else ""


def _line(text: str) -> str:
    return text.replace("\r", "¶").replace("\n", " ").replace("\t", " ")


def _take(
    file: ReturnedFile, place: Desk, draft: Path, by: VerdictBy, options: Namespace
) -> tuple[int, dict[str, Any]]:
    """Write what is taken of a file into its draft, or say what would be; return the exit code."""

    def choose(plan: ReviewPlan) -> frozenset[int]:
        return _accepted(plan, options.accept)

    if options.dry_run:
        before = read_draft(draft).draft
        plan = plan_review(file, place, draft, before, by)
        written = WrittenBack(plan, before, plan.result(choose(plan), {}))
    else:
        written = write_back(file, place, draft, by, choose)
    _report(written, draft, options)
    accepted = _accepted(written.plan, options.accept)
    clashes = written.plan.clashes(accepted)
    facts = _facts(written.plan, draft) | {
        "采纳": sorted(accepted),
        "写入": written.is_changed and not options.dry_run,
        "两边都改了": [each._asdict() | {"place": written.plan.place_of(each)} for each in clashes],
    }
    return DONE, facts


def _accepted(plan: ReviewPlan, names: list[str]) -> frozenset[int]:
    """Return the ids of the changes to take. Raises UsageError for somebody who changed nothing."""
    chosen: frozenset[int] = frozenset()
    for name in names:
        who = "" if name == UNTRACKED else name
        if name == _ALL:
            chosen |= plan.every
        elif name != _NONE:
            if who not in plan.people:
                others = "、".join(each or UNTRACKED for each in plan.people) or "没有人"
                raise UsageError(f"{plan.name}：“{name}”没有改动；改过的有：{others}")
            chosen |= plan.ids_of(who)
    return chosen


def _report(written: WrittenBack, draft: Path, options: Namespace) -> None:
    """Say what was taken, what was not, and what is to be looked at."""
    plan = written.plan
    accepted = _accepted(plan, options.accept)
    for note in plan.notes:
        say(f"{plan.name}：{note}")
    if not written.is_changed:
        say(f"{plan.name}：稿子 {draft.stem} 里都已经有了，没有变")
        return
    added = len(remarks_of(written.after)) - len(remarks_of(written.before))
    clashes = len(plan.clashes(accepted))
    parts = [f"采纳 {len(accepted)} 处"]
    parts += [f"没有采纳 {len(plan.changes) - len(accepted)} 处"] if len(accepted) < len(plan.changes) else []
    parts += [f"加批注 {added} 条"] if added else []
    parts += [f"{clashes} 处两边都改了：留了我们的，他的记成批注，请看过"] if clashes else []
    parts.append(str(count_changes(written.before, written.after)))
    say(f"{plan.name}：{'；'.join(parts)}")
    if options.dry_run:
        say(f"只看，没有写入 {draft}")
    elif not options.json:
        put(draft)


def _facts(plan: ReviewPlan, draft: Path) -> dict[str, Any]:
    """Return what a file brings, for JSON."""
    return {
        "文件": plan.name,
        "稿子": str(draft),
        "版本": plan.version,
        "改动": [_change_facts(plan, each) for each in plan.changes],
        "批注": [_comment_facts(plan, each) for each in plan.comments],
        "说明": [str(note) for note in plan.notes],
    }


def _change_facts(plan: ReviewPlan, change: ReviewChange) -> dict[str, Any]:
    return {
        "号": change.id,
        "谁": change.who,
        "时间": _time(change.when),
        "改动": str(change.kind),
        "在哪里": plan.where(change),
        "前面": change.before,
        "原来": change.removed,
        "改成": change.added,
    }


def _comment_facts(plan: ReviewPlan, comment: DocComment) -> dict[str, Any]:
    return {
        "谁": comment.who,
        "时间": _time(comment.when),
        "批注": comment.text,
        "文字": plan.words_of(comment),
        "回复": [{"谁": each.who, "批注": each.text} for each in comment.replies],
        "已解决": comment.is_resolved,
    }
