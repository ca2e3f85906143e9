"""The points of the open draft: passages settled, states marked, points corrected, each undone by a key."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from replydesk.draft.points.actions import set_state
from replydesk.draft.points.model import Point, PointState
from replydesk.draft.points.reading import points_of
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_POINT, ON_POINTS
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.points.point_changes import quotation_above
from replydesk.tui.points.point_list import PointEditList
from replydesk.tui.points.point_passages import PointPassages

# Names of the commands shown below the list.
ACTS_SHOWN = (
    *("认下", "已答", "部分", "未答", "不采纳", "加一条", "去掉"),
    *("答在光标处", "挑段落", "改写", "拆开", "并下一条"),
)


class PointsScreen(PointPassages):
    """The points of the draft being written, with their states; every act is one change of it."""

    COMMANDS_HERE = ON_POINTS
    BINDINGS = bindings(ON_POINTS)
    LIST = PointEditList
    ACTS = tuple(each for each in (*IN_POINT, *ON_POINTS) if each.name in ACTS_SHOWN)

    @property
    def empty_words(self) -> str:
        keys = f"{self.key('points.find')} 从原件里找，{self.key('point.add')} 自己加。"
        return f"{super().empty_words}{keys}"

    @on(PointEditList.Missed)
    def _missed(self) -> None:
        self.say("没有写上：光标在逐条上，按 Esc 回到文字", is_trouble=True)

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
            above=quotation_above(point),
            needed=needed,
            typed=typed,
            box="",
        )
        self._ask(dialog, lambda reason: self._set_state(point, state, reason))

    def _set_state(self, point: Point, state: PointState | None, reason: str) -> None:
        said = f"第 {point.number} 条：{state or '不记了'}"
        self._do(lambda draft: set_state(draft, point.id, state, reason), said)

    def action_undo(self) -> None:
        """Undo the last change of the draft."""
        before = points_of(self.draft)
        self._tell_undone(before, self._writer.undo() or "没有可撤销的改动")

    def action_redo(self) -> None:
        """Redo the change last undone."""
        before = points_of(self.draft)
        self._tell_undone(before, self._writer.redo() or "没有可重做的改动")

    def _tell_undone(self, before: Sequence[Point], said: str) -> None:
        """Show the draft, with the cursor on a point that it changed, and tell what was done."""
        self.look_again()
        known = {each._replace(number=0) for each in before}
        changed = [each.id for each in points_of(self.draft) if each._replace(number=0) not in known]
        if changed and self.point not in changed:
            self.points.go_to_point(changed[0])
        self.say(said)


_WITH_REASON: dict[PointState | None, tuple[str, str]] = {
    PointState.DECLINED: ("理由，要写", "不采纳要写明理由"),
    PointState.PARTLY: ("还差什么，可以不写", ""),
}
