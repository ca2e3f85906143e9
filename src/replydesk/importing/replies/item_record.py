"""Facts of the item in a title and an opening: session, number, subject, people, kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replydesk.importing.replies.paragraphs import squeezed
from replydesk.letter.kinds import PROPOSAL, SUGGESTION, Kind

_SESSION_END = (
    r"(?:次会议|次大会|次全体会议|次全会|[一二三四五六七八九十]次会(?!议)|会议|大会(?!第)|闭会期间"
    r"|大会期间|全会)"
)
_ISSUER = (
    r"[^，。《》、]{2,30}?(?:厅|局|委员会|委|办公室|办|政府|中心|公司|集团|部|院|会|社|处|站|所|队|校|行|馆)"
)
_TITLE = re.compile(
    rf"(?:(?P<issuer>{_ISSUER}))?(?:关于对|对于|关于|对)(?P<session>[^，。《》]{{2,40}}?{_SESSION_END})"
    r"(?:上|期间)?(?:提出)?的?[（(“]?第?(?P<number>[^第，。号（）()《》]{1,14}?)号[）)”]?"
)
_SESSION = re.compile(
    rf"(?:在|于)(?P<session>[^，。《》]{{2,40}}?{_SESSION_END})(?:上|期间|中|召开期间|时)?(?:所)?(?:，)?(?:联名|共同|领衔)?(?:提出|提交|提的)"
)
_NUMBER = re.compile(
    r"第(?P<number>[^第，。号（）()《》\s](?:[^第，。号（）()《》]{0,13}[^第，。号（）()《》\s])??)\s?号(?!令|文)|[（(](?P<bare>[A-Za-z]{0,4}\d{1,8})号?[）)]|(?:编号|案号|提案号)[：:]?(?P<labelled>[A-Za-z0-9]{1,10})"
)
_INSIDE = re.compile(
    rf"[（(“](?P<session>[^，。《》（）()]{{2,40}}?{_SESSION_END})(?:期间)?(?P<mark>第)?(?P<number>[^第，。号（）()《》]{{1,14}}?)号"
)
_UNMARKED = re.compile(
    r"(?:提出|提交)的(?:第[^，。第号]{1,14}号(?:建议|提案))?(关于[^《》，。,]{2,80}?的(?:建议|提案|议案|意见))(?=[（(]|[，。,]|已?收悉|收到|已|悉|现)"
)
_CONSULTED = re.compile(
    r"(?:会商|经商|(?<![市省县区州工协招电微])商(?!务|业|贸|会|品|标|户|请)|会同|经会(?!同|商)|征求|经与|经综合|我.{1,3}与)"
    r"(?!请)(?P<bodies>[^，。；：《》（）]{2,80}?)(?:等(?:单位|部门))?"
    r"(?:意见|进行|认真|共同|联合|逐条|专题|研究|办理|对|[，。])"
)
_BODY_LIST = re.compile(
    r"(?:.*(?:厅|局|委|委员会|办|办公室|部|政府|院|会|中心|公司|银行|社|处|管委会|集团|军区|站|所|大学|[侨妇残文社工商]联|队|馆))$"
)
_SUBJECT_START = re.compile("《|“(?=关于)|(?<=提出的|所提的)“|(?<=关于)“(?=[^”]{4,60}”的(?:建议|提案))")
_PAIRS = {"《": "》", "“": "”", "「": "」", "〈": "〉"}
_POLITE = re.compile(
    "^[省市县区州]?(?:政协委员|人大代表)(?=[^、，]{2,4}(?:先生|女士|同志)?$)|(?:先生|女士|同志)$"
)
_AND_OTHERS = re.compile("并转.*$")
_AND_BODY = re.compile("(?<=[团会室委])并(?=[^、，]{2,4}代表$)")
_NAME_PARTS = re.compile(r"[、，,；;]+")


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """The known facts of an item; "" for an unknown one."""

    session: str = ""
    number: str = ""
    subject: str = ""
    consulted: str = ""
    issuer: str = ""


def record_of_title(title: str) -> ItemRecord:
    """Return the facts in a title."""
    bare = title.strip()
    subject = _subject_after(bare, 0)
    found = _TITLE.match(re.sub("《[^《》]*》", lambda each: "〇" * len(each[0]), bare))
    if found:
        return ItemRecord(
            bare[slice(*found.span("session"))], found["number"].strip(), subject, "", found["issuer"] or ""
        )
    number = re.search(r"第([^第，。号（）()《》]{1,14}?)号", bare)
    issuer = re.match(rf"({_ISSUER})(?:关于|对)", bare)
    session = re.search(rf"(?:关于对|对|关于)([^，。《》]{{2,40}}?{_SESSION_END})", bare)
    return ItemRecord(
        session[1] if session else "",
        number[1].strip() if number else "",
        subject,
        "",
        issuer[1] if issuer else "",
    )


def record_of_opening(text: str) -> ItemRecord:
    """Return the facts in an opening that are certain."""
    start = re.search(r"(?:提出|提交|提)的(?=[《“])", text) or re.search(r"提出|提交|提的|《", text)
    subject = _subject_after(text, start.start() if start else 0)
    if not subject and (unmarked := _UNMARKED.search(text)):
        subject = unmarked[1]
    outside = text.replace(subject, "〇" * len(subject)) if subject else text
    session = _SESSION.search(outside)
    inside = _INSIDE.search(outside)
    number = _NUMBER.search(outside)
    consulted = _CONSULTED.search(outside)
    bodies = consulted["bodies"] if consulted and _BODY_LIST.match(consulted["bodies"]) else ""
    named = session["session"] if session else inside["session"] if inside else ""
    counted = next(filter(None, (number or {}).groups()), "") if number else ""
    if inside:
        counted = inside["number"]
    return ItemRecord(named.strip(), squeezed(counted), subject, bodies.strip())


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


def named_in_salutation(salutation: str) -> tuple[str, ...]:
    """Return the people in a salutation as the field 提出人 has them: without a 代表 after the last."""
    bare = _POLITE.sub("", salutation.strip().rstrip("：:").removeprefix("尊敬的").strip())
    bare = _AND_BODY.sub("、", _AND_OTHERS.sub("", bare))
    bare = re.sub(r"(?:[，,]|(?<!\s))\s*+(您|你们|大家)好[！!。]?$", "", bare)
    names = [name.strip() for name in _NAME_PARTS.split(bare) if name.strip()]
    if len(names) == 1:
        names = _spaced(names[0])
    title = next((word for word in ("代表", "委员") if names and names[-1].endswith(word)), "")
    if title and not any(name.endswith(title) for name in names[:-1]):
        names[-1] = names[-1].removesuffix(title).rstrip() or names[-1]
    return tuple(names)


def _spaced(text: str) -> list[str]:
    """Return names separated by spaces; a two-character name set to the width of three keeps its space."""
    parts = text.split()
    whole = all(len(part.removesuffix("代表").removesuffix("委员")) >= 2 for part in parts)
    return parts if len(parts) > 1 and whole else [text]


def kind_of_texts(salutation: str, title: str, opening: str, code: str, cc: str) -> Kind:
    """Return the kind of item by a vote of the letter's parts, ignoring text in 《》 and “”."""
    outside = re.compile("《.*》|“[^”]{0,300}”|《.*$")
    title, opening = outside.sub("", title), outside.sub("", opening)
    score = 0
    address = salutation.strip().rstrip("：:")
    score += 3 * (
        bool(re.search(r"代表(团|组|小组|们)?$", address))
        - bool(re.search(r"委员(组|小组|们)?$|政协|民革|民盟|民建|民进|农工|致公|九三|台盟|工商联", address))
    )
    for text, weight in ((title, 3), (opening, 2)):
        score += weight * (("人大" in text or "人民代表大会" in text) - ("政协" in text))
        score += weight * (bool(re.search("建议", text)) - bool(re.search("提案", text)))
    score += bool(re.search("建|议", code)) - 2 * ("提" in code)
    score += 2 * (("人大" in cc) - ("政协" in cc))
    return PROPOSAL if score < 0 else SUGGESTION
