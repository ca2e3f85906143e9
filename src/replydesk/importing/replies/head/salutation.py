"""The salutation of an old letter: the line above the opening that addresses people or a body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.importing.replies.head.site_facts import is_fact_line
from replydesk.importing.replies.head.titles import (
    TITLE_END,
    TITLE_WORDS,
    begins_title,
    is_title,
    title_lines,
)
from replydesk.importing.replies.joining.page_frame import is_site
from replydesk.importing.replies.joining.paragraphs import TextLine, match_heading_number, squeezed
from replydesk.importing.replies.lines.bodies import is_body
from replydesk.importing.replies.lines.marks import head_marks

LOOK_AHEAD = 400  # Lines searched for a salutation; menus of a site may be long
_LONG_SENTENCE = 40  # Fewest characters of a line with a full stop that is text, not a site's
_WINDOW = 6  # Lines in which an opening says what it answers
_TITLE_LINES = 4  # Most lines of a title that begins as an opening may
_LEAST_OPENING = 12  # Longest line that begins as openings do and is none, in characters
_MOST_ABOVE = 6  # Most lines of a list of names

_PERSON_END = r"(?:代表|委员|代表们|委员们|(?:各|诸|[二两三四五六七八九十\d]{1,3})位(?:代表|委员))"
_GROUP_END = (
    r"(?:代表团|代表小组|委员小组|代表组|委员组|小组|专委会|委员会|政府|党委|[省市县区州]委|支部|总支|办公室|界别|活动组|联络(?:站|处|室)|工委"
    r"|[局厅委办社会团院部站处联组]|党派|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|先生|女士|同志)"
)
_GREETING = r"(?:[，,]?(?:您|你们|大家)好[！!。]?)?"
_ADDRESSEE = re.compile(
    rf"(?:尊敬的)?(?=.{{2,}}[：:]?$)[^。；！？《》“”]*?(?:{_PERSON_END}|{_GROUP_END}){_GREETING}[：:]?"
)
_PEOPLE = re.compile(rf"(?:{_PERSON_END}|代表团|小组)(?:[，,].{{0,6}})?{_GREETING}[：:]?$")
_NAMELESS = re.compile(rf"(?:尊敬的)?(?:人大|政协)?(?:代表|委员){_GREETING}[：:]?")
_ONE_PERSON = re.compile("(?:尊敬的)?[\u4e00-\u9fff·]{2,12}(?:代表|委员)[：:]")  # Also 时间委员：
_ENDS_ADDRESS = "：:表员们好团组府局委厅办会"  # Last characters of a salutation
_COLON = re.compile(r"[：:]\s*$")
_NO_ADDRESS = re.compile(
    r"如下|答复|收悉|签\s*发|联系人|类别|结果|公开|附件|电话|抄送|来源|时间|日期|机构|单位[：:]|文号|索引|分类|标题|主题|名称[：:]|首页|位置|次数|关于"
    r"|[科处股]室[：:]|部门[：:]|字体|字号|下载|分享|栏目|登录|搜索|欢迎|发布|编辑|作者|浏览|网站|^(?:提案|建议|领衔|附议|联名|第一).{0,3}(?:代表|委员|人|者)[：:]"
    r"|^[一二三四五六七八九十（(]+[、）)]"
)
_YOU = r"(?:您|你们|贵|各位代表|各位委员|你(?!单位))"
_OPENS = re.compile(
    rf"(?:首先|非常|衷心|十分|真诚)?(?:地)?感谢(?:您|你们|贵|各位)|您好|你们好|由?{_YOU}|我(?:[局厅委办]|单位).{{0,40}}?{_YOU}|现[将就对]|收到|根据您|《"
    r"|你(?:单位|[局委办厅])(?:转来|转办|来函)|[^，。：:]{2,12}(?:代表|委员)(?:等.{0,8})?(?:所)?提出的|们?(?:所)?提出的(?:关于|[《“「])|关于(?:您|你们|贵)|按照|经研究|在.{2,30}会议"
)
# What a site says to its visitors: 您当前的位置, 您好，欢迎访问.
_TO_VISITORS = re.compile(
    "[您你].{0,8}(?:位置|栏目|频道|页面|首页|浏览|访问)|[您你]们?好[，,！!。]?(?:欢迎|请|游客)"
)
_OPENS_SESSION = re.compile("[^，。：:]{2,40}(?:会议|大会)(?:上|期间|召开期间|闭会期间)?[，,]?(?:您|你|贵)")
_OPENS_ABOUT = re.compile(r"关于|[“「]|对")
_TO_A_BODY = re.compile(
    r"您|我(?:[局厅委办]|单位).{0,40}?(?:您|你们|贵)|你(?:单位|[局委办厅])(?:转来|转办|来函)|你们|贵|现[就将对]|[^，。：:]{2,12}(?:代表|委员)(?:等.{0,8})?(?:所)?提出的"
)
# What an opening says: an item was received, is answered, or the reader is greeted.
_ANSWERS = re.compile(r"收悉|收到|如下|悉[。，,]")
_SAYS = re.compile(r"收悉|收到|如下|提[出交]|所提|办理|答复|回复|函复|建议|提案|议案|意见|来函|转来|感谢|好")
# Labels of a page that shows the item's own text above the answer to it.
_ITEM_TEXT = re.compile("(?:建议|提案|议案|问题|诉求)?(?:内容|正文|原文)[：:]|案由[：:]|(?:建议|提案)[：:]")
_ANSWER = re.compile("(?:办理|承办单位)?(?:答复|回复|复文|办复)(?:内容|正文|意见|情况)?[：:]?")
_MANY_NAMES = re.compile(r"[^。；：:！？《》0-9“”]*、[^。；：:！？《》“”]*")
_INLINE = re.compile(
    rf"((?:尊敬的)?[^\s，。：:；《》、]{{2,6}}(?:、[^\s，。：:；《》、]{{2,6}}){{0,12}}(?:等\d+[名位人])?{_PERSON_END}[：:])\s*(?=\S)"
)


def find_salutation(lines: Sequence[TextLine]) -> tuple[int, int] | None:
    """Return the salutation's first line and the line after its last; None if there is none.

    Above the first sentences, it is the first line that addresses somebody; below them, as where the item
    itself stands above the letter, only one with an opening below it.
    """
    texts = [line.source.text.strip() for line in lines[:LOOK_AHEAD]]
    spare: tuple[int, int] | None = None
    is_below_text = False
    for index, text in enumerate(texts):
        if _is_outside(text):
            continue
        if index and is_opening(text) and not is_below_text:
            return spare
        is_below_text = is_below_text or (bool(index) and "。" in text and len(text) > _LONG_SENTENCE)
        span = _address_on(texts, index)
        is_answered = span and _opens_at(texts, index + 1) and _ANSWERS.search(_window(texts, index + 1))
        if span and (is_answered if is_below_text else not _is_weak(texts, index)):
            return span
        spare = spare or (None if is_below_text else span)
    return spare


def answered_salutations(texts: Sequence[str]) -> list[int]:
    """Return the first lines of all salutations in a file below which an opening answers something."""
    found: list[int] = []
    for index, text in enumerate(texts):
        if inline := len(text) > _LEAST_OPENING and inline_salutation(text):
            if _ANSWERS.search(inline[1] + _window(texts, index + 1)) and _OPENS.match(inline[1]):
                found.append(index)
        elif text and text[-1] in _ENDS_ADDRESS and not _is_outside(text):
            near = max(index - _MOST_ABOVE, 0)
            window = texts[near : index + _WINDOW + _TITLE_LINES]
            span = _address_on(window, index - near)
            if span and _opens_at(texts, index + 1) and _ANSWERS.search(_window(texts, index + 1)):
                found.append(near + span[0])
    return found


def _is_outside(text: str) -> bool:
    return is_site(text) or is_fact_line(text) or bool(_TO_VISITORS.match(squeezed(text)))


def _address_on(texts: Sequence[str], index: int) -> tuple[int, int] | None:
    """Return the lines of a salutation that ends on this line, None if none does."""
    if _is_address(texts[index], texts, index + 1):
        return _with_names_above(texts, index), index + 1
    if _COLON.search(texts[index]) and (first := _broken_off(texts, index)) is not None:
        return first, index + 1
    return None


def _is_weak(texts: Sequence[str], index: int) -> bool:
    """Return True if an address may be a site's label: it names no person, and no opening is below it."""
    bare = squeezed(texts[index])
    is_named = _PEOPLE.search(bare) and not _NAMELESS.fullmatch(bare)
    return not (is_named or _opens_at(texts, index + 1))


