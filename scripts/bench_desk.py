"""How the desk feels with ten thousand drafts: a real program in a pty, and the same work inside.

    python -m scripts.bench_desk [DRAFTS]

From outside: the first rows, a key in the filter, a draft opened, the next draft to read; each until the text
that is waited for stands on the screen, on a machine that other programs use too. From inside: how long the
program is deaf at one go while a key is dealt with or drafts are read (CPU and wall time of the desk's own
steps), which is what a key can have to wait for.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import pty
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from replydesk import desk
from replydesk.collecting import collect_seldom
from replydesk.draft import Key
from replydesk.record import written_day

WORDS = ("养", "养老", "核稿", "0033", "张某", "不会有这个词")
ROUNDS = 8
TEXTS = 20.0
"""Seconds of reading that are enough for all texts, but not for what is checked and laid out behind them."""

KEYS = {"enter": b"\r", "escape": b"\x1b", "f4": b"\x1bOS", "right": b"\x1b[C", "f10": b"\x1b[21~"}
STAGES = ("拟稿", "核稿", "签发", "已发")


def lay_out(folder: Path, count: int) -> desk.Desk:
    """A desk with so many drafts, copies of the samples with numbers, deadlines and stages of their own."""
    desk.init(folder)
    place = desk.Desk(folder)
    samples = [desk.read(path).draft for path in place.drafts()]
    for path in place.drafts():
        path.unlink()
    for number in range(count):
        due = date(2026, number % 12 + 1, number % 28 + 1)
        draft = samples[number % len(samples)].with_field(Key.ITEM_NUMBER, f"{number:05}")
        draft = draft.with_field(Key.DOCUMENT_NUMBER, f"云民复议字〔2026〕{number + 1}号")
        draft = draft.with_field(Key.DEADLINE, written_day(due)).with_field(Key.STAGE, STAGES[number % 4])
        (place.drafts_folder / f"{number:05}-{number % 7}.md").write_bytes(desk.encoded(draft))
    return place


class Terminal:
    """The program in a pty of 120 by 40."""

    def __init__(self, folder: Path) -> None:
        self.seen = b""
        self.start = time.perf_counter()
        pid, self._pty = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40", HOME=str(folder))
            os.execv(sys.executable, [sys.executable, "-m", "replydesk", str(folder)])
        self.pid = pid

    def wait_for(self, text: str, seconds: float = 60) -> float:
        """Seconds until a text is written that was not waited for before."""
        start, end = time.perf_counter(), time.perf_counter() + seconds
        while text.encode() not in self.seen:
            if time.perf_counter() > end:
                raise SystemExit(f"{text} 没有出现")
            self._read(0.5)
        self.seen = self.seen.partition(text.encode())[2]
        return time.perf_counter() - start

    def _read(self, seconds: float) -> bool:
        if select.select([self._pty], [], [], seconds)[0]:
            data = os.read(self._pty, 1 << 16)
            self.seen += data
            for asked, answer in ((b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62c")):
                if asked in data:
                    os.write(self._pty, answer)
            return True
        return False

    def quiet(self, seconds: float = 0.4) -> None:
        """Wait until nothing has been written for a while, and forget what was."""
        while self._read(seconds):
            pass
        self.seen = b""

    def press(self, data: bytes, text: str) -> float:
        """Seconds from a key to a text on the screen."""
        self.quiet()
        os.write(self._pty, data)
        return self.wait_for(text)

    def close(self) -> float:
        """Leave; the CPU seconds the program took in all."""
        os.write(self._pty, KEYS["f10"])
        while True:
            try:
                if not os.read(self._pty, 1 << 16):
                    break
            except OSError:
                break
        _, _, usage = os.wait4(self.pid, 0)
        return usage.ru_utime + usage.ru_stime


def outside(folder: Path) -> None:
    """What someone at the terminal waits for."""
    firsts = []
    for _ in range(3):
        terminal = Terminal(folder)
        terminal.wait_for("00005")
        firsts.append(time.perf_counter() - terminal.start)
        terminal.close()
    told("程序启动到第一屏稿子", firsts)
    terminal = Terminal(folder)
    terminal.wait_for("00005")
    typed, opened, following = [], [], []
    for index in range(ROUNDS):
        number = f"0{index:02}33"
        typed += [terminal.press(char.encode(), "找到") for char in number]
        terminal.press(KEYS["escape"], "答复")
    for _ in range(ROUNDS):
        opened.append(terminal.press(KEYS["enter"], "收件人"))
        terminal.press(KEYS["escape"], "")
        terminal.press(KEYS["escape"], "键入文字查找")
    terminal.press(KEYS["f4"], "第 1 件")
    for index in range(ROUNDS):
        following.append(terminal.press(KEYS["right"], f"{index + 2} 件"))
    told("筛选框里敲一个字到屏幕变", typed)
    told("回车到稿子打开", opened)
    told("阅稿里 → 到下一件", following)
    print(f"整个过程 CPU {terminal.close():.1f} 秒（包括后台读全部稿子）")


def inside(folder: Path) -> None:
    """How long the program is deaf at a time."""
    collect_seldom()
    asyncio.run(_inside(folder))


async def _inside(folder: Path) -> None:
    from replydesk.tui.app import Workbench
    from replydesk.tui.desk_screen import DeskScreen
    from replydesk.tui.desk_watch import DeskWatch

    app = Workbench(folder)
    took: dict[str, list[tuple[float, float]]] = {}
    names = ("read_on", "_sum_up", "_list", "sort", "compare", "read_all", "open", "read")
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
