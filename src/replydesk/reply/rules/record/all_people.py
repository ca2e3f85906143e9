"""The rules of all people of an item: each is named where they are listed, and in one field only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place, field_text
from replydesk.letter.addressees import bare_name
from replydesk.letter.print_options import JointForm
from replydesk.reply.findings import Finding, Hit, Level, field_hits
from replydesk.reply.rules.record.people import NAMED_FIRST, named_people, typed_recipients
from replydesk.reply.rules.record.wording import field_hit, opening_texts
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

NOT_ALL_NAMED = Rule(
    "主送缺人",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "主送或开头语少写了提出人",
    "请核对；只答复领衔的一位的，可以不管",
    "主送、手写的开头语",
    fires=(
        Example(
            words="张某某代表", fields=((Key.PROPOSERS, "张某某、赵大伟"), (Key.SALUTATION, "张某某代表"))
        ),
        Example(
            "张某某、赵大伟代表提出的《关于加强社区养老服务的建议》收悉，现答复如下：",
            "张某某、赵大伟代表",
            part=Part.OPENING,
            fields=((Key.PROPOSERS, "张某某、赵大伟、陈建国"),),
        ),
    ),
    passes=(
        Example(fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "张某某、李某某代表"))),
        Example(fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "张某某等2位代表"))),
        Example(fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "各位代表"))),
        Example(fields=((Key.PROPOSERS, "张某某等5人"), (Key.SALUTATION, "张某某代表"))),
        Example(
            fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "张某某代表")),
            profile=(("联名答复", "领衔"),),
        ),
    ),
)

JOINT_TOO = Rule(
    "联名重复",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "提出人又写在联名里",
    "请从联名里删去",
    "联名、提出人",
    fires=(Example(words="张某某", fields=((Key.JOINT, "赵大伟、张某某"),)),),
    passes=(Example(fields=((Key.JOINT, "赵大伟、陈建国"),)),),
)


def _not_all_named(case: Case) -> Iterator[Finding]:
    """Find names listed in 主送 or at the start of the opening that are some of the proposers only."""
    typed = field_text(case.draft, Key.PROPOSERS)
    people = named_people(case)
    if len(people) < 2 or case.profile.joint_form is not JointForm.TOGETHER or "等" in typed:
        return
    texts = (
        [] if case.facts.kind.to_lead else [(Place(Key.SALUTATION), field_text(case.draft, Key.SALUTATION))]
    )
    for place, text in opening_texts(case):
        if found := re.match(NAMED_FIRST, text):
            texts.append((place, found[1]))
    for place, text in texts:
        named = typed_recipients(text) if re.search("(?:代表|委员)[：:]?$", text) and "等" not in text else []
        if named and set(named) < set(people):
            missing = "、".join(name for name in people if name not in named)
            key = Key.SALUTATION if place.key == Key.SALUTATION else Part(place.key)
            hit = Hit(place, text.rstrip("：:"), 0)
            yield NOT_ALL_NAMED.found(key, f"没有写“{missing}”", hits=(hit, field_hit(case, Key.PROPOSERS)))


def _joint_too(case: Case) -> Iterator[Finding]:
    proposers = {bare_name(name) for name in case.draft.names(Key.PROPOSERS)}
    for name in dict.fromkeys(case.draft.names(Key.JOINT)):
        if bare_name(name) in proposers:
            yield JOINT_TOO.found(
                Key.JOINT, f"“{name}”是提出人，又写在联名里", hits=field_hits(case.draft, Key.JOINT, name)
            )


LOOKS = (DraftLook((NOT_ALL_NAMED,), _not_all_named), DraftLook((JOINT_TOO,), _joint_too))
