"""The largest draft there is: a longer one is refused, with the reason, before it is worked on."""

from __future__ import annotations

MAX_CHARACTERS = 500_000  # some 800 pages; a reply of 300 pages has 180,000
MAX_LINES = 40_000  # lines, and cells of tables


def size_trouble(text: str, more: str = "") -> str:
    """Return why a draft's text, with `more` added to it, is too large to work on; "" if it is not."""
    characters = len(text) + len(more)
    if characters > MAX_CHARACTERS:
        return f"有 {characters} 字，超过 {MAX_CHARACTERS} 字"
    lines = sum(each.count("\n") + each.count("\r") + each.count("|") for each in (text, more))
    if lines > MAX_LINES:
        return f"有 {lines} 行（表格一格算一行），超过 {MAX_LINES} 行"
    return ""
