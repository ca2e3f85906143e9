"""The rule of tables: every row has as many cells as the table's head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import findings_of_hits
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.table_rows import cells_of, is_row

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


def _rows(case: Case) -> Iterator[Finding]:
    hits: list[Hit] = []
    for is_table, group in groupby(case.texts, lambda each: is_row(each[1]) and not each[0].is_heading):
        if is_table:
            hits += _odd_rows(tuple(group))
    yield from findings_of_hits(CELLS, hits, case)


def _odd_rows(rows: tuple[tuple[Place, str], ...]) -> list[Hit]:
    """Return the rows that differ from the head, if most rows are like it."""
    counts = [len(cells_of(text)) for _, text in rows]
    odd = [at for at, count in enumerate(counts) if count != counts[0]]
    return [Hit(*rows[at]) for at in odd] if len(odd) * 2 < len(rows) else []


LOOKS = (DraftLook((CELLS,), _rows),)
