"""The rules of the document number and of that of the first reply."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.document_number import as_standard, standard_parts, with_right_brackets
from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Finding, Level, field_hits, fix_of
from replydesk.reply.rules.required import REQUIRED, missing
from replydesk.reply.rules.rule import CUSTOM, OF_UNIT, Example, Rule, Theme, of_facts, standard

LAST_DIGITS = 2  # of a year that is written short: 26
_NUMBER, _FIRST = Key.DOCUMENT_NUMBER, Key.FIRST_REPLY
_AGAIN = (Key.KIND, "代表建议再次答复")


def field_example(key: Key, text: str, words: str = "", right: str = "") -> Example:
    """Return an example of a field, of which the words are found."""
    return Example(fields=((key, text),), words=words, right=right)


NUMBER_FORM = Rule(
    "文号写法",
    Theme.FIELDS,
    Level.ERROR,
    standard("GB/T 9704-2012 7.2.5"),
    "发文字号由机关代字、六角括号〔〕里的四位年份和不编虚位的序号组成",
    "请写成“云民复议字〔2026〕33号”的样子",
    "发文字号",
    fires=(
        field_example(_NUMBER, "云民复议字[2026]第33号", "云民复议字[2026]第33号", "云民复议字〔2026〕33号"),
        field_example(_NUMBER, "云民复议字〔2026〕033号", "033号", "33号"),
        field_example(_NUMBER, "云民复议字〔2026〕02号", "02号", "2号"),
        field_example(_NUMBER, "云民复议字〔26〕33号", "〔26〕", "〔2026〕"),
        field_example(_NUMBER, "〔2026〕33号", "〔2026〕33号"),
        field_example(_NUMBER, "三十三号", "三十三号"),
    ),
    passes=(Example(), field_example(_NUMBER, "云民复议字〔2026〕  号")),
)
NUMBER_OPEN = Rule(
    "文号待编",
    Theme.FIELDS,
    Level.OPEN,
    CUSTOM,
    "还没有编号",
    "签发登记后填写序号",
    "发文字号",
    fires=(field_example(_NUMBER, "云民复议字〔2026〕  号"),),
    passes=(Example(),),
)
CODE_OF_OTHER_KIND = Rule(
    "代字不符",
    Theme.RECORD,
    Level.ERROR,
    OF_UNIT,
    "代字是单位档案里另一类答复的",
    "请核对类型和代字",
    "发文字号、类型",
    fires=(field_example(_NUMBER, "云民复提字〔2026〕33号", "云民复提字"),),
    passes=(Example(), field_example(_NUMBER, "云民函〔2026〕33号")),
)
OWN_NUMBER_AS_FIRST = Rule(
    "原答复同号",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "原答复写的就是这份答复自己的文号",
    "请填原来那份答复的文号；再次答复另编一个号",
    "原答复",
    fires=(Example(fields=(_AGAIN, (_FIRST, "云民复议字〔2026〕33号")), words="云民复议字〔2026〕33号"),),
    passes=(Example(fields=(_AGAIN, (_FIRST, "云民复议字〔2026〕12号"))),),
)
FIRST_REPLY_FORM = Rule(
    "原答复写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    standard("GB/T 9704-2012 7.2.5"),
    "原答复不是发文字号的写法",
    "请写原来那份答复的文号",
    "原答复",
    fires=(
        Example(
            fields=(_AGAIN, (_FIRST, "云民复议字[2026]12号")),
            words="云民复议字[2026]12号",
            right="云民复议字〔2026〕12号",
        ),
        Example(fields=(_AGAIN, (_FIRST, "上次的答复")), words="上次的答复"),
    ),
    passes=(Example(fields=(_AGAIN, (_FIRST, "云民复议字〔2026〕12号"))),),
)


CODE_LIKE_OWN = Rule(
    "代字相近",
    Theme.FIELDS,
    Level.SUSPECTED,
    OF_UNIT,
    "代字与单位档案里的只差一个字",
    "请核对代字，可能是打错了，或者是从别的单位的稿子里带来的",
    "发文字号",
    fires=(
        Example(
            words="云教复议字",
            right="云民复议字",
            fields=((_NUMBER, "云教复议字〔2026〕33号"),),
        ),
    ),
    passes=(
        Example(fields=((_NUMBER, "云民复函字〔2026〕33号"),)),
        Example(fields=((_NUMBER, "云民函〔2026〕33号"),)),
    ),
)
_OF_KINDS = "议建提案会办协函复答字再"  # characters of codes that tell the kind of letter


def number_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check the document number: its code, brackets, year and serial."""
    draft = facts.draft
    typed = draft.get(_NUMBER)
    example = f"{facts.code or '某复字'}〔2026〕33号"
    if not typed:
        yield missing(_NUMBER, f"请写，如“{example}”，未编号的可写“〔2026〕  号”")
    elif parts := standard_parts(typed):
        code, year, serial = parts
        yield from _number_parts(draft, code, year, serial)
        yield from _code_of_other_kind(facts, code)
        if (serial and as_standard(*parts) != typed) or code.endswith("第"):
            right = as_standard(code.removesuffix("第"), year, serial)
            yield wrong_form(NUMBER_FORM, draft, _NUMBER, f"“{typed}”的写法不对", right)
    elif right := with_right_brackets(typed):
        message = f"“{typed}”的写法不对，年份应放在六角括号〔〕里，序号前不加“第”和冒号"
        yield wrong_form(NUMBER_FORM, draft, _NUMBER, message, right)
    else:
        hits = field_hits(draft, _NUMBER)
        yield NUMBER_FORM.found(_NUMBER, f"“{typed}”不是发文字号", f"请写成“{example}”", hits=hits)


