"""The CPU time of each stage from a draft file to a Word file."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench_documents import WARM_UP, draft_files
from bench_letters import PLACE

from replydesk.desk import files
from replydesk.draft.file import parse_draft
from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import setup_of
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.recipients import first_copy
from replydesk.render import docx
from replydesk.render.docx_package import pack
from replydesk.reply.rules.catalogue import check
from replydesk.reply.rules.printed.pages import check_pages
from replydesk.reply.rules.rule import Case

T = TypeVar("T")

STAGES = ("read", "parse", "compose", "lay out", "check", "render XML", "package", "write")


class Clock:
    """A clock of the CPU time (s) of each stage of one document."""

    def __init__(self) -> None:
        self.taken = dict.fromkeys(STAGES, 0.0)

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        done = work()
        self.taken[stage] += time.process_time() - start
        return done


def main() -> None:
    """Print the median of each stage over the documents."""
    columns = [_measured(new=new) for new in (False, True)]
    print(f"\n{'where the time goes, CPU time of one reply':<44}{'same reply':>18}{'never seen':>18}")
    together = [sum(column.values()) for column in columns]
    for stage in STAGES:
        taken = [column[stage] for column in columns]
        print(f"{stage:<44}{''.join(map(_share, taken, together))}")
    print(f"{'together':<44}{''.join(map(_share, together, together))}")


def _share(taken: float, whole: float) -> str:
    return f"{taken:>9.2f} ms{taken / whole:>6.0%}"


def _measured(*, new: bool) -> dict[str, float]:
    """Return the milliseconds of each stage."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [_clocked(path) for path in draft_files(Path(folder), new=new)][WARM_UP:]
    return {stage: statistics.median(run[stage] for run in runs) * 1000 for stage in STAGES}


def _clocked(path: Path) -> dict[str, float]:
    """Return the times of one document, with the steps of an export without numbers and log."""
    clock, stock = Clock(), PLACE.stock
    text = clock("read", lambda: _read(path))
    draft = clock("parse", lambda: parse_draft(text)).draft
    profile = stock.profile(draft)
    facts = DraftFacts(draft, profile)
    letter = clock("compose", lambda: compose(first_copy(facts), stock.phrases))
    pages = clock("lay out", lambda: lay_out(letter, setup_of(draft, profile)))
    clock("check", lambda: (check(Case(facts, letter)), *check_pages(pages)))
    package = clock("render XML", lambda: docx.package_of(pages, profile.fonts, profile.name, None))
    data = clock("package", lambda: pack(package))
    clock("write", lambda: files.write_whole(path.with_suffix(".docx"), data, settled=False))
    return clock.taken


def _read(path: Path) -> str:
    """Read a file as `read_draft` does, without parsing it."""
    data = files.read_bytes(path)
    files.digest(data)
    return files.decode(data, path)[0]
