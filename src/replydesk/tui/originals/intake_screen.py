"""The screen on which originals are matched to drafts before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from replydesk.importing.originals.intake import name_of
from replydesk.importing.originals.plan import Fate, OriginalsPlan, PlannedOriginal
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_ORIGINALS, footer
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.row_list import RowList
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen, opens_dialog
from replydesk.tui.originals.intake_list import IntakeList
from replydesk.tui.originals.original_pane import OriginalPane
from replydesk.tui.originals.original_text import OriginalText

Drafts = Sequence[tuple[Path, str]]  # the drafts of the desk, and what is known of each in a few words

_TO_TEXT = next(each for each in ON_ORIGINALS if each.action == "page")
_UNREAD = "这个文件没有读进来；请换一份，或者打开它，复制文字，再粘贴进来"


class IntakeScreen(WorkScreen):
    """Originals and their drafts; `taken` is the plan as decided, None if it was left."""

    CSS_PATH = "intake.tcss"
    COMMANDS_HERE = ON_ORIGINALS
    BINDINGS = bindings(ON_ORIGINALS)

    def __init__(self, plan: OriginalsPlan, drafts: Drafts) -> None:
        super().__init__()
        self._plan = plan
        self._drafts = drafts
        self._left: frozenset[int] = frozenset()  # left out by the clerk
        self.taken: OriginalsPlan | None = None

    @cached_property
    def rows(self) -> IntakeList:
        """Return the list."""
        return IntakeList(lambda: self._plan, lambda: self._left)

    def compose(self) -> ComposeResult:
        yield Static(id="intake-title", classes="top")
        with Horizontal(id="main"):
            yield self.rows
            yield OriginalPane(OriginalText(), _TO_TEXT)
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_ORIGINALS), id="keys")

    @property
    def _pane(self) -> OriginalPane:
        return self.query_one(OriginalPane)

    def on_mount(self) -> None:
        self.rows.focus()
        self._show()

    @property
    def _current(self) -> PlannedOriginal | None:
        index = self.rows.current.number
        return self._plan.planned[index] if index >= 0 else None

    @on(RowList.Pointed)
    def _show(self) -> None:
        """Show the original under the cursor, and what becomes of all."""
        title = Text(f"添加原件　{self._summary}", no_wrap=True, overflow="ellipsis")
        self.query_one("#intake-title", Static).update(title)
        self.say("")
        each, row = self._current, self.rows.current
        status = self.query_one(StatusLine)
        if each is None:
            self._pane.show(None, without=f"{row.title}　{row.why}\n{_UNREAD}" if row.title else "")
            status.facts(row.why)
            return
        self._pane.show(each.original)
        name = each.file.name + f"（第 {each.file.place + 1} 份）" * (each.file.of > 1)
        status.facts(name or "粘贴的文字", *self._reasons(each))

    def _reasons(self, each: PlannedOriginal) -> tuple[str, ...]:
        """Return what the clerk decided on an original, else what speaks for its draft and for others."""
        if self.rows.current.number in self._left:
            return ("不要这一份",)
        if each.fate.is_new:
            return (f"另建新稿：{name_of(each.original)}",)
        if each.fate.draft and each.fate.draft != each.match.draft:
            return (f"您选的：{each.fate.draft.stem}",)
        others = f"还有 {len(each.others)} 份稿子像" if each.others else ""
        differs = each.others[0].differs if each.is_open and each.others else ""
        return others, differs or each.why

    @property
    def _summary(self) -> str:
        """Return the counts, those left out by the clerk for themselves."""
        left = len(self._left)
        plan = self._plan
        if not left:
            return plan.summary
        kept = [each for at, each in enumerate(plan.planned) if at not in self._left]
        return f"{OriginalsPlan(tuple(kept), plan.unread).summary}，{left} 份不要"

    def _decide(self, fate: Fate) -> None:
        """Give the original under the cursor a fate."""
        index = self.rows.current.number
        if index < 0:
            self.say(_UNREAD, is_trouble=True)
            return
        if self._plan.planned[index].is_kept:
            self.say("这份已经放好了，不用再放")
            return
        self._left -= {index}
        self._plan = self._plan.with_fate(index, fate)
        self._changed()

    def _changed(self) -> None:
        self.rows.refresh()
        self._show()

    @on(IntakeList.LeftOut)
    def _leave_out(self) -> None:
        """Leave the original under the cursor out, or take it again as it was matched."""
        each, index = self._current, self.rows.current.number
        if each is None or each.is_kept:
            self._decide(Fate())
            return
        if index in self._left:
            self._decide(Fate(each.match.draft))
        else:
            self._decide(Fate())
            self._left |= {index}
            self._changed()
        self.rows.action_move(1)

    @on(IntakeList.Opened)
    def _opened(self) -> None:
        self.action_choose()

    @opens_dialog
    async def action_choose(self) -> None:
        """Choose the draft of the original under the cursor."""
        each = self._current
        if each is None or each.is_kept:
            self._decide(Fate())
            return
        fates, choices = self._fates(each)
        pick = Pick(each.title, choices, "键入字缩小   回车选定   Esc 返回", what="稿子")
        picked = await self.app.push_screen_wait(pick)
        if picked is not None:
            self._decide(fates[picked])
            if fates[picked] == Fate():
                self._left |= {self.rows.current.number}
                self._changed()

    def _fates(self, each: PlannedOriginal) -> tuple[list[Fate], list[Choice]]:
        """Return what may become of an original: likely drafts first, a new one, nothing, other drafts."""
        likely = {each.match.draft: each.why} if each.match.draft else {}
        likely |= {other.path: "；".join(filter(None, (other.why, other.differs))) for other in each.others}
        fates = [Fate(path) for path in likely]
        choices = [Choice(path.stem, why) for path, why in likely.items() if path]
        fates += [Fate(is_new=True), Fate()]
        choices += [Choice("建一份新稿子", name_of(each.original)), Choice("不要这一份")]
        for path, known in self._drafts:
            if path not in likely:
                fates.append(Fate(path))
                choices.append(Choice(path.stem, known))
        return fates, choices

    def action_make(self) -> None:
        """Make a new draft for the original under the cursor, or not."""
        each = self._current
        self._decide(Fate(each.match.draft) if each and each.fate.is_new else Fate(is_new=True))

    def action_make_all(self) -> None:
        """Make new drafts for all originals that have none, or for none of them."""
        open_ones = [
            at for at, each in enumerate(self._plan.planned) if each.is_open and at not in self._left
        ]
        new = [at for at, each in enumerate(self._plan.planned) if each.fate.is_new]
        for index in open_ones or new:
            self._plan = self._plan.with_fate(index, Fate(is_new=bool(open_ones)))
        if not open_ones and not new:
            self.say("都对上了，没有要建新稿子的")
        else:
            self._changed()

    def action_next_open(self) -> None:
        """Go to the next original that has no draft yet."""
        count, at = len(self._plan.planned), self.rows.at
        behind = (index % count for index in range(at + 1, at + 1 + count))
        found = next((each for each in behind if self._is_open(each)), None)
        if found is None:
            self.say("都对上了")
        else:
            self.rows.go_to(found)

    def _is_open(self, index: int) -> bool:
        return self._plan.planned[index].is_open and index not in self._left

    def action_page(self) -> None:
        """Switch between the list and the original."""
        self._pane.enter() if self.rows.has_focus else self.rows.focus()

    @on(OriginalText.Left)
    def _original_left(self) -> None:
        self.rows.focus()

    @on(OriginalText.Missed)
    def _original_missed(self, event: OriginalText.Missed) -> None:
        self.say(event.text, is_trouble=True)

    def action_keep(self) -> None:
        """Close with the plan as decided."""
        if not self._plan.to_write:
            self.say("没有要放的：先给原件选稿子（回车），或者建新稿子", is_trouble=True)
            return
        self.taken = self._plan
        self.dismiss(None)

    def action_back(self) -> None:
        """Go back; nothing is written."""
        self.dismiss(None)
