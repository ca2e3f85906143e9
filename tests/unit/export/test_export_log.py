from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from replydesk.export.export_log import LogEntry, draft_key, format_log, log_line, parse_log
from replydesk.export.file_list import ExportedFile, Written

DAYS = date(2026, 6, 1), None
LISTED = ExportedFile(
    "甲复〔2026〕3号", "", "代表建议", "某事", "张某某", "答复", 3, "甲.docx", "A", date(2026, 6, 1), None, ""
)
ENTRY = LogEntry(
    "/桌/drafts/甲.md",
    "d1",
    "d2",
    "d3",
    "可签发",
    (Written("答复", "张某某", "甲.docx", 3, 12000, "d4"),),
    (LISTED,),
)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
FILES = st.builds(Written, TEXT, TEXT, TEXT, st.integers(0), st.integers(0), TEXT)
DAY = st.none() | st.dates()
ROWS = st.builds(ExportedFile, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, st.integers(0), TEXT, TEXT, DAY, DAY, TEXT)
MADE = st.lists(FILES, max_size=3).map(tuple), st.lists(ROWS, max_size=3).map(tuple)
ENTRIES = st.lists(
    st.builds(LogEntry, TEXT, TEXT, TEXT, TEXT, TEXT, *MADE),
    unique_by=lambda entry: entry.draft,
)


@given(ENTRIES)
def test_a_record_is_read_as_it_was_written(entries: list[LogEntry]) -> None:
    assert parse_log(format_log(entries)) == ({entry.draft: entry for entry in entries}, ())


def test_a_record_is_lines_a_person_can_read() -> None:
    assert format_log([ENTRY]).splitlines() == [
        '{"文件":"replydesk 导出记录","版本":3}',
        '{"稿子":"/桌/drafts/甲.md","内容":"d1","套用语":"d2","选项":"d3","状态":"可签发",'
        '"文件":[["答复","张某某","甲.docx",3,12000,"d4"]],'
        '"目录":[["甲复〔2026〕3号","","代表建议","某事","张某某","答复",3,"甲.docx","A","2026-06-01",null,""]]}',
    ]


def test_the_last_line_of_a_draft_holds() -> None:
    later = LogEntry("/桌/drafts/甲.md", "新", "d2", "d3", "草稿", ())
    assert parse_log(f"{format_log([ENTRY])}{log_line(later)}\n")[0] == {later.draft: later}


def test_a_line_that_was_not_finished_is_passed_over_in_silence() -> None:
    assert parse_log(format_log([ENTRY]) + log_line(ENTRY)[:40]) == ({ENTRY.draft: ENTRY}, ())


def test_a_broken_line_costs_only_itself() -> None:
    text = format_log([]) + '{"稿子":"甲","文件":[["答复"]]}\n' + log_line(ENTRY) + "\n"
    found, notes = parse_log(text)
    assert list(found) == [ENTRY.draft]
    assert [str(note) for note in notes] == ["第 2 行：导出记录的这一行看不懂，没有用它；那一份重新导出"]


@given(st.text())
def test_of_a_file_that_is_no_record_nothing_is_taken(text: str) -> None:
    found, notes = parse_log(text)
    assert found == {} and "不是这个程序的导出记录" in str(notes[0])


def test_a_draft_is_named_by_a_digest_of_its_path() -> None:
    assert draft_key("/家/张三/drafts/甲.md") != draft_key("/家/张三/drafts/乙.md")
    assert re.fullmatch("[0-9a-f]{32}", draft_key("/家/张三/drafts/\udcff.md"))


def test_a_record_that_named_drafts_by_their_paths_is_still_read() -> None:
    old = format_log([ENTRY]).replace('"版本":3', '"版本":2')
    found, notes = parse_log(old)
    assert found == {draft_key(ENTRY.draft): ENTRY._replace(draft=draft_key(ENTRY.draft))} and not notes
