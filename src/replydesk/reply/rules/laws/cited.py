"""Titles of laws and regulations in a text, and those that are nearly one of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from replydesk.reply.rules.laws.title_list import COUNTRY, LawTitle, title_list


class Cited(NamedTuple):
    """A title as cited: offsets of the title without its marks, and what marks there are: 《, 〈, “ or ""."""

    begin: int
    end: int
    title: str
    marks: str


_KINDS = "法典?|条例|细则|办法|规定|通则|总则|条列"
_IN_TITLE_MARKS = r"《([^《》〈〉\n]{2,60})》|〈([^《》〈〉\n]{2,60})〉"
_ELSEWHERE = rf"[“‘「『]({COUNTRY}[^“”‘’「」『』《》〈〉，。；、\n]{{1,40}}?(?:{_KINDS}))[”’」』]"
_BARE = rf"(?<![《〈“‘「『])({COUNTRY}[^\W\da-zA-Z]{{1,30}}?(?:法|法典))(?![\w》〉”’」』])"
_VERSION = r"[（(][^（）()]{0,10}(?:修订|修正|修改|试行|版|本|年|20[0-9]{2})[^（）()]{0,4}[)）]$"
_NOT_YET = r"[（(][^（）()]{0,10}(?:草案|意见|送审|建议)[^（）()]{0,8}[)）]$"  # a title to be
_TITLE_ENDS = ("法", "法典", "条例", "细则", "办法", "规定", "通则", "总则", "条列", "规则", "发", "条理")


@lru_cache(maxsize=4096)  # a keystroke changes one text
def cited_titles(text: str) -> tuple[Cited, ...]:
    """Return the titles of a text that may be of laws and regulations, in order."""
    if "《" not in text and "〈" not in text and COUNTRY not in text:
        return ()
    found = list(_in_title_marks(text))
    if COUNTRY in text:
        found += _in_other_marks(text)
    return tuple(sorted(found))


def _in_title_marks(text: str) -> Iterator[Cited]:
    for match in re.finditer(_IN_TITLE_MARKS, text):
        group = 1 if match[1] else 2
        title = re.sub(_VERSION, "", match[group])
        is_title = title.endswith(_TITLE_ENDS) or title.startswith(COUNTRY)
        if is_title and not re.search(_NOT_YET, title):
            begin = match.start(group)
            yield Cited(begin, begin + len(title), title, match[0][0])


def _in_other_marks(text: str) -> Iterator[Cited]:
    for match in re.finditer(_ELSEWHERE, text):
        yield Cited(match.start(1), match.end(1), match[1], match[0][0])
    for match in re.finditer(_BARE, text):
        yield Cited(match.start(1), match.end(1), match[1], "")


_OF_LAW = "(.{2,40}法)实施(?:条例|细则|办法|规定)"
_LAWS = ("法", "法典")
_NEAR = 0.8  # of 1, as difflib measures it
_MOST_APART = 3  # characters that a nearly equal title is longer or shorter
_FEWEST = 5  # characters of a short title that is compared


@lru_cache(maxsize=1024)
def nearest(title: str) -> str:
    """Return the title of the list that is meant by one that is nearly the same, "" if there is none."""
    bare = _without_country(title)
    for named in (bare, f"{bare[:-1]}法典" if bare.endswith("典") else bare):  # 中华人民共和国民典
        if bare != title and (known := law_of(named)):
            return known.title  # 中华人民共和国物业管理条例, 中华人民共和国代表法
    of_law = re.fullmatch(_OF_LAW, title)
    if of_law and law_of(of_law[1]):
        return ""  # the list has few of these
    if turned := _by_characters().get("".join(sorted(title))):
        return turned  # 社会团体管理登记条例
    close = max((name for name in _names() if _is_one_off(title, name)), key=len, default="")
    if not close and bare != title and bare.endswith("条例"):  # 中华人民共和国道路交通安全条例
        return next((law.title for of in ("法", "法实施条例") if (law := law_of(bare[:-2] + of))), "")
    return close or (_nearest_law(bare) if bare != title and bare.endswith(_LAWS) else "")


def _without_country(title: str) -> str:
    """Return a title without the country's name before it, also one that lacks or doubles a character."""
    doubled = (COUNTRY[:at] + COUNTRY[at - 1 :] for at in range(1, len(COUNTRY)))  # not 国: 国国徽法
    shorter = (COUNTRY[:at] + COUNTRY[at + 1 :] for at in range(len(COUNTRY)))
    written = (COUNTRY, *doubled, *shorter)
    return next((title.removeprefix(each) for each in written if title.startswith(each)), title)


def _nearest_law(bare: str) -> str:
    """Return the law whose title is nearest to one without 中华人民共和国, "" if none is near."""
    from difflib import get_close_matches

    laws = {each.removeprefix(COUNTRY): each for each in title_list().by_title if each.endswith(_LAWS)}
    close = get_close_matches(bare, laws, 1, _NEAR)
    return laws[close[0]] if close and abs(len(close[0]) - len(bare)) <= _MOST_APART else ""


@cache
def _names() -> tuple[str, ...]:
    known = title_list()
    return (*known.by_title, *(short for short in known.by_short if len(short) >= _FEWEST))


@cache
def _by_characters() -> dict[str, str]:
    """Return the longer titles of the list by their characters, sorted."""
    return {"".join(sorted(name)): name for name in _names() if len(name) > _FEWEST + 1}


def _is_one_off(title: str, name: str) -> bool:
    """Return True if two titles differ in one character, or in two neighbours changed over.

    Laws may also lack a character or have one more; local regulations have names like that.
    """
    if len(title) < _FEWEST or abs(len(title) - len(name)) > 1:
        return False
    if len(title) != len(name):
        shorter, longer = sorted((title, name), key=len)
        is_law = title.endswith(_LAWS) and name.endswith(_LAWS) and not title.endswith("办法")
        is_law = is_law and len(shorter) > _FEWEST
        return is_law and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    apart = [at for at, pair in enumerate(zip(title, name, strict=True)) if pair[0] != pair[1]]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        first, second = apart
        return title[first] == name[second] and title[second] == name[first]
    return len(apart) == 1


def law_of(title: str) -> LawTitle | None:
    """Return the law or regulation of a full title or a short form, None if the list has none."""
    known = title_list()
    return known.by_title.get(title) or known.by_short.get(title)
