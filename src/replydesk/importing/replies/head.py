"""Parts above the text: marks, document number, title and salutation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from replydesk.draft.model import Key
from replydesk.importing.replies.dates import DATE
from replydesk.importing.replies.marks import Mark, WeakMark, head_marks
from replydesk.importing.replies.page_frame import is_site, is_timestamp
from replydesk.importing.replies.paragraphs import TextLine, squeezed
from replydesk.importing.replies.spacing import half_width

BODY = (  # The end of a body's name
    "[局厅委会办室府院部站所队社团处行校馆台署司]$|中心$|公司$|集团$|党组$|工商联$|妇联$|侨联$|残联$|科协$|文联$"
    "|法院$|检察院$"
)

_LOOK_AHEAD = 90  # Lines searched for a salutation
_BROKEN_OFF = 12  # Longest end of a mark on a line of its own, in characters
_PERSON_END = r"(?:代表|委员|代表们|委员们|各位代表|各位委员)"
_GROUP_END = (
    r"(?:代表团|代表小组|委员小组|代表组|委员组|小组|专委会|委员会|政府|党委|[省市县区州]委|支部|总支|办公室|界别|活动组|联络(?:站|处|室)|工委"
    r"|[局厅委办社会团院部站处联组]|党派|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|先生|女士|同志)"
)
_ADDRESSEE = re.compile(
    rf"(?:尊敬的)?(?=.{{2,}}[：:]?$)[^。；！？《》“”]*?(?:{_PERSON_END}|{_GROUP_END})(?:[，,]?(?:您|你们|大家)好[！!。]?)?{chr(91)}：:{chr(93)}?"
)
_COLON = re.compile(r"[：:]\s*$")
_NO_ADDRESS = re.compile(
    r"如下|答复|收悉|签\s*发|联系人|类别|结果|公开|附件|电话|抄送|来源|时间|日期|机构|单位[：:]|文号|索引|分类|标题|主题|名称[：:]|首页|位置|次数|关于|^[一二三四五六七八九十（(]+[、）)]"
)
_OPENS = re.compile(
    r"(?:首先|非常|衷心|十分|真诚)?(?:地)?感谢(?:您|你们|贵|各位)|您好|你们好|(?:由)?(?:您|你们|贵|各位代表|各位委员|你(?!单位))"
    r"|你(?:单位|[局委办厅])(?:转来|转办|来函)|收到|现将|现就|现对|根据您|《|[^，。：:]{2,12}(?:代表|委员)(?:等.{0,8})?提出的|关于(?:您|你们|贵)|按照|经研究|在.{2,30}会议"
)
_TO_A_BODY = re.compile(
    r"您|你(?:单位|[局委办厅])(?:转来|转办|来函)|你们|贵|现[就将对]|[^，。：:]{2,12}(?:代表|委员)(?:等.{0,8})?提出的"
)
_MANY_NAMES = re.compile(r"[^。；：:！？《》0-9“”]*、[^。；：:！？《》“”]*")
_INLINE = re.compile(
    rf"((?:尊敬的)?[^\s，。：:；《》、]{{2,6}}(?:、[^\s，。：:；《》、]{{2,6}}){{0,12}}(?:等\d+[名位人])?{_PERSON_END}[：:])\s*(?=\S)"
)

_TITLE_END = re.compile(
    r"(?:答复|答复函|复函|的函|回复|复的函|意见|回复函|答复意见|办理情况|情况的报告|情况)(?:[（(](?!\d{4}年).{1,24}[）)])?$"
)
_TITLE_WORDS = re.compile(r"建议|提案|议案|答复|复函|回复|会办|协办")
_TITLE_START = re.compile(r"(?:[^，。、《》]{2,40}?)??(?:关于|对)")
# A line of letter-spaced characters: 建 议 的 答 复.
_SPREAD = re.compile(
    r"([\u4e00-\u9fff][ \u3000]+){3}[\u4e00-\u9fff]$|^([\u4e00-\u9fff][ \u3000]+)+[\u4e00-\u9fff]$"
)

_LETTERHEAD_END = re.compile(r"文件$|公函$")


@dataclass
class ReplyHead:
    """The parts read above the text.

    `frame` are lines outside the letter, which are left out; `unplaced` are lines that fit nowhere.
    """

    marks: list[Mark] = field(default_factory=list)
    letterhead: str = ""
    title: str = ""
    salutation: str = ""
    frame: list[tuple[int, str]] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    # Marks that repeat facts of title and opening, each with its line number and text.
    weak_marks: list[tuple[int, str, Mark]] = field(default_factory=list)
    mark_lines: list[tuple[int, str]] = field(default_factory=list)  # Compared with the printed letter


def find_salutation(lines: Sequence[TextLine]) -> tuple[int, int] | None:
    """Return the salutation's first line and the line after its last; None if there is none."""
    texts = [line.source.text.strip() for line in lines[:_LOOK_AHEAD]]
    for index, text in enumerate(texts):
        if index and (_is_opening(text) or ("。" in text and len(text) > 40 and not is_site(text))):
            return None
        below = texts[index + 1] if index + 1 < len(texts) else ""
        if _is_address(text, below):
            return _with_names_above(texts, index), index + 1
        if _COLON.search(text) and (first := _broken_off(texts, index, below)) is not None:
            return first, index + 1
    return None


