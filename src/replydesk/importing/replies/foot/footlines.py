"""Classification of single lines below the text: a name, a signature, a date, an imprint, a row of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.importing.replies.joining.page_frame import is_site, is_site_foot
from replydesk.importing.replies.joining.paragraphs import NUMBERS, TextLine, is_terminal, squeezed
from replydesk.importing.replies.joining.remembered import remembered
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.bodies import BODY
from replydesk.importing.replies.lines.dates import DATE, ending_date, is_damaged, is_dashed, is_date
from replydesk.importing.replies.lines.marks import ATTACHED, ATTACHMENT_HEAD, BLANKS, CC, PRINTED, foot_marks

MAX_SIGNATURE = 60  # Longest line taken for a body's name, in characters
_OF_DATES = re.compile("[0-9０-９年月日]")
_LONGEST_MARK = 120  # Longest line searched for labelled facts, in characters

# The number of an attachment at the head of its name.
NUMBERED_NAME = re.compile(
    r"(?:附件\s*+|(?<!\s)\s*+)[0-9０-９]{1,2}\s*+[.．、:：]\s*(?![0-9](?![0-9]{3} ?年))"
    r"|[（(][0-9]{1,2}[）)]\s*"
    r"|[一二三四五六七八九十]、\s*"
)

_CELL_GAP = re.compile(r"(?<=\S)(?:\t+|[ \xa0\u3000]{2,}|\u3000)(?=\S)")
_HAS_GAP = re.compile("[\t\xa0\u3000]|  ")
# Beginnings of lines that no longer belong to the text.
_BEGINS = re.compile(
    r"抄\s*+[送报呈致]|附\s*+件\s*+[0-9０-９]{0,2}\s*+(?:[：:]|$)|附："
    r"|(?:公开方式|公开属性|信息公开选项|是否同意公开|办复类别|办理结果|答复类别|办理类别)\s*+[：:]|此件.{0,4}公开|主动公开$"
)
_HAS_LABEL = re.compile("[：:（(]|^[联承经][系办络]|^电话")

SEAL = re.compile(
    "(?:[（(](?:盖章|公章|印章|签章|代章|章|印)[）)]|(?<=[局厅委会办室府院部])盖章)$"
)  # After a name
_BODY = re.compile(rf"{BODY}|[学组联]$|(?:机构|大队|支队|协会|小组|银行|医院|工厂|公署|盟|旗)$")
_NO_NAME = re.compile(
    "[。：；，？！:;,?!《》|｜丨>»【】•·]|(?:主办|承办|协办|举办|交办|转办|督办|会办|办理|召开|会议)$|版权"
)
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{0,16}(?:[局县市区镇乡州旗省厅部处院校行所]长|主任|书记|主席|总经理)"
    r"(?:[（(]签[名字章][）)])?[ \u3000]*+[：: \u3000][ \u3000]*+"
    r"[\u4e00-\u9fff·](?:[ \u3000]{0,3}[\u4e00-\u9fff·]){1,6}"
)
_PERSON_AND_BODY = re.compile(
    r"(?P<person>[^：:，。]{2,8}[：:]\s{0,4}[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,3})"
    r"[ \t\u3000]{1,40}(?P<body>[\u4e00-\u9fff]{6,30})"
)
# The blank before people and telephones on a line that begins with something else.
_BEFORE_PEOPLE = re.compile(
    r"(?<=\S)[ \t\u3000]{1,40}(?=(?:联 ?系|承 ?办|经 ?办|电 ?话)[^：:\s]{0,6} {0,2}[：:])"
)
_PART_ENDS = re.compile(r"(?<=[）)])(?=[\s（(])|(?=抄\s*+[送报]\s*+[：:])")  # Between parts on one line
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LEAST_SENTENCE = 25  # Fewest characters of a line with a comma that is a sentence without its full stop
_ENDS_TEXT = re.compile(
    "特此|专此|此致|此复|敬礼|顺祝|顺颂|祝您?|以上|(?:再次|衷心|诚挚|非常|十分|真诚|最后)?[地的，]?(?:感谢|谢谢)|希望|欢迎|恳请|敬请|您|你们"
)


def begin_foot(lines: Sequence[TextLine]) -> list[bool]:
    """For each line, return True if it surely begins a paragraph below the text, even after a full line."""
    below = _Below([line.source.text.strip(BLANKS) for line in lines])
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
        if begins_foot(text) or is_date(text) or is_imprint(text) or self._is_attached(index):
            return True
        if self._is_below_end(index):
            return True
        if self.noted and self._any(self.noted, index, 8) and NUMBERED_NAME.match(text):
            return True
        if is_site(text):
            above = self.texts[index - 6 if index > 6 else 0 : index]
            if index * 2 > len(self.texts) and (not above or is_terminal(above[-1])):
                return True
            return any(is_date(each) or begins_foot(each) for each in above) or (
                index * 2 > len(self.texts) and any(len(each) < 20 for each in above)
            )
        if not is_name(text):
            return len(text) < MAX_SIGNATURE and is_signed_and_dated(text)
        return not self._any(self.copies, index, 3) and self._is_signature(index)

    def _is_below_end(self, index: int) -> bool:
        """Return True if the line above surely ended: a date, or the full stop of a cc line."""
        above = self.texts[index - 1] if index else ""
        if is_date(above) or (len(above) < MAX_SIGNATURE and is_signed_and_dated(above)):
            return True
        if self._any(self.copies, index, 4):
            return above[-1:] == "。" or "：" in self.texts[index]
        is_closed = above[-1:] in ("）", ")") and len(above) < MAX_SIGNATURE
        return is_closed and any(is_marked(each) for each in self.texts[max(index - 3, 0) : index])

    def _is_signature(self, index: int) -> bool:
        """Return True if only names come between a name and the end of a letter."""
        for text in self.texts[index + 1 : index + 9]:
            if is_date(text) or is_dashed(text) or is_damaged(text) or begins_foot(text) or is_site(text):
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
        return not places.isdisjoint(range(index - above, index))


def begins_foot(text: str) -> bool:
    """Return True if a line begins with a label of the foot: 抄送, 附件, 联系人, 公开方式."""
    return bool(_BEGINS.match(text)) or is_marked(text)


@remembered
def is_marked(text: str) -> bool:
    """Return True if a line has only people, telephones, class or publicity of the foot."""
    if len(text) > _LONGEST_MARK or not (_HAS_LABEL.search(text) or "公开" in text or text[-1:] in "类"):
        return False
    return foot_marks(text) is not None


def is_imprint(text: str) -> bool:
    """Return True if a line names who printed the letter, and when."""
    return text[-1:] == "发" and len(text) < 120 and bool(PRINTED.fullmatch(text))


def _is_gapped_row(text: str) -> bool:
    if not _HAS_GAP.search(text) or "。" in text or "，" in text:
        return False
    return len(_CELL_GAP.findall(text)) > 1


def is_signed_and_dated(text: str) -> bool:
    """Return True if a line has names of bodies and a date, in either order."""
    return bool(signed_and_dated(text)[0])


@remembered
def signed_and_dated(text: str) -> tuple[str, str, bool]:
    """Return the signature and the date of a line that has both, and whether the date can be read."""
    if len(text) > _LONGEST_MARK or not _OF_DATES.search(text):
        return "", "", False
    bare = text.strip(BLANKS)
    if (dated := ending_date(bare)) and _may_be_signed(
        dated.before, is_sure=dated.is_read and "年" in dated.date
    ):
        return dated.before, dated.date, dated.is_read
    if (first := DATE.match(bare)) and is_date(first[0]) and is_name(bare[first.end() :]):
        return bare[first.end() :].strip(), first[0], True
    return "", "", False


def parts_of_line(text: str) -> list[str]:
    """Return the parts of a line that has a date among other parts of the foot, else the line alone.

    A line with a person and a body beside each other, or people behind the bodies that get a copy, as two
    columns become one, is two parts.
    """
    if beside := _beside(text.strip(BLANKS)):
        return beside
    may_be_dated = len(text) < 2 * _LONGEST_MARK and ("年" in text or "." in text or "．" in text)
    found = DATE.search(text) if may_be_dated else None
    after = text[found.end() :].strip(BLANKS) if found else ""
    if not found or not after:
        return [text]
    before = text[: found.start()].strip(BLANKS)
    parts = [part.strip(BLANKS) for part in _PART_ENDS.split(after)]
    if before and not (is_name(before) or is_person(before)):
        return [text]
    if not all(is_marked(part) or CC.fullmatch(part) or is_name(part) for part in parts if part):
        return [text]
    if not before and all(map(is_name, parts)):  # a date before its signature is one part
        return [text]
    return [text[: found.end()].strip(BLANKS), *filter(None, parts)]


def _beside(text: str) -> list[str]:
    """Return the two parts that stand beside each other on a line; none of a line that is one part."""
    if len(text) >= _LONGEST_MARK:
        return []
    if found := _PERSON_AND_BODY.fullmatch(text):
        return list(found.groups()) if is_marked(found["person"]) and is_name(found["body"]) else []
    for gap in _BEFORE_PEOPLE.finditer(text):
        before, people = text[: gap.start()], text[gap.end() :]
        if (is_name(before) or (CC.fullmatch(before) and not CC.fullmatch(people))) and is_marked(people):
            return [before, people]
    return []


def _may_be_signed(text: str, *, is_sure: bool) -> bool:
    """Return True if the text beside a date is a name; beside a whole date, one may be unusual."""
    if is_name(text) or is_person(text):
        return True
    unusual = re.fullmatch(r"[^\d〇。！？：；，【】《》|·•▪\[\]]{3,60}", text)
    return is_sure and bool(unusual) and not any(number.match(text) for number in NUMBERS)


@remembered
def is_name(text: str) -> bool:
    """Return True if a line is the name of a body and nothing else, or several names side by side."""
    if _NO_NAME.search(text) or is_site_foot(text) or any(number.match(text) for number in NUMBERS):
        return False
    bare = SEAL.sub("", squeezed(text))
    return 2 < len(bare) <= MAX_SIGNATURE and bool(_BODY.search(bare))


def is_person(text: str) -> bool:
    """Return True if a line is a signature of a person with the post: 局长：张某某."""
    return bool(_PERSON.fullmatch(text.strip()))


@remembered
def is_sentence(text: str) -> bool:
    """Return True if a line is prose: it ends as sentences do, or has what only sentences have."""
    bare = text.strip(BLANKS)
    if is_marked(bare) or CC.fullmatch(bare) or not _CHINESE.search(bare):
        return False
    has_comma = "，" in bare and len(bare) > _LEAST_SENTENCE
    return is_terminal(bare) or "。" in bare or has_comma or bool(_ENDS_TEXT.match(bare))


def half(text: str) -> str:
    """Return a text without blanks, with ASCII digits."""
    return half_width(squeezed(text))