def _code_of_other_kind(facts: DraftFacts, code: str) -> Iterator[Finding]:
    """Check that the number's code is not the unit's code for another kind of letter."""
    if not code or not facts.code or code == facts.code:
        return
    others = [name for name, each in facts.profile.codes.items() if each == code]
    if others:
        message = f"“{code}”是单位档案里{'、'.join(others)}的代字，类型却是“{facts.kind.name}”"
        remedy = f"请核对类型；类型没有错的，代字应是“{facts.code}”"
        hits = field_hits(facts.draft, _NUMBER, code)
        yield CODE_OF_OTHER_KIND.found(_NUMBER, message, remedy, hits=hits)
    elif _is_like_code(code, facts.code):
        hits = field_hits(facts.draft, _NUMBER, code, facts.code)
        yield CODE_LIKE_OWN.found(_NUMBER, f"代字是“{code}”，单位档案里是“{facts.code}”", hits=hits)


def _is_like_code(code: str, own: str) -> bool:
    """Return True if codes differ in one character, other than those that tell a kind of letter."""
    if len(code) != len(own):
        return False
    differing = [pair for pair in zip(code, own, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and not set(differing[0]) & set(_OF_KINDS)


def first_reply_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the first reply is named by its document number, another one than the letter's own."""
    draft = facts.draft
    typed = draft.get(_FIRST)
    if not typed:
        return
    if typed == draft.get(_NUMBER):
        message = f"“{typed}”就是这份答复自己的文号"
        yield OWN_NUMBER_AS_FIRST.found(_FIRST, message, hits=field_hits(draft, _FIRST))
    elif not standard_parts(typed):
        right = with_right_brackets(typed) or ""
        fix = fix_of(draft, _FIRST, right) if right else ()
        example = f"{FIRST_REPLY_FORM.remedy}，如“{facts.code or '某复字'}〔2026〕33号”"
        remedy = f"请改为“{right}”" if right else example
        hits = field_hits(draft, _FIRST, right=right)
        yield FIRST_REPLY_FORM.found(_FIRST, f"“{typed}”不是发文字号的写法", remedy, hits=hits, fix=fix)


def wrong_form(rule: Rule, draft: Draft, key: Key, message: str, right: str) -> Finding:
    """Return the finding that a field is written in a wrong form."""
    fix, hits = fix_of(draft, key, right), field_hits(draft, key, right=right)
    return rule.found(key, message, f"请改为“{right}”", hits=hits, fix=fix)


def _number_parts(draft: Draft, code: str, year: str, serial: str) -> Iterator[Finding]:
    key = _NUMBER
    if serial and not code:
        yield NUMBER_FORM.found(key, "缺少机关代字", "请在〔〕前写上机关代字", hits=field_hits(draft, key))
    if len(year) != 4:
        yield _short_year(draft, code, year, serial)
    if not serial:
        yield NUMBER_OPEN.found(key)
    elif serial.startswith("0"):
        fixed = serial.lstrip("0") or "1"
        message = f"序号“{serial}”前不应有 0"
        fix = fix_of(draft, key, as_standard(code, year, fixed))
        hits = field_hits(draft, key, f"{serial}号", f"{fixed}号")  # 02 stands in 2026 as well
        yield NUMBER_FORM.found(key, message, f"请改为“{fixed}”", hits=hits, fix=fix)


def _short_year(draft: Draft, code: str, year: str, serial: str) -> Finding:
    """Return the error of a year that has not four digits; of two, the first two are 20."""
    message = f"年份“{year}”不全" if year else "没有填年份"
    right = f"20{year}" if len(year) == LAST_DIGITS else ""
    fix = fix_of(draft, _NUMBER, as_standard(code, right, serial)) if right else ()
    hits = field_hits(draft, _NUMBER, f"〔{year}〕", f"〔{right}〕" if right else "")
    remedy = f"请写四位数字，如〔{right or 2026}〕"
    return NUMBER_FORM.found(_NUMBER, message, remedy, hits=hits, fix=fix)


FIRST_REPLY_LOOKS = (of_facts((OWN_NUMBER_AS_FIRST, FIRST_REPLY_FORM), first_reply_rule),)
_OF_NUMBER = (REQUIRED, NUMBER_FORM, NUMBER_OPEN, CODE_OF_OTHER_KIND, CODE_LIKE_OWN)
NUMBER_LOOKS = (of_facts(_OF_NUMBER, number_rule),)
