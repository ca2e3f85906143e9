"""The pages of attachments as they are left in a file that has lost its tables."""

from __future__ import annotations

from random import Random

from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth, Where


def attachment_pages(random: Random, item: Item, truth: Truth) -> list[Row]:
    """Return the rows of each attachment: its number, its name, a paragraph, the rows of its table."""
    rows: list[Row] = []
    gap = random.choice(("\t", "    ", "　　"))
    several = len(truth.attachments) > 1
    for index, name in enumerate(truth.attachments, 1):
        mark = f"附件{index}" if several else "附件"
        lead = [Row(item.text(random, 1))] if random.random() < 0.5 else []
        cells = [
            ("序号", "项目", "金额（万元）"),
            *((str(i), item.place, str(i * 120)) for i in range(1, random.randint(3, 6))),
        ]
        table = [Row(gap.join(row), Where.TABLE) for row in cells]
        rows += [Row(mark, Where.FLUSH), Row(name, Where.CENTRED), *lead, *table]
        truth.attached += "".join("".join(row.text.split()) for row in (*lead, *table))
    return rows
