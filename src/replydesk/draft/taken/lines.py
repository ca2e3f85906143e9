r"""The lines of 旧复: one a taking over, one a figure in it, one a confirmation. Parsing inverts formatting.

    旧复:
    - 〔3f2a〕2026-05-28 16:40 张某某 取自「2025年 第0055号 王某某 关于推进养老服务的答复」「往年/养老.md」
    - 〔3f2a-1〕年份 答复内容 第2节 第1段「自【2024年】以来，」
    - 〔3f2a-2〕金额 答复内容 第2节 第1段「投入【500万元】，」原为「300万元」
    - 〔3f2a-1〕2026-05-28 16:45 张某某 核对无误

The words of a figure are written as those of remarks (`anchors/written.py`): 【】 around them, 原在 before
their place if they are gone, 原为 with what they were if they are others now. A backslash escapes.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from replydesk.draft.anchors.written import (
    ANCHOR,
    QUOTED,
    WrittenAnchor,
    escaped,
    format_anchor,
    read_anchor,
    unescaped,
)
from replydesk.draft.taken.model import StaleKind, TakenFrom
from replydesk.text.characters import one_line
from replydesk.text.written_time import WRITTEN_TIME, format_time, read_time

TAKEN_EXAMPLE = "应写成“〔3f2a-1〕年份 答复内容 第2节 第1段「自【2024年】以来，」”"
CONFIRMED = "核对无误"
_TAKEN_FROM = "取自"


class TakenSourceLine(NamedTuple):
    """Something taken over, as its line has it: where from, by whom, when."""

    id: str
    when: datetime
    who: str
    source: TakenFrom


class MarkLine(NamedTuple):
    """A figure as its line has it: `id` is that of its source and a number; `original` as taken over."""

    id: str
    kind: StaleKind
    at: WrittenAnchor
    original: str = ""

    @property
    def words(self) -> str:
        """Return the words of the figure as they were taken over."""
        return self.original or self.at.words

    @property
    def source(self) -> str:
        """Return the id of the source."""
        return self.id.partition("-")[0]


class ConfirmedLine(NamedTuple):
    """A confirmation as its line has it; `id` is that of the figure."""

    id: str
    when: datetime
    who: str


TakenLine = TakenSourceLine | MarkLine | ConfirmedLine

_STAMP = rf"(?P<when>{WRITTEN_TIME}) "
_SOURCE_ID = r"〔(?P<id>[0-9a-f]{4,32})〕"
_MARK_ID = r"〔(?P<id>[0-9a-f]{4,32}-[1-9][0-9]{0,5})〕"
_SOURCE_LINE = re.compile(
    rf"{_SOURCE_ID}{_STAMP}(?P<who>[^「]{{1,80}}?) {_TAKEN_FROM}"
    rf"「(?P<label>{QUOTED})」(?:「(?P<path>{QUOTED})」)?"
)
_MARK_LINE = re.compile(
    rf"{_MARK_ID}(?P<kind>{'|'.join(StaleKind)}) {ANCHOR}(?:原为「(?P<original>{QUOTED})」)?", re.DOTALL
)
_CONFIRMED_LINE = re.compile(rf"{_MARK_ID}{_STAMP}(?P<who>[^「]{{1,80}}?) {CONFIRMED}")


@lru_cache(maxsize=8192)  # after a key all lines but few are those of before
def parse_taken_line(line: str) -> TakenLine | None:
    """Parse a line of 旧复; None if it has another form."""
    line = line.strip()
    if found := _MARK_LINE.fullmatch(line):
        at = read_anchor(found)
        if at is None or not at.words:
            return None
        original = unescaped(found["original"] or "")
        return MarkLine(found["id"], StaleKind(found["kind"]), at, original)
    if found := _CONFIRMED_LINE.fullmatch(line):
        return ConfirmedLine(found["id"], when, found["who"]) if (when := read_time(found["when"])) else None
    if (found := _SOURCE_LINE.fullmatch(line)) and (when := read_time(found["when"])):
        source = TakenFrom(unescaped(found["label"]), unescaped(found["path"] or ""))
        return TakenSourceLine(found["id"], when, found["who"], source)
    return None


def format_taken_line(line: TakenLine) -> str:
    """Return a line of 旧复; its name is one of `taker_name`."""
    head = f"〔{line.id}〕"
    if isinstance(line, MarkLine):
        original = f"原为「{escaped(line.original, is_words=True)}」" if line.original else ""
        return f"{head}{line.kind} {format_anchor(line.at)}{original}"
    stamp = f"{format_time(line.when)} {line.who}"
    if isinstance(line, ConfirmedLine):
        return f"{head}{stamp} {CONFIRMED}"
    label, key = (f"「{escaped(each, is_words=True)}」" if each else "" for each in line.source[:2])
    return f"{head}{stamp} {_TAKEN_FROM}{label or '「」'}{key}"


def taker_name(who: str) -> str:
    """Return a name safe for a line: not empty, without what separates the parts of the line."""
    name = one_line(who).replace("「", " ").replace(f" {_TAKEN_FROM}", " ").replace(f" {CONFIRMED}", " ")
    return " ".join(name.split())[:80].strip() or "未署名"
