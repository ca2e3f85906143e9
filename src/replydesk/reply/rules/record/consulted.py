"""The rules of bodies in the record and the opening: 经商 names those of 会商单位, 主送 the lead body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.reply.findings import Finding, Hit, Level, field_hits
from replydesk.reply.rules.record.wording import field_hit, opening_texts, outside_quotations
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.body_names import is_short_for

_BODIES = ((Key.CONSULTED, "省财政厅、省卫生健康委"),)

OTHER_BODY = Rule(
    "会商单位不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "开头语里的单位不在“会商单位”里",
    "请核对开头语和“会商单位”",
    "手写的开头语",
    fires=(
        Example(
            "您提出的《关于加强社区养老服务的建议》收悉。经商省教育厅、省卫生健康委，现答复如下：",
            "省教育厅",
            part=Part.OPENING,
            fields=_BODIES,
        ),
        Example(
            "您提出的《关于加强社区养老服务的建议》收悉。经会同市财政局、省卫生健康委研究，现答复如下：",
            "市财政局",
            part=Part.OPENING,
            fields=_BODIES,
        ),
    ),
    passes=(
        Example(
            "您提出的《关于加强社区养老服务的建议》收悉。经商云川省财政厅、省卫健委，现答复如下：",
            part=Part.OPENING,
            fields=_BODIES,
        ),
        Example("您提出的《关于加强社区养老服务的建议》收悉。经商省教育厅，现答复如下：", part=Part.OPENING),
        Example(
            "您提出的《关于加强社区养老服务的建议》收悉。经会同有关部门和单位研究，现答复如下：",
            part=Part.OPENING,
            fields=_BODIES,
        ),
    ),
)

OTHER_LEAD = Rule(
    "主办单位不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "主送的单位不是“主办单位”",
    "请核对主送和主办单位",
    "主送、主办单位",
    fires=(
        Example(
            words="省财政厅",
            fields=(
                (Key.KIND, "代表建议会办意见"),
                (Key.LEAD_BODY, "省教育厅"),
                (Key.SALUTATION, "省财政厅"),
            ),
        ),
    ),
    passes=(
        Example(
            fields=(
                (Key.KIND, "代表建议会办意见"),
                (Key.LEAD_BODY, "省教育厅"),
                (Key.SALUTATION, "云川省教育厅："),
            )
        ),
    ),
)

OWN_BODY = Rule(
    "写了本单位",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "会商、主办的单位就是本单位",
    "请核对会商单位、主办单位和单位",
    "会商单位；主办单位（错误）",
    fires=(
        Example(words="省民政厅", fields=((Key.CONSULTED, "省财政厅、省民政厅"),)),
        Example(words="云川省民政厅", fields=((Key.CONSULTED, "云川省民政厅"),)),
        Example(
            words="省民政厅",
            fields=((Key.KIND, "代表建议会办意见"), (Key.LEAD_BODY, "省民政厅")),
        ),
    ),
    passes=(
        Example(fields=_BODIES),
        Example(fields=((Key.CONSULTED, "南屏市民政局、民政部"),)),
        Example(fields=((Key.LEAD_BODY, "省民政厅"),)),
    ),
)

_CONSULTED_IN = (
    "(?:经商|会商|经会同|会同|商(?=[省市县区州]))(?P<bodies>[\u4e00-\u9fff、（）]{2,80}?)"
    "(?=，|。|等|研究|认真|共同|联合|办理|后|意见|对|进行|，|$)"
)
_BODY = (
    r"[\u4e00-\u9fff（）]{2,20}(?:[厅局委办部院会社馆校站所队行联]|委员会|办公室|政府|中心|公司|大学|集团)"
)


def _other_bodies(case: Case) -> Iterator[Finding]:
    record = case.draft.names(Key.CONSULTED)
    if not record:
        return
    for place, text in opening_texts(case):
        found = re.search(_CONSULTED_IN, outside_quotations(text))
        for begin, name in _names(found) if found else ():
            if re.fullmatch(_BODY, name) and not any(_is_same(name, body) for body in record):
                message = f"开头语写了“{name}”，“会商单位”是“{case.draft.get(Key.CONSULTED)}”"
                hits = (Hit(place, name, begin), field_hit(case, Key.CONSULTED))
                yield OTHER_BODY.found(Part.OPENING, message, hits=hits)


def _names(found: re.Match[str]) -> Iterator[tuple[int, str]]:
    at = found.start("bodies")
    for name in re.split("[、和及与]", found["bodies"]):
        yield at, name
        at += len(name) + 1


def _is_same(one: str, other: str) -> bool:
    return one in other or other in one or is_short_for(one, other) or is_short_for(other, one)


def _other_lead(case: Case) -> Iterator[Finding]:
    lead, typed = case.draft.names(Key.LEAD_BODY), case.draft.get(Key.SALUTATION).rstrip("：:")
    if not case.facts.kind.to_lead or not lead or not typed:
        return
    named = re.split("[、，]", typed)
    if re.fullmatch(_BODY, named[0]) and not any(_is_same(name, body) for name in named for body in lead):
        message = f"主送是“{typed}”，主办单位是“{case.draft.get(Key.LEAD_BODY)}”"
        hits = (field_hit(case, Key.SALUTATION), field_hit(case, Key.LEAD_BODY))
        yield OTHER_LEAD.found(Key.SALUTATION, message, hits=hits)


def _own_bodies(case: Case) -> Iterator[Finding]:
    own = case.profile.name
    keys = (Key.CONSULTED, Key.LEAD_BODY) if case.facts.kind.to_lead else (Key.CONSULTED,)
    for key in keys if own else ():
        for name in case.draft.names(key):
            if name == own or (len(name) > 2 and is_short_for(name, own)):
                message = f"“{key}”里的“{name}”就是本单位"
                level = Level.ERROR if key == Key.LEAD_BODY else None
                yield OWN_BODY.found(key, message, hits=field_hits(case.draft, key, name), level=level)


LOOKS = (
    DraftLook((OWN_BODY,), _own_bodies),
    DraftLook((OTHER_BODY,), _other_bodies),
    DraftLook((OTHER_LEAD,), _other_lead),
)
