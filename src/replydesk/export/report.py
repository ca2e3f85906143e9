"""The report of an export for other programs: `--report out.json`.

A JSON object in UTF-8, its keys in this order:

    程序        "replydesk 0.4.1"
    开始        when it began, "2026-05-29T09:00:00+08:00"
    用时秒      how long it took, a number
    文件夹      the folder of the export
    合计        稿子, 已导出, 未变, 未选, 失败, 未做 (drafts); 文件, 页数, 字节 (files written this time)
    稿子        a list with an object for each draft, in the order of their items:
        稿子        the file of the draft
        结果        已导出; 未变 (as exported before); 未选 (not asked for); 失败; 未做 (stopped before)
        原因        why nothing or not all was written, "" if it was
        状态        可签发, 草稿, 有误; "" if it was not looked at
        问题        a list: 级别 (错误, 疑似, 提示, 待定, 说明), 规则, 来源, 项 (the field), 问题, 办法
        提示        a list: what was odd in the file
        文件        a list: 文件 (path), 种类 (答复 …), 收件人 ("" for the only letter), 页数, 字节
        留存        a list: files edited in Word, and what they were renamed to
        用时毫秒    a number
    PDF         null without --pdf; else 已转 (a number), 缺少 (a list: 文件, 原因)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from replydesk import __version__
from replydesk.export.batch import Summary
from replydesk.export.export_one import ExportOutcome, Result
from replydesk.text.json_line import json_line

Pdf = Sequence[tuple[Path, str]]  # documents, each with the reason why it has no PDF ("" if it has one)


def draft_report(result: Result, folder: Path) -> dict[str, Any]:
    """Return the report of one draft."""
    return {
        "稿子": str(result.task.path),
        "结果": str(result.outcome),
        "原因": result.reason,
        "状态": result.state,
        "问题": [
            {
                "级别": each.level.value,
                "规则": each.rule,
                "来源": each.source,
                "项": str(each.key),
                "问题": each.message,
                "办法": each.remedy,
            }
            for each in result.findings
        ],
        "提示": list(result.notes),
        "文件": [
            {
                "文件": str(folder / each.name),
                "种类": each.kind,
                "收件人": each.recipient,
                "页数": each.pages,
                "字节": each.size,
            }
            for each in result.files
        ],
        "留存": [str(path) for path in result.kept],
        "用时毫秒": round(result.seconds * 1000, 1),
    }


def format_export_report(
    drafts: Iterable[str], summary: Summary, folder: Path, start: datetime, seconds: float, pdf: Pdf | None
) -> str:
    """Return the whole report; `drafts` are the drafts' reports as JSON."""
    totals = {
        "稿子": sum(summary.outcomes.values()),
        **{str(outcome): summary.of(outcome) for outcome in ExportOutcome},
        "文件": summary.files,
        "页数": summary.pages,
        "字节": summary.size,
    }
    head = {
        "程序": f"replydesk {__version__}",
        "开始": start.isoformat(timespec="seconds"),
        "用时秒": round(seconds, 3),
        "文件夹": str(folder),
        "合计": totals,
    }
    parts = [f"{json_line(key)}: {json_line(value)}" for key, value in head.items()]
    listed = ",\n".join(drafts)
    parts.append(f'"稿子": [\n{listed}\n]' if listed else '"稿子": []')
    parts.append(f'"PDF": {json_line(_pdf(pdf))}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _pdf(pdf: Pdf | None) -> dict[str, Any] | None:
    if pdf is None:
        return None
    missing = [{"文件": str(path), "原因": reason} for path, reason in pdf if reason]
    return {"已转": len(pdf) - len(missing), "缺少": missing}
