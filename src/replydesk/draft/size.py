"""The largest draft there is: a longer one is refused, with the reason, before it is worked on."""

from __future__ import annotations

MAX_CHARACTERS = 400_000  # some 650 pages; a reply of 300 pages has 180,000
MAX_LINES = 40_000  # lines, and cells of tables; without the blank lines that are written between paragraphs

# The largest draft that anything is pasted into: what was written can be read again in any case.
MAX_PASTED_CHARACTERS = 200_000
MAX_PASTED_LINES = 10_000


def size_trouble(text: str) -> str:
    """Return why a draft's text is too large to be opened, "" if it is not."""
    return _trouble((text,), MAX_CHARACTERS, MAX_LINES)


def paste_trouble(text: str, pasted: str) -> str:
    """Return why a draft's text would be too large with a pasted text, "" if it would not."""
    return _trouble((text, pasted), MAX_PASTED_CHARACTERS, MAX_PASTED_LINES)


def _trouble(texts: tuple[str, ...], characters: int, lines: int) -> str:
    length = sum(map(len, texts))
    if length > characters:
        return f"有 {length} 字，超过 {characters} 字"
    count = sum(each.count("\n") - each.count("\n\n") + each.count("\r") + each.count("|") for each in texts)
    return f"有 {count} 行（表格一格算一行），超过 {lines} 行" if count > lines else ""
