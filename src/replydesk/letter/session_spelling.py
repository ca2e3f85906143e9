"""Sessions as drafts have them: 省十四届人大四次会议, 市政协六届五次会议, in any of their spellings."""

from __future__ import annotations

import re
from functools import lru_cache

from replydesk.text.full_width import with_plain_digits
from replydesk.text.numerals import chinese_numeral

_COUNT = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_PLACE = r"[\u4e00-\u9fff]{0,10}?(?:全国|省|自治区|自治州|自治县|市|州|盟|县|旗|区|镇|乡)"
# Behind the whole of a place: 第九届长河市南屏区委员会, not 第九届长河市.
_BEHIND_PLACE = rf"(?=人民代表大会|人大|政协|委员会|常务|常委|第?{_COUNT}次)"
SESSION = re.compile(
    rf"(?P<lead>中国人民政治协商会议|人民政协|政协|人大)?(?P<first>{_PLACE})?(?P<body1>人民代表大会|人大|政协)?"
    rf"(?:委员会)?第?(?P<term>{_COUNT})届(?P<place>{_PLACE}{_BEHIND_PLACE})?(?P<body2>人民代表大会|人大|政协|委员会)?(?:常务委员会|常委会|委员会)?"
    rf"(?:第?(?P<time>{_COUNT})次(?:全体)?(?:会议|大会|全会)?)?(?P<closed>闭会期间)?"
)
_SESSION_LEVEL = re.compile("全国|(?:自治[区州县]|[省市州盟县旗区镇乡])$")


@lru_cache(1024)
def session_in(text: str) -> str:
    """Return the session a text names as drafts have it: 省十四届人大四次会议; "" if it names none."""
    bare = with_plain_digits("".join(text.split()))
    for found in SESSION.finditer(bare):
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
    found = _SESSION_LEVEL.search(place)
    if not found:
        return ""
    return {"自治区": "区", "自治州": "州", "自治县": "县"}.get(found[0], found[0])


def _numeral(text: str) -> str:
    return chinese_numeral(int(text)) if text.isdecimal() else text
