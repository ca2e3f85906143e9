"""The rules of words doubled or cut off: 关于《关于…》, 《…的建议》的建议, 目前…目前, a paragraph from ，."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.draft.place import Place, field_text
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Spot, TextLook, Theme

_ABOUT_TWICE = "关于(?P<mark>[《“〈‘]?)关于(?!系)"
_NOUN = "建议|提案|议案"
_NOUN_TWICE = (
    rf"(?P<noun>{_NOUN})(?P<close>[》”〉’])的?(?P=noun)(?!办理|工作|者|委|权|中|质量)"
    rf"|的(?P<bare>{_NOUN})的(?P=bare)(?!办理|工作|者|委|权|质量)"
)
_NO_START = (
    "[，。、；：！？）》”’〉】〕…]+"
    "|(?:的(?!确)|了(?!解|却)|并(?![且非不网购行])|且|以及|或者)[^，。；、]{0,4}"
)
_FRAGMENT = (
    "(?:[，、（“《【]|[^的一]的|和|与|及|以及|并且?|或者?|将|把|被|对|向|从|由|按照|根据|通过|关于|进一步|不断|积极"
    "|特别是|尤其是|包括|例如)$"
)
_NOT_CUT = (
    "(?:目的|为的|是的|有的|似的|总和|温和|平和|缓和|饱和|参与|给予|普及|涉及|合并|自由|理由|缘由|方向|面向|一对|反对"
    "|应对|针对)$"
)
_ALIKE = 6  # characters with which two clauses do not begin alike on purpose
_SHOWN = 8  # characters shown of the end of a paragraph
_OPENED = (
    "(?:^|(?<=[，。；：！？]))"
    "(?:同时|此外|另外|因此|但是|为此|(?:目前|近年来|下一步|截至目前|其中|当前)(?=，))"
)

_PREPOSED = "(?:^|(?<=[，：]))(?:为(?!了)|经|根据|按照|针对|随着|对于)[^，。；：]{2,3}"

ABOUT = Rule(
    "关于重复",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "连着写了两个“关于”",
    "请删去外面的一个",
    "标题、案由、正文各段",
    fires=(
        Example("您提出的关于《关于加强养老服务的建议》，我厅认真研究。", "关于《关于", "《关于"),
        Example("您提出的关于“关于加强养老服务的建议”，我厅认真研究。", "关于“关于", "“关于"),
        Example("您提出的关于关于加强养老服务的建议，我厅认真研究。", "关于关于", "关于"),
        Example(
            fields=((Key.TITLE, "云川省民政厅关于《关于加强社区养老服务的建议》的答复"),), words="关于《关于"
        ),
    ),
    passes=(
        Example("印发《关于加强养老服务的意见》，关于对《关于加强养老服务的建议》的答复已经送达。"),
        Example("相关于关系密切的各方。"),
    ),
)
NOUN_AGAIN = Rule(
    "建议重复",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "标题已经以“建议”“提案”结尾，后面又写了一遍",
    "请删去后面的一个",
    "标题、正文各段",
    fires=(
        Example("您提出的《关于加强养老服务的建议》的建议收悉。", "建议》的建议", "建议》"),
        Example("您提出的关于加强养老服务的建议的建议收悉。", "的建议的建议", "的建议"),
        Example("您提出的“关于加强养老服务的提案”提案收悉。", "提案”提案", "提案”"),
    ),
    passes=(
        Example("您提出的《关于加强养老服务的建议》的提案，列入《代表建议》建议办理台账。"),
        Example("关于提高代表建议质量的建议，我们采纳。"),
    ),
)
CUT_OFF = Rule(
    "段落残缺",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "段落像是缺了开头或者结尾",
    "请补全",
    "正文各段",
    fires=(
        Example("，并列入年度重点工作，逐项推动落实。", "，"),
        Example("并列入年度重点工作，逐项推动落实。", "并列入年度"),
        Example("我厅将会同有关部门加大投入力度，", "门加大投入力度，"),
        Example("我厅将会同有关部门进一步", "同有关部门进一步"),
        Example("我厅将健全社区养老服务的", "全社区养老服务的"),
    ),
    passes=(
        Example("我厅将加大投入力度，健全机制。\n以上是工作的目的。\n……做到件件有回音。"),
        Example("重点做好以下工作：\n一是加大投入；\n二是健全机制。"),
    ),
)
OPENS_TWICE = Rule(
    "句首词重复",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "一句里用同一个词起头两次",
    "请删去一个",
    "正文各段",
    fires=(
        Example("目前，全省已经建成三级网络，目前，各地正在完善制度。", "目前"),
        Example("同时，加大投入，同时健全机制。", "同时"),
        Example("我局将会同有关部门，我局将会同有关部门抓好落实。", "我局将会同有关部门"),
        Example("为进一步规范管理，为进一步提升水平，我厅制定了方案。", "为进一步"),
    ),
    passes=(Example("目前，全省已经建成三级网络。目前还在完善，为了群众，也为了基层。"),),
)


def _doubled(text: str, *, is_title: bool = False) -> Iterator[Spot]:
    """Find 关于 and the noun of an item that occur twice; a title needs another word for the outer 关于."""
    if text.count("关于") > 1:
        for found in re.finditer(_ABOUT_TWICE, text):
            is_open = is_title and bool(found["mark"])
            yield Spot(ABOUT, *found.span(), None if is_open else f"{found['mark']}关于")
    for found in re.finditer(_NOUN_TWICE, text) if "》" in text or "”" in text or "的" in text else ():
        right = f"的{found['bare']}" if found["bare"] else f"{found['noun']}{found['close']}"
        yield Spot(NOUN_AGAIN, *found.span(), right)


def _doubled_in_fields(case: Case) -> Iterator[Finding]:
    for key in (Key.TITLE, Key.SUBJECT):
        text = field_text(case.draft, key)
        for spot in _doubled(text, is_title=True):
            found = FoundWords(Place(key), text, spot.begin, spot.end, spot.right)
            yield finding(spot.rule, [found], level=None if spot.right else Level.HINT)


def _cut_off(text: str) -> Iterator[Spot]:
    bare = text.strip()
    begin, end = text.find(bare), text.find(bare) + len(bare)
    if (start := re.match(_NO_START, bare)) and not bare.startswith("……"):
        yield Spot(CUT_OFF, begin, begin + start.end())
    if len(bare) > _SHOWN and re.search(_FRAGMENT, bare) and not re.search(_NOT_CUT, bare):
        yield Spot(CUT_OFF, end - _SHOWN, end)


def _opens_twice(text: str) -> Iterator[Spot]:
    for sentence in re.finditer("[^。；！？]+", text):
        seen: set[str] = set()
        last = ""
        for found in re.finditer(_OPENED, sentence[0]):
            if found[0] in seen:
                yield Spot(OPENS_TWICE, *_within(sentence, found))
            seen.add(found[0])
        for found in re.finditer(_PREPOSED, sentence[0]):
            if found[0] == last:
                yield Spot(OPENS_TWICE, *_within(sentence, found))
            last = found[0]
        yield from (Spot(OPENS_TWICE, *each) for each in _alike(sentence))


def _alike(sentence: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where a clause begins with the words with which the one before begins."""
    last = ""
    for clause in re.finditer("[^，：]+", sentence[0]):
        words = clause[0]
        if words[:_ALIKE] == last[:_ALIKE] and len(words) >= _ALIKE and words != last:
            pairs = enumerate(zip(last, words, strict=False))
            alike = next((n for n, (a, b) in pairs if a != b), min(len(last), len(words)))
            yield sentence.start() + clause.start(), sentence.start() + clause.start() + alike
        last = words


def _within(sentence: re.Match[str], found: re.Match[str]) -> tuple[int, int]:
    return sentence.start() + found.start(), sentence.start() + found.end()


LOOKS = (
    DraftLook((ABOUT, NOUN_AGAIN), _doubled_in_fields),
    TextLook((ABOUT, NOUN_AGAIN), _doubled, of_rows=True),
    TextLook((CUT_OFF,), _cut_off, of_headings=False),
    TextLook((OPENS_TWICE,), _opens_twice, of_headings=False),
)
