"""Words that no list can hold: menu entries, labels and remarks made up for each page."""

from __future__ import annotations

from random import Random

_MENU_HEADS = (
    "掌上",
    "数说",
    "惠企",
    "亲清",
    "阳光",
    "智汇",
    "廉韵",
    "一码",
    "暖心",
    "聚力",
    "云上",
    "民声",
    "青禾",
    "匠心",
    "e企",
    "书香",
    "畅行",
    "同心",
    "初心",
    "码上",
)
_MENU_TAILS = (
    "驿站",
    "直通",
    "课堂",
    "专窗",
    "之窗",
    "频道",
    "号",
    "地图",
    "会客厅",
    "展台",
    "连线",
    "角",
    "云图",
    "速递",
    "平台",
    "矩阵",
    "小站",
    "广场",
    "汇",
    "通",
)
_LABEL_HEADS = (
    "归集",
    "投放",
    "校核",
    "入库",
    "展示",
    "栏位",
    "信源",
    "编目",
    "同步",
    "分发",
    "采编",
    "推送",
)
_LABEL_TAILS = ("批次", "口径", "级别", "代码", "序列", "渠道", "时点", "标签", "节点", "去向")
_VALUES = ("常规", "一级", "无", "0", "甲-03", "全网", "PC端", "2026", "政务", "其它", "待定", "A1", "综合")


def menu_word(random: Random) -> str:
    """Return an entry of a menu, a button or a slogan that exists nowhere."""
    word = random.choice(_MENU_HEADS) + random.choice(_MENU_TAILS)
    return random.choice((word, word, f"{word}+", f"“{word}”", f"进入{word}", f"#{word}#", f"{word} >>"))


def menu_row(random: Random) -> str:
    """Return several entries on one line."""
    gap = random.choice(("  ", " | ", "　", "\t", " · ", "丨"))
    return gap.join(menu_word(random) for _ in range(random.randint(2, 6)))


def label(random: Random) -> tuple[str, str]:
    """Return a label of a facts block that exists nowhere, and its value."""
    return random.choice(_LABEL_HEADS) + random.choice(_LABEL_TAILS), random.choice(_VALUES)
