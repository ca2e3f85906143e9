"""Lines of a head in odd forms: marked as Markdown, a label run into its value, labels behind a heading."""

from __future__ import annotations

import re

from replydesk.importing.originals.labels import Field, Labelled, field_of, labelled
from replydesk.importing.originals.running_head import read_running_head

_HASHES = re.compile(r"#{1,6}[ \t]{1,4}")
_BOLD = re.compile(r"\*\*([^*]{1,80})\*\*")
_BULLET = re.compile(r"[-*+][ \t]{1,4}(?=\*\*)")
_RUN_INTO = re.compile(
    r"(?P<label>案\s*由|标\s*题|题\s*目|(?:建议|提案)(?:名称|标题|题目))[ \t\u3000]{0,8}"
    r"(?P<value>[《“]?关于.{2,120})"
)
_FIRST_LABEL = re.compile(r"[ \t\u3000]{1,8}(?=[\u4e00-\u9fff]{2,6}[：:])")
_MOST_HEAD, _LEAST_LABELS = 60, 3
_OF_HEAD = (Field.NUMBER, Field.SUBJECT, Field.FIRST)


def unmarked(text: str) -> str:
    """Return a line of a head without the marks of Markdown or of a table's cell: 代表姓名 |."""
    if text.count("|") == 1:
        text = (
            text.strip("| \t\u3000") if text.strip().startswith("|") or text.strip().endswith("|") else text
        )
    if text[:1] not in "#-*+" and "**" not in text:
        return text
    return _BOLD.sub(r"\1", _BULLET.sub("", _HASHES.sub("", text, count=1), count=1)).strip()


def labelled_without_colon(text: str) -> list[Labelled]:
    """Return the title behind a label that runs into it, as forms of a page copied do: 案由关于…."""
    found = _RUN_INTO.fullmatch(text)
    if not found or field_of(found["label"]) is not Field.SUBJECT:
        return []
    return [Labelled(Field.SUBJECT, found["label"], found["value"])]


def head_before_labels(text: str) -> tuple[str, list[Labelled]]:
    """Return the heading of a line with all of an original in it, and the labels behind; else ("", [])."""
    found = _FIRST_LABEL.search(text, 0, _MOST_HEAD)
    if not found:
        return "", []
    head, behind = text[: found.start()], labelled(text[found.end() :])
    is_form = len(behind) >= _LEAST_LABELS and sum(each.field in _OF_HEAD for each in behind) > 1
    named = read_running_head(head)
    return (head, behind) if is_form and (named.session or named.kind) and not named.rest else ("", [])
