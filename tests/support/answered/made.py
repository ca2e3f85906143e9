"""Replies made for the points of a suggestion, in fourteen shapes: reworded, in another order, two together,
one in two places, some left without answer. What answers which is known."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.text.numerals import chinese_numeral

_ASPECTS = Path(__file__).with_name("aspects.txt")

# The matter, its places, whom it serves.
_MATTERS = (
    ("农村养老服务", "互助养老点", "老年人"),
    ("城区停车", "公共停车场", "车主"),
    ("农村公路养护", "养护站", "沿线群众"),
    ("校园食品安全", "学校食堂", "学生"),
    ("基层医疗卫生", "村卫生室", "患者"),
    ("生活垃圾分类", "分拣中心", "居民"),
    ("公共文化服务", "农家书屋", "读者"),
    ("电动自行车充电", "充电棚", "骑行人"),
    ("中小河流治理", "水闸泵站", "沿河居民"),
    ("传统技艺传承", "传习所", "传承人"),
    ("婴幼儿照护", "托育机构", "家长"),
    ("老旧小区加装电梯", "加梯项目", "业主"),
)

# Paragraphs on the whole matter: they answer no point.
_OVERVIEWS = (
    "近年来，我省高度重视{t}，先后出台一系列政策措施，全省{f}达到4600处，{w}的获得感不断增强。",
    "{t}事关民生福祉。省委、省政府主要领导多次作出批示，要求加大投入、健全机制、压实责任，抓出成效。",
    "您的建议指出了当前{t}存在的短板，具有很强的针对性，对我们改进工作很有帮助。",
    "截至去年底，全省建成{f}4600处，服务{w}320万人次，总体走在全国前列，但发展不平衡的问题依然存在。",
)
# Sentences with which real paragraphs are long; they speak of this and that.
_FILLERS = (
    "为贯彻落实国家部署，省委办公厅、省政府办公厅印发了《关于进一步加强{t}工作的实施意见》，提出五个方面二十条措施。",
    "财政、人力资源社会保障、自然资源等部门各负其责，密切配合。",
    "从调研情况看，还存在投入不足、人员短缺、标准不一、宣传不够等问题。",
    "各市结合实际制定了实施方案，细化了任务分工和时间节点。",
    "去年9月，在东屏市召开了现场推进会，省直有关单位和各市分管负责同志参加。",
    "目前，全省共有{f}4600处，其中省级示范126处，城市1900处，农村2700处。",
    "我厅认真梳理{w}反映的突出问题，建立台账，逐项销号。",
    "2023年以来，先后组织三轮调研，走访了14个县42个乡镇，召开座谈会26场。",
    "与五年前相比，{w}满意度提高了11.3个百分点。",
    "截至今年4月底，全省累计服务{w}320万人次，日均8700人次。",
    "同时，注重发挥基层首创精神，鼓励各地大胆探索。",
    "其中，南屏市、西屏市走在全省前列，有关做法被国家部委刊发。",
    "有关部门还联合印发了《{t}工作指引》，对常见问题作了说明。",
    "这项工作涉及面广、政策性强，需要各级各部门共同努力。",
    "按照“一年打基础、两年见成效、三年上台阶”的思路，分步推进。",
    "对进展较慢的地方，及时提醒，帮助解决实际困难。",
    "国家发展改革委、财政部等部门也先后出台了配套政策。",
    "经与省财政厅、省自然资源厅、省市场监管局会商，达成了一致意见。",
    "实践中，各地形成了一批好做法，{w}普遍欢迎。",
    "今年的省政府工作报告对此作了专门部署。",
)
_LAST = (
    "下一步，我们将认真吸纳您的建议，持续推动{t}高质量发展，不断满足{w}的需要。",
    "下一步，我们将从资金、人才、宣传等方面持续发力，把{t}这件实事办好。",
    "再次感谢您对{t}的关心，希望继续提出宝贵意见。",
)
_ON = ("关于您提出的{}的建议，", "针对{}的建议，", "关于{}，", "对于您提出的{}的问题，")


class Aspect(NamedTuple):
    """A thing a point may ask for: its wordings, headings, answers, those without its words, what follows."""

    points: tuple[str, ...]
    headings: tuple[str, ...]
    answers: tuple[str, ...]
    unlike: tuple[str, ...]
    follows: tuple[str, ...]


@cache
def aspects() -> tuple[Aspect, ...]:
    """Return all aspects of the file."""
    found: list[dict[str, list[str]]] = []
    for line in _ASPECTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            found.append({kind: [] for kind in "PHANF"})
        elif not line.startswith("#"):
            found[-1][line[0]].append(line[2:])
    return tuple(Aspect(*(tuple(each[kind]) for kind in "PHANF")) for each in found)


@dataclass(frozen=True)
class AnsweredPoints:
    """Points and a draft, with the paragraphs that answer each, none for one without answer."""

    seed: int
    shape: str
    points: tuple[str, ...]
    draft: Draft
    truth: Mapping[int, frozenset[Place]]  # by the index of the point
    unlike: frozenset[int] = frozenset()  # points whose answers share hardly a word with them


@dataclass
class _Text:
    """A text being made: its rows, each with its level and the points it answers."""

    rng: random.Random
    words: dict[str, str]
    chosen: tuple[Aspect, ...]
    answered: list[int]
    rows: list[tuple[int, str, frozenset[int], bool]] = field(default_factory=list)
    unlike: set[int] = field(default_factory=set)
    is_long: bool = False  # paragraphs of many sentences

    def filled(self, text: str) -> str:
        return text.format(**self.words)

    def heading(self, text: str, level: int = 1) -> None:
        self.rows.append((level, self.filled(text), frozenset(), False))

    def text(self, text: str, points: Sequence[int] = (), *, is_item: bool = False) -> None:
        self.rows.append((0, self.filled(self._longer(text)), frozenset(points), is_item))

    def _longer(self, text: str) -> str:
        """Return a text with sentences around it that say little, some on what no point asks for."""
        if not self.is_long:
            return text
        others = [each for each in aspects() if each not in self.chosen]
        more = [*self.rng.sample(_FILLERS, self.rng.randint(1, 4))]
        if self.rng.random() < 0.4:
            more.append(self.rng.choice(self.rng.choice(others).answers))
        self.rng.shuffle(more)
        before = more[: self.rng.choice((0, 0, 0, 1, 2))]
        is_marked = (
            text.startswith(("关于", "针对", "对于", "您提出", "建议", "我们开展"))
            or 0 < text.find("。") < 14
        )
        return "".join((text, *more) if is_marked else (*before, text, *more[len(before) :]))

    def overview(self, most: int = 2) -> None:
        for each in self.rng.sample(_OVERVIEWS, self.rng.randint(0, most)):
            self.text(each)

    def last(self) -> None:
        if self.rng.random() < 0.5:
            self.text(self.rng.choice(_LAST))

    def title(self, point: int) -> str:
        return self.rng.choice(self.chosen[point].headings)

    def answer(self, point: int) -> str:
        """Return an answer, one in four without the words of the point."""
        if self.rng.random() < 0.25:
            self.unlike.add(point)
            return self.rng.choice(self.chosen[point].unlike)
        return self.rng.choice(self.chosen[point].answers)

    def follow(self, point: int) -> str:
        return self.rng.choice(self.chosen[point].follows)

    def body(self, point: int) -> None:
        """Add one to three paragraphs that answer a point."""
        answers = [self.answer(point)]
        if self.rng.random() < 0.3:
            answers.append(self.rng.choice((*self.chosen[point].answers, *self.chosen[point].unlike)))
        if self.rng.random() < 0.4:
            answers.append(self.follow(point))
        for each in dict.fromkeys(answers):
            self.text(each, [point])


def _named(made: _Text) -> None:
    made.overview()
    for point in made.answered:
        made.heading(f"关于{made.title(point)}的建议{made.rng.choice(('', '。'))}")
        made.body(point)
    made.last()


def _plain_headings(made: _Text) -> None:
    made.overview()
    for point in made.answered:
        made.heading(made.title(point))
        made.body(point)
    made.last()


def _lead_ins(made: _Text) -> None:
    made.overview()
    for point in made.answered:
        made.text(made.rng.choice(_ON).format(made.title(point)) + made.answer(point), [point])
        if made.rng.random() < 0.3:
            made.text(made.follow(point), [point])
    made.last()


def _bare(made: _Text) -> None:
    made.overview(1)
    for point in made.answered:
        made.text(made.answer(point) + made.rng.choice(("", made.follow(point))), [point])
    made.last()


def _items(made: _Text) -> None:
    made.overview()
    made.heading("关于您所提建议的办理情况")
    for point in made.answered:
        made.text(f"{made.title(point)}。{made.answer(point)}", [point], is_item=True)
    made.last()


def _together(made: _Text) -> None:
    made.overview()
    left = list(made.answered)
    while left:
        size = 2 if len(left) > 1 and made.rng.random() < 0.5 else 1
        pair, left = left[:size], left[size:]
        made.heading(f"关于{'和'.join(made.title(each) for each in pair)}的建议。")
        if made.rng.random() < 0.5:
            made.text("".join(made.answer(each) for each in pair), pair)
        else:
            for each in pair:
                made.text(made.answer(each), [each])
        if made.rng.random() < 0.3:
            made.text(made.follow(pair[-1]), pair[-1:])
    made.last()


def _turned(made: _Text) -> None:
    made.rng.shuffle(made.answered)
    made.rng.choice((_named, _plain_headings, _lead_ins))(made)


def _apart(made: _Text) -> None:
    made.heading("工作开展情况")
    made.overview(1)
    for point in made.answered:
        made.text(f"{made.title(point)}。{made.answer(point)}", [point], is_item=made.rng.random() < 0.5)
    made.heading("下一步打算")
    for point in sorted(made.rng.sample(made.answered, max(len(made.answered) - 1, 1))):
        made.text(f"{made.title(point)}。{made.follow(point)}", [point], is_item=True)


def _nested(made: _Text) -> None:
    made.heading("工作现状")
    made.overview(3)
    made.heading(made.rng.choice(("关于所提建议的答复", "对您所提建议的办理意见", "针对建议开展的工作")))
    for point in made.answered:
        made.heading(made.title(point), 2)
        made.body(point)
    if made.rng.random() < 0.5:
        made.heading("下一步工作")
        made.text(made.rng.choice(_LAST[:2]))


def _more(made: _Text) -> None:
    """Add answers among sections on what nobody asked for, below an account of the work or beside them."""
    others = [each for each in aspects() if each not in made.chosen]
    asked: list[int | Aspect] = [*made.answered]
    for each in made.rng.sample(others, made.rng.randint(2, 5)):
        asked.insert(made.rng.randint(0, len(asked)), each)
    if made.rng.random() < 0.6:
        made.heading("工作开展情况")
        for aspect in made.rng.sample(others, made.rng.randint(2, 4)):
            made.heading(made.rng.choice(aspect.headings), 2)
            made.text(made.rng.choice(aspect.answers))
        made.heading("关于所提建议的答复")
        asked = [*made.answered] if made.rng.random() < 0.5 else asked
    for item in asked:
        if isinstance(item, int):
            made.heading(made.title(item), 2 if made.rows else 1)
            made.body(item)
        else:
            made.heading(made.rng.choice(item.headings), 2 if made.rows else 1)
            made.text(made.rng.choice((*item.answers, *item.unlike)))


def _numbered(made: _Text) -> None:
    made.overview()
    form = made.rng.choice(
        ("关于第{}条建议。", "针对您提出的第{}点建议，", "建议{}的办理情况：", "对第{}项建议的答复")
    )
    for point in made.answered:
        number = made.rng.choice((str(point + 1), chinese_numeral(point + 1)))
        if form.endswith(("，", "：")):
            made.text(form.format(number) + made.answer(point), [point])
        else:
            made.heading(form.format(number))
            made.body(point)
    made.last()


def _quoted(made: _Text) -> None:
    made.overview()
    for point in made.answered:
        asked = made.rng.choice(made.chosen[point].points)
        made.text(f"您提出的“{asked.split('，')[0]}”的建议，我们十分赞同。{made.answer(point)}", [point])
        if made.rng.random() < 0.4:
            made.text(made.follow(point), [point])
    made.last()


def _in_one(made: _Text) -> None:
    made.overview()
    half = made.rng.randint(1, max(len(made.answered) - 1, 1))
    for group in filter(None, (made.answered[:half], made.answered[half:])):
        said = "".join(
            f"{chinese_numeral(number)}是{made.title(each)}。{made.answer(each)}"
            for number, each in enumerate(group, 1)
        )
        made.text(f"我们开展了以下工作。{said}", group)
    made.last()


def _bare_turned(made: _Text) -> None:
    made.rng.shuffle(made.answered)
    _bare(made)


SHAPES: Mapping[str, Callable[[_Text], None]] = {
    "关于……的建议": _named,
    "小标题": _plain_headings,
    "段首点题": _lead_ins,
    "逐段不点题": _bare,
    "一是二是": _items,
    "两条一起答": _together,
    "次序不同": _turned,
    "一条两处答": _apart,
    "先讲总体": _nested,
    "多讲了别的": _more,
    "说第几条": _numbered,
    "引用原话": _quoted,
    "几条一段": _in_one,
    "逐段不点题、次序不同": _bare_turned,
}


def made_answers(seed: int) -> AnsweredPoints:
    """Return points and a reply, the same for the same seed."""
    rng = random.Random(seed)
    shape = tuple(SHAPES)[seed % len(SHAPES)]
    chosen = tuple(rng.sample(aspects(), rng.randint(2, 7)))
    words = dict(zip("tfw", rng.choice(_MATTERS), strict=True))
    left_out = set(rng.sample(range(len(chosen)), 1 if len(chosen) > 2 and rng.random() < 0.4 else 0))
    if len(chosen) > 5 and left_out and rng.random() < 0.3:
        left_out.add(rng.randrange(len(chosen)))
    answered = [at for at in range(len(chosen)) if at not in left_out]
    made = _Text(rng, words, chosen, answered, is_long=rng.random() < 0.4)
    points = tuple(made.filled(rng.choice(each.points)) for each in chosen)
    SHAPES[shape](made)
    draft, places = _drafted(made)
    truth = {at: frozenset(place for place, of in places if at in of) for at in range(len(chosen))}
    return AnsweredPoints(seed, shape, points, draft, truth, frozenset(made.unlike))


def _drafted(made: _Text) -> tuple[Draft, list[tuple[Place, frozenset[int]]]]:
    preamble: list[Paragraph] = []
    sections: list[tuple[int, str, list[Paragraph]]] = []
    places: list[tuple[Place, frozenset[int]]] = []
    for level, text, points, is_item in made.rows:
        if level:
            sections.append((level, text, []))
            continue
        texts = sections[-1][2] if sections else preamble
        places.append((Place(Part.ANSWER, len(sections) - 1, len(texts)), points))
        texts.append(Paragraph(text, is_item))
    parts = tuple(Section(level, text, tuple(texts)) for level, text, texts in sections)
    subject = ((Key.SUBJECT, made.filled("关于进一步加强{t}工作的建议")),)
    return Draft(subject, preamble=tuple(preamble), sections=parts), places


def made_cases(count: int, first: int = 0) -> Iterator[AnsweredPoints]:
    """Yield some cases of all shapes."""
    return map(made_answers, range(first, first + count))
