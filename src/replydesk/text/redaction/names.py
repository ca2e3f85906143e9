"""Names behind words such as 联系人, names beside a private number, and addresses of homes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from replydesk.text.redaction.folding import CELL, PARAGRAPH
from replydesk.text.redaction.model import PrivateHit, matches
from replydesk.text.surnames import LONG_SURNAMES, SURNAMES, WORDS_TOO

_NAME, _HOME, _APPROVAL = "姓名", "住址", "审签"

_BLANK = r"[ ]{0,4}"
_CJK = "[\u4e00-\u9fff]"

# Words behind which the name of a contact stands, and those behind which a private person's may stand.
_CONTACTS = (
    "联系人 联络人 联络员 联系员 经办人 经办 承办人 承办 对接人 经手人"
    " 拟稿人 拟稿 核稿人 核稿 校对人 校对 办理人 受访人 接访人 填表人 填报人"
    " 联系同志 具体负责人 收件人 咨询人 contactperson contact 联系人员 经办人员 承办人员 联络人员"
    " 主办人 经办同志 承办同志 主办人员"
)
_PRIVATE = (
    "信访人 举报人 投诉人 反映人 来访人 来信人 申请人 当事人 监护人 户主 业主 患者 机主"
    " 责任人 负责人 承办负责人 家属 姓名 责任领导 分管领导 主管领导 主管领导人 领导署名 领导签发"
    " 签发人 审核人 本人 居民 村民"
)
_TITLE = (
    r"(?:同志|先生|女士|老师|小姐|科长|副科长|处长|副处长|主任|副主任|局长|副局长|股长|所长|站长|队长|书记|部长|经理"
    r"|会计|干事|科员|主任科员|四级调研员|一级主任科员|工程师|医生|律师|师傅|代理)"
)
_TITLED = re.compile(_TITLE)
_ORGANISATION = re.compile(r"[局厅委办处科室股站所院部会司队社组中心镇乡街道村区县市省校行厂店馆台园府团署]$")
_NOT_NAMES = re.compile(
    "电话|手机|座机|传真|办公|姓名|职务|单位|备注|各|有关|相关|部门|及|制度|大会|代表|委员|机构|事项|方式|情况|工作|负责"
    "|的|了|不|为|是|应|须|将|已|可|请|名单|信息|签字|签名|盖章|如下|分别|见附|附件|同上|机关|政府|等|由|在|有|我|您|你|他|她|们|对|从|到|这|那|此|或|并|又|把|被|让|给|再|还|都|只|就|已|热线|咨询|投诉|举报|值班|监督|服务|中心|公司|信箱|邮箱|微信|群众"
    "|谢谢|白天|全天|平时|时间|任何|安排|高新|方便|解决|支持|安全|常年|明确|严格|关心|欢迎|方法|成立|完成|和谐|高度|时段"
    "|满意|率|数量|项目|通过|多次|再次|首次|曾经|马拉松|高考|金融|方面|居民|车辆|经办|承办|联络|校对|核稿"
)
_END = rf"(?=$|[^\u4e00-\u9fffa-z]|电话|联系|手机|座机|传真|微信|办公|{_TITLE})"
_LABEL_BEGINS = re.compile(f"[{''.join(sorted({word[0] for word in f'{_CONTACTS} {_PRIVATE}'.split()}))}]")
_VALUE_MOST = 24  # characters behind a label that are read


@cache  # compiled when first used
def _labels() -> re.Pattern[str]:
    def spaced(words: str) -> str:
        return "|".join(_BLANK.join(each) for each in sorted(words.split(), key=len, reverse=True))

    return re.compile(
        rf"(?:(?P<contact>{spaced(_CONTACTS)})|(?P<person>{spaced(_PRIVATE)}))"
        rf"(?P<more>{_BLANK}(?:姓名|及{_BLANK}(?:联系)?(?:电话|方式)|\((?:及|含|电话|手机|办公|科|单位|姓名|签|职务|男|女|可)[^()]{{0,10}}\))?{_BLANK})"
        rf"(?P<mark>(?:[:=/|·({{\[-]|——|是|为|叫|系){{0,3}}{_BLANK})"
    )


def find_names(text: str) -> Iterator[PrivateHit]:
    """Yield the names behind labels of contacts, and what looks like the name of a private person."""
    for found in matches(_labels(), _LABEL_BEGINS, text):
        has_mark = bool(found["mark"].strip())
        is_listed = text[found.end() : found.end() + 1] in ("、", ",")  # 联系人、张某某
        if not has_mark and (is_listed or found["contact"] in _TOLD_BY_MARK):
            if found["contact"] not in _VERBS and (name := _BARE_NAME.match(text, found.end() + is_listed)):
                yield from _doubtful_name(name)
            continue
        if found["person"] and not (
            has_mark or found["person"].endswith("人") or found["person"] in ("户主", "患者")
        ):
            continue
        if has_mark and found["contact"] and (latin := _LATIN.match(text, found.end())):
            yield PrivateHit(*latin.span(), _NAME, is_certain=False)
        yield from _value(text, found.end(), len(text), has_mark=has_mark, is_contact=bool(found["contact"]))


# Without a mark behind, these say what is done; behind the others too only a whole name counts.
_VERBS = frozenset(["承办", "拟稿", "核稿", "校对", "contact", "contactperson"])
_TOLD_BY_MARK = _VERBS | frozenset(["经办", "办理人", "受访人", "接访人", "核稿人", "校对人"])
_BARE_NAME = re.compile(rf" {{0,3}}(?P<name>{_CJK}{{2,3}})(?=$|[^\u4e00-\u9fffa-z0-9])")


# Surnames that begin hardly any word, unlike those in 联系商户, 找平衡, 联系施工方.
_PLAIN_SURNAMES = frozenset("王李张刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯董曹袁邓彭吕蒋蔡魏薛潘戴邹谭姚廖崔邱")
# Someone to turn to: 请联系张某某同志, 找张某某办理.
_TURN_TO = re.compile(
    rf"(?:联系|致电|找)[到 ]?(?P<name>{_CJK}(?: {{0,3}}{_CJK}){{1,2}}?|{_CJK}{{2,6}}·{_CJK}{{2,6}}?)"
    rf"(?={_TITLE}|联系|办理|咨询|了解|[ ,。;、(/0-9\n\x1f]|$)"
)


def find_names_turned_to(text: str) -> Iterator[PrivateHit]:
    """Yield what looks like the name of someone whom the reader is to turn to."""
    for found in _TURN_TO.finditer(text):
        name = found["name"]
        if "·" in name and not _NOT_NAMES.search(name):
            yield PrivateHit(*found.span("name"), _NAME, is_certain=False)
        elif name[0] in _PLAIN_SURNAMES or name[:2] in LONG_SURNAMES or _TITLED.match(text, found.end()):
            yield from _doubtful_name(found)


def _doubtful_name(found: re.Match[str]) -> Iterator[PrivateHit]:
    """Yield the group `name` of a match if it looks like a name and is no body."""
    name = found["name"]
    if _is_short_name(name) and name[0] not in WORDS_TOO and not _ORGANISATION.search(name):
        yield PrivateHit(*found.span("name"), _NAME, is_certain=False)


_LATIN = re.compile(r"[a-z][a-z.'-]{1,20}(?: [a-z][a-z.'-]{0,20}){0,2}")
_BETWEEN = re.compile(r" {0,4}(?:\([^()]{0,12}\))? {0,4}[、,/&和及与(]? {0,4}")


def _value(text: str, at: int, end: int, *, has_mark: bool, is_contact: bool) -> Iterator[PrivateHit]:
    """Yield the names in the value of a label: one or several, with a body before or a title behind."""
    most = min(at + _VALUE_MOST, end)
    while at < most and (token := _CHINESE.match(text, at, most)):
        cut = _RUNS_ON.search(text, token.start() + 1, token.end())
        stop = cut.start() if cut else token.end()
        is_titled = bool(cut and _TITLED.match(cut[0]))
        name = _name_in(
            text, token.start(), stop, has_mark=has_mark, is_titled=is_titled, is_contact=is_contact
        )
        if name is not None:
            yield name
        elif not (has_mark and is_contact and _ORGANISATION.search(token[0])):  # 办公室 张某某
            return
        has_mark = False  # what follows must look more like a name
        at = cut.end() if is_titled and cut else stop
        between = _BETWEEN.match(text, at)
        if between is None or between.end() == at:
            return
        at = between.end()


_DOES = "咨询|反映|了解|来信|来电|来访|投诉|举报"  # what may be said of someone right behind the name
# A row of Chinese characters; single ones may be parted by blanks: 张 某 某.
_CHINESE = re.compile(
    rf"{_CJK} {{1,3}}(?:{_CJK}{{1,2}}(?!{_CJK})|{_CJK}{{1,2}}?(?={_TITLE}|{_DOES}))"
    rf"|{_CJK}(?:·?{_CJK}| {{1,3}}(?={_CJK}(?:[^\u4e00-\u9fff]|$)){_CJK})*"
)
# What ends a name that runs on into a sentence.
_RUNS_ON = re.compile(
    rf"电话|手机|座机|传真|微信|办公电话|联系|负责|{_DOES}|(?<=..)[和及与的等为是将已在向由]|{_TITLE}"
)


def _name_in(
    text: str, start: int, end: int, *, has_mark: bool, is_titled: bool, is_contact: bool
) -> PrivateHit | None:
    """Return the name in a row of Chinese characters behind a label, None if there is none."""
    row = text[start:end].rstrip()
    end = start + len(row)
    bare = row.replace(" ", "")
    if _TITLED.fullmatch(bare):
        return None
    if _is_name(bare):
        return PrivateHit(start, end, _NAME, is_contact and (has_mark or len(bare) < 4))
    if is_titled and len(bare) == 1 and bare in SURNAMES:  # 王科长
        return PrivateHit(start, end, _NAME, is_contact and has_mark)
    if _DOTTED.fullmatch(bare) and not _NOT_NAMES.search(bare):
        return PrivateHit(start, end, _NAME, is_certain=False)
    if not is_contact:
        return None
    if " " not in row and len(bare) > 4 and (place := _place_behind_body(bare)):
        return PrivateHit(start + place, min(start + place + 3, end), _NAME, is_certain=False)
    if " " not in row and (has_mark or len(bare) > 3) and _may_begin_with_name(bare):
        return PrivateHit(start, min(start + 3, end), _NAME, is_certain=False)
    is_like = 2 <= len(bare) <= 4 or ("·" in bare and len(bare) <= 12)
    if has_mark and is_like and not (_NOT_NAMES.search(bare) or _ORGANISATION.search(bare)):
        return PrivateHit(start, end, _NAME, is_certain=False)
    return None


_DOTTED = re.compile(rf"{_CJK}{{2,6}}(?:·{_CJK}{{2,6}}){{1,2}}")  # 买买提·艾力


def _is_name(text: str) -> bool:
    """Return True for a surname with one or two characters more (two surnames: up to three)."""
    if _NOT_NAMES.search(text) or (_ORGANISATION.search(text) and len(text) > 3):
        return False
    if text[:2] in LONG_SURNAMES:
        return 3 <= len(text) <= 4
    return 2 <= len(text) <= (4 if text[1:2] in SURNAMES else 3) and text[0] in SURNAMES


def _place_behind_body(text: str) -> int:
    """Return where the name in 办公室张某某 begins, 0 if there is none."""
    for place in range(2, len(text) - 1):
        if _ORGANISATION.search(text[:place]) and _may_begin_with_name(text[place:]):
            return place
    return 0


def _may_begin_with_name(text: str) -> bool:
    """Return True for a surname and what may be the rest of a name, whatever comes behind."""
    first = text[:3]
    return first[:1] in SURNAMES - WORDS_TOO and len(text) > 1 and not _NOT_NAMES.search(first)


_BEFORE_NUMBER = re.compile(
    rf"(?:联系|找|由|向|与|和|请|[局厅处科室股站所]|{_TITLE}|^|[^\u4e00-\u9fff])"
    rf"(?P<name>{_CJK}(?: {{0,3}}{_CJK}){{1,3}}){_TITLE}?[ ,、:(/|\n\x1f-]{{0,4}}"
    r"(?:的?(?:联系|对接)?(?:电话|手机|座机|传真|tel|号码|手机号)?)(?:号码?)?(?:为|是)?[ :(,/]{0,4}$"
)
_BEHIND_NUMBER = re.compile(
    rf"[ (,、/\-\x1f]{{0,4}}(?P<name>{_CJK}(?: {{0,3}}{_CJK}){{1,2}})"
    rf"(?={_TITLE}|{_DOES}|联系|[) ,。;、\n\x1f]|$)"
)
_BESIDE = 24  # characters of a text read before a number


def find_names_beside(text: str, numbers: Iterable[PrivateHit]) -> Iterator[PrivateHit]:
    """Yield what looks like a name right before or behind a private number."""
    for hit in numbers:
        low = max(0, hit.start - _BESIDE)
        before = _BEFORE_NUMBER.search(text[low : hit.start])
        if before and _is_short_name(before["name"]):
            yield PrivateHit(low + before.start("name"), low + before.end("name"), _NAME, is_certain=False)
        elif row := _ROW_BEFORE.search(text[low : hit.start]):
            yield from _name_at_end(row, low)
        behind = _BEHIND_NUMBER.match(text, hit.end)
        if behind and _is_short_name(behind["name"]):
            yield PrivateHit(*behind.span("name"), _NAME, is_certain=False)


_ROW_BEFORE = re.compile(
    rf"(?P<row>{_CJK}{{2,4}})(?:联系|对接)?[ ,、:(/]{{0,3}}(?:电话|手机|座机|传真|tel)?[ :(]{{0,3}}$"
)


def _name_at_end(found: re.Match[str], low: int) -> Iterator[PrivateHit]:
    """Yield the name at the end of the row of Chinese characters before a number: 请见张某某138…"""
    row, end = found["row"], low + found.end("row")
    for length in (3, 2):
        name = row[-length:]
        if _may_begin_with_name(name) and _is_short_name(name) and not _ORGANISATION.search(name):
            yield PrivateHit(end - len(name), end, _NAME, is_certain=False)
            return


def _is_short_name(text: str) -> bool:
    bare = text.replace(" ", "")
    return _is_name(bare) and (len(bare) < 4 or bare[:2] in LONG_SURNAMES)


def find_name_in_cell(text: str, start: int, end: int, labels: tuple[str, ...]) -> Iterator[PrivateHit]:
    """Yield the names in a cell under or beside a label of contacts."""
    for label in labels[:2]:
        bare = label.replace(" ", "")
        found = _labels().match(bare)
        if found and len(bare) <= 12 and (found["contact"] or bare.startswith(("姓名", "户主"))):
            yield from _value(text, start, end, has_mark=True, is_contact=bool(found["contact"]))
            return


_SIGNED = re.compile(r"此(?:复函|答复|函|件)?已?经[^。]{1,20}(?:审签|签发)。")
_HOME_LABEL = re.compile(
    r"家住|家庭(?:住址|地址)|住址|现住址|现住地?|户籍(?:地址?|所在地)|居住地址?|住在|居住在|居住于|暂住地?"
    r"|常住(?!人口|居民|户)|通[讯信]地址(?=[^,。;]{0,40}(?:单元|栋|幢|\d ?室))"
)
_HOME_MARK = re.compile(
    r"[\d一二三四五六七八九十] ?(?:[栋幢号室组队社弄]|单元)|小区|花园|家园|街|路|巷|胡同|[村屯]$"
)
_ROOM = re.compile(r"\d{1,4} ?(?:栋|幢|号楼|座) ?\d{0,2} ?(?:单元|门)? ?\d{1,4} ?(?:室|号(?!楼)|房)")
_HOME_END = re.compile(rf"[,。;，!?{PARAGRAPH}{CELL})]")
_HOME_MOST = 50


def find_homes(text: str) -> Iterator[PrivateHit]:
    """Yield addresses of homes behind words such as 家住, and rooms of buildings."""
    for found in _HOME_LABEL.finditer(text):
        start = found.end()
        while text[start : start + 1] in (":", " ", "是", "为", "在") and text[start : start + 1]:
            start += 1
        stop = _HOME_END.search(text, start, start + _HOME_MOST)
        end = stop.start() if stop else min(len(text), start + _HOME_MOST)
        value = text[start:end]
        is_loose = found[0].startswith(("住在", "居住", "现住", "户籍", "暂住", "常住"))
        if "的" not in value and _HOME_MARK.search(value) and not (is_loose and not re.search(r"\d", value)):
            yield PrivateHit(start, end, _HOME)
    for found in _ROOM.finditer(text):
        yield PrivateHit(*found.span(), _HOME, is_certain=False)


def find_approvals(text: str) -> Iterator[PrivateHit]:
    """Yield the sentence that names who signed: 此复函已经某某审签。"""
    for found in _SIGNED.finditer(text):
        yield PrivateHit(*found.span(), _APPROVAL, instead="")
