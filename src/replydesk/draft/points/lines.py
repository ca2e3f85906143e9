r"""The lines of 逐条: one a point, one a passage that answers it, one a state. Parsing inverts formatting.

    逐条:
    - 〔1〕加大对社区食堂的运营补贴（原件第3段第1至26字）
    - 〔2〕另设一个监督电话
    - 〔1〕答在 答复内容 第2节 标题 整段「关于加大补贴的建议。」
    - 〔1〕部分：补贴标准还在定
    - 〔2〕不采纳：市里已有渠道，不另设

The points are in the order of their lines; the other lines may be anywhere. Paragraphs and characters of the
original are counted from 1. Passages are written as for remarks (`anchors/written.py`), a backslash escapes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from replydesk.draft.anchors.written import (
    ANCHOR,
    WrittenAnchor,
    escaped,
    format_anchor,
    read_anchor,
    unescaped,
)
from replydesk.draft.points.model import PointSource, PointState

POINT_EXAMPLE = "应写成“〔1〕加大补贴（原件第3段第1至26字）”“〔1〕不采纳：理由”"


class PointLine(NamedTuple):
    """A point as its line has it."""

    id: int
    text: str
    source: PointSource | None = None


class TieLine(NamedTuple):
    """A passage that answers a point, as its line has it; `id` is that of the point."""

    id: int
    at: WrittenAnchor


class StateLine(NamedTuple):
    """The state of a point as its line has it; `id` is that of the point."""

    id: int
    state: PointState
    reason: str = ""


AnyLine = PointLine | TieLine | StateLine

_STATES = "|".join(PointState)
_POINT_ID = r"〔(?P<id>[1-9][0-9]{0,5})〕"
_SOURCE = (
    r"（原件第(?P<paragraph>[1-9][0-9]{0,6})段(?:第(?P<start>[1-9][0-9]{0,6})至(?P<end>[1-9][0-9]{0,6})字)?）"
)
_TIE_LINE = re.compile(rf"{_POINT_ID}答在 {ANCHOR}", re.DOTALL)
_STATE_LINE = re.compile(rf"{_POINT_ID}(?P<state>{_STATES})(?:：(?P<reason>.*+))?", re.DOTALL)
_POINT_LINE = re.compile(rf"{_POINT_ID}(?P<text>.++)", re.DOTALL)
_SOURCE_AT_END = re.compile(rf"{_SOURCE}\Z")
_LIKE_OTHERS = re.compile(rf"(?:{_STATES})(?:：|\Z)|答在 ")
_LONGEST_SOURCE = 40  # characters of where a point is in the original


@lru_cache(maxsize=2048)  # after a key all lines but few are those of before
def parse_point_line(line: str) -> AnyLine | None:
    """Parse a line of 逐条; None if it has another form."""
    line = line.strip()
    if found := _TIE_LINE.fullmatch(line):
        at = read_anchor(found)
        return TieLine(int(found["id"]), at) if at else None
    if found := _STATE_LINE.fullmatch(line):
        return StateLine(int(found["id"]), PointState(found["state"]), unescaped(found["reason"] or ""))
    found = _POINT_LINE.fullmatch(line)
    return _point(int(found["id"]), found["text"]) if found and found["text"].strip() else None


def _point(number: int, text: str) -> PointLine | None:
    if text.startswith("答在 "):
        return None
    begin = text.rfind("（原件第", max(len(text) - _LONGEST_SOURCE, 0))
    found = _SOURCE_AT_END.match(text, begin) if begin > 0 else None
    if not found:
        return PointLine(number, unescaped(text))
    start, end = int(found["start"] or 1) - 1, int(found["end"] or 0)
    return PointLine(number, unescaped(text[:begin]), PointSource(int(found["paragraph"]) - 1, start, end))


def format_point_line(line: AnyLine) -> str:
    """Return a point, a passage or a state as a line of 逐条; the text of a point is not blank."""
    head = f"〔{line.id}〕"
    if isinstance(line, TieLine):
        return f"{head}答在 {format_anchor(line.at)}"
    if isinstance(line, StateLine):
        return f"{head}{line.state}{f'：{escaped(line.reason)}' if line.reason else ''}"
    text = escaped(line.text)
    if _LIKE_OTHERS.match(text):
        text = f"\\{text}"
    if not line.source:
        is_like = text.endswith("）") and _SOURCE_AT_END.search(text, max(len(text) - _LONGEST_SOURCE, 0))
        return f"{head}{text[:-1]}\\）" if is_like else f"{head}{text}"
    paragraph, start, end = line.source
    return f"{head}{text}（原件第{paragraph + 1}段{f'第{start + 1}至{end}字' if end else ''}）"
