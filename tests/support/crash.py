"""A real program in a pty, typed into and killed: what is left of the draft, and what should be.

What is typed is counted: a row of numbers of three Chinese digits, so that what is missing can be told from
the text alone.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

import replydesk.tui.app  # noqa: F401 - loaded once, for all programs that are forked from this one
from replydesk.cli.program import main
from replydesk.desk import desk_folder
from replydesk.desk.session import Session
from replydesk.draft.model import Draft, Key
from tests.support.terminal_driver import PtyTerminal, in_pty

FIXTURE = Path(__file__).parents[1] / "fixtures" / "workbench"

DIGITS = "〇一二三四五六七八九"
NAME = "风浪"
MARK = "起"
LONGEST = 900
"""Characters after which a new draft is begun."""

MAY_BE_LOST = 1.0
"""Seconds before the kill that what was typed in may be missing."""

HOWS = ("SIGKILL", "SIGHUP", "SIGTERM", "closed")
"""How a program ends: by a signal, or because its terminal goes away as when a connection breaks."""


@dataclass(frozen=True)
class Loss:
    """One kill: with what, when, and what came of it."""

    how: str
    start: int
    typed: int
    recorded: int  # characters that were seen on the disk
    due: int  # characters typed more than `MAY_BE_LOST` seconds before the kill
    kept: int
    trouble: str = ""

    @property
    def is_bad(self) -> bool:
        """True if something that was on the disk is missing, or the text is not what was typed."""
        return bool(self.trouble) or self.kept < self.recorded

    @property
    def is_late(self) -> bool:
        """True if something typed longer ago than may be lost is missing; on a busy machine it may be."""
        return self.kept < self.due


def lay_out(folder: Path) -> Path:
    """A desk with one draft, in which nothing but a mark is written."""
    shutil.copytree(FIXTURE / "templates", folder / "templates")
    (folder / "drafts").mkdir()
    path = folder / "drafts" / f"{NAME}.md"
    desk_folder.save_draft(path, Draft(((Key.KIND, "代表建议"), (Key.SESSION, MARK))))
    return path


def stream(start: int, count: int = 3) -> str:
    """Return the typed characters: numbers of three Chinese digits, from the `start`-th on."""
    return "".join(DIGITS[int(f"{at // 3 % 1000:03}"[at % 3])] for at in range(start, start + count))


def typed_in(draft: Draft) -> tuple[int, str]:
    """How many characters stand behind the mark; what is wrong with them."""
    text = draft.get(Key.SESSION)
    if not text.startswith(MARK):
        return 0, f"the mark is gone: {text[:20]}"
    typed = text[len(MARK) :]
    wanted = stream(0, len(typed))
    at = next((n for n, (one, other) in enumerate(zip(typed, wanted, strict=True)) if one != other), None)
    return (len(typed), "") if at is None else (at, f"character {at} is {typed[at : at + 6]}")


@contextmanager
def running(folder: Path, home: Path, *, is_loaded: bool = False) -> Iterator[PtyTerminal]:
    """Run the program in a pty of its own on a desk.

    `is_loaded` forks it from this process, which has loaded it already and must have no threads: to start
    takes a third of the time then.
    """
    command = (lambda: main([str(folder)])) if is_loaded else None
    with in_pty([str(folder)], home, command=command) as terminal:
        yield terminal


def open_draft(terminal: PtyTerminal) -> None:
    """Open the only draft of the desk."""
    terminal.shows(NAME)
    terminal.send("enter")
    terminal.shows("1 收件人　")


def storm(folder: Path, kills: int, seed: int = 1, most: int = 24) -> list[Loss]:
    """Kill a program so many times at random moments while it is typed into; what each kill cost.

    Of ten kills about eight are SIGKILL; the first four are one of each kind.
    """
    luck = random.Random(seed)
    home = folder / "家"
    home.mkdir(parents=True)
    place = folder / "桌面"
    path = lay_out(place)
    losses: list[Loss] = []
    for number in range(kills):
        how = HOWS[number] if number < len(HOWS) else luck.choices(HOWS, (8, 1, 1, 1))[0]
        kept = losses[-1].kept if losses else 0
        if kept > LONGEST:
            shutil.rmtree(place)
            path, kept = lay_out(place), 0
        losses.append(_one(path, home, how, luck.randint(1, most), luck, kept))
    return losses


def at_once(folders: list[Path], kills: list[int], seed: int) -> list[Loss]:
    """A storm in each of several folders, all at once, each in a process of its own."""
    words = [sys.executable, "-m", "tests.support.crash"]
    running = [
        subprocess.Popen(
            [*words, str(folder), f"{count}", f"{seed * 1000 + number}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for number, (folder, count) in enumerate(zip(folders, kills, strict=True))
    ]
    told = [process.communicate() for process in running]
    if any(process.returncode for process in running):
        raise RuntimeError("\n".join(error.decode("utf-8", "replace") for _, error in told))
    return [Loss(*json.loads(line)) for lines, _ in told for line in lines.splitlines()]


def _one(path: Path, home: Path, how: str, chunks: int, luck: random.Random, before: int) -> Loss:
    """Start the program, type, kill it; `before` characters must be there when it has started."""
    with running(path.parents[1], home, is_loaded=True) as terminal:
        open_draft(terminal)
        start, trouble = typed_in(present(path, home))
        times, recorded = _type(terminal, path, home, start, chunks, luck)
        killed_at = time.monotonic()
        _kill(terminal, how)
    kept, more = typed_in(present(path, home))
    if start != before:
        trouble = f"{before} characters were there before the start, {start} after it"
    trouble = trouble or more or "、".join(map(str, desk_folder.read_draft(path).notes))
    due = start + 3 * sum(when <= killed_at - MAY_BE_LOST for when in times)
    return Loss(how, start, start + 3 * len(times), recorded, due, kept, trouble)


def _type(
    terminal: PtyTerminal, path: Path, home: Path, start: int, chunks: int, luck: random.Random
) -> tuple[list[float], int]:
    """Type three characters at a time and return when, and how many are known to be on the disk.

    Now and then what was typed is waited for: until it is on the screen, or on the disk.
    """
    times: list[float] = []
    recorded = start
    for number in range(chunks):
        typed = start + 3 * number
        terminal.send(stream(typed))
        times.append(time.monotonic())
        wait = "screen" if number == 0 else luck.choice(("", "", "screen", "disk"))
        if wait == "screen":
            terminal.until(partial(_is_shown, terminal, stream(typed)), "not shown")
        elif wait == "disk":
            recorded = typed + 3
            terminal.until(partial(_is_recorded, path, home, recorded), "not recorded")
    return times, recorded


def _is_shown(terminal: PtyTerminal, text: str) -> bool:
    return text in terminal.joined


def _is_recorded(path: Path, home: Path, count: int) -> bool:
    return typed_in(present(path, home))[0] >= count


def _kill(terminal: PtyTerminal, how: str) -> None:
    """End the program; with “closed” the terminal goes away, as when a connection breaks."""
    if how == "closed":
        terminal.hang_up()
    else:
        os.kill(terminal.pid, getattr(signal, how))
        terminal.ends()


def present(path: Path, home: Path) -> Draft:
    """The draft as the program itself would open it now, looked at in a copy of the folder."""
    copy = path.parents[1].with_name("看")
    shutil.rmtree(copy, ignore_errors=True)
    # a file being written is renamed meanwhile; it is not read anyway
    shutil.copytree(path.parent, copy / "drafts", ignore=shutil.ignore_patterns("*.tmp"))
    stored = desk_folder.read_draft(copy / "drafts" / path.name)
    session = Session.open(stored, home)
    draft = session.draft
    session.store.close(session.history.journal(), is_saved=False)
    shutil.rmtree(copy)
    return draft


if __name__ == "__main__":
    for each in storm(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])):
        print(json.dumps(astuple(each)))
