"""The marks of titles: a title inside one in 《》 takes 〈〉, one inside that takes 《》 again.

GB/T 15834-2011, the note to 4.15.3.
"""

from __future__ import annotations

from collections.abc import Iterator

_OPENING, _CLOSING = "《〈", "》〉"
_SWAPPED = str.maketrans(_OPENING + _CLOSING, "〈《〉》")


def with_inner_marks(text: str) -> str:
    """Return the text with 《》 and 〈〉 by turns inside titles; as it is if marks are not in pairs."""
    if text.count("《") + text.count("〈") < 2 or not _is_paired(text):
        return text
    chars, outer = list(text), 0
    for at, depth in _marks(text):
        marks = _OPENING if text[at] in _OPENING else _CLOSING
        if depth:
            chars[at] = marks[(outer + depth) % 2]
        elif marks is _OPENING:
            outer = marks.index(text[at])
    return "".join(chars)


def with_own_marks(text: str) -> str:
    """Return the text with the marks inside titles that these have alone: 《甲〈乙〉》 is 《甲《乙》》."""
    if "〈" not in text or not _is_paired(text):
        return text
    found, start = list(text), 0
    for at, depth in _marks(text):
        if depth == 0 and text[at] in _OPENING:
            start = at
        elif depth == 0 and text[start] == "《":
            inside = text[start + 1 : at]
            first = next((char for char in inside if char in _OPENING), "")
            found[start + 1 : at] = inside.translate(_SWAPPED) if first == "〈" else inside
    return "".join(found)


def taken_out(inside: str) -> str:
    """Return what stood in 《》 with the marks that it has alone."""
    return with_own_marks(f"《{inside}》")[1:-1]


def bare_title(text: str) -> str:
    """Return a title without 《》 around the whole of it, with the marks that it has alone."""
    marks = list(_marks(text))
    is_whole = text.startswith("《") and [at for at, depth in marks if depth == 0] == [0, len(text) - 1]
    return taken_out(text[1:-1]) if is_whole and _is_paired(text) else text


def _is_paired(text: str) -> bool:
    """Return True if every mark has its counterpart."""
    depths = [depth for _, depth in _marks(text)]
    return min(depths, default=0) == 0 and text.count("《") + text.count("〈") == len(depths) / 2


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each mark and the number of marks around its pair, below 0 if it closes none."""
    depth = 0
    for at, char in enumerate(text):
        if char in _OPENING:
            yield at, depth
            depth += 1
        elif char in _CLOSING:
            depth -= 1
            yield at, depth
