"""The rules of results: what is planned has a time limit, what cannot be done has a reason.

Shanghai's, Shandong's, Beijing's, Chongqing's and Henan's rules on deputies' suggestions ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.letter.model import HEADINGS, Letter, Role
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import field_hit, findings_of_hits, outside_quotations
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

_PLANNED_CLASS = ((Key.RESULT_CLASS, "B"),)
_UNSOLVED_CLASS = ((Key.RESULT_CLASS, "C"),)

NO_LIMIT = Rule(
    "没有办理时限",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "正在解决或列入计划的，没有写什么时候办成",
    "请写明时限，如“2026年底前”；多地的办理规定要求写明",
    "办理类别、正文各段",
    fires=(
        Example(words="B", fields=_PLANNED_CLASS),
        Example("我厅已将该项目列入计划，逐步实施。", "B", fields=_PLANNED_CLASS),
        Example("4月13日到现场查看，办法自2025年5月1日起施行，将逐步推进。", "B", fields=_PLANNED_CLASS),
    ),
    passes=(
        Example("我厅将于2026年底前完成改造。", fields=_PLANNED_CLASS),
        Example("今年下半年出台办法。", fields=_PLANNED_CLASS),
        Example("计划6月底前完工，“十五五”期间全面推开。", fields=_PLANNED_CLASS),
        Example("三年内实现全覆盖。", fields=_PLANNED_CLASS),
        Example("明年3月开工，6月底建成。", fields=_PLANNED_CLASS),
        Example(fields=((Key.RESULT_CLASS, "A"),)),
    ),
)

NO_LIMIT_OF_PLAN = Rule(
    "列入计划无时限",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "说列入计划，没有写哪年的计划、什么时候办成",
    "请写明时限，如“列入2027年计划”",
    "正文各段",
    fires=(
        Example("我厅已将该项目列入计划，将认真组织实施。", "列入计划"),
        Example("该路段已纳入改造计划，资金正在落实。", "纳入改造计划"),
        Example("2025年完工12处。资金到位后组织实施。该路段已列入建设计划。", "列入建设计划"),
    ),
    passes=(
        Example("该路段已列入2027年改造计划，资金正在落实。"),
        Example("该路段已列入“十五五”规划，资金正在落实。"),
        Example("该路段已列入改造计划，预计年底前完工。"),
        Example("该路段已列入改造计划。预计年底前完工。"),
        Example("该路段未列入计划，暂不实施。"),
    ),
)

NO_REASON = Rule(
    "没有说明原因",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "暂时不能解决或留作参考的，没有写原因",
    "请写明原因，如“由于……”；多地的办理规定要求说明",
    "办理类别、正文各段",
    fires=(
        Example(words="C", fields=_UNSOLVED_CLASS),
        Example("各地因地制宜推进，目前进展顺利，政策已经落实。", "C", fields=_UNSOLVED_CLASS),
    ),
    passes=(
        Example("因占用耕地，暂不具备条件。", fields=_UNSOLVED_CLASS),
        Example("考虑到财力有限，暂不实施。", fields=_UNSOLVED_CLASS),
        Example("目前条件尚不成熟，暂不实施。", fields=_UNSOLVED_CLASS),
        Example(fields=((Key.RESULT_CLASS, "A"),)),
    ),
)

_TEXT = (Role.BODY, Role.LEAD, Role.CELL, Role.CELL_HEAD, *HEADINGS)
# Words that say when: a coming year, month or season, a plan of years, or a number of them.
_TERM = (
    "(?:[0-9]{4}|今|明|后|本|当)年|年[底末内中初前]|[上下]半年|[0-9一二三四五六七八九十]{1,2}月|季度|近期|月底|月内"
    "|“?十[四五六七]五”?|[0-9一二三四五六七八九十两]{1,3}个?(?:年|月|季度|工作日|日|天|周)(?:内|之内|以内|左右|时间)"
    "|春节|汛期前|[春夏秋冬]季|学期|立即|同步|已(?:经)?(?:完成|办结|解决|开工|启动)"
)
_LATER_TERM = (
    "[0-9]{4}年|年[底末内中初前]|[上下]半年|[0-9一二三四五六七八九十]{1,2}月|季度|[今明后本当]年|十[四五六七]五"
    "|[0-9一二三四五六七八九十两]{1,3}年|近期|学期"
)
# Words that say that something is not done, and words of a reason near them.
_REFUSED = (
    "暂不|暂缓|暂时|暂未|难以|无法|不能|不宜|尚不|尚未|不具备|未能|留作|不予|不符合|不属于|没有条件|需待"
    "|待[^，。]{2,20}(?:后|时)"
)
_REASONS = (
    "(?<![原成诱基病])因(?!地|素|材|户|人|村|此|时|势|为了)|由于|鉴于|考虑到|受[^，。]{1,12}(?:影响|限制|制约)"
    "|限于|局限|条件|根据|按照|目前|事权|权限|政策|规定|困难|不足|有限|难度|制约|缺乏|超出|资金|财力|用地|指标"
    "|编制|需待"
)
# A year, a month of it, or a month of this year; not one that is said to be next year's.
_PAST_TIME = (
    "([0-9]{4})年(?:([0-9]{1,2})月(?:[0-9]{1,2}日)?)?[底末]?|(?<![年0-9至到])([0-9]{1,2})月[0-9]{1,2}日"
)
_INTO_PLAN = "(?<!未)(?<!没有)(?<!暂不)(?:列入|纳入)(?:[^，。；《“]{0,10})计划(?!的?(?:项目|单列|内))"


def _class_findings(case: Case) -> Iterator[Finding]:
    mark = case.draft.get(Key.RESULT_CLASS)
    meaning = case.profile.result_classes.get(mark, "")
    if not meaning or case.facts.kind.to_lead:
        return
    text = _answer_text(case.letter)
    is_planned = "计划" in meaning or "逐步" in meaning or "正在" in meaning
    is_unsolved = not is_planned and any(
        word in meaning for word in ("限制", "难以", "参考", "待", "不能", "无法")
    )
    if is_planned and not re.search(_LATER_TERM, _after_dates(case, text)):
        message = f"“{mark}”类是“{meaning}”，文中没有写什么时候办成"
        yield NO_LIMIT.found(Key.RESULT_CLASS, message, hits=(field_hit(case, Key.RESULT_CLASS),))
    if is_unsolved and not _is_explained(text):
        message = f"“{mark}”类是“{meaning}”，文中没有写原因"
        yield NO_REASON.found(Key.RESULT_CLASS, message, hits=(field_hit(case, Key.RESULT_CLASS),))


def _is_explained(text: str) -> bool:
    """Return True if a sentence that says that something is not done has a reason in it, or beside it."""
    sentences = re.split("[。；！？\n]", text)
    for at, sentence in enumerate(sentences):
        if re.search(_REFUSED, sentence):
            around = "。".join(sentences[max(at - 1, 0) : at + 2])
            if re.search(_REASONS, around):
                return True
    return False


def _answer_text(letter: Letter) -> str:
    """Return the text of the letter without its opening and frame."""
    blocks = (block for block in letter.blocks if block.role in _TEXT and block.place.key != Part.OPENING)
    return "\n".join(block.text for block in blocks)


def _after_dates(case: Case, text: str) -> str:
    """Return the text without what is past: 截至2025年底, and years before the letter's."""
    plain = re.sub("截[至止][^，。；]{0,14}|自?[0-9]{4}年?以来", "", text)
    written = re.match("([0-9]{4})年([0-9]{1,2})?", case.draft.get(Key.DATE))
    if not written:
        return plain
    year, month = int(written[1]), int(written[2] or 1)

    def kept(found: re.Match[str]) -> str:
        of = int(found[1] or year), int(found[2] or found[3] or 12)
        return "" if of < (year, month) else found[0]

    return re.sub(_PAST_TIME, kept, plain)


def _plans(case: Case) -> Iterator[Finding]:
    hits: list[Hit] = []
    for place, text in case.texts:
        if "计划" not in text or place.key not in tuple(Part) or place.is_heading:
            continue
        hits += _open_plans(place, text)
    yield from findings_of_hits(NO_LIMIT_OF_PLAN, hits, case)


def _open_plans(place: Place, text: str) -> Iterator[Hit]:
    """Yield the words that something is planned, in sentences without a term in them or the next one."""
    plain = outside_quotations(text)
    sentences = tuple(re.finditer("[^。；]+", plain))
    for at, sentence in enumerate(sentences):
        found = re.search(_INTO_PLAN, sentence[0])
        end = sentences[at + 1].end() if at + 1 < len(sentences) else sentence.end()
        if found and not re.search(_TERM, text[sentence.start() : end]):
            begin = sentence.start() + found.start()
            yield Hit(place, text[begin : begin + len(found[0])], begin)


LOOKS = (
    DraftLook((NO_LIMIT, NO_REASON), _class_findings),
    DraftLook((NO_LIMIT_OF_PLAN,), _plans),
)
