"""The names of people in a text: before 代表, 委员 and the like, behind their office, in lists with 、."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from replydesk.draft.taken.model import Figure, StaleKind
from replydesk.text.surnames import LONG_SURNAMES, SURNAMES, WORDS_TOO

_CHIEFS = "省|市|县|区|州|厅|局|处|科|部|院|校|镇|乡|所|站|队|行|司|署|会|秘书|组|团|社|董事|理事|馆|村"
_OFFICES = f"(?:常务)?副?(?:{_CHIEFS})长|副?(?:主任|书记|主席|委员长|经理|总裁|调研员|巡视员)"
_ETC = r"(?:等\s?(?:[0-9]{1,4}|[一二三四五六七八九十百两数几]{1,5})?余?多?\s?[位名]?)?"
_TITLES = "同志|先生|女士|院士|教授|老师|医生|主任医师"
_CONTACTS = "(?:联系人|联系电话|经办人|承办人|负责人|签发人|主办人)(?:[及和、](?:联系)?(?:电话|方式))?"
_DOT = "[\u4e00-\u9fff]{1,8}[·•・][\u4e00-\u9fff]{1,8}"
_LONGEST_DOTTED = 17  # characters of a name with a dot
_WORDS = "|".join(
    (
        "人大|政协|单位|群众|企业|居民|家长|专家|行业|党员|青年|妇女|职工|村民|业主|部门|市民|学生|教师|医生",
        "社区|商户|工人|农民|公众|媒体|各界|团体|界别|机构|代理|全权|授权|首席|人民|常务|专门|高级|有关|相关",
        "全体|基层|地方|本级|组长|主任|书记|办公|工作|负责|领导|干部|高度|高位|安排|方面|任|各位|党|团|协会|律协",
        "公司|时任|常委|省|市|县|区|镇|乡|厅|局|处|科|办|委|院|室|会|等|医院|学校|学院|大学|公安|司法|财政|水利",
        "交通|金融|国资|应急|文旅|经信|商务|华侨",
    )
)
_BEGINNINGS = "|".join(
    (
        "高度|高位|任组|安排|方面|方案|和[其各]|全面|全体|时任|有关|相关|单位|经济|管理|应急|水利|金融|国家|党",
        "公安|解放|万余|于[今本去前近]|常务|后备",
    )
)


class _NamePatterns(NamedTuple):
    """Patterns: what is behind and before names, names that show themselves, and what is no name."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    anonymous: re.Pattern[str]
    dotted: re.Pattern[str]
    dotted_at_end: re.Pattern[str]
    no_name: re.Pattern[str]
    no_beginning: re.Pattern[str]
    surnames: re.Pattern[str]


@cache  # compiled when first used
def _name_patterns() -> _NamePatterns:
    etc = "等(?=联名|提出|反映|建议|领衔|共同)"
    made = (
        rf"{etc}|{_ETC}(?:全国|省|市|县|区)?(?:人大|政协)?(?:代表|委员)|{_TITLES}|{_OFFICES}",
        rf"(?:{_OFFICES}|{_CONTACTS}|代表|委员|同志)(?:[:：]|为|是)?[ \u3000]{{0,2}}",
        "[\u4e00-\u9fff]某某?",
        _DOT,
        rf"{_DOT}\Z",
        f"(?:{_WORDS})$",
        _BEGINNINGS,
        f"[{''.join(SURNAMES)}](?:、[{''.join(SURNAMES)}]){{1,9}}(?=[两二三四五六七八九]位)",
    )
    return _NamePatterns(*map(re.compile, made))


_NO_NAME_CHARS = frozenset("两由在把被从对的了是及请您我")
_ADDRESSED = (
    "副",
    "主任",
    "书记",
    "局长",
    "处长",
    "科长",
    "厅长",
    "部长",
    "院长",
    "校长",
    "市长",
    "县长",
    "省长",
    "代表",
    "委员",
)
_NO_SURNAMES = frozenset("党家师商") | WORDS_TOO  # before these
_BOUNDS_BEFORE = frozenset(
    "的和与及对请由经向同到为让感谢是如按据从问复答、"
)  # of what is right before a name
_BOUNDS_BEHIND = frozenset("牵陪接会代受带率出主参亲在的和与及等同到多作对表就负任为专进深先曾组强指要于以一")


def names_in(text: str) -> Iterator[Figure]:
    """Yield the names of people in a text."""
    patterns = _name_patterns()
    for found in patterns.behind.finditer(text):
        end = found.start()
        while (start := _name_before(text, end)) is not None:
            yield Figure(start, end, StaleKind.PERSON)
            end = start - 1
            if end < 1 or text[end] not in "、和，,与及":
                break
    for found in patterns.before.finditer(text):
        if (end_of := _end_of_name(text, found.end())) is not None:
            yield Figure(found.end(), end_of, StaleKind.PERSON)
    for found in patterns.anonymous.finditer(text):
        if found[0][0] in SURNAMES:
            yield Figure(found.start(), found.end(), StaleKind.PERSON)
    for found in (*patterns.dotted.finditer(text), *patterns.surnames.finditer(text)):
        yield Figure(found.start(), found.end(), StaleKind.PERSON)


def _name_before(text: str, end: int) -> int | None:
    """Return the offset at which a name begins that ends at an offset, None without one."""
    if dotted := _name_patterns().dotted_at_end.search(text, max(end - _LONGEST_DOTTED, 0), end):
        return dotted.start()
    starts = [start for length in (4, 3, 2) if (start := end - length) >= 0 and _is_name(text[start:end])]
    begun = (each for each in starts if not each or _is_bound(text[each - 1], _BOUNDS_BEFORE))
    sure = (each for each in starts if text[each] not in WORDS_TOO)
    return next(begun, next(sure, _surname_before(text, end)))


def _surname_before(text: str, end: int) -> int | None:
    """Return the offset of a surname that is right before an office, and behind no other word: 张副局长."""
    start = end - 1
    is_alone = start >= 0 and (start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff")
    is_before = text.startswith(_ADDRESSED, end) and text[start : start + 1] in SURNAMES - _NO_SURNAMES
    return start if is_alone and is_before else None


def _end_of_name(text: str, start: int) -> int | None:
    """Return the offset at which a name ends that begins at an offset, None without one."""
    for length in (4, 3, 2):
        end = start + length
        is_whole = end == len(text) or (end < len(text) and _is_bound(text[end], _BOUNDS_BEHIND))
        if is_whole and _is_name(text[start:end]):
            return end
    return None


def _is_bound(char: str, bounds: frozenset[str]) -> bool:
    return char in bounds or not "\u4e00" <= char <= "\u9fff"


def _is_name(text: str) -> bool:
    if not all("\u4e00" <= each <= "\u9fff" for each in text):
        return False
    is_long = text[:2] in LONG_SURNAMES and len(text) > 2
    if not is_long and (len(text) > 3 or text[0] not in SURNAMES):
        return False
    patterns = _name_patterns()
    is_word = patterns.no_name.search(text[1:]) or patterns.no_name.fullmatch(text)
    return not (_NO_NAME_CHARS.intersection(text) or is_word or patterns.no_beginning.match(text))
