"""The lines of the list of findings, and of the list of what is passed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.text import Text

from replydesk.draft.locations import Edit, excerpt
from replydesk.draft.model import Key
from replydesk.reply.findings import Finding, Level, Ruling, by_weight, count_problems
from replydesk.reply.judged import Judged
from replydesk.reply.passed_over import PassedOver, passed_by_unit, passed_in
from replydesk.reply.reply import Reply
from replydesk.text.note import Note
from replydesk.tui.writing.named_keys import with_keys

MENDABLE = "（F2 改）"
_DECISION_KEYS = ("F2", "F3")  # keys of the rulings of a line, in their order


class FindingLine(NamedTuple):
    """A line of the list: its text, the field it leads to ("" if none), and its finding, if it is one."""

    text: str
    key: str = ""
    finding: Finding | None = None

    @property
    def fix(self) -> tuple[Edit, ...]:
        """Return the edits that correct it."""
        return self.finding.fix if self.finding else ()

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Return the ways to decide it."""
        return self.finding.rulings if self.finding else ()

    @property
    def source(self) -> str:
        """Return where it is laid down what is wrong, as shown: 国标 GB/T 9704-2012 7.2.5."""
        is_done = self.finding is None or self.finding.level is Level.INFO  # by the page itself
        return self.finding.source if self.finding and not is_done else ""

    @property
    def keys(self) -> str:
        """Return the keys that correct or decide the line, "" if none does."""
        if self.rulings:
            pairs = zip(_DECISION_KEYS, self.rulings, strict=False)
            return f"（{'　'.join(f'{key} {each.name}' for key, each in pairs)}）"
        return MENDABLE if self.fix else ""

    def has(self, wanted: str) -> bool:
        """Return True if a text is on the line, or in what is told of it when it is selected."""
        found = self.finding
        told = (self.text, *((found.remedy, self.source, found.rule) if found else ()))
        return any(wanted in each for each in told)

    def is_as(self, other: Finding | None) -> bool:
        """Return True if the line is of the rule and the field of another finding."""
        found = self.finding
        if found is None or other is None or found.key != other.key:
            return False
        return found.rule == other.rule if found.rule else found.message == other.message


def finding_lines(judged: Judged, notes: Sequence[Note]) -> list[FindingLine]:
    """Return the lines for a draft: problems, the worst first, remarks on its files, what the page did."""
    profile = judged.reply.profile
    of_profile: list[FindingLine] = []
    if not profile.unreadable:
        of_profile = [FindingLine(f"[单位档案] {note}", Key.UNIT) for note in profile.notes]
    return [
        *(_line(each, f"{each.key}：") for each in by_weight(judged.problems)),
        *(FindingLine(f"[打开时] {note}") for note in notes),
        *of_profile,
        *(_line(each) for each in judged.done),
    ]


def _line(finding: Finding, field: str = "") -> FindingLine:
    return FindingLine(f"[{finding.sort}] {field}{finding.message}", finding.key, finding)


def check_title(judged: Judged, notes: Sequence[Note] = ()) -> str:
    """Return the title of the list: how many problems there are; 没有问题 only if nothing is found."""
    total = len(judged.problems)
    if total:
        passed = f"　略过 {judged.passed} 处" if judged.passed else ""
        return f"检查：{total} 条（{count_problems(judged.problems)}）{passed}"
    remarks = len(notes) + len(judged.reply.profile.notes)
    return f"检查：打开时的提醒 {remarks} 条" if remarks else f"检查：{judged.counted}"


def told_of(line: FindingLine, key: Callable[[str], str]) -> Text:
    """Return what is told of a selected line: what to do, what is proposed, by which rule of which source.

    `key` returns the key of a command.
    """
    finding, text = line.finding, Text()
    if finding is None:
        return text
    text.append("办法　").append(with_keys(finding.remedy, key))
    if line.fix:
        before, after = excerpt(line.fix[0])
        what = " 改为一节的标题 " if line.fix[0].level else " 改为 "
        text.append(f"\n“{before}”", "dim").append(what)
        text.append(f"“{after}”" if after else "（删去）", "bold")
    elif right := next((hit for hit in finding.hits if hit.right), None):
        text.append(f"\n“{right.words}”", "dim").append(" 应为 ").append(f"“{right.right}”", "bold")
    if finding.rule:
        places = f"　{len(finding.hits)} 处" if len(finding.hits) > 1 else ""
        text.append(f"\n规则　{finding.rule}　来源　{finding.source}{places}", "dim")
    return text


class PassedLine(NamedTuple):
    """A line of what is passed over: of the draft or of its unit, and what it passes over at present."""

    by: PassedOver
    is_of_unit: bool
    found: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Return whether it is of the draft or of the unit."""
        return "全单位" if self.is_of_unit else "本稿"

    @property
    def text(self) -> str:
        """Return the line as it is listed."""
        return f"[{self.where}] {self.by}"

    @property
    def aside(self) -> str:
        """Return what it passes over in this draft."""
        return "；".join(self.found) or "这份稿子里现在没有"


def passed_lines(reply: Reply) -> list[PassedLine]:
    """Return what is passed over in a reply: the draft's lines, then those of its unit."""
    found: dict[tuple[PassedOver, bool], list[str]] = {}
    for each in reply.passed:
        said = f"[{each.finding.sort}] {each.finding.key}：{each.finding.message}"
        found.setdefault((each.by, each.is_of_unit), []).append(said)
    lines = [(each, False) for each in passed_in(reply.draft)]
    lines += [(each, True) for each in passed_by_unit(reply.profile)]
    return [PassedLine(*line, tuple(found.get(line, ()))) for line in lines]
