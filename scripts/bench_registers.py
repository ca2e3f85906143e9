"""How long number commands take on a register of 100,000 lines: seconds of the clock and of the processor.

    python -m scripts.bench_registers [--lines 100000]

Every command is a process of its own, as a clerk runs it; its output goes to a pipe.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Key
from replydesk.reply.registers.lines import format_event, format_head
from replydesk.reply.registers.model import Action, Event, Stamp

SERIES = "云民复议字〔2026〕"
BY = Stamp("王某某@pc1", "2026-05-29 10:12:03")
EXPORTED_TOO = 2  # every so many numbers one is exported too: a line more


def lay_out(folder: Path, lines: int) -> None:
    """Lay out a desk with ten drafts and a register of so many lines."""
    desk_folder.init_desk(folder, samples=False)
    for name in "甲乙丙丁戊己庚辛壬癸":
        draft = Draft(((Key.UNIT, "云川省民政厅"), (Key.KIND, "代表建议"), (Key.DATE, "2026年5月29日")))
        desk_folder.save_draft(folder / "drafts" / f"{name}.md", draft)
    (folder / "发文字号").mkdir()
    rows: list[str] = []
    number = 0
    while len(rows) < lines:
        number += 1
        event = Event(number, Action.ASSIGN, f"居家养老服务-第{number}号建议", BY)
        rows.append(format_event(event, SERIES, len(rows) + 1))
        if number % EXPORTED_TOO == 0 and len(rows) < lines:
            export = event._replace(action=Action.EXPORT, reason=f"第{number}号.docx")
            rows.append(format_event(export, SERIES, len(rows) + 1))
    (folder / "发文字号" / f"{SERIES}.txt").write_text(format_head(SERIES) + "".join(rows), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lines", type=int, default=100_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, parser.parse_args().lines)
        here = ("--desk", str(folder), "--reason", "印错")
        for words in (
            ("next", str(folder), "--code", "云民复议字", "--year", "2026"),
            ("assign", str(folder / "drafts" / "甲.md")),
            ("assign", str(folder / "drafts" / "乙.md")),
            ("assign", str(folder / "drafts" / "丙.md"), "--dry-run"),
            ("reserve", str(folder / "drafts" / "丁.md")),
            ("return", f"{SERIES}7号", *here),
            ("void", f"{SERIES}8号", *here),
            ("list", str(folder)),
            ("list", str(folder), "--json"),
            ("check", str(folder)),
            ("check", str(folder), "--json"),
        ):
            start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            ended = subprocess.run(
                [sys.executable, "-m", "replydesk", "number", *words], capture_output=True, check=False
            )
            took, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            shown = " ".join("DESK" if word == str(folder) else word.rpartition("/")[2] for word in words)
            size = f"{len(ended.stdout):>11,} bytes  exit {ended.returncode}"
            print(f"{took:6.2f} s  {busy:6.2f} s  {size}  number {shown}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
