"""Typical mistakes of real replies: mistakes in the text are put where they were found."""

from __future__ import annotations

import re
from random import Random

# Mistakes made by the generators of the letter's parts, and their rates.
RATES = {"E1": 0.05, "E2": 0.05, "E4": 0.02, "E5": 0.06, "E7": 0.04, "E8": 0.08, "E16": 0.05, "E17": 0.03}

_IN_TEXT = {
    "E10": (0.02, r"“([^”]{2,12})”", r"“\1"),
    "E11": (0.05, r"缺什么、补什么", "缺什么”、“补什么"),
    "E12": (0.06, r"(\d{4})—(\d{4})年", r"\1-\2年"),
    "E15": (0.04, r"。$", ""),
    "E18": (0.02, r"(\d{4})年以来", r"\1以来"),
    "E19": (0.02, r"提升", "提升提升"),
    "E21": (0.02, r"整改", "整该"),
    "E23": (0.06, "，", ","),
    "E24": (0.06, r"(\d+)(?=[个项处名万])", r" \1 "),
    "E25": (0.02, r"服务", "服"),
}


def chosen(random: Random) -> set[str]:
    """Return the mistakes of one letter."""
    return {name for name, rate in RATES.items() if random.random() < rate}


def slipped(random: Random, text: str) -> str:
    """Return a paragraph with a mistake or two in it, or without."""
    for rate, pattern, with_slip in _IN_TEXT.values():
        if random.random() < rate:
            text = re.sub(pattern, with_slip, text, count=1)
    return text
