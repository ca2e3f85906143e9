"""A progress bar on a terminal; nothing elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from replydesk.text.progress_words import progress_text

Step = Callable[[bool], None]  # called for each item with True if it has failed

_PAUSE = 0.1  # seconds between two updates of the bar


@contextmanager
def progress(title: str, total: int) -> Iterator[Step]:
    """Show how many of `total` items are done while the block runs, if there are several."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[words]}"))
    console = Console(stderr=True, highlight=False, markup=False)
    # no thread draws: a process that has threads cannot be forked
    bar = Progress(*columns, console=console, auto_refresh=False, redirect_stdout=sys.stdout.isatty())
    with bar:
        task = bar.add_task(title, total=total, words=progress_text(0, total, 0, 0.0))
        start = drawn = time.monotonic()
        done = failed = 0

        def step(has_failed: bool) -> None:
            nonlocal done, failed, drawn
            done, failed = done + 1, failed + has_failed
            now = time.monotonic()
            if now - drawn >= _PAUSE or done == total:
                drawn = now
                words = progress_text(done, total, failed, now - start)
                bar.update(task, completed=done, words=words, refresh=True)

        bar.refresh()
        yield step
