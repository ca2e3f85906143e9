"""The latency of the workbench in a pseudo-terminal, beside a bare Textual program.

Both programs run in turn in a terminal of 160 by 45 that answers as a modern one does. Keys are typed as
an input method sends them, at the pace of a person; the time of each ends with the frame that shows it. The
bare program is one `TextArea` with the same text.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import random
import select
import shutil
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len

from replydesk.desk import desk_folder, sidecar
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Paragraph

COLUMNS, ROWS = 160, 45
CHARACTERS = 4_000
KEYS = 200
PACE = (0.09, 0.15)  # seconds between two characters, random, so as not to be in step with timers
REST = 1.5  # seconds before typing, for what a program does once
PATIENCE = 1.0  # seconds after which a character counts as shown
STARTS = 7
IDLE = 10.0  # seconds without typing
NAME = "春耕备耕"  # of the draft

FRAME_END = b"\x1b[?2026l"
ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y"}  # a terminal with synchronised output
DOWN, PAGE_DOWN = "\x1b[B", "\x1b[6~"
ANSWER_STEP = 3  # presses of the key for the next step to reach the answer
WARM = 10  # characters typed before those counted

SENTENCES = (
    "我厅会同有关部门，认真研究了您提出的意见，逐项提出了办理措施。",
    "近年来，全省累计安排资金3.6亿元，新建和改造服务站点412个，覆盖率达到87.5%。",
    "一些地方还存在经费不足、人手不够、标准不一等问题，群众反映比较集中。",
    "下一步，我厅将把这项工作纳入“十五五”规划，加强指导，压实责任，确保取得实效。",
    "对基础条件较差的县（市、区），在项目安排、资金分配上适当倾斜，并派人驻点帮扶。",
)
# characters that are nowhere on the screen
UNUSED = [chr(code) for code in range(0x4E10, 0x5200) if chr(code) not in "".join(SENTENCES)]

# The bare program; its cursor does not blink, as in the workbench.
BARE = """
import sys
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        yield TextArea(open(sys.argv[1], encoding="utf-8").read())

    def on_mount(self):
        self.query_one(TextArea).cursor_blink = False

Bare().run()
"""


class Typed(NamedTuple):
    """The output after one character; times are in seconds from the key."""

    first: float  # to the first byte
    shown: float  # to the end of the frame that shows it
    last: float  # to the last byte before the next character
    bytes: int
    cpu: float


class Program:
    """A program in a pseudo-terminal."""

    def __init__(self, command: Sequence[str]) -> None:
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # its modules are compiled, as usual
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def type(self, text: str) -> None:
        """Send text as a terminal does."""
        os.write(self._terminal, text.encode())

    def read(self, seconds: float) -> bytes:
        """Return the next output, b"" if there is none within some seconds."""
        if not select.select([self._terminal], [], [], max(seconds, 0))[0]:
            return b""
        found = os.read(self._terminal, 1 << 16)
        for question, answer in ANSWERS.items():
            if question in found:
                os.write(self._terminal, answer)
        return found

    def read_until(self, text: str, seconds: float = 20.0) -> float:
        """Return the seconds from the start to the end of a frame with a text. Raises TimeoutError."""
        received, end = b"", time.perf_counter() + seconds
        while (now := time.perf_counter()) < end:
            received += self.read(end - now)
            at = received.find(text.encode())
            if at >= 0 and (FRAME_END in received[at:] or FRAME_END not in received):
                return time.perf_counter() - self.started
        raise TimeoutError(f"{text!r} did not come within {seconds} s; received: {received[-2000:]!r}")

    def rest(self, seconds: float) -> None:
        """Read and drop the output for a while."""
        end = time.perf_counter() + seconds
        while (now := time.perf_counter()) < end:
            self.read(end - now)

    def typed(self, char: str, pause: float) -> Typed:
        """Type one character; measure until it is shown and the next one is due."""
        cpu, start = self.cpu(), time.perf_counter()
        self.type(char)
        came, first, shown, last = b"", 0.0, 0.0, 0.0
        while (now := time.perf_counter() - start) < pause or not shown:
            if not (more := self.read((pause if shown else PATIENCE) - now)):
                break
            last = time.perf_counter() - start
            came += more
            first = first or last
            at = came.find(char.encode())
            if not shown and at >= 0 and FRAME_END in came[at:]:
                shown = last
        return Typed(first or PATIENCE, shown or PATIENCE, last, len(came), self.cpu() - cpu)

    def cpu(self) -> float:
        """Return the seconds of processor time of all threads of the program."""
        tasks = Path(f"/proc/{self.pid}/task")
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9

    def end(self) -> None:
        """End the program."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


