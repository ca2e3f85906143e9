"""A letter between the lines of a site, and what the site's lines say of it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from random import Random

from tests.support.corpus.site.above import Page, lines_above
from tests.support.corpus.site.below import lines_below
from tests.support.corpus.site.facts import Facts
from tests.support.corpus.truth import Row, Sample, Truth, Where


def framed(random: Random, made: Sample) -> tuple[Sample, list[str], list[str]]:
    """Return a letter as a site shows it, with the lines above it and below it."""
    truth = deepcopy(made.truth)
    page = _page(random, made)
    rows, page_title, trouble = _titled(random, made, truth, page)
    number = _number_of_facts(random, made, truth)
    above, facts = lines_above(random, page, truth, page_title, number)
    if page_title and random.random() < 0.15:
        above = _with_tail(random, page, above, page_title)
    if not page_title:
        rows, above = _below_title(random, rows, truth, above, facts)
    inner = [row.text for row in rows if row.foreign]
    trouble = trouble or ("题下" if inner else "")
    above = _title_apart(random, page, above, rows)
    pages = bool(truth.attached)
    below = lines_below(random, page, is_bounded=pages) if random.random() < 0.85 else []
    _told_by_facts(truth, facts, number)
    troubles = [*made.troubles, *([f"页面：{trouble}"] if trouble else []), *(["页面：上"] if above else [])]
    troubles += [*(["页面：信息块"] if facts.lines else []), *(["页面：下"] if below else [])]
    frame = tuple(line for line in (*above, *inner, *below) if line.strip())
    return replace(made, rows=rows, truth=truth, troubles=tuple(troubles), frame=frame), above, below


def _page(random: Random, made: Sample) -> Page:
    truth, place = made.truth, made.body[:3]
    for end in ("自治县", "省", "市", "县", "区", "镇", "乡"):
        at = made.body.find(end)
        if 0 < at < 6:
            place = made.body[: at + len(end)]
            break
    rank = place[-1]
    session = f"{rank}九届人大三次会议" if "建议" in truth.kind else f"{rank}政协九届三次会议"
    return Page(
        made.body,
        place,
        rank,
        random.randint(2018, 2026),
        session,
        str(random.randint(1, 300)),
        "青石坡灌区建设",
        random.choice((1.0, 1.0, 0.4)),
    )


def _titled(random: Random, made: Sample, truth: Truth, page: Page) -> tuple[tuple[Row, ...], str, str]:
    """Return the letter's rows, the title of the page ("" for none), and the trouble that they make."""
    if not truth.title:
        noun = "提案" if "提案" in truth.kind else "建议"
        if not truth.kind or random.random() < 0.4:
            return made.rows, "", ""
        title = f"关于{truth.subject}的答复" if truth.subject and not truth.subject.startswith("关于") else ""
        title = title or f"{page.short}对{noun}的答复"
        truth.title = title
        return made.rows, title, "只有页面标题"
    form = random.random()
    if form < 0.3:
        return made.rows, "", ""
    own = [
        index
        for index, row in enumerate(made.rows)
        if "".join(row.text.split()) == "".join(truth.title.split())
    ]
    if form < 0.65 or len(own) != 1:
        return made.rows, truth.title, "页面同题"
    if form < 0.8:
        other = random.choice(
            (
                "{short}对第{n}号{noun}的答复",
                "{body}建议提案办理答复",
                "第{n}号{noun}的答复",
                "{noun}答复函（第{n}号）",
                _damaged(random, truth.title),
                truth.title[: random.randint(8, 14)] + random.choice(("...", "…", "……")),
            )
        )
        noun = "提案" if "提案" in truth.kind else "建议"
        number = truth.item_number or "12"
        return made.rows, other.format(short=page.short, body=page.body, n=number, noun=noun), "页面另题"
    rows = list(made.rows)
    rows[own[0]] = Row(_damaged(random, truth.title), Where.CENTRED, aside=True)
    return tuple(rows), truth.title, "信内题残"


def _damaged(random: Random, title: str) -> str:
    """Return a title that has lost a few of its characters, as a page's conversion loses them."""
    chars = list(title)
    for _ in range(random.randint(1, 2)):
        del chars[random.choice([at for at in range(3, len(chars) - 4) if not chars[at].isascii()])]
    text = "".join(chars)
    cut = text.find("会议") + 2
    return text[:cut] + " " + text[cut:] if cut > 2 and random.random() < 0.4 else text


def _with_tail(random: Random, page: Page, above: list[str], title: str) -> list[str]:
    """Return the lines above with the page's title with the tail of a window, or facts behind it."""
    at = above.index(title)
    tail = random.choice(
        (
            " |",
            "_{place}人民政府",
            " - {body}",
            " | 建议提案",
            "  {day}",
            " 来源：{short} {day} 字体：大 中 小",
        )
    )
    return [*above[:at], title + page.filled(random, tail), *above[at + 1 :]]


def _below_title(
    random: Random, rows: tuple[Row, ...], truth: Truth, above: list[str], facts: Facts
) -> tuple[tuple[Row, ...], list[str]]:
    """Return the rows with the last lines above moved below the letter's title, if it comes first."""
    first = "".join(rows[0].text.split())
    if not above or not truth.title or first != "".join(truth.title.split()) or random.random() < 0.3:
        return rows, above
    count = min(len(above), random.randint(1, 4))
    if facts.lines and above[-1] == facts.lines[-1]:  # a block of facts is not torn apart
        count = len(facts.lines)
    moved = [Row(text, Where.FLUSH, aside=True, foreign=True) for text in above[len(above) - count :]]
    return (rows[0], *moved, *rows[1:]), above[: len(above) - count]


def _number_of_facts(random: Random, made: Sample, truth: Truth) -> str:
    """Return a number that only the facts have, "" mostly."""
    if truth.document_number or random.random() > 0.25:
        return truth.document_number if random.random() < 0.3 else ""
    place = made.body[0]
    truth.document_number = (
        f"{place}{made.body[3]}函〔{random.randint(2018, 2026)}〕{random.randint(1, 99)}号"
    )
    return truth.document_number


def _title_apart(random: Random, page: Page, above: list[str], rows: tuple[Row, ...]) -> list[str]:
    """Return the lines above with one that cannot be the first line of the title at their end."""
    last = next((line.strip() for line in reversed(above) if line.strip()), "")
    if last in (page.body, page.short, f"{page.place}人民政府"):
        return [*above, page.filled(random, "来源：{short}")]
    return above


def _told_by_facts(truth: Truth, facts: Facts, number: str) -> None:
    """Put what only the facts say into the truth, and leave open what they make doubtful."""
    if facts.publicity and not truth.publicity:
        truth.open.add("公开属性")
    if facts.org and not truth.signature:
        truth.open.add("落款")
    if facts.org and not truth.unit:
        truth.also["单位"] = (*truth.also.get("单位", ()), facts.org, *(() if facts.is_issued else ("",)))
        truth.unit = facts.org
    if facts.made and not truth.date:
        damaged = truth.also.get("成文日期", ())
        truth.also["成文日期"] = (*damaged, *(() if facts.is_dated and not damaged else ("",)))
        truth.date = facts.made
