"""The values of fields as people type or paste them, put into the form that the letter prints.

One function a field. Each returns a value unchanged that it does not understand; what it may leave out is
declared beside it, and a result that lacks anything else is not used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from replydesk.draft.document_number import read_loosely
from replydesk.draft.model import Key
from replydesk.letter.kinds import PROPOSAL, SUGGESTION, Kind
from replydesk.letter.people import read_people
from replydesk.text.dates import format_day, parse_date, valid_day
from replydesk.text.full_width import normalized, normalized_without_spaces
from replydesk.text.numerals import chinese_numeral
from replydesk.text.title_marks import bare_title, taken_out
from replydesk.text.typed_dates import day_without_year, typed_day


class Tidied(NamedTuple):
    """A value put in order, and what the clerk should know about it, "" if nothing."""

    text: str
    remark: str = ""


class _Form(NamedTuple):
    """How a field's value is put in order: `put` does it, `dropped` matches what it may leave out."""

    put: Callable[[str, Kind], str]
    dropped: re.Pattern[str] | None = None  # None if `put` understands the value whole or leaves it
    labels: str = ""  # words before a colon in front of the value, besides the field's own name


def tidied(key: Key, typed: str, kind: Kind) -> Tidied:
    """Return the value of a field as the letter prints it; nothing but declared marks is left out."""
    if key not in _FIELDS:
        return Tidied(typed)
    text = typed.strip()
    for _ in range(_MOST_ROUNDS):
        before, text = text, _put_once(key, text, kind)
        if text == before:
            break
    remark = _REMARKS[key](text) if key in _REMARKS else ""
    return Tidied(text or typed, remark)


def tidied_phones(typed: str) -> str:
    """Return telephone numbers as the letter prints them; text that is none stays."""
    return tidied(Key.PHONE, typed, SUGGESTION).text


_MOST_ROUNDS = 20  # what is around a value may be there more than once: 提出人：提出人：张某某


def _put_once(key: Key, text: str, kind: Kind) -> str:
    field = _FIELDS[key]
    bare = _without_label(key, text, field.labels)
    result = field.put(bare, kind)
    if field.dropped and field.dropped.sub("", bare) != field.dropped.sub("", result):
        return bare
    return result or text


def _without_label(key: Key, text: str, labels: str) -> str:
    """Return a value without its name in front: 提出人：张某某."""
    head, colon, rest = text.replace(":", "：", 1).partition("：")
    names = (str(key), *filter(None, labels.split("|")))
    return rest.strip() if colon and rest.strip() and "".join(head.split()) in names else text


# --- who put the item forward

_NAME_MARKS = re.compile(
    r"[\s、，,；;：:/／|。+和与及并]|[省市县区]?(?:人大代表|政协委员)|[省市县区]?(?:代表|委员)(?![团会])"
)

_BLANK_BEFORE_TITLE = re.compile(r"(?<=\S)[ \u3000](?=(?:代表|委员)(?:[\s、，,；;等]|$))")
_TITLES = (SUGGESTION.member, PROPOSAL.member)
_SHORTEST_NAME = 2  # characters; 陈代表 names a person by title


def _people(text: str, kind: Kind) -> str:
    """Return names with 、 between them, without the title that the letter adds."""
    people = read_people(_BLANK_BEFORE_TITLE.sub("", text.rstrip("：:")))
    if people.joint or people.dropped or people.delegations or people.phones or people.lead:
        return text
    names = "、".join(people.names)
    other = SUGGESTION.member if kind.member == PROPOSAL.member else PROPOSAL.member
    is_cut = any(len(name) < _SHORTEST_NAME or name in _TITLES for name in people.names)
    return text if is_cut or names.count(other) < text.count(other) else names


_PERSON = re.compile(r"(\S)\s+(\S)")


def _person(text: str, _: Kind) -> str:
    """Return a name without the blank that makes two characters as wide as three."""
    found = _PERSON.fullmatch(text)
    return f"{found[1]}{found[2]}" if found and not text.isascii() else text


# --- bodies

