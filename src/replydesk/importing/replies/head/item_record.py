"""Facts of the item in a title and an opening: session, number, subject, the bodies consulted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.bodies import bodies_of, is_body
from replydesk.text.title_marks import with_own_marks

_SESSION_END = (
    r"(?:次会议|次大会|次全体会议|次全会|[一二三四五六七八九十]次会(?!议)|会议"
    r"|大会(?!第|[一二三四五六七八九十]{1,3}次)|闭会期间"
    r"|大会期间|全会|两会|届第?[一二三四五六七八九十]{1,3}次(?=(?:委员)?第?\d))"  # 十届三次第18号提案
)
_SESSION_TEXT = rf"[^，。《》“”（）()]{{2,40}}?{_SESSION_END}(?:闭会期间)?"
_OF_CONGRESS = re.compile(r"届|人大|政协|人民代表大会|次会|两会")
_ISSUER = (
    r"[^，。《》、]{1,30}?(?:厅|局|委员会|委|办公室|办|政府|中心|公司|集团|部|院|会|社|处|站|所|队|校|行|馆"
    r"|大学|联|[镇乡]|街道|苏木)"
)
# What a session begins with that follows the issuer directly: 某局县十届人大, 某局政协.
_CONGRESS = r"[省市县区镇乡州](?:第?[一二三四五六七八九十]{1,3}届|人大|政协)|政协|全国"
_ISSUED = re.compile(rf"(?:20\d\d年(?:度)?)?(?P<issuer>{_ISSUER})(?=关于|对|就|办理|答复|{_CONGRESS})")
_TAIL = re.compile(r"[（(](?P<body>[\u4e00-\u9fff]{2,20})[）)]$")
# What a title begins with, before it names the item: 关于对, 对办理, 关于答复, 关于张某某代表在.
_LEAD = re.compile(
    r"(?:20\d\d年度?)?(?:关于对|对于|关于|对|就)?(?:答复|回复|办理|回应|落实|反馈|报送|转办)?(?:关于|对)?[“「]?(?:[^，。《》“”]{2,30}?(?:代表|委员)(?:等.{0,8}?)?在)?"
)
_QUOTED = re.compile("《[^《》]*》|“[^“”]*”")
_NAMES_ITEM = re.compile("^“.*(?:第[^”]{1,14}号|次会议)|^“[A-Za-z]{0,4}\\d{1,8}号?”$")
_TITLE_SESSION = re.compile(rf"(?P<session>{_SESSION_TEXT})")
_NUMBERS = re.compile(
    r"第(?P<number>[^第，。号（）()《》会届]{1,14}?)号|(?<![\d〕】\]）)])(?P<bare>[A-Za-z]{0,4}\d{1,8})号"
    r"|(?:建议|提案|议案)第?(?P<after>[\u4e00-\u9fff]?[A-Za-z]{0,4}\d{1,8})号"
    r"|第(?P<open>[\u4e00-\u9fff]?[A-Za-z]{0,4}\d{1,8})(?:件|号)?(?=(?:代表|委员)?(?:建议|提案|议案|意见))"
)
_NEXT_NUMBER = re.compile(r"(?:[、，和及]|以及)第?(?P<number>[A-Za-z]{0,4}\d{1,8})号")
_NOUN = r"(?:建议|提案|议案)"
_TITLE_SUBJECT = re.compile(
    rf"^(?:关于对|对于|对|就)?(?P<subject>(?:关于)?[^《》]{{4,80}}?的{_NOUN})(?:的|办理|答复|提案|建议|回复)"
)
_TITLE_ABOUT = re.compile(rf"(?:[：:]|——|--|》|提出的?)(?P<subject>关于[^《》：:]{{2,80}}?的{_NOUN})")

_PUT_FORWARD = r"(?:所)?(?:，)?(?:向大会)?(?:联名|共同|领衔|联合)?(?:提出|提交|提的)"
_SESSION = re.compile(
    rf"(?:在|于)(?P<session>{_SESSION_TEXT})(?:上|期间|中|召开期间|时)?{_PUT_FORWARD}"
    rf"|(?:^|[。！])在?(?P<first>{_SESSION_TEXT})(?:上|期间|中|召开期间)?，?(?:您|你|贵)[^，。]{{0,6}}{_PUT_FORWARD}"
    rf"|(?:现[将就对]|对|关于|收到)(?P<about>{_SESSION_TEXT})(?=第[^号，。]{{1,14}}号)"
)
_NUMBER = re.compile(
    r"第(?P<number>[^第，。号（）()《》\s](?:[^第，。号（）()《》]{0,13}[^第，。号（）()《》\s])??)\s?号(?!令|文)|[（(](?P<bare>[A-Za-z]{0,4}\d{1,8})号?[）)]|(?:编号|案号|提案号)[：:]?(?P<labelled>[A-Za-z0-9]{1,10})"
    rf"|第(?P<open>\d{{1,8}})(?={_NOUN})"
)
_INSIDE = re.compile(
    rf"[（(“](?P<session>[^，。《》（）()]{{2,40}}?{_SESSION_END})(?:期间)?(?:代表|委员)?{_NOUN}?(?P<mark>第)?(?P<number>[^第，。号（）()《》]{{1,14}}?)号"
)
_VERB = re.compile(r"所?提出了?的?(?:题为)?|所?提交了?的?|所提的?|提的|反映的?")
_NUMBERED = re.compile(rf"(?:第[^，。第号]{{1,14}}号(?:代表|委员)?(?:{_NOUN}|意见)?)?(?:[：:，]|，?即)?")
_BEHIND = (  # A mark whose other half is missing may end a title
    rf"(?=[》”」]?(?:的?{_NOUN}|的意见)?"
    r"(?:[（(]|[，。,；;：:]|已|收|悉|现|经|由|后|交|转|办理|的办理|我[局委厅办镇乡县市区们]|$))"
)
_UNMARKED = re.compile(rf"(?P<subject>(?:关于|对|就)?[^，。；]{{4,80}}?的(?:{_NOUN}|意见建议|意见)){_BEHIND}")
_UNMARKED_ABOUT = re.compile(rf"(?P<subject>关于[^，。；]{{2,80}}?(?:{_NOUN}|意见)){_BEHIND}")
_ABOUT = re.compile(rf"(?P<subject>关于[^《》，。；]{{2,80}}?的{_NOUN}){_BEHIND}")
_OPEN_ABOUT = re.compile("提出?的(?P<subject>关于[^《》，。；]{4,60}?)(?=》|已?收悉)")
_NO_SUBJECT = re.compile(r"^第[^号]{1,14}号|^(?:宝贵|几点|以上|上述|意见)")
_SUBJECT_START = re.compile(
    "《|[“「](?=关于)|(?<=提出的)[“「]|(?<=所提的)[“「]|(?<=提交的)[“「]|(?<=提出)[“「]|(?<=提的)[“「]|(?<=号)[“「]|(?<=建议)[“「]|(?<=提案)[“「]"
    f"|(?<=关于)[“「](?=[^”」]{{2,60}}(?:[”」]的?(?:{_NOUN}|意见|问题)|{_NOUN}[”」]))"
)
_PAIRS = {"《": "》", "“": "”", "「": "」", "〈": "〉"}
_JOINED = re.compile(r"(?:[（(][^（）()]{1,20}[）)])?(?:、|和|及|以及|与|，)?(?=《)")

_CONSULTED = re.compile(
    r"(?:会商|经商|(?<![市省县区州工协招电微])商(?!务|业|贸|会|品|标|户|请)|会同|经会(?!同|商)|征求|经与|(?:综合|汇总|结合|根据|听取|吸收)(?=[^，。]{2,60}意见)|我.{1,3}与)"
    r"(?!请)(?P<bodies>[^，。；：《》（）]{2,80}?)(?:等(?:单位|部门))?"
    r"(?:的?(?:[会协]办)?意见|进行|认真|共同|联合|逐条|专题|研究|办理|协商|会商|沟通|商议|讨论|衔接|对接|联系|对|[，。])"
)
_REPLY_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,24}[〔\[【（(]\d{4}[〕\]】）)]第?\d{1,5}号")
_BEFORE_NUMBER = re.compile("^[^〔（]*[以于由在曾第及和]|^文号")
_LEAST_CLAUSE = 6  # Fewest characters between blanks of a title that has two clauses
_STRAIGHT = re.compile('["＂〝]([^"＂〝〞“”。]{2,100})["＂〞]')
_WIDE = str.maketrans(",:;()", "，：；（）")  # Openings of pages have narrow marks
_KEPT, _KEPT_WIDE = "\ue0f0", "\ue0f1"  # Stand for blanks that stay
_BLANK = re.compile(r"(?<=[^\x00-\x7f])[ \xa0\u3000]{1,8}|[ \xa0\u3000]{1,8}(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """The known facts of an item; "" for an unknown one."""

    session: str = ""
    number: str = ""
    subject: str = ""
    consulted: tuple[str, ...] = ()
    issuer: str = ""


def record_of_title(title: str) -> ItemRecord:
    """Return the facts in a title."""
    bare = _closed_up(title.strip())
    masked = _masked(bare)
    issued = _ISSUED.match(masked)
    begin = issued.end() if issued else 0
    lead = _LEAD.match(masked, begin)
    behind = lead.end() if lead else begin
    found = _TITLE_SESSION.match(masked, behind)
    if found and not _OF_CONGRESS.search(found["session"]):
        found = None
    inside = None if found else _INSIDE.search(masked)
    found = found or inside
    number = inside["number"] if inside else _numbers(masked[found.end() :] if found else masked[begin:])
    tail = _TAIL.search(bare)
    issuer = issued["issuer"] if issued else tail["body"] if tail and is_body(tail["body"]) else ""
    return ItemRecord(
        bare[slice(*found.span("session"))] if found else "",
        number,
        _subject_of_title(with_own_marks(bare), begin, is_named=bool(found or number)),
        (),
        issuer,
    )


def _masked(title: str) -> str:
    """Return a title whose quoted texts are hidden, unless they name the item: “…会议第43号建议”."""
    return _QUOTED.sub(lambda each: each[0] if _NAMES_ITEM.search(each[0]) else "〇" * len(each[0]), title)


def _numbers(text: str) -> str:
    """Return the item's number, several separated by 、; "" if there is none."""
    found = _NUMBERS.search(text)
    if not found:
        return ""
    numbers = [squeezed(next(filter(None, found.groups())))]
    end = found.end()
    while following := _NEXT_NUMBER.match(text, end):
        numbers.append(following["number"])
        end = following.end()
    return "、".join(numbers)


