"""Points of the open draft added, removed, shifted, reworded, split, joined, found: each one change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from rich.text import Text
from textual import on
from textual.widgets import Static

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.points.actions import (
    PointResult,
    add_point,
    join_points,
    remove_point,
    reword_point,
    shift_point,
    split_point,
    tie,
    untie,
    with_more_points,
)
from replydesk.draft.points.model import Point
from replydesk.draft.points.proposing import proposed_ties
from replydesk.draft.points.reading import points_of
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.points.point_list import PointEditList
from replydesk.tui.points.points_view import PointsHost, PointsView
from replydesk.tui.points.rows import PointRowKind, Proposals
from replydesk.tui.points.split_dialog import SplitDialog

QUOTED = 16  # characters of a point in a message
ON_NONE = "光标不在条上"


class PointsWriter(PointsHost, Protocol):
    """The open draft whose points are changed; undo and redo return what they did, "" if nothing."""

    @property
    def here(self) -> Place | None: ...
    def edit(self, change: Callable[[Draft], Draft]) -> None: ...
    def undo(self) -> str: ...
    def redo(self) -> str: ...


class PointChanges(PointsView):
    """A screen of points that are changed; every change is one of the draft."""

    def __init__(self, writer: PointsWriter, point: int = 0, at: Place | None = None) -> None:
        super().__init__(writer, point, at)
        self._writer = writer

    @property
    def proposals(self) -> Proposals:
        return proposed_ties(self.draft)

    @property
    def _point(self) -> Point | None:
        """Return the point under the cursor; say so if there is none."""
        if (row := self.points.current) is None:
            self.say(ON_NONE)
        return row.point if row else None

    def _do(self, make: Callable[[Draft], PointResult], said: str) -> bool:
        """Change the draft, and tell what was done; return False if it was refused."""
        if refusal := make(self.draft).refusal:
            self.say(refusal, is_trouble=True)
            return False
        before = self.draft
        self._writer.edit(lambda draft: make(draft).draft)
        self.look_again()
        is_changed = self.draft != before
        self.say(f"{said}（{self.key('points.undo')} 撤销）" if is_changed else "本来就是这样，没有变")
        return is_changed

    def _change(self, make: Callable[[Draft], Draft], said: str) -> bool:
        return self._do(lambda draft: PointResult(make(draft)), said)

    def _ask(self, dialog: AskLine, use: Callable[[str], object]) -> None:
        """Ask for a line, and use it."""

        def answered(line: str | None) -> None:
            if line is not None:
                use(line)

        self.app.push_screen(dialog, answered)

    @on(PointEditList.Added)
    def _add(self) -> None:
        """Ask for a point, and add it behind that of the cursor."""
        after = self.point or None
        dialog = AskLine(
            "加一条", "建议还提了什么", "回车加上   Esc 不加", needed="请写这一条提的是什么", box=""
        )

        def add(text: str) -> None:
            before = {each.id for each in points_of(self.draft)}
            if self._change(lambda draft: add_point(draft, text, after), f"加了一条：{short_point(text)}"):
                new = [each.id for each in points_of(self.draft) if each.id not in before]
                self.points.go_to_point(new[0] if new else self.point)

        self._ask(dialog, add)

    @on(PointEditList.Removed)
    def _remove(self) -> None:
        """Remove the point under the cursor, or the tie of its passage."""
        row = self.points.current
        if row is None:
            self.say(ON_NONE)
            return
        point, place = row.point, row.place
        if row.kind is PointRowKind.POINT:
            self._change(
                lambda draft: remove_point(draft, point.id),
                f"去掉了第 {point.number} 条：{short_point(point.text)}",
            )
        elif row.kind is PointRowKind.LOST:
            self._change(partial(_without_lost, point=point), f"第 {point.number} 条不再记着不在了的")
        elif row.kind is PointRowKind.PROPOSED:
            self.say("这是像是的，还没有认下；不是就不用管它")
        else:
            said = f"第 {point.number} 条不再答在这里"
            self._change(lambda draft: untie(draft, point.id, place), said)

    @on(PointEditList.Shifted)
    def _shift(self, event: PointEditList.Shifted) -> None:
        """Move a point up or down; it stays the one of the cursor."""
        if (point := self._point) is None:
            return
        count = len(points_of(self.draft))
        if 1 <= point.number + event.by <= count:
            said = f"第 {point.number} 条移到了第 {point.number + event.by} 条"
            self._change(lambda draft: shift_point(draft, point.id, event.by), said)
        else:
            self.say("已经是第一条" if event.by < 0 else "已经是最后一条")

    def action_reword(self) -> None:
        """Ask for other words of a point."""
        if (point := self._point) is None:
            return
        dialog = AskLine(
            f"改写第 {point.number} 条",
            "这一条提的是什么",
            "回车改好   Esc 不改",
            above=quotation_above(point),
            needed="请写这一条提的是什么；不要它，按 Esc 再按 Delete",
            typed=point.text,
            box="",
        )
        said = f"改写了第 {point.number} 条"
        self._ask(dialog, lambda text: self._do(lambda draft: reword_point(draft, point.id, text), said))

    def action_split(self) -> None:
        """Ask where to divide a point, and divide it."""
        if (point := self._point) is None:
            return
        if len(point.text) < 2:
            self.say("这一条只有一个字，拆不开")
            return

        def divided(offset: int | None) -> None:
            if offset is not None:
                said = f"第 {point.number} 条拆成了两条"
                self._do(lambda draft: split_point(draft, point.id, offset), said)

        self.app.push_screen(SplitDialog(point.number, point.text), divided)

    def action_join(self) -> None:
        """Join a point with the next one."""
        if point := self._point:
            said = f"第 {point.number + 1} 条并进了第 {point.number} 条"
            self._do(lambda draft: join_points(draft, point.id), said)

    def action_find(self) -> None:
        """Add the points of the original that are not listed."""
        original = self._host.original
        if original is None:
            add = f"{self.key('draft.original')} 看怎么添加"
            self.say(f"这份稿子没有原件，没有可找的；回到稿子按 {add}", is_trouble=True)
            return
        before = len(points_of(self.draft))
        count = len(points_of(with_more_points(self.draft, original))) - before
        if count:
            more = "又" if before else ""
            self._change(lambda draft: with_more_points(draft, original), f"从原件里{more}找到 {count} 条")
        else:
            self.say("原件里没有找到别的条" if before else "原件里没有找到一条一条的；可以自己加")


def quotation_above(point: Point) -> Static:
    """Return a point as it is shown above a question."""
    return Static(Wrapped(Text(f"{point.text}\n")))


def short_point(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}……"


def _without_lost(draft: Draft, point: Point) -> Draft:
    """Return the draft with only those ties of a point whose passages are there."""
    draft = untie(draft, point.id)
    for anchor in point.ties:
        draft = tie(draft, point.id, anchor.place)
    return draft
