"""The check of the open draft: what is found, going there, correcting it, passing it over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from replydesk.desk.settings import reviewer_name
from replydesk.desk.unit_passes import change_unit_passes, profile_file_of
from replydesk.draft.locations import Edit, apply_edits
from replydesk.draft.model import Key
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.findings import Finding, Level, apply_all_fixes
from replydesk.reply.passed_over import (
    NEVER_PASSED,
    PassedOver,
    lines_for,
    parse_passed,
    pass_over,
    take_back,
    words_of,
)
from replydesk.reply.rules.record.open_remarks import OPEN_REMARKS
from replydesk.text.errors import UserError
from replydesk.tui.writing import undoing
from replydesk.tui.writing.check_lines import (
    FindingLine,
    PassedLine,
    check_title,
    finding_lines,
    passed_lines,
)
from replydesk.tui.writing.check_list import CheckList
from replydesk.tui.writing.host import CheckedHost


def check(screen: CheckedHost, open_profile: Callable[[], None]) -> None:
    """List the findings; go to the words of the one picked, or to its field."""
    acts = DraftCheck(screen)

    async def go(line: FindingLine | None) -> None:
        if line is not None and line.key == Key.UNIT:
            open_profile()
        elif line is not None and line.finding:
            await go_to(screen, line.finding)

    if not acts.found()[1] and not acts.passed():
        screen.say("没有发现问题")
        return
    screen.app.push_screen(CheckList(acts, screen.key), go)


async def go_to(screen: CheckedHost, finding: Finding) -> None:
    """Go to the words of a finding, or to its field; of open remarks and of points to the first."""
    if finding.rule == OPEN_REMARKS.id:
        await screen.remarks.go_to_first()
    elif finding.key == Key.POINTS:
        screen.points.open_for(finding.rule)
    elif finding.hits:
        await screen.walk.go_to(finding)
    elif finding.key:
        await screen.go_to_field(finding.key)
        if finding.where:
            screen.editor.turn_to(finding.where[0])


class DraftCheck:
    """What the list of findings shows of an open draft, and does with it."""

    def __init__(self, screen: CheckedHost) -> None:
        self._screen = screen
        self._of_unit: tuple[PassedOver, ...] = ()  # what the last act passed over for the unit

    @property
    def last(self) -> Finding | None:
        """Return the finding gone to last."""
        return self._screen.walk.finding

    def found(self) -> tuple[str, list[FindingLine]]:
        """Return the title and the lines of the list."""
        screen = self._screen
        return check_title(screen.judged, screen.notes), finding_lines(screen.judged, screen.notes)

    def mend(self, edits: Iterable[Edit]) -> str:
        """Make edits."""
        self._of_unit = ()
        self._screen.edit(lambda draft: apply_edits(draft, edits), "")
        return "改好了"

    def mend_all(self) -> str:
        """Correct all that has a correction, as one change."""
        screen, self._of_unit = self._screen, ()
        draft, count = apply_all_fixes(screen.session.draft, lambda each: screen.judge(each).reply.findings)
        screen.edit(lambda _: draft, "")
        return f"改好了 {count} 条" if count else "剩下的要删去文字，请逐条按 F2"

    def undo(self) -> str:
        """Undo the last act: what was passed over for the unit, else the last change of the draft."""
        if lines := self._of_unit:
            self._of_unit = ()
            return self._take_back_of_unit(lines)
        return undoing.take_back(self._screen) or "没有可撤销的改动"

    def passed(self) -> list[PassedLine]:
        """Return what is passed over."""
        return passed_lines(self._screen.judged.reply)

    def refusal_to_pass(self, line: FindingLine) -> str:
        """Return why a line cannot be passed over, "" if it can."""
        if line.finding is None or not line.finding.rule:
            return "这一条不是检查出来的，不能略过"
        if line.finding.rule in NEVER_PASSED:
            return "取自旧复的要一处一处核对或者改掉，不能略过"
        return "待定的不用略过，填上就没有了" if line.finding.level is Level.OPEN else ""

    def words_to_pass(self, finding: Finding) -> str:
        """Say which words are passed over."""
        words = "”“".join(words_of(finding, self._screen.session.draft))
        return f"不再提的：“{words}”"

    def pass_over(self, finding: Finding, *, is_for_unit: bool) -> str:
        """Pass a finding over in the draft or in all of the unit's."""
        screen, self._of_unit = self._screen, ()
        by = VerdictBy(reviewer_name(screen.workbench.settings), screen.workbench.clock())
        lines = lines_for(finding, screen.session.draft, by)
        if not is_for_unit:
            screen.edit(lambda draft: pass_over(draft, finding, by), "")
            words = "”“".join(each.words for each in lines)
            return "本稿略过了这一条" + (f"：“{words}”；F8 里可以逐个收回" if len(lines) > 1 else "")
        trouble = self._change_unit(lambda kept: (*kept, *map(str, lines)))
        self._of_unit = () if trouble else lines
        return trouble or "全单位都略过了这一条；F8 里可以收回"

    def take_back(self, line: PassedLine) -> str:
        """Have a line found again."""
        self._of_unit = ()
        if line.is_of_unit:
            return self._take_back_of_unit((line.by,))
        self._screen.edit(lambda draft: take_back(draft, line.by), "")
        return "收回了，本稿还查这一条"

    def _take_back_of_unit(self, lines: Collection[PassedOver]) -> str:
        trouble = self._change_unit(
            lambda kept: tuple(each for each in kept if parse_passed(each) not in lines)
        )
        return trouble or "收回了，全单位还查这一条"

    def _change_unit(self, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> str:
        """Change what the unit passes over; return a message if that cannot be done."""
        screen = self._screen
        try:
            change_unit_passes(profile_file_of(screen.desk, screen.judged.reply.profile), change)
        except UserError as error:
            return f"没有记下：{error}"
        screen.workbench.take_up_profiles()
        return ""