def _subject_of_title(title: str, begin: int, *, is_named: bool) -> str:
    """Return the item's title in the title of a letter, which may name the item by its number instead."""
    if quoted := _subject_after(title, 0):
        return quoted
    if about := _TITLE_ABOUT.search(title):
        return about["subject"]
    found = None if is_named else _TITLE_SUBJECT.match(title, begin)
    return found["subject"] if found else ""


def record_of_opening(text: str) -> ItemRecord:
    """Return the facts in an opening that are certain."""
    bare = with_own_marks(_closed_up(text))
    subject = _subject_of_opening(bare)
    outside = bare
    for each in subject.split("、") if subject not in bare else [subject]:
        outside = outside.replace(each, "〇" * len(each)) if each else outside
    outside = _BLANK.sub("", outside).translate(_WIDE)
    session = _SESSION.search(outside)
    inside = _INSIDE.search(outside)
    number = _NUMBER.search(outside)
    named = next(filter(None, session.groups())) if session else inside["session"] if inside else ""
    counted = next(filter(None, number.groups()), "") if number else ""
    if inside:
        counted = inside["number"]
    return ItemRecord(named.strip(), squeezed(counted), _without_lost_quote(subject), _consulted(outside))


def _without_lost_quote(subject: str) -> str:
    """Return a title up to its closing quotation mark, if the opening one is lost: 关于…的建设”的提案."""
    before, mark, _ = subject.partition("”")
    return before if mark and "“" not in before else subject


