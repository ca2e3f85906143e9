"""The width of text on the grid and in a terminal, in half-squares; one square is two terminal cells."""

from __future__ import annotations


def is_unseen(char: str) -> bool:
    """Return True for a character that takes no room: a combining mark, a joiner."""
    from unicodedata import category

    return category(char) in ("Mn", "Me", "Cf")


def is_narrow(char: str) -> bool:
    """Return True for a character of ASCII and for the no-break space: half a square wide."""
    return char < "\x7f" or char == "\xa0"


class _Widths(dict[str, int]):
    """The width of each character in half-squares, computed when it is first looked up."""

    def __missing__(self, char: str) -> int:
        self[char] = 0 if is_unseen(char) else 1 if is_narrow(char) else 2
        return self[char]


_WIDTHS = _Widths()


def width(text: str) -> int:
    """Return the width of a text in half-squares: 1 for ASCII, 0 for unseen characters, 2 for others."""
    return sum(map(_WIDTHS.__getitem__, text))
