"""The rules of attachments in the text: those it cites are listed, by their numbers, and as many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, field_text
from replydesk.letter.compose import chosen_phrases
from replydesk.letter.kinds import NOTHING
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import findings_of_hits, outside_quotations
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.numerals import numeral_value

_TWO = ((Key.ATTACHMENTS, "设施建设情况表\n资金安排情况表"),)
_ONE = ((Key.ATTACHMENTS, "设施建设情况表"),)

ABSENT = Rule(
    "没有这个附件",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "文中提到的附件，“附件”里没有",
    "请在“附件”里补上，或者改正文中的序号",
    "正文各段、附件",
    fires=(
        Example("主要数据见附件3。", "附件3", fields=_TWO),
        Example("各地情况详见附件1—3。", "附件1—3", fields=_TWO),
        Example("各地情况见附件1、附件2、附件4。", "附件4", fields=_TWO),
        Example("各地情况（详见附件二）如下。", "附件二", fields=_ONE),
        Example("各地情况见附件1、2、3。", "3", fields=_TWO),
    ),
    passes=(
        Example("主要数据见附件2。", fields=_TWO),
        Example("各地情况见附件1—2、附件1和附件2。", fields=_TWO),
        Example("主要数据见附件。", fields=_ONE),
        Example("申请人需要提交申请表和附件，附件材料不全的一次告知，通知附件1已经修订。"),
        Example("《养老机构等级评定办法》附件3对评分作了规定。"),
    ),
)

NONE_LISTED = Rule(
    "没有列附件",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "文中提到附件，“附件”是空的",
    "请在“附件”里写上名称，或者改正文中的话",
    "正文各段、附件",
    fires=(
        Example("主要数据见附件。", "附件"),
        Example("主要数据详见附件1。", "附件1"),
        Example("主要数据见本函附件。", "附件"),
    ),
    passes=(
        Example("主要数据见附件。", fields=_ONE),
        Example("申请人提交申请表和附件，附件材料不全的一次告知。"),
    ),
)

NUMBERED = Rule(
    "附件序号",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "只有一个附件，不编序号",
    "请写“见附件”；还有别的附件的，请在“附件”里补上",
    "正文各段",
    fires=(Example("主要数据见附件1。", "附件1", "附件", fields=_ONE),),
    passes=(
        Example("主要数据见附件1。", fields=_TWO),
        Example("主要数据见附件。", fields=_ONE),
    ),
)

COUNTED = Rule(
    "附件个数不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "文中说的附件个数与“附件”里的不同",
    "请核对附件的个数",
    "正文各段",
    fires=(
        Example("随函附上3个附件，请查收。", "3个附件", fields=_TWO),
        Example("本答复共有附件三份。", "附件三份", fields=_TWO),
    ),
    passes=(
        Example("随函附上2个附件，请查收。", fields=_TWO),
        Example("本答复共有附件两份。", fields=_TWO),
        Example("该文件共有5个附件，已全部修订。", fields=_TWO),
    ),
)

ENCLOSED = Rule(
    "没有附上的表",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "请对方填所附的表，却没有附",
    "请在“附件”里写上，或者在单位档案的“征询意见表”里选好",
    "手写的各段文字",
    fires=(
        Example("请填写所附征询意见表并寄回我单位。", "所附征询意见表", part=Part.CLOSING),
        Example("请填写随函附上的回执。", "随函附上的回执", part=Part.CLOSING),
    ),
    passes=(
        Example(
            "请填写所附征询意见表并寄回我单位。", part=Part.CLOSING, fields=((Key.ATTACHMENTS, "征询意见表"),)
        ),
        Example("请填写征询意见表，向人大反馈。", part=Part.CLOSING),
    ),
)

TYPED_LIST = Rule(
    "附件说明写在正文",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "附件说明写在正文里，程序还会印一遍",
    "请把名称写进“附件”，从正文里删去",
    "手写的各段文字",
    fires=(
        Example("附件：设施建设情况表", "附件：设施建设情况表"),
        Example("附件：1.任务清单", "附件：1.任务清单", fields=_ONE),
    ),
    passes=(Example("附件所列项目均已开工。", fields=_ONE),),
)

SAME_NAME = Rule(
    "附件重名",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "两个附件是一个名称",
    "请核对附件名称",
    "附件",
    fires=(Example(words="设施分布表", fields=((Key.ATTACHMENTS, "设施分布表\n设施分布表"),)),),
    passes=(Example(fields=_TWO),),
)

TITLE_MARKS = Rule(
    "附件名加书名号",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "附件名称一般不加书名号",
    "请删去书名号",
    "附件",
    fires=(
        Example(
            words="《设施分布表》", right="设施分布表", fields=((Key.ATTACHMENTS, "《设施分布表》\n明细"),)
        ),
    ),
    passes=(Example(fields=((Key.ATTACHMENTS, "《养老服务条例》实施情况表"),)),),
)

_ENCLOSED = "(?:所附|随[函文信]附(?:上|寄)?的?|附后的|附上的)[^，。；]{0,10}?(?:表|回执|单)"
_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]"
_RANGE = rf"({_NUMBER})(?:[—－–~～至到-]{{1,2}}(?:附件)?({_NUMBER}))?"
# A citation says 见 or 如; what only names an attachment may mean another document's.
_CITED = rf"(?:见|如)(?:本?(?:答复|复函|函)的?)?(附件(?:{_RANGE})?)(?![个份项材])"
_NEXT = rf"[、和及与]((?:附件)?{_RANGE})(?=[、和及与）。，；])"
_COUNTS = (
    rf"(?:随[函文信]附上?|附上?|本(?:答复|函|件)共?有?)(?:共?有?)"
    rf"((?:{_NUMBER}|两)[个份项]附件|附件(?:共)?(?:{_NUMBER}|两)[个份项])"
)


def _absent(case: Case) -> Iterator[Finding]:
    listed = _listed(case)
    absent, single = [], []
    for place, text in case.texts:
        if "附件" not in text:
            continue
        for words, begin, last in _citations(outside_quotations(text)):
            if last > listed or not listed:
                absent.append(Hit(place, text[begin : begin + len(words)], begin))
            elif listed == 1 and last == 1:
                single.append(Hit(place, words, begin, "附件"))
    rule = ABSENT if listed else NONE_LISTED
    said = f"“附件”里只有 {listed} 个，文中却提到" if listed else "“附件”是空的，文中却提到"
    yield from findings_of_hits(rule, absent, case, said)
    yield from findings_of_hits(NUMBERED, single, case, mends=True)


def _listed(case: Case) -> int:
    """Return the number of attachments, with the form that a chosen phrase says is enclosed."""
    names = case.draft.names(Key.ATTACHMENTS)
    count = 0 if names == (NOTHING,) else len(names)
    has_form = bool(case.facts.feedback_form) and bool(
        chosen_phrases(case.draft, case.profile, Part.CLOSING) or case.draft.closing
    )
    return count or int(has_form)


def _citations(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the citations of attachments: words, offset, and the highest number, 0 if there is none."""
    for found in re.finditer(_CITED, text):
        yield found[1], found.start(1), _highest(found[2], found[3])
        at = found.end()
        while more := re.match(_NEXT, text[at : at + 12]):
            yield more[1], at + more.start(1), _highest(more[2], more[3])
            at += more.end()


