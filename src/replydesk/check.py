"""Field problems that would make a wrong letter: each rule looks at one field and says the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from replydesk.compose import salutation
from replydesk.draft import Attachment, Draft, Key, Part, Section
from replydesk.forms import PUBLICITY, URGENCY, WHERE_AT_FOOT, Format, Seal, SignerForm
from replydesk.letter import Letter
from replydesk.numerals import heading_numbers
from replydesk.profile import Profile
from replydesk.record import (
    KINDS,
    filled,
    kind_of,
    parse_date,
    parse_document_number,
    subject,
)


class Level(Enum):
    """How much a finding weighs; the values are shown to the clerk."""

    ERROR = "错误"
    """The letter would be wrong: export stops unless it is forced."""
    WARNING = "提示"
    """Worth a look."""
    OPEN = "待定"
    """Filled in at signing: the letter is a draft until then."""
    INFO = "说明"
    """What the page did by itself; nothing to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: the field, what is wrong with it and what to do."""

    level: Level
    key: str
    message: str
    remedy: str
    is_missing: bool = False
    """Whether nothing has been written yet, rather than something wrong."""

    def __str__(self) -> str:
        return f"[{self.level.value}] {self.key}：{self.message}；{self.remedy}"


Rule = Callable[[Draft, Profile], Iterator[Finding]]

_ANY_BRACKETS = re.compile(r"([^\d]*?)[\[［【（(〔﹝〖]\s*([0-9]{2,4})\s*[\]］】）)〕﹞〗](.*)")
_CHINESE_DATE = re.compile(r"[〇○零一二三四五六七八九十][〇○零0一二三四五六七八九十]*年")
_NUMBERED = re.compile(r"附件\d*[：:]?|\d{1,2}[.．、]")
_ANY_DATE = re.compile(r"([0-9]{4})[-./年\s]+([0-9]{1,2})[-./月\s]+([0-9]{1,2})[日号]?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９－．／", "0123456789-./")
_SALUTATION = re.compile(r".{2,28}(代表|委员|代表团)[：:]")
_INNER_OFFICE = re.compile(r"[处科股]$|(?<!办公)室$")

_LONGEST_LETTERHEAD = {Format.LETTER: 30, Format.DOCUMENT: 27}
"""Characters of 3号, 16 pt wide, on the one line of a letterhead: 170 mm and 156 mm."""


def check(draft: Draft, profile: Profile, letter: Letter) -> tuple[Finding, ...]:
    """All findings of a draft, in the order of the letter."""
    found = [finding for rule in RULES for finding in rule(draft, profile)]
    unfilled = [Finding(Level.ERROR, each.kind, each.text, "请改选或修改") for each in letter.unfilled]
    return (*found, *unfilled)


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Whether anything would make a wrong letter."""
    return any(finding.level is Level.ERROR for finding in findings)


