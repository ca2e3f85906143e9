from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from replydesk.export import report
from replydesk.export.batch import summarise
from replydesk.export.export_one import ExportOutcome, Result, Task
from replydesk.export.file_list import Written
from replydesk.export.report import draft_report, format_export_report
from replydesk.reply.findings import Finding, Level
from replydesk.text.json_line import json_line

OUT = Path("导出")
GOOD = Result(
    Task(0, Path("甲.md"), "/桌/甲.md", "甲"),
    ExportOutcome.EXPORTED,
    state="可签发",
    notes=("原为 GB18030 编码，存盘时改为 UTF-8",),
    findings=(Finding(Level.HINT, "届次", "没有填", "如有，请照抄", rule="可填未填", source="惯例"),),
    files=(Written("答复", "张某某", "甲.docx", 3, 12000, "d"),),
    kept=(Path("导出/甲（Word改过）.docx"),),
    seconds=0.0123,
)
LEFT = Result(Task(1, Path("乙.md"), "/桌/乙.md", "乙"), ExportOutcome.LEFT, "乙.md：已中断")

GOLDEN = """\
{
"程序": "replydesk 1",
"开始": "2026-05-29T09:00:00+08:00",
"用时秒": 1.5,
"文件夹": "导出",
"合计": {"稿子": 2, "已导出": 1, "未变": 0, "未选": 0, "失败": 0, "未做": 1, \
"文件": 1, "页数": 3, "字节": 12000},
"稿子": [
{"稿子": "甲.md", "结果": "已导出", "原因": "", "状态": "可签发", "问题": [{"级别": "提示", \
"规则": "可填未填", "来源": "惯例", "项": "届次", "问题": "没有填", \
"办法": "如有，请照抄"}], "提示": ["原为 GB18030 编码，存盘时改为 UTF-8"], \
"文件": [{"文件": "导出/甲.docx", "种类": "答复", "收件人": "张某某", "页数": 3, "字节": 12000}], \
"留存": ["导出/甲（Word改过）.docx"], "用时毫秒": 12.3},
{"稿子": "乙.md", "结果": "未做", "原因": "乙.md：已中断", "状态": "", "问题": [], "提示": [], "文件": [], \
"留存": [], "用时毫秒": 0.0}
],
"PDF": {"已转": 1, "缺少": [{"文件": "导出/乙.docx", "原因": "没有转成"}]}
}
"""


def test_the_report_is_this(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "__version__", "1")
    start = datetime(2026, 5, 29, 9, tzinfo=timezone(timedelta(hours=8)))
    drafts = [json_line(draft_report(result, OUT)) for result in (GOOD, LEFT)]
    pdf = [(OUT / "甲.docx", ""), (OUT / "乙.docx", "没有转成")]
    text = format_export_report(drafts, summarise([GOOD, LEFT]), OUT, start, 1.5, pdf)
    assert text.replace("\\\\", "/") == GOLDEN
    assert json.loads(text)["合计"]["未做"] == 1


def test_a_report_of_nothing_is_whole() -> None:
    text = format_export_report([], summarise([]), OUT, datetime.now(), 0.0, None)
    assert json.loads(text)["稿子"] == [] and json.loads(text)["PDF"] is None


def test_a_name_that_is_no_text_can_be_written() -> None:
    assert json.loads(json_line("甲\udcff").encode()) == "甲\udcff"