def _highest(first: str | None, last: str | None) -> int:
    return max(numeral_value(each) for each in (first or "", last or ""))


def _counted(case: Case) -> Iterator[Finding]:
    listed = _listed(case)
    hits = []
    for place, text in case.typed_texts:
        if "附件" not in text or place.key not in tuple(Part):
            continue
        for found in re.finditer(_COUNTS, outside_quotations(text)):
            number = re.search(f"两|{_NUMBER}", found[1])
            count = 2 if number and number[0] == "两" else numeral_value(number[0] if number else "")
            if count and count != listed:
                hits.append(Hit(place, found[1], found.start(1)))
    yield from findings_of_hits(COUNTED, hits, case, f"“附件”里有 {listed} 个，文中却说")


def _enclosed(case: Case) -> Iterator[Finding]:
    if _listed(case) or case.facts.feedback_form:
        return
    hits = [
        Hit(place, found[0], found.start())
        for place, text in case.typed_texts
        if "附" in text and place.key in tuple(Part)
        for found in re.finditer(_ENCLOSED, outside_quotations(text))
    ]
    yield from findings_of_hits(ENCLOSED, hits, case)


def _typed_list(case: Case) -> Iterator[Finding]:
    hits = [
        Hit(place, text.strip(), len(text) - len(text.lstrip()))
        for place, text in case.typed_texts
        if re.match(r"\s{0,8}附件[0-9]?[：:]", text)
    ]
    yield from findings_of_hits(TYPED_LIST, hits, case)


def _names(case: Case) -> Iterator[Finding]:
    typed = field_text(case.draft, Key.ATTACHMENTS)
    names, at, hits = set(), 0, []
    for line in typed.split("\n"):
        name = line.strip()
        if name and name in names:
            hits.append(Hit(Place(Key.ATTACHMENTS), line, at))
        names.add(name)
        if re.fullmatch("《[^《》]+》", name):
            hit = Hit(Place(Key.ATTACHMENTS), line, at, name[1:-1])
            yield from findings_of_hits(TITLE_MARKS, (hit,), case, mends=True)
        at += len(line) + 1
    yield from findings_of_hits(SAME_NAME, hits, case)


LOOKS = (
    DraftLook((ABSENT, NONE_LISTED, NUMBERED), _absent),
    DraftLook((COUNTED,), _counted),
    DraftLook((ENCLOSED,), _enclosed),
    DraftLook((TYPED_LIST,), _typed_list),
    DraftLook((SAME_NAME, TITLE_MARKS), _names),
)
