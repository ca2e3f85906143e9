r"""The lines of 批注: one a remark, one an answer to it. Parsing is the inverse of formatting.

    批注:
    - 〔3f2a〕2026-05-28 16:40 李某某（版本 8c1d22e0）答复内容 第2节 第1段「投入【三百万元】用于」：请核对
    - 〔9b10〕2026-05-28 16:41 李某某（版本 8c1d22e0）答复内容 第1段「【高度重视】」改为「认真研究」：更实在
    - 〔77aa〕2026-05-28 16:43 李某某（版本 8c1d22e0）答复内容 第3节 第2段 整段「下一步【……】落实。」：太长
    - 〔3f2a〕2026-05-29 09:10 张某某 已改
    - 〔9b10〕2026-05-29 09:12 张某某 不改：上级文件原话

The words stand in 【】, a few characters around them before and after. 第2处 says which of equal ones, 原为
what the words were, 原在 that they are gone. Sections and paragraphs are counted from 1, sections of all
levels in one row. A backslash escapes brackets within the words, and what is not seen: `\n` is a line feed,
`\u00a0` any other.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from replydesk.draft.anchors.model import CUT
from replydesk.draft.anchors.written import (
    ANCHOR,
    QUOTED,
    WrittenAnchor,
    escaped,
    format_anchor,
    read_anchor,
    unescaped,
)
from replydesk.draft.remarks.model import Outcome
from replydesk.text.characters import one_line
from replydesk.text.written_time import WRITTEN_TIME, format_time, read_time

UNKNOWN_VERSION = "不详"
EXAMPLE = "应写成“〔3f2a〕2026-05-28 16:40 李某某（版本 不详）案由 整项「关于……」：意见”"


class RemarkLine(NamedTuple):
    """A remark as its line has it."""

    id: str
    when: datetime
    who: str
    version: str
    at: WrittenAnchor
    text: str = ""
    proposed: str | None = None
    original: str | None = None  # the words it was put on, if those at its place are written

    @property
    def put_on(self) -> str:
        """Return the words that the remark was put on, of long ones both ends."""
        if self.original is not None:
            return self.original
        return self.at.words + (f"{CUT}{self.at.after}" if self.at.is_cut else "")

    def written_at(self, at: WrittenAnchor) -> RemarkLine:
        """Return the remark with another anchor."""
        put_on, moved = self.put_on, self._replace(at=at, original=None)
        return moved if moved.put_on == put_on else moved._replace(original=put_on)


class AnswerLine(NamedTuple):
    """An answer as its line has it; `id` is that of the remark."""

    id: str
    when: datetime
    who: str
    outcome: Outcome
    text: str = ""


_NAME = r"(?:(?!（版本 )[^：「])++"
_HEAD = rf"〔(?P<id>[0-9a-f]{{4,32}})〕(?P<when>{WRITTEN_TIME}) "
_REMARK_LINE = re.compile(
    rf"{_HEAD}(?P<who>{_NAME})（版本 (?P<version>[0-9a-f]{{8}}|{UNKNOWN_VERSION})）{ANCHOR}"
    rf"(?:原为「(?P<original>{QUOTED})」)?(?:改为「(?P<proposed>{QUOTED})」)?(?:：(?P<text>.*+))?",
    re.DOTALL,
)
_ANSWER = re.compile(
    rf"{_HEAD}(?P<who>[^：「]+?) (?P<outcome>{'|'.join(Outcome)})(?:：(?P<text>.*+))?", re.DOTALL
)
_BEFORE_OUTCOME = re.compile(rf" (?={'|'.join(Outcome)})")


@lru_cache(maxsize=4096)  # after a key all lines but few are those of before
def parse_line(line: str) -> RemarkLine | AnswerLine | None:
    """Parse a line of 批注; None if it has another form."""
    line = line.strip()
    if found := _REMARK_LINE.fullmatch(line):
        return _remark(found)
    if not (found := _ANSWER.fullmatch(line)) or not (when := read_time(found["when"])):
        return None
    return AnswerLine(
        found["id"], when, found["who"], Outcome(found["outcome"]), unescaped(found["text"] or "")
    )


def _remark(found: re.Match[str]) -> RemarkLine | None:
    when, at = read_time(found["when"]), read_anchor(found)
    if not when or not at:
        return None
    version = "" if found["version"] == UNKNOWN_VERSION else found["version"]
    proposed, original = (
        None if found[name] is None else unescaped(found[name]) for name in ("proposed", "original")
    )
    text = unescaped(found["text"] or "")
    return RemarkLine(found["id"], when, found["who"], version, at, text, proposed, original)


def format_line(line: RemarkLine | AnswerLine) -> str:
    """Return a remark or an answer as a line of 批注; its name is one of `signed_name`."""
    head = f"〔{line.id}〕{format_time(line.when)} {line.who}"
    text = f"：{escaped(line.text)}" if line.text else ""
    if isinstance(line, AnswerLine):
        return f"{head} {line.outcome}{text}"
    words = (("原为", line.original), ("改为", line.proposed))
    other = "".join(f"{name}「{escaped(each, is_words=True)}」" for name, each in words if each is not None)
    version = line.version or UNKNOWN_VERSION
    return f"{head}（版本 {version}）{format_anchor(line.at)}{other}{text}"


def signed_name(who: str) -> str:
    """Return a name safe for a line: not empty, without what separates the parts of the line."""
    name = re.sub("（(?=版本)", "(", one_line(who).replace("：", " ").replace("「", " "))
    return _BEFORE_OUTCOME.sub("", " ".join(name.split())).strip() or "未署名"
