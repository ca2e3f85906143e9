"""The rules of the session: title, opening and text name that of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, form_key
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.sessions import Named, NamedSession, sessions_in
from replydesk.reply.rules.record.wording import field_hit, naming_texts, typed_texts
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.reply.rules.shapes.session import session_faults
from replydesk.text.numerals import chinese_numeral

_PUT_FORWARD = "[^，。；]{0,4}，?[^，。；]{0,4}(?:提出|提交|所提)"  # behind a session: it is the item's
_REACH = 14  # characters read behind a session

SESSION = Rule(
    "届次不符",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "写的届次与“届次”一项不是同一次会议",
    "请核对标题、开头语和“届次”，改成一样的",
    "标题、开头语、正文里说“在……上提出”的地方",
    fires=(
        Example(
            "您在省十四届人大三次会议上提出的《关于加强社区养老服务的建议》收悉，现答复如下：",
            "三",
            "四",
            part=Part.OPENING,
        ),
        Example(
            "您在省十三届人大四次会议上提出的《关于加强社区养老服务的建议》收悉，现答复如下：",
            "十三",
            "十四",
            part=Part.OPENING,
        ),
        Example(words="政协", fields=((Key.TITLE, "对省政协十四届四次会议第0033号代表建议的答复"),)),
        Example(
            words="十五", right="十四", fields=((Key.TITLE, "对省十五届人大四次会议第0033号代表建议的答复"),)
        ),
        Example("您在省十四届人大二次会议上提出的意见，我厅逐条作了研究。", "二", "四"),
    ),
    passes=(
        Example(fields=((Key.TITLE, "对云川省第十四届人民代表大会第四次会议第0033号代表建议的答复"),)),
        Example(
            "您在第十四届人民代表大会第四次会议期间提出的《关于加强社区养老服务的建议》收悉，现答复如下：",
            part=Part.OPENING,
        ),
        Example(
            "2023年，省十四届人大一次会议审议通过民生实事项目，省十四届人大常委会第九次会议通过养老服务条例。"
        ),
        Example("党的二十届三中全会和第三届养老服务博览会以来，这项工作进展明显。"),
        Example("《关于办理省十三届人大二次会议建议的通知》印发后，我厅逐项落实。"),
    ),
)

LEVEL = Rule(
    "会议层级不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "写的是另一级人大、政协的会议",
    "请核对标题、开头语和“届次”",
    "标题、开头语、正文里说“在……上提出”的地方",
    fires=(
        Example(
            "您在市十四届人大四次会议上提出的《关于加强社区养老服务的建议》收悉，现答复如下：",
            "市",
            "省",
            part=Part.OPENING,
        ),
        Example(
            words="县", right="省", fields=((Key.TITLE, "对县十四届人大四次会议第0033号代表建议的答复"),)
        ),
    ),
    passes=(
        Example(fields=((Key.TITLE, "南屏市民政局关于省十四届人大四次会议第0033号代表建议的答复"),)),
        Example(fields=((Key.TITLE, "对云川省十四届人大四次会议第0033号代表建议的答复"),)),
    ),
)


OTHER_MEETING = Rule(
    "正文届次不同",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "正文说的是同一届的另一次会议",
    "请核对是不是写错了次数",
    "正文里说“……会议期间”的地方",
    fires=(
        Example("省十四届人大三次会议期间，我们当面听取了意见。", "三", "四"),
        Example("在省十四届人大二次会议上，您还就此作了发言。", "二", "四"),
    ),
    passes=(
        Example("省十四届人大四次会议期间，我们当面听取了意见。"),
        Example("省十四届人大三次会议上，省政府工作报告提出了目标。"),
        Example("省十四届人大三次会议审议通过了条例，市七届人大二次会议期间作了审议。"),
    ),
)

_WITH_MEMBERS = "(?:议)?(?:期间|上)，?[^，。；]{0,4}(?:我们|我[局厅委办]|您|你们|代表|委员|当面)"


def _sessions(case: Case) -> Iterator[Finding]:
    record = next(iter(sessions_in(case.draft.get(Key.SESSION))), None)
    naming = dict(naming_texts(case))
    if record is None:
        yield from _beside_no_session(case, naming)
        return
    for place, text in (*naming.items(), *(each for each in typed_texts(case) if each[0] not in naming)):
        named = sessions_in(text)
        if place not in naming:
            named = tuple(each for each in named if _is_put_forward(text, each))
            yield from _other_meetings(case, place, text, record)
        if named and all(any(_differences(each, record)) for each in named):
            yield from _session_findings(case, place, named[0], record)


def _beside_no_session(case: Case, naming: Mapping[Place, str]) -> Iterator[Finding]:
    """Find the sessions that title and opening name, where the record has something that is no session."""
    typed = case.draft.get(Key.SESSION)
    if not typed or not any(session_faults(typed, case.facts.kind)):
        return
    for place, text in naming.items():
        for each in sessions_in(text)[:1]:
            words = text[each.begin : each.end]
            message = f"{SESSION.message}：这里是“{words}”，“届次”写的不是届次"
            yield SESSION.found(form_key(place.key), message, hits=(Hit(place, words, each.begin),))


def _other_meetings(case: Case, place: Place, text: str, record: NamedSession) -> Iterator[Finding]:
    for each in sessions_in(text):
        differ = [one for one, _ in _differences(each, record)]
        behind = text[each.end : each.end + _REACH + 6]
        if differ == [each.meeting] and not _is_put_forward(text, each) and re.search(_WITH_MEMBERS, behind):
            yield from _session_findings(case, place, each, record, OTHER_MEETING)


def _is_put_forward(text: str, session: NamedSession) -> bool:
    return re.match(_PUT_FORWARD, text[session.end : session.end + _REACH]) is not None


def _differences(named: NamedSession, record: NamedSession) -> Iterator[tuple[Named, Named]]:
    for one, other in zip(named.parts, record.parts, strict=True):
        if one and other and one.value != other.value:
            yield one, other


def _session_findings(
    case: Case, place: Place, named: NamedSession, record: NamedSession, rule: Rule | None = None
) -> Iterator[Finding]:
    other = list(_differences(named, record))
    is_level = [one for one, _ in other] == [named.level]
    rule = rule or (LEVEL if is_level else SESSION)
    is_turned = any(one is named.congress for one, _ in other)  # the order of the words differs too
    hits = [
        Hit(place, one.words, one.begin, "" if is_turned else _as_written(one, theirs))
        for one, theirs in other
    ]
    typed = case.draft.get(Key.SESSION)
    message = f"{rule.message}：这里是“{_words(case, place, named)}”，“届次”是“{typed}”"
    yield rule.found(form_key(place.key), message, hits=(*hits, field_hit(case, Key.SESSION)))


def _words(case: Case, place: Place, named: NamedSession) -> str:
    text = dict((*typed_texts(case), *naming_texts(case))).get(place, "")
    return text[named.begin : named.end]


def _as_written(one: Named, theirs: Named) -> str:
    """Return the record's value in the numerals of the text."""
    if not isinstance(theirs.value, int):
        return theirs.words
    return str(theirs.value) if one.words.isdecimal() else chinese_numeral(theirs.value)


LOOKS = (DraftLook((SESSION, LEVEL, OTHER_MEETING), _sessions),)
