"""The rule of copies: they go to the congress or the conference of the item's own level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.draft.place import Place, field_text
from replydesk.letter.body_kind import clean_body_name, take_apart
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.sessions import sessions_in
from replydesk.reply.rules.record.wording import field_hit
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

LEVEL_OF_CC = Rule(
    "抄送层级不符",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "抄送的人大、政协不是“届次”那一级的",
    "请核对抄送单位；选举单位的人大也要抄送的，可以不管",
    "抄送、届次",
    fires=(
        Example(
            words="市人大常委会代表工作委员会、市政府办公室",
            fields=((Key.CC, "市人大常委会代表工作委员会、市政府办公室"),),
        ),
        Example(words="县政府办公室", fields=((Key.CC, "省人大常委会、县政府办公室"),)),
    ),
    passes=(
        Example(fields=((Key.CC, "省人大常委会人事代表选举工作委员会、南屏市人大常委会"),)),
        Example(fields=((Key.CC, "省政府办公厅"),)),
        Example(fields=((Key.CC, "云川省人大常委会"),)),
        Example(
            fields=((Key.CC, "市人大常委会、市政府办公室、省政府办公厅"), (Key.SESSION, "市七届人大五次会议"))
        ),
    ),
)

_GOVERNMENT_AT = "(?:^|[、，；])([省市县区州盟旗乡镇])((?:人民)?政府办公[厅室])"
_CONGRESS_AT = "([省市县区州盟旗乡镇])(?:人大|政协|人民代表大会)"


def _level_of_cc(case: Case) -> Iterator[Finding]:
    typed = case.draft.get(Key.CC)
    session = next(iter(sessions_in(case.draft.get(Key.SESSION))), None)
    levels = set(re.findall(_CONGRESS_AT, typed))
    if (
        session
        and session.level
        and levels
        and session.level.value not in levels
        and session.level.value != "全国"
    ):
        message = f"届次是“{case.draft.get(Key.SESSION)}”，抄送的却是“{typed}”"
        yield LEVEL_OF_CC.found(Key.CC, message, hits=(field_hit(case, Key.CC), field_hit(case, Key.SESSION)))


def _level_of_government(case: Case) -> Iterator[Finding]:
    """Find the office of a government that is neither of the item's level nor of the unit's."""
    typed = field_text(case.draft, Key.CC)
    session = next(iter(sessions_in(case.draft.get(Key.SESSION))), None)
    own = take_apart(clean_body_name(case.profile.name)).level[-1:]
    if not session or not session.level or not own:
        return
    for found in re.finditer(_GOVERNMENT_AT, typed):
        if found[1] not in (session.level.value, own):
            hit = Hit(Place(Key.CC), found[1] + found[2], found.start(1))
            message = f"届次是“{case.draft.get(Key.SESSION)}”，抄送的却是“{hit.words}”"
            yield LEVEL_OF_CC.found(Key.CC, message, hits=(hit, field_hit(case, Key.SESSION)))


LOOKS = (
    DraftLook((LEVEL_OF_CC,), _level_of_cc),
    DraftLook((LEVEL_OF_CC,), _level_of_government),
)
