"""The points of the open draft: passages settled, states marked, points corrected, each undone by a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, cast

from textual import on

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.points.actions import (
    PointResult,
    add_point,
    join_points,
    remove_point,
    reword_point,
    set_state,
    shift_point,
    split_point,
    tie,
    untie,
    with_more_points,
)
from replydesk.draft.points.coverage import answered_by, answering_none
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.proposing import proposed_ties
from replydesk.draft.points.reading import points_of
from replydesk.draft.points.skeleton import with_sections
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_POINTS
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.work_screen import opens_dialog
from replydesk.tui.points.point_list import PointEditList
from replydesk.tui.points.points_view import PointsHost, PointsView
from replydesk.tui.points.rows import (
    PointRowKind,
    Proposals,
    is_passage,
    passage_name,
    passage_words,
    passages_of,
)
from replydesk.tui.points.split_dialog import SplitDialog

SHOWN = 60  # characters of a passage in a list
QUOTED = 16  # characters of a point in a message
ON_NONE = "光标不在条上"


class PointsWriter(PointsHost, Protocol):
    """The open draft whose points are changed; undo and redo return what they did, "" if nothing."""

    @property
    def here(self) -> Place | None: ...
    def edit(self, change: Callable[[Draft], Draft]) -> None: ...
    def undo(self) -> str: ...
    def redo(self) -> str: ...


class PointsScreen(PointsView):
    """The points of the draft being written; every act is one change of it."""

    COMMANDS_HERE = ON_POINTS
    BINDINGS = bindings(ON_POINTS)
    LIST = PointEditList

    def __init__(self, writer: PointsWriter, point: int = 0, at: Place | None = None) -> None:
        super().__init__(writer, point, at)
        self._writer = writer
        self._here = writer.here

    @property
    def proposals(self) -> Proposals:
        return proposed_ties(self.draft)

    @property
    def _empty_words(self) -> str:
        keys = f"{self.key('points.find')} 从原件里找，{self.key('point.add')} 自己加。"
        return f"{super()._empty_words}{keys}"

    @property
    def _facts(self) -> tuple[str, ...]:
        return (f"光标在 {passage_name(self.draft, self._here)}",) if self._here else ()

    @property
    def _no_passage(self) -> str:
        keys = f"{self.key('points.tie-picked')} 挑段落，{self.key('points.sections')} 一条一节"
        return f"这一条还没有段落；{keys}"

    @property
    def _point(self) -> Point | None:
        """Return the point under the cursor; say so if there is none."""
        if (row := self.points.current) is None:
            self.say(ON_NONE)
        return row.point if row else None

    # changing

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

    # passages

    def point_to(self, place: Place) -> None:
        """Take a passage as the one of the cursor, and go to the point that it answers."""
        self._here = place
        super().point_to(place)
        if place not in answered_by(self.draft):
            self.say(f"这一段没有答哪一条；{self.key('points.tie-here')} 记作光标所在的这一条")
        self._show_row()

    def action_tie_here(self) -> None:
        """Tie the passage that one wrote at."""
        if not is_passage(self._here) or self._here is None:
            self.say(f"光标不在正文的段落里；{self.key('points.tie-picked')} 挑一段", is_trouble=True)
        elif point := self._point:
            self._tie(point, self._here)

    def _tie(self, point: Point, place: Place) -> bool:
        said = f"第 {point.number} 条：答在 {passage_name(self.draft, place)}"
        return self._change(lambda draft: tie(draft, point.id, place), said)

    @opens_dialog
    async def action_tie_picked(self) -> None:
        """Tie a passage picked from a list of all."""
        passages = [place for place, _ in passages_of(self.draft)]
        if (point := self._point) is None:
            return
        if not passages:
            self.say("稿子里还没有文字")
            return
        title = f"第 {point.number} 条答在哪里：{_short(point.text)}"
        place = await self._pick(title, passages, "回车：答的是这一条   Esc 返回")
        if place is not None:
            self._tie(point, place)

    async def _pick(self, title: str, places: list[Place], keys: str) -> Place | None:
        """Ask for a passage."""
        answered = answered_by(self.draft)
        choices = [
            Choice(
                f"{passage_name(self.draft, each)}　{passage_words(self.draft, each)[:SHOWN]}",
                f"答第 {'、'.join(map(str, answered[each]))} 条" if each in answered else "",
            )
            for each in places
        ]
        at = await self.app.push_screen_wait(Pick(title, choices, keys, what="一段"))
        return None if at is None else places[at]

    @on(PointEditList.Settled)
    def _settled(self) -> None:
        """Settle the likely passage under the cursor, of a point the likeliest, and go on."""
        row = self.points.current
        if row is None:
            self.say(ON_NONE)
        elif row.kind is PointRowKind.TIED:
            self.say("这一段已经认下了")
        elif row.place is None and not self.proposals.get(row.point.id):
            self.say(f"没有像是的段落；{self._no_passage.partition('；')[2]}")
        elif self._tie(row.point, row.place or self.proposals[row.point.id][0]):
            self._go_behind(row.point)

    def _go_behind(self, point: Point) -> None:
        """Go to the next point."""
        following = [each.id for each in points_of(self.draft) if each.number > point.number]
        self.points.go_to_point(following[0] if following else point.id)

    @opens_dialog
    async def action_answering_none(self) -> None:
        """List the paragraphs that answer no point, and go to the one picked."""
        places = list(answering_none(self.draft))
        if not places:
            has_points = bool(points_of(self.draft))
            self.say("没有：每一段都答了哪一条" if has_points else self._empty_words)
            return
        title = f"没有答哪一条的段落：{len(places)} 段"
        place = await self._pick(title, places, "回车到那里去写   Esc 返回")
        if place is not None:
            self.leave_for(place)

    def action_sections(self) -> None:
        """Add a section for each point without passages."""
        if not points_of(self.draft):
            self.say(self._empty_words)
            return
        count = len(with_sections(self.draft).sections) - len(self.draft.sections)
        if not count:
            self.say("每条都有段落了，没有要添的")
        elif self._change(with_sections, f"添了 {count} 节，回车到光标这一条的那一节去写"):
            self._show_row()

    # states

    @on(PointEditList.Marked)
    @opens_dialog
    async def _marked(self, event: PointEditList.Marked) -> None:
        ...

    # points
