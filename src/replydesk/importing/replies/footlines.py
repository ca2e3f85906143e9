"""Classification of single lines below the text: a name, a date, an imprint, a row of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.importing.replies.head import BODY
from replydesk.importing.replies.marks import ATTACHED, ATTACHMENT_HEAD, CC, DATE, PRINTED, SIGNED_AND_DATED
from replydesk.importing.replies.page_frame import is_site
from replydesk.importing.replies.paragraphs import TextLine, is_terminal, squeezed
from replydesk.importing.replies.spacing import half_width

MAX_SIGNATURE = 60  # Longest line taken for a body's name, in characters

# The number of an attachment at the head of its name.
NUMBERED_NAME = re.compile(
    r"(?:附件\s*+|(?<!\s)\s*+)[0-9０-９]{1,2}\s*+[.．、:：]\s*(?![0-9](?![0-9]{3} ?年))"
    r"|[（(][0-9]{1,2}[）)]\s*"
    r"|[一二三四五六七八九十]、\s*"
)

_CELL_GAP = re.compile(r"(?<=\S)(?:\t+|[ \xa0\u3000]{2,}|\u3000)(?=\S)")
_HAS_GAP = re.compile("[\t\xa0\u3000]|  ")
_DOTTED = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[.．]\s*\d{1,2}\s*[.．]\s*\d{1,2}日?$")
_DASHED = re.compile(r"(?:19|20)\d\d([-/])\d{1,2}\1\d{1,2}")
# Beginnings of lines that no longer belong to the text.
BEGINS_FOOT = re.compile(
    r"抄\s*+[送报]\s*+(?:单位|机关)?\s*+[：:]|附\s*+件\s*+[0-9０-９]{0,2}\s*+[：:]|附：|附\s*+件\s*+[0-9０-９]{0,2}$"
    r"|[（(]\s*+(?:联\s*+系|承办|经办|此件|此复函|是否同意|信息公开|主动公开|依申请公开|不予公开)|(?:联\s*+系\s*+人|联\s*+系\s*+电\s*+话|承\s*+办\s*+人|承办负责人|经\s*+办\s*+人|领导签发|领导署名|签发人|联系单位|承办单位|电\s*+话|联系方式)[^。]{0,12}[：:]"
    r"|(?:公开方式|公开属性|信息公开选项|是否同意公开|办复类别|办理结果|答复类别|办理类别)\s*+[：:]|此件.{0,4}公开|主动公开$"
)

SEAL = re.compile("[（(](?:盖章|公章|印章|代章|印)[）)]$")  # The note after a name where the seal belongs

_BODY, _NO_NAME = re.compile(BODY), re.compile("[。：；，？！]")


def begin_foot(lines: Sequence[TextLine]) -> list[bool]:
    """For each line, return True if it surely begins a paragraph below the text, even after a full line."""
    below = _Below([line.source.text.strip() for line in lines])
    return [below.begins(index) for index in range(len(lines))]


class _Below:
    """The lines below the head, with those that help to classify others."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        noted = [i for i, text in enumerate(texts) if text[:1] == "附"]
        self.noted = {i for i in noted if ATTACHED.match(texts[i])}
        self.heads = {i for i in noted if ATTACHMENT_HEAD.fullmatch(texts[i])}
        self.copies = {i for i, text in enumerate(texts) if text[:1] == "抄" and CC.match(text)}
        self.rows = {i for i, text in enumerate(texts) if _is_gapped_row(text)}

    def begins(self, index: int) -> bool:
        """Return True if a line surely begins a paragraph below the text."""
        text = self.texts[index]
        if BEGINS_FOOT.match(text) or is_date(text) or is_imprint(text) or self._is_attached(index):
            return True
        if self.noted and self._any(self.noted, index, 8) and NUMBERED_NAME.match(text):
            return True
        if index * 2 > len(self.texts) and is_site(text):
            above = self.texts[index - 6 if index > 6 else 0 : index]
            return is_terminal(above[-1]) or any(
                len(each) < 20 or is_date(each) or BEGINS_FOOT.match(each) for each in above
            )
        if not is_name(text):
            return len(text) < MAX_SIGNATURE and is_signed_and_dated(text)
        return not self._any(self.copies, index, 3) and self._is_signature(index)

    def _is_signature(self, index: int) -> bool:
        """Return True if only names come between a name and the end of a letter."""
        for text in self.texts[index + 1 : index + 9]:
            if is_date(text) or is_dashed(text) or BEGINS_FOOT.match(text) or is_site(text):
                return True
            if not is_name(text):
                return False
        return len(self.texts) - index < 4

    def _is_attached(self, index: int) -> bool:
        """Return True if a line is an attachment's title, the line below it, or a row of cells."""
        if self.heads and self._any(self.heads, index, 2):
            return True
        is_row = index in self.rows or index - 1 in self.rows
        return is_row and not self._any(self.copies, index, 3)

    @staticmethod
    def _any(places: set[int], index: int, above: int) -> bool:
        """Return True if one of `places` is at most `above` lines above a line."""
        return any(place in places for place in range(index - above, index))


def is_imprint(text: str) -> bool:
    """Return True if a line names who printed the letter, and when."""
    return text[-1:] == "发" and len(text) < 120 and bool(PRINTED.fullmatch(text))


def _is_gapped_row(text: str) -> bool:
    if not _HAS_GAP.search(text) or "。" in text or "，" in text:
        return False
    return len(_CELL_GAP.findall(text)) > 1


def is_date(text: str) -> bool:
    """Return True if a line is a date and nothing else."""
    return len(text) <= 40 and ("年" in text or _is_dotted(text)) and bool(DATE.fullmatch(text.strip()))


def is_dashed(text: str) -> bool:
    """Return True for 2019-06-03 or 2019/6/3: a date below a signature, a website's anywhere else."""
    return _DASHED.fullmatch(half_width(text.strip())) is not None


def _is_dotted(text: str) -> bool:
    return ("." in text or "．" in text) and _DOTTED.search(half_width(text)) is not None


def is_signed_and_dated(text: str) -> bool:
    """Return True if a line has names of bodies followed by a date."""
    return (
        text.rstrip("）) ")[-1:] in "日号0123456789０１２３４５６７８９"
        and ("年" in text or _is_dotted(text))
        and bool(SIGNED_AND_DATED.fullmatch(text))
    )


def is_name(text: str) -> bool:
    """Return True if a line is the name of a body and nothing else."""
    if _NO_NAME.search(text):
        return False
    bare = SEAL.sub("", squeezed(text))
    return 2 < len(bare) <= MAX_SIGNATURE and bool(_BODY.search(bare))
