"""How far an export is: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[bool], None]
"""Told when a thing is done, and whether it failed."""

_PAUSE = 0.1  # seconds between two drawings of the bar


@contextmanager
def progress(title: str, total: int) -> Iterator[Step]:
    """Show how many of `total` are done while the block runs, if there are several and somebody looks."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"))
    console = Console(stderr=True, highlight=False, markup=False)
    # no thread draws: a process that has threads cannot be forked
    bar = Progress(*columns, console=console, auto_refresh=False, redirect_stdout=sys.stdout.isatty())
    with bar:
        task = bar.add_task(title, total=total, said=said(0, total, 0, 0.0))
        start = drawn = time.monotonic()
        done = failed = 0

        def step(has_failed: bool) -> None:
            nonlocal done, failed, drawn
            done, failed = done + 1, failed + has_failed
            now = time.monotonic()
            if now - drawn >= _PAUSE or done == total:
                drawn = now
                words = said(done, total, failed, now - start)
                bar.update(task, completed=done, said=words, refresh=True)

        bar.refresh()
        yield step


def said(done: int, total: int, failed: int, seconds: float) -> str:
    """12/300 份　85 份/秒　还要 4 秒　失败 1 份, as far as there is something to say."""
    words = [f"{done}/{total} 份"]
    if done and seconds > 0:
        rate = done / seconds
        words.append(f"{rate:.0f} 份/秒" if rate >= 10 else f"{rate:.1f} 份/秒")
        if done < total:
            words.append(f"还要 {duration((total - done) / rate)}")
    if failed:
        words.append(f"失败 {failed} 份")
    return "　".join(words)


def duration(seconds: float) -> str:
    """A time in words: 8 秒, 3 分 20 秒, 2 小时 5 分."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"
