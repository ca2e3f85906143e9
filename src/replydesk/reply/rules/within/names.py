"""The rule of one body under two names: 市住房和城乡建设局 and 市住房与城乡建设局."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from replydesk.draft.model import Key
from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

# A name from its level on: 市住房和城乡建设局. Short forms are no other names.
_NAME = (
    r"[省市县区州](?:(?![省县区州]|市(?!场))[\u4e00-\u9fff]){3,14}?"
    "(?:局|厅|委员会|委(?!员|托|派)|办公室|中心|联合会|协会|总工会|检察院|法院|管理站|管理所)"
)
_LAST = frozenset("局厅委办室心会院站所")
_LAST_OR_LIKE = _LAST | set("居具句厂听庭位半式芯回汇战占索")  # typed for one of these by sound or shape
_LIKE_LAST = {"局": "居具句", "厅": "听庭", "委": "位喂"}  # by sound or shape
_ANCHOR = 3  # characters at the start or end of a name by which it is known again
_BREAK = "[的由经向从对于请是]|将|会同|提出|负责|以上|各级"
_FIELDS = (Key.UNIT, Key.SIGNATURE, Key.CONSULTED, Key.LEAD_BODY, Key.CC)
_JOINING = "和与及的级"
_OTHERS = "人大|人民代表|政协|常委|第[一二三四五六七八九十]|党委|纪委|街道|东|西|南|北"
_SHORTEST = 5  # characters of a name that another one may resemble by chance
_MOST_NAMES = 60  # different names that are compared

TWO_NAMES = Rule(
    "单位名称不一",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "同一个单位用了两个相近的名称",
    "请核对单位名称",
    "正文各段",
    fires=(
        Example(
            "经商市住房和城乡建设局，方案已经确定。市住房与城乡建设局将加强监管。市住房和城乡建设局还将检查。",
            "市住房与城乡建设局",
            "市住房和城乡建设局",
        ),
        Example(
            "省市场监督管理局开展检查。省市场监督管理局将会同省市场监督管里局通报。",
            "省市场监督管里局",
            "省市场监督管理局",
        ),
        Example(
            "市残疾人联合会牵头，市残疾人联合协会配合，市残疾人联合会评估。",
            "市残疾人联合协会",
            "市残疾人联合会",
        ),
        Example("市应急管理局负责，市应急管理居检查，市应急管理局通报。", "市应急管理居", "市应急管理局"),
        Example(
            "经商省教育听，方案已经确定。",
            "省教育听",
            "省教育厅",
            fields=((Key.CONSULTED, "省教育厅、省财政厅"),),
        ),
        Example("省自然资源厅已经审核，省自然资源局将尽快批复。", "省自然资源局"),
        Example(
            "省人力资源社会保章厅负责落实。",
            "省人力资源社会保章厅",
            "省人力资源社会保障厅",
            fields=((Key.CONSULTED, "省人力资源社会保障厅"),),
        ),
    ),
    passes=(
        Example("经商省住房和城乡建设厅，省住房城乡建设厅、省住建厅将加强监管。"),
        Example("市农业农村局负责，已交由市农业农村办理。"),
        Example("市农业农村局、市文化和旅游局、市交通运输局、市自然资源局配合，市教育局、市体育局参加。"),
    ),
)


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[str, ...]:
    """Return the names of bodies in a text, from their levels on."""
    return tuple(
        found[0]
        for found in re.finditer(_NAME, text)
        if len(found[0]) > _SHORTEST and not re.search(_BREAK, found[0]) and not re.search(_OTHERS, found[0])
    )


@lru_cache(maxsize=4096)
def _may_have_name(text: str) -> bool:
    return not _LAST_OR_LIKE.isdisjoint(text)


def _two_names(case: Case) -> Iterator[Finding]:
    """Find words that are a body's name but for a slip; the record's name, or the commoner, is right."""
    record = " ".join((case.profile.name, *(case.draft.get(key) for key in _FIELDS)))
    known = dict.fromkeys(_names(record))
    texts = [each for each in case.texts if _may_have_name(each[1])]
    counts = Counter(name for _, text in texts for name in _names(text))
    whole = "\n".join(text for _, text in texts)
    yield from _short_slips(record, texts)
    told: set[str] = set()
    names = [*known, *(name for name, _ in counts.most_common(_MOST_NAMES))]
    for right in dict.fromkeys(names):
        if right in told:
            continue
        wrong = {whole[begin:end] for begin, end in _resembling(right, whole)} - set(known) - told
        told |= wrong
        for each in sorted(wrong):
            is_sure = right in known or counts[right] > counts[each]
            found = list(_places(each, texts, right if is_sure else None))
            yield finding(TWO_NAMES, found, f"前后写法不一，另有“{right}”")


def _short_slips(record: str, texts: Sequence[tuple[Place, str]]) -> Iterator[Finding]:
    """Find short names of the record with a like character for their last: 省教育听."""
    for right in dict.fromkeys(re.split(r"[\s、，]", record)):
        if not _ANCHOR < len(right) <= _SHORTEST or right[-1:] not in _LIKE_LAST:
            continue
        for last in _LIKE_LAST[right[-1]]:
            if found := list(_places(right[:-1] + last, texts, right)):
                yield finding(TWO_NAMES, found, f"前后写法不一，另有“{right}”")


def _places(words: str, texts: Sequence[tuple[Place, str]], right: str | None) -> Iterator[FoundWords]:
    for place, text in texts:
        for at in _all(words, text):
            yield FoundWords(place, text, at, at + len(words), right)


def _resembling(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words that begin or end as a name does and are it but for a slip."""
    size = len(name)
    for at in _all(name[:_ANCHOR], text):
        for end in (at + size, at + size + 1, at + size - 1):
            is_verb = text[end - 1 : end + 1] in ("办理", "办好", "办结", "办复")
            if not text.startswith(name, at) and not is_verb and _is_slip(name, text[at:end]):
                yield at, end
                break
    for at in _all(name[-_ANCHOR:], text):
        end = at + _ANCHOR
        for begin in (end - size, end - size - 1, end - size + 1):
            if begin >= 0 and not text.endswith(name, 0, end) and _is_slip(name, text[begin:end]):
                yield begin, end
                break


def _all(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _is_slip(name: str, words: str) -> bool:
    """Return True if words are a name but for one character, or for two swapped; short forms are not."""
    if not words or name[0] != words[0] or words[-1] not in _LAST_OR_LIKE or "\n" in words:
        return False
    pairs = enumerate(zip(name, words, strict=False))
    begin = next((n for n, (a, b) in pairs if a != b), min(len(name), len(words)))
    mine, theirs = name[begin:], words[begin:]
    if len(name) == len(words):
        swapped = mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:]
        return bool(mine) and (mine[1:] == theirs[1:] or swapped)
    longer, shorter = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    return name[-1] == words[-1] and longer[1:] == shorter and longer[0] not in _JOINING


LOOKS = (DraftLook((TWO_NAMES,), _two_names),)
