"""The command `export` where it makes review copies or approval forms in place of the letters."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from replydesk.cli.talk import DONE, FINDINGS, put, say
from replydesk.export import batch
from replydesk.export.filenames import Pattern, PatternError
from replydesk.export.selection import Selection
from replydesk.export.separate_files import APPROVAL_FORM, REVIEW_COPY, FileResult, write_files
from replydesk.text.errors import UsageError

_OF_LETTERS = ("public", "pdf", "resume", "force", "report")  # options that only letters have


def make_separate_files(options: Namespace) -> int:
    """Make review copies or approval forms; print the files written and report the rest."""
    kind, flag = (REVIEW_COPY, "--review") if options.review else (APPROVAL_FORM, "--approval")
    for other in _OF_LETTERS:
        if getattr(options, other):
            raise UsageError(f"{flag} 不能和 --{other} 一起用：做的是{kind.name}，不是答复")
    try:
        pattern = Pattern(options.names)
    except PatternError as error:
        raise UsageError(str(error)) from error
    tasks = batch.plan_exports(batch.drafts_of(options.drafts), pattern)
    results = write_files(kind, tasks, Path(options.output), datetime.now, Selection.of(options.only))
    made, failed = _report(results)
    if not made and not failed:
        sought = "、".join(options.only)
        say(f"没有符合 --only 的稿子：{sought}" if tasks else "没有可导出的稿子")
    if made + failed > 1:
        say(f"{kind.name} {made} 份" + (f"，{failed} 份没有做" if failed else ""))
    return DONE if made and not failed else FINDINGS


def _report(results: Iterable[FileResult]) -> tuple[int, int]:
    """Print files as they are made, and notes; return how many there are, and how many are missing."""
    made = failed = 0
    for draft, file, _, notes, refusal in results:
        for note in notes:
            say(f"{draft}：{note}")
        if file is None:
            failed += 1
            say(f"{draft}：{refusal}")
            continue
        made += 1
        put(file.path)
        if file.kept:
            say(f"{draft}：Word 里改过的旧文件留在 {file.kept.name}")
    return made, failed
