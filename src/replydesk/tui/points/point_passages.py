"""Passages of the open draft tied to the points they answer, picked or as proposed; sections for points."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.points.actions import tie
from replydesk.draft.points.coverage import answered_by, answering_none
from replydesk.draft.points.model import Point
from replydesk.draft.points.reading import points_of
from replydesk.draft.points.skeleton import with_sections
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.points.point_changes import ON_NONE, PointChanges, PointsWriter, short_point
from replydesk.tui.points.point_list import PointEditList
from replydesk.tui.points.rows import (
    PointRowKind,
    is_passage,
    passage_name,
    passage_words,
    passages_of,
)

SHOWN = 60  # characters of a passage in a list


class PointPassages(PointChanges):
    """A screen of points that passages are tied to."""

    def __init__(self, writer: PointsWriter, point: int = 0, at: Place | None = None) -> None:
        super().__init__(writer, point, at)
        self._here = writer.here  # the passage one wrote at

    @property
    def _facts(self) -> tuple[str, ...]:
        return (f"光标在 {passage_name(self.draft, self._here)}",) if self._here else ()

    @property
    def _no_passage(self) -> str:
        keys = f"{self.key('points.tie-picked')} 挑段落，{self.key('points.sections')} 一条一节"
        return f"这一条还没有段落；{keys}"

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

    def _tie(self, point: Point, *places: Place) -> bool:
        names = "、".join(passage_name(self.draft, each) for each in places)

        def tied(draft: Draft) -> Draft:
            for place in places:
                draft = tie(draft, point.id, place)
            return draft

        return self._change(tied, f"第 {point.number} 条：答在 {names}")

    def action_tie_picked(self) -> None:
        """Tie a passage picked from a list of all."""
        passages = [place for place, _ in passages_of(self.draft)]
        if (point := self._point) is None:
            return
        if not passages:
            self.say("稿子里还没有文字")
            return
        title = f"第 {point.number} 条答在哪里：{short_point(point.text)}"
        keys = "回车：答的是这一条   Esc 返回"
        self._pick(title, passages, keys, lambda place: self._tie(point, place))

    def _pick(self, title: str, places: list[Place], keys: str, use: Callable[[Place], object]) -> None:
        """Ask for a passage, and use it."""
        answered = answered_by(self.draft)
        choices = [
            Choice(
                f"{passage_name(self.draft, each)}　{passage_words(self.draft, each)[:SHOWN]}",
                f"答第 {'、'.join(map(str, answered[each]))} 条" if each in answered else "",
            )
            for each in places
        ]

        def picked(at: int | None) -> None:
            if at is not None:
                use(places[at])

        self.app.push_screen(Pick(title, choices, keys, what="一段"), picked)

    @on(PointEditList.Settled)
    def _settled(self) -> None:
        """Settle the likely passage under the cursor, of a point all that are likely, and go on."""
        row = self.points.current
        likely = self.proposals.get(row.point.id, ()) if row and not row.place else ()
        if row is None:
            self.say(ON_NONE)
        elif row.kind is PointRowKind.TIED:
            self.say("这一段已经认下了")
        elif row.place is None and not likely:
            more = f"；{self._no_passage.partition('；')[2]}"
            self.say("没有别的像是的段落了" if row.point.ties else f"没有像是的段落{more}")
        elif self._tie(row.point, *((row.place,) if row.place else likely)):
            self._go_behind(row.point)

    def _go_behind(self, point: Point) -> None:
        """Go to the next point."""
        following = [each.id for each in points_of(self.draft) if each.number > point.number]
        self.points.go_to_point(following[0] if following else point.id)

    def action_answering_none(self) -> None:
        """List the paragraphs that answer no point, and go to the one picked."""
        places = list(answering_none(self.draft))
        if places:
            title = f"没有答哪一条的段落：{len(places)} 段"
            self._pick(title, places, "回车到那里去写   Esc 返回", self.leave_for)
        else:
            self.say("没有：每一段都答了哪一条" if points_of(self.draft) else self.empty_words)

    def action_sections(self) -> None:
        """Add a section for each point without passages; with a likely one only if there are no others."""
        if not points_of(self.draft):
            self.say(self.empty_words)
            return
        likely = [each for each in points_of(self.draft) if not each.ties and each.id in self.proposals]
        but = frozenset(each.id for each in likely)
        if with_sections(self.draft, but) == self.draft:
            likely, but = [], frozenset()
        count = len(with_sections(self.draft, but).sections) - len(self.draft.sections)
        if count <= 0:
            self.say("每条都有段落了，没有要添的")
            return
        go = "光标在哪一条，回车就到它那一节去写"
        if likely:
            numbers = "、".join(str(each.number) for each in likely)
            go = f"第 {numbers} 条像是写了，没有添：是就按空格，不是再按一次"
        self._change(lambda draft: with_sections(draft, but), f"添了 {count} 节；{go}")
