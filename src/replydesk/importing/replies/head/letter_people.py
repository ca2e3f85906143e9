"""People and bodies in an old letter: whom it addresses, who put the item forward, and its kind."""

from __future__ import annotations

import re

_RESPECTED = re.compile("^尊敬的?\\s*+(?=.)")
_POLITE = re.compile(
    "^[省市县区州]?(?:政协委员|人大代表)(?=[^、，]{2,4}(?:先生|女士|同志)?$)|(?:先生|女士|同志)$"
)
_AND_OTHERS = re.compile("并转.*$|(?:及|和|与)(?:各位|其他)?(?:附议|联名).*$")
_AND_BODY = re.compile("(?<=[团会室委])并(?=[^、，]{2,4}代表$)")
_AND_PERSON = re.compile("^([\u4e00-\u9fff]{2,4}(?:代表|委员)?)并(?=[^、，转]{2,4}(?:[、，]|代表|委员))")
# The assembly between a name and its title: 张某某县人大代表, 李某某政协委员.
_ASSEMBLY = re.compile(
    "^(?![各全本该我])(?P<name>[\u4e00-\u9fff·]{2,3}?)(?:全国|[省市县区州镇乡旗])?(?:人大(?=代表$)|政协(?=委员$))"
)
_NAME_PARTS = re.compile(r"[、，,；;]+")
_GREETING = re.compile(r"(?:[，,]|(?<!\s))\s*+(?:您|你们|大家)好[！!。]?$")
_COUNTED = re.compile(
    r"(?<![等一二三四五六七八九十\d])(?:各|诸|[二两三四五六七八九十]{1,3}|\d{1,2})位(?=(?:代表|委员)$)"
)
_TAKEN_OUT = re.compile(
    r"[×xX*＊○〇ＸＯO_＿·…□■△]{1,8}(?:代表|委员)?|(?:人大|政协)?(?:代表|委员)|人大|政协|[×xX*＊]{1,4}"
)
_PERSON = re.compile(
    r"(?:代表|委员|代表们|委员们|先生|女士|同志|代表团|小组|代表组|委员组|界别?|支部|总支|党派|并转.*)$"
    r"|^(?:民革|民盟|民建|民进|农工|致公|九三|台盟|工商联)|(?:工商联|[妇侨残科青学]联)$"
)
_OF_DEPUTIES = re.compile("代表(?:团|组|小组|们|[并和及、]附议.{0,3})?$")
_OF_MEMBERS = re.compile(
    "委员(?:组|小组|们|[并和及、]附议.{0,3})?$|政协|民革|民盟|民建|民进|农工|致公|九三|台盟|工商联|界别?$|界别活动组$"
)
_IN_OPENING = re.compile(
    r"(?:^|[。，：:；！]|[悉现就将对])(?:现[就将对]|关于|对|收到|(?:贵|你)(?:单位|[局委厅办部])?(?:转来|转办|交办)的?)?"
    r"(?P<names>[^，。：；《》“”\s现关](?:[^，。：；《》“”\s在提]{0,60}?))"
    r"(?P<title>代表|委员)(?:们)?(?:[（(]?等[^，。提在]{1,8})?(?:在[^，。《》]{2,44}?)?(?:所|联名|领衔|共同)?提[出交的]"
)
# A party, a federation or a delegation that an opening says put the item forward.
_GROUP_IN_OPENING = re.compile(
    r"(?:^|[。，：:；！]|现[就将对]|关于|对|收到)"
    r"(?P<names>(?:民革|民盟|民建|民进|农工|致公|九三|台盟|中国民主|[省市县区州旗]工商联)[^，。：；《》“”\s提]{0,20}?"
    r"|[^，。：；《》“”\s提现关]{2,20}?(?:代表团|工商联|[妇侨残科青]联|界别?|支部|总支))"
    r"(?:在[^，。《》]{2,44}?)?(?:所|联名|共同)?提[出交的]"
)
_ASSISTS = re.compile(
    r"[会协分]办|供(?:你|贵|主办)[^，。]{0,6}(?:参考|参阅|答复)|(?:答复|统筹)[^，。]{0,10}时?(?:参考|参阅)"
)
_REPORTS = re.compile("(?:报告|汇报)如下|特此报告|收悉。?现报告")
_SECOND = re.compile(
    r"(?:再次|二次|第二次|重新|再度|进一步)(?:办理)?(?:答复|回复|函复|办理情况)|再答复|补充答复"
)
_MOTION = re.compile(
    r"议案[^，。]{0,14}?(?:转|改|作)(?:为|作|成)?[^，。]{0,6}建议|(?:转|改|作)(?:为|作)?[^，。]{0,4}建议[^，。]{0,8}议案"
    r"|转(?:为|作|成)(?:代表|人大)?建议|转建议[办处]理|主席团[^。]{0,20}?(?:列|转|改|定|作)(?:为|作|成)?[^，。]{0,4}建议"
)
_OUTSIDE = re.compile("《.*》|“[^”]{0,300}”|《.*$")
SUGGESTION, PROPOSAL = "代表建议", "政协提案"  # The kinds of the two items
ASSISTING, SECOND = "会办意见", "再次答复"  # The ends of the names of other kinds of letter


