"""How the desk feels with ten thousand drafts: a real program in a pty, and the same work inside.

    python scripts/bench_desk.py [DRAFTS]

From outside: the first rows, a key in the filter, a draft opened, the next draft to read; each until the text
that is waited for stands on the screen, on a machine that other programs use too. From inside: how long the
program is deaf at one go while a key is dealt with or drafts are read (CPU and wall time of the desk's own
steps), which is what a key can have to wait for.
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
TEXTS = 20.0
"""Seconds of reading that are enough for all texts, but not for what is checked and laid out behind them."""

SETTLING = 120.0
"""Seconds in which the desk has read ten thousand texts."""

PACE, PAUSE, PATIENCE = 0.12, 0.8, 10.0
"""Seconds between two characters, after a key that leads elsewhere, and until a wait is given up."""

FRAME = 200
"""Bytes that a frame has which shows another screen."""

FIRST = "00005"
TYPED = ("养老服务", "加装电梯", "陈某某", "不会有这个词")
ESCAPE, F4, RIGHT = "\x1b", "\x1bOS", "\x1b[C"
STAGES = ("拟稿", "核稿", "签发", "已发")


def lay_out(folder: Path, count: int) -> desk_folder.Desk:
    """A desk with so many drafts, copies of the samples with numbers, deadlines and stages of their own."""
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
    """What someone at the terminal waits for."""
    command = [sys.executable, "-m", "replydesk", str(folder)]
    firsts = []
    for _ in range(STARTS):
        program = Program(command)
        firsts.append(program.read_until(FIRST))
        program.end()
    told("程序启动到第一屏稿子", firsts)
    program = Program(command)
    program.read_until(FIRST)
    busy = [seconds for word in TYPED for seconds in _type(program, word)]
    told("刚打开、正在后台读时，筛选框里敲一个字到上屏", busy)
    program.rest(SETTLING)
    typed = [seconds for _ in range(ROUNDS) for word in TYPED for seconds in _type(program, word)]
    told("读完以后，筛选框里敲一个字到上屏", typed)
    opened = []
    for _ in range(ROUNDS):
        opened.append(_until(program, "\r", "开头语"))
        for _ in range(2):
            program.type(ESCAPE)
            program.rest(PAUSE)
    told("回车到稿子打开", opened)
    _until(program, F4, "1")
    program.rest(PAUSE)
    told("阅稿里 → 到下一件", [_until(program, RIGHT, "") for _ in range(ROUNDS)])
    print(f"整个过程 CPU {program.cpu():.1f} 秒（包括后台读全部稿子）")
    program.end()


def _type(program: Program, word: str) -> list[float]:
    """Seconds until each character of a word typed into the filter is shown; the filter is cleared then."""
    shown = [program.typed(char, PACE).shown for char in word]
    program.type(ESCAPE)
    program.rest(PAUSE)
    return shown


def _until(program: Program, key: str, text: str) -> float:
    """Seconds from a key to the end of a frame of some size in which a text is."""
    start, come = time.perf_counter(), b""
    program.type(key)
    while time.perf_counter() - start < PATIENCE:
        come += program.read(PATIENCE)
        at = come.find(text.encode())
        if len(come) > FRAME and at >= 0 and FRAME_END in come[at:]:
            seconds = time.perf_counter() - start
            program.rest(PAUSE)
            return seconds
    raise SystemExit(f"{text} 没有出现")


def inside(folder: Path) -> None:
    """How long the program is deaf at a time."""
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
            told(f"{name}，CPU", [cpu for cpu, _ in took[name]])
            told(f"{name}，钟表", [wall for _, wall in took[name]])


def _typed() -> Iterator[str]:
    for _ in range(ROUNDS):
        yield from WORDS
        yield ""


def _timed(kind: type, name: str, took: dict[str, list[tuple[float, float]]]) -> None:
    """Have the calls of a method measured."""
    method: Callable[..., object] = getattr(kind, name)

    def measured(self: object, *words: object, **named: object) -> object:
        cpu, wall = time.process_time(), time.perf_counter()
        try:
            return method(self, *words, **named)
        finally:
            took.setdefault(name, []).append((time.process_time() - cpu, time.perf_counter() - wall))

    measured.__dict__.update(method.__dict__)
    setattr(kind, name, measured)


def told(what: str, seconds: list[float]) -> None:
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
