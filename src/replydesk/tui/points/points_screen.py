"""The points of the open draft: passages settled, states marked, points corrected, each undone by a key."""

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
from replydesk.tui.commands import IN_POINT, ON_POINTS
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.wrapping import Wrapped
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
# Names of the commands shown below the list.
ACTS_SHOWN = (
    *("认下", "已答", "部分", "未答", "不采纳", "加一条", "去掉"),
    *("答在光标处", "挑段落", "改写", "拆开", "并下一条"),
)
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
    ACTS = tuple(each for each in (*IN_POINT, *ON_POINTS) if each.name in ACTS_SHOWN)

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

    @on(PointEditList.Missed)
    def _missed(self) -> None:
        self.say("没有写上：光标在逐条上，按 Esc 回到文字", is_trouble=True)

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
        title = f"第 {point.number} 条答在哪里：{_short(point.text)}"
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
            self.say("没有：每一段都答了哪一条" if points_of(self.draft) else self._empty_words)

    def action_sections(self) -> None:
        """Add a section for each point without passages; with a likely one only if there are no others."""
        if not points_of(self.draft):
            self.say(self._empty_words)
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

    # states

    @on(PointEditList.Marked)
    def _marked(self, event: PointEditList.Marked) -> None:
        """Set the state of a point; ask for the reason why it is declined, or answered in part only."""
        if (point := self._point) is None:
            return
        state = event.state
        if state not in _WITH_REASON:
            self._set_state(point, state, "")
            return
        asked, needed = _WITH_REASON[state]
        typed = point.reason if point.state is state else ""
        dialog = AskLine(
            f"第 {point.number} 条：{state}",
            asked,
            "回车记下   Esc 不记",
            above=_quotation(point),
            needed=needed,
            typed=typed,
            box="",
        )
        self._ask(dialog, lambda reason: self._set_state(point, state, reason))

    def _ask(self, dialog: AskLine, use: Callable[[str], object]) -> None:
        """Ask for a line, and use it."""

        def answered(line: str | None) -> None:
            if line is not None:
                use(line)

        self.app.push_screen(dialog, answered)

    def _set_state(self, point: Point, state: PointState | None, reason: str) -> None:
        said = f"第 {point.number} 条：{state or '不记了'}"
        self._do(lambda draft: set_state(draft, point.id, state, reason), said)

    # points

    @on(PointEditList.Added)
    def _add(self) -> None:
        """Ask for a point, and add it behind that of the cursor."""
        after = self.point or None
        dialog = AskLine(
            "加一条", "建议还提了什么", "回车加上   Esc 不加", needed="请写这一条提的是什么", box=""
        )

        def add(text: str) -> None:
            before = {each.id for each in points_of(self.draft)}
            if self._change(lambda draft: add_point(draft, text, after), f"加了一条：{_short(text)}"):
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
                f"去掉了第 {point.number} 条：{_short(point.text)}",
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
            said = f"第 {point.number} 条移到了第 {point.number + event.by}"
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
            above=_quotation(point),
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

    # undoing

    def action_undo(self) -> None:
        """Undo the last change of the draft."""
        self._tell_undone(self._writer.undo() or "没有可撤销的改动")

    def action_redo(self) -> None:
        """Redo the change last undone."""
        self._tell_undone(self._writer.redo() or "没有可重做的改动")

    def _tell_undone(self, said: str) -> None:
        self.look_again()
        self.say(said)


_WITH_REASON: dict[PointState | None, tuple[str, str]] = {
    PointState.DECLINED: ("理由，要写", "不采纳要写明理由"),
    PointState.PARTLY: ("还差什么，可以不写", ""),
}


def _quotation(point: Point) -> Static:
    """Return a point as it is shown above a question."""
    return Static(Wrapped(Text(f"{point.text}\n")))


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]}……"


def _without_lost(draft: Draft, point: Point) -> Draft:
    """Return the draft with only those ties of a point whose passages are there."""
    draft = untie(draft, point.id)
    for anchor in point.ties:
        draft = tie(draft, point.id, anchor.place)
    return draft
