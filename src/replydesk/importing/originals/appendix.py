"""The appendix behind an original, and what offices wrote below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.importing.originals.tail import is_tail_line
from replydesk.importing.replies.joining.paragraphs import TextLine, squeezed

_APPENDIX = re.compile(r"附(?:件|表|图)?[\d一二三四五]{0,2}[：:].{2,60}|附(?:件|表)[\d一二三四五]{0,2}")
_OFFICES_WROTE = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:审查|审核|初审|拟办|交办|批示|分办|立案|承办|提案委|委员会|秘书处)(?:委员会|小组)?"
    r"(?:处理|审查)?(?:意见|情况|结果)(?:[：:].{0,120})?"
)
_LEAST = 60  # characters of text above an appendix


def appendix_start(lines: Sequence[TextLine]) -> int:
    """Return the index of the first line of an appendix below the text; the number of lines if none.

    It says more than one line, and text is above it.
    """
    size = 0
    for index, line in enumerate(lines):
        if not line.source.cells and size >= _LEAST and _APPENDIX.fullmatch(squeezed(line.source.text)):
            below = lines[index + 1 :]
            if any(each.source.cells or not is_tail_line(each.source.text.strip()) for each in below):
                return index
        size += len(line.source.text) + sum(map(len, line.source.cells))
    return len(lines)


def is_by_offices(text: str) -> bool:
    """Return True if a line below the text begins what offices wrote on it: 议案组审查意见：…"""
    bare = squeezed(text)
    is_label = bare.endswith(("意见", "情况", "结果")) or "：" in bare or ":" in bare
    return is_label and bool(_OFFICES_WROTE.fullmatch(bare))
