"""Short labelled lines above and below the text of a letter, and the facts in them.

Recognised are the forms in `forms`, and others found in real replies (shared field notes, parts 3 and 5): a
label with a colon of either width, in brackets of any kind, alone on a line or several side by side.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.draft.model import Key
from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.contacts import labelled
from replydesk.importing.replies.lines.dates import DATE
from replydesk.letter.print_options import PUBLICITY

_OPEN, _CLOSE = "〔【\\[（(﹝［〈", "〕】\\]）)﹞］〉"
_S = r"\s*+"  # possessive: two runs of blanks beside each other would take quadratic time
_DIGIT = "[0-9０-９]"
_NO_CODE = "\\s〔【\\[（(﹝［：:，。《》0-9•·●■◆▪"
NUMBER = (
    rf"(?:[^{_NO_CODE}]{{0,16}}|[^{_NO_CODE}](?:[ \u3000][^{_NO_CODE}]){{1,9}}"
    rf"|[^{_NO_CODE}]{{1,6}}(?<![局厅府院])[ \u3000]{{1,2}}[^{_NO_CODE}]{{1,6}})(?:[\s：:]{{0,2}})"
    rf"[{_OPEN}]{_S}{_DIGIT}(?:\s{{0,2}}{_DIGIT}){{1,3}}{_S}[{_CLOSE}]{_S}(?:第{_S})?"
    rf"(?:(?:{_DIGIT}(?:\s{{0,2}}{_DIGIT}){{0,5}}|[^\s号，。]{{0,9}}){_S}号|{_DIGIT}{{1,5}}(?=\s|$))"
    rf"|[\u4e00-\u9fff]{{2,15}}(?:字|函|复|议|提|办){_S}{_DIGIT}{{4}}(?:年{_S}第?|{_S}[-－—]?{_S}){_DIGIT}{{1,5}}{_S}号"
)
_MARK = "[A-DＡ-Ｄa-d甲乙丙丁][1-9]?"
_YES = "[^\\s\\u3000，。；]{1,12}"
# A kind of document, which a website names as its class: 类别：提案.
_NO_CLASS = "(?!(?:[省市县区]|人大|政协|代表|委员){0,3}(?:建议|提案|议案|公文|文件|政务|信息|公开|回复|答复))"
_BRACKETED = re.compile(r"[（(【\[]([^（）()【】\[\]]+)[）)】\]]")
_SQUARE = re.compile(r"[\[【]([^\[\]【】]{2,40})[\]】]")  # [办理结果标注（A1）]
_HEAD = re.compile(
    rf"(?P<label>(?:发文字号|文{_S}号|编{_S}号){_S}[：:]{_S})?(?P<number>{NUMBER})"
    rf"|(?P<bracket>[（(【\[]{_S})?(?:答复|办理|办复|承办|建议|提案)?(?:结果|复文)?(?:类{_S}别|类型|分类|结果)(?:标记|标识|代码)?{_S}[：:]{_S}"
    rf"(?P<class1>{_MARK}{_S}类?|{_NO_CLASS}{_YES}?)(?(bracket){_S}[）)】\]]|(?=[\s，；]|$))"
    r"|(?<=[ \t\u3000])(?P<class4>[A-DＡ-Ｄ]|(?=类))类?(?=\s|$)"
    rf"|(?:(?:答复|办理|办复|承办)(?:结果|类别|类型|情况)(?:标注|标记)?|类别)(?:\s{{1,4}}|{_S}[（(]{_S}|{_S}[：:]{_S})(?P<class5>{_MARK}){_S}类?{_S}[）)]?(?=\s|$)"
    rf"|[（(【\[]{_S}(?P<class2>{_MARK}){_S}类?{_S}[）)】\]](?:{_S}类(?!\w))?|[（(【\[]?(?P<class3>{_MARK}){_S}类[）)】\]]?(?!\w)"
    rf"|[（(]?是否同意(?:对外|主动|全文)?公开{_S}[：:（(]{_S}(?P<public1>{_YES}?)[）)]?(?=[\s（(]|$)|[（(]?(?:信息)?公开(?:方式|属性|形式|类型|类别|选项){_S}[：:]{_S}(?P<public2>{_YES}?)[）)]?(?=[\s（(]|$)"
    r"|(?P<public3>[（(]\s*此(?:件|复函|答复|回复|文)[^）)]{0,12}公开[^）)]{0,8}[）)]|此件[^\s，。]{0,8}公开(?:发布)?"
    r"|[（(]?(?:不?同意(?:对外|全文|主动)?公开|主动公开|依申请公开|不予公开)[）)]?)(?=\s|$)"
    rf"|签{_S}发{_S}人?{_S}[：:]"
    r"(?P<signer>[ \t\u3000]*[^\s\u3000：:]{0,8}(?:[ \u3000]{1,3}[^\s\u3000：:](?=\s|$))?)"
    rf"|(?:(?:代表|委员)?(?:建议|提案)(?:编{_S})?号|案{_S}号){_S}[：:]{_S}第?(?P<item>[^\s，。：:号]{{1,14}})号?(?=\s|$)"
    rf"|(?:建议人|提案人|提案者|提出人|领衔代表|第一提案人){_S}[：:]{_S}(?P<proposers>[^：:。\s][^：:。]{{1,60}})$"
    rf"|(?:(?:建议|提案)(?:标题|题目|名称)|案{_S}由){_S}[：:]{_S}(?P<subject>[^：:。\s][^：:。]{{3,100}})$"
    rf"|(?:主办|承办|办理|答复)(?:单位|部门){_S}[：:]{_S}(?P<unit>[^\s：:。]{{3,40}})(?=\s|$)"
    rf"|编{_S}号{_S}[：:]{_S}第?(?P<code>[A-Za-z0-9-]{{1,14}})号?(?=\s|$)"
    r"|(?P<urgency>特急|加急|特提|平急)(?=\s|$)|(?P<secrecy>(?:绝密|机密|秘密)(?:★\S{0,8})?)(?=\s|$)"
    r"|(?P<copy>\d{6})(?=\s|$)"
)

CC = re.compile(
    rf"[（(]?(?P<label>抄{_S}[送报呈致]|分{_S}送|报{_S}送)"
    rf"(?:{_S}(?:抄{_S}[送报]{_S})?(?:单位|机关)?{_S}[：:]{_S}|[ \t\u3000]++(?=[^\s：:]))(?P<text>.*)"
    rf"|(?P<short>[报送]){_S}[：:]{_S}(?P<bodies>.*)",
    re.DOTALL,
)
PRINTED = re.compile(rf"(?P<issuer>.*?)(?<!\s){_S}(?P<date>(?:{DATE.pattern})){_S}印{_S}发", re.DOTALL)
ATTACHED = re.compile(rf"附{_S}件?{_S}[：:]{_S}(?P<text>.*)", re.DOTALL)
ATTACHMENT_HEAD = re.compile(rf"附{_S}件{_S}([0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,2}})?{_S}[：:]?")
_CLASS_AT_END = re.compile(
    rf"[（(]?(?:答复|办理|办复|承办)?(?:结果)?(?:类{_S}别|结果)(?:标记)?{_S}[：:]{_S}(?P<mark>{_MARK}){_S}类?[）)]?"
)
_APPROVED = re.compile(r"(?:此|本)(?:复函|答复|函)已经(.{2,10}?)审签(?:同意)?。")
_LONGEST_NOTE = 30  # Longest note on publication, in characters
_NOTE = re.compile(r"(?:附|备)?注?[：:]")
_PUBLIC = re.compile(
    r"(?:信息|政府信息|答复)?公开(?:方式|属性|形式|类型|类别|选项|情况|意见|范围)[：:]?(?P<said>.{1,12})"
    r"|是否(?:同意|可以?|予以|主动|宜){0,2}(?:对外|全文|主动|向社会){0,2}公开(?:发布)?[：:]?(?P<answer>.{1,8})"
    r"|(?:[此本该](?:件|文|(?:复函|答复|回复)件?|函|建议|提案))?(?:可以?|拟|宜|不|同意|不同意|不予|予以|依申请|主动|全文|部分|对外|向社会){0,3}公开(?:发布|答复)?"
)
BLANKS = " \t\u3000\xa0|｜"  # What may stand at the edges of a line that was a cell of a table
_WEAK_KEYS = {
    "item": Key.ITEM_NUMBER,
    "proposers": Key.PROPOSERS,
    "subject": Key.SUBJECT,
    "unit": Key.UNIT,
    "code": Key.ITEM_NUMBER,
}


class Mark(NamedTuple):
    """One fact in a short line: its field, "" if no field holds it, and its value or text."""

    key: str
    value: str


class WeakMark(Mark):
    """A fact that title and opening should contain too: it fills its field only if they do not."""


def head_marks(text: str) -> list[Mark] | None:
    """Return the marks of a line above the text, None if it has anything besides marks."""
    text = text.strip(BLANKS)
    if found := _row_of_marks(text):
        return found
    bracketed = _BRACKETED.fullmatch(text) or _SQUARE.fullmatch(text)
    return _row_of_marks(bracketed[1].strip()) if bracketed else None


def _row_of_marks(text: str) -> list[Mark] | None:
    found, rest = leading_marks(text)
    return found if found and not rest else None


def leading_marks(text: str) -> tuple[list[Mark], str]:
    """Return the marks that a line begins with, and its text behind them."""
    found: list[Mark] = []
    text = text.strip()
    at = 0
    while at < len(text):
        match = _HEAD.match(text, at)
        if match is None or match.end() == at:
            break
        found.append(_head_mark(match))
        at = match.end()
        while at < len(text) and text[at] in " \t\u3000\xa0|，；;":
            at += 1
    return found, text[at:]


def _head_mark(match: re.Match[str]) -> Mark:
    kind = match.lastgroup or ""
    value = (match[kind] or "").strip()
    if match["number"]:
        return Mark(Key.DOCUMENT_NUMBER, match["number"].strip())
    if kind.startswith("class"):
        return Mark(Key.RESULT_CLASS, half_width(_without_kind(value)))
    if kind.startswith("public"):
        return Mark(Key.PUBLICITY, publicity_of(value))
    if kind in _WEAK_KEYS:
        return WeakMark(_WEAK_KEYS[kind], value)
    keys = {
        "signer": Key.SIGNER,
        "urgency": Key.URGENCY,
        "secrecy": Key.SECRECY,
        "copy": Key.COPY_NUMBER,
    }
    return Mark(keys[kind] if value else "", value)


def _without_kind(value: str) -> str:
    """Return the mark in a class as typed: B for B类, A for 已办结（A类）."""
    bare = value.rstrip("类").strip()
    if inside := re.search(rf"[（(]{_S}({_MARK}){_S}类?{_S}[）)]", value):
        bare = inside[1]
    return bare if re.fullmatch(_MARK, bare) else value


def is_lone_class(text: str) -> bool:
    """Return True for a line of one letter that may be a class."""
    return bool(re.fullmatch("[A-DＡ-Ｄ]", text.strip()))


def publicity_of(text: str) -> str:
    """Return the publication choice a text expresses: one of `PUBLICITY`, or the text itself."""
    bare = "".join(text.strip("（()） ").split())
    if re.search(r"不予公开|不同意.{0,2}公开|不公开|不宜公开|^(?:否|不同意)$", bare):
        return PUBLICITY[2]
    if "依申请" in bare:
        return PUBLICITY[1]
    if re.search(
        r"主动公开|公开发布|同意.{0,2}公开|^(?:是|同意|可以?|公开)$|(?:全文|件|可以?|予以|对外|社会)公开",
        bare,
    ):
        return PUBLICITY[0]
    return text


def foot_marks(text: str) -> list[Mark] | None:
    """Return people, telephones, class and publicity in a line below the text; None for any other line.

    A person or a fact that no field holds has its own heading for a key.
    """
    bare = text.strip(BLANKS)
    if found := _CLASS_AT_END.fullmatch(bare):
        return [Mark(Key.RESULT_CLASS, half_width(found["mark"]))]
    if publicity := publicity_noted(bare):
        return [Mark(Key.PUBLICITY, publicity)]
    if facts := labelled(bare):
        return [Mark(*fact) for fact in facts]
    marks = head_marks(bare)
    kept = (Key.PUBLICITY, Key.RESULT_CLASS)
    return marks if marks and all(mark.key in kept for mark in marks) else None


def publicity_noted(text: str) -> str:
    """Return what a line says about publication and nothing else (注：“主动公开”。), "" for another line."""
    if "公开" not in text or len(text) > _LONGEST_NOTE:
        return ""
    bare = _NOTE.sub("", squeezed(text).strip("（()）【】[]。")).strip("“”\"‘’'（()）。")
    found = _PUBLIC.fullmatch(bare)
    return publicity_of(found["said"] or found["answer"] or bare) if found else ""


def approver(text: str) -> str:
    """Return who approved the letter by its last sentence (此复函已经×××审签。), "" for another sentence."""
    found = _APPROVED.fullmatch(text.strip())
    return found[1] if found else ""
