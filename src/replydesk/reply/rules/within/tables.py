"""The rules of tables: rows with fewer cells, sums that do not make up 合计, numbers of rows that jump."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding, findings_by_part
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.table_rows import cell_starts, cells_of, is_row, is_rule

_NUMBER = r"(\d{1,12}(?:,\d{3})*+(?:\.\d{1,6})?)([万亿]?)(?![%％‰])[^\d%％‰]{0,4}"
_TIMES = {"": 1, "万": 10**4, "亿": 10**8}
_WHOLE = ("合计", "总计", "共计", "总数", "全省合计", "全市合计", "全县合计")
_PARTIAL = ("小计",)
_BLANK = ("", "-", "—", "——", "/", "0", "无")
_NO_SUM = "率|比|%|％|均|序号|编号|年份|年度|时间|日期|其中|标准|单价|电话|排名|备注"
_MOST_SHOWN = 8  # cells of a sum that are marked

TABLE_SUM = Rule(
    "表格合计不符",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "表里的合计与各项之和不符",
    "请核对合计和各项",
    "表格",
    fires=(
        Example("| 地区 | 站点 |\n| --- | ---: |\n| 南屏市 | 12 |\n| 北川市 | 18 |\n| 合计 | 31 |", "31"),
        Example(
            "| 地区 | 城市 | 农村 | 合计 |\n| 甲 | 12 | 8 | 20 |\n| 乙 | 18 | 5 | 24 |\n| 丙 | 6 | 5 | 11 |",
            "24",
        ),
    ),
    passes=(
        Example("| 地区 | 站点 |\n| 南屏市 | 12个 |\n| 北川市 | 18个 |\n| 合计 | 30个 |"),
        Example("| 类别 | 数量 | 覆盖率 |\n| 站点 | 12 | 90% |\n| 中心 | 18 | 80% |\n| 合计 | 30 | 84% |"),
        Example("| 地区 | 站点 |\n| 甲 | 1 |\n| 乙 | 2 |\n| 小计 | 3 |\n| 丙 | 4 |\n| 合计 | 7 |"),
    ),
)
CELLS = Rule(
    "表格缺格",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "这一行的格数与表头不同",
    "请核对有没有漏掉一格；空格也要写竖线",
    "表格",
    fires=(
        Example("| 地区 | 数量 | 备注 |\n| --- | --- | --- |\n| 甲 | 1 |\n| 乙 | 2 | 新建 |", "| 甲 | 1 |"),
        Example("| 地区 | 数量 |\n| 甲 | 1 |\n| 乙 | 2 | 新建 |\n| 丙 | 3 |", "| 乙 | 2 | 新建 |"),
    ),
    passes=(
        Example("| 地区 | 数量 |\n| --- | --- |\n| 甲 | 1 |\n| 乙 |  |"),
        Example("| 合计 |\n| 甲 | 1 |\n| 乙 | 2 |"),
    ),
)
TABLE_ORDER = Rule(
    "表格序号不连续",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "表里的序号不连续",
    "请核对是少了一行，还是序号写错",
    "表格",
    fires=(Example("| 序号 | 项目 |\n| 1 | 甲 |\n| 2 | 乙 |\n| 4 | 丙 |", "4"),),
    passes=(Example("| 序号 | 项目 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 |\n| 3 | 丙 |"),),
)


class _Cell(NamedTuple):
    """A cell: its text, its row's place and text, and its offset there."""

    words: str
    place: Place
    row: str
    begin: int

    @property
    def value(self) -> Decimal | None:
        """Return its number, None if it holds something else."""
        found = re.fullmatch(_NUMBER, self.words)
        return Decimal(found[1].replace(",", "")) * _TIMES[found[2]] if found else None

    @property
    def slack(self) -> Decimal:
        """Return how far its number may be off by rounding."""
        found = re.fullmatch(_NUMBER, self.words)
        digits = len(found[1].partition(".")[2]) if found else 0
        return Decimal(_TIMES[found[2]]).scaleb(-digits) / 2 if found and digits else Decimal(0)

    @property
    def is_blank(self) -> bool:
        """Return True for a cell without a number that counts as none."""
        return self.words in _BLANK

    def found(self, right: str | None = None) -> FoundWords:
        """Return it as words found wrong."""
        return FoundWords(self.place, self.row, self.begin, self.begin + len(self.words), right)


_Row = Sequence[_Cell]


def _tables(case: Case) -> Iterator[list[_Row]]:
    """Yield the tables of a draft, without the dashed rules."""
    numbered = enumerate(case.texts)
    for is_table, group in groupby(
        numbered, key=lambda each: is_row(each[1][1]) and (each[1][0].key, each[1][0].section)
    ):
        if is_table:
            rows = [_row(place, text) for _, (place, text) in group]
            yield [row for row in rows if not is_rule([cell.words for cell in row])]


def _row(place: Place, text: str) -> _Row:
    starts = cell_starts(text)
    return [_Cell(words, place, text, begin) for words, begin in zip(cells_of(text), starts, strict=False)]


