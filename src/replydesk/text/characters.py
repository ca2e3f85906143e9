"""Characters counted, texts as one line of a letter, and file names made of texts."""

from __future__ import annotations

import re
from functools import lru_cache

from replydesk.text.marks import in_letter, without_unseen

_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters of Korean that are not seen

_COUNTED = re.compile(r"[!-~\u00a1-\u024f]+|\S")
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f]+')
_RESERVED_NAMES = re.compile(r"con|prn|aux|nul|con(in|out)\$|(com|lpt)[\d¹²³]", re.IGNORECASE)  # by Windows

MAX_NAME_BYTES = 180  # of a file's name without suffix


@lru_cache(maxsize=2048)  # a keystroke changes one paragraph; the counts of the others are kept
def count_characters(text: str) -> int:
    """Return the 字数 as Word counts it: 1 for a Chinese character or mark, 1 for a run like 2026."""
    return len(_COUNTED.findall(text))


def has_words(text: str) -> bool:
    """Return True if a text has a letter, a figure or a Chinese character that is seen."""
    return any(char.isalnum() and char not in _FILLERS for char in text)


def one_line(text: str) -> str:
    """Return the text as one line of a letter: stripped, a run of tabs and line breaks as one wide space."""
    text = text.strip()
    if text.isprintable():  # usually there is nothing to replace
        return text
    return in_letter(_BREAKS.sub("\u3000", text))


def folded_name(name: str) -> str:
    """Return a form of a file name that is equal for names some file system takes for the same."""
    from unicodedata import normalize

    return normalize("NFD", normalize("NFD", name).casefold())


def file_name(title: str, mark: str = "") -> str:
    """Return a title as file name for every system, without suffix: at most 180 bytes, ending with `mark`."""
    name = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", without_unseen(title)).split()).strip(" .")
    if _RESERVED_NAMES.fullmatch(name.partition(".")[0].rstrip()):
        name = f"稿子 {name}"
    room = MAX_NAME_BYTES - len(mark.encode())
    kept = name.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")
    return (kept.rstrip(" .") or "未命名") + mark


_IN_TURN = 100  # numbers of a name tried one after the other


def free_name(name: str, taken: set[str]) -> str:
    """Return the name, numbered if it is taken, and add it to `taken` (folded names)."""
    free = name if folded_name(name) not in taken else file_name(name, f"({_free_number(name, taken)})")
    taken.add(folded_name(free))
    return free


def _free_number(name: str, taken: set[str]) -> int:
    """Return the next free number of a name, from 2 on; of a name taken very often, found by halving."""

    def is_free(number: int) -> bool:
        return folded_name(file_name(name, f"({number})")) not in taken

    low, high = 1, 2
    while not is_free(high):
        low, high = high, high + 1 if high < _IN_TURN else high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_free(middle) else (middle, high)
    return high
