"""The time to import a list of 100,000 rows, from the workbook to drafts on the disk, twice.

Run with a number of rows to measure fewer: `python scripts/bench_lists.py 10000`.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import xlsxwriter

from replydesk.desk.desk_folder import Desk, init_desk
from replydesk.importing.lists.intake import known_items, write_drafts
from replydesk.importing.lists.plan import plan_drafts
from replydesk.importing.lists.table_file import read_tables
from replydesk.importing.lists.understanding import understand
from replydesk.memory import collect_seldom

ROWS = 100_000
HEADINGS = ("序号", "建议号", "类型", "届次", "案由", "领衔代表", "联名") + (
    "承办单位",
    "会办单位",
    "交办日期",
    "办理期限",
    "备注",
)
Result = TypeVar("Result")


def main() -> None:
    """Print the seconds of each step and the peak memory, with the garbage collector as in the program."""
    collect_seldom()
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        place, path = Path(folder) / "desk", Path(folder) / "list.xlsx"
        init_desk(place)
        make_list(path, rows)
        print(f"{rows} rows, {path.stat().st_size / 1e6:.1f} MB")
        import_list("first", path, Desk.open(place))
        import_list("second", path, Desk.open(place))
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


def import_list(run: str, path: Path, desk: Desk) -> None:
    """Import the list into the desk; print the seconds of each step."""
    wall, cpu = time.perf_counter(), time.process_time()
    sheets = timed(f"{run}: read the file", lambda: read_tables(path.read_bytes(), path))
    understood = timed(f"{run}: understand", lambda: understand(sheets))
    known = timed(f"{run}: know the drafts", lambda: known_items(desk))
    planned = timed(f"{run}: plan", lambda: plan_drafts(understood, desk.stock, known, date(2026, 3, 16)))
    written = timed(f"{run}: write", lambda: write_drafts(desk, planned, known))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{run}: {len(written)} written, {wall:.1f} s in all, {cpu:.1f} s of CPU\n")


def timed(what: str, act: Callable[[], Result]) -> Result:
    """Print the wall and CPU seconds of a call; return its result."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = act()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:<24}{wall:8.2f} s{cpu:8.2f} s of CPU", flush=True)
    return result


def make_list(path: Path, rows: int) -> None:
    """Write a list with a title row, real dates and texts of ordinary length."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("交办清单")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write(0, 0, "2026年云川省十四届人大四次会议代表建议交办清单")
        sheet.write_row(1, 0, HEADINGS)
        for row in range(rows):
            texts = (f"{row + 1:06}", "代表建议", "省十四届人大四次会议", f"关于推进第{row}项养老服务的建议")
            people = (f"张某{row % 977}", f"李某{row % 31}、王某{row % 37}", "省民政厅", "省财政厅、省教育厅")
            sheet.write_number(row + 2, 0, row + 1)
            for column, text in enumerate((*texts, *people), 1):
                sheet.write_string(row + 2, column, text)
            sheet.write_datetime(row + 2, 9, date(2026, 3, 15), day)
            sheet.write_string(row + 2, 10, "3个月")
            sheet.write_string(row + 2, 11, "面商")


if __name__ == "__main__":
    main()
