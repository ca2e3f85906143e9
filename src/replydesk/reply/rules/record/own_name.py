"""The rules of the unit's own name: signature, title, 我厅 and 我省 are the writer's own (E22)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.letter.body_kind import clean_body_name, self_name, take_apart
from replydesk.letter.kinds import NOTHING
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Hit, Level, fix_of
from replydesk.reply.rules.record.wording import (
    field_hit,
    findings_of_hits,
    outside_quotations,
    typed_title,
)
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.body_names import is_short_for

_UNKNOWN = "我单位"  # what a body calls itself if its name does not say

SIGNATURE = Rule(
    "落款不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "落款的单位不是“单位”一项的单位",
    "请核对单位和落款；落款用本单位全称，与印章一致",
    "落款、单位",
    fires=(
        Example(words="云川省教育厅", fields=((Key.SIGNATURE, "云川省教育厅"),)),
        Example(words="云川省民政局", right="云川省民政厅", fields=((Key.SIGNATURE, "云川省民政局"),)),
        Example(words="云州省民政厅", right="云川省民政厅", fields=((Key.SIGNATURE, "云州省民政厅"),)),
    ),
    passes=(
        Example(fields=((Key.SIGNATURE, "云川省民政厅"),)),
        Example(fields=((Key.SIGNATURE, "省民政厅"),)),
        Example(fields=((Key.SIGNATURE, "云川省财政厅、云川省民政厅"),)),
        Example(fields=((Key.SIGNATURE, "云川省民政厅办公室"),)),
    ),
)

TITLE = Rule(
    "标题单位不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "标题里的发文单位不是落款的单位",
    "请核对标题",
    "手写的标题",
    fires=(
        Example(
            words="南屏市民政局",
            fields=((Key.TITLE, "南屏市民政局关于省十四届人大四次会议第0033号代表建议答复的函"),),
        ),
        Example(
            words="云川省教育厅",
            fields=((Key.TITLE, "云川省教育厅对省十四届人大四次会议第0033号代表建议的答复"),),
        ),
    ),
    passes=(
        Example(fields=((Key.TITLE, "云川省民政厅关于省十四届人大四次会议第0033号代表建议答复的函"),)),
        Example(fields=((Key.TITLE, "省民政厅关于省十四届人大四次会议第0033号代表建议答复的函"),)),
        Example(fields=((Key.TITLE, "关于省十四届人大四次会议第0033号代表建议的答复"),)),
        Example(fields=((Key.TITLE, "省十四届人大四次会议第0033号代表建议对口办理情况的答复"),)),
    ),
)

SELF_NAME = Rule(
    "自称不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "自称与本单位不合",
    "请核对自称，可能是从别的稿子里带来的",
    "各段文字（引号里的不看）",
    fires=(
        Example("我局高度重视，认真研究。", "我局", "我厅"),
        Example("本局会同有关部门办理。", "本局", "本厅"),
        Example("下一步，我委将继续推进。", "我委", "我厅", part=Part.NEXT_STEPS),
        Example("经我站研究，意见如下。", "我站", "我厅"),
        Example("我中心派员到现场查看。", "我中心", "我厅"),
    ),
    passes=(
        Example("我厅高度重视，我们将认真研究，本办法自印发之日起施行。"),
        Example("我委托第三方评估，我部分职责已划转，我校对了数据。"),
        Example("各地推行“我局我负责”机制。"),
        Example("自我局限需要打破。"),
    ),
)

OWN_PLACE = Rule(
    "我省我市不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "地方的自称与本单位的层级不合",
    "请核对，可能是从别的稿子里带来的",
    "各段文字（引号里的不看）",
    fires=(
        Example("近年来，我市养老服务发展较快。", "我市", "我省"),
        Example("我县共有养老机构12家。", "我县", "我省"),
    ),
    passes=(
        Example("近年来，我省养老服务发展较快，我国老龄化加快，“我市”一栏不填。"),
        Example(
            "我市和我省的政策都已落实。",
            fields=((Key.UNIT, "清禾县交通运输局"), (Key.SIGNATURE, "清禾县交通运输局")),
        ),
    ),
)

_INNER_OFFICE = "[处科股]$|(?<!办公)室$"  # another rule tells that these do not sign


def _own_names(profile: Profile) -> tuple[str, ...]:
    names = (profile.name, profile.short_name, *profile.other_names)
    return tuple(name for name in names if name)


def _signature(case: Case) -> Iterator[Finding]:
    profile, typed = case.profile, case.draft.get(Key.SIGNATURE)
    signed = case.draft.names(Key.SIGNATURE)
    if not profile.name or not signed or typed == NOTHING or profile.unreadable:
        return
    if any(_is_own(name, profile) or re.search(_INNER_OFFICE, name) for name in signed):
        return
    is_like = _is_like_body(typed, profile.name)
    right = profile.name if is_like else ""
    message = f"落款是“{typed}”，单位是“{profile.name}”"
    fix = fix_of(case.draft, Key.SIGNATURE, right) if right else ()
    hits = (field_hit(case, Key.SIGNATURE, right), field_hit(case, Key.UNIT))
    yield SIGNATURE.found(Key.SIGNATURE, message, hits=hits, fix=fix)


def _is_own(name: str, profile: Profile) -> bool:
    """Return True for the unit, its short names, and what belongs to it: a government and its office."""
    clean = clean_body_name(name)
    if clean.endswith(clean_body_name(profile.name)):  # a profile may lack the place
        return True
    own_names = _own_names(profile)
    return any(
        clean.startswith(own) or own.startswith(clean) or is_short_for(clean, own) for own in own_names
    )


def _is_like_body(typed: str, name: str) -> bool:
    """Return True if a name is another one with one character wrong, missing or too many, or two changed."""
    if abs(len(typed) - len(name)) > 1 or len(name) < 5:
        return False
    begin = 0
    while begin < min(len(typed), len(name)) and typed[begin] == name[begin]:
        begin += 1
    rests = (
        (typed[begin + 1 :], name[begin + 1 :]),
        (typed[begin:], name[begin + 1 :]),
        (typed[begin + 1 :], name[begin:]),
    )
    is_turned = (
        typed[begin : begin + 2][::-1] == name[begin : begin + 2] and typed[begin + 2 :] == name[begin + 2 :]
    )
    return is_turned or any(one == other for one, other in rests)


_ISSUER = (
    r"([\u4e00-\u9fff（）]{2,28}?"
    "(?:厅|局|委员会|委|办公室|政府|中心|公司|法院|检察院|部|馆|站|街道办事处))(?=关于|对)"
)


def _title(case: Case) -> Iterator[Finding]:
    title = typed_title(case)
    found = re.match(_ISSUER, outside_quotations(title.strip()))
    if not found or not case.profile.name or found[1].startswith(("关于", "对")):
        return
    signed = case.draft.names(Key.SIGNATURE)
    if _is_own(found[1], case.profile) or any(is_short_for(found[1], name) for name in signed):
        return
    hits = (Hit(Place(Key.TITLE), found[1], title.index(found[1])),)
    yield TITLE.found(Key.TITLE, f"标题写的是“{found[1]}”，单位是“{case.profile.name}”", hits=hits)


# Words by which units call themselves, and what behind them makes another word.
_SELF = (
    r"(?<![自忘大小])(?:我(局(?![部面限势长])|厅(?![堂长])|委(?![托员派以曲])|部(?![分门队署级位])|站(?![在点])|馆|院(?!士)"
    r"|校(?![对准验正])|中心|街道|[支大总]队|处(?![理于在分置罚境女方])"
    r"|办(?![理公案学事法班好完成结不到会])|科(?![研学技目室普])|股(?![份权东票]))|本([局厅]|委(?![托员派以曲])))"
)


def _self_names(case: Case) -> Iterator[Finding]:
    known = _known_self_names(case)
    if not known:
        return
    right = case.profile.self_name if case.profile.self_name != _UNKNOWN else known[0]
    hits = []
    for place, text in case.typed_texts:
        if "我" not in text and "本" not in text:
            continue
        for found in re.finditer(_SELF, outside_quotations(text)):
            if (found[1] or found[2]) not in known:
                proposed = found[0][0] + right[1:] if right[:1] == "我" else ""
                hits.append(Hit(place, found[0], found.start(), proposed))
    own = case.profile.name or case.draft.get(Key.SIGNATURE)
    yield from findings_of_hits(SELF_NAME, hits, case, f"本单位是“{own}”，自称却是", mends=True)


def _known_self_names(case: Case) -> list[str]:
    """Return what follows 我 where the signing bodies speak of themselves; [] if one is not known."""
    names = (case.profile.name, *case.draft.names(Key.SIGNATURE))
    words = [
        case.profile.self_name,
        *(self_name(take_apart(clean_body_name(name))) for name in names if name),
    ]
    told = [word for word in words if word not in ("", _UNKNOWN)]
    is_government = case.profile.name.rstrip("办公厅室").endswith("政府")  # its bodies write for it
    if not told or is_government or _UNKNOWN in words[1:]:
        return []
    return [word.removeprefix("我").removeprefix("本") for word in told]


_LEVEL_WORDS = "我([省市县区州盟旗镇乡])(?![长级委])"
_ORDER = "省市州盟县区旗乡镇"


def _own_place(case: Case) -> Iterator[Finding]:
    name = clean_body_name(case.profile.name)
    level = take_apart(name).level
    if not level or level.startswith("自治") or level not in "省市":
        return
    hits = []
    for place, text in case.typed_texts:
        if "我" not in text:
            continue
        named = re.finditer(_LEVEL_WORDS, outside_quotations(text))
        lower = (each for each in named if each[1] not in name and _is_below(each[1], level))
        hits += [Hit(place, each[0], each.start(), f"我{level}") for each in lower]
    yield from findings_of_hits(OWN_PLACE, hits, case, f"本单位是“{case.profile.name}”，文中却说")


def _is_below(level: str, other: str) -> bool:
    return _ORDER.index(level) > _ORDER.index(other)


LOOKS = (
    DraftLook((SIGNATURE,), _signature),
    DraftLook((TITLE,), _title),
    DraftLook((SELF_NAME,), _self_names),
    DraftLook((OWN_PLACE,), _own_place),
)