@contextmanager
def running(command: Sequence[str], shown: str) -> Iterator[Program]:
    """Start a program, wait for a text on its screen, end it after the block."""
    program = Program(command)
    try:
        program.read_until(shown)
        program.rest(REST)
        yield program
    finally:
        program.end()


class Case(NamedTuple):
    """A text and the place of typing, in rows below its beginning; None is its end."""

    name: str
    paragraphs: tuple[str, ...]
    rows: int | None


def cases() -> list[Case]:
    """Return the texts and places to type in."""
    whole = "".join(islice(_sentences(), CHARACTERS))
    split = tuple(whole[at : at + 200] for at in range(0, CHARACTERS, 200))
    return [
        Case(f"{name}，{where}", text, rows)
        for name, text in (("20段", split), ("1段", (whole,)))
        for where, rows in (("末尾", None), ("中间", 52), ("开头", 0))
    ]


def _sentences() -> Iterator[str]:
    chooser = random.Random(4)
    while True:
        yield from chooser.choice(SENTENCES)


class Bench:
    """A desk, a text file, and the programs that open them."""

    def __init__(self, folder: Path) -> None:
        self.desk, self.text = folder / "desk", folder / "text"
        self.bare_program = folder / "bare.py"
        self.bare_program.write_text(BARE)
        desk_folder.init_desk(self.desk, samples=False)
        unit = self.desk / "templates" / "单位档案" / "甲市某某局.yaml"  # else the desk asks for one
        unit.write_text("名称: 甲市某某局\n", encoding="utf-8")

    def write(self, paragraphs: Sequence[str]) -> None:
        """Write the paragraphs as the text of both programs."""
        draft = desk_folder.Desk.open(self.desk).stock.new_draft(Draft())
        draft = replace(draft, preamble=tuple(map(Paragraph, paragraphs)))
        shutil.rmtree(self.desk / "drafts" / sidecar.NAME, ignore_errors=True)  # left by killed programs
        (self.desk / "drafts" / f"{NAME}.md").write_text(format_draft(draft), encoding="utf-8")
        self.text.write_text("\n".join(paragraphs), encoding="utf-8")

    @property
    def ours(self) -> list[str]:
        """Return the command of the workbench."""
        return [sys.executable, "-m", "replydesk", str(self.desk)]

    @property
    def bare(self) -> list[str]:
        """Return the command of the bare program."""
        return [sys.executable, str(self.bare_program), str(self.text)]

    def type_in_ours(self, case: Case, keys: int) -> list[Typed]:
        """Open the draft in the workbench, go to its text, and type."""
        with running(self.ours, NAME) as program:
            to_the_answer(program)
            to_place(program, case.rows)
            return type_on(program, UNUSED[: WARM + keys])[WARM:]

    def type_in_bare(self, case: Case, keys: int) -> list[Typed]:
        """Type into the bare program."""
        with running(self.bare, case.paragraphs[0][:4]) as program:
            to_place(program, case.rows)
            return type_on(program, UNUSED[: WARM + keys])[WARM:]


def to_the_answer(program: Program) -> None:
    """Open the first draft of the desk, and its answer."""
    program.type("\r")
    program.read_until("收件人")
    program.rest(REST)
    for _ in range(ANSWER_STEP):
        program.type("\x0e")
        program.rest(REST)
    program.type("\r")


def to_place(program: Program, rows: int | None) -> None:
    """Go to a place in the text with the focus."""
    program.rest(REST)
    if rows is None:
        program.type(PAGE_DOWN * 20)
        program.type("\x1b[F")
    for _ in range(rows or 0):
        program.type(DOWN)
        program.rest(0.02)
    program.rest(REST)


