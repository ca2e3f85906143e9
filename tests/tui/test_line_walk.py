"""Pointing at the words of printed letters of every kind: what is pointed at can have a remark."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.reply import make_reply
from replydesk.tui.kit.remark_target import Target
from replydesk.tui.reading.line_walk import LineWalk
from replydesk.tui.reading.reading_remarks import printed_stretch

ROOT = Path(__file__).parents[2]
DRAFTS = sorted((ROOT / "tests" / "fixtures" / "kinds").glob("*.md")) + sorted((ROOT / "drafts").glob("*.md"))
LEADER = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.stem)
def test_every_stretch_pointed_at_can_have_a_remark_and_is_found_again(path: Path) -> None:
    draft = desk_folder.read_draft(path).draft
    reply = make_reply(draft, desk_folder.Desk.open(ROOT).stock)
    walk = LineWalk(reply)
    targets = {}
    while True:
        before = walk.stop
        for _ in range(3):
            targets[walk.target[:3]] = walk.target, walk.printed
            walk.widen()
        walk.move_line(1)
        if walk.stop == before:
            break
    assert len(targets) > 5
    for target, (block, begin, end) in targets.values():
        remarked = add_remark(draft, *target[:3], "请核对", LEADER)
        (remark,) = remarks_of(remarked)[-1:] if remarks_of(draft) else remarks_of(remarked)
        assert not remark.is_lost and remark.anchor.place == target.place
        assert 0 <= begin < end <= len(reply.letter.blocks[block].text)
        assert printed_stretch(reply, remark) is not None


def steps(walk: LineWalk, by: int) -> list[Target]:
    """Return what is pointed at on the way by sentences to the last one, or the first."""
    seen: list[Target] = []
    while True:
        before = walk.target, walk.stop
        walk.move_sentence(by)
        if (walk.target, walk.stop) == before or len(seen) > 1000:
            return seen
        seen.append(walk.target)


@pytest.mark.parametrize("path", DRAFTS[:3], ids=lambda path: path.stem)
def test_the_way_by_sentences_goes_to_the_end_and_back(path: Path) -> None:
    draft = desk_folder.read_draft(path).draft
    walk = LineWalk(make_reply(draft, desk_folder.Desk.open(ROOT).stock))
    first = walk.target
    there, back = steps(walk, 1), steps(walk, -1)
    assert len(there) > 20
    assert back[::-1] == [first, *there[:-1]]
