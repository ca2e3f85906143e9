"""The rules of other units: names and places left from another body's letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.letter.body_kind import BodyName, clean_body_name, take_apart
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import difference, findings_of_hits, outside_quotations
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

THANKED_PLACE = Rule(
    "地名不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "感谢的是别处的工作",
    "请核对地名，可能是从别的稿子里带来的",
    "开头语、感谢、结束语",
    fires=(Example("感谢您对青石省民政工作的关心和支持。", "青石省", "云川省", part=Part.THANKS),),
    passes=(
        Example("感谢您对云川省民政工作的关心和支持。", part=Part.THANKS),
        Example("感谢您对我省民政工作的关心和支持。", part=Part.THANKS),
        Example("感谢您对南屏市民政工作的关心和支持。", part=Part.THANKS),
    ),
)

OTHER_UNIT = Rule(
    "别的单位",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "写的是别处的同类单位",
    "请核对单位名称，可能是从别的稿子里带来的",
    "各段文字（引号里的不看）",
    fires=(
        Example(
            "您提出的《关于加强社区养老服务的建议》已交由青石省民政厅研究办理，现将办理情况答复如下：",
            "青石省民政厅",
            "云川省民政厅",
            part=Part.OPENING,
        ),
        Example("青石省民政厅高度重视，认真研究。", "青石省民政厅", "云川省民政厅"),
        Example("青石省民政厅将按季度通报进展。", "青石省民政厅", "云川省民政厅"),
        Example("省民政局将按季度通报进展。", "省民政局", "省民政厅"),
        Example("近日，云州省民政厅印发了实施方案。", "云州省民政厅", "云川省民政厅"),
        Example("如有疑问，请与青石省民政厅联系。", "青石省民政厅", "云川省民政厅", part=Part.CLOSING),
    ),
    passes=(
        Example("云川省民政厅高度重视，省民政厅会同南屏市民政局办理，各市民政局落实。"),
        Example("我省积极组织省民政厅等单位研究，经综合省民政厅意见，答复如下：", part=Part.OPENING),
        Example("近日，我厅赴青石省民政厅学习，青石省民政厅介绍了经验。"),
        Example("我厅会同青石省民政厅建立协作机制。", part=Part.NEXT_STEPS),
    ),
)

OTHER_WORK = Rule(
    "感谢的工作不符",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "感谢的不是本单位的工作",
    "请核对，可能是从别的稿子里带来的",
    "开头语、感谢、结束语",
    fires=(
        Example("感谢您对交通运输工作的关心和支持。", "交通运输", part=Part.THANKS),
        Example("感谢您对我省教育事业的关心和支持。", "教育", part=Part.THANKS),
    ),
    passes=(
        Example("感谢您对民政工作的关心和支持。", part=Part.THANKS),
        Example("感谢您对养老服务工作、我省民政事业的关心和支持。", part=Part.THANKS),
        Example("衷心感谢您长期以来对社会救助工作的关心和支持。", part=Part.THANKS),
    ),
)

_THANKED = (
    r"对([\u4e00-\u9fff]{2,5}(?<![省市县区州盟旗])([省市县区州盟旗]))"
    r"(?=[\u4e00-\u9fff]{2,12}(?:工作|事业|发展|建设)的)"
)


def _other_place(case: Case) -> Iterator[Finding]:
    body = take_apart(clean_body_name(case.profile.name))
    if not body.place:
        return
    hits = []
    for place, text in case.typed_texts:
        if place.key not in (Part.OPENING, Part.THANKS, Part.CLOSING) or "对" not in text:
            continue
        found = re.search(_THANKED, outside_quotations(text))
        if (
            found
            and found[2] == body.level[-1:]
            and not body.place.endswith(found[1])
            and found[1][0] not in "我全本"
        ):
            hits.append(Hit(place, found[1], found.start(1), body.place))
    yield from findings_of_hits(THANKED_PLACE, hits, case)


_ENDS = "厅局委"
# Fields of work that one body has alone; those that bodies share in many places are left out.
_WORKS = (
    *(
        "民政",
        "教育",
        "交通运输",
        "水利",
        "农业农村",
        "卫生健康",
        "公安",
        "财政",
        "生态环境",
        "市场监管",
        "医疗保障",
    ),
    *("司法行政", "审计", "统计", "商务", "应急管理", "退役军人", "气象", "税务", "人力资源和社会保障"),
)
_WORK = "对(?:我[省市县区州局厅委]|全[省市县区州])?([\u4e00-\u9fff]{2,9}?)(?:工作|事业)的"
_LONGEST_PLACE = 8
_NOT_IN_PLACE = "由与是为对在和向赴到请商同至从经及交给送"  # characters before the name of a place
# Verbs that stand before a body with nothing between: 积极组织区卫生健康局.
_BEFORE_BODY = (
    "(?:组织|综合|协调|联合|要求|督促|指导|安排|邀请|召集|结合|汇总|征求|征得|责成|通知|委托|牵头|配合|积极|及时|分别"
    "|依托|争取|反馈|报送|转送|移交|提请|报告|函询|需要|包括|涉及)"
)
_NO_PLACE = "下一?步|今后|目前|近年|近期|同时|此外|另外|随后|之后|因此|我|本|全"
_ACTS = (
    "(?:高度重视|十分重视|收到|认真|现答复|高度关注|成立|负责同志|将|已|会同|组织|积极|结合|按照|针对|立即"
    "|专题|按季度)"
)


def _other_units(case: Case) -> Iterator[Finding]:
    body = take_apart(clean_body_name(case.profile.name))
    if not body.place or len(body.rest) < 3:
        return
    consulted = case.draft.get(Key.CONSULTED)
    hits = [
        Hit(place, name, begin, body.place + body.rest)
        for place, text in case.typed_texts
        if body.rest in text
        for begin, name in _names_of_kind(outside_quotations(text), body)
        if name not in consulted and _is_left_over(place, text, begin, name, body)
    ]
    yield from findings_of_hits(
        OTHER_UNIT, hits, case, f"本单位是“{case.profile.name}”，这里写的是", mends=True
    )


def _names_of_kind(text: str, body: BodyName) -> Iterator[tuple[int, str]]:
    """Yield offset and name of the bodies of this kind at the same level, but of another place."""
    at = text.find(body.rest)
    while at >= 0:
        place = _place_before(text, at)
        is_place = len(place) > 2 and not re.match(_NO_PLACE, place)
        if is_place and place[-1] == body.place[-1] and not place.endswith(body.place):
            yield at - len(place), place + body.rest
        at = text.find(body.rest, at + 1)


def _place_before(text: str, end: int) -> str:
    """Return the place that stands right before an offset, "" if none does: 南屏市."""
    begin = end
    while begin > max(end - _LONGEST_PLACE, 0) and "\u4e00" <= text[begin - 1] <= "\u9fff":
        if text[begin - 1] in _NOT_IN_PLACE:
            break
        begin -= 1
    verbs = list(re.finditer(_BEFORE_BODY, text[begin:end]))
    return text[begin + verbs[-1].end() : end] if verbs else text[begin:end]


def _is_left_over(place: Place, text: str, begin: int, name: str, body: BodyName) -> bool:
    behind = text[begin + len(name) :]
    before = text[:begin]
    own = body.place + body.rest
    first, last, right = difference(name, own)
    if len(name) == len(own) and last - first == len(right) == 1:
        return True
    if place.key in (Part.OPENING, Part.THANKS, Part.CLOSING):
        return not re.search("(?:商|会同|联合|和|、)$", before[-2:])
    is_subject = before[-1:] in ("", *"，。；：")
    return is_subject and re.match(_ACTS, behind) is not None


def _wrong_ends(case: Case) -> Iterator[Finding]:
    body = take_apart(clean_body_name(case.profile.name))
    core, end = body.rest[:-1], body.rest[-1:]
    if not body.level or len(core) < 2 or end not in _ENDS:
        return
    signed, consulted = case.draft.get(Key.SIGNATURE), case.draft.get(Key.CONSULTED)
    hits = []
    for place, text in case.typed_texts:
        at = text.find(core)
        while at >= 0:
            name = text[at - 1 : at + len(core) + 1] if at else ""
            is_other = name[:1] == body.level[-1] and name[-1:] in _ENDS and name[-1:] != end
            if (
                is_other
                and name not in signed + consulted
                and name[-1:] + text[at + len(core) + 1 :][:1] != "委员"
            ):
                hits.append(Hit(place, name, at - 1, name[:-1] + end))
            at = text.find(core, at + 1)
    yield from findings_of_hits(
        OTHER_UNIT, hits, case, f"本单位是“{case.profile.name}”，这里写的是", mends=True
    )


def _other_work(case: Case) -> Iterator[Finding]:
    name, work = case.profile.name, case.profile.field_of_work
    if not take_apart(clean_body_name(name)).rest.startswith(_WORKS):
        return
    hits = [
        Hit(place, found[1], found.start(1))
        for place, text in case.typed_texts
        if place.key in (Part.OPENING, Part.THANKS, Part.CLOSING)
        for found in re.finditer(_WORK, outside_quotations(text))
        if found[1] in _WORKS and found[1] not in name + work
    ]
    yield from findings_of_hits(OTHER_WORK, hits, case, f"本单位是“{name}”，感谢的却是")


LOOKS = (
    DraftLook((THANKED_PLACE,), _other_place),
    DraftLook((OTHER_UNIT,), _other_units),
    DraftLook((OTHER_UNIT,), _wrong_ends),
    DraftLook((OTHER_WORK,), _other_work),
)
