"""The largest draft there is: a longer one is refused, with the reason, before it is worked on."""

from __future__ import annotations

MAX_CHARACTERS = 400_000  # some 650 pages; a reply of 300 pages has 180,000
MAX_LINES = 40_000  # lines, and cells of tables; without the blank lines that are written between paragraphs

# The largest draft that anything is pasted into: what was written can be read again in any case.
MAX_PASTED_CHARACTERS = 200_000
MAX_PASTED_LINES = 10_000

MAX_IN_LINE = 300  # characters of several lines that are joined in a field of one line


def size_trouble(text: str) -> str:
    """Return why a draft's text is too large to be opened, "" if it is not."""
    return _trouble((text,), MAX_CHARACTERS, MAX_LINES)


def paste_trouble(text: str, pasted: str) -> str:
    """Return why a draft's text would be too large with a pasted text, "" if it would not."""
    return _trouble((text, pasted), MAX_PASTED_CHARACTERS, MAX_PASTED_LINES)


def line_trouble(pasted: str) -> str:
    """Return why a pasted text is not put into a field of one line, "" if it may be joined there."""
    lines = [line for line in pasted.splitlines() if line.strip()]
    length = sum(len(line.strip()) for line in lines)
    is_text = len(lines) > 1 and length > MAX_IN_LINE
    return f"这一栏只写一行，贴的文字有 {len(lines)} 行、{length} 字" if is_text else ""


def _trouble(texts: tuple[str, ...], characters: int, lines: int) -> str:
    length = sum(map(len, texts))
    if length > characters:
        return f"有 {length} 字，超过 {characters} 字"
    count = sum(each.count("\n") - each.count("\n\n") + each.count("\r") + each.count("|") for each in texts)
    return f"有 {count} 行（表格一格算一行），超过 {lines} 行" if count > lines else ""
