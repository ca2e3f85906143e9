r"""An anchor as part of a line in the draft's file. Reading is the inverse of formatting.

    答复内容 第2节 第1段「投入【三百万元】用于」
    答复内容 第1段 第2处「，【高度重视】。」
    答复内容 第3节 第2段 整段「下一步【……】落实。」
    原在案由 整项「关于……的建议」

The words are in 【】, a few characters around them before and after. 第2处 says which of equal ones, 原在
that they are gone. Sections and paragraphs are counted from 1, sections of all levels in one row. A
backslash escapes brackets within the words, and what is not seen: `\n` is a line feed, `\u00a0` any other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.draft.anchors.model import CUT
from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, attachment_number, place_words


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


QUOTED = r"(?:[^\\「」]|\\.)*+"  # escaped words within 「」
# An anchor within a pattern; `read_anchor` reads what it matched.
ANCHOR = (
    r"(?P<lost>原在)?(?P<key>[^\s「：]{1,12})(?: 第(?P<section>[1-9][0-9]{0,6})节)?"
    r"(?: (?P<heading>标题)| 第(?P<paragraph>[1-9][0-9]{0,6})段)?"
    r"(?: (?P<whole>整[段项])| 第(?P<nth>[1-9][0-9]{0,2})处)?"
    rf"「(?P<body>{QUOTED})」"
)
_INNER = r"(?:[^\\【】]|\\.)*+"
_BODY = re.compile(rf"(?P<one>{_INNER})(?:【(?P<words>{_INNER})】(?P<other>{_INNER}))?", re.DOTALL)
_UNSEEN = r"\\\x00-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff"
_ESCAPED_IN_WORDS = re.compile(rf"[「」【】{_UNSEEN}]|^\s|\s\Z")
_ESCAPED_IN_TEXT = re.compile(rf"[{_UNSEEN}]|^\s|\s\Z")
_ESCAPE = re.compile(r"\\(?:(n)|u([0-9a-f]{4})|(.))", re.DOTALL)
_KEYS = frozenset((*map(str, Key), *map(str, Part)))


def read_anchor(found: re.Match[str]) -> WrittenAnchor | None:
    """Return the anchor that a pattern with `ANCHOR` has matched, None if it has another form."""
    place, body = _place(found), _BODY.fullmatch(found["body"])
    if not place or not body:
        return None
    one, words, other = (unescaped(body[name] or "") for name in ("one", "words", "other"))
    is_cut = body["words"] is not None and words == CUT
    if found["whole"]:
        if body["words"] is not None and not is_cut:
            return None
        at = WrittenAnchor(place, one, after=other, is_whole=True, is_cut=is_cut)
    elif words:
        at = WrittenAnchor(place, words, one, other, int(found["nth"] or 1))
    else:
        return None
    return at._replace(is_lost=bool(found["lost"]))


def _place(found: re.Match[str]) -> Place | None:
    key = found["key"]
    if key not in _KEYS and attachment_number(key) is None:
        return None
    section = int(found["section"]) - 1 if found["section"] else -1
    if found["heading"]:
        return Place(key, section, -1) if section >= 0 else None
    return Place(key, section, int(found["paragraph"] or 1) - 1)


def format_anchor(at: WrittenAnchor) -> str:
    """Return an anchor as part of a line, with 原在 if its words are gone."""
    lost, where = "原在" * at.is_lost, place_words(at.place)
    before, words, after = (escaped(each, is_words=True) for each in (at.before, at.words, at.after))
    if at.is_whole:
        unit = "段" if " " in where else "项"
        return f"{lost}{where} 整{unit}「{words}{f'【{CUT}】{after}' if at.is_cut else ''}」"
    nth = f" 第{at.nth}处" if at.nth > 1 else ""
    return f"{lost}{where}{nth}「{before}【{words}】{after}」"


def escaped(text: str, *, is_words: bool = False) -> str:
    """Return a text for a line, what is not seen escaped; brackets too if it `is_words` within 「」."""
    return (_ESCAPED_IN_WORDS if is_words else _ESCAPED_IN_TEXT).sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\n":
        return r"\n"
    return f"\\{char}" if char in "\\「」【】" else f"\\u{ord(char):04x}"


def unescaped(text: str) -> str:
    """Return a text as it was before `escaped`."""
    return _ESCAPE.sub(_unescape, text) if "\\" in text else text


def _unescape(found: re.Match[str]) -> str:
    return "\n" if found[1] else chr(int(found[2], 16)) if found[2] else found[3]
