"""The stock of the planting: the starter's phrases, profiles of invented units, a roster and own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from replydesk.letter.profile import parse_profile
from replydesk.reply.stock import Stock
from replydesk.reply.unit_lists import OwnWord, PostHeld, UnitLists
from tests.support.replies import starter_stock

CLEAN = Path(__file__).parents[2] / "fixtures" / "clean"

# Invented people: two who hold a post now, two who held it before.
ROSTER = (
    PostHeld("欧阳秉礼", "厅长", date(2024, 3, 1)),
    PostHeld("宋屿川", "局长", date(2023, 9, 1)),
    PostHeld("韩砚秋", "厅长", date(2019, 1, 1), date(2024, 2, 29)),
    PostHeld("罗汀兰", "局长", date(2018, 6, 1), date(2023, 8, 31)),
)
OWN_WORDS = (
    OwnWord("便民中心", "便民服务中心"),
    OwnWord("老年食堂", "老年助餐点", ("老年食堂管理",)),
    OwnWord("河长办公室", "河长制办公室"),
)


@cache
def planting_stock() -> Stock:
    """Return the stock."""
    stock = starter_stock()
    files = sorted((CLEAN / "单位档案").glob("*.yaml"))
    profiles = {path.stem: parse_profile(path.read_text(encoding="utf-8")) for path in files}
    lists = UnitLists(OWN_WORDS, ROSTER)
    return replace(stock, profiles={**stock.profiles, **profiles}, lists=lists)