def _closed_up(text: str) -> str:
    """Return a text without the blanks within it, save those between two clauses of a quoted title.

    Straight quotation marks around a text become curved ones.
    """
    text = _STRAIGHT.sub(r"“\1”", text)

    def inside(quoted: re.Match[str]) -> str:
        is_clause = all(len(part) >= _LEAST_CLAUSE for part in quoted[0].split())
        return quoted[0].replace(" ", _KEPT).replace("\u3000", _KEPT_WIDE) if is_clause else quoted[0]

    return _BLANK.sub("", _QUOTED.sub(inside, text)).replace(_KEPT, " ").replace(_KEPT_WIDE, "\u3000")


def _consulted(text: str) -> tuple[str, ...]:
    """Return the bodies that were consulted, as the opening names them."""
    found = (bodies_of(each["bodies"]) for each in _CONSULTED.finditer(text))
    return next(filter(None, found), ())


def _subject_of_opening(text: str) -> str:
    """Return the item's title: behind 提出的, in marks or without, else in marks, else 关于…的建议."""
    verb = _VERB.search(text)
    start = verb.start() if verb else 0
    for found in _VERB.finditer(text):
        numbered = _NUMBERED.match(text, found.end())
        place = numbered.end() if numbered else found.end()
        if text[place : place + 1] in _PAIRS or re.match("关于[《“「]", text[place:]):
            break
        if subject := _unmarked(text, place):
            return subject
    if quoted := "、".join(_subjects_after(text, start)):
        return quoted
    about = _ABOUT.search(text) or _OPEN_ABOUT.search(text)
    return about["subject"] if about and not _is_cut(about, text) else ""


