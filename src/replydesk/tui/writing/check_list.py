"""The list of findings on a draft: go to one, have it corrected, or pass it over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from replydesk.draft.locations import Edit
from replydesk.reply.findings import Finding, Level
from replydesk.tui.commands import ON_DRAFT
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Agree, ListDialog, Read
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.help_text import KEYS_WIDE
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.wrapping import Tailed, Wrapped
from replydesk.tui.writing.check_help import check_help
from replydesk.tui.writing.check_lines import FindingLine, PassedLine, told_of
from replydesk.tui.writing.passed_list import PassedList

PASS = "略过"  # typed to pass over an error
_SEEN = "略过以后，稿子就能导出、送核；核稿、签发的人看得到略过了什么、是谁略过的。"
_OF_UNIT = "以后全单位都不提这一处，哪份稿子里有都不提。写进单位档案，F8 里可以收回。"


class CheckActs(Protocol):
    """What the list shows, and does with the draft; what is done is told in words."""

    @property
    def last(self) -> Finding | None: ...
    def found(self) -> tuple[str, list[FindingLine]]: ...
    def mend(self, edits: Iterable[Edit]) -> str: ...
    def mend_all(self) -> str: ...
    def undo(self) -> str: ...
    def passed(self) -> list[PassedLine]: ...
    def refusal_to_pass(self, line: FindingLine) -> str: ...
    def words_to_pass(self, finding: Finding) -> str: ...
    def pass_over(self, finding: Finding, *, is_for_unit: bool) -> str: ...
    def take_back(self, line: PassedLine) -> str: ...


class CheckList(ListDialog[FindingLine]):
    """The findings, filtered by typing; F2 corrects one, F4 all, Enter goes to its words.

    What the clerk must decide is decided by F2 and F3. F6 passes a finding over in the draft, Shift+F6 in all
    drafts of the unit; F8 lists what is passed over.
    """

    BINDINGS = [
        ("f2", "mend(0)"),
        ("f3", "mend(1)"),
        ("f4", "mend_all"),
        ("f6", "pass_over(False)"),
        ("f18", "pass_over(True)"),
        ("f8", "show_passed"),
        ("ctrl+z", "undo"),
        *(
            Binding(each.keys, f"instead({each.action!r})", id=each.id, priority=True)
            for each in ON_DRAFT
            if each.action in ("export", "check")
        ),
    ]

    def __init__(self, acts: CheckActs, key: Callable[[str], str]) -> None:
        """`key` returns the key of a command of the draft's screen."""
        super().__init__(name="check")
        self._acts = acts
        self._key = key
        self._title, self._lines = acts.found()
        self._shown: list[FindingLine] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("", classes="title")
            yield entry_field("键入文字查找")
            yield OptionList()
            yield Words(id="mending")
            yield Static("", classes="hint")

    def on_mount(self) -> None:
        last = self._acts.last
        self._show(next((at for at, line in enumerate(self._lines) if line.is_as(last)), 0))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    def _show(self, at: int = 0, message: str = "", *, can_undo: bool = False) -> None:
        wanted = self.query_one(Input).value.strip()
        self._shown = [line for line in self._lines if line.has(wanted)]
        options = self.query_one(OptionList)
        options.clear_options()
        for line in self._shown:
            tail = Text(f"　{line.source}" if line.source else "", "dim").append(line.keys, "not dim bold")
            options.add_option(Option(Tailed(Text(line.text), tail, hang=2)))
        options.highlighted = min(at, len(self._shown) - 1) if self._shown else None
        hidden = len(self._lines) - len(self._shown)
        self.query_one(".title", Label).update(self._title + (f"　只列出含“{wanted}”的" if hidden else ""))
        keys = self._keys(can_undo=can_undo)
        self.query_one(".hint", Static).update(Text(f"{message}\n{keys}" if message else keys))
        self._show_details()

    def _keys(self, *, can_undo: bool) -> str:
        """Return the keys that can be used now."""
        count = sum(bool(line.finding and line.finding.is_mended_with_all) for line in self._lines)
        keys = ["回车到那里去改"] if self._lines else []
        keys += ["F2 改这一条"] if any(line.fix for line in self._lines) else []
        keys += [f"F4 改全部 {count} 条"] if count else []
        keys += ["F2、F3 定去留"] if any(len(line.rulings) > 1 for line in self._lines) else []
        keys += ["F6 略过", "Shift+F6 全单位略过"] if any(map(_can_be_passed, self._lines)) else []
        keys += ["F8 略过的"] if self._acts.passed() else []
        keys += ["Ctrl+Z 撤销"] if can_undo else []
        return "   ".join((*keys, f"{self._key('draft.export')} 导出", "Esc 返回"))

    @on(OptionList.OptionHighlighted)
    def _show_details(self) -> None:
        line = self._current
        self.query_one("#mending", Words).show(told_of(line, self._key) if line else Text(), hang=2)

    @property
    def _current(self) -> FindingLine | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    async def action_instead(self, action: str) -> None:
        """Show the help of the list; else close, and run a command on the screen below."""
        if action == "help":
            self.app.push_screen(Read("检查的帮助", check_help(), KEYS_WIDE))
        else:
            await super().action_instead(action)

    def action_mend(self, way: int) -> None:
        """Correct the selected line, or decide it in one of the ways, counted from 0."""
        if (line := self._current) is None:
            return
        if way < len(line.rulings):
            self._acts.mend(line.rulings[way].edits)
            self._done(f"记下了：{line.rulings[way].name}")
        elif line.fix and not way:
            self._done(self._acts.mend(line.fix))

    def action_mend_all(self) -> None:
        """Correct everything that has a correction."""
        if any(line.fix for line in self._lines):
            self._done(self._acts.mend_all())

    def action_undo(self) -> None:
        """Undo the last change."""
        self._done(self._acts.undo())

    def action_pass_over(self, is_for_unit: bool) -> None:
        """Pass the selected finding over, in the draft or the unit; ask about errors, and for the unit."""
        if (line := self._current) is None:
            return
        finding, refusal = line.finding, self._acts.refusal_to_pass(line)
        if finding is None or refusal:
            self._show_message(refusal)
            return

        def settled(answer: str | bool | None) -> None:
            if answer in (True, PASS):
                message = self._acts.pass_over(finding, is_for_unit=is_for_unit)
                self._done(message)
            elif answer is not None:
                self._show_message(f"没有略过：略过错误，要写“{PASS}”两个字")

        what = f"{line.text}\n{self._acts.words_to_pass(finding)}"
        if finding.level is Level.ERROR:
            self.app.push_screen(_ask_for_word(what, is_for_unit=is_for_unit), settled)
        elif is_for_unit:
            text = Text(f"{what}\n\n{_OF_UNIT}")
            self.app.push_screen(Agree("全单位略过", text, "回车略过   Esc 不略过", 2), settled)
        else:
            settled(True)

    def action_show_passed(self) -> None:
        """List what is passed over."""
        if self._acts.passed():
            self.app.push_screen(
                PassedList(self._acts.passed, self._acts.take_back),
                lambda _: self._done("", can_undo=False),
            )
        else:
            self._show_message("没有略过的")

    def look_again(self) -> None:
        """List the findings again if they have changed."""
        if self._acts.found() != (self._title, self._lines):
            self._done("", can_undo=False)

    def _done(self, message: str, *, can_undo: bool = True) -> None:
        self._title, self._lines = self._acts.found()
        self._show_message(message, can_undo=can_undo)

    def _show_message(self, message: str, *, can_undo: bool = False) -> None:
        self._show(self.query_one(OptionList).highlighted or 0, message, can_undo=can_undo)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        if line := self._current:
            self.dismiss(line)


def _can_be_passed(line: FindingLine) -> bool:
    return bool(line.finding and line.finding.rule)


def _ask_for_word(what: str, *, is_for_unit: bool) -> AskLine:
    text = f"{what}\n\n{_OF_UNIT if is_for_unit else ''}{_SEEN}\n"
    return AskLine(
        "略过一条错误",
        f"写“{PASS}”两个字",
        "回车略过   Esc 不略过",
        above=Static(Wrapped(Text(text), 2)),
        needed=f"请写“{PASS}”两个字；不略过就按 Esc",
        box="",
    )