_BODY_MARKS = re.compile(r"[\s、，,；;。]")
_BETWEEN_BODIES = re.compile(r"[、，,；;\n\t]+")
_SHORTEST_BODY = 3  # characters; shorter words between blanks may be parts of one name


def _bodies(text: str, _: Kind) -> str:
    """Return bodies with 、 between them."""
    parts = [_with_marks(part.strip()) for part in _BETWEEN_BODIES.split(text.rstrip("。")) if part.strip()]
    return "、".join(parts)


def _signatures(text: str, _: Kind) -> str:
    """Return the bodies that sign together; a blank may be inside one name."""
    return "、".join(part.strip() for part in _BETWEEN_BODIES.split(text) if part.strip())


def _copies(text: str, _: Kind) -> str:
    """Return the bodies that get copies; the commas and semicolons that group them stay."""
    lines = (line.strip().rstrip("。") for line in text.split("\n"))
    joined = "、".join(line.rstrip("、") for line in lines if line)
    return _with_marks(joined.replace(",", "，").replace(";", "；"))


def _with_marks(text: str) -> str:
    """Return names that only blanks separate with 、 between them."""
    words = text.split()
    is_list = len(words) > 1 and not text.isascii() and all(len(word) >= _SHORTEST_BODY for word in words)
    marks = "、，；"
    if not is_list:
        return text
    return "".join(
        word if index == 0 or words[index - 1][-1] in marks or word[0] in marks else f"、{word}"
        for index, word in enumerate(words)
    )


# --- the item

_SESSION = re.compile(
    r"(?P<level>[^\d第届政人]{0,12}?)(?P<before>人大|政协|)第?(?P<term>\d{1,2}|[一二三四五六七八九十]{1,3})届"
    r"(?P<after>人大|政协|)第?(?P<time>\d{1,2}|[一二三四五六七八九十]{1,3})次(?P<end>会议|全会|会|)"
    r"(?:(?<=会议)期间)?(?:(?<=会议)上)?[。，；]?"
)


def _session(text: str, kind: Kind) -> str:
    """Return a session as in a letter, 省十四届人大三次会议; the congress is that of the kind."""
    found = _SESSION.fullmatch(normalized_without_spaces(text).replace(",", "，").replace(";", "；"))
    if found is None:
        return text
    before, after = found["before"], found["after"]
    if not before and not after:
        before, after = ("政协", "") if kind.congress == PROPOSAL.congress else ("", kind.congress)
    term, time = map(_numeral, found.group("term", "time"))
    end = found["end"] if found["end"] == "全会" else "会议"
    return f"{found['level']}{before}{term}届{after}{time}次{end}"


def _numeral(figure: str) -> str:
    return chinese_numeral(int(figure)) if figure.isdecimal() else figure


_NO_LEVEL = re.compile("(?:政协)?[一二三四五六七八九十]{1,3}届")


def _session_remark(text: str) -> str:
    return "请补省、市或县" if _NO_LEVEL.match(text) else ""


_ITEM = re.compile(
    r"(?:(?:代表)?(?:建议|提案|议案)?(?:编号|案号|号)|no\.?)?[:：]?(?:(?:代表)?(?:建议|提案|议案))?"
    r"第?(?P<number>[0-9]{1,8}(?:[、,，和][0-9]{1,8}){0,20})号?(?:(?:代表)?(?:建议|提案|议案))?",
    re.IGNORECASE,
)
_BLANK_IN_NUMBER = re.compile(r"\d\s+\d")
_ITEMS = re.compile(r"(?:第?[0-9]{1,8}号?[、,，和]){1,20}第?[0-9]{1,8}号?")


def _item_number(text: str, _: Kind) -> str:
    """Return the number between 第 and 号; several answered together are kept together."""
    if _BLANK_IN_NUMBER.search(text):
        return text  # one number or two
    plain = _without_brackets(normalized_without_spaces(text).rstrip("。."))
    if found := _ITEM.fullmatch(plain):
        plain = found["number"]
    elif not _ITEMS.fullmatch(plain):
        return text
    return "、".join(re.findall(r"[0-9]+", plain))


_BRACKETED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")


