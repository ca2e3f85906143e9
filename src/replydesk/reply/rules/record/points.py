"""The rules of the points of a suggestion: not answered, not settled, not taken without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.draft.points.model import PointState
from replydesk.draft.points.open_points import numbered, open_points
from replydesk.draft.points.reading import point_lines_of, points_of
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.characters import has_words

_ASKED = "〔1〕为山区学校配备校车"
_ANSWER = "关于为山区学校配备校车的建议，我厅已会同有关部门研究。"
_SAID_ELSEWHERE = f"{_ASKED}\n〔1〕不采纳：省里另有安排"

UNANSWERED_POINTS = Rule(
    "逐条没有答",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "建议里有的条没有答",
    "写上答复，在“逐条”里定下是哪一段；不采纳的写明理由",
    "逐条",
    fires=(
        Example(fields=((Key.POINTS, _ASKED),)),
        Example(fields=((Key.POINTS, f"{_ASKED}\n〔1〕未答"),), text=_ANSWER),
    ),
    passes=(
        Example(fields=((Key.POINTS, f"{_ASKED}\n〔1〕已答"),)),
        Example(fields=((Key.POINTS, f"{_ASKED}\n〔1〕部分：今年先配三所"),)),
        Example(fields=((Key.POINTS, _SAID_ELSEWHERE),)),
        Example(fields=((Key.POINTS, _ASKED),), text=_ANSWER),
    ),
)
UNSETTLED_POINTS = Rule(
    "逐条没有定",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "有的条像是答了，还没有定",
    "在“逐条”里核对，是这一段就定下来",
    "逐条",
    fires=(Example(fields=((Key.POINTS, _ASKED),), text=_ANSWER),),
    passes=(
        Example(fields=((Key.POINTS, f"{_ASKED}\n〔1〕已答"),), text=_ANSWER),
        Example(fields=((Key.POINTS, _ASKED),)),
    ),
)
DECLINED_POINTS = Rule(
    "不采纳没有理由",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "不采纳没有写理由",
    "在“逐条”里写明为什么不采纳",
    "逐条",
    fires=(Example(fields=((Key.POINTS, f"{_ASKED}\n〔1〕不采纳"),)),),
    passes=(Example(fields=((Key.POINTS, _SAID_ELSEWHERE),)),),
)
POINT_RULES = (UNANSWERED_POINTS, UNSETTLED_POINTS, DECLINED_POINTS)


def _points(case: Case) -> Iterator[Finding]:
    if not point_lines_of(case.draft):
        return
    waiting = open_points(case.draft)
    if waiting.missing:
        yield UNANSWERED_POINTS.found(Key.POINTS, waiting.missing_words)
    if waiting.likely:
        points = [point for point, _ in waiting.likely]
        places = tuple(dict.fromkeys(place for _, of_point in waiting.likely for place in of_point))
        yield UNSETTLED_POINTS.found(Key.POINTS, f"{numbered(points)}像是答了，还没有定", places=places)
    declined = [each for each in points_of(case.draft) if each.state is PointState.DECLINED]
    if bare := [each for each in declined if not has_words(each.reason)]:
        yield DECLINED_POINTS.found(Key.POINTS, f"{numbered(bare)}不采纳，没有写理由")


LOOKS = (DraftLook(POINT_RULES, _points),)