def type_on(
    program: Program, characters: Sequence[str], goes_on: Callable[[], bool] = lambda: True
) -> list[Typed]:
    """Type characters, no character twice, for as long as it goes on."""
    pace = random.Random(8)
    return [program.typed(char, pace.uniform(*PACE)) for char in takewhile(lambda _: goes_on(), characters)]


def typing(bench: Bench, only: str, keys: int) -> None:
    """Print the latency of characters in both programs, case by case."""
    print(f"一个字从键入到上屏（{keys} 个字；{COLUMNS}×{ROWS}，{CHARACTERS} 字）")
    print(line_of("", HEADS))
    for case in cases():
        if only not in case.name:
            continue
        bench.write(case.paragraphs)
        for name, run in (("工作台", bench.type_in_ours), ("TextArea", bench.type_in_bare)):
            print(line_of(f"{case.name}　{name}", figures(run(case, keys))), flush=True)


# Of one character: times to the first byte, to its frame (also the 99th percentile) and to the last byte,
# processor time, and bytes; medians, and the mean of the bytes.
HEADS = ("首字节", "上屏", "99%", "版面跟上", "CPU", "字节", "字节平均")


def line_of(name: str, figures: Iterable[str]) -> str:
    """Return a row of the table."""
    cells = (" " * (11 - cell_len(figure)) + figure for figure in figures)
    return name + " " * (22 - cell_len(name)) + "".join(cells)


def figures(typed: Sequence[Typed]) -> Iterator[str]:
    shown = sorted(each.shown for each in typed)
    sizes = [each.bytes for each in typed]
    yield _ms(statistics.median(each.first for each in typed))
    yield _ms(statistics.median(shown))
    yield _ms(shown[int(len(shown) * 0.99) - 1])
    yield _ms(statistics.median(each.last for each in typed))
    yield _ms(statistics.median(each.cpu for each in typed))
    yield f"{statistics.median(sizes) / 1000:.1f} kB"
    yield f"{statistics.mean(sizes) / 1000:.1f} kB"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def starts(bench: Bench) -> None:
    """Print the wall and processor time of both programs to their first frame."""
    bench.write(cases()[0].paragraphs)
    commands = {"工作台": (bench.ours, NAME), "TextArea": (bench.bare, cases()[0].paragraphs[0][:4])}
    wall: dict[str, list[float]] = {name: [] for name in commands}
    cpu: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(STARTS + 1):
        for name, (command, shown) in commands.items():
            program = Program(command)
            wall[name].append(program.read_until(shown))
            cpu[name].append(program.cpu())
            program.end()
    print("第一屏（中位，", STARTS, "次）", sep="")
    for what, times in (("时钟", wall), ("CPU", cpu)):
        ours, bare = (statistics.median(times[name][1:]) for name in commands)
        print(f"  {what}　工作台 {_ms(ours)}　TextArea {_ms(bare)}　{ours / bare:.2f} ×")


def idle(bench: Bench) -> None:
    """Print the processor time of both programs while nobody types."""
    case = cases()[0]
    bench.write(case.paragraphs)
    print(f"没有人打字的 {IDLE:.0f} 秒里占用的 CPU")
    with running(bench.ours, NAME) as program:
        print(f"  桌面　　 {_idle(program)}")
        program.type("\r")
        program.read_until("收件人")
        print(f"  拟稿　　 {_idle(program)}")
    with running(bench.bare, case.paragraphs[0][:4]) as program:
        print(f"  TextArea {_idle(program)}")


def _idle(program: Program) -> str:
    program.rest(REST)
    before = program.cpu()
    program.rest(IDLE)
    return f"{(program.cpu() - before) / IDLE:.2%}"


JOBS: dict[str, Callable[[Bench], None]] = {"start": starts, "idle": idle}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="typing, start or idle")
    parser.add_argument("--case", default="", help="only the cases of typing whose name has this in it")
    parser.add_argument("--keys", type=int, default=KEYS, help="characters typed in each case")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for name, job in JOBS.items():
            if chosen.only in ("", name):
                job(bench)
        if chosen.only in ("", "typing"):
            typing(bench, chosen.case, chosen.keys)


if __name__ == "__main__":
    main()