def _broken_off(texts: Sequence[str], index: int, below: str) -> int | None:
    """Return the first line of a list of names that ends within a word on this line: 员："""
    for first in range(index - 1, max(index - 6, -1), -1):
        joined = "".join(texts[first : index + 1])
        if not _MANY_NAMES.match(texts[first]) or _TITLE_WORDS.search(joined):
            return None
        if _is_address(joined, below):
            return _with_names_above(texts, first)
    return None


def _is_opening(text: str) -> bool:
    if "收悉" in text:
        return True
    return bool(re.search(r"提出的[《“关]|答复如下|函复如下", text)) and not _TITLE_END.search(text)


def _is_address(text: str, below: str) -> bool:
    bare = squeezed(text)
    if not 2 < len(bare) <= 80 or is_site(text) or head_marks(text) or _NO_ADDRESS.search(bare):
        return False
    fits = _ADDRESSEE.fullmatch(bare)
    opened = bool(_OPENS.match(below))
    if _COLON.search(bare):
        return bool(fits) or opened
    people = re.search(rf"(?:{_PERSON_END}|代表团|小组)(?:[，,].{{0,6}})?$", bare)
    return bool(fits and opened and (people or _TO_A_BODY.match(below)))


def _with_names_above(texts: Sequence[str], index: int) -> int:
    """Return the first line of a salutation that ends on a line: long lists of names take several."""
    first = index
    while first and index - first < 6:
        above = texts[first - 1]
        is_cut = above[-1:] + texts[first][:1] in ("委员", "代表")
        goes_on = above[-1:] == "、" or (len(above) >= 14 and (is_cut or not re.search(BODY, above)))
        if not goes_on or not _MANY_NAMES.fullmatch(above) or _TITLE_WORDS.search(above) or is_site(above):
            break
        first -= 1
    return first


def inline_salutation(text: str) -> tuple[str, str] | None:
    """Return a salutation that is followed by text on the same line, and that text."""
    found = _INLINE.match(text)
    return (found[1], text[found.end() :]) if found else None


def end_of_head(lines: Sequence[TextLine]) -> int:
    """Return the first line of the text in a letter without a salutation."""
    for index, line in enumerate(lines[:_LOOK_AHEAD]):
        text = line.source.text.strip()
        if inline_salutation(text) or _is_opening(text):
            return index
        if _OPENS.match(text) and not _TITLE_END.search(text) and not is_site(text) and len(text) > 12:
            return index
    title = _title_lines([line.source.text.strip() for line in lines[:12]])
    marked = [i for i, line in enumerate(lines[:12]) if head_marks(line.source.text) or i in title]
    return max(marked, default=-1) + 1


def read_reply_head(lines: Sequence[TextLine], names: Sequence[str]) -> ReplyHead:
    """Read the lines above the salutation. `names` are letterheads and names of the known units."""
    head = ReplyHead()
    rest: list[tuple[int, str]] = []
    last_frame = -1
    texts = [line.source.text.strip() for line in lines]
    joined = False
    for place, line in enumerate(lines):
        if joined:  # the end of a mark that did not fit on the line above
            joined = False
            continue
        below = texts[place + 1] if place + 1 < len(lines) else ""
        joined = _goes_on(texts[place], below)
        text = texts[place] + below if joined else texts[place]
        if marks := head_marks(text):
            _take_marks(head, marks, line.number, text)
        elif text[:1] in "（(" and DATE.fullmatch(squeezed(text)):  # the day below a title
            head.marks.append(Mark(Key.DATE, squeezed(text).strip("（()）")))
            head.mark_lines.append((line.number, text))
        elif is_site(text) or is_timestamp(text):
            head.frame.append((line.number, text))
            last_frame = place
        else:
            rest.append((place, text))
    _read_rest(head, rest, last_frame, [line.number for line in lines], names)
    return head


