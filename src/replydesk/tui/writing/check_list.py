"""The list of findings on a draft: go to one, or have it corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from replydesk.draft.locations import Edit, excerpt
from replydesk.draft.model import Key
from replydesk.draft.place import Place
from replydesk.reply.findings import Ruling, count_problems
from replydesk.reply.judged import Judged
from replydesk.text.note import Note
from replydesk.tui.commands import ON_DRAFT
from replydesk.tui.kit.dialogs import ListDialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.wrapping import Wrapped

MENDABLE = "（F2 改）"
_DECISION_KEYS = ("F2", "F3")  # keys of the rulings of a line, in their order


class FindingLine(NamedTuple):
    """A line of the list: its text, the field it leads to ("" if none), what corrects or decides it."""

    text: str
    aside: str = ""
    key: str = ""
    places: tuple[Place, ...] = ()
    fix: tuple[Edit, ...] = ()
    rulings: tuple[Ruling, ...] = ()

    @property
    def keys(self) -> str:
        """Return the keys that correct or decide the line, "" if none does."""
        if self.rulings:
            return f"（{_keys_of(self.rulings)}）"
        return MENDABLE if self.fix else ""


def _keys_of(rulings: Sequence[Ruling]) -> str:
    return "　".join(f"{key} {each.name}" for key, each in zip(_DECISION_KEYS, rulings, strict=False))


def finding_lines(judged: Judged, notes: Sequence[Note]) -> list[FindingLine]:
    """Return the lines for a draft: problems, remarks on its files, adjustments of the page."""
    profile = judged.reply.profile
    of_profile: list[FindingLine] = []
    if not profile.unreadable:
        of_profile = [FindingLine(f"[单位档案] {note}", key=Key.UNIT) for note in profile.notes]
    return [
        *(
            FindingLine(
                f"[{each.sort}] {each.key}：{each.message}",
                each.remedy,
                each.key,
                each.where,
                each.fix,
                each.rulings,
            )
            for each in judged.problems
        ),
        *(FindingLine(f"[打开时] {note}") for note in notes),
        *of_profile,
        *(
            FindingLine(f"[{each.sort}] {each.message}", each.remedy, each.key, rulings=each.rulings)
            for each in judged.done
        ),
    ]


def check_title(judged: Judged) -> str:
    """Return the title of the list: how many problems there are, by sort, as the status line counts them."""
    total = len(judged.problems)
    return f"检查：{total} 条（{count_problems(judged.problems)}）" if total else "检查：没有问题"


class CheckList(ListDialog[FindingLine]):
    """The findings, filtered by typing; F2 corrects one, F4 all, Enter goes to its field.

    What the clerk must decide is decided by F2 and F3.

    `found` is called after each change for the title and the new lines; `mend`, `mend_all` and `undo` change
    the draft and return a message.
    """

    BINDINGS = [
        ("f2", "mend(0)"),
        ("f3", "mend(1)"),
        ("f4", "mend_all"),
        ("ctrl+z", "undo"),
        *(
            Binding(each.keys, f"instead({each.action!r})", id=each.id, priority=True)
            for each in ON_DRAFT
            if each.action in ("export", "check")
        ),
    ]

    def __init__(
        self,
        found: Callable[[], tuple[str, list[FindingLine]]],
        mend: Callable[[Iterable[Edit]], str],
        mend_all: Callable[[], str],
        undo: Callable[[], str],
        export_key: str,
    ) -> None:
        super().__init__(name="check")
        self._found = found
        self._mend = mend
        self._mend_all = mend_all
        self._undo = undo
        self._export_key = export_key
        self._title, self._lines = found()
        self._shown: list[FindingLine] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("", classes="title")
            yield entry_field("键入文字查找")
            yield OptionList()
            yield Words(id="mending")
            yield Static("", classes="hint")

    def on_mount(self) -> None:
        self._show()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    def _show(self, at: int = 0, message: str = "") -> None:
        wanted = self.query_one(Input).value.strip()
        self._shown = [line for line in self._lines if wanted in line.text or wanted in line.aside]
        options = self.query_one(OptionList)
        options.clear_options()
        for line in self._shown:
            text = Text(line.text).append(f"　{line.aside}" if line.aside else "", style="dim")
            options.add_option(Option(Wrapped(text.append(line.keys, "bold"), hang=2)))
        options.highlighted = min(at, len(self._shown) - 1) if self._shown else None
        count = sum(bool(line.fix) for line in self._lines)
        hidden = len(self._lines) - len(self._shown)
        self.query_one(".title", Label).update(self._title + (f"　只列出含“{wanted}”的" if hidden else ""))
        keys = "回车到那里去改" + (f"   F2 改这一条   F4 改全部 {count} 条" if count else "")
        keys += "   F2、F3 定去留" if any(len(line.rulings) > 1 for line in self._lines) else ""
        undo = "   Ctrl+Z 撤销" if message else ""
        keys += f"{undo}   {self._export_key} 导出   Esc 返回"
        hint = f"{message}\n{keys}" if message else keys
        self.query_one(".hint", Static).update(Text(hint))
        self._show_mending()

    @on(OptionList.OptionHighlighted)
    def _show_mending(self) -> None:
        line = self._current
        text = Text()
        if line and line.fix:
            before, after = excerpt(line.fix[0])
            what = " 改为一节的标题 " if line.fix[0].level else " 改为 "
            text.append(f"“{before}”", "dim").append(what).append(
                f"“{after}”" if after else "（删去）", "bold"
            )
        self.query_one("#mending", Words).show(text, hang=2)

    @property
    def _current(self) -> FindingLine | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def action_mend(self, way: int) -> None:
        """Correct the selected line, or decide it in one of the ways, counted from 0."""
        if (line := self._current) is None:
            return
        if way < len(line.rulings):
            self._mend(line.rulings[way].edits)
            self._done(f"记下了：{line.rulings[way].name}")
        elif line.fix and not way:
            self._done(self._mend(line.fix))

    def action_mend_all(self) -> None:
        """Correct everything that has a correction."""
        if any(line.fix for line in self._lines):
            self._done(self._mend_all())

    def action_undo(self) -> None:
        """Undo the last change."""
        self._done(self._undo())

    def look_again(self) -> None:
        """List the findings again if they have changed."""
        if self._found() != (self._title, self._lines):
            self._done("")

    def _done(self, message: str) -> None:
        self._title, self._lines = self._found()
        self._show(self.query_one(OptionList).highlighted or 0, message)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        if line := self._current:
            self.dismiss(line)
