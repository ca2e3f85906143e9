"""Ways to let a text contradict itself, stand twice, or stay unfinished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from replydesk.draft.locations import part_texts
from replydesk.draft.model import Draft, Part, Section
from replydesk.draft.place import Place, text_at
from tests.support.planting.model import Plant, Planted, Spot
from tests.support.planting.tools import (
    Change,
    Find,
    added,
    changed,
    sections_of,
    with_attachment,
    with_paragraphs,
    with_sentence,
)


def _plain_places(draft: Draft, least: int = 40) -> list[tuple[Place, str]]:
    """Return the paragraphs of the answer that are long enough, and not rows or items."""
    found = part_texts(draft, Part.ANSWER)
    return [(p, t) for p, t in found if not p.is_heading and len(t) >= least and not t.startswith("|")]


def paragraph_twice(draft: Draft, random: Random) -> Planted | None:
    return _repeated(draft, random, lambda text: text)


def nearly_twice(draft: Draft, random: Random) -> Planted | None:
    def other(text: str) -> str:
        at = random.randrange(len(text) // 2, len(text) - 2)
        return text[:at] + text[at + 1 :]

    return _repeated(draft, random, other, least=80)


def _repeated(draft: Draft, random: Random, other: Callable[[str], str], least: int = 40) -> Planted | None:
    places = _plain_places(draft, least)
    if not places:
        return None
    first, text = random.choice(places)
    after, place = with_paragraphs(draft, random, [other(text)])
    added_text = text_at(after, place) or ""
    spots = (Spot(place, 0, len(added_text)), Spot(first, 0, len(text)))
    return Planted(draft, after, spots)


def section_twice(draft: Draft, random: Random) -> Planted | None:
    filled = [each for each in sections_of(draft) if len(each[1].paragraphs[0].text) > 30]
    if not filled:
        return None
    index, section = random.choice(filled)
    sections = (*draft.sections, section)
    after = replace(draft, sections=sections)
    return Planted(draft, after, tuple(_spots_of(sections, (len(sections) - 1, index))))


def body_twice(draft: Draft, random: Random) -> Planted | None:
    if not draft.sections:
        doubled = draft.preamble * 2
        after = replace(draft, preamble=doubled)
        spots = [Spot(Place(Part.ANSWER, -1, n), 0, len(p.text)) for n, p in enumerate(doubled)]
        return Planted(draft, after, tuple(reversed(spots))) if draft.preamble else None
    after = replace(draft, sections=draft.sections * 2)
    half = len(draft.sections)
    order = (*range(half, 2 * half), *range(half))
    return Planted(draft, after, tuple(_spots_of(after.sections, order)))


def _spots_of(sections: tuple[Section, ...], indices: tuple[int, ...]) -> Iterator[Spot]:
    for index in indices:
        yield Spot(Place(Part.ANSWER, index, -1), 0, len(sections[index].heading))
        for number, paragraph in enumerate(sections[index].paragraphs):
            yield Spot(Place(Part.ANSWER, index, number), 0, len(paragraph.text))


def sentence_twice(draft: Draft, random: Random) -> Planted | None:
    offers = [
        (place, text, found)
        for place, text in _plain_places(draft)
        for found in re.finditer("[^。；：]{20,80}。", text)
    ]
    if not offers:
        return None
    place, _text, found = random.choice(offers)
    return changed(draft, place, (found.end(), found.end(), found[0]))


def heading_twice(draft: Draft, random: Random) -> Planted | None:
    """Give a section the heading of the one before it on its level."""
    pairs = [
        (first, second)
        for first, second in zip(range(len(draft.sections)), range(1, len(draft.sections)), strict=False)
        if draft.sections[first].level == draft.sections[second].level
    ]
    if not pairs:
        return None
    first, second = random.choice(pairs)
    heading = draft.sections[first].heading
    sections = list(draft.sections)
    sections[second] = sections[second]._replace(heading=heading)
    spots = tuple(Spot(Place(Part.ANSWER, index, -1), 0, len(heading)) for index in (second, first))
    return Planted(draft, replace(draft, sections=tuple(sections)), spots)


SERIES = (
    "主要采取了以下措施：一是完善制度，二是加强监管，三是强化宣传，四是严格考核。",
    "具体有四个方面：一是摸清底数；二是分类施策；三是压实责任；四是跟踪问效。",
    "工作中把握四点：一是因地制宜，二是量力而行，三是群众自愿，四是确保安全。",
)
ORDER = (
    "第一，做好前期论证；第二，落实建设资金；第三，加快施工进度；第四，严把质量关。",
    "拟分步实施：（1）开展调查；（2）编制方案；（3）组织实施；（4）检查验收。",
    "工作步骤为：①宣传发动；②摸底登记；③集中整治；④总结提高。",
)


def skipped(text: str, random: Random) -> Iterator[Change]:
    """Yield the number of a series that is one too high, from there on not mended."""
    for old, new in (
        ("三是", "四是"),
        ("二是", "三是"),
        ("第三，", "第四，"),
        ("（3）", "（4）"),
        ("③", "④"),
    ):
        if old in text:
            at = text.index(old)
            yield at, at + len(old), new


def stays(text: str, random: Random) -> Iterator[Change]:
    for old, new in (("三是", "二是"), ("第三，", "第二，"), ("（3）", "（2）"), ("③", "②")):
        if old in text:
            at = text.index(old)
            yield at, at + len(old), new


def two_parts(random: Random) -> str:
    a, b = random.randint(11, 60), random.randint(11, 60)
    nouns = random.choice(
        (
            ("全县共建成便民服务点{}个，其中城区{}个、乡镇{}个。"),
            ("今年共排查房屋{}栋，其中城镇{}栋、农村{}栋。"),
            ("共发放宣传手册{}册，其中学校{}册，社区{}册。"),
            ("共有专职人员{}名，其中市级{}名、县级{}名。"),
        )
    )
    return nouns.format(a + b, a, b)


def three_parts(random: Random) -> str:
    a, b, c = (random.randint(11, 60) for _ in range(3))
    text = "截至目前，累计受理申请{}件，其中已办结{}件、正在办理{}件、不予受理{}件。"
    return text.format(a + b + c, a, b, c)


def total_off(text: str, random: Random) -> Iterator[Change]:
    """Yield a part of a sum that is off by some."""
    numbers = list(re.finditer(r"\d+", text))
    for found in numbers[1:]:
        yield *found.span(), str(int(found[0]) + random.randint(2, 9))


def with_all(plant: Plant, regex: str) -> Plant:
    """Let a mistake be told at any of the numbers that contradict each other: those of its sentence."""

    def planted(draft: Draft, random: Random) -> Planted | None:
        made = plant(draft, random)
        if made is None:
            return None
        place, begin, end = made.spots[0]
        text = text_at(made.after, place) or ""
        first, last = text.rfind("。", 0, begin) + 1, text.find("。", end)
        numbers = [each for each in re.finditer(regex, text) if first <= each.start() < last]
        others = [Spot(place, *each.span()) for each in numbers]
        others.append(Spot(place, numbers[0].start(), numbers[-1].end()))
        return made._replace(spots=(made.spots[0], *(each for each in others if each != made.spots[0])))

    return planted


def shares(random: Random) -> str:
    a, b = random.randint(20, 45), random.randint(15, 30)
    text = random.choice(
        (
            "按资金来源分，中央、省级、市县分别占{}%、{}%和{}%。",
            "受访群众中，满意、基本满意、不满意的分别占{}%、{}%和{}%。",
        )
    )
    return text.format(a, b, 100 - a - b)


def growth(random: Random) -> str:
    base, rate = random.choice((200, 400, 500, 800)), random.choice((10, 15, 20, 25, 30, 40))
    text = random.choice(
        (
            "服务站点由{}个增加到{}个，增长{}%。",
            "床位由去年的{}张增加到今年的{}张，增长{}%。",
        )
    )
    return text.format(base, base + base * rate // 100, rate)


def points(random: Random) -> str:
    old, more = random.randint(60, 80), random.randint(3, 15)
    return f"覆盖率由{old}%提高到{old + more}%，提高{more}个百分点。"


COUNTED = (
    "主要采取了四项措施：一是完善制度，二是加强监管，三是强化宣传，四是严格考核。",
    "工作中坚持三条原则：一是因地制宜，二是量力而行，三是群众自愿。",
    "具体有四个方面：一是摸清底数；二是分类施策；三是压实责任；四是跟踪问效。",
)


def two_names(draft: Draft, random: Random) -> Planted | None:
    right, wrong = random.choice(
        (
            ("市退役军人事务局", "市退役军人事物局"),
            ("市残疾人联合会", "市残疾人联合协会"),
            ("市住房公积金管理中心", "市住房公积金管理总心"),
            ("市生态环境局", "市生态环镜局"),
            ("市应急管理局", "市应急管理居"),
            ("市人力资源和社会保障局", "市人力资源与社会保障局"),
            ("市自然资源和规划局", "市自然资源与规划局"),
        )
    )
    first = f"上述措施由{right}牵头组织实施。"
    draft, _, _ = with_sentence(draft, random, first)
    before, place, at = with_sentence(draft, random, f"目前，{right}已制定工作方案。")
    planted = changed(before, place, (at + 3, at + 3 + len(right), wrong))
    if planted is None:
        return None
    others = [
        Spot(where, text.index(right), text.index(right) + len(right))
        for where, text in part_texts(planted.after, Part.ANSWER)
        if right in text
    ]
    return planted._replace(spots=(*planted.spots, *others))


def two_figures(draft: Draft, random: Random) -> Planted | None:
    count = random.randint(120, 900)
    noun, unit = random.choice(
        (("村级便民服务站", "个"), ("公共法律服务窗口", "个"), ("乡镇综合文化站", "座"))
    )
    draft, _, _ = with_sentence(draft, random, f"截至2025年底，全省共有{noun}{count}{unit}。")
    first = next(
        Spot(where, text.index(f"{noun}{count}"), text.index(f"{noun}{count}") + len(noun) + 3)
        for where, text in part_texts(draft, Part.ANSWER)
        if f"{noun}{count}" in text
    )
    again = f"{noun}{count}{unit}全部实现联网，运行平稳。"
    before, place, at = with_sentence(draft, random, again)
    begin = at + again.index(str(count))
    planted = changed(before, place, (begin, begin + 3, str(count + random.randint(11, 60))))
    return planted and planted._replace(spots=(*planted.spots, first))


def table_off(draft: Draft, random: Random) -> Planted | None:
    a, b, c = (random.randint(12, 90) for _ in range(3))
    name = random.choice(("各县任务分配表", "项目资金安排表", "设施分布情况表"))
    rows = ["| 地区 | 数量 |", "| --- | ---: |", f"| 城区 | {a} |", f"| 郊区 | {b} |", f"| 山区 | {c} |"]
    total = f"| 合计 | {a + b + c} |"
    before, key = with_attachment(draft, name, [*rows, total])
    numbers = (str(a + b + c), str(a + b + c + random.randint(1, 9)))
    place = Place(key, -1, 5)
    at = total.index(numbers[0])
    return changed(before, place, (at, at + len(numbers[0]), numbers[1]))


def placeholder(*rows: tuple[str, str, str]) -> Plant:
    """Return the planting of a gap into a sentence: the sentence, what fills it, what is left there."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        sentence, right, left = random.choice(rows)
        gap = random.choice(_GAPS[left]) if left in _GAPS else left
        before, place, at = with_sentence(draft, random, sentence.format(right))
        begin = at + sentence.index("{}")
        return changed(before, place, (begin, begin + len(right), gap))

    return plant


