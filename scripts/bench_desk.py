"""The speed of a desk with ten thousand drafts: of the program in a pty, and of its methods.

    python scripts/bench_desk.py [DRAFTS]

In a pty: the time to the first rows, from a key in the filter, from opening a draft and from the next draft
to read until the awaited text is on the screen. Inside: CPU and wall time of the methods that block the event
loop, for which a key may have to wait.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from bench_tui import FRAME_END, Program

from replydesk.desk import desk_folder
from replydesk.draft.model import Key
from replydesk.memory import collect_seldom
from replydesk.text.dates import format_day

WORDS = ("养", "养老", "核稿", "0033", "张某", "不会有这个词")
ROUNDS = 8
STARTS = 3
TEXTS = 20.0  # seconds that suffice to read all texts, but not to check and lay them out
SETTLING = 120.0  # seconds in which the desk has read ten thousand texts
# seconds between two characters, after a key that changes the screen, and until a wait is given up
PACE, PAUSE, PATIENCE = 0.12, 0.8, 10.0
FRAME = 200  # bytes; a frame that shows another screen has more

FIRST = "00005"
TYPED = ("养老服务", "加装电梯", "陈某某", "不会有这个词")
ESCAPE, F4, RIGHT = "\x1b", "\x1bOS", "\x1b[C"
STAGES = ("拟稿", "核稿", "签发", "已发")


def lay_out(folder: Path, count: int) -> desk_folder.Desk:
    """Create a desk with `count` copies of the samples, with different numbers, deadlines and stages."""
    desk_folder.init_desk(folder)
    place = desk_folder.Desk.open(folder)
    samples = [desk_folder.read_draft(path).draft for path in place.drafts()]
    for path in place.drafts():
        path.unlink()
    for number in range(count):
        due = date(2026, number % 12 + 1, number % 28 + 1)
        draft = samples[number % len(samples)].with_field(Key.ITEM_NUMBER, f"{number:05}")
        draft = draft.with_field(Key.DOCUMENT_NUMBER, f"云民复议字〔2026〕{number + 1}号")
        draft = draft.with_field(Key.DEADLINE, format_day(due)).with_field(Key.STAGE, STAGES[number % 4])
        (place.drafts_folder / f"{number:05}-{number % 7}.md").write_bytes(desk_folder.encode_draft(draft))
    return place


def outside(folder: Path) -> None:
    """Measure the waiting times at the terminal."""
    command = [sys.executable, "-m", "replydesk", str(folder)]
    firsts = []
    for _ in range(STARTS):
        program = Program(command)
        firsts.append(program.read_until(FIRST))
        program.end()
    report("程序启动到第一屏稿子", firsts)
    program = Program(command)
    program.read_until(FIRST)
    busy = [seconds for word in TYPED for seconds in _type(program, word)]
    report("刚打开、正在后台读时，筛选框里敲一个字到上屏", busy)
    program.rest(SETTLING)
    typed = [seconds for _ in range(ROUNDS) for word in TYPED for seconds in _type(program, word)]
    report("读完以后，筛选框里敲一个字到上屏", typed)
    opened = []
    for _ in range(ROUNDS):
        opened.append(_until(program, "\r", "开头语"))
        for _ in range(2):
            program.type(ESCAPE)
            program.rest(PAUSE)
    report("回车到稿子打开", opened)
    _until(program, F4, "1")
    program.rest(PAUSE)
    report("阅稿里 → 到下一件", [_until(program, RIGHT, "") for _ in range(ROUNDS)])
    print(f"整个过程 CPU {program.cpu():.1f} 秒（包括后台读全部稿子）")
    program.end()


def _type(program: Program, word: str) -> list[float]:
    """Return the seconds until each character typed into the filter is shown; clear the filter."""
    shown = [program.typed(char, PACE).shown for char in word]
    program.type(ESCAPE)
    program.rest(PAUSE)
    return shown


def _until(program: Program, key: str, text: str) -> float:
    """Return the seconds from a key to the end of the frame with a text."""
    start, received = time.perf_counter(), b""
    program.type(key)
    while time.perf_counter() - start < PATIENCE:
        received += program.read(PATIENCE)
        at = received.find(text.encode())
        if len(received) > FRAME and at >= 0 and FRAME_END in received[at:]:
            seconds = time.perf_counter() - start
            program.rest(PAUSE)
            return seconds
    raise SystemExit(f"{text} 没有出现")


def inside(folder: Path) -> None:
    """Measure the methods that block the event loop."""
    collect_seldom()
    asyncio.run(_inside(folder))


async def _inside(folder: Path) -> None:
    from replydesk.tui.app import Workbench
    from replydesk.tui.desk.desk_screen import DeskScreen
    from replydesk.tui.desk.schedule import DeskWatch

    app = Workbench.open(folder)
    took: dict[str, list[tuple[float, float]]] = {}
    names = ("read_on", "_sum_up", "list_found", "sort", "compare", "read_all", "open", "read")
    for name in names:
        _timed(DeskScreen if hasattr(DeskScreen, name) else DeskWatch, name, took)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        for word in _typed():
            field = screen.query_one("#filter")
            field.value = word  # type: ignore[attr-defined]
            await pilot.pause(0.03)
        screen.reader.step([], TEXTS)
        for word in _typed():
            screen.query_one("#filter").value = word  # type: ignore[attr-defined]
            await pilot.pause(0.1)
        for _ in range(3):
            screen.watching.compare()
            await pilot.pause(0.5)
            screen.reader.begin_to_look()
            await pilot.pause(0.5)
        for path in screen.drafts.paths[:ROUNDS]:
            screen.open(path)
            await pilot.pause(0.2)
            await app.pop_screen()
            await pilot.pause(0.1)
    for name in names:
        if name in took:
            report(f"{name}，CPU", [cpu for cpu, _ in took[name]])
            report(f"{name}，钟表", [wall for _, wall in took[name]])


def _typed() -> Iterator[str]:
    for _ in range(ROUNDS):
        yield from WORDS
        yield ""


def _timed(kind: type, name: str, took: dict[str, list[tuple[float, float]]]) -> None:
    """Replace a method by one that records its CPU and wall times (s) in `took`."""
    method: Callable[..., object] = getattr(kind, name)

    def measured(self: object, *words: object, **named: object) -> object:
        cpu, wall = time.process_time(), time.perf_counter()
        try:
            return method(self, *words, **named)
        finally:
            took.setdefault(name, []).append((time.process_time() - cpu, time.perf_counter() - wall))

    measured.__dict__.update(method.__dict__)
    setattr(kind, name, measured)


def report(what: str, seconds: list[float]) -> None:
    """Print the median and the 99th percentile in milliseconds."""
    ordered = sorted(seconds)
    high = ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
    middle, most = statistics.median(ordered) * 1e3, high * 1e3
    print(f"{what:<24} 中位 {middle:7.1f} ms　99% {most:7.1f} ms　{len(ordered)} 次")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("drafts", nargs="?", type=int, default=10_000)
    count = parser.parse_args().drafts
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "桌面"
        lay_out(folder, count)
        print(f"{count} 份稿子")
        outside(folder)
        inside(folder)


if __name__ == "__main__":
    main()
