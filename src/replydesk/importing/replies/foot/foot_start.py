"""Where the text of a letter ends and its foot begins.

The foot is found from below: from the date, or in a letter without one from the end, up over lines that say
what they are. A sentence is never one of them: what stands above it belongs to the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import zip_longest

from replydesk.importing.replies.foot.footlines import (
    MAX_SIGNATURE,
    NUMBERED_NAME,
    SEAL,
    is_imprint,
    is_marked,
    is_name,
    is_person,
    is_sentence,
    is_signed_and_dated,
)
from replydesk.importing.replies.joining.page_frame import is_ambiguous, is_site, is_site_foot, is_timestamp
from replydesk.importing.replies.joining.paragraphs import NUMBERS, Para, squeezed
from replydesk.importing.replies.lines.contacts import labelled, names_people
from replydesk.importing.replies.lines.dates import is_damaged, is_dashed, is_date
from replydesk.importing.replies.lines.marks import ATTACHED, ATTACHMENT_HEAD, BLANKS, CC

_GAP = re.compile(r"[ \xa0]{2,}|[\t\u3000]+| (?=[\u4e00-\u9fff]{4})")
_CHINESE = re.compile("[\u4e00-\u9fff]{2}|[\u4e00-\u9fff] *[\u4e00-\u9fff]")
_ITEM = re.compile("[一二三四五六七八九十]{1,2}是")
_NO_SIGNATURE = re.compile("[。，《：:！？；]")  # In sentences and labels, even without their full stop
_ENDS_TEXT = re.compile("特此|专此|此致|此复|敬礼|顺祝|以上|感谢|谢谢")
# The last paragraph of a letter: a whole date below it is the letter's, whatever follows.
_THANKS = re.compile(
    "(?:最后，?|在此，?)?(?:再次|衷心|诚挚|非常|十分)?(?:地)?感谢(?:您|你|贵|各位)|特此|专此|此复"
)
_ORIGINAL = re.compile(  # The suggestion itself
    r"附件?[：:]?(?:\d{0,4}[.．、]?标题[：:]|原(?:建议|提案|议案)"
    r"|[^。，：]{0,12}(?:建议|提案|议案)(?:的?原文|原件|内容|全文))"
)
_REASONS = re.compile("(?:案由|理由|案据|(?:建议|提案)内容)[：:]")  # How a suggestion itself begins
_OF_YEAR = re.compile(r"(?:19|20)\d\d年")  # No name begins with a year
_LABEL_ALONE = re.compile("[^，。；：:]{2,8}[：:]")  # 相关热词：
_ENDING = 6  # Most paragraphs from a letter's thanks to its date
_MOST = 30  # Most lines of a foot above the date
_SHORT = 12  # Longest line above a site's foot that is the site's too, in characters
_LEAST_COPIED = 12  # Shortest sentence that shows a page to hold the letter twice, in characters


def find_foot(paras: Sequence[Para], units: Sequence[str]) -> tuple[int, bool]:
    """Return the index of the first paragraph below the text, and whether there is a date below it."""
    end = _end_of_letter(paras)
    dated = _signing_date(paras[:end])
    first = _above_date(paras, dated, units) if dated is not None else _undated(paras, end, units)
    noted = _with_attachments(paras, first)
    return (_up(paras, noted, noted, units) if noted < first else first), dated is not None


def _end_of_letter(paras: Sequence[Para]) -> int:
    """Return where something begins that is not the letter: attached pages, the suggestion, a second copy."""
    for place, para in enumerate(paras):
        text = para.text.strip(BLANKS)
        if place and ATTACHMENT_HEAD.fullmatch(text) and _is_page(paras, place):
            return place
        if place > 1 and _ORIGINAL.match(squeezed(text)):
            return place
        if place > 1 and _REASONS.match(text) and is_date(paras[place - 1].text):
            return place
    return _copy(paras)


def _is_page(paras: Sequence[Para], place: int) -> bool:
    above = paras[place - 1]
    return _is_foot(above, ()) or bool(ATTACHED.match(above.text)) or is_date(above.text)


def _copy(paras: Sequence[Para]) -> int:
    """Return where the letter begins again, on a page that holds it twice; the number of paragraphs if not.

    It begins with the opening, and every sentence from there on has been read before: nothing is lost.
    """
    first: dict[str, int] = {}
    copied: list[int] = []
    for place, para in enumerate(paras):
        bare = squeezed(para.text)
        if len(bare) < _LEAST_COPIED or not is_sentence(para.text):
            continue
        if first.setdefault(bare, place) == place:
            copied = []
        elif copied or first[bare] == min(first.values()):
            copied.append(place)
    return _head_above(paras, copied[0]) if copied else len(paras)


def _head_above(paras: Sequence[Para], start: int) -> int:
    """Return the first line of title and salutation above the opening of a second copy."""
    while start and (not is_sentence(paras[start - 1].text) or paras[start - 1].text.strip()[-1:] in "：:"):
        start -= 1
        if is_date(paras[start].text) or is_marked(paras[start].text):
            return start + 1
    return start


def _signing_date(paras: Sequence[Para]) -> int | None:
    """Return the index of the date of the letter: one under a signature, else one with no sentence below."""
    endings = {place for place, para in enumerate(paras) if _ends_text(para.text.strip(BLANKS))}
    dates = [
        place for place in range(len(paras)) if _dates(paras, place) and not _is_inside(paras, place, endings)
    ]
    signed = _without_inner(paras, [place for place in dates if _is_signed(paras, place)])
    plain = (place for place in dates if not _has_sentence(paras[place + 1 :]))
    closed = (place for place in dates if place and _THANKS.match(paras[place - 1].text.strip(BLANKS)))
    unusual = (place for place in dates if place and may_sign(paras[place - 1]))
    return next((place for found in (signed, plain, closed, unusual) for place in found), None)


def _without_inner(paras: Sequence[Para], signed: list[int]) -> list[int]:
    """Return the signed dates without those from which the text goes on to the next one."""
    return [
        place
        for place, below in zip_longest(signed, signed[1:])
        if below is None or not _has_sentence(paras[place + 1 : below])
    ]


def _ends_text(text: str) -> bool:
    return bool(_THANKS.match(text) or _ENDS_TEXT.match(text))


def _is_inside(paras: Sequence[Para], place: int, endings: Collection[int]) -> bool:
    """Return True if the text goes on below a date: no thanks are above, but thanks or text below."""
    if any(each in endings for each in range(place - _ENDING, place)):
        return False
    last = max(endings, default=-1)
    return (last > place and bool(_THANKS.match(paras[last].text.strip(BLANKS)))) or (
        place + 1 < len(paras) and _is_prose(paras[place + 1].text)
    )


def _is_prose(text: str) -> bool:
    """Return True if a line below a date goes on with the text: a sentence, or a heading 一、 or （一）."""
    if any(number.match(text) for number in NUMBERS[:2]):
        return True
    return is_sentence(text) and not is_site(text) and text[:1] not in "（(" and len(text) > _SHORT


def _dates(paras: Sequence[Para], place: int) -> bool:
    """Return True if a line is a date; what only may be one needs a name above it."""
    text = paras[place].text.strip(BLANKS)
    if is_date(text) or is_signed_and_dated(text):
        return True
    above = paras[place - 1].text.strip(BLANKS) if place else ""
    return (is_dashed(text) or is_damaged(text)) and (is_name(above) or is_person(above))


def _is_signed(paras: Sequence[Para], place: int) -> bool:
    near = [
        para.text.strip(BLANKS) for para in (*_directly_above(paras, place), *paras[place + 1 : place + 2])
    ]
    return is_signed_and_dated(paras[place].text) or any(is_name(text) or is_person(text) for text in near)


def _directly_above(paras: Sequence[Para], place: int) -> Sequence[Para]:
    """Return the two paragraphs above a date, without what is above a sentence."""
    is_cut = place > 1 and is_sentence(paras[place - 1].text)
    return paras[max(place - (1 if is_cut else 2), 0) : place]


def _has_sentence(paras: Sequence[Para]) -> bool:
    """Return True if the letter goes on: a sentence before anything of a site."""
    for para in paras:
        if is_site(para.text) or para.text[:1] in "（(":
            return False
        if is_sentence(para.text) and not _LABEL_ALONE.fullmatch(squeezed(para.text)):
            return True
    return False


def _above_date(paras: Sequence[Para], dated: int, units: Sequence[str]) -> int:
    """Return the first line of the foot above a date: signatures, and what stands above them."""
    first = _up(paras, dated, dated, units)
    names = [
        para for para in paras[first : dated + 1] if is_name(para.text) or is_signed_and_dated(para.text)
    ]
    most = 1 if names else 3
    while (
        first
        and most
        and may_sign(paras[first - 1])
        and not (names and len(paras[first - 1].text) > _SHORT * 2)
    ):
        first, most = first - 1, most - 1
    return _up(paras, first, dated, units)


def _up(paras: Sequence[Para], first: int, dated: int, units: Sequence[str]) -> int:
    while first and dated - first < _MOST and _is_foot(paras[first - 1], units):
        first -= 1
    return first


def _undated(paras: Sequence[Para], end: int, units: Sequence[str]) -> int:
    """Return the start of the foot in a letter without a date: below its last sentence, if it has one."""
    last = end
    while last and not _is_text(paras[last - 1]):
        last -= 1
    sure = (i for i in range(last, end) if _is_foot(paras[i], units) and not _may_be_text(paras[i].text))
    first = next(sure, end)
    is_framed = first < end and is_site_foot(paras[first].text)
    while last < first < end and (
        _belongs_below(paras[first - 1], units, is_framed=is_framed)
        or (is_damaged(paras[first - 1].text) and is_name(paras[first].text))
    ):
        first -= 1
    return first


def _may_be_text(text: str) -> bool:
    """Return True if a line of the foot could be one of a list in a text: 责任单位：…, 时间：…"""
    facts = labelled(text.strip(BLANKS))
    return is_ambiguous(text) if facts is None else not names_people(facts)


def _belongs_below(para: Para, units: Sequence[str], *, is_framed: bool) -> bool:
    """Return True if a line directly above a foot belongs to it: a label, or a short word of a site."""
    is_word = is_framed and len(para.text) < _SHORT and not _is_numbered(para.text)
    return not para.cells and (is_word or _is_foot(para, units))


def _is_text(para: Para) -> bool:
    if para.cells:
        return True
    text = para.text.strip(BLANKS)
    return bool(text) and is_sentence(text) and not is_site(text) and not ATTACHED.fullmatch(text)


def _is_numbered(text: str) -> bool:
    return any(number.match(text) for number in NUMBERS) or bool(_ITEM.match(text))


def _is_foot(para: Para, units: Sequence[str]) -> bool:
    """Return True if a line says that it stands below a text."""
    text = para.text.strip(BLANKS)
    if para.cells or not text or _is_numbered(text):
        return False
    if is_marked(text) or CC.fullmatch(text) or is_imprint(text) or is_site_foot(text) or is_person(text):
        return True
    if is_sentence(text):
        return False
    known = squeezed(text) in units or is_name(text) or all(map(is_name, _GAP.split(text)))
    return known or (is_site(text) and not is_ambiguous(text)) or is_timestamp(text)


def may_sign(para: Para) -> bool:
    """Return True if a line above a date may be a signature although it does not end as bodies' names do."""
    text = para.text.strip(BLANKS)
    return (
        not para.cells
        and 2 < len(squeezed(text)) <= MAX_SIGNATURE
        and bool(_CHINESE.search(SEAL.sub("", text)))
        and not _NO_SIGNATURE.search(text)
        and not _is_numbered(text)
        and not _OF_YEAR.match(text)
        and not is_sentence(text)
        and not is_site_foot(text)
        and not ATTACHED.match(text)
        and not _ENDS_TEXT.match(text)
    )


def _with_attachments(paras: Sequence[Para], first: int) -> int:
    """Move the start of the foot up to the list of attachments (附件：1.…), which may take several lines."""
    for place in range(first - 1, max(first - 24, -1), -1):
        text = paras[place].text
        if ATTACHED.fullmatch(text) and not re.search("[。；]$", text):
            return place
        if not (NUMBERED_NAME.match(text) or may_sign(paras[place])):
            break
    return first
