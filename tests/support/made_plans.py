"""Plans of files that came back from review, made for tests: no file is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.desk.versions import READ_BACK
from replydesk.draft.authorship import DraftState
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.merge import ClashChoice, Conflict
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.model import DocAnchor, DocComment, DocReply, ReviewChange, ReviewKind
from replydesk.text.note import Note

LI, WANG = "李某某", "王某某"
MONDAY = datetime(2026, 5, 28, 16, 40)


@dataclass(frozen=True)
class MadePlan:
    """Replacements of words in a draft's file. The change of `clash` is one that our side changed, too."""

    ours: Draft
    changes: Sequence[ReviewChange] = ()
    comments: Sequence[DocComment] = ()
    notes: Sequence[Note] = ()
    clash: int = -1
    why: str = READ_BACK
    places: Mapping[int, str] = field(default_factory=dict)

    def where(self, change: ReviewChange) -> str:
        return self.places.get(change.id, "答复内容第一节")

    def words_of(self, comment: DocComment) -> str:
        return "完善设施"

    def place_of_change(self, change: ReviewChange) -> Place:
        return Place(Part.ANSWER, 0, 0)

    def place_of_comment(self, comment: DocComment) -> Place:
        return Place(Part.ANSWER, 0, 2)

    def clashes(self, accepted: Set[int]) -> Sequence[Conflict]:
        if self.clash not in accepted:
            return ()
        change = self.changes[self.clash]
        ours = f"我们改的{change.removed}"
        place = Place(Part.ANSWER, 0, 0)
        return (Conflict("0a1b", place, change.removed, ours, change.added, "建成", "，日间"),)

    def result(self, accepted: Set[int], choices: Mapping[str, str]) -> Draft:
        text = format_draft(self.ours)
        for each in self.changes:
            keeps_ours = each.id == self.clash and choices.get("0a1b", ClashChoice.OURS) == ClashChoice.OURS
            if each.id in accepted and not keeps_ours:
                text = text.replace(each.removed, each.added, 1)
        return parse_draft(text).draft

    def states(self, accepted: Set[int], choices: Mapping[str, str]) -> Sequence[DraftState]:
        return [DraftState(self.result(accepted, choices), self.changes[0].who)] if accepted else []


def change(number: int, who: str, removed: str, added: str) -> ReviewChange:
    """Return a replacement made on one afternoon, untracked if nobody made it."""
    kind = ReviewKind.REPLACED if removed and added else ReviewKind.DELETED
    when = MONDAY.replace(minute=40 + number) if who else None
    return ReviewChange(number, who, when, kind, number, removed, added)


def sample_plan(ours: Draft, clash: int = -1) -> MadePlan:
    """Return what two people and a third without tracking have done to the sample draft."""
    anchor = (DocAnchor(3, 0, 4),)
    return MadePlan(
        ours,
        (
            change(0, LI, "412个", "420个"),
            change(1, WANG, "健全制度，完善设施", "建章立制，补齐设施"),
            change(2, LI, "，比上年增加2000万元", ""),
            change(3, "", "按季度调度", "按月调度"),
            change(4, LI, "1.2万人次", "1.3万人次"),
        ),
        (
            DocComment(
                "0", LI, MONDAY, "用房标准请再核对。", anchor, (DocReply("2", WANG, MONDAY, "已核对。"),)
            ),
            DocComment("1", WANG, MONDAY, "这句很好。", anchor, is_resolved=True),
        ),
        (Note("页眉里的 3 个字没有读"),),
        clash,
        places={1: "答复内容第一节", 2: "答复内容第二节（二）", 3: "下一步", 4: "答复内容第二节（一）"},
    )


def read_sample_plan(path: Path, place: Desk, draft_path: Path, draft: Draft, by: VerdictBy) -> MadePlan:
    """Stand in for reading a file."""
    return sample_plan(draft)
