"""The command `check`: what is wrong in drafts, where that is laid down, and what is passed over."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from replydesk.cli.tables import print_table
from replydesk.cli.talk import DONE, FINDINGS, Stocks, put_json, read_reply, say
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text
from replydesk.export.batch import drafts_of
from replydesk.reply.findings import Finding, Hit, Level, by_weight, count_problems, has_errors, message_of
from replydesk.reply.reply import Reply
from replydesk.text.errors import UserError

LEVELS = (Level.ERROR, Level.SUSPECTED, Level.HINT)  # what --level takes, the gravest first
_LONG = {"稿子": 39, "问题": 250}  # long columns, and the most cells they get
_PASSED = "已略过"

Entry = dict[str, str]


@dataclass(frozen=True)
class _Checked:
    """A checked draft: its findings and those passed over, of the levels asked for."""

    path: Path
    reply: Reply
    findings: tuple[Finding, ...]
    passed: tuple[tuple[Finding, str], ...]  # with who and when


def check(options: Namespace) -> int:
    """Print the findings of drafts; return `FINDINGS` if any has an error, or cannot be read."""
    drafts = drafts_of(options.drafts)
    if not drafts:
        say("没有稿子")
        return FINDINGS
    stocks, checked, failed = Stocks(), [], False
    shown = _shown(options.level)
    for path in drafts.values():
        try:
            checked.append(_checked(path, read_reply(path, stocks), shown))
        except UserError as error:
            failed = True
            say(str(error))
    if options.json:
        put_json([{"稿子": str(each.path), "问题": list(_entries(each))} for each in checked])
    else:
        _print(checked)
    return FINDINGS if failed or any(has_errors(each.reply.findings) for each in checked) else DONE


def _shown(named: str) -> tuple[Level, ...]:
    """Return the levels that are shown: one and those graver than it; with hints what is open, too."""
    level = Level(named)
    graver = LEVELS[: LEVELS.index(level) + 1]
    return (*graver, Level.OPEN) if level is Level.HINT else graver


def _checked(path: Path, reply: Reply, shown: tuple[Level, ...]) -> _Checked:
    findings = tuple(each for each in reply.findings if each.level in shown)
    passed = tuple(
        (each.finding, f"{'本单位' if each.is_of_unit else '本稿'} {each.by.signed}".strip())
        for each in reply.passed
        if each.finding.level in shown
    )
    return _Checked(path, reply, findings, passed)


def _entries(checked: _Checked) -> Iterator[Entry]:
    """Yield an entry for each words found, in the order of the findings."""
    draft = checked.reply.draft
    for finding in checked.findings:
        if finding.hits:
            yield from (_entry(finding, message_of(finding, (hit,), draft), hit) for hit in finding.hits)
        else:
            place = finding.where[0] if finding.where else Place(finding.key)
            yield _entry(finding, finding.message, Hit(place, _text(finding, draft)))


def _entry(finding: Finding, message: str, hit: Hit) -> Entry:
    return {
        "规则": finding.rule,
        "级别": finding.level.value,
        "来源": finding.source,
        "字段": hit.place.key,
        "原文": hit.words,
        "说明": f"{message}；{finding.remedy}",
        "改为": hit.right,
    }


def _text(finding: Finding, draft: Draft) -> str:
    """Return the text that a finding without words is about: its field's."""
    return field_text(draft, finding.key).strip() if finding.key in tuple(Key) else ""


def _print(checked: list[_Checked]) -> None:
    rows = [row for each in checked for row in _rows(each)]
    if rows:
        print_table(rows, _LONG, sys.stdout, folded="问题")
    counts = count_problems(finding for each in checked for finding in each.findings) or "没有问题"
    passed = sum(max(len(finding.hits), 1) for each in checked for finding, _ in each.passed)
    if checked:
        say(f"{len(checked)} 份：{counts}" + (f"（{_PASSED} {passed} 处）" if passed else ""))


def _rows(checked: _Checked) -> Iterator[Entry]:
    for finding in by_weight(checked.findings):
        yield _row(checked.path, finding, finding.sort, finding.remedy)
    for finding, by in checked.passed:
        yield _row(checked.path, finding, f"{_PASSED}·{finding.sort}", by)


def _row(path: Path, finding: Finding, sort: str, remedy: str) -> Entry:
    return {
        "稿子": path.name,
        "级别": sort,
        "字段": finding.key,
        "问题": f"{finding.message}；{remedy}〔{finding.source}　{finding.rule}〕",
    }
