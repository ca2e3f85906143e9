"""The lines that a site prints above a letter, part by part in the order of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tests.support.corpus.site import wordings
from tests.support.corpus.site.facts import Facts, facts_block
from tests.support.corpus.site.invented import menu_row, menu_word
from tests.support.corpus.truth import Truth


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one page that fill the slots of the lines."""

    body: str
    place: str
    rank: str
    year: int
    session: str
    number: str
    thing: str
    # How many lines of its own the page prints: 1 as usual, less for a plain one.
    fullness: float = 1.0

    @property
    def short(self) -> str:
        """The body's name without its place: 县教育局."""
        return self.rank + self.body.removeprefix(self.place)

    def filled(self, random: Random, text: str) -> str:
        """Return a wording with its slots filled."""
        day = random.choice(("{y}-{m:02d}-{d:02d}", "{y}年{m}月{d}日", "{y}/{m}/{d}", "{y}.{m:02d}.{d:02d}"))
        slots = {
            "body": self.body,
            "place": self.place,
            "rank": self.rank,
            "short": self.short,
            "year": str(self.year),
            "session": self.session,
            "number": self.number,
            "thing": self.thing,
            "person": "张某某",
            "day": day.format(y=self.year, m=random.randint(1, 12), d=random.randint(1, 28)),
            "clock": f"{random.randint(8, 18):02d}:{random.randint(0, 59):02d}",
            "n": str(random.randint(3, 9000)),
        }
        return re.sub(r"\{(\w+)\}", lambda match: slots.get(match[1], match[0]), text)


def lines_above(random: Random, page: Page, truth: Truth, title: str, number: str) -> tuple[list[str], Facts]:
    """Return the lines above a letter, and what their facts say of it.

    `title` is the title of the page, "" for none; `number` the document number if only the facts have it.
    """
    facts = Facts()
    rows: list[str] = []
    for part, rate in _PARTS.items():
        if random.random() < rate * page.fullness:
            rows += part(random, page)
    told = random.random() < 0.4 or bool(number)
    if told:
        facts = facts_block(
            random, random.choice((page.body, page.short)), page.year, title or truth.title, number
        )
    naming = [title] if title else []
    naming += _meta(random, page) if random.random() < 0.7 else []
    rows += [*facts.lines, *naming] if random.random() < 0.6 else [*naming, *facts.lines]
    if random.random() < 0.25:
        rows.append(page.filled(random, random.choice(wordings.REMNANTS)))
    return _with_unknown(random, rows), facts


def _top(random: Random, page: Page) -> list[str]:
    rows = random.sample(wordings.TOP, random.randint(1, 5))
    return [*rows[:1], page.filled(random, random.choice(wordings.SITES)), *rows[1:]]


def _menu(random: Random, page: Page) -> list[str]:
    rows = [page.filled(random, text) for text in random.sample(wordings.MENUS, random.randint(1, 4))]
    return [*rows, menu_row(random)] if random.random() < 0.5 else rows


def _crumb(random: Random, page: Page) -> list[str]:
    steps = [page.filled(random, text) for text in random.sample(wordings.CRUMBS, random.randint(2, 5))]
    joint = random.choice((" > ", ">", " >> ", " / ", " » ", "/ ", " - ", "→", " > > "))
    return [random.choice(wordings.CRUMB_LEADS) + joint.join(steps) + random.choice(("", "", joint.rstrip()))]


def _record(random: Random, page: Page) -> list[str]:
    return [page.filled(random, random.choice(wordings.RECORD))]


def _case(random: Random, page: Page) -> list[str]:
    """Return the record of an item as systems show it above its answer, with the suggestion's own text."""
    return [page.filled(random, text) for text in random.choice(wordings.CASE)]


def _raised(random: Random, page: Page) -> list[str]:
    return [page.filled(random, random.choice(wordings.RAISED))]


def _meta(random: Random, page: Page) -> list[str]:
    """Return date, source, editor, views, fonts and buttons, on one line or on several."""
    names = [name for name in wordings.META if random.random() < (0.8 if name in ("date", "source") else 0.4)]
    if random.random() < 0.3:
        random.shuffle(names)
    parts = [page.filled(random, random.choice(wordings.META[name])) for name in names]
    if random.random() < 0.55:
        gap = random.choice((" ", "  ", "　", " | ", "    ", "\t"))
        cut = random.choice((len(parts), len(parts), 2))
        return [text for text in (gap.join(parts[:cut]), gap.join(parts[cut:])) if text.strip()]
    return parts


def _with_unknown(random: Random, rows: list[str]) -> list[str]:
    for _ in range(random.choice((0, 0, 0, 0, 1, 1, 2))):
        rows.insert(random.randint(0, len(rows)), random.choice((menu_word, menu_word, menu_row))(random))
    return rows


# The parts above title and facts, and how often a page has them.
_PARTS = {_top: 0.3, _menu: 0.25, _crumb: 0.6, _raised: 0.12, _record: 0.04, _case: 0.05}