def _broken_off(texts: Sequence[str], index: int) -> int | None:
    """Return the first line of a list of names that ends within a word on this line: 员："""
    for first in range(index - 1, max(index - _MOST_ABOVE, -1), -1):
        joined = "".join(texts[first : index + 1])
        if not _MANY_NAMES.match(texts[first]) or TITLE_WORDS.search(joined):
            return None
        if _is_address(joined, texts, index + 1):
            return _with_names_above(texts, first)
    return None


def is_opening(text: str) -> bool:
    """Return True if a line surely belongs to an opening."""
    if "收悉" in text:
        return True
    if is_title(text) or begins_title(text):
        return False
    return bool(re.search(r"提出的[《“关]|答复如下|函复如下|回复如下", text)) and not TITLE_END.search(text)


def _opens_at(texts: Sequence[str], index: int) -> bool:
    """Return True if an opening begins on a line: it begins as one, and says what is answered."""
    if index >= len(texts) or _is_outside(texts[index]):
        return False
    if any(is_title("".join(texts[index : index + count])) for count in range(1, _TITLE_LINES + 1)):
        return False
    window = _window(texts, index)
    if is_opening(texts[index]):
        return True
    if _OPENS.match(texts[index]) or _OPENS_SESSION.match(texts[index]):
        return bool(_SAYS.search(window))
    return bool(_OPENS_ABOUT.match(texts[index]) and _ANSWERS.search(window))


