"""Lines below the text of an original: who put it forward, contact, date, what offices wrote on it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.importing.originals.cells import cells_of
from replydesk.importing.originals.labels import Field, field_of, labelled
from replydesk.importing.replies.joining.page_frame import is_site_foot, is_timestamp
from replydesk.importing.replies.joining.paragraphs import TextLine, squeezed
from replydesk.importing.replies.lines.dates import is_date

_LONGEST = 160  # characters of such a line
_OF_TEXT = (Field.BODY, Field.PART)
_SIGNERS = re.compile(
    r"[—－\-（(]{0,3}(?:[\u4e00-\u9fff]{0,12}(?:人大代表|政协委员|代表|委员|提案人|建议人|提出人)[：:\s]{0,4})?"
    r"[\u4e00-\u9fff·]{2,8}(?:[、，,\s]{1,4}[\u4e00-\u9fff·]{2,8}){0,40}(?:等[\d一二三四五六七八九十]{0,3}[名位人]?)?(?:代表|委员)?[）)]?"
)
_SIGNED_AS = re.compile("代表|委员|提案人|建议人|提出人")
_OF_MEETINGS = re.compile(r"(?:会议|大会)\s*$")
_AUTHOR_NOTE = re.compile(r"[（(](?:本文)?(?:作者|提案人|提案者|建议人|执笔人?)[：:系为是，].{1,120}[）)]")
_PAGE_BUTTON = re.compile(
    r"(?:[返回]{1,2}|点击|查看|分享|收藏|打印|关闭|[上下]一[篇页条]|回?(?:首页|顶部|列表|上一?[级页])|推荐|相关(?:阅读|链接|新闻|推荐)"
    r"|扫一扫|评论|点赞|网友|全文|更多)[\u4e00-\u9fff]{0,8}"
)
_PLAIN_DATE = re.compile(
    r"[（(]?[\d〇○零一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{0,3}日)?[）)]?"
)


def tail_start(lines: Sequence[TextLine]) -> int:
    """Return the index of the first line below the text; the number of lines if there is none."""
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if not _is_of_tail(lines[index]):
            break
        start = index
    return start


def _is_of_tail(line: TextLine) -> bool:
    if cells := cells_of(line.source):
        first = next((cell for cell in cells if cell.strip()), "")
        return field_of(first) not in (None, *_OF_TEXT) or bool(_first_field(first) not in (None, *_OF_TEXT))
    text = line.source.text.strip()
    return is_tail_line(text)


def is_tail_line(text: str) -> bool:
    """Return True if a line says who, when, how to reach them, or is a site's own."""
    bare = squeezed(text)
    if not bare or len(text) > _LONGEST:
        return not bare
    if is_plain_date(bare) or is_timestamp(text) or is_site_foot(text) or _AUTHOR_NOTE.fullmatch(bare):
        return True
    if _PAGE_BUTTON.fullmatch(bare):
        return True
    if found := labelled(text):
        return not any(each.field in _OF_TEXT for each in found)
    return is_signature(text)


def is_plain_date(bare: str) -> bool:
    """Return True if a text without blanks is a day or a month."""
    return is_date(bare) or bool(_PLAIN_DATE.fullmatch(bare))


def is_signature(text: str) -> bool:
    """Return True if a line names people as those who signed: 市人大代表　张某某; 张某某委员."""
    if len(text) >= 60 or _OF_MEETINGS.search(text):
        return False
    return bool(_SIGNED_AS.search(text)) and bool(_SIGNERS.fullmatch(text.strip()))


def is_button(text: str) -> bool:
    """Return True if a line is a button of a page: 返回顶部, 点击查看全文."""
    return bool(_PAGE_BUTTON.fullmatch(squeezed(text)))


def is_author_note(text: str) -> bool:
    """Return True for a note on the author below a text: （作者系市政协委员）."""
    return bool(_AUTHOR_NOTE.fullmatch(squeezed(text)))


def _first_field(text: str) -> Field | None:
    found = labelled(text)
    return found[0].field if found else None
