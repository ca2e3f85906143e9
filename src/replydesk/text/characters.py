"""Characters that no document may hold, the marks that stand in for them, and names that are one."""

from __future__ import annotations

import re
from functools import lru_cache

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_COUNTED = re.compile(r"[!-~\u00a1-\u024f]+|\S")

_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")

_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_RESERVED_NAMES = re.compile(r"con|prn|aux|nul|con(in|out)\$|(com|lpt)[\d¹²³]", re.IGNORECASE)  # by Windows
_MAX_NAME_BYTES = 180


@lru_cache(maxsize=2048)  # most paragraphs of a draft are as they were when one of them is typed into
def count(text: str) -> int:
    """The 字数 of a text, as Word counts it: a character or mark of Chinese is one, so is 2026 or GB/T."""
    return len(_COUNTED.findall(text))


def has_forbidden(text: str) -> bool:
    """Whether the text holds a character that XML, and so Word, does not allow."""
    return bool(_FORBIDDEN.search(text))


def visible(text: str) -> str:
    """The text with every forbidden character made visible: ␇ for a bell, □ for the others."""
    return _FORBIDDEN.sub(_picture, text)


def one_line(text: str) -> str:
    """The text as part of a letter: one line, without margins of its own, tabs as one square."""
    text = text.strip()
    if text.isprintable():  # most are: nothing to replace
        return text
    return visible(_BREAKS.sub("\u3000", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "□"


def without_forbidden(text: str) -> str:
    """The text without the characters that no document may hold."""
    return _FORBIDDEN.sub("", text)


def folded(name: str) -> str:
    """What is the same for two file names that some file system takes for one: case, composed characters."""
    from unicodedata import normalize

    return normalize("NFD", normalize("NFD", name).casefold())


def file_name(title: str, mark: str = "") -> str:
    """A title as a file's name without suffix, allowed on every system, at most 180 bytes.

    `mark` is put behind it whole, however long the title is.
    """
    name = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", title).split()).strip(" .")
    if _RESERVED_NAMES.fullmatch(name.partition(".")[0].rstrip()):
        name = f"稿子 {name}"
    room = _MAX_NAME_BYTES - len(mark.encode())
    kept = name.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore")
    return (kept.rstrip(" .") or "未命名") + mark


def free_name(name: str, taken: set[str]) -> str:
    """Return the name, numbered if it is taken, and add it to `taken` (names as `folded` has them)."""
    free, number = name, 1
    while folded(free) in taken:
        number += 1
        free = file_name(name, f"({number})")
    taken.add(folded(free))
    return free
