"""The title of an old letter among the lines above its salutation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.joining.remembered import remembered
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.bodies import is_authority, is_body

TITLE_END = re.compile(
    r"(?:答复|答复函|答复书|答复件|复函|函复|复文|的函|的报告|意见函|回复|复的函|意见|回复函|答复意见|办理情况|情况的(?:报告|汇报|说明)|办理(?:结果|报告)|情况)"
    r"(?:[（(【\[](?!\d{4}年\d{1,2}月).{1,24}[）)】\]])?$"
)
TITLE_WORDS = re.compile(r"建议|提案|议案|答复|复函|回复|会办|协办")
_START = re.compile(r"(?:[^，。、《》]{2,40}?)??(?:关于|对|就|办理|答复|回复)")
# What names one item: its number, or the session it was put forward at.
_ITEM = re.compile(
    r"(?:\d{1,8}\s?号|第[^第，。号《》]{1,14}号|第\d{1,8}(?:件|建议|提案)|次(?:全体)?会议|次全会|大会|闭会)"
    r"(?=.{0,20}(?:建议|提案|议案|意见))|(?:建议|提案|议案).{0,12}\d{1,8}号"
)
_TOWN = re.compile("(?:[镇乡]|街道|苏木)$")  # Bodies only in a title: 某镇关于…
_ABOUT = re.compile(r"^(.{4,100}?(?:答复|复函|回复|的函|意见))\s{0,2}(?:[：:]|——|--)\s{0,2}(?=关于|《|“)")
_SENTENCE = re.compile("。|收悉|如下")
_LONGEST = 160  # Longest title, in characters
_LONGEST_NAME = 30  # Names of bodies are shorter, in characters
_SESSION = re.compile("届.{0,12}(?:人大|政协|人民代表)|(?:人大|政协|人民代表).{0,16}届")
_BEGUN = re.compile("关于|对|届|政协|人大|人民代表")  # In the first line of a title
_MOST_LINES = 5  # Longest title, in lines
_LONGEST_PART = 60  # Longest line taken for a title of which only part is there, in characters
# A line of letter-spaced characters: 建 议 的 答 复.
_SPREAD = re.compile(
    r"([\u4e00-\u9fff][ \u3000]+){3}[\u4e00-\u9fff]$|^([\u4e00-\u9fff][ \u3000]+)+[\u4e00-\u9fff]$"
)
_BLANK = re.compile(
    r"(?<=[\u4e00-\u9fff0-9《》“”（）〔〕])[ \xa0\u3000]{1,8}(?=[\u4e00-\u9fff0-9《》“”（）〔〕])"
)
_MARK_BEHIND = re.compile(
    r"[（(【\[]?\s?(?P<mark>[A-DＡ-Ｄ甲乙丙丁][1-9]?)\s?类\s?[）)】\]]?$|[（(【]\s?(?P<bare>[A-DＡ-Ｄ])\s?[）)】]\s?类?$"
)
# Words by which two whole titles of one letter may differ.
_OPTIONAL = re.compile("对|的|关于|函|办理|办理情况|代表|人大代表|政协委员|提出的|情况")
_MOST_LOST = 8  # Most characters that a damaged title lacks


@remembered
def is_title(text: str) -> bool:
    """Return True if a text begins and ends as titles of such letters do, and names what it answers."""
    bare = squeezed(text)
    if about := _ABOUT.match(bare):
        bare = about[1]
    bare = _MARK_BEHIND.sub("", bare)
    if len(bare) > _LONGEST or _SENTENCE.search(bare):
        return False
    return bool(TITLE_END.search(bare) and TITLE_WORDS.search(bare) and names_item(bare))


def names_item(text: str) -> bool:
    """Return True if a text begins as titles do (某局关于, 对), or names an item by session or number."""
    return begins_title(text) or bool(_ITEM.search(text))


def begins_title(text: str) -> bool:
    """Return True if a text begins with 关于 or 对, or with a body that writes about something."""
    found = _START.match(text)
    if not found:
        return False
    issuer = re.sub(r"(关于|对|就|办理|答复|回复)$", "", found[0])
    return is_body(issuer) or bool(_TOWN.search(issuer)) if issuer else found[0] in ("关于", "对")


def title_lines(texts: Sequence[str], places: Sequence[int] | None = None) -> list[int]:
    """Return the title's lines: the last run that together begins and ends as titles do.

    `places` are the lines' places on the page: lines of a title follow each other directly.
    """
    places = places if places is not None else range(len(texts))

    def is_row(first: int, last: int) -> bool:
        return first >= 0 and places[last] - places[first] == last - first < _MOST_LINES

    for last in range(len(texts) - 1, -1, -1):
        for first in range(last, -1, -1):
            if not is_row(first, last):
                break
            if is_title("".join(texts[first : last + 1])):
                return _with_lines_above(texts, first, last, is_row)
    return _part_of_title(texts)


def _part_of_title(texts: Sequence[str]) -> list[int]:
    """Return the last line that names an item though it does not end as titles do."""
    ends = [
        index
        for index, text in enumerate(texts)
        if len(text) < _LONGEST_PART and TITLE_WORDS.search(text) and names_item(squeezed(text))
    ]
    return ends[-1:]


def _with_lines_above(
    texts: Sequence[str], first: int, last: int, is_row: Callable[[int, int], bool]
) -> list[int]:
    """Return the lines of a title with those above that begin it: the issuing body, 关于 and the session."""
    joined = squeezed("".join(texts[first : last + 1]))
    for upper in (first - 1, first - 2):
        if not is_row(upper, last):
            break
        above = squeezed("".join(texts[upper:first]))
        named = re.sub("(关于对|关于|对)$", "", above)
        if len(named) < _LONGEST_NAME and is_authority(named) and re.match("关于|对", texts[first]):
            return list(range(upper, last + 1))
        names_session = _SESSION.search(joined) and not re.search("(?:关于|对)$", above)
        is_whole = begins_title(joined) or names_session
        if not is_whole and _BEGUN.search(above) and not TITLE_END.search(above):
            return _with_lines_above(texts, upper, last, is_row)
    return list(range(first, last + 1))


def joined_title(texts: Sequence[str]) -> str:
    """Return a title from its lines, without the blanks that only set it on the page."""
    joined = "".join(squeezed(text) if _SPREAD.search(text) else text.strip() for text in texts)
    lead = re.search("关于|对", joined)
    issuers = joined[: lead.start()] if lead else ""
    kept = issuers if len(issuers.split()) > 1 and all(map(is_body, issuers.split())) else ""
    parts = re.split("(《[^《》]*》)", joined[len(kept) :])
    return (kept + "".join(part if part[:1] == "《" else _BLANK.sub("", part) for part in parts)).strip(
        " |｜\t"
    )


def split_class(title: str) -> tuple[str, str]:
    """Return a title without the class behind it, and the class as typed: 答复函, （B类）."""
    found = _MARK_BEHIND.search(title)
    if not found or not TITLE_END.search(title[: found.start()].rstrip()):
        return title, ""
    return title[: found.start()].rstrip(), found[0].strip()


def is_damaged(own: str, whole: str) -> bool:
    """Return True if a title is another one from which some characters inside are lost."""
    short, long = half_width(squeezed(own)), half_width(squeezed(whole))
    if short in long or not 0 < len(long) - len(short) <= _MOST_LOST:
        return False
    lost = _lost(short, long)
    return bool(lost) and not all(map(_OPTIONAL.fullmatch, lost))


def _lost(short: str, long: str) -> list[str]:
    """Return the pieces of a text that a shorter one lacks; none if the shorter has other characters."""
    pieces: list[str] = []
    place = 0
    is_inside = False
    for char in long:
        if place < len(short) and char == short[place]:
            place, is_inside = place + 1, False
        else:
            pieces = [*pieces[:-1], pieces[-1] + char] if is_inside else [*pieces, char]
            is_inside = True
    return pieces if place == len(short) else []
