"""The rule of figures from past replies that nobody has confirmed or changed."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.draft.place import text_at
from replydesk.draft.taken.model import StaleMark
from replydesk.draft.taken.reading import STALE_RULE, stale_marks
from replydesk.reply.findings import Finding, Level, shown_hits
from replydesk.reply.rules.found_words import FoundWords, finding_that_says
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

_TEXT = "自2024年以来，各地建成养老服务站点。"
_SOURCE = "〔3f2a〕2026-05-28 16:40 张某某 取自「2025年 第0055号」"
_LINES = f"{_SOURCE}\n〔3f2a-1〕年份 答复内容 第1节 第1段「自【2024年】以来，」"

STALE_FIGURES = Rule(
    STALE_RULE,
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "取自旧复的年份、数字、名称没有核对",
    "改成现在的；没有变的，光标放在上面按“核对无误”",
    "各段文字、旧复",
    fires=(Example(_TEXT, "2024年", fields=((Key.TAKEN, _LINES),)),),
    passes=(
        Example(_TEXT, fields=((Key.TAKEN, f"{_LINES}\n〔3f2a-1〕2026-05-28 16:45 张某某 核对无误"),)),
        Example(_TEXT.replace("2024", "2025"), fields=((Key.TAKEN, _LINES),)),
        Example(_TEXT),
    ),
)


def _stale(case: Case) -> Iterator[Finding]:
    """Find open marks: one finding for each past reply and part, with all its figures."""
    groups: dict[tuple[str, str], list[StaleMark]] = {}
    for mark in stale_marks(case.draft):
        groups.setdefault((mark.anchor.place.key, mark.source.label), []).append(mark)
    for (_, label), marks in groups.items():
        found = [_words(case, mark) for mark in marks]
        shown = shown_hits(found[0].text, [each.hit for each in found])
        yield finding_that_says(f"取自“{label}”的没有核对：{shown}", STALE_FIGURES, found)


def _words(case: Case, mark: StaleMark) -> FoundWords:
    place, start, end = mark.anchor[:3]
    return FoundWords(place, text_at(case.draft, place) or "", start, end)


LOOKS = (DraftLook((STALE_FIGURES,), _stale),)
