"""All that is kept beside the letter moves along with one change, whose texts are compared once."""

from __future__ import annotations

from datetime import datetime

import pytest

from replydesk.draft.anchors import aligned_lines, moving
from replydesk.draft.lines import DraftLine
from replydesk.draft.model import Draft, Paragraph, Part, Section
from replydesk.draft.moving import move_anchors
from replydesk.draft.place import Place, with_texts
from replydesk.draft.points.actions import add_point, tie
from replydesk.draft.points.reading import points_of
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.taken.model import TakenFrom
from replydesk.draft.taken.reading import stale_marks
from replydesk.draft.taken.taking import take_over
from replydesk.draft.workflow import VerdictBy

BY = VerdictBy("张某某", datetime(2026, 5, 28, 16, 40))
TEXT = Place(Part.ANSWER, 0, 0)


def test_remarks_points_and_figures_move_by_one_comparison_of_the_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draft = Draft(sections=(Section(1, "关于补贴的建议", (Paragraph("已经办好。"),)),))
    draft = take_over(
        draft, TEXT, [DraftLine(Part.ANSWER, "投入300万元。")], TakenFrom("旧的答复"), BY, splice=5
    )
    draft = add_remark(draft, TEXT, 0, 4, "请核对", BY)
    draft = tie(add_point(draft, "加大补贴"), 1, TEXT)
    compared = []

    def changed_places(*drafts: Draft) -> list[Place] | None:
        compared.append(drafts)
        return aligned_lines.changed_places(*drafts)

    monkeypatch.setattr(moving, "changed_places", changed_places)
    after = move_anchors(draft, with_texts(draft, {TEXT: "目前，已经办好。投入300万元。"}))
    (remark,), (mark,), (point,) = remarks_of(after), stale_marks(after), points_of(after)
    assert (remark.anchor.start, remark.anchor.words) == (3, "已经办好")
    assert (mark.anchor.start, mark.words) == (10, "300万元")
    assert [each.place for each in point.ties] == [TEXT]
    assert len(compared) == 1