def problems(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that ask for something to be done."""
    return tuple(finding for finding in findings if finding.level is not Level.INFO)


def state(findings: tuple[Finding, ...]) -> str:
    """The draft's state in lists: 有误, 草稿 (number or date still open) or 可签发."""
    if has_errors(findings):
        return "有误"
    return "草稿" if any(finding.level is Level.OPEN for finding in findings) else "可签发"


def _missing(key: str, remedy: str, message: str = "没有填") -> Finding:
    return Finding(Level.ERROR, key, message, remedy, is_missing=True)


def _unit(draft: Draft, profile: Profile) -> Iterator[Finding]:
    unit = draft.get(Key.UNIT)
    if not unit and not profile.name:
        yield _missing(Key.UNIT, "请写单位档案的名称，信头、落款和抄送都从那里来")
    elif unit and profile == Profile(name=unit):
        said = f"没有“{unit}”的单位档案"
        remedy = "请核对名称，或在 templates/单位档案 里照样子做一份"
        yield Finding(Level.WARNING, Key.UNIT, said, remedy)


def _letterhead(draft: Draft, profile: Profile) -> Iterator[Finding]:
    name = profile.letterhead or profile.name
    most = _LONGEST_LETTERHEAD[profile.format]
    if sum(1 if char.isascii() else 2 for char in name) > 2 * most:
        said = f"信头“{name}”太长，排在一行里比 3 号字还小"
        remedy = f"请在单位档案的“信头”里写规范化简称，不超过 {most} 个字"
        yield Finding(Level.WARNING, Key.UNIT, said, remedy)


def _kind(draft: Draft, profile: Profile) -> Iterator[Finding]:
    kind = draft.get(Key.KIND)
    names = [each.name for each in KINDS]
    if kind not in names:
        said = f"不认得“{kind}”" if kind else "没有填"
        remedy = f"请写“{'”或“'.join(names)}”"
        yield Finding(Level.ERROR, Key.KIND, said, remedy, is_missing=not kind)


def _kind_fits(draft: Draft, profile: Profile) -> Iterator[Finding]:
    kind = kind_of(draft)
    other = KINDS[1 - KINDS.index(kind)]
    session, people = draft.get(Key.SESSION), draft.get(Key.PROPOSERS)
    wrong_session = "人大" if kind is KINDS[1] else "政协"
    if wrong_session in session or people.endswith(other.member):
        said = f"是“{kind.name}”，届次或提出人却像“{other.name}”"
        yield Finding(Level.ERROR, Key.KIND, said, "请核对类型；类型错了，代表、委员都会写错")


def _attachments(draft: Draft, profile: Profile) -> Iterator[Finding]:
    for name in draft.names(Key.ATTACHMENTS):
        if _NUMBERED.match(name):
            said = f"“{name}”前面有序号，印出来会有两个"
            yield Finding(Level.WARNING, Key.ATTACHMENTS, said, "请只写名称，序号由程序编")


def _attachment_texts(draft: Draft, profile: Profile) -> Iterator[Finding]:
    names = len(draft.names(Key.ATTACHMENTS))
    for number, attachment in enumerate(draft.attachments, 1):
        if number > names and attachment != Attachment():
            remedy = "请在“附件”里补上名称，或者删去这段正文"
            yield Finding(Level.ERROR, Key.ATTACHMENTS, f"附件{number}有正文，却没有名称", remedy)
        yield from _headings(Key.ATTACHMENTS, f"附件{number}", attachment.sections)


def _recipient(draft: Draft, profile: Profile) -> Iterator[Finding]:
    if not salutation(draft):
        member = kind_of(draft).member
        yield _missing(Key.PROPOSERS, f"请填{member}姓名，如“张某某”", "没有收件人")


def _subject(draft: Draft, profile: Profile) -> Iterator[Finding]:
    if not subject(draft):
        noun = kind_of(draft).noun
        yield _missing(Key.SUBJECT, f"请照抄{noun}的标题，不加书名号")


def _item(draft: Draft, profile: Profile) -> Iterator[Finding]:
    for key, example in ((Key.SESSION, "省十四届人大四次会议"), (Key.ITEM_NUMBER, "0033")):
        if not draft.get(key):
            yield Finding(Level.WARNING, key, "没有填", f"如有，请照抄，如“{example}”")


def _copy_number(draft: Draft, profile: Profile) -> Iterator[Finding]:
    typed = draft.get(Key.COPY_NUMBER)
    digits = typed.translate(_FULL_WIDTH)
    if typed and not re.fullmatch(r"[0-9]{6}", typed):
        example = digits.zfill(6) if re.fullmatch(r"[0-9]{1,6}", digits) else "000001"
        said = f"“{typed}”不是 6 位数字"
        yield Finding(Level.WARNING, Key.COPY_NUMBER, said, f"一般用 6 位，如“{example}”")


def _secrecy(draft: Draft, profile: Profile) -> Iterator[Finding]:
    if typed := draft.get(Key.SECRECY):
        said = f"标了“{typed}”，这里不能写涉密的内容"
        remedy = "涉密稿件应按保密规定在涉密计算机上办理；不涉密的请清空这一项"
        yield Finding(Level.WARNING, Key.SECRECY, said, remedy)


def _urgency(draft: Draft, profile: Profile) -> Iterator[Finding]:
    typed = draft.get(Key.URGENCY)
    if typed and typed not in URGENCY:
        remedy = f"请写“{'”或“'.join(URGENCY)}”，不急的空着"
        yield Finding(Level.WARNING, Key.URGENCY, f"没有“{typed}”这个紧急程度", remedy)


def _publicity(draft: Draft, profile: Profile) -> Iterator[Finding]:
    typed = draft.get(Key.PUBLICITY)
    if typed and typed not in PUBLICITY:
        remedy = f"请写“{'”“'.join(PUBLICITY)}”之一"
        yield Finding(Level.WARNING, Key.PUBLICITY, f"没有“{typed}”这种公开属性", remedy)


def _number(draft: Draft, profile: Profile) -> Iterator[Finding]:
    typed = draft.get(Key.DOCUMENT_NUMBER)
    example = f"{profile.codes.get(kind_of(draft).name, '某复字')}〔2026〕33号"
    if not typed:
        remedy = f"请写“{example}”，未编号的可写“〔2026〕  号”"
        yield _missing(Key.DOCUMENT_NUMBER, remedy)
    elif number := parse_document_number(typed):
        yield from _number_parts(number.code, number.year, number.serial)
        if number.serial and str(number) != typed or number.code.endswith("第"):
            right = str(replace(number, code=number.code.removesuffix("第")))
            yield Finding(Level.ERROR, Key.DOCUMENT_NUMBER, f"“{typed}”的写法不对", f"请改为“{right}”")
    elif found := _ANY_BRACKETS.fullmatch(typed):
        yield Finding(
            Level.ERROR,
            Key.DOCUMENT_NUMBER,
            f"“{typed}”的写法不对，年份应放在六角括号〔〕里，序号前不加“第”和冒号",
            f"请改为“{found[1].strip('：: ')}〔{found[2]}〕{found[3].strip('第号 ')}号”",
        )
    else:
        yield Finding(Level.ERROR, Key.DOCUMENT_NUMBER, f"“{typed}”不是发文字号", f"请写成“{example}”")


def _number_parts(code: str, year: str, serial: str) -> Iterator[Finding]:
    key = Key.DOCUMENT_NUMBER
    if serial and not code:
        yield Finding(Level.ERROR, key, "缺少机关代字", "请在〔〕前写上机关代字")
    if len(year) != 4:
        yield Finding(Level.ERROR, key, f"年份“{year}”不全", "请写四位数字，如〔2026〕")
    if not serial:
        yield Finding(Level.OPEN, key, "还没有编号", "签发登记后填写序号")
    elif serial.startswith("0"):
        fixed = serial.lstrip("0") or "1"
        yield Finding(Level.ERROR, key, f"序号“{serial}”前不应有 0", f"请改为“{fixed}”")


def _year(draft: Draft, profile: Profile) -> Iterator[Finding]:
    number = parse_document_number(draft.get(Key.DOCUMENT_NUMBER))
    written = parse_date(draft.get(Key.DATE))
    if number and written and len(number.year) == len(written[0]) == 4 and number.year != written[0]:
        said = f"发文字号是 {number.year} 年，成文日期是 {written[0]} 年"
        yield Finding(Level.WARNING, Key.DATE, said, "请核对哪一个写错了")


def _signature(draft: Draft, profile: Profile) -> Iterator[Finding]:
    name = filled(draft, profile, Key.SIGNATURE)
    if not name:
        yield _missing(Key.SIGNATURE, "请填本单位全称，与印章一致", "没有落款")
    elif _INNER_OFFICE.search(name):
        yield Finding(Level.WARNING, Key.SIGNATURE, f"“{name}”像是内设机构", "答复应以单位名义发出，请核对")


def _signer(draft: Draft, profile: Profile) -> Iterator[Finding]:
    if profile.signer_form in (*WHERE_AT_FOOT, SignerForm.APPROVED) and not draft.get(Key.SIGNER):
        yield Finding(Level.OPEN, Key.SIGNER, "还没有签发人", "签发时填写")


def _post(draft: Draft, profile: Profile) -> Iterator[Finding]:
    if profile.seal is Seal.STAMP and not profile.post:
        said = "用签名章，却没有签发人的职务"
        yield Finding(Level.WARNING, Key.SIGNER, said, "请在单位档案的“签发职务”里写上，如“厅长”")


def _date(draft: Draft, profile: Profile) -> Iterator[Finding]:
    if typed := draft.get(Key.DATE):
        yield from _date_as_typed(Key.DATE, typed)
    else:
        yield _missing(Key.DATE, "请写“2026年5月29日”，未定可写“2026年　月　日”")


def _print_date(draft: Draft, profile: Profile) -> Iterator[Finding]:
    typed = draft.get(Key.PRINT_DATE)
    if not typed or profile.format is not Format.DOCUMENT:
        return
    yield from _date_as_typed(Key.PRINT_DATE, typed)
    signed, printed = _day(draft.get(Key.DATE)), _day(typed)
    if signed and printed and printed < signed:
        said = f"“{typed}”比成文日期“{draft.get(Key.DATE)}”还早"
        yield Finding(Level.WARNING, Key.PRINT_DATE, said, "请核对哪一个写错了")


def _date_as_typed(key: Key, typed: str) -> Iterator[Finding]:
    if written := parse_date(typed):
        yield from _date_parts(key, typed, *written)
    else:
        said = "不用汉字数字" if _CHINESE_DATE.match(typed) else f"“{typed}”不是完整的日期"
        found = _ANY_DATE.fullmatch(typed.translate(_FULL_WIDTH))
        right = f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else "2026年5月29日"
        yield Finding(Level.ERROR, key, said, f"请{'改为' if found else '写成'}“{right}”")


def _date_parts(key: Key, typed: str, year: str, month: str, day: str) -> Iterator[Finding]:
    if not month or not day:
        if int(month or 1) in range(1, 13) and int(day or 1) in range(1, 32):
            when = "付印" if key is Key.PRINT_DATE else "签发"
            yield Finding(Level.OPEN, key, "日期未定", f"{when}时填写")
        else:
            yield Finding(Level.ERROR, key, f"没有“{typed}”这一天", "请核对月和日")
    elif not _day(typed):
        yield Finding(Level.ERROR, key, f"没有“{typed}”这一天", "请核对月和日")
    elif len(year) != 4:
        yield Finding(Level.ERROR, key, f"年份“{year}”不全", "请写四位数字，如“2026年”")
    elif typed != (right := f"{year}年{int(month)}月{int(day)}日"):
        said = f"“{typed}”月日前不应有 0，中间不空格"
        yield Finding(Level.ERROR, key, said, f"请改为“{right}”")


def _day(typed: str) -> date | None:
    """The day that a date names, None for one that is open, wrong or no date."""
    try:
        return date(*map(int, parse_date(typed) or ()))
    except (TypeError, ValueError):
        return None


def _answer(draft: Draft, profile: Profile) -> Iterator[Finding]:
    paragraphs = [*draft.preamble, *(each for part in draft.sections for each in part.paragraphs)]
    if not paragraphs:
        yield _missing(Part.ANSWER, "请逐条答复所提意见", "还没有写")
    yield from _headings(Part.ANSWER, "", draft.sections)


def _headings(key: str, where: str, sections: tuple[Section, ...]) -> Iterator[Finding]:
    """Headings without a text, or with a number of their own; `where` names their text, "" for the answer."""
    numbers = heading_numbers(section.level for section in sections)
    for number, section in zip(numbers, sections, strict=True):
        heading = section.heading.strip()
        if not heading:
            yield Finding(Level.WARNING, key, f"{where}有一个标题是空的", "请填写或删去这一节")
        elif heading.startswith(number):
            said = f"{where}标题“{heading}”里写了序号，印出来会有两个"
            yield Finding(Level.WARNING, key, said, f"请删去“{number}”，序号由程序编")


def _leftovers(draft: Draft, profile: Profile) -> Iterator[Finding]:
    paragraphs = [*draft.preamble, *(each for part in draft.sections for each in part.paragraphs)]
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        if parse_date(text) or text.startswith("（联系人") or _SALUTATION.fullmatch(text):
            said = f"正文里有一段“{text}”，像是旧稿的主送、日期或附注"
            yield Finding(Level.WARNING, Part.ANSWER, said, "这些由程序写，请从正文里删去")


def _result_class(draft: Draft, profile: Profile) -> Iterator[Finding]:
    mark = draft.get(Key.RESULT_CLASS)
    if mark and profile.result_classes and mark not in profile.result_classes:
        have = "、".join(profile.result_classes)
        yield Finding(Level.WARNING, Key.RESULT_CLASS, f"单位档案里没有“{mark}”类", f"可填：{have}")


def _cc(draft: Draft, profile: Profile) -> Iterator[Finding]:
    wrong = "政协" if kind_of(draft).name == KINDS[0].name else "人大"
    right = "人大" if wrong == "政协" else "政协"
    cc = filled(draft, profile, Key.CC)
    if wrong in cc and right not in cc:
        said = f"{kind_of(draft).name}的答复抄送了{wrong}的机构"
        yield Finding(Level.WARNING, Key.CC, said, "请核对抄送单位和类型")


RULES: tuple[Rule, ...] = (
    _unit,
    _letterhead,
    _kind,
    _kind_fits,
    _recipient,
    _subject,
    _item,
    _copy_number,
    _secrecy,
    _urgency,
    _number,
    _result_class,
    _publicity,
    _answer,
    _leftovers,
    _attachments,
    _attachment_texts,
    _signature,
    _signer,
    _post,
    _date,
    _year,
    _cc,
    _print_date,
)
"""Every rule, in the order of the letter."""