_GAPS = {"叉": ("××", "XX", "xx", "X"), "线": ("____", "＿＿", "___")}
_GAP_SENTENCES = ("今年共安排资金{}万元。", "目前已完成{}个村的改造任务。", "项目预计{}月底前竣工。")


def gap(words: str) -> Plant:
    return placeholder(*((each, "12", words) for each in _GAP_SENTENCES))


def cut_off(draft: Draft, random: Random) -> Planted | None:
    """Lose the second half of a paragraph, in the middle of a clause."""
    places = _plain_places(draft, 60)
    if not places:
        return None
    place, text = random.choice(places)
    at = random.randrange(len(text) // 2, len(text) - 6)
    if text[at - 1] in "，。；：、！？”）》" or text[at] in "，。；：、！？”）》":
        return None
    planted = changed(draft, place, (at, len(text), ""))
    return planted and planted._replace(spots=(Spot(place, at - 1, at),))


QUOTED = (
    "我们将推行“一窗受理、集成服务”模式，让群众少跑腿。",
    "落实“四个不摘”要求，保持政策稳定。",
    "开展“敬老月”系列活动，营造良好氛围。",
)
TITLED = (
    "根据《云川省城乡社区服务体系建设规划》，相关任务正在推进。",
    "我们印发了《关于规范项目管理的通知》，明确了流程。",
    "依照《云川省志愿服务条例》，开展培训和激励。",
)
BRACKETED = (
    "全省各县（市、区）均已制定方案。",
    "乡镇（街道）设立了服务窗口，方便群众办事。",
    "有关部门（单位）各负其责，协同推进。",
)


def _lose(mark: str) -> Find:
    def find(text: str, random: Random) -> Iterator[Change]:
        at = text.index(mark)
        yield at, at + 1, ""

    return find


def unpaired(texts: tuple[str, ...], mark: str) -> Plant:
    """Return the planting of a lost mark; it may be told at the one that is left."""
    plant = added(texts, _lose(mark))
    left = {"《": "》", "》": "《", "“": "”", "”": "“", "（": "）", "）": "（"}[mark]

    def planted(draft: Draft, random: Random) -> Planted | None:
        made = plant(draft, random)
        if made is None:
            return None
        place, begin, _ = made.spots[0]
        text = text_at(made.after, place) or ""
        at = text.rfind(left, 0, begin) if left in "《“（" else text.find(left, begin)
        return made._replace(spots=(made.spots[0], Spot(place, at, at + 1)))

    return planted
