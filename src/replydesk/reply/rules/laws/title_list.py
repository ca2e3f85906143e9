"""The list of laws and regulations that replies cite, with their dates; typed by us, in `titles.tsv`."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import NamedTuple

COUNTRY = "中华人民共和国"
_SIGN_OF_COUNTRY = "～"
_AS_OF = "截至"


class LawTitle(NamedTuple):
    """A law or regulation: its title, the days from which and until which it was in force, its successor.

    Days are 2021-01-01, 2021-09 or 2021 as far as they are known, "" if they are not; `until` is "" while in
    force. `shorts` are the forms that people use for it.
    """

    title: str
    since: str = ""
    until: str = ""
    successor: str = ""
    shorts: tuple[str, ...] = ()

    @property
    def is_law(self) -> bool:
        """Return True for a law, False for a regulation."""
        return self.title.endswith(("法", "法典", "通则", "总则"))

    @property
    def last_day(self) -> date | None:
        """Return the day from which it is no longer in force, the last it may be; None if it is."""
        if not self.until:
            return None
        year, month, day = [*map(int, self.until.split("-")), 12, 28][:3]
        return date(year, month, day)


@dataclass(frozen=True)
class TitleList:
    """All titles with the month of the list (2025 年 10 月)."""

    titles: tuple[LawTitle, ...]
    month: str

    @cached_property
    def by_title(self) -> dict[str, LawTitle]:
        """Return the titles by their full form."""
        return {each.title: each for each in self.titles}

    @cached_property
    def by_short(self) -> dict[str, LawTitle]:
        """Return the titles by their short forms; one in force comes before one that is not."""
        ordered = sorted(self.titles, key=lambda each: not each.until)
        return {short: each for each in ordered for short in each.shorts}


@cache
def title_list() -> TitleList:
    """Return the list, read when a text first cites a law."""
    data = pkgutil.get_data(__package__, "titles.tsv") or b""
    lines = data.decode("utf-8").splitlines()
    year, _, month = lines[0].partition(_AS_OF)[2].strip().partition("-")
    return TitleList(tuple(_titles(lines)), f"{year} 年 {int(month)} 月")


def _titles(lines: list[str]) -> Iterator[LawTitle]:
    for line in lines:
        if line and not line.startswith("#"):
            title, since, until, successor, shorts = [*line.split("\t"), "", "", "", ""][:5]
            own = (title.removeprefix(_SIGN_OF_COUNTRY),) if title.startswith(_SIGN_OF_COUNTRY) else ()
            more = tuple(filter(None, shorts.split("、")))
            yield LawTitle(_full(title), since, until, _full(successor), (*own, *more))


def _full(title: str) -> str:
    return title.replace(_SIGN_OF_COUNTRY, COUNTRY)
