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

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, attachment_number, place_words
from replydesk.draft.remarks.model import CUT, Outcome
from replydesk.text.characters import one_line

UNKNOWN_VERSION = "不详"
EXAMPLE = "应写成“〔3f2a〕2026-05-28 16:40 李某某（版本 不详）案由 整项「关于……」：意见”"


class WrittenAnchor(NamedTuple):
    """An anchor as its line has it: of a whole text only `words`, and if cut `after` has their end."""

    place: Place
    words: str
    before: str = ""
    after: str = ""
    nth: int = 1  # of the equal stretches of the text, counted from 1
    is_whole: bool = False
    is_cut: bool = False
    is_lost: bool = False


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
_QUOTED = r"(?:[^\\「」]|\\.)*+"
_INNER = r"(?:[^\\【】]|\\.)*+"
_HEAD = r"〔(?P<id>[0-9a-f]{4,32})〕(?P<when>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [0-9]{1,2}:[0-9]{2}) "
_REMARK_LINE = re.compile(
    rf"{_HEAD}(?P<who>{_NAME})（版本 (?P<version>[0-9a-f]{{8}}|{UNKNOWN_VERSION})）(?P<lost>原在)?"
    r"(?P<key>[^\s「：]{1,12})(?: 第(?P<section>[1-9][0-9]{0,6})节)?"
    r"(?: (?P<heading>标题)| 第(?P<paragraph>[1-9][0-9]{0,6})段)?"
    r"(?: (?P<whole>整[段项])| 第(?P<nth>[1-9][0-9]{0,2})处)?"
    rf"「(?P<body>{_QUOTED})」(?:原为「(?P<original>{_QUOTED})」)?(?:改为「(?P<proposed>{_QUOTED})」)?(?:：(?P<text>.*+))?",
    re.DOTALL,
)
_ANSWER = re.compile(
    rf"{_HEAD}(?P<who>[^：「]+?) (?P<outcome>{'|'.join(Outcome)})(?:：(?P<text>.*+))?", re.DOTALL
)
_BODY = re.compile(rf"(?P<one>{_INNER})(?:【(?P<words>{_INNER})】(?P<other>{_INNER}))?", re.DOTALL)
_UNSEEN = r"\\\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff"
_ESCAPED_IN_WORDS = re.compile(rf"[「」【】{_UNSEEN}]|^\s|\s\Z")
_ESCAPED_IN_TEXT = re.compile(rf"[{_UNSEEN}]|^\s|\s\Z")
_ESCAPE = re.compile(r"\\(?:(n)|u([0-9a-f]{4})|(.))", re.DOTALL)
_FIGURES = re.compile("[0-9]+")
_KEYS = frozenset((*map(str, Key), *map(str, Part)))
_BEFORE_OUTCOME = re.compile(rf" (?={'|'.join(Outcome)})")


@lru_cache(maxsize=4096)  # after a key all lines but few are those of before
def parse_line(line: str) -> RemarkLine | AnswerLine | None:
    """Parse a line of 批注; None if it has another form."""
    line = line.strip()
    if found := _REMARK_LINE.fullmatch(line):
        return _remark(found)
    if not (found := _ANSWER.fullmatch(line)) or not (when := _time(found["when"])):
        return None
    return AnswerLine(found["id"], when, found["who"], Outcome(found["outcome"]), _plain(found["text"] or ""))


def _remark(found: re.Match[str]) -> RemarkLine | None:
    when, place, body = _time(found["when"]), _place(found), _BODY.fullmatch(found["body"])
    if not when or not place or not body:
        return None
    one, words, other = (_plain(body[name] or "") for name in ("one", "words", "other"))
    is_cut = body["words"] is not None and words == CUT
    if found["whole"]:
        if body["words"] is not None and not is_cut:
            return None
        at = WrittenAnchor(place, one, after=other, is_whole=True, is_cut=is_cut)
    elif words:
        at = WrittenAnchor(place, words, one, other, int(found["nth"] or 1))
    else:
        return None
    at = at._replace(is_lost=bool(found["lost"]))
    version = "" if found["version"] == UNKNOWN_VERSION else found["version"]
    proposed, original = (
        None if found[name] is None else _plain(found[name]) for name in ("proposed", "original")
    )
    text = _plain(found["text"] or "")
    return RemarkLine(found["id"], when, found["who"], version, at, text, proposed, original)


def _place(found: re.Match[str]) -> Place | None:
    key = found["key"]
    if key not in _KEYS and attachment_number(key) is None:
        return None
    section = int(found["section"]) - 1 if found["section"] else -1
    if found["heading"]:
        return Place(key, section, -1) if section >= 0 else None
    return Place(key, section, int(found["paragraph"] or 1) - 1)


def _time(text: str) -> datetime | None:
    try:
        return datetime(*map(int, _FIGURES.findall(text)))  # type: ignore[arg-type]  # five times strptime
    except ValueError:
        return None


def format_line(line: RemarkLine | AnswerLine) -> str:
    """Return a remark or an answer as a line of 批注; its name is one of `signed_name`."""
    head = f"〔{line.id}〕{line.when.year:04}-{line.when:%m-%d %H:%M} {line.who}"
    text = f"：{_escaped(line.text)}" if line.text else ""
    if isinstance(line, AnswerLine):
        return f"{head} {line.outcome}{text}"
    words = (("原为", line.original), ("改为", line.proposed))
    other = "".join(f"{name}「{_escaped(each, is_words=True)}」" for name, each in words if each is not None)
    lost = "原在" * line.at.is_lost
    version = line.version or UNKNOWN_VERSION
    return f"{head}（版本 {version}）{lost}{_written(line.at)}{other}{text}"


def _written(at: WrittenAnchor) -> str:
    where = place_words(at.place)
    before, words, after = (_escaped(each, is_words=True) for each in (at.before, at.words, at.after))
    if at.is_whole:
        unit = "段" if " " in where else "项"
        return f"{where} 整{unit}「{words}{f'【{CUT}】{after}' if at.is_cut else ''}」"
    nth = f" 第{at.nth}处" if at.nth > 1 else ""
    return f"{where}{nth}「{before}【{words}】{after}」"


def _escaped(text: str, *, is_words: bool = False) -> str:
    return (_ESCAPED_IN_WORDS if is_words else _ESCAPED_IN_TEXT).sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\n":
        return r"\n"
    return f"\\{char}" if char in "\\「」【】" else f"\\u{ord(char):04x}"


def _plain(text: str) -> str:
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def _unescape(found: re.Match[str]) -> str:
    return "\n" if found[1] else chr(int(found[2], 16)) if found[2] else found[3]


def signed_name(who: str) -> str:
    """Return a name safe for a line: not empty, without what separates the parts of the line."""
    name = re.sub("（(?=版本)", "(", one_line(who).replace("：", " ").replace("「", " "))
    return _BEFORE_OUTCOME.sub("", " ".join(name.split())).strip() or "未署名"