def _without_brackets(number: str) -> str:
    found = _BRACKETED.fullmatch(number)
    return found[1] if found else number


_TITLE_MARKS = re.compile(r"[《》〈〉“”「」『』。\s]|关于|的(?:建议|提案|议案)")
_ABOUT, _ITEM_NOUNS = "关于", ("的建议", "的提案", "的议案")


def _subject(text: str, _: Kind) -> str:
    """Return a title without 《》 around it, a full stop behind it, and words that are there twice."""
    text = _bare_whole(text.removesuffix("。").strip())
    for noun in _ITEM_NOUNS:
        if text.startswith(f"{_ABOUT}《{_ABOUT}") and text.endswith(f"{noun}》{noun}"):
            return taken_out(text[len(_ABOUT) + 1 : -len(noun) - 1])
        if text.startswith(f"《{_ABOUT}") and text.endswith(f"{noun}》{noun}") and text.count("》") == 1:
            return taken_out(text[1 : -len(noun) - 1])
        if text.endswith(noun * 2):
            text = text[: -len(noun)]
    return text.removeprefix(_ABOUT) if text.startswith(_ABOUT * 2) else text


def _bare_whole(text: str) -> str:
    """Return a title without the marks around the whole of it."""
    bare = bare_title(text)
    for opening, closing in ("“”", "「」", "『』"):
        if bare.startswith(opening) and bare.find(closing) == len(bare) - 1:
            bare = bare[1:-1]
    return bare_title(bare)


# --- numbers, days, people's telephones


def _number(text: str, _: Kind) -> str:
    """Return a document number in standard form, if code, year and serial are all there."""
    number = read_loosely(text)
    return str(number) if number and number.code and number.year and number.serial else text


# Copied with a day: midnight from a table, the day of the week from a calendar, a full stop from a sentence.
_BEHIND_WHOLE_DAY = re.compile(
    r"T?(?:0?0:00(?::00(?:\.0{1,6})?)?)?(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?[。.]?"
)


def _day(text: str, _: Kind) -> str:
    """Return a whole day as 2026年3月5日; what is no day of the calendar is left."""
    found = typed_day(text)
    day = (
        valid_day(*found[:3]) if found and _BEHIND_WHOLE_DAY.fullmatch("".join(found.rest.split())) else None
    )
    return format_day(day) if day else text


def _deadline(text: str, kind: Kind) -> str:
    """Return a deadline without 前 behind it."""
    bare = text.removesuffix("前").removesuffix("之").removesuffix("以")
    day = _day(bare, kind)
    return day if parse_date(day) else text


_SHORT_YEAR = re.compile(r"\d{2}年|\d{1,2}([-./])\d{1,2}\1\d")


def _day_remark(text: str) -> str:
    if typed_day(text):
        return ""
    if _SHORT_YEAR.match(normalized(text).strip()):
        return f"“{text}”的年份请写四位"
    return f"“{text}”没有年份，请补上" if day_without_year(text) else ""


_PHONE_FIGURES = re.compile(r"[-+0-9() 、,，;；/转—–]{5,60}")
_LANDLINE = re.compile(r"\(?(0\d{2,3})\)?[- —–]{0,3}(\d[\d ]{6,9})((?: ?[-转] ?\d{1,6})?)")
_PHONE_IN_NAME = re.compile(r"\d[-\d ]{5}")
_MOBILE = re.compile(r"1\d[\d -]{9,14}")


def _contact_remark(text: str) -> str:
    return "里面的电话请写到“电话”一格" if _PHONE_IN_NAME.search(normalized(text)) else ""


def _phones(text: str, _: Kind) -> str:
    """Return telephone numbers in half-width figures without blanks inside."""
    plain = " ".join(normalized(text).split())
    if not _PHONE_FIGURES.fullmatch(plain):
        return text
    return "、".join(_phone(part.strip()) for part in re.split("[、,，;；/]", plain) if part.strip())


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    if _MOBILE.fullmatch(text) and len(digits) == 11:
        return digits
    if (found := _LANDLINE.fullmatch(text)) and len(area_less := found[2].replace(" ", "")) in (7, 8):
        return f"{found[1]}-{area_less}{found[3].replace(' ', '')}"
    return digits if text.replace(" ", "") == digits and len(digits) in (7, 8) else text