def named_in_salutation(salutation: str) -> tuple[str, ...]:
    """Return the people in a salutation as the field 提出人 has them: without a 代表 after the last.

    Names taken out for publication (××代表, 委员您好) are none.
    """
    bare = _GREETING.sub("", salutation.strip().rstrip("：:").strip())
    bare = _RESPECTED.sub("", bare)
    bare = _POLITE.sub("", _GREETING.sub("", bare))
    bare = _AND_PERSON.sub(r"\1、", _AND_BODY.sub("、", _AND_OTHERS.sub("", bare)))
    bare = _COUNTED.sub("", bare)
    names = [_ASSEMBLY.sub(r"\g<name>", name.strip()) for name in _NAME_PARTS.split(bare) if name.strip()]
    if len(names) == 1:
        names = _spaced(names[0])
    if len(names) > 1:
        names[-1] = re.sub("(?<=.)等(?=(?:代表|委员)$)", "", names[-1])
    title = next((word for word in ("代表", "委员") if names and names[-1].endswith(word)), "")
    if title and not any(name.endswith(title) for name in names[:-1]):
        names[-1] = names[-1].removesuffix(title).rstrip() or names[-1]
    return tuple(name for name in names if not _TAKEN_OUT.fullmatch(name))


def _spaced(text: str) -> list[str]:
    """Return names separated by spaces; a two-character name set to the width of three keeps its space."""
    parts = text.split()
    if len(parts) > 2 and parts[-1] in ("代表", "委员"):
        parts = [*parts[:-2], parts[-2] + parts[-1]]
    whole = all(len(part.removesuffix("代表").removesuffix("委员")) >= 2 for part in parts)
    return parts if len(parts) > 1 and whole else [text]


def named_in_opening(opening: str) -> tuple[str, ...]:
    """Return the people who an opening says put the item forward; () if it addresses them."""
    found = _IN_OPENING.search(opening)
    if not found and (group := _GROUP_IN_OPENING.search(opening)):
        return () if re.search("您|你|贵", group["names"]) else (group["names"],)
    if not found or re.search("您|你们|贵", found["names"]):
        return ()
    return named_in_salutation(found["names"] + found["title"])


def is_to_body(salutation: str, opening: str) -> bool:
    """Return True if a letter is addressed to a body about others, not to those who put the item forward."""
    address = _GREETING.sub("", salutation.strip().rstrip("：:"))
    if not address or _PERSON.search(address):
        return False
    return bool(named_in_opening(opening) or not re.search("您|你们|贵党派|贵支部|贵会", opening))


def kind_of_letter(salutation: str, title: str, text: str, code: str, cc: str) -> str:
    """Return the kind of a letter (类型): `text` is its opening, and on the next line its closing."""
    said, head = outside(text), outside(title)
    item = item_of_letter(salutation, title, text, code, cc)
    is_asked = bool(named_in_opening(text)) and not _REPORTS.search(text)
    is_assisting = is_asked or _ASSISTS.search(head + said)
    is_bodys = is_to_body(salutation, text.partition("\n")[0])
    if (is_bodys and is_assisting) or (_ASSISTS.search(head) and not salutation.strip()):
        return f"{item}{ASSISTING}"
    if _SECOND.search(head) or _SECOND.search(said):
        return f"{item}{SECOND}"
    if item == SUGGESTION and _MOTION.search(head + said):
        return "议案转建议"
    return "闭会期间建议" if item == SUGGESTION and "闭会" in head + said else item


def item_of_letter(salutation: str, title: str, opening: str, code: str, cc: str) -> str:
    """Return the kind of item by a vote of the letter's parts, ignoring text in 《》 and “”.

    人大 and 政协 are surest, then the form of address; the noun may be that of the item's own title.
    """
    score = 7 * _sign(salutation_says(salutation))
    for text, weight in ((outside(title), 3), (outside(opening), 2)):
        score += 2 * weight * _congress(text)
        score += weight * (("建议" in text) - ("提案" in text))
    score += ("建" in code or "议" in code) - 2 * ("提" in code)
    return PROPOSAL if score + 2 * _congress(cc) < 0 else SUGGESTION


def _congress(text: str) -> int:
    """Return 1 if a text names the people's congress, -1 if it names the CPPCC, 0 for both or neither."""
    return ("人大" in text or "人民代表大会" in text) - ("政协" in text)


def salutation_says(salutation: str) -> str:
    """Return the kind of item that a form of address belongs to, "" if to either."""
    address = _GREETING.sub("", salutation.strip().rstrip("：:"))
    if _OF_DEPUTIES.search(address):
        return SUGGESTION
    return PROPOSAL if _OF_MEMBERS.search(address) else ""


def outside(text: str) -> str:
    """Return a text without the titles in it."""
    return _OUTSIDE.sub("", text)


def _sign(kind: str) -> int:
    return (kind == SUGGESTION) - (kind == PROPOSAL)
