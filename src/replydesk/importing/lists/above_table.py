"""Facts that hold for all rows of a sheet, read from its name and the rows above its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from replydesk.importing.lists.cells import kind_in, names_both_kinds
from replydesk.importing.lists.days import read_day

_ORDINAL = "[一二三四五六七八九十0-9]{1,3}"
_SESSION = re.compile(
    rf"[^\W\da-zA-Z_年月日届次会关于交办印发的转]{{0,6}}第?{_ORDINAL}届"
    rf"(?:人大|政协|人民代表大会|委员会)?第?{_ORDINAL}次(?:全体)?会议"
)
_DAY = r"(?:\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
_HANDED_OVER = re.compile(rf"(?:交办|分办|转办|下达|下发)(?:日期|时间|日)?\s?[:：]?\s?({_DAY})")
_ANY_DAY = re.compile(_DAY)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?年")
_DEADLINE = re.compile(
    r"(?:办理|答复|办结|办复|回复|完成)?(?:期限|时限|截止日期|截止时间)\s?[:：为]\s?([^，,。；;：:（）()\n]{2,30})"
)


@dataclass(frozen=True, slots=True)
class AboveTable:
    """What is said above a table: "", None and 0 for what is not.

    `start` is the day of handing over; `only_day` a day of which nothing is said, if there is just one;
    `deadline` is a day or term as written; `has_both` is True if items of both kinds are said to follow.
    """

    session: str = ""
    kind: str = ""
    start: date | None = None
    only_day: date | None = None
    deadline: str = ""
    year: int = 0
    has_both: bool = False


def read_above(rows: Sequence[Sequence[str]], name: str, headings: Sequence[str]) -> AboveTable:
    """Return the facts above a table; `headings` are those of numbers and people, which tell the kind."""
    above = [" ".join(row) for row in rows]
    said = "\n".join(above)
    sessions = [match[0] for text in (*above, name) if (match := _SESSION.search(text))]
    session = sessions[0] if sessions else ""
    start = _HANDED_OVER.search(said)
    days = set(_ANY_DAY.findall(said))
    year = _YEAR.search(f"{said}\n{name}")
    deadline = _DEADLINE.search(said)
    return AboveTable(
        session,
        next(filter(None, map(kind_in, (*headings, name, session, *above))), ""),
        read_day(start[1]).day if start else None,
        read_day(days.pop()).day if len(days) == 1 and not deadline else None,
        deadline[1].strip() if deadline else "",
        int(year[1]) if year else 0,
        any(map(names_both_kinds, (*headings, name, *above))),
    )
