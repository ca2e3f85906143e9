"""The lines above an original without labels: session, number, kind, the title, who put it forward."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.letter.kinds import PROPOSAL, SUGGESTION
from replydesk.letter.session_spelling import SESSION, spelt_session
from replydesk.text.full_width import normalized_without_spaces, with_plain_digits

_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_NUMBER = re.compile("(?<=第)[〇○零一二三四五六七八九]{2,8}(?=号)")
_HEAD_NUMBER = re.compile(
    r"(?:(?:提案|建议|议案|编号|案号|字)第?|第|[Nn][Oo][.:：]?)(?P<number>[A-Za-z]{0,4}[0-9]{1,10}(?:[-—][0-9]{1,6})?)号?"
)
_ONLY_NUMBER = re.compile(r"(?P<number>[A-Za-z]{0,4}[0-9]{1,10})号")
_KIND_WORDS = re.compile(
    r"(?:20\d\d年度?)?(?:中国人民政治协商会议|人民代表大会|[^\W\d_的]{0,12}?)(?:人大|政协)?(?:代表|委员|委员会|界别|集体|联名|个人|党派|团体|闭会期间)?"
    r"(?:建议、?批评和意见|建议、批评、意见|建议和意见|提案|议案|建议)(?:表|纸|用纸|卡片?|稿|稿纸|登记表|原文|原件|正文|全文|内容|摘录|选登|案)?"
)
_TURNED = re.compile(r"[（(【\[]?(?:议案转(?:为)?建议|闭会期间(?:代表)?(?:建议|意见))")
_NOUN = r"(?:建议|提案|议案|意见|意见建议|建议案|建议和意见|对策建议|几点建议|思考|想法)"
_ITEM_TITLE = re.compile(
    rf"^[《“]?(?:关于|对|建议|加强|推进|加快|完善|支持|进一步)?.{{2,120}}(?:的|之)?{_NOUN}[》”]?$"
)
_ITEM_ABOUT = re.compile(r"^[《“]?(?:[一二三四五六七八九十]、)?关于.{2,120}$")
_SHORTEST_TITLE = 6  # characters
_TITLE_STOP = re.compile("[。！？；]")


_BEFORE_TITLE = re.compile(
    rf"(?P<before>[^：:。，,关]{{0,12}}(?:选登|摘登|摘编|刊登|展示|公开|原文|全文)[：:]|(?:第?[0-9]{{1,10}}号)?(?:建议|提案|议案)?[：:、，,]?)"
    rf"(?P<title>关于.{{2,120}}{_NOUN})"
)


class RunningHead(NamedTuple):
    """Session, number and kind in a line above the text; `rest` is all else in it."""

    session: str = ""
    number: str = ""
    kind: str = ""
    rest: str = ""


def read_running_head(text: str) -> RunningHead:
    """Return session, number and kind that a short line names, and what else is in it."""
    bare = with_plain_figures("".join(text.split()))
    session, kind, left = "", "", bare
    for found in SESSION.finditer(bare):
        if found["time"] or found["closed"]:
            session = spelt_session(found, bare)
            kind = PROPOSAL.name if "政协" in session else SUGGESTION.name if "人大" in session else ""
            left = bare[: found.start()] + "\n" + bare[found.end() :]
            break
    number = _HEAD_NUMBER.search(left) or _ONLY_NUMBER.fullmatch(left.strip("\n（()）"))
    if number:
        left = left[: number.start()] + "\n" + left[number.end() :]
    if _TURNED.match(bare):
        kind = kind_in(bare)
    words = [part for part in re.split(r"[\n（()）【】\[\]:：·—-]+", left) if part]
    kinds = [part for part in words if _KIND_WORDS.fullmatch(part) and not part.startswith("关于")]
    if kinds and not kind:
        kind = kind_in("".join(kinds))
    rest = "".join(part for part in words if part not in kinds and part not in ("编号", "案号", "第", "号"))
    return RunningHead(session, number["number"] if number else "", kind, rest)


def with_plain_figures(text: str) -> str:
    """Return a text with figures in full width, and Chinese ones in a number (第〇四五号), as plain ones."""
    plain = with_plain_digits(text)
    return _CHINESE_NUMBER.sub(lambda found: found[0].translate(_CHINESE_DIGITS), plain)


def kind_in(text: str) -> str:
    """Return the kind of item that words name, "" if they do not."""
    if "转建议" in text or "转为建议" in text:
        return "议案转建议"
    if "闭会期间" in text and "提案" not in text:
        return "闭会期间建议"
    if re.search("提案|政协|委员(?!会)", text):
        return PROPOSAL.name
    if re.search("建议|人大|代表|议案|批评", text):
        return SUGGESTION.name
    return ""


def title_behind(text: str) -> str:
    """Return a title without what is printed before it, 提案选登： or 第9号建议; "" if there is nothing."""
    found = _BEFORE_TITLE.fullmatch(with_plain_figures(normalized_without_spaces(text)))
    return found["title"] if found and found["before"] else ""


def is_subject(text: str) -> bool:
    """Return True if a line reads as the title of an item: 关于…的建议, and no sentence."""
    bare = normalized_without_spaces(text)
    if _KIND_WORDS.fullmatch(bare) and not bare.startswith("关于"):
        return False
    return (
        not _TITLE_STOP.search(bare)
        and len(bare) > 5
        and bool(_ITEM_TITLE.match(bare) or _ITEM_ABOUT.match(bare))
    )


def is_whole_subject(text: str) -> bool:
    """Return True if a title ends as titles do: 建议, 提案, 意见."""
    return bool(_ITEM_TITLE.match(normalized_without_spaces(text)))