def _goes_on(text: str, below: str) -> bool:
    """Return True if the line below is the end of a mark that did not fit on a line: 签发人：王, and 某某."""
    if not 0 < len(below) <= _BROKEN_OFF or head_marks(below) or not head_marks(text + below):
        return False
    alone = head_marks(text)
    return alone is None or (alone[-1].key in ("", Key.SIGNER) and not re.search(BODY, below))


def _take_marks(head: ReplyHead, marks: list[Mark], number: int, text: str) -> None:
    """Keep the marks of a line; a line that only repeats known marks is a website's."""
    if all(mark in head.marks for mark in marks):
        head.frame.append((number, text))
        return
    head.marks += [mark for mark in marks if not isinstance(mark, WeakMark)]
    head.weak_marks += [(number, text, mark) for mark in marks if isinstance(mark, WeakMark)]
    head.mark_lines.append((number, text))


def _read_rest(
    head: ReplyHead,
    rest: list[tuple[int, str]],
    last_frame: int,
    numbers: Sequence[int],
    names: Sequence[str],
) -> None:
    """Find title and letterhead among the lines that are neither marks nor a website's."""
    texts = [text for _, text in rest]
    title = _title_lines(texts, [place for place, _ in rest])
    head.title = "".join(squeezed(texts[i]) if _SPREAD.search(texts[i]) else texts[i] for i in title)
    bare = half_width(squeezed(head.title))
    for index, (place, text) in enumerate(rest):
        if index in title:
            continue
        if not head.letterhead and _is_letterhead(text, names, place > last_frame):
            head.letterhead = text
        elif place < last_frame or (bare and half_width(squeezed(text)) in bare and len(text) > 8):
            head.frame.append((numbers[place], text))
        else:
            head.unplaced.append((numbers[place], text))


def _is_letterhead(text: str, names: Sequence[str], is_below_frame: bool) -> bool:
    bare = squeezed(text)
    if any(bare in (name, f"{name}文件") for name in names):
        return True
    chinese = re.fullmatch(r"[\u4e00-\u9fff（）]{4,40}", bare)
    return is_below_frame and bool(chinese and (_LETTERHEAD_END.search(bare) or re.search(BODY, bare)))


def _title_lines(texts: Sequence[str], places: Sequence[int] | None = None) -> list[int]:
    """Return the title's lines: the last run that together begins and ends as titles do."""
    places = places if places is not None else range(len(texts))

    def is_row(first: int, last: int) -> bool:
        return first >= 0 and places[last] - places[first] == last - first < 5

    for last in range(len(texts) - 1, -1, -1):
        for first in range(last, -1, -1):
            if not is_row(first, last):
                break
            joined = squeezed("".join(texts[first : last + 1]))
            if _TITLE_END.search(joined) and _TITLE_WORDS.search(joined) and _begins_title(joined):
                return _with_issuer(texts, first, last, is_row)
    ends = [i for i, text in enumerate(texts) if _TITLE_WORDS.search(text) and len(text) < 60]
    return ends[-1:]


def _with_issuer(
    texts: Sequence[str], first: int, last: int, is_row: Callable[[int, int], bool]
) -> list[int]:
    """Return the lines of a title, including those above it that name the issuing body."""
    for upper in (first - 1, first - 2):
        if not is_row(upper, last):
            break
        issuer = squeezed("".join(texts[upper:first]))
        named = re.sub("(关于对|关于|对)$", "", issuer)
        if 3 < len(named) < 30 and re.search(BODY, named) and re.match("关于|对", texts[first]):
            return list(range(upper, last + 1))
    return list(range(first, last + 1))


def _begins_title(text: str) -> bool:
    found = _TITLE_START.match(text)
    if not found:
        return False
    issuer = re.sub(r"(关于|对)$", "", found[0])
    return not issuer or bool(re.search(BODY, issuer))


def without_stray_spaces(mark: Mark) -> Mark:
    """Return the mark as the draft has it: a document number without stray spaces."""
    if mark.key != Key.DOCUMENT_NUMBER:
        return mark
    value = mark.value
    is_open = not re.search(r"[0-9０-９]\s*号$|[^\s〕】\]）)﹞］]\s*号$", value)
    return mark if is_open else Mark(mark.key, squeezed(value))
