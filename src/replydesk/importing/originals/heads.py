"""Heads without labels that repeat in a file: a number, a title and people, directly below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from replydesk.importing.originals.labels import PEOPLE, Field, field_of, labelled
from replydesk.importing.originals.running_head import is_subject, is_whole_subject, read_running_head
from replydesk.importing.replies.source import SourceLine

_SHORT = 60  # characters of a line of a head
_LINES = 5  # of a head, blank ones aside
_BARE_NUMBER = re.compile(r"[0-9０-９]{2,8}")
_APPENDIX_LABEL = re.compile(r"附(?:件|录|表)?[一二三四五六七八九十\d]{0,2}[：:]?.{0,30}")


class RepeatedHead(NamedTuple):
    """A head at a line: the line behind it, and whether it has a number and people."""

    end: int
    has_number: bool
    has_people: bool
    texts: tuple[str, ...]

    def repeats(self, first: RepeatedHead | None) -> bool:
        """Return True if the head is that of an original, given the first one in the file."""
        if first is not None and self.texts == first.texts:
            return False  # printed again on the next page
        return self.has_people and (self.has_number or (first is not None and not first.has_number))


def repeated_head(lines: Sequence[SourceLine], index: int) -> RepeatedHead | None:
    """Return the head that begins at a line: a title with a number or people, and a text below it."""
    if not _part_of_head(lines[index]):
        return None
    seen: list[str] = []
    end = index
    for at in range(index, min(len(lines), index + 3 * _LINES)):
        if not lines[at].text.strip() and not lines[at].cells:
            continue
        part = _part_of_head(lines[at])
        if not part or (part in seen and part != "people") or (part != "people" and "people" in seen):
            break
        seen.append(part)
        end = at + 1
    has_number, has_people = "number" in seen, "people" in seen
    if "title" not in seen or not (has_number or has_people) or seen[0] == "people":
        return None
    texts = tuple(line.text.strip() for line in lines[index:end] if line.text.strip())
    return RepeatedHead(end, has_number, has_people, texts) if _has_text_below(lines, end) else None


def is_below_appendix(lines: Sequence[SourceLine], index: int) -> bool:
    """Return True if the line above, blank ones aside, is the label of an appendix: 附件："""
    above = next((line.text.strip() for line in reversed(lines[:index]) if line.text.strip()), "")
    return bool(_APPENDIX_LABEL.fullmatch(above))


def _has_text_below(lines: Sequence[SourceLine], end: int) -> bool:
    below = next((line for line in lines[end:] if line.text.strip() or line.cells), None)
    return below is not None


def _part_of_head(line: SourceLine) -> str:
    text = line.text.strip()
    if line.cells or not text or len(text) > _SHORT or re.search("[。；！？]", text):
        return ""
    if found := labelled(text):
        field = found[0].field
        return (
            "people"
            if field in PEOPLE and found[0].value.strip()
            else "number"
            if field is Field.NUMBER
            else ""
        )
    if field_of(text) is Field.NUMBER or _BARE_NUMBER.fullmatch(text):
        return "number"
    if text.lstrip("《").startswith("关于"):
        return "title" if is_subject(text) and is_whole_subject(text) else ""
    found_head = read_running_head(text)
    return "number" if found_head.number and len(found_head.rest) < 4 else ""