def _unmarked(text: str, place: int) -> str:
    """Return the title without marks that begins at a place, "" if none does."""
    found = _UNMARKED.match(text, place) or _UNMARKED_ABOUT.match(text, place)
    if not found or _NO_SUBJECT.match(found["subject"]) or "收悉" in found["subject"]:
        return ""
    return "" if _is_cut(found, text) else found["subject"]


def _is_cut(found: re.Match[str], text: str) -> bool:
    """Return True if a title without marks ends before the mark that closes one within it."""
    behind = text[found.end() : found.end() + 1]
    return any(behind == closing and opening in found["subject"] for opening, closing in _PAIRS.items())


def _subjects_after(text: str, start: int) -> Iterator[str]:
    """Yield the titles in marks after `start`: the first, and those that follow it directly."""
    place = start
    while subject := _subject_after(text, place):
        yield subject
        place = text.index(subject, place) + len(subject) + 1
        following = _JOINED.match(text, place)
        if not following:
            return
        place = following.end()


def _subject_after(text: str, start: int) -> str:
    """Return the first text in 《》 (or “”) after `start`, with nested pairs; "" if there is none."""
    found = _SUBJECT_START.search(text, start)
    if not found:
        return ""
    opening, closing = found[0], _PAIRS[found[0]]
    depth = 0
    for place in range(found.start(), len(text)):
        depth += (text[place] == opening) - (text[place] == closing)
        if not depth:
            return text[found.end() : place].strip()
    return ""


def first_reply_number(text: str) -> str:
    """Return the number of the first reply that an opening of a second one names, "" if it names none."""
    found = _REPLY_NUMBER.search(half_width(squeezed(text)))
    return _BEFORE_NUMBER.sub("", found[0]) if found else ""
