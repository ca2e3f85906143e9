"""The words that cover an original: the heads of mails it was forwarded in, and words that pass it on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from replydesk.importing.originals.labels import Field, field_of, labelled
from replydesk.importing.originals.running_head import is_subject, is_whole_subject, read_running_head
from replydesk.importing.replies.joining.paragraphs import TextLine, squeezed

_MAIL_LABEL = re.compile(
    r"(?:发件人|收件人|发送时间|发件时间|抄送人?|密送|主题|附件|日期|时间|From|To|Cc|Sent|Subject|Date)[：:]",
    re.IGNORECASE,
)
_SENDER = re.compile(r"(?:发件人|From)[：:]", re.IGNORECASE)
_MAIL_RULE = re.compile(
    r"[-—=_*]{2,20}(?:原始|转发|Original|Forwarded)(?:邮件|的邮件|信息|消息|Message)?(?:信息)?[-—=_*]{0,20}",
    re.IGNORECASE,
)
_PASSING_ON = re.compile(
    "各位|大家好|老师|同事|领导好?[，,：:]|您好|你好|请(?:查收|办理|看看|阅|各|你|您|于|尽快|主办|承办|[^。，]{0,8}(?:办|看))|查收|转(?:来|发|一件|给|你|交)|现将|附(?:上|后)|如下件|报初稿|谢谢|辛苦|收到请|@|\\[[\u4e00-\u9fff]{1,3}\\]"
)
_MOST_COVERING, _LONGEST = 16, 90  # lines above an original, and characters of one
_HEADS = (Field.NUMBER, Field.SUBJECT, Field.SESSION)
_LEAST = 2  # labels of the head of a mail


class Uncovered(NamedTuple):
    """The lines of an original; what was above them: heads of mails, and words."""

    lines: tuple[TextLine, ...]
    mail: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def without_covering(lines: Sequence[TextLine]) -> Uncovered:
    """Return the lines of an original without what it was passed on with."""
    lines = tuple(lines)
    start = _below_mail(lines)
    start += _below_words(lines[start:])
    above = [line.source.text.strip() for line in lines[:start]]
    is_mail = [
        bool(_MAIL_LABEL.match(squeezed(text)) or _MAIL_RULE.fullmatch(squeezed(text))) for text in above
    ]
    return Uncovered(
        lines[start:],
        tuple(text for text, is_head in zip(above, is_mail, strict=True) if is_head),
        tuple(text for text, is_head in zip(above, is_mail, strict=True) if not is_head),
    )


def _below_mail(lines: Sequence[TextLine]) -> int:
    """Return the index of the first line below the last head of a mail among the first lines, 0 if none."""
    start, labels, has_sender = 0, 0, False
    for index, line in enumerate(lines[: 4 * _MOST_COVERING]):
        bare = squeezed(line.source.text)
        if line.source.cells or not _MAIL_LABEL.match(bare):
            labels, has_sender = 0, False
            continue
        labels, has_sender = labels + 1, has_sender or bool(_SENDER.match(bare))
        if labels >= _LEAST and has_sender:
            start = index + 1
    return start if start < len(lines) else 0


def _below_words(lines: Sequence[TextLine]) -> int:
    """Return the index of the first line of the head below words that pass an original on, 0 if none."""
    for index, line in enumerate(lines[:_MOST_COVERING]):
        if _is_head(line):
            passed = [each.source.text for each in lines[:index]]
            is_passed = any(map(_PASSING_ON.search, passed)) and all(len(text) <= _LONGEST for text in passed)
            return index if is_passed else 0
        if line.source.cells:
            break
    return 0


def _is_head(line: TextLine) -> bool:
    """Return True if a line surely is of an original's head: its number, its title, a label of these."""
    if line.source.cells:
        return any(field_of(cell) in _HEADS for cell in line.source.cells)
    text = line.source.text.strip()
    if found := labelled(text):
        return found[0].field in _HEADS
    head = read_running_head(text)
    is_title = text.lstrip("《").startswith("关于") and is_subject(text) and is_whole_subject(text)
    begins = text.startswith(("第", "（第", "编号")) or bool(head.session)
    return is_title or (
        bool(head.number or head.session)
        and begins
        and len(text) <= _LONGEST
        and not _PASSING_ON.search(text)
    )
