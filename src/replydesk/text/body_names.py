"""Names of public bodies, full and short: 市住建局 for 南屏市住房和城乡建设局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from replydesk.text.full_width import normalized_without_spaces

# Endings with the short ones that mean the same; longest first.
_ENDINGS = (
    (re.compile("委员会办公室$"), "委办"),
    (re.compile("合作社联合社$"), "合作社"),
    (re.compile("委员会$"), "委"),
    (re.compile("人民政府"), "政府"),
    (re.compile("办公[室厅]$"), "办"),
    (re.compile("人民(?=(?:法|检察)院$)"), ""),
    (re.compile("联合会$"), "联"),
    (re.compile("协会$"), "协"),
    (re.compile("(?<=.)中心$"), "心"),
)
_LEVELS = "自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|州|盟|县|区|旗"
_LEVEL = re.compile(f"(?:{_LEVELS}|乡|镇)(?=.)")
# A place in a name. 城市 and 社区 are none; a county may have one character; a town has only its government.
_PLACE = re.compile(
    f"(?:[^省市州盟县区旗乡镇]{{2,8}}(?:{_LEVELS})|[^省市州盟县区旗乡镇]县)(?=.)"
    "|[^省市州盟县区旗乡镇]{1,6}[乡镇](?=政府|党委|人大)"
)
_PARTY = re.compile("^(?:中国共产党|中共)")
_LEAGUE = re.compile(
    "^(?:(?:中国)?(?:共青团|共产主义青年团)|团)(.{0,12}[省市州盟县区旗])委(?:员会)?$"
)  # 团市委
_GENERIC = re.compile("[省市州县区]?(?:综合|监督|管理|服务|事务|行政|工作|和|与)+.$")
_OFFICE_BEHIND = re.compile("(?<=.[局厅委办院])[^局厅委办院]{1,8}[科股处室]$")
_LOOSE = re.compile("(?:部门|系统|口)$")
_LONGEST = 24  # characters of a name in a text that are compared
_NOT_IN_NAME = re.compile(r"[\W\da-zA-Z的对将在由与及等了]")
_OWN_TO_ALL = frozenset(
    "省市州盟县区旗乡镇全本委员会办公室人民政府"
)  # characters that any body's name may have
_CLIPPED = "联协办社委院心"  # endings before which one character may stand for the rest: 残联, 编办


class _Name(NamedTuple):
    """A name taken apart: its place (南屏), "" if it has none; its level (市), "" if none; and the rest."""

    place: str
    level: str
    rest: str


@lru_cache(4096)
def is_short_for(short: str, full: str) -> bool:
    """Return True if a name can stand for a full name, or is it.

    The rest of it (住建局) has its characters in their order in the full name's, and the same ending; a level
    (市) or place (南屏市) is the full name's own, which may be left out.
    """
    if not short or not full:
        return False
    if normalized_without_spaces(short) == normalized_without_spaces(full):
        return True
    whole = _full_name(full)
    return any(_fits(each, whole) for each in _readings(short, whole.place))


def likely_spelling(text: str, full: str) -> str:
    """Return what a loose name of a body would be in full spelling, if it were the one with a full name.

    市住建局房产科 is its body, 住建部门 and 住建 are 住建局.
    """
    body = _OFFICE_BEHIND.sub("", text)
    if body == text and full:
        body = f"{_LOOSE.sub('', text)}{full[-1]}" if text[-1:] not in "局厅委办院会府" else text
    return body


def is_named_in(body: str, text: str) -> bool:
    """Return True if a text names a body, in full or by a short form: 市财政局, 财政局, 财政部门."""
    plain, name = normalized_without_spaces(text), normalized_without_spaces(body)
    if not name or name in plain:
        return True
    whole = _full_name(name)
    rest = min((each.rest for each in _readings(name, whole.place)), key=len)
    if len(rest) > 2 and f"{rest[:-1]}部门" in plain:
        return True
    ends = {name[-1], whole.rest[-1:]}
    return any(_is_named_at(at, plain, name, whole) for at, char in enumerate(plain) if char in ends)


def _is_named_at(at: int, text: str, name: str, whole: _Name) -> bool:
    """Return True if what ends at a place of a text is a short form of a body, or a longer one."""
    window = _NOT_IN_NAME.split(text[max(0, at + 1 - _LONGEST) : at + 1])[-1]
    own = _OWN_TO_ALL | set(name)
    begin = next((place for place in range(len(window) - 1, -1, -1) if window[place] not in own), -1) + 1
    for place in range(begin, len(window) - 1):
        if any(_fits(each, whole) for each in _readings(window[place:], whole.place)):
            return True
    if not _is_within(name[-3:], window):
        return False
    return any(is_short_for(name, window[place:]) for place in range(len(window) - len(name)))


def _is_within(characters: str, text: str) -> bool:
    rest = iter(text)
    return all(character in rest for character in characters)


def _fits(short: _Name, full: _Name) -> bool:
    if short.place and full.place and short.place != full.place:
        return False
    if short.level and full.level and short.level[-1] != full.level[-1]:
        return False
    return short.rest == full.rest or _is_clipped(short.rest, full.rest)


def _is_clipped(short: str, full: str) -> bool:
    """Return True if a name without its place is a short form of another: 住建局 of 住房和城乡建设局."""
    if len(short) >= len(full) or short[-1:] != full[-1:] or _GENERIC.fullmatch(short):
        return False
    if len(short) < (2 if short[-1:] in _CLIPPED else 3):
        return False
    return _is_within(short, full)


def _full_name(text: str) -> _Name:
    """Return a full name taken apart after its last place."""
    plain = _plain(text)
    place = level = ""
    while (found := _PLACE.match(plain)) and _rank(found[0]) > _rank(level):
        level = _level_of(found[0])
        place = found[0].removesuffix(level)
        plain = plain[found.end() :]
    return _Name(place, level, plain)


def _readings(text: str, place: str) -> Iterator[_Name]:
    """Yield the ways to take a short name apart; `place` may stand in it without its level (南屏住建局)."""
    plain = _plain(text)
    yield _Name("", "", plain)
    if found := _LEVEL.match(plain):
        yield _Name("", _level_of(found[0]), plain[found.end() :])
    named = _full_name(text)
    if named.place:
        yield named
    if place and plain.startswith(place) and len(plain) > len(place):
        yield _Name(place, "", plain[len(place) :])


def _level_of(text: str) -> str:
    return next(each for each in (*_LEVELS.split("|"), "乡", "镇") if text.endswith(each))


def _rank(text: str) -> int:
    """Return the rank of a place by its level, 0 for none; cities and what is beside them have one."""
    last = "自治区" if text.endswith("自治区") else text[-1:]
    return {"": 0, "省": 1, "自治区": 1, "乡": 4, "镇": 4}.get(last, 2 if last in "市州盟" else 3)


def _plain(text: str) -> str:
    plain = _LEAGUE.sub(r"\1团委", _PARTY.sub("", normalized_without_spaces(text)))
    for pattern, ending in _ENDINGS:
        plain = pattern.sub(ending, plain)
    return plain