# --- attachments

_LABEL_OF_ATTACHMENT = r"附\s?件\s?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s?[：:]"
_ATTACHMENT_LABEL = re.compile(rf"{_LABEL_OF_ATTACHMENT}\s*")
_ATTACHMENT_NUMBER = re.compile(r"(?:([0-9]{1,2})[.．、](?!\d(?!\d{3}年))|[（(]([0-9]{1,2})[）)])\s*")
_ATTACHMENT_MARKS = re.compile(rf"{_LABEL_OF_ATTACHMENT}|[0-9.．、（()）。；;\s]")


def _attachments(text: str, _: Kind) -> str:
    """Return the names of attachments, one a line, without 附件： and numbers."""
    lines = (_ATTACHMENT_LABEL.sub("", line.strip(), count=1) for line in text.split("\n"))
    names = [name for line in lines for name in _names_on(line)]
    return "\n".join(filter(None, map(_attachment_name, names)))


def _names_on(line: str) -> list[str]:
    """Return the names on a line; several are numbered in order: 1.方案 2.清单."""
    starts = [0]
    for found in _ATTACHMENT_NUMBER.finditer(line) if _count_at(line, 0) == 1 else ():
        is_apart = line[found.start() - 1] in " \u3000；;。"
        if found.start() and is_apart and _count_at(line, found.start()) == len(starts) + 1:
            starts.append(found.start())
    return [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]


def _count_at(line: str, start: int) -> int:
    found = _ATTACHMENT_NUMBER.match(line, start)
    return int(found[1] or found[2]) if found else 0


def _attachment_name(text: str) -> str:
    text = text.strip()
    found = _ATTACHMENT_NUMBER.match(text)
    return text[found.end() if found else 0 :].strip(" \u3000。；;")


def _plain(text: str, _: Kind) -> str:
    return text


_FIELDS: Mapping[Key, _Form] = {
    Key.SESSION: _Form(_session, labels="会议届次|会议"),
    Key.ITEM_NUMBER: _Form(_item_number),
    Key.SUBJECT: _Form(_subject, _TITLE_MARKS, "标题|题目|案名|事由"),
    Key.FIRST_REPLY: _Form(_number),
    Key.PROPOSERS: _Form(_people, _NAME_MARKS, "领衔代表|领衔人|代表|委员|提案人|第一提案人|建议人|提案者"),
    Key.JOINT: _Form(_people, _NAME_MARKS, "联名人|附议|附议人|附议代表|联名代表|联名委员"),
    Key.LEAD_BODY: _Form(_bodies, _BODY_MARKS, "主办"),
    Key.CONSULTED: _Form(_bodies, _BODY_MARKS, "会办单位|协办单位|会办|协办"),
    Key.SIGNATURE: _Form(_signatures, _BODY_MARKS),
    Key.HANDED_OVER: _Form(_day),
    Key.DEADLINE: _Form(_deadline, labels="办理期限|答复期限"),
    Key.DATE: _Form(_day, labels="日期"),
    Key.PRINT_DATE: _Form(_day, labels="日期"),
    Key.SIGNER: _Form(_person, labels="签发"),
    Key.CONTACT: _Form(_person, labels="经办人|承办人"),
    Key.PHONE: _Form(_phones, labels="联系电话"),
    Key.CC: _Form(_copies, _BODY_MARKS),
    Key.ATTACHMENTS: _Form(_attachments, _ATTACHMENT_MARKS),
    Key.TITLE: _Form(_plain),
    Key.SALUTATION: _Form(_plain),
}

# What is said of a value that is understood in part only.
_REMARKS: Mapping[Key, Callable[[str], str]] = {
    Key.SESSION: _session_remark,
    Key.CONTACT: _contact_remark,
    **dict.fromkeys((Key.DATE, Key.PRINT_DATE, Key.HANDED_OVER, Key.DEADLINE), _day_remark),
}
