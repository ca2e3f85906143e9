"""A memory of past replies that is given what it knows, for tests of the screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.draft.original import Original
from replydesk.draft.place import Place
from replydesk.past.model import PastHit, PastPassage, PastReply, PastState, SameItem
from replydesk.past.past import MOST, Past
from replydesk.text.errors import UserError

CANTEENS = """\
---
单位: 甲市某某局
案由: 关于办好社区老年食堂的建议
---

我局高度重视社区老年食堂建设。

# 工作现状

2025年全市建成社区食堂86个，投入补贴1200万元。老年人就餐有优惠。

# 关于加大运营补贴的建议。

已经会同市财政局研究补贴办法。

将在2026年底前出台。

<!-- 下一步 -->

我局将继续办好社区食堂。
"""

LIFTS = """\
---
单位: 甲市某某局
案由: 关于加装电梯的建议
---

# 工作现状

全市加装电梯320部。
"""

GONE = "找不到旧的文件了：它移走了或者改了名，请在原来的文件夹里看"


def reply_of(
    name: str,
    title: str,
    *,
    year: str = "2025",
    people: str = "王某某",
    result: str = "A",
    stage: str = "已签",
) -> PastReply:
    """Return a past reply with a title, of 2025 and signed unless said otherwise."""
    path, number = Path("旧稿") / f"{name}.md", "第0055号"
    label = f"{year}年 {number} {people} {title}"
    return PastReply(
        str(path),
        path,
        label,
        title,
        number=number,
        year=year,
        people=people,
        result_class=result,
        stage=stage,
    )


CANTEEN_REPLY = reply_of("老年食堂", "关于办好社区老年食堂的建议")
LIFT_REPLY = reply_of("电梯", "关于加装电梯的建议", year="2024", people="李某、赵某", result="B")
GONE_REPLY = reply_of("移走的", "关于移走的建议", year="2023", stage="")


SAME = (SameItem(CANTEEN_REPLY, 0.94, ("全市已有食堂。", "将在2026年底前出台。")),)
READ = PastState(3, 3)


class KnownPast(Past):
    """Knows two replies and one whose file is gone; `words` of a question are looked for in the texts."""

    def __init__(self, same: Sequence[SameItem] = (), state: PastState = READ) -> None:
        self.same = tuple(same)
        self.state_now = state
        self.asked: list[tuple[str, Original | None, tuple[str, ...]]] = []
        self.texts = {CANTEEN_REPLY.key: CANTEENS, LIFT_REPLY.key: LIFTS}

    def similar(
        self,
        draft: Draft,
        original: Original | None = None,
        points: Sequence[str] = (),
        *,
        own: Path | None = None,
        most: int = MOST,
    ) -> tuple[PastHit, ...]:
        self.asked.append(("", original, tuple(points)))
        return (
            PastHit(CANTEEN_REPLY, 9.0, ("社区食堂", "补贴"), ()),
            PastHit(LIFT_REPLY, 4.0, ("工作现状",), ()),
            PastHit(GONE_REPLY, 1.0, (), ()),
        )

    def to_words(self, text: str, *, own: Path | None = None, most: int = MOST) -> tuple[PastHit, ...]:
        self.asked.append((text, None, ()))
        found = []
        for reply in (CANTEEN_REPLY, LIFT_REPLY):
            draft = self.text_of(reply)
            for number, section in enumerate(draft.sections):
                for index, each in enumerate(section.paragraphs):
                    if text in each.text:
                        passage = PastPassage(Place("答复内容", number, index), each.text, (text,), 1.0)
                        found.append(PastHit(reply, 1.0, (text,), (passage,)))
        return tuple(found)

    def same_item(
        self, draft: Draft, original: Original | None = None, *, own: Path | None = None
    ) -> tuple[SameItem, ...]:
        return self.same

    def text_of(self, reply: PastReply) -> Draft:
        if reply.key not in self.texts:
            raise UserError(GONE)
        return parse_draft(self.texts[reply.key]).draft

    @property
    def state(self) -> PastState:
        return self.state_now

    def upkeep(
        self,
        progress: Callable[[PastState], None] = lambda _: None,
        should_stop: Callable[[], bool] = lambda: False,
        *,
        rest: float = 0.0,
        is_thorough: bool = False,
    ) -> PastState:
        return self.state_now

    def changes(self, should_stop: Callable[[], bool] = lambda: False) -> None:
        return None

    def close(self) -> None:
        pass
