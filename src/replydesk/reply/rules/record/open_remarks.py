"""The rule of remarks that nobody has settled yet."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.draft.remarks.reading import count_remarks, open_remarks
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

_LINE = "〔3f2a〕2026-05-28 16:40 李某某（版本 8c1d22e0）案由 整项「关于推进社区居家养老服务的建议」：请核对"

OPEN_REMARKS = Rule(
    "批注没有处理",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "还有批注没有处理",
    "逐条采纳、改好记“已改”，或者记“不改”并写明理由",
    "批注",
    fires=(
        Example(fields=((Key.REMARKS, _LINE),)),
        Example(fields=((Key.REMARKS, f"{_LINE}\n〔3f2a〕2026-05-29 09:10 张某某 回复：在核"),)),
    ),
    passes=(
        Example(fields=((Key.REMARKS, f"{_LINE}\n〔3f2a〕2026-05-29 09:10 张某某 已改"),)),
        Example(fields=((Key.REMARKS, f"{_LINE}\n〔3f2a〕2026-05-29 09:10 张某某 不改：与案由一致"),)),
    ),
)


def _open(case: Case) -> Iterator[Finding]:
    found = open_remarks(case.draft)
    if found:
        places = tuple(dict.fromkeys(each.anchor.place for each in found if not each.is_lost))
        key = places[0].key if places else Key.REMARKS
        yield OPEN_REMARKS.found(key, count_remarks(found), places=places)


LOOKS = (DraftLook((OPEN_REMARKS,), _open),)
