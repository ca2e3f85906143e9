"""What stands above an original without labels: session, number, kind, the title, who put it forward."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.letter.kinds import PROPOSAL, SUGGESTION
from replydesk.text.full_width import normalized_without_spaces, with_plain_digits
from replydesk.text.numerals import chinese_numeral

_COUNT = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_PLACE = r"[\u4e00-\u9fff]{0,10}?(?:全国|省|自治区|自治州|自治县|市|州|盟|县|旗|区|镇|乡)"
_SESSION = re.compile(
    rf"(?P<lead>中国人民政治协商会议|人民政协|政协|人大)?(?P<first>{_PLACE})?(?P<body1>人民代表大会|人大|政协)?"
    rf"(?:委员会)?第?(?P<term>{_COUNT})届(?P<place>{_PLACE})?(?P<body2>人民代表大会|人大|政协|委员会)?(?:常务委员会|常委会|委员会)?"
    rf"(?:第?(?P<time>{_COUNT})次(?:全体)?(?:会议|大会|全会)?)?(?P<closed>闭会期间)?"
)
_LEVEL = re.compile("全国|(?:自治[区州县]|[省市州盟县旗区镇乡])$")
_NUMBER = re.compile(
    r"(?:(?:提案|建议|议案|编号|案号|字)第?|第|[Nn][Oo][.:：]?)(?P<number>[A-Za-z]{0,4}[0-9]{1,10}(?:[-—][0-9]{1,6})?)号?"
)
_BARE_NUMBER = re.compile(r"(?P<number>[A-Za-z]{0,4}[0-9]{1,10})号")
_KIND_WORDS = re.compile(
    r"(?:中国人民政治协商会议|人民代表大会|[^\W\d_的]{0,12}?)(?:人大|政协)?(?:代表|委员|委员会|界别|集体|联名|个人|党派|团体|闭会期间)?"
    r"(?:建议、?批评和意见|建议、批评、意见|建议和意见|提案|议案|建议)(?:表|纸|用纸|卡片?|稿|稿纸|登记表|原文|原件|正文|全文|内容|摘录|选登|案)?"
)
_NOUN = r"(?:建议|提案|议案|意见|意见建议|建议案|建议和意见|对策建议|几点建议|思考|想法)"
_SUBJECT = re.compile(
    rf"^[《“]?(?:关于|对|建议|加强|推进|加快|完善|支持|进一步)?.{{2,120}}(?:的|之)?{_NOUN}[》”]?$"
)
_ABOUT = re.compile(r"^[《“]?(?:[一二三四五六七八九十]、)?关于.{2,120}$")
_SENTENCE = re.compile("[。！？；]")


class RunningHead(NamedTuple):
    """What a line above the text says; `rest` is what of it is none of that."""

    session: str = ""
    number: str = ""
    kind: str = ""
    rest: str = ""


def read_running_head(text: str) -> RunningHead:
    """Return session, number and kind that a short line names, and what else is in it."""
    bare = with_plain_digits("".join(text.split()))
    session, kind, left = "", "", bare
    for found in _SESSION.finditer(bare):
        if found["time"] or found["body1"] or found["body2"] or found["lead"]:
            session = spelt_session(found, bare)
            kind = PROPOSAL.name if "政协" in session else SUGGESTION.name if "人大" in session else ""
            left = bare[: found.start()] + "\n" + bare[found.end() :]
            break
    number = _NUMBER.search(left) or _BARE_NUMBER.fullmatch(left.strip("\n（()）"))
    if number:
        left = left[: number.start()] + "\n" + left[number.end() :]
    words = [part for part in re.split(r"[\n（()）【】\[\]:：·—-]+", left) if part]
    kinds = [part for part in words if _KIND_WORDS.fullmatch(part) and not part.startswith("关于")]
    if kinds and not kind:
        kind = kind_in("".join(kinds))
    rest = "".join(part for part in words if part not in kinds and part not in ("编号", "案号", "第", "号"))
    return RunningHead(session, number["number"] if number else "", kind, rest)


def kind_in(text: str) -> str:
    """Return the kind of item that words name, "" if they do not."""
    if "转建议" in text or "转为建议" in text:
        return "议案转建议"
    if re.search("提案|政协|委员(?!会)", text):
        return PROPOSAL.name
    if re.search("建议|人大|代表|议案|批评", text):
        return SUGGESTION.name
    return ""


def session_in(text: str) -> str:
    """Return the session a text names as drafts have it: 省十四届人大四次会议; "" if it names none."""
    bare = with_plain_digits("".join(text.split()))
    for found in _SESSION.finditer(bare):
        if found["time"] or found["closed"]:
            return spelt_session(found, bare)
    return ""


def spelt_session(found: re.Match[str], bare: str) -> str:
    """Return a session as drafts have it: 省十四届人大四次会议, 市政协六届五次会议."""
    bodies = "".join(filter(None, (found["lead"], found["body1"], found["body2"])))
    is_cppcc = bool(re.search("政协|政治协商|委员会", bodies)) or (
        not bodies and bool(re.search("政协|提案", bare))
    )
    is_congress = not is_cppcc and bool(re.search("人大|人民代表大会|建议|代表", bodies or bare))
    level = _level(found["first"] or "") or _level(found["place"] or "")
    term, time = (_numeral(found[each] or "") for each in ("term", "time"))
    rest = f"{time}次会议" if time else ""
    closed = found["closed"] or ""
    if is_cppcc:
        return f"{level}政协{term}届{rest}{closed}"
    body = "人大" if is_congress else ""
    return f"{term}届全国{body}{rest}{closed}" if level == "全国" else f"{level}{term}届{body}{rest}{closed}"


def _level(place: str) -> str:
    found = _LEVEL.search(place)
    if not found:
        return ""
    return {"自治区": "区", "自治州": "州", "自治县": "县"}.get(found[0], found[0])


def _numeral(text: str) -> str:
    return chinese_numeral(int(text)) if text.isdecimal() else text


def is_subject(text: str) -> bool:
    """Return True if a line reads as the title of an item: 关于…的建议, and no sentence."""
    bare = normalized_without_spaces(text)
    if _KIND_WORDS.fullmatch(bare) and not bare.startswith("关于"):
        return False
    return not _SENTENCE.search(bare) and len(bare) > 5 and bool(_SUBJECT.match(bare) or _ABOUT.match(bare))


def is_whole_subject(text: str) -> bool:
    """Return True if a title ends as titles do: 建议, 提案, 意见."""
    return bool(_SUBJECT.match(normalized_without_spaces(text)))
