"""The latency of keys while the workbench reads many past replies: `python scripts/bench_tui_past.py`.

As in `bench_tui`; the folder of past replies appears when the cursor is in the answer, and keys are typed
while the process that reads them runs, then when all are read. Before that, the same without past replies.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench_tui import (
    HEADS,
    NAME,
    UNUSED,
    WARM,
    Bench,
    Case,
    Program,
    Typed,
    cases,
    figures,
    line_of,
    running,
    to_place,
    to_the_answer,
    type_on,
)
from tests.support.past_families import members

from replydesk.desk.desk_folder import encode_draft
from replydesk.desk.settings import PAST_FOLDERS, own_path

READER = b"replydesk.past.builder"  # in the command of the process that reads past replies
PATIENCE = 300.0  # seconds for all of them to be read


def main() -> None:
    """Print the latency of characters before, while and after past replies are read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=60, help="characters typed each time, at most")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ.update(XDG_CACHE_HOME=str(home / "cache"), XDG_CONFIG_HOME=str(home / "config"))
        bench, case = Bench(home), cases()[0]
        bench.write(case.paragraphs)
        print(f"旧复 {chosen.replies:,} 份，一个字从键入到上屏（{case.name}）")
        print(line_of("", HEADS))
        print(line_of("没有旧复", figures(bench.type_in_ours(case, chosen.keys))), flush=True)
        during, after, seconds = _type_while_reading(bench, case, chosen.keys, _made(home, chosen.replies))
        print(line_of(f"读着，{len(during)} 个字", figures(during)))
        print(line_of("读完以后", figures(after)))
        print(f"读完用了 {seconds:.0f} 秒")


def _made(home: Path, count: int) -> Path:
    """Write made replies into a folder that nothing reads."""
    folder = home / "made"
    folder.mkdir()
    for number, each in enumerate(members(count)):
        (folder / f"{number:05}.md").write_bytes(encode_draft(each.draft))
    return folder


def _type_while_reading(
    bench: Bench, case: Case, keys: int, made: Path
) -> tuple[list[Typed], list[Typed], float]:
    """Return what was typed while past replies were read, and after; and the seconds of reading."""
    settings, there = own_path(), made.with_name("历年")
    settings.parent.mkdir(parents=True)
    settings.write_text(f"{PAST_FOLDERS}: {there}\n", encoding="utf-8")
    with running(bench.ours, NAME) as program:
        to_the_answer(program)
        to_place(program, case.rows)
        type_on(program, UNUSED[:WARM])
        made.rename(there)
        _wait(program, lambda: _is_reading(program.pid))
        start = time.perf_counter()
        during = type_on(program, UNUSED[WARM : WARM + keys], lambda: _is_reading(program.pid))
        _wait(program, lambda: not _is_reading(program.pid))
        took = time.perf_counter() - start
        return during, type_on(program, UNUSED[WARM + keys : WARM + 2 * keys]), took


def _wait(program: Program, is_so: Callable[[], bool]) -> None:
    """Wait until something is so. Raises TimeoutError."""
    end = time.perf_counter() + PATIENCE
    while not is_so():
        if time.perf_counter() > end:
            raise TimeoutError("the past replies were not read")
        program.rest(0.1)


def _is_reading(pid: int) -> bool:
    """Return True while a process that a program has started reads past replies."""
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            with suppress(OSError):
                if READER in Path(f"/proc/{child}/cmdline").read_bytes():
                    return True
    return False


if __name__ == "__main__":
    main()
