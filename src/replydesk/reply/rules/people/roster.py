"""The rules of people and posts: names of the roster (名册) written wrongly, posts they have not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from replydesk.draft.model import Key
from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Hit, Level, fix_of
from replydesk.reply.rules.found_words import FoundWords, finding_that_says
from replydesk.reply.rules.rule import Case, DraftLook, Example, Rule, RuleSource, SourceKind, Spot, Theme
from replydesk.reply.unit_lists import PostHeld
from replydesk.text.dates import format_day, parse_day

_UNIT = RuleSource(SourceKind.UNIT, "名册")

WRONG_NAME = Rule(
    "姓名错字",
    Theme.PEOPLE,
    Level.SUSPECTED,
    _UNIT,
    "姓名和名册不一样",
    "请核对姓名",
    "正文各段、签发人、联系人",
    fires=(
        Example("省民政厅厅长韩某广到现场调研。", "韩某广", "韩某光"),
        Example("会上，韩某广厅长作了说明。", "韩某广", "韩某光"),
        Example("韩某广（厅长）作了说明。", "韩某广", "韩某光"),
        Example(fields=((Key.SIGNER, "韩某广"),), words="韩某广", right="韩某光"),
    ),
    passes=(
        Example("省民政厅厅长韩某光到现场调研，副厅长钟某平参加。"),
        Example("省民政厅厅长主持会议，韩某广代表发言。"),
        Example("省财政厅处长韩某广参加。"),
        Example(fields=((Key.SIGNER, "钟某平"),)),
    ),
)
OLD_POST = Rule(
    "旧职务",
    Theme.PEOPLE,
    Level.SUSPECTED,
    _UNIT,
    "职务已经变动",
    "请核对职务；说的是过去的事的，写“时任……”",
    "正文各段、签发人",
    fires=(
        Example("省民政厅厅长方某林到现场调研。", "厅长方某林"),
        Example("方某林厅长到现场调研。", "方某林厅长"),
        Example(fields=((Key.SIGNER, "方某林"),), words="方某林"),
    ),
    passes=(
        Example("时任省民政厅厅长方某林到现场调研。"),
        Example("原厅长方某林到现场调研。"),
        Example(
            "省民政厅厅长方某林到现场调研。",
            fields=((Key.DATE, "2022年5月29日"), (Key.DOCUMENT_NUMBER, "云民复议字〔2022〕33号")),
        ),
    ),
)
OTHER_POST = Rule(
    "职务不符",
    Theme.PEOPLE,
    Level.SUSPECTED,
    _UNIT,
    "姓名和职务对不上",
    "请核对姓名和职务",
    "正文各段",
    fires=(
        Example("省民政厅厅长钟某平到现场调研。", "厅长钟某平"),
        Example("钟某平厅长到现场调研。", "钟某平厅长"),
        Example("省民政厅副厅长韩某光到现场调研。", "副厅长韩某光"),
    ),
    passes=(
        Example("省民政厅厅长韩某光、副厅长钟某平到现场调研。"),
        Example("钟某平副厅长到现场调研，韩某光参加。"),
        Example("省民政厅党组书记、厅长韩某光到现场调研。"),
    ),
)

_TITLE = (
    r"(?:常务|第一)?副?(?:党委|党组|总)?(?:副?书记|[厅局处科股司部省市县区镇乡州盟旗院校所站行队室团]长|副?主任"
    r"|副?主席|秘书长|总队长|支队长|大队长|检察长|会长|理事长|经理|董事长|组长|调研员|巡视员|督学|工程师"
    r"|总规划师|总会计师|干事|委员|专员)$"
)
_BETWEEN = "（(：: \u3000"  # what may be between a name and a title
_NEAR = 24  # characters on each side that are looked at
_MOST_POSTS = 5  # of one person that are named
_BEFORE_PAST = "(?:原|时任|前|曾任|前任|离任|卸任)[^，。；]{0,14}$"


@dataclass(frozen=True, eq=False)
class _Roster:
    """The lines of a roster by name and by title: the last words of a post, 副厅长 of 省民政厅副厅长."""

    lines: tuple[PostHeld, ...]
    titles: tuple[str, ...]  # the longest first

    @cached_property
    def _by_name(self) -> dict[str, list[PostHeld]]:
        found: dict[str, list[PostHeld]] = {}
        for line in self.lines:
            found.setdefault(line.name, []).append(line)
        return found

    @cached_property
    def _held(self) -> dict[tuple[str, str], list[PostHeld]]:
        """Return the lines by name and title."""
        found: dict[tuple[str, str], list[PostHeld]] = {}
        for line in self.lines:
            for title in titles_of(line.post):
                found.setdefault((line.name, title), []).append(line)
        return found

    @cached_property
    def _nearly(self) -> dict[tuple[str, str, str], tuple[int, str]]:
        """Return the first name, with its order, by its title and what is around each of its characters."""
        found: dict[tuple[str, str, str], tuple[int, str]] = {}
        for order, (name, title) in enumerate(self._held):
            for at in range(len(name)):
                found.setdefault((title, name[:at], name[at + 1 :]), (order, name))
        return found

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        """Return the lengths of names, the longest first."""
        return tuple(sorted(set(map(len, self._by_name)), reverse=True))

    def of_name(self, name: str) -> list[PostHeld]:
        return self._by_name.get(name, [])

    def held(self, name: str, title: str) -> list[PostHeld]:
        return self._held.get((name, title), [])

    def name_at(self, text: str, begin: int) -> str:
        """Return the longest name that begins there, "" if none does."""
        words = (text[begin : begin + size] for size in self._sizes)
        return next((each for each in words if each in self._by_name), "")

    def name_before(self, text: str, end: int) -> str:
        """Return the longest name that ends there, "" if none does."""
        words = (text[end - size : end] for size in self._sizes if size <= end)
        return next((each for each in words if each in self._by_name), "")

    def nearly_at(self, text: str, title: str, right: int, left: int) -> tuple[int, str] | None:
        """Return where a name of this title stands but for a character, behind `right` or before `left`."""
        found = []
        for size in self._sizes:
            for at in (right, left - size):
                words = text[at : at + size] if at >= 0 else ""
                around = ((title, words[:i], words[i + 1 :]) for i in range(len(words)))
                near = (self._nearly[each] for each in around if each in self._nearly)
                found += [(order, at, name) for order, name in near if _is_nearly(words, name)]
        return min(found, key=lambda each: (each[0], each[1] != right))[1:] if found else None


@lru_cache(maxsize=8)
def _roster(lines: tuple[PostHeld, ...]) -> _Roster:
    titles = {title for line in lines for title in titles_of(line.post)}
    return _Roster(tuple(dict.fromkeys(lines)), tuple(sorted(titles, key=len, reverse=True)))


@lru_cache(maxsize=4096)
def titles_of(post: str) -> tuple[str, ...]:
    """Return the titles in a post: 书记 and 厅长 of 省民政厅党组书记、厅长; a post without any is one."""
    parts = [part.strip() for part in re.split("[、，,；; ]", post) if part.strip()]
    return tuple(found[0] if (found := re.search(_TITLE, part)) else part for part in parts)


def _look(case: Case) -> Iterator[Finding]:
    if not case.lists.roster:
        return
    roster = _roster(case.lists.roster)
    day = parse_day(case.draft.get(Key.DATE))
    found: dict[tuple[Rule, str, str], list[FoundWords]] = {}
    for place, text in case.texts:
        for spot in _spots(text, roster, day):
            words = FoundWords(place, text, spot.begin, spot.end, spot.right)
            found.setdefault((spot.rule, place.key, spot.message), []).append(words)
    for (rule, _, message), of_part in found.items():
        yield finding_that_says(message, rule, of_part)
    yield from _of_signer(case, roster, day)


@lru_cache(maxsize=4096)  # a keystroke changes one text
def _spots(text: str, roster: _Roster, day: date | None) -> tuple[Spot, ...]:
    found: list[Spot] = []
    taken: set[int] = set()  # places inside a longer title: 厅长 in 副厅长
    for title in roster.titles:
        for begin in _places(text, title):
            end = begin + len(title)
            if begin in taken or text[max(begin - 1, 0) : begin] == "副":
                continue
            taken.update(range(begin, end))
            if spot := _beside(text, begin, end, title, roster, day):
                found.append(spot)
    return tuple(sorted(found, key=lambda each: each.begin))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _beside(text: str, begin: int, end: int, title: str, roster: _Roster, day: date | None) -> Spot | None:
    """Return what is wrong with the name before or behind a title, None if nothing is."""
    near = text[max(begin - _NEAR, 0) : begin]
    left = begin - len(near) + len(near.rstrip(_BETWEEN))
    after = text[end : end + _NEAR]
    right = end + len(after) - len(after.lstrip(_BETWEEN))
    behind, before = roster.name_at(text, right), roster.name_before(text, left)
    if behind or before:
        first, last = (begin, right + len(behind)) if behind else (left - len(before), end)
        said = _said_of_post(behind or before, title, roster, day, near)
        return Spot(said[0], first, last, None, said[1]) if said else None
    if found := roster.nearly_at(text, title, right, left):
        at, name = found
        return Spot(WRONG_NAME, at, at + len(name), name, f"名册里的{title}是“{name}”")
    return None


def _is_nearly(words: str, name: str) -> bool:
    """Return True if one character differs; of two characters not the surname."""
    if len(words) != len(name) or not words.replace("·", "").isalpha():
        return False
    apart = [at for at, pair in enumerate(zip(words, name, strict=True)) if pair[0] != pair[1]]
    return len(apart) == 1 and (len(name) > 2 or apart[0] > 0)


def _said_of_post(
    name: str, title: str, roster: _Roster, day: date | None, before: str
) -> tuple[Rule, str] | None:
    """Return the rule that a name and a title beside it break, and the message; None if they fit."""
    holding = roster.held(name, title)
    if not holding:
        posts = "、".join(dict.fromkeys(line.post for line in roster.of_name(name)[:_MOST_POSTS]))
        return OTHER_POST, f"名册里“{name}”是“{posts}”，不是“{title}”"
    if any(_is_held(line, day) for line in holding) or re.search(_BEFORE_PAST, before):
        return None
    return OLD_POST, _said_of_end(holding[-1])


def _said_of_end(line: PostHeld) -> str:
    if line.end:
        return f"名册里“{line.name}”任“{line.post}”到{format_day(line.end)}为止"
    return f"名册里“{line.name}”任“{line.post}”的时间对不上"


def _is_held(line: PostHeld, day: date | None) -> bool:
    """Return True if a post was held on a day; without a day, if it has no end."""
    if day is None:
        return line.end is None
    return (line.begin is None or line.begin <= day) and (line.end is None or day <= line.end)


def _of_signer(case: Case, roster: _Roster, day: date | None) -> Iterator[Finding]:
    """Yield what is wrong with the names of the signer and the contact."""
    for key in (Key.SIGNER, Key.CONTACT):
        typed = case.draft.get(key)
        lines = roster.of_name(typed)
        if key is Key.SIGNER and lines and not any(_is_held(line, day) for line in lines):
            yield OLD_POST.found(key, _said_of_end(lines[-1]), hits=(Hit(Place(key), typed),))
        elif typed and not lines:
            near = [line.name for line in roster.lines if _is_nearly(typed, line.name)]
            if near and typed[0] == near[0][0]:
                message = f"名册里没有“{typed}”，有“{near[0]}”"
                hits = (Hit(Place(key), typed, 0, near[0]),)
                yield WRONG_NAME.found(key, message, hits=hits, fix=fix_of(case.draft, key, near[0]))


LOOKS = (DraftLook((WRONG_NAME, OLD_POST, OTHER_POST), _look),)