def _check_tables(case: Case) -> Iterator[Finding]:
    order: list[FoundWords] = []
    for table in _tables(case):
        if len(table) > 2 and len({len(row) for row in table}) == 1:
            for total, parts in (*_down(table), *_across(table)):
                yield _wrong_sum(total, parts)
            order += _order(table)
    yield from findings_by_part(TABLE_ORDER, order)


def _wrong_sum(total: _Cell, parts: Sequence[_Cell]) -> Finding:
    shown = [each.found() for each in parts if each.value is not None]
    whole = sum((each.value or Decimal(0) for each in parts), Decimal(0))
    message = f"表里各项加起来是{whole.normalize():f}，合计写的却是"
    return finding(TABLE_SUM, [total.found()], message, also=shown if len(shown) <= _MOST_SHOWN else ())


def _kind(row: _Row) -> str:
    """Return 合计 or 小计 for the rows of sums, "" for others."""
    heads = {re.sub(r"\s", "", cell.words) for cell in row[:2]}
    return "合计" if heads & set(_WHOLE) else "小计" if heads & set(_PARTIAL) else ""


def _down(table: Sequence[_Row]) -> Iterator[tuple[_Cell, list[_Cell]]]:
    """Yield the totals at the foot or the head of a table that their column does not make up."""
    head, *rows = table
    kinds = [_kind(row) for row in rows]
    for at, kind in enumerate(kinds):
        if not kind:
            continue
        if kind == "小计":
            first = next((n + 1 for n in range(at - 1, -1, -1) if kinds[n]), 0)
            parts = rows[first:at]
        else:
            parts = [row for row, other in zip(rows, kinds, strict=True) if not other]
        for column in range(1, len(head)):
            cells = [row[column] for row in parts]
            if not re.search(_NO_SUM, head[column].words) and _is_off(rows[at][column], cells):
                yield rows[at][column], cells


def _across(table: Sequence[_Row]) -> Iterator[tuple[_Cell, list[_Cell]]]:
    """Yield the totals at the ends of rows that these do not make up, where most of the others do."""
    head, *rows = table
    totals = [n for n, cell in enumerate(head) if re.sub(r"\s", "", cell.words) in (*_WHOLE, *_PARTIAL)]
    if len(totals) != 1:
        return
    column = totals[0]
    counted = [n for n, cell in enumerate(head) if n and n != column and not re.search(_NO_SUM, cell.words)]
    sums = [(row[column], [row[n] for n in counted]) for row in rows]
    known = [each for each in sums if each[0].value is not None and _are_numbers(each[1])]
    off = [each for each in known if _is_off(*each)]
    if 2 * len(off) < len(known):
        yield from off


def _are_numbers(cells: Sequence[_Cell]) -> bool:
    filled = [cell for cell in cells if cell.value is not None]
    return len(filled) > 1 and all(cell.value is not None or cell.is_blank for cell in cells)


def _is_off(total: _Cell, cells: Sequence[_Cell]) -> bool:
    if total.value is None or not _are_numbers(cells):
        return False
    whole = sum((cell.value or Decimal(0) for cell in cells), Decimal(0))
    slack = total.slack + sum((cell.slack for cell in cells), Decimal(0))
    return abs(whole - total.value) > slack


def _order(table: Sequence[_Row]) -> Iterator[FoundWords]:
    """Yield the numbers of rows that do not follow the one before."""
    head, *rows = table
    if re.sub(r"\s", "", head[0].words) not in ("序号", "编号"):
        return
    expected = 1
    cells = [row[0] for row in rows if row[0].words.isdecimal()]
    for at, cell in enumerate(cells):
        number = int(cell.words[:6])
        after = int(cells[at + 1].words[:6]) if at + 1 < len(cells) else 0
        if number != expected and (number != 1 or after == expected + 1):
            is_known = after == expected + 1 or (number == expected - 1 and not after)
            yield cell.found(str(expected) if is_known else None)
            expected = expected + 1 if is_known else number + 1
        else:
            expected = number + 1


def _uneven(case: Case) -> Iterator[Finding]:
    found: list[FoundWords] = []
    for is_table, group in groupby(case.texts, key=lambda each: is_row(each[1]) and not each[0].is_heading):
        if is_table:
            found += _uneven_rows(tuple(group))
    yield from findings_by_part(CELLS, found)


def _uneven_rows(rows: tuple[tuple[Place, str], ...]) -> list[FoundWords]:
    """Return the rows with more or fewer cells than the head, if most rows are like it."""
    counts = [len(cells_of(text)) for _, text in rows]
    odd = [row for row, count in zip(rows, counts, strict=True) if count != counts[0]]
    found = [FoundWords(place, text, 0, len(text)) for place, text in odd]
    return found if len(odd) * 2 < len(rows) else []


LOOKS = (DraftLook((CELLS,), _uneven), DraftLook((TABLE_SUM, TABLE_ORDER), _check_tables))
