"""Paragraphs that hard line ends broke: their first line alone is indented, blank lines are between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from replydesk.importing.replies.joining.paragraphs import Para, TextLine, match_heading_number
from replydesk.importing.replies.joining.unwrap import join_lines

_INDENT = re.compile(r"\u3000|[ \t]{2}")
_ENDS = tuple("。！？；：:!?;")
_LEAST = 24  # characters of a line that an end was put into
_BLANKS = " \t\u3000"


def paragraphs_of(lines: Sequence[TextLine]) -> tuple[str, ...]:
    """Return the paragraphs of the text of an original, broken lines joined."""
    paras = join_lines(lines) if lines else []
    above = {line.number: one for one, line in pairwise(lines)}
    by_number = {line.number: line for line in lines}
    texts: list[str] = []
    first: TextLine | None = None  # line of the paragraph above
    for para in paras:
        text = para.number + para.text
        if not text.strip():
            continue
        line = by_number.get(para.line)
        if texts and first and line and _goes_on(first, above.get(para.line), line, para):
            texts[-1] += text
        else:
            texts.append(text)
            first = line
    return tuple(texts)


def _goes_on(first: TextLine, above: TextLine | None, line: TextLine, para: Para) -> bool:
    """Return True if a paragraph goes on with the one above, flush left directly below a full line."""
    if above is None or any(
        each.source.is_paragraph or each.source.cells or each.starts for each in (above, line)
    ):
        return False
    text = above.source.text.rstrip()
    return (
        line.gap == 0
        and not para.number
        and bool(_INDENT.match(first.source.text))
        and len(text) >= _LEAST
        and not text.endswith(_ENDS)
        and line.source.text[:1] not in _BLANKS
        and not match_heading_number(line.source.text)
    )
