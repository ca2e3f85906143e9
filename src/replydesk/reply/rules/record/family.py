"""The rule of the family of a letter: a reply, a second reply and an opinion use words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import (
    findings_of_hits,
    outside_quotations,
    typed_title,
)
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

FAMILY = Rule(
    "标题与类型不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "标题或开头语写的是另一种函件",
    "请核对类型：答复写给代表、委员，会办意见写给主办单位",
    "手写的标题、开头语",
    fires=(
        Example(words="会办意见", fields=((Key.TITLE, "对省十四届人大四次会议第0033号代表建议的会办意见"),)),
        Example(
            "现就张某某代表提出的《关于加强社区养老服务的建议》提出会办意见如下：",
            "提出会办意见",
            part=Part.OPENING,
        ),
        Example(
            "您提出的《关于加强社区养老服务的建议》收悉，现再次答复如下：", "再次答复", part=Part.OPENING
        ),
        Example("以上意见供你单位统一答复代表时参考。", "统一答复代表", part=Part.CLOSING),
        Example(words="再次答复", fields=((Key.TITLE, "对省十四届人大四次会议第0033号代表建议的再次答复"),)),
        Example(
            words="答复",
            fields=(
                (Key.KIND, "代表建议会办意见"),
                (Key.LEAD_BODY, "省教育厅"),
                (Key.TITLE, "对省十四届人大四次会议第0033号代表建议的答复"),
            ),
        ),
    ),
    passes=(
        Example("我厅前期已作答复，现就您提出的新意见说明如下。"),
        Example(fields=((Key.TITLE, "对省十四届人大四次会议第0033号代表建议的答复"),)),
        Example(
            "您提出的《关于加强社区养老服务的建议》收悉。我厅综合会办意见，现答复如下：", part=Part.OPENING
        ),
        Example(
            fields=(
                (Key.KIND, "代表建议会办意见"),
                (Key.LEAD_BODY, "省教育厅"),
                (Key.TITLE, "关于统一答复第0033号代表建议会办意见的函"),
            )
        ),
    ),
)

_OPINION = "[会协]办(?:意见)?"
_REPLY = "(?:答复|复函)(?=函?$)"
_OPINES = "提出(?:如下)?[会协]办意见"
_AGAIN = "再次答复"
_ANSWERED_AGAIN = "现(?:就[^，。]{2,20})?(再次答复)(?=如下)"
_FOR_LEAD = "统一答复(?:代表|委员)"


def _family(case: Case) -> Iterator[Finding]:
    kind = case.facts.kind
    title = typed_title(case)
    plain = outside_quotations(title)
    if found := _other_family(kind, plain):
        message = f"类型是“{kind.name}”，标题写的却是“{found[0]}”"
        yield FAMILY.found(Key.TITLE, message, hits=(Hit(Place(Key.TITLE), found[0], found.start()),))
    hits = [hit for place, text in case.typed_texts for hit in _words_of_others(kind, place, text)]
    yield from findings_of_hits(FAMILY, hits, case, f"类型是“{kind.name}”，写的却是")


def _other_family(kind: Kind, title: str) -> re.Match[str] | None:
    """Return the words of a title that name another kind of letter, None if it has none."""
    is_opinion = "会办" in title or "协办" in title
    if is_opinion != kind.to_lead:
        return re.search(_OPINION, title) if is_opinion else re.search(_REPLY, title)
    return re.search(_AGAIN, title) if kind.family != _AGAIN else None


def _words_of_others(kind: Kind, place: Place, text: str) -> Iterator[Hit]:
    """Yield the words of a text that only opinions and second replies have."""
    if kind.to_lead:
        return
    plain = outside_quotations(text)
    if place.key == Part.OPENING:
        yield from (Hit(place, each[0], each.start()) for each in re.finditer(_OPINES, plain))
        if kind.family != _AGAIN:
            yield from (Hit(place, each[1], each.start(1)) for each in re.finditer(_ANSWERED_AGAIN, plain))
    if place.key in (Part.CLOSING, Part.THANKS):
        yield from (Hit(place, each[0], each.start()) for each in re.finditer(_FOR_LEAD, plain))


LOOKS = (DraftLook((FAMILY,), _family),)