def _window(texts: Sequence[str], index: int) -> str:
    return "".join(texts[index : index + _WINDOW])


def _is_address(text: str, texts: Sequence[str], below: int) -> bool:
    bare = squeezed(text)
    if not 2 < len(bare) <= 80 or head_marks(text):
        return False
    if _NO_ADDRESS.search(bare) and not (_ONE_PERSON.fullmatch(bare) and _opens_at(texts, below)):
        return False
    fits = _ADDRESSEE.fullmatch(bare)
    opened = _opens_at(texts, below)
    if _COLON.search(bare):
        return bool(fits) or opened
    if not fits or not opened:
        return False
    is_received = _TO_A_BODY.match(texts[below]) and _ANSWERS.search(_window(texts, below))
    return bool((_PEOPLE.search(bare) and not _NAMELESS.fullmatch(bare)) or is_received)


def _with_names_above(texts: Sequence[str], index: int) -> int:
    """Return the first line of a salutation that ends on a line: long lists of names take several."""
    first = index
    while first and index - first < _MOST_ABOVE:
        above = texts[first - 1]
        is_cut = above[-1:] + texts[first][:1] in ("委员", "代表")
        goes_on = above[-1:] == "、" or (len(above) >= 14 and (is_cut or not is_body(above)))
        if not goes_on or not _MANY_NAMES.fullmatch(above) or TITLE_WORDS.search(above) or _is_outside(above):
            break
        first -= 1
    return first


def inline_salutation(text: str) -> tuple[str, str] | None:
    """Return a salutation that is followed by text on the same line, and that text."""
    found = _INLINE.match(text)
    return (found[1], text[found.end() :]) if found else None


def end_of_head(lines: Sequence[TextLine]) -> int:
    """Return the first line of the text in a letter without a salutation."""
    texts = [line.source.text.strip() for line in lines[:LOOK_AHEAD]]
    labels = [index for index, text in enumerate(texts) if _ANSWER.fullmatch(squeezed(text))]
    if labels and any(_ITEM_TEXT.match(squeezed(text)) for text in texts[: labels[0]]):
        return labels[0] + 1
    for index, text in enumerate(texts):
        if (found := inline_salutation(text)) and _ANSWERS.search(found[1] + _window(texts, index + 1)):
            return index
    for index, text in enumerate(texts):
        if _is_outside(text):
            continue
        if inline_salutation(text) or is_opening(text) or _is_text(text):
            return _with_headings_above(texts, index)
        is_long = len(text) > _LEAST_OPENING and not TITLE_END.search(text)
        if is_long and _OPENS.match(text) and _opens_at(texts, index):
            return index
    title = title_lines(texts[:12])
    marked = [index for index, text in enumerate(texts[:12]) if head_marks(text) or index in title]
    return max(marked, default=-1) + 1


def _with_headings_above(texts: Sequence[str], index: int) -> int:
    """Return the first line of a text with the numbered headings directly above its first sentence."""
    while index and match_heading_number(texts[index - 1]) and not _is_outside(texts[index - 1]):
        index -= 1
    return index


def _is_text(text: str) -> bool:
    """Return True if a line ends or holds a sentence, as lines above a letter's text do not."""
    return len(text) > _LEAST_OPENING and "。" in text and not head_marks(text)
