"""Measures of a readable screen: contrast, as WCAG 2.1 measures it, and Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.segment import Segment

from tests.support.workbench import Driver

LEAST = {"深色": 4.5, "浅色": 4.5, "高对比": 7.0}  # contrast of texts by theme (WCAG 1.4.3, 1.4.6)
LEAST_OF_BARS = 3.0  # contrast of bars and frames (WCAG 1.4.11)

# names of programs, kinds of files, keys and folders; no other word of Latin letters is shown
KNOWN = {
    *("Word", "Excel", "CSV", "PDF", "JSON", "UTF", "LibreOffice"),
    *("Esc", "Ctrl", "Shift", "Tab", "Insert", "Delete", "Home", "End", "PgUp", "PgDn"),
    *("csv", "xlsx", "xls", "ods", "docx", "json", "yaml", "drafts"),
    *("doc", "rtf", "odt", "wps", "pdf", "txt", "htm", "html", "mht"),
}


def english(text: str) -> set[str]:
    """Return the words of three or more Latin letters in a text that are not known names."""
    return set(re.findall(r"[A-Za-z]{3,}", text)) - KNOWN


def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    parts = [each / 255 for each in colour]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_bar(text: str) -> bool:
    """True if a text is a frame, a rule, or a bar."""
    return all(0x2500 <= ord(char) <= 0x259F for char in text)


def segments(driver: Driver) -> Iterator[Segment]:
    """Yield everything on the screen that is not blank."""
    for strip in driver.app.screen._compositor.render_strips():
        yield from (each for each in strip if each.text.strip())


def contrast_of(segment: Segment) -> float:
    """Return the contrast of a segment's text with its background."""
    style = segment.style
    assert style and style.color and style.bgcolor, f"{segment.text} has no colours of its own"
    return contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())


def faint_texts(driver: Driver) -> dict[str, float]:
    """Return the texts on the screen that have too little contrast in its theme, with their contrast."""
    least = LEAST[driver.app.theme]
    found = ((each.text.strip(), contrast_of(each)) for each in segments(driver))
    return {text: each for text, each in found if each < (LEAST_OF_BARS if is_bar(text) else least)}
