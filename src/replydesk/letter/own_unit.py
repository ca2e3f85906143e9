"""A unit of one's own: the profile that follows from its name, its 代字 and its contact."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from replydesk.letter.body_kind import (
    BodyName,
    clean_body_name,
    field_of_work,
    self_name,
    short_level,
    short_name,
    take_apart,
)
from replydesk.letter.kinds import PROPOSAL, SUGGESTION
from replydesk.letter.new_profile import Setting
from replydesk.letter.typed_values import tidied_phones
from replydesk.text.characters import one_line
from replydesk.text.full_width import normalized
from replydesk.text.marks import without_marked

MOST_CHARACTERS = 60  # of a unit's name; the longest real ones have about 40

_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_WITHOUT_CONGRESS = ("盟", "地区")  # run for the government above, by a 行政公署

_NUMBER_BEHIND_CODE = re.compile(r"[〔\[【（(﹝]?(?:19|20)\d\d.{0,40}$")
_BETWEEN_CODES = re.compile(r"[、，,；;\s/]+")
_BETWEEN_BODIES = re.compile("[、，,；;]+")
_PHONE_BEHIND_NAME = re.compile(r"(\D{2,40}?)[：:，,、（(\s]*(\+?\d[\d-]{6,20})[）)]?")

# The word of a 代字 for suggestions, and that for proposals: 复议字 and 复提字. 建 of 住建, 城建 is none.
_WORDS_OF_CODES = (
    (re.compile("(?<=..)建议"), "提案"),
    (re.compile("议"), "提"),
    (re.compile("(?<=..)(?<![住城])建(?![设管])"), "提"),
)
_WORDS_OF_PROPOSALS = (("提案", "建议"), ("提", "议"))


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """The values of a new profile as they are typed in; bodies of the copies are separated by 、."""

    name: str = ""
    short_name: str = ""
    self_name: str = ""
    letterhead: str = ""
    field_of_work: str = ""
    suggestion_code: str = ""
    proposal_code: str = ""
    contact: str = ""
    phone: str = ""
    suggestion_cc: str = ""
    proposal_cc: str = ""


def own_unit(name: str, code: str = "", contact: str = "", phone: str = "") -> OwnUnit:
    """Return all that follows from a body's name, its 代字, who is to be asked, and the telephone."""
    clean = clean_body_name(name)
    body = take_apart(clean)
    of_suggestions, of_proposals = codes_of(code)
    contact, phone = _contact_and_phone(contact, phone)
    to_congress, to_conference = _usual_cc(body)
    return OwnUnit(
        name=clean,
        short_name=short_name(body) if clean else "",
        self_name=self_name(body) if clean else "",
        letterhead=clean,
        field_of_work=field_of_work(body) if clean else "",
        suggestion_code=of_suggestions,
        proposal_code=of_proposals,
        contact=contact,
        phone=tidied_phones(phone),
        suggestion_cc="、".join(to_congress),
        proposal_cc="、".join(to_conference),
    )


def codes_of(typed: str) -> tuple[str, str]:
    """Return the 代字 for suggestions and for proposals, of one or both as typed, or of a whole number."""
    typed = normalized(without_marked(typed)).strip()
    codes = [_NUMBER_BEHIND_CODE.sub("", code).strip() for code in _BETWEEN_CODES.split(typed)]
    codes = list(dict.fromkeys(code for code in codes if code))
    if not codes:
        return "", ""
    if len(codes) > 1:
        first, second = codes[:2]
        return (second, first) if "提" in first and "提" not in second else (first, second)
    (code,) = codes
    for word, other in _WORDS_OF_PROPOSALS:
        if word in code:
            return code.replace(word, other), code
    return code, next((new for word, to in _WORDS_OF_CODES if (new := _last(word, to, code)) != code), code)


def _last(word: re.Pattern[str], new: str, code: str) -> str:
    """Return a 代字 with the last of some words replaced."""
    found = [match.span() for match in word.finditer(code)]
    return f"{code[: found[-1][0]]}{new}{code[found[-1][1] :]}" if found else code


def _contact_and_phone(contact: str, phone: str) -> tuple[str, str]:
    """Return contact and telephone, both of which may be typed in the first field: 王某某 0000-00000000."""
    contact, phone = (one_line(without_marked(each)) for each in (contact, phone))
    found = _PHONE_BEHIND_NAME.fullmatch(normalized(contact))
    return (found[1], found[2]) if found and not phone else (contact, phone)


def _usual_cc(body: BodyName) -> tuple[list[str], list[str]]:
    """Return who usually gets copies of replies to suggestions and to proposals, by the level of a body."""
    level = short_level(body)
    if not level or level in ("乡", "镇"):
        return [], []
    if level in _WITHOUT_CONGRESS:
        return [f"{level}行署办公室"], [f"{level}行署办公室"]
    is_province = level in ("省", "自治区") or body.place in _MUNICIPALITIES
    is_government = body.rest.startswith(("人民政府", "政府"))
    office = [] if is_government else [f"{level}政府办公{'厅' if is_province else '室'}"]
    return [f"{level}人大常委会代表工作委员会", *office], [f"{level}政协提案委员会", *office]


def unit_trouble(unit: OwnUnit) -> tuple[str, str]:
    """Return the first fault of typed values: the field's name and what is wrong; "" and "" if none."""
    name = clean_body_name(unit.name)
    if not name:
        return "name", "请写单位全称，如“南屏市教育局”"
    if not any(char.isalpha() for char in name):
        return "name", f"“{name}”不像单位名称，请写单位全称"
    for each in fields(unit):
        if len(text := getattr(unit, each.name)) > MOST_CHARACTERS * 4 or (
            each.name == "name" and len(name) > MOST_CHARACTERS
        ):
            return each.name, f"有 {len(text)} 个字，太长了，请核对"
    return "", ""


def profile_values(unit: OwnUnit) -> dict[str, Setting]:
    """Return the values of a profile's file, by its keys."""
    name = clean_body_name(unit.name)
    codes = {SUGGESTION.name: unit.suggestion_code.strip(), PROPOSAL.name: unit.proposal_code.strip()}
    copies = {SUGGESTION.name: bodies_in(unit.suggestion_cc), PROPOSAL.name: bodies_in(unit.proposal_cc)}
    return {
        "名称": name,
        "简称": unit.short_name.strip() or name,
        "自称": unit.self_name.strip() or "我单位",
        "信头": unit.letterhead.strip() or name,
        "工作": unit.field_of_work.strip(),
        "代字": codes,
        "联系人": unit.contact.strip(),
        "电话": tidied_phones(unit.phone),
        "抄送": copies,
    }


def bodies_in(typed: str) -> list[str]:
    """Return the bodies of a list as typed."""
    return [body.strip() for body in _BETWEEN_BODIES.split(typed.rstrip("。")) if body.strip()]
