"""Made suggestions of ten shapes, each with the points that it asks for. All of our own writing, seeded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from replydesk.draft.original import Original
from replydesk.text.numerals import chinese_numeral
from tests.support.suggestion_themes import THEMES, Ask, Theme


class Wanted(NamedTuple):
    """A point that a suggestion asks for: what it is about, and where its words are, number left out."""

    ask: Ask
    paragraph: int
    start: int
    end: int


class Suggestion(NamedTuple):
    """A made suggestion: its shape, the original, and its points in order."""

    shape: str
    original: Original
    wanted: tuple[Wanted, ...]


class Page:
    """The paragraphs of a suggestion as they are written."""

    def __init__(self, random: Random, theme: Theme) -> None:
        self.random, self.theme = random, theme
        self.lines: list[str] = []
        self.wanted: list[Wanted] = []

    def line(self, *texts: str | Ask | tuple[str, Ask]) -> None:
        """Add a paragraph; an `Ask` behind its words marks these as a point: (words, ask)."""
        at, done = len(self.lines), ""
        for each in texts:
            text = each if isinstance(each, str) else each[0] if isinstance(each, tuple) else each.words
            if not isinstance(each, str):
                ask = each if isinstance(each, Ask) else each[1]
                self.wanted.append(Wanted(ask, at, len(done), len(done) + len(text)))
            done += text
        self.lines.append(done)

    def pick(self, *choices: str) -> str:
        """Return one of some texts."""
        return self.random.choice(choices)

    def some(self, least: int = 2, most: int = 5) -> list[Ask]:
        """Return some of what the theme asks for, in its order."""
        asks = self.theme.asks
        count = self.random.randint(least, min(most, len(asks)))
        return [asks[at] for at in sorted(self.random.sample(range(len(asks)), count))]

    def reasons(self, least: int = 2) -> list[tuple[str, str]]:
        """Return some reasons of the theme, in its order."""
        reasons = self.theme.reasons
        count = self.random.randint(least, len(reasons))
        return [reasons[at] for at in sorted(self.random.sample(range(len(reasons)), count))]


# Numbers of items by style.
_NUMBERS: tuple[Callable[[int], str], ...] = (
    lambda at: f"{chinese_numeral(at)}是",
    lambda at: f"（{chinese_numeral(at)}）",
    lambda at: f"{at}.",
    lambda at: f"{at}、",
    lambda at: f"（{at}）",
    lambda at: "①②③④⑤⑥⑦⑧⑨"[at - 1],
    lambda at: f"第{chinese_numeral(at)}，",
    lambda at: f"{chinese_numeral(at)}、",
    lambda at: f"其{chinese_numeral(at)}，",
    lambda at: f"{at}．",
    lambda at: f"建议{chinese_numeral(at)}：",
    lambda at: f"{chinese_numeral(at)}要",
    lambda at: "⑴⑵⑶⑷⑸⑹⑺⑻⑼"[at - 1],
    lambda at: f"{at}）",
    lambda at: f"第{chinese_numeral(at)}种方案：",
    lambda at: ("首先，", "其次，", "再次，")[at - 1] if at < 4 else f"第{chinese_numeral(at)}，",
    lambda at: f"{at} 、",
    lambda at: f"{at}﹑",
    lambda at: f"第{chinese_numeral(at)}、",
)
_HEADING_NUMBERS, _INNER_NUMBERS = (7, 2, 3), (1, 2, 3, 4, 5)
_ADVERBS = ("", "", "进一步", "尽快", "切实")


def suggestions(count: int, seed: int = 18) -> Iterator[Suggestion]:
    """Yield made suggestions, the shapes in turn."""
    random = Random(seed)
    shapes = list(SHAPES.items())
    for at in range(count):
        shape, write = shapes[at % len(shapes)]
        page = Page(random, random.choice(THEMES))
        write(page)
        subject = f"关于解决{page.theme.subject}问题的建议"
        yield Suggestion(shape, Original("建议", subject=subject, text=tuple(page.lines)), tuple(page.wanted))


def _why(page: Page) -> None:
    """Write the reasons as running text or a list, in several ways."""
    reasons = page.reasons()
    way = page.random.randrange(8)
    if page.random.random() < 0.15:
        page.line(
            page.pick(
                f"题目：关于加强{page.theme.subject}工作的建议",
                f"关于{page.theme.subject}的提案",
                "一件群众关心的事",
            )
        )
    if way == 0:
        page.line(page.theme.background, *(f"{head}，{more}" for head, more in reasons))
    elif way == 1:
        number = page.random.choice(_NUMBERS[:9])
        page.line(f"{page.theme.background}但也存在以下问题：")
        for at, (head, more) in enumerate(reasons, 1):
            page.line(f"{number(at)}{head}。{more}")
    elif way == 2:
        page.line(page.theme.background)
        inside = "；".join(f"{chinese_numeral(at)}是{head}" for at, (head, _) in enumerate(reasons, 1))
        page.line(f"目前存在的主要问题：{inside}。")
    elif way == 3:
        page.line(page.theme.background)
        page.line(page.pick("调研中发现，", "据了解，", "走访中群众反映，") + reasons[0][1])
        page.line(*(more for _, more in reasons[1:]))
    elif way == 4:
        page.line(
            page.pick("内容：", "提案内容：", "【提案背景】", "案由：", "案据：") + page.theme.background
        )
        page.line(
            page.pick("究其原因，", "造成这一状况的原因，") + f"一是{reasons[0][0]}，二是{reasons[-1][0]}。"
        )
    elif way == 5:
        page.line(page.pick("理由：", "问题的提出", "背景情况"))
        for at, (_, more) in enumerate(reasons, 1):
            page.line(f"{at}、{more}")
    elif way == 6:
        page.line(page.theme.background)
        page.line(
            f"群众曾多次反映这一问题，上一届也有代表提过类似的建议，但{reasons[0][0]}的状况没有根本改变。"
        )
        page.line("当前" + "，".join(head for head, _ in reasons) + "，希望加快解决的呼声很高。")
    else:
        page.line(page.pick("存在的问题", "现状及问题：", "问题和困难"))
        page.line(page.theme.background)
        for head, more in reasons:
            page.line(f"{head}。{more}")


def _close(page: Page) -> None:
    """Write a closing line, or none."""
    closing = page.pick(
        "", "", "以上建议，请予考虑。", "妥否，请研究。", "希望以上建议能够引起重视。", "特此建议。"
    )
    if closing:
        page.line(closing)


def _body(page: Page, ask: Ask, *, is_short: bool = False) -> str:
    """Return the words of an ask as an item has them."""
    head = f"{page.pick(*_ADVERBS)}{ask.words}"
    way = 0 if is_short else page.random.randrange(6)
    if way == 0:
        return head
    if way == 4:
        return f"{ask.body}要{ask.words}，{ask.more.removesuffix('。')}"
    if way == 5:
        return f"{ask.words}。针对当前的情况，{ask.more.removesuffix('。')}。同时，建议及时公布进展"
    if way == 1:
        return f"{head}，{ask.more.removesuffix('。')}"
    return f"{head}。{ask.more.removesuffix('。')}" if way == 2 else f"由{ask.body}牵头，{head}"


_LEADS = (
    "为此，建议：",
    "为此建议如下：",
    "建议：",
    "因此，提出以下建议：",
    "针对以上问题，建议：",
    "为此，提出如下几点建议：",
    "具体建议：",
)


_OTHER_LEADS = (
    "解决办法",
    "对策与思考",
    "建 议",
    "几 点 建 议",
    "破解之策",
    "我想提几条：",
    "对此，我们的看法是：",
    "针对这些情况，谈谈我们的想法：",
    "为此，我们从几个方面提出了建议。",
)


def _numbered_lines(page: Page) -> None:
    _why(page)
    page.line(page.pick(*_LEADS, *_OTHER_LEADS, "对策建议", "意见建议："))
    number = page.random.choice(_NUMBERS)
    for at, ask in enumerate(page.some(), 1):
        page.line(number(at), (_body(page, ask), ask), "。")
        if page.random.random() < 0.1:
            inner = page.random.choice([each for each in _NUMBERS[4:6] if each is not number])
            page.line(f"{inner(1)}先在城区试行。")
            page.line(f"{inner(2)}再向乡镇推开。")
        elif page.random.random() < 0.2:
            page.line(page.pick("这样既能解燃眉之急，又能管长远。", "周边县市已有成熟做法。"))
    _close(page)


def _numbered_inline(page: Page) -> None:
    _why(page)
    number = page.random.choice((*_NUMBERS[:7], _NUMBERS[8], _NUMBERS[11]))
    asks = page.some()
    texts: list[str | tuple[str, Ask]] = [page.pick(*_LEADS, "为解决上述问题，建议：")]
    is_long = page.random.random() < 0.4
    for at, ask in enumerate(asks, 1):
        texts += [number(at), (_body(page, ask, is_short=not is_long), ask)]
        texts.append("。" if is_long or ask is asks[-1] else "；")
    page.line(*texts)
    _close(page)


def _sentences(page: Page) -> None:
    _why(page)
    leads = ("建议", "同时，建议", "另外，建议", "还建议", "此外，恳请", "最后，希望", "我建议")
    texts: list[str | tuple[str, Ask]] = []
    for at, ask in enumerate(page.some()):
        lead = page.pick("为此，建议", "建议", "因此，我建议") if not at else page.pick(*leads)
        texts += [lead, (f"{ask.body}{page.pick('', '尽快', '进一步')}{ask.words}", ask), "。"]
        if page.random.random() < 0.3:
            texts.append(page.pick("这件事群众盼了多年。", "这样花钱不多，见效却快。"))
    if page.random.random() < 0.5:
        page.line(*texts)
    else:
        page.lines[-1] += "　"
        page.lines[-1] = page.lines[-1].rstrip("　")
        _paragraph_each(page, texts)
    _close(page)


def _paragraph_each(page: Page, texts: list[str | tuple[str, Ask]]) -> None:
    """Write a paragraph for each point, what follows it with it."""
    current: list[str | tuple[str, Ask]] = []
    for at, each in enumerate(texts):
        starts = isinstance(each, str) and at + 1 < len(texts) and isinstance(texts[at + 1], tuple)
        if starts and current:
            page.line(*current)
            current = []
        current.append(each)
    page.line(*current)


def _headed(page: Page) -> None:
    _why(page)
    page.line(page.pick("建议", "建议：", "对策与建议", "【建议】", "几点建议", "工作建议："))
    way = page.random.randrange(3)
    for ask in page.some():
        if way == 0:
            page.line(ask)
            page.line(page.pick("", f"由{ask.body}牵头，") + ask.more)
        elif way == 1:
            page.line((f"{ask.words}。{ask.more.removesuffix('。')}", ask), "。")
        else:
            page.line((f"{ask.words}：{ask.more.removesuffix('。')}", ask), "。")
    _close(page)


def _clauses(page: Page) -> None:
    """Write points hidden in one long paragraph, with ； between them."""
    reasons = page.reasons()
    texts: list[str | tuple[str, Ask]] = [page.theme.background]
    texts += [f"{head}，{more}" for head, more in reasons]
    texts.append(
        page.pick("调研组建议：", "为此，建议", "建议有关部门：", "建议政府", "因此建议：", "希望政府部门：")
    )
    asks = page.some(3)
    for ask in asks:
        texts += [(_body(page, ask, is_short=True), ask), "。" if ask is asks[-1] else "；"]
    if page.random.random() < 0.5:
        page.line(*texts[: 1 + len(reasons)])
        page.line(*texts[1 + len(reasons) :])
    else:
        page.line(*texts)
    _close(page)


def _unnumbered(page: Page) -> None:
    """Write points without any numbers, each in a sentence or paragraph."""
    page.line(page.theme.background)
    for _, more in page.reasons():
        page.line(more)
    page.line(page.pick("为改变这一状况，提出如下建议：", "为此，提几点建议。", "我有以下建议："))
    for ask in page.some():
        lead = page.pick("", "要", "应", "应当", "尽快", f"{ask.body}应")
        page.line((f"{lead}{ask.words}，{ask.more.removesuffix('。')}", ask), "。")
    _close(page)


def _same_numbers(page: Page) -> None:
    """Write reasons and points numbered the same way."""
    style = page.random.choice(_NUMBERS[:10])
    way = page.random.randrange(3)
    if way == 0:
        page.line(page.theme.background)
        page.line(page.pick("一、存在问题", "一、主要问题", "一、现状与不足"))
        inner = _NUMBERS[page.random.choice(_INNER_NUMBERS)]
        for at, (head, more) in enumerate(page.reasons(), 1):
            page.line(f"{inner(at)}{head}。{more}")
        page.line(page.pick("二、建议", "二、对策建议", "二、意见和建议", "二、几点建议"))
        _items(page, inner)
    else:
        page.line(page.theme.background + page.pick("主要问题有：", "具体表现在：", "原因如下："))
        for at, (head, more) in enumerate(page.reasons(), 1):
            page.line(f"{style(at)}{head}。{more}")
        page.line(page.pick(*_LEADS))
        _items(page, style)
    if page.random.random() < 0.2 and way == 0:
        page.line("三、预期效果")
        page.line("通过两三年努力，群众的获得感将明显提升。")
    _close(page)


def _items(page: Page, number: Callable[[int], str]) -> None:
    is_headed = page.random.random() < 0.4
    for at, ask in enumerate(page.some(), 1):
        if is_headed:
            page.line(number(at), ask)
            page.line(ask.more)
        else:
            page.line(number(at), (_body(page, ask), ask), "。")


def _therefore(page: Page) -> None:
    """Write a suggestion of one or two sentences: 为此，建议……."""
    reasons = page.reasons(1)
    lead = page.pick("为此，建议", "因此，建议", "鉴于此，恳请", "对此，我建议", "综上，建议", "为此，特建议")
    asks = page.some(1, 2)
    texts: list[str | tuple[str, Ask]] = [lead, (f"{asks[0].body}{asks[0].words}", asks[0]), "。"]
    if len(asks) > 1:
        texts += [page.pick("同时，建议", "同时建议"), (asks[1].words, asks[1]), "。"]
    why = [page.theme.background, *(more for _, more in reasons)]
    if page.random.random() < 0.3:
        texts[0] = page.pick(
            "群众对此反映强烈，现强烈建议", "为了让群众早日受益，必须抓紧解决，建议", "鉴于上述情况，恳请"
        )
    if page.random.random() < 0.5:
        page.line(*why, *texts)
    else:
        page.line(*why)
        page.line(*texts)
    _close(page)


def _tables(page: Page) -> None:
    page.line(page.theme.background)
    asks, reasons = page.some(2, 3), page.reasons(2)
    if page.random.random() < 0.6:
        page.line(
            page.pick(
                "| 序号 | 存在问题 | 建议 |", "| 序号 | 问题 | 对策建议 |", "| 项目 | 现状 | 意见建议 |"
            )
        )
        if page.random.random() < 0.5:
            page.line("| --- | --- | --- |")
        for at, ask in enumerate(asks):
            page.line(f"| {at + 1} | {reasons[at % len(reasons)][0]} | ", ask, " |")
    else:
        why = "；".join(head for head, _ in reasons)
        page.line(f"| 存在问题 | {why}。 |")
        number = page.random.choice(_NUMBERS[:6])
        texts: list[str | tuple[str, Ask]] = [page.pick("| 建议 | ", "| 具体建议 | ", "| 建议和对策 | ")]
        for at, ask in enumerate(asks, 1):
            texts += [number(at), (ask.words, ask), "。" if ask is asks[-1] else "；"]
        page.line(*texts, " |")


def _by_section(page: Page) -> None:
    """Write sections, each with its own reason and its own point."""
    page.line(page.theme.background)
    if page.random.random() < 0.3:
        page.line(page.pick("存在的主要问题及建议：", "问题和建议", "具体问题与相关建议如下："))
    number = _NUMBERS[page.random.choice(_HEADING_NUMBERS)]
    way = page.random.randrange(4)
    reasons, asks = page.theme.reasons, page.some(2, 3)
    for at, ask in enumerate(asks, 1):
        head, more = reasons[(at - 1) % len(reasons)]
        if way == 0:
            page.line(f"{number(at)}{head}")
            page.line(f"{more}", page.pick("建议", "为此，建议", "建议："), (ask.words, ask), "。")
        elif way == 1:
            page.line(f"{number(at)}{head}。{more}", "建议", (ask.words, ask), "。")
        elif way == 3:
            page.line(number(at), ask)
            page.line(f"目前，{more}建议{ask.more}")
        else:
            page.line(f"{number(at)}{head}")
            page.line(f"现状：{more}")
            page.line("建议：", (f"{ask.words}，{ask.more.removesuffix('。')}", ask), "。")
    _close(page)


SHAPES: dict[str, Callable[[Page], None]] = {
    "numbered lines": _numbered_lines,
    "numbers in a paragraph": _numbered_inline,
    "sentences that ask": _sentences,
    "under a heading": _headed,
    "clauses of one paragraph": _clauses,
    "no numbers": _unnumbered,
    "reasons numbered the same": _same_numbers,
    "therefore": _therefore,
    "tables": _tables,
    "section by section": _by_section,
}
